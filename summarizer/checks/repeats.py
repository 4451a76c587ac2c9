"""No row, name or sentence stands twice in one list."""

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.article import Article
from summarizer.brief import Brief, Part
from summarizer.finding import Action, Finding

_ROWS = ("where", "blamed", "casualties", "reactions", "background")
_ITEMS = ("evidence", "admin", "aliases", "accusers", "weapons", "targets")


def _repeated(path: str, items: Sequence[Any], action: Action) -> Iterator[Finding]:
    for at, item in enumerate(items):
        if item in items[:at]:
            detail = f"the same as number {items.index(item) + 1} of the list"
            yield Finding(f"{path}[{at}]", "duplicate_row", detail, "" if isinstance(item, Part) else item, action)


def _within(path: str, part: Part) -> Iterator[Finding]:
    for name in _ITEMS:
        yield from _repeated(f"{path}.{name}", getattr(part, name, ()), "remove_item")


def check(brief: Brief, article: Article) -> Iterator[Finding]:  # noqa: ARG001 - every check has the same arguments
    """Findings for what is said again in the same words."""
    for name in ("what", "when", "no_claim"):
        if (part := getattr(brief, name)) is not None:
            yield from _within(name, part)
    for name in _ROWS:
        rows = getattr(brief, name)
        yield from _repeated(name, rows, "drop_row")
        for at, row in enumerate(rows):
            yield from _within(f"{name}[{at}]", row)
    for at, event in enumerate(brief.background):
        path = f"background[{at}].casualties"
        yield from _repeated(path, event.casualties, "drop_row")
        for index, toll in enumerate(event.casualties):
            yield from _within(f"{path}[{index}]", toll)
