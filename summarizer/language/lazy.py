"""Regular expressions compiled on their first use: an article pays for those alone that its words reach."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast


class _Compiling:
    """An attribute of the pattern, which compiles it when first asked for and then belongs to the object itself."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, lazy: "LazyPattern", owner: type) -> Any:
        value = getattr(lazy.compiled(), self._name)
        setattr(lazy, self._name, value)
        return value


class LazyPattern:
    """Stands in for a pattern; the first attribute asked for compiles it.

    What was asked for once is from then on this object's own attribute, so that a call costs no more than a call of
    the pattern itself.
    """

    search, match, fullmatch, finditer, findall, sub, subn, split = (_Compiling() for _ in range(8))
    pattern, flags, groups, groupindex = (_Compiling() for _ in range(4))

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[Any] | None = None

    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        if self._compiled is None:
            source = self._source
            self._compiled = re.compile(source() if callable(source) else source, self._flags)
        return self._compiled


def lazy_pattern(source: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern `re.compile(source, flags)` would return, compiled when one of its methods is first used.

    A faulty pattern raises `re.error` only then, so each one needs a test that reaches it.

    Args:
        source: the expression, or a function that makes it when building it is itself costly.
        flags: as of `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))
