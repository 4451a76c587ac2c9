"""Counts that are the only ones left for the one harm word of their clause, whatever the grammar between the two."""

import re
from collections.abc import Sequence

from summarizer.brief import Harm
from summarizer.checks.free_words import Sign, extent, is_verb, signs
from summarizer.language.bounds import ONE
from summarizer.language.counts import find_counts
from summarizer.language.harm_words import AUXILIARIES, BE, is_adverb
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words, words

Span = tuple[int, int]

_GRAVE = frozenset(("killed", "injured", "missing"))
_SURE = frozenset(("killed", "injured"))
"""Harms whose words are said of people alone; searches and losses befall things too."""
_BESIDE = word_set("harm_hints", "reach", "beside")
_SKIPPED = frozenset(("the", "these", "those", "all", '"', "“", "”", "'", "‘"))
# "there is no clear sign that any of them drowned"
_UNCONFIRMED = lazy_pattern(
    r"\bno (?:\w+ ){0,2}(?:reports?|evidence|indication|sign|proof|word|suggestion)\b", re.IGNORECASE
)
_REPORT = word_set("harms", "grammar", "report")
_HOUSES = frozenset(("hospital", "hospitals", "clinic", "clinics", "infirmary"))
_INTO = frozenset(("in", "into", "to", "at"))
_QUOTES = frozenset(('"', "“", "”", ","))


def is_left_over(harm: Harm, text: str, place: Span, clause: Span, readings: Sequence[HarmReading]) -> bool:
    """Whether the nearest free harm word of the clause is of `harm`, and the sentence counts nobody else by it.

    What stands beside others ("with two nurses") or acts ("two officers returned fire") is left out.

    Args:
        clause: the clause of the count.
        readings: everything read in the sentence.
    """
    said = [one for one in readings if one.count_start < place[1] and place[0] < one.count_end]
    if harm not in _SURE or any(one.negated or one.harm in _GRAVE for one in said):
        return False
    others = [one for one in readings if one not in said]
    if any(one.harm == harm and not one.negated for one in others):
        return False
    sentence = words(text)
    unit = extent(sentence, place)
    near = [one for one in signs(sentence, unit, others) if clause[0] <= sentence.starts[one.first] < clause[1]]
    if any(
        one.first >= unit[1] and _UNCONFIRMED.search(text, sentence.ends[unit[1] - 1], sentence.starts[one.first])
        for one in near
    ):
        return False
    near = [one for one in near if not (one.care and sentence.low[one.first] in _HOUSES and not _inside(sentence, one))]
    if not near or stands_beside(sentence, unit):
        return False

    def distance(at: Span) -> int:
        return at[0] - unit[1] if at[0] >= unit[1] else unit[0] - at[1]

    nearest = min(near, key=lambda one: distance((one.first, one.last)))
    low = min(sentence.starts[unit[0]], sentence.starts[nearest.first])
    high = max(sentence.ends[unit[1] - 1], sentence.ends[nearest.last - 1])
    counts = [one for one in find_counts(text) if low <= one.start < high and one.kind in ("people", "other")]
    if len(counts) > 1 or any(one.noun is None and one.reading == ONE for one in counts):
        return False  # another count stands between the two, or "one" is no person at all
    return nearest.harm == harm and not acts(sentence, unit, [(one.first, one.last) for one in near])


def _inside(sentence: Words, sign: Sign) -> bool:
    """ "wheeled into clinics", not "stormed a clinic"."""
    return any(word in _INTO for word in sentence.low[max(0, sign.first - 4) : sign.first])


def stands_beside(sentence: Words, unit: Span) -> bool:
    """Whether the count belongs to a preposition that tells of company, agents and the like: "by six gunmen"."""
    at = unit[0] - 1
    while sentence.at(at) in _SKIPPED:
        at -= 1
    return sentence.at(at) in _BESIDE


def acts(sentence: Words, unit: Span, free: Sequence[Span] = ()) -> bool:
    """Whether the count is the subject of a verb that does something: "two officers stopped", "six men say".

    Args:
        free: the harm words of the clause, which are no deeds.
    """
    at = unit[1]
    while sentence.at(at) in AUXILIARIES or is_adverb(sentence.at(at)) or sentence.at(at) in _QUOTES:
        at += 1
    word = sentence.at(at)
    if not word or any(first <= at < last for first, last in free):
        return False
    passive = any(one in BE for one in sentence.low[unit[1] : at])
    return word.endswith("ing") or word in _REPORT or (not passive and is_verb(word))
