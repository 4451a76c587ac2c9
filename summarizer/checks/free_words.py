"""Harm words that no other count claims, and whether the clause lets one of them be said of a count."""

import re
from collections.abc import Sequence

from summarizer.brief import Harm
from summarizer.language.counts import find_counts
from summarizer.language.harm_cues import find_cues
from summarizer.language.harm_line import PREPOSITIONS, RELATIVES, SUBORDINATORS
from summarizer.language.harm_words import AUXILIARIES, BE, HARM_VERBS, HAVE, NOUN_HARMS, TOLL_NOUNS, is_adverb
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import STOPS, VERBS, is_people
from summarizer.language.numbers import MULTIPLIERS, TENS, UNITS
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import Words, words
from summarizer.records import record

Span = tuple[int, int]

_RANKED: tuple[Harm, ...] = ("killed", "missing", "injured")
_PATTERNS: tuple[tuple[Harm, re.Pattern[str], bool], ...] = tuple(
    (harm, lazy_pattern(str(vocabulary("harm_hints")["signs"][key]), re.IGNORECASE), key == "care")
    for harm, key in (*((harm, harm) for harm in _RANKED), ("injured", "care"))
)
"""Harm, the pattern of its words, and whether they are words of care."""
# Between the members of a list, and between a whole and its part.
_LINK = lazy_pattern(
    r"\s*(?:,|, and|and|as well as|along with|, plus|"
    r",? (?:including|among them|(?:\w+ )?of (?:them|whom)(?: were)?))\s*"
    r"(?:(?:an?|the|his|her|their|at least) (?:(?:only|own|young|teenage|infant) )?)?",
    re.IGNORECASE,
)
_ENDS = frozenset((",", ";", ".", ":", ")", "", "and", "or", "but", "dead", "when", "while", "as", "after", "to"))
_OPENING = 3
"""Words before a count that still opens its sentence."""
_FAR = 8
"""Words between a harm word and a count behind it that it may still take for its object."""
_PAST = word_set("harms", "grammar", "past_verbs")
_ONE_OPENERS = frozenset(("a", "an", "the", "his", "her", "their", "another", "one"))
_PRONOUNS = frozenset(("he", "she", "him", "her", "they", "them", "it"))
_OPENERS = (SUBORDINATORS | frozenset(("but", "as", "than"))) - RELATIVES
_BARRIERS = frozenset((",", ";", ":", "(", ")", "by", "and"))
_BEARS = word_set("harm_hints", "reach", "bears")
_JOINED = lazy_pattern(r"\band\s+(?:at least |about )?$", re.IGNORECASE)
_TO_CARE = word_set("harm_hints", "reach", "to_care")
_IS = BE | word_set("harm_hints", "reach", "stays")
_AS_PART = word_set("harm_hints", "reach", "as_part")
_DEADLY = word_set("harm_hints", "reach", "deadly")
_TOLD_OF = word_set("harm_hints", "reach", "figure_of")
_DETERMINERS = frozenset(("the", "those", "its", "their", "his", "her", "all"))
_VICTIMS = word_set("harms", "heads", "weak") - frozenset(("body", "bodies", "corpses", "lives"))
_RISES = frozenset(("rose", "risen", "climbed", "climbs", "jumped", "rises", "grew", "increased"))
_NUMERALS = frozenset((*UNITS, *TENS, *MULTIPLIERS, "and", "-", "at", "least", "or", "more", "over"))
_OTHERS = frozenset(("other", "others", "more"))
_REPORT = word_set("harms", "grammar", "report") | frozenset(("thought", "believed", "knew", "saw", "found", "told"))
_GIVES = frozenset(("at", "to", "from", "of", "is", "was", "were", "numbered", "totalled", "totaled"))
_TIMES = frozenset(("late", "early", "overnight", "earlier", "later", "last", "today", "yesterday"))
_AFTER_TO = frozenset(("death", "hospital", "hospitals", "survive", "recover"))
"""Words of harm behind "to" that are no plan: "rushed to hospital", "expected to survive"."""
_NOUNS = word_set("harm_hints", "reach", "death_nouns")
_WITHIN = frozenset(("of", "including", "and", "or", ",", "another", "a", "an", "the"))


@record(frozen=True, slots=True)
class Sign:
    """A harm word, as words `first` to `last` (half-open)."""

    harm: Harm
    first: int
    last: int
    care: bool
    """Only a word of care: "in hospital", "treated"."""
    active: bool = False
    """Its victims stand behind it: "claimed the lives of"."""


def free_word_reaches(
    harm: Harm, text: str, place: Span, readings: Sequence[HarmReading], *, care: bool = True
) -> bool:
    """Whether a word of this harm, claimed by nobody else, may be said of the count at `place`.

    Args:
        readings: everything read in `text`; whoever has a reading claims the words of it.
        care: whether who is in hospital is hurt.
    """
    sentence = words(text)
    near = [one for one in readings if not (one.count_start < place[1] and place[0] < one.count_end)]
    unit, linked = _with_linked(text, extent(sentence, place), near, sentence)
    first, last = unit
    own = extent(sentence, place)
    counted = sentence.low[own[0] : own[1]]
    if _DETERMINERS.isdisjoint(counted[1:]) and any(
        NOUN_HARMS.get(word) == (harm,) and word not in _VICTIMS for word in counted
    ):
        return True  # "35 wounded", "nineteen bodies", but not "two cooks bandaged the wounded"
    free = signs(sentence, unit, [one for one in near if one not in linked])
    for sign in free:
        if sign.harm != harm:
            continue
        if _is_taken_up_later(sentence, sign, first, last, near):
            return True
        if first <= sign.first < last:
            if own[0] <= sign.first < own[1] and not sign.care and sentence.at(sign.first - 1) not in _DETERMINERS:
                return True  # "the driver who was at the wheel also died", all of it the count's own words
            continue
        low, high = (last, sign.first) if sign.first >= last else (sign.last, first)
        if any(low <= other.first < high and not _may_pass(other, sign, sentence) for other in free):
            continue  # another harm word stands nearer
        deadly = harm == "injured" and sentence.low[sign.first] in _DEADLY
        if deadly and (any(one.harm == "killed" for one in free) or _is_said_dead(text, place, readings)):
            continue  # "was shot and killed", "burnt to death"
        if _is_figure(sentence, sign, first, last):
            return True
        behind = sign.first >= last
        if sign.care and not (care and behind and _is_in_care(sentence, sign, last, free)):
            continue
        if (_says_of_subject if behind else _says_of_object)(sentence, sign, first, last):
            return True
    return False


def _is_taken_up_later(sentence: Words, sign: Sign, first: int, last: int, near: Sequence[HarmReading]) -> bool:
    """ "A hunter took a man for a deer and shot him": the harm of a pronoun is that of the one it stands for."""
    one = next((one for one in near if one.harm == sign.harm and one.cue_start == sentence.starts[sign.first]), None)
    opened = sentence.low[first] in _ONE_OPENERS or sentence.at(first - 1) in _ONE_OPENERS
    if one is None or sign.first < last or not opened:
        return False
    pronoun = sentence.text[one.count_start : one.count_end].lower()
    if pronoun not in _PRONOUNS or pronoun in ("they", "them", "it"):
        return False
    gap = sentence.low[last : sign.first]
    # Whoever opens the clause did it himself, unless a new clause begins: "a woman was loading when a man shot her".
    return first >= _OPENING or any(word in _OPENERS or word in RELATIVES for word in gap)


def _may_pass(other: Sign, sign: Sign, sentence: Words) -> bool:
    """Whether a word between a count and its harm word says less than that: "was shot and later died"."""
    if other is sign or other.care or (sign.harm == "killed" and sentence.low[other.first] in _DEADLY):
        return True
    before = sentence.low[max(0, other.first - 3) : other.first]
    # "Several of the critically wounded died": the whole of which they are a part.
    return sign.harm == "killed" and "of" in before and not _DETERMINERS.isdisjoint(before)


def _is_said_dead(text: str, place: Span, readings: Sequence[HarmReading]) -> bool:
    head = text[place[0] : place[1]].split()[-1:]
    return any(one.harm == "killed" and text[one.count_start : one.count_end].split()[-1:] == head for one in readings)


def _with_linked(text: str, unit: Span, near: Sequence[HarmReading], sentence: Words) -> tuple[Span, list[HarmReading]]:
    """The count with those it shares its words with: a list ("a woman and her baby"), a whole and its part."""
    linked: list[HarmReading] = []
    for one in sorted(near, key=lambda reading: abs(reading.count_start - sentence.starts[unit[0]])):
        low, high = sentence.starts[unit[0]], sentence.ends[unit[1] - 1]
        if one.count_start >= high:
            gap = text[high : one.count_start]
        elif one.count_end <= low:
            gap = text[one.count_end : low]
        else:
            continue
        if _LINK.fullmatch(gap) and not one.count_start <= one.cue_start < one.count_end:
            linked.append(one)
            span = extent(sentence, (one.count_start, one.count_end))
            unit = (min(unit[0], span[0]), max(unit[1], span[1]))
    return unit, linked


def _is_in_care(sentence: Words, sign: Sign, last: int, free: Sequence[Sign]) -> bool:
    """ "nine were still in hospital", "six, taken to a clinic": nothing else is said that they do."""
    gap = _of_last_verb(_without_asides(sentence.low[last : sign.first]))
    if gap[:1] == ["who"] and gap[1:2] in (["survived"], ["lived"], ["escaped"]):
        gap = gap[2:]
    if any(one.harm == "killed" and one.first <= sign.last + _FAR for one in free):
        return False
    if "from" in gap[-2:]:
        return False  # "were moved from a clinic"
    return all(word in AUXILIARIES or is_adverb(word) or word in _TO_CARE for word in gap)


def _is_figure(sentence: Words, sign: Sign, first: int, last: int) -> bool:
    """ "put the wounded at 33", "the number of dead has gone from five to six": a bare figure of a noun."""
    spoken = sentence.low[max(0, sign.first - 1) : sign.last + 1]
    told = not _TOLD_OF.isdisjoint(spoken) or spoken[-1] in ("numbered", "totalled", "totaled")
    noun = told and not TOLL_NOUNS.isdisjoint(spoken)
    bare = all(word[0].isdigit() or word in _NUMERALS for word in sentence.low[first:last])
    gap = sentence.low[sign.last : first]
    held = not any(word in _BARRIERS or word in RELATIVES for word in gap) and len(gap) <= _FAR
    if any(is_people(word) for word in gap[-4:]):
        return False  # "the dead and the three pupils of 18"
    if not _RISES.isdisjoint(gap[-2:-1]):
        held = True  # "the death toll from the blasts set off by rebels climbed to 73"
    return noun and bare and held and bool(gap) and gap[-1] in _GIVES


def extent(sentence: Words, place: Span) -> Span:
    """The count with its noun, as half-open word indexes."""
    low, high = place
    for one in find_counts(sentence.text):
        if one.start < place[1] and place[0] < one.end:
            low, high = min(low, one.start), max(high, one.end)
    inside = [at for at in range(len(sentence)) if sentence.starts[at] < high and low < sentence.ends[at]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def signs(sentence: Words, unit: Span, others: Sequence[HarmReading]) -> list[Sign]:
    """The harm words of a sentence that are free for the count at `unit`."""
    start = sentence.starts[unit[0]]
    claimed = [
        (one.cue_start, max(one.cue_end, one.count_end if one.cue_start >= one.count_start else 0))
        for one in others
        if not (one.negated or _shares(sentence.text, start, one))
    ]
    found = {
        cue.first: Sign(cue.harms[0], cue.first, cue.last, False, cue.side == "right")
        for cue in find_cues(sentence, wide=True)
        if len(cue.harms) == 1
        and cue.harms[0] in _RANKED
        and not cue.denied
        and not any(low < sentence.ends[cue.last - 1] and sentence.starts[cue.first] < high for low, high in claimed)
    }
    told = {at for one in found.values() for at in range(one.first, one.last)}
    for harm, pattern, care in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            if any(low < end and start < high for low, high in claimed):
                continue
            inside = [at for at in range(len(sentence)) if sentence.starts[at] < end and start < sentence.ends[at]]
            if inside[0] in told:
                continue
            word = sentence.low[inside[0]]
            if sentence.at(inside[0] - 1) != "to" or word in _AFTER_TO or word[-3:] == "ing":
                found.setdefault(inside[0], Sign(harm, inside[0], inside[-1] + 1, care))
    for at in [at for at in found if sentence.low[at] == "fatally" and sentence.at(at + 1) in _DEADLY]:
        found.pop(at + 1, None)
        found[at] = Sign("killed", at, at + 2, False, True)  # "an officer fatally shooting a man"
    return [found[at] for at in sorted(found)]


def _shares(text: str, start: int, one: HarmReading) -> bool:
    """Whether a reading leaves its word to the count at `start` as well.

    A part leaves it to its whole, a pronoun to the name, and "two in Lae" to "three died in Moru and two in Lae".
    """
    if one.subgroup or text[one.count_start : one.count_end].lower() in _PRONOUNS:
        return True
    elided = start < one.cue_start < one.count_start
    return elided and _JOINED.search(text[one.cue_end : one.count_start]) is not None


def _says_of_subject(sentence: Words, sign: Sign, first: int, last: int) -> bool:
    """The count stands before the word: "a second skier ... was found dead", "four had wounds"."""
    among = "among" in sentence.low[max(0, sign.first - 3) : sign.first]
    noun = sentence.at(sign.first - 1) in _DETERMINERS and sentence.low[sign.first] in NOUN_HARMS
    if (noun or sentence.low[sign.first] in _DETERMINERS) and not among:
        return False  # "two soldiers bandaged the wounded"
    gap = _of_last_verb(_without_asides(sentence.low[last : sign.first]))
    if _of_relative(sentence, gap, last):
        return True
    if gap and gap[0] in ("who", "which", "that"):
        gap = gap[1:]
    if len(gap) == 1 and gap[0] in ("he", "she", "they") and sentence.at(sign.last) not in ("a", "an", "the", "his"):
        return True  # "one porter he shot dead lay by a wall"
    if _acts(sentence, sign, gap):
        return False
    if _taken_up(gap, first):
        return True
    gap = _without_complements(gap)
    if gap and all(word in AUXILIARIES or is_adverb(word) for word in gap):
        return True
    # No hillside is killed: with "was" before the word a relative clause may stand between, if it has no people.
    passive = bool(gap) and any(word in BE for word in gap[-2:])
    for at, word in enumerate(gap):
        goes_on = word in ("and", "but") and all(one in AUXILIARIES or is_adverb(one) for one in gap[at + 1 :])
        if goes_on:
            break  # "was shot and later died", "was taken to hospital but has since died"
        if word in _BARRIERS or (word in RELATIVES and not passive) or is_people(word):
            return False
        if word in _OPENERS and (gap[at + 1] if at + 1 < len(gap) else "") not in _PRONOUNS:
            return False
    if any(last <= low < sign.first for low in _others_counted(sentence, gap)):
        return False
    if among:
        return all(word in AUXILIARIES or is_adverb(word) or word in _AS_PART for word in gap)
    carried = [at for at, word in enumerate(gap) if word in _IS or word in HAVE]
    verbs = [at for at, word in enumerate(gap) if is_verb(word) and at not in carried]
    if carried and all(word in AUXILIARIES or word in _IS or is_adverb(word) for word in gap[carried[-1] :]):
        return True
    if carried and all(at > carried[0] or at == 0 for at in verbs):
        return True
    return not verbs or all(gap[at] in _BEARS for at in verbs)


def _of_relative(sentence: Words, gap: Sequence[str], last: int) -> bool:
    """ "A grandmother of 81 who took one cup for her brother is also dead": the verb behind a clause about its subject.

    The verb agrees with the count, and nobody in the clause says or sees something that it could belong to.
    """
    at = next((index for index, word in enumerate(gap) if word in ("who", "which")), None)
    if at is None or any(word in _BARRIERS or is_verb(word) for word in gap[:at]):
        return False
    tail = next((index for index in range(len(gap) - 1, at, -1) if gap[index] in BE or gap[index] in HAVE), None)
    if tail is None or tail < at + 2 or not all(word in AUXILIARIES or is_adverb(word) for word in gap[tail:]):
        return False
    clause = gap[at + 1 : tail]
    if any(word in RELATIVES or word in _OPENERS or word in _BARRIERS or word in _REPORT for word in clause):
        return False
    several = sentence.low[last - 1].endswith("s") or clause[0] in ("were", "are", "have")
    return (gap[tail] in ("were", "are", "have")) == several or gap[tail] in ("had", "been", "be")


def _acts(sentence: Words, sign: Sign, gap: Sequence[str]) -> bool:
    """Whether the word is what the counted did to others: "two bombers killing", "two gunmen shot at a bus"."""
    word = sentence.low[sign.first]
    if word == "fatally" and (sentence.at(sign.last) in _ENDS or sentence.at(sign.last) in PREPOSITIONS):
        return False  # "discovered two women fatally shot at one address"
    side = HARM_VERBS[word][1] if word in HARM_VERBS else "either" if word in _DEADLY or sign.care else "left"
    if sign.active and side == "left":
        side = "right"
    if side == "left" or any(one in _IS for one in gap[-4:]) or (sign.care and not word.endswith("ed")):
        return False
    if word == "wounds" and gap:
        return False  # "are expected to survive gunshot wounds"
    after = sentence.at(sign.last)
    aims = after == "at" and word in _DEADLY  # "shot at"
    ends = after in _ENDS or is_adverb(after) or (after in PREPOSITIONS and not aims) or after in _TIMES
    return side == "right" or not ends


def _taken_up(gap: Sequence[str], first: int) -> bool:
    """ "A girl was riding to see her father when she was decapitated": a pronoun for one who opens the sentence."""
    if first > _OPENING or len(gap) < 2:
        return False
    tail = [at for at, word in enumerate(gap) if word in _OPENERS]
    if not tail or any(word in _BARRIERS for word in gap[tail[-1] :]):
        return False
    rest = gap[tail[-1] + 1 :]
    return bool(rest) and rest[0] in ("he", "she") and all(word in AUXILIARIES or is_adverb(word) for word in rest[1:])


def _of_last_verb(gap: Sequence[str]) -> list[str]:
    """The words behind the last "and was": "was shot by a guard and was pronounced" -> "was pronounced".

    Who is the subject of the first verb is that of the next, which has none of its own.
    """
    joints = [
        at for at in range(1, len(gap) - 1) if gap[at] in ("and", "but") and (gap[at + 1] in BE or gap[at + 1] in HAVE)
    ]
    opens = bool(gap) and (gap[0] in BE or gap[0] in HAVE or gap[0] in PREPOSITIONS)
    opens = opens or (bool(gap) and is_verb(gap[0]) and gap[0] not in _REPORT)  # "tried to stab him and was shot"
    return list(gap[joints[-1] + 1 :]) if joints and opens else list(gap)


def _without_complements(gap: Sequence[str]) -> list[str]:
    """The words from the first "was" or "has" on, where only what belongs to the noun stands before it.

    "a suspect in the shooting of an officer has been found dead": whoever stands behind "of" is no subject.
    """
    at = next((at for at, word in enumerate(gap) if word in BE or word in HAVE), None)
    if not at or gap[0] not in PREPOSITIONS:
        return list(gap)
    before = gap[:at]
    nouns = {index + 1 for index, word in enumerate(before) if word in _DETERMINERS or word in ("a", "an")}
    parted = any(
        word in _BARRIERS or word in RELATIVES or word in _OPENERS or (is_verb(word) and index not in nouns)
        for index, word in enumerate(before)
    )
    return list(gap) if parted else list(gap[at:])


def _without_asides(gap: Sequence[str]) -> list[str]:
    """The words without what stands between commas: "the mayor, a nurse of 40, was" -> "the mayor was"."""
    commas = [at for at, word in enumerate(gap) if word == ","]
    if not commas:
        return list(gap)
    tail = list(gap[commas[-1] + 1 :])
    if len(commas) == 1 and commas[0] == 0:
        return tail
    told = (tail[0] in AUXILIARIES or is_adverb(tail[0])) if tail else len(commas) > 1
    return tail if told else list(gap)


def _others_counted(sentence: Words, gap: Sequence[str]) -> list[int]:
    """Where the other counts of the sentence begin, as far as the words of the gap hold them."""
    kept = set(gap)
    found = []
    for one in find_counts(sentence.text):
        if one.kind in ("people", "other"):
            at = next((at for at in range(len(sentence)) if sentence.starts[at] >= one.number_start), 0)
            if sentence.low[at] in kept:
                found.append(at)
    return found


def _says_of_object(sentence: Words, sign: Sign, first: int, last: int) -> bool:
    """The count stands behind the word: "killed one son and injured another", "the massacre of 134 pupils"."""
    gap = sentence.low[sign.last : first]
    if len(gap) > _FAR:
        return False
    word = sentence.low[sign.first]
    # "IS killed 280 people": capitals are a name.
    passive = any(one in BE for one in sentence.raw[max(0, sign.first - 3) : sign.first]) and not word.endswith("ing")
    noun = sign.active or ((word in _NOUNS or word == "fatal") and "of" in gap)
    if not noun and (passive or word in ("died", "dead", "dies", "deaths", "death", "missing", "wounds", "injuries")):
        return False
    if sentence.at(last) in AUXILIARIES - {"to"} or (sentence.at(last) in VERBS and gap):
        return False
    if any(one in ";:()" or one in RELATIVES or one in _OPENERS or one == "by" or is_verb(one) for one in gap):
        return False
    others = bool(gap) and gap[-1] in ("and", ",") and not _OTHERS.isdisjoint(sentence.low[first:last])
    if any(is_people(one) for one in gap) and not others:  # "killed his aunt and two other people"
        return False
    return not gap or gap[-1] in _WITHIN or gap[-1] not in PREPOSITIONS


def is_verb(word: str) -> bool:
    """Whether a word is a verb by the lists or by its ending."""
    return word in VERBS or word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in STOPS)
