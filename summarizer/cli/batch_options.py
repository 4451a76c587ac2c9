"""The options of `summarize batch`, in the order of its help."""

from pathlib import Path
from typing import Annotated

import typer

_INPUTS = "Inputs"
_SPEED = "Speed and budget"
_RESULTS = "Results and progress"

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FOLDER...",
        help="Folders, files, tables (.jsonl, .csv, .tsv, .parquet), lists (`@names.txt`), or `-` for names on "
        "standard input. With --status: the run folder.",
        show_default=False,
    ),
]
RunFolder = Annotated[
    Path | None,
    typer.Option("--out", help="The run folder: it holds everything; the same command goes on in it."),
]
Model = Annotated[
    str, typer.Option(help="`builtin`, or a model such as openai/gpt-5-mini; never a paid one by itself.")
]
ServerAddress = Annotated[str | None, typer.Option(help="Address of an OpenAI-compatible server.", show_default=False)]
OwnPrompt = Annotated[Path | None, typer.Option(help="A prompt folder of your own.", show_default=False)]
VagueProfile = Annotated[str, typer.Option(help="Profile that gives words such as `dozens` their bounds.")]
Include = Annotated[
    list[str] | None,
    typer.Option(
        help="Take files with such names only (default: text, Markdown, HTML).",
        show_default=False,
        rich_help_panel=_INPUTS,
    ),
]
Exclude = Annotated[
    list[str] | None, typer.Option(help="Leave such files out.", show_default=False, rich_help_panel=_INPUTS)
]
PublishedFrom = Annotated[
    str | None,
    typer.Option(
        help="Publication dates from the file's `name`, its `mtime`, or a CSV or JSONL file with the "
        "columns `file` and `published`.",
        show_default=False,
        rich_help_panel=_INPUTS,
    ),
]
TextColumn = Annotated[str, typer.Option(help="Column of a table that holds the article.", rich_help_panel=_INPUTS)]
IdColumn = Annotated[
    str | None,
    typer.Option(
        help="Column with the row's id (default: `id`, else the row's number).",
        show_default=False,
        rich_help_panel=_INPUTS,
    ),
]
DateColumn = Annotated[
    str | None,
    typer.Option(help="Column with the publication date.", show_default=False, rich_help_panel=_INPUTS),
]
Sample = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Only so many inputs, drawn by hash: the same each time.",
        show_default=False,
        rich_help_panel=_INPUTS,
    ),
]
Retry = Annotated[
    list[str] | None,
    typer.Option(
        help="Try these again: `failed`, or a state such as `refused`.", show_default=False, rich_help_panel=_INPUTS
    ),
]
Concurrency = Annotated[
    int | None,
    typer.Option(min=1, help="Requests at once at most (default 32).", show_default=False, rich_help_panel=_SPEED),
]
Processes = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Working processes (default: one per core for `builtin`, else 1).",
        show_default=False,
        rich_help_panel=_SPEED,
    ),
]
RequestsPerMinute = Annotated[
    float | None,
    typer.Option(min=0.01, help="Requests per minute at most.", show_default=False, rich_help_panel=_SPEED),
]
TokensPerMinute = Annotated[
    float | None, typer.Option(min=1, help="Tokens per minute at most.", show_default=False, rich_help_panel=_SPEED)
]
MostRequests = Annotated[
    int | None,
    typer.Option(min=1, help="Requests of this invocation at most.", show_default=False, rich_help_panel=_SPEED),
]
MostCost = Annotated[
    float | None,
    typer.Option(min=0.0, help="Dollars of this invocation at most.", show_default=False, rich_help_panel=_SPEED),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Try so many inputs at most.", show_default=False, rich_help_panel=_SPEED)
]
LongestWait = Annotated[
    str, typer.Option(help="Longest time without success, such as 90s, 10m or 2h.", rich_help_panel=_SPEED)
]
Timeout = Annotated[
    float,
    typer.Option(min=0.1, help="Seconds that the requests for one article may take together.", rich_help_panel=_SPEED),
]
Prefilter = Annotated[
    str | None,
    typer.Option(
        help="`builtin`: skip what the built-in engine holds for surely no incident.",
        show_default=False,
        rich_help_panel=_SPEED,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Count files, tokens, cost and time; send nothing, write nothing.",
        rich_help_panel=_RESULTS,
    ),
]
Status = Annotated[bool, typer.Option("--status", help="Show how the run stands.", rich_help_panel=_RESULTS)]
OneArticle = Annotated[
    str | None,
    typer.Option(
        help="With --status: one article's brief and history, by path or id.",
        show_default=False,
        rich_help_panel=_RESULTS,
    ),
]
Log = Annotated[
    Path | None,
    typer.Option(help="Append events as JSON lines to this file.", show_default=False, rich_help_panel=_RESULTS),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.", rich_help_panel=_RESULTS)]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
