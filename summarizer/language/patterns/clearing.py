"""Patterns of acquittal: an actor is said not to have done it."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, DETERMINERS, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set


def cleared(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was cleared; police ruled out Y; Y was released without charge; Y had nothing to do with it."""
    word = frame.line.low[at]
    if word.startswith(("rul", "exclud", "discount", "discard")):
        yield from _excluded(frame, at)
        return
    if word in ("cleared", "exonerated", "acquitted"):
        accuser, blamed = _acquitted(frame, at)
    elif word == "released":
        accuser, blamed = _released(frame, at)
    elif word == "nothing":
        accuser, blamed = _nothing_to_do(frame, at)
    elif word in ("suspect", "suspects", "suspected", "involved", "innocent", "clear"):
        accuser, blamed = frame.spoken(at)[0], _not_suspect(frame, at)
    else:
        accuser, blamed = _disbelieved(frame, at)
    if blamed is None or blamed.name.lower() in ("who", "it", "this", "that"):
        return
    thing = blamed.kind == "other" and not blamed.proper
    if thing and frame.be_before(at) >= 0 and word not in ("suspect", "involved"):
        return  # "The site was cleared"
    yield from frame.reading("cleared", at, blamed, accuser, "cleared")


_Sides = tuple[Actor | None, Actor | None]
"""Who clears, and who is cleared; without the second nobody is."""
_NOBODY_CLEARED: _Sides = (None, None)


def _acquitted(frame: Frame, at: int) -> _Sides:
    """Y was cleared by X; X acquitted Y."""
    speaker, _ = frame.spoken(at)
    if frame.be_before(at) >= 0:
        by = frame.agent(at, 4)
        return frame.after(by + 1) if by > 0 else speaker, frame.blamed(at)
    accuser, blamed = frame.subject(at), frame.after(at + 1)
    held = frame.line.low[at] != "cleared" and blamed is not None and blamed.kind in ("authority", "public")
    if blamed is None or not (held or blamed.proper or blamed.kind in ("civil", "person", "armed", "pronoun")):
        return _NOBODY_CLEARED  # "cleared the road"
    if accuser is not None and accuser.kind not in ("authority", "state", "thing", "civil"):
        return _NOBODY_CLEARED
    return accuser, blamed


def _excluded(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X ruled out Y, Y was ruled out; "did not rule out that Y did it" is a guess."""
    if frame.negated(at) or "cannot" in frame.line.low[max(0, at - 3) : at]:
        that = frame.find(at, frozenset({"that"}), 3)
        guessed = frame.after(that + 1) if that > 0 else _by_whom(frame, at + 1)
        if guessed is not None and (guessed.proper or guessed.kind not in ("other", "thing")):
            asker = frame.spoken(at)[0] if frame.be_before(at) >= 0 else frame.subject(at)
            yield from frame.reading("not_excluded", at, guessed, asker, "possible")
        return
    passive = frame.be_before(at) >= 0
    accuser = frame.spoken(at)[0] if passive else frame.before(at)
    blamed = frame.blamed(at) if passive else _ruled_out(frame, at)
    if blamed is None or (accuser is None and not passive) or blamed.name.lower() in ("who", "it", "this", "that"):
        return
    if blamed.proper or blamed.kind in ("armed", "authority", "pronoun", "person"):
        yield from frame.reading("cleared", at, blamed, accuser, "cleared")


def _released(frame: Frame, at: int) -> _Sides:
    """Y was released without charge; X released Y without charge."""
    if "without" not in frame.line.low[at + 1 : at + 4]:
        return _NOBODY_CLEARED
    if frame.be_before(at) < 0:
        return frame.subject(at), frame.after(at + 1)
    speaker, status = frame.spoken(at)
    return speaker if status == "accused_by_authorities" else None, frame.blamed(at)


def _nothing_to_do(frame: Frame, at: int) -> _Sides:
    """X said Y had nothing to do with it."""
    speaker, _ = frame.spoken(at)
    if frame.line.low[at + 1 : at + 4] != ("to", "do", "with") or speaker is None:
        return _NOBODY_CLEARED
    blamed = frame.before(at - 1)
    if blamed is not None and blamed.is_pronoun and blamed.name.lower() in ("it", "we", "i"):
        return _NOBODY_CLEARED
    return _NOBODY_CLEARED if speaker.kind in ("armed", "civil", "public") else (speaker, blamed)


def _disbelieved(frame: Frame, at: int) -> _Sides:
    """X dismissed the claim by Y; X did not take the claim of Y seriously."""
    low = frame.line.low
    word = low[at]
    by = frame.find(at, frozenset({"by", "of"}), 5)
    if by < 0 or low[by - 1] not in ("claim", "claims", "responsibility"):
        return _NOBODY_CLEARED
    if word == "seriously" and not frame.negated(at) and "longer" not in low[max(0, at - 4) : at]:
        return _NOBODY_CLEARED
    accuser = frame.before(at if word != "seriously" else at - 1) or frame.clause_subject(at)
    if accuser is not None and accuser.kind not in ("authority", "state"):
        return _NOBODY_CLEARED
    return accuser, frame.after(by + 1)


def _ruled_out(frame: Frame, at: int) -> Actor | None:
    sentence = frame.line
    if sentence.low[at].startswith("rul"):
        out = frame.find(at, frozenset({"out"}), 7)
        if out < 0:
            return None
        return _by_whom(frame, out + 1) or (frame.after(out + 1) if out == at + 1 else frame.after(at + 1))
    return _by_whom(frame, at + 1) or frame.after(at + 1)


def _by_whom(frame: Frame, start: int) -> Actor | None:
    """Y in "sabotage by Y", "an attack by Y", "any involvement of Y"."""
    phrase = frame.phrase_after(start)
    if phrase is None or frame.line.low[phrase.last - 1] not in _DEEDS:
        deed = next((k for k in range(start, start + 4) if frame.line.at(k) in _DEEDS), -1)
        if deed < 0 or frame.line.at(deed + 1) not in ("by", "of", "to", "with"):
            return None
        return frame.after(deed + 2)
    return frame.after(phrase.last + 1) if frame.line.at(phrase.last) in ("by", "of", "to", "with") else None


_DEEDS = word_set("blame", "claim", "events") | frozenset(
    {
        "error",
        "errors",
        "mistake",
        "negligence",
        "failure",
        "fault",
        "sabotage",
        "involvement",
        "participation",
        "role",
        "link",
        "links",
        "connection",
    }
)


_LINKING = (
    ADVERBS
    | AUXILIARIES
    | DETERMINERS
    | frozenset(
        {"no", "not", "longer", "considered", "believed", "thought", "treated", "regarded", "seen", "as", "to", "in"}
    )
    | frozenset(
        {"directly", "personally", "knowingly", "criminally", "main", "prime", "possible", "part", "way", "any"}
    )
)


def _not_suspect(frame: Frame, at: int) -> Actor | None:
    """Y is no longer a suspect; Y was not involved; Y is innocent; Y is in the clear (in the voice of an authority)."""
    sentence = frame.line
    low = sentence.low
    be = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in BE or low[k].endswith("n't")), -1)
    if be < 0:
        return None
    between = low[be:at]
    word = low[at]
    if any(part[0].isalnum() and part not in _LINKING for part in between[1:]):
        return None  # "They haven't made contact with the suspect"
    if word == "clear":
        if between[-2:] != ("in", "the"):
            return None
    elif word == "innocent":
        if frame.negated(at):
            return None
    elif not ({"no", "not", "never"} & set(between) or low[be].endswith("n't")) or (
        word in ("suspect", "suspects") and "no" in between and "longer" not in between
    ):
        return None
    speaker, _ = frame.spoken(at)
    if word in ("involved", "innocent") and (speaker is None or speaker.kind in ("armed", "civil", "public")):
        return None
    if word == "innocent" and speaker is not None and speaker.kind not in ("authority", "state"):
        # "His lawyer says that he is innocent" denies for him; it clears nobody.
        return None
    return frame.blamed(be)


_FAULTY = word_set("blame", "guess", "faults") | frozenset(
    {"planted", "caused", "started", "carried", "attacked", "attack"}
)


def no_evidence(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police found no evidence that Y was involved; the inquiry found no fault with Y; no sign of a hand of Y."""
    low = frame.line.low
    if not {"no", "nothing", "any"} & set(low[max(0, at - 4) : at]):
        return
    if low[at] == "fault":
        blamed = frame.after(at + 2) if frame.line.at(at + 1) in ("with", "by") else None
    else:
        that = at + 1 if frame.line.at(at + 1) in ("that", "of") else -1
        if that < 0 or _FAULTY.isdisjoint(low[that : that + 14]):
            return
        blamed = frame.after(that + 1) if low[that] == "that" else None
    finder = next(
        (k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in ("found", "find", "finds", "had", "have")), -1
    )
    accuser, status = frame.spoken(at)
    if status is None and finder > 0:
        someone = frame.subject(finder)
        official = someone is not None and (someone.kind == "authority" or someone.name.lower() in _INQUIRIES)
        accuser, status = (someone, "accused_by_authorities") if official else (None, None)
    if status != "accused_by_authorities" or blamed is None or blamed.kind in ("thing", "media", "pronoun"):
        return
    if blamed.proper or blamed.kind != "other":
        yield from frame.reading("cleared", at, blamed, accuser, "cleared")


_INQUIRIES = frozenset({"panel", "jury", "inquiry", "committee", "commission", "investigation", "audit", "report"})


def declared_innocent(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A committee declared him innocent; a court found Y innocent."""
    low = frame.line.low
    verb = next(
        (k for k in range(at - 1, max(-1, at - 7), -1) if low[k] in ("declared", "found", "pronounced", "ruled")), -1
    )
    if verb < 0 or frame.negated(at) or frame.be_before(verb) >= 0:
        return
    named = actor(frame.line, phrase_ending(frame.line, at)) if verb + 1 < at else None
    blamed, judge = named or frame.after(verb + 1), frame.subject(verb)
    if blamed is None or judge is None or blamed.start > frame.line.starts[at]:
        return
    if judge.kind in ("authority", "state") or judge.full.lower().split()[-1] in _INQUIRIES or judge.kind == "civil":
        yield from frame.reading("cleared", at, blamed, judge, "cleared")
