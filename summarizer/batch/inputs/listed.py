"""Single files, and lists of file names."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.entry import Entry, Job, Row
from summarizer.batch.inputs.folder import stamp_of
from summarizer.batch.inputs.published import PublicationIndex
from summarizer.errors import UsageError
from summarizer.shown import shown


@dataclass(slots=True)
class Files:
    """Named files: those of a list (`@list.txt`, one name a line), of standard input (`-`), or one single file.

    Names count from the working directory, as everywhere on a command line; `./a.txt` is `a.txt`. Blank lines are
    passed over.
    """

    argument: str
    published_from: Literal["name", "mtime"] | None = None
    index: PublicationIndex | None = None

    def entries(self) -> Iterator[Entry]:
        """One entry per name; a name that is no file gets its reason when it is read."""
        for name in self._names():
            hint = self.index[name] if self.index is not None else None
            try:
                stamp = stamp_of(Path(os.fsdecode(name)).stat(), hint)
            except (OSError, ValueError) as error:
                stamp = f"unread-{getattr(error, 'errno', 0)}"
            yield Entry(name, stamp, published=hint)

    def _names(self) -> Iterator[bytes]:
        if self.argument == "-":
            yield from _lines(_standard_input())
        elif self.argument.startswith("@"):
            path = Path(self.argument[1:])
            try:
                with path.open("rb") as lines:
                    yield from _lines(lines)
            except OSError as error:
                raise UsageError(
                    f"{shown(path)}: the list cannot be read ({error.strerror}); check its name"
                ) from error
        else:
            yield plain(os.fsencode(self.argument))

    def jobs(self, rows: Sequence[Row]) -> list[Job]:
        """One job per file."""
        return [
            Job(
                row.id,
                shown(os.fsdecode(row.name)),
                file=os.fsdecode(row.name),
                published=row.published,
                published_from="index" if row.published else self.published_from,
            )
            for row in rows
        ]


def _lines(source: Iterable[bytes]) -> Iterator[bytes]:
    for line in source:
        name = line.rstrip(b"\r\n")
        if name.strip():
            yield plain(name)


def _standard_input() -> Iterator[bytes]:
    # Not by `sys.stdin`: whoever waits inside its buffer keeps the interpreter from ending after Ctrl-C.
    rest = b""
    while block := os.read(sys.stdin.fileno(), 65_536):
        *lines, rest = (rest + block).split(b"\n")
        yield from lines
    yield rest


def plain(name: bytes) -> bytes:
    """A path without `./` before it: two spellings of one file are one input."""
    while name.startswith(b"./"):
        name = name[2:].lstrip(b"/")
    return name
