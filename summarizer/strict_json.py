"""JSON read strictly: duplicate keys, NaN and infinities are errors, as neither has one meaning."""

import json
from typing import Any

from summarizer.errors import SummarizerError


class StrictJsonError(SummarizerError):
    """The text is not strict JSON."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise StrictJsonError(f"duplicate key {key!r}")
        seen[key] = value
    return seen


def _constant(name: str) -> Any:
    raise StrictJsonError(f"{name} is not JSON")


def loads(text: str) -> Any:
    """The value that `text` holds.

    Raises:
        StrictJsonError: not JSON, a duplicate key, NaN or Infinity, nesting or digits beyond Python's limits.
    """
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        raise StrictJsonError(f"not JSON: {error}") from error
