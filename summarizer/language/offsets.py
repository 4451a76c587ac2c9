"""Where the words of a text stand, found when somebody asks: most sentences of an article hold nothing to point at."""

from abc import ABC, abstractmethod
from collections.abc import Sequence


class _Offsets:
    """Starts or ends of the words; finds both when one is first asked for, which then belong to the object itself."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, placed: "Placed", owner: type) -> list[int]:
        # A second pass of the pattern that cut the words would take twice the time.
        text, words = placed.cut()
        starts, ends = [], []
        find, end = text.find, 0
        for word in words:
            start = find(word, end)
            end = start + len(word)
            starts.append(start)
            ends.append(end)
        found = placed.__dict__
        found["starts"], found["ends"] = starts, ends
        own: list[int] = found[self._name]
        return own


class Placed(ABC):
    """A text cut into words, between which no character of a word stands."""

    starts = _Offsets()
    """Offsets of the first characters."""
    ends = _Offsets()
    """Offsets after the last characters."""

    @abstractmethod
    def cut(self) -> tuple[str, Sequence[str]]:
        """The text, or one that runs alongside it letter by letter, and the words as they stand there."""
