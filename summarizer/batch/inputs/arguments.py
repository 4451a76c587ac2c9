"""What the arguments of `summarize batch` name."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.csv_rows import read_csv
from summarizer.batch.inputs.entry import Source
from summarizer.batch.inputs.folder import OUTPUT_MARKS, Folder
from summarizer.batch.inputs.json_lines import read_json_lines
from summarizer.batch.inputs.listed import Files, plain
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
    run: Path | None = None,
    log: Path | None = None,
) -> list[Source]:
    """The sources that the arguments name, in their order.

    Args:
        published_from: `name`, `mtime`, or an index file with the columns `file` and `published`.
        run: the run folder; no argument may be it.
        log: the run's log; it is no article, wherever it stands.

    Raises:
        UsageError: an argument names nothing, or a folder that this program writes; an option goes with none of them.
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
        prefix = plain(os.fsencode(argument.rstrip("/") + "/")) if several else b""
        if argument == "-" or argument.startswith("@"):
            sources.append(Files(argument, where, index))
        elif path.is_dir():
            _refuse_output(path, run)
            sources.append(Folder(path, include, exclude, prefix, where, index, log))
        elif path.suffix.casefold() in READERS and path.is_file():
            folder = plain(os.fsencode(argument))[: -len(os.fsencode(path.name))] if several else b""
            sources.append(Table(path, READERS[path.suffix.casefold()], columns or Columns(), folder))
        elif path.exists():
            sources.append(Files(argument, where, index))
        else:
            raise UsageError(f"{shown(argument)}: no such folder, file or table; check the path")
    _refuse_idle_options(sources, columns or Columns(), published_from)
    return sources


def warnings_of(sources: Sequence[Source]) -> list[str]:
    """What is odd about the sources, now that they have been listed."""
    indices = {id(one.index): one.index for one in sources if isinstance(one, Folder | Files) and one.index is not None}
    return [index.warning for index in indices.values() if index.warning is not None]


def _refuse_idle_options(sources: Sequence[Source], columns: Columns, published_from: str | None) -> None:
    tables = sum(isinstance(one, Table) for one in sources)
    for option, column in (("id", columns.id), ("date", columns.date)):
        if column is not None and not tables:
            raise UsageError(
                f"--{option}-column {column}: goes with a table (.jsonl, .csv, .tsv, .parquet); none is named"
            )
    if published_from is not None and tables == len(sources):
        raise UsageError(
            f"--published-from {published_from}: goes with files; name the table's column with --date-column"
        )


def _refuse_output(folder: Path, run: Path | None) -> None:
    if run is not None and run.exists() and run.samefile(folder):
        raise UsageError(
            f"--out {shown(run)} is the folder of the articles; name another, such as {shown(run / 'run')}"
        )
    for mark in OUTPUT_MARKS:
        if (folder / mark).exists():
            raise UsageError(f"{shown(folder)} was written by this program; name the folder that holds the articles")
