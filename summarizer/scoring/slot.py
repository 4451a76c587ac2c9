"""One scored slot: what the label has, what the brief has, and the verdict with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

FieldName = Literal[
    "event_type",
    "where",
    "country",
    "when",
    "killed",
    "injured",
    "missing",
    "tolls",
    "blamed",
    "response",
    "no_claim",
    "reactions",
    "background",
]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
"""Every scored field, in the order of a report."""

Verdict = Literal["correct", "partial", "incorrect", "spurious", "missing", "absent"]
"""MUC's verdicts; `absent`: label and brief are both empty, which stands outside precision and recall."""

Critical = Literal["role_swap", "polarity_flip", "attribution_lost", "certainty_upgraded", "invented_accuser"]
CRITICAL: tuple[Critical, ...] = get_args(Critical)
"""Errors that put blame, or certainty, where the article does not: each is counted and quoted."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The verdict on one slot, or on one row of a list."""

    field: FieldName
    verdict: Verdict
    credit: float
    """In [0, 1]; 1 only for `correct`."""
    gold: str = ""
    predicted: str = ""
    rule: str = ""
    """The rule that fired, in words."""
    codes: tuple[str, ...] = ()
    """Error codes; those of `CRITICAL` are counted apart."""
    gold_at: int | None = None
    """Row of the label, where the field is a list."""
    predicted_at: int | None = None
    """Row of the brief, where the field is a list."""
    gold_evidence: tuple[tuple[int, ...], ...] = ()
    """Alternative sufficient sets of sentence numbers; empty: not known."""
    predicted_evidence: tuple[int, ...] = ()

    def with_codes(self, *codes: str) -> "Slot":
        """The same slot with further error codes."""
        return replace(self, codes=tuple(dict.fromkeys((*self.codes, *codes))))


def graded(credit: float) -> Verdict:
    """The verdict on a matched pair of rows."""
    return "correct" if credit > 1 - 1e-9 else "partial" if credit > 0 else "incorrect"


def single(
    field: FieldName,
    gold: str | None,
    predicted: str | None,
    credit: float,
    rule: str,
    *,
    codes: Sequence[str] = (),
    gold_evidence: tuple[tuple[int, ...], ...] = (),
    predicted_evidence: Sequence[int] = (),
) -> Slot:
    """The slot of a field that holds at most one value; None on a side means that the side is empty."""
    evidence = (gold_evidence, tuple(dict.fromkeys(predicted_evidence)))
    if gold is None and predicted is None:
        return Slot(field, "absent", 0.0, rule="both are empty")
    if gold is None:
        return Slot(
            field, "spurious", 0.0, "", predicted or "", "the label is empty", tuple(codes), None, None, *evidence
        )
    if predicted is None:
        return Slot(field, "missing", 0.0, gold, "", "the brief is empty", tuple(codes), None, None, *evidence)
    return Slot(field, graded(credit), credit, gold, predicted, rule, tuple(codes), None, None, *evidence)
