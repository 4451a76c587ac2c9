"""Patterns of arrest, charge or identification."""

from collections.abc import Iterator
from dataclasses import replace

from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame, source
from summarizer.language.nounphrases import DETERMINERS, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_ARMED = word_set("actors", "kinds", "armed")
_CROWD = word_set("blame", "lists", "crowd")
_DROPPING = frozenset({"dropped", "drop", "withdrew", "withdrawn", "dismissed", "closed", "abandoned", "quashed"})
_SUSPECTS = frozenset({"suspect", "accused"})


def custody(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police arrested Y; Y was charged; a case against Y."""
    word = frame.line.low[at]
    if word in ("case", "charges", "charge", "warrant", "proceedings"):
        yield from _proceedings(frame, at)
        return
    if frame.negated(at) or frame.modal(at) or _is_an_arrest(frame, at):
        return
    be, by = frame.be_before(at), frame.agent(at, 5)
    reduced = be < 0 and _is_reduced(frame, at, by)
    if word.startswith("charg") and "with" not in frame.line.low[at + 1 : at + 12] and be < 0 and not reduced:
        return
    if _let_go(frame):
        return
    if be >= 0 or reduced:
        blamed = _detained(frame, at, be)
        accuser = frame.after(by + 1) if by > 0 else None
        if accuser is None:
            speaker, status = frame.spoken(at)
            accuser = speaker if status == "accused_by_authorities" else None
    else:
        accuser = _arresting(frame, at)
        if accuser is None:
            return
        blamed = frame.after(at + 1)
    if blamed is None or _is_crowd(blamed):
        return
    if blamed.is_pronoun and frame.line.text[: blamed.start].endswith(" of "):
        return
    yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")
    other = frame.joined_before(at) if be >= 0 else frame.joined_after(blamed)
    if other is not None and not _is_crowd(other) and (accuser is None or other.start != accuser.start):
        yield from frame.reading("custody", at, other, accuser, "accused_by_authorities")


def _proceedings(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A case against Y; a warrant for Y; X dropped the charges against Y."""
    low = frame.line.low
    link = frame.find(at, frozenset({"against", "for"}), 7 if low[at] == "warrant" else 3)
    if link < 0 or not (low[link] == "against" or low[at] == "warrant"):
        return
    accuser, blamed = frame.clause_subject(at), frame.after(link + 1)
    if not _DROPPING.isdisjoint(low[max(0, at - 4) : at]):
        yield from frame.reading("cleared", at, blamed, accuser, "cleared")
    elif blamed is not None and (blamed.proper or blamed.kind != "other"):  # "a warrant for drug offences"
        yield from frame.reading("case", at, blamed, accuser, "accused_by_authorities")


def _is_an_arrest(frame: Frame, at: int) -> bool:
    """Whether the word is a noun: "the arrest", "under house arrest"."""
    before = frame.line.at(at - 1)
    noun = before in DETERMINERS or before in ("of", "to", "house", "under")
    return frame.line.low[at] in ("arrest", "detain", "arrests", "charge") and noun


def _is_reduced(frame: Frame, at: int, by: int) -> bool:
    """Whether a participle without "was" is a passive: "two men arrested in Odanu", not "arrested at least two"."""
    sentence = frame.line
    word, after = sentence.low[at], sentence.at(at + 1)
    least = after == "at" and sentence.at(at + 2) in ("least", "most")
    return (
        word.endswith("ed")
        and sentence.at(at - 1) not in ("and", "or")
        and not least
        and (by == at + 1 or after in ("at", "in", "on", "over", "with", "after", "near"))
        and not (word.startswith("charg") and after == "at")
    )


def _arresting(frame: Frame, at: int) -> Actor | None:
    """Who arrests, when that is somebody who can."""
    if not frame.line.low[at].endswith("ing"):
        accuser = frame.before(at)
    elif frame.line.at(at - 1) in ("consider", "considering", "considered", "without", "before", "of"):
        return None
    else:
        accuser = frame.clause_subject(at)
    if accuser is None or accuser.kind in ("authority", "state", "pronoun"):
        return accuser
    return accuser if accuser.kind == "other" and accuser.proper else None


def _detained(frame: Frame, at: int, be: int) -> Actor | None:
    """Who is arrested in a passive; in "ordered Y to be held" that is Y, in "any person charged" the nearest noun."""
    low = frame.line.low
    if be > 1 and low[be] == "be" and low[be - 1] == "to":
        told = actor(frame.line, phrase_ending(frame.line, be - 1, placed=False))
        return told if told is not None else frame.blamed(at)
    if be >= 0:
        return frame.blamed(at)
    nearest = frame.before(at)
    if nearest is not None and low[max(0, at - 6) : at].count("court"):
        return frame.opening(at)  # "Poe appeared in court charged with it"
    return nearest or frame.blamed(at)


def _let_go(frame: Frame) -> bool:
    """Whether the sentence goes on to say that the arrested were freed without charge."""
    low = frame.line.low
    released = not {"free", "freed", "released"}.isdisjoint(low) or "let go" in " ".join(low)
    return released and not {"without", "later", "when", "after"}.isdisjoint(low) and "bail" not in low


def _is_crowd(someone: Actor) -> bool:
    """ "71 people" or "seven of them" were arrested: a toll, no blame."""
    words = someone.full.lower().split()
    if words[-2:] in (["of", "them"], ["of", "whom"]):
        return True
    if someone.kind == "authority" and words and words[-1] in ("police", "authorities", "officials", "prosecutors"):
        # They detain.
        return True
    return bool(words) and words[-1] in _CROWD and not someone.proper


def order_to_arrest(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X ordered the arrest of Y."""
    ordered = not _ORDERING.isdisjoint(frame.line.low[max(0, at - 4) : at])
    if frame.line.at(at + 1) == "of" and ordered:
        yield from frame.reading("custody", at, frame.after(at + 2), frame.clause_subject(at), "accused_by_authorities")


_ORDERING = frozenset(
    {"ordered", "orders", "announced", "announces", "confirmed", "reported", "made", "demanded", "led", "sought"}
)


def in_custody(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is in custody; Y was taken into custody; Y surrendered."""
    sentence = frame.line
    if sentence.low[at] == "custody":
        took = next(
            (k for k in range(at - 2, max(-1, at - 12), -1) if sentence.low[k] in ("took", "taken", "take")), -1
        )
        if took >= 0 and sentence.low[at - 1] == "into" and frame.be_before(took) < 0:
            # "Officers took a man into custody"
            blamed, accuser = frame.after(took + 1), frame.subject(took)
            if accuser is not None and accuser.kind in ("authority", "pronoun") and blamed and not _is_crowd(blamed):
                yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")
            return
        back = next((k for k in range(at - 1, max(-1, at - 8), -1) if sentence.low[k] in BE), -1)
        if back < 0 or not {"in", "into"} & set(sentence.low[back:at]):
            return
        blamed = _detained(frame, back, back) or frame.clause_subject(back)
        if blamed is not None and _is_crowd(blamed):
            return
        yield from frame.reading("custody", at, blamed, None, "accused_by_authorities")
        return
    report = frame.report_at(at)
    accuser = source(report.speaker) if report else None
    yield from frame.reading(
        "surrender",
        at,
        frame.before(at),
        accuser if accuser and accuser.kind == "authority" else None,
        "accused_by_authorities",
    )


_PLANNERS = frozenset(
    {
        "author",
        "authors",
        "culprit",
        "one",
        "source",
        "mastermind",
        "ringleader",
        "organiser",
        "organizer",
        "planner",
        "perpetrator",
    }
)


def identify(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X identified the gunman as Y; the attacker was named as Y."""
    link = frame.find(at, frozenset({"as"}), 14)
    if link < 0:
        return
    low = frame.line.low
    if frame.line.at(at - 1) == "," and at > 1:
        # "The gunman, identified by police as Y, ..."
        described = actor(frame.line, phrase_ending(frame.line, at - 1, placed=False))
        by = frame.agent(at, 4)
        accuser = frame.after(by + 1) if by > 0 else None
    elif "whom" in low[max(0, at - 4) : at]:
        # "The man, whom police named as Y, ..."
        whom = low.index("whom", max(0, at - 4))
        described = actor(frame.line, phrase_ending(frame.line, whom - (low[whom - 1] == ","), placed=False))
        accuser = frame.before(at)
        if described is not None and not described.proper and accuser is not None and accuser.kind == "authority":
            yield from frame.reading("identify", at, frame.after(link + 1), accuser, "accused_by_authorities")
            return
    elif frame.be_before(at) >= 0:
        described = frame.before(at)
        by = frame.agent(at, 4)
        accuser = frame.after(by + 1) if by > 0 else frame.spoken(at)[0]
    else:
        described = frame.after(at + 1)
        accuser = frame.before(at)
    as_suspect = frame.after(link + 1)
    if described is not None and described.proper and as_suspect is not None and not as_suspect.proper:
        # "Prosecutors named Y as the main suspect."
        if as_suspect.full.lower().split(" of ")[0].split()[-1] in _SUSPECTS | _ARMED | _PLANNERS:
            yield from frame.reading("identify", at, described, accuser, "accused_by_authorities")
        return
    if described is None or not (
        described.name.lower() in ("he", "she", "him", "her")
        or any(word in _ARMED or word in ("driver", "pilot") for word in described.full.lower().split())
    ):
        return
    named = frame.after(link + 1)
    if named is not None and (named.proper or any(character.isdigit() for character in named.full)):
        for reading in frame.reading("identify", at, named, accuser, "accused_by_authorities"):
            yield replace(reading, described=described)


def faces(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y faces charges or counts of murder."""
    window = frame.line.low[at + 1 : at + 7]
    if not {"charges", "counts", "count", "charge", "trial"} & set(window) or frame.negated(at) or frame.modal(at):
        return
    if frame.line.at(at - 1) in ("to", "will", "would"):
        return
    speaker, status = frame.spoken(at)
    accuser = speaker if status == "accused_by_authorities" else None
    yield from frame.reading("custody", at, frame.blamed(at), accuser, "accused_by_authorities")


def questioned(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Three suspects were being questioned."""
    be = frame.be_before(at)
    blamed = frame.blamed(at) if be >= 0 and not frame.negated(at) else None
    if blamed is not None and blamed.full.lower().split()[-1] in ("suspect", "suspects"):
        speaker, status = frame.spoken(at)
        accuser = speaker if status == "accused_by_authorities" else None
        yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")


def for_questioning(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was taken in, brought in or held for questioning."""
    low = frame.line.low
    taken = next(
        (k for k in range(at - 2, max(-1, at - 6), -1) if low[k] in ("taken", "brought", "held", "detained")), -1
    )
    if low[at - 1] != "for" or taken < 0 or frame.be_before(taken) < 0 or frame.negated(taken):
        return
    blamed = frame.blamed(taken)
    if blamed is not None and not _is_crowd(blamed):
        yield from frame.reading("custody", at, blamed, None, "accused_by_authorities")


def treated(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police are treating Y as a suspect; Y is being treated as the suspect."""
    low = frame.line.low
    link = frame.find(at, frozenset({"as"}), 8)
    if link < 0 or _SUSPECTS.isdisjoint(low[link + 1 : link + 5]) or frame.negated(at):
        return
    if low[at] == "treated" and frame.be_before(at) >= 0:
        blamed, accuser = frame.blamed(at), frame.spoken(at)[0]
    else:
        blamed, accuser = frame.after(at + 1), frame.subject(at)
    yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")


def on_suspicion(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is being held on suspicion of it."""
    low = frame.line.low
    held = next((k for k in range(at - 2, max(-1, at - 7), -1) if low[k] == "held"), -1)
    if low[at - 1] != "on" or held < 0 or frame.be_before(held) < 0 or frame.negated(held):
        return
    blamed = frame.blamed(held)
    if blamed is not None and not _is_crowd(blamed):
        yield from frame.reading("custody", at, blamed, None, "accused_by_authorities")


def explained_suspect(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y, the suspected bomber, did something."""
    sentence = frame.line
    low = sentence.low
    if sentence.at(at - 1) not in ("the", "a", "an") or sentence.at(at - 2) != "," or at < 3:
        return
    if not any(word in _ARMED for word in low[at + 1 : at + 4]):
        return
    blamed = actor(sentence, phrase_ending(sentence, at - 2, placed=False))
    if blamed is not None and blamed.proper and blamed.kind in ("person", "other", "armed", "public"):
        yield from frame.reading("identify", at, blamed, None, "accused")


def named_suspect(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The suspect, Y, did something; Y, the suspected gunman, did."""
    sentence = frame.line
    low = sentence.low
    if (
        low[at] in _SUSPECTS
        and sentence.at(at + 1) == ","
        and any(word in DETERMINERS for word in low[max(0, at - 3) : at])
    ):
        named = frame.after(at + 2)
        closed = named is not None and sentence.text[named.outer[1] :].lstrip().startswith(",")
        if (
            frame.be_before(at) >= 0
            or "be" in low[max(0, at - 4) : at]
            or not (closed or (named and named.outer[1] > named.end))
        ):
            return
        if named is not None and named.proper and named.kind in ("person", "other", "public", "armed"):
            yield from frame.reading("identify", at, named, None, "accused_by_authorities")
