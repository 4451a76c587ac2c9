"""How far the words go that a marker of another event takes along."""

import re
from typing import TYPE_CHECKING

from summarizer.language.clauses import clauses
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import word_set
from summarizer.language.words import words
from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Relation


@record(frozen=True, slots=True)
class OtherSpan:
    """Words of a sentence that speak of another event; half-open offsets into the sentence's text."""

    start: int
    end: int
    relation: "Relation"
    marker: str
    """The words that say so; "" when the sentence goes on from the one before."""
    placed: bool = False
    """Whether the place says so: it is not where the main event was."""


@record(frozen=True, slots=True)
class Marker:
    """Words that say of another event; half-open offsets into the sentence's text."""

    start: int
    end: int
    relation: "Relation"
    reach: str
    """clause: the clause it stands in and what hangs on it; rest: from the marker on; phrase: up to the next comma."""
    timed: bool = False
    """It only tells a time, which may be the main event's own."""


ACTS = word_set("other_events", "acts")
"""Verbs of attack and accident."""
_PRESENT = lazy_pattern(r"\b(?:now|today|yesterday|tonight|this|\w+day|is|are|has|have|said|says)\b", re.IGNORECASE)


def reach(text: str, marker: Marker) -> tuple[int, int]:
    """The words that a marker takes along."""
    if marker.reach == "sentence":
        return 0, len(text)
    if marker.reach == "since":
        return text.casefold().rindex("since", marker.start, marker.end), len(text)
    if marker.reach == "after":
        at = max(text.casefold().rfind(word, marker.start, marker.end) for word in ("after", "before", "amid"))
        # "It came two days after ..." has its verb before; "Days after ..., gunmen" opens the sentence.
        told = marker.start > 0 and text[marker.start : marker.end].split()[0].casefold() in _COMES
        return at, len(text) if told else _fronted_end(text, marker.start, at)
    if marker.reach == "rest":
        if marker.start and text[marker.start : marker.end].split()[0].casefold() in _FOLLOWS:
            return marker.start, len(text)  # the verb of "The attack follows another in Leith, where ten died"
        return marker.start, _fronted_end(text, marker.start, marker.end)
    parenthesis = _parenthesis(text, marker.start, marker.end)
    if parenthesis is not None:
        return parenthesis
    scarred = _SCARRED.search(text[: marker.start])
    if scarred is not None and scarred.start():
        return scarred.start(), _comma(text, marker.end)
    spans = clauses(text)
    at = next((index for index, (_, end) in enumerate(spans) if end > marker.start), len(spans) - 1)
    start, end = spans[at]
    opener = text[start:end].split(maxsplit=1)[0].casefold()
    if opener in ("who", "which", "whose", "where", "whom"):
        return start, min(_comma(text, marker.end), len(text))
    # "Since the start of the war, 40 people have died": a time, of which the main clause speaks.
    if opener == "when" and start and WHEN_NEW.match(text, start) and not _PRESENT.search(text, 0, start):
        start = spans[at - 1][0] if at else 0  # "78 people died when a ferry sank there in 2014"
    elif opener in _SUBORDINATE and not (opener == "since" and marker.start == start):
        return start, _fronted_end(text, start, marker.end)
    # A main clause takes along what hangs on it, up to a clause that stands beside it; a time that opens the sentence
    # holds for all of it.
    opens = marker.timed and marker.start < 3
    for later_start, later_end in spans[at + 1 :]:
        later = text[later_start:later_end]
        joint = later.split(maxsplit=1)[0].casefold()
        # "... died there, and 112 were treated": the story goes on, unless the clause tells of today.
        if joint in ("but", "while", "whereas") or (joint == "and" and not opens and _PRESENT.search(later)):
            return start, end
        end = later_end
    return start, end


WHEN_NEW = lazy_pattern(r"when (?:an?|another) (?:[\w-]+ ){1,3}(?:" + "|".join(sorted(ACTS)) + r")\b", re.IGNORECASE)
# "a blast killed nine in a town that was badly hit by the floods of 2010": what the place lived through before.
_SCARRED = lazy_pattern(
    r"\b(?:that |which |who )?(?:(?:was|were|had been|has been|have been|still|already|badly) ){0,3}"
    r"(?:devastated|ravaged|scarred|hit|struck|shattered|battered|traumati[sz]ed|rocked|destroyed|flattened) "
    r"(?:\w+ )?(?:by|in|during) [^.,;]{0,60}$",
    re.IGNORECASE,
)
# No comma inside a figure: "4,746 miners".
_COMMA = lazy_pattern(r",(?!\d)")
_COMES = frozenset(("came", "come", "comes", "coming", "occurred", "happened", "took", "takes", "arrived"))
_FOLLOWS = frozenset(("follow", "follows", "followed", "precedes", "preceded"))
# Behind an insertion they go on with its event: "the worst of all, the Omagh bomb of 1998, took 29 lives".
_RESUMING = frozenset(
    ("when", "where", "which", "killing", "leaving", "in", "killed", "took", "claimed", "left", "cost")
)
_SUBORDINATE = frozenset(
    ["when", "after", "while", "before", "because", "as", "although", "though", "since", "if", "whereas"]
)


def _comma(text: str, at: int) -> int:
    match = _COMMA.search(text, at)
    return match.start() if match is not None else len(text)


def _last_comma(text: str, at: int) -> int:
    return max((match.start() for match in _COMMA.finditer(text, 0, at)), default=-1)


def _fronted_end(text: str, start: int, at: int) -> int:
    """The end of a clause that opens the sentence: its comma; of any other: the end of the sentence."""
    if len(text[:start].split()) <= 3:
        return _comma(text, at)
    return len(text)


def _parenthesis(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The short insertion between two commas that a time stands in, unless it opens the sentence."""
    before, after = _last_comma(text, start), _comma(text, end)
    if before < 0 or after == len(text) or len(text[before:after].split()) > 9:
        return None
    if any(word.endswith("ed") for word in words(text[before:start]).low):
        return None  # "a sister ship, the Ann, burned off Jolo in 2012, all but five losing their lives"
    if text[before + 1 : start].split(maxsplit=1)[:1] in (["and"], ["but"], ["while"]):
        return None  # "..., and in April a similar fire in Karsa, also a town, left 38 dead"
    opened = text[after + 1 :].split(maxsplit=1)
    if opened and opened[0] in _RESUMING:
        return None
    # ", in 2018," on its own is an adverb of the whole clause.
    if text[before + 1 : start].strip() == "" or (
        text[end:after].strip() == "" and len(text[before:start].split()) < 2
    ):
        return None
    return before + 1, after
