"""Rows of blame: gate, then .45 accused + .35 accusers + .2 status."""

import pytest

from summarizer.brief import Blame
from summarizer.scoring.case import Case, score_case
from summarizer.scoring.tally import Tally, tallies
from tests.scoring.conftest import blame, blamed, brief_with, make_sample

POLICE, FRONT = ["the police", "police"], ["the Front"]
GOLD = blamed(FRONT, POLICE, status="accused_by_authorities", response="denied")


def scored(gold: list[dict[str, object]], rows: list[Blame]) -> tuple[Case, Tally]:
    sample = make_sample(blamed=gold)
    case = score_case(sample, brief_with(sample, blamed=rows))
    return case, tallies([case])["blamed"]


@pytest.mark.parametrize(
    ("row", "f1"),
    [
        pytest.param(blame("the Front", "police", status="accused_by_authorities"), 1.0, id="the same"),
        pytest.param(blame("THE FRONT", "The police", status="accused_by_authorities"), 1.0, id="other spelling"),
        pytest.param(blame("the Front", status="accused_by_authorities"), 0.65, id="accuser lost, hedged"),
        pytest.param(blame("the Front", status="reported_as_fact"), 0.0, id="accuser lost, as fact"),
        pytest.param(blame("the Front", "police", status="cleared"), 0.0, id="cleared"),
        pytest.param(blame("the Front", "police", status="accused"), 0.9, id="accused, not by authorities"),
        pytest.param(blame("the Front", "the mayor", status="accused"), 0.0, id="another accuser"),
        pytest.param(blame("police", "the Front", status="accused"), 0.0, id="swapped"),
        pytest.param(blame("the Front", "police", status="possible"), 0.8, id="weaker"),
    ],
)
def test_one_row_against_one_label(row: Blame, f1: float) -> None:
    _, tally = scored([GOLD], [row])

    assert tally.f1 == pytest.approx(f1)


def test_one_of_two_accusers_is_half_of_the_accusers_share() -> None:
    _, tally = scored(
        [blamed(FRONT, POLICE, ["the mayor"], status="accused")], [blame("the Front", "police", status="accused")]
    )

    assert tally.f1 == pytest.approx(0.45 + 0.175 + 0.2)


def test_two_of_three_found_and_one_too_many_is_two_thirds() -> None:
    gold = [GOLD, blamed(["Border Guard"], status="cleared"), blamed(["the mayor"], status="possible")]
    rows = [
        blame("the Front", "police", status="accused_by_authorities"),
        blame("Border Guard", status="cleared"),
        blame("market traders", status="accused"),
    ]

    _, tally = scored(gold, rows)

    assert tally.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param(blame("police", "the Front", status="accused"), "role_swap", id="pair reversed"),
        pytest.param(blame("police", status="accused"), "role_swap", id="the accuser is blamed"),
        pytest.param(blame("the Front", "police", status="cleared"), "polarity_flip", id="cleared"),
        pytest.param(
            blame("the Front", "police", status="accused_by_authorities", response="admitted"),
            "polarity_flip",
            id="denied becomes admitted",
        ),
        pytest.param(blame("the Front", status="reported_as_fact"), "attribution_lost", id="told as fact"),
        pytest.param(blame("the Front", "police", status="claimed"), "certainty_upgraded", id="claimed"),
        pytest.param(blame("the Front", "General Nobody", status="accused"), "invented_accuser", id="not in the text"),
    ],
)
def test_every_critical_error_is_named(row: Blame, code: str) -> None:
    case, _ = scored([GOLD], [row])

    assert code in [one for slot in case.slots for one in slot.codes]


def test_a_critical_error_quotes_the_row_of_the_label_that_it_contradicts() -> None:
    case, _ = scored([GOLD], [blame("the Front", "police", status="cleared")])

    slot = next(one for one in case.slots if "polarity_flip" in one.codes and one.verdict == "spurious")
    assert slot.gold.startswith("the Front ← the police: accused_by_authorities")


def test_what_the_article_itself_says_too_may_be_told_as_fact() -> None:
    gold = GOLD | {"status": ["accused_by_authorities", "reported_as_fact"]}

    case, tally = scored([gold], [blame("the Front", status="reported_as_fact")])

    assert tally.f1 == pytest.approx(0.65)
    assert not [code for slot in case.slots for code in slot.codes]


def test_mutual_accusations_are_no_swap() -> None:
    gold = [blamed(FRONT, POLICE, status="accused"), blamed(POLICE, FRONT, status="accused")]
    rows = [blame("the Front", "police", status="accused"), blame("police", "the Front", status="accused")]

    case, tally = scored(gold, rows)

    assert tally.f1 == 1.0
    assert not [code for slot in case.slots for code in slot.codes]


def test_an_actor_who_speaks_for_himself_needs_no_accuser() -> None:
    gold = [blamed(FRONT, FRONT, status="claimed", response="admitted")]

    _, tally = scored(gold, [blame("the Front", status="claimed", response="admitted")])

    assert tally.f1 == 1.0


def test_an_accuser_where_the_label_has_none_shuts_the_gate() -> None:
    _, tally = scored([blamed(FRONT, status="accused")], [blame("the Front", "the mayor", status="accused")])

    assert tally.f1 == 0.0


def test_the_answer_of_the_blamed_is_a_slot_of_its_own() -> None:
    sample = make_sample(blamed=[GOLD])
    rows = [blame("the Front", "police", status="accused_by_authorities", response="no_comment")]

    tally = tallies([score_case(sample, brief_with(sample, blamed=rows))])["response"]

    assert (tally.incorrect, tally.possible, tally.actual) == (1, 1, 1)
