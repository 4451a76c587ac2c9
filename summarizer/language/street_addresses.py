"""Streets as local reports name them: "the 5900 block of South Corby Street", "Elm Road and 4th Avenue"."""

from collections.abc import Iterable
from typing import NamedTuple

from summarizer.language.lazy import lazy_pattern
from summarizer.language.words import words

_WAYS = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Hwy|Court|Ct|Place|Terrace|Way|Parkway"
    r"|Circle|Pike|Trail|Square)\b"
)
_SIDE = r"(?:(?:[NSEW]|[NS][EW]|North|South|East|West)\.? )?"
_WORD = r"(?:\d{1,3}(?:st|nd|rd|th)|[^\W\d_a-z][\w'’-]*)"
_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_BLOCK = lazy_pattern(
    rf"(?<![\w-])(?:\d[\d,]*|hundred)[ -]block of (?:the )?{_SIDE}"
    rf"(?:{_WORD}(?: {_DAY}{_WORD}){{0,3}}? {_WAYS}|{_WORD}(?: {_DAY}{_WORD}){{0,2}})"
)
_HOUSE = lazy_pattern(rf"\b(?:at|in|of|near) (?P<house>\d{{1,5}} {_SIDE}(?:{_WORD} ){{1,3}}?{_WAYS})")
_STREET = rf"(?:{_SIDE}{_WORD}(?: {_DAY}{_WORD}){{0,2}}? {_WAYS}|(?:Interstate|Highway|Route) \d+)"
_CORNER = lazy_pattern(
    rf"(?<![\w-]){_DAY}(?:{_STREET} and {_STREET}"
    rf"|{_SIDE}{_WORD}(?: {_WORD})? and {_SIDE}{_WORD}(?: {_WORD})?? "
    r"(?:[Ss]treet|[Aa]venue|[Rr]oad|[Dd]rive|[Ll]ane|[Bb]oulevard)s\b)"
)
_NUMBERED = lazy_pattern(rf"\b(?:at|in|of|near|on) (?P<house>{_SIDE}\d{{1,3}}(?:st|nd|rd|th) {_WAYS})")
# Ways that a sentence names without a number; "Court" and "Place" are more than ways, so only "on" goes before them.
_ALONG = lazy_pattern(
    rf"\b(?:on|along|off|down) (?P<house>{_SIDE}(?:{_DAY}{_WORD} ){{1,3}}?"
    r"(?:Drive|Dr|Lane|Ln|Court|Ct|Place|Terrace|Way|Parkway|Circle|Pike|Trail|Loop|St|Ave|Rd|Blvd)\b)"
)
_SHORT_WAY = lazy_pattern(
    r"(?:Drive|Dr|Lane|Ln|Court|Ct|Place|Terrace|Way|Parkway|Circle|Pike|Trail|Loop|St|Ave|Rd|Blvd)\b"
)
_NAMED_WAY = lazy_pattern(r"[Ss]treet|[Aa]venue|[Rr]oad|[Dd]rive|[Ll]ane|[Bb]oulevard|Highway|Parkway|Ave\b|Rd\b")


class Address(NamedTuple):
    """A stretch of a street; `start`/`end` are half-open offsets into the searched text."""

    start: int
    end: int


def find_addresses(text: str) -> list[Address]:
    """Blocks and houses with their streets, corners and numbered streets, in order, without overlaps."""
    found: list[Address] = []
    if "block of " in text:
        found += [Address(*match.span()) for match in _BLOCK.finditer(text)]
    if " and " in text and _NAMED_WAY.search(text):
        _add(found, (Address(*match.span()) for match in _CORNER.finditer(text)))
    if words(text).has_digit:
        _add(found, (Address(*match.span("house")) for form in (_HOUSE, _NUMBERED) for match in form.finditer(text)))
    if (" on " in text or " along " in text or " off " in text or " down " in text) and _SHORT_WAY.search(text):
        _add(found, (Address(*match.span("house")) for match in _ALONG.finditer(text)))
    return sorted(found)


def _add(found: list[Address], further: Iterable[Address]) -> None:
    """Adds those that overlap none found before."""
    for one in further:
        if not any(have.start < one.end and one.start < have.end for have in found):
            found.append(one)
