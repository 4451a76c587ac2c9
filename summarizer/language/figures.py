"""Figures whose neighbours show that they count no people: dates, ages, money, names."""

from collections.abc import Sequence

from summarizer.language.nouns import STOPS, VERBS, Kind, is_people, is_person, is_unit, names_person, noun_kind
from summarizer.language.numbers import WordNumber
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words

MONTHS = word_set("counts", "words", "months")
_DESIGNATORS = word_set("counts", "words", "designators")
_YEAR_OPENERS = word_set("counts", "words", "year_openers") | MONTHS
_MONEY_MARKS = word_set("counts", "words", "money_marks")
DASHES = frozenset("-–—‑")
_ROUNDS = frozenset(("shot", "shots", "round", "rounds", "bullet", "bullets"))
_ROUNDS_DO = frozenset(("were", "was", "rang", "hit", "struck", "fired", "had"))
_FIRING = frozenset(("fired", "fires", "firing", "fire", "heard", "hear", "hearing", "shot", "of", "by"))
_FRACTIONS = word_set("counts", "words", "fractions")
_ELDEST = frozenset(("eldest", "oldest", "youngest"))


def special_kind(
    sentence: Words, number: WordNumber, first: int, last: int, *, bounded: bool, after_age: int | None
) -> Kind | None:
    """The kind of a figure that its neighbours show to count no people; None: it may count.

    Args:
        first, last: the words of the figure (half-open), a range or "or more" taken in.
        bounded: whether words such as "at least" stand before it.
        after_age: index behind the last figure before it when that was an age.
    """
    before, after = sentence.at(first - 1), sentence.at(last)
    value = number.value
    if before in _MONEY_MARKS or (before.endswith("$") and len(before) < 5):
        return "money"
    if after == "%" or after in ("percent", "percentage") or sentence.matches(last, ("per", "cent")):
        return "percent"
    if _is_fraction(sentence, last):
        return "percent"
    if _is_age(sentence, value, first, last, after_age):
        return "age"
    if is_year(sentence, number) and (before in _YEAR_OPENERS or before in (",", "(", "/", "-") or is_unit(after)):
        return None if is_people(after) and before not in MONTHS else "date"
    if after in MONTHS or (before in MONTHS and value <= 31 and not is_people(after) and after not in VERBS):
        return "date"
    if sentence.matches(last, ("in", "the")) and sentence.at(last + 2) in ("morning", "afternoon", "evening"):
        return "date"
    if after in _ROUNDS and (sentence.at(last + 1) in _ROUNDS_DO or not _FIRING.isdisjoint(_near(sentence, first))):
        return "thing"  # "fired at least one shot, injuring a bystander"
    if after == "/" or before == "/":
        return "thing"
    if sentence.at(first - 1) in ("#", "№") or (before == "." and sentence.at(first - 2) == "no"):
        return "thing"
    if after in DASHES and sentence.ends[last - 1] == sentence.starts[last] and sentence.at(last + 1) != "":
        unit = sentence.at(last + 1)
        if unit == "strong":
            return None
        if unit.isalpha():
            kind = noun_kind(unit)
            return kind if kind not in ("people", "other") else "thing"
        return "thing" if unit[0].isdigit() else None
    if (before in _DESIGNATORS or (not bounded and _named(sentence, first))) and not _people_follow(sentence, last):
        return "thing"
    if before in ("at", "around", "about") and after in ("am", "pm", "a.m.", "p.m.", "o'clock", "gmt", "utc"):
        return "date"
    return None


def _is_fraction(sentence: Words, last: int) -> bool:
    """Whether the figure before word `last` counts parts of a whole: "two thirds of the passengers"."""
    at = last + 1 if sentence.at(last) in DASHES else last
    return sentence.at(at) in _FRACTIONS and sentence.at(at + 1) == "of"


def _near(sentence: Words, first: int) -> Sequence[str]:
    return sentence.low[max(0, first - 5) : first]


def _named(sentence: Words, first: int) -> bool:
    """Whether a digit figure ends a name: a capitalised word that doesn't open the sentence stands before it."""
    before = sentence.raw[first - 1] if first > 1 else ""
    return before[:1].isupper() and sentence.low[first][0].isdigit() and sentence.low[first - 1] not in STOPS


def _people_follow(sentence: Words, at: int) -> bool:
    return any(is_people(sentence.at(index)) for index in range(at, at + 3)) or sentence.at(at) in VERBS


def _is_age(sentence: Words, value: int, first: int, last: int, after_age: int | None) -> bool:
    before, after = sentence.at(first - 1), sentence.at(last)
    if after in DASHES and sentence.at(last + 1) in ("year", "years", "month", "months", "week", "day"):
        return sentence.at(last + 2) in (*DASHES, "old", "olds")
    if after in ("year", "years", "month", "months", "weeks"):
        return sentence.at(last + 1) in ("old", "olds") or sentence.matches(last + 1, ("of", "age"))
    if before in ("aged", "age", "ages"):
        return True
    if value > 110:
        return False
    if before == "both" and after in (",", ".", ")", ";", "") and sentence.at(first - 2) == ",":
        return True  # "Ann Roe and Bo Lund, both 51, died"
    if before == "," and after in (",", ".", ")", ";", "") and names_person(sentence.at(first - 2)):
        return True  # "A kayaker, 29, ..."
    if (
        before == ","
        and after in (",", "and")
        and is_people(sentence.at(first - 2))
        and _listed_age(sentence, last + 1)
    ):
        return True  # "Two men, 19 and 24, ..."
    if before == "," and after in (",", ".", ")", ";", "") and sentence.raw[first - 2][:1].isupper():
        return sentence.at(first - 2).isalpha() or "'" in sentence.at(first - 2)
    if before == "(" and after == ")" and sentence.raw[first - 2][:1].isupper():
        return True
    if before == "of" and is_person(sentence.at(first - 2)) and not is_people(after) and sentence.at(first - 3) != "of":
        return True  # "a man of 62"
    if not _ELDEST.isdisjoint(sentence.low[max(0, first - 4) : first]) and not is_people(after):
        return True  # "six residents, the eldest of them 97"
    # "aged 7, 12 and 15": a bare figure that goes on a list of ages.
    if after_age is not None and after_age >= first - 2:
        gap = sentence.low[after_age:first]
        return all(word in (",", "and", "or", "to") for word in gap) and not is_people(after)
    return False


def _listed_age(sentence: Words, at: int) -> bool:
    """Whether a bare figure that ends a list of ages or goes on with it stands there."""
    return sentence.at(at).isdigit() and sentence.at(at + 1) in (",", ".", "and", ")", "") and len(sentence.at(at)) < 3


def is_year(sentence: Words, number: WordNumber) -> bool:
    """Whether a number is written like a year."""
    return (
        1800 <= number.value <= 2100
        and number.last == number.first + 1
        and len(sentence.low[number.first]) == 4
        and sentence.low[number.first].isdigit()
    )
