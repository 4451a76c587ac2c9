"""The expression that dates the main incident itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.article import Sentence
from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.clauses import clause_of
from summarizer.language.dates import DateMention, find_dates, resolve
from summarizer.language.events import SentenceCues, sentence_cues
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary
from summarizer.records import record

# Points of an expression. Tuned on the development articles, evals/samples and every fifth development document of
# MUC-4; rerun all three after a change.
HEADLINE = 2.0
LEAD = (3.2, 2.2, 1.6, 1.2)
LATER = 0.2
REACH = 12
"""How many sentences of the body are looked at: later ones of a long report tell its aftermath."""
MAIN = 1.0
EVENT_CLAUSE = 1.5
HARM_CLAUSE = 0.8
HAPPENING = 1.5
EVENT_NOUN = 1.5
NEAR_EVENT = 1.0
STATEMENT = -9.0
WEAK_STATEMENT = -1.5
OTHER_STEP = -1.5
FUTURE = -2.5
KIND = {"month": -0.8, "year": -2.0, "clock": -2.5, "range": -0.2}
OPEN_SINCE = -1.0
OF_A_COUNT = -5.0
"""What "this year" loses that counts events: "the fourth bombing this year"."""
THRESHOLD = 2.0
NARROWER_FIT = 3.4
"""Least points, without those of its place, of a day within the best expression: "last week ... on Friday"."""
# Where the event has a time of day, the day stands near by, if only as that of an arrest on the spot.
CLOCK_THRESHOLD = -3.5

# No sentence of prose has more dates; a longer list is a table, and each costs a look at its clause.
MOST_MENTIONS = 12

# How many characters around a date are looked at for a verb of saying.
_REACH = 120


def _any(name: str) -> str:
    return "|".join(map(re.escape, vocabulary("dates")["dating"][name].split()))


_SAID_BEFORE = lazy_pattern(
    rf"\b(?P<verb>{_any('statements')})(?:\s+(?!that\b)[\w’'-]+){{0,3}}\s*$",
    re.IGNORECASE,
)
# "Police were investigating Monday after ...", "asked for the public's help Saturday": a later step. What such a verb
# has as its object has its own date: "are investigating a shooting Monday".
_SEEKING = lazy_pattern(
    r"\b(?:investigating|(?:asking|asked|seeking|appealing|appealed|searching|looking)"
    r"(?: (?:for|to|the|public|public['’]s|its|their|any)){0,4}"
    r"(?: (?:help|information|witnesses|assistance|tips))?)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_SAID_AFTER = lazy_pattern(
    rf",?\s+(?:[\w’'.-]+\s+){{0,6}}(?P<verb>{_any('statements')})\b(?!\s+(?:responsibility|dead|to\s+death|off))",
    re.IGNORECASE,
)
_SAID_NEXT = lazy_pattern(rf"\s+(?P<verb>{_any('statements')})\b", re.IGNORECASE)
# An event word this close to a date, in characters, is mostly what the date is of.
_NEAR = 40
# A word of a later step counts this many characters before and after a date.
_STEP_BEFORE, _STEP_AFTER = 50, 30
_NAMED = lazy_pattern(r"\s+[A-Z]|\s+(?:movement|elections?|neighbou?rhood|edition|deadline|meeting|anniversary)\b")
_OPENS = lazy_pattern(r"\W*(?:(?:and|but|then|meanwhile|late|early|earlier|also)\W+)*", re.IGNORECASE)
_AFTERMATH = "|".join(vocabulary("dates")["dating"]["aftermath"])
_STEP = lazy_pattern(rf"\b(?:{_any('steps')}|{_AFTERMATH})\b", re.IGNORECASE)
_SOURCE = lazy_pattern(rf"\b(?:{_any('sources')})\s+(?:has|have|had)?\s*$", re.IGNORECASE)
_NIGHTLY = lazy_pattern(rf"\s+(?:{_any('nightly')})\b")
_HAPPENING = lazy_pattern(rf"\b(?:{_any('happenings')})\b", re.IGNORECASE)
_FUTURE = lazy_pattern(r"\b(?:tomorrow|next|coming|until)\b", re.IGNORECASE)
_SINCE = lazy_pattern(r"\bsince\b", re.IGNORECASE)
_COUNTED = lazy_pattern(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|deadliest|worst|highest|largest|biggest"
    r"|number of)\b"
)
_PERIOD = lazy_pattern(r"\b(?:year|month|week|months|weeks|days)\b")


@record(frozen=True, slots=True)
class _Candidate:
    points: float
    fit: float
    """Points without those of its place in the article."""
    sentence: Sentence
    mention: DateMention


def find_when(setting: Setting) -> list[Found[DraftPhrase]]:
    """The expression that dates the main incident, as it stands; empty when none does."""
    if not setting.incident:
        return []
    candidates = list(_candidates(setting))
    best = max(candidates, key=lambda one: one.points, default=None)
    clocked = False
    if best is not None and best.mention.kind == "clock":
        dated = [one for one in candidates if one.mention.kind != "clock"]
        if dated:  # "At about 8.15 a.m." gives no date
            best, clocked = max(dated, key=lambda one: one.points), True
    floor = CLOCK_THRESHOLD if clocked else THRESHOLD
    if best is None or best.points < floor:
        return []
    best = _narrower(best, candidates, setting.article.published)
    rule = f"when: {best.mention.kind}, {best.points:.1f} points"
    return [
        Found(DraftPhrase(s=best.sentence.number, text=text), rule, text)
        for text in _with_second_day(best, candidates, setting.article.published)
    ]


_AND = lazy_pattern(r"\s+and\s+$")


def _with_second_day(best: _Candidate, candidates: Sequence[_Candidate], published: date | None) -> list[str]:
    """The expression of the best candidate, with that of the next day where "and" joins the two, earlier first."""
    if best.mention.kind in ("month", "year", "range", "clock"):
        return [best.mention.text]
    for one in candidates:
        if one.sentence is not best.sentence or one.mention.kind in ("month", "year", "range", "clock"):
            continue
        first, second = sorted((best.mention, one.mention), key=lambda each: each.start)
        if second.start <= first.end or not _AND.fullmatch(best.sentence.text, first.end, second.start):
            continue
        for pair in ([first.text, second.text], [second.text, first.text]):
            days = resolve(pair, published)
            if days is not None and days.start and days.end and (days.end - days.start).days == 1:
                return pair
    return [best.mention.text]


def _narrower(best: _Candidate, candidates: Sequence[_Candidate], published: date | None) -> _Candidate:
    """The day within "last week" or "last year" that another sentence gives, or `best` itself."""
    if best.mention.kind == "range" and "week" not in best.mention.text:
        return best  # "from Sunday to Tuesday" is meant
    wide = resolve([best.mention.text], published)
    if wide is None or wide.start is None or wide.end is None or (wide.end - wide.start).days < 1:
        return best
    inside = []
    for one in candidates:
        if one.sentence is best.sentence or one.fit < NARROWER_FIT:
            continue  # the lead's own day is that of a step: "charged on Tuesday over a shooting last week"
        day = resolve([one.mention.text], published)
        if day is not None and day.precision == "day" and day.start and wide.start <= day.start <= wide.end:
            inside.append(one)
    return max(inside, key=lambda one: one.points, default=best)


def _candidates(setting: Setting) -> Iterator[_Candidate]:
    """The expressions of headline, lead and the sentences about the incident that may date it, in order."""
    body = 0
    for sentence in setting.article.sentences:
        headline = sentence.number in setting.article.headline
        if _is_dateline(sentence.text):
            continue
        place = HEADLINE if headline else LEAD[body] if body < len(LEAD) else LATER
        body += not headline
        if body > REACH or (sentence.number not in setting.main and body > len(LEAD)):
            continue
        for mention in find_dates(sentence.text)[:MOST_MENTIONS]:
            if setting.is_other(sentence.number, mention.start, mention.end):
                continue
            if mention.kind == "absolute" and _NAMED.match(sentence.text, mention.end):
                continue  # "the 19 April movement": a name, not a date
            if mention.text.lower() == "overnight" and _NIGHTLY.match(sentence.text, mention.end):
                continue
            if mention.kind in ("month", "year") and body > len(LEAD):
                continue  # what a month dates far down is history
            fit = _points(setting, sentence, mention, lead=body <= 1)
            yield _Candidate(place + fit, fit, sentence, mention)


def _is_dateline(text: str) -> bool:
    """Whether a sentence holds nothing but a place and a date ("Nairobi, 10 February 2021.")."""
    words = text.split()
    return (
        len(words) <= 8
        and any(mention.kind == "absolute" and mention.end >= len(text) - 1 for mention in find_dates(text))
        and not any(word.islower() for word in words)
    )


def _points(setting: Setting, sentence: Sentence, mention: DateMention, *, lead: bool) -> float:
    """How well an expression fits the event: its clause, its kind, and whether it dates a statement instead."""
    text = sentence.text
    low, high = clause_of(text, mention.start, mention.end)
    points = KIND.get(mention.kind, 0.0) + (MAIN if sentence.number in setting.main or lead else 0.0)
    cues = sentence_cues(text[low:high])
    points += EVENT_CLAUSE * bool(cues.events) + HARM_CLAUSE * bool(cues.harm)
    points += _closeness(cues, mention, low)
    points += _statement(text[low : mention.start], text[mention.end : mention.end + _REACH], mention)
    if _STEP.search(text[max(low, mention.start - _STEP_BEFORE) : min(high, mention.end + _STEP_AFTER)]):
        points += OTHER_STEP
    if _HAPPENING.search(text[low:high]):
        points += HAPPENING
    if _FUTURE.search(text[max(0, mention.start - 12) : mention.end]):
        points += FUTURE
    if _SINCE.match(mention.text):
        points += OPEN_SINCE
    if _COUNTED.search(text, low, mention.start) and _PERIOD.search(mention.text):
        points += OF_A_COUNT
    return points


def _closeness(cues: SentenceCues, mention: DateMention, offset: int) -> float:
    """Points for an event word beside the date: "killed on Monday", "Monday's attack", "the 3 May bombing"."""
    spans = [
        (each.start + offset, each.end + offset)
        for each in cues.mentions
        if each.real and each.cue.family in ("event", "harm") and each.cue.weight >= 1.0
    ]
    if any(0 <= start - mention.end <= 12 for start, _ in spans) and not mention.text.lower().startswith(
        ("on ", "in ")
    ):
        return EVENT_NOUN
    near = any(0 <= mention.start - end <= _NEAR for _, end in spans)
    return NEAR_EVENT if near else 0.0


def _statement(before: str, after: str, mention: DateMention) -> float:
    """Negative points when the words beside a date make it the date of a statement.

    "On Monday, police said that" and "said on Monday" date the saying; "died on Monday, police said" does not.
    """
    if mention.text[-2:] in ("'s", "’s"):
        return 0.0  # "Claimed responsibility for today's attack"
    if _SEEKING.search(before[-_REACH:]):
        return STATEMENT
    said = _SAID_BEFORE.search(before[-_REACH:])
    if said is None:
        said = _SAID_AFTER.match(after) if _OPENS.fullmatch(before) else _SAID_NEXT.match(after)
    if said is None or mention.kind == "clock":
        return 0.0
    weak = said["verb"].lower() in vocabulary("dates")["dating"]["weak_statements"].split()
    # "Killed nine, the agency reported on Thursday" dates the report.
    weak = weak and not (said.string is not after and _SOURCE.search(said.string[: said.start("verb")]))
    return WEAK_STATEMENT if weak else STATEMENT
