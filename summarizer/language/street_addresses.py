"""Streets as local reports name them: "the 5900 block of South Corby Street", "4596 SE Almond Road"."""

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


class Address(NamedTuple):
    """A stretch of a street; `start`/`end` are half-open offsets into the searched text."""

    start: int
    end: int


def find_addresses(text: str) -> list[Address]:
    """Blocks and house numbers with their streets, in order, without overlaps."""
    found: list[Address] = []
    if "block of " in text:
        found += [Address(*match.span()) for match in _BLOCK.finditer(text)]
    for match in _HOUSE.finditer(text) if words(text).has_digit else ():
        house = Address(*match.span("house"))
        if not any(one.start < house.end and house.start < one.end for one in found):
            found.append(house)
    return sorted(found)
