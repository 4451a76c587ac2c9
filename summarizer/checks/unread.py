"""Counts of people that no pattern reads: whether a harm may be said of them for all that."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

from summarizer.article import Article
from summarizer.brief import Evidence, Harm
from summarizer.language.bounds import add
from summarizer.language.casualties import readings_in
from summarizer.language.clauses import clause_of, clauses
from summarizer.language.counts import find_counts, read_phrases
from summarizer.language.harm_cues import find_cues
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import is_people
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import words

Span = tuple[int, int]

_OPEN: frozenset[Harm] = frozenset(("displaced", "affected", "rescued", "abducted", "detained"))
"""Harms that articles tell in too many ways for any list; nobody dies of a hint read wrongly."""
_GRAVEST: tuple[Harm, ...] = ("killed", "missing", "injured")
"""Of several harms in one sentence the first here is the one that became of those it speaks of."""
_RANKED = frozenset(_GRAVEST)
_HINTS: dict[Harm, re.Pattern[str]] = {
    harm: lazy_pattern(str(vocabulary("harm_hints")[harm]), re.IGNORECASE) for harm in get_args(Harm)
}
_OPENING = 12
"""Characters before a count that still opens its sentence: "The other three"."""
NEAR = 2
"""Sentences between a count and the cited sentence that says what became of those it counts."""


def may_be_said(
    harm: Harm,
    phrase: str,
    place: Span,
    readings: Sequence[HarmReading],
    evidence: Sequence[Evidence],
    article: Article,
) -> bool:
    """Whether the cited sentences allow a harm of a count that stands at `place` and that no pattern reads."""
    text = evidence[0].text
    if not _counts_people(text, place) or not _whole(text, phrase, place):
        return False
    near = [item for item in evidence[1:] if abs(item.sentence - evidence[0].sentence) <= NEAR]
    clause = _clause(text, place)
    own = _hinted(text, clause, readings)
    if harm in _OPEN:
        if own:
            return harm in own
        milder = [item for item in near if not any(_HINTS[one].search(item.text) for one in ("killed", "missing"))]
        return harm in _hinted(text, (0, len(text)), readings) or any(_HINTS[harm].search(one.text) for one in milder)
    if own & _RANKED and harm not in own:
        return False
    if any(_told_of_all(harm, item, article) for item in near) or _free_cue(harm, text, place, clause, readings):
        return True
    return _leans(text, place) and any(_only_harm(item, article) == harm for item in near)


def _counts_people(text: str, place: Span) -> bool:
    """Whether the words at `place` count or describe people, as far as their noun tells."""
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    if counted:
        return all(one.kind in ("people", "other") for one in counted)
    return _describes(text, place)


def _describes(text: str, place: Span) -> bool:
    sentence = words(text)
    return any(
        sentence.starts[one.first] < place[1] and place[0] < sentence.ends[one.last - 1]
        for one in described_in(sentence, quantities(text))
    )


def _whole(text: str, phrase: str, place: Span) -> bool:
    """Whether the phrase leaves no bound of its number out: "12,000" of "upwards of 12,000"."""
    alone = read_phrases([phrase])
    counted = [one.reading for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    return not counted or alone in counted or (len(counted) > 1 and alone == add(counted))


def _hinted(text: str, span: Span, readings: Sequence[HarmReading]) -> frozenset[Harm]:
    """The harms of which a word stands within `span` that is said of nobody else."""
    found: set[Harm] = set()
    for harm, hints in _HINTS.items():
        for match in hints.finditer(text, *span):
            if not any(one.cue_start < match.end() and match.start() < one.cue_end for one in readings):
                found.add(harm)
                break
    return frozenset(found)


def _free_cue(harm: Harm, text: str, place: Span, clause: Span, readings: Sequence[HarmReading]) -> bool:
    """Whether the clause of the count holds a verb of that harm which is said of nobody else, and no other harm."""
    sentence = words(text)
    if not _sure_people(text, place):
        return False
    found = False
    for cue in find_cues(sentence):
        start, end = sentence.starts[cue.first], sentence.ends[cue.last - 1]
        if not (clause[0] <= start and end <= clause[1]):
            continue
        taken = any(one.cue_start < end and start < one.cue_end for one in readings)
        between = text[place[1] : start] if start >= place[1] else text[end : place[0]]
        others = any(is_people(word) for word in words(between).low)
        if harm not in cue.harms or taken or cue.denied or cue.side in ("toll", "right") or others:
            return False
        found = True
    return found


def _sure_people(text: str, place: Span) -> bool:
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    return all(one.kind == "people" for one in counted) if counted else _describes(text, place)


@lru_cache(maxsize=256)
def _clause(text: str, place: Span) -> Span:
    return clause_of(text, *place) if len(clauses(text)) > 1 else (0, len(text))


def _leans(text: str, place: Span) -> bool:
    """ "Nine had been sent on to the capital": a bare count that opens a sentence without a harm."""
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    bare = bool(counted) and all(one.noun is None or one.noun.lower() in ("them", "others") for one in counted)
    return bare and place[0] <= _OPENING and not find_cues(words(text), wide=True)


def _only_harm(item: Evidence, article: Article) -> Harm | None:
    """The one harm that a cited sentence tells, if it is one; hints count where nothing is read."""
    told = {one.harm for one in readings_in(article, item.sentence) if not one.negated}
    if len(told) == 1:
        return told.pop()
    hinted = [harm for harm in _GRAVEST if _HINTS[harm].search(item.text)]
    return hinted[0] if not told and hinted else None


def _told_of_all(harm: Harm, item: Evidence, article: Article) -> bool:
    """Whether another cited sentence says the harm without counting anybody by it: "all the bodies were recovered"."""
    said = [one for one in _GRAVEST if _HINTS[one].search(item.text)]
    if not said or said[0] != harm:
        return False
    return not any(
        one.harm == harm and not one.described and one.reading.low not in (None, 0)
        for one in readings_in(article, item.sentence)
    )
