"""Patterns of suspicion that ends: a charge withdrawn, an alibi, a rumour that is false, a duty done."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame
from summarizer.language.nounphrases import ACT_NOUNS, ACTS, phrase_ending
from summarizer.language.patterns.parties import may_be_meant
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

SUSPICIONS = word_set("blame", "unblaming", "suspicions")
_ENDED = word_set("blame", "unblaming", "ended")
_DOING_RIGHT = word_set("blame", "unblaming", "right")
_JUDGING = frozenset({"authority", "state", "other", "person"})


def _judge(frame: Frame, at: int) -> Actor | None:
    """Who clears by saying so: an authority, or nobody whom the rules know as anything else."""
    speaker, _ = frame.spoken(at)
    return speaker if speaker is not None and speaker.kind in _JUDGING else None


def _clear(frame: Frame, at: int, blamed: Actor | None, judge: Actor | None) -> Iterator[BlameReading]:
    if blamed is not None and may_be_meant(blamed) and blamed.name.lower() not in ("it", "who", "this", "that"):
        yield from frame.reading("cleared", at, blamed, judge, "cleared")


def ended(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The suspicion against Y proved unfounded; police withdrew their accusation against Y."""
    low = frame.line.low
    link = frame.find(at, frozenset({"against", "of", "on", "about"}), 3)
    that = frame.find(at, frozenset({"that"}), 2)
    around = set(low[max(0, at - 5) : at]) | set(low[at + 1 : at + 18])
    if not around & _ENDED or frame.negated(at) or (link < 0 and that < 0):
        return
    near = link if link > 0 else that
    blamed = frame.after(near + 1)
    verb = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in _ENDED), -1)
    judge = frame.subject(verb) if verb >= 0 and frame.be_before(verb) < 0 else _judge(frame, at)
    if judge is not None and judge.kind not in _JUDGING:
        return
    yield from _clear(frame, at, blamed, judge)


def no_trace(frame: Frame, at: int) -> Iterator[BlameReading]:
    """There is no trace of Y in it; nothing ties Y to the bomb; no blame attaches to Y."""
    low = frame.line.low
    if low[at] in ("ties", "links", "connects", "tied", "linked", "implicates"):
        if low[at - 1] not in ("nothing", "evidence") or not {"nothing", "no"} & set(low[max(0, at - 3) : at]):
            return
        blamed = frame.after(at + 1)
    elif "no" in low[max(0, at - 2) : at] and frame.line.at(at + 1) in ("of", "with", "to", "against", "attaches"):
        link = frame.find(at, frozenset({"of", "with", "to", "against"}), 3)
        blamed = frame.after(link + 1) if link > 0 else None
        if low[at] in ("link", "trace", "connection") and {"claim", "claimed"} & set(low):
            return
        if low[at] == "trace" and _CASES.isdisjoint(low[at + 2 :]):
            return  # "no trace of the pilot"
    else:
        return
    judge = _judge(frame, at)
    if judge is not None or low[at] == "blame":
        yield from _clear(frame, at, blamed, judge)


_CASES = frozenset({"case", "crime", "attack", "bombing", "plot", "murder"})


def alibi(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y had a solid alibi, the sheriff said."""
    low = frame.line.low
    had = next((k for k in range(at - 1, max(-1, at - 5), -1) if low[k] in ("had", "has", "have", "gave")), -1)
    if had >= 0 and not frame.negated(had):
        yield from _clear(frame, at, frame.subject(had), _judge(frame, at))


def out_of_suspicion(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is no longer under suspicion, is out of the frame, is above suspicion."""
    low = frame.line.low
    over = (low[at - 1] == "under" and "longer" in low[max(0, at - 4) : at]) or low[at - 1] in ("above", "beyond")
    over = over or (low[at] == "frame" and low[max(0, at - 3) : at] == ("out", "of", "the"))
    be = next((k for k in range(at - 1, max(-1, at - 8), -1) if low[k] in BE), -1)
    if over and be >= 0:
        yield from _clear(frame, at, frame.blamed(be), _judge(frame, at))


def for_lack(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A judge released Y for lack of evidence; Y was freed for want of proof; Y was let go."""
    low = frame.line.low
    after = frozenset(low[at + 1 : at + 14])
    lacking = bool({"lack", "want", "insufficient"} & after and {"evidence", "proof"} & after)
    let_go = low[at] == "let" and frame.line.at(at + 1) == "go"
    sent_home = low[at] == "sent" and frame.line.at(at + 1) == "home"
    walked = low[at] in ("walked", "walks") and frame.line.at(at + 1) == "free"
    if not (lacking or let_go or sent_home or walked) or frame.negated(at):
        return
    if frame.be_before(at) >= 0 or walked:
        blamed, judge = frame.blamed(at), _judge(frame, at)
    elif lacking:
        judge, blamed = frame.subject(at), frame.after(at + 1)
        if judge is None or judge.kind not in ("authority", "state"):
            return
    else:
        return
    for reading in _clear(frame, at, blamed, judge):
        yield reading if lacking else _only_held(reading)


def _only_held(reading: BlameReading) -> BlameReading:
    """The reading under a rule of its own: whoever was not held before is not cleared by going home."""
    return BlameReading(
        0, reading.actor, reading.accuser, "cleared", reading.cue_start, reading.cue_end, "let_go", reading.described
    )


def did_right(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The watchman did everything right, the fire chief said; traders had been wrongly blamed."""
    low = frame.line.low
    if low[at] in ("wrongly", "unjustly", "falsely", "mistakenly", "wrongfully"):
        verb = at + 1
        if frame.line.at(verb) not in _BLAMED or frame.be_before(verb) < 0:
            return
        yield from _clear(frame, at, frame.blamed(verb), _judge(frame, at))
        return
    after = low[at + 1 : at + 3]
    acted = (low[at] in ("did", "done") and after and after[0] in ("everything", "all", "nothing")) or (
        low[at] in ("acted", "behaved", "worked", "followed")
    )
    if not acted or _DOING_RIGHT.isdisjoint(low[at + 1 : at + 5]) or frame.negated(at):
        return
    judge, blamed = _judge(frame, at), frame.blamed(at)
    if judge is None or judge.kind != "authority" or blamed is None or blamed.is_pronoun or blamed.key == judge.key:
        return
    if blamed.full.lower().split()[0] not in ("his", "her", "its", "their", "our"):
        yield from _clear(frame, at, blamed, judge)


_BLAMED = frozenset({"blamed", "accused", "suspected", "arrested", "charged", "convicted"})


def false_rumour(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A rumour that Y had planted it is false, the police said."""
    low = frame.line.low
    if BE.isdisjoint(low[max(0, at - 3) : at]) or frame.negated(at):
        return
    rumour = next((k for k in range(at - 1, max(-1, at - 18), -1) if low[k] in _RUMOURS), -1)
    if rumour < 0 or frame.line.at(rumour + 1) != "that" or (ACTS - ACT_NOUNS).isdisjoint(low[rumour + 2 : at]):
        return
    judge = _judge(frame, at)
    if judge is not None and judge.kind in ("authority", "state"):
        yield from _clear(frame, at, frame.after(rumour + 2), judge)


_RUMOURS = frozenset({"rumour", "rumours", "rumor", "rumors", "reports", "report", "claim", "claims", "talk", "story"})


def of_none(frame: Frame, at: int) -> Iterator[BlameReading]:
    """ "No refugee was involved," said the prosecutor; Y had no part in it, police said."""
    low = frame.line.low
    no = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] == "no"), -1)
    if no < 0 or "evidence" in low[no:at]:
        return
    judge = _judge(frame, at)
    if judge is None or judge.kind not in ("authority", "state"):
        return
    if low[at] == "part" and low[at - 2] in ("had", "played", "took", "have") and frame.line.at(at + 1) == "in":
        blamed = frame.subject(at - 2)
        if blamed is not None and not blamed.is_pronoun and blamed.key != judge.key:
            yield from _clear(frame, at, blamed, judge)


def name_off_list(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Prosecutors took Y's name off the list of suspects."""
    low = frame.line.low
    if "off" not in low[at + 1 : at + 4] and "from" not in low[at + 1 : at + 3]:
        return
    if {"suspects", "suspect"}.isdisjoint(low[at + 1 : at + 9]) or not low[at - 1].endswith(("'s", "s'", "’s", "s’")):
        return
    blamed = actor(frame.line, phrase_ending(frame.line, at, placed=False))
    verb = next((k for k in range(at - 1, max(-1, at - 8), -1) if low[k] in ("took", "struck", "removed", "take")), -1)
    yield from _clear(frame, at, blamed, frame.subject(verb) if verb >= 0 else None)
