"""Patterns of guesses: what somebody may have done, what is looked into, whose hand experts see."""

from collections.abc import Iterator

from summarizer.language.frames import Frame, source
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_ASKING = word_set("blame", "guess", "asking")
_FAULTS = (
    word_set("blame", "guess", "faults")
    | word_set("blame", "neglect", "verbs")
    | word_set("blame", "causes", "mishaps")
)
_FAULT_NOUNS = word_set("blame", "guess", "fault_nouns")
_ACTING = frozenset({"public", "person", "civil", "authority", "other", "pronoun"})


def at_fault(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The driver was speeding, X said; the pilot may have been drunk."""
    accuser, status = frame.spoken(at)
    be = frame.be_before(at)
    if be < 0 or frame.negated(at) or frame.denied(at):
        return
    blamed = frame.blamed(be)
    if blamed is None or blamed.kind not in ("public", "person") or blamed.is_pronoun:
        return
    if frame.modal(at) or frame.modal(be):
        yield from frame.reading("neglect", at, blamed, accuser, "possible")
    elif accuser is not None and status is not None:
        yield from frame.reading("neglect", at, blamed, accuser, status)


def asked_whether(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Investigators are examining whether the company ignored warnings."""
    low = frame.line.low
    verb = next((k for k in range(at - 1, max(-1, at - 5), -1) if low[k] in _ASKING), -1)
    if verb < 0 or frame.negated(verb):
        return
    asker = frame.subject(verb)
    if asker is None or asker.kind not in ("authority", "state", "civil", "pronoun"):
        return
    blamed = frame.after(at + 1)
    if blamed is None or blamed.kind not in _ACTING or _FAULTS.isdisjoint(low[at + 2 : at + 12]):
        return
    if blamed.kind == "other" and not blamed.proper:
        return
    yield from frame.reading("may_have", at, blamed, source(asker), "possible")


def hand_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Analysts see the hand of Y in it."""
    low = frame.line.low
    saw = next((k for k in range(at - 1, max(-1, at - 4), -1) if low[k] in ("see", "sees", "saw", "detect")), -1)
    if saw < 0 or frame.line.at(at + 1) != "of" or frame.negated(saw):
        return
    yield from frame.reading("hallmark", at, frame.after(at + 2), frame.subject(saw), "possible")


def fault_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Poor maintenance by Y may have played a part."""
    low = frame.line.low
    if frame.line.at(at + 1) != "have" or frame.negated(at):
        return
    link = next((k for k in range(at - 1, max(0, at - 8), -1) if low[k] in ("by", "of")), -1)
    if link < 1 or low[link - 1] not in _FAULT_NOUNS:
        return
    blamed, (accuser, _) = frame.after(link + 1), frame.spoken(at)
    if blamed is not None and blamed.kind in ("public", "person", "civil", "authority"):
        yield from frame.reading("may_have", at, blamed, accuser, "possible")
