"""The place before the first sentence of a report: "QUETTA, Pakistan - ", "LIMA, 9 Jan (Agency) -- "."""

import re
from functools import lru_cache

from summarizer.language.countries import find_countries
from summarizer.language.gazetteer import Entry, lookup
from summarizer.language.lazy import lazy_pattern

# Only so far down, in characters, can the first paragraph begin: above it stand a headline and a byline.
_REACH = 700
_LINE = lazy_pattern(
    r"^[ \t>*_]*(?P<town>[^\W\d_a-z][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,4})"
    r"(?P<rest>[ ]?[,(][^\n]{0,90}?)?[ \t]*(?:--+|—|–|\s-(?=\s)|:(?=\s))\s*(?=[^\W\d_a-z\"“\[])",
    re.MULTILINE,
)


# Words in capitals at the start of a paragraph, before a sentence in ordinary case: "KABUL Two men".
_SHOUTED = lazy_pattern(
    r"(?:ST\. )?[^\W\d_a-z]{2,}(?:['’-][^\W\d_a-z]+)*(?: [^\W\d_a-z]{2,}(?:['’-][^\W\d_a-z]+)*){0,3}"
)
_AFTER_COMMA = lazy_pattern(r", (?P<name>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2})")
_SHORTENED = lazy_pattern(r", [^\W\d_a-z][^\W\d_]{0,5}\.(?:[^\W\d_]\.){0,2}")
_CAPITALS_LINE = lazy_pattern(r"^(?=[^\W\d_a-z]{2})", re.MULTILINE)
_OPENS_SENTENCE = lazy_pattern(r"\s+(?=[\"“]?[^\W\d_a-z](?:[^\W\d_]*[^\W\d_A-Z]| |(?:\.[^\W\d_])+\.))")
_SMALL = 2_000
"""People; a smaller town shares its name with too many words."""


def end_of_bare_dateline(text: str, start: int, end: int) -> int | None:
    """Where the sentence begins behind towns in capitals without a dash; None where none stand at `start`.

    "KABUL Two men were shot", "LAHORE/MULTAN, Pakistan A bus fell", "RENO, Nev. Police said".
    """
    at = start
    while (shouted := _SHOUTED.match(text, at, end)) is not None:
        town = _longest_name(text, *shouted.span())
        behind = _end_of_containing(text, shouted.end() if town is None else town, end)
        if town is None and behind is None:
            return None
        at = behind or town or at
        if text[at : at + 1] != "/":
            opening = _OPENS_SENTENCE.match(text, at, end)
            return opening.end() if opening is not None else None
        at += 1
    return None


def _longest_name(text: str, start: int, end: int) -> int | None:
    """The end of the longest name of a place at `start` that ends with a word before `end`; None without one."""
    while end > start:
        name = text[start:end]
        if any(found.kind == "name" and found.end == len(name) for found in find_countries(name.title())) or any(
            entry.kind == "region" or entry.population >= _SMALL for entry in lookup(name)
        ):
            return end
        end = text.rfind(" ", start, end)
    return None


def _end_of_containing(text: str, start: int, end: int) -> int | None:
    """The end of the country, the region or the abbreviation behind a town; None without one."""
    shortened = _SHORTENED.match(text, start, end)
    if shortened is not None:
        return shortened.end()
    named = _AFTER_COMMA.match(text, start, end)
    return _longest_name(text, *named.span("name")) if named is not None else None


@lru_cache(maxsize=64)
def dateline_of(text: str) -> tuple[str, str] | None:
    """The town of the dateline as written, with ISO 3166-1 alpha-2 of its country; None without one.

    The country stands beside the town, or it is that of the largest town so called.
    """
    for match in _LINE.finditer(text, 0, min(len(text), _REACH)):
        town, rest = match["town"], match["rest"] or ""
        if not rest and not town.isupper() and len(town.split()) > 2:
            continue
        said = next((mention.code for mention in find_countries(rest.title())), None)
        largest = _largest(town)
        if said is not None:
            return town, said
        if largest is not None and largest.country is not None:
            return town, largest.country
    return _bare_dateline_of(text)


def _bare_dateline_of(text: str) -> tuple[str, str] | None:
    """`dateline_of` where no dash follows the town."""
    for match in _CAPITALS_LINE.finditer(text, 0, min(len(text), _REACH)):
        end = end_of_bare_dateline(text, match.start(), len(text))
        if end is not None:
            town = re.split(r"[,/]", text[match.start() : end].strip(), maxsplit=1)[0]
            said = next((mention.code for mention in find_countries(text[match.start() + len(town) : end])), None)
            largest = _largest(town)
            code = said or (largest.country if largest is not None else None)
            return (town, code) if code is not None else None
    return None


def _largest(town: str) -> Entry | None:
    """The largest town of this name; a name of nothing but small ones may be a person's or an agency's."""
    cities = [entry for entry in lookup(town) if entry.kind == "city"]
    return max(cities, key=lambda entry: entry.population, default=None)
