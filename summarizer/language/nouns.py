"""What a noun stands for: people, a vehicle, a unit of measure, another thing."""

from typing import Literal

from summarizer.language.vocabulary import vocabulary

Kind = Literal["people", "age", "percent", "distance", "money", "date", "ordinal", "vehicle", "thing", "other"]

_DATA = vocabulary("nouns")


def _listed(*path: str) -> frozenset[str]:
    table = _DATA
    for key in path:
        table = table[key]
    return frozenset(word.casefold() for word in str(table).split())


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("fe"):
        return noun[:-2] + "ves"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


def _with_plurals(singulars: frozenset[str]) -> frozenset[str]:
    return singulars | {_plural(noun) for noun in singulars}


GENERAL = _listed("people", "general") | _listed("people", "general_plural")
"""Nouns that name no group: people, persons, victims, lives."""
_SINGULAR_PEOPLE = _listed("people", "singular") | _listed("people", "general")
_PLURAL_PEOPLE = (
    {_plural(noun) for noun in _SINGULAR_PEOPLE} | _listed("people", "plural") | _listed("people", "general_plural")
)
PEOPLES = _listed("people", "peoples")
"""Peoples whose name is also an adjective: French, Taliban."""
GROUPS = _with_plurals(_listed("people", "groups"))
COLLECTIVES = _listed("people", "collective")
_VEHICLES = _with_plurals(_listed("things", "vehicle"))
_THINGS = _with_plurals(_listed("things", "thing"))
_DISTANCES = _with_plurals(_listed("things", "distance"))
_TIMES = _with_plurals(_listed("things", "time"))
_MONEY = _with_plurals(_listed("things", "money"))
_PERCENTS = _listed("things", "percent")
# "A trauma center", "a barrier": things by nouns with the ending of a person's.
_NO_PERSONS = _listed("things", "like_persons")
STOPS = _listed("stops", "words")
"""Words that end a noun phrase."""
VERBS = _listed("stops", "verbs")
"""Verb forms that follow a counted noun without a break ("14 people died")."""

# Endings of nouns for people, for words in no list: "12 lifters", "three Colombians", "two pensionados" stay "other".
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "ees", "ants", "men", "women", "eers", "ites", "aries")


PEOPLE = _SINGULAR_PEOPLE | _PLURAL_PEOPLE
"""Every listed noun for people, singular or plural."""


def is_people(word: str) -> bool:
    """Whether a casefolded noun, singular or plural, stands for people."""
    return word in _PLURAL_PEOPLE or word in _SINGULAR_PEOPLE


def is_person(word: str) -> bool:
    """Whether a casefolded noun is a singular that stands for one person."""
    return word in _SINGULAR_PEOPLE


def is_plural_people(word: str) -> bool:
    """Whether a casefolded noun is a plural that stands for people."""
    return word in _PLURAL_PEOPLE


def noun_kind(word: str, *, capitalised: bool = False) -> Kind:
    """The kind of a counted noun; "other" when no list and no ending tells."""
    if word in _PLURAL_PEOPLE or word in _SINGULAR_PEOPLE or word in GROUPS or word in PEOPLES:
        return "people"
    for listed, kind in _KINDS:
        if word in listed:
            return kind
    if word.endswith(_PEOPLE_ENDINGS) and len(word) > 5:
        return "people"
    # "20 Westerners", "four Kurds": a capitalised plural is a people's name.
    return "people" if capitalised and word.endswith("s") and not word.endswith("ss") else "other"


_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (_VEHICLES, "vehicle"),
    (_TIMES, "date"),
    (_DISTANCES, "distance"),
    (_MONEY, "money"),
    (_PERCENTS, "percent"),
    (_THINGS, "thing"),
)


def names_person(word: str) -> bool:
    """Whether a common noun stands for a person, by the lists or by its ending ("kayaker")."""
    if word in _NO_PERSONS:
        return False
    return noun_kind(word) == "people" or (len(word) > 4 and word.endswith(("er", "or", "ist", "ian", "man", "woman")))


def is_unit(word: str) -> bool:
    """Whether a casefolded word measures (time, distance, money, percent)."""
    return word in _TIMES or word in _DISTANCES or word in _MONEY or word in _PERCENTS


def is_thing(word: str) -> bool:
    """Whether a casefolded noun is known to be no person."""
    return word in _THINGS or word in _VEHICLES or is_unit(word)
