"""Check 7: a toll of another event never stands among the main ones."""

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Background, BackgroundToll, Count, Evidence, Toll
from summarizer.checks.background import check

TEXT = """Bomb kills 12 in Odanu

A bomb killed 12 people in the market of Odanu on Monday. The blast wounded 30, while a fire last year killed nine.

In 2015 a bomb at the same market killed 31 people.
"""


def evidence(article: Article, number: int) -> list[Evidence]:
    """One sentence as evidence."""
    sentence = article.sentences[number - 1]
    return [Evidence(sentence=number, start=sentence.start, end=sentence.end, text=sentence.text)]


def toll(article: Article, number: int, text: str, count: int) -> Toll:
    """A main toll."""
    return Toll(
        harm="killed",
        victims=None,
        scope="total",
        count=Count(low=count, high=count, text=text, qualifier="exact"),
        reported_by=None,
        superseded=False,
        evidence=evidence(article, number),
    )


@pytest.mark.parametrize(
    ("number", "text", "count", "refused"),
    [
        (2, "12 people", 12, False),
        (3, "30", 30, False),
        (3, "nine", 9, True),
        (4, "31 people", 31, True),
    ],
    ids=["the main toll", "the main clause", "a clause of another event", "a sentence of another event"],
)
def test_the_clause_of_a_number_decides(
    grenade_brief: Brief, number: int, text: str, count: int, refused: bool
) -> None:
    article = read_text(TEXT)
    brief = grenade_brief.model_copy(update={"casualties": [toll(article, number, text, count)]})

    found = list(check(brief, article))

    assert [(one.path, one.reason, one.action) for one in found] == (
        [("casualties[0].count", "belongs_to_background", "drop_row")] if refused else []
    )


def test_words_that_a_background_toll_counts_with_count_no_main_one(grenade_brief: Brief) -> None:
    article = read_text(TEXT)
    main = toll(article, 2, "12 people", 12)
    same = BackgroundToll(harm="killed", victims=None, count=main.count, evidence=main.evidence)
    event = Background(
        relation="earlier", summary="x", when=None, where=None, casualties=[same], evidence=main.evidence
    )

    found = list(check(grenade_brief.model_copy(update={"casualties": [main], "background": [event]}), article))

    assert [one.reason for one in found] == ["belongs_to_background"]
