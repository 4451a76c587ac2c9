"""Patterns of theories: what somebody is only thought to have to do with it, by the nouns that tell a guess."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.nounphrases import ACT_NOUNS, ACTS, phrase_ending
from summarizer.language.patterns.parties import may_be_meant
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

THEORIES = word_set("blame", "possible", "theories")
ERRORS = word_set("blame", "possible", "errors")
_WEIGHED = word_set("blame", "possible", "weighed")
_PURSUING = word_set("blame", "possible", "pursuing")
_LINKS = word_set("blame", "possible", "links")
_IN_CHARGE = word_set("blame", "faulty", "in_charge")
_DOING = (ACTS - ACT_NOUNS) | word_set("blame", "neglect", "verbs") | word_set("blame", "possible", "doing")


def theory_that(frame: Frame, at: int) -> Iterator[BlameReading]:
    """One theory is that Y wanted it; it is possible that Y did."""
    that = frame.find(at, frozenset({"that"}), 3)
    if that < 0 or frame.negated(at) or BE.isdisjoint(frame.line.low[max(0, at - 3) : that]):
        return
    blamed = frame.after(that + 1)
    if may_be_meant(blamed) and blamed is not None and not blamed.is_pronoun and _acts(frame, blamed):
        yield from frame.reading("may_have", at, blamed, frame.spoken(at)[0], "possible")


def _acts(frame: Frame, someone: Actor) -> bool:
    """Whether the words behind a name say what somebody did, and not what befell them: "that the Front planted it"."""
    end = max(someone.outer[1], someone.end)
    behind = [word for word, start in zip(frame.line.low, frame.line.starts, strict=True) if start >= end][:6]
    return not _DOING.isdisjoint(behind)


def pursued(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police are looking into a link with Y; investigators are following a lead to Y."""
    low = frame.line.low
    verb = next((k for k in range(at - 1, max(-1, at - 7), -1) if low[k] in _PURSUING), -1)
    if verb < 0 or frame.negated(verb) or not _LINKS.intersection((low[at],)):
        return
    link = at + 1
    if frame.line.at(link) not in ("with", "of", "to", "by", "between"):
        return
    blamed, asker = frame.after(link + 1), frame.subject(verb)
    if asker is None or asker.kind not in ("authority", "state", "civil", "pronoun") or not may_be_meant(blamed):
        return
    if blamed is not None and (blamed.proper or blamed.kind in ("civil", "public")):
        yield from frame.reading("may_have", at, blamed, source(asker), "possible")


def error_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Pilot error is one possibility; an error of the signalman is being considered."""
    low = frame.line.low
    if frame.negated(at):
        return
    if low[at - 1] in _IN_CHARGE and at:
        blamed = actor(frame.line, phrase_ending(frame.line, at, placed=False))
    elif low[at + 1 : at + 5] == ("on", "the", "part", "of"):
        blamed = frame.after(at + 5)
    elif frame.line.at(at + 1) in ("by", "of"):
        blamed = frame.after(at + 2)
    else:
        return
    if blamed is None or not may_be_meant(blamed) or blamed.is_pronoun:
        return
    accuser, status = frame.spoken(at)
    weighed = not _WEIGHED.isdisjoint(low[max(0, at - 7) : at + 16])
    if {"not", "no", "cannot"} & set(low) and {"excluded", "exclude", "discounted", "out"} & set(low):
        weighed = True
    elif {"no", "not", "ruled", "excluded", "dismissed"} & set(low):
        return
    if weighed:
        yield from frame.reading("may_have", at, blamed, accuser, "possible")
    elif accuser is not None and status is not None:
        yield from frame.reading("neglect", at, blamed, accuser, status)


def caused_by(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It may have been started by Y, by a cigarette of one of the guards."""
    low = frame.line.low
    if low[at + 1 : at + 3] != ("have", "been") or frame.negated(at):
        return
    by = frame.agent(at + 3, 4)
    if by < 0:
        return
    blamed = frame.after(by + 1)
    if not may_be_meant(blamed):
        of = frame.find(by, frozenset({"of"}), 4)
        blamed = frame.after(of + 1) if of > 0 else None
    if blamed is not None and may_be_meant(blamed) and not blamed.is_pronoun:
        yield from frame.reading("may_have", at, blamed, frame.spoken(at)[0], "possible")


def one_may_have(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The captain might have misjudged the wind: a guess about one in office, by trade."""
    low = frame.line.low
    if low[at + 1 : at + 2] != ("have",) or low[at + 2 : at + 3] in (("been",), ("died",)) or frame.negated(at):
        return
    blamed = frame.subject(at)
    if blamed is None or blamed.kind != "authority":
        return
    if blamed.full.lower().split(" of ")[0].split()[-1] in _ONE_IN_OFFICE and blamed.role in (None, "captain"):
        yield from frame.reading("may_have", at, blamed, frame.spoken(at)[0], "possible")


_ONE_IN_OFFICE = frozenset({"captain", "officer", "lieutenant", "commander", "inspector", "sergeant", "policeman"})


def suspects_that(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The ministry suspects that a plant drew water from the river."""
    if frame.line.at(at + 1) != "that" or frame.negated(at) or {"if", "whether"} & set(frame.line.low[:at]):
        return
    blamed, accuser = frame.after(at + 2), frame.subject(at)
    if accuser is None or accuser.kind == "thing" or blamed is None or blamed.is_pronoun or not may_be_meant(blamed):
        return
    if not _acts(frame, blamed):
        return
    yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


def eyed(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Officials have their eye on Y; police have Y in their sights."""
    low = frame.line.low
    if low[at - 1] not in ("their", "its", "an", "his", "her") or frame.line.at(at + 1) != "on":
        return
    has = next((k for k in range(at - 1, max(-1, at - 4), -1) if low[k] in ("have", "has", "had", "cast")), -1)
    blamed, accuser = frame.after(at + 2), frame.subject(has) if has >= 0 else None
    if accuser is not None and accuser.kind in ("authority", "state") and may_be_meant(blamed):
        yield from frame.reading("may_have", at, blamed, accuser, "possible")
