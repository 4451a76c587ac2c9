"""A new label: filled in by an engine, corrected by a person, checked by code."""

import json
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from summarizer.brief import Brief
from summarizer.errors import UsageError
from summarizer.pipeline import summarize
from summarizer.reading import read_file
from summarizer.scoring.label import Label, read_label
from summarizer.scoring.lint import lint
from summarizer.scoring.samples import LABEL_SUFFIX, load_sample

_FIELDS = ("event_type", "facts", "where", "when", "blamed", "no_claim", "totals", "tolls", "reactions", "background")

Editor = Callable[[Path], None]


def suggested(brief: Brief, name: str, published: date | None) -> dict[str, Any]:
    """A label that says what the brief says, every field marked as suggested by a machine."""
    totals = {
        harm: None if total is None else {"low": total.low, "high": total.high}
        for harm in ("killed", "injured", "missing")
        for total in [getattr(brief.totals, harm)]
    }
    when = brief.when
    return {
        "id": name,
        "published": None if published is None else published.isoformat(),
        "incident": brief.incident,
        "event_type": [brief.what.event_type],
        "facts": [brief.headline] if brief.incident else [],
        "where": {
            "places": [[one] for place in brief.where[:1] for one in (place.name, *place.admin)],
            "country": brief.where[0].country if brief.where else None,
        },
        "when": {
            "text": None if when is None else when.text,
            "start": None if when is None or when.start is None else when.start.isoformat(),
            "end": None if when is None or when.end is None or when.end == when.start else when.end.isoformat(),
        },
        "blamed": [
            {
                "actor": [row.actor, *row.aliases],
                "accusers": [[one] for one in row.accusers],
                "status": [row.status],
                "response": row.response,
            }
            for row in brief.blamed
        ],
        "no_claim": brief.no_claim.value,
        "totals": totals,
        "tolls": [_toll(row.model_dump(mode="json")) for row in brief.casualties],
        "reactions": [{"actor": [row.actor], "kind": [row.kind], "gist": row.gist} for row in brief.reactions],
        "background": [_background(row.model_dump(mode="json")) for row in brief.background],
        "trap_numbers": [],
        "notes": "",
        "machine_suggested": list(_FIELDS),
    }


def _toll(row: dict[str, Any]) -> dict[str, Any]:
    count = row["count"]
    made = {
        "harm": row["harm"],
        "victims": [row["victims"] or "people"],
        "scope": row["scope"],
        "low": count["low"],
        "high": count["high"],
        "text": count["text"],
        "reported_by": [row["reported_by"]] if row["reported_by"] else None,
    }
    extra = {"superseded": True} if row["superseded"] else {}
    return made | extra | ({"qualifier": "about"} if count["qualifier"] == "about" else {})


def _background(row: dict[str, Any]) -> dict[str, Any]:
    figures = {"killed": 0, "injured": 0}
    for one in row["casualties"]:
        if one["harm"] in figures and one["count"]["low"] is not None:
            figures[one["harm"]] += one["count"]["low"]
    shown = {harm: number or None for harm, number in figures.items()}
    return {"relation": row["relation"], "gist": row["summary"], **shown}


def _open_editor(path: Path) -> None:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise UsageError(f"no editor: set EDITOR, or correct {path} by hand and run `summarize eval label` again")
    try:
        subprocess.run([*command, str(path)], check=True)  # noqa: S603 - the user's own editor
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(f"{command[0]}: the editor failed ({error}); the label is in {path}") from error


def label_article(
    file: Path, *, model: str = "builtin", published: date | None = None, editor: Editor = _open_editor
) -> Iterator[str]:
    """Write `FILE.gold.json` beside the article, let a person correct it, check it; yields what there is to say.

    An existing label is only opened and checked, so that no work is lost.

    Raises:
        UsageError: no editor, or it failed.
        InvalidSamples: the label is none after editing; the file stays as the person left it.
    """
    target = file.with_name(file.stem + LABEL_SUFFIX)
    before: Label | None = None
    if not target.exists():
        article = read_file(file, published=published)
        brief = summarize(article, model=model)
        values = suggested(brief, file.stem, article.published)
        target.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
        yield f"{target}: filled in by {model}; correct every field"
    before = read_label(target)
    editor(target)
    after = read_label(target)
    kept = [name for name in before.machine_suggested if getattr(before, name) == getattr(after, name)]
    if kept != after.machine_suggested:
        values = json.loads(target.read_text("utf-8"))
        values["machine_suggested"] = kept
        target.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
    faults = lint([load_sample(target, published)])
    yield from (f"fault: {one}" for one in faults)
    state = f"only suggested, not changed: {', '.join(kept)}" if kept else "every suggested field was changed"
    yield f"{target}: {state}; {len(faults)} faults"
