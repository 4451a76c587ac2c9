"""Who is suspected, held, cleared or owns up, told without a verb of accusing, charging or claiming."""

import pytest

from summarizer.language.attribution import blame_readings


def _read(text: str) -> list[tuple[str, str | None, str]]:
    return [(one.actor.name, one.accuser.name if one.accuser else None, one.status) for one in blame_readings((text,))]


@pytest.mark.parametrize(
    ("text", "actor", "accuser", "status"),
    [
        ("Prosecutors see the Ember Front behind the blast.", "Ember Front", "Prosecutors", "accused_by_authorities"),
        ("Survivors put the killing down to the Ember Front.", "Ember Front", "Survivors", "accused"),
        ("The trail leads to the Ember Front.", "Ember Front", None, "possible"),
        (
            "In the ministry's reading, the device carries the signature of the Ember Front.",
            "Ember Front",
            "ministry",
            "possible",
        ),
        ("The operator passes the blame back to Turbona.", "Turbona", "operator", "accused"),
        ("Behind the attack is a gang called Grey Heron.", "Grey Heron", None, "reported_as_fact"),
        ("Greenpeace blames illegal logging by Silvatex.", "Silvatex", "Greenpeace", "accused"),
        ("Colonel Haro suspects the drivers of the camp.", "drivers of the camp", "Haro", "accused_by_authorities"),
    ],
)
def test_suspicion_without_a_verb_of_accusing_is_read(text: str, actor: str, accuser: str | None, status: str) -> None:
    assert (actor, accuser, status) in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Halil Duman is under arrest.",
        "Halil Duman is behind bars.",
        "An arrest warrant has been issued for Halil Duman.",
        "Halil Duman has turned himself in.",
        "Halil Duman is being sought in connection with the fire.",
        "Halil Duman appeared in court on Thursday charged with arson.",
    ],
)
def test_whoever_is_held_or_sought_is_accused_by_authorities(text: str) -> None:
    assert ("Halil Duman", None, "accused_by_authorities") in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The suspicion against Luis Eyang has proved unfounded, police said.",
        "There is no trace of Luis Eyang in this case, police said.",
        "Luis Eyang is no longer under suspicion.",
        "Luis Eyang had a solid alibi, police said.",
        "Luis Eyang had been wrongly accused, police said.",
        "A judge released Luis Eyang for lack of evidence.",
    ],
)
def test_suspicion_that_ends_clears(text: str) -> None:
    assert [(actor, status) for actor, _, status in _read(text)] == [("Luis Eyang", "cleared")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The owner admitted that he had locked the door himself.", "owner"),
        ("An apprentice told police that he had dropped a cigarette.", "apprentice"),
        ("The labour ministry took the blame for it.", "labour ministry"),
        ("The Ember Front attributed the attack to itself.", "Ember Front"),
        ('"The responsibility is mine," said the director, Jana Mala.', "Jana Mala"),
        ("The general staff acknowledged an error of its artillery.", "general staff"),
    ],
)
def test_a_deed_or_a_fault_that_is_owned_is_a_claim(text: str, actor: str) -> None:
    assert (actor, "claimed") in [(name, status) for name, _, status in _read(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Pilot error is one possibility, the commission said.", "Pilot"),
        ("The fire may have been started by an electrician, the fire chief said.", "electrician"),
        ("One theory is that the Ember Front wanted it, the commissioner said.", "Ember Front"),
        ("Police are looking into a link with the Ember Front.", "Ember Front"),
    ],
)
def test_a_theory_is_possible_blame(text: str, actor: str) -> None:
    assert (actor, "possible") in [(name, status) for name, _, status in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The man told police in tears he did not know whose gun had fired.",
        "A lodger told police he then counted five volleys fired.",
        "A woman whose son is in jail waited outside.",
        "Police said another suspect was let go by the hijackers.",
    ],
)
def test_witnesses_and_relatives_of_the_held_own_nothing(text: str) -> None:
    assert not [one for one in _read(text) if one[2] == "claimed" or one[0] in ("woman", "son")]


def test_a_fault_told_of_somebody_in_charge_is_laid_at_their_door() -> None:
    text = "The harbour master had let the boat sail with twice the load, the transport minister said."

    assert ("harbour master", "transport minister", "accused_by_authorities") in _read(text)
