"""The most specific place of the incident is named, with what contains it."""

import pytest

from summarizer import read_text
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.where import find_where

CASES: dict[str, tuple[str, str | None, list[str]]] = {
    "a town with its province": (
        "Bomb kills four in Pakistan\n\nA bomb killed four people in Quetta, Balochistan province, on Monday.",
        "Quetta",
        ["Balochistan province"],
    ),
    "a country gives way to the town in it": (
        "Fire kills nine in Bangladesh\n\nA fire killed nine people in a slum in Chittagong on Sunday.",
        "Chittagong",
        [],
    ),
    "a district of a town": (
        "Two bombs kill 60 in Algiers\n\nTwo bombs killed 60 people in Algiers. The first exploded in the Ben Aknoun"
        " district.",
        "Ben Aknoun district",
        ["Algiers"],
    ),
    "a facility": (
        "Gunman kills three in Tucson\n\nA gunman shot three people dead at Randol Park in Tucson, Arizona.",
        "Randol Park",
        ["Tucson", "Arizona"],
    ),
    "a village that no gazetteer has": (
        "Raid in Burkina Faso\n\nGunmen attacked the village of Borgoulé, near Djibo, and killed 20 people.",
        "Borgoulé",
        [],
    ),
    "near a town": (
        "Lorries burned in Chile\n\nMasked men burned eleven lorries on a farm near Temuco on Thursday.",
        "Temuco",
        [],
    ),
    "a sea": (
        "Pirates seize tanker\n\nPirates attacked a tanker in the Gulf of Aden and took 20 sailors hostage.",
        "Gulf of Aden",
        [],
    ),
    "who speaks is no place": (
        "Bomb kills four in Mosul\n\nA bomb killed four people in Mosul. Washington condemned the attack.",
        "Mosul",
        [],
    ),
    "where the injured are treated is no site": (
        "Explosion hurts five in Leeds\n\nAn explosion injured five people in Leeds. They are in Saint Mary Hospital.",
        "Leeds",
        [],
    ),
    "a street lies in the town of the dateline": (
        "QUITO, 4 May 2021 (Andes News) -- A bomb wounded two men last night outside a bank on Cordero Street, police"
        " said.",
        "Cordero Street",
        ["QUITO"],
    ),
    "this capital is the town of the dateline": (
        "QUITO, 4 May 2021 (Andes News) -- Gunmen shot dead a judge in this capital last night. The mayor of Quito said"
        " that Ecuador was in mourning.",
        "Quito",
        [],
    ),
    "a block of a street": (
        "Two shot in Omaha\n\nTwo men were shot on Sunday in the 2300 block of North Corby Avenue in Omaha, Nebraska.",
        "2300 block of North Corby Avenue",
        ["Omaha", "Nebraska"],
    ),
    "a house of a street": (
        "Woman stabbed in Reno\n\nA woman was stabbed at 412 W. Plum Tree Lane in Reno on Friday, the sheriff said.",
        "412 W. Plum Tree Lane",
        ["Reno"],
    ),
    "the town whose police shot somebody": (
        "Houston police shoot man with knife\n\nTwo Houston police officers shot a man dead on Saturday.",
        "Houston",
        [],
    ),
    "where officers were called to": (
        "Man shot dead\n\nA man was shot dead late on Friday. Officers were called to the Blue Heron Bar in Tulsa.",
        "Blue Heron Bar",
        ["Tulsa"],
    ),
    "a state gives way to the town in it": (
        "Fire kills two in Florida\n\nA fire killed two people in Florida on Sunday. The house in Fort"
        " Lauderdale burned down.",
        "Fort Lauderdale",
        ["Florida"],
    ),
    "a nearby town is none": (
        "Gunmen attack post in Tunisia\n\nGunmen stormed through the town of Ben Karsa on Monday and killed nine"
        " soldiers. Police sealed off the nearby resort town of Djerba.",
        "Ben Karsa",
        [],
    ),
    "a shop that only its own words name": (
        "Gunman kills three in Tampa\n\nA gunman killed three people in Tampa on Monday. The shooting began at a"
        " Fresway supermarket.",
        "Fresway supermarket",
        ["Tampa"],
    ),
    "a mine": (
        "Blast kills nine in Shanxi\n\nNine miners were killed when a blast ripped through the Jinlong mine in Linfen"
        " on Monday.",
        "Jinlong mine",
        ["Linfen"],
    ),
    "the town of the mayor who was shot": (
        "Mayor shot dead in Honduras\n\nThe mayor of El Progreso, in the Honduran department of Yoro, was shot dead on"
        " Sunday.",
        "El Progreso",
        ["Yoro"],
    ),
    "a street with a quarter of the sky": (
        "Warehouse burns in Hamilton\n\nA fire destroyed a warehouse on Barton Street East in Hamilton on Monday.",
        "Barton Street East",
        ["Hamilton"],
    ),
    "an article inside an Arabic name": (
        "Rockets hit suburb\n\nRockets killed seven people in Souq al-Hamra, near Tripoli, on Monday.",
        "Souq al-Hamra",
        [],
    ),
    "the first of two towns that it happened between": (
        "Pipeline blown up in Colombia\n\nGuerrillas blew up an oil pipeline between Arauquita and Saravena on Monday.",
        "Arauquita",
        [],
    ),
    "a capital where people meet about it": (
        "Peru mourns villagers\n\nPeru's president spoke of the dead of Peru in Caracas on Monday.\n\nGuerrillas killed"
        " nine people in Tocache, Peru, on Sunday.",
        "Tocache",
        [],
    ),
    "a block that only the second sentence names": (
        "Boy shot in Omaha\n\nA boy was shot in Omaha on Sunday. It happened in the 2300 block of Corby Avenue.",
        "2300 block of Corby Avenue",
        ["Omaha"],
    ),
    "outside a site of a town": (
        "Bomb kills four in Lagos\n\nA bomb killed four people in Lagos. It exploded outside Odanu Market.",
        "Odanu Market",
        ["Lagos"],
    ),
    "a medical centre is where the injured are": (
        "Man shot in Reno\n\nA man was shot in Reno on Friday. He was pronounced dead at Plum Regional Medical Center.",
        "Reno",
        [],
    ),
    "several events in one place": (
        "Shootings wound five in Omaha\n\nFive people were hurt in separate shootings in Omaha on Sunday. Two were shot"
        " in the 2300 block of Corby Avenue. Three were shot in the 500 block of Plum Street.",
        "Omaha",
        [],
    ),
    "a depot lies not in the town of the dateline": (
        "QUITO, 4 May 2021 (Andes News) -- A fire killed two men at the Odanu ammunition depot last night, the army"
        " said.",
        "Odanu ammunition depot",
        [],
    ),
    "a university that was attacked": (
        "Gunmen kill nine in Nigeria\n\nGunmen attacked Odanu University in Nigeria on Monday and shot nine.",
        "Odanu University",
        [],
    ),
    "a sentence that says where it took place": (
        "Thirty villagers abducted in Colombia\n\nGunmen abducted 30 villagers in the region of Uraba on Monday. The"
        " raid took place in Puerto Claro, a hamlet near Turbo.",
        "Puerto Claro",
        ["Uraba"],
    ),
    "a suburb behind the city that it belongs to": (
        "Rockets kill six in Libya\n\nRockets fell on the Tripoli suburb of Souq al-Hamra on Monday and killed six.",
        "Souq al-Hamra",
        ["Tripoli"],
    ),
    "an ocean is no town": (
        "Quake shakes Ecuador\n\nA quake shook Ecuador's ravaged Pacific coast on Monday and killed two people.",
        "Ecuador",
        [],
    ),
    "no place at all": ("Bomb kills four\n\nA bomb killed four people on Monday.", None, []),
}


def setting(text: str, incident: bool = True) -> Setting:
    article = read_text(text)
    main = tuple(sentence.number for sentence in article.sentences)
    return Setting(article, incident, "bombing", "accomplished", main, {})


@pytest.mark.parametrize("name", CASES)
def test_the_site_is_found(name: str) -> None:
    text, expected, within = CASES[name]

    found = find_where(setting(text))

    assert [one.row.name for one in found][:1] == ([expected] if expected else [])
    assert [one.row.within for one in found][:1] == ([within] if expected else [])


def test_the_row_points_at_its_sentence() -> None:
    case = setting(CASES["near a town"][0])

    row = find_where(case)[0].row

    sentence = case.article.sentence(row.s)
    assert sentence is not None
    assert row.name in sentence.text


def test_the_country_is_the_articles_own_word() -> None:
    found = find_where(setting(CASES["a village that no gazetteer has"][0]))

    assert found[0].row.country == "Burkina Faso"


def test_places_of_another_event_are_passed_over() -> None:
    case = setting("Bomb kills four\n\nA bomb killed four people in Mosul.")
    sentence = case.article.sentences[1]
    other = Setting(
        case.article, True, "bombing", "accomplished", case.main, {sentence.number: ((0, len(sentence.text)),)}
    )

    assert find_where(other) == []


def test_an_article_without_an_incident_has_no_site() -> None:
    assert find_where(setting(CASES["near a town"][0], incident=False)) == []


def test_the_word_for_the_country_of_a_town_before_it_is_its_country() -> None:
    text = (
        "Gunmen raid post\n\nGunmen attacked the Tunisian border town of Ben Karsa on Monday, officials in Libya said."
    )

    (row,) = find_where(setting(text))

    assert (row.row.name, row.row.country) == ("Ben Karsa", "Tunisian")
