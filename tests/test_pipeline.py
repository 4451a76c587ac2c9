"""Every article becomes a valid brief whose facts carry evidence and pass `verify`, whatever engine wrote it."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer import Brief, asummarize, read_file, summarize, verify
from summarizer.article import Article
from summarizer.brief import Evidence
from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.pipeline import Outcome, finish

ROOT = Path(__file__).parents[1]
ARTICLES = sorted([*(ROOT / "examples").glob("*.*"), *(ROOT / "evals" / "samples").glob("*.txt")])
BORDER = ROOT / "examples" / "border-city-strike.txt"


def published_of(path: Path) -> date | None:
    label = path.with_suffix(".gold.json")
    if not label.is_file():
        return None
    said = json.loads(label.read_text(encoding="utf-8")).get("published")
    return date.fromisoformat(said) if said else None


def run(article: Article) -> Outcome:
    return finish(article, BuiltinEngine().draft_now(article))


def all_evidence(part: Any) -> Iterator[tuple[str, list[Evidence]]]:
    """Every row of a brief that must carry evidence, with it."""
    if isinstance(part, Brief):
        for name in ("where", "blamed", "casualties", "reactions", "background"):
            for at, row in enumerate(getattr(part, name)):
                yield f"{name}[{at}]", row.evidence
                for toll in getattr(row, "casualties", ()):
                    yield f"{name}[{at}].casualties", toll.evidence
        if part.when is not None:
            yield "when", part.when.evidence
        if part.no_claim.value:
            yield "no_claim", part.no_claim.evidence


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_article_becomes_a_checked_brief(path: Path) -> None:
    article = read_file(path, published=published_of(path))

    outcome = run(article)

    brief = outcome.brief
    assert Brief.from_json(brief.to_json()) == brief
    assert verify(brief, article) == []
    for place, evidence in all_evidence(brief):
        assert evidence, place
        for one in evidence:
            assert article.text[one.start : one.end] == one.text
    assert brief.incident == (brief.what.event_type != "none")
    assert brief.run.engine == "builtin"


def test_the_border_city_article_keeps_main_and_background_apart() -> None:
    brief = summarize(BORDER)

    assert brief.what.event_type == "missile_or_artillery_attack"
    assert (brief.where[0].name, brief.where[0].country) == ("Belgorod", "RU")
    assert brief.when is None, "Friday evening is the time of a speech"
    (toll,) = [row for row in brief.casualties if row.harm == "killed"]
    assert (toll.count.low, toll.victims, toll.scope) == (3, "children", "subgroup")
    (blame,) = brief.blamed
    assert (blame.actor, blame.accusers, blame.status, blame.response) == (
        "Ukraine's military",
        ["Russian authorities"],
        "accused_by_authorities",
        "no_comment",
    )
    past = {(toll.harm, toll.count.low) for event in brief.background for toll in event.casualties}
    assert {("killed", 39), ("injured", 159), ("injured", 19)} <= past
    main = {row.count.low for row in brief.casualties} | {row.count.high for row in brief.casualties}
    assert not main & {39, 159, 19, 120, 13}


def test_the_ferry_article_keeps_figures_apart_by_source() -> None:
    brief = summarize(ROOT / "examples" / "ferry-terminal-bombs.txt")

    killed = {
        (row.count.low, row.count.high, row.reported_by, row.superseded)
        for row in brief.casualties
        if row.scope == "total" and row.harm == "killed"
    }
    assert (14, None, "police", False) in killed
    assert any((low, high, superseded) == (19, 19, False) for low, high, _, superseded in killed)
    assert any((low, superseded) == (9, True) for low, _, _, superseded in killed)
    assert brief.no_claim.value
    assert [toll.count.low for event in brief.background for toll in event.casualties] == [31]


def test_the_drill_is_no_incident() -> None:
    brief = summarize(ROOT / "examples" / "rescue-drill.txt")

    assert (brief.incident, brief.casualties, brief.what.event_type) == (False, [], "none")


def test_the_page_is_read_without_its_navigation_and_footer() -> None:
    brief = summarize(ROOT / "examples" / "river-flood.html")

    assert str(brief.source.published) == "2023-05-03"
    assert brief.totals.killed is not None
    assert brief.totals.killed.low == 27
    assert 14 not in {row.count.low for row in brief.casualties}


def test_a_string_is_the_text_itself() -> None:
    brief = summarize(
        "Bus crash kills four\n\nFour people died when a bus overturned near Oruro on Monday.",
        published=date(2021, 3, 2),
    )

    assert brief.totals.killed is not None
    assert brief.totals.killed.low == 4
    assert brief.when is not None
    assert brief.when.start == date(2021, 3, 1)


def test_the_asynchronous_call_gives_the_same_brief() -> None:
    one, other = summarize(BORDER), asyncio.run(asummarize(BORDER))

    assert one.model_copy(update={"run": other.run}) == other


def test_a_trace_names_the_rule_behind_every_row() -> None:
    outcome = run(read_file(BORDER))

    traced = {one.path for one in outcome.trace}
    rows = {
        f"{name}[{at}]"
        for name in ("where", "blamed", "casualties", "reactions", "background")
        for at in range(len(getattr(outcome.brief, name)))
    }
    assert rows <= traced
    assert all(one.rule and one.words for one in outcome.trace)
