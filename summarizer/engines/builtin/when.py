"""The expression that dates the main incident itself."""

import re
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.clauses import clause_of
from summarizer.language.dates import DateMention, find_dates
from summarizer.language.events import sentence_cues
from summarizer.language.vocabulary import vocabulary

# Points of an expression. Tuned on the development articles, evals/samples and every fifth development document of
# MUC-4; rerun all three after a change.
HEADLINE = 2.0
LEAD = (3.2, 2.2, 1.6, 1.2)
LATER = 0.2
MAIN = 1.0
EVENT_CLAUSE = 1.5
HARM_CLAUSE = 0.8
HAPPENING = 1.5
STATEMENT = -3.0
WEAK_STATEMENT = -1.0
OTHER_STEP = -1.5
FUTURE = -2.5
KIND = {"month": -0.8, "year": -2.0, "clock": -2.5, "range": -0.2}
OPEN_SINCE = -1.0
THRESHOLD = 2.0

# How many characters around a date are looked at for a verb of saying.
_REACH = 120


def _any(name: str) -> str:
    return "|".join(map(re.escape, vocabulary("dates")["dating"][name].split()))


_SAID_BEFORE = re.compile(
    rf"\b(?P<verb>{_any('statements')})(?:\s+(?!that\b)[\w’'-]+){{0,3}}\s*$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    rf",?\s+(?:[\w’'.-]+\s+){{0,6}}(?P<verb>{_any('statements')})\b(?!\s+(?:responsibility|dead|to\s+death|off))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\W*(?:(?:and|but|then|meanwhile|late|early|earlier|also)\W+)*", re.IGNORECASE)
_STEP = re.compile(rf"\b(?:{_any('steps')})\b", re.IGNORECASE)
_HAPPENING = re.compile(rf"\b(?:{_any('happenings')})\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:tomorrow|next|coming|until)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    points: float
    sentence: Sentence
    mention: DateMention


def find_when(setting: Setting) -> list[Found[DraftPhrase]]:
    """The expression that dates the main incident, as it stands; empty when none does."""
    if not setting.incident:
        return []
    best: _Candidate | None = None
    body = 0
    for sentence in setting.article.sentences:
        headline = sentence.number in setting.article.headline
        place = HEADLINE if headline else LEAD[body] if body < len(LEAD) else LATER
        body += not headline
        if sentence.number not in setting.main and body > len(LEAD):
            continue
        for mention in find_dates(sentence.text):
            if setting.is_other(sentence.number, mention.start, mention.end):
                continue
            candidate = _Candidate(place + _points(setting, sentence, mention, lead=body <= 1), sentence, mention)
            if best is None or candidate.points > best.points:
                best = candidate
    if best is None or best.points < THRESHOLD:
        return []
    row = DraftPhrase(s=best.sentence.number, text=best.mention.text)
    return [Found(row, f"when: {best.mention.kind}, {best.points:.1f} points", best.mention.text)]


def _points(setting: Setting, sentence: Sentence, mention: DateMention, *, lead: bool) -> float:
    """How well an expression fits the event: its clause, its kind, and whether it dates a statement instead."""
    text = sentence.text
    low, high = clause_of(text, mention.start, mention.end)
    points = KIND.get(mention.kind, 0.0) + (MAIN if sentence.number in setting.main or lead else 0.0)
    cues = sentence_cues(text[low:high])
    if cues.events:
        points += EVENT_CLAUSE
    if cues.harm:
        points += HARM_CLAUSE
    points += _statement(text[low : mention.start], text[mention.end : mention.end + _REACH], mention)
    if _STEP.search(text[low:high]):
        points += OTHER_STEP
    if _HAPPENING.search(text[low:high]):
        points += HAPPENING
    if _FUTURE.search(text[max(0, mention.start - 12) : mention.end]):
        points += FUTURE
    if _SINCE.match(mention.text):
        points += OPEN_SINCE
    return points


def _statement(before: str, after: str, mention: DateMention) -> float:
    """Negative points when the words beside a date make it the date of a statement.

    "On Monday, police said that" and "said on Monday" date the saying; "died on Monday, police said" does not.
    """
    said = _SAID_BEFORE.search(before[-_REACH:])
    if said is None and _OPENS.fullmatch(before):
        said = _SAID_AFTER.match(after)
    if said is None or mention.kind == "clock":
        return 0.0
    weak = said["verb"].lower() in vocabulary("dates")["dating"]["weak_statements"].split()
    return WEAK_STATEMENT if weak else STATEMENT
