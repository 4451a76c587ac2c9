"""Where the words of a text stand, found when somebody asks: most sentences of an article hold nothing to point at."""

from collections.abc import Sequence
from functools import cached_property


class Placed:
    """A text cut into words, between which no character of a word stands."""

    text: str
    raw: Sequence[str]
    """The words as they stand in the text."""

    @cached_property
    def _offsets(self) -> tuple[list[int], list[int]]:
        # A second pass of the pattern that cut the words would take twice the time.
        starts, ends = [], []
        find, end = self.text.find, 0
        for word in self.raw:
            start = find(word, end)
            end = start + len(word)
            starts.append(start)
            ends.append(end)
        return starts, ends

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the first characters."""
        return self._offsets[0]

    @cached_property
    def ends(self) -> list[int]:
        """Offsets after the last characters."""
        return self._offsets[1]
