"""The options of `summarize eval run`, in the order of its help."""

from pathlib import Path
from typing import Annotated

import typer

RunFolder = Annotated[Path, typer.Option(help="Folder for the run and its reports.", metavar="RUN", show_default=False)]
RunSamples = Annotated[
    str | None,
    typer.Option(
        help="Folder of articles with labels, or muc4:DIR; default evals/samples, with --from that of the run.",
        metavar="DIR",
        show_default=False,
    ),
]
Splits = Annotated[
    str | None, typer.Option(help="Splits, such as dev or tst1,tst2.", metavar="S,...", show_default=False)
]
Model = Annotated[str, typer.Option(help="`builtin`, or a model such as openai/gpt-5-mini.")]
OwnPrompt = Annotated[Path | None, typer.Option(help="A prompt folder of your own.", metavar="DIR", show_default=False)]
RecordTo = Annotated[
    Path | None, typer.Option(help="Keep the model's answers in this folder.", metavar="DIR", show_default=False)
]
ReplayFrom = Annotated[
    Path | None, typer.Option(help="Answer from this folder, send nothing.", metavar="DIR", show_default=False)
]
Gate = Annotated[Path | None, typer.Option(help="Rules that the run must keep.", metavar="FILE", show_default=False)]
Accept = Annotated[bool, typer.Option("--accept", help="Make this run the baseline, and raise floors.")]
LowerFloor = Annotated[bool, typer.Option("--lower-floor", help="With --accept: lower floors too.")]
Stored = Annotated[
    Path | None,
    typer.Option("--from", help="Score the answers of this run again.", metavar="RUN", show_default=False),
]
Twins = Annotated[
    int | None,
    typer.Option(help="Most changed copies of each kind; default 20, for models 5.", min=0, show_default=False),
]
MostCost = Annotated[
    float | None, typer.Option(help="Dollars after which to stop.", metavar="USD", min=0, show_default=False)
]
Annotate = Annotated[bool, typer.Option("--annotate", help="Print workflow annotations on label lines.")]
