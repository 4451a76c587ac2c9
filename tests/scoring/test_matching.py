"""The assignment of predicted rows to gold rows."""

import random
from itertools import permutations

from summarizer.scoring.matching import assign


def best_sum(table: list[list[float]], threshold: float) -> float:
    """By trying everything."""
    rows, columns = len(table), len(table[0])
    best = 0.0
    for chosen in permutations([*range(columns), *[None] * rows], rows):
        found = (table[at][column] for at, column in enumerate(chosen) if column is not None)
        best = max(best, sum(one for one in found if one >= threshold))
    return best


def test_weak_cells_are_closed_before_the_assignment_so_that_they_displace_nothing() -> None:
    assert assign([[0.95, 0.72], [0.72, 0.60]], 0.7) == [(0, 1), (1, 0)]


def test_a_pair_below_the_threshold_is_no_pair() -> None:
    assert assign([[0.49]]) == []


def test_of_equal_assignments_the_lowest_indices_are_taken() -> None:
    assert assign([[1.0, 1.0, 1.0]]) == [(0, 0)]
    assert assign([[1.0], [1.0]]) == [(0, 0)]


def test_empty_sides_give_no_pairs() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []


def test_the_sum_is_the_greatest_there_is() -> None:
    source = random.Random(7)
    for _ in range(400):
        rows, columns = source.randint(1, 4), source.randint(1, 4)
        table = [[source.choice([0.0, 0.5, 0.65, 0.8, 1.0]) for _ in range(columns)] for _ in range(rows)]

        found = assign(table)

        assert abs(sum(table[row][column] for row, column in found) - best_sum(table, 0.5)) < 1e-9
        assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)


def test_sixteen_rows_on_each_side_take_no_time_where_most_cells_are_closed() -> None:
    table = [[1.0 if row == column else 0.0 for column in range(40)] for row in range(40)]

    assert assign(table) == [(at, at) for at in range(40)]
