"""A table whose rows are articles."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.batch.inputs.entry import Entry, Job, Row
from summarizer.batch.inputs.published import iso_day
from summarizer.errors import UsageError
from summarizer.shown import shown

Record = Mapping[str, Any] | str
"""The cells of one row by column, or why it has none."""

Reader = Callable[[Path, Sequence[str]], Iterator[Record]]
"""Streams the records of a table from its start; the columns wanted are a hint for formats that store by column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what."""

    text: str = "text"
    id: str | None = None
    """None: `id` when there is such a column, else the row's number."""
    date: str | None = None

    @property
    def wanted(self) -> list[str]:
        """The columns to read."""
        return [self.text, self.id or "id", *([self.date] if self.date else [])]


@dataclass(slots=True)
class Table:
    """Rows of a JSON lines, CSV or Parquet file; read once to list them, and once more as the workers get to them."""

    path: Path
    reader: Reader
    columns: Columns = Columns()
    prefix: bytes = b""
    _position: int = field(default=0, init=False)
    _records: Iterator[Record] | None = field(default=None, init=False)

    def entries(self) -> Iterator[Entry]:
        """One entry per row."""
        for number, record in enumerate(self._read()):
            yield self._entry(number, record)

    def _read(self) -> Iterator[Record]:
        try:
            yield from self.reader(self.path, self.columns.wanted)
        except OSError as error:
            raise UsageError(f"{shown(self.path)}: the table cannot be read ({error.strerror or error})") from error

    def _entry(self, number: int, record: Record) -> Entry:
        name, problem, published = f"row {number + 1}", None, None
        if isinstance(record, str):
            problem = record
        else:
            self._check_columns(number, record)
            key = record.get(self.columns.id or "id")
            if key is not None and str(key).strip():
                name = str(key)
            problem = self._problem(record)
            if problem is None and self.columns.date:
                try:
                    published = iso_day(record.get(self.columns.date))
                except ValueError as error:
                    problem = f"column `{self.columns.date}`: {error}"
        full = self.prefix + f"{self.path.name}#".encode() + name.encode("utf-8", "surrogateescape")
        return Entry(full, self._stamp(record, published), row=number, published=published, problem=problem)

    def _check_columns(self, number: int, record: Mapping[str, Any]) -> None:
        # Once, on the first row: a misspelt column would otherwise fail every row by itself.
        if number > 0:
            return
        options = (("text", self.columns.text), ("id", self.columns.id), ("date", self.columns.date))
        for option, column in options:
            if column is not None and column not in record:
                names = ", ".join(shown(str(one)) for one in list(record)[:20])
                raise UsageError(f"--{option}-column {column}: {shown(self.path)} has no such column; it has {names}")

    def _problem(self, record: Mapping[str, Any]) -> str | None:
        text = record.get(self.columns.text)
        if not isinstance(text, str):
            kind = "empty" if text is None else f"a {type(text).__name__}, not a text"
            return f"column `{self.columns.text}` is {kind}"
        return None

    def _stamp(self, record: Record, published: str | None) -> str:
        text = record if isinstance(record, str) else record.get(self.columns.text)
        digest = hashlib.sha256(str(text).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return f"{digest}-{published or ''}"

    def jobs(self, rows: Sequence[Row]) -> list[Job]:
        """Jobs with their texts; rows in ascending order are one pass over the table."""
        return [self._job(row) for row in rows]

    def _job(self, row: Row) -> Job:
        path = shown(os.fsdecode(row.name))
        record = self._record(row.row or 0)
        text = None if record is None or isinstance(record, str) else record.get(self.columns.text)
        if not isinstance(text, str):
            return Job(row.id, path, problem="the table changed while it was read; run the same command again")
        return Job(row.id, path, text=text, published=row.published, published_from="metadata")

    def _record(self, number: int) -> Record | None:
        if self._records is None or number < self._position:
            self._records, self._position = self._read(), 0
        for record in self._records:
            self._position += 1
            if self._position > number:
                return record
        return None
