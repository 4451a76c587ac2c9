"""Changed copies of samples: text and label change together."""

import pytest

from summarizer.scoring.case import score_case
from summarizer.scoring.lint import lint
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.samples import Sample
from summarizer.scoring.twin_outcomes import flip_rate, judge, leak_rate, rates
from summarizer.scoring.twins import (
    KINDS,
    Twin,
    actors_swapped,
    background_inserted,
    dates_shifted,
    toll_changed,
    twins_of,
)
from tests.scoring.conftest import blamed, brief_with, make_sample, toll

TOTALS = {"killed": {"low": 12, "high": 12}, "injured": None, "missing": None}
TOLL = {
    "harm": "killed",
    "victims": ["people"],
    "scope": "total",
    "low": 12,
    "high": 12,
    "text": "12",
    "reported_by": None,
}


@pytest.fixture(scope="module")
def twins(samples: list[Sample]) -> list[Twin]:
    return twins_of(samples, 10)


def test_every_kind_is_made_from_the_samples(twins: list[Twin]) -> None:
    assert {one.kind for one in twins} == set(KINDS)
    assert all(sum(one.kind == kind for one in twins) <= 10 for kind in KINDS)


def test_the_labels_of_twins_fit_their_texts(twins: list[Twin]) -> None:
    faults = [fault for fault in lint([one.sample for one in twins]) if "share" not in fault]

    # The file is that of the original, so its name is not the twin's.
    assert [one for one in faults if "file's name" not in one and "several splits" not in one] == []


def test_the_same_twins_are_made_every_time(samples: list[Sample]) -> None:
    assert [one.sample.digest for one in twins_of(samples, 2)] == [one.sample.digest for one in twins_of(samples, 2)]


def test_swapped_actors_change_text_and_label() -> None:
    sample = make_sample(
        "Attack\n\nPolice accused Red Dawn of the attack. Red Dawn denied it.\n",
        blamed=[blamed(["Red Dawn"], ["Police"], status="accused_by_authorities", response="denied")],
    )

    twin = actors_swapped(sample)

    assert twin is not None
    assert "Red Dawn accused Police of the attack. Police denied it." in twin.sample.article.text
    row = twin.sample.label.blamed[0]
    assert (row.actor, row.accusers, row.status[-1]) == (["Police"], [["Red Dawn"]], "accused")


def test_shifted_dates_move_publication_and_label_and_the_printed_date() -> None:
    sample = make_sample(
        "Attack\n\nKARSA, 12 March 2024 - A bomb went off on Monday.\n",
        when={"text": "on Monday", "start": "2024-03-11", "end": None},
    )

    twin = dates_shifted(sample)

    assert twin is not None
    assert "KARSA, 16 April 2024" in twin.sample.article.text
    assert str(twin.sample.label.when.start) == "2024-04-15"
    assert str(twin.sample.article.published) == "2024-04-16"


def test_an_article_with_other_dates_is_not_shifted() -> None:
    sample = make_sample(
        "Attack\n\nA bomb went off on Monday, as in May 2019.\n",
        when={"text": "on Monday", "start": "2024-03-11", "end": None},
    )

    assert dates_shifted(sample) is None


def test_a_changed_toll_changes_words_and_digits_alike() -> None:
    twin = toll_changed(make_sample(totals=TOTALS, tolls=[TOLL]))

    assert twin is not None
    assert twin.sample.article.text.startswith("Bomb kills 15 in Karsa\n\nA bomb killed 15 people")
    assert twin.sample.label.totals.killed is not None
    assert (twin.sample.label.totals.killed.low, twin.sample.label.tolls[0].low) == (15, 15)


def test_an_inserted_incident_that_enters_the_totals_is_a_leak() -> None:
    sample = make_sample(totals=TOTALS, tolls=[TOLL])
    twin = background_inserted(sample)
    assert twin is not None
    right = brief_of(twin.sample)
    stranger = int(twin.intruders[0])
    wrong = right.model_copy(
        update={
            "casualties": [*right.casualties, toll("killed", stranger, stranger)],
            "totals": brief_with(sample).totals.model_copy(
                update={"killed": right.totals.killed.model_copy(update={"high": stranger})}  # type: ignore[union-attr]
            ),
        }
    )
    before = score_case(sample, brief_of(sample))

    good = judge(twin, before, score_case(twin.sample, right), right)
    bad = judge(twin, before, score_case(twin.sample, wrong), wrong)

    assert (good.flipped, good.leaked) == ((), ())
    assert [one.split(":")[0] for one in bad.flipped] == ["killed"]
    assert len(bad.leaked) == 2
    assert (leak_rate([good, bad]), flip_rate([good])) == (0.5, 0.0)


def test_a_quiet_article_that_becomes_an_incident_is_a_leak() -> None:
    quiet = make_sample(incident=False, event_type=["none"])
    twin = background_inserted(quiet)
    assert twin is not None
    loud = brief_of(twin.sample).model_copy(update={"incident": True})

    found = judge(twin, score_case(quiet, brief_of(quiet)), score_case(twin.sample, loud), loud)

    assert found.leaked == ("became an incident",)


def test_perfect_answers_flip_nothing(samples: list[Sample], twins: list[Twin]) -> None:
    by_id = {one.id: one for one in samples}
    results = []
    for twin in twins:
        original = by_id[twin.original]
        brief = brief_of(twin.sample)
        results.append(judge(twin, score_case(original, brief_of(original)), score_case(twin.sample, brief), brief))

    assert [one for one in results if one.flipped or one.leaked] == []
    assert all(one.right_before for one in rates(results))


def test_rates_without_twins_are_none() -> None:
    assert (flip_rate([]), leak_rate([])) == (None, None)
