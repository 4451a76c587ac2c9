"""Background rows: other incidents that the article mentions, with their own tolls."""

import re
from collections.abc import Iterator
from dataclasses import field, replace

from summarizer.article import Sentence
from summarizer.draft import DraftBackground, DraftBackgroundToll
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.acts import find_acts
from summarizer.language.counts import read_phrases
from summarizer.language.dates import find_dates
from summarizer.language.event_joints import event_pieces
from summarizer.language.event_reach import OtherSpan
from summarizer.language.events import sentence_cues
from summarizer.language.harms import HarmReading, harm_readings
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lexicon import tokens_of
from summarizer.language.nouns import GENERAL
from summarizer.language.other_events import names_event, other_event_spans
from summarizer.language.phrases import occurrences
from summarizer.language.placenames import find_places
from summarizer.records import record

LONGEST_SUMMARY = 220
"""Characters; a longer clause is cut at its last comma before."""

LEAST_TOLD = 1.5
"""Points of event and harm words of a row without a toll: one plain word for it."""

ACT_TOLD = 1.5
NEAR_SLACK = 1.0
"""How many points of near-miss words a row may have above those of event words: who was convicted of a bombing."""

_YEAR = lazy_pattern(r"\b[12]\d{3}\b")
# What lasts is no incident by itself.
_STATES = lazy_pattern(
    r"\b(?:violence|unrest|war|fighting|offensives?|hostilities|operations?|campaign|crackdown|police|collapsed?|"
    r"insurgency|conflict|break|broke|strikes?)\b",
    re.IGNORECASE,
)
_OPENER = lazy_pattern(
    r"^(?:and|but|while|when|whereas|as|after|before|"
    r"since(?! (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|although|though|because|"
    r"in (?:response|retaliation) (?:to|for)|followed|follows|preceded|precedes|,|;|[-–—])\s*",
    re.IGNORECASE,
)


@record(slots=True)
class _Event:
    """Another event: the span that opens it and the sentences that go on about it."""

    sentence: Sentence
    span: OtherSpan
    parts: list[tuple[Sentence, OtherSpan]] = field(default_factory=list)


def find_background(setting: Setting) -> list[Found[DraftBackground]]:
    """The other incidents, in the order of the text."""
    rows: list[Found[DraftBackground]] = []
    for event in _events(setting):
        tolls = [toll for sentence, span in event.parts for toll in _tolls(sentence, span)]
        words = event.sentence.text[event.span.start : event.span.end]
        when = _when(event)
        if not tolls and not (_is_dated(event, when) and names_event(words) and _tells_event(words)):
            continue
        if not tolls and event.span.placed and any(event.span.marker in row.row.summary for row in rows):
            continue  # "the Leith attacks" once more
        draft = DraftBackground(
            s=list(dict.fromkeys(sentence.number for sentence, _ in event.parts)),
            relation=event.span.relation,
            summary=_summary(words),
            when=when,
            where=_where(event),
            tolls=tolls,
        )
        rows.append(Found(draft, "words about another event", event.span.marker or words[:60]))
    return rows


def _is_dated(event: _Event, when: str | None) -> bool:
    """Whether a row without a toll is one event of a time: "similar attacks", "a wave of attacks" are none."""
    return when is not None or event.span.placed or _YEAR.search(event.span.marker) is not None


def _tells_event(words: str) -> bool:
    """Whether words without a toll tell of an event rather than of a ruling, a rule or a product about one."""
    cues = sentence_cues(words)
    acts = sum(ACT_TOLD for act in find_acts(tokens_of(words)) if act.real)
    if not acts and not names_event(_STATES.sub(" ", words)):
        return False  # "where a ceasefire collapsed last July"
    told = sum(cues.events.values()) + cues.harm + cues.unreal + acts
    return told >= LEAST_TOLD and sum(cues.near.values()) <= told + NEAR_SLACK


def _events(setting: Setting) -> Iterator[_Event]:
    spans = other_event_spans(setting.article)
    last: _Event | None = None
    for number in sorted(spans):
        sentence = setting.article.sentence(number)
        assert sentence is not None
        for span in spans[number]:
            if not span.marker and last is not None:
                last.parts.append((sentence, span))
                continue
            for start, end in event_pieces(sentence.text, span.start, span.end):
                if last is not None:
                    yield last
                piece = replace(span, start=start, end=end)
                last = _Event(sentence, piece, [(sentence, piece)])
    if last is not None:
        yield last


def _tolls(sentence: Sentence, span: OtherSpan) -> Iterator[DraftBackgroundToll]:
    text = sentence.text
    inside = [
        one
        for one in harm_readings(text)
        if span.start <= one.count_start and one.count_end <= span.end and not one.negated and not one.replaced
    ]
    seen: set[tuple[int, int]] = set()
    for one in sorted(inside, key=_by_verb):
        place = (one.count_start, one.count_end)
        if place in seen or (one.described and one.harm not in ("killed", "injured", "abducted")):
            continue
        phrase = text[one.count_start : one.count_end]
        if len(occurrences(text, phrase)) != 1 or read_phrases([phrase]) != one.reading:
            continue
        seen.add(place)
        yield DraftBackgroundToll(s=[sentence.number], count=[phrase], harm=one.harm, victims=_victims(text, one))


def _by_verb(one: HarmReading) -> tuple[int, int]:
    """In the order of the text, a verb's harm before what the noun implies."""
    implied = one.count_start <= one.cue_start and one.cue_end <= one.count_end
    return one.count_start, int(implied)


def _victims(text: str, one: HarmReading) -> str | None:
    if one.victims_start is None:
        return None
    words = text[one.victims_start : one.victims_end]
    return None if words.casefold() in GENERAL else words


def _summary(words: str) -> str:
    """The clause without what ties it to the sentence."""
    text = _OPENER.sub("", words.strip(" ,;:–—-"))
    if len(text) > LONGEST_SUMMARY:
        cut = text.rfind(",", 40, LONGEST_SUMMARY)
        text = text[:cut] if cut > 0 else text[:LONGEST_SUMMARY].rsplit(" ", 1)[0]
    return text.rstrip(" .,;:")


def _when(event: _Event) -> str | None:
    """The time expression that stands in the span, or that marks it."""
    found = [
        mention
        for mention in find_dates(event.sentence.text)
        if event.span.start <= mention.start and mention.end <= event.span.end and mention.kind != "clock"
    ]
    marker = event.span.marker
    marked = next((mention for mention in found if marker and mention.text in marker), None)
    chosen = marked or (found[0] if found else None)
    return chosen.text if chosen is not None else None


def _where(event: _Event) -> str | None:
    """The first place in the span that a preposition ties to it."""
    text = event.sentence.text
    for mention in find_places(text):
        if not (event.span.start <= mention.start and mention.end <= event.span.end):
            continue
        if re.search(r"\b(?:in|at|near|outside|of|on|off)\s+(?:the\s+)?$", text[: mention.start], re.IGNORECASE):
            return mention.text
    return None
