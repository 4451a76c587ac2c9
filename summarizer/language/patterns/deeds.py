"""Patterns of a deed: an actor is said to have attacked."""

from collections.abc import Iterator

from summarizer.language.actors import Actor
from summarizer.language.countries import country_code
from summarizer.language.frames import Frame
from summarizer.language.nounphrases import (
    ACT_NOUNS,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    phrase_before,
)
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import vocabulary, word_set

_NEEDS = {word: frozenset(words) for word, words in vocabulary("blame")["acts"]["needs"].items()}
# People of whom a violent verb says that they did it, though the noun alone says nothing.
_ATTACKER_NOUNS = word_set("blame", "lists", "attacker_nouns")
_TRANSITIVE = word_set("blame", "lists", "transitive")
_PLURALS = frozenset(
    {"two", "three", "four", "five", "six", "several", "many", "these", "those", "all", "some", "most"}
)
_CIVIL_CRAFT = frozenset({"passenger", "civilian", "commercial", "cargo", "private", "rescue", "fishing", "fire"})
_FORCES = frozenset({"coalition", "army", "airforce", "forces", "military"})
_MARCHING = frozenset({"protesters", "protester", "demonstrators", "demonstrator"})
_SUSPECTED = word_set("blame", "accuse", "adjectives")
_ACCUSING = word_set("blame", "accuse", "direct")
_HAPPENING = word_set("blame", "lists", "happening")
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_BASE_FORMS = word_set("blame", "lists", "base_forms")
_OWN = word_set("blame", "lists", "own")
_LAID = frozenset({"mine", "mines", "landmine", "landmines", "ied", "device"})
# Forms that tell of the doer only with an object behind them.
_PARTICIPLES = frozenset({"shot", "stabbed", "ambushed", "attacked", "killed", "struck", "hit", "gunned", "targeted"})
# Of these the doer is told without an object, too.
_NEEDLESS = frozenset({"attacked", "struck", "hit", "ambushed", "targeted"})
_AIMS = frozenset({"at", "into", "up", "back", "his", "her", "their", "toward", "towards"})
_FOUND = frozenset({"found", "discovered", "confirmed", "left", "pronounced", "being", "among"})
_NO_OBJECT = (PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DAYS) - frozenset({"about", "over", "around", "up"})
_ANSWERING = frozenset({"that", "saying", ",", ":", '"', "“"})


def act(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y attacked; it was attacked by Y; X said Y attacked."""
    sentence = frame.line
    low = sentence.low
    word = low[at]
    if (word.endswith("ing") and frame.be_before(at) < 0) or sentence.at(at - 1) == "having" or frame.denied(at):
        return
    if word == "did" and (sentence.at(at + 1) not in _NEEDS["did"] or "as" in low[max(0, at - 4) : at]):
        return  # "As my father did it" compares
    if word in _PARTICIPLES and frame.be_before(at) < 0 and frame.agent(at) < 0 and _suffered(frame, at):
        return
    if sentence.at(at + 1) == "back" and sentence.at(at + 2) in _ANSWERING:
        # "The mayor shot back that ...": words, not bullets.
        return
    if not _has_needed(frame, at):
        return
    if word in ("ran", "hit", "struck") and _meets_mine(frame, at):
        return
    if sentence.at(at - 1) in _POSSESSIVES or sentence.at(at - 1).endswith(("'s", "'")):
        return
    if word in _TRANSITIVE and frame.agent(at) < 0 and not _has_object(frame, at):
        return
    if sentence.at(at + 1) in ("himself", "herself", "themselves") and word not in ("blew", "blow"):
        return  # Who shoots himself does it to nobody else.
    if word in ACT_NOUNS and (
        sentence.at(at + 1) in AUXILIARIES or (word.endswith("s") and not _is_singular(frame, at))
    ):
        return  # "The Paris attack was claimed"
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
        blamed = frame.blamed(at)
    if blamed is None or frame.negated(at) or (by < 0 and (frame.habitual(at) or _told_of_place(frame, at, blamed))):
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
    yield from _acted(frame, at, blamed, by_name=by > 0 and blamed.proper)


def _has_needed(frame: Frame, at: int) -> bool:
    """Whether the word that the verb needs stands behind it or, as in "a bomb planted by the rebels", before."""
    needs = _NEEDS.get(frame.line.low[at])
    if needs is None or not needs.isdisjoint(frame.line.low[at + 1 : at + 7]) or _hits(frame, at):
        return True
    return frame.agent(at, 3) > 0 and not needs.isdisjoint(frame.line.low[max(0, at - 5) : at])


def _suffered(frame: Frame, at: int) -> bool:
    """Whether a form that is also a participle tells what befell its noun: "a man found shot", "shot in the leg"."""
    line = frame.line
    follow = at + 1
    if line.at(follow) == "dead":
        follow += 1
    elif line.at(follow) in _AIMS and line.low[at] == "shot":
        return False
    elif line.at(follow) == "and" and line.at(follow + 1) in _PARTICIPLES:
        # "Shot and killed a guard" needs the object behind the second verb.
        return _suffered(frame, follow + 1)
    if line.at(at - 1) in _FOUND or line.at(at - 2) in _FOUND:
        return True
    word = line.at(follow)
    if line.at(follow + 1) == "times" or word in ("twice", "multiple"):
        return True
    if line.low[at] in _NEEDLESS:
        return False  # "Rebels attacked from three sides"
    if not line.is_word(follow):
        return word not in '"“‘' or not word
    # "The man shot pulled over": a verb of its own follows.
    verb = word.endswith("ed") and (
        line.at(follow + 1) in _NO_OBJECT or line.at(follow + 1) in ("over", "up", "around")
    )
    return verb or word in _NO_OBJECT


def _told_of_place(frame: Frame, at: int, blamed: Actor) -> bool:
    """Whether "that" takes up more than the place before it: "a shooting in Karsa that killed two"."""
    if frame.line.at(at - 1) not in ("that", "which") or blamed.kind == "armed":
        return False
    before = frame.line.text[: blamed.start].rstrip().rsplit(" ", 1)[-1].lower()
    return before in ("in", "at", "near", "on", "outside", "of", "southern", "northern", "eastern", "western")


def _meets_mine(frame: Frame, at: int) -> bool:
    """Whether something laid is met: "when their vehicle ran over a mine", "a patrol hit a roadside bomb"."""
    window = frame.line.low[at + 1 : at + 6]
    met = next((k for k, word in enumerate(window) if word in _LAID or window[max(0, k - 1)] == "roadside"), -1)
    return met > 0 and not {"with", "by", "using", "from"} & set(window[:met])


def _hits(frame: Frame, at: int) -> bool:
    """Whether people with weapons, not a storm or a lorry, "hit" or "struck" something."""
    if frame.line.low[at] not in ("hit", "struck", "targeted") or not _has_object(frame, at):
        return False
    subject = frame.blamed(at)
    return subject is not None and (subject.kind == "armed" or "our" in subject.mentions.lower().split())


def _has_object(frame: Frame, at: int) -> bool:
    """Whether words that can be an object follow, or "which" and "whom" stand before."""
    after = frame.line.at(at + 1)
    if not frame.line.is_word(at + 1):
        return after in '"“‘' and after != ""
    return after not in PREPOSITIONS and after not in CONJUNCTIONS and after not in AUXILIARIES and after not in DAYS


def _is_singular(frame: Frame, at: int) -> bool:
    """Whether one actor stands before an "-s" form, so that it can be a verb: "several guerrilla attacks" is none."""
    phrase = phrase_before(frame.line, at)
    if phrase is None:
        return False
    first, last = frame.line.low[phrase.first], frame.line.low[phrase.last - 1]
    if first in ("a", "an", "one", "another", "he", "she", "it"):
        return True
    return not last.endswith("s") and (
        frame.line.is_capital(phrase.last - 1) and not first.isdigit() and first not in _PLURALS
    )


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


def _acted(frame: Frame, at: int, blamed: Actor, *, by_name: bool) -> Iterator[BlameReading]:
    accuser, status = frame.spoken(at)
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
            yield from frame.reading("says_own", at, report.speaker, report.speaker, "claimed")
        elif report is not None and report.speaker is not None and _is_force(report.speaker, blamed):
            yield from frame.reading("own_forces", at, report.speaker, report.speaker, "claimed")
        return
    if not (may_act(blamed) or (by_name and blamed.kind == "civil")):
        return
    if report is not None and report.speaker is not None and _confesses(frame, report.speaker, blamed):
        yield from frame.reading("says_own", at, report.speaker, report.speaker, "claimed")
        return
    if report is not None and report.speaker is not None and _speaks_for(report.speaker, blamed):
        yield from frame.reading("says_own", at, blamed, report.speaker, "claimed")
        return
    low = frame.line.low
    if (
        frame.modal(at)
        or frame.guessed(at)
        or "possible" in low[max(0, at - 12) : at]
        or "possibly" in low[max(0, at - 5) : at + 5]
    ):
        status = "possible"
    elif status is None and frame.is_alleged(blamed, frame.agent(at) - 1 if frame.agent(at) > 0 else at):
        status = "accused"
    rule = "fought" if blamed.kind == "authority" and (_fights(frame, at) or _stopped(frame, at)) else "act"
    yield from frame.reading(rule, at, blamed, accuser, status or "reported_as_fact")


def _fights(frame: Frame, at: int) -> bool:
    """Whether a force kills or shoots armed people: an answer to the incident or a battle, no blame."""
    if frame.line.low[at] not in _TRANSITIVE | {"shot", "attacked", "fired", "struck", "hit", "raided", "ambushed"}:
        return False
    follow = at + 2 if frame.line.at(at + 1) in ("dead", "at", "on") else at + 1
    victim = frame.after(follow) if frame.agent(at) < 0 else None
    return victim is not None and victim.kind == "armed" and victim.key[-1] not in _MARCHING


def _stopped(frame: Frame, at: int) -> bool:
    """Whether an attacker "was shot by police", or "he", whom the sentence told of before."""
    if frame.agent(at) < 0 or (frame.be_before(at) < 0 and frame.line.at(at - 1) not in ("fatally", "being")):
        return False
    victim = frame.subject(at)
    return victim is not None and (victim.kind == "armed" or victim.name.lower() in ("he", "she", "they"))


def may_act(someone: Actor) -> bool:
    """Whether a violent verb says of this actor that they did it."""
    if someone.kind in ("other", "public", "civil") and someone.full.lower().split()[0] in _SUSPECTED:
        return True
    if someone.kind in ("armed", "state", "authority", "person"):
        return True
    words = someone.full.lower().split()
    if someone.kind in ("public", "other", "civil"):
        head = next((words[k - 1] for k in range(1, len(words)) if words[k] in PREPOSITIONS), words[-1])
        return head in _ATTACKER_NOUNS or (
            someone.proper and someone.kind == "other" and len(someone.name.split()) <= 4 and someone.start > 0
        )
    return False


def _may_claim(speaker: Actor, subject: Actor) -> bool:
    """Whether "X said it / its men did" is a claim: police and witnesses speak of others."""
    if speaker.kind in ("armed", "state"):
        return True
    if subject.name.lower() == "it" and speaker.kind == "other" and " " not in speaker.name and speaker.role is None:
        # "Poe says the gun went off when it was dropped": a surname is no "it".
        return speaker.name.isupper()
    if speaker.full.lower() in ("group", "movement", "organisation", "organization", "faction", "militia"):
        return subject.name.lower() not in ("he", "she", "i")
    return speaker.kind in ("civil", "other") and subject.name.lower() not in ("he", "she", "i") and speaker.proper


def _is_force(speaker: Actor, subject: Actor) -> bool:
    """Whether an army says what "it" did; whether that is blame, the incident tells."""
    words = speaker.full.lower().split()
    return speaker.kind == "authority" and subject.name.lower() == "it" and words[-1] in _FORCES | {"navy", "command"}


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


_FORCE_VERBS = word_set("blame", "own_forces", "verbs")


def own_forces(frame: Frame, at: int) -> Iterator[BlameReading]:
    """An authority says what "our air force" or "its troops" did: its side's own words for the act."""
    low = frame.line.low
    if not {"our", "its", "their"} & set(low[max(0, at - 2) : at]):
        return
    verb = at + 1
    while verb < len(low) and (low[verb] in AUXILIARIES or low[verb] in ADVERBS):
        verb += 1
    if verb >= len(low) or low[verb] not in _FORCE_VERBS or frame.negated(verb) or frame.modal(verb):
        return
    report = frame.report_at(verb)
    if report is None or report.speaker is None or report.speaker.kind not in ("authority", "state"):
        return
    if report.verb.startswith("den"):
        return
    yield from frame.reading("own_forces", verb, frame.before(verb), report.speaker, "claimed")


def may_have(frame: Frame, at: int) -> Iterator[BlameReading]:
    """Y may have let it happen: a guess about somebody's part in it, whatever the verb."""
    sentence = frame.line
    motive = frozenset({"hand", "interest", "motive", "part", "role"})
    hand = sentence.at(at + 2) == "had" and not motive.isdisjoint(sentence.low[at + 3 : at + 6])
    hand = hand or (
        sentence.at(at + 2) == "gone" and sentence.at(at + 3) in ("below", "through", "off", "against", "too")
    )
    if sentence.at(at + 1) != "have" or (sentence.at(at + 2) in _HAPPENING and not hand) or frame.negated(at):
        return
    blamed = frame.subject(at)
    if blamed is None or blamed.is_pronoun:
        return
    one = blamed.proper or sentence.at(at - 1) in _ATTACKER_NOUNS or not sentence.at(at - 1).endswith("s")
    if not one or blamed.kind not in ("civil", "armed", "public", "person", "state", "other"):
        return
    accuser, _ = frame.spoken(at)
    yield from frame.reading("may_have", at, blamed, accuser, "possible")


def weapon_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """A rocket of Y fell; an Israeli artillery shell landed: the side whose weapon it was."""
    sentence = frame.line
    low = sentence.low
    if frame.negated(at):
        return
    if not _ACCUSING.isdisjoint(low[max(0, at - 3) : at]):
        # "Blaming warplanes of the coalition": the accusing verb tells it.
        return
    accuser, status = frame.spoken(at)
    if frame.modal(at):
        status = "possible"
    if sentence.at(at + 1) in ("of", "from", "by"):
        blamed = frame.after(at + 2)
        forces = blamed is not None and any(word in _FORCES for word in blamed.full.lower().split())
        if blamed is not None and ((blamed.kind in ("armed", "state") and blamed.proper) or forces):
            yield from frame.reading("weapon", at, blamed, accuser, status or "reported_as_fact")
        return
    first = at
    if not _CIVIL_CRAFT.isdisjoint(low[max(0, at - 2) : at]):
        # "A Ukrainian passenger jet" is hit, it hits nobody.
        return
    while first > 0 and at - first < 3 and sentence.is_word(first - 1) and low[first - 1] not in DETERMINERS:
        first -= 1
        if sentence.raw[first].endswith(("'s", "’s")):
            # "Libya's bloodiest shelling" says where it fell.
            return
        if country_code(sentence.raw[first]) is not None and sentence.is_capital(first):
            start, end = sentence.starts[first], sentence.ends[first]
            name = sentence.text[start:end]
            side = Actor(name, start, end, name, None, "state", True, (), (start, end), (name.lower(),), name)
            yield from frame.reading("weapon", at, side, accuser, status or "reported_as_fact")
            return
