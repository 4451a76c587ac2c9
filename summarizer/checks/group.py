"""Whether a count is said of a group: of its own words, or of one that no other count claims."""

import re
from collections.abc import Sequence

from summarizer.brief import Evidence
from summarizer.language.bounds import Reading
from summarizer.language.counts import find_counts
from summarizer.language.harms import HarmReading, harm_readings
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import contains_name, tokens
from summarizer.language.nouns import GENERAL, is_people
from summarizer.language.persons import described_in
from summarizer.language.phrases import occurrences
from summarizer.language.quantities import quantities
from summarizer.language.words import words

_ONE_PRONOUNS = frozenset(("he", "she", "him", "her"))
_TOLL = lazy_pattern(r" (?:losses|casualties|deaths|fatalities|dead|toll|injuries|victims)\b[^.,;]{0,40}$")
_SMALL = frozenset(("the", "a", "an", "of", "in", "at", "and", "from", "on"))
_OWNED = 24
"""Characters between an owner and the figure of what he owns: "the firemen's losses to four"."""
# The count leans on words elsewhere, so that its group may stand in another cited sentence.
_OF_THEM = lazy_pattern(r"\bof (?:them|whom|these|those)\b", re.IGNORECASE)
_OF_NUMBER = lazy_pattern(r"\bof the (\w+)$", re.IGNORECASE)
_ARE = lazy_pattern(r"(?: of (?:them|whom|these|those))?(?: (?:are|were|is|was))? (?:the |an? )?", re.IGNORECASE)
_OTHERS = lazy_pattern(r"\b(?:others?|more(?! than)|another|further|additional)\b", re.IGNORECASE)


def stems(text: str) -> set[str]:
    """The tokens of `text` without small words, singulars and plurals alike."""
    return {word.rstrip("s") if len(word) > 3 else word for word in tokens(text)} - _SMALL


def group_fits(
    victims: str,
    chosen: Sequence[HarmReading],
    readings: Sequence[HarmReading],
    evidence: Sequence[Evidence],
    *,
    count: str,
    pronoun: bool,
) -> bool:
    """Whether `victims` can be the group of the chosen readings.

    Args:
        count: the words of the count itself.
        pronoun: whether the count is a pronoun, whose name stands elsewhere in the cited sentences.
        chosen: the readings that carry the count, all of the first cited sentence.
        readings: every reading of that sentence.
    """
    text = evidence[0].text
    if not any(contains_name(item.text, victims) for item in evidence):
        return False
    wanted = stems(victims)
    if not wanted - GENERAL:
        return True
    if chosen and all(text[one.count_start : one.count_end].casefold() in _ONE_PRONOUNS for one in chosen):
        return _is_one_person(victims, evidence)  # "A clerk was hit. He died in hospital": the pronoun is the clerk
    twins = [one for one in readings if one.apposed or any(_same_cue(one, other) and other.apposed for other in chosen)]
    if any(_same_cue(one, other) and wanted & stems(_named(text, one)) for one in twins for other in chosen):
        return True  # "A porter, Ali Roe, was injured": two names of one person
    if any(_named_behind(text, one, victims) for one in chosen):
        return True
    if (whole := _OF_NUMBER.search(count)) is not None and contains_name(text, f"{whole[1]} {victims}"):
        return True  # "abducted seven nurses, and all but one of the seven were freed"
    if pronoun or (not chosen and wanted & stems(count)):
        return True  # "caught up with the attacker and shot him dead"
    if not chosen and _stands_behind(text, text.find(count) + len(count), victims):
        return True  # "treated at least 46 women and girls who were raped"
    if not chosen and not contains_name(text, victims):
        return False
    if any(_has_figure(text, one, victims) for one in chosen):
        return True
    own = {stem for one in chosen for stem in stems(_around(text, one, readings)) | stems(_named(text, one))}
    if wanted & own:
        return True
    several = any((one.reading.low or one.reading.high or 0) > 1 for one in chosen)
    if several and _is_one_person(victims, evidence):
        return False
    if _only_owns(victims, chosen, evidence) or _told_of_part(text, wanted, chosen, readings):
        return False
    if any(_leans(text, one) and not _tells(text, one, readings) for one in chosen):
        return True
    if not contains_name(text, victims) and any(one.victims_start is None and not one.described for one in chosen):
        # A name is no group of several: "Ann Roe was aboard. The coastguard reported ten deaths".
        group = not (several and victims[0].isupper())
        near = group and any(contains_name(item.text, victims) and _is_next(item, evidence[0]) for item in evidence[1:])
        bare = all(text[one.count_start : one.count_end].split()[-1][0].isdigit() for one in chosen)
        return (near or bare) and not _counted_elsewhere(victims, wanted, chosen, evidence)
    if any(_elided(text, one, wanted, readings) for one in chosen):
        return True
    return not _is_taken(text, wanted, chosen, readings)


def _is_taken(text: str, wanted: set[str], chosen: Sequence[HarmReading], readings: Sequence[HarmReading]) -> bool:
    """Whether the count names another group of its own, or the group is another count's."""
    if any(one.victims_start is not None and not _general(text, one) for one in chosen):
        return True
    spans = {(one.count_start, one.count_end) for one in chosen}
    others = [one for one in readings if (one.count_start, one.count_end) not in spans]
    return any(wanted & stems(_around(text, one, readings)) for one in others)


def _only_owns(victims: str, chosen: Sequence[HarmReading], evidence: Sequence[Evidence]) -> bool:
    """ "Two patients died, bringing the firemen's losses to four": two is no figure of the firemen, four is."""
    texts = [item.text for item in evidence]
    ends = [(at, end) for at, text in enumerate(texts) for _, end in occurrences(text, victims)]
    figures = [one.count_start - _OWNED for one in chosen]
    return bool(ends) and all(
        texts[at][end : end + 2] in ("'s", "’s", "' ", "’ ")
        and not (at == 0 and any(0 <= end - one <= _OWNED for one in figures))
        for at, end in ends
    )


def _told_of_part(text: str, wanted: set[str], chosen: Sequence[HarmReading], readings: Sequence[HarmReading]) -> bool:
    """ "Several others were hurt, including two guards": the group is a part, or counted only behind."""
    last = max((one.count_end for one in chosen), default=None)
    if last is None:
        return False
    spans = {(one.count_start, one.count_end) for one in chosen}
    same = [
        one
        for one in readings
        if (one.count_start, one.count_end) not in spans
        and wanted & (stems(_around(text, one, readings)) | stems(_named(text, one)))
    ]
    own = [one.reading for one in chosen]
    return bool(same) and all((one.subgroup or one.count_start > last) and one.reading not in own for one in same)


def _counted_elsewhere(
    victims: str, wanted: set[str], chosen: Sequence[HarmReading], evidence: Sequence[Evidence]
) -> bool:
    """Whether the cited sentence that names the group gives another number of it than the bare figure's."""
    own = [one.reading for one in chosen]
    for item in evidence[1:]:
        there = harm_readings(item.text) if contains_name(item.text, victims) else ()
        named = ((one.reading, stems(_around(item.text, one, there)) | stems(_named(item.text, one))) for one in there)
        told = [reading for reading, group in named if wanted & group]
        told = told or _counts_of(victims, item.text)
        if told and all(reading not in own for reading in told):
            return True
    return False


def _counts_of(victims: str, text: str) -> list[Reading]:
    """ "Five of them are minors": the counts that a sentence tells a group of, without a harm."""
    starts = [start for start, _ in occurrences(text, victims)]
    return [
        one.reading
        for one in find_counts(text)
        if any(one.end <= start and _ARE.fullmatch(text, one.end, start) for start in starts)
    ]


def _named_behind(text: str, one: HarmReading, victims: str) -> bool:
    """ "A seventh, a retired teacher, died": the group stands right behind its count."""
    return _stands_behind(text, one.count_end, victims)


def _stands_behind(text: str, end: int, victims: str) -> bool:
    if victims.lower() not in text[end:].lower():
        return False  # without a pattern, which would be compiled for every group
    behind = re.compile(rf"[,\s]+(?:(?:an?|the|his|her|their|all|both) )?{re.escape(victims)}\b", re.IGNORECASE)
    return behind.match(text, end) is not None


def _has_figure(text: str, one: HarmReading, victims: str) -> bool:
    """ "rebel losses came to 17 dead": the group of a toll stands before its noun."""
    before = text[: one.count_start].lower()
    at = before.rfind(f"{victims.lower()} ")
    return at >= 0 and _TOLL.match(before, at + len(victims)) is not None


def _is_next(item: Evidence, first: Evidence) -> bool:
    """Whether a sentence stands right before another: "A patrol of soldiers was ambushed. Three died"."""
    return first.sentence - item.sentence == 1


def _elided(text: str, one: HarmReading, wanted: set[str], readings: Sequence[HarmReading]) -> bool:
    """ "killing nine officers and wounding six": a bare count whose noun stands with the count before it."""
    if not text[one.count_start : one.count_end].split()[-1].isalnum() or one.victims_start is not None:
        return False
    bare = [count for count in find_counts(text) if count.start < one.count_end and one.count_start < count.end]
    if one.described or not bare or any(count.noun is not None for count in bare):
        return False
    before = [other for other in readings if other.count_end <= one.count_start and not other.described]
    nearest = max(before, key=lambda other: other.count_end, default=None)
    between = text[nearest.count_end : one.count_start] if nearest is not None else ""
    joined = re.search(r"(?:\band|\bbut|,)\s", between) is not None and not re.search(r"[.;:]", between)
    named = nearest is not None and not nearest.subgroup and bool(wanted & stems(_named(text, nearest)))
    return named and joined


def _leans(text: str, one: HarmReading) -> bool:
    """ "six of them", "seven others", "45": words that leave the group to what was said before."""
    count = text[one.count_start : one.count_end]
    return _OF_THEM.search(count) is not None or _OTHERS.search(count) is not None


def _same_cue(one: HarmReading, other: HarmReading) -> bool:
    return one.harm == other.harm and (one.cue_start, one.cue_end) == (other.cue_start, other.cue_end)


def _tells(text: str, one: HarmReading, readings: Sequence[HarmReading]) -> bool:
    """Whether words behind the count name its group after all: "six of them children"."""
    behind = _around(text, one, readings)[one.count_end - one.count_start :]
    return any(is_people(word) and word not in GENERAL for word in tokens(behind))


def _is_one_person(victims: str, evidence: Sequence[Evidence]) -> bool:
    """Whether the words name or describe one person where they stand."""
    for item in evidence:
        sentence = words(item.text)
        for person in described_in(sentence, quantities(item.text)):
            span = item.text[sentence.starts[person.first] : sentence.ends[person.last - 1]]
            if person.reading is not None and contains_name(span, victims):
                return True
    return False


def _named(text: str, one: HarmReading) -> str:
    return "" if one.victims_start is None else text[one.victims_start : one.victims_end]


def _general(text: str, one: HarmReading) -> bool:
    return not stems(_named(text, one)) - GENERAL


def _around(text: str, one: HarmReading, readings: Sequence[HarmReading]) -> str:
    """A count and what follows it up to the next mark or count: "five victims died at the Marriott"."""
    end = one.count_end
    behind = [other.count_start for other in readings if other.count_start >= end]
    limit = min(behind, default=len(text))
    while end < limit and text[end] not in ",;:.":
        end += 1
    if one.described and text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper():
        # "a schoolteacher, Ann Roe, ...": the name behind a description is the same person.
        end = next((at for at in range(end + 2, len(text)) if text[at] in ",;:."), len(text))
    return text[one.count_start : end]
