"""Counts without a numeral: "nobody", "no casualties", "both pilots", "the sixteenth death", "dozens"."""

from collections.abc import Sequence

from summarizer.language.bounds import NOBODY, bounded
from summarizer.language.counted_nouns import is_bare, is_noun_word
from summarizer.language.nouns import STOPS, is_people, is_thing
from summarizer.language.numbers import WordNumber, ordinal_value
from summarizer.language.quantity import Quantity
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import Words

_DENIED = word_set("counts", "words", "denied")
_VAGUE_WORDS = frozenset(vocabulary("counts")["vague"]["words"])
# By their first two words, since "a" opens a dozen of them.
_VAGUE_PHRASES: dict[tuple[str, str], list[tuple[str, ...]]] = {}
for _phrase in sorted((tuple(p.split()) for p in vocabulary("counts")["vague"]["phrases"]), key=len, reverse=True):
    _VAGUE_PHRASES.setdefault(_phrase[:2], []).append(_phrase)
VAGUE_OPENERS = _VAGUE_WORDS | {first for first, _ in _VAGUE_PHRASES}
"""The words that a vague count can begin with."""


DEATHS = frozenset(("death", "fatality", "victim", "casualty", "person", "patient"))
"""Nouns that an ordinal counts: "the sixteenth death"."""


def vague_ranges(sentence: Words, numbers: Sequence[WordNumber]) -> list[tuple[int, int]]:
    taken = {index for number in numbers for index in range(number.first, number.last)}
    ranges: list[tuple[int, int]] = []
    behind = 0
    for at in [at for at, word in enumerate(sentence.low) if word in VAGUE_OPENERS]:
        if at < behind:
            continue
        word = sentence.low[at]
        opening = word, sentence.at(at + 1)
        phrase = next((p for p in _VAGUE_PHRASES.get(opening, ()) if sentence.matches(at, p)), None)
        if phrase is not None:
            behind = at + len(phrase)
            ranges.append((at, behind))
        elif word in _VAGUE_WORDS and at not in taken and not _idiom(sentence, at):
            ranges.append((at, at + 1))
    # "several hundred": the multiplier after a vague word is vague too, so the numeral inside is dropped.
    return ranges


def _idiom(sentence: Words, at: int) -> bool:
    """ "as many as 12", "how many", "so many": many that counts nothing by itself; "tens" only in "tens of"."""
    word = sentence.low[at]
    if word == "many":
        return sentence.at(at - 1) in ("as", "how", "so", "too", "not") or sentence.at(at + 1) in ("times", "as")
    if word == "tens":
        return sentence.at(at + 1) != "of"
    if word == "multiple":
        return is_thing(sentence.at(at + 1)) or sentence.at(at - 1) == "a"
    return word == "scores" and sentence.at(at - 1) in ("the", "final", "test")


def nobody(sentence: Words) -> list[Quantity]:
    """ "no one", "nobody", "none", "no casualties", "no people", "zero deaths"."""
    found = []
    for at, word in enumerate(sentence.low):
        if word in ("nobody", "none") or (word == "nobody's" and _is_verb_like(sentence.at(at + 1))):
            found.append(Quantity(at, at + 1, at, at + 1, NOBODY, None, at + 1, at + 1, "people"))
        elif word == "no":
            following = sentence.at(at + 1)
            if following == "one" or (following == "-" and sentence.at(at + 2) == "one"):
                end = at + (2 if following == "one" else 3)
                found.append(Quantity(at, end, at, end, NOBODY, None, end, end, "people"))
                continue
            head = _denied_head(sentence, at + 1)
            if head is not None:
                found.append(Quantity(at, head + 1, at, at + 1, NOBODY, head, at + 1, head + 1, "people"))
    return found


def _is_verb_like(word: str) -> bool:
    """ "nobody's hurt" says that nobody is; "nobody's house" does not."""
    return word in _DENIED or word in STOPS or word.endswith("ed") or word in ("hurt", "dead", "missing")


# "two of the wounded": participles that stand for people behind "of the".
def _denied_head(sentence: Words, at: int) -> int | None:
    for index in range(at, at + 4):
        word = sentence.at(index)
        if word in _DENIED or (is_people(word) and word not in ("force", "life", "other")):
            return index + 1 if is_people(sentence.at(index + 1)) else index  # "no police officers"
        if not word.isalpha() or (word in STOPS and word not in ("other", "or")):
            return None
        if word in (
            "reports",
            "report",
            "word",
            "information",
            "immediate",
            "indication",
            "sign",
            "figures",
            "details",
        ):
            return None
    return None


def ordinal_deaths(sentence: Words) -> list[Quantity]:
    """ "the sixteenth death" counts the dead so far."""
    found = []
    for at, word in enumerate(sentence.low[:-1]):
        value = ordinal_value(word)
        if value is None or value < 2:
            continue
        head = at + 1
        while sentence.at(head) in ("confirmed", "reported", "known", "such", "recorded") and head < at + 4:
            head += 1
        named = sentence.at(head) in ("death", "fatality")
        # "a sixteenth person died", but "a second man" or "the third victim" need not be the second or third dead.
        named = named or (value > 3 and sentence.at(head) in ("victim", "casualty"))
        person = value > 3 and sentence.at(head) in ("person", "patient") and sentence.at(at - 1) in ("a", "an")
        if named or person:
            found.append(Quantity(at, head + 1, at, at + 1, bounded(value, None), head, head, head + 1, "people"))
    return found


def both(sentence: Words) -> list[Quantity]:
    """ "both", "both pilots", "both the pilot and co-pilot"."""
    found = []
    for at, word in enumerate(sentence.low):
        if word != "both":
            continue
        last = at + 1
        while sentence.at(last) in ("of", "the", "them", "his", "her", "their"):
            last += 1
        group = last
        reading = bounded(2, None)
        while last < min(len(sentence), at + 9) and is_noun_word(sentence, last):
            last += 1
        if sentence.at(last) == "and" and last > group and any(is_people(w) for w in sentence.low[group:last]):
            end = last + 1
            while end < min(len(sentence), last + 6) and (
                is_noun_word(sentence, end) or sentence.at(end) in ("the", "a", "-", "his", "her")
            ):
                end += 1
            found.append(Quantity(at, end, at, at + 1, reading, end - 1, group, end, "people"))
        elif last > group:
            head = last - 1
            if is_people(sentence.low[head]):
                found.append(Quantity(at, last, at, at + 1, reading, head, group, last, "people"))
        elif is_bare(sentence, at + 1):
            found.append(Quantity(at, at + 1, at, at + 1, reading, None, at + 1, at + 1, "people"))
    return found


def couples(sentence: Words) -> list[Quantity]:
    """ "an elderly couple", "a married couple": two people; "a couple of" counts what follows."""
    found = []
    for at, word in enumerate(sentence.low):
        if word != "couple" or sentence.at(at + 1) == "of":
            continue
        first = at - 1
        while first > at - 5 and (sentence.at(first) == "-" or is_noun_word(sentence, first)):
            first -= 1
        if first >= 0 and first < at - 1 and sentence.at(first) in ("a", "an", "another"):
            found.append(Quantity(first, at + 1, at, at + 1, bounded(2, None), at, first + 1, at + 1, "people"))
    return found
