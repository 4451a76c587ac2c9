"""Check 5: dates are computed again from the expression and the publication date."""

from dataclasses import replace
from datetime import date

import pytest

from summarizer import Article, Brief
from summarizer.checks.dates import check


@pytest.fixture
def article(grenade_article: Article) -> Article:
    return replace(grenade_article, published=date(2019, 3, 4))


def with_when(brief: Brief, **changes: object) -> Brief:
    assert brief.when is not None
    return brief.model_copy(update={"when": brief.when.model_copy(update=changes)})


def test_a_date_that_follows_passes(grenade_brief: Brief, article: Article) -> None:
    assert list(check(grenade_brief, article)) == []


def test_another_day_is_found(grenade_brief: Brief, article: Article) -> None:
    wrong = with_when(grenade_brief, start=date(2019, 3, 2), end=date(2019, 3, 2))

    findings = list(check(wrong, article))

    assert {one.path for one in findings} == {"when.start", "when.end"}
    assert {(one.reason, one.action) for one in findings} == {("date_not_from_text", "drop_row")}


def test_a_precision_that_the_words_do_not_have_is_found(grenade_brief: Brief, article: Article) -> None:
    findings = list(check(with_when(grenade_brief, precision="month"), article))

    assert [one.path for one in findings] == ["when.precision"]


def test_an_expression_of_another_sentence_is_found(grenade_brief: Brief, article: Article) -> None:
    findings = list(check(with_when(grenade_brief, text="on Monday"), article))

    assert [one.path for one in findings] == ["when.text"]


def test_words_that_are_no_date_are_found(grenade_brief: Brief, article: Article) -> None:
    findings = list(check(with_when(grenade_brief, text="two traders"), article))

    assert [(one.path, one.detail) for one in findings] == [("when.text", "these words are no date expression")]


def test_the_briefs_publication_date_counts_where_the_text_has_none(grenade_brief: Brief, article: Article) -> None:
    assert list(check(grenade_brief, replace(article, published=None))) == []


def test_no_date_passes(grenade_brief: Brief, article: Article) -> None:
    assert list(check(grenade_brief.model_copy(update={"when": None}), article)) == []
