"""The rules give each other incident its own row, with its own tolls."""

from datetime import date

import pytest

from summarizer import read_text
from summarizer.draft import DraftBackground
from summarizer.engines.builtin.background import find_background
from summarizer.engines.builtin.setting import Setting

LEAD = "Bomb kills 12 in Odanu\n\nA bomb killed 12 people in the market of Odanu on Tuesday.\n\n"


def background(text: str) -> list[DraftBackground]:
    """The background rows of a text under the same lead."""
    article = read_text(LEAD + text, published=date(2019, 3, 6))
    return [found.row for found in find_background(Setting(article, True, "bombing", "accomplished", (1, 2), {}))]


def test_a_past_attack_has_its_time_place_and_tolls() -> None:
    (row,) = background("In 2015 a bomb in Karsa killed 31 people and wounded 80.")

    assert row.relation == "earlier"
    assert row.when == "In 2015"
    assert row.where == "Karsa"
    assert [(toll.harm, toll.count) for toll in row.tolls] == [("killed", ["31 people"]), ("injured", ["80"])]
    assert row.summary == "In 2015 a bomb in Karsa killed 31 people and wounded 80"


def test_a_sentence_that_goes_on_joins_the_row() -> None:
    (row,) = background("On Sunday, rebels attacked a base in Karsa. Eleven soldiers were killed.")

    assert row.s == [3, 4]
    assert [toll.count for toll in row.tolls] == [["Eleven soldiers"]]


def test_a_clause_is_trimmed_to_the_other_event() -> None:
    (row,) = background("The attack came two days after a mine explosion killed four miners in Karsa.")

    assert row.summary.startswith("a mine explosion killed four miners")


def test_times_of_no_event_make_no_row() -> None:
    assert background("The mayor took office in 2015. Prices have doubled in recent years.") == []


def test_an_article_about_one_event_has_no_background() -> None:
    assert background("Police closed the market on Wednesday.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The supreme court brought back the death penalty in 1976.",
        "The carmaker said in a blog post last month that its software was in a public test.",
    ],
)
def test_what_happened_at_another_time_and_harmed_nobody_is_no_incident(sentence: str) -> None:
    assert background(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The bombing is the latest in a wave of attacks on traders.",
        "The Brotherhood has claimed similar attacks in Karsa.",
        "A decade ago weekly bombings troubled the harbour.",
        "The army battles rebels in the north, where a ceasefire collapsed last July.",
    ],
)
def test_attacks_without_a_date_or_a_toll_are_no_incident_of_their_own(sentence: str) -> None:
    assert background(sentence) == []


def test_two_events_of_one_sentence_are_two_rows() -> None:
    rows = background("In 2015 a bomb in Karsa killed eight people, and in 2017 a raid on the barracks killed 40.")

    assert [[toll.count for toll in row.tolls] for row in rows] == [[["eight people"]], [["40"]]]


def test_one_event_with_dead_and_wounded_stays_one_row() -> None:
    (row,) = background("In 2015 a soldier was killed and two wounded in separate clashes near Karsa.")

    assert [toll.harm for toll in row.tolls] == ["killed", "injured"]


def test_an_attack_comes_weeks_after_people_were_hurt_in_another() -> None:
    (row,) = background("The bombing comes three weeks after four people were stabbed at a rally in Karsa.")

    assert [toll.count for toll in row.tolls] == [["four people"]]
    assert background("The bombing came hours after two in the afternoon.") == []


def test_violence_comes_after_people_were_hurt_before() -> None:
    (row,) = background("The violence comes after two men were shot dead in the same market on Sunday.")

    assert [toll.count for toll in row.tolls] == [["two men"]]


def test_attacks_in_another_town_are_one_row_however_often_they_are_named() -> None:
    article = read_text(
        "Bomb kills 12 in Lyon\n\nA bomb killed 12 people in Lyon on Tuesday.\n\nThe mayor spoke of a dark day.\n\n"
        "Guards were hired after the Marseille bombings.\n\nHe had seen the Marseille bombings himself.",
        published=date(2019, 3, 6),
    )

    (found,) = find_background(Setting(article, True, "bombing", "accomplished", (1, 2), {}))

    assert found.row.s == [4]
