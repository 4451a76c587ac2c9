"""Who suffered is found by the grammar of the clause: voice, relative clauses, shared subjects, shares."""

import pytest

from summarizer.language.harms import harm_readings
from summarizer.language.nouns import names_person

SENTENCES: dict[str, set[tuple[str, str]]] = {
    "Two cooks who tried to save their children were killed.": {("killed", "Two cooks")},
    "Three guards who had stopped the raiders were killed.": {("killed", "Three guards")},
    "All eleven people on board a light aircraft that went down in a forest in southern Poland were killed.": {
        ("killed", "All eleven people"),
    },
    "A boy was hit by a bullet and died on the way to hospital.": {("injured", "A boy"), ("killed", "A boy")},
    "Two of them had been pulled alive from the sea but died in hospital.": {
        ("rescued", "Two of them"),
        ("killed", "Two of them"),
    },
    "Seventeen were flown to Honiara with fractures.": {("injured", "Seventeen")},
    "Thirty-five people had been admitted, four of them police officers.": {
        ("injured", "Thirty-five people"),
        ("injured", "four of them"),
    },
    "The doctor said that 27 people had come in for treatment.": {("injured", "27 people")},
    "Of those confirmed dead, eleven were elderly and three were small children.": {
        ("killed", "eleven"),
        ("killed", "three"),
    },
    "Among the 33 dead are 12 children.": {("killed", "33"), ("killed", "12 children")},
    "Three Britons were among the nine tourists killed.": {("killed", "nine tourists"), ("killed", "Three Britons")},
    "Two people died on the spot and a third in hospital.": {("killed", "Two people"), ("killed", "a third")},
    "Seven people died in Karsa, three in Odanu and one in the capital.": {
        ("killed", "Seven people"),
        ("killed", "three"),
        ("killed", "one"),
    },
    "An elderly couple burned to death in their bed.": {("killed", "An elderly couple")},
    "One of the three men wounded on Friday died yesterday.": {("killed", "One of the three men")},
    "Searchers pulled 13 bodies from the rubble.": {("killed", "13 bodies")},
    "The derailment injured at least 114 passengers, 12 critically.": {
        ("injured", "at least 114 passengers"),
        ("injured", "12"),
    },
    "At least 25 people, most of them day labourers, were crushed when the wall fell.": {
        ("injured", "At least 25 people"),
    },
    "Three climbers were swept to their deaths.": {("killed", "Three climbers")},
    "The bomber blew himself up, killing himself and two guards.": {("killed", "two guards")},
    "More than a hundred houses collapsed and 31 people were buried alive.": {("killed", "31 people")},
    "Two of the passengers were killed instantly and the third died later.": {
        ("killed", "Two of the passengers"),
        ("killed", "the third"),
    },
    "Rebels have killed the mayor of the small town of Odanu, as well as two peasants.": {
        ("killed", "the mayor"),
        ("killed", "two peasants"),
    },
    "The clash resulted in the death of seven rebels and one soldier near the towns of Odanu and San Karso.": {
        ("killed", "seven rebels"),
        ("killed", "one soldier"),
    },
    "The bomb killed Maria Roe, 42; Pilar Roe, 19; a minor; and a police officer.": {
        ("killed", "Maria Roe"),
        ("killed", "Pilar Roe"),
        ("killed", "a minor"),
        ("killed", "a police officer"),
    },
    "The government condemned Dr Jose Roe's murder.": {("killed", "Dr Jose Roe")},
    "He is the third journalist killed this year.": set(),
    "Troops shot three of the assailants, whose bodies were taken away.": {("killed", "three of the assailants")},
    "Seven persons are missing and feared dead.": {("missing", "Seven persons")},
    "Nine Palestinians had been killed, bringing to 160 the number of dead.": {
        ("killed", "Nine Palestinians"),
        ("killed", "160"),
    },
    "A second guard chased the raider across the yard and was also wounded.": {("injured", "A second guard")},
    "He got into a struggle with the robber and was shot.": {("injured", "He")},
    "The two guards - one in his first week and the other with thirty years - died of their injuries.": {
        ("killed", "two guards")
    },
    "A girl who was shot outside a shop in Orlan County, Ohio, has died.": {
        ("injured", "A girl"),
        ("killed", "A girl"),
    },
}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_people_are_found_across_what_stands_between_them_and_their_harm(text: str) -> None:
    said = {(one.harm, text[one.count_start : one.count_end]) for one in harm_readings(text) if not one.negated}

    assert said == SENTENCES[text]


@pytest.mark.parametrize(
    ("text", "older", "newer"),
    [
        ("They have counted 16 dead, up from the nine they had at first spoken of.", "nine", "16"),
        ("The death toll, which stood at 31 on Tuesday, has climbed to 45.", "31", "45"),
        ("Thirty-one people died, against 28 reported before.", "28", "Thirty-one people"),
    ],
)
def test_a_figure_that_the_sentence_compares_with_a_newer_one_is_replaced(text: str, older: str, newer: str) -> None:
    said = {text[one.count_start : one.count_end]: one.replaced for one in harm_readings(text)}

    assert said == {older: True, newer: False}


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people were killed, three in Karsa and eight in Odanu.",
        "Four people were wounded, two of them fatally.",
    ],
)
def test_shares_of_those_counted_are_parts(text: str) -> None:
    first, *shares = harm_readings(text)

    assert not first.subgroup
    assert shares
    assert all(share.subgroup for share in shares)


def test_a_named_place_suffers_nothing() -> None:
    assert not harm_readings("The river rose near northern Karsa, whose walls were hit by debris.")


NO_VICTIMS = {
    "who reports": {
        "Mortar fire killed 14 people, the local Watch and Karsa's news agency KANA reported.": ("killed", "14 people"),
        "Temple blaze kills 60, more than 200 injured: TV": ("injured", "more than 200"),
        "Two shot and killed in Norden: Jane Marlow reports from the street.": ("killed", "Two"),
        "The army has killed 163 fighters, 107 of whom Karsa says were foreigners.": ("killed", "107"),
    },
    "who speaks": {
        '"They are pulling people out, many of them injured," Carlo Sangro, a fireman, told the radio.': (
            "injured",
            "many of them",
        ),
    },
    "who speaks of others": {
        "Nadia Rahim said at the hospital that a porter was hurt.": ("injured", "a porter"),
    },
    "what is a thing or a place": {
        "The ward was run by Helpers Abroad, which said it was wrecked after being hit in raids that killed a nurse.": (
            "killed",
            "a nurse",
        ),
        "He died on the spot from wounds to his upper body.": ("killed", "He"),
        "The pilot died; the main body of the aircraft lay under water.": ("killed", "The pilot"),
    },
}


@pytest.mark.parametrize(
    ("text", "victims"), [entry for sentences in NO_VICTIMS.values() for entry in sentences.items()]
)
def test_only_who_suffers_is_a_victim(text: str, victims: tuple[str, str]) -> None:
    told = {(one.harm, text[one.count_start : one.count_end]) for one in harm_readings(text)}
    told -= {("killed", "60"), ("killed", "163 fighters")}

    assert {(harm, words.removeprefix("over ")) for harm, words in told} == {victims}


@pytest.mark.parametrize(
    "text",
    [
        "It was not known if the suspect was hit in the exchange of fire.",
        "The mayor could not confirm whether any tourists were killed.",
        "Detectives would not say whether a gunman was among the dead.",
    ],
)
def test_an_open_question_counts_nobody(text: str) -> None:
    assert all(one.negated for one in harm_readings(text))


def test_a_ward_is_nobody_that_a_pronoun_can_mean() -> None:
    assert not names_person("center")
    assert names_person("porter")


def test_a_plural_verb_is_not_said_of_the_one_person_right_before() -> None:
    assert not harm_readings("The guards include Ali Roe, the son of Imad Roe, who were killed in a raid last year.")


def test_a_nickname_in_quotation_marks_keeps_nobody_from_being_a_victim() -> None:
    [reading] = harm_readings('A man known as "Bo," a driver from Karsa, was shot.')

    assert (reading.harm, reading.described) == ("injured", True)


def told(text: str) -> list[tuple[str, str]]:
    """The harms of a sentence with the words of those who suffered them."""
    return [(one.harm, text[one.count_start : one.count_end]) for one in harm_readings(text)]


def test_a_verb_behind_and_goes_on_with_the_subject_of_its_clause() -> None:
    assert told("The man attacked a guard with an axe and died in hospital.") == [("killed", "The man")]
    assert told("A porter tried to stab a guard at a gate, near Karsa, and was shot dead.") == [("killed", "A porter")]
    assert told("A clerk was assaulted in the raid and suffered minor injuries.") == [("injured", "A clerk")]


def test_an_adverb_may_stand_before_shot() -> None:
    assert told("A clerk was subsequently shot and died at dusk.") == [("injured", "A clerk"), ("killed", "A clerk")]


def test_an_age_between_commas_counts_nobody() -> None:
    assert told("Ann Roe, 62, and Bo Karim Jr., 37, were all shot.") == []


def test_a_share_of_a_counted_whole_takes_its_group_from_the_predicate() -> None:
    text = "Thirteen of the 48 wounded were sailors."

    (one,) = harm_readings(text)

    assert one.victims_start is not None
    assert text[one.victims_start : one.victims_end] == "sailors"
