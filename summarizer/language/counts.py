"""Counts of people: a number or a vague word with its bounds and its noun."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.language.nouns import COLLECTIVES, STOPS, VERBS, Kind, is_people, is_thing, is_unit, noun_kind
from summarizer.language.numbers import WordNumber, numbers_in, ordinal_value, shared_multiplier
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import Words, words

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Qualifier


@dataclass(frozen=True, slots=True)
class Reading:
    """What a count phrase says: bounds, and how the words bound them."""

    low: int | None
    high: int | None
    qualifier: "Qualifier"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as ranges of words (half-open) of a sentence."""

    first: int
    last: int
    number_first: int
    number_last: int
    reading: Reading
    noun: int | None
    """The head noun's index."""
    group_first: int
    group_last: int
    """The counted noun phrase without number and bounds: "police officers"; empty when bare."""
    kind: Kind
    more: bool = False
    """It counts others or more: "40 others", "another 12"."""


def _phrases(table: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
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
_NOT_BOUNDING = {word: frozenset(before) for word, before in _DATA["not_bounding"].items()}
_VAGUE_WORDS = frozenset(_DATA["vague"]["words"])
_VAGUE_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted((tuple(p.split()) for p in _DATA["vague"]["phrases"]), key=len, reverse=True):
    _VAGUE_PHRASES.setdefault(_phrase[0], []).append(_phrase)
_CHANGE = frozenset(_DATA["change"]["words"])

CASES = frozenset(("case", "cases", "infection", "infections"))
"""Nouns that count patients in a report on a disease, and files or suitcases elsewhere."""
VAGUE = Reading(None, None, "vague")
NOBODY = Reading(0, 0, "exact")
ONE = Reading(1, 1, "exact")

_MONTHS = frozenset(_DATA["words"]["months"].split())
# A figure after these names something: Highway 5, magnitude 6, Boeing 737.
_DESIGNATORS = frozenset(_DATA["words"]["designators"].split())
_YEAR_OPENERS = frozenset(_DATA["words"]["year_openers"].split()) | _MONTHS
_MONEY_MARKS = frozenset(_DATA["words"]["money_marks"].split())
_QUOTES = frozenset("\"”“'")
_DASHES = frozenset("-–—‑")
_GROUP_SKIP = frozenset(_DATA["words"]["group_skip"].split())


def read_phrase(phrase: str) -> Reading | None:
    """The bounds that a count phrase gives ("at least 14 people", "a soldier", "dozens"); None: it counts no people."""
    from summarizer.language.persons import read_described  # here, because persons builds on this module

    sentence = words(phrase)
    people = [quantity for quantity in quantities(phrase) if _counts_people(sentence, quantity)]
    if len(people) == 1:
        outside = _one_and_others(sentence, people[0])
        return outside if outside is not None else people[0].reading
    if len(people) > 1:
        listed = _sum_of_list(sentence, people)
        if listed is not None:
            return listed
        counted = [quantity for quantity in people if quantity.kind == "people"]
        readings = {quantity.reading for quantity in counted}
        return counted[0].reading if len(readings) == 1 else None
    return read_described(sentence)


def _counts_people(sentence: Words, quantity: Quantity) -> bool:
    noun = None if quantity.noun is None else sentence.low[quantity.noun]
    return quantity.kind in ("people", "other") or noun in CASES


def read_phrases(phrases: Sequence[str]) -> Reading | None:
    """The sum of several count phrases; None when there is none or one of them counts no people."""
    readings = [read_phrase(phrase) for phrase in phrases]
    known = [reading for reading in readings if reading is not None]
    return add(known) if known and len(known) == len(readings) else None


def add(readings: Sequence[Reading]) -> Reading:
    """The sum of readings of disjoint groups: a bound is open as soon as one of them leaves it open."""
    if len(readings) == 1:
        return readings[0]
    lows = [reading.low for reading in readings]
    highs = [reading.high for reading in readings]
    low = None if None in lows else sum(bound for bound in lows if bound is not None)
    high = None if None in highs else sum(bound for bound in highs if bound is not None)
    kinds = {reading.qualifier for reading in readings}
    if low is None and high is None:
        return VAGUE
    if low is None:
        return Reading(None, high, "at_most")
    if high is None:
        return Reading(low, None, "at_least" if kinds != {"exact", "more_than"} else "more_than")
    if low != high:
        return Reading(low, high, "range")
    return Reading(low, high, "about" if "about" in kinds else "exact")


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


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The counts of a sentence as ranges of its words, in order."""
    sentence = words(text)
    found: list[Quantity] = []
    numbers = list(numbers_in(sentence))
    vague = _vague_ranges(sentence, numbers)
    starts = sorted([(number.first, number, None) for number in numbers] + [(v[0], None, v) for v in vague], key=_first)
    behind = 0
    for _, number, rough in starts:
        quantity: Quantity | None
        if number is not None:
            if number.first < behind:
                continue
            quantity = _counted(sentence, number, numbers, found)
        else:
            assert rough is not None
            if rough[0] < behind:
                continue
            quantity = _vague(sentence, rough)
        if quantity is not None:
            found.append(quantity)
            behind = quantity.number_last
    found.extend(_nobody(sentence))
    found.extend(_ordinal_deaths(sentence))
    found.extend(_both(sentence))
    return tuple(sorted(found, key=lambda quantity: quantity.first))


def _first(entry: tuple[int, object, object]) -> int:
    return entry[0]


def _vague_ranges(sentence: Words, numbers: Sequence[WordNumber]) -> list[tuple[int, int]]:
    taken = {index for number in numbers for index in range(number.first, number.last)}
    ranges: list[tuple[int, int]] = []
    at = 0
    while at < len(sentence):
        word = sentence.low[at]
        phrase = next((p for p in _VAGUE_PHRASES.get(word, ()) if sentence.matches(at, p)), None)
        if phrase is not None:
            ranges.append((at, at + len(phrase)))
            at += len(phrase)
            continue
        if word in _VAGUE_WORDS and at not in taken and not _idiom(sentence, at):
            ranges.append((at, at + 1))
        at += 1
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
    if reading is None:
        reading = _bounded(number.value, qualifier)
    elif qualifier in ("at_least", "more_than") and reading.low is not None:
        reading = _bounded(reading.low, qualifier)
    elif qualifier == "at_most":
        reading = Reading(None, reading.high, "at_most")
    kind = _special_kind(sentence, number, first, stop, found)
    if kind is not None:
        return Quantity(start, stop, first, stop, reading, None, stop, stop, kind)
    stop, reading = _out_of(sentence, first, stop, reading, numbers)
    return _with_noun(sentence, start, first, stop, reading)


def _bounded(value: int, qualifier: str | None) -> Reading:
    if qualifier == "at_least":
        return Reading(value, None, "at_least")
    if qualifier == "more_than":
        return Reading(value, None, "more_than")
    if qualifier == "at_most":
        return Reading(None, value, "at_most")
    return Reading(value, value, "about" if qualifier == "about" else "exact")


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
    if link in _DASHES or link == "or":
        if link != "or" and (_is_year(sentence, number) or sentence.at(following.last) in _DASHES):
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


def _is_year(sentence: Words, number: WordNumber) -> bool:
    return (
        1800 <= number.value <= 2100
        and number.last == number.first + 1
        and len(sentence.low[number.first]) == 4
        and sentence.low[number.first].isdigit()
    )


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
        if plain is None:
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
    if sentence.at(last) == "-" and sentence.at(last + 1) == "plus":
        return last + 2, "at_least"
    for parts, name in _AFTER:
        if sentence.matches(last, parts):
            return last + len(parts), name
    return last, None


def _special_kind(sentence: Words, number: WordNumber, first: int, last: int, found: Sequence[Quantity]) -> Kind | None:
    """The kind of a figure that its neighbours show to count no people: a date, an age, money; None: go on."""
    before, after = sentence.at(first - 1), sentence.at(last)
    value = number.value
    if before in _MONEY_MARKS or (before.endswith("$") and len(before) < 5):
        return "money"
    if after == "%" or after in ("percent", "percentage") or sentence.matches(last, ("per", "cent")):
        return "percent"
    if _is_age(sentence, value, first, last, found):
        return "age"
    if _is_year(sentence, number) and (before in _YEAR_OPENERS or before in (",", "(", "/", "-") or is_unit(after)):
        return None if is_people(after) and before not in _MONTHS else "date"
    if after in _MONTHS or (before in _MONTHS and value <= 31 and not is_people(after) and after not in VERBS):
        return "date"
    if after == "/" or before == "/":
        return "thing"
    if sentence.at(first - 1) in ("#", "№") or (before == "." and sentence.at(first - 2) == "no"):
        return "thing"
    if after in _DASHES and sentence.ends[last - 1] == sentence.starts[last] and sentence.at(last + 1) != "":
        unit = sentence.at(last + 1)
        if unit == "strong":
            return None
        if unit.isalpha():
            kind = noun_kind(unit)
            return kind if kind not in ("people", "other") else "thing"
        return "thing" if unit[0].isdigit() else None
    if (before in _DESIGNATORS or _named(sentence, first)) and not _people_follow(sentence, last):
        return "thing"
    if before in ("at", "around", "about") and after in ("am", "pm", "a.m.", "p.m.", "o'clock", "gmt", "utc"):
        return "date"
    return None


def _named(sentence: Words, first: int) -> bool:
    """Whether a digit figure ends a name: a capitalised word that doesn't open the sentence stands before it."""
    return (
        first > 1
        and sentence.low[first][0].isdigit()
        and sentence.raw[first - 1][0].isupper()
        and (sentence.low[first - 1] not in STOPS and _ending_at(_BEFORE, sentence, first) is None)
    )


def _people_follow(sentence: Words, at: int) -> bool:
    return any(is_people(sentence.at(index)) for index in range(at, at + 3)) or sentence.at(at) in VERBS


def _is_age(sentence: Words, value: int, first: int, last: int, found: Sequence[Quantity]) -> bool:
    before, after = sentence.at(first - 1), sentence.at(last)
    if after in _DASHES and sentence.at(last + 1) in ("year", "years", "month", "months", "week", "day"):
        return sentence.at(last + 2) in (*_DASHES, "old", "olds")
    if after in ("year", "years", "month", "months", "weeks"):
        return sentence.at(last + 1) in ("old", "olds") or sentence.matches(last + 1, ("of", "age"))
    if before in ("aged", "age", "ages"):
        return True
    if value > 110:
        return False
    if before == "," and after in (",", ".", ")", ";", "") and _names_person(sentence.at(first - 2)):
        return True  # "A kayaker, 29, ..."
    if before == "," and after in (",", ".", ")", ";", "") and sentence.raw[first - 2][:1].isupper():
        return sentence.at(first - 2).isalpha() or "'" in sentence.at(first - 2)
    if before == "(" and after == ")" and sentence.raw[first - 2][:1].isupper():
        return True
    # "aged 7, 12 and 15": a bare figure that goes on a list of ages.
    previous = found[-1] if found else None
    if previous is not None and previous.kind == "age" and previous.last >= first - 2:
        gap = sentence.low[previous.last : first]
        return all(word in (",", "and", "or", "to") for word in gap) and not is_people(after)
    return False


def _names_person(word: str) -> bool:
    """Whether a common noun stands for a person, by the lists or by its ending ("kayaker")."""
    return noun_kind(word) == "people" or (len(word) > 4 and word.endswith(("er", "or", "ist", "ian", "man", "woman")))


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
    if whole is None or _is_year(sentence, whole):
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
        if sentence.at(last) in ("another", "day", "another's") or sentence.at(last) in _DASHES:
            return None
    opener = sentence.at(first - 1)
    if opener == "of" and sentence.at(first - 2) in COLLECTIVES and _bare(sentence, last):
        head = first - 2
        return Quantity(start, last, first, last, reading, head, head, head + 1, "people")
    if sentence.at(last) in _DASHES and sentence.at(last + 1) == "strong":
        last += 2
    found, group_first, more = _head(sentence, last)
    more = more or sentence.at(first - 1) in ("another", "further", "additional", "extra")
    if found is None:
        kind: Kind = "other"
        if _is_rate(sentence, last):
            kind = "percent"
        stop = last + 1 if sentence.at(last) in ("others", "more") else last
        if sentence.at(last) == "others":
            return Quantity(start, stop, first, last, reading, last, last, last, "people", more=True)
        return Quantity(start, stop, first, last, reading, None, last, last, kind, more=more)
    kind = _head_kind(sentence, found)
    return Quantity(start, found + 1, first, last, reading, found, group_first, found + 1, kind, more=more)


def _is_rate(sentence: Words, at: int) -> bool:
    """ "one in 40", "two out of 100": a share; "81 in 2017" is none."""
    figure = sentence.at(at + 1)
    return sentence.at(at) in ("in", "out") and figure[:1].isdigit() and not (len(figure) == 4 and figure.isdigit())


def _bare(sentence: Words, at: int) -> bool:
    word = sentence.at(at)
    return word == "" or not word[0].isalpha() or word in STOPS or word in VERBS


def _head_kind(sentence: Words, head: int) -> Kind:
    capital = sentence.raw[head][0].isupper() and head > 0
    return noun_kind(sentence.low[head], capitalised=capital)


def _head(sentence: Words, at: int) -> tuple[int | None, int, bool]:
    """The head of the noun phrase at `at`, where its group words begin, and whether it counts others."""
    more, of_the = False, False
    if sentence.at(at) in _QUOTES and sentence.at(at + 1) not in STOPS:
        at += 1  # 'killed "close to 70" soldiers'
    while sentence.at(at) in _GROUP_SKIP:
        word = sentence.low[at]
        if word in ("others", "them", "us"):
            return at, at, more or word == "others"
        more = more or word in ("more", "other", "additional", "further")
        of_the = of_the or word == "of"
        at += 1
    if of_the and sentence.at(at) in _HARMED:
        return at, at, more
    group_first, head, limit = at, None, at + 8
    while at < min(len(sentence), limit):
        word = sentence.low[at]
        if not (word[0].isalpha() or word[0].isdigit()):
            if word in _DASHES and at > group_first and at + 1 < len(sentence):
                at += 1
                continue
            break
        if word in STOPS or (word in VERBS and not _adjective(sentence, at)):
            break
        if head is not None and word.endswith(("ed", "ly", "ing")) and not is_people(word):
            # "measles related deaths", but "soldiers wounded children" has a verb there.
            if word != "related" or not is_people(sentence.at(at + 1)):
                break
        if head is not None and is_people(sentence.low[head]) and not (is_people(word) or is_thing(word)):
            break
        if is_people(word) or is_thing(word) or word.endswith("s") or word in ("cases", "infections"):
            head = at
        at += 1
    if head is None and at > group_first and at - 1 >= group_first:
        # No plural, no known noun: "14 people-less" words such as "six Pashtun" keep their last word.
        last = at - 1
        if sentence.low[last][0].isalpha() and not sentence.low[last].endswith(("ed", "ly", "ing")):
            head = last
    return head, group_first, more


def _adjective(sentence: Words, at: int) -> bool:
    """Whether a verb form stands before a noun: "25 wounded people", "nine missing fishermen"; or heads: "12 dead"."""
    following = sentence.at(at + 1)
    return is_people(following) or (
        following.isalpha() and following not in STOPS and following not in VERBS and is_people(sentence.at(at + 2))
    )


def _vague(sentence: Words, span: tuple[int, int]) -> Quantity | None:
    first, last = span
    while sentence.at(last) in ("hundred", "thousand", "dozen", "million") or (
        sentence.at(last) == "of" and sentence.at(last + 1) in ("thousands", "hundreds", "dozens", "millions")
    ):
        last += 2 if sentence.at(last) == "of" else 1
    start, _ = _before(sentence, first)
    reading = VAGUE
    head, group_first, more = _head(sentence, last)
    if head is None:
        stop = last + 1 if sentence.at(last) in ("others", "more") else last
        return Quantity(start, stop, first, last, reading, None, last, last, "other", more=more)
    return Quantity(
        start, head + 1, first, last, reading, head, group_first, head + 1, _head_kind(sentence, head), more=more
    )


def _nobody(sentence: Words) -> list[Quantity]:
    """ "no one", "nobody", "none", "no casualties", "no people", "zero deaths"."""
    found = []
    for at, word in enumerate(sentence.low):
        if word in ("nobody", "none"):
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


# "two of the wounded": participles that stand for people behind "of the".
_HARMED = frozenset(
    "wounded injured dead killed missing hurt arrested detained evacuated rescued kidnapped abducted".split()
)
_DENIED = frozenset(_DATA["words"]["denied"].split())


def _denied_head(sentence: Words, at: int) -> int | None:
    for index in range(at, at + 4):
        word = sentence.at(index)
        if word in _DENIED or (is_people(word) and word not in ("force", "life", "other")):
            return index
        if not word.isalpha() or word in STOPS - {"other", "or"}:
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


def _ordinal_deaths(sentence: Words) -> list[Quantity]:
    """ "the sixteenth death" counts the dead so far."""
    found = []
    for at, word in enumerate(sentence.low[:-1]):
        value = ordinal_value(word)
        if value is None or value < 2:
            continue
        head = at + 1
        while sentence.at(head) in ("confirmed", "reported", "known", "such", "recorded") and head < at + 4:
            head += 1
        named = sentence.at(head) in ("death", "fatality", "victim", "casualty")
        # "a sixteenth person died", but "a second man" need not be the second dead.
        person = value > 3 and sentence.at(head) in ("person", "patient") and sentence.at(at - 1) in ("a", "an")
        if named or person:
            found.append(Quantity(at, head + 1, at, at + 1, _bounded(value, None), head, head, head + 1, "people"))
    return found


def _both(sentence: Words) -> list[Quantity]:
    """ "both", "both pilots", "both the pilot and co-pilot"."""
    found = []
    for at, word in enumerate(sentence.low):
        if word != "both":
            continue
        last = at + 1
        while sentence.at(last) in ("of", "the", "them", "his", "her", "their"):
            last += 1
        group = last
        reading = _bounded(2, None)
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
        elif _bare(sentence, at + 1):
            found.append(Quantity(at, at + 1, at, at + 1, reading, None, at + 1, at + 1, "people"))
    return found


def is_noun_word(sentence: Words, at: int) -> bool:
    """Whether the word at `at` can stand inside a noun phrase."""
    word = sentence.at(at)
    return bool(word) and (word[0].isalpha() or word in _DASHES) and word not in STOPS and word not in VERBS


def _one_and_others(sentence: Words, quantity: Quantity) -> Reading | None:
    """ "The local police chief and two others": a described person before the count is added to it."""
    from summarizer.language.persons import read_described

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
