"""A right brief of a short report, which each test then bends in one place."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import (
    Blame,
    Count,
    Evidence,
    Place,
    Reaction,
    Toll,
    Total,
    Totals,
    What,
    When,
)
from summarizer.language.dates import resolve
from summarizer.scoring.case import empty_brief

TEXT = """Grenade kills two at Odanu market

Police said two traders were killed on Sunday when a grenade was thrown into the market of Odanu, and accused the
Reed Front. The Front, also known as RF, denied it. Mayor Lena Abbo called the attack cowardly.
"""


@pytest.fixture
def grenade_article() -> Article:
    """A short report, its publication date unknown to itself."""
    return read_text(TEXT)


def _evidence(article: Article, *numbers: int) -> list[Evidence]:
    sentences = [article.sentences[number - 1] for number in numbers]
    return [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in sentences]


def _when(article: Article, published: date) -> When:
    resolved: Any = resolve(["on Sunday"], published)
    return When(
        text="on Sunday",
        start=resolved.start,
        end=resolved.end,
        precision=resolved.precision,
        how=resolved.how,
        evidence=_evidence(article, 2),
    )


def _blame(article: Article) -> Blame:
    return Blame(
        actor="Reed Front",
        aliases=["RF"],
        accusers=["Police"],
        status="accused_by_authorities",
        response="denied",
        evidence=_evidence(article, 2, 3),
    )


def _toll(article: Article) -> Toll:
    return Toll(
        harm="killed",
        victims="traders",
        scope="total",
        count=Count(low=2, high=2, text="two traders", qualifier="exact"),
        reported_by="Police",
        superseded=False,
        evidence=_evidence(article, 2),
    )


def _reaction(article: Article) -> Reaction:
    return Reaction(
        actor="Lena Abbo",
        role="Mayor",
        kind="condemnation",
        gist="called the attack cowardly",
        quote=None,
        evidence=_evidence(article, 4),
    )


@pytest.fixture
def grenade_brief(grenade_article: Article) -> Brief:
    """What the report says, published on Monday 4 March 2019."""
    article = replace(grenade_article, published=date(2019, 3, 4), published_from="option")
    what = What(
        event_type="bombing",
        category="conflict",
        stage="accomplished",
        summary="A grenade killed two traders.",
        weapons=[],
        targets=[],
        evidence=_evidence(article, 1),
    )
    return empty_brief(article).model_copy(
        update={
            "incident": True,
            "what": what,
            "when": _when(article, date(2019, 3, 4)),
            "where": [Place(name="Odanu", admin=[], country=None, lat=None, lon=None, evidence=_evidence(article, 2))],
            "blamed": [_blame(article)],
            "casualties": [_toll(article)],
            "totals": Totals(killed=Total(low=2, high=2, basis="stated"), injured=None, missing=None),
            "reactions": [_reaction(article)],
        }
    )
