"""Patterns that tell who the attackers were."""

from collections.abc import Iterator

from summarizer.brief import Status
from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_BELIEVED = frozenset({"believed", "thought", "suspected", "said", "alleged", "reported", "understood"})
_LIKELY = frozenset({"probably", "likely", "apparently", "allegedly", "reportedly"})
_PERSONS = frozenset({"gunman", "attacker", "assailant", "bomber", "shooter", "knifeman", "killer", "hijacker"})
_ACTIVE = word_set("actors", "kinds", "authority")


def were(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The attackers were Y, may be Y, are believed to be members of Y; they belonged, X said, to Y."""
    low = frame.line.low
    if _follows_another(frame, at):
        return
    verb = at + 1
    while verb < len(low) and (low[verb] in AUXILIARIES or low[verb] in ADVERBS or low[verb] in _BELIEVED | {"to"}):
        verb += 1
    group = low[at + 1 : verb]
    if low[verb : verb + 1] in (("belonged",), ("belong",)):
        yield from _belonging(frame, at, verb)
        return
    if BE.isdisjoint(group) or frame.negated(verb) or verb >= len(low) or low[verb] in ("by", "of"):
        return
    named = _named(frame, verb)
    if named is None:
        return
    speaker, status = frame.spoken(at)
    told: Status = status or "reported_as_fact"
    if {"may", "might", "could", "possibly", "perhaps"} & set(group):
        told = "possible"
    elif status is None and (_BELIEVED | _LIKELY) & set(group):
        told = "accused"
    yield from frame.reading("identify", at, named, speaker, told)


def _follows_another(frame: Frame, at: int) -> bool:
    """Whether the noun belongs to a longer phrase ("victims of the attackers were")."""
    phrase = phrase_ending(frame.line, at + 1)
    return phrase is None or "of" in frame.line.low[phrase.first : at]


def _named(frame: Frame, start: int) -> Actor | None:
    """The proper name of a person or body in "Y", "a former soldier, Y", "members of Y"."""
    if frame.line.low[start] in _ACTIVE and not frame.line.is_capital(start):
        # "The attackers were police officers": a description, unless a name follows.
        return None
    someone = frame.after(start)
    if someone is None or not someone.proper or someone.kind in ("thing", "media", "authority", "state"):
        return None
    first = someone.mentions.split()[0]
    closed = frame.line.text[someone.end : someone.end + 2].strip()[:1] in ("", ",", ".", ";")
    return someone if closed or not first.islower() or someone.kind == "armed" else None


def _belonging(frame: Frame, at: int, verb: int) -> Iterator[BlameReading]:
    low = frame.line.low
    to = verb + 1
    if low[to : to + 1] == (",",):
        # "belonged, according to police, to the Front"
        closing = next((k for k in range(to + 1, min(to + 9, len(low))) if low[k] == ","), -1)
        to = closing + 1 if closing > 0 else to
    if low[to : to + 1] != ("to",):
        return
    body = frame.after(to + 1)
    if body is None or not body.proper or body.kind in ("thing", "media", "authority", "state"):
        return
    speaker, status = frame.spoken(at)
    yield from frame.reading("belongs", at, body, speaker, status or "reported_as_fact")


def in_apposition(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The gunman, Ian Poe, 33, did it: the name beside the word."""
    low = frame.line.low
    if low[at] not in _PERSONS or frame.line.at(at + 1) != "," or frame.line.at(at - 1) not in ("the", "lone"):
        return
    named = actor(frame.line, frame.phrase_after(at + 2))
    if named is None or not named.proper or named.kind not in ("person", "other", "public") or len(named.key) < 2:
        return
    if not frame.line.text[named.outer[1] :].lstrip().startswith((",", ".")) and named.outer[1] == named.end:
        return
    speaker, status = frame.spoken(at)
    yield from frame.reading("identify", at, named, speaker, status or "reported_as_fact")
