"""Patterns of a deed that its doer owns in other words than "claimed": reasons, confessions, faults of one's own."""

from collections.abc import Iterator

from summarizer.language.actors import Actor
from summarizer.language.frames import Frame
from summarizer.language.nounphrases import ACT_NOUNS, ACTS, DETERMINERS
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_EVENTS = word_set("blame", "claim", "events")
_DEEDS = (
    (ACTS - ACT_NOUNS)
    | word_set("blame", "neglect", "verbs")
    | word_set("blame", "causes", "mishaps")
    | word_set("blame", "owning", "deeds")
)
# What nobody tells the police of himself but as a confession; who hired a boat or gave the alarm owns no deed.
_CONFESSED = word_set("blame", "owning", "confessed")
_OFFICIALS = word_set("blame", "owning", "officials")
_PERSONS = frozenset({"person", "other", "public", "armed"})
_SINGLE = frozenset({"he", "she", "i"})
_OWNERS = frozenset({"its", "their", "our", "his", "her", "my"})


def _claim(frame: Frame, at: int, someone: Actor | None) -> Iterator[BlameReading]:
    yield from frame.reading("says_own", at, someone, someone, "claimed")


def told_officials(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y told police (that) he had thrown a cigarette into the sawdust."""
    low = frame.line.low
    listener = next((k for k in range(at + 1, min(at + 12, len(low))) if low[k] in _OFFICIALS), -1)
    if listener < 0 or frame.negated(at):
        return
    he = next((k for k in range(listener + 1, min(listener + 6, len(low))) if low[k] in _SINGLE), -1)
    if he < 0:
        return
    verb = he + 1
    while frame.line.at(verb) in ("had", "has", "have", "himself", "herself", "then", "also", "accidentally"):
        verb += 1
    if frame.line.at(verb) not in _CONFESSED:
        return
    someone = frame.subject(at)
    if someone is not None and (someone.kind in _PERSONS or _is_one_in_office(someone)):
        yield from _claim(frame, at, someone)


def _is_one_in_office(someone: Actor) -> bool:
    return someone.kind == "authority" and someone.full.lower().split()[-1] in _ONE_IN_OFFICE


_ONE_IN_OFFICE = word_set("blame", "courts", "office_holders")


def own_fault(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y admitted that he had locked the door, that its signal was faulty; Y acknowledged an error of its artillery."""
    low = frame.line.low
    if frame.negated(at):
        return
    start = at + 1
    while frame.line.at(start) in ("to", "that", "having", "openly", "yesterday"):
        start += 1
    window = low[start : start + 12]
    first = frame.line.at(start)
    if first == "it" and frame.line.at(start + 1) in ("was", "is"):
        hit = not _FAILED.isdisjoint(window[2:4])  # "that it was the Front that had done it"
    elif first in _PRONOUNS:
        hit = any(word in _DEEDS or word in _FAILED for word in window) and not {"not", "never"} & set(window[:3])
    elif first in _OWNERS:
        hit = not _DEFECTS.isdisjoint(window)
    elif first in DETERMINERS or first in _FAILURES:
        # An error: what stands under the admitting verb is a fault by its noun, unless it is somebody else's.
        fault = next((k for k, one in enumerate(window[:4]) if one in _FAILURES), -1)
        own = window[fault + 1 : fault + 2] != ("of",) or window[fault + 2 : fault + 3][:1] in [
            (one,) for one in _OWNERS
        ]
        hit = fault >= 0 and own
    else:
        hit = frame.line.at(start - 1) == "having" and first in _DEEDS
    someone = (frame.before(at) or frame.subject(at)) if hit else None
    if someone is None or someone.kind in ("media", "medical", "thing"):
        return
    yield from frame.reading("admit", at, someone, someone, "claimed")


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
_DEFECTS = frozenset({"faulty", "wrong", "broken", "unlocked", "overloaded", "defective"})
_FAILED = word_set("blame", "lists", "failing") | _DEFECTS
_FAILURES = word_set("blame", "owning", "failures")


def takes_blame(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y took the blame; "I take the blame," said Y."""
    low = frame.line.low
    verb = next((k for k in range(at - 1, max(-1, at - 4), -1) if low[k] in _TAKING), -1)
    if verb < 0 or frame.negated(verb) or frame.modal(verb):
        return
    someone = frame.subject(verb)
    if someone is not None and someone.is_pronoun:
        report = frame.report_at(at)
        someone = report.speaker if report is not None and report.speaker is not None else someone
    if someone is not None and someone.kind not in ("media", "thing"):
        yield from frame.reading("claim", at, someone, someone, "claimed")


_TAKING = frozenset({"take", "takes", "took", "taking", "accept", "accepts", "accepted", "shoulder", "shouldered"})


def reason_given(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y called the bombing its answer to the tax; the raid was revenge, Y wrote."""
    low = frame.line.low
    if frame.negated(at):
        return
    called = next((k for k in range(at - 1, max(-1, at - 9), -1) if low[k] in _CALLING), -1)
    if called >= 0 and low[at - 1] in _OWNERS and not _EVENTS.isdisjoint(low[called:at]):
        someone = frame.subject(called)
    elif not _EVENTS.isdisjoint(low[max(0, at - 7) : at]) and {"was", "is"} & set(low[max(0, at - 5) : at]):
        report = frame.report_at(at)
        someone = report.speaker if report is not None and not report.believes else None
    else:
        return
    if someone is not None and (someone.kind == "armed" or someone.is_pronoun) and (someone.proper or called >= 0):
        yield from _claim(frame, at, someone)


_CALLING = frozenset({"called", "calls", "described", "describes", "presented", "celebrated", "hailed", "praised"})


def confession(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y has made a full confession."""
    low = frame.line.low
    verb = next((k for k in range(at - 1, max(-1, at - 5), -1) if low[k] in ("made", "gave", "signed", "given")), -1)
    if verb >= 0 and not frame.negated(verb) and frame.be_before(verb) < 0:
        yield from frame.reading("claim", at, frame.subject(verb), frame.subject(verb), "claimed")


def to_itself(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y attributed the attack to itself."""
    low = frame.line.low
    to = next((k for k in range(at + 1, min(at + 7, len(low) - 1)) if low[k] == "to"), -1)
    if to < 0 or low[to + 1] not in ("itself", "themselves", "himself", "herself") or frame.negated(at):
        return
    yield from frame.reading("claim", at, frame.subject(at), frame.subject(at), "claimed")


def has_them(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y said it was holding the engineers."""
    report = frame.report_at(at)
    if report is None or report.speaker is None or report.speaker.kind != "armed" or not report.speaker.proper:
        return
    low = frame.line.low
    own = {"it", "they", "we", "its", "our", "their"} & set(low[max(0, at - 4) : at])
    if own and not frame.negated(at) and low[at + 1 : at + 2] not in (("talks",), ("a",), ("on",), ("its",)):
        yield from _claim(frame, at, report.speaker)


def boasted(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y boasted on its channel of having hit "the enemy's purse"."""
    having = frame.find(at, frozenset({"having"}), 9)
    if having > 0 and not frame.negated(at) and frame.line.at(having + 1) in _DEEDS:
        someone = frame.subject(at)
        if someone is not None and someone.kind not in ("authority", "media"):
            yield from frame.reading("claim", at, someone, someone, "claimed")


def responsible_by(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Responsibility was assumed by Y in a leaflet."""
    low = frame.line.low
    if "responsibility" not in low[max(0, at - 4) : at] or frame.be_before(at) < 0 or frame.negated(at):
        return
    if frame.line.at(at + 1) == "by":
        yield from frame.reading("claim", at, frame.after(at + 2), frame.after(at + 2), "claimed")


def own_body_failed(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y said his office had failed, that they should have acted."""
    low = frame.line.low
    report = frame.report_at(at)
    if report is None or report.speaker is None or report.speaker.kind not in ("authority", "civil", "state", "public"):
        return
    if low[at] == "should":
        own = low[at + 1 : at + 2] == ("have",) and low[at + 2 : at + 3] not in (("been",), ("died",))
        if own and low[at - 1] in ("we", "i") and not frame.negated(at):
            yield from frame.reading("admit", at, report.speaker, report.speaker, "claimed")
        return
    if frame.negated(at) or frame.be_before(at) >= 0:
        return
    body = frame.subject(at)
    if body is None or body.full.lower().split()[0] not in ("his", "her", "its", "their", "our", "my"):
        return
    if body.kind in ("authority", "civil") or body.full.lower().split()[-1] in ("office", "staff", "men", "service"):
        yield from frame.reading("admit", at, body, report.speaker, "claimed")
