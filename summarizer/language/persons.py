"""Persons named or described instead of counted: "a soldier", "his wife", "Judge Ann Roe", "they"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.language.bounds import ONE, Reading, add
from summarizer.language.counted_nouns import ATTRIBUTIVE
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import (
    COLLECTIVES,
    PEOPLE,
    PEOPLES,
    STOPS,
    VERBS,
    is_people,
    is_person,
    is_thing,
    names_person,
    noun_kind,
)
from summarizer.language.numbers import MULTIPLIERS, ORDINALS, TENS, UNITS
from summarizer.language.quantity import Quantity
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import Words, words
from summarizer.records import record

_DATA = vocabulary("persons")
_ONE_OPENERS = frozenset(_DATA["openers"].split())
_PRONOUNS = frozenset(_DATA["pronouns"].split())
_MANY = frozenset(_DATA["plural_pronouns"].split())
_CALENDAR = frozenset(_DATA["calendar"].split())
_PARTICLES = frozenset(_DATA["particles"].split())
# Counted like people, but no person by themselves.
_NO_PERSON = frozenset(_DATA["no_person"].split())
_NO_NAMES = frozenset(_DATA["no_names"].split()) | frozenset(UNITS) | frozenset(TENS) | frozenset(MULTIPLIERS)
_TITLES = word_set("grammar", "lists", "title_stops") - {"st"}  # mostly a town's: "St. Paul"
_YOUNGER = frozenset(("jr", "sr"))
_INTO = frozenset(("in", "into", "inside", "from", "on", "near", "at"))
_ARTICLE = lazy_pattern(r"(?:an?|the|his|her|their|its) ", re.IGNORECASE)
DEATHS_OWNED = frozenset(("death", "murder", "assassination", "killing", "slaying"))
"""Nouns whose owner is the dead: "the mayor's murder"."""
_DASHES = frozenset("-–—‑")
# "Money for the family of every person who died": as many as there are.
_DISTRIBUTIVE = frozenset(("every", "each", "any", "whichever"))
_STARTERS = _ONE_OPENERS | _PRONOUNS | _MANY | PEOPLE
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your"])


@record(frozen=True, slots=True)
class Described:
    """A person or people without a number, as words `first` to `last` (half-open) of a sentence."""

    first: int
    last: int
    head: int
    reading: Reading | None
    """One, or None when the words don't tell how many."""
    named: bool = False


def read_described(sentence: Words) -> Reading | None:
    """The number of victims that a phrase without a number names: one for a singular or a name, a list its length."""
    parts = _parts(sentence)
    readings = [_one(words(sentence.text[start:end])) for start, end in parts]
    known = [reading for reading in readings if reading is not None]
    if not known:
        return None
    if len(known) == len(readings):
        return add(known)
    # "Ann Roe, a teacher": what follows the comma describes the same person.
    return known[0] if readings[0] is not None else None


def described_in(sentence: Words, quantities: Sequence[Quantity]) -> list[Described]:
    """The persons that a sentence names or describes outside its counts, in order."""
    taken = bytearray(len(sentence) + 1)
    for quantity in quantities:
        if quantity.kind in ("people", "other"):
            taken[quantity.first : quantity.last] = b"\1" * (quantity.last - quantity.first)
    found: list[Described] = []
    low, behind = sentence.low, 0
    for at in [at for at, word in enumerate(sentence.raw) if word[0].isupper() or low[at] in _STARTERS]:
        person = _person_at(sentence, at, taken) if at >= behind and not taken[at] else None
        if person is not None:
            found.append(person)
            behind = person.last
    return found


def _person_at(sentence: Words, at: int, taken: bytearray) -> Described | None:
    word = sentence.low[at]
    following = sentence.at(at + 1)
    if word in _PRONOUNS and not (word in _POSSESSIVES and _noun_like(sentence, at + 1)):
        return Described(at, at + 1, at, ONE)
    if word in _MANY and (word not in ("those", "these", "others", "many") or not _noun_like(sentence, at + 1)):
        return Described(at, at + 1, at, None)
    share = sentence.at(at + 2) == "of"  # "a third of the pupils"
    if word in ("a", "an", "the") and following in ORDINALS and not share and not _noun_like(sentence, at + 2):
        return Described(at, at + 2, at + 1, ONE)  # "killed two men and injured a third"
    if word == "the" and following == "other" and not _noun_like(sentence, at + 2):
        return Described(at, at + 2, at + 1, ONE)  # "one died on the spot and the other in hospital"
    if (
        word == "another"
        and sentence.at(at - 1) != "one"
        and (following[-2:] == "ly" or not _noun_like(sentence, at + 1))
    ):
        return Described(at, at + 1, at, ONE)  # "one soldier was killed and another wounded", "injured another"
    if word in _ONE_OPENERS and (_noun_like(sentence, at + 1) or following[:1].isdigit()):
        return _noun_phrase(sentence, at, at + 1, taken)
    if sentence.raw[at][0].isupper() and _may_name(sentence, at):
        return _noun_phrase(sentence, at, at, taken)
    if is_people(word) and not taken[at]:
        person = _noun_phrase(sentence, at, at, taken)
        each = person is not None and sentence.at(at - 1) in _DISTRIBUTIVE
        return replace(person, reading=None) if person is not None and each else person
    return None


def _noun_like(sentence: Words, at: int) -> bool:
    word = sentence.at(at)
    if word in ATTRIBUTIVE and is_people(sentence.at(at + 1)):
        return True  # "a wounded man"
    return bool(word) and word[0].isalpha() and word not in STOPS and word not in VERBS


def _may_name(sentence: Words, at: int) -> bool:
    word = sentence.low[at]
    if word in STOPS or word in _CALENDAR or word in _NO_NAMES or (word in VERBS and at > 0):
        return False
    if at > 0:
        return True
    # A capital at the start of a sentence means nothing; a second capital or a verb right behind does.
    following = sentence.raw[1] if len(sentence) > 1 else ""
    if following in _DASHES and len(sentence) > 2:
        following = sentence.raw[2]
    return not word.endswith("ly") and (
        following[:1].isupper() or following.lower() in VERBS or following.lower() in STOPS or is_people(word)
    )


def _noun_phrase(sentence: Words, first: int, at: int, taken: bytearray) -> Described | None:
    """The noun phrase that opens at `first`, when it stands for people; its words begin at `at`."""
    opener = sentence.low[first] if at > first else ""
    head: int | None = None
    capital: int | None = None
    index, limit = at, min(len(sentence), at + 9)
    while index < limit:
        word = sentence.low[index]
        if word in _DASHES and index > at:
            index += 1
            continue
        if word.endswith("'s") and index > at - 1 and index + 1 < len(sentence):
            if sentence.at(index + 1) in DEATHS_OWNED and sentence.at(index + 2) not in ("toll", "threat", "threats"):
                return _owner(sentence, first, at, index, opener)
            # "Khan's victims", "the minister's wife": the owner is not the one meant.
            return _noun_phrase(sentence, first, index + 1, taken) if _noun_like(sentence, index + 1) else None
        particle = word in _PARTICLES and capital is not None
        if is_abbreviation_stop(sentence, index, at):
            capital = index if sentence.low[index - 1] in _YOUNGER else capital
            index += 1
            continue
        if taken[index] or not (word[0].isalnum()) or (not particle and _ends(sentence, index)):
            break
        upper = sentence.raw[index][0].isupper()
        if (
            head is not None
            and is_people(sentence.low[head])
            and not (upper or particle or is_people(word) or is_thing(word))
        ):
            break
        if word in _CALENDAR and upper:
            break
        if is_people(word) or is_thing(word):
            head = index
        if upper and not is_thing(word):
            capital = index
        elif is_thing(word):
            capital = None
        index += 1
    last = index
    while last > at and sentence.low[last - 1] in _DASHES:
        last -= 1
    if sentence.at(last - 1) == "passer" and sentence.matches(last, ("-", "by")):
        last += 2
    return _judged(sentence, first, at, last, opener, head, capital)


def is_abbreviation_stop(sentence: Words, index: int, first: int) -> bool:
    """Whether a full stop goes on with a name: "Mr. Roe", "Ann A. Roe", "Bo Roe Jr."."""
    if sentence.low[index] != "." or index <= first or sentence.ends[index - 1] != sentence.starts[index]:
        return False
    before = sentence.raw[index - 1]
    if sentence.low[index - 1] in _YOUNGER:
        return index - 1 > first and index + 1 < len(sentence)
    initial = len(before) == 1 and before.isupper() and index - 1 > first
    following = sentence.raw[index + 1] if index + 1 < len(sentence) else ""
    return following[:1].isupper() and (initial or (before[:1].isupper() and sentence.low[index - 1] in _TITLES))


def _owner(sentence: Words, first: int, at: int, last: int, opener: str) -> Described | None:
    """The person whose death is told: "the mayor's murder", "Dr Roe's death"."""
    word = sentence.low[last].removesuffix("'s")
    if is_person(word):
        return Described(first, last + 1, last, ONE)
    capital = sentence.raw[last][0].isupper() and last > 0
    if not capital or word in _CALENDAR or is_thing(word) or word in STOPS or word in PEOPLES:
        return None
    titled = last > at and (opener == "" or any(is_person(sentence.low[index]) for index in range(at, last)))
    return Described(first, last + 1, last, ONE, True) if titled else None


def _ends(sentence: Words, at: int) -> bool:
    """Whether the word at `at` ends a noun phrase."""
    word = sentence.low[at]
    if len(word) == 1 and sentence.raw[at].isupper() and sentence.at(at + 1) == ".":
        return False  # "Ann A. Roe"
    return word in STOPS or (word in VERBS and not (word in ATTRIBUTIVE and is_people(sentence.at(at + 1))))


def _judged(
    sentence: Words, first: int, at: int, last: int, opener: str, head: int | None, capital: int | None
) -> Described | None:
    if head is not None and sentence.low[head] in _NO_PERSON:
        return None
    ordinal = not ORDINALS.keys().isdisjoint(sentence.low[at:last])
    counted = opener == "the" and sentence.at(first - 1) in ("is", "was", "becomes", "became") and last - at > 1
    if ordinal and (sentence.at(last) == "to" or counted):
        # "He is the third journalist killed this year"
        return Described(first, last, last - 1, None)  # "the sixteenth body to be identified" counts nobody new
    if head is not None and is_people(sentence.low[head]):
        named = capital is not None and capital > head
        if is_person(sentence.low[head]):
            return Described(first, last, head, ONE, named)
        return Described(first, last, head, None, named)
    if _aged(sentence, at, last):
        return Described(first, last, last - 1, ONE)
    if head is not None and (capital is None or capital < head):
        return None
    if capital is not None and capital == last - 1:
        if sentence.low[capital] in PEOPLES:
            return Described(first, last, capital, ONE if opener in ("a", "an", "another") else None)
        if opener in ("a", "an", "another"):
            if first > 0 and sentence.raw[first] == "A":
                return None  # a title: "Just A Dream"
            # "a Canadian", but "found in a grey Corolla"
            return Described(first, last, capital, None if sentence.at(first - 1) in _INTO else ONE)
        return Described(first, last, capital, None if opener == "the" else ONE, True)
    # "their interpreter" is one, though no list has the word.
    owned = opener in _POSSESSIVES and not sentence.low[last - 1].endswith("or")
    if (opener in ("a", "an", "another") or owned) and last > at and names_person(sentence.low[last - 1]):
        return Described(first, last, last - 1, ONE)
    return None


def _aged(sentence: Words, at: int, last: int) -> bool:
    """ "a nine-year-old": an age that stands for a person."""
    return last - at >= 3 and sentence.low[last - 1] == "old" and sentence.low[last - 2] in (*_DASHES, "year")


def _parts(sentence: Words) -> list[tuple[int, int]]:
    """The members of a list as offsets; an apposition ("Ann Roe, a teacher") stays one member."""
    cuts: list[int] = []
    has_and = "and" in sentence.low
    for at, word in enumerate(sentence.low):
        if word == "and" or (word == "," and has_and and sentence.at(at + 1) != "and"):
            cuts.append(at)
    if not cuts:
        return [(0, len(sentence.text))]
    parts: list[tuple[int, int]] = []
    begin = 0
    for cut in [*cuts, len(sentence)]:
        last = cut - 1
        while last >= begin and sentence.low[last] == ",":
            last -= 1
        if last >= begin:
            parts.append((sentence.starts[begin], sentence.ends[last]))
        begin = cut + 1
    return _without_appositions(sentence.text, parts)


def _without_appositions(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members with ages and second names of the same person taken in: "the pilot, Ann Roe, 47, and ..."."""
    kept: list[tuple[int, int]] = []
    for start, end in parts:
        member = text[start:end]
        if member.isdigit():
            continue
        if kept:
            before = text[kept[-1][0] : kept[-1][1]]
            described, named = _ARTICLE.match(before) is not None, before[:1].isupper() and not _ARTICLE.match(before)
            same = (described and member[:1].isupper() and not _ARTICLE.match(member)) or (
                named and re.match(r"(?:an?|the) ", member) is not None and text[kept[-1][1] : start].strip() == ","
            )
            if same and text[kept[-1][1] : start].strip() in (",", ""):
                kept[-1] = (kept[-1][0], end)
                continue
        kept.append((start, end))
    return kept


def _one(sentence: Words) -> Reading | None:
    """One person, or None."""
    if not len(sentence):
        return None
    low = sentence.low
    first = low[0]
    if first == "another" and len(sentence) == 1:
        return ONE
    if first == "the" and len(sentence) == 2 and (low[1] in ORDINALS or low[1] == "other"):
        return ONE
    if first == "one" and sentence.at(1) == "of":
        return ONE
    if first in ("a", "an") and sentence.at(2) == "of" and (low[1] in ORDINALS or low[1] == "half"):
        return None  # "a third of the pupils"
    body = [at for at, word in enumerate(low) if word[0].isalpha()]
    head = _head(sentence)
    if head is not None:
        if is_person(low[head]):
            return ONE
        if is_people(low[head]):
            return None
        opened = first in ("a", "an", "another", "one")
        if opened and low[head] not in COLLECTIVES and not is_thing(low[head]):
            return ONE if noun_kind(low[head]) in ("people", "other") and not low[head].endswith("s") else None
    if _is_name(sentence, body):
        return ONE
    return ONE if any(word in _PRONOUNS for word in low) else None


def _head(sentence: Words) -> int | None:
    """The index of the head noun of the first noun phrase."""
    at = 0
    while sentence.at(at) in _ONE_OPENERS or sentence.at(at) in ("of", "'s"):
        at += 1
    head = None
    while at < len(sentence):
        word = sentence.low[at]
        if word in _DASHES:
            at += 1
            continue
        if not word[0].isalpha() and not word[0].isdigit():
            break
        if word in STOPS or word in VERBS:
            break
        if (
            head is not None
            and is_person(sentence.low[head])
            and (sentence.raw[at][0].isupper() or word.endswith("ing"))
        ):
            break  # "a woman selling lottery tickets"
        head = at
        at += 1
    return head


def _is_name(sentence: Words, body: list[int]) -> bool:
    """Whether the phrase holds a proper name: capitalised words that are no date and no thing."""
    return any(
        sentence.raw[at][0].isupper()
        and sentence.low[at] not in STOPS
        and sentence.low[at] not in _CALENDAR
        and not is_thing(sentence.low[at])
        for at in body
    )
