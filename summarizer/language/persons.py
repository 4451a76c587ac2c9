"""One person named or described instead of counted: "a soldier", "his wife", "Judge Ann Roe"."""

from summarizer.language.counts import ONE, Reading, add
from summarizer.language.nouns import COLLECTIVES, STOPS, VERBS, is_people, is_person, is_thing, noun_kind
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import Words, words

_DATA = vocabulary("persons")
_ONE_OPENERS = frozenset(_DATA["openers"].split())
_PRONOUNS = frozenset(_DATA["pronouns"].split())
_NO_PERSON_NAMES = frozenset(_DATA["calendar"].split())


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
    return parts


def _one(sentence: Words) -> Reading | None:
    """One person, or None."""
    if not len(sentence):
        return None
    low = sentence.low
    first = low[0]
    if first == "another" and len(sentence) == 1:
        return ONE
    if first == "one" and sentence.at(1) == "of":
        return ONE
    has_pronoun = any(word in _PRONOUNS for word in low)
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
    return ONE if has_pronoun else None


def _head(sentence: Words) -> int | None:
    """The index of the head noun of the first noun phrase."""
    at = 0
    while sentence.at(at) in _ONE_OPENERS or sentence.at(at) in ("of", "'s"):
        at += 1
    head = None
    while at < len(sentence):
        word = sentence.low[at]
        if word in ("-", "–"):
            at += 1
            continue
        if not word[0].isalpha() and not word[0].isdigit():
            break
        if word in STOPS or word in VERBS:
            break
        if head is not None and is_person(sentence.low[head]) and sentence.raw[at][0].isupper():
            break
        head = at
        at += 1
    return head


def _is_name(sentence: Words, body: list[int]) -> bool:
    """Whether the phrase holds a proper name: capitalised words that are no date and no thing."""
    names = [
        at
        for at in body
        if sentence.raw[at][0].isupper()
        and sentence.low[at] not in STOPS
        and sentence.low[at] not in _NO_PERSON_NAMES
        and not is_thing(sentence.low[at])
    ]
    return bool(names)
