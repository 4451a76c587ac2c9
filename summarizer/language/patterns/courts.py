"""Patterns of arrest and trial in other words than "arrested" and "charged": jails, warrants, suits."""

from collections.abc import Iterator

from summarizer.language.actors import Actor
from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_POLICE = word_set("blame", "courts", "police")
_PENALTIES = word_set("blame", "courts", "penalties")
_HELD = frozenset({"public", "person", "armed", "civil", "pronoun"})
_OFFICE_HOLDERS = word_set("blame", "courts", "office_holders")
_LONE = frozenset({"man", "woman", "youth", "teenager", "driver", "person"})


def _may_be_held(someone: Actor | None) -> bool:
    """Whether it is a person, named or described, and nobody in office who arrests."""
    return someone is not None and (
        someone.kind in _HELD
        or (someone.proper and someone.kind in ("other", "authority") and len(someone.key) > 1)
        or (someone.kind == "authority" and someone.full.lower().split(" of ")[0].split()[-1] in _OFFICE_HOLDERS)
    )


def _polices(someone: Actor | None) -> bool:
    return someone is not None and not _POLICE.isdisjoint(someone.full.lower().split())


def under_arrest(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is under arrest, in jail, behind bars, on remand."""
    low = frame.line.low
    word = low[at]
    before = frame.line.at(at - 1)
    placed = before in _PREPOSITIONS.get(word, ()) or (
        before in ("pre-trial", "county", "house") and low[at - 2] in ("in", "under")
    )
    be = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in BE), -1)
    if not placed or be < 0 or frame.negated(at) or not _AT_THE_TIME.isdisjoint(low[at + 1 : at + 4]):
        return
    blamed = frame.blamed(be)
    if blamed is None or low[be - 1] in ("another", "others") or frame.line.text[: blamed.start].endswith("whose "):
        return
    if _may_be_held(blamed):
        yield from frame.reading("custody", at, blamed, None, "accused_by_authorities")


# "Roe was in prison when the bomb went off": no arrest for it.
_AT_THE_TIME = frozenset({"when", "while", "then", "time"})
_PREPOSITIONS = {
    "arrest": ("under",),
    "jail": ("in",),
    "prison": ("in",),
    "detention": ("in",),
    "bars": ("behind",),
    "remand": ("on",),
}


def fugitive(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y, whose name or trade is told, is on the run."""
    low = frame.line.low
    if low[max(0, at - 2) : at] != ("on", "the"):
        return
    be = next((k for k in range(at - 3, max(-1, at - 7), -1) if low[k] in BE), -1)
    blamed = frame.blamed(be) if be >= 0 and not frame.negated(at) else None
    alone = blamed is not None and (blamed.kind == "person" or blamed.full.lower().split()[-1] in _LONE)
    if alone and _may_be_held(blamed):
        yield from frame.reading("custody", at, blamed, None, "accused_by_authorities")


def gave_himself_up(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y turned himself in, gave herself up, handed themselves over."""
    low = frame.line.low
    handed = (low[at - 1], frame.line.at(at + 1)) in _SURRENDERS
    to = frame.line.at(at + 2) == "to" and _POLICE.isdisjoint(low[at + 3 : at + 8])
    if not handed or to or frame.negated(at - 1):
        return
    blamed = frame.subject(at - 1)
    if blamed is not None and (_may_be_held(blamed) or blamed.proper):
        yield from frame.reading("surrender", at, blamed, None, "accused_by_authorities")


_SURRENDERS = frozenset({("turned", "in"), ("gave", "up"), ("given", "up"), ("handed", "over")})


def sought(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is being sought (by police) in connection with it; a witness or somebody missing is only looked for."""
    low = frame.line.low
    if frame.be_before(at) < 0 or frame.negated(at):
        return
    by = frame.agent(at, 3)
    accuser = frame.after(by + 1) if by > 0 else None
    police = _polices(accuser)
    if "connection" not in low[at + 1 : at + 9] or not {"missing", "witness", "witnesses"}.isdisjoint(low):
        return
    blamed = frame.blamed(at)
    if _may_be_held(blamed):
        yield from frame.reading("custody", at, blamed, accuser if police else None, "accused_by_authorities")


def holding(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police are holding Y (and Z)."""
    accuser = frame.subject(at)
    if not _polices(accuser) or frame.negated(at) or accuser is None:
        return
    blamed = frame.after(at + 1)
    if blamed is None or not _may_be_held(blamed) or blamed.full.lower().split()[-1] in ("people", "hostages"):
        return
    yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")
    other = frame.joined_after(blamed)
    if _may_be_held(other):
        yield from frame.reading("custody", at, other, accuser, "accused_by_authorities")


def sues(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X filed a lawsuit against Y; X seeks the death penalty against Y."""
    low = frame.line.low
    against = frame.find(at, frozenset({"against"}), 4)
    verb = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in _FILING), -1)
    if against < 0 or verb < 0 or frame.negated(verb):
        return
    blamed = frame.after(against + 1)
    accuser = frame.subject(verb) if frame.be_before(verb) < 0 else None
    if low[at] in _PENALTIES and (accuser is None or accuser.kind != "authority"):
        return
    if blamed is None or blamed.kind == "thing" or (blamed.kind == "other" and not blamed.proper):
        return
    yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


_FILING = word_set("blame", "courts", "filing")


_SUSPECTED = frozenset({"suspect", "suspects", "suspected", "gunman", "attacker", "connection", "accused"})


def seeks_one(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police are looking for a second man, Y: the one they name or describe."""
    low = frame.line.low
    link = at + 2 if frame.line.at(at + 1) == "for" else at + 1 if low[at] in ("hunting", "seeking") else -1
    if link < 0 or frame.negated(at) or _SUSPECTED.isdisjoint(low) or not _polices(accuser := frame.subject(at)):
        return
    described = frame.phrase_after(link)
    if described is None or low[described.last - 1] not in _LONE:
        return
    named = frame.after(link)
    if named is not None and not named.proper and frame.line.at(described.last) == ",":
        other = frame.after(described.last + 1)
        named = other if other is not None and other.proper and other.kind == "person" else named
    yield from frame.reading("custody", at, named, accuser, "accused_by_authorities")
