"""Headline and summary, made of the article's own sentences."""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from summarizer.article import Article, Sentence
from summarizer.checks.prose import ascribes_without_source
from summarizer.draft import DraftBackground, DraftBlame, DraftPhrase, DraftPlace, DraftReaction, DraftToll
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.acts import find_acts
from summarizer.language.events import cues_of
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lexicon import tokens_of
from summarizer.records import record

LONGEST_HEADLINE = 30
"""Words; a lead up to this length is a headline as it stands."""

SHORTEST_CLAUSE = 8
"""Words that a clause needs to stand alone."""

LEAST_GAIN = (float("-inf"), 0.15, 0.6)
"""Worth that a second, a third and a fourth sentence have to add to a summary: a fourth tells a toll or a blame."""

LEAST_NEWS = 0.4
"""Share of its longer words that a sentence must add to those of the sentences already taken."""

REPEATED = 0.7
"""Share of its worth that a row has in a sentence which only repeats it."""

LEAD_REACH = 4
"""Statements at the beginning of the body among which the lead is looked for."""

MOST_SENTENCES = 4
MOST_WORDS = 130
"""Bounds of a summary; a lead longer than that stands alone."""

_DATELINE = lazy_pattern(r"^[^\W\d_][^.!?;:()\"“]{0,60}?(?:\([^)]{1,30}\))?,?\s(?:--?|–|—)\s(?=[\"“‘]?[^\W_a-z])")
_CLAUSE_END = lazy_pattern(r"(?:;|,)\s(?=(?:which|who|where|while|but|as|after|amid|and|with)\b)|;\s|\s(?:--|–|—)\s")
_FINITE = lazy_pattern(
    r"\b(?:was|were|has|have|had|is|are|said|killed|died|hit|struck|shot|went|fell|began|broke|took|left|blew|sank|set"
    r"|[a-z]{2,}ed)\b"
)
_DANGLING = lazy_pattern(
    r"^(?:he|she|it|they|this|that|these|those|his|her|their|its|but|however|meanwhile|and|also|another|others"
    r"|one|some|none|the (?:latter|others?|second|third|fourth|remaining|same)|so|then|instead|such|both|neither|each"
    r"|all (?:of )?(?:had|were|them|the)|there,|the (?:two|three|four|five) others?"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+|many|most|several|dozens) of (?:them|the))\b",
    re.IGNORECASE,
)
# "It was unclear how many fired", "police declined to comment": nothing is told.
_FIRST_NAME = lazy_pattern(r"[^\W\d_a-z][\w.’'-]+$")
_NAME_REACH = 60
"""Characters that the name before a last name may have."""
_UNTOLD = lazy_pattern(
    r"\b(?:unclear|unknown|not (?:immediately |yet )?(?:clear|known|available)|declined to|no (?:further|other) details"
    r"|(?:did|would|could) not (?:immediately )?(?:say|comment|respond|elaborate|be reached))\b"
)
_CREDIT = lazy_pattern(
    r"\([^()]*(?:\b(?:photos?|image|images|via|file|ap|afp|reuters|getty|courtesy|published)\b|\w ?/ ?[A-Z])[^()]*\)",
    re.I,
)
_LAST_NAME = lazy_pattern(r"^([^\W\d_a-z][\w’'-]+)(?:,| (?:had|was|is|has|said|says|told|also|later|then|[a-z]+ed)\b)")
_END_MARKS = (".", "!", "\u2026", '"', "\u201d", "\u2019", "'", ")", "]", "\u3002", "\u0964")
_GREETING = lazy_pattern(r"^(?:good (?:morning|evening|afternoon)|hello|welcome|dear|here is|here are|\[)", re.I)


@record(frozen=True, slots=True)
class Parts:
    """The rows that were found before any prose is written."""

    when: list[Found[DraftPhrase]] = field(default_factory=list)
    where: list[Found[DraftPlace]] = field(default_factory=list)
    tolls: list[Found[DraftToll]] = field(default_factory=list)
    blamed: list[Found[DraftBlame]] = field(default_factory=list)
    no_claim: list[Found[int]] = field(default_factory=list)
    reactions: list[Found[DraftReaction]] = field(default_factory=list)
    background: list[Found[DraftBackground]] = field(default_factory=list)
    weapons: list[Found[DraftPhrase]] = field(default_factory=list)
    targets: list[Found[DraftPhrase]] = field(default_factory=list)


def _body(article: Article) -> Iterator[Sentence]:
    return (one for one in article.sentences if one.number not in article.headline)


def _length(text: str) -> int:
    return len(text.split())


def _stands_alone(text: str) -> bool:
    return not (text.endswith("?") or _GREETING.match(text)) and _length(text) >= 4


def _statements(article: Article) -> list[Sentence]:
    """The body's statements without captions and lines that no mark ends, unless there are only such."""
    body = [one for one in _body(article) if _stands_alone(one.text)]
    told = [one for one in body if one.text.endswith(_END_MARKS) and not _is_caption(article, one)]
    return told or body


def _is_caption(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence stands under a picture: the credit in brackets ends it or follows in its paragraph."""
    if sentence.text.endswith(")") and _CREDIT.match(sentence.text, sentence.text.rfind("(")):
        return True
    following = article.sentence(sentence.number + 1)
    return (
        following is not None
        and following.paragraph == sentence.paragraph
        and _CREDIT.match(following.text) is not None
    )


@lru_cache(maxsize=64)
def _carries_event(text: str, event_type: str | None = None) -> bool:
    """Whether a text tells of harm, of an act or of an event; of `event_type`, a weak word is enough."""
    tokens = tokens_of(text)
    cues = cues_of(tokens)
    if cues.harm > 0 or any(points >= 1.5 for points in cues.events.values()):
        return True
    if event_type is not None and (cues.events.get(event_type) or cues.unreal_events.get(event_type)):
        return True
    return any(act.real and act.obj is not None for act in find_acts(tokens))


def _balanced(text: str) -> bool:
    """Whether every bracket and quote that is opened is closed."""
    pairs = (text.count("(") - text.count(")"), text.count("“") - text.count("”"), text.count('"') % 2)
    return not any(pairs)


def _reports(clause: str) -> bool:
    return _FINITE.search(clause) is not None and _carries_event(clause)


def _accused(parts: Parts) -> list[str]:
    """Names of actors whose guilt is somebody's word."""
    certain = ("reported_as_fact", "claimed")
    return [name for one in parts.blamed if one.row.status not in certain for name in (one.row.actor, *one.row.aliases)]


def _one_clause(text: str) -> str:
    """The first clause of a sentence when that can stand alone, else the sentence; dateline and full stop taken off."""
    text = _DATELINE.sub("", text, count=1)
    if _length(text) > LONGEST_HEADLINE:
        for match in _CLAUSE_END.finditer(text):
            clause = text[: match.start()]
            if _balanced(clause) and _length(clause) >= SHORTEST_CLAUSE and _reports(clause):
                text = clause
                break
    return text.rstrip().removesuffix(".").rstrip(" ,;")


def _lead(setting: Setting) -> Sentence | None:
    """The first sentence that reports the event near the beginning of the body, else the body's first statement."""
    statements = _statements(setting.article)
    for one in statements[:LEAD_REACH]:
        if _carries_event(one.text, setting.event_type) and not _mostly_other(setting, one):
            return one
    return statements[0] if statements else None


def _mostly_other(setting: Setting, sentence: Sentence) -> bool:
    """Whether half of a sentence or more speaks of another event."""
    spans = setting.others.get(sentence.number, ())
    return 2 * sum(end - start for start, end in spans) >= len(sentence.text)


def write_headline(setting: Setting, parts: Parts) -> Found[str]:
    """The article's own headline where it carries the event, else the lead, cut to a clause that can stand alone.

    A headline that lays the act at somebody's door, who is only accused, gives way to a lead that says by whom.
    """
    article = setting.article
    own = " ".join(article.sentences[number - 1].text for number in article.headline).strip()
    lead = _lead(setting)
    if own and (not setting.incident or _carries_event(own, setting.event_type) or lead is None):
        accused = _accused(parts)
        if lead is None or not ascribes_without_source(own, accused) or ascribes_without_source(lead.text, accused):
            return Found(own, "the article's headline", own)
    if lead is not None:
        headline = _one_clause(lead.text)
        return Found(headline, f"the lead, sentence {lead.number}", headline)
    fallback = own or (article.sentences[0].text if article.sentences else article.title or "Untitled article")
    return Found(fallback, "the first sentence", fallback)


def _wanted(parts: Parts) -> list[tuple[float, list[int]]]:
    """What a summary should tell, as worth and the sentences that tell it, the best one first."""
    wanted: list[tuple[float, list[int]]] = []
    for toll in parts.tolls:
        worth = {"killed": 3.0, "injured": 2.0, "missing": 2.0}.get(toll.row.harm, 1.0)
        current = toll.row.scope == "total" and not toll.row.superseded
        wanted.append((worth if current else worth / 4, toll.row.s))
    wanted.extend((2.5 if at == 0 else 1.5, blame.row.s) for at, blame in enumerate(parts.blamed))
    wanted.extend((2.0 if at == 0 else 0.3, [place.row.s]) for at, place in enumerate(parts.where))
    wanted.extend((2.0, [phrase.row.s]) for phrase in parts.when)
    wanted.extend((1.5, [one.row]) for one in parts.no_claim)
    wanted.extend((0.5, [phrase.row.s]) for phrase in (*parts.weapons, *parts.targets))
    wanted.extend((0.4, one.row.s[:1]) for one in parts.reactions)
    return wanted


@record(frozen=True, slots=True)
class _Candidate:
    """A sentence that a summary may take."""

    number: int
    text: str
    length: int
    """Words."""
    dangling: bool
    """It begins with a word that needs the sentence before it."""
    untold: bool
    """It tells what nobody knows or says."""
    last_name: str | None
    """The last name that it begins with; an earlier sentence gave the full one."""
    words: frozenset[str]
    """Its longer words."""


def _candidate(article: Article, one: Sentence) -> _Candidate:
    named = _LAST_NAME.match(one.text)
    last_name = named[1] if named and _is_named_in_full(named[1], article.text, one.start) else None
    dangling = _DANGLING.match(one.text) is not None
    untold = _UNTOLD.search(one.text) is not None
    return _Candidate(one.number, one.text, _length(one.text), dangling, untold, last_name, _longer_words(one.text))


def _is_named_in_full(word: str, text: str, end: int) -> bool:
    """Whether another name stands before the word in the text before `end`."""
    # One pattern for all words: compiling one for each took longer than all that is read of a sentence.
    at = text.find(f" {word}", 0, end)
    while at >= 0:
        behind = text[at + 1 + len(word) : end][:1]
        if not (behind.isalnum() or behind == "_") and _FIRST_NAME.search(text, max(0, at - _NAME_REACH), at):
            return True
        at = text.find(f" {word}", at + 1, end)
    return False


def _longer_words(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens_of(text).words if len(word) > 3)


def _candidates(setting: Setting, parts: Parts) -> list[_Candidate]:
    """What may stand beside the lead: whole statements of the article's own voice about the main incident."""
    current = {number for toll in parts.tolls for number in toll.row.s} | {n for one in parts.blamed for n in one.row.s}
    past = {number for event in parts.background for number in event.row.s} - current
    return [
        _candidate(setting.article, one)
        for one in _statements(setting.article)
        if one.number not in past
        and _balanced(one.text)
        and not one.text.startswith(('"', "“"))
        and not _mostly_other(setting, one)
    ]


def _hangs(one: _Candidate, chosen: dict[int, str]) -> bool:
    """Whether a sentence needs words that the summary does not hold."""
    if one.dangling and one.number - 1 not in chosen:
        return True
    return one.last_name is not None and not any(one.last_name in text for text in chosen.values())


def write_summary(setting: Setting, parts: Parts) -> Found[str] | None:
    """Two to four sentences of the article that tell what, where, when, toll and blame; None: no incident."""
    lead = _lead(setting) if setting.incident else None
    if lead is None:
        return None
    chosen = {lead.number: lead.text}
    wanted, candidates = _wanted(parts), _candidates(setting, parts)
    words = _length(lead.text)
    while len(chosen) < MOST_SENTENCES:
        missing = [(worth, told) for worth, told in wanted if chosen.keys().isdisjoint(told)]
        told_words = frozenset().union(*(_longer_words(text) for text in chosen.values()))
        best, best_gain = None, LEAST_GAIN[len(chosen) - 1]
        for one in candidates:
            if one.number in chosen or words + one.length > MOST_WORDS or _hangs(one, chosen):
                continue
            gain = _gain(one, missing, told_words) - 0.02 * (one.number - lead.number)
            if one.number in setting.main:
                gain += 0.5 if len(chosen) == 1 else 0.1
            if gain > best_gain:
                best, best_gain = one, gain
        if best is None:
            break
        chosen[best.number] = best.text
        words += best.length
    numbers = sorted(chosen)
    return Found(" ".join(_plain(chosen[number]) for number in numbers), f"sentences {numbers}", lead.text)


def _gain(one: _Candidate, missing: list[tuple[float, list[int]]], told_words: frozenset[str]) -> float:
    """What a sentence adds to the summary: what is still missing there, less for a repeat and for an untold thing."""
    gain = sum(worth if one.number == told[0] else REPEATED * worth for worth, told in missing if one.number in told)
    if len(one.words - told_words) < LEAST_NEWS * len(one.words):
        gain -= 2.0
    if one.untold:
        gain -= 1.5
    return gain - 0.01 * one.length


def _plain(text: str) -> str:
    """A sentence without the picture credit that stands before it."""
    credit = _CREDIT.match(text)
    return text[credit.end() :].lstrip() if credit is not None and credit.end() < len(text) else text
