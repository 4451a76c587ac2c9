"""Patterns of acquittal: an actor is said not to have done it."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, DETERMINERS, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set


def cleared(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was cleared; police ruled out Y; Y was released without charge; Y had nothing to do with it."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    speaker, status = frame.spoken(at)
    blamed: Actor | None = None
    accuser = speaker
    if word in ("cleared", "exonerated", "acquitted"):
        if frame.be_before(at) >= 0:
            blamed = frame.blamed(at)
            by = frame.agent(at, 4)
            accuser = frame.after(by + 1) if by > 0 else speaker
        else:
            accuser, blamed = frame.subject(at), frame.after(at + 1)
            held = word != "cleared" and blamed is not None and blamed.kind in ("authority", "public")
            if blamed is None or not (held or blamed.proper or blamed.kind in ("civil", "person", "armed", "pronoun")):
                # "cleared the road"
                return
            if accuser is not None and accuser.kind not in ("authority", "state", "thing", "civil"):
                return
    elif word.startswith(("rul", "exclud", "discount", "discard")):
        if frame.negated(at):
            # "did not rule out that Y did it" is a guess.
            that = frame.find(at, frozenset({"that"}), 3)
            if that > 0:
                guessed = frame.after(that + 1)
                if guessed is not None and (guessed.proper or guessed.kind not in ("other", "thing")):
                    yield from frame.reading("not_excluded", at, guessed, frame.before(at), "possible")
            return
        if frame.be_before(at) >= 0:
            blamed = frame.blamed(at)
            if blamed is not None and (blamed.proper or blamed.kind in ("armed", "authority", "pronoun", "person")):
                yield from frame.reading("cleared", at, blamed, speaker, "cleared")
            return
        accuser, blamed = frame.before(at), _ruled_out(frame, at)
        if (
            accuser is None
            or blamed is None
            or not (blamed.proper or blamed.kind in ("armed", "authority", "pronoun", "person"))
        ):
            return
    elif word == "released":
        if "without" not in low[at + 1 : at + 4]:
            return
        active = frame.be_before(at) < 0
        blamed = frame.after(at + 1) if active else frame.blamed(at)
        accuser = frame.subject(at) if active else accuser if status == "accused_by_authorities" else None
    elif word == "nothing":
        if low[at + 1 : at + 4] != ("to", "do", "with") or speaker is None:
            return
        blamed = frame.before(at - 1)
        if blamed is not None and blamed.is_pronoun and blamed.name.lower() in ("it", "we", "i"):
            return
        if blamed is not None and speaker.kind in ("armed", "civil", "public"):
            return
    elif word in ("suspect", "suspects", "suspected", "involved", "innocent", "clear"):
        blamed = _not_suspect(frame, at)
    elif word.startswith(("dismiss", "reject", "disput", "discredit")) or word == "seriously":
        by = frame.find(at, frozenset({"by", "of"}), 5)
        if (
            by < 0
            or low[by - 1] not in ("claim", "claims", "responsibility")
            or (word == "seriously" and not frame.negated(at) and "longer" not in low[max(0, at - 4) : at])
        ):
            return
        accuser, blamed = (
            frame.before(at if word != "seriously" else at - 1) or frame.clause_subject(at),
            frame.after(by + 1),
        )
        if accuser is not None and accuser.kind not in ("authority", "state"):
            return
    if blamed is None or blamed.name.lower() in ("who", "it", "this", "that"):
        return
    if (
        blamed.kind == "other"
        and not blamed.proper
        and frame.be_before(at) >= 0
        and word not in ("suspect", "involved")
    ):
        return  # "The site was cleared"
    yield from frame.reading("cleared", at, blamed, accuser, "cleared")


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
    {"sabotage", "involvement", "participation", "role", "link", "links", "connection"}
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
