"""`summarize eval`: how good the briefs are against hand labels."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Score briefs against hand labels.")

SAMPLES = Path("evals/samples")


@app.command()
def run(
    samples: Annotated[str, typer.Option(help="Folder of articles with labels, or muc4:DIR.")] = str(SAMPLES),
    split: Annotated[str | None, typer.Option(help="Splits, such as dev or dev,test.", show_default=False)] = None,
    model: Annotated[str, typer.Option(help="`builtin`, or a model such as openai/gpt-5-mini.")] = "builtin",
    out: Annotated[Path, typer.Option(help="Folder for the run.")] = Path("eval-run"),
) -> None:
    """Run an engine over labelled articles, score every field, write a report."""
    from summarizer.engines.choice import engine_named
    from summarizer.scoring.case import score_case
    from summarizer.scoring.report.table import field_table, summary_lines
    from summarizer.scoring.runner import run_rules
    from summarizer.scoring.samples import load_samples

    splits = tuple(one.strip() for one in split.split(",") if one.strip()) if split else ()
    chosen = load_samples(Path(samples), splits)
    attempts = run_rules([(one.id, one.article) for one in chosen], engine_named(model))
    cases = [score_case(sample, one.brief, one.failed) for sample, one in zip(chosen, attempts, strict=True)]
    out.mkdir(parents=True, exist_ok=True)
    with (out / "slots.tsv").open("w", encoding="utf-8") as sink:
        for case in cases:
            for slot in case.slots:
                if slot.verdict not in ("correct", "absent") or slot.codes:
                    row = (
                        case.id,
                        slot.field,
                        slot.verdict,
                        f"{slot.credit:.2f}",
                        slot.gold,
                        slot.predicted,
                        slot.rule,
                    )
                    sink.write("\t".join((*row, ",".join(slot.codes))) + "\n")
            if case.failed:
                sink.write(f"{case.id}\tFAILED\t{case.failed}\n")
    typer.echo(field_table(cases))
    typer.echo("\n".join(summary_lines(cases)))
