"""A scored run as plain text for the terminal."""

from summarizer.scoring.evaluation import Evaluation
from summarizer.scoring.report.words import comparison_line, interval, percent, visible_line
from summarizer.scoring.statistics import wilson
from summarizer.scoring.tally import detection, tallies
from summarizer.scoring.twin_outcomes import rates as twin_rates

_HEAD = "field            P      R     F1      95 %       strict   cor  par  inc  spu  mis  abs  halluc  omit"


def field_table(evaluation: Evaluation) -> str:
    """One line per field: rates in percent with the interval of F1, and the counts of the verdicts."""
    estimates = evaluation.estimates
    lines = [_HEAD]
    for field, one in tallies(evaluation.cases).items():
        counts = (one.correct, one.partial, one.incorrect, one.spurious, one.missing, one.absent)
        lines.append(
            f"{field:<11} {percent(one.precision):>6} {percent(one.recall):>6} {percent(one.f1):>6} "
            f"{interval(estimates[field]):>13} {percent(one.strict_f1):>7}  "
            + " ".join(f"{count:>4}" for count in counts)
            + f"  {percent(one.hallucination):>6} {percent(one.omission):>5}"
        )
    return "\n".join(lines)


def summary_lines(evaluation: Evaluation) -> list[str]:
    """Headline, detection, critical errors, evidence, twins, and what the samples cannot show."""
    cases, rates, estimates = evaluation.cases, evaluation.rates, evaluation.estimates
    table = detection(cases)
    quiet = table.false_alarms + table.rejections
    alarms = wilson(table.false_alarms, quiet)
    reach = f" (95 %: up to {percent(alarms[1])} %)" if alarms else ""
    incidents = len({one.cluster for one in cases})
    corrections = sum(one.corrections for one in cases) / len(cases)
    headline = estimates["brief_f"]
    lines = [
        f"brief F   {percent(headline.value if headline else None)} [{interval(headline)}] over {len(cases)} articles, "
        f"{incidents} incidents; on matched incidents alone {percent(rates['matched_brief_f'])}",
        f"incident  precision {percent(table.precision)}, recall {percent(table.recall)}, "
        f"false alarms {table.false_alarms} of {quiet}{reach}",
        "critical  " + ", ".join(f"{code} {count}" for code, count in evaluation.critical.items()),
        f"evidence  F1 {percent(rates['evidence_f1'])}; right value, wrong evidence "
        f"{percent(rates['wrong_evidence_rate'])} %; words of the facts in the prose {percent(rates['facts_words'])} %",
        f"cases     failed {sum(one.failed is not None for one in cases)}, "
        f"perfect {sum(one.perfect for one in cases)}, corrections per brief {corrections:.1f}",
    ]
    if evaluation.twins:
        kinds = [
            f"{one.kind} {one.flipped}/{one.right_before}" + (f", leaks {one.leaked}/{one.twins}" if one.leaked else "")
            for one in twin_rates(evaluation.twin_results)
            if one.twins
        ]
        lines.append(f"twins     flipped of right: {'; '.join(kinds)}")
    if evaluation.comparison is not None:
        lines.append(comparison_line(evaluation.comparison))
    lines.append(visible_line(evaluation))
    return lines
