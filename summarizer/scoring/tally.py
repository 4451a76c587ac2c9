"""Counts of verdicts, and the rates made from them; a rate without a denominator is None, never 0 or 1."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.scoring.case import WEIGHTS, Case
from summarizer.scoring.slot import CRITICAL, FIELDS, Critical, FieldName, Slot


def ratio(part: float, whole: float) -> float | None:
    """`part / whole`, or None when there is nothing to divide by."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Verdicts of one field, summed over articles.

    Source:
        The MUC-4 scorer: possible = correct + partial + incorrect + missing, actual = correct + partial +
        incorrect + spurious; recall = credit / possible, precision = credit / actual.
    """

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0
    absent: int = 0
    credit: float = 0.0

    @classmethod
    def of(cls, slots: Iterable[Slot]) -> "Tally":
        """The sum over slots."""
        counts = dict.fromkeys(("correct", "partial", "incorrect", "spurious", "missing", "absent"), 0)
        credit = 0.0
        for one in slots:
            counts[one.verdict] += 1
            credit += one.credit
        return cls(**counts, credit=credit)

    @property
    def possible(self) -> int:
        """Slots that the labels fill."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Slots that the briefs fill."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def precision(self) -> float | None:
        """Credit over what the briefs fill."""
        return ratio(self.credit, self.actual)

    @property
    def recall(self) -> float | None:
        """Credit over what the labels fill."""
        return ratio(self.credit, self.possible)

    @property
    def f1(self) -> float | None:
        """2 x credit / (possible + actual)."""
        return ratio(2 * self.credit, self.possible + self.actual)

    @property
    def strict_f1(self) -> float | None:
        """F1 without credit for partial matches."""
        return ratio(2 * self.correct, self.possible + self.actual)

    @property
    def hallucination(self) -> float | None:
        """Of the slots that the labels leave empty, the share that the briefs fill."""
        return ratio(self.spurious, self.spurious + self.absent)

    @property
    def omission(self) -> float | None:
        """Of the slots that the labels fill, the share that the briefs leave empty."""
        return ratio(self.missing, self.possible)


@dataclass(frozen=True, slots=True)
class Detection:
    """Incident or not, over articles; a failed case is a miss, or a false alarm where there was nothing to report."""

    hits: int
    false_alarms: int
    misses: int
    rejections: int

    @property
    def precision(self) -> float | None:
        """Hits over everything called an incident."""
        return ratio(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """Hits over all incidents."""
        return ratio(self.hits, self.hits + self.misses)

    @property
    def false_alarm_rate(self) -> float | None:
        """False alarms over all articles without an incident."""
        return ratio(self.false_alarms, self.false_alarms + self.rejections)


def detection(cases: Iterable[Case]) -> Detection:
    """The two-by-two table."""
    counts = {(gold, said): 0 for gold in (True, False) for said in (True, False)}
    for one in cases:
        said = (not one.gold_incident) if one.predicted_incident is None else one.predicted_incident
        counts[one.gold_incident, said] += 1
    return Detection(counts[True, True], counts[False, True], counts[True, False], counts[False, False])


def tallies(cases: Iterable[Case]) -> dict[FieldName, Tally]:
    """The tally of every field."""
    by_field: dict[FieldName, list[Slot]] = {field: [] for field in FIELDS}
    for one in cases:
        for slot in one.slots:
            by_field[slot.field].append(slot)
    return {field: Tally.of(slots) for field, slots in by_field.items()}


def brief_f(by_field: dict[FieldName, Tally]) -> float | None:
    """The headline figure: the weighted mean of the fields' F1; a field without one keeps its weight out."""
    known = [(WEIGHTS[field], one.f1) for field, one in by_field.items() if one.f1 is not None]
    return ratio(sum(weight * f1 for weight, f1 in known), sum(weight for weight, _ in known))


def critical_slots(cases: Iterable[Case]) -> dict[Critical, list[tuple[Case, Slot]]]:
    """Every critical error with its slot."""
    found: dict[Critical, list[tuple[Case, Slot]]] = {code: [] for code in CRITICAL}
    for case in cases:
        for slot in case.slots:
            for code in CRITICAL:
                if code in slot.codes:
                    found[code].append((case, slot))
    return found
