"""The date of the main incident, as a closed interval of days."""

from datetime import date

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.scoring.citations import cited, sufficient
from summarizer.scoring.label import Label
from summarizer.scoring.slot import Slot, single

LONGEST_PARTIAL_DAYS = 31
"""An interval that contains the other earns half only up to this length: a year around a day says too little."""

Interval = tuple[date, date]


def _shown(interval: Interval | None) -> str | None:
    if interval is None:
        return None
    start, end = interval
    return start.isoformat() if start == end else f"{start}..{end}"


def compare(gold: Interval, predicted: Interval, published: date | None) -> tuple[float, str, tuple[str, ...]]:
    """Credit in [0, 1], the rule that fired, and error codes."""
    if gold == predicted:
        return 1.0, "the same days", ()
    inside = gold[0] >= predicted[0] and gold[1] <= predicted[1]
    around = gold[0] <= predicted[0] and gold[1] >= predicted[1]
    longer = max((end - start).days + 1 for start, end in (gold, predicted))
    if (inside or around) and longer <= LONGEST_PARTIAL_DAYS:
        return 0.5, "one interval contains the other", ()
    days = (predicted[0] - gold[0]).days
    codes = [code for code, size in (("off_by_week", 7), ("off_by_year", 365)) if abs(days) == size]
    if abs(days) in (28, 29, 30, 31) and gold[0].day == predicted[0].day:
        codes.append("off_by_month")
    if abs(days) == 366:
        codes.append("off_by_year")
    if published is not None and predicted == (published, published):
        codes.append("publication_date")
    return 0.0, f"{days:+d} days", tuple(codes)


def score(label: Label, brief: Brief, article: Article) -> Slot:
    """Correct: the same days; partial: one interval inside the other; an unresolved date counts as none."""
    when = brief.when
    gold = None if label.when.start is None else (label.when.start, label.when.end or label.when.start)
    predicted = None if when is None or when.start is None or when.end is None else (when.start, when.end)
    credit, rule, codes = 0.0, "", tuple[str, ...]()
    if gold and predicted:
        credit, rule, codes = compare(gold, predicted, article.published)
    text = label.when.text
    return single(
        "when",
        _shown(gold),
        _shown(predicted),
        credit,
        rule,
        codes=codes,
        gold_evidence=sufficient(label.when.evidence, article, [text]) if text else (),
        predicted_evidence=cited(when.evidence) if when else (),
    )
