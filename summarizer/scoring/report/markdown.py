"""A scored run as Markdown: for a job summary, or to read in a repository."""

from collections.abc import Iterator

from summarizer.scoring.case import Case
from summarizer.scoring.evaluation import Evaluation
from summarizer.scoring.figures import slices
from summarizer.scoring.gates import failure_lines
from summarizer.scoring.provenance import cost_of
from summarizer.scoring.report.words import change, comparison_line, interval, percent, visible_line
from summarizer.scoring.slot import Slot
from summarizer.scoring.statistics import wilson
from summarizer.scoring.tally import critical_slots, detection, tallies
from summarizer.scoring.twin_outcomes import rates as twin_rates

WORST = 10
"""Slots that are quoted as the worst."""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") or "–"


def quote(evaluation: Evaluation, case: Case, slot: Slot) -> str:
    """The sentence that a prediction cites, or that the label rests on; empty when neither is known."""
    sample = next((one for one in evaluation.samples if one.id == case.id), None)
    numbers = slot.predicted_evidence or next(iter(slot.gold_evidence), ())
    found = sample.article.sentence(numbers[0]) if sample is not None and numbers else None
    return "" if found is None else f"[{found.number}] {' '.join(found.text.split())}"


def _fields(evaluation: Evaluation) -> Iterator[str]:
    estimates = evaluation.estimates
    names = [
        "field",
        "P",
        "R",
        "F1",
        "95_%",
        "strict_F1",
        "correct",
        "partial",
        "incorrect",
        "spurious",
        "missing",
        "halluc.",
        "omitted",
    ]
    yield f"| {' | '.join(names)} |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for field, one in tallies(evaluation.cases).items():
        rates = [percent(one.precision), percent(one.recall), percent(one.f1), interval(estimates[field])]
        counts = [str(count) for count in (one.correct, one.partial, one.incorrect, one.spurious, one.missing)]
        more = [percent(one.hallucination), percent(one.omission)]
        yield f"| {' | '.join([field, *rates, percent(one.strict_f1), *counts, *more])} |"


def _critical(evaluation: Evaluation) -> Iterator[str]:
    yield "| error | article | label | brief | sentence |"
    yield "|---|---|---|---|---|"
    for code, found in critical_slots(evaluation.cases).items():
        for case, slot in found:
            cells = [code, case.id, _cell(slot.gold), _cell(slot.predicted), _cell(quote(evaluation, case, slot))]
            yield f"| {' | '.join(cells)} |"


def _twins(evaluation: Evaluation) -> Iterator[str]:
    yield "| change | twins | right before | flipped | % | 95 % | leaks |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for one in twin_rates(evaluation.twin_results):
        bounds = one.flip_interval
        reach = "–" if bounds is None else f"{percent(bounds[0])}–{percent(bounds[1])}"
        leaks = str(one.leaked) if one.kind == "background_inserted" else ""
        name = one.kind.replace("_", " ")
        counts = [str(count) for count in (one.twins, one.right_before, one.flipped)]
        yield f"| {' | '.join([name, *counts, percent(one.flip_rate), reach, leaks])} |"


def worst_slots(evaluation: Evaluation, most: int = WORST) -> list[tuple[Case, Slot]]:
    """The slots that cost most: critical errors, then wrong and invented values, then the rest, low articles first."""
    order = {"incorrect": 1, "spurious": 2, "missing": 3, "partial": 4}
    critical = set(evaluation.critical)
    ranked = [
        (0 if critical & set(slot.codes) else order[slot.verdict], case.score, case, slot)
        for case in evaluation.cases
        for slot in case.slots
        if slot.verdict in order or critical & set(slot.codes)
    ]
    ranked.sort(key=lambda row: (row[0], row[1], row[2].id, row[3].field))
    return [(case, slot) for _, _, case, slot in ranked[:most]]


def _length(evaluation: Evaluation) -> dict[str, tuple[int, float]]:
    words = {one.id: len(one.article.text.split()) for one in evaluation.samples}
    return slices(evaluation.cases, lambda case: "under 250 words" if words[case.id] < 250 else "250 words and more")


def _types(evaluation: Evaluation) -> dict[str, tuple[int, float]]:
    types = {one.id: one.label.event_type[0] for one in evaluation.samples}
    return slices(evaluation.cases, lambda case: types[case.id])


def _slice_lines(found: dict[str, tuple[int, float]]) -> str:
    return ", ".join(f"{name} {percent(mean)} ({count})" for name, (count, mean) in found.items())


def _head(evaluation: Evaluation) -> Iterator[str]:
    headline = evaluation.estimates.get("brief_f")
    splits = f", split {', '.join(evaluation.splits)}" if evaluation.splits else ""
    yield f"# Evaluation of {evaluation.model}"
    yield ""
    yield (
        f"**brief F {percent(headline.value if headline else None)}** ({interval(headline)}, 95 %) on "
        f"{len(evaluation.cases)} articles of `{evaluation.source}`{splits}."
    )
    yield ""
    yield f"**{evaluation.verdict.words}**"
    yield ""
    yield from (f"- {one}" for one in failure_lines(evaluation.verdict.checks) if one.startswith("FAIL"))
    yield ""
    if evaluation.comparison is not None:
        yield comparison_line(evaluation.comparison) + "."
        yield ""
    yield visible_line(evaluation) + "."


def _reading(evaluation: Evaluation) -> str:
    rates = evaluation.rates
    return (
        f"Evidence: F1 {percent(rates['evidence_f1'])} over right and half-right values; right value, wrong evidence "
        f"{percent(rates['wrong_evidence_rate'])} %. Words of the labels' facts found in headline and summary: "
        f"{percent(rates['facts_words'])} %, of the reactions' gists in the brief's: {percent(rates['gist_words'])} % "
        "(reported, never gated)."
    )


def _incidents(evaluation: Evaluation) -> str:
    rates, table, headline = evaluation.rates, detection(evaluation.cases), evaluation.estimates.get("brief_f")
    quiet = table.false_alarms + table.rejections
    alarms = wilson(table.false_alarms, quiet)
    reach = f" ({percent(alarms[0])}–{percent(alarms[1])} %, 95 %)" if alarms else ""
    return (
        f"Precision {percent(table.precision)}, recall {percent(table.recall)}; false alarms {table.false_alarms} of "
        f"{quiet}{reach}. All articles: brief F {percent(headline.value if headline else None)}; those that both sides "
        f"call an incident: {percent(rates['matched_brief_f'])}. Perfect briefs {percent(rates['perfect_rate'])} %, "
        f"failed cases {percent(rates['failed_rate'])} %."
    )


def _weak(evaluation: Evaluation) -> Iterator[str]:
    yield f"Mean article score by length: {_slice_lines(_length(evaluation))}."
    yield ""
    yield f"By type: {_slice_lines(_types(evaluation))}."
    yield ""
    yield "| verdict | article | field | label | brief | sentence |"
    yield "|---|---|---|---|---|---|"
    for case, slot in worst_slots(evaluation):
        cells = [slot.verdict, case.id, slot.field, slot.gold, slot.predicted, quote(evaluation, case, slot)]
        yield f"| {' | '.join(map(_cell, cells))} |"


def _changes(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.comparison is None:
        yield "No baseline was given."
        return
    rows = [one for one in evaluation.comparison.changes if one.difference]
    yield from (f"- {one.name}: {change(one)}" for one in rows)
    if not rows:
        yield "No figure changed."


def _cost(evaluation: Evaluation) -> str:
    cost = cost_of(evaluation.attempts)
    money, seconds, slow = cost["cost_usd"], cost["seconds_median"], cost["seconds_p95"]
    shown = "price unknown" if money is None else f"${money:.4f}"
    return (
        f"{shown}; {cost['input_tokens'] or 0:,.0f} tokens in, {cost['output_tokens'] or 0:,.0f} out; "
        f"{seconds or 0:.2f} s per article in the middle, {slow or 0:.2f} s at the 95th percentile."
    )


def markdown(evaluation: Evaluation) -> str:
    """The report, headline first."""
    critical = ", ".join(f"{code} {count}" for code, count in evaluation.critical.items()) + "."
    quoted = ["", *_critical(evaluation)] if any(evaluation.critical.values()) else []
    legend = (
        "Percent. P, R and F1 give credit for partial matches, strict F1 does not. Slots that label and brief "
        "both leave empty count in neither. One field among many: look there, don't conclude."
    )
    sections: dict[str, list[str]] = {
        "Critical errors": [critical, *quoted],
        "Fields": [legend, "", *_fields(evaluation), "", _reading(evaluation)],
        "Incident or not": [_incidents(evaluation)],
        "Twins": list(_twins(evaluation)) if evaluation.twins else ["Not run."],
        "Against the baseline": list(_changes(evaluation)),
        "Where it is weak": list(_weak(evaluation)),
        "Cost": [_cost(evaluation)],
    }
    lines = list(_head(evaluation))
    for title, body in sections.items():
        lines += ["", f"## {title}", "", *body]
    return "\n".join(lines) + "\n"
