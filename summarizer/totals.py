"""Totals of the main incident, computed from its toll rows by rule and never averaged."""

from collections.abc import Collection, Sequence

from summarizer.brief import Harm, Toll, Total, Totals


def _is_headline_only(row: Toll, headline: Collection[int]) -> bool:
    return row.reported_by is None and bool(row.evidence) and all(one.sentence in headline for one in row.evidence)


def _stated(rows: Sequence[Toll]) -> Total | None:
    numeric = [row.count for row in rows if row.count.low is not None or row.count.high is not None]
    if not numeric:
        return Total(low=None, high=None, basis="stated") if rows else None
    lows = [count.low for count in numeric if count.low is not None]
    figures = lows + [count.high for count in numeric if count.high is not None]
    largest = max(figures)
    is_open = any(count.high is None and count.low == largest for count in numeric)
    return Total(low=min(lows) if lows else None, high=None if is_open else largest, basis="stated")


def _sum(parts: Sequence[Toll]) -> Total | None:
    if len(parts) < 2:
        return None
    lows = [row.count.low for row in parts if row.count.low is not None]
    highs = [row.count.high for row in parts]
    high = None if any(value is None for value in highs) else sum(value or 0 for value in highs)
    return Total(low=sum(lows) if lows else None, high=high, basis="sum")


def total_of(harm: Harm, casualties: Sequence[Toll], headline: Collection[int]) -> Total | None:
    """The total of one harm, or None when the article states none.

    Args:
        casualties: the toll rows of the main incident.
        headline: numbers of the sentences that form the headline; a figure that stands only there, without a source,
            gives way to a total in the body.
    """
    current = [row for row in casualties if row.harm == harm and not row.superseded]
    totals = [row for row in current if row.scope == "total"]
    body = [row for row in totals if not _is_headline_only(row, headline)]
    if any(row.count.low is not None or row.count.high is not None for row in body):
        totals = body
    if totals:
        return _stated(totals)
    return _sum([row for row in current if row.scope == "part"])


def totals_of(casualties: Sequence[Toll], headline: Collection[int]) -> Totals:
    """The totals of killed, injured and missing."""
    return Totals(
        killed=total_of("killed", casualties, headline),
        injured=total_of("injured", casualties, headline),
        missing=total_of("missing", casualties, headline),
    )
