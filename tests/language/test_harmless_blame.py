"""Sentences with the words of an accusation, a confession or an acquittal that accuse, own and clear nobody."""

import pytest

from summarizer.language.attribution import blame_readings

HARMLESS = [
    "The mayor said firefighters worked without a break.",
    "The minister said the pilot landed without engines and saved them all.",
    "Passengers said the driver sounded his horn and warned of the danger.",
    "The watchman told police that he gave the alarm.",
    "The ferryman told police that he hired a boat to save them.",
    "The mayor acknowledged the delay in payments.",
    "The bank accepted the failure of the talks.",
    '"We should have died," the mayor said.',
    '"We should have been told by the company," the mayor said.',
    "Survivors were picked up by police at the border.",
    "She gave herself over to prayer.",
    "The hostage gave herself up to the gunmen.",
    "Mara Finn was in prison when the bomb went off.",
    "The missing girl was being sought by police divers.",
    "A witness is sought for questioning.",
    "Police are seeking a woman who saw the crash.",
    "Thousands of villagers are on the run.",
    "The army launched action against the Reed Front.",
    "The minister suspects that Ann Roe is alive.",
    "A doctor suspects that the woman had drowned.",
    "One possibility is that the Reed Front was the target.",
    "The money leads to the families.",
    "There is no trace of the pilot, police said.",
    "A report that Ann Roe had died is false, police said.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_accuse_own_and_clear_nobody(text: str) -> None:
    assert [(one.actor.name, one.status, one.rule) for one in blame_readings((text,))] == []


def test_who_concedes_that_it_was_another_owns_nothing() -> None:
    text = "The governor conceded that it was the Reed Front that had carried out the attack."

    assert [(one.actor.name, one.status) for one in blame_readings((text,)) if one.status == "claimed"] == []
