"""The counts of a sentence: every number or vague word with what bounds it and what it counts."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.bounds import VAGUE, Reading, bounded
from summarizer.language.counted_nouns import head_at, head_kind, is_bare
from summarizer.language.figures import DASHES, is_year, special_kind
from summarizer.language.nouns import COLLECTIVES, Kind, is_people
from summarizer.language.numbers import NUMBER_WORDS, WordNumber, is_loose, numbers_in, shared_multiplier
from summarizer.language.quantity import Quantity
from summarizer.language.unnumbered import DEATHS, VAGUE_OPENERS, both, couples, nobody, ordinal_deaths, vague_ranges
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import Words, words

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _phrases(table: dict[str, list[str]]) -> _Phrases:
    by_last: _Phrases = {}
    for name, phrases in table.items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            by_last.setdefault(parts[-1], []).append((parts, name))
    for entries in by_last.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_last


_DATA = vocabulary("counts")
_BEFORE = _phrases(_DATA["before"])
_PLAIN = _phrases({"exact": _DATA["plain"]["words"]})
_AFTER = sorted(
    ((tuple(phrase.split()), name) for name, phrases in _DATA["after"].items() for phrase in phrases),
    key=lambda entry: -len(entry[0]),
)
_AFTER_OPENERS = frozenset(parts[0] for parts, _ in _AFTER) | DASHES
_NOT_BOUNDING = {word: frozenset(before) for word, before in _DATA["not_bounding"].items()}
_CHANGE = frozenset(_DATA["change"]["words"])
_OPENERS = NUMBER_WORDS | VAGUE_OPENERS | {"half", "nobody", "nobody's", "none", "no", "both"}


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The counts of a sentence as ranges of its words, in order."""
    sentence = words(text)
    found: list[Quantity] = []
    if sentence.has_digit or not _OPENERS.isdisjoint(sentence.low):
        found = _numbered(sentence)
        found.extend(nobody(sentence))
        found.extend(both(sentence))
    if "couple" in sentence.low:
        known = {quantity.last for quantity in found}
        found.extend(quantity for quantity in couples(sentence) if quantity.last not in known)
    if not DEATHS.isdisjoint(sentence.low):
        found.extend(ordinal_deaths(sentence))
    return tuple(sorted(found, key=lambda quantity: quantity.first))


def _numbered(sentence: Words) -> list[Quantity]:
    found: list[Quantity] = []
    numbers = list(numbers_in(sentence))
    vague = [] if VAGUE_OPENERS.isdisjoint(sentence.low) else vague_ranges(sentence, numbers)
    openers: list[tuple[int, WordNumber | None, tuple[int, int]]] = [(one.first, one, (0, 0)) for one in numbers]
    openers += [(span[0], None, span) for span in vague]
    behind = 0
    for first, number, span in sorted(openers, key=lambda opener: opener[0]):
        if first < behind:
            continue
        quantity = _vague(sentence, span) if number is None else _counted(sentence, number, numbers, found)
        if quantity is not None:
            found.append(quantity)
            behind = quantity.number_last
    return found


def _counted(
    sentence: Words, number: WordNumber, numbers: Sequence[WordNumber], found: Sequence[Quantity]
) -> Quantity | None:
    """The count that opens with `number`, or None when the figure is a decimal."""
    first, last, reading = _range(sentence, number, numbers)
    if number.decimal and reading is None:
        return None
    start, qualifier = _before(sentence, first)
    stop, after = _after(sentence, last)
    if qualifier is None:
        qualifier = after
    if qualifier is None and is_loose(sentence, number):
        qualifier = "about"
    if reading is None:
        reading = bounded(number.value, qualifier)
    elif qualifier in ("at_least", "more_than") and reading.low is not None:
        reading = bounded(reading.low, qualifier)
    elif qualifier == "at_most":
        reading = Reading(None, reading.high, "at_most")
    previous = found[-1] if found else None
    after_age = previous.last if previous is not None and previous.kind == "age" else None
    bound = qualifier is not None or start < first
    kind = special_kind(sentence, number, first, stop, bounded=bound, after_age=after_age)
    if kind is not None:
        return Quantity(start, stop, first, stop, reading, None, stop, stop, kind)
    stop, reading = _out_of(sentence, first, stop, reading, numbers)
    return _with_noun(sentence, start, first, stop, reading)


def _range(sentence: Words, number: WordNumber, numbers: Sequence[WordNumber]) -> tuple[int, int, Reading | None]:
    """The words of a range that opens with `number` and its reading; reading None: no range."""
    following = next((other for other in numbers if other.first == number.last + 1 and not other.decimal), None)
    if following is None:
        return number.first, number.last, None
    link = sentence.low[number.last]
    shared = shared_multiplier(sentence, number, following)
    if number.decimal and shared is None:
        return number.first, number.last, None
    low, high = number.value if shared is None else shared, following.value
    before = sentence.at(number.first - 1)
    if link == "and" and before in ("between", "anywhere"):
        return number.first - 1, following.last, Reading(min(low, high), max(low, high), "range")
    if low >= high:
        return number.first, number.last, None
    if link in DASHES or link == "or":
        if link != "or" and (is_year(sentence, number) or sentence.at(following.last) in DASHES):
            return number.first, number.last, None
        return number.first, following.last, Reading(low, high, "range")
    if link in ("to", "till"):
        if before == "from" and _changes(sentence, number.first - 1, following.last):
            return number.first, number.last, None
        if before in _CHANGE or before == "by":
            return number.first, number.last, None
        return number.first, following.last, Reading(low, high, "range")
    return number.first, number.last, None


def _changes(sentence: Words, index: int, behind: int) -> bool:
    """Whether the words before "from" (or right behind the second figure) say that a figure changed."""
    near = sentence.low[max(0, index - 6) : index]
    return any(word in _CHANGE for word in near) or sentence.at(behind) in ("after", "as", "on", "by", "when")


def _before(sentence: Words, first: int) -> tuple[int, str | None]:
    """Where the phrase opens once bounding words are taken in, and how they bound it."""
    start, qualifier = first, None
    for _ in range(3):
        word = sentence.at(start - 1)
        bound = _ending_at(_BEFORE, sentence, start)
        if bound is not None and sentence.at(start - len(bound[0]) - 1) not in _NOT_BOUNDING.get(bound[0][-1], ()):
            # "nearly 30 more than 12" cannot be: the word closest to the number bounds it.
            start -= len(bound[0])
            qualifier = qualifier or bound[1]
            continue
        plain = _ending_at(_PLAIN, sentence, start) if word else None
        if plain is None or (word == "all" and sentence.at(start - 2) == "in"):
            break
        start -= len(plain[0])
    if qualifier is None and sentence.at(start) in ("the", "these", "those", "their", "his", "her", "its", "other"):
        # A determiner belongs to the noun phrase, not to the count phrase, unless a bound stands before it.
        start = first
    return start, qualifier


def _ending_at(
    table: dict[str, list[tuple[tuple[str, ...], str]]], sentence: Words, end: int
) -> tuple[tuple[str, ...], str] | None:
    for parts, name in table.get(sentence.at(end - 1), ()):
        if sentence.matches(end - len(parts), parts):
            return parts, name
    return None


def _after(sentence: Words, last: int) -> tuple[int, str | None]:
    if sentence.at(last) not in _AFTER_OPENERS:
        return last, None
    if sentence.at(last) == "-" and sentence.at(last + 1) == "plus":
        return last + 2, "at_least"
    for parts, name in _AFTER:
        if sentence.matches(last, parts):
            return last + len(parts), name
    return last, None


def _out_of(
    sentence: Words, first: int, last: int, reading: Reading, numbers: Sequence[WordNumber]
) -> tuple[int, Reading]:
    """ "12 of the 20", "all but one of the sixteen": the index behind the second figure and what the whole says."""
    at = last
    if sentence.matches(at, ("out", "of")):
        at += 2
    elif sentence.at(at) == "of":
        at += 1
    else:
        return last, reading
    while sentence.at(at) in ("the", "all", "its", "their", "his", "her", "these", "those", "about", "some", "around"):
        at += 1
    whole = next((number for number in numbers if number.first == at and not number.decimal), None)
    if whole is None or is_year(sentence, whole):
        return last, reading
    if sentence.at(first - 1) == "but" and sentence.at(first - 2) == "all" and reading.low is not None:
        rest = whole.value - reading.low
        return (whole.last, Reading(rest, rest, "exact")) if rest >= 0 else (last, reading)
    return whole.last, reading


def _with_noun(sentence: Words, start: int, first: int, last: int, reading: Reading) -> Quantity | None:
    """The count with the noun phrase behind it."""
    if sentence.at(first - 1) == "but" and sentence.at(first - 2) == "all":
        start = min(start, first - 2)
    if sentence.at(first) == "one" and last == first + 1:
        pronoun = sentence.at(first - 1) in ("no", "any", "some", "every", "the", "each", "this", "that", "which", "-")
        if pronoun and not is_people(sentence.at(last)):
            return None
        if sentence.at(last) in ("another", "day", "another's") or sentence.at(last) in DASHES:
            return None
    opener = sentence.at(first - 1)
    if opener == "of" and sentence.at(first - 2) in COLLECTIVES and is_bare(sentence, last):
        head = first - 2
        return Quantity(start, last, first, last, reading, head, head, head + 1, "people")
    if sentence.at(last) in DASHES and sentence.at(last + 1) == "strong":
        last += 2
    found, group_first, more = head_at(sentence, last)
    more = more or sentence.at(first - 1) in ("another", "further", "additional", "extra")
    if found is None:
        kind: Kind = "other"
        if _is_rate(sentence, last):
            kind = "percent"
        stop = last + 1 if sentence.at(last) in ("others", "more") else last
        if sentence.at(last) == "others":
            return Quantity(start, stop, first, last, reading, last, last, last, "people", more=True)
        return Quantity(start, stop, first, last, reading, None, last, last, kind, more=more)
    kind = head_kind(sentence, found)
    if sentence.at(first) == "one" and _is_share(sentence, found + 1):
        kind = "percent"
    return Quantity(start, found + 1, first, last, reading, found, group_first, found + 1, kind, more=more)


def _is_share(sentence: Words, at: int) -> bool:
    """ "one patient in forty": a share, when no noun follows the second number."""
    figure = sentence.at(at + 1)
    return sentence.at(at) == "in" and (figure in NUMBER_WORDS or figure.isdigit()) and is_bare(sentence, at + 2)


def _is_rate(sentence: Words, at: int) -> bool:
    """ "one in 40", "two out of 100": a share; "81 in 2017" is none."""
    figure = sentence.at(at + 1)
    return sentence.at(at) in ("in", "out") and figure[:1].isdigit() and not (len(figure) == 4 and figure.isdigit())


def _vague(sentence: Words, span: tuple[int, int]) -> Quantity | None:
    first, last = span
    while sentence.at(last) in ("hundred", "thousand", "dozen", "million") or (
        sentence.at(last) == "of" and sentence.at(last + 1) in ("thousands", "hundreds", "dozens", "millions")
    ):
        last += 2 if sentence.at(last) == "of" else 1
    start, _ = _before(sentence, first)
    reading = VAGUE
    head, group_first, more = head_at(sentence, last)
    if head is None:
        stop = last + 1 if sentence.at(last) in ("others", "more") else last
        return Quantity(start, stop, first, last, reading, None, last, last, "other", more=more)
    return Quantity(
        start, head + 1, first, last, reading, head, group_first, head + 1, head_kind(sentence, head), more=more
    )
