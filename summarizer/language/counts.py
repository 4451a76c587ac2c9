"""Counts of people: a number or a vague word with its bounds and its noun."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.bounds import ONE, add
from summarizer.language.bounds import Reading as Reading
from summarizer.language.nouns import Kind, is_person
from summarizer.language.numbers import TENS, UNITS
from summarizer.language.persons import read_described
from summarizer.language.quantities import quantities
from summarizer.language.quantity import Quantity
from summarizer.language.words import Words, words
from summarizer.records import record

_OF_OTHERS = frozenset(("of", "the", "other", "these", "those", "remaining", "first", "last"))
CASES = frozenset(("case", "cases", "infection", "infections"))
"""Nouns that count patients in a report on a disease, and files or suitcases elsewhere."""


@record(frozen=True, slots=True)
class CountMention:
    """A counted noun phrase in a text; half-open offsets."""

    start: int
    end: int
    """`start` to `end` takes in the words that bound the number and its noun: "at least 14 people"."""
    number_start: int
    number_end: int
    reading: Reading
    noun: str | None
    """The counted noun as written, or None for a bare number."""
    kind: Kind


@lru_cache(maxsize=1024)
def read_phrase(phrase: str) -> Reading | None:
    """The bounds that a count phrase gives ("at least 14 people", "a soldier", "dozens"); None: it counts no people."""
    sentence = words(phrase)
    if _aged(sentence):
        return ONE
    people = [quantity for quantity in quantities(phrase) if _counts_people(sentence, quantity)]
    if len(people) == 1:
        outside = _one_and_others(sentence, people[0])
        return outside if outside is not None else people[0].reading
    if len(people) > 1:
        gap = sentence.low[people[0].last : people[1].first]
        if len(people) == 2 and gap and gap[0] == "of" and set(gap) <= _OF_OTHERS:
            return people[0].reading  # "two of the other three patients"
        listed = _sum_of_list(sentence, people)
        if listed is not None:
            return listed
        counted = [quantity for quantity in people if quantity.kind == "people"]
        readings = {quantity.reading for quantity in counted}
        return counted[0].reading if len(readings) == 1 else None
    if any(quantity.kind not in ("age", "ordinal") for quantity in quantities(phrase)):
        return None  # it counts something else: "Highway 5", "three trucks"
    return read_described(sentence)


def _aged(sentence: Words) -> bool:
    """ "a man of about 40", "a homeless 25-year-old woman": one person with an age."""
    if sentence.at(0) not in ("a", "an", "the", "another", "one"):
        return False
    found = quantities(sentence.text)
    if all(one.kind == "age" for one in found) and is_person(sentence.at(len(sentence) - 1)):
        return not any(word in (",", "and", "of") for word in sentence.low)
    if "of" not in sentence.low:
        return False
    at = sentence.low.index("of")
    behind = [word for word in sentence.low[at + 1 :] if word not in ("about", "around", "some", "perhaps", "maybe")]
    age = len(behind) == 1 and (behind[0].isdigit() or behind[0] in UNITS or behind[0] in TENS)
    return age and is_person(sentence.at(at - 1))


def _counts_people(sentence: Words, quantity: Quantity) -> bool:
    noun = None if quantity.noun is None else sentence.low[quantity.noun]
    return quantity.kind in ("people", "other") or noun in CASES


def read_phrases(phrases: Sequence[str]) -> Reading | None:
    """The sum of several count phrases; None when there is none or one of them counts no people."""
    readings = [read_phrase(phrase) for phrase in phrases]
    known = [reading for reading in readings if reading is not None]
    return add(known) if known and len(known) == len(readings) else None


@lru_cache(maxsize=1024)
def find_counts(text: str) -> tuple[CountMention, ...]:
    """Every number or vague word of `text` that counts something, with its noun and what kind of thing that is."""
    sentence = words(text)
    mentions = []
    for quantity in quantities(text):
        noun = None if quantity.noun is None else sentence.raw[quantity.noun]
        mentions.append(
            CountMention(
                sentence.starts[quantity.first],
                sentence.ends[quantity.last - 1],
                sentence.starts[quantity.number_first],
                sentence.ends[quantity.number_last - 1],
                quantity.reading,
                noun,
                quantity.kind,
            )
        )
    return tuple(mentions)


def _one_and_others(sentence: Words, quantity: Quantity) -> Reading | None:
    """ "The local police chief and two others": a described person before the count is added to it."""
    before = sentence.low[: quantity.first]
    if len(before) < 2 or before[-1] not in ("and", ",") or quantity.reading.low is None:
        return None
    cut = quantity.first - 1 - (1 if before[-2] == "," else 0)
    described = read_described(words(sentence.text[: sentence.ends[cut - 1]]))
    return add([described, quantity.reading]) if described is not None else None


def _sum_of_list(sentence: Words, people: Sequence[Quantity]) -> Reading | None:
    """The sum when the phrase is nothing but a list of counts joined by commas and "and"."""
    at = 0
    for quantity in people:
        gap = sentence.low[at : quantity.first]
        if at and not (gap and all(word in (",", "and", "as", "well", "plus") for word in gap)):
            return None
        if quantity.noun is not None and sentence.low[quantity.noun] in ("them", "us"):
            return None
        at = quantity.last
    return add([quantity.reading for quantity in people])
