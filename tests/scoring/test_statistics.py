"""Intervals, paired tests and what a number of samples can show."""

import random

import pytest

from summarizer.scoring.comparison import compare
from summarizer.scoring.figures import CaseCounts, by_cluster, estimates, field_figures
from summarizer.scoring.slot import FIELDS
from summarizer.scoring.statistics import (
    clusters_needed,
    estimate,
    holm,
    ratio_influences,
    sign_flip,
    t_quantile,
    verdict,
    wilson,
)


@pytest.mark.parametrize(("freedom", "value"), [(1, 12.7062), (4, 2.7764), (30, 2.0423), (1000, 1.9623)])
def test_quantiles_of_t_are_those_of_the_tables(freedom: int, value: float) -> None:
    assert t_quantile(freedom) == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(("of", "upper"), [(30, 0.1135), (60, 0.0602)])
def test_no_false_alarm_is_no_proof_that_there_are_none(of: int, upper: float) -> None:
    found = wilson(0, of)

    assert found is not None
    assert found == (pytest.approx(0.0, abs=1e-12), pytest.approx(upper, abs=1e-4))


def test_a_rate_without_cases_has_no_interval() -> None:
    assert wilson(0, 0) is None


def test_the_interval_of_a_ratio_is_that_of_a_bootstrap_over_clusters() -> None:
    source = random.Random(3)
    pairs = [(float(source.randint(0, 4)), float(source.randint(4, 9))) for _ in range(60)]
    numerators, denominators = [one for one, _ in pairs], [one for _, one in pairs]
    value = sum(numerators) / sum(denominators)

    found = estimate(value, ratio_influences(numerators, denominators))

    draws = []
    for _ in range(4000):
        chosen = [pairs[source.randrange(60)] for _ in range(60)]
        draws.append(sum(one for one, _ in chosen) / sum(one for _, one in chosen))
    draws.sort()
    assert found.low == pytest.approx(draws[100], abs=0.01)
    assert found.high == pytest.approx(draws[3900], abs=0.01)


def test_a_figure_that_is_perfect_everywhere_keeps_an_interval() -> None:
    found = estimate(1.0, [0.0] * 30)

    assert found.low == pytest.approx(1 - 0.1135, abs=1e-4)


def ratio(totals: object) -> list[float | None]:
    credit, of = totals  # type: ignore[misc]
    return [credit / of if of else None]


def test_few_differing_clusters_are_tested_exactly() -> None:
    before = [(0.0, 1.0)] * 10
    after = [(1.0, 1.0)] * 5 + [(0.0, 1.0)] * 5

    found = sign_flip(before, after, ratio)

    assert found.exact
    assert found.differences == [0.5]
    assert found.p_values == [2 / 2**5]


def test_a_random_test_never_says_that_chance_is_impossible_and_repeats_itself() -> None:
    before, after = [(0.0, 1.0)] * 40, [(1.0, 1.0)] * 40

    first, second = sign_flip(before, after, ratio), sign_flip(before, after, ratio)

    assert first == second
    assert first.p_values[0] is not None
    assert 0 < first.p_values[0] < 0.001


def test_two_runs_without_a_true_difference_seldom_differ_surely() -> None:
    source = random.Random(11)
    false = 0
    for _ in range(60):
        before = [(float(source.random() < 0.7), 1.0) for _ in range(12)]
        after = [(float(source.random() < 0.7), 1.0) for _ in range(12)]
        p_value = sign_flip(before, after, ratio).p_values[0]
        false += p_value is not None and p_value < 0.05
    assert false <= 6


def test_many_figures_are_tested_more_strictly() -> None:
    assert holm([0.01, None, 0.04, 0.03]) == [pytest.approx(0.03), None, pytest.approx(0.06), pytest.approx(0.06)]


@pytest.mark.parametrize(("deviation", "clusters"), [(0.05, 49), (0.08, 126), (0.12, 283)])
def test_two_points_take_this_many_incidents(deviation: float, clusters: int) -> None:
    assert clusters_needed(0.02, deviation) == clusters


@pytest.mark.parametrize(
    ("difference", "p_value", "error", "word"),
    [
        (0.05, 0.01, 0.01, "improved"),
        (-0.05, 0.01, 0.01, "regressed"),
        (0.01, 0.40, 0.005, "no evidence of change"),
        (0.03, 0.20, 0.02, "inconclusive"),
        (0.0, 1.0, 0.0, "no evidence of change"),
    ],
)
def test_a_comparison_says_what_it_can_and_no_more(difference: float, p_value: float, error: float, word: str) -> None:
    assert verdict(difference, p_value, error) == word


def counts(name: str, cluster: str, credit: float) -> CaseCounts:
    """A case with one slot of blame."""
    vector = [0.0] * (4 * len(FIELDS))
    at = 4 * FIELDS.index("blamed")
    vector[at : at + 4] = [credit, float(credit == 1), 1, 1]
    return CaseCounts(name, cluster, True, True, tuple(vector), credit)


def test_articles_on_one_incident_are_one_cluster() -> None:
    cases = [counts("a", "one", 1.0), counts("b", "one", 0.0), counts("c", "two", 1.0)]

    assert len(by_cluster(cases)) == 2
    found = estimates(cases)["blamed"]
    assert found is not None
    assert (found.value, found.n) == (pytest.approx(2 / 3), 2)


def test_figures_without_a_slot_are_none() -> None:
    figures = dict(zip(("brief_f", *FIELDS), field_figures([0.0] * 4 * len(FIELDS)), strict=True))

    assert set(figures.values()) == {None}


def test_a_comparison_is_paired_by_article_and_says_what_it_left_out() -> None:
    before = [counts(str(at), str(at), 0.0) for at in range(20)]
    after = [counts(str(at), str(at), 1.0) for at in range(19)]

    found = compare(before, after)

    assert found is not None
    assert (found.articles, found.left_out) == (19, 1)
    assert found.headline.word == "improved"
    assert [one.name for one in found.changes] == ["brief_f", "blamed"]


def test_runs_over_other_articles_are_not_compared() -> None:
    assert compare([counts("a", "a", 1.0)], [counts("b", "b", 1.0)]) is None
