"""`summarize verify`: every fact of a brief against its article, by code alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.brief import Brief
    from summarizer.finding import Finding


MAX_BRIEF_BYTES = 64_000_000
"""Largest file of briefs that is read; about 20,000 briefs as JSON lines."""

_REMEDY = "Give what `summarize --format json` prints, and the article behind it."


def _briefs(path: Path) -> list["Brief"]:
    from summarizer.brief import Brief
    from summarizer.errors import ArticleMissing, InvalidBrief
    from summarizer.reading.source import read_source

    try:
        text = read_source(path, limit=MAX_BRIEF_BYTES).data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidBrief(f"{shown(path)}: no brief: it is not UTF-8") from error
    except ArticleMissing as error:
        raise InvalidBrief(f"{shown(path)}: there is no such file; give the brief first, then the article") from error
    lines = [line for line in text.splitlines() if line.strip()]
    # JSON lines: every line is an object of its own; an indented brief has a line that is only "{".
    many = len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines)
    briefs = []
    for number, one in enumerate(lines if many else [text], start=1):
        try:
            briefs.append(Brief.from_json(one))
        except InvalidBrief as error:
            place = f"{shown(path)}, line {number}" if many else shown(path)
            raise InvalidBrief(f"{place}: no brief: {error}. {_REMEDY}") from error
    if not briefs:
        raise InvalidBrief(f"{shown(path)}: the file is empty; it should hold a brief as JSON")
    return briefs


def _article_of(brief: "Brief", articles: list["Article"]) -> "Article | None":
    by_hash = [
        one for one in articles if brief.source.text_sha256 == one.text_sha256 or brief.source.sha256 == one.sha256
    ]
    return by_hash[0] if by_hash else (articles[0] if len(articles) == 1 else None)


def _print_findings(path: str, findings: list["Finding"]) -> None:
    if not findings:
        typer.echo(f"{path}: every fact holds")
        return
    typer.echo(f"{path}: {len(findings)} finding{'s' if len(findings) > 1 else ''}")
    for one in findings:
        value = f" {one.value!r}" if one.value else ""
        typer.echo(f"  {one.path}{value}: {one.reason.replace('_', ' ')}; {one.detail}")


def verify(
    brief: Annotated[Path, typer.Argument(help="A brief as JSON, or several as JSON lines; `-` is standard input.")],
    article: Annotated[list[Path], typer.Argument(help="The article, or the articles of the JSON lines.")],
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"], typer.Option("--format", help="Readable findings, or JSON lines.")
    ] = "text",
    published: Annotated[
        str | None, typer.Option(help="Publication date (2024-01-31) that relative dates count from; else the brief's.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,  # noqa: ARG001 - read in app.run
) -> None:
    """Check every fact of a brief against its article; exit 1 with named findings when one does not hold."""
    import json
    from dataclasses import asdict

    from summarizer.checks import verify as verify_brief
    from summarizer.cli.options import parse_day
    from summarizer.errors import InvalidBrief
    from summarizer.reading import read_file

    day = parse_day(published)
    briefs = _briefs(brief)
    articles = [read_file(one, published=day) for one in article]
    failed = False
    for number, one in enumerate(briefs, start=1):
        name = one.source.path or f"brief {number}"
        source = _article_of(one, articles)
        if source is None:
            raise InvalidBrief(f"{shown(name)}: none of the articles given is the one this brief was made from")
        findings = verify_brief(one, source)
        failed = failed or bool(findings)
        if format == "json":
            row = {"path": one.source.path, "ok": not findings, "findings": [asdict(finding) for finding in findings]}
            typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            _print_findings(shown(name), findings)
    if failed:
        raise typer.Exit(1)
