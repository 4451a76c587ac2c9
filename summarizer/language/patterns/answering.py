"""Patterns of sentences that answer an accusation, or say that nobody has claimed the act."""

from collections.abc import Callable, Iterator, Mapping

from summarizer.brief import Response
from summarizer.language.actors import Actor
from summarizer.language.frames import BE, NEGATIONS, Frame
from summarizer.language.lines import line
from summarizer.language.nounphrases import DETERMINERS, PREPOSITIONS
from summarizer.language.readings import ResponseReading
from summarizer.language.vocabulary import word_set

_DENY = word_set("blame", "deny", "verbs")
_REJECT = word_set("blame", "deny", "reject")
_REJECT_OBJECTS = word_set("blame", "deny", "reject_objects")
_EVENTS = word_set("blame", "claim", "events")
_DECLINE = word_set("blame", "no_comment", "decline")
_COMMENT = word_set("blame", "no_comment", "comment")
_ACCUSATION = word_set("blame", "lists", "accusation")
ADMITS = frozenset(["confessed", "confesses", "admitted", "admits", "acknowledged", "acknowledges", "conceded"])
_OWN = word_set("blame", "lists", "own_2")
_SAYING = word_set("blame", "lists", "saying")


def _response(frame: Frame, at: int, holder: Actor | None, response: Response) -> Iterator[ResponseReading]:
    window = frame.line.low[at + 1 : at + 10]
    refers = any(word in _ACCUSATION for word in window)
    yield ResponseReading(0, holder, response, frame.line.starts[at], frame.line.ends[at], refers)


def denies(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y denied it; Y rejected the accusation; Y called it baseless."""
    sentence = frame.line
    word = sentence.low[at]
    rejects = word in _REJECT and word not in _DENY
    if rejects and not any(part in _REJECT_OBJECTS for part in sentence.low[at + 1 : at + 6]):
        return
    if frame.negated(at):
        return
    if frame.be_before(at) >= 0:
        by = frame.agent(at, 5)
        if by < 0:
            return
        yield from _response(frame, at, frame.after(by + 1), "denied")
        return
    if (
        sentence.at(at + 1) in ("entry", "access", "bail", "permission", "visas", "a")
        or sentence.at(at + 1) in _DETAILS
        or (word == "denying" and sentence.at(at + 1) in ("it", "them", "him", "her") and _is_given(frame, at + 2))
    ):
        return
    holder = frame.before(at)
    if holder is None:
        holder = next(
            (report.speaker for report in frame.reports if report.speaker and report.cue_start < sentence.starts[at]),
            None,
        )
    yield from _response(frame, at, holder, "denied")


def _is_given(frame: Frame, at: int) -> bool:
    """Whether a noun follows that somebody is refused: "denying it safe haven"."""
    word = frame.line.at(at)
    return word.isalpha() and word not in PREPOSITIONS and word not in ("and", "but", "while", "as", "that")


# "He denied pointing it at anyone": a detail, not the deed.
_DETAILS = frozenset({"pointing", "owning", "possessing", "knowing", "selling", "drinking", "touching", "threatening"})


def falsehood(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y called the accusation baseless."""
    window = frame.line.low[max(0, at - 8) : at]
    for back, word in enumerate(reversed(window), start=1):
        if word in ("called", "calls", "described", "calling", "dismissed", "termed"):
            subject = frame.before(at - back)
            if subject is None:
                subject = next((report.speaker for report in frame.reports if report.speaker), None)
            if subject is None and back < at:
                subject = _first_subject(frame, at - back)
            yield from _response(frame, at, subject, "denied")
            return


def _first_subject(frame: Frame, before: int) -> Actor | None:
    for at in range(before - 1, 0, -1):
        if frame.line.low[at] in _SAYING:
            return frame.before(at)
    return None


def self_negation(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y said it had no part in it; the lawyer said his client was not the gunman."""
    sentence = frame.line
    low = sentence.low
    report = frame.report_at(at)
    if report is None or report.speaker is None:
        return
    if not frame.negated(at) and low[at] not in ("nothing", "innocent", "nowhere"):
        return
    subject = None
    for back in range(at - 1, max(-1, at - 9), -1):
        if low[back] in BE or low[back] in ("had", "has", "have", "did", "played") or low[back].endswith("n't"):
            subject = frame.before(back)
            if subject is not None:
                break
    own = subject is not None and (
        subject.is_pronoun
        or subject.full.lower().split()[0] in _OWN
        or (report.speaker.proper and subject.name in report.speaker.mentions)
        or subject.full.lower() in ("the group", "the organisation", "the organization")
    )
    if not own:
        return
    if subject is not None and subject.name.lower() in ("he", "she", "they") and _quoted(frame, at):
        # In the speaker's own words "they" are others.
        return
    if (
        subject is not None
        and subject.is_pronoun
        and report.speaker.kind in ("authority", "state")
        and subject.name.lower() in ("he", "she", "they")
    ):
        return
    if low[at] == "innocent" and frame.negated(at):
        return
    if (low[at] == "connection" and low[at - 1] == "in") or (low[at] == "involved" and low[at - 1] in _GETTING):
        return  # "Not looking for anyone else in connection with it", "I do not want to get involved"
    if not _KNOWING.isdisjoint(low[max(0, at - 6) : at]) and low[at] != "knowledge":
        return  # "He did not know he was shot"
    if low[at] == "nothing" and not ({"had", "has", "have", "did", "do"} & set(low[max(0, at - 3) : at + 3])):
        # "It could be about a debt or nothing."
        return
    yield from _response(frame, at, report.speaker, "denied")


_GETTING = frozenset({"get", "getting", "got", "become", "becoming"})
_KNOWING = frozenset({"know", "knew", "sure", "remember", "see", "hear", "recall", "realise", "realize", "notice"})


def _quoted(frame: Frame, at: int) -> bool:
    """Whether the word at `at` stands inside quotation marks."""
    text = frame.line.text[: frame.line.starts[at]]
    return text.count('"') % 2 == 1 or text.rfind("“") > text.rfind("”")


def pleaded(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y pleaded (not) guilty; Y confessed."""
    low = frame.line.low
    if low[at] in ADMITS:
        if not frame.negated(at):
            yield from _response(frame, at, frame.subject(at), "admitted")
        return
    window = low[at + 1 : at + 4]
    if low[at] == "plead" and not {"would", "will", "to"} & set(low[max(0, at - 2) : at]):
        return
    if "guilty" in window or "innocent" in window:
        yield from _response(
            frame, at, frame.subject(at), "denied" if "not" in window or "innocent" in window else "admitted"
        )


def none_of_his_doing(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """It was none of Y's doing, Y said."""
    low = frame.line.low
    report = frame.report_at(at)
    if low[at] == "work" and not (frame.negated(at) or "none" in low[max(0, at - 4) : at]):
        return
    if report is not None and ("none" in low[max(0, at - 4) : at] or frame.negated(at)) and low[at - 1] in _OWN:
        yield from _response(frame, at, report.speaker, "denied")


def distanced(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y distanced itself from the attack."""
    window = frame.line.low[at + 1 : at + 5]
    if {"itself", "himself", "herself", "themselves", "his", "her", "its", "their"} & set(window) and "from" in window:
        yield from _response(frame, at, frame.subject(at), "denied")


def neither(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y neither confirmed nor denied it."""
    window = frame.line.low[at + 1 : at + 5]
    if any(word.startswith("confirm") for word in window) and any(word.startswith(("den", "deny")) for word in window):
        yield from _response(frame, at, frame.before(at), "no_comment")


def _self_or_speaker(frame: Frame, at: int, holder: Actor | None) -> Actor | None:
    """The speaker in whose report a pronoun is the silent one ("a local leader said he had no comment")."""
    if holder is None or not holder.is_pronoun:
        return holder
    report = frame.report_at(at)
    return report.speaker if report is not None and report.speaker is not None else holder


def innocence(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y protested his innocence; Y maintains he is innocent."""
    window = frame.line.low[max(0, at - 4) : at]
    verb = next((k for k in range(at - 1, max(-1, at - 5), -1) if frame.line.low[k] in _PROTESTING), -1)
    if verb >= 0 and {"his", "her", "their", "its"} & set(window):
        yield from _response(frame, at, frame.subject(verb), "denied")


_PROTESTING = frozenset(
    {"protested", "protests", "maintained", "maintains", "insisted", "proclaimed", "protesting", "maintaining"}
)


_CALLS = frozenset(
    {"calls", "call", "emails", "email", "messages", "message", "questions", "requests", "letters", "texts"}
)


_Holders = tuple[Actor | None, ...]
"""Nobody, or the one who is silent: None where the words leave open who."""


def no_comment(frame: Frame, at: int) -> Iterator[ResponseReading]:
    """Y declined to comment; Y has not commented; no comment from Y; Y could not be reached."""
    word = frame.line.low[at]
    found: _Holders
    if word in _DECLINE:
        silent = any(part in _COMMENT for part in frame.line.low[at + 1 : at + 6]) and not frame.negated(at)
        found = (frame.subject(at),) if silent else ()
    elif word in _SILENT:
        found = _SILENT[word](frame, at)
    elif word in ("reaction", "word") and _none_yet(frame, at):
        origin = frame.find(at, frozenset({"from", "by"}), 3)
        found = (frame.after(origin + 1),) if origin > 0 else ()
    elif word == "word":
        found = _said_no_word(frame, at)
    else:
        found = _without_comment(frame, at)
    for holder in found:
        yield from _response(frame, at, holder, "no_comment")


def _none_yet(frame: Frame, at: int) -> bool:
    return frame.line.at(at - 1) in ("no", "immediate") and "no" in frame.line.low[max(0, at - 2) : at]


def _unreached(frame: Frame, at: int) -> _Holders:
    """Y could not be reached."""
    low = frame.line.low
    silent = {"not", "n't"} & set(low[max(0, at - 4) : at]) and "be" in low[max(0, at - 2) : at]
    return (frame.before(at),) if silent else ()


def _nothing_to_add(frame: Frame, at: int) -> _Holders:
    """Y had nothing to add."""
    if frame.line.low[max(0, at - 2) : at] != ("nothing", "to"):
        return _without_comment(frame, at)
    return (_self_or_speaker(frame, at, frame.before(at - 3)),)


def _not_drawn(frame: Frame, at: int) -> _Holders:
    """The firm would not be drawn; the owner was not available."""
    low = frame.line.low
    silent = low[at] == "unavailable" or bool({"not", "n't", "never"} & set(low[max(0, at - 3) : at]))
    be = frame.be_before(at)
    if not _PARTICULARS.isdisjoint(low[max(0, be - 9) : max(0, be)]):
        return ()  # "A description of the suspects was not available"
    return (frame.before(be),) if silent and be >= 0 and not frame.line.at(be - 1).endswith("no") else ()


_PARTICULARS = frozenset({"description", "identity", "identities", "details", "name", "names", "information", "motive"})


def _said_no_word(frame: Frame, at: int) -> _Holders:
    """Y has not said a word."""
    low = frame.line.low
    if {"not", "n't"} & set(low[max(0, at - 5) : at]) and "said" in low[max(0, at - 4) : at]:
        return (frame.subject(low.index("said", max(0, at - 4))),)
    return ()


def _unanswered(frame: Frame, at: int) -> _Holders:
    """Calls to the company went unanswered."""
    low = frame.line.low
    to = next((k for k in range(at - 1, max(-1, at - 12), -1) if low[k] in ("to", "with")), -1)
    return (frame.after(to + 1),) if to > 0 and not _CALLS.isdisjoint(low[max(0, to - 4) : to]) else ()


_SILENT: Mapping[str, Callable[[Frame, int], _Holders]] = {
    "reached": _unreached,
    "add": _nothing_to_add,
    "say": _nothing_to_add,
    "drawn": _not_drawn,
    "available": _not_drawn,
    "unavailable": _not_drawn,
    "nothing": lambda frame, at: (frame.before(at - 1),) if frame.line.at(at - 1) == "said" else (),
    "unanswered": _unanswered,
    "silent": lambda frame, at: (frame.before(at),),
}


def _without_comment(frame: Frame, at: int) -> _Holders:
    """Y has not commented; there was no comment from Y; Y gave no answer."""
    sentence = frame.line
    low = sentence.low
    word, before = low[at], sentence.at(at - 1)
    if word == "talk" and before not in ("to", "not", "never") and not before.endswith("n't"):
        return ()
    if word == "calls" and before not in ("return", "returned", "answer", "answered"):
        return ()
    window = low[max(0, at - 6) : at]
    nothing = bool(NEGATIONS & set(window)) or any(part.endswith("n't") for part in window) or "yet" in window
    none = "no" in window[-3:]
    if not nothing and not none:
        return ()
    origin = frame.find(at, frozenset({"from", "by"}), 4)
    if none and origin > 0:
        return (frame.after(origin + 1),)
    if none and not {"made", "gave", "issued", "offered", "had", "make"} & set(window):
        return ()
    if word in ("statement", "statements", "public", "said", "remark") and not none:
        return ()
    holder = _before_verb(frame, at)
    if holder is not None and not holder.is_pronoun and holder.kind == "thing":
        return ()
    holder = _self_or_speaker(frame, at, holder)
    return (holder,) if holder is not None or any(word in DETERMINERS for word in window) else ()


def _before_verb(frame: Frame, at: int) -> Actor | None:
    """Who stands before the verb of having commented or not."""
    for back in range(at, max(-1, at - 8), -1):
        if frame.line.low[back] in _COMMENTING and (holder := frame.before(back)) is not None:
            return holder
    return None


_COMMENTING = frozenset({"not", "did", "has", "have", "had", "made", "gave", "issued", "does", "offered", "yet"})


_NO = frozenset({"no", "without", "any"})
_CLAIMING = frozenset({"claim", "claims", "claimed", "claiming", "taken", "took", "accepted", "unclaimed"})


def no_claim_cue(text: str) -> tuple[int, int] | None:
    """Half-open offsets of the words that say nobody has claimed the act, or None."""
    sentence = line(text)
    if sentence.vocabulary.isdisjoint(_CLAIMING):
        return None
    words = sentence.low
    for at, word in enumerate(words):
        if word == "unclaimed":
            return sentence.starts[at], sentence.ends[at]
        if word not in _CLAIMING:
            continue
        window, after = words[max(0, at - 9) : at], words[at + 1 : at + 8]
        if after[:1] == ("that",) or "lives" in after:
            # "Nobody claimed that attack" speaks of one told before; a bomb claims lives.
            continue
        if after[:1] == ("it",) and after[1:2] in ((), (".",), (",",), (";",)) and _nobody_subject(window):
            # "Nobody has claimed it": what, the article tells.
            return sentence.starts[at], sentence.ends[at + 1]
        claims_something = _EVENTS.isdisjoint(after[:6]) and _EVENTS.isdisjoint(window) and "credit" not in after
        if claims_something:
            continue
        denied = not _NO.isdisjoint(window[-4:]) if word in ("claim", "claims") else _nobody_subject(window)
        if denied:
            end = next((k for k in range(at, min(at + 8, len(words))) if words[k] == "responsibility"), at)
            return sentence.starts[at], sentence.ends[end]
    return None


def _nobody_subject(window: tuple[str, ...]) -> bool:
    """Whether the words before "claimed" end in a subject that is nobody, or say "has not been"."""
    for word in reversed(window):
        if word in ("nobody", "none", "no"):
            return True
        if word == "not":
            # "The rebels have not claimed it" leaves others; "it has not been claimed" doesn't.
            return "been" in window
        if word in ("said", "that", "but", ","):
            return False
    return False
