"""Patterns of accusation: blaming, attributing, suspecting."""

from collections.abc import Iterator

from summarizer.brief import Status
from summarizer.language.actors import Actor, actor
from summarizer.language.frames import BE, Frame, source, status_by
from summarizer.language.nounphrases import ACTS, ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS, NounPhrase
from summarizer.language.patterns.deeds import may_act
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import vocabulary, word_set

_EVENTS = word_set("blame", "claim", "events")
_NEEDS = {word: frozenset(words) for word, words in vocabulary("blame")["neglect"]["needs"].items()}
_HOLD = word_set("blame", "accuse", "hold")
_ARMED = word_set("actors", "kinds", "armed")
_ACCUSING_PLURALS = word_set("blame", "lists", "accusing_plurals")
_RUMOURS = word_set("speech", "lists", "rumours")
_STANDING = word_set("blame", "lists", "standing")
_SENT = word_set("blame", "lists", "sent")
_IMPERSONAL = frozenset(
    {"finger", "fingers", "suspicion", "suspicions", "evidence", "clues", "signs", "traces", "everything", "all"}
)


def direct(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X blamed Y, X accused Y of, Y was blamed (by X), Y, accused by X of."""
    sentence = frame.line
    word, before, after = sentence.low[at], sentence.at(at - 1), sentence.at(at + 1)
    nominal = word in ("suspect", "suspects", "suspected", "blame") and frame.be_before(at) < 0
    if (nominal and not _of_deed(frame, at) and not _is_verb(frame, at)) or frame.habitual(at):
        return
    if word == "blame" and before == "to":
        yield from to_blame(frame, at)
        return
    if frame.negated(at) or before in ("wrongly", "falsely", "unjustly", "wrongfully", "mistakenly"):
        return
    be = frame.be_before(at)
    reduced = (
        be < 0
        and after in ("by", "of", "for")
        and (before == "," or sentence.is_word(at - 1))
        and before not in ("had", "has", "have")
        and word in ("accused", "blamed", "suspected")
    ) or (be < 0 and word == "blamed" and after == "on" and (before == "," or before in _EVENTS))
    if be >= 0 or reduced:
        yield from _passive_direct(frame, at)
        return
    accuser = _direct_accuser(frame, at)
    relative = _relative_object(frame, at)
    if relative is not None and accuser is not None:
        yield from frame.reading("accuse", at, relative, accuser, status_by(source(accuser)))
        return
    if accuser is None and not (word in ("blamed", "accused") and sentence.low[0] in _MANY):
        return
    if accuser is not None and word == "suspected" and accuser.kind == "thing":
        return
    yield from _accused(frame, at, accuser)


_MANY = ("those", "many", "some", "others")


def _of_deed(frame: Frame, at: int) -> bool:
    """Whether somebody is "suspected of" a deed."""
    if frame.line.low[at] != "suspected" or frame.line.at(at + 1) != "of":
        return False
    started = ("opening", "planting", "carrying", "involvement", "igniting", "setting")
    return any(part in ACTS or part in _EVENTS or part in started for part in frame.line.low[at + 2 : at + 6])


def _direct_accuser(frame: Frame, at: int) -> Actor | None:
    report = frame.report_at(at) if frame.line.at(at - 1) == "and" else None
    # "Residents say it was a debt and accuse the gang": who said it goes on to accuse.
    accuser = report.speaker if report is not None and report.speaker is not None else frame.subject(at)
    return frame.clause_subject(at) if frame.line.low[at].endswith("ing") and accuser is None else accuser


def _accused(frame: Frame, at: int, accuser: Actor | None) -> Iterator[BlameReading]:
    """Whoever stands behind the verb as the one accused, and one joined to them."""
    sentence = frame.line
    word = sentence.low[at]
    target = frame.phrase_after(at + 1)
    if target is None:
        return
    blamed = frame.after(at + 1)
    if word in ("blamed", "blames", "blame", "blaming"):
        on = frame.find(at, frozenset({"on"}), 9)
        if on > 0 and (blamed is None or blamed.kind in ("thing", "pronoun", "other")):
            blamed, target = frame.after(on + 1), frame.phrase_after(on + 1) or target
    if word.startswith("blam") and (blamed is None or (blamed.kind in ("thing", "other") and not blamed.proper)):
        # "Blames illegal logging by the firm": whose doing it was.
        by = next((k for k in range(at + 2, min(at + 7, len(sentence.low))) if sentence.low[k] == "by"), -1)
        blamed = frame.after(by + 1) if by > 0 else blamed
    if word.startswith("suspect") and blamed is not None and blamed.kind == "pronoun" and sentence.at(at + 1) == "that":
        return
    of = next((k for k in range(at + 1, min(at + 9, len(sentence.low) - 1)) if sentence.low[k] == "of"), -1)
    if word.startswith("accus") and of > 0 and sentence.low[of + 1] in _STANDING:
        # "India accuses Pakistan of arming the militants": an old quarrel, not this deed.
        return
    if word.startswith("suspect") and (
        sentence.at(target.outer[1]) in VERBS or sentence.at(target.outer[1]) in AUXILIARIES
    ):
        # "police suspect the rebels fired it" is a report; the act pattern reads it.
        return
    if blamed is not None and _is_cause(frame, target, blamed):
        return
    yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))
    if blamed is not None and (other := frame.joined_after(blamed)) is not None:
        yield from frame.reading("accuse", at, other, accuser, status_by(source(accuser)))


def _is_cause(frame: Frame, phrase: NounPhrase, blamed: Actor) -> bool:
    """Whether a thing, not somebody, is blamed: "a cigarette", "faulty wiring"; people are told by their nouns."""
    if blamed.kind != "other" or blamed.proper or blamed.name != blamed.name.lower():
        return False
    first, last = frame.line.low[phrase.first], frame.line.low[phrase.last - 1]
    bare_noun = first not in DETERMINERS and not last.endswith("s")
    return first in ("a", "an") or bare_noun


def _is_verb(frame: Frame, at: int) -> bool:
    """Whether "suspect" or "blame" is a verb here: a plural body, a pronoun or an auxiliary stands before it."""
    before = frame.line.at(at - 1)
    if frame.line.low[at] == "blame" and before == "to":
        return True
    follows = frame.line.at(at + 1)
    placed = before not in DETERMINERS and (follows in DETERMINERS or frame.line.is_capital(at + 1))
    if placed and frame.line.low[at] == "suspects" and frame.line.is_capital(at - 1):
        return True  # "Colonel Roe suspects the drivers"
    if placed and frame.line.low[at] in ("blame", "suspect") and _is_plural(frame.before(at)):
        # "People in Odanu blame the gang": who blames is a plural that stands farther off.
        return True
    return (
        before in _ACCUSING_PLURALS
        or before in ("they", "we", "i", "he", "she", "it", "who", "also", "to", "now", "still", "and")
        or before in AUXILIARIES
    )


def _is_plural(someone: Actor | None) -> bool:
    """Whether a phrase without a proper name stands for several people, by the last word before a preposition."""
    if someone is None or someone.proper:
        return False
    words = someone.full.lower().split()
    head = words[next((k for k, word in enumerate(words) if k and word in PREPOSITIONS), len(words)) - 1]
    return head.endswith("s") or head in ("people", "police", "men", "women")


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


def _passive_direct(frame: Frame, at: int) -> Iterator[BlameReading]:
    sentence = frame.line
    by = frame.agent(at, 6)
    accuser = frame.after(by + 1) if by > 0 else None
    of = frame.find(by, frozenset({"of"}), 5) if by > 0 and sentence.low[at] == "accused" else -1
    if of > by + 1:
        # "accused by police of the raid": the raid is no part of the police.
        accuser = actor(sentence, NounPhrase(by + 1, of, outer=(by + 1, of)))
    if accuser is None:
        accuser, _ = frame.spoken(at)
    if sentence.low[at] == "blamed" and sentence.at(at + 1) == "on":
        yield from frame.reading("blamed_on", at, frame.after(at + 2), accuser, status_by(source(accuser)))
        return
    blamed = frame.blamed(at)
    yield from frame.reading("is_accused", at, blamed, accuser, status_by(source(accuser)))
    be = frame.be_before(at)
    if be >= 0 and (other := frame.joined_before(at)) is not None:
        yield from frame.reading("is_accused", at, other, accuser, status_by(source(accuser)))


def to_blame(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is to blame."""
    be = frame.be_before(at - 1)
    if be < 0 and frame.line.at(at - 2) not in BE:
        return
    accuser, status = frame.spoken(at)
    if frame.denied(at):
        return
    if frame.negated(at):
        found = frame.report_at(at)
        official = status == "accused_by_authorities"
        if official or (found is None and {"inquiry", "investigation", "report"} & set(frame.line.low[:at])):
            blamed = frame.blamed(be if be >= 0 else at - 2)
            yield from frame.reading("cleared", at, blamed, accuser, "cleared")
        return
    yield from frame.reading(
        "to_blame", at, frame.blamed(be if be >= 0 else at - 2), accuser, status or "reported_as_fact"
    )


def attribute(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X attributed the attack to Y; the attack was attributed to Y (by X)."""
    if frame.negated(at):
        return
    to = frame.find(at, frozenset({"to"}), 14)
    if to < 0:
        return
    # "An attack attributed to the Front": what is attributed stands before.
    reduced = frame.line.low[at] == "attributed" and to == at + 1 and frame.line.at(at - 1) in _EVENTS
    passive = frame.be_before(at) >= 0 or reduced
    if not passive and not any(
        word in _EVENTS or word in ("it", "this", "them", "that") for word in frame.line.low[at:to]
    ):
        # "attributed the document to him" blames nobody.
        return
    blamed = frame.after(to + 1)
    ties = frame.line.low[at] in ("tied", "connected", "linked")
    described = frame.before(at) if ties else None
    if ties and (frame.be_before(at) >= 0 or (described is not None and described.kind == "armed")):
        # "The men were linked to the Front", "insurgents linked to the Front": their link is no deed of the Front.
        return
    if passive:
        by = frame.agent(at, 12)
        accuser = frame.after(by + 1) if by > 0 else None
        if accuser is None:
            accuser, _ = frame.spoken(at)
    else:
        accuser = frame.before(at)
        if accuser is None:
            accuser = frame.clause_subject(at)
    yield from frame.reading("attribute", at, blamed, accuser, status_by(source(accuser)))


def lays(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X put the guilt on Y; X laid it at the door of Y."""
    low = frame.line.low
    if frame.negated(at):
        return
    door = next((k for k in range(at + 1, min(at + 9, len(low) - 2)) if low[k] in ("door", "doorstep", "feet")), -1)
    if door > 0 and low[door + 1] == "of":
        link = door + 1
    elif {"guilt", "blame", "fault", "responsibility"} & set(low[at + 1 : at + 5]):
        link = frame.find(at, frozenset({"on", "upon", "with"}), 7)
    else:
        return
    accuser = frame.subject(at)
    if link > 0 and accuser is not None and accuser.kind != "thing":
        yield from frame.reading("accuse", at, frame.after(link + 1), accuser, status_by(source(accuser)))


def pin(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X pinned it on Y; X pointed (the finger) at Y; suspicion fell on Y."""
    sentence = frame.line
    word = sentence.low[at]
    if word == "suspicion":
        on = frame.find(at, frozenset({"on", "upon"}), 6)
        if on > 0:
            # "Suspicion fell on the gang which, police said, had a motive": police share it.
            said = next((source(report.speaker) for report in frame.reports if source(report.speaker)), None)
            status = status_by(said) if said is not None else "possible"
            yield from frame.reading("suspicion", at, frame.after(on + 1), said, status)
        return
    links = frozenset({"on"}) if word.startswith("pin") else frozenset({"at", "to", "towards"})
    link = frame.find(at, links, 5)
    accuser = frame.before(at)
    if link < 0 or accuser is None or accuser.kind == "thing" or frame.negated(at):
        return
    between = sentence.low[at + 1 : link]
    if word.startswith("point") and (frame.be_before(at) >= 0 or (between and not between[-1].startswith("finger"))):
        # "Pointed a gun at the officers"
        return
    if link == at + 1 and word.startswith("point") and sentence.low[link] == "to":
        blamed = frame.after(link + 1)
        if blamed is None or blamed.kind not in ("armed", "state"):
            return
    if not _IMPERSONAL.isdisjoint(accuser.full.lower().split()):
        # "The finger of suspicion points to the Front": nobody's finger.
        yield from frame.reading("point", at, frame.after(link + 1), None, "possible")
        return
    yield from frame.reading("point", at, frame.after(link + 1), accuser, status_by(source(accuser)))


_UNDERTAKINGS = frozenset({"attempt", "attempts", "effort", "efforts", "moves", "push", "bid", "campaign", "plans"})


def copular(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y was behind it; Y is responsible for it; X holds Y responsible."""
    sentence = frame.line
    low = sentence.low
    if low[at] == "responsible":
        hold = next((k for k in range(at - 1, max(-1, at - 10), -1) if low[k] in _HOLD), -1)
        if hold >= 0 and sentence.at(hold + 1) not in ("a", "an"):
            if frame.be_before(hold) >= 0:
                accuser, status = frame.spoken(at)
                yield from frame.reading("held_responsible", at, frame.blamed(hold), accuser, status or "accused")
                return
            accuser = frame.before(hold) or frame.subject(hold)
            yield from frame.reading("hold_responsible", at, frame.after(hold + 1), accuser, status_by(source(accuser)))
            return
        if sentence.at(at + 1) not in ("for", ".", ""):
            return
    be = frame.be_before(at)
    if be < 0 and _stands_behind(frame, at):
        be = at - 1
    if at == 0 and low[at] == "behind":
        yield from _behind_it_is(frame)
        return
    if be < 0 or frame.denied(at):
        return
    if low[at] == "involved" and frame.report_at(at) is None:
        return
    if low[at] == "behind" and not _UNDERTAKINGS.isdisjoint(low[at + 1 : at + 6]) and "to" in low[at + 2 : at + 7]:
        return  # "He is behind attempts to unite the factions"
    if low[at] == "responsible" and frame.line.at(at + 1) == "for" and not _for_deed(frame, at + 2):
        # "The base is responsible for training"
        return
    start = be
    while start > 0 and (
        low[start - 1] in AUXILIARIES
        or low[start - 1] in ADVERBS
        or low[start - 1] in ("to", "believed", "thought", "said", "suspected", "known", "alleged")
    ):
        start -= 1
    blamed = frame.blamed(be) if start == be else frame.blamed(start + (1 if start < be else 0))
    if blamed is None:
        blamed = frame.blamed(start)
    accuser, status = frame.spoken(at)
    if low[at] == "involved" and blamed is not None and _cannot_be_involved(blamed):
        return
    if blamed is not None and blamed.name.lower() in ("it", "they", "we") and accuser is not None:
        # "The Front said it was behind the blast" is a claim; authorities speak of others.
        if (
            accuser.kind in ("armed", "other", "civil")
            and not frame.negated(at)
            and (low[at] == "behind" or (low[at] == "responsible" and accuser.kind == "armed"))
        ):
            yield from frame.reading("says_own", at, accuser, accuser, "claimed")
        return
    passive_belief = any(low[k] in ("believed", "thought", "said", "suspected", "alleged") for k in range(start, at))
    if frame.negated(at):
        # "He would not say whether Y was involved" clears nobody.
        if status == "accused_by_authorities" and "whether" not in low[max(0, start - 6) : start]:
            yield from frame.reading("not_behind", at, blamed, accuser, "cleared")
        return
    if frame.modal(at) or frame.modal(be) or frame.guessed(at):
        status = "possible"
    elif passive_belief and status is None:
        status = "accused"
    yield from frame.reading("behind", at, blamed, accuser, status or "reported_as_fact")


def _behind_it_is(frame: Frame) -> Iterator[BlameReading]:
    """Behind the attack is a gang called Y."""
    low = frame.line.low
    be = next((k for k in range(2, min(9, len(low))) if low[k] in BE or low[k] in ("stands", "stood")), -1)
    if be < 0 or _EVENTS.isdisjoint(low[1:be]) or frame.negated(be):
        return
    blamed, (accuser, status) = frame.after(be + 1), frame.spoken(be)
    yield from frame.reading("behind", be, blamed, accuser, status or "reported_as_fact")


def _for_deed(frame: Frame, start: int) -> bool:
    """Whether "responsible for" goes on with a deed or its harm, and with no duty."""
    window = frame.line.low[start : start + 9]
    if window[:1] in (("it",), ("this",), ("that",), ("them",), ("what",), ("both",), ("all",)):
        return True
    return any(word in _EVENTS or word in _HARMS or word in ACTS for word in window)


_HARMS = frozenset({"death", "deaths", "destruction", "damage", "bloodshed", "carnage", "loss", "tragedy", "injuries"})


def _cannot_be_involved(someone: Actor) -> bool:
    """Whether "involved" says of the actor only that it was there: weapons, cars, and forces that came."""
    called = someone.key[-1:] in (("police",), ("officers",), ("officer",), ("deputies",), ("troopers",), ("agencies",))
    return called or someone.kind == "thing" or (someone.kind == "other" and not someone.proper)


def work_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """It was the work of Y; it was Y's doing; it bears the hallmarks of Y."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    accuser, status = frame.spoken(at)
    if word in ("hallmark", "hallmarks", "signature"):
        if sentence.at(at + 1) == "of":
            yield from frame.reading("hallmark", at, frame.after(at + 2), accuser, "possible")
        return
    window = low[max(0, at - 8) : at]
    if word == "work" and low[at - 1] in ("its", "our", "their") and low[at - 2] in BE | {"not", "indeed", "all"}:
        if accuser is not None and accuser.kind in ("armed", "other", "civil") and not frame.negated(at):
            yield from frame.reading("says_own", at, accuser, accuser, "claimed")
        return
    if sentence.at(at + 1) == "of" and any(part in BE for part in window):
        blamed = frame.after(at + 2)
    elif word == "doing" and low[at - 1].endswith(("'s", "s'")) and any(part in BE for part in window):
        blamed = frame.before(at) or frame.before(at)
    else:
        return
    if blamed is None or not (blamed.is_pronoun or may_act(blamed)):
        return
    hedged = {"may", "might", "could", "possibly", "perhaps"} & set(window)
    if frame.negated(at):
        return
    if frame.groundless(at):
        if status == "accused_by_authorities":
            yield from frame.reading("cleared", at, blamed, accuser, "cleared")
        return
    believed = {"believed", "thought", "suspected", "likely", "probably"} & set(window)
    if hedged:
        status = "possible"
    elif status is None and believed:
        status = "accused"
    yield from frame.reading("work_of", at, blamed, accuser, status or "reported_as_fact")


def came_from(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The order, shot or shell came from Y; the fault lay with Y."""
    sentence = frame.line
    window = frozenset(sentence.low[max(0, at - 6) : at])
    accuser, status = frame.spoken(at)
    if sentence.low[at] in ("came", "come") and sentence.at(at + 1) == "from":
        if not window & _SENT or frame.negated(at):
            return
        blamed = frame.after(at + 2)
        if blamed is not None and blamed.kind in ("armed", "state", "authority"):
            yield from frame.reading("came_from", at, blamed, accuser, status or "reported_as_fact")
    elif sentence.at(at + 1) == "with" and window & {"fault", "blame", "responsibility"} and not frame.negated(at):
        yield from frame.reading("accuse", at, frame.after(at + 2), accuser, status or "accused")


def belongs(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Gunmen believed to belong to Y; men claiming to be members of Y."""
    sentence = frame.line
    if sentence.at(at + 1) not in ("to",) or frame.negated(at):
        return
    window = sentence.low[max(0, at - 5) : at]
    if not {"believed", "thought", "suspected", "said", "alleged", "apparently", "reportedly"} & set(window):
        return
    owned = frame.before(at) or frame.clause_subject(at) or frame.opening(at)
    if owned is not None and owned.kind in ("thing", "other"):
        # "The barges belong to the government": things, not people.
        return
    accuser, status = frame.spoken(at)
    yield from frame.reading("belongs", at, frame.after(at + 2), accuser, status or "accused")


def _stands_behind(frame: Frame, at: int) -> bool:
    """Whether somebody "stood behind it", behind a deed and not behind a tree."""
    low = frame.line.low
    stands = low[at] == "behind" and frame.line.at(at - 1) in ("stood", "stands", "stand")
    return stands and (frame.line.at(at + 1) == "it" or not _EVENTS.isdisjoint(low[at + 1 : at + 4]))


def neglect(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y has been criticised for failing to act."""
    if frame.be_before(at) < 0 or frame.line.at(at + 1) != "for" or frame.negated(at):
        return
    follow = frame.line.at(at + 2)
    if follow in ("failing", "not", "ignoring", "neglecting", "lack", "its", "their"):
        accuser, status = frame.spoken(at)
        yield from frame.reading("neglect", at, frame.blamed(at), accuser, status or "accused")


def faults(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X faulted Y for doing it, for its failure, for not doing it."""
    if frame.negated(at) or frame.be_before(at) >= 0:
        return
    phrase = frame.phrase_after(at + 1)
    link = phrase.outer[1] if phrase is not None else -1
    if link < 0 or frame.line.at(link) not in ("for", "over") or not _is_charge(frame.line.at(link + 1)):
        return
    blamed, accuser = frame.after(at + 1), frame.subject(at)
    told = accuser is not None and accuser.name.lower().split()[-1] in ("report", "inquiry", "investigation", "audit")
    if blamed is None or accuser is None or (accuser.kind in ("thing", "media") and not told):
        return
    if blamed.kind == "other" and not blamed.proper:
        return
    yield from frame.reading("accuse", at, blamed, accuser, status_by(source(accuser)))


def _is_charge(word: str) -> bool:
    """Whether "for" goes on with what somebody did or failed to do."""
    return word.endswith("ing") or word in (
        "not",
        "its",
        "their",
        "his",
        "her",
        "failure",
        "failures",
        "lack",
        "negligence",
    )


def neglected(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X said Y had ignored warnings, locked the doors, opened the sluices: a fault, told by somebody."""
    low = frame.line.low
    word = low[at]
    accuser, status = frame.spoken(at)
    if status is None and (report := frame.report_at(at)) is not None and report.verb in _RUMOURS:
        status = "accused"
    elif status is None and low[max(0, at - 2) : at] == ("to", "have"):
        # "The firm is said to have ignored it", "was found to have skipped it"
        said = next((k for k in range(at - 3, max(-1, at - 6), -1) if low[k] in _HEARD_OF), -1)
        if said < 0 or frame.be_before(said) < 0:
            return
        blamed = frame.blamed(said)
        told: Status = "reported_as_fact" if low[said] == "found" else "accused"
        if blamed is not None and blamed.kind not in ("thing", "media", "medical"):
            yield from frame.reading("neglect", at, blamed, None, told)
        return
    elif accuser is None:
        return
    if status is None or frame.negated(at) or frame.be_before(at) >= 0 or frame.denied(at):
        return
    if frame.line.at(at - 1) in DETERMINERS or frame.line.at(at - 1) in '"“' or frame.line.at(at - 1) == "and":
        return  # "the neglected railways"
    needs = _NEEDS.get(word)
    if needs is not None and not any(part in needs for part in low[at + 1 : at + 9]):
        return
    blamed = frame.blamed(at)
    if blamed is None or blamed.kind in ("thing", "media", "medical") or blamed.name.lower() in ("it", "we", "i"):
        return
    if accuser is not None and blamed.start == accuser.start:
        return
    guessed = frame.modal(at) or frame.guessed(at)
    yield from frame.reading("neglect", at, blamed, accuser, "possible" if guessed else status)


_HEARD_OF = frozenset({"said", "alleged", "believed", "thought", "reported", "found", "understood", "suspected"})


def wanted(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y is the main suspect; Y is wanted for it; police are looking for Y."""
    low = frame.line.low
    word = low[at]
    be = frame.be_before(at) if word == "wanted" else -1
    if word in ("suspect", "culprit", "perpetrator"):
        be = next((k for k in range(at - 1, max(-1, at - 6), -1) if low[k] in BE), -1)
        if be >= 0 and any(
            low[k] in ("not", "no", "never", "longer") or not frame.line.is_word(k) for k in range(be, at)
        ):
            return
        if be >= 0 and "there" in low[max(0, be - 2) : be]:
            return
    if word in ("hunting", "seeking", "searching", "looking"):
        link = at + 2 if frame.line.at(at + 1) == "for" else at + 1 if word in ("hunting", "seeking") else -1
        accuser, blamed = frame.subject(at), frame.after(link) if link > 0 and not frame.negated(at) else None
        hunted = accuser is not None and (accuser.kind in ("authority", "state") or accuser.name.lower() == "they")
        if not hunted or blamed is None:
            return
        nobody = blamed.key[-1:] in (("suspect",), ("suspects",)) and len(blamed.key) == 1
        if (blamed.proper and blamed.kind in ("person", "armed")) or (blamed.kind == "armed" and not nobody):
            yield from frame.reading("custody", at, blamed, accuser, "accused_by_authorities")
        return
    if be < 0 or frame.negated(at) or (word == "wanted" and _wanted_for_other(frame, be, at)):
        return
    accuser, _ = frame.spoken(at)
    blamed = frame.blamed(be)
    if blamed is not None and (blamed.proper or blamed.is_pronoun) and blamed.kind not in ("authority", "medical"):
        official = accuser is None or accuser.kind in ("authority", "state", "pronoun")
        rule = "custody" if official else "suspicion"
        yield from frame.reading(rule, at, blamed, accuser, "accused_by_authorities" if official else "accused")


def _wanted_for_other(frame: Frame, be: int, at: int) -> bool:
    """Whether "wanted" describes somebody by older deeds: "who is wanted for a string of raids", "wanted since May"."""
    low = frame.line.low
    if low[be - 1] in ("who", "which") or (low[be - 1] in AUXILIARIES and low[be - 2] in ("who", "which")):
        return True
    after = low[at + 1 : at + 5]
    return after[:1] == ("since",) or (bool(after) and (not _OLDER.isdisjoint(after) or after[1:2] == ("a",)))


_OLDER = word_set("blame", "lists", "repeated")


def linked(frame: Frame, at: int) -> Iterator[BlameReading]:
    """The suspects were linked to Y; "fighters linked to Y or Z" says which sort is meant, and blames neither."""
    if frame.line.at(at + 1) not in ("to", "with") or frame.negated(at) or "or" in frame.line.low[at + 2 : at + 6]:
        return
    subject = frame.before(at)
    if subject is None or not any(word in _ARMED or word in _EVENTS for word in subject.full.lower().split()):
        return
    blamed = frame.after(at + 2)
    if blamed is None or not blamed.proper or blamed.kind not in ("armed", "other", "person", "civil"):
        return
    accuser, status = frame.spoken(at)
    yield from frame.reading("linked", at, blamed, accuser, status or "accused")
