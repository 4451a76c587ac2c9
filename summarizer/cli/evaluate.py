"""`summarize eval`: how good the briefs are against hand labels."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import eval_options as options

if TYPE_CHECKING:
    from summarizer.scoring.evaluation import Evaluation
    from summarizer.scoring.runner import Progress

app = typer.Typer(no_args_is_help=True, help="Score briefs against hand labels.")

Samples = Annotated[
    str, typer.Option(help="Folder of articles with labels, or muc4:DIR.", metavar="DIR", show_default=True)
]
SAMPLES = "evals/samples"


@contextmanager
def _bar(label: str) -> Iterator["Progress"]:
    """A progress bar on stderr; silent where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)


def _splits(value: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in value.split(",") if one.strip()) if value else ()


@app.command()
def run(
    out: options.RunFolder,
    samples: options.RunSamples = None,
    split: options.Splits = None,
    model: options.Model = "builtin",
    prompt: options.OwnPrompt = None,
    record: options.RecordTo = None,
    replay: options.ReplayFrom = None,
    gate: options.Gate = None,
    accept: options.Accept = False,
    lower_floor: options.LowerFloor = False,
    stored: options.Stored = None,
    twins: options.Twins = None,
    max_cost: options.MostCost = None,
    annotate: options.Annotate = False,
) -> None:
    """Run an engine over labelled articles, score every field, write the reports."""
    from summarizer.errors import UsageError
    from summarizer.scoring.muc4 import PREFIX
    from summarizer.scoring.request import Request, as_stored, evaluate

    if record is not None and replay is not None:
        raise UsageError("--record and --replay exclude each other")
    request = Request(
        source=samples or SAMPLES,
        out=out,
        splits=_splits(split),
        model=model,
        prompt=prompt,
        record=record,
        replay=replay,
        gate=gate,
        accept=accept,
        lower_floor=lower_floor,
        twins=twins,
        max_cost_usd=max_cost,
        stored=stored,
    )
    if stored is not None and samples is None:
        request = as_stored(request)
    with _bar(model) as progress:
        if request.source.startswith(PREFIX):
            from summarizer.scoring.muc4_run import evaluate_muc4

            typer.echo(evaluate_muc4(request, progress))
            return
        evaluation = evaluate(request, progress)
    _print_evaluation(evaluation, out, annotate=annotate)
    if evaluation.verdict.exit_code:
        raise typer.Exit(evaluation.verdict.exit_code)


def _print_evaluation(evaluation: "Evaluation", out: Path, *, annotate: bool) -> None:
    from summarizer.scoring.report.junit import annotations
    from summarizer.scoring.report.table import field_table, summary_lines

    if evaluation.cases:
        typer.echo(field_table(evaluation))
        typer.echo("\n".join(summary_lines(evaluation)))
    if annotate:
        typer.echo("\n".join(annotations(evaluation, Path.cwd())))
    typer.echo(f"reports   {out}/report.html, report.md, junit.xml; answers in cases.jsonl", err=True)
    typer.echo(evaluation.verdict.words)


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="A", help="A run.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another run over the same articles.")],
    samples: Annotated[
        Path | None,
        typer.Option(help="Folder of the articles; default: as the run has it.", metavar="DIR", show_default=False),
    ] = None,
) -> None:
    """What changed from A to B: slots fixed, broken and still wrong, worst first, and whether it is chance."""
    from summarizer.scoring.difference import compare_runs

    typer.echo(compare_runs(before, after, samples))


@app.command()
def why(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="A run.")],
    article: Annotated[str, typer.Argument(help="Id of the article, or its beginning.")],
    field: Annotated[str, typer.Argument(help="A field, such as blamed.")],
    samples: Annotated[
        Path | None,
        typer.Option(help="Folder of the articles; default: as the run has it.", metavar="DIR", show_default=False),
    ] = None,
) -> None:
    """Explain the verdicts on one field of one article."""
    from summarizer.scoring.why import explain

    typer.echo(explain(run_folder, article, field, samples))


@app.command()
def label(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article; the label is written beside it.")],
    model: Annotated[str, typer.Option(help="Engine that fills in the first version.")] = "builtin",
    published: Annotated[
        str | None, typer.Option(help="Publication date, such as 2024-01-31.", show_default=False)
    ] = None,
) -> None:
    """Fill in a label from an engine, open $EDITOR on it, check it, mark what was only suggested."""
    from summarizer.cli.options import parse_day
    from summarizer.scoring.labelling import label_article

    for line in label_article(file, model=model, published=parse_day(published)):
        typer.echo(line)


@app.command()
def selftest(
    samples: Samples = SAMPLES,
    split: Annotated[str | None, typer.Option(metavar="S,...", help="Splits.", show_default=False)] = None,
) -> None:
    """Spoil briefs made from the labels and check that every score falls as declared."""
    from summarizer.scoring.lint import lint
    from summarizer.scoring.samples import load_samples
    from summarizer.scoring.selftest import selftest as run_selftest

    chosen = load_samples(Path(samples), _splits(split))
    faults = lint(chosen)
    for fault in faults:
        typer.echo(f"FAIL  {fault}")
    outcomes = run_selftest(chosen)
    for one in outcomes:
        typer.echo(f"{'pass' if one.passed else 'FAIL'}  {one.name:<32} {one.tried:>5} tried  {one.declared}")
        for fault in one.faults:
            typer.echo(f"      {fault}")
    failed = sum(not one.passed for one in outcomes)
    typer.echo(f"RESULT: {len(outcomes) - failed} of {len(outcomes)} hold; {len(faults)} faults in the labels")
    if failed or faults:
        raise typer.Exit(1)
