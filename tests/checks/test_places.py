"""Check 3 for places: a site stands in the sentences it cites, and lies where the gazetteer knows it."""

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Evidence, Place
from summarizer.checks.places import check

TEXT = """Blast in Kandahar

A bomb went off in Kandahar on Sunday, Afghan police said. Pakistan closed its border at Chaman.
"""


def article() -> Article:
    return read_text(TEXT)


def brief(base: Brief, name: str, country: str | None, number: int = 2, **changes: object) -> Brief:
    sentence = article().sentences[number - 1]
    evidence = [Evidence(sentence=number, start=sentence.start, end=sentence.end, text=sentence.text)]
    place = Place(name=name, admin=[], country=country, lat=None, lon=None, evidence=evidence)
    return base.model_copy(update={"where": [place.model_copy(update=changes)]})


@pytest.mark.parametrize("country", ["AF", None])
def test_the_gazetteers_country_and_none_at_all_pass(grenade_brief: Brief, country: str | None) -> None:
    assert list(check(brief(grenade_brief, "Kandahar", country), article())) == []


def test_a_country_where_the_gazetteer_knows_better_becomes_null(grenade_brief: Brief) -> None:
    findings = list(check(brief(grenade_brief, "Kandahar", "PK"), article()))

    assert [(one.path, one.reason, one.action) for one in findings] == [
        ("where[0].country", "country_mismatch", "null_field")
    ]


def test_a_place_that_the_gazetteer_lacks_is_taken_from_the_article(grenade_brief: Brief) -> None:
    wrong = brief(grenade_brief, "its border", "PK", number=3)

    assert list(check(wrong, article())) == []


@pytest.mark.parametrize("country", ["FR", "XX", "Pakistan"])
def test_a_country_that_neither_article_nor_gazetteer_names_becomes_null(grenade_brief: Brief, country: str) -> None:
    findings = list(check(brief(grenade_brief, "its border", country, number=3), article()))

    assert [(one.path, one.reason, one.action) for one in findings] == [
        ("where[0].country", "country_mismatch", "null_field")
    ]


def test_a_place_of_another_sentence_drops_the_row(grenade_brief: Brief) -> None:
    findings = list(check(brief(grenade_brief, "Chaman", None), article()))

    assert [(one.path, one.reason, one.action) for one in findings] == [
        ("where[0].name", "place_not_in_evidence", "drop_row")
    ]


def test_a_position_of_another_place_is_reported(grenade_brief: Brief) -> None:
    findings = list(check(brief(grenade_brief, "Kandahar", "AF", lat=1.0, lon=2.0), article()))

    assert [(one.path, one.action) for one in findings] == [("where[0].lat", "report")]


def test_the_gazetteers_position_passes(grenade_brief: Brief) -> None:
    assert list(check(brief(grenade_brief, "Kandahar", "AF", lat=31.61, lon=65.71), article())) == []
