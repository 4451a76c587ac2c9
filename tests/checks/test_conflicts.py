"""Figures that exclude each other, one of them without a source, are noticed, even where only one became a row."""

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Count, Evidence, Toll, What
from summarizer.checks.conflicts import figures_conflict
from summarizer.scoring.case import empty_brief

FIRE = "Fire in Odanu\n\nA fire killed four people in a hotel of Odanu on Sunday.\n\nThe street is closed. {}\n"


def toll(article: Article, low: int, words: str, *, by: str | None = None, superseded: bool = False) -> Toll:
    sentence = next(one for one in article.sentences if words in one.text)
    where = Evidence(sentence=sentence.number, start=sentence.start, end=sentence.end, text=sentence.text)
    count = Count(low=low, high=low, text=words, qualifier="exact")
    return Toll(
        harm="killed",
        victims=None,
        scope="total",
        count=count,
        reported_by=by,
        superseded=superseded,
        evidence=[where],
    )


def brief(article: Article, *rows: Toll) -> Brief:
    what = What(
        event_type="fire",
        category="accident",
        stage="accomplished",
        summary=None,
        weapons=[],
        targets=[],
        evidence=[],
    )
    return empty_brief(article).model_copy(update={"incident": True, "what": what, "casualties": list(rows)})


def test_one_figure_is_no_conflict() -> None:
    article = read_text(FIRE.format("Smoke still hangs over it."))

    assert not figures_conflict(brief(article, toll(article, 4, "four people")), article)


def test_two_totals_without_a_source_conflict() -> None:
    article = read_text(FIRE.format("The death toll is 19."))
    rows = toll(article, 4, "four people"), toll(article, 19, "19")

    assert figures_conflict(brief(article, *rows), article)


def test_two_named_sources_may_differ() -> None:
    article = read_text("Fire in Odanu\n\nPolice said four people died.\n\nThe hospital said five people died.\n")
    rows = toll(article, 4, "four people", by="Police"), toll(article, 5, "five people", by="The hospital")

    assert not figures_conflict(brief(article, *rows), article)


@pytest.mark.parametrize("words", ["The toll was revised from 4 to 216 (unpublished).", "The death toll is 216."])
def test_a_figure_from_the_end_of_the_text_is_held_against_the_opening(words: str) -> None:
    article = read_text(FIRE.format(words))

    assert figures_conflict(brief(article, toll(article, 216, "216")), article)


def test_a_replaced_figure_is_no_conflict() -> None:
    article = read_text(
        "Fire in Odanu kills six\n\nA fire killed six people. Earlier reports had spoken of two dead.\n"
    )
    rows = toll(article, 6, "six people"), toll(article, 2, "two dead", superseded=True)

    assert not figures_conflict(brief(article, *rows), article)
