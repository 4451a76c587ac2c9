"""No main toll belongs to another event, judged by the clause its number stands in."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import Brief, Toll
from summarizer.checks.number import phrases_of
from summarizer.finding import Finding
from summarizer.language.event_reach import OtherSpan
from summarizer.language.other_events import other_event_spans

Spans = set[tuple[int, int, int]]


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for main tolls whose count a background toll also uses, or whose clause speaks of another event."""
    if not brief.casualties:
        return
    used = _background_spans(brief)
    others = other_event_spans(article)
    for at, row in enumerate(brief.casualties):
        if not row.evidence:
            continue
        places = _places(row)
        shared = places & used
        if shared:
            detail = "a background event counts with the same words"
        else:
            marker = _marker(places, others)
            if marker is None:
                continue
            words = f' ("{marker.marker}")' if marker.marker else ""
            detail = f"sentence {row.evidence[0].sentence} speaks of another event there{words}"
        yield Finding(f"casualties[{at}].count", "belongs_to_background", detail, row.count.text, "drop_row")


def _places(row: Toll) -> Spans:
    """Where the row's count phrases stand: sentence number and half-open offsets in it."""
    first = row.evidence[0]
    return {(first.sentence, *place) for _, found in phrases_of(row.count, first.text) for place in found[:1]}


def _background_spans(brief: Brief) -> Spans:
    return {
        (toll.evidence[0].sentence, *place)
        for event in brief.background
        for toll in event.casualties
        if toll.evidence
        for _, found in phrases_of(toll.count, toll.evidence[0].text)
        for place in found[:1]
    }


def _marker(places: Spans, others: dict[int, tuple[OtherSpan, ...]]) -> OtherSpan | None:
    for sentence, start, end in sorted(places):
        for span in others.get(sentence, ()):
            if span.start <= start and end <= span.end:
                return span
    return None
