"""Pairs of people and harm that confirm a count which somebody else gives, but are too bold to find one by."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.language.bounds import NOBODY, add
from summarizer.language.harm_line import DETERMINERS, Group, Line, Pair
from summarizer.language.harm_words import BE, Cue
from summarizer.language.nouns import is_people
from summarizer.language.numbers import ORDINALS, TENS, UNITS
from summarizer.language.vocabulary import word_set

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_GIVING = word_set("harms", "toll", "giving")
_FORCES = word_set("harms", "context", "forces")
_RESCUERS = word_set("harms", "context", "rescuers")
_TOOK = word_set("harms", "context", "took")
_PICKED = word_set("harms", "context", "picked")
_CONTEXT = 6
"""Words on either side of a cue that may tell who did it."""
_LISTED = (["and"], [",", "and"], ["plus"], ["with"])
_MOST_APPOSED = 6
"""People that words such as "a father and his son" list one by one."""
_WORDS_BETWEEN = 4
_SPEAKERS = frozenset(("i", "we", "he", "she", "they"))


def add_wide(line: Line) -> None:
    """Add to the line what only a bold reader takes for said: shares, figures from another mouth, other words."""
    _shares(line)
    _given(line)
    _same_people(line)


def wide_harms(line: Line, pair: Pair) -> "tuple[Harm, ...]":
    """The harms of a pair, where it depends on who did it: "police took away 12", "a trawler picked up 12"."""
    cue = pair.cue
    word = line.sentence.low[cue.first]
    near = line.sentence.low[max(0, cue.first - _CONTEXT) : cue.last + _CONTEXT]
    if cue.harms == ("abducted",) and word in _TOOK and not _FORCES.isdisjoint(near):
        return ("detained",)
    if cue.harms == ("detained",) and word in _PICKED and not _RESCUERS.isdisjoint(near):
        return ("rescued",)
    return cue.harms


def denied_together(cue: Cue, chain: list[Group]) -> Iterator[Pair]:
    """ "No civilians were injured or killed" denies both."""
    return (Pair(group, cue) for group in chain if group.reading == NOBODY)


def _shares(line: Line) -> None:
    """ "Ten people died; two were nurses": a bare count of which the words only tell who they are."""
    low = line.sentence.low
    for at, group in enumerate(line.groups[1:], 1):
        told = group.bare and line.sentence.at(group.last) in BE and group.last + 1 not in line.cue_words
        if not told or low[group.first - 1] not in (",", "and", ";") or _paired(line, group):
            continue
        behind = low[group.last + 1 : group.last + 4]
        if behind[:1] not in (("from",), ("aged",), ("under",)) and not any(is_people(word) for word in behind):
            continue
        whole = next((one for one in reversed(line.groups[:at]) if _paired(line, one)), None)
        line.pairs.extend(replace(pair, group=group, subgroup=True) for pair in line.pairs[:] if pair.group is whole)


def _given(line: Line) -> None:
    """ "Police say 12 died, the hospital says 15", "put at 12 by the police and at 15 by the hospital"."""
    low = line.sentence.low
    for group in line.groups:
        at = group.first - 1
        word = line.sentence.at(at)
        again = word == "at" and line.sentence.at(at - 1) == "and"
        if not (word in _GIVING or again) or not group.bare or _paired(line, group) or line.own_verb(group):
            continue
        if line.sentence.at(group.last) not in ("", ".", ",", ";", "by", "and", '"', "”", ")"):
            continue
        before = [pair for pair in line.pairs if pair.group.last <= at and pair.group.quantity is not None]
        earlier = max(before, key=lambda pair: pair.group.first, default=None)
        if earlier is None or earlier.subgroup or earlier.cue.denied or "than" in low[at : group.last]:
            continue
        if not again or earlier.cue.side == "toll":
            line.pairs.append(replace(earlier, group=group, joined=False))


def _same_people(line: Line) -> None:
    """ "One of them, a boy, was shot", "two men, a father and his son, died": other words for people with a pair."""
    for at, first in enumerate(line.groups[:-1]):
        rest = _listed_behind(line, at)
        if not rest or first.reading is None or first.reading != add([one.reading for one in rest if one.reading]):
            continue
        if len(rest) == 1 and not _other_words(line, first, rest[0]):
            continue
        here = [pair for pair in line.pairs if pair.group is first]
        there = [pair for pair in line.pairs if pair.group is rest[0]]
        if here and not there:
            part = len(rest) > 1
            line.pairs.extend(
                replace(pair, group=one, subgroup=pair.subgroup or part, apposed=True) for pair in here for one in rest
            )
        elif there and not here:
            line.pairs.extend(replace(pair, group=first, joined=False, apposed=True) for pair in there)


def _listed_behind(line: Line, at: int) -> list[Group]:
    """The groups right behind one, each one person or "both", that may be the same people in other words."""
    found: list[Group] = []
    before, low = line.groups[at], line.sentence.low
    wanted = before.reading.low if before.reading is not None and before.reading.low == before.reading.high else None
    if not wanted or wanted > _MOST_APPOSED:
        return []
    for other in line.groups[at + 1 :]:
        if low[other.first] in _SPEAKERS:
            continue  # "two men I know, a father and his son"
        gap = [word for word in low[before.last : other.first] if word != "aged" and not _is_figure(word)]
        gap = gap[1:] if gap[:1] == ["of"] else gap  # "a girl of four, Malak"
        few = not found and wanted > 1 and len(gap) < _WORDS_BETWEEN and gap[-1:] == [","]
        if other.reading is None or not (gap == [","] or (gap == [] and not found) or few or gap in _LISTED):
            break
        if found and gap == [","] and wanted == 1:
            break
        found.append(other)
        before = other
        if sum(one.reading.low or 0 for one in found if one.reading is not None) >= wanted:
            break
    return found


def _other_words(line: Line, first: Group, second: Group) -> bool:
    """Whether two counts of the same size name the same: "one of them, a boy", "A girl, Ann Roe", "two men, both"."""
    low = line.sentence.low
    if second.quantity is not None:
        return low[second.first] in ("both", "all") and low[second.first : second.first + 2] != ("all", "but")
    if first.quantity is not None:
        return line.part_of_itself(first) or line.sentence.at(first.first - 1) in ("them", "whom")
    named = [one.described is not None and one.described.named for one in (first, second)]
    opened = low[first.first] in DETERMINERS or named[0]
    return (opened and named[0] != named[1]) or line.sentence.at(first.first + 1) in ORDINALS


def _paired(line: Line, group: Group) -> bool:
    return any(pair.group is group for pair in line.pairs)


def _is_figure(word: str) -> bool:
    return word.isdigit() or word in UNITS or word in TENS
