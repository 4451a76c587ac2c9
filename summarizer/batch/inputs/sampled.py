"""A sample of the inputs, the same one each time."""

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.batch.inputs.entry import Entry, Job, Row, Source


@dataclass(slots=True)
class _Part:
    """The sampled entries of one source."""

    source: Source
    chosen: "_Choice"
    at: int

    def entries(self) -> Iterator[Entry]:
        yield from self.chosen.of(self.at)

    def jobs(self, rows: Sequence[Row]) -> list[Job]:
        return self.source.jobs(rows)


@dataclass(slots=True)
class _Choice:
    sources: Sequence[Source]
    size: int
    _chosen: list[tuple[bytes, int, Entry]] | None = field(default=None)

    def of(self, at: int) -> Iterator[Entry]:
        if self._chosen is None:
            everything = (
                (hashlib.sha256(entry.name).digest(), number, entry)
                for number, source in enumerate(self.sources)
                for entry in source.entries()
            )
            self._chosen = heapq.nsmallest(self.size, everything, key=lambda one: one[:2])
        # In the order of the table, which is read a second time from top to bottom.
        return iter(sorted((entry for _, number, entry in self._chosen if number == at), key=_place))


def _place(entry: Entry) -> tuple[int, bytes]:
    return entry.row or 0, entry.name


def sampled(sources: Sequence[Source], size: int) -> list[Source]:
    """Sources that list only `size` of all their inputs: those whose names have the smallest hashes.

    Listed with the first look at any of them; memory grows with the sample, not with the folder.
    """
    choice = _Choice(sources, size)
    return [_Part(source, choice, at) for at, source in enumerate(sources)]
