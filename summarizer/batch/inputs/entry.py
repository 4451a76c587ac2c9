"""One input of a batch as the listing sees it, and as a worker gets it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from summarizer.article import PublishedFrom
from summarizer.shown import shown


class Entry(NamedTuple):
    """An input that was found; nothing of it has been read but what the listing must know.

    A tuple, as a listing makes a million of them.
    """

    name: bytes
    """Identity within the run: the path below the folder, or table and row; bytes, as file names are."""
    stamp: str
    """Changes whenever the article may have changed: size and times of a file, hash of a table's row."""
    row: int | None = None
    """Place in its table, counted from 0; None for a file."""
    published: str | None = None
    """ISO date that an index or a column gives."""
    problem: str | None = None
    """Why it can be no article; the reader is not asked then."""

    @property
    def path(self) -> str:
        """The name as one printable line."""
        return shown(os.fsdecode(self.name))


@dataclass(frozen=True, slots=True)
class Row:
    """A pending input as the store holds it."""

    id: int
    name: bytes
    source: int
    row: int | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to read one article; plain values only, since it may cross to another process."""

    id: int
    path: str
    """Printable; becomes `source.path` of the brief."""
    file: str | None = None
    """What to open; None when `text` holds the article."""
    text: str | None = None
    published: str | None = None
    """ISO date that an index or a column gives."""
    published_from: PublishedFrom | None = None
    """Where `published` stands; without it, where else to look (`name` or `mtime`)."""
    problem: str | None = None
    """The row of the table is no longer what was listed."""


class Source(Protocol):
    """One argument of `summarize batch`."""

    def entries(self) -> Iterator[Entry]:
        """Everything in it, streamed; nothing is sorted, so that a million files need no memory.

        Raises:
            UsageError: it cannot be listed at all.
        """
        ...

    def jobs(self, rows: Sequence[Row]) -> list[Job]:
        """Jobs for rows of this source, given in listing order."""
        ...
