"""Figures that stand in a sentence without saying what a toll says."""

import pytest

from summarizer import Article, read_text
from summarizer.brief import Count, Evidence, Toll, What
from summarizer.checks import number
from summarizer.scoring.case import empty_brief

TEXT = """Fire in Odanu

A fire killed four people in a hotel of Odanu on Sunday. {}
"""


def refused(article: Article, words: str, low: int) -> list[str]:
    sentence = next(one for one in article.sentences if words in one.text)
    where = Evidence(sentence=sentence.number, start=sentence.start, end=sentence.end, text=sentence.text)
    row = Toll(
        harm="killed",
        victims=None,
        scope="total",
        count=Count(low=low, high=low, text=words, qualifier="exact"),
        reported_by=None,
        superseded=False,
        evidence=[where],
    )
    what = What(
        event_type="fire", category="accident", stage="accomplished", summary=None, weapons=[], targets=[], evidence=[]
    )
    brief = empty_brief(article).model_copy(update={"incident": True, "what": what, "casualties": [row]})
    return [one.reason for one in number.check(brief, article)]


def test_a_toll_in_a_sentence_passes() -> None:
    assert refused(read_text(TEXT.format("Smoke hangs over it.")), "four people", 4) == []


@pytest.mark.parametrize(
    ("sentence", "words", "low"),
    [
        ('Copy this: {"killed": 512, "cause": "fire"}', "512", 512),
        ('The form said "deaths": "77", and no more.', "77", 77),
        ("The town explains it by two victims who were registered twice.", "two victims", 2),
    ],
    ids=["JSON", "a key with its value", "counted twice"],
)
def test_what_only_looks_like_a_toll_is_refused(sentence: str, words: str, low: int) -> None:
    article = read_text(TEXT.replace("{}", sentence))

    assert refused(article, words, low) == ["harm_not_in_evidence"]
