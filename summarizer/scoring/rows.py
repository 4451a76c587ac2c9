"""Lists of rows: gate, then optimal assignment, then one slot per row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarizer.scoring.matching import assign
from summarizer.scoring.slot import FieldName, Slot, graded

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")


@dataclass(frozen=True, slots=True)
class Pairing:
    """How far a predicted row is a gold row."""

    credit: float
    """In [0, 1]; 0: a gate is shut."""
    rule: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowViews(Generic[Gold, Predicted]):
    """How rows of both sides are compared and shown."""

    field: FieldName
    pair: Callable[[Gold, Predicted], Pairing]
    gold: Callable[[Gold], str]
    predicted: Callable[[Predicted], str]
    gold_evidence: Callable[[Gold], tuple[tuple[int, ...], ...]]
    predicted_evidence: Callable[[Predicted], tuple[int, ...]]


def score_rows(
    golds: Sequence[Gold], predictions: Sequence[Predicted], views: RowViews[Gold, Predicted]
) -> tuple[list[Slot], list[tuple[int, int]]]:
    """Slots of every row, and the matched pairs (gold, predicted). A duplicate stays spurious."""
    if not golds and not predictions:
        return [Slot(views.field, "absent", 0.0, rule="both are empty")], []
    table = [[views.pair(gold, predicted) for predicted in predictions] for gold in golds]
    pairs = assign([[one.credit for one in row] for row in table])
    slots = []
    for gold_at, predicted_at in pairs:
        found = table[gold_at][predicted_at]
        slots.append(
            Slot(
                views.field,
                graded(found.credit),
                round(found.credit, 6),  # the shares of a row add up to 1 only almost
                views.gold(golds[gold_at]),
                views.predicted(predictions[predicted_at]),
                found.rule,
                found.codes,
                gold_at,
                predicted_at,
                views.gold_evidence(golds[gold_at]),
                views.predicted_evidence(predictions[predicted_at]),
            )
        )
    slots += _unmatched(golds, predictions, views, pairs, table)
    return slots, pairs


def _unmatched(
    golds: Sequence[Gold],
    predictions: Sequence[Predicted],
    views: RowViews[Gold, Predicted],
    pairs: Sequence[tuple[int, int]],
    table: Sequence[Sequence[Pairing]],
) -> list[Slot]:
    taken_gold, taken_predicted = {one for one, _ in pairs}, {one for _, one in pairs}
    slots = []
    for at, gold in enumerate(golds):
        if at not in taken_gold:
            rule = "; ".join(dict.fromkeys(one.rule for one in table[at] if one.rule)) or "no such row"
            evidence = views.gold_evidence(gold)
            slots.append(
                Slot(views.field, "missing", 0.0, views.gold(gold), "", rule, gold_at=at, gold_evidence=evidence)
            )
    for at, predicted in enumerate(predictions):
        if at not in taken_predicted:
            column = [row[at] for row in table]
            duplicate = any(one.credit >= 1 - 1e-9 for one in column)
            rule = "; ".join(dict.fromkeys(one.rule for one in column if one.rule)) or "no such row"
            slots.append(
                Slot(
                    views.field,
                    "spurious",
                    0.0,
                    "",
                    views.predicted(predicted),
                    "a duplicate" if duplicate else rule,
                    ("duplicate",) if duplicate else (),
                    predicted_at=at,
                    predicted_evidence=views.predicted_evidence(predicted),
                )
            )
    return slots
