"""The totals of killed, injured or missing."""

from typing import Literal

from summarizer.brief import Brief
from summarizer.scoring import bounds
from summarizer.scoring.label import Label
from summarizer.scoring.slot import Slot, single

Harm = Literal["killed", "injured", "missing"]
HARMS: tuple[Harm, ...] = ("killed", "injured", "missing")


def score(harm: Harm, label: Label, brief: Brief) -> Slot:
    """Correct: the same bounds; partial: the same figure with another bound, or one end of the range."""
    gold_label = getattr(label.totals, harm)
    total = getattr(brief.totals, harm)
    gold = None if gold_label is None else bounds.of_label(gold_label)
    predicted = None if total is None else bounds.of_total(total)
    credit, rule, codes = 0.0, "", tuple[str, ...]()
    if gold is not None and predicted is not None:
        credit, rule, codes = bounds.compare(gold, predicted)
    if predicted is not None and not credit:
        codes = (*codes, *_causes(harm, label, predicted))
    return single(
        harm,
        None if gold is None else str(gold),
        None if predicted is None else str(predicted),
        credit,
        rule,
        codes=codes,
    )


def _causes(harm: Harm, label: Label, predicted: bounds.Bounds) -> list[str]:
    """Where a wrong figure may come from."""
    codes = []
    background = {one for row in label.background for one in (row.killed, row.injured) if one}
    if predicted.figures & background:
        codes.append("background_number")
    elif predicted.figures & set(label.trap_numbers):
        codes.append("trap_number")
    if any(
        other != harm
        and (them := getattr(label.totals, other)) is not None
        and bounds.of_label(them).figures == predicted.figures
        for other in HARMS
    ):
        codes.append("harm_swap")
    superseded = {row.low for row in label.tolls if row.superseded and row.harm == harm and row.low is not None}
    if predicted.figures & superseded:
        codes.append("superseded_figure")
    return codes
