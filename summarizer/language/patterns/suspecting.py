"""Patterns of suspicion without a verb of accusing: seeing somebody behind a deed, putting it down to them."""

from collections.abc import Iterator

from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.patterns.parties import is_side, may_be_meant
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_FAULT = word_set("blame", "suspecting", "fault")
_TRAILS = word_set("blame", "suspecting", "trails")
_DEEDS = word_set("blame", "claim", "events") | frozenset({"it", "this", "that", "them", "everything", "all"})
_HOLDING = word_set("blame", "accuse", "hold") | frozenset(
    {"consider", "considers", "considered", "deem", "deems", "deemed", "think", "thinks", "find", "finds", "found"}
)
_MARKED = frozenset({"bears", "bore", "bear", "bearing", "carries", "carried", "carry", "carrying", "has", "had"})


def sees(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X sees Y behind it; X sees the fault with Y."""
    low = frame.line.low
    if frame.negated(at):
        return
    behind = frame.find(at, frozenset({"behind"}), 9)
    if behind > 0 and not _DEEDS.isdisjoint(low[behind + 1 : behind + 5]):
        blamed = frame.after(at + 1)
    elif not _FAULT.isdisjoint(low[at + 1 : at + 4]):
        link = frame.find(at, frozenset({"with", "in"}), 7)
        blamed = frame.after(link + 1) if link > 0 else None
    else:
        return
    accuser = frame.subject(at)
    if accuser is None or accuser.kind == "thing" or not may_be_meant(blamed):
        return
    yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


def put_down(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X puts the killing down to Y."""
    down = frame.find(at, frozenset({"down"}), 9)
    if down < 0 or frame.line.at(down + 1) != "to" or frame.negated(at):
        return
    blamed, accuser = frame.after(down + 2), frame.subject(at)
    if accuser is None or accuser.kind == "thing" or not may_be_meant(blamed):
        return
    yield from frame.reading("attribute", at, blamed, accuser, status_by(source(accuser)))


def shifts(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X passes the blame (back) to Y; X shifts the responsibility onto Y."""
    low = frame.line.low
    if _FAULT.isdisjoint(low[at + 1 : at + 4]) or frame.negated(at):
        return
    link = frame.find(at, frozenset({"to", "onto", "on", "upon"}), 7)
    accuser, blamed = frame.subject(at), frame.after(link + 1) if link > 0 else None
    if accuser is not None and accuser.kind != "thing" and may_be_meant(blamed):
        yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


def leads(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The trail leads to Y."""
    low = frame.line.low
    if _TRAILS.isdisjoint(low[max(0, at - 5) : at]) or frame.negated(at):
        return
    link = at + 1 if frame.line.at(at + 1) != "back" else at + 2
    if frame.line.at(link) not in ("to", "towards", "toward"):
        return
    blamed, (accuser, status) = frame.after(link + 1), frame.spoken(at)
    if is_side(blamed):
        yield from frame.reading("point", at, blamed, accuser, status or "possible")


def guilty(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X holds Y to be guilty, considers Y guilty."""
    low = frame.line.low
    hold = next((k for k in range(at - 1, max(-1, at - 9), -1) if low[k] in _HOLDING), -1)
    if hold < 0 or frame.be_before(hold) >= 0 or frame.negated(hold) or "not" in low[hold:at]:
        return
    accuser, blamed = frame.subject(hold), frame.after(hold + 1)
    if accuser is None or accuser.kind == "thing" or not may_be_meant(blamed):
        return
    if blamed is not None and blamed.start < frame.line.starts[at]:
        yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


def marked(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It bears the mark of Y."""
    if frame.line.at(at + 1) != "of" or _MARKED.isdisjoint(frame.line.low[max(0, at - 4) : at]):
        return
    blamed = frame.after(at + 2)
    if is_side(blamed) and not frame.negated(at):
        yield from frame.reading("hallmark", at, blamed, frame.spoken(at)[0], "possible")


def fault_lies(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The culprit is Y; the responsibility is Y's; Y is at fault."""
    low = frame.line.low
    if low[at] in ("culprit", "culprits"):
        if frame.line.at(at + 1) not in BE or frame.line.at(at - 1) not in ("the", "real", "main", "true"):
            return
        blamed = frame.after(at + 2)
    elif frame.line.at(at - 1) == "at" and (frame.line.at(at - 2) in BE or frame.be_before(at - 1) >= 0):
        blamed = frame.blamed(at - 2 if frame.line.at(at - 2) in BE else frame.be_before(at - 1))
    else:
        return
    accuser, status = frame.spoken(at)
    if frame.negated(at) or frame.denied(at) or frame.groundless(at) or not may_be_meant(blamed):
        return
    if low[at] == "fault" and frame.modal(at - 1):
        status = "possible"
    if status is not None:
        yield from frame.reading("accuse", at, blamed, accuser, status)


def recognised(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X recognised Y among the attackers."""
    among = frame.find(at, frozenset({"among", "as"}), 8)
    if among < 0 or _ATTACKERS.isdisjoint(frame.line.low[among + 1 : among + 4]) or frame.negated(at):
        return
    blamed, accuser = frame.after(at + 1), frame.subject(at)
    if accuser is not None and accuser.is_pronoun:
        accuser = frame.spoken(at)[0] or accuser
    if accuser is not None and accuser.kind != "thing" and may_be_meant(blamed):
        yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


_ATTACKERS = word_set("blame", "lists", "attackers")
