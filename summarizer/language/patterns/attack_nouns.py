"""Patterns of a noun for an attack that says whose it was: "a Taliban raid", "an attack by rebels"."""

from collections.abc import Iterator

from summarizer.language.actor_kinds import ARMED, kind_of_name
from summarizer.language.actors import Actor
from summarizer.language.frames import Frame
from summarizer.language.nounphrases import DETERMINERS
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

# What may stand between the name and the noun: "a Taliban suicide car bomb attack".
_MODIFIERS = word_set("blame", "attack_nouns", "modifiers")
# Attacks that did not happen, or not yet: "fears of a Taliban attack", "foiled a Front bombing".
_UNREAL = word_set("blame", "attack_nouns", "unreal")
_SUSPECTED = word_set("blame", "accuse", "adjectives")
_AGAINST = ("anti-", "counter-", "pro-", "ex-", "non-", "post-", "pre-")
_OPENERS = frozenset({"such", "other", "similar", "suspected", "alleged", "recent"})
_LONGEST = 5
"""Words of a name, at most."""
_REACH = 6
"""Words before the name in which it is told that the attack is no fact."""


def whose(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A Taliban raid killed nine; the Front's ambush; an attack by rebels: the noun's owner did it."""
    sentence = frame.line
    if sentence.text.isupper():
        return
    if sentence.at(at + 1) == "by":
        blamed = frame.after(at + 2)
        first = at
        if blamed is None or blamed.kind != "armed" or not blamed.proper or len(blamed.full.split()) > _LONGEST:
            return
    else:
        last = at
        while last > 0 and sentence.low[last - 1] in _MODIFIERS:
            last -= 1
        first = last
        while first > 0 and last - first < _LONGEST and _names(frame, first - 1, last):
            first -= 1
        if sentence.at(first) in DETERMINERS or sentence.at(first) in _OPENERS:
            first += 1
        if last - first == 1 and first == 0 and sentence.at(0) in ARMED and sentence.at(0).endswith("s"):
            return  # "Militants attack base"
        blamed = _owner(frame, first, last)
        if blamed is None:
            return
    before = sentence.low[max(0, first - _REACH) : first]
    if frame.negated(first) or frame.denied(at) or not _UNREAL.isdisjoint(before):
        return
    accuser, status = frame.spoken(at)
    if accuser is not None and (accuser.key == blamed.key or blamed.name in accuser.mentions):
        return  # "The Taliban said of the Taliban attack": their own word stands elsewhere.
    if status is None and not _SUSPECTED.isdisjoint((*before[-2:], *sentence.low[first:at])):
        status = "accused"
    yield from frame.reading("attack_of", at, blamed, accuser, status or "reported_as_fact")


def _names(frame: Frame, at: int, last: int) -> bool:
    """Whether a word can be part of the name that ends before `last`."""
    sentence = frame.line
    word = sentence.raw[at]
    if not sentence.is_capital(at) or word.lower().startswith(_AGAINST):
        return False
    if "-" in word and not word.lower().startswith("al-"):
        return False  # "IS-inspired"
    return at == last - 1 or not word.endswith(("'s", "’s", "'", "’"))


def _owner(frame: Frame, first: int, last: int) -> Actor | None:
    """The armed group that the words `first` to before `last` name, without a possessive ending."""
    sentence = frame.line
    if first == last:
        return None
    start, end = sentence.starts[first], sentence.ends[last - 1]
    name = sentence.text[start:end]
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    words = tuple(name.lower().split())
    if not words or kind_of_name(tuple(word if word != "is" else "IS" for word in words)) != "armed" or name.islower():
        return None
    end = start + len(name)
    return Actor(name, start, end, name, None, "armed", True, (), (start, end), words, name)
