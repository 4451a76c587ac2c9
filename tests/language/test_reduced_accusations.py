"""Who is accused in reduced clauses, and of two at once."""

import pytest

from summarizer.language.attribution import blame_readings

REDUCED = {
    "blamed on, without a verb": ("An attack blamed on the Reed Front killed 12 people.", "Reed Front"),
    "blamed on, between commas": ("The bombing, blamed on the Reed Front, killed 12 people.", "Reed Front"),
    "attributed to, without a verb": ("An attack attributed to the Reed Front killed 12 people.", "Reed Front"),
}


@pytest.mark.parametrize("case", REDUCED)
def test_a_participle_behind_the_attack_accuses(case: str) -> None:
    text, actor = REDUCED[case]
    assert {reading.actor.name for reading in blame_readings((text,))} == {actor}


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
