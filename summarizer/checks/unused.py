"""Leftover numbers: every casualty-like number stands in a fact or is listed as unused, with a reason."""

from collections import Counter
from collections.abc import Iterator

from summarizer.article import Article, Sentence
from summarizer.brief import Brief, Count, Evidence, UnusedNumber
from summarizer.finding import Finding
from summarizer.language.counts import CountMention, find_counts
from summarizer.language.harms import HarmReading, harm_readings
from summarizer.language.other_events import other_event_spans
from summarizer.language.phrases import occurrences
from summarizer.reasons import UnusedReason

Span = tuple[int, int]


def _counts_in_use(brief: Brief) -> Iterator[tuple[Count, list[Evidence]]]:
    for row in brief.casualties:
        yield row.count, row.evidence
    for event in brief.background:
        for toll in event.casualties:
            yield toll.count, toll.evidence


def _used(
    brief: Brief, article: Article
) -> tuple[dict[int, list[Span]], dict[int, set[tuple[int | None, int | None]]]]:
    """Per sentence: spans of count phrases in it, and bounds of rows that cite it (a repeat of their figure)."""
    spans: dict[int, list[Span]] = {}
    bounds: dict[int, set[tuple[int | None, int | None]]] = {}
    for count, evidence in _counts_in_use(brief):
        for one in evidence:
            bounds.setdefault(one.sentence, set()).add((count.low, count.high))
            sentence = article.sentence(one.sentence)
            for phrase in count.text.split("; ") if sentence else ():
                spans.setdefault(one.sentence, []).extend(occurrences(sentence.text if sentence else "", phrase))
    return spans, bounds


def _reason(
    mention: CountMention, sentence: Sentence, brief: Brief, readings: tuple[HarmReading, ...], others: list[Span]
) -> UnusedReason:
    number = sentence.text[mention.number_start : mention.number_end]
    for one in brief.rejected:
        if one.path.startswith(("tolls", "background")) and occurrences(one.value, number):
            return "rejected_fact"
    if any(start <= mention.start < end for start, end in others):
        return "of_another_event"
    if any(one.count_start < mention.end and mention.start < one.count_end for one in readings):
        return "no_row_for_it"
    return "not_a_toll_of_any_event"


def unused_numbers(brief: Brief, article: Article) -> list[UnusedNumber]:
    """The casualty-like numbers that no fact of `brief` uses, in the order of the text; [] when there is no incident.

    Casualty-like: a figure that counts people, or one of which a harm is said.
    """
    if not brief.incident:
        return []
    spans, bounds = _used(brief, article)
    # "No one has claimed responsibility" counts no victims.
    silent = {one.sentence for one in brief.no_claim.evidence}
    unused = []
    for sentence in article.sentences:
        taken, figures = spans.get(sentence.number, ()), bounds.get(sentence.number, ())
        # The harms of a sentence are read last: most numbers stand in a fact.
        left = [
            mention
            for mention in find_counts(sentence.text)
            if mention.number_start < mention.number_end
            and not (mention.reading.high == 0 and sentence.number in silent)
            and not any(start < mention.number_end and mention.number_start < end for start, end in taken)
            and (mention.reading.low, mention.reading.high) not in figures
        ]
        readings = harm_readings(sentence.text) if left else ()
        for mention in left:
            if mention.kind != "people" and not _harmed(mention, readings):
                continue
            other = [(one.start, one.end) for one in other_event_spans(article).get(sentence.number, ())]
            unused.append(
                UnusedNumber(
                    text=sentence.text[mention.number_start : mention.number_end],
                    sentence=sentence.number,
                    reason=_reason(mention, sentence, brief, readings, other),
                )
            )
    return unused


def _harmed(mention: CountMention, readings: tuple[HarmReading, ...]) -> bool:
    """Whether a harm is said of a number."""
    return any(one.count_start <= mention.number_start and mention.number_end <= one.count_end for one in readings)


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for numbers that are neither in a fact nor listed, and for listed ones that are not unused."""
    due = Counter((one.sentence, one.text) for one in unused_numbers(brief, article))
    listed = Counter((one.sentence, one.text) for one in brief.unused_numbers)
    for sentence, text in (due - listed).elements():
        detail = f"sentence {sentence} counts {text}, and no fact uses it"
        yield Finding("unused_numbers", "number_unaccounted", detail, text, "report")
    for sentence, text in (listed - due).elements():
        detail = f"sentence {sentence} has no such number left over"
        yield Finding("unused_numbers", "unused_number_wrong", detail, text, "report")
