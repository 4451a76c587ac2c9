"""Leftover numbers: every casualty-like number stands in a fact or is listed as unused, with a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.article import Article, Sentence
from summarizer.brief import BackgroundToll, Brief, Harm, Toll, UnusedNumber
from summarizer.finding import Finding
from summarizer.language.counts import CountMention, find_counts
from summarizer.language.harms import HarmReading, harm_readings
from summarizer.language.other_events import other_event_spans
from summarizer.language.phrases import occurrences
from summarizer.language.vocabulary import word_set
from summarizer.reasons import UnusedReason

Span = tuple[int, int]

_DENIED = word_set("counts", "words", "denied")


def _rows(brief: Brief) -> Iterator[Toll | BackgroundToll]:
    yield from brief.casualties
    for event in brief.background:
        yield from event.casualties


def _used(brief: Brief, article: Article) -> tuple[dict[int, list[Span]], dict[int, list[Toll | BackgroundToll]]]:
    """Per sentence: spans of count phrases in it, and the rows that cite it, whose figure may be repeated there."""
    spans: dict[int, list[Span]] = {}
    rows: dict[int, list[Toll | BackgroundToll]] = {}
    for row in _rows(brief):
        for one in row.evidence:
            rows.setdefault(one.sentence, []).append(row)
            sentence = article.sentence(one.sentence)
            for phrase in row.count.text.split("; ") if sentence else ():
                spans.setdefault(one.sentence, []).extend(occurrences(sentence.text if sentence else "", phrase))
    return spans, rows


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
    spans, rows = _used(brief, article)
    # "No one has claimed responsibility" counts no victims.
    silent = {one.sentence for one in brief.no_claim.evidence}
    unused = []
    for sentence in article.sentences:
        taken = spans.get(sentence.number, ())
        # The harms of a sentence are read last: most numbers stand in a fact.
        left = [
            mention
            for mention in find_counts(sentence.text)
            if mention.number_start < mention.number_end
            and mention.kind != "age"
            and not (mention.reading.high == 0 and sentence.number in silent)
            and not any(start < mention.number_end and mention.number_start < end for start, end in taken)
        ]
        readings = harm_readings(sentence.text) if left else ()
        for mention in left:
            said = _harms(mention, readings)
            if _repeats(mention, said, rows.get(sentence.number, ())) or not _is_casualty_like(mention, said):
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


def _harms(mention: CountMention, readings: tuple[HarmReading, ...]) -> frozenset[Harm]:
    """The harms that are said of a number."""
    return frozenset(
        one.harm for one in readings if one.count_start <= mention.number_start and mention.number_end <= one.count_end
    )


def _repeats(mention: CountMention, said: frozenset[Harm], rows: Sequence[Toll | BackgroundToll]) -> bool:
    """Whether a row that cites the sentence has this figure, and no other harm is said of it here.

    "Killed 14 and wounded 14" repeats nothing: without a row for the wounded the second 14 is left over.
    """
    bounds = (mention.reading.low, mention.reading.high)
    return any((row.count.low, row.count.high) == bounds and (not said or row.harm in said) for row in rows)


def _is_casualty_like(mention: CountMention, said: frozenset[Harm]) -> bool:
    """Whether people are counted or harmed; that there were none counts only of those harmed, not of suspects."""
    if said or mention.kind != "people":
        return bool(said)
    return mention.reading.high != 0 or (mention.noun or "").casefold() in _DENIED


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for numbers in no fact that are not listed, and for listed ones that are in one or left elsewhere."""
    due = [(one.sentence, one.text, one.reason) for one in unused_numbers(brief, article)]
    listed = [(one.sentence, one.text, one.reason) for one in brief.unused_numbers]
    missing, wrong = Counter(due) - Counter(listed), Counter(listed) - Counter(due)
    for sentence, text, reason in wrong.elements():
        right = next((one for one in missing.elements() if one[:2] == (sentence, text)), None)
        detail = f"sentence {sentence} has no such number left over"
        if right is not None:
            missing[right] -= 1
            detail = f"its reason is {right[2]}"
        value = text if right is None else reason
        yield Finding("unused_numbers", "unused_number_wrong", detail, value, "report")
    for sentence, text, _ in missing.elements():
        detail = f"sentence {sentence} counts {text}, and no fact uses it"
        yield Finding("unused_numbers", "number_unaccounted", detail, text, "report")
