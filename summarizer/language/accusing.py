"""Patterns of sentences that accuse, arrest, claim, report or clear."""

from collections.abc import Callable, Iterator

from summarizer.brief import Status
from summarizer.language.actors import Actor
from summarizer.language.countries import country_code
from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.nounphrases import (
    ACT_NOUNS,
    ACTS,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    VERBS,
)
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import vocabulary, word_set

Pattern = Callable[[Frame, int], Iterator[BlameReading]]

_NEEDS = {word: frozenset(words) for word, words in vocabulary("blame")["acts"]["needs"].items()}
_EVENTS = word_set("blame", "claim", "events")
_HOLD = word_set("blame", "accuse", "hold")
_ADMIT = word_set("blame", "claim", "admit")
_ARMED = word_set("actors", "kinds", "armed")
_SUSPECT_NOUNS = frozenset({"suspect", "suspects"})
# People of whom a violent verb says that they did it, though the noun alone says nothing.
_ATTACKER_NOUNS = frozenset(
    "man men woman women youth youths teenager teenagers driver drivers pilot brother brothers student students turk boy boys "
    "subject subjects husband wife son father mother group crowd crew member members person people soldier soldiers guard guards".split()
)
_ACCUSING_PLURALS = frozenset(
    "police investigators officials authorities detectives officers prosecutors residents villagers locals relatives families "
    "experts analysts rebels militants activists many some survivors witnesses soldiers".split()
)
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_BASE_FORMS = frozenset(
    "attack raid strike storm bomb shell ambush murder kill shoot fire clash launch advance plant burn seize kidnap blow".split()
)
_SENT = frozenset(
    "order orders shot shots shell shells rocket rockets missile missiles fire rounds round command strike bomb drone drones".split()
)
_OWN = frozenset({"it", "they", "we", "i", "he", "she", "its", "their", "our", "his", "her", "my"})
_NOT_THEM = frozenset(
    "it this that he she they them him her we i you us me who themselves himself itself herself".split()
)
_CROWD = frozenset(
    "people persons protesters demonstrators migrants activists fans residents villagers supporters".split()
)


def _reading(
    frame: Frame, rule: str, at: int, blamed: Actor | None, accuser: Actor | None, status: Status
) -> Iterator[BlameReading]:
    if blamed is not None and blamed.mentions.lower().startswith("no "):
        return
    if blamed is None or blamed.kind == "thing" or (blamed.kind == "media" and not blamed.proper):
        return
    if accuser is not None and accuser.start == blamed.start and status != "claimed":
        return
    yield BlameReading(0, blamed, source(accuser), status, frame.line.starts[at], frame.line.ends[at], rule)


def _spoken(frame: Frame, at: int) -> tuple[Actor | None, Status | None]:
    """The covering speaker and the status of an accusation made in that speech; (None, None) in the narrator's voice."""
    report = frame.report_at(at)
    if report is None or (report.speaker is not None and report.speaker.kind == "thing"):
        return None, None
    if (
        report.speaker is not None
        and report.speaker.kind == "media"
        and report.verb in ("revealed", "reveals", "confirmed", "confirms")
    ):
        return None, None
    return source(report.speaker), status_by(source(report.speaker))


def _blamed_subject(frame: Frame, at: int) -> Actor | None:
    someone = frame.subject(at)
    if someone is not None and someone.name.lower() in ("who", "what", "nobody", "those", "anyone"):
        return None
    return someone


def direct(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X blamed Y, X accused Y of, Y was blamed (by X), Y, accused by X of."""
    sentence = frame.line
    word, before, after = sentence.low[at], sentence.at(at - 1), sentence.at(at + 1)
    if word in ("suspect", "suspects", "suspected", "blame") and frame.be_before(at) < 0 and not _is_verb(frame, at):
        return
    if frame.habitual(at):
        return
    if word == "blame" and before == "to":
        yield from to_blame(frame, at)
        return
    if frame.negated(at):
        return
    be = frame.be_before(at)
    reduced = (
        be < 0
        and after in ("by", "of", "for")
        and (before == "," or sentence.is_word(at - 1))
        and word in ("accused", "blamed", "suspected")
    )
    if be >= 0 or reduced:
        yield from _passive_direct(frame, at, be)
        return
    accuser = frame.subject(at)
    if word.endswith("ing") and accuser is None:
        accuser = _clause_subject(frame, at)
    relative = _relative_object(frame, at)
    if relative is not None and accuser is not None:
        yield from _reading(frame, "accuse", at, relative, accuser, status_by(source(accuser)))
        return
    if accuser is None or (word == "suspected" and accuser.kind == "thing"):
        return
    target = frame.phrase_after(at + 1)
    if target is None:
        return
    blamed = frame.after(at + 1)
    if word in ("blamed", "blames", "blame", "blaming"):
        on = frame.find(at, frozenset({"on"}), 9)
        if on > 0 and (blamed is None or blamed.kind in ("thing", "pronoun", "other")):
            blamed = frame.after(on + 1)
    if word.startswith("suspect") and blamed is not None and blamed.kind == "pronoun" and sentence.at(at + 1) == "that":
        return
    if word.startswith("suspect") and sentence.at(target.outer[1]) in VERBS | AUXILIARIES:
        # "police suspect the rebels fired it" is a report; the act pattern reads it.
        return
    yield from _reading(frame, "accuse", at, blamed, accuser, status_by(source(accuser)))


def _is_verb(frame: Frame, at: int) -> bool:
    """Whether "suspect" or "blame" is a verb here: a plural body, a pronoun or an auxiliary stands before it."""
    before = frame.line.at(at - 1)
    if frame.line.low[at] == "blame" and before == "to":
        return True
    return (
        before in _ACCUSING_PLURALS
        or before in ("they", "we", "i", "he", "she", "who", "also", "to", "now", "still", "and")
        or before in AUXILIARIES
    )


def _relative_object(frame: Frame, at: int) -> Actor | None:
    """Y in "Y, which X accused of ...": the relative pronoun stands before the accuser."""
    sentence = frame.line
    if sentence.at(at + 1) not in ("of", "for"):
        return None
    for back in range(at - 1, max(-1, at - 8), -1):
        word = sentence.low[back]
        if word in ("which", "whom"):
            return frame.before(back - 1) if sentence.at(back - 1) == "," and back > 1 else frame.before(back)
        if not sentence.is_word(back):
            return None
    return None


def _passive_direct(frame: Frame, at: int, be: int) -> Iterator[BlameReading]:
    sentence = frame.line
    by = frame.agent(at, 6)
    accuser = frame.after(by + 1) if by > 0 else None
    if accuser is None:
        accuser, _ = _spoken(frame, at)
    if sentence.low[at] == "blamed" and sentence.at(at + 1) == "on":
        yield from _reading(frame, "blamed_on", at, frame.after(at + 2), accuser, status_by(source(accuser)))
        return
    blamed = _blamed_subject(frame, at if be >= 0 else at)
    yield from _reading(frame, "is_accused", at, blamed, accuser, status_by(source(accuser)))


def _clause_subject(frame: Frame, at: int) -> Actor | None:
    """The subject of the verb that a participle at `at` hangs on."""
    sentence = frame.line
    for back in range(at - 1, 0, -1):
        if sentence.low[back] in VERBS and not sentence.low[back].endswith("ing"):
            subject = frame.before(back)
            if subject is not None and subject.kind != "thing":
                return subject
    return None


def to_blame(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is to blame."""
    be = frame.be_before(at - 1)
    if be < 0 and frame.line.at(at - 2) not in BE:
        return
    accuser, status = _spoken(frame, at)
    if frame.negated(at):
        return
    yield from _reading(
        frame, "to_blame", at, _blamed_subject(frame, be if be >= 0 else at - 2), accuser, status or "reported_as_fact"
    )


def attribute(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X attributed the attack to Y; the attack was attributed to Y (by X)."""
    if frame.negated(at):
        return
    to = frame.find(at, frozenset({"to"}), 14)
    if to < 0:
        return
    if frame.be_before(at) < 0 and not any(
        word in _EVENTS or word in ("it", "this", "them", "that") for word in frame.line.low[at:to]
    ):
        # "attributed the document to him" blames nobody.
        return
    blamed = frame.after(to + 1)
    if frame.be_before(at) >= 0:
        by = frame.agent(at, 12)
        accuser = frame.after(by + 1) if by > 0 else None
        if accuser is None:
            accuser, _ = _spoken(frame, at)
    else:
        accuser = frame.before(at)
        if accuser is None:
            accuser = _clause_subject(frame, at)
    yield from _reading(frame, "attribute", at, blamed, accuser, status_by(source(accuser)))


def pin(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X pinned it on Y; X pointed (the finger) at Y; suspicion fell on Y."""
    sentence = frame.line
    word = sentence.low[at]
    if word == "suspicion":
        on = frame.find(at, frozenset({"on", "upon"}), 6)
        if on > 0:
            yield from _reading(frame, "suspicion", at, frame.after(on + 1), None, "possible")
        return
    links = frozenset({"on"}) if word.startswith("pin") else frozenset({"at", "to", "towards"})
    link = frame.find(at, links, 5)
    accuser = frame.before(at)
    if link < 0 or accuser is None or accuser.kind == "thing" or frame.negated(at):
        return
    if link == at + 1 and word.startswith("point") and sentence.low[link] == "to":
        blamed = frame.after(link + 1)
        if blamed is None or blamed.kind not in ("armed", "state"):
            return
    yield from _reading(frame, "point", at, frame.after(link + 1), accuser, status_by(source(accuser)))


def copular(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was behind it; Y is responsible for it; X holds Y responsible."""
    sentence = frame.line
    low = sentence.low
    if low[at] == "responsible":
        hold = next((k for k in range(at - 1, max(-1, at - 10), -1) if low[k] in _HOLD), -1)
        if hold >= 0 and sentence.at(hold + 1) not in ("a", "an"):
            if frame.be_before(hold) >= 0:
                accuser, status = _spoken(frame, at)
                yield from _reading(
                    frame, "held_responsible", at, _blamed_subject(frame, hold), accuser, status or "accused"
                )
                return
            accuser = frame.before(hold)
            yield from _reading(
                frame, "hold_responsible", at, frame.after(hold + 1), accuser, status_by(source(accuser))
            )
            return
        if sentence.at(at + 1) not in ("for", "."):
            return
    be = frame.be_before(at)
    if be < 0:
        return
    if low[at] == "involved" and frame.report_at(at) is None:
        return
    start = be
    while start > 0 and (
        low[start - 1] in AUXILIARIES
        or low[start - 1] in ADVERBS
        or low[start - 1] in ("to", "believed", "thought", "said", "suspected", "known", "alleged")
    ):
        start -= 1
    blamed = _blamed_subject(frame, be) if start == be else _blamed_subject(frame, start + (1 if start < be else 0))
    if blamed is None:
        blamed = _blamed_subject(frame, start)
    accuser, status = _spoken(frame, at)
    passive_belief = any(low[k] in ("believed", "thought", "said", "suspected", "alleged") for k in range(start, at))
    if frame.negated(at):
        if status == "accused_by_authorities":
            yield from _reading(frame, "not_behind", at, blamed, accuser, "cleared")
        return
    if frame.modal(at) or frame.modal(be):
        status = "possible"
    elif passive_belief and status is None:
        status = "accused"
    yield from _reading(frame, "behind", at, blamed, accuser, status or "reported_as_fact")


def work_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It was the work of Y; it was Y's doing; it bears the hallmarks of Y."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    accuser, status = _spoken(frame, at)
    if word in ("hallmark", "hallmarks", "signature"):
        if sentence.at(at + 1) == "of":
            yield from _reading(frame, "hallmark", at, frame.after(at + 2), accuser, "possible")
        return
    window = low[max(0, at - 8) : at]
    if sentence.at(at + 1) == "of" and any(part in BE for part in window):
        blamed = frame.after(at + 2)
    elif word == "doing" and low[at - 1].endswith(("'s", "s'")) and any(part in BE for part in window):
        blamed = frame.before(at) or _possessor(frame, at)
    else:
        return
    if blamed is None or not (blamed.is_pronoun or _may_act(blamed)):
        return
    hedged = {"may", "might", "could", "possibly", "perhaps"} & set(window)
    if frame.negated(at):
        return
    believed = {"believed", "thought", "suspected", "likely", "probably"} & set(window)
    if hedged:
        status = "possible"
    elif status is None and believed:
        status = "accused"
    yield from _reading(frame, "work_of", at, blamed, accuser, status or "reported_as_fact")


def _possessor(frame: Frame, at: int) -> Actor | None:
    return frame.before(at)


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
            yield from _reading(frame, "claim_by", at, blamed, blamed, "claimed")
        return
    if frame.negated(at) or word == "claim" and sentence.at(at - 1) in DETERMINERS:
        return
    window = sentence.low[at + 1 : at + 7]
    responsible = "responsibility" in window or "credit" in window
    if not responsible:
        if not word.startswith("claim") or not _claims_event(frame, at):
            return
    if sentence.at(at + 1) == "by" or frame.be_before(at) >= 0:
        by = frame.agent(at, 3)
        blamed = frame.after(by + 1) if by > 0 else None
    else:
        blamed = frame.before(at)
        if blamed is None and word.endswith("ing"):
            blamed = _clause_subject(frame, at)
    if blamed is not None and blamed.name.lower().split()[0] in ("no", "nobody", "none", "neither", "nor"):
        return
    if blamed is not None and blamed.kind == "authority" and word.startswith("t"):
        return
    yield from _reading(frame, "claim", at, blamed, blamed, "claimed")


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
    if (
        following in ACTS
        and following.endswith("ing")
        or following in ("carrying", "planting", "killing", "shooting", "having")
    ):
        hit = following != "having" or any(part in ACTS for part in nearby)
    elif "responsibility" in nearby:
        hit = True
    elif following in ("the", "this", "an", "a", "its", "their", "his", "her"):
        hit = any(part in _EVENTS for part in nearby[:4]) and (not confirms or following in ("its", "their"))
        if hit and blamed.kind == "authority" and following not in ("its", "their"):
            hit = False
    elif following in ("that", *_OWN):
        # "acknowledged their government had shot it down"
        owner = low[after + 1] if following == "that" and after + 1 < len(low) else following
        hit = owner in _OWN and any(part in ACTS and part not in ACT_NOUNS for part in low[after : after + 12])
    else:
        hit = False
    if hit:
        yield from _reading(frame, "admit", at, blamed, blamed, "claimed")


def custody(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Police arrested Y; Y was charged; a case against Y."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    if word in ("case", "charges", "charge", "warrant", "case,") or word in ("charges",):
        link = frame.find(at, frozenset({"against", "for"}), 3)
        if link > 0 and (low[link] == "against" or word == "warrant"):
            accuser = _clause_subject(frame, at)
            yield from _reading(frame, "case", at, frame.after(link + 1), accuser, "accused_by_authorities")
        return
    if (
        frame.negated(at)
        or frame.modal(at)
        or (
            word in ("arrest", "detain", "arrests", "charge")
            and (sentence.at(at - 1) in DETERMINERS or sentence.at(at - 1) in ("of", "to", "house", "under"))
        )
    ):
        return
    be = frame.be_before(at)
    by = frame.agent(at, 5)
    before, after = sentence.at(at - 1), sentence.at(at + 1) if sentence.at(at + 2) in ("least", "most") else ""
    reduced = (
        be < 0
        and before not in ("and", "or")
        and after not in ("at",)
        and (by == at + 1 or sentence.at(at + 1) in ("at", "in", "on", "over", "with", "after", "near"))
    )
    if word.startswith("charg") and "with" not in low[at + 1 : at + 12] and be < 0 and not reduced:
        return
    if be >= 0 or reduced:
        blamed = _blamed_subject(frame, at)
        accuser = frame.after(by + 1) if by > 0 else None
        if accuser is None:
            speaker, status = _spoken(frame, at)
            accuser = speaker if status == "accused_by_authorities" else None
    else:
        if word.endswith("ing"):
            if sentence.at(at - 1) in ("consider", "considering", "considered", "without", "before", "of"):
                return
            accuser = _clause_subject(frame, at)
        else:
            accuser = frame.before(at)
        if accuser is None or not (
            accuser.kind in ("authority", "state", "pronoun") or (accuser.kind == "other" and accuser.proper)
        ):
            return
        blamed = frame.after(at + 1)
    if blamed is None or _is_crowd(blamed):
        return
    yield from _reading(frame, "custody", at, blamed, accuser, "accused_by_authorities")


def _is_crowd(someone: Actor) -> bool:
    """ "71 people" were arrested: a toll, no blame."""
    words = someone.full.lower().split()
    return bool(words) and words[-1] in _CROWD and not someone.proper


def order_to_arrest(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X ordered the arrest of Y."""
    if frame.line.at(at + 1) == "of":
        yield from _reading(
            frame, "custody", at, frame.after(at + 2), _clause_subject(frame, at), "accused_by_authorities"
        )


def came_from(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The order, shot or shell came from Y; the fault lay with Y."""
    sentence = frame.line
    window = frozenset(sentence.low[max(0, at - 6) : at])
    accuser, status = _spoken(frame, at)
    if sentence.low[at] in ("came", "come") and sentence.at(at + 1) == "from":
        if not window & _SENT or frame.negated(at):
            return
        blamed = frame.after(at + 2)
        if blamed is not None and blamed.kind in ("armed", "state", "authority"):
            yield from _reading(frame, "came_from", at, blamed, accuser, status or "reported_as_fact")
    elif sentence.at(at + 1) == "with" and window & {"fault", "blame", "responsibility"} and not frame.negated(at):
        yield from _reading(frame, "accuse", at, frame.after(at + 2), accuser, status or "accused")


def in_custody(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is in custody; Y was taken into custody; Y surrendered."""
    sentence = frame.line
    if sentence.low[at] == "custody":
        back = next((k for k in range(at - 1, max(-1, at - 8), -1) if sentence.low[k] in BE), -1)
        if back < 0 or not {"in", "into"} & set(sentence.low[back:at]):
            return
        blamed = _blamed_subject(frame, back)
        if blamed is None:
            blamed = _clause_subject(frame, back)
        if blamed is not None and _is_crowd(blamed):
            return
        yield from _reading(frame, "custody", at, blamed, None, "accused_by_authorities")
        return
    report = frame.report_at(at)
    accuser = source(report.speaker) if report else None
    yield from _reading(
        frame,
        "surrender",
        at,
        frame.before(at),
        accuser if accuser and accuser.kind == "authority" else None,
        "accused_by_authorities",
    )


def identify(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X identified the gunman as Y; the attacker was named as Y."""
    sentence = frame.line
    link = frame.find(at, frozenset({"as"}), 8)
    if link < 0:
        return
    if frame.be_before(at) >= 0:
        described = frame.before(at)
        by = frame.agent(at, 4)
        accuser = frame.after(by + 1) if by > 0 else _spoken(frame, at)[0]
    else:
        described = frame.after(at + 1)
        accuser = frame.before(at)
    if described is None or not any(
        word in _ARMED or word in ("driver", "pilot") for word in described.full.lower().split()
    ):
        return
    named = frame.after(link + 1)
    if named is not None and (named.proper or any(character.isdigit() for character in named.full)):
        yield from _reading(frame, "identify", at, named, accuser, "accused_by_authorities")


def act(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y attacked; it was attacked by Y; X said Y attacked."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    if word.endswith("ing") and frame.be_before(at) < 0:
        return
    needs = _NEEDS.get(word)
    if needs is not None and not any(part in needs for part in low[at + 1 : at + 7]):
        return
    if sentence.at(at - 1) in _POSSESSIVES or sentence.at(at - 1).endswith("'s"):
        return
    if word in _BASE_FORMS and not _agrees(frame, at):
        return
    if word in ACT_NOUNS and (
        sentence.at(at - 1) in DETERMINERS
        or sentence.at(at - 1) in PREPOSITIONS
        or (at + 1 < len(low) and sentence.at(at + 1) in ("of", "in", "on") and word not in ("fire", "launch"))
    ):
        return
    by = frame.agent(at)
    if by > 0 and (word.endswith(("ed", "n", "t")) or word in ("shot", "struck", "hit", "held")):
        blamed = frame.after(by + 1)
        if blamed is None or sentence.at(by + 1).endswith("ing"):
            return
    elif frame.be_before(at) >= 0 and not word.endswith("ing"):
        return
    else:
        blamed = _blamed_subject(frame, at)
    if blamed is None or frame.negated(at) or (by < 0 and frame.habitual(at)):
        return
    if (
        by < 0
        and (before_number := sentence.at(at - 1))
        and (before_number[0].isdigit() or "among" in low[max(0, at - 3) : at])
    ):
        # "among 34 killed in Helmand": a participle.
        return
    if sentence.at(at - 1) == "to" or _quoted_word(frame, at):
        return
    yield from _acted(frame, at, blamed)


def _agrees(frame: Frame, at: int) -> bool:
    """Whether a plural, a "to" or a modal stands before a base form, so that it is a verb ("gunmen attack")."""
    before = frame.line.at(at - 1)
    if before in AUXILIARIES or before in (
        "they",
        "we",
        "you",
        "police",
        "men",
        "gunmen",
        "militiamen",
        "who",
        "bandits",
    ):
        return True
    return before.endswith("s") and not before.endswith(("'s", "ss")) and frame.line.is_word(at - 1)


def _quoted_word(frame: Frame, at: int) -> bool:
    return frame.line.at(at - 1) in '"“' and frame.line.at(at + 1) in '"”'


def _acted(frame: Frame, at: int, blamed: Actor) -> Iterator[BlameReading]:
    accuser, status = _spoken(frame, at)
    report = frame.report_at(at)
    first = blamed.full.lower().split()[0]
    own = (
        blamed.is_pronoun
        or first in _OWN
        or any(f" {word} " in f" {blamed.mentions.lower()} " for word in ("its", "their", "our"))
    )
    if own:
        if (
            report is not None
            and report.speaker is not None
            and (_may_claim(report.speaker, blamed) or _confesses(frame, report.speaker, blamed))
        ):
            yield from _reading(frame, "says_own", at, report.speaker, report.speaker, "claimed")
        return
    if not _may_act(blamed):
        return
    if report is not None and report.speaker is not None and _confesses(frame, report.speaker, blamed):
        yield from _reading(frame, "says_own", at, report.speaker, report.speaker, "claimed")
        return
    if report is not None and report.speaker is not None and _speaks_for(report.speaker, blamed):
        yield from _reading(frame, "says_own", at, blamed, report.speaker, "claimed")
        return
    low = frame.line.low
    if frame.modal(at) or "possible" in low[max(0, at - 12) : at] or "possibly" in low[max(0, at - 5) : at + 5]:
        status = "possible"
    elif status is None and frame.is_alleged(blamed):
        status = "accused"
    yield from _reading(frame, "act", at, blamed, accuser, status or "reported_as_fact")


def _may_act(someone: Actor) -> bool:
    if someone.kind in ("armed", "state", "authority", "person"):
        return True
    words = someone.full.lower().split()
    if someone.kind in ("public", "other", "civil"):
        head = next((words[k - 1] for k in range(1, len(words)) if words[k] in ("of", "in", "with", "from")), words[-1])
        return head in _ATTACKER_NOUNS or (
            someone.proper and someone.kind == "other" and len(words) <= 4 and someone.start > 0
        )
    return False


def _may_claim(speaker: Actor, subject: Actor) -> bool:
    """Whether "X said it / its men did" is a claim: police and witnesses speak of others."""
    if speaker.kind in ("armed", "state"):
        return True
    return speaker.kind in ("civil", "other") and subject.name.lower() not in ("he", "she", "i") and speaker.proper


def _confesses(frame: Frame, speaker: Actor, subject: Actor) -> bool:
    """Whether a lone person tells police or a court what "he" or "she" did."""
    low = frame.line.low
    if subject.name.lower() not in ("he", "she") or speaker.kind not in ("person", "other", "public", "armed"):
        return False
    told = next((at for at, word in enumerate(low) if word in ("told", "confessed")), -1)
    return told > 0 and any(
        word in ("police", "prosecutors", "investigators", "detectives", "court", "officers", "interrogators")
        for word in low[told : told + 4]
    )


def _speaks_for(speaker: Actor, blamed: Actor) -> bool:
    """Whether the speaker is the actor or a spokesman whose phrase names the actor."""
    return len(blamed.key) > 0 and blamed.proper and blamed.name in speaker.mentions


def cleared(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was cleared; police ruled out Y; Y was released without charge; Y had nothing to do with it."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    speaker, status = _spoken(frame, at)
    blamed: Actor | None = None
    accuser = speaker
    if word in ("cleared", "exonerated", "acquitted"):
        if frame.be_before(at) >= 0:
            blamed = _blamed_subject(frame, at)
            by = frame.agent(at, 4)
            accuser = frame.after(by + 1) if by > 0 else speaker
        elif sentence.at(at + 1) not in ("the", "a", "debris", "away"):
            accuser, blamed = frame.before(at), frame.after(at + 1)
            if accuser is None or accuser.kind not in ("authority", "state"):
                return
    elif (
        word.startswith("rul") or word.startswith("exclud") or word.startswith("discount") or word.startswith("discard")
    ):
        if frame.negated(at):
            # "did not rule out that Y did it" is a guess.
            that = frame.find(at, frozenset({"that"}), 3)
            if that > 0:
                yield from _reading(frame, "not_excluded", at, frame.after(that + 1), frame.before(at), "possible")
            return
        if frame.be_before(at) >= 0:
            blamed = _blamed_subject(frame, at)
            if blamed is not None and (blamed.proper or blamed.kind in ("armed", "authority", "pronoun", "person")):
                yield from _reading(frame, "cleared", at, blamed, speaker, "cleared")
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
        blamed = _blamed_subject(frame, at)
        accuser = accuser if status == "accused_by_authorities" else None
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
            frame.before(at if word != "seriously" else at - 1) or _clause_subject(frame, at),
            frame.after(by + 1),
        )
        if accuser is not None and accuser.kind not in ("authority", "state"):
            return
    if blamed is None or blamed.name.lower() in ("who", "it", "this", "that"):
        return
    yield from _reading(frame, "cleared", at, blamed, accuser, "cleared")


def _ruled_out(frame: Frame, at: int) -> Actor | None:
    sentence = frame.line
    if sentence.low[at].startswith("rul"):
        out = frame.find(at, frozenset({"out"}), 7)
        if out < 0:
            return None
        return frame.after(out + 1) if out == at + 1 else frame.after(at + 1)
    return frame.after(at + 1)


def _not_suspect(frame: Frame, at: int) -> Actor | None:
    """Y is no longer a suspect; Y was not involved; Y is innocent; Y is in the clear (in the voice of an authority)."""
    sentence = frame.line
    low = sentence.low
    be = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in BE or low[k].endswith("n't")), -1)
    if be < 0:
        return None
    between = low[be:at]
    word = low[at]
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
    speaker, _ = _spoken(frame, at)
    if word in ("involved", "innocent") and (speaker is None or speaker.kind in ("armed", "civil", "public")):
        return None
    return _blamed_subject(frame, be)


def weapon_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A rocket of Y fell; an Israeli artillery shell landed: the side whose weapon it was."""
    sentence = frame.line
    low = sentence.low
    if frame.negated(at):
        return
    accuser, status = _spoken(frame, at)
    if frame.modal(at):
        status = "possible"
    if sentence.at(at + 1) in ("of", "from", "by"):
        blamed = frame.after(at + 2)
        if blamed is not None and blamed.kind in ("armed", "state") and blamed.proper:
            yield from _reading(frame, "weapon", at, blamed, accuser, status or "reported_as_fact")
        return
    first = at
    while first > 0 and at - first < 3 and sentence.is_word(first - 1) and low[first - 1] not in DETERMINERS:
        first -= 1
        if country_code(sentence.raw[first]) is not None and sentence.is_capital(first):
            start, end = sentence.starts[first], sentence.ends[first]
            name = sentence.text[start:end]
            side = Actor(name, start, end, name, None, "state", True, (), (start, end), (name.lower(),), name)
            yield from _reading(frame, "weapon", at, side, accuser, status or "reported_as_fact")
            return


def belongs(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Gunmen believed to belong to Y; men claiming to be members of Y."""
    sentence = frame.line
    if sentence.at(at + 1) not in ("to",) or frame.negated(at):
        return
    window = sentence.low[max(0, at - 5) : at]
    if not {"believed", "thought", "suspected", "said", "alleged", "apparently", "reportedly"} & set(window):
        return
    accuser, status = _spoken(frame, at)
    yield from _reading(frame, "belongs", at, frame.after(at + 2), accuser, status or "accused")


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
        yield from _reading(frame, "claim", at, blamed, blamed, "claimed")


def neglect(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y has been criticised for failing to act."""
    if frame.be_before(at) < 0 or frame.line.at(at + 1) != "for" or frame.negated(at):
        return
    follow = frame.line.at(at + 2)
    if follow in ("failing", "not", "ignoring", "neglecting", "lack", "its", "their"):
        accuser, status = _spoken(frame, at)
        yield from _reading(frame, "neglect", at, _blamed_subject(frame, at), accuser, status or "accused")


def linked(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The suspects were linked to Y."""
    if frame.line.at(at + 1) not in ("to", "with") or frame.negated(at):
        return
    subject = frame.before(at)
    if subject is None or not any(word in _ARMED or word in _EVENTS for word in subject.full.lower().split()):
        return
    blamed = frame.after(at + 2)
    if blamed is None or not blamed.proper or blamed.kind not in ("armed", "other", "person", "civil"):
        return
    accuser, status = _spoken(frame, at)
    yield from _reading(frame, "linked", at, blamed, accuser, status or "accused")


def _table() -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, list[Pattern]] = {}

    def add(words: frozenset[str] | set[str], pattern: Pattern) -> None:
        for word in words:
            table.setdefault(word, []).append(pattern)

    add(word_set("blame", "accuse", "direct"), direct)
    add(word_set("blame", "accuse", "attribute_to"), attribute)
    add({"pinned", "pins", "pointed", "points", "pointing", "suspicion"}, pin)
    add(word_set("blame", "accuse", "copular"), copular)
    add(word_set("blame", "accuse", "work") | word_set("blame", "accuse", "hallmarks"), work_of)
    add(word_set("blame", "claim", "verbs") - _ADMIT | {"responsibility"}, claim)
    add(_ADMIT, admit)
    add(word_set("blame", "custody", "verbs") | {"case", "charges", "warrant"}, custody)
    add({"custody", "surrendered"}, in_custody)
    add(word_set("blame", "custody", "identify"), identify)
    add(ACTS, act)
    add(
        word_set("blame", "clear", "verbs")
        | word_set("blame", "clear", "rule_out")
        | word_set("blame", "clear", "exclude")
        | word_set("blame", "clear", "dismiss")
        | {"released", "nothing", "suspect", "suspects", "involved", "innocent", "clear", "seriously"},
        cleared,
    )
    add({"criticised", "criticized"}, neglect)
    add({"arrest"}, order_to_arrest)
    add({"came", "come", "lay", "lies", "rests"}, came_from)
    add({"involved"}, copular)
    add({"belong", "belonging"}, belongs)
    add(word_set("blame", "acts", "weapons", "words"), weapon_of)
    add({"repeated", "reiterated", "renewed", "owned", "owns"}, renewed_claim)
    add({"discard", "discarded"}, cleared)
    add({"linked"}, linked)
    return {word: tuple(patterns) for word, patterns in table.items()}


PATTERNS = _table()
"""The patterns that each word sets off."""

_ = CONJUNCTIONS
