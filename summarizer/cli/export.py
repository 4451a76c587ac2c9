"""`summarize export RUN`: the results of a batch in other forms."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from summarizer.errors import UsageError
from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.batch.export.flat import Kind

Form = Literal["files", "jsonl", "csv", "parquet"]
Rows = Literal["articles", "tolls", "blamed", "reactions", "background"]


def export_run(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The run folder.", show_default=False)],
    to: Annotated[
        Form, typer.Option("--to", help="One file per brief, JSON lines, or a flat table as CSV or Parquet.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Folder or file to write; default: RUN/briefs, or standard output.",
            show_default=False,
        ),
    ] = None,
    rows: Annotated[
        Rows, typer.Option(help="What a row of csv or parquet is: an article, or one of its facts.")
    ] = "articles",
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,  # noqa: ARG001 - read in app.run
) -> None:
    """Write the results of a run; the run itself stays as it is."""
    from summarizer.batch.export.briefs import exported
    from summarizer.batch.export.folder import write_folder
    from summarizer.batch.store import open_for_reading

    if output is None or output.resolve().is_relative_to(run.resolve()):
        os.umask(0o077)  # what stands in the run folder is its owner's alone
    if rows != "articles" and to in ("files", "jsonl"):
        raise UsageError("--rows goes with --to csv and --to parquet; the other forms hold whole briefs")
    reading = open_for_reading(run)
    try:
        items = exported(reading)
        if to == "files":
            folder = output or run / "briefs"
            number = write_folder(items, folder)
            typer.echo(f"{number:,} briefs in {shown(folder)}", err=True)
        elif to == "parquet":
            _write_parquet(items, output, rows)
        else:
            _write_text(items, output, to, rows)
    finally:
        reading.close()


def _write_parquet(items: "Iterator[object]", output: Path | None, rows: "Kind") -> None:
    from summarizer.batch.export.parquet_file import write_parquet

    if output is None:
        raise UsageError("--to parquet needs --output FILE")
    with _whole(output) as part:
        number = write_parquet(items, part, rows)  # type: ignore[arg-type]  # Exported, imported lazily
    typer.echo(f"{number:,} rows in {shown(output)}", err=True)


def _write_text(items: "Iterator[object]", output: Path | None, to: str, rows: "Kind") -> None:
    from summarizer.batch.export.csv_file import write_csv
    from summarizer.batch.export.json_file import write_json_lines

    def write(sink: TextIO) -> int:
        return write_json_lines(items, sink) if to == "jsonl" else write_csv(items, sink, rows)  # type: ignore[arg-type]

    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # it is a TextIOWrapper
        try:
            write(sys.stdout)
            sys.stdout.flush()
        except BrokenPipeError:
            raise  # whoever read it has gone, which is no error
        except OSError as error:
            # What is still in the buffer would fail once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise UsageError(f"standard output cannot be written ({error.strerror or error})") from error
        return
    with _whole(output) as part, part.open("w", encoding="utf-8", newline="") as sink:
        number = write(sink)
    typer.echo(f"{number:,} rows in {shown(output)}", err=True)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place once it is whole: an interrupted export leaves no half file."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise UsageError(f"--output {shown(path)}: cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):  # on a disk that cannot be written there is nothing to take away either
            part.unlink(missing_ok=True)
