"""Weapons and targets, verbatim, with the sentence that names them."""

import pytest

from summarizer import read_text
from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.incident import judge
from summarizer.engines.builtin.objects import find_targets, find_weapons
from summarizer.engines.builtin.setting import Setting


def setting(text: str) -> Setting:
    article = read_text(text)
    verdict = judge(article)
    return Setting(article, verdict.incident, verdict.event_type, verdict.stage, verdict.main, {})


def weapons(text: str) -> list[str]:
    return [one.row.text for one in find_weapons(setting(text))]


def targets(text: str) -> list[str]:
    return [one.row.text for one in find_targets(setting(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rockets hit airport\n\nTwo Czech-made Vampire rockets hit the airport on Sunday.",
            ["Czech-made Vampire rockets"],
        ),
        (
            "Man held after knife attack\n\nA man stabbed three people with a kitchen knife on Monday.",
            ["kitchen knife"],
        ),
        ("Bomb kills two\n\nA home-made bomb killed two people in Karsa on Friday.", ["home-made bomb"]),
    ],
    ids=["make and model", "kind", "adjective"],
)
def test_a_weapon_is_named_in_the_words_of_the_article(text: str, expected: list[str]) -> None:
    assert weapons(text) == expected


def test_weapons_that_were_seized_or_stand_in_a_name_are_none() -> None:
    text = (
        "Gunmen kill four in Karsa\n\nGunmen killed four people in Karsa on Sunday. "
        "After the attack soldiers of the Highland Rifles seized eleven grenades and a mortar."
    )

    assert weapons(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Police seized a rifle from one of the men, 300 cartridges, five pairs of boots and six grenades.",
        "Two pistols and a grenade were found in the house.",
        "The men had planned to bomb power lines.",
        "Soldiers searched cars for weapons.",
        "A gasoline station stood near by.",
    ],
)
def test_what_was_found_planned_or_only_stands_in_a_name_was_not_used(sentence: str) -> None:
    assert weapons(f"Gunmen kill four in Karsa\n\nGunmen killed four people in Karsa on Sunday. {sentence}") == []


def test_a_figure_of_speech_in_quotes_is_no_weapon() -> None:
    assert (
        weapons('Bank website attacked\n\nHackers attacked the website of a bank and took "pure dynamite" on Monday.')
        == []
    )


def test_an_accident_has_no_weapon() -> None:
    assert weapons("Mine collapse traps nine\n\nA mine collapsed near Karsa on Monday and trapped nine miners.") == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "Bomb in Karsa\n\nA bomb exploded outside the Karsa bus station on Monday and killed two.",
            "Karsa bus station",
        ),
        ("Raid on mill\n\nGunmen attacked a flour mill near Odanu on Friday, killing a guard.", "flour mill"),
        (
            "Embassy hit\n\nA rocket struck the residence of Ambassador Lena Abbo on Sunday, wounding a guard.",
            "residence of Ambassador Lena Abbo",
        ),
        ("Bus burned\n\nA school bus was set on fire by masked men in Odanu on Tuesday.", "school bus"),
    ],
    ids=["place of a blast", "object", "with its owner", "passive"],
)
def test_a_target_is_what_was_hit(text: str, target: str) -> None:
    assert target in targets(text)


def test_the_hospital_that_took_the_wounded_in_is_no_target() -> None:
    text = (
        "Shooting in Karsa\n\nA gunman shot four people in a tavern on Sunday. They were flown to a hospital in Odanu."
    )

    assert not any("hospital" in target for target in targets(text))


def test_phrases_stand_in_the_sentence_they_name() -> None:
    here = setting("Bomb in Karsa\n\nA car bomb exploded outside a bank in Karsa on Monday, killing two people.")

    for found in (*find_weapons(here), *find_targets(here)):
        assert isinstance(found.row, DraftPhrase)
        assert found.row.text in here.article.sentences[found.row.s - 1].text


def test_words_about_another_event_give_no_weapon() -> None:
    here = setting("Bomb in Karsa\n\nA bomb killed two in Karsa on Monday. In May a grenade killed four people there.")
    other = Setting(here.article, True, "bombing", "accomplished", (1, 2, 3), {3: ((0, 44),)})

    assert [one.row.text for one in find_weapons(other)] == ["bomb"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bomb exploded behind a telephone booth on Friday.", ["telephone booth"]),
        ("The bomb caused damage to a gasoline station.", ["gasoline station"]),
        ("The town hall was the target of a bomb attack.", ["town hall"]),
        ("It destroyed a bus, a bridge and two shops.", ["bus", "bridge", "shops"]),
        ("The attack was carried out by men on motorcycles against the office of a union.", ["office"]),
        ("A helicopter bombed villagers later.", []),
        ("Bombs exploded at a bank, a cinema, as well as near a church.", ["bank", "cinema", "church"]),
        ("The rebels set their houses on fire.", ["houses"]),
        ("The shops have been totally destroyed.", ["shops"]),
        ("They were shot by men in army trucks.", []),
    ],
)
def test_what_stood_beside_a_blast_or_was_damaged_is_a_target(sentence: str, expected: list[str]) -> None:
    assert targets(f"Bomb wounds two in Karsa\n\nA bomb wounded two people in Karsa on Friday. {sentence}") == expected
