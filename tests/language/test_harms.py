"""Each number of a sentence has the harm that its own clause says of it, and no other."""

import pytest

from summarizer.language.harms import HarmReading, harm_readings

Said = set[tuple[str, str]]


def said(text: str, *, negated: bool = False) -> Said:
    """What a sentence says: (harm, counted words)."""
    return {(one.harm, text[one.count_start : one.count_end]) for one in harm_readings(text) if one.negated == negated}


SENTENCES: dict[str, Said] = {
    "Twenty-one people were killed and 40 wounded.": {("killed", "Twenty-one people"), ("injured", "40")},
    "A blast tore through a market, killing at least 14 and injuring 30 others.": {
        ("killed", "at least 14"),
        ("injured", "30 others"),
    },
    "The army said a bomb that killed 12 was planted by rebels.": {("killed", "12")},
    "Gunmen drove up to a camp and carried off nine engineers.": {("abducted", "nine engineers")},
    "Cholera has carried off 26 people.": {("killed", "26 people")},
    "Another 17 residents could not be accounted for.": {("missing", "Another 17 residents")},
    "A drone hit the depot, burning six depot workers to death.": {("killed", "six depot workers")},
    "At least 34 pilgrims, most of them women, were trampled or suffocated.": {("killed", "At least 34 pilgrims")},
    "She promised money to the family of every person who died.": set(),
    "Mayor Ann Roe shot back that the ministry had issued the permits.": set(),
    "Thirty-one guests made it out by climbing down sheets.": {("rescued", "Thirty-one guests")},
    "Two men, 19 and 24, were shot in the back.": {("injured", "Two men")},
    "A clerk was shot and died in hospital.": {("injured", "A clerk"), ("killed", "A clerk")},
    "A woman was struck in the wrist by a stray bullet.": {("injured", "A woman")},
    "A man walked into a clinic with a gunshot wound to the leg.": {("injured", "A man")},
    "The radio said IS killed 28 people.": {("killed", "28 people")},
    "She had heard from four or five people that the road was closed.": set(),
    "Nothing has been heard from 12 fishermen since Monday.": {("missing", "12 fishermen")},
    "Four women, one of them pregnant, and a man were killed.": {
        ("killed", "Four women"),
        ("killed", "one of them"),
        ("killed", "a man"),
    },
    "A group claimed responsibility for killing and wounding more than 80 people.": set(),
    "Two men were shot at a bar in Odanu.": {("injured", "Two men")},
    "Two men were shot at when they knocked.": set(),
    "One person was attacked and shot on Monday.": {("injured", "One person")},
    "At least one officer was injured in the raid.": {("injured", "At least one officer")},
    "No police officers were injured.": {("injured", "No police officers")},
    "Medics came upon a report of two men who suffered gunshot wounds.": {("injured", "two men")},
    "A robbery went awry, resulting in one man being shot.": {("injured", "one man")},
    "All 61 people on board a jet from Odanu to Karsa were killed.": {("killed", "All 61 people")},
    "Eight clerks, including three nurses and a guard and four members of a choir, were injured.": {
        ("injured", "Eight clerks"),
        ("injured", "three nurses"),
        ("injured", "a guard"),
        ("injured", "four members"),
    },
    "A bomb killed and wounded dozens of people.": {("killed", "dozens of people"), ("injured", "dozens of people")},
    "One of them is believed to have shot and killed the other.": {("killed", "the other")},
    "A blast killed 12 and wounded 30.": {("killed", "12"), ("injured", "30")},
    "The bomber died and no other deaths were reported.": {("killed", "The bomber")},
    "Deputies found one man dead and another seriously wounded.": {("killed", "one man"), ("injured", "another")},
    "One clerk was killed and another clerk was wounded after being shot.": {
        ("killed", "One clerk"),
        ("injured", "another clerk"),
    },
    "Gunmen fired several rounds, striking two clerks.": {("injured", "two clerks")},
    "A man who threatened guards with a knife was shot dead.": {("killed", "A man")},
    "Bo Karim, 30, was fatally wounded by gunfire.": {("killed", "Bo Karim")},
    "A couple were found in a grey Corolla with gunshot wounds.": set(),
    "The attack left 5 dead and 20 hurt.": {("killed", "5"), ("injured", "20")},
    "The death toll rose to 31 on Monday.": {("killed", "31")},
    "The number of injured stands at 45.": {("injured", "45")},
    "At least 14 people have drowned and a further six are unaccounted for.": {
        ("killed", "At least 14 people"),
        ("missing", "a further six"),
    },
    "By dusk the lives of 23 people had been lost.": {("killed", "23 people")},
    "A man of 62 died and a girl of nine was hurt.": {("killed", "A man"), ("injured", "a girl")},
    "Six residents, the eldest of them 97, died.": {("killed", "Six residents")},
    "Some 60 people were brought in with shrapnel wounds.": {("injured", "Some 60 people")},
    "He put the wounded at 33.": {("injured", "33")},
    "Fourteen people, two firefighters among them, were hurt.": {
        ("injured", "Fourteen people"),
        ("injured", "two firefighters"),
    },
    "The blast killed 24 miners and left eight others trapped underground.": {
        ("killed", "24 miners"),
        ("affected", "eight others"),
    },
    "The dead were a clerk and two guards.": {("killed", "a clerk"), ("killed", "two guards")},
    "There were no survivors among the 62 people on board.": {("killed", "62 people")},
    "None of the 45 people on board survived.": {("killed", "45 people")},
    "He said 15 bodies and 42 injured had been brought in.": {("killed", "15 bodies"), ("injured", "42")},
    "Forty-one are missing, whereas the owner speaks of 12.": {("missing", "Forty-one"), ("missing", "12")},
    "Violence has fallen sharply since its peak.": set(),
    "The raid was carried out near Sesori.": set(),
    "12 dead, 30 hurt in Odanu blast": {("killed", "12"), ("injured", "30")},
    "Among the dead were three children and a nurse.": {("killed", "three children"), ("killed", "a nurse")},
    "Two attackers claimed the lives of 33 people.": {("killed", "33 people")},
    "Officers arrived and shot him dead.": {("killed", "him")},
    "Two of the wounded died overnight.": {("injured", "Two of the wounded"), ("killed", "Two of the wounded")},
    "Twenty are missing and 1,200 were evacuated from their homes.": {("missing", "Twenty"), ("displaced", "1,200")},
    "The gunmen took 12 people hostage.": {("abducted", "12 people")},
    "Two suicide bombers killed 14 people and wounded 30.": {("killed", "14 people"), ("injured", "30")},
    "Two soldiers and a civilian were killed.": {("killed", "Two soldiers"), ("killed", "a civilian")},
    "The blast killed two soldiers and a civilian was wounded.": {
        ("killed", "two soldiers"),
        ("injured", "a civilian"),
    },
    "Four people, including two children, were killed.": {("killed", "Four people"), ("killed", "two children")},
    "A woman was killed and nine others, of whom two were soldiers, were injured.": {
        ("killed", "A woman"),
        ("injured", "nine others"),
        ("injured", "two"),
    },
    "Three people died in the valley and two in the hills.": {("killed", "Three people"), ("killed", "two")},
    "The raid resulted in the deaths of 39 people, with 159 sustaining injuries.": {
        ("killed", "39 people"),
        ("injured", "159"),
    },
    "The army lost nine soldiers.": {("killed", "nine soldiers")},
    "A porter, Ali Roe, was also injured.": {("injured", "A porter"), ("injured", "Ali Roe")},
    "He was killed along with 40 other militants.": {("killed", "He"), ("killed", "40 other militants")},
    "Rescuers pulled 12 people alive from the rubble.": {("rescued", "12 people")},
    "All but one of the sixteen on board died.": {("killed", "All but one of the sixteen")},
    "A flash flood killed seven people, burnt 150 others, and left the land bare.": {
        ("killed", "seven people"),
        ("injured", "150 others"),
    },
    "Police killed two men and injured a third.": {("killed", "two men"), ("injured", "a third")},
    "More than 120 people are in custody.": {("detained", "More than 120 people")},
    "A third of the 300 pupils fell ill.": set(),
    "Two thirds of the 90 passengers were injured.": set(),
    "Half the 40 miners died.": set(),
    "A quarter of the village's 800 people lost their homes.": set(),
    "Most of the 50 workers were hurt.": set(),
    "Families of some of the 49 people killed came to the school.": {("killed", "49 people")},
    "Twelve of the 40 miners were killed.": {("killed", "Twelve of the 40 miners")},
    "In one village 1,345 residents were moved to higher ground.": {("displaced", "1,345 residents")},
    "Dozens of people were trapped and 14 bodies were recovered.": {
        ("affected", "Dozens of people"),
        ("killed", "14 bodies"),
    },
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_says_these_harms_and_no_others(text: str, expected: Said) -> None:
    assert said(text) == expected


def test_hospital_says_injured_and_in_an_epidemic_affected() -> None:
    assert said("Five people were taken to hospital.") == {("injured", "Five people"), ("affected", "Five people")}


ZERO = {
    "No casualties were reported.": {"killed", "injured"},
    "No one was hurt.": {"killed", "injured"},
    "Nobody was injured, officials said.": {"injured"},
    "No deaths were reported.": {"killed"},
}


@pytest.mark.parametrize(("text", "harms"), ZERO.items(), ids=ZERO)
def test_a_denial_of_casualties_counts_nobody(text: str, harms: set[str]) -> None:
    readings = harm_readings(text)

    assert {one.harm for one in readings} == harms
    assert all(one.reading.high == 0 for one in readings)


@pytest.mark.parametrize(
    "text",
    [
        "There were no immediate reports of casualties.",
        "No casualties have been reported so far.",
        "12 people were killed or injured.",
        "The bridge, built in 1995, fell.",
        "Three attackers fled in two cars.",
    ],
)
def test_what_says_no_harm_of_a_number_has_no_statement(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize("text", ["They threatened to kill 12 hostages.", "The storm could kill 12 people."])
def test_a_threat_or_a_guess_is_no_statement(text: str) -> None:
    assert all(one.negated for one in harm_readings(text) if one.harm == "killed")
    assert not {entry for entry in said(text) if entry[0] == "killed"}


def test_a_figure_that_was_replaced_is_marked() -> None:
    text = "The toll rose from 12 to 15, police said."

    old = {text[one.count_start : one.count_end]: one.replaced for one in harm_readings(text)}

    assert old == {"12": True, "15": False}


def test_a_figure_that_the_sentence_sets_right_is_marked() -> None:
    text = "Police counted 26 wounded, which the hospital later corrected to 31."

    assert {text[one.count_start : one.count_end]: one.replaced for one in harm_readings(text)} == {
        "26": True,
        "31": False,
    }


def test_a_group_has_its_words_and_people_in_general_have_none() -> None:
    text = "Six Mexican nationals were killed and 25 people were injured."

    groups = {one.harm: _group(text, one) for one in harm_readings(text)}

    assert groups == {"killed": "Mexican nationals", "injured": None}


def _group(text: str, one: HarmReading) -> str | None:
    return None if one.victims_start is None else text[one.victims_start : one.victims_end]
