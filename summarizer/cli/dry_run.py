"""`summarize FILE --dry-run`: what would be sent, in full, and nothing sent."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.engines.answer import Engine


def _sections(body: dict[str, Any]) -> str:
    parts = [f"=== {message['role']} ===\n{message['content']}" for message in body["messages"]]
    rest = {key: value for key, value in body.items() if key != "messages"}
    parts.append("=== parameters and schema ===\n" + json.dumps(rest, indent=2, ensure_ascii=False))
    return "\n\n".join(parts)


def print_requests(engine: "Engine", articles: Sequence["Article"], *, as_json: bool) -> None:
    """Print each request: as sections for people, or as JSON lines with the very bodies.

    Raises:
        UsageError: the engine sends none.
    """
    preview = getattr(engine, "preview", None)
    if preview is None:
        raise UsageError("--dry-run shows requests, and this engine sends none; name a --model")
    for article in articles:
        for body in preview(article):
            typer.echo(json.dumps(body, ensure_ascii=False) if as_json else _sections(body) + "\n")
