"""The field table of a run as plain text."""

from collections.abc import Sequence

from summarizer.scoring.case import Case
from summarizer.scoring.tally import brief_f, critical_slots, detection, tallies


def percent(value: float | None) -> str:
    """A rate in [0, 1] as a percentage with one decimal; a dash where there is none."""
    return "–" if value is None else f"{100 * value:.1f}"


_HEAD = "field            P      R     F1 strict   cor  par  inc  spu  mis  abs"


def field_table(cases: Sequence[Case]) -> str:
    """One line per field: precision, recall, F1, strict F1 in percent, and the counts of the verdicts."""
    by_field = tallies(cases)
    lines = [_HEAD]
    for field, one in by_field.items():
        rates = " ".join(f"{percent(rate):>6}" for rate in (one.precision, one.recall, one.f1, one.strict_f1))
        counts = (one.correct, one.partial, one.incorrect, one.spurious, one.missing, one.absent)
        lines.append(f"{field:<11} {rates}  " + " ".join(f"{count:>4}" for count in counts))
    return "\n".join(lines)


def summary_lines(cases: Sequence[Case]) -> list[str]:
    """The headline figure, detection, critical errors, and how much there is to correct."""
    table = detection(cases)
    critical = {code: len(found) for code, found in critical_slots(cases).items()}
    failed = sum(one.failed is not None for one in cases)
    corrections = sum(one.corrections for one in cases) / len(cases)
    perfect, incidents = sum(one.perfect for one in cases), len({one.cluster for one in cases})
    return [
        f"brief F   {percent(brief_f(tallies(cases)))} over {len(cases)} articles, {incidents} incidents",
        f"incident  precision {percent(table.precision)}, recall {percent(table.recall)}, "
        f"false alarms {table.false_alarms} of {table.false_alarms + table.rejections}",
        "critical  " + ", ".join(f"{code} {count}" for code, count in critical.items()),
        f"failed    {failed}; perfect briefs {perfect}; corrections per brief {corrections:.1f}",
    ]
