"""Publication dates from an index file that stands beside the articles."""

import csv
import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.shown import shown


def iso_day(value: object) -> str | None:
    """The ISO date of a cell such as `2024-01-31` or `2024-01-31T08:00:00Z`; None for an empty one.

    Raises:
        ValueError: it is neither empty nor such a date.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):  # Parquet columns hold dates
        return value.isoformat()[:10]
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no date")
    text = value.strip()
    if not text:
        return None
    if len(text) > 10 and text[10] not in "T ":
        raise ValueError(f"{text[:40]!r} is no date; write it as 2024-01-31")
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError as error:
        raise ValueError(f"{text[:40]!r} is no date; write it as 2024-01-31") from error


class PublicationIndex:
    """The dates of an index: CSV or JSON lines with the columns `file` and `published`.

    They live in a temporary database on disk, since an index of ten million files would fill the memory.
    """

    def __init__(self, path: Path) -> None:
        """Read the index.

        Raises:
            UsageError: it cannot be read, or a row lacks a column or holds no date; the message names the line.
        """
        self._path = path
        self.hits = self.misses = 0
        """How many names that were asked for are listed, and how many are not."""
        # Built by one thread and asked by another, never at once.
        self._dates = sqlite3.connect("", check_same_thread=False)
        self._dates.execute("CREATE TABLE dates (file TEXT PRIMARY KEY, published TEXT) WITHOUT ROWID")
        with self._dates:
            self._dates.executemany("INSERT OR REPLACE INTO dates VALUES (?, ?)", self._rows())

    def __getitem__(self, name: bytes) -> str | None:
        """The date of this file: by its path below the folder, else by its bare name; None when it is not listed."""
        path = os.fsdecode(name)
        for key in (path, path.rsplit("/", 1)[-1]):
            row = self._dates.execute("SELECT published FROM dates WHERE file = ?", (_key(key),)).fetchone()
            if row is not None:
                self.hits += 1
                return str(row[0]) if row[0] is not None else None
        self.misses += 1
        return None

    @property
    def warning(self) -> str | None:
        """What is wrong with an index that none of the inputs stands in."""
        if self.hits or not self.misses:
            return None
        return (
            f"--published-from {shown(self._path)}: none of the {self.misses:,} inputs stands in it; its column `file` "
            "holds paths below the folder, or bare names"
        )

    def close(self) -> None:
        """Drop the temporary database."""
        self._dates.close()

    def _rows(self) -> Iterator[tuple[str, str | None]]:
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as lines:
                rows = _json_rows(lines) if self._path.suffix in (".jsonl", ".ndjson") else _csv_rows(lines)
                for number, row in rows:
                    yield self._checked(number, row)
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or error
            raise UsageError(
                f"--published-from {shown(self._path)}: cannot be read ({why}); write `name`, `mtime`, or a CSV or "
                "JSON lines file with the columns `file` and `published`"
            ) from error

    def _checked(self, number: int, row: object) -> tuple[str, str | None]:
        place = f"--published-from {shown(self._path)}, line {number}"
        if not isinstance(row, dict) or not isinstance(row.get("file"), str):
            raise UsageError(f"{place}: needs the columns `file` and `published`")
        try:
            return _key(row["file"]), iso_day(row.get("published"))
        except ValueError as error:
            raise UsageError(f"{place}: {error}") from error


def _key(name: str) -> str:
    return name.removeprefix("./").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _json_rows(lines: Iterator[str]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError:
                yield number, None


def _csv_rows(lines: Iterator[str]) -> Iterator[tuple[int, object]]:
    reader = csv.DictReader(lines)
    for row in reader:
        yield reader.line_num, row
