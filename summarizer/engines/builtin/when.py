"""The expression that dates the main incident itself."""

import re
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.clauses import clause_of
from summarizer.language.dates import DateMention, find_dates
from summarizer.language.events import sentence_cues

# Points of an expression. Tuned on the development articles and every fifth development document of MUC-4; rerun
# both after a change.
HEADLINE = 2.0
LEAD = (2.5, 1.8, 1.4, 1.0)
LATER = 0.5
MAIN = 1.0
EVENT_CLAUSE = 1.5
HARM_CLAUSE = 0.8
STATEMENT = -3.0
OTHER_STEP = -1.5
KIND = {"month": -0.8, "year": -2.0, "clock": -2.5, "range": -0.2}
OPEN_SINCE = -1.0
THRESHOLD = 2.0

_REPORTING = (
    r"(?:said|says|told|announced|confirmed|added|stated|wrote|tweeted|declared|vowed|condemned|warned|denied|claimed|acknowledged|admitted"
    r"|called|urged|met|spoke|expressed|apologi[sz]ed|charged|arrested|appeared|sentenced|visited|arrived)"
)
_STATED_BEFORE = re.compile(
    rf"\b{_REPORTING}(?:\s+(?!that\b)[\w’'-]+){{0,3}}\s*(?:late|early|earlier|later)?\s*$", re.IGNORECASE
)
_STATED_AFTER = re.compile(
    rf"^(?:,?\s+(?:the|a|an|his|her|their|its|one|local|state|government|police|officials?)?\s*(?:[\w’'.-]+\s+){{0,5}}{_REPORTING}\b"
    r"(?!\s+(?:responsibility|dead|to death|off)))",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:trial|court|hearing|funeral|funerals|mourning|visit|visited|conference|meeting|statement|interview|summit|election|elections"
    r"|arrested|charged|appeared|resumed|reopened|expected|scheduled|will|would|rose|risen|rising|revised|updated|died in hospital|lifted)\b",
    re.IGNORECASE,
)
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
            candidate = _Candidate(place + _points(setting, sentence, mention), sentence, mention)
            if best is None or candidate.points > best.points:
                best = candidate
    if best is None or best.points < THRESHOLD:
        return []
    row = DraftPhrase(s=best.sentence.number, text=best.mention.text)
    return [Found(row, f"when: {best.mention.kind}, {best.points:.1f} points", best.mention.text)]


def _points(setting: Setting, sentence: Sentence, mention: DateMention) -> float:
    """How well an expression fits the event: its clause, its kind, and whether it dates a statement instead."""
    text = sentence.text
    low, high = clause_of(text, mention.start, mention.end)
    points = KIND.get(mention.kind, 0.0) + (MAIN if sentence.number in setting.main else 0.0)
    cues = sentence_cues(text[low:high])
    if cues.events:
        points += EVENT_CLAUSE
    if cues.harm:
        points += HARM_CLAUSE
    if _STATED_BEFORE.search(text[low : mention.start]) or _STATED_AFTER.match(text[mention.end : mention.end + 120]):
        points += STATEMENT
    if _STEP.search(text[low:high]):
        points += OTHER_STEP
    if _SINCE.match(mention.text):
        points += OPEN_SINCE
    return points
