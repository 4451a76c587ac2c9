"""What the arguments of `summarize batch` name."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.csv_rows import read_csv
from summarizer.batch.inputs.entry import Source
from summarizer.batch.inputs.folder import OUTPUT_MARKS, Folder
from summarizer.batch.inputs.json_lines import read_json_lines
from summarizer.batch.inputs.listed import Files
from summarizer.batch.inputs.parquet import read_parquet
from summarizer.batch.inputs.published import PublicationIndex
from summarizer.batch.inputs.table import Columns, Reader, Table
from summarizer.errors import UsageError
from summarizer.shown import shown

READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
"""The reader of each kind of table, by suffix."""


def sources_of(
    arguments: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    published_from: str | None = None,
    columns: Columns | None = None,
) -> list[Source]:
    """The sources that the arguments name, in their order.

    Args:
        published_from: `name`, `mtime`, or an index file with the columns `file` and `published`.

    Raises:
        UsageError: an argument names nothing, or a folder that this program wrote.
    """
    where: Literal["name", "mtime"] | None = None
    index: PublicationIndex | None = None
    if published_from in ("name", "mtime"):
        where = "name" if published_from == "name" else "mtime"
    elif published_from is not None:
        index = PublicationIndex(Path(published_from))
    several = len(arguments) > 1
    sources: list[Source] = []
    for argument in arguments:
        path = Path(argument)
        prefix = os.fsencode(argument.rstrip("/") + "/") if several else b""
        if argument == "-" or argument.startswith("@"):
            sources.append(Files(argument, where, index))
        elif path.is_dir():
            _refuse_output(path)
            sources.append(Folder(path, include, exclude, prefix, where, index))
        elif path.suffix.casefold() in READERS and path.is_file():
            folder = os.fsencode(argument)[: -len(os.fsencode(path.name))] if several else b""
            sources.append(Table(path, READERS[path.suffix.casefold()], columns or Columns(), folder))
        elif path.exists():
            sources.append(Files(argument, where, index))
        else:
            raise UsageError(f"{shown(argument)}: no such folder, file or table; check the path")
    return sources


def _refuse_output(folder: Path) -> None:
    for mark in OUTPUT_MARKS:
        if (folder / mark).exists():
            raise UsageError(f"{shown(folder)} was written by this program; name the folder that holds the articles")
