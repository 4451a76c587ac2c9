"""A scored run as one HTML file that needs neither server nor network."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from summarizer.article import Article
from summarizer.scoring.case import Case
from summarizer.scoring.evaluation import Evaluation
from summarizer.scoring.report.markdown import quote, worst_slots
from summarizer.scoring.report.words import comparison_line, interval, percent, visible_line
from summarizer.scoring.slot import FIELDS, Slot
from summarizer.scoring.statistics import wilson
from summarizer.scoring.tally import critical_slots, detection, tallies
from summarizer.scoring.twin_outcomes import rates as twin_rates

WORST_IN_PAGE = 25


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("summarizer.scoring.report", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = percent
    return environment


def _sentences(article: Article, case: Case) -> list[dict[str, Any]]:
    """The article's sentences in order, with whether label or brief rest on them, and for which fields."""
    gold: dict[int, set[str]] = {}
    predicted: dict[int, set[str]] = {}
    for slot in case.slots:
        for number in {one for group in slot.gold_evidence for one in group}:
            gold.setdefault(number, set()).add(slot.field)
        for number in slot.predicted_evidence:
            predicted.setdefault(number, set()).add(slot.field)
    rows = []
    for one in article.sentences:
        sides = [name for name, there in (("gold", gold), ("brief", predicted)) if one.number in there]
        rows.append(
            {
                "number": one.number,
                "text": " ".join(one.text.split()),
                "paragraph": one.paragraph,
                "sides": " ".join(sides),
                "fields": ", ".join(sorted(gold.get(one.number, set()) | predicted.get(one.number, set()))),
            }
        )
    return rows


def _slots(slots: Sequence[Slot]) -> list[dict[str, Any]]:
    rows = []
    for one in slots:
        if one.verdict == "absent":
            continue
        rows.append(
            {
                "field": one.field,
                "verdict": one.verdict,
                "gold": one.gold,
                "predicted": one.predicted,
                "rule": one.rule,
                "credit": one.credit,
                "codes": one.codes,
                "sentences": sorted({*one.predicted_evidence, *(n for group in one.gold_evidence for n in group)}),
            }
        )
    return rows


def _article(evaluation: Evaluation, at: int) -> dict[str, Any]:
    case, sample, attempt = evaluation.cases[at], evaluation.samples[at], evaluation.attempts[at]
    codes = sorted({code for slot in case.slots for code in slot.codes})
    verdicts = sorted({slot.verdict for slot in case.slots} - {"correct", "absent"})
    return {
        "id": case.id,
        "title": sample.article.title or case.id,
        "incident": case.gold_incident,
        "score": case.score,
        "corrections": case.corrections,
        "failed": case.failed,
        "published": sample.article.published,
        "sentences": _sentences(sample.article, case),
        "slots": _slots(case.slots),
        "codes": codes,
        "marks": " ".join([*codes, *verdicts, *(["failed"] if case.failed else [])]),
        "headline": attempt.brief.headline if attempt.brief else "",
        "summary": (attempt.brief.what.summary or "") if attempt.brief else "",
        "seconds": attempt.seconds,
    }


def _fields(evaluation: Evaluation) -> list[dict[str, Any]]:
    by_field, estimates = tallies(evaluation.cases), evaluation.estimates
    return [
        {"name": field, "tally": by_field[field], "interval": interval(estimates[field]), "estimate": estimates[field]}
        for field in FIELDS
    ]


def page(evaluation: Evaluation, values: dict[str, Any]) -> str:
    """The page.

    Args:
        values: what `run.json` holds.
    """
    table = detection(evaluation.cases)
    articles = sorted(
        (_article(evaluation, at) for at in range(len(evaluation.cases))), key=lambda row: (row["score"], row["id"])
    )
    quoted = [
        (code, case.id, slot, quote(evaluation, case, slot))
        for code, found in critical_slots(evaluation.cases).items()
        for case, slot in found
    ]
    worst = [(case, slot, quote(evaluation, case, slot)) for case, slot in worst_slots(evaluation, WORST_IN_PAGE)]
    headline = evaluation.estimates["brief_f"]
    return (
        _environment()
        .get_template("report.html")
        .render(
            evaluation=evaluation,
            values=values,
            headline=headline,
            headline_interval=interval(headline),
            detection=table,
            alarms=wilson(table.false_alarms, table.false_alarms + table.rejections),
            rates=evaluation.rates,
            critical=evaluation.critical,
            quoted=quoted,
            fields=_fields(evaluation),
            twins=twin_rates(evaluation.twin_results) if evaluation.twins else [],
            worst=worst,
            articles=articles,
            codes=sorted({mark for row in articles for mark in row["marks"].split()}),
            comparison=comparison_line(evaluation.comparison) if evaluation.comparison else None,
            visible=visible_line(evaluation),
            cost=values["cost"],
        )
    )
