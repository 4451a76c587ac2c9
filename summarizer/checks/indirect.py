"""Counts whose harm a sentence says by a detour: an exception, a "both" that takes them up, a hand laid on oneself."""

import re
from collections.abc import Sequence

from summarizer.brief import Harm
from summarizer.language.bounds import Reading
from summarizer.language.counts import find_counts
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.numbers import find_numbers

Span = tuple[int, int]

_NOBODY = r"\b(?:no one|nobody|no-one|none|no (?:other |\w+ ){0,2}?(?:people|person|passengers?|casualties|injuries))\b"
_DENIED: dict[Harm, re.Pattern[str]] = {
    "injured": lazy_pattern(rf"{_NOBODY}[^.;]{{0,40}}?\b(?:hurt|injured|harmed|wounded|injuries)\b", re.IGNORECASE),
    "killed": lazy_pattern(rf"{_NOBODY}[^.;]{{0,40}}?\b(?:killed|died|dead)\b", re.IGNORECASE),
}
_SAVE = r"(?:except(?: for)?|apart from|aside from|other than|besides|but for|save(?: for)?|with the exception of)\s+"
_EXCEPTED = lazy_pattern(rf"(?:^|\W){_SAVE}(?:the |an? |his |her |their )?$", re.IGNORECASE)
_EXCEPTING = lazy_pattern(_SAVE, re.IGNORECASE)
# "two lodgers, ages 63 and 70, both were shot": the word that takes up those before it.
_ALL = lazy_pattern(r"(?:both|all)\b", re.IGNORECASE)
_OWN_HAND = lazy_pattern(
    r"\b(?:turn(?:ed|ing|s) (?:the|his|her|a) (?:gun|weapon|rifle|pistol|knife) on (?:him|her|them)sel(?:f|ves)|"
    r"(?:took|taking|takes) (?:his|her|their) own li(?:fe|ves)|(?:,|and|before|and) ?then (?:him|her)self|"
    r"committed suicide|(?:died|dead) (?:of|from) (?:an? )?(?:apparent(?:ly)? )?self-inflicted)",
    re.IGNORECASE,
)
_LIVED = lazy_pattern(r"\b(?:lived|surviv\w+|alive|critical\w*|hospitali[sz]ed|stable)\b", re.IGNORECASE)
_OPENS = lazy_pattern(
    r"(?:^|[,;:]|\b(?:and|but|when|after|before|until|as|said|says|say|that|where))\s*(?:the |an? )?(?:ex-)?$",
    re.IGNORECASE,
)
_NO_SIGN = lazy_pattern(
    r"[^.;]{0,60}?\b(?:nothing\b[^.;]{0,20}?\b(?:known|heard|seen|found)|no (?:sign|trace|word|news))\b", re.IGNORECASE
)
# "Several of the gravely wounded died": those of the hurt who are dead.
_DIED = lazy_pattern(
    r" of (?:the|those) (?:[\w-]+ ){0,2}?(?:injured|wounded|hurt|survivors|patients|sick)\b(?:, [^,.;]{1,60},)? "
    r"(?:(?:later|also|then|since|have|had|has|reportedly) )*(?:died|dead|succumbed|were dead|are dead)\b"
)
_NOUN = r"(?:the )?[\w,-]+ (?:\w+ly )?"
_NOUNS: dict[Harm, re.Pattern[str]] = {
    "killed": lazy_pattern(rf"{_NOUN}(?:dead|killed|slain)", re.IGNORECASE),
    "injured": lazy_pattern(rf"{_NOUN}(?:wounded|injured)", re.IGNORECASE),
    "missing": lazy_pattern(rf"{_NOUN}missing", re.IGNORECASE),
}
# "the Red Cross counted 15 dead, the army only nine": the verb and the noun of the count before go on.
_GAPPED = lazy_pattern(
    r", (?:and |while |but )?(?:the |an? )?[\w'’-]+(?: [\w'’-]+){0,2} (?:only |just |of |at least |about |some )?$"
)
_COUNTED = lazy_pattern(
    r"\b(?:count(?:s|ed)|sp(?:eaks?|oke) of|report(?:s|ed)|ga?ves?|puts?|lists?|listed|registered|said)\b",
    re.IGNORECASE,
)
_ENDS = lazy_pattern(r"\s*(?:[.,;]|$)")


def is_said_indirectly(harm: Harm, text: str, place: Span, readings: Sequence[HarmReading]) -> bool:
    """Whether `text` says `harm` of the count at `place` in such a way.

    Args:
        readings: everything read in `text`.
    """
    if harm == "killed" and _DIED.match(text, place[1]):
        return True
    if (
        harm == "killed"
        and _LIVED.search(text, place[1]) is None
        and _OPENS.search(text[: place[0]])
        and _OWN_HAND.search(text, place[1])
    ):
        others = [one for one in find_counts(text) if one.start > place[1] and one.kind == "people"]
        return not others or _OWN_HAND.search(text, others[0].start) is not None
    if harm == "missing" and text[: place[0]].strip().lower() in ("of", "of the") and _NO_SIGN.match(text, place[1]):
        return True
    return _is_excepted(harm, text, place) or _goes_without_noun(harm, text, place, readings)


def is_noun_of(harm: Harm, phrase: str) -> bool:
    """ "the 36 wounded" of "eleven of the 36 wounded": a number with the noun of the harm says it by itself."""
    return harm in _NOUNS and _NOUNS[harm].fullmatch(phrase) is not None and bool(find_numbers(phrase))


def is_taken_up(harm: Harm, reading: Reading, end: int, text: str, readings: Sequence[HarmReading]) -> bool:
    """Whether "both" or "all three" behind offset `end` says `harm` of just as many."""
    return any(
        one.harm == harm
        and not one.negated
        and one.reading == reading
        and one.count_start >= end
        and _ALL.match(text, one.count_start) is not None
        for one in readings
    )


def _is_excepted(harm: Harm, text: str, place: Span) -> bool:
    """ "No one was hurt except the driver": the one left out of a denial is who it befell."""
    denied = _DENIED.get(harm)
    if text.startswith(("'s", "’s"), place[1]):
        return False  # "apart from the driver's pride"
    if denied is None or denied.search(text) is None:
        return False
    return _EXCEPTING.match(text, place[0]) is not None or _EXCEPTED.search(text[: place[0]]) is not None


def _goes_without_noun(harm: Harm, text: str, place: Span, readings: Sequence[HarmReading]) -> bool:
    """Whether a bare count shares verb and noun of the count before, given by another source."""
    before = [one for one in readings if one.count_end < place[0]]
    last = max(before, key=lambda one: one.count_end, default=None)
    if last is None or last.harm != harm or last.negated or last.described:
        return False
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    bare = bool(counted) and all(one.noun is None for one in counted)
    told = max(last.cue_end, last.count_end)
    gap = text[told : place[0]] if told <= place[0] else ""
    spoken = _COUNTED.search(text, 0, last.count_start) is not None
    return bare and spoken and _GAPPED.fullmatch(gap) is not None and _ENDS.match(text, place[1]) is not None
