"""Event cues: which words name which kind of event, and when they speak of nothing real."""

import pytest

from summarizer.language.acts import find_acts
from summarizer.language.events import sentence_cues
from summarizer.language.lexicon import Lexicon, expand, tokenise


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Three car bombs exploded in the harbour quarter.", "bombing"),
        ("Warplanes struck the village at noon.", "air_strike"),
        ("Shelling went on through the night.", "missile_or_artillery_attack"),
        ("A gun battle raged for an hour.", "armed_clash"),
        ("He was stabbed on the bridge.", "stabbing"),
        ("Two nuns were kidnapped.", "abduction"),
        ("A stampede at the gate crushed nine.", "crowd_crush"),
        ("The ferry capsized off the cape.", "transport_accident"),
        ("Ransomware has locked the registry.", "cyberattack"),
        ("Cholera has reached the camp.", "epidemic"),
    ],
)
def test_a_strong_word_names_its_event(sentence: str, event_type: str) -> None:
    events = sentence_cues(sentence).events

    assert max(events, key=lambda name: events[name]) == event_type


@pytest.mark.parametrize(
    "sentence",
    [
        "An earthquake could kill thousands.",
        "They warned of a bombing.",
        "The law should prevent shootings.",
    ],
)
def test_what_may_happen_is_not_counted_as_an_event(sentence: str) -> None:
    cues = sentence_cues(sentence)

    assert not cues.events
    assert cues.unreal_events


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("A lorry carrying wedding guests left the road above the village.", "transport_accident"),
        ("The hillside gave way above two hamlets.", "landslide"),
        ("Part of the stand folded under the spectators.", "building_collapse"),
        ("Inmates of two gangs fought for hours.", "riot"),
        ("Armed men stopped a minibus and led off six teachers.", "abduction"),
        ("A crowd set seven churches on fire.", "arson"),
        ("Army helicopters fired on a school.", "air_strike"),
        ("A car stuffed with explosives stood at the gate.", "bombing"),
    ],
)
def test_a_noun_and_its_verb_name_an_event_that_neither_names_alone(sentence: str, event_type: str) -> None:
    events = sentence_cues(sentence).events

    assert max(events, key=lambda name: events[name]) == event_type


def test_the_noun_closest_to_a_verb_decides() -> None:
    events = sentence_cues("The driver of a bus said that the hillside gave way.").events

    assert "landslide" in events
    assert "building_collapse" not in events


def test_a_verb_with_its_noun_knows_better_than_its_words_alone() -> None:
    assert "fire" not in sentence_cues("Helicopters fire on a school in the hills.").events


def test_hyphens_and_case_do_not_hide_a_word() -> None:
    assert sentence_cues("AIR-STRIKE on depot").events == sentence_cues("air strike on depot").events


def test_a_word_said_twice_in_a_sentence_counts_once() -> None:
    assert sentence_cues("A blaze, a blaze!").events == sentence_cues("A blaze!").events


def test_offsets_of_a_mention_point_into_the_sentence() -> None:
    text = "Yesterday a car bomb killed two."

    spans = {one.words for one in sentence_cues(text).mentions}

    assert "car bomb" in spans


def test_the_longest_phrase_is_found_and_nothing_inside_it() -> None:
    lexicon = Lexicon([("bomb", "weapon"), ("bomb scare", "hoax")])

    hits = lexicon.find(tokenise("A bomb scare, no bomb.").words)

    assert [hit.payloads for hit in hits] == [("hoax",), ("weapon",)]


def test_braces_stand_for_alternatives() -> None:
    assert list(expand("{car,truck} bomb{,s}")) == ["car bomb", "car bombs", "truck bomb", "truck bombs"]


def test_tokens_of_a_text_whose_lower_case_is_longer_keep_its_offsets() -> None:
    text = "İzmir bombed"

    tokens = tokenise(text)

    assert text[tokens.starts[-1] : tokens.ends[-1]] == "bombed"


@pytest.mark.parametrize(
    ("sentence", "kind", "obj"),
    [
        ("Rebels killed four peasants.", "kill", "civil"),
        ("Four peasants were killed by rebels.", "kill", "civil"),
        ("They mourn the murder of Judge Anna Roe.", "kill", "civil"),
        ("Guerrillas ambushed an army convoy.", "attack", "armed"),
        ("A bank was dynamited.", "bomb", "property"),
        ("They set fire to the town hall and a bus.", "burn", "property"),
        ("The kidnapping of two engineers goes on.", "abduct", "civil"),
        ("Gunmen attacked the Cuban embassy.", "attack", "property"),
    ],
)
def test_an_act_is_read_with_what_it_was_done_to(sentence: str, kind: str, obj: str) -> None:
    act = next(act for act in find_acts(tokenise(sentence)) if act.kind == kind)

    assert (act.obj, act.real) == (obj, True)


@pytest.mark.parametrize(
    "sentence", ["They plan to kill the mayor.", "The rebels could attack the town.", "No civilians were killed."]
)
def test_an_act_that_did_not_happen_is_not_real(sentence: str) -> None:
    assert not any(act.real for act in find_acts(tokenise(sentence)))


def test_the_month_of_may_makes_nothing_unreal() -> None:
    acts = find_acts(tokenise("On 3 May gunmen killed two farmers."))

    assert [act.real for act in acts if act.kind == "kill"] == [True]


def test_a_wave_of_killings_is_no_single_act() -> None:
    (act,) = find_acts(tokenise("The report speaks of a wave of killings of students."))

    assert not act.single
