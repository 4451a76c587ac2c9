"""Dataclasses whose comparison, hash and text are shared functions instead of code compiled for each class."""

from typing import TYPE_CHECKING

__all__ = ["record"]

# A frozen dataclass compiles six functions when its class is made, a millisecond; sixty classes took more of a start
# than all word lists. To the type checker, which is who keeps a record unchanged, these are dataclasses as any other.
if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass, fields
    from operator import attrgetter

    def record(*, frozen=False, slots=False, eq=True):
        """As `dataclasses.dataclass`, whose `fields`, `replace` and `asdict` take these classes too.

        Args:
            frozen: instances have a hash; only the type checker keeps them from being written to.
            slots: as of `dataclass`.
            eq: instances of one class are equal when their compared fields are; otherwise when they are the same.
        """

        def made(cls):
            cls = dataclass(repr=False, eq=False, slots=slots)(cls)
            for name, method in _methods(cls, frozen=frozen, eq=eq).items():
                if name not in vars(cls):
                    setattr(cls, name, method)
            return cls

        return made

    def _methods(cls, *, frozen, eq):
        shown = [field.name for field in fields(cls) if field.repr]

        def text(self):
            return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

        if not eq:
            return {"__repr__": text}
        values = attrgetter(*(field.name for field in fields(cls) if field.compare))

        def equals(self, other):
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self):
            return hash(values(self))

        return {"__repr__": text, "__eq__": equals, "__hash__": hashed if frozen else None}
