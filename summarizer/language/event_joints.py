"""Where words about one event go on to another: "a bomb killed 8 in April, and in May a raid killed 40"."""

import re
from collections.abc import Iterator

from summarizer.language.harms import harm_readings
from summarizer.language.lazy import lazy_pattern
from summarizer.language.other_events import EVENT, MONTH

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# What opens the next event: a time or a place of its own, or an event brought in.
_OPENERS = (
    rf"(?:in|on) (?:early |late |mid-|last )?(?:{MONTH}|{_DAY}|\d{{4}})\b",
    r"(?:in|at|near|outside) (?:the )?(?-i:[A-Z])",
    rf"(?:an?|another) (?:[\w-]+ ){{0,3}}?{EVENT}\b",
)
_JOINT = lazy_pattern(
    rf"(?:(?:,|;) (?:and |while |but )?|\b(?:and|while) )(?:{'|'.join(_OPENERS)})|\bwhile (?=[\w-]+ )", re.IGNORECASE
)


def event_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of text[start:end] that each count victims of an event of their own; mostly one, the whole."""
    counted = [
        one.cue_start
        for one in harm_readings(text)
        if start <= one.count_start and one.count_end <= end and not (one.negated or one.subgroup)
    ]
    begin = start
    if len(counted) > 1:
        for joint in _JOINT.finditer(text, start + 1, end):
            cut = joint.start()
            if any(begin <= at < cut for at in counted) and any(cut <= at < end for at in counted):
                yield begin, cut
                begin = cut
    yield begin, end
