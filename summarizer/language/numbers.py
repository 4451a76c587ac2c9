"""Numbers written in digits or words, as integers."""

from collections.abc import Iterator
from fractions import Fraction

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import Words, words
from summarizer.records import record

_DATA = vocabulary("numbers")
UNITS: dict[str, int] = _DATA["units"]
TENS: dict[str, int] = _DATA["tens"]
MULTIPLIERS: dict[str, int] = _DATA["multipliers"]
ORDINALS: dict[str, int] = _DATA["ordinals"]

NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(MULTIPLIERS)
"""The words that numbers are spelled with."""
_OPENERS = NUMBER_WORDS | {"a", "an", "half"}

# Multipliers that only "a" or a small number may open, and that never follow another multiplier.
_PACKS = frozenset({"dozen", "score", "couple", "pair", "trio", "quartet"})
_PAIRS = frozenset({"couple", "pair", "trio", "quartet"})
_PLAIN = lazy_pattern(r"\d+\Z")
# 1,200 · 1,20,000 (Indian) · 12,345,678; Arabic separators too.
_COMMAS = lazy_pattern(r"\d{1,3}(?:[,٬]\d{2})*(?:[,٬]\d{3})+\Z")
_DOTS = lazy_pattern(r"\d{1,3}(?:\.\d{3})+\Z")
_DECIMAL = lazy_pattern(r"\d+[.٫]\d+\Z")
_ORDINAL = lazy_pattern(r"(\d[\d,]*)(?:st|nd|rd|th)\Z")
# No-break spaces, and the Swiss apostrophe: 1'200.
_GROUP_MARKS = frozenset("\u00a0\u2009\u202f'’")
# A plain space groups digits ("1 200 people") unless the word before makes the first figure a name or a date.
_NAMING = frozenset(_DATA["spaces"]["naming"].split())


@record(frozen=True, slots=True)
class Number:
    """A number in a text; half-open offsets."""

    start: int
    end: int
    value: int


@record(frozen=True, slots=True)
class WordNumber:
    """A number as words `first` to `last` (half-open) of a sentence."""

    first: int
    last: int
    value: int
    decimal: bool = False
    """A figure that counts nothing, such as 5.8; `value` is its whole part."""
    exact: Fraction | None = None
    """The decimal itself, which a multiplier behind a range may still make whole ("1.3 to 1.5 million")."""


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every whole number in `text`, in order; ordinals, decimals and clock times are none."""
    sentence = words(text)
    return tuple(
        Number(sentence.starts[number.first], sentence.ends[number.last - 1], number.value)
        for number in numbers_in(sentence)
        if not number.decimal
    )


def is_loose(sentence: Words, number: WordNumber) -> bool:
    """Whether the words round the number: "a couple of hundred"."""
    return number.last - number.first > 2 and sentence.low[number.first + 1] == "couple"


def shared_multiplier(sentence: Words, lower: WordNumber, upper: WordNumber) -> int | None:
    """The value of `lower` when the multiplier of `upper` means both ("two to three hundred"); None: it does not."""
    scale = MULTIPLIERS.get(sentence.low[upper.last - 1])
    if (
        scale is None
        or upper.last - upper.first < 2
        or any(sentence.low[at] in MULTIPLIERS for at in range(lower.first, lower.last))
    ):
        return None
    value = (lower.exact or Fraction(lower.value)) * scale
    return int(value) if value.denominator == 1 and value < upper.value else None


def ordinal_value(word: str) -> int | None:
    """The value of one ordinal word ("sixteenth", "22nd"), or None."""
    if word in ORDINALS:
        return ORDINALS[word]
    match = _ORDINAL.match(word)
    return int(match.group(1).replace(",", "")) if match else None


def digits_value(word: str) -> int | None:
    """The value of a figure in digits with any unambiguous grouping, or None."""
    if _PLAIN.match(word):
        return int(word) if len(word) <= 15 else None
    if _COMMAS.match(word):
        return int(word.replace(",", "").replace("٬", ""))
    if _DOTS.match(word) and word.count(".") > 1:
        return int(word.replace(".", ""))
    return None


def numbers_in(sentence: Words) -> Iterator[WordNumber]:
    """The numbers of a sentence as ranges of words, in order."""
    behind = 0
    low = sentence.low
    for at in [at for at, word in enumerate(low) if word in _OPENERS or word[0].isdigit()]:
        if at < behind:
            continue
        word = low[at]
        if word[0].isdigit():
            found = _figure(sentence, at)
        elif word in NUMBER_WORDS:
            found = _spelled(sentence, at)
        else:
            found = _articled(sentence, at)
        if found is not None:
            yield found
            behind = found.last


def _figure(sentence: Words, at: int) -> WordNumber | None:
    """A number that opens with digits, with the multiplier that may follow ("1.2 million")."""
    word = sentence.low[at]
    glued = _glued_letter(sentence, at)
    value = digits_value(word)
    if value is None:
        if not _DECIMAL.match(word) or glued:
            return None
        return _decimal(sentence, at)
    if glued:
        return None
    last, value = _space_groups(sentence, at, value)
    scaled, end = _scale(sentence, last, Fraction(value))
    return WordNumber(at, end, int(scaled)) if scaled.denominator == 1 else None


def _glued_letter(sentence: Words, at: int) -> bool:
    """Whether a hyphen ties the figure to a letter before it: F-16, COVID-19."""
    if at < 2 or sentence.low[at - 1] not in "-–" or sentence.ends[at - 1] != sentence.starts[at]:
        return False
    return (
        sentence.ends[at - 2] == sentence.starts[at - 1]
        and sentence.raw[at - 2][-1].isalpha()
        and (sentence.low[at - 2] not in UNITS and sentence.low[at - 2] not in TENS)
    )


def _decimal(sentence: Words, at: int) -> WordNumber | None:
    word = sentence.low[at].replace("٫", ".")
    scaled, end = _scale(sentence, at + 1, Fraction(word))
    if end > at + 1 and scaled.denominator == 1:
        return WordNumber(at, end, int(scaled))
    if end > at + 1:
        return WordNumber(at, end, int(scaled), decimal=True)
    # "1.200 people": three decimals of a person don't exist, so the dot groups thousands.
    if _DOTS.match(word) and not word.startswith("0") and _counts_whole_things(sentence, at + 1):
        return WordNumber(at, at + 1, int(word.replace(".", "")))
    return WordNumber(at, at + 1, int(Fraction(word)), decimal=True, exact=Fraction(word))


_WHOLE = frozenset(_DATA["spaces"]["whole"].split())


def _counts_whole_things(sentence: Words, at: int) -> bool:
    return sentence.at(at) in _WHOLE


def _space_groups(sentence: Words, at: int, value: int) -> tuple[int, int]:
    """The index behind the figure and its value once groups of three parted by a space or an apostrophe are joined."""
    last = at + 1
    if not _PLAIN.match(sentence.low[at]) or len(sentence.low[at]) > 3 or value == 0:
        return last, value
    while True:
        group = last + 1 if sentence.at(last) == "'" else last
        if len(sentence.at(group)) != 3 or not _PLAIN.match(sentence.low[group]):
            break
        gap = sentence.text[sentence.ends[last - 1] : sentence.starts[group]]
        plain = gap == " " and sentence.at(at - 1) not in _NAMING
        if not (plain or gap in _GROUP_MARKS):
            break
        value = value * 1000 + int(sentence.low[group])
        last = group + 1
    return last, value


def _scale(sentence: Words, at: int, value: Fraction) -> tuple[Fraction, int]:
    """`value` times the multipliers that stand at `at`, and the index behind them."""
    while sentence.at(at) in MULTIPLIERS and sentence.at(at) not in _PAIRS:
        if sentence.at(at) == "score" and value > 9:
            break
        value *= MULTIPLIERS[sentence.low[at]]
        at += 1
    return value, at


def _articled(sentence: Words, at: int) -> WordNumber | None:
    """ "a dozen", "a hundred and five", "half a million", "half a dozen"."""
    if sentence.low[at] == "half":
        if sentence.at(at + 1) in ("a", "an") and sentence.at(at + 2) in MULTIPLIERS:
            value = Fraction(MULTIPLIERS[sentence.low[at + 2]], 2)
            return WordNumber(at, at + 3, int(value)) if value.denominator == 1 else None
        return None
    following = sentence.at(at + 1)
    if following == "half" and sentence.at(at + 2) in MULTIPLIERS:
        return WordNumber(at, at + 3, MULTIPLIERS[sentence.low[at + 2]] // 2)
    if following not in MULTIPLIERS:
        return None
    if following == "couple" and (scaled := _couple_of(sentence, at)) is not None:
        return scaled
    if following in _PACKS:
        # "a score" alone is a result or a grudge; "a score of people" counts.
        if following == "score" and sentence.at(at + 2) != "of":
            return None
        return WordNumber(at, at + 2, MULTIPLIERS[following])
    found = _spelled(sentence, at + 1)
    return WordNumber(at, found.last, found.value) if found else None


def _couple_of(sentence: Words, at: int) -> WordNumber | None:
    """ "a couple of hundred", "a couple dozen": about twice the multiplier."""
    last = at + 3 if sentence.at(at + 2) == "of" else at + 2
    scale = MULTIPLIERS.get(sentence.at(last))
    if scale is None or sentence.at(last) in _PAIRS:
        return None
    return WordNumber(at, last + 1, 2 * scale)


def _spelled(sentence: Words, at: int) -> WordNumber | None:
    """A number that opens with a word: "twenty-one", "one hundred and five", "two dozen", "two and a half million"."""
    start, total, current = at, 0, 0
    last_kind = ""
    while at < len(sentence):
        word = sentence.low[at]
        kind = _kind(word)
        if not kind or not _may_follow(last_kind, kind, current, word):
            bridge = _bridge(sentence, at, last_kind, current)
            if bridge is None:
                break
            at = bridge
            continue
        if kind == "unit":
            current += UNITS[word]
        elif kind == "ten":
            current += TENS[word]
        elif word == "hundred" or word in _PACKS:
            current = max(current, 1) * MULTIPLIERS[word]
        else:
            total += max(current, 1) * MULTIPLIERS[word]
            current = 0
        last_kind = "pack" if word in _PACKS else ("hundred" if word == "hundred" else kind)
        at += 1
    if at == start or (at == start + 1 and sentence.low[start] in _PACKS):
        return None
    half = _and_a_half(sentence, at, current)
    if half is not None:
        return WordNumber(start, half[0], half[1])
    return WordNumber(start, at, total + current)


def _kind(word: str) -> str:
    if word in UNITS:
        return "unit"
    if word in TENS:
        return "ten"
    return "multiplier" if word in MULTIPLIERS else ""


def _may_follow(last: str, kind: str, current: int, word: str) -> bool:
    if last == "":
        return True
    if last == "pack":
        return False
    if kind == "unit":
        return (last == "ten" and 0 < UNITS[word] < 10) or last in ("hundred", "multiplier")
    if kind == "ten":
        return last in ("hundred", "multiplier")
    if word in _PACKS:
        return word in ("dozen", "score") and last in ("unit", "ten")
    if word == "hundred":
        return last in ("unit", "ten") and current < 100
    return last in ("unit", "ten", "hundred")


def _bridge(sentence: Words, at: int, last: str, current: int) -> int | None:
    """The index behind a hyphen or an "and" that holds two parts of one number together, or None."""
    word, following = sentence.low[at], sentence.at(at + 1)
    kind = _kind(following)
    if word in ("-", "–") and kind and last and _may_follow(last, kind, current, following):
        tight = sentence.ends[at - 1] == sentence.starts[at] and sentence.ends[at] == sentence.starts[at + 1]
        return at + 1 if tight else None
    if word == "and" and last in ("hundred", "multiplier") and kind in ("unit", "ten"):
        # "two hundred and five people", but "a hundred and two hundred" are two numbers.
        after = sentence.at(at + 2)
        return at + 1 if after not in ("hundred", "thousand", "million", "dozen") else None
    return None


def _and_a_half(sentence: Words, at: int, current: int) -> tuple[int, int] | None:
    """ "two and a half million": the index behind it and its value."""
    if sentence.matches(at, ("and", "a", "half")) and sentence.at(at + 3) in MULTIPLIERS:
        value = (Fraction(current) + Fraction(1, 2)) * MULTIPLIERS[sentence.low[at + 3]]
        return (at + 4, int(value)) if value.denominator == 1 else None
    return None
