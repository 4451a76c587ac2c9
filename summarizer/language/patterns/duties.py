"""Patterns of duties left undone and of faults laid at somebody's door in other words than blame."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_NOT = frozenset({"not", "never", "nothing"})
_ANSWERABLE = frozenset({"civil", "authority", "public", "person", "state"})


def undone(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X said Y had never inspected the lift, did not warn them, did nothing."""
    low = frame.line.low
    accuser, status = frame.spoken(at)
    if accuser is None or status is None or frame.be_before(at) >= 0 or frame.denied(at):
        return
    verb = at - 1
    while verb > 0 and (low[verb] in AUXILIARIES or low[verb] in ADVERBS or low[verb] in _NOT):
        verb -= 1
    group = low[verb + 1 : at]
    negated = bool(_NOT & set(group)) or any(word.endswith("n't") for word in group)
    if not negated or not {"had", "has", "have", "did", "does", "do", "never"} & set(group) | {
        word[:3] for word in group if word.endswith("n't")
    }:
        return
    blamed = frame.blamed(at)
    if not _may_answer(blamed, accuser):
        return
    yield from frame.reading("neglect", at, blamed, accuser, status)


def _may_answer(blamed: Actor | None, accuser: Actor) -> bool:
    """Whether it is somebody else's duty: who says "we did not" blames nobody."""
    if blamed is None or blamed.is_pronoun or blamed.start == accuser.start or blamed.key == accuser.key:
        return False
    if blamed.full.lower().split()[0] in ("its", "their", "his", "her", "our", "my"):
        return False
    return blamed.kind in _ANSWERABLE or (blamed.kind == "other" and blamed.proper)


def did_nothing(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X said Y did nothing, took no action, looked away, turned a blind eye."""
    low = frame.line.low
    after = low[at + 1 : at + 4]
    hit = (
        (low[at] in ("did", "done") and after[:1] == ("nothing",))
        or (low[at] in ("took", "taken") and after[:2] == ("no", "action"))
        or (low[at] == "looked" and (after[:1] == ("away",) or after == ("the", "other", "way")))
        or (low[at] == "turned" and after == ("a", "blind", "eye"))
    )
    if not hit or (low[at] in ("did", "done") and "wrong" in after):
        return
    accuser, status = frame.spoken(at)
    blamed = frame.blamed(at)
    if accuser is None or status is None or not _may_answer(blamed, accuser):
        return
    yield from frame.reading("neglect", at, blamed, accuser, status)


def ones_fault(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It was Y's fault, X said; it was the fault of Y."""
    low = frame.line.low
    if BE.isdisjoint(low[max(0, at - 7) : at]) or frame.negated(at) or frame.denied(at):
        return
    if frame.line.at(at + 1) == "of":
        blamed = frame.after(at + 2)
    elif low[at - 1].endswith(("'s", "s'")):
        blamed = actor(frame.line, phrase_ending(frame.line, at, placed=False))
    else:
        return
    accuser, status = frame.spoken(at)
    if blamed is not None and blamed.kind not in ("thing", "media") and status is not None:
        yield from frame.reading("accuse", at, blamed, accuser, "possible" if frame.modal(at) else status)


def cleft(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It was Y who had locked the door, X said."""
    low = frame.line.low
    it = next((k for k in range(at - 2, max(-1, at - 14), -1) if low[k] == "it" and low[k + 1] in ("was", "is")), -1)
    if it < 0 or _DEEDS.isdisjoint(low[at + 1 : at + 16]):
        return
    blamed = frame.after(it + 2)
    if blamed is None or blamed.is_pronoun or frame.line.at(it + 2) in ("not", "never"):
        return
    speaker, status = frame.spoken(at)
    if status is None or speaker is None or not _may_answer(blamed, speaker):
        return
    yield from frame.reading("accuse", at, blamed, source(speaker), status_by(source(speaker)))


_DEEDS = (
    word_set("blame", "acts", "verbs")
    | word_set("blame", "neglect", "verbs")
    | word_set("blame", "causes", "mishaps")
    | frozenset({"lock", "started", "decided", "ordered", "told", "kept"})
)
