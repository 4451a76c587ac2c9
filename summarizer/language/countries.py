"""Countries by name, adjective or demonym."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.language.gazetteer import fold
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary

CountryWordKind = Literal["name", "people"]


class CountryMention(NamedTuple):
    """A country word; `start`/`end` are half-open offsets into the searched text."""

    start: int
    end: int
    code: str
    """ISO 3166-1 alpha-2 (XK for Kosovo)."""
    kind: CountryWordKind


# How much a mention points at its country: a demonym often names a person far from home.
NAME_WEIGHT = 1.0
PEOPLE_WEIGHT = 0.6
# "U.S. officials": an abbreviation before a noun says even less.
ABBREVIATION_WEIGHT = 0.3

_COMPASS = lazy_pattern(
    r"^(?:the\s+)?(?:(?:far|extreme)\s+)?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
    r"|central|upper|lower|mainland|eastern|western)\s+",
    re.IGNORECASE,
)
_POSSESSIVE = lazy_pattern(r"['’]s?$")
_ARTICLE = lazy_pattern(r"^the\s+", re.IGNORECASE)
# "U.S.", or a word with a capital; one class for the first letter, so that the search can skip to it.
_CAPITALISED = lazy_pattern(
    r"[^\W\d_a-z](?:(?<=[A-Z])\.(?:[A-Z]\.)+|(?<![^\W_].)(?:[^\W_]|['’.\-](?=[^\W_]))*)", re.DOTALL
)
_NEXT = lazy_pattern(r"[ \n](?:[^\W_]|['’.\-](?=[^\W_]))+")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, CountryWordKind]]:
    """Every folded country word with its code."""
    table: dict[str, dict[str, list[str]]] = vocabulary("countries")
    words: dict[str, tuple[str, CountryWordKind]] = {}
    for code, row in table.items():
        for name in row["names"]:
            words.setdefault(fold(name), (code, "name"))
    for code, row in table.items():
        for people in row["people"]:
            words.setdefault(fold(people), (code, "people"))
            words.setdefault(fold(people) + "s", (code, "people"))
    return words


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """The first word of every country word, with the most words that one beginning so has."""
    longest: dict[str, int] = {}
    for words in _words():
        first, *rest = words.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def is_code(words: str) -> bool:
    """Whether this is the code of a country that the table has."""
    return len(words) == 2 and words.isupper() and words in vocabulary("countries")


def country_name(code: str) -> str | None:
    """The first name of a country by its ISO 3166-1 alpha-2 code; None for an unknown code."""
    row = vocabulary("countries").get(code)
    return str(row["names"][0]) if row is not None else None


@lru_cache(maxsize=2048)
def country_code(words: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country name, adjective or demonym; None when it is none of them.

    A leading article, a possessive and a compass word ("northern Iraq") may stand with it.
    """
    bare = words.strip()
    if "'" in bare or "’" in bare:
        bare = _POSSESSIVE.sub("", bare)
    if bare in ("us", "car", "Car", "turkey"):
        return None
    found = _words().get(fold(bare))
    if found is None and not bare.isalnum():  # a single word has neither article nor compass word before it
        shorter = _COMPASS.sub("", _ARTICLE.sub("", bare))
        found = _words().get(fold(shorter)) if shorter != bare else None
    return found[0] if found else None


@lru_cache(maxsize=256)
def find_countries(text: str) -> tuple[CountryMention, ...]:
    """Every capitalised country word in `text`, longest first, in order."""
    words, longest = _words(), _longest()
    mentions: list[CountryMention] = []
    for match in _CAPITALISED.finditer(text):
        size = longest.get(fold(_owner(match.group())), 0)
        if not size or (mentions and match.start() < mentions[-1].end):
            continue
        for end in _ends(text, match, size):
            phrase = _owner(text[match.start() : end])
            found = words.get(fold(phrase))
            if found and phrase not in ("Car", "Us") and text[match.start() - 4 : match.start()] != "New ":
                mentions.append(CountryMention(match.start(), match.start() + len(phrase), *found))
                break
    return tuple(mentions)


def _owner(phrase: str) -> str:
    """A phrase without a possessive ending."""
    return phrase[:-2] if phrase[-2:] in ("'s", "’s") else phrase


def _ends(text: str, first: re.Match[str], size: int) -> list[int]:
    """Where phrases of up to `size` words from `first` on end, longest first."""
    ends = [first.end()]
    while len(ends) < size and (following := _NEXT.match(text, ends[-1])):
        ends.append(following.end())
    return ends[::-1]


def country_words(text: str) -> dict[str, float]:
    """How much the country words of `text` point at each country: names count 1.0, adjectives and demonyms less."""
    weights: dict[str, float] = {}
    for mention in find_countries(text):
        weight = NAME_WEIGHT if mention.kind == "name" else PEOPLE_WEIGHT
        if mention.end - mention.start <= 4 and text[mention.start - 4 : mention.start].lower() != "the ":
            weight = ABBREVIATION_WEIGHT
        weights[mention.code] = weights.get(mention.code, 0.0) + weight
    return weights
