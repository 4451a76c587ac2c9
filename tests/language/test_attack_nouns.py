"""Whose attack a noun phrase says it was."""

import pytest

from summarizer.language.attribution import blame_readings

OWNED = {
    "a name before the noun": ("Ten soldiers were killed in a Reed Front attack on their base.", "Reed Front"),
    "with words between": ("Nine died in a Reed Front suicide car bombing in Lima.", "Reed Front"),
    "a possessive": ("The Reed Front's raid on the town killed 12.", "Reed Front"),
    "by": ("Police called it an ambush by the Reed Front.", "Reed Front"),
    "a weapon": ("A Reed Front rocket killed three farmers.", "Reed Front"),
    "blamed on, without a verb": ("An attack blamed on the Reed Front killed 12 people.", "Reed Front"),
    "blamed on, between commas": ("The bombing, blamed on the Reed Front, killed 12 people.", "Reed Front"),
    "attributed to, without a verb": ("An attack attributed to the Reed Front killed 12 people.", "Reed Front"),
}


@pytest.mark.parametrize("case", OWNED)
def test_the_owner_of_the_noun_did_it(case: str) -> None:
    text, actor = OWNED[case]
    assert {reading.actor.name for reading in blame_readings((text,))} == {actor}


def test_a_suspected_attack_accuses_only() -> None:
    (reading,) = blame_readings(("A suspected Reed Front attack killed nine.",))
    assert reading.status == "accused"


@pytest.mark.parametrize(
    "text",
    [
        "Fears of a Reed Front attack grew.",
        "The army foiled a Reed Front bombing.",
        "A Reed-Front-inspired attack killed nine.",
        "The Lima attack was condemned abroad.",
        "The Embassy bombing shocked the town.",
        "The Front denied that a Reed Front bomb had killed the farmers.",
    ],
)
def test_no_owner_is_read_into_targets_and_fears(text: str) -> None:
    assert [reading.actor.name for reading in blame_readings((text,))] == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Police accused Ian Poe and Ann Roe of the attack.", {"Ian Poe", "Ann Roe"}),
        ("Police accused both the Reed Front and the Army of God of the murder.", {"Reed Front", "Army of God"}),
        ("Both the Reed Front and the Army of God were blamed for it.", {"Reed Front", "Army of God"}),
        ("Ian Poe and Ann Roe were charged with murder.", {"Ian Poe", "Ann Roe"}),
    ],
)
def test_two_who_are_accused_together_are_two(text: str, actors: set[str]) -> None:
    assert {reading.actor.name for reading in blame_readings((text,))} == actors
