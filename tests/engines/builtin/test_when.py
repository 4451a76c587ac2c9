"""The expression that dates the incident itself is chosen, not one that dates a statement or another event."""

from datetime import date

import pytest

from summarizer import read_text
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.when import find_when

CASES = {
    "the lead's date": (
        "Bomb kills four in Karsa\n\nA bomb killed four people in Karsa on Monday, police said on Tuesday.",
        "on Monday",
    ),
    "a date of a statement is no date of the event": (
        "Bomb kills four in Karsa\n\nA bomb killed four people in Karsa, the army said on Tuesday.",
        None,
    ),
    "a statement that opens the sentence": (
        "Bomb kills four in Karsa\n\nOn Tuesday the governor said that a bomb killed four people late on Monday.",
        "late on Monday",
    ),
    "the source stands behind the date": (
        "Ferry sinks off Salama\n\nAt least nine people drowned when a ferry sank on Sunday, the coast guard said.",
        "on Sunday",
    ),
    "a later step is no date of the event": (
        "Fire kills six in Leith\n\nA fire killed six people in a hostel on Friday. The owner was arrested on Sunday.",
        "on Friday",
    ),
    "the day on which police still sought help": (
        "Woman shot in Fresno\n\nDetectives asked for villagers' help Saturday in naming whoever shot a woman in"
        " Fresno. Officers found her wounded late Friday night on Amber Place.",
        "late Friday night",
    ),
    "what police investigate has its own day": (
        "Man shot in Fresno\n\nPolice are investigating a shooting Monday that wounded a man in Fresno.",
        "Monday",
    ),
    "an adjective date": (
        "Town mourns\n\nThe town buried the dead of Saturday's bombing, which killed nine people.",
        "Saturday's",
    ),
    "a name that holds a date": (
        "Bomb hits bus\n\nThe 19 April movement bombed a bus and killed two people.",
        None,
    ),
    "what rescuers did later is no date of the event": (
        "Slide buries village\n\nRescuers were digging on Tuesday for survivors of a landslide that buried 20 people in"
        " Karsa.\n\nThe landslide struck the village on Monday and killed four.",
        "on Monday",
    ),
    "the day of an arrest on the spot, where the event has only an hour": (
        "Three stabbed at station\n\nA man was arrested on Tuesday after stabbing three people in Karsa.\n\nThe attack"
        " took place on a platform at about 8.15 a.m.",
        "on Tuesday",
    ),
    "a bus that runs overnight": (
        "Bus crash kills nine\n\nNine people were killed yesterday when an overnight bus plunged into a ravine.",
        "yesterday",
    ),
    "an agency that reported": (
        "Mine blast kills nine\n\nA blast killed nine miners in Karsa, the news agency reported on Thursday.",
        None,
    ),
    "a count of the year": (
        "Bomb kills four in Karsa\n\nThe fifth bombing in Karsa this year killed four people at a market on Monday.",
        "on Monday",
    ),
    "the day of the attack that a group claims": (
        "Group claims bomb\n\nThe Army of the North claimed responsibility for today's attack on a bank.",
        "today's",
    ),
    "the day within last week": (
        "Chef held after siege\n\nA chef was held over an attack on a cafe last week that killed 20 people.\n\n"
        "Gunmen attacked the cafe late on Friday and killed 20 people.",
        "late on Friday",
    ),
    "the previous day's attack": (
        "Police on alert\n\nPolice patrolled Karsa on Sunday after the previous day's attack killed four people.",
        "the previous day's",
    ),
    "minutes ago": (
        "Bomb hits Karsa\n\nA few minutes ago a bomb exploded in Karsa and killed four people.",
        "minutes ago",
    ),
    "a month far down": (
        "Bomb hits Karsa\n\nA bomb killed four people in Karsa.\n\nPolice came.\n\nShops were shut.\n\nNobody fled.\n\n"
        "It was loud.\n\nThe group has bombed markets since it split in March.",
        None,
    ),
    "no date at all": ("Bomb kills four in Karsa\n\nA bomb killed four people in Karsa.", None),
    "a dateline is no date of the event": (
        "Drought kills herds\n\nNairobi, 10 February 2021.\n\nDrought has killed 300 people since October.",
        "since October",
    ),
}


def setting(text: str, incident: bool = True) -> Setting:
    article = read_text(text, published=date(2019, 3, 12))
    main = tuple(sentence.number for sentence in article.sentences)
    return Setting(article, incident, "bombing", "accomplished", main, {})


@pytest.mark.parametrize("name", CASES)
def test_the_date_of_the_event_is_found(name: str) -> None:
    text, expected = CASES[name]

    found = find_when(setting(text))

    assert [one.row.text for one in found] == ([expected] if expected else [])


def test_the_row_points_at_its_sentence() -> None:
    case = setting(CASES["the lead's date"][0])

    row = find_when(case)[0].row

    sentence = case.article.sentence(row.s)
    assert sentence is not None
    assert row.text in sentence.text


def test_words_about_another_event_are_passed_over() -> None:
    case = setting("Bomb kills four\n\nA bomb killed four people on Monday.")
    sentence = case.article.sentences[1]
    other = Setting(
        case.article, True, "bombing", "accomplished", case.main, {sentence.number: ((0, len(sentence.text)),)}
    )

    assert find_when(other) == []


def test_an_article_without_an_incident_has_no_date() -> None:
    assert find_when(setting(CASES["the lead's date"][0], incident=False)) == []


def test_two_days_that_and_joins_are_a_range() -> None:
    case = setting(
        "Four shot in Fresno\n\nFour people were shot Saturday night and Sunday morning in Fresno, police said."
    )

    assert [one.row.text for one in find_when(case)] == ["Saturday night", "Sunday morning"]
