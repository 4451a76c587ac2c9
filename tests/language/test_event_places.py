"""An event at a place far from the one reported is another event."""

from datetime import date

import pytest

from summarizer import read_text
from summarizer.language.other_events import other_event_spans

PUBLISHED = date(2019, 3, 9)
LEAD = (
    "Gunman wounds guard at Lyon tram depot\n\n"
    "A gunman wounded a guard at a tram depot in Lyon on Friday, police said.\n\n"
    "The man, who was armed with a rifle, was overpowered by mechanics, the prefect said.\n\n"
    "Trams stood still for the rest of the day, the operator said.\n\n"
)

ELSEWHERE = {
    "before the noun": ("Guards were hired after the Marseille shootings.", "the Marseille shootings"),
    "behind the noun": ("Guards were hired after several attacks in Marseille.", "attacks in Marseille"),
    "with the harm behind": (
        "The rifle was used in a bombing in Toulouse that killed nine, he said.",
        "bombing in Toulouse that killed nine, he said.",
    ),
    "with the harm before": (
        "Nine people died in a bombing in Toulouse.",
        "Nine people died in a bombing in Toulouse.",
    ),
    "a killing with its victim": (
        "He spoke of the killing of Ann Roe, 37, in Toulouse.",
        "killing of Ann Roe, 37, in Toulouse",
    ),
    "a clause that opens with the place": (
        "In Toulouse, a man shot two mechanics, and one of them died.",
        "In Toulouse, a man shot two mechanics, and one of them died.",
    ),
    "a clause that brings in somebody": (
        "Militants killed four guards at a museum in Tunis.",
        "Militants killed four guards at a museum in Tunis.",
    ),
    "an event that opens the sentence": (
        "In the Marseille rampage, a former sailor killed five officers.",
        "In the Marseille rampage, a former sailor killed five officers.",
    ),
}


@pytest.mark.parametrize(("sentence", "told"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_an_event_far_from_the_one_reported_is_another(sentence: str, told: str) -> None:
    article = read_text(LEAD + sentence, published=PUBLISHED)

    (spans,) = other_event_spans(article).values()

    assert [sentence[one.start : one.end].removesuffix(".") for one in spans] == [told.removesuffix(".")]
    assert all(one.placed for one in spans)


HERE = {
    "the town itself": "The Lyon shooting is the work of one man.",
    "a town near by": "He had lived through a shooting in Villeurbanne.",
    "the hospital": "Two mechanics with shot wounds were flown to a hospital in Paris.",
    "an arrest": "A man suspected of arming the gunman who shot the guard was arrested in Toulouse.",
    "a street called like a town": "A mechanic was shot in Marseille Street.",
    "a victim called like a town": "Police dogs found Emma Paris dead. The Paris killing was his doing.",
    "nobody brought in": "He was killed along with others in Marseille.",
}


@pytest.mark.parametrize("sentence", HERE.values(), ids=HERE)
def test_what_is_said_of_the_event_itself_stays_with_it(sentence: str) -> None:
    article = read_text(LEAD + sentence, published=PUBLISHED)

    assert other_event_spans(article) == {}


def test_a_country_named_alone_keeps_all_of_its_towns() -> None:
    article = read_text(
        "Bombs kill nine in Tunisia\n\nBombs killed nine people in Tunisia on Friday, the army said.\n\n"
        "It said that the dead were guards.\n\nA man was shot in Sousse.\n\nThere had been attacks in Tripoli.",
        published=PUBLISHED,
    )

    assert list(other_event_spans(article)) == [5]


def test_a_storm_kills_in_many_places() -> None:
    article = read_text(
        "Storm kills nine in Lyon\n\nA storm killed nine people in Lyon on Friday, officials said.\n\n"
        "It tore off roofs, they said.\n\nA falling tree killed two women in Toulouse.",
        published=PUBLISHED,
    )

    assert other_event_spans(article) == {}


def test_what_the_lead_tells_of_days_before_is_no_place_of_the_event() -> None:
    article = read_text(
        "Lyon police shoot man\n\n"
        "Police in Lyon shot a man on Friday, two days after five Toulouse guards were slain.\n\n"
        "The man had a rifle, they said.\n\nIn the Toulouse rampage on Wednesday, a sailor shot five guards.",
        published=PUBLISHED,
    )

    assert list(other_event_spans(article)) == [4]
