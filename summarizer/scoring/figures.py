"""The figures of a run, each with its interval over incidents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarizer.scoring.case import WEIGHTS, Case
from summarizer.scoring.slot import FIELDS, FieldName
from summarizer.scoring.statistics import Estimate, Vector, estimate, ratio_influences, wilson
from summarizer.scoring.tally import brief_f, detection, ratio, tallies

HEADLINE = "brief_f"
"""Name of the headline figure."""

_COUNTS = 4
"""Numbers per field in a cluster's vector: credit, correct, possible, actual."""


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """What a baseline keeps of one case: enough for every rate and every paired test."""

    id: str
    cluster: str
    gold_incident: bool
    predicted_incident: bool | None
    counts: Vector
    """Credit, correct, possible and actual of every field, in the order of `FIELDS`."""
    score: float
    """The article's own score, in [0, 1]."""


def counts_of(case: Case) -> CaseCounts:
    """The counts of a case."""
    by_field = tallies([case])
    counts: list[float] = []
    for field in FIELDS:
        one = by_field[field]
        counts += [round(one.credit, 6), one.correct, one.possible, one.actual]
    return CaseCounts(
        case.id, case.cluster, case.gold_incident, case.predicted_incident, tuple(counts), round(case.score, 6)
    )


def by_cluster(cases: Iterable[CaseCounts]) -> dict[str, Vector]:
    """Summed counts of every incident, by name."""
    totals: dict[str, Vector] = {}
    for one in cases:
        known = totals.get(one.cluster)
        totals[one.cluster] = (
            one.counts if known is None else tuple(a + b for a, b in zip(known, one.counts, strict=True))
        )
    return dict(sorted(totals.items()))


def field_figures(totals: Sequence[float]) -> list[float | None]:
    """The headline, then the F1 of every field, from summed counts."""
    f1: list[float | None] = []
    for at in range(len(FIELDS)):
        credit, _, possible, actual = totals[_COUNTS * at : _COUNTS * at + _COUNTS]
        f1.append(ratio(2 * credit, possible + actual))
    known = [(WEIGHTS[field], one) for field, one in zip(FIELDS, f1, strict=True) if one is not None]
    headline = ratio(sum(weight * one for weight, one in known), sum(weight for weight, _ in known))
    return [headline, *f1]


FIGURES: tuple[str, ...] = (HEADLINE, *FIELDS)
"""Names of what `field_figures` returns."""


def influences(clusters: Sequence[Vector]) -> list[list[float]]:
    """Per figure of `FIGURES`, the linearised influence of every cluster; zeros where a figure has no denominator."""
    rows, weights = [], 0.0
    headline = [0.0] * len(clusters)
    for at, field in enumerate(FIELDS):
        numerators = [2 * one[_COUNTS * at] for one in clusters]
        denominators = [one[_COUNTS * at + 2] + one[_COUNTS * at + 3] for one in clusters]
        rows.append(ratio_influences(numerators, denominators))
        if sum(denominators):
            weights += WEIGHTS[field]
            headline = [a + WEIGHTS[field] * b for a, b in zip(headline, rows[-1], strict=True)]
    return [[one / weights for one in headline] if weights else headline, *rows]


def estimates(cases: Sequence[CaseCounts]) -> dict[str, Estimate | None]:
    """Every figure of `FIGURES` with its interval; None where it has no denominator."""
    clusters = list(by_cluster(cases).values())
    totals = [sum(column) for column in zip(*clusters, strict=True)]
    rows = zip(FIGURES, field_figures(totals), influences(clusters), strict=True)
    return {name: None if value is None else estimate(value, influence) for name, value, influence in rows}


def rates(cases: Sequence[Case]) -> dict[str, float | None]:
    """The other figures that a gate may name, each in [0, 1]."""
    table = detection(cases)
    alarms = wilson(table.false_alarms, table.false_alarms + table.rejections)
    cited = [one for case in cases for one in case.citations]
    facts = [case.facts for case in cases if case.facts is not None]
    gists = [case.gist for case in cases if case.gist is not None]
    return {
        "incident_precision": table.precision,
        "incident_recall": table.recall,
        "false_alarm_rate": table.false_alarm_rate,
        "false_alarm_upper95": alarms[1] if alarms else None,
        "failed_rate": ratio(sum(case.failed is not None for case in cases), len(cases)),
        "perfect_rate": ratio(sum(case.perfect for case in cases), len(cases)),
        "evidence_f1": ratio(sum(one.f1 for one in cited), len(cited)),
        "wrong_evidence_rate": ratio(sum(one.recall == 0 for one in cited), len(cited)),
        "facts_words": ratio(sum(facts), len(facts)),
        "gist_words": ratio(sum(gists), len(gists)),
        "article_score": ratio(sum(case.score for case in cases), len(cases)),
        "matched_brief_f": brief_f(tallies([one for one in cases if one.gold_incident and one.predicted_incident])),
    }


def slices(cases: Sequence[Case], key: Callable[[Case], str]) -> dict[str, tuple[int, float]]:
    """Name of each slice -> articles in it and their mean score, worst first."""
    groups: dict[str, list[float]] = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case.score)
    means = {name: (len(scores), sum(scores) / len(scores)) for name, scores in groups.items()}
    return dict(sorted(means.items(), key=lambda item: item[1][1]))


def field_of(name: str) -> FieldName | None:
    """The field that a figure is of; None for the headline."""
    return next((field for field in FIELDS if field == name), None)
