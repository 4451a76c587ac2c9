"""A sample of the mutation bench: wrong facts of labelled articles are refused, right ones are not."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the bench is no part of the package

from bench.mutations.generating import SORTS, Right, right_facts  # noqa: E402
from bench.mutations.judging import Mutant, refused  # noqa: E402
from bench.mutations.readings import entries, is_known, known_readings  # noqa: E402
from bench.mutations.second_readings import is_both, is_listed, leans_on  # noqa: E402
from summarizer.scoring.label import TollLabel  # noqa: E402
from summarizer.scoring.samples import Sample, load_samples  # noqa: E402

PER_KIND = 12
"""Mutants of each kind that every change is tested with; the bench runs them all."""
FLOORS = {"number": 1.0, "name": 1.0, "date": 0.98, "place": 0.99, "prose": 1.0, "quote": 1.0, "role": 0.85}
"""Least share of a family that must be refused here: the hard kinds of `role` weigh more in a sample of 12 each."""


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    """Every third incident article of the labelled samples."""
    return [one for one in load_samples(ROOT / "evals" / "samples", ["dev"]) if one.label.incident][::3]


@pytest.fixture(scope="module")
def rights(samples: list[Sample]) -> dict[str, Right]:
    return {sort: right_facts(samples, sort) for sort in SORTS}


@pytest.fixture(scope="module")
def mutants(samples: list[Sample], rights: dict[str, Right]) -> dict[str, list[Mutant]]:
    """By family: up to `PER_KIND` mutants of each kind."""
    readings = known_readings()
    kinds: dict[tuple[str, str], list[Mutant]] = {}
    for sort, make in SORTS.items():
        for mutant in make(rights[sort], samples):
            if not is_known(mutant, readings):
                kinds.setdefault((mutant.family, mutant.kind), []).append(mutant)
    families: dict[str, list[Mutant]] = {}
    for (family, kind), made in kinds.items():
        families.setdefault(family, []).extend(random.Random(kind).sample(made, min(PER_KIND, len(made))))
    return families


def passing(mutants: list[Mutant]) -> Iterator[str]:
    return (mutant.key for mutant in mutants if refused(mutant) is None)


@pytest.mark.parametrize("family", FLOORS)
def test_wrong_facts_are_refused(family: str, mutants: dict[str, list[Mutant]]) -> None:
    made = mutants[family]

    passed = list(passing(made))

    assert len(made) >= PER_KIND
    assert len(passed) <= (1 - FLOORS[family]) * len(made), passed


@pytest.mark.parametrize(
    ("sort", "most"),
    [("casualties", 0.06), ("blamed", 0.1), ("when", 0.0), ("where", 0.0), ("reactions", 0.02), ("prose", 0.05)],
)
def test_right_facts_are_kept(sort: str, most: float, rights: dict[str, Right]) -> None:
    right = rights[sort]
    total = len(right.accepted) + len(right.refused) + len(right.nulled)

    assert len(right.refused) <= most * total, [fact.id for fact in right.refused]


def test_every_row_of_the_labels_has_words_to_stand_on(rights: dict[str, Right]) -> None:
    assert [one for right in rights.values() for one in right.lost] == []


def test_a_reviewed_reading_stands_in_its_article_and_is_needed() -> None:
    reviewed = entries()
    names = {entry["match"].split(" | ")[0] for entry in reviewed}
    samples = {one.id: one for one in load_samples(ROOT / "evals" / "samples") if one.id in names}
    passed = [mutant.key for mutant in _figures(list(samples.values())) if refused(mutant) is None]

    for entry in reviewed:
        name = entry["match"].split(" | ")[0]
        text = " ".join(samples[name].article.text.split())
        assert entry["words"] in text, entry["match"]
        assert any(key.startswith(entry["match"]) for key in passed), f"no longer needed: {entry['match']}"


def _figures(samples: list[Sample]) -> Iterator[Mutant]:
    made = SORTS["casualties"](right_facts(samples, "casualties"), samples)
    return (mutant for mutant in made if mutant.family == "number")


def test_the_contract_gives_the_ill_in_hospital_two_harms_and_the_hurt_there_one() -> None:
    ill = "Twelve people were taken to hospital with poisoning."
    hurt = "Twelve people were taken to hospital with broken arms."

    assert is_both("affected", "injured", ill, "Twelve people", epidemic=False)
    assert is_both("affected", "injured", hurt, "Twelve people", epidemic=True)
    assert not is_both("affected", "injured", hurt, "Twelve people", epidemic=False)
    assert not is_both("killed", "injured", ill, "Twelve people", epidemic=True)


def test_the_contract_calls_the_evacuated_displaced() -> None:
    assert is_both("displaced", "injured", "Twelve wounded were evacuated by air.", "Twelve wounded", epidemic=False)
    assert not is_both("displaced", "injured", "Twelve wounded were flown out.", "Twelve wounded", epidemic=False)


def test_more_people_are_of_the_group_counted_before_them() -> None:
    assert leans_on("nine more", "Five clerks died; nine more were hurt.", "clerks")
    assert not leans_on("nine more", "Five people died, including two clerks, and nine more were hurt.", "clerks")
    assert not leans_on("nine", "Five clerks died; nine were hurt.", "clerks")


def test_a_figure_at_the_end_of_a_list_is_counted_with_it() -> None:
    rows = [
        TollLabel(
            harm="killed",
            victims=["people"],
            scope="total",
            low=3,
            high=3,
            text="a clerk and two others",
            reported_by=None,
        )
    ]

    assert is_listed("killed", "two others", rows)
    assert not is_listed("injured", "two others", rows)
    assert not is_listed("killed", "a clerk", rows)
