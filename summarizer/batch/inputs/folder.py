"""A folder of articles, listed as a stream."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.entry import Entry, Job, Row
from summarizer.batch.inputs.published import PublicationIndex
from summarizer.shown import shown

ARTICLES = ("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.xhtml")
"""Names that are taken for articles when `--include` says nothing."""

OUTPUT_MARKS = ("run.sqlite", ".summarize-export")
"""Files that mark a folder as written by this program: it is never read as input."""


def stamp_of(status: os.stat_result, hint: str | None) -> str:
    """What tells whether a file may have changed: size, both times, and the date that an index gives it."""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{hint or ''}"


@dataclass(slots=True)
class Folder:
    """Regular files below `root` whose names match; hidden files, and folders that this program wrote, are left out."""

    root: Path
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    prefix: bytes = b""
    """Stands before every name when a run has several folders."""
    published_from: Literal["name", "mtime"] | None = None
    index: PublicationIndex | None = None
    log: Path | None = None
    """The log of the run, which is no article."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How many files were left out by name, by suffix: to be told, never dropped in silence."""
    _included: re.Pattern[str] = field(init=False)
    _excluded: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        # One compiled pattern: matching each glob by itself took 10 s of a listing of a million files.
        self._included = _any_of(self.include or ARTICLES)
        self._excluded = _any_of(self.exclude)

    def entries(self) -> Iterator[Entry]:
        """Every article, in the order of the file system."""
        yield from self._below(os.fsencode(self.root), b"")

    def _below(self, folder: bytes, relative: bytes) -> Iterator[Entry]:
        # A stack instead of recursion: depth is the file system's business, and one folder is open at a time.
        waiting = [(folder, relative)]
        while waiting:
            folder, relative = waiting.pop()
            try:
                with os.scandir(folder) as found:
                    for item in found:
                        if item.name.startswith(b"."):
                            continue
                        if item.is_dir(follow_symlinks=False):
                            if not self._is_output(item.path):
                                waiting.append((item.path, relative + item.name + b"/"))
                            continue
                        entry = self._entry(item, relative + item.name)
                        if entry is not None:
                            yield entry
            except OSError as error:
                problem = f"the folder cannot be listed ({error.strerror}); change its mode or leave it out"
                yield Entry(self.prefix + relative, stamp="unlisted", problem=problem)

    @staticmethod
    def _is_output(folder: bytes) -> bool:
        return any(os.path.lexists(folder + b"/" + mark) for mark in _MARKS)

    def _entry(self, item: "os.DirEntry[bytes]", relative: bytes) -> Entry | None:
        name = os.fsdecode(relative)
        if self.log is not None and item.name == os.fsencode(self.log.name) and self._is_log(item):
            return None
        if not self._wanted(name):
            self.left_out[Path(name).suffix.casefold() or "no suffix"] += 1
            return None
        hint = self.index[relative] if self.index is not None else None
        full = self.prefix + relative
        try:
            status = item.stat(follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                return self._linked(item, full, hint)
        except OSError as error:  # it went away, or its link leads in a circle
            return Entry(full, stamp=f"unread-{error.errno}", published=hint)
        return Entry(full, stamp_of(status, hint), published=hint)

    def _is_log(self, item: "os.DirEntry[bytes]") -> bool:
        return self.log is not None and os.path.realpath(item.path) == os.fsencode(os.path.realpath(self.log))

    def _linked(self, item: "os.DirEntry[bytes]", name: bytes, hint: str | None) -> Entry | None:
        if item.is_dir():
            return None  # a link to a folder is not followed, so no circle can hold the listing
        root = os.path.realpath(os.fsencode(self.root))
        if not os.path.realpath(item.path).startswith(root.rstrip(b"/") + b"/"):
            problem = "a link that leads out of the folder; name the file itself, or copy it"
            return Entry(name, stamp="outside", problem=problem)
        return Entry(name, stamp_of(item.stat(), hint), published=hint)

    def _wanted(self, name: str) -> bool:
        base = name.rsplit("/", 1)[-1]
        if not (self._included.match(base) or (self.include and self._included.match(name))):
            return False
        return not (self.exclude and (self._excluded.match(name) or self._excluded.match(base)))

    def jobs(self, rows: Sequence[Row]) -> list[Job]:
        """One job per file."""
        root = os.fspath(self.root)
        return [
            Job(
                row.id,
                shown(os.fsdecode(row.name)),
                file=f"{root}/{os.fsdecode(row.name.removeprefix(self.prefix))}",
                published=row.published,
                published_from="index" if row.published else self.published_from,
            )
            for row in rows
        ]


_MARKS = tuple(os.fsencode(one) for one in OUTPUT_MARKS)


def _any_of(globs: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(translate(one) for one in globs))
