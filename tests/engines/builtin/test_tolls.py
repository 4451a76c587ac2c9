"""The rules find every casualty statement of the main incident, with its harm, group, scope and source."""

from datetime import date

import pytest

from summarizer import read_text
from summarizer.brief import EventType
from summarizer.draft import DraftToll
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.tolls import find_tolls
from summarizer.language.other_events import other_event_spans


def tolls(text: str, event_type: EventType = "bombing") -> list[DraftToll]:
    """The toll rows of a text."""
    article = read_text(text, published=date(2019, 3, 6))
    others = {
        number: tuple((span.start, span.end) for span in spans) for number, spans in other_event_spans(article).items()
    }
    return [found.row for found in find_tolls(Setting(article, True, event_type, "accomplished", (1, 2), others))]


def scopes(text: str, event_type: EventType = "bombing") -> list[tuple[str, str, str]]:
    """(harm, count, scope) of each row."""
    return [(row.harm, "; ".join(row.count), row.scope) for row in tolls(text, event_type)]


CASES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "those who were killed in other attacks": (
        "Blast in Odanu\n\nA blast killed 12 people in Odanu on Tuesday.\n\nOthers mourned were two rebels "
        "from Karsa, who were killed in separate attacks last year.",
        [("killed", "12 people", "total")],
    ),
    "what the toll could rise to": (
        "Bomb in Odanu\n\nA bomb killed 12 people in Odanu.\n\nA doctor said the death toll could rise to 40.",
        [("killed", "12 people", "total")],
    ),
    "totals": (
        "Bomb in Odanu\n\nA bomb killed 12 people and wounded 30 others in Odanu.",
        [("killed", "12 people", "total"), ("injured", "30 others", "total")],
    ),
    "others beside a dead attacker": (
        "Blast in Odanu\n\nA suicide bomber was killed and two other people wounded in Odanu.",
        [("injured", "two other people", "total"), ("killed", "A suicide bomber", "subgroup")],
    ),
    "vague dead in the headline above one dead attacker": (
        "Dozens killed in Odanu\n\nA bomb went off in Odanu.\n\nAt least one gunman was killed by police.",
        [("killed", "Dozens", "total"), ("killed", "At least one gunman", "subgroup")],
    ),
    "the one victim of the lead, by name": (
        "Lawmaker shot dead\n\nA member of parliament was shot dead in Odanu.\n\nAnn Roe, 41, was meeting voters.\n\n"
        "Colleagues mourned the death of Roe.",
        [("killed", "A member", "total")],
    ),
    "a passenger beside the driver of the lead": (
        "Driver killed\n\nA driver was killed in Odanu on Monday.\n\nA passenger also died in hospital.",
        [("killed", "A driver", "part"), ("killed", "A passenger", "part")],
    ),
    "those shot, some of whom died": (
        "Four killed in Odanu\n\nFour officers were fatally shot in Odanu.\n\nThe chief said snipers shot 11 officers, "
        "killing three.",
        [("killed", "Four officers", "total"), ("killed", "three", "total")],
    ),
    "suspects who are detained": (
        "Bomb in Odanu\n\nA bomb killed 12 people in Odanu.\n\nFive people were detained over the bombing.",
        [("killed", "12 people", "total")],
    ),
    "whom officers shot is the suspect": (
        "Police shoot man\n\nOfficers fatally shot a man in Odanu on Monday.\n\nThe suspect died at the scene.",
        [("killed", "a man", "total")],
    ),
    "those in a serious condition": (
        "Blast in Odanu\n\nThe mayor said at least 140 guests were injured, with 12 in serious condition.",
        [("injured", "at least 140 guests", "total"), ("injured", "12", "subgroup")],
    ),
    "some of those just counted": (
        "Blast in Odanu\n\nThe mayor said 38 guests had been wounded and nine of those were in serious condition.",
        [("injured", "38 guests", "total"), ("injured", "nine", "subgroup")],
    ),
    "nobody but the driver": (
        "Blast in Odanu\n\nA tanker blew up in Odanu. No one was hurt except for the driver.\n\n"
        "The driver was taken to hospital.",
        [("injured", "The driver", "total")],
    ),
    "none of one group": (
        "Shooting in Odanu\n\nA clerk was wounded in Odanu.\n\nNo officers were injured.",
        [("injured", "A clerk", "total"), ("injured", "No officers", "subgroup")],
    ),
    "the lead's open figure below the headline's": (
        "At least 7 relatives killed in Odanu\n\nShootings killed at least seven Odanu family members on Tuesday.",
        [("killed", "at least seven Odanu family members", "total")],
    ),
    "the hurt of each of several blasts": (
        "Bombs kill 80 in Odanu\n\nThree bombs killed at least 80 people in Odanu.\n\nIt was a market day.\n\n"
        "The first blast killed 55 people "
        "and wounded 68. A bomber blew himself up at a gate, killing 17 and wounding 30.",
        [
            ("killed", "at least 80 people", "total"),
            ("injured", "68", "part"),
            ("injured", "30", "part"),
            ("killed", "55 people", "subgroup"),
            ("killed", "17", "subgroup"),
        ],
    ),
    "two shot, one fatally": (
        "Two clerks shot, one fatally\n\nTwo clerks were shot in Odanu, one of them fatally.",
        [("killed", "one of them", "total")],
    ),
    "a group among others": (
        "Bomb in Odanu\n\nA bomb killed 12 people, including three children.",
        [("killed", "12 people", "total"), ("killed", "three children", "subgroup")],
    ),
    "parts that add up": (
        "Bomb in Odanu\n\nThree soldiers and two nurses were killed.",
        [("killed", "Three soldiers", "part"), ("killed", "two nurses", "part")],
    ),
    "a local count beside a larger one": (
        "Heat in Odanu\n\nHeat has killed at least 78 people. In Karsa district, 43 people died at one hospital.",
        [("killed", "at least 78 people", "total"), ("killed", "43 people", "subgroup")],
    ),
    "two figures that make up the headline's": (
        "Six die in Odanu fire\n\nA fire tore through a house. Four people were found dead and two others died later.",
        [("killed", "Six", "total"), ("killed", "Four people", "subgroup"), ("killed", "two others", "subgroup")],
    ),
    "what a rival source counts is no further part": (
        "Bomb in Odanu\n\nA bomb killed nine policemen and a passing farmer, the police chief said."
        "\n\nThe Reed Front said that 22 officers had died.",
        [
            ("killed", "nine policemen", "part"),
            ("killed", "a passing farmer", "part"),
            ("killed", "22 officers", "subgroup"),
        ],
    ),
    "what three sources count is no sum": (
        "Raid in Odanu\n\nThree soldiers were killed, the army said.\n\nThe Reed Front said that 20 soldiers had died."
        "\n\nA nurse said that two farmers had died.",
        [
            ("killed", "Three soldiers", "subgroup"),
            ("killed", "20 soldiers", "subgroup"),
            ("killed", "two farmers", "subgroup"),
        ],
    ),
    "as many people in other words": (
        "Leak in Odanu\n\nTwo workers were killed. The owner regretted the loss of two brothers.",
        [("killed", "Two workers", "total"), ("killed", "two brothers", "subgroup")],
    ),
    "one group alone is everyone": (
        "Bomb in Odanu\n\nFour farmers were killed in Odanu.",
        [("killed", "Four farmers", "total")],
    ),
    "a list of described victims is one row": (
        "Bomb in Odanu\n\nTwelve people died. Among the dead were a Canadian, an American and a Dutch tourist.",
        [("killed", "Twelve people", "total"), ("killed", "a Canadian; an American; a Dutch tourist", "subgroup")],
    ),
    "two places that hold more than a later figure": (
        "Storm in Odanu\n\nThe storm killed nine people in Odanu and two in Karsa.\n\nAt least four died in Lemba.",
        [("killed", "nine people", "part"), ("killed", "two", "part"), ("killed", "At least four", "part")],
    ),
    "the killed attacker stands apart": (
        "Bomb in Odanu\n\nTwo people were killed in Odanu. The attacker was shot dead.",
        [("killed", "Two people", "total"), ("killed", "The attacker", "subgroup")],
    ),
    "others of a part are a part": (
        "Bomb in Odanu\n\nTwelve people died.\n\nSix Greek tourists were killed, and seven more were injured.",
        [
            ("killed", "Twelve people", "total"),
            ("killed", "Six Greek tourists", "subgroup"),
            ("injured", "seven more", "subgroup"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_the_scope_of_each_row(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert scopes(text) == rows


def test_a_repeat_adds_evidence_and_another_source_another_row() -> None:
    text = "Bomb kills 12\n\nA bomb killed 12 people, police said. Twelve people died. The clinic put the toll at 14."

    rows = [(row.count, row.by, row.s) for row in tolls(text)]

    assert rows == [(["12 people"], "police", [2, 1, 3]), (["14"], "clinic", [4])]


def test_a_figure_that_was_replaced_is_superseded() -> None:
    rows = {row.count[0]: row.superseded for row in tolls("Bomb\n\nThe death toll rose from 12 to 15 on Monday.")}

    assert rows == {"12": True, "15": False}


def test_a_count_of_another_event_is_no_row() -> None:
    text = "Bomb kills 12\n\nA bomb killed 12 people in Odanu.\n\nIn 2015 a fire there killed 31 people."

    assert [row.count for row in tolls(text)] == [["12 people"]]


def test_no_casualties_is_one_row_of_nobody() -> None:
    rows = tolls("Blast in Odanu\n\nA blast damaged a mill. No casualties were reported.")

    assert [(row.harm, row.count) for row in rows] == [("killed", ["No casualties"])]


def test_suspects_are_no_toll_and_mass_arrests_are() -> None:
    assert scopes("Raid\n\nTwo suspects were arrested in Odanu.", "protest") == []
    assert scopes("Riot\n\nPolice arrested 71 people in Odanu.", "riot") == [("detained", "71 people", "total")]


def test_a_headline_that_shortens_a_figure_is_no_second_total() -> None:
    assert scopes("17 dead in Odanu\n\nAt least 17 people were killed in Odanu.") == [
        ("killed", "At least 17 people", "total")
    ]


def test_what_one_hospital_has_seen_is_a_part_of_a_larger_figure() -> None:
    text = "Bomb in Odanu\n\nA bomb wounded 25 people. The Odanu clinic said it had received nine wounded."

    assert ("injured", "nine", "subgroup") in scopes(text)


def test_children_named_on_the_way_are_not_everyone() -> None:
    text = (
        "Rockets hit Odanu\n\nRockets hit Odanu, killing and wounding people. The mayor spoke.\n\n"
        "Three children were killed."
    )

    assert scopes(text, "missile_or_artillery_attack") == [("killed", "Three children", "subgroup")]


def test_the_losses_that_two_sides_tell_of_are_not_added_up() -> None:
    text = "Clash near Odanu\n\nThey fought. Nine soldiers were wounded. The rebels said three guerrillas were hurt."

    assert {scope for _, _, scope in scopes(text, "armed_clash")} == {"subgroup"}


def test_a_figure_that_more_deaths_are_added_to_is_an_older_one() -> None:
    text = "Fire in Odanu\n\nThirteen people died at once. Two more died overnight, and the toll stood at 15."

    assert ("killed", "15", "total") in scopes(text, "fire")
    assert ("killed", "Thirteen people", "subgroup") in scopes(text, "fire")


def test_the_name_before_a_pronoun_is_the_source() -> None:
    text = "Bomb in Odanu\n\nA bomb went off, the mayor, Ann Roe, said. She said 12 people were killed."

    assert [row.by for row in tolls(text)] == ["Ann Roe"]


def test_those_aboard_a_hijacked_craft_are_abducted() -> None:
    text = "Pirates hijack tanker\n\nPirates hijacked the tanker Ruda. It has eighteen crew members."

    assert ("abducted", "eighteen crew members", "subgroup") in scopes(text, "abduction") or (
        "abducted",
        "eighteen crew members",
        "total",
    ) in scopes(text, "abduction")


def test_a_phrase_that_stands_twice_is_lengthened() -> None:
    (row, *_) = tolls("Bomb\n\nTwo of the bombs killed two people in Odanu and hurt two of them badly.")

    assert row.count == ["two people"]


def test_hospital_says_affected_in_an_epidemic() -> None:
    text = "Flu in Odanu\n\nTwelve people were taken to hospital."

    assert [row.harm for row in tolls(text, "epidemic")] == ["affected"]
    assert [row.harm for row in tolls(text, "bombing")] == ["injured"]


def test_a_figure_raised_later_replaces_those_before() -> None:
    rows = tolls("Blast in Odanu\n\nA blast killed 44 people. The city later raised the number of dead to 47.")

    assert [(row.count[0], row.superseded) for row in rows] == [("44 people", True), ("47", False)]


@pytest.mark.parametrize(
    ("sentence", "count", "victims"),
    [
        ("A bomb killed a 70-year-old woman.", "a 70-year-old woman", "woman"),
        ("The bomb killed Deputy Ann Roe.", "Deputy Ann Roe", "Ann Roe"),
        ("Twenty people, 12 of them soldiers, were wounded.", "12 of them", "soldiers"),
        ("At least 20 protesters were injured, three of them with gunshot wounds.", "three of them", "protesters"),
        (
            "A bomb wounded 30 people. Four of the wounded are in a critical condition.",
            "Four of the wounded",
            "wounded",
        ),
    ],
)
def test_a_group_is_named_by_its_noun_or_its_name(sentence: str, count: str, victims: str) -> None:
    rows = tolls(f"Attack in Odanu\n\n{sentence}")

    assert {"; ".join(row.count): row.victims for row in rows}[count] == victims


def test_people_led_away_by_police_are_detained() -> None:
    rows = tolls("March in Odanu\n\nPolice took away 64 of the marchers.", "protest")

    assert [(row.harm, row.count) for row in rows] == [("detained", ["64 of the marchers"])]


def test_who_did_it_has_a_row_apart_from_the_victim_beside_him() -> None:
    (victim, attacker) = tolls("Shots at the depot\n\nA porter and the gunman died in the shooting.", "shooting")

    assert (victim.count, victim.scope) == (["A porter"], "total")
    assert (attacker.count, attacker.scope) == (["the gunman"], "subgroup")


def test_a_relative_and_those_counted_by_her_are_one_row() -> None:
    (row,) = tolls("Fire in Odanu\n\nA woman and four of her sons were killed in the fire.", "fire")

    assert (row.count, row.scope) == (["A woman", "four of her sons"], "total")


def test_one_person_in_a_list_of_counts_has_a_row_of_his_own() -> None:
    rows = tolls("Raid on Odanu\n\nSix cooks, two guards, a baker and a diver were killed in the raid.")

    assert [row.count for row in rows] == [["Six cooks"], ["two guards"], ["a baker"], ["a diver"]]


def test_a_body_with_a_source_leads_before_its_headline() -> None:
    (row,) = tolls("Five killed in Odanu: police\n\nFive people were killed in Odanu on Tuesday, police said.")

    assert row.s[0] == 2
