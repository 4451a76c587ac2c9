"""`summarize FILE...`: the brief of each article."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.options import (
    DEFAULT_TIMEOUT_S,
    BaseUrl,
    ModelChoice,
    PromptFolder,
    Record,
    Replay,
    Timeout,
    checked_profile,
    choose_model,
    model_settings,
    parse_day,
)
from summarizer.errors import ConfigurationError, EndpointFatal, RecordingMissing, SummarizerError, UsageError
from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.engines.answer import Engine
    from summarizer.pipeline import Outcome

Format = Literal["text", "json", "md"]

_Articles = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Text, Markdown or HTML; `-` is standard input.", show_default=False),
]
_ChosenModel = Annotated[
    str | None, typer.Option(help="`builtin`, or a model such as openai/gpt-5-mini.", show_default=False)
]
_ChosenFormat = Annotated[
    Format | None,
    typer.Option("--format", help="Default: text; for several files JSON lines.", show_default=False),
]
_Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file instead of standard output.", show_default=False),
]
_Published = Annotated[str | None, typer.Option(help="Publication date, such as 2024-01-31.", show_default=False)]
_PublishedFrom = Annotated[
    Literal["name", "mtime"] | None,
    typer.Option(help="Take the publication date from the file's name or time.", show_default=False),
]
_VagueProfile = Annotated[str, typer.Option(help="Profile that gives words such as `dozens` their bounds.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the exact messages and the schema; send nothing.")]
_WithEvidence = Annotated[bool, typer.Option("--evidence", help="Print the sentences under each fact.")]
_WithRules = Annotated[bool, typer.Option("--explain", help="Print which rule or answer gave each fact.")]
_Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]

_BUILTIN_HINT = (
    "note: no model is set, so the built-in rules read the article; "
    "for a language model set OPENAI_API_KEY or name one with --model"
)


def _announce(choice: ModelChoice, engine: "Engine") -> None:
    """Say on stderr which engine reads, and where articles go, before anything leaves."""
    if choice.name == "builtin":
        if choice.why == "default":
            typer.echo(_BUILTIN_HINT, err=True)
        return
    endpoint = getattr(engine, "endpoint", None)
    typer.echo(f"note: {choice.name} reads the article" + (f", at {shown(endpoint)}" if endpoint else ""), err=True)


def _renderer(form: Format, *, several: bool, evidence: bool, explain: bool) -> Callable[["Outcome"], str]:
    """How one outcome becomes text for a file or a pipe."""
    if form == "json":
        return lambda outcome: outcome.brief.to_json(indent=None if several else 2) + "\n"
    if form == "md":
        from summarizer.render.markdown import markdown

        return lambda outcome: markdown(outcome.brief, outcome.trace, evidence=evidence, explain=explain)
    from summarizer.render.plain import plain

    return lambda outcome: plain(outcome.brief, outcome.trace, evidence=evidence, explain=explain)


@contextmanager
def _sink(
    output: Path | None, form: Format, *, several: bool, evidence: bool, explain: bool
) -> Iterator[Callable[["Outcome"], None]]:
    """Where outcomes go: a terminal (in colour), a pipe, or a file that appears only when it is whole."""
    if output is None and form == "text" and sys.stdout.isatty():
        from summarizer.render.terminal import print_brief

        yield lambda outcome: print_brief(outcome.brief, outcome.trace, evidence=evidence, explain=explain)
        return
    render = _renderer(form, several=several, evidence=evidence, explain=explain)
    if output is None:
        yield lambda outcome: typer.echo(render(outcome), nl=False)
        return
    parts: list[str] = []
    yield lambda outcome: parts.append(render(outcome))
    if parts:
        _write_whole(output, "".join(parts))


def _write_whole(path: Path, text: str) -> None:
    """Write beside the target, then rename: an interrupted run leaves no half file."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise UsageError(
            f"--output {shown(path)}: cannot be written ({error.strerror}); choose another place"
        ) from error


def _report(error: SummarizerError, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    typer.echo(f"error: {error}", err=True)
    return error.exit_code


def print_briefs(
    articles: _Articles,
    model: _ChosenModel = None,
    format: _ChosenFormat = None,  # noqa: A002 - the name of the option
    output: _Output = None,
    published: _Published = None,
    published_from: _PublishedFrom = None,
    vague: _VagueProfile = "none",
    base_url: BaseUrl = None,
    prompt: PromptFolder = None,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    record: Record = None,
    replay: Replay = None,
    dry_run: _DryRun = False,
    evidence: _WithEvidence = False,
    explain: _WithRules = False,
    debug: _Debug = False,
) -> None:
    """Print the brief of each article."""
    from summarizer.cli.runner import runner_for
    from summarizer.engines.choice import engine_named
    from summarizer.pipeline import outcome
    from summarizer.reading import read_file

    day, several = parse_day(published), len(articles) > 1
    checked_profile(vague)
    choice = choose_model(model)
    settings = model_settings(
        choice.name, base_url=base_url, prompt=prompt, timeout_s=timeout, record=record, replay=replay, dry=dry_run
    )
    engine = engine_named(choice.name, settings)
    if dry_run:
        from summarizer.cli.dry_run import print_requests

        found = [read_file(name, published=day, published_from=published_from) for name in articles]
        print_requests(engine, found, as_json=format == "json")
        return
    _announce(choice, engine)
    worst = 0
    form: Format = format or ("json" if several else "text")
    with (
        runner_for(choice.name) as runner,
        _sink(output, form, several=several, evidence=evidence, explain=explain) as write,
    ):
        try:
            for name in articles:
                try:
                    article = read_file(name, published=day, published_from=published_from)
                    write(runner.run(outcome(article, engine, vague=vague)))
                except (EndpointFatal, ConfigurationError, RecordingMissing):
                    raise  # the next article would fail alike
                except SummarizerError as error:
                    worst = max(worst, _report(error, debug=debug))
        finally:
            runner.run(engine.aclose())
    if worst:
        raise typer.Exit(worst)
