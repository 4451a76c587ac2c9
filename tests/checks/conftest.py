"""A right brief of a short report, which each test then bends in one place."""

from datetime import date
from typing import Any

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import (
    Blame,
    Count,
    Evidence,
    NoClaim,
    Place,
    Reaction,
    Run,
    Source,
    Toll,
    Total,
    Totals,
    What,
    When,
)
from summarizer.language.dates import resolve

TEXT = """Grenade kills two at Odanu market

Police said two traders were killed on Sunday when a grenade was thrown into the market of Odanu, and accused the
Reed Front. The Front, also known as RF, denied it. Mayor Lena Abbo called the attack cowardly.
"""


@pytest.fixture
def grenade_article() -> Article:
    """A short report, its publication date unknown to itself."""
    return read_text(TEXT)


@pytest.fixture
def grenade_brief(grenade_article: Article) -> Brief:
    """What the report says, published on Monday 4 March 2019."""
    article = grenade_article

    def evidence(number: int) -> list[Evidence]:
        sentence = article.sentences[number - 1]
        return [Evidence(sentence=number, start=sentence.start, end=sentence.end, text=sentence.text)]

    published = date(2019, 3, 4)
    resolved: Any = resolve(["on Sunday"], published)
    return Brief(
        incident=True,
        headline="Grenade kills two at Odanu market",
        what=What(
            event_type="bombing",
            category="conflict",
            stage="accomplished",
            summary="A grenade killed two traders.",
            weapons=[],
            targets=[],
            evidence=evidence(1),
        ),
        when=When(
            text="on Sunday",
            start=resolved.start,
            end=resolved.end,
            precision=resolved.precision,
            how=resolved.how,
            evidence=evidence(2),
        ),
        where=[Place(name="Odanu", admin=[], country=None, lat=None, lon=None, evidence=evidence(2))],
        blamed=[
            Blame(
                actor="Reed Front",
                aliases=["RF"],
                accusers=["Police"],
                status="accused_by_authorities",
                response="denied",
                evidence=[*evidence(2), *evidence(3)],
            )
        ],
        no_claim=NoClaim(value=False, evidence=[]),
        casualties=[
            Toll(
                harm="killed",
                victims="traders",
                scope="total",
                count=Count(low=2, high=2, text="two traders", qualifier="exact"),
                reported_by="Police",
                superseded=False,
                evidence=evidence(2),
            )
        ],
        totals=Totals(killed=Total(low=2, high=2, basis="stated"), injured=None, missing=None),
        reactions=[
            Reaction(
                actor="Lena Abbo",
                role="Mayor",
                kind="condemnation",
                gist="called the attack cowardly",
                quote=None,
                evidence=evidence(4),
            )
        ],
        background=[],
        unused_numbers=[],
        rejected=[],
        source=Source(
            sha256=article.sha256,
            text_sha256=article.text_sha256,
            path=None,
            title=article.title,
            published=published,
            published_from="option",
            language="en",
        ),
        run=Run(
            engine="builtin",
            model=None,
            prompt=None,
            vague="none",
            flags=[],
            requests=0,
            input_tokens=None,
            cached_tokens=None,
            output_tokens=None,
            cost_usd=None,
            seconds=0.0,
        ),
    )
