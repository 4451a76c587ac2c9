"""Patterns of a claim: an actor says, in words of their own, that they did it."""

from collections.abc import Iterator

from summarizer.language.actors import Actor
from summarizer.language.frames import Frame
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nounphrases import ACT_NOUNS, ACTS, AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_EVENTS = word_set("blame", "claim", "events")
_FAILING = word_set("blame", "lists", "failing")
_OWN = word_set("blame", "lists", "own")


def claim(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y claimed responsibility; Y took responsibility; the attack was claimed by Y."""
    sentence = frame.line
    word = sentence.low[at]
    if word == "responsibility":
        # "A claim of responsibility by Y", "responsibility was claimed by Y".
        by = frame.find(at, frozenset({"by", "from"}), 6)
        window = sentence.low[max(0, at - 4) : at]
        if (
            by > 0
            and ("claim" in window or "claims" in window or sentence.low[by - 1] == "claimed")
            and not {"no", "not"} & set(sentence.low[max(0, at - 6) : at])
        ):
            blamed = frame.after(by + 1)
            yield from frame.reading("claim_by", at, blamed, blamed, "claimed")
        return
    noun = word in ("claim", "claims") and not {sentence.at(at - 1), sentence.at(at - 2)}.isdisjoint(DETERMINERS)
    if frame.negated(at) or noun:
        return
    window = sentence.low[at + 1 : at + 7]
    responsible = "responsibility" in window or "credit" in window
    if not responsible and (not word.startswith("claim") or not _claims_event(frame, at)):
        return
    if sentence.at(at + 1) == "by" or frame.be_before(at) >= 0:
        by = frame.agent(at, 3)
        blamed = frame.after(by + 1) if by > 0 else None
    else:
        blamed = frame.clause_subject(at) if word.endswith("ing") and frame.be_before(at) < 0 else frame.before(at)
        if blamed is None and word.endswith("ing"):
            blamed = frame.opening(at)
    if blamed is not None and blamed.name.lower().split()[0] in ("no", "nobody", "none", "neither", "nor"):
        return
    if blamed is not None and blamed.kind == "authority" and word.startswith("t"):
        return
    yield from frame.reading("claim", at, blamed, blamed, "claimed")


def _claims_event(frame: Frame, at: int) -> bool:
    """Whether "claimed" has an event as object or subject ("claimed the attack", "an attack claimed by Y")."""
    sentence = frame.line
    if sentence.at(at + 1) == "by":
        return any(word in _EVENTS for word in sentence.low[max(0, at - 6) : at])
    if sentence.at(at + 1) in ("the", "this", "that", "a", "an", "both"):
        for k in range(at + 2, min(at + 6, len(sentence.raw))):
            if sentence.low[k] in _EVENTS:
                return sentence.at(k + 1) not in VERBS and sentence.at(k + 1) not in AUXILIARIES
            if sentence.low[k] in PREPOSITIONS or sentence.low[k] in VERBS:
                return False
    return False


_CLEFT = lazy_pattern(r"(?:that )?it (?:was|were|is) (?:the |an? )?[A-Z]")


def admit(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y admitted (to) the attack, downing it, that its men did it."""
    sentence = frame.line
    low = sentence.low
    if frame.negated(at):
        return
    blamed = frame.before(at)
    if blamed is None or blamed.kind in ("media", "medical"):
        return
    after = at + 2 if sentence.at(at + 1) == "to" else at + 1
    word = low[at]
    confirms = word.startswith(("confirm", "concede"))
    nearby = low[after : after + 6]
    following = sentence.at(after)
    if word.startswith("accept") and following != "that":
        return
    if _CLEFT.match(sentence.slice(after, min(after + 5, len(low)))):
        return  # "conceded that it was the Front that had done it"
    if following == "carrying" and sentence.at(after + 1) != "out":
        hit = False  # "admitted carrying the knife" is no deed
    elif (following in ACTS and following.endswith("ing")) or following in (
        "carrying",
        "setting",
        "starting",
        "stabbing",
        "throwing",
        "lighting",
        "planting",
        "killing",
        "shooting",
        "having",
    ):
        hit = following != "having" or any(part in ACTS for part in nearby)
    elif "responsibility" in nearby:
        hit = True
    elif following in ("the", "this", "an", "a", "its", "their", "his", "her"):
        event = next((k for k in range(after, after + 4) if sentence.at(k) in _EVENTS), -1)
        told = (
            sentence.at(event + 1) in VERBS or sentence.at(event + 1) in AUXILIARIES
        )  # "admitted the shooting had happened"
        hit = event > 0 and not told and (not confirms or following in ("its", "their"))
        hit = hit and not word.startswith("accept")
        if hit and blamed.kind == "authority" and following not in ("its", "their"):
            hit = False
    elif following in ("that", *_OWN):
        # "acknowledged their government had shot it down"
        owner = low[after + 1] if following == "that" and after + 1 < len(low) else following
        hit = owner in _OWN and any(
            part in ACTS and (part not in ACT_NOUNS or part == "hit") for part in low[after : after + 12]
        )
    else:
        hit = False
    failed = _own_failure(frame, at)
    if failed is not None and not hit:
        yield from frame.reading("admit", at, failed, blamed, "claimed")
        return
    if hit:
        yield from frame.reading("admit", at, blamed, blamed, "claimed")


def boast(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y boasted of the attack."""
    that = frame.find(at, frozenset({"that"}), 6)
    if that > 0 and "responsible" in frame.line.low[that : that + 5] and not frame.negated(at):
        blamed = frame.subject(at)
        yield from frame.reading("claim", at, blamed, blamed, "claimed")
        return
    if frame.line.at(at + 1) in ("of", "about", "that") and not frame.negated(at):
        window = frame.line.low[at + 2 : at + 8]
        if _EVENTS & set(window) or frame.line.at(at + 2) in ("it", *_OWN):
            blamed = frame.subject(at)
            if blamed is not None and blamed.kind not in ("authority", "media"):
                yield from frame.reading("claim", at, blamed, blamed, "claimed")


def _own_failure(frame: Frame, at: int) -> Actor | None:
    """Whose failure is admitted: "the minister admitted that her ministry had made mistakes"."""
    low = frame.line.low
    start = at + 2 if frame.line.at(at + 1) == "that" else at + 1
    if frame.line.at(start) not in _OWN or frame.line.at(start) in ("it", "they", "we", "he", "she", "i"):
        return None
    window = low[start + 2 : start + 7]
    if not _FAILING & set(window) or {"not", "never", "no"} & set(window):
        return None
    return frame.after(start)


def renewed_claim(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y repeated its claim; Y owned up to the attack."""
    sentence = frame.line
    window = sentence.low[at + 1 : at + 4]
    owned = sentence.low[at] in ("owned", "owns", "own") and window[:2] == ("up", "to")
    repeated = (
        sentence.low[at] not in ("owned", "owns", "own")
        and {"its", "their", "his", "her"} & set(window)
        and "claim" in window
    )
    if (owned or repeated) and not frame.negated(at):
        blamed = frame.subject(at)
        yield from frame.reading("claim", at, blamed, blamed, "claimed")


def signed(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A banner signed by Y was found at the scene."""
    low = frame.line.low
    if frame.line.at(at + 1) != "by" or _LEFT.isdisjoint(low) or _SHEETS.isdisjoint(low[max(0, at - 6) : at]):
        return
    blamed = frame.after(at + 2)
    if blamed is not None and blamed.proper and blamed.kind in ("armed", "other", "civil"):
        yield from frame.reading("claim", at, blamed, blamed, "claimed")


_SHEETS = frozenset(
    {
        "banner",
        "canvas",
        "leaflet",
        "leaflets",
        "note",
        "notes",
        "pamphlet",
        "pamphlets",
        "letter",
        "placard",
        "flyers",
        "sheet",
    }
)
_LEFT = frozenset({"found", "left", "scattered", "scene", "pinned", "hung", "dropped"})


def acted_alone(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y told the court he had acted alone."""
    report = frame.report_at(at)
    if frame.line.at(at + 1) != "alone" or report is None or report.speaker is None or frame.negated(at):
        return
    subject = frame.before(at)
    told = report.verb in ("told", "tells", "admitted", "testified") and report.speaker.kind in (
        "person",
        "other",
        "armed",
        "public",
    )
    if told and subject is not None and subject.name.lower() in ("he", "she"):
        yield from frame.reading("says_own", at, report.speaker, report.speaker, "claimed")


def ours(frame: Frame, at: int) -> Iterator[BlameReading]:
    """ "The bomb was ours," said the Front."""
    report = frame.report_at(at)
    events = _EVENTS & set(frame.line.low[max(0, at - 5) : at])
    if report is None or report.speaker is None or not events or frame.negated(at):
        return
    if frame.line.low[at] == "mine" and not _GUILT.isdisjoint(frame.line.low[max(0, at - 4) : at]):
        yield from frame.reading("says_own", at, report.speaker, report.speaker, "claimed")
    if report.speaker.kind in ("armed", "other") and report.speaker.proper:
        yield from frame.reading("says_own", at, report.speaker, report.speaker, "claimed")


_GUILT = frozenset({"responsibility", "fault", "blame", "guilt"})


def declared(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y declared itself responsible."""
    window = frame.line.low[at + 1 : at + 4]
    if {"itself", "themselves", "himself"} & set(window) and "responsible" in window and not frame.negated(at):
        blamed = frame.subject(at)
        yield from frame.reading("claim", at, blamed, blamed, "claimed")
