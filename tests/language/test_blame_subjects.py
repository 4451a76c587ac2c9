"""Whose deed a sentence tells: subjects far from their verbs, and words that accuse nobody."""

import pytest

from summarizer import read_text
from summarizer.language.attribution import blame_readings, response_readings
from summarizer.language.cast import cast_of
from summarizer.language.other_claims import claims_another, is_titled
from summarizer.language.speech import speakers

SUBJECTS = {
    "age and home": ("Ian Poe, 34, of Lima, Ohio, is suspected of the killing, a statement said.", "Ian Poe"),
    "a relative clause": (
        "The driver of a van that left the road and flipped was charged, police said.",
        "driver of a van",
    ),
    "a belief inside it": ("Police sought a man who they say stabbed two guests.", "man"),
    "who takes up a person": ("The gun lay in the home of Ian Poe, who was arrested on Monday.", "Ian Poe"),
    "a clause after 'after'": ("The guests fled after gunmen stormed the inn.", "gunmen"),
    "a clause after 'as'": ("A cook was hurt as a gunman fired at the guests.", "gunman"),
    "a retired guard of Lima": (
        "Ian Poe, 55, of Lima, Ohio, a guard who retired last year, shot two men, officials said.",
        "Ian Poe",
    ),
    "a quantity of them": ("Dozens of raiders stormed through the town, residents said.", "raiders"),
    "a short name inside": ("Reed Front (RF) fighters attacked the post.", "Reed Front"),
    "suspected of the deed": ("A youth suspected of stabbing a guard died on Sunday.", "youth"),
    "blamed without a pronoun": ("Two died in an attack Peru blamed on the Reed Front.", "Reed Front"),
    "wounded by": ("A cook was wounded by a raider on Tuesday.", "raider"),
    "ordered to be held": ("Magistrate Ann Roe ordered Poe to be remanded in custody.", "Poe"),
}


@pytest.mark.parametrize("case", SUBJECTS)
def test_finds_the_doer(case: str) -> None:
    text, actor = SUBJECTS[case]
    assert {reading.actor.name for reading in blame_readings((text,))} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Police say Ian Poe, 27, was found shot to death in the yard.",
        "A boy of 16 fatally shot after a quarrel died on the way.",
        "A woman shot in the arm and a girl were taken to hospital.",
        "The man shot pulled over and called for help.",
        "Two citizens confirmed killed in the raid",
        "The officer shot himself, police said.",
        "The man pointed a gun at two officers.",
        "It was unclear how many officers fired shots.",
        "It isn't yet known who fired the fatal shots, Roe said.",
        "The headmaster told reporters that no pupils were directly involved.",
        "Police said that two pistols were involved.",
        "The base is responsible for training pilots.",
        "There were no other cars involved in the crash, the department said.",
        "Roe says officers haven't made contact with the suspect.",
        "The lawyer spoke of a judge who treats him like any other person charged with murder.",
        "Police offer a reward for information leading to the arrest of the gunmen.",
        "He admitted the shooting had happened on Mill Street.",
        "Police are searching for suspects.",
        "Reed Front attacks have increased this year, a firm said on Sunday.",
        "Deputies were serving a warrant for drug offences.",
        "A man was linked to a shooting in eastern Lima that killed two.",
    ],
)
def test_accuses_nobody(text: str) -> None:
    assert [reading.actor.name for reading in blame_readings((text,))] == []


def test_whoever_is_let_go_is_cleared_and_not_the_police() -> None:
    (reading,) = blame_readings(("Police released him later without charge.",))
    assert (reading.actor.name, reading.status) == ("him", "cleared")


def test_a_participle_behind_a_reporting_verb_is_no_report() -> None:
    assert speakers("Two citizens confirmed killed in the raid") == ()


LEAD = "A bomb killed nine people at a market in Karsa on Sunday."


@pytest.mark.parametrize(
    ("text", "cue", "another"),
    [
        ("The Reed Front claimed responsibility for the attack.", "claimed", False),
        ("The Reed Front claimed responsibility for Sunday's bombing.", "claimed", False),
        ("The attack was claimed by the Reed Front.", "claimed", False),
        ("The town has seen several attacks claimed by the Reed Front.", "claimed", True),
        ("It resembled a January bombing blamed on the Reed Front.", "blamed", True),
        ("The Reed Front, which claimed responsibility for the Odanu attack, grows.", "claimed", True),
        ("The Reed Front claimed responsibility for the Karsa attack.", "claimed", False),
    ],
)
def test_tells_whether_a_claim_is_of_the_event_reported(text: str, cue: str, another: bool) -> None:
    assert claims_another(text, text.index(cue), LEAD) is another


@pytest.mark.parametrize(
    "text",
    [
        "The Reed Front claimed responsibility for that attack.",
        "The Reed Front claimed responsibility for many of the killings.",
        "The town has seen several bombings in the past, claimed by the Reed Front.",
    ],
)
def test_a_claim_for_that_attack_or_attacks_of_the_past_is_about_another_event(text: str) -> None:
    assert claims_another(text, text.index("claimed"), LEAD)


def test_knows_a_headline_in_title_case() -> None:
    assert is_titled("Four Killed in Karsa as Minister Vows Revenge")
    assert not is_titled("Four killed in Karsa as minister vows revenge")


def test_a_speaking_pronoun_goes_on_with_who_spoke_and_not_with_the_gunman() -> None:
    article = read_text(
        "Gunman kills three in Odanu\n\nSheriff Ian Poe said on Monday that three had died.\n\n"
        "The gunman had worked at the mill for years.\n\n"
        '"Something made him do it," he said.'
    )
    speaker = next(one.speaker for one in speakers(article.sentences[-1].text) if one.speaker is not None)
    assert cast_of(article).resolve(speaker, article.sentences[-1].number).name == "Ian Poe"


def test_a_woman_is_not_he() -> None:
    article = read_text("Fight in Odanu\n\nA waiter stood by. A woman shouted at him. He denied it.")
    held = next(one.holder for one in response_readings((article.sentences[-1].text,)) if one.holder is not None)
    assert cast_of(article).resolve(held, article.sentences[-1].number).name != "woman"


STATUSES = {
    "Nine people were killed in a suspected attack by Reed Front rebels.": "accused",
    "Nine people were killed in an attack by Reed Front rebels.": "reported_as_fact",
    "Police said there was no reason to suspect that the blast was the work of rebels.": "cleared",
    "Police said there was reason to suspect that the blast was the work of rebels.": "accused_by_authorities",
}


@pytest.mark.parametrize("text", STATUSES)
def test_a_word_of_doubt_before_the_deed_decides_how_sure_it_is(text: str) -> None:
    assert {one.status for one in blame_readings((text,))} == {STATUSES[text]}


def test_who_denies_somebody_a_thing_denies_no_deed() -> None:
    text = "It shows our will to defeat the Reed Front, {} it safe haven, Ian Poe said."

    assert not response_readings((text.format("denying"),))
    assert [one.response for one in response_readings(("The Reed Front denied it on Monday.",))] == ["denied"]


def test_a_planner_named_beside_his_home_is_blamed_and_who_seeks_to_unite_is_not() -> None:
    named = "Police have identified Ian Poe, a cook who lives in Lima, as the mastermind of the raids."
    unites = "Ian Poe is believed to be behind attempts to unite the factions."

    assert [(one.actor.name, one.status) for one in blame_readings((named,))] == [("Ian Poe", "accused_by_authorities")]
    assert not blame_readings((unites,))
