"""Places are found by their prepositions and located in the context of their article."""

import pytest

from summarizer.language.places import (
    contradicts,
    country_code,
    country_context,
    find_countries,
    find_places,
    known_position,
    locate,
    lookup,
)

CODES = {
    "Iranian": "IR",
    "the Ivory Coast": "CI",
    "Burma": "MM",
    "U.S.": "US",
    "Britain": "GB",
    "Frenchmen": "FR",
    "Afghans": "AF",
    "South Korea's": "KR",
    "northern Iraq": "IQ",
    "Gaza": "PS",
    "Kosovo": "XK",
    "Somaliland": "SO",
    "Democratic Republic of the Congo": "CD",
    "us": None,
    "Paris": None,
    "turkey": None,
}


@pytest.mark.parametrize("words", CODES)
def test_a_country_word_has_a_code(words: str) -> None:
    assert country_code(words) == CODES[words]


def test_names_weigh_more_than_demonyms_and_abbreviations_least() -> None:
    context = country_context("Three Iraqi soldiers died in Syria, U.S. officials said.")

    assert context["SY"] > context["IQ"] > context["US"] > 0


def test_the_shortened_name_of_a_state_points_at_its_country() -> None:
    assert country_context("KARSA, Ind. (Plains News) - Two men were shot.") == {"US": 1.0}


def test_new_jersey_is_not_jersey() -> None:
    assert find_countries("Two men were shot in New Jersey.") == ()


def test_a_town_that_one_country_has_tells_of_it_where_nothing_else_does() -> None:
    assert country_context("Two men were shot near Ocala.") == {"US": 0.3}
    assert country_context("Two men from Syria were shot near Ocala.") == {"SY": 1.0}


def test_georgia_with_a_sheriff_is_the_state() -> None:
    context = country_context("Two men were shot in Georgia, the sheriff said.")

    located = locate("Odanu", [], "Georgia", context)

    assert "GE" not in context
    assert located is not None
    assert located.country == "US"


def test_a_site_lies_in_the_country_of_the_town_that_it_is_called_after() -> None:
    located = locate("Brussels Airport", [], None, {"US": 2.0})

    assert located is not None
    assert located.country == "BE"


def test_a_large_town_without_namesakes_points_at_its_country() -> None:
    assert "PK" in country_context("The train left Karachi at noon.")


def test_the_gazetteer_lists_the_most_prominent_place_first() -> None:
    assert lookup("Paris")[0].country == "FR"
    assert {entry.country for entry in lookup("Paris")} >= {"FR", "US"}


def test_marks_apostrophes_and_hyphens_do_not_matter() -> None:
    assert lookup("Gonaïves") == lookup("gonaives") != ()
    assert lookup("Cox's Bazar") == lookup("Coxs Bazar") != ()


def test_an_unknown_name_has_no_entry() -> None:
    assert lookup("Qwzzrkt") == ()
    assert lookup("") == ()


@pytest.mark.parametrize(
    ("name", "within", "country", "code"),
    [
        ("Mokha", [], "Yemen", "YE"),
        ("Rajouri district", ["Jammu and Kashmir"], None, "IN"),
        ("Paris", [], None, "FR"),
        ("Paris", ["Texas"], None, "US"),
        ("Atlanta", ["Georgia"], None, "US"),
        ("Georgia", [], None, "GE"),
        ("Karsa bus station", ["Karsa"], "Pakistan", "PK"),
        ("northern Mali", [], None, "ML"),
        ("Gulf of Aden", [], None, None),
        ("coast of Oman", [], None, None),
    ],
)
def test_a_place_is_located_by_what_contains_it(
    name: str, within: list[str], country: str | None, code: str | None
) -> None:
    located = locate(name, within, country)

    assert located is not None
    assert located.country == code


def test_a_name_that_many_places_share_needs_the_article() -> None:
    assert locate("San Antonio de los Altos y Bajos", [], None) is None
    located = locate("San Miguel", [], None, {"SV": 3.0})

    assert located is not None
    assert located.country == "SV"


def test_an_unknown_place_takes_its_country_from_what_contains_it_but_no_position() -> None:
    located = locate("Hydra neighbourhood", ["Algiers"], None)

    assert located is not None
    assert (located.country, located.lat) == ("DZ", None)


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("Rajouri", ["Jammu and Kashmir"], "IN"),
        ("Gaza", [], "PS"),
        ("Sevastopol", [], "UA"),
        ("Crimea", [], "UA"),
        ("Western Sahara", [], "EH"),
        ("Nablus", ["West Bank"], "PS"),
    ],
)
def test_a_disputed_place_keeps_the_gazetteers_code_and_is_marked(name: str, within: list[str], code: str) -> None:
    located = locate(name, within, None)

    assert located is not None
    assert (located.country, located.disputed) == (code, True)


def test_an_undisputed_place_is_not_marked() -> None:
    located = locate("Lyon", [], None)

    assert located is not None
    assert not located.disputed


def test_a_large_town_contradicts_another_country() -> None:
    assert contradicts("Kandahar", [], "PK", {"PK": 2.0}) == "AF"
    assert contradicts("Kandahar", [], "AF", {}) is None


def test_a_small_namesake_contradicts_nothing_that_the_article_says() -> None:
    assert contradicts("Karsa", [], "PK", {"PK": 1.0}) is None


def test_a_position_is_known_only_where_the_gazetteer_has_the_name() -> None:
    paris = lookup("Paris")[0]

    assert known_position("Paris", paris.lat, paris.lon)
    assert not known_position("Paris", 0.0, 0.0)


FOUND = {
    "Two bombs went off in Algiers, the capital of Algeria.": [("Algiers", "site"), ("Algeria", "of")],
    "A bomb exploded in the Ben Aknoun district.": [("Ben Aknoun district", "site")],
    "A mine went off near the village of Karsa Bala, 20 km north of Quetta.": [
        ("Karsa Bala", "near"),
        ("Quetta", "near"),
    ],
    "A gunman shot shoppers in El Paso, Texas.": [("El Paso", "site"), ("Texas", "within")],
    "The plane landed at Calicut International Airport in Kerala.": [
        ("Calicut International Airport", "site"),
        ("Kerala", "site"),
    ],
    "Pirates took the yacht off the coast of Oman.": [("coast of Oman", "site")],
    "A quake struck Surigao del Sur, Philippines.": [("Surigao del Sur", "site"), ("Philippines", "within")],
    "Fighting broke out in South Sudan's Jonglei State.": [("South Sudan", "site"), ("Jonglei State", "site")],
    "It went off in Istanbul's old Beyazit Square.": [("Istanbul", "site"), ("Beyazit Square", "site")],
    "A shell fell in Ankara's Yenidoga.": [("Ankara", "site"), ("Yenidoga", "site")],
    "It went off at the entrance of Gulab Park.": [("Gulab Park", "site")],
    "The head of Gulab Hospital spoke.": [("Gulab Hospital", "of")],
    "A plant blew up in the Gulf state of Veracruz.": [("Gulf", "attribute"), ("Veracruz", "site")],
    "A shell hit a Berlin neighborhood.": [("Berlin", "site")],
    "A bomb lay near Highway 61 in Ohio.": [("Highway 61", "near"), ("Ohio", "site")],
    "Bomb Kills Nine in Capital as Market Opens on Holiday": [],
    "A shot was heard at the corner of Plum Lane and 9th Avenue.": [("Plum Lane and 9th Avenue", "site")],
    "A car burned on 14th Street.": [("14th Street", "site")],
    "Police were called to the Silver Heron restaurant.": [("Silver Heron restaurant", "site")],
    "A lorry hit a cashier at the Karsa Bala toll booth.": [("Karsa Bala toll booth", "site")],
    "Nine died in the raid on Dabori, near Maiduguri.": [("Dabori", "site"), ("Maiduguri", "near")],
    "He spoke on the main square of Soacha.": [("Soacha", "site")],
    "A bomb went off in the centre of Odanu.": [("Odanu", "site")],
    "A reporter was shot in San Antonio Javier, near Usulutan.": [("San Antonio Javier", "site"), ("Usulutan", "near")],
    "Troops of the African Union fought in Mogadishu.": [("Mogadishu", "site")],
    "The bus drove from Smolensk to Kaluga.": [("Smolensk", "path"), ("Kaluga", "path")],
    "Nine Killed As Bomb Hits Market In Karachi": [("Karachi", "site")],
    "Strikes on Odanu near the city of Tell al-Karsa went on.": [("Odanu", "site"), ("Tell al-Karsa", "near")],
    "A bomb went off in front of the Silver Heron shopping mall.": [("Silver Heron shopping mall", "site")],
    "Two men were stabbed at the Odeon in Lille.": [("Odeon", "site"), ("Lille", "site")],
    "He was shot at the Central Andean University.": [("Central Andean University", "site")],
    "Shells fell on the Tripoli suburb of Souq al-Hamra.": [("Tripoli", "attribute"), ("Souq al-Hamra", "site")],
    "A car burned in the Miraflor quarter of Tumaco.": [("Miraflor quarter", "site"), ("Tumaco", "within")],
    "A wave reached the Pacific coast.": [],
    "A shop burned in a Somerset town.": [("Somerset", "site")],
    "The quake lay eight km southwest of the town of Odanu.": [("Odanu", "near")],
    "A shop burned in the south of the city of Odanu.": [("Odanu", "site")],
    "A bomb went off at an Odanu Savings Bank branch in Lille.": [
        ("Odanu Savings Bank branch", "site"),
        ("Lille", "site"),
    ],
    "They stood outside a branch of the Odanu Savings Bank in Lille.": [
        ("Odanu Savings Bank", "near"),
        ("Lille", "site"),
    ],
    "The Odanu Savings Bank had no comment.": [],
    "A bomb went off near the Salvadoran embassy in Lima.": [("Salvadoran embassy", "near"), ("Lima", "site")],
    "He was shot in the central Lisbon district of Odanu.": [("Lisbon", "attribute"), ("Odanu", "site")],
    "A man was shot in Fresno Saturday night.": [("Fresno", "site")],
    "A driver was shot on Amber Place, police said.": [("Amber Place", "site")],
    "Troopers responded to the 730 block of Ivy Street.": [("730 block of Ivy Street", "site")],
    "Deputies drove him to the 600 block of Ivy Street.": [("600 block of Ivy Street", "of")],
    "She was shot on North Plum Street near Elm Road.": [("North Plum Street", "site"), ("Elm Road", "near")],
    "A boy was stabbed on the city's West Side.": [("West Side", "site")],
    "He was shot in Newark's South Ward.": [("Newark", "site"), ("South Ward", "site")],
    "A Zellers supermarket in Wigan was gutted.": [("Zellers supermarket", "bare"), ("Wigan", "site")],
    "The Zellers supermarket manager resigned.": [],
    "Gunmen entered the Lutheran secondary school in Kumbo.": [
        ("Lutheran secondary school", "site"),
        ("Kumbo", "site"),
    ],
    "A man robbed the Elm Grove Bank in Fresno.": [("Elm Grove Bank", "site"), ("Fresno", "site")],
    "A bomb went off at an Elm Grove Bank branch.": [("Elm Grove Bank branch", "site")],
    "The Elm Grove Bank lent money.": [],
    "Nine killed in Colorado Lanternline bus crash": [("Colorado", "site")],
    "Bomb in Antalya Kills 13": [("Antalya", "site")],
    "Police searched the house on Monday in March.": [],
    "President Jackson said he would not go.": [],
    "General Jordan Smith praised Paris Saint-Germain.": [],
}


@pytest.mark.parametrize("sentence", FOUND)
def test_places_are_found_with_their_roles(sentence: str) -> None:
    mentions = find_places(sentence)

    assert [(mention.text, mention.role) for mention in mentions] == FOUND[sentence]
    assert all(sentence[mention.start : mention.end] == mention.text for mention in mentions)


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("QUETTA, Pakistan - Two men died.", "PK"),
        ("SANTIAGO, 9 March (Agency) -- Two men died.", "CL"),
        ("Two Die in Fire\n\nTINDOUF - Two men died.", "DZ"),
        ("SAN JOSE (COSTA RICA), 3 MAY -- Two men died.", "CR"),
        ("Two Die in Fire\n\nTRIPOLI, Lebanon Two men died.", "LB"),
        ("Two Die in Fire\n\nKABUL Two men died.", "AF"),
    ],
)
def test_the_dateline_points_at_its_country_and_not_at_namesakes(opening: str, code: str) -> None:
    context = country_context(opening)

    assert max(context, key=lambda each: context[each]) == code


def test_a_group_that_acts_in_one_country_points_at_it() -> None:
    assert country_context("Boko Haram gunmen burned the village down.") == {"NG": 0.6}


def test_a_quarter_is_no_town_of_its_name_elsewhere() -> None:
    context = country_context("SAN SALVADOR, 3 May -- A bomb exploded in Guadalupe neighborhood.")

    located = locate("Guadalupe neighborhood", [], None, context)

    assert located is not None
    assert located.country == "SV"
    assert contradicts("Guadalupe neighborhood", [], "SV", context) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A man was shot on Plum Drive, the Oregon State Police said.", "US"),
        ("He lives in New Jersey.", "US"),
        ("SMALLWOOD, NY - A house burned down.", "US"),
        ("Two sheriff's deputies were hurt on Plum Drive.", "US"),
        ("A shop in Cumbria was gutted.", "GB"),
    ],
)
def test_a_province_or_its_police_points_at_the_country(text: str, code: str) -> None:
    context = country_context(text)

    assert max(context, key=lambda each: context[each]) == code


def test_the_side_of_a_town_is_no_town_called_side() -> None:
    assert locate("South Side", [], None) is None
