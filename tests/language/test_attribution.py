"""Readings of sentences about blame: actor, accuser, status; answers; the words that say nobody claimed it."""

import time

import pytest

from summarizer.language.attribution import blame_readings, no_claim_cue, response_readings

FRONT = "Reed Front"
READINGS: dict[str, tuple[str, str, str | None, str]] = {
    "X blamed Y": ("Police blamed the Reed Front for the blast.", FRONT, "Police", "accused_by_authorities"),
    "X blamed it on Y": ("Villagers blamed the blast on the Reed Front.", FRONT, "Villagers", "accused"),
    "X accused Y of": (
        "The minister accused the Reed Front of planting the bomb.",
        FRONT,
        "minister",
        "accused_by_authorities",
    ),
    "Y was blamed by X": ("The Reed Front was blamed by residents for the raid.", FRONT, "residents", "accused"),
    "Y, accused by X of": (
        "The Reed Front, accused by police of the raid, is small.",
        FRONT,
        "police",
        "accused_by_authorities",
    ),
    "Y is suspected": ("The Reed Front is suspected of the raid.", FRONT, None, "accused"),
    "police suspect Y": ("Police suspect the Reed Front.", FRONT, "Police", "accused_by_authorities"),
    "Y, whom X had suspected of it": (
        "The Reed Front, whom the governor had suspected of the raid, said nothing.",
        FRONT,
        "governor",
        "accused_by_authorities",
    ),
    "Y, which X had accused of it": (
        "The Reed Front, which residents had accused of the raid, said nothing.",
        FRONT,
        "residents",
        "accused",
    ),
    "Y, X believes, did it": (
        "The Reed Front, officials believe, carried out the attack.",
        FRONT,
        "officials",
        "accused_by_authorities",
    ),
    "at noon, X said, Y did it": (
        "At noon, witnesses said, the Reed Front fired on the crowd.",
        FRONT,
        "witnesses",
        "accused",
    ),
    "it was, X said, done by Y": (
        "The attack, the minister said, was carried out by the Reed Front.",
        FRONT,
        "minister",
        "accused_by_authorities",
    ),
    "X attributed it to Y": (
        "The army attributed the attack to the Reed Front.",
        FRONT,
        "army",
        "accused_by_authorities",
    ),
    "it was attributed to Y": (
        "The attack was attributed to the Reed Front by officials.",
        FRONT,
        "officials",
        "accused_by_authorities",
    ),
    "X held Y responsible": (
        "The governor held the Reed Front responsible for it.",
        FRONT,
        "governor",
        "accused_by_authorities",
    ),
    "nothing to suggest": (
        "The minister said there was nothing to suggest that the Reed Front was behind it.",
        FRONT,
        "minister",
        "cleared",
    ),
    "no evidence": (
        "Investigators found no evidence that the driver was at fault.",
        "driver",
        "Investigators",
        "cleared",
    ),
    "a case dropped": ("The prosecutor dropped the case against the captain.", "captain", "prosecutor", "cleared"),
    "a link ruled out": ("Police have ruled out a link to the Reed Front.", FRONT, "Police", "cleared"),
    "declared innocent": (
        "A panel formed by the state declared Ian Poe innocent.",
        "Ian Poe",
        "panel",
        "cleared",
    ),
    "it is possible that": (
        "It is possible that the driver fell asleep, police said.",
        "driver",
        "police",
        "possible",
    ),
    "asked whether": (
        "Investigators are examining whether the company ignored warnings.",
        "company",
        "Investigators",
        "possible",
    ),
    "the likeliest culprit": (
        "Security experts think the Reed Front is the likeliest culprit.",
        FRONT,
        "Security experts",
        "accused",
    ),
    "a fault of theirs": (
        "An engineer said poor maintenance by the railway company might have played a part.",
        "railway company",
        "engineer",
        "possible",
    ),
    "a duty undone": ("Residents said the authorities did not warn them.", "authorities", "Residents", "accused"),
    "it was Y who": (
        "It was the foreman, Ian Poe, who had decided to lock the door, Mr Roe said.",
        "Ian Poe",
        "Roe",
        "accused",
    ),
    "Y's fault": ('"It was the operator\'s fault," said the mayor.', "operator", "mayor", "accused_by_authorities"),
    "its own work": ("The Reed Front said the bomb was its work.", FRONT, FRONT, "claimed"),
    "shells that hit by mistake": ("The army admitted that its shells had hit the school.", "army", "army", "claimed"),
    "acted alone": ("Poe told the court he had acted alone.", "Poe", "Poe", "claimed"),
    "Y and Z were blamed together": (
        "The governor blamed the North Cell and the Reed Front for the raid.",
        FRONT,
        "governor",
        "accused_by_authorities",
    ),
    "people far from the verb": ("People in Odanu blame the Reed Front.", FRONT, "People", "accused"),
    "fighters counted roughly": (
        "Major Poe, an army spokesman, said about 60 fighters of the Reed Front opened fire on a patrol.",
        FRONT,
        "Poe",
        "accused_by_authorities",
    ),
    "a subject with words behind it": (
        "The mayor said prisoners armed with knives and spades had attacked the guards.",
        "prisoners",
        "mayor",
        "accused_by_authorities",
    ),
    "its warplanes": (
        "Residents were killed, medics said, blaming warplanes of the Reed Front.",
        FRONT,
        "medics",
        "accused",
    ),
    "the attackers may be Y": (
        "The coastguard thinks the hijackers may be the Reed Front, a gang from the delta.",
        FRONT,
        "coastguard",
        "possible",
    ),
    "they belonged, X said, to Y": (
        "The attackers belonged, according to police, to the Reed Front.",
        FRONT,
        "police",
        "accused_by_authorities",
    ),
    "an assumption": (
        "Detectives are working on the assumption that republicans of the group Reed Front planted the device.",
        FRONT,
        "Detectives",
        "accused_by_authorities",
    ),
    "X denied it and said Y had staged it": (
        "The Guard denied any role and said the Reed Front had staged the kidnapping.",
        FRONT,
        "Guard",
        "accused",
    ),
    "a mechanic's slip": (
        "The fire started when a mechanic left a heater burning in the shed.",
        "mechanic",
        None,
        "reported_as_fact",
    ),
    "two held together": (
        "The mine's owner, Liu Bao, and three managers were detained by police.",
        "three managers",
        "police",
        "accused_by_authorities",
    ),
    "taken in for questioning": (
        "The driver of the lorry was taken in for questioning.",
        "driver of the lorry",
        None,
        "accused_by_authorities",
    ),
    "Y was behind it, X said": (
        "The Reed Front was behind the attack, officials said.",
        FRONT,
        "officials",
        "accused_by_authorities",
    ),
    "Y carried it out, X said": ("Residents said the Reed Front carried out the raid.", FRONT, "Residents", "accused"),
    "the relative Y, which X accuses": (
        "They marched on the Reed Front, which residents accuse of the raid.",
        FRONT,
        "residents",
        "accused",
    ),
    "Y is believed to be behind it": ("The Reed Front is believed to be behind the raid.", FRONT, None, "accused"),
    "the fault lies with Y": (
        "The union said the fault lay with the Odanu Mining Company.",
        "Odanu Mining Company",
        "union",
        "accused",
    ),
    "Y claimed responsibility": ("The Reed Front claimed responsibility for the bomb.", FRONT, FRONT, "claimed"),
    "it was claimed by Y": ("The attack was claimed by the Reed Front in a statement.", FRONT, FRONT, "claimed"),
    "Y said its men did it": ("The Reed Front said its fighters had planted the bomb.", FRONT, FRONT, "claimed"),
    "Y admitted it": ("The Reed Front admitted the attack.", FRONT, FRONT, "claimed"),
    "Y repeated its claim": ("The Reed Front repeated its claim in a letter.", FRONT, FRONT, "claimed"),
    "a prisoner told police": ("Ian Poe told detectives that he had fired the shots.", "Ian Poe", "Ian Poe", "claimed"),
    "police arrested Y": ("Police arrested Ian Poe, 31, at a bus stop.", "Ian Poe", "Police", "accused_by_authorities"),
    "Y was charged": ("Ian Poe was charged with murder on Monday.", "Ian Poe", None, "accused_by_authorities"),
    "the gunman was identified as Y": (
        "Officials identified the gunman as Ian Poe.",
        "Ian Poe",
        "Officials",
        "accused_by_authorities",
    ),
    "a warrant": ("The court issued a warrant for Ian Poe.", "Ian Poe", "court", "accused_by_authorities"),
    "the narrator says so": ("Reed Front gunmen attacked the village.", "Reed Front gunmen", None, "reported_as_fact"),
    "the narrator, passive": ("The village was attacked by gunmen.", "gunmen", None, "reported_as_fact"),
    "it was the work of Y": ("The bombing was the work of the Reed Front.", FRONT, None, "reported_as_fact"),
    "suspected Y": ("Suspected rebels attacked the village.", "Suspected rebels", None, "accused"),
    "Y reportedly": ("Rebels reportedly attacked the village.", "Rebels", None, "accused"),
    "Y may have": ("The Reed Front may have attacked the village.", FRONT, None, "possible"),
    "the hallmarks of Y": ("The bomb bears the hallmarks of the Reed Front.", FRONT, None, "possible"),
    "did not rule out that Y": (
        "Police did not rule out that the Reed Front was involved.",
        FRONT,
        "Police",
        "possible",
    ),
    "suspicion fell on Y": ("Suspicion fell on the Reed Front.", FRONT, None, "possible"),
    "Y was cleared": ("Police said Ian Poe had been cleared.", "Ian Poe", "Police", "cleared"),
    "X ruled out Y": ("Investigators ruled out the Reed Front.", FRONT, "Investigators", "cleared"),
    "released without charge": ("Ian Poe was released without charge.", "Ian Poe", None, "cleared"),
    "no longer a suspect": ("Ian Poe is no longer a suspect, police said.", "Ian Poe", "police", "cleared"),
    "nothing to do with it": ("Police say Ian Poe has nothing to do with the attack.", "Ian Poe", "Police", "cleared"),
    "X put the blame on Y": ("Families put the blame on Acme Mining.", "Acme Mining", "Families", "accused"),
    "X laid it at the door of Y": ("The union laid it at the door of Acme Mining.", "Acme Mining", "union", "accused"),
    "X faulted Y for doing it": (
        "The union faulted Acme Mining for ignoring warnings.",
        "Acme Mining",
        "union",
        "accused",
    ),
    "a fault that somebody tells": (
        "Survivors said the captain had ignored storm warnings.",
        "captain",
        "Survivors",
        "accused",
    ),
    "X traced it to Y": ("Officials traced the attack to Grey Owl.", "Grey Owl", "Officials", "accused_by_authorities"),
    "a group called Y": ("A group called Grey Owl claimed the attack.", "Grey Owl", "Grey Owl", "claimed"),
    "Y boasted of it": ("The Reed Front boasted of the attack.", FRONT, FRONT, "claimed"),
    "Y said it was behind it": ("The Reed Front said it was behind the blast.", FRONT, FRONT, "claimed"),
    "own failure": ("The minister admitted that her ministry had failed.", "her ministry", "minister", "claimed"),
    "Y is wanted": ("Police are searching for Ian Poe.", "Ian Poe", "Police", "accused_by_authorities"),
    "Y is held on suspicion": (
        "Ian Poe is being held on suspicion of arson.",
        "Ian Poe",
        None,
        "accused_by_authorities",
    ),
    "Y faces charges": ("Ian Poe faces two counts of murder.", "Ian Poe", None, "accused_by_authorities"),
    "X took Y into custody": ("Officers took Ian Poe into custody.", "Ian Poe", "Officers", "accused_by_authorities"),
    "the suspect, Y,": ("The suspect, Ian Poe, was led away.", "Ian Poe", None, "accused_by_authorities"),
    "Y, the suspected bomber,": ("Ian Poe, the suspected bomber, fled.", "Ian Poe", None, "accused"),
    "X named Y as the suspect": (
        "Prosecutors named Ian Poe as the main suspect.",
        "Ian Poe",
        "Prosecutors",
        "accused_by_authorities",
    ),
    "the gunman, identified as Y,": (
        "The gunman, identified by police as Ian Poe, died.",
        "Ian Poe",
        "police",
        "accused_by_authorities",
    ),
    "X hinted that Y did it": ("The mayor hinted that the Reed Front had done it.", FRONT, "mayor", "possible"),
    "a politician's word": ("Ian Poe, an opposition lawmaker, blamed the Reed Front.", FRONT, "Ian Poe", "accused"),
    "a side's aircraft": ("A Norwegian jet bombed the bridge, residents said.", "Norwegian", "residents", "accused"),
    "by, after a date": (
        "A plane was hijacked on Monday, on its way to Rome, by one man.",
        "one man",
        None,
        "reported_as_fact",
    ),
    "Y stood behind it": (
        "The minister insisted that the Reed Front stood behind it.",
        FRONT,
        "minister",
        "accused_by_authorities",
    ),
    "Y launched the drone": (
        "The ministry said the Reed Front had launched the drone from the hills.",
        FRONT,
        "ministry",
        "accused_by_authorities",
    ),
    "Y shot dead somebody": ("Soldiers shot dead two protesters.", "Soldiers", None, "reported_as_fact"),
    "the ministry said it suspected Y": (
        "The interior ministry said it suspected the Reed Front.",
        FRONT,
        "it",
        "accused",
    ),
    "villagers claim that Y fired": ("Villagers claim that soldiers opened fire.", "soldiers", "Villagers", "accused"),
    "survivors insist Y fired": ("Survivors insist that the soldiers fired first.", "soldiers", "Survivors", "accused"),
    "X is convinced that Y did it": (
        "Investigators are convinced that the Reed Front carried out the attack.",
        FRONT,
        "Investigators",
        "accused_by_authorities",
    ),
    "Y is believed to have planted it": (
        "The Reed Front is believed to have planted the bomb.",
        FRONT,
        None,
        "accused",
    ),
    "a finger that is nobody's": ("The finger of suspicion points to the Reed Front.", FRONT, None, "possible"),
    "X charged that Y had failed": (
        "The union charged that Norvane Mining had skimped on maintenance.",
        "Norvane Mining",
        "union",
        "accused",
    ),
    "X dismissed the claim by Y": (
        "Investigators dismissed the claim by the Reed Front.",
        FRONT,
        "Investigators",
        "cleared",
    ),
}


@pytest.mark.parametrize(("text", "actor", "accuser", "status"), READINGS.values(), ids=READINGS)
def test_a_sentence_says_who_did_it_by_whose_word(text: str, actor: str, accuser: str | None, status: str) -> None:
    found = [(one.actor.name, one.accuser.name if one.accuser else None, one.status) for one in blame_readings((text,))]

    assert (actor, accuser, status) in found


@pytest.mark.parametrize(("text", "actor", "accuser", "status"), READINGS.values(), ids=READINGS)
def test_no_sentence_is_read_the_wrong_way_round(text: str, actor: str, accuser: str | None, status: str) -> None:
    if accuser == actor or accuser is None:
        return

    assert accuser not in [one.actor.name for one in blame_readings((text,)) if one.status != "cleared"]


NO_BLAME = {
    "an answer in words": "Mayor Ann Roe shot back that the ministry had issued the permits.",
    "a headline's victims": "Two protesters shot dead in Odanu wage march.",
    "a denial by a lawyer": "His lawyer says that he is innocent.",
    "upkeep, nobody": "The agency fined the works, blaming the leak on poor upkeep.",
    "a duty of one's own": "The ministry said it had not warned anybody.",
    "an old quarrel": "India accuses Pakistan of arming the militants.",
    "a boat used by fighters": "He said the raid had hit a boat used by fighters to lay mines.",
    "set free": "A man, 44, arrested in the town on Sunday was set free without charge.",
    "a cause, nobody": "Investigators blamed a cigarette for the blast.",
    "an event, no actor": "Human error was blamed for the crash.",
    "a weapon": "Two bombs killed nine people.",
    "lives claimed": "A car bomb claimed the lives of nine people.",
    "nobody did": "No group attacked the village.",
    "not accused": "Police did not blame the Reed Front.",
    "a noun": "The attack on the village of Odanu lasted an hour.",
    "counted detainees": "At least 71 people were arrested on Friday.",
    "seldom claimed": "Officials seldom take responsibility for strikes.",
    "done before": "The Reed Front has carried out similar attacks in the past.",
    "who did it is unknown": "Police do not know who was behind the attack.",
    "things that belong to somebody": "The barges are said to belong to the government.",
    "a victim's craft": "A Norwegian passenger jet was shot down.",
    "where it fell": "It was Norway's bloodiest shelling.",
    "part of a count": "Traders threw stones; seven of them were detained.",
    "whoever it was": "The mayor said whoever attacked the village knew it well.",
    "what may still lie there": "He would not rule out that more lie under the stones.",
    "a newspaper as accused": "The newspaper was hit by a rocket.",
}


@pytest.mark.parametrize("text", NO_BLAME.values(), ids=NO_BLAME)
def test_a_sentence_without_accusation_blames_nobody(text: str) -> None:
    assert [(one.actor.name, one.rule) for one in blame_readings((text,))] == []


def test_a_newspaper_that_relays_is_no_accuser() -> None:
    readings = blame_readings(("The Reed Front was behind the attack, Reuters reported.",))

    assert [(one.status, one.accuser) for one in readings] == [("accused", None)]


def test_readings_know_their_sentence_and_their_words() -> None:
    texts = ("A bomb exploded.", "Police blamed the Reed Front.")

    (reading,) = blame_readings(texts)

    text = texts[reading.sentence]
    assert text[slice(*reading.actor_span)] == "Reed Front"
    assert reading.accuser_span is not None
    assert text[slice(*reading.accuser_span)] == "Police"
    assert text[reading.cue_start : reading.cue_end] == "blamed"


def test_a_short_name_in_brackets_is_an_alias() -> None:
    (reading,) = blame_readings(("Police blamed the Army of the North (AN) for the blast.",))

    assert (reading.actor.name, reading.actor.aliases) == ("Army of the North", ("AN",))


RESPONSES: dict[str, tuple[str, str, str]] = {
    "denied": ("The Reed Front denied any part in it.", FRONT, "denied"),
    "rejected the accusation": ("The Reed Front rejected the accusation.", FRONT, "denied"),
    "called it baseless": ("The Reed Front called the accusation baseless.", FRONT, "denied"),
    "said it had no part": ("The Reed Front said it had no part in the raid.", FRONT, "denied"),
    "said it was not involved": ("The Reed Front said it was not involved.", FRONT, "denied"),
    "pleaded not guilty": ("Ian Poe pleaded not guilty.", "Ian Poe", "denied"),
    "pleaded guilty": ("Ian Poe pleaded guilty to murder.", "Ian Poe", "admitted"),
    "confessed": ("Ian Poe confessed to the killing.", "Ian Poe", "admitted"),
    "admitted": ("The company admitted that its pump had failed.", "company", "admitted"),
    "brushed it aside": ("The company brushed aside the charge.", "company", "denied"),
    "none of his doing": ("It was none of his doing, Ian Poe said.", "Ian Poe", "denied"),
    "protested his innocence": ("Ian Poe protested his innocence.", "Ian Poe", "denied"),
    "would plead not guilty": ("Ian Poe would plead not guilty.", "Ian Poe", "denied"),
    "would not be drawn": ("The company would not be drawn.", "company", "no_comment"),
    "nothing to add": ("Ian Poe said he had nothing to add.", "Ian Poe", "no_comment"),
    "had no comment": ("A leader of the gang said he had no comment.", "A leader of the gang", "no_comment"),
    "declined to comment": ("The Reed Front declined to comment.", FRONT, "no_comment"),
    "has not commented": ("The Reed Front has not commented.", FRONT, "no_comment"),
    "did not respond": ("The company did not immediately respond to questions.", "company", "no_comment"),
    "could not be reached": ("Ian Poe could not be reached.", "Ian Poe", "no_comment"),
    "no comment from": ("There was no immediate comment from the Reed Front.", FRONT, "no_comment"),
}


@pytest.mark.parametrize(("text", "holder", "response"), RESPONSES.values(), ids=RESPONSES)
def test_an_answer_has_its_holder(text: str, holder: str, response: str) -> None:
    found = [(one.holder.name if one.holder else None, one.response) for one in response_readings((text,))]

    assert (holder, response) in found


def test_a_clearing_in_the_voice_of_police_is_no_denial() -> None:
    assert response_readings(('"They had nothing to do with it," said Ann Roe, who leads the police.',)) == ()


NO_CLAIM = {
    "no group": "No group has claimed responsibility.",
    "nobody yet": "Nobody has yet claimed the attack.",
    "no claim": "There was no immediate claim of responsibility.",
    "no claims": "No claims of responsibility were reported yesterday.",
    "passive": "Responsibility for the attack has not been claimed.",
    "after but": "Police blamed rebels, but no one claimed responsibility.",
}


@pytest.mark.parametrize("text", NO_CLAIM.values(), ids=NO_CLAIM)
def test_words_that_say_nobody_claimed_it_are_found(text: str) -> None:
    assert no_claim_cue(text) is not None


CLAIMED = {
    "a claim": "The Reed Front claimed responsibility.",
    "lives": "No bomb in years has claimed so many lives.",
    "officials said no, then a claim": "Police said no one was hurt, and the Reed Front claimed responsibility.",
}


@pytest.mark.parametrize("text", CLAIMED.values(), ids=CLAIMED)
def test_other_sentences_do_not_say_so(text: str) -> None:
    assert no_claim_cue(text) is None


def test_a_very_long_sentence_is_read_in_linear_time() -> None:
    def seconds(repeats: int) -> float:
        text = "Police said rebels, an armed group, attacked the town and " * repeats
        started = time.process_time()
        blame_readings((text,))
        return time.process_time() - started

    seconds(10)

    # Four times the length may cost ten times as much on a busy machine, never the square.
    assert seconds(800) < 12 * max(seconds(200), 0.01)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A man on crutches shot one of two intruders, police said.", "man"),
        ("The guard was shot in the chest by a neighbour, police said.", "neighbour"),
        ("A bomb planted by the Reed Front killed four people, the governor said.", "Reed Front"),
        ("Nine people died in an attack carried out by a U.S.-led coalition, residents said.", "U.S.-led coalition"),
        ("Detectives said the dispute began when Poe pulled a gun and fired at the guard.", "Poe"),
    ],
)
def test_the_doer_is_found_behind_a_phrase_or_a_participle(text: str, actor: str) -> None:
    assert {reading.actor.name for reading in blame_readings((text,))} == {actor}


@pytest.mark.parametrize("rank", ["Lt.", "Police Sgt.", "Odanu police Capt.", "Det.", "Assistant Chief"])
def test_who_has_a_rank_accuses_for_the_authorities(rank: str) -> None:
    (reading,) = blame_readings((f"{rank} Ann Roe said Ian Poe had stabbed the guard.",))

    assert (reading.accuser and reading.accuser.name, reading.status) == ("Ann Roe", "accused_by_authorities")
