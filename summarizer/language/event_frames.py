"""Kinds of event that a noun and its verb name together, though neither does alone: "the bus left the road"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.lexicon import Hit, Lexicon, Tokens
from summarizer.language.vocabulary import vocabulary, word_set

REACH = 10
"""How many tokens before its verb a noun may stand."""

AFTER = 6
"""How many tokens behind the verb a noun may stand."""


class Frame(NamedTuple):
    """One noun and verb found together; `first`/`last` are half-open token positions of the verb."""

    event_type: str
    points: float
    first: int
    last: int


class _Pair(NamedTuple):
    event_type: str
    points: float
    after: bool
    """The noun stands behind the verb."""
    obj: str | None
    """The group that must stand behind the verb besides."""


@cache
def _nouns() -> Lexicon[str]:
    return Lexicon(
        (pattern, name) for name, patterns in vocabulary("event_frames")["nouns"].items() for pattern in patterns
    )


@cache
def _verbs() -> Lexicon[str]:
    return Lexicon(
        (pattern, name) for name, patterns in vocabulary("event_frames")["verbs"].items() for pattern in patterns
    )


@cache
def _pairs() -> dict[str, dict[str, _Pair]]:
    """Verb group -> noun group -> what they name together."""
    found: dict[str, dict[str, _Pair]] = {}
    for frame in vocabulary("event_frames")["frame"]:
        pair = _Pair(frame["type"], frame["points"], frame.get("side") == "after", frame.get("object"))
        for noun, verb in frame["pairs"]:
            found.setdefault(verb, {})[noun] = pair
    return found


@cache
def _stops() -> frozenset[str]:
    return word_set("event_frames", "stops", "words")


def find_frames(tokens: Tokens) -> list[Frame]:
    """The frames of one tokenised sentence, by their verbs in order; one for each verb."""
    words = tokens.words
    verbs = _verbs().find(words)
    if not verbs:
        return []
    nouns = _nouns().find(words)
    if not nouns:
        return []
    found = (_frame(words, verb, nouns) for verb in verbs)
    return [frame for frame in found if frame is not None]


def _frame(words: Sequence[str], verb: Hit[str], nouns: Sequence[Hit[str]]) -> Frame | None:
    """The frame that a verb makes with the noun closest to it."""
    before, after = _around(words, verb, nouns)
    behind = {group for noun in after for group in noun.payloads}
    best: _Pair | None = None
    for group in verb.payloads:
        pairs = _pairs()[group]
        for side, hits in ((False, before), (True, after)):
            found = (pairs[name] for noun in hits for name in noun.payloads if name in pairs)
            pair = next((one for one in found if one.after is side and (one.obj is None or one.obj in behind)), None)
            # A frame that knows its object knows more.
            if pair is not None and (best is None or (pair.obj is not None and best.obj is None)):
                best = pair
    return Frame(best.event_type, best.points, verb.first, verb.last) if best is not None else None


def _around(words: Sequence[str], verb: Hit[str], nouns: Sequence[Hit[str]]) -> tuple[list[Hit[str]], list[Hit[str]]]:
    """The nouns before and behind a verb, nearest first, up to a word that begins another clause."""
    low = max(0, verb.first - REACH)
    for at in range(verb.first - 1, low - 1, -1):
        if words[at] in _stops():
            low = at + 1
            break
    high = min(len(words), verb.last + AFTER)
    before = [noun for noun in reversed(nouns) if noun.last <= verb.first and noun.first >= low]
    return before, [noun for noun in nouns if verb.last <= noun.first < high]
