"""Briefs as flat rows: one per article, or one per toll, blamed actor, reaction or background incident."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from summarizer.batch.export.briefs import Exported

Kind = Literal["articles", "tolls", "blamed", "reactions", "background"]
Cell = str | int | float | bool | None
FlatRow = dict[str, Cell]

_ID = {"article_id": "text", "path": "text", "state": "text"}
_BOUNDS = {"low": "whole", "high": "whole", "qualifier": "text", "count_text": "text"}
_EVIDENCE = {"sentences": "text", "evidence": "text"}

COLUMNS: dict[Kind, dict[str, str]] = {
    "articles": {
        **_ID, "detail": "text", "incident": "truth", "headline": "text", "event_type": "text", "category": "text",
        "stage": "text", "summary": "text", "weapons": "text", "targets": "text", "when_text": "text",
        "when_start": "text", "when_end": "text", "when_precision": "text", "place": "text", "admin": "text",
        "country": "text", "lat": "number", "lon": "number", "blamed": "text", "no_claim": "truth",
        "killed_low": "whole", "killed_high": "whole", "injured_low": "whole", "injured_high": "whole",
        "missing_low": "whole", "missing_high": "whole", "reactions": "whole", "background": "whole",
        "unused_numbers": "whole", "rejected": "whole", "flags": "text", "title": "text", "published": "text",
        "language": "text", "sha256": "text", "engine": "text", "model": "text", "requests": "whole",
        "input_tokens": "whole", "output_tokens": "whole", "cost_usd": "number", "seconds": "number",
    },
    "tolls": {
        **_ID, "of": "text", "harm": "text", "victims": "text", "scope": "text", **_BOUNDS, "reported_by": "text",
        "superseded": "truth", **_EVIDENCE,
    },
    "blamed": {
        **_ID, "actor": "text", "aliases": "text", "accusers": "text", "status": "text", "response": "text",
        **_EVIDENCE,
    },
    "reactions": {
        **_ID, "actor": "text", "role": "text", "kind": "text", "gist": "text", "quote": "text", **_EVIDENCE,
    },
    "background": {
        **_ID, "relation": "text", "summary": "text", "when": "text", "where": "text", "casualties": "text",
        **_EVIDENCE,
    },
}  # fmt: skip
"""The columns of each kind of row and what they hold: text, whole (numbers), number, truth."""

SEPARATOR = " | "
"""Between several values in one cell."""


def _joined(values: list[str]) -> str:
    return SEPARATOR.join(values)


def _evidence(row: dict[str, Any]) -> FlatRow:
    cited = row["evidence"]
    return {
        "sentences": _joined([str(one["sentence"]) for one in cited]),
        "evidence": _joined([one["text"] for one in cited]),
    }


def _count(count: dict[str, Any]) -> FlatRow:
    return {
        "low": count["low"], "high": count["high"], "qualifier": count["qualifier"], "count_text": count["text"],
    }  # fmt: skip


def _article(brief: dict[str, Any]) -> Iterator[FlatRow]:
    what, when, source, run = brief["what"], brief["when"] or {}, brief["source"], brief["run"]
    place = brief["where"][0] if brief["where"] else {}
    row: FlatRow = {
        "incident": brief["incident"],
        "headline": brief["headline"],
        **{name: what[name] for name in ("event_type", "category", "stage", "summary")},
        "weapons": _joined(what["weapons"]),
        "targets": _joined(what["targets"]),
        **{f"when_{name}": when.get(name) for name in ("text", "start", "end", "precision")},
        "place": place.get("name"),
        "admin": _joined(place.get("admin", [])),
        **{name: place.get(name) for name in ("country", "lat", "lon")},
        "blamed": _joined([f"{one['actor']} ({one['status']})" for one in brief["blamed"]]),
        "no_claim": brief["no_claim"]["value"],
        "flags": _joined(run["flags"]),
        **{name: source[name] for name in ("title", "published", "language", "sha256")},
        **{name: len(brief[name]) for name in ("reactions", "background", "unused_numbers", "rejected")},
        **{name: run[name] for name in ("engine", "model")},
    }
    for harm in ("killed", "injured", "missing"):
        total = brief["totals"][harm] or {}
        row[f"{harm}_low"], row[f"{harm}_high"] = total.get("low"), total.get("high")
    yield row


def _tolls(brief: dict[str, Any]) -> Iterator[FlatRow]:
    for toll in brief["casualties"]:
        own = {name: toll[name] for name in ("harm", "victims", "scope", "reported_by", "superseded")}
        yield {"of": "main", **own, **_count(toll["count"]), **_evidence(toll)}
    for other in brief["background"]:
        for toll in other["casualties"]:
            own = {name: toll[name] for name in ("harm", "victims")}
            yield {"of": f"background: {other['summary']}", **own, **_count(toll["count"]), **_evidence(toll)}


def _blamed(brief: dict[str, Any]) -> Iterator[FlatRow]:
    for one in brief["blamed"]:
        lists = {name: _joined(one[name]) for name in ("aliases", "accusers")}
        yield {**{name: one[name] for name in ("actor", "status", "response")}, **lists, **_evidence(one)}


def _reactions(brief: dict[str, Any]) -> Iterator[FlatRow]:
    for one in brief["reactions"]:
        yield {**{name: one[name] for name in ("actor", "role", "kind", "gist", "quote")}, **_evidence(one)}


def _background(brief: dict[str, Any]) -> Iterator[FlatRow]:
    for one in brief["background"]:
        tolls = [f"{toll['harm']}: {toll['count']['text']}" for toll in one["casualties"]]
        own = {name: one[name] for name in ("relation", "summary", "when", "where")}
        yield {**own, "casualties": _joined(tolls), **_evidence(one)}


_ROWS: dict[Kind, Callable[[dict[str, Any]], Iterator[FlatRow]]] = {
    "articles": _article,
    "tolls": _tolls,
    "blamed": _blamed,
    "reactions": _reactions,
    "background": _background,
}


def flat_rows(item: Exported, kind: Kind) -> Iterator[FlatRow]:
    """The rows of one input, each with every column of its kind.

    An input without a brief has one row of kind `articles`, so that nothing is missing from the table, and no other.
    """
    own: FlatRow = {"article_id": item.article_id, "path": item.path, "state": item.state}
    if kind == "articles":
        spent = ("requests", "input_tokens", "output_tokens", "cost_usd", "seconds")
        own |= {"detail": item.detail, **{name: getattr(item, name) for name in spent}}
    if item.brief is None:
        if kind == "articles":
            yield dict.fromkeys(COLUMNS[kind]) | own
        return
    for row in _ROWS[kind](item.brief):
        yield dict.fromkeys(COLUMNS[kind]) | own | row
