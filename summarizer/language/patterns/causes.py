"""Patterns of accidents that somebody set off: "the fire started when a mechanic left a heater burning"."""

from collections.abc import Iterator

from summarizer.language.actors import Actor
from summarizer.language.frames import Frame
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_EVENTS = word_set("blame", "causes", "events")
# They suffer it or tell of it.
_BYSTANDERS = word_set("blame", "causes", "bystanders")
_MISHAPS = word_set("blame", "causes", "mishaps")


def caused(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The fire started when Y left a heater on; the blast was caused by Y welding a pipe."""
    low = frame.line.low
    if _EVENTS.isdisjoint(low[max(0, at - 6) : at]) or frame.negated(at):
        return
    link = at + 1
    while low[link : link + 1] in (("accidentally",), ("after",)) and link - at < 2:
        link += 1
    word = frame.line.at(link)
    if word not in ("when", "by", "after") and low[at + 1 : at + 2] != ("after",):
        return
    start = link + 1 if word in ("when", "by", "after") else link
    someone = frame.after(start)
    if someone is None or not _may_err(someone):
        return
    if word != "by" and not any(part in _MISHAPS for part in low[start : start + 12]):
        return
    speaker, status = frame.spoken(at)
    told = status or "reported_as_fact"
    if frame.modal(at) or frame.modal(start + 3):
        told = "possible"
    elif status is None and {"believed", "thought", "suspected"} & set(low[max(0, at - 5) : at]):
        told = "accused"
    yield from frame.reading("neglect", at, someone, speaker, told)


def _may_err(someone: Actor) -> bool:
    words = someone.full.lower().split()
    return someone.kind in ("public", "person") and words[-1] not in _BYSTANDERS
