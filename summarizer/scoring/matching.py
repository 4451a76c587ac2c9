"""The best one-to-one assignment of predicted rows to gold rows."""

from collections.abc import Sequence

THRESHOLD = 0.5
"""Credit in [0, 1] below which a pair is no pair; applied before the assignment, never after it."""


def assign(credit: Sequence[Sequence[float]], threshold: float = THRESHOLD) -> list[tuple[int, int]]:
    """Pairs (gold, predicted) with the greatest sum of credit, each row and column used at most once.

    Cells below `threshold` are closed first, so that a weak pair can't displace two good ones. Of several best
    assignments the one with the lowest indices is taken, so that runs are reproducible.

    Args:
        credit: `credit[gold][predicted]` in [0, 1].

    Source:
        Dynamic programme over subsets of columns, per connected component of open cells; exact.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _components(credit, threshold):
        if len(columns) > len(rows):
            open_cells = {(row, column) for row in rows for column in columns if credit[row][column] >= threshold}
            flipped = _best(columns, rows, {(b, a): credit[a][b] for a, b in open_cells})
            pairs += [(row, column) for column, row in flipped]
        else:
            cells = {
                (row, column): credit[row][column]
                for row in rows
                for column in columns
                if credit[row][column] >= threshold
            }
            pairs += _best(rows, columns, cells)
    return sorted(pairs)


def _components(credit: Sequence[Sequence[float]], threshold: float) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that open cells connect; each such block is assigned on its own."""
    rows_left = set(range(len(credit)))
    blocks = []
    while rows_left:
        rows, columns, queue = set[int](), set[int](), [min(rows_left)]
        while queue:
            row = queue.pop()
            if row in rows:
                continue
            rows.add(row)
            for column, value in enumerate(credit[row]):
                if value >= threshold and column not in columns:
                    columns.add(column)
                    queue += [other for other in rows_left if credit[other][column] >= threshold]
        rows_left -= rows
        if columns:
            blocks.append((sorted(rows), sorted(columns)))
    return blocks


def _best(outer: Sequence[int], inner: Sequence[int], cells: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The best assignment of `outer` items to `inner` ones; the states are subsets of `inner`, so it is the shorter."""
    # State: used inner items -> (credit, minus index sum, pairs). Credits are rounded so that equal sums are equal.
    states: dict[int, tuple[float, int, tuple[tuple[int, int], ...]]] = {0: (0.0, 0, ())}
    for one in outer:
        grown = dict(states)
        for used, (total, order, pairs) in states.items():
            for at, other in enumerate(inner):
                if used >> at & 1 or (one, other) not in cells:
                    continue
                candidate = (round(total + cells[one, other], 9), order - one - other, (*pairs, (one, other)))
                known = grown.get(used | 1 << at)
                if known is None or candidate[:2] > known[:2]:
                    grown[used | 1 << at] = candidate
        states = grown
    return list(max(states.values(), key=lambda state: state[:2])[2])
