"""Totals follow from the rows by rule."""

import pytest

from summarizer.brief import Count, Evidence, Qualifier, Scope, Toll, Total
from summarizer.totals import total_of


def toll(
    low: int | None,
    high: int | None,
    *,
    scope: Scope = "total",
    by: str | None = None,
    superseded: bool = False,
    sentence: int = 2,
) -> Toll:
    qualifier: Qualifier = "vague" if low is None and high is None else "exact" if low == high else "at_least"
    evidence = [Evidence(sentence=sentence, start=0, end=1, text="x")]
    count = Count(low=low, high=high, text="x", qualifier=qualifier)
    return Toll(
        harm="killed", victims=None, scope=scope, count=count, reported_by=by, superseded=superseded, evidence=evidence
    )


CASES = {
    "one exact figure": ([toll(12, 12)], (12, 12, "stated")),
    "at least is open upwards": ([toll(12, None)], (12, None, "stated")),
    "two sources give a range": ([toll(14, 14, by="police"), toll(19, 19, by="the hospital")], (14, 19, "stated")),
    "an exact figure above an open one closes the range": ([toll(12, None), toll(18, 18)], (12, 18, "stated")),
    "the same figure exact and open stays open": ([toll(12, None), toll(12, 12)], (12, None, "stated")),
    "as many as N has no lower bound": ([toll(None, 9)], (None, 9, "stated")),
    "a superseded figure does not count": ([toll(9, 9, superseded=True), toll(14, 14)], (14, 14, "stated")),
    "a headline figure gives way to the body's": ([toll(10, 10, sentence=1), toll(12, 12)], (12, 12, "stated")),
    "a headline figure alone counts": ([toll(10, 10, sentence=1)], (10, 10, "stated")),
    "a headline figure with a source stays": (
        [toll(10, 10, sentence=1, by="police"), toll(12, 12)],
        (10, 12, "stated"),
    ),
    "a vague body figure does not displace the headline": (
        [toll(10, 10, sentence=1), toll(None, None)],
        (10, 10, "stated"),
    ),
    "only vague words": ([toll(None, None)], (None, None, "stated")),
    "parts are added": ([toll(3, 3, scope="part"), toll(4, 4, scope="part")], (7, 7, "sum")),
    "one open part opens the sum": ([toll(3, 3, scope="part"), toll(4, None, scope="part")], (7, None, "sum")),
    "parts beside a total are not added": (
        [toll(9, 9), toll(3, 3, scope="part"), toll(4, 4, scope="part")],
        (9, 9, "stated"),
    ),
    "parts beside a vague total are not added": (
        [toll(None, None), toll(3, 3, scope="part"), toll(4, 4, scope="part")],
        (None, None, "stated"),
    ),
    "zero is a figure": ([toll(0, 0)], (0, 0, "stated")),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_a_total_follows_from_its_rows(rows: list[Toll], expected: tuple[int | None, int | None, str]) -> None:
    total = total_of("killed", rows, headline=(1,))

    assert total is not None
    assert (total.low, total.high, total.basis) == expected


@pytest.mark.parametrize(
    "rows",
    [[], [toll(3, 3, scope="subgroup")], [toll(3, 3, scope="part")], [toll(3, 3, superseded=True)]],
    ids=["no row", "a subgroup alone", "one part alone", "a superseded row alone"],
)
def test_no_total_is_made_up(rows: list[Toll]) -> None:
    assert total_of("killed", rows, headline=(1,)) is None


def test_rows_of_another_harm_do_not_count() -> None:
    assert total_of("injured", [toll(12, 12)], headline=(1,)) is None
    assert total_of("killed", [toll(12, 12)], headline=(1,)) == Total(low=12, high=12, basis="stated")
