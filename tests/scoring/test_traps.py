"""Scores that other tools were measured to give wrongly, with the figures that ours must give."""

import pytest

from summarizer.scoring.bounds import Bounds, compare
from summarizer.scoring.case import score_case
from summarizer.scoring.citations import sentences_naming
from summarizer.scoring.slot import Slot
from summarizer.scoring.tally import Tally, brief_f, tallies
from tests.scoring.conftest import blame, blamed, brief_with, make_sample

POLICE, FRONT = ["the police", "police"], ["the Front"]


def test_twelve_is_not_thirteen() -> None:
    assert compare(Bounds(12, 12), Bounds(13, 13))[0] == 0.0


def test_a_swapped_accuser_and_accused_earn_nothing_and_are_critical() -> None:
    sample = make_sample(blamed=[blamed(FRONT, POLICE, status="accused_by_authorities")])

    case = score_case(sample, brief_with(sample, blamed=[blame("police", "the Front", status="accused")]))

    tally = tallies([case])["blamed"]
    assert (tally.credit, tally.spurious, tally.missing) == (0.0, 1, 1)
    assert "role_swap" in [code for one in case.slots for code in one.codes]


def test_a_crashed_case_counts_as_missing_and_is_never_left_out_of_the_mean() -> None:
    sample = make_sample(totals={"killed": {"low": 12, "high": 12}, "injured": None, "missing": None})
    good = score_case(sample, brief_with(sample))
    crashed = score_case(sample, None, "the engine crashed")

    both = tallies([good, crashed])

    assert (good.score, crashed.score) == (1.0, 0.0)
    assert both["killed"].recall == 0.5
    assert brief_f(both) == pytest.approx(2 / 3)


def test_a_crashed_case_scores_zero_even_where_there_was_nothing_to_report() -> None:
    quiet = make_sample(incident=False, event_type=["none"])

    assert score_case(quiet, brief_with(quiet)).score == 1.0
    assert score_case(quiet, None, "timeout").score == 0.0


def test_two_empty_sides_stand_outside_precision_and_recall() -> None:
    sample = make_sample()

    tally = tallies([score_case(sample, brief_with(sample))])["blamed"]

    assert tally == Tally(absent=1)
    assert (tally.precision, tally.recall, tally.f1) == (None, None, None)


def test_an_empty_label_with_a_filled_brief_has_no_recall_and_no_credit() -> None:
    sample = make_sample()
    row = blame("the Front", "police", status="accused")

    tally = tallies([score_case(sample, brief_with(sample, blamed=[row]))])["blamed"]

    assert (tally.precision, tally.recall, tally.f1) == (0.0, None, 0.0)
    assert tally.hallucination == 1.0


def test_a_duplicate_costs_precision_and_only_precision() -> None:
    sample = make_sample(blamed=[blamed(FRONT, POLICE, status="accused_by_authorities")])
    row = blame("the Front", "police", status="accused_by_authorities")

    tally = tallies([score_case(sample, brief_with(sample, blamed=[row, row]))])["blamed"]

    assert (tally.precision, tally.recall) == (0.5, 1.0)
    assert tally.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("quoted", ['"[The Front] did it," he said.', "The Liberation Front [the Front] did it."])
def test_brackets_in_a_quotation_hide_no_name(quoted: str) -> None:
    sample = make_sample(f"Market bombed\n\nIt was Monday. {quoted}\n")

    assert sentences_naming(sample.article, ["the Front"]) == [3]


def test_rows_in_another_order_score_the_same() -> None:
    rows = [blamed(FRONT, POLICE, status="accused"), blamed(["Border Guard"], status="cleared")]
    sample = make_sample(blamed=rows)
    brief = brief_with(sample)

    turned = brief.model_copy(update={"blamed": list(reversed(brief.blamed))})

    assert score_case(sample, turned).score == score_case(sample, brief).score == 1.0


def test_another_country_earns_nothing_however_alike_the_names_are() -> None:
    sample = make_sample(where={"places": [["Sudan"]], "country": "SD"})
    place = brief_with(sample).where[0].model_copy(update={"name": "South Sudan", "country": "SS"})

    case = score_case(sample, brief_with(sample, where=[place]))

    slots = {one.field: one for one in case.slots}
    assert isinstance(slots["where"], Slot)
    assert (slots["where"].verdict, slots["country"].verdict) == ("incorrect", "incorrect")
    assert "near_alias" in slots["where"].codes
