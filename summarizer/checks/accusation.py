"""Check 8: an accusation stands in its evidence in that role, with no more certainty and with its answer."""

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Article
from summarizer.brief import Blame, Brief
from summarizer.checks.answers import CLAIM_WORDS, check_answer
from summarizer.checks.bystanders import only_harmed
from summarizer.checks.exchanged import clears_the_prosecution, opens_as_accuser
from summarizer.checks.hearing import Heard, Hearing
from summarizer.checks.identity import holds, is_one_of
from summarizer.checks.own_side import speaks_for_own
from summarizer.finding import Finding
from summarizer.language.actors import Actor
from summarizer.language.attackers import is_unnamed_attacker
from summarizer.language.attribution import (
    CERTAINTY,
    no_claim_cue,
)
from summarizer.language.cast import Cast, cast_of
from summarizer.language.countries import country_code
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import bare, contains_name, tokens
from summarizer.language.nouns import is_people
from summarizer.language.patterns import BLAME_PATTERNS
from summarizer.language.placenames import find_places
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.reasons import RejectionReason

# Those who only tell of a deed, and so are no actors where nothing says that they did it.
_TELLING = word_set("blame_check", "telling")
_OPENERS = frozenset(
    ("a", "an", "the", "two", "three", "four", "five", "six", "some", "several", "armed", "about", "at")
)
_ADMISSION_WORDS = frozenset(
    {"admitted", "admits", "conceded", "acknowledged", "confessed", "apologised", "apologized"}
)
_LAWYERS = frozenset({"lawyer", "attorney", "defender", "counsel", "solicitor", "barrister"})
_CLEAR_WORDS = (
    word_set("blame", "clear", "verbs")
    | word_set("blame", "clear", "rule_out")
    | word_set("blame", "clear", "exclude")
    | word_set("blame", "clear", "dismiss")
    | frozenset({"released", "freed", "nothing", "no", "not", "innocent", "clear", "dropped", "wrong", "false"})
)
_CLEARED = lazy_pattern(str(vocabulary("blame_check")["cleared"]), re.IGNORECASE)
_OWNED = lazy_pattern(str(vocabulary("blame_check")["owned"]), re.IGNORECASE)
_DROPPED = lazy_pattern(str(vocabulary("blame_check")["dropped"]), re.IGNORECASE)
_PAST_SUSPICION = lazy_pattern(str(vocabulary("blame_check")["past_suspicion"]), re.IGNORECASE)
_CUE_WORDS = frozenset(BLAME_PATTERNS) | frozenset(
    {"suspicion", "culprit", "perpetrator", "guilty", "fault", "negligence"}
)
_ACCUSING = (
    word_set("blame", "accuse", "direct")
    | word_set("blame", "accuse", "attribute_to")
    | word_set("blame", "custody", "verbs")
)
_AUTHORITY_WORDS = word_set("actors", "kinds", "authority")
_OFFICIALS = word_set("blame_check", "officials")
_CHARGING = word_set("blame_check", "bodies", "law") | frozenset(
    ("investigators", "detectives", "prosecutors", "prosecutor", "authorities", "officials")
)
_PRIVATE = (
    word_set("actors", "kinds", "civil")
    | word_set("actors", "kinds", "public")
    | word_set("actors", "kinds", "armed")
    | word_set("actors", "kinds", "media")
    | word_set("actors", "kinds", "medical")
) - word_set("blame_check", "officials")
_CUSTODY_WORDS = word_set("blame", "custody", "verbs") | frozenset(
    {
        "custody",
        "charges",
        "warrant",
        "case",
        "wanted",
        "suspect",
        "suspects",
        "surrendered",
        "questioned",
        "sought",
        "booked",
    }
)


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """What of `blamed` and `no_claim` the article does not carry."""
    if brief.no_claim.value and not any(no_claim_cue(one.text) for one in brief.no_claim.evidence):
        yield Finding(
            "no_claim", "no_claim_not_in_evidence", "no cited sentence says that nobody claimed it", "true", "drop_row"
        )
    if not brief.blamed:
        return
    cast = cast_of(article)
    for at, row in enumerate(brief.blamed):
        yield from _check_row(f"blamed[{at}]", row, Hearing(row, cast, ()), article, cast)


def _drop(path: str, reason: RejectionReason, detail: str, value: str) -> Finding:
    return Finding(path, reason, detail, value, "drop_row")


def _check_row(path: str, row: Blame, evidence: Hearing, article: Article, cast: Cast) -> Iterator[Finding]:
    names = [row.actor, *row.aliases]
    ours = [one for one in evidence.heard if is_one_of(names, one.actor, one.reading.actor)]
    if not evidence.stands(names) and not ours:
        yield _drop(path, "actor_not_in_evidence", "the cited sentences do not name the actor", row.actor)
        return
    # One named person may be the suspect whom officers shot.
    someone = len(row.actor.split()) > 1 and row.actor.split()[-1][:1].isupper()
    if not ours and not someone and only_harmed(names, evidence.numbers, article):
        yield _drop(path, "role_swapped", f"{row.actor} only came to harm there", row.actor)
        return
    swapped = _swapped(row, names, ours, evidence)
    if swapped is not None:
        yield _drop(path, "role_swapped", swapped, row.actor)
        return
    failed = [
        index
        for index, accuser in enumerate(row.accusers)
        if not _accuser_stands(accuser, row, names, evidence)
        or _only_suffers(accuser, evidence, article)
        or _stays_silent(accuser, row, names, evidence)
    ]
    if row.accusers and len(failed) == len(row.accusers):
        yield _drop(
            path, "accuser_not_in_evidence", "no given accuser stands in the cited sentences", "; ".join(row.accusers)
        )
        return
    for index in failed:
        yield Finding(
            f"{path}.accusers[{index}]",
            "accuser_not_in_evidence",
            "not in the cited sentences",
            row.accusers[index],
            "remove_item",
        )
    problem = (
        _contradiction(row, names, ours, evidence)
        or _other_roles(row, ours, evidence)
        or _too_strong(row, names, ours, evidence)
    )
    if problem is not None:
        yield _drop(path, problem[0], problem[1], row.status)
        return
    yield from check_answer(path, row, names, evidence, article, cast)


def _swapped(row: Blame, names: Sequence[str], ours: Sequence[Heard], evidence: Hearing) -> str | None:
    """What the text says instead when accuser and accused change places; None when they don't."""
    if row.status == "claimed" or not row.accusers:
        return None
    charged = row.status == "accused_by_authorities" and not any(_is_office(one) for one in row.accusers)
    if charged and _is_office(row.actor) and not _is_heard(row, evidence):
        return f"{row.actor} is the authority there"
    if evidence.only_spoken_of(row.accusers):
        return f"{row.accusers[0]} is only spoken of there"
    right = [one for one in ours if one.accuser is None or is_one_of(row.accusers, one.accuser, one.reading.accuser)]
    if right:
        return None
    for one in evidence.heard:
        blamed_there = is_one_of(row.accusers, one.actor, one.reading.actor)
        if blamed_there and one.status == "cleared" and not ours and row.status == "cleared":
            return f"it is {one.reading.actor.full} who is cleared there"
        if blamed_there and is_one_of(names, one.accuser, one.reading.accuser) and one.status != "claimed":
            by = one.reading.accuser.full if one.reading.accuser else "others"
            return f"{one.reading.actor.full} is blamed there, by {by}"
        arrested = one.reading.rule == "custody" and blamed_there and not ours
        if arrested and not any(is_one_of(row.accusers, speaker) for speaker in evidence.speakers()):
            return f"{one.reading.actor.full} is held there"
    if (
        not ours
        and not evidence.counters(row.accusers, names)
        and not evidence.tells_of(names, row.accusers)
        and any(
            one.response == "denied"
            and one.holder
            and holder
            and not _LAWYERS & set(tokens(one.holder.full))
            and holds(row.accusers, one.holder, holder)
            and not holds(names, one.holder, holder)
            for one, holder in evidence.answers
        )
    ):
        return f"{row.accusers[0]} denies it there"
    if ours or any(one.holder and holder and holds(names, one.holder, holder) for one, holder in evidence.answers):
        # Who answers there is the accused.
        return None
    if opens_as_accuser(row, names, evidence.texts) or clears_the_prosecution(row, names, evidence.texts):
        return f"{row.actor} is not the accused there"
    speaking = evidence.speakers()
    if any(speaker.is_pronoun for speaker in speaking):
        return None
    if any(is_one_of(names, speaker) for speaker in speaking) and not any(
        is_one_of(row.accusers, speaker) for speaker in speaking
    ):
        return f"{row.actor} speaks there, and {row.accusers[0]} does not"
    return None


def _is_office(name: str) -> bool:
    """Whether a name is nothing but that of a body which holds and charges people: "the police", "prosecutors"."""
    words = frozenset(tokens(name)) - {"the", "of", "two", "three"}
    return bool(words) and words <= _CHARGING


def _is_heard(row: Blame, evidence: Hearing) -> bool:
    """Whether an accuser speaks or accuses in the cited sentences, or somebody behind a pronoun does."""
    speaking = evidence.speakers()
    heard = any(one.is_pronoun or is_one_of(row.accusers, one) for one in speaking)
    return heard or evidence.accuse(row.accusers) or evidence.counters(row.accusers, [row.actor])


def _other_roles(row: Blame, ours: Sequence[Heard], evidence: Hearing) -> tuple[RejectionReason, str] | None:
    """What is wrong when the rules read who blames whom there, and it is not this actor or not this accuser."""
    if row.status in ("claimed", "cleared") or not row.accusers:
        return None
    names = (row.actor, *row.aliases)
    if ours:
        return _another_accuses(row, names, ours, evidence)
    told = [
        one
        for one in evidence.heard
        if one.status != "claimed"
        and not one.actor.is_pronoun
        and one.accuser is not None
        and is_one_of(row.accusers, one.accuser, one.reading.accuser)
        # A description may be the actor in other words, a nation may stand for its army, a place accuses nobody.
        and one.actor.proper
        and not one.actor.full[:1].isdigit()
        and not any(map(country_code, one.actor.key))
        and not find_places(one.reading.actor.full)
        and not set(one.actor.key) & {token for name in names for token in bare(name)}
    ]
    if told and not evidence.listed(names):
        return "role_swapped", f"{row.accusers[0]} speaks there of {told[0].actor.full}"
    return None


def _another_accuses(
    row: Blame, names: Sequence[str], ours: Sequence[Heard], evidence: Hearing
) -> tuple[RejectionReason, str] | None:
    """Who else is read as the accuser where the given ones neither speak nor stand before a word of accusation."""
    blaming = [one for one in ours if one.status != "claimed"]
    # A complaint or a lawsuit speaks for somebody.
    sure = [one.accuser for one in blaming if one.accuser is not None and _is_somebody(one.accuser)]
    if not sure or len(sure) != len(blaming):
        return None
    if any(is_one_of(row.accusers, one.accuser, one.reading.accuser) for one in blaming):
        return None
    speaking = [speaker for speaker in evidence.speakers() if not is_one_of(names, speaker)]
    if any(is_one_of(row.accusers, speaker) for speaker in speaking) or evidence.accuse(row.accusers):
        return None
    return "accuser_not_in_evidence", f"there {sure[0].full} accuses"


def _is_somebody(one: Actor) -> bool:
    return not one.is_pronoun and (one.proper or one.kind != "other" or is_people(one.full.split()[-1].lower()))


def _accuser_stands(accuser: str, row: Blame, names: Sequence[str], evidence: Hearing) -> bool:
    if row.status == "claimed" and is_one_of([accuser], *[one.actor for one in evidence.heard]):
        return True
    if evidence.stands([accuser]):
        if row.status == "claimed":
            return True
        # One whom the sentences only accuse is no accuser.
        accused = [
            one
            for one in evidence.heard
            if is_one_of([accuser], one.actor, one.reading.actor) and not is_one_of(names, one.actor, one.reading.actor)
        ]
        return not accused or any(is_one_of([accuser], speaker) for speaker in evidence.speakers())
    speaking = evidence.speakers()
    return any(is_one_of([accuser], speaker) for speaker in speaking) or (
        # "she said": the rules lost whom the pronoun stands for, and the name stands before it.
        any(speaker.is_pronoun for speaker in speaking) and evidence.named_before([accuser])
    )


def _stays_silent(accuser: str, row: Blame, names: Sequence[str], evidence: Hearing) -> bool:
    """Whether an accuser says nothing in the cited sentences, in which others do and the accuser is only mentioned."""
    if row.status == "claimed" or not evidence.stands([accuser]) or _is_same(accuser, names):
        return False
    speaking = [one for one in evidence.speakers() if not is_one_of(names, one)]
    if not any(one.proper or one.kind in ("authority", "state", "civil", "public") for one in speaking):
        return False
    if any(one.is_pronoun or is_one_of([accuser], one) or _names(accuser, one) for one in speaking):
        return False
    return not evidence.accuse([accuser]) and evidence.is_only_object(accuser)


def _is_same(accuser: str, names: Sequence[str]) -> bool:
    """Whether the accuser given is the actor, as for what somebody says of his own part."""
    return any(bare(accuser) == bare(name) for name in names)


def _names(accuser: str, one: Actor) -> bool:
    """Whether a speaker is told by the accuser's words: "police" of "police spokesman Jo Orr", "Orr" of both."""
    told = {word for part in (one.full, one.role or "", one.mentions) for word in bare(part)}
    return bool(set(bare(accuser)) & told)


def _only_suffers(accuser: str, evidence: Hearing, article: Article) -> bool:
    """Whether an accuser says nothing there and is counted among the harmed."""
    if any(is_one_of([accuser], speaker) for speaker in evidence.speakers()) or evidence.accuse([accuser]):
        return False
    return only_harmed([accuser], evidence.numbers, article)


def _contradiction(
    row: Blame, names: Sequence[str], ours: Sequence[Heard], evidence: Hearing
) -> tuple[RejectionReason, str] | None:
    cleared = [
        one
        for one in ours
        if one.status == "cleared"
        and (one.accuser is None or one.accuser.kind in ("authority", "state", "other", "person"))
    ]
    blaming = [one for one in ours if one.status != "cleared"]
    if row.status == "cleared":
        if cleared:
            return None
        past = any(_PAST_SUSPICION.search(text) or _CLEARED.search(text) for text in evidence.about(names))
        if not evidence.words & _CLEAR_WORDS and not past and not evidence.wronged(names):
            return "status_contradicted", "no cited sentence clears the actor"
        return None
    if not cleared and not blaming and _cleared_by_pronoun(names, evidence):
        return "status_contradicted", "the cited sentences clear the one they speak of"
    if not blaming and any(_CLEARED.search(text) for text in evidence.about(names)):
        return "status_contradicted", "the cited sentences clear the actor"
    if blaming and row.response != "denied" and _cleared_later(names, blaming, evidence):
        return "status_contradicted", "a later cited sentence clears the actor"
    if blaming and all(one.reading.rule in ("case", "custody") for one in blaming):
        closed = any(_DROPPED.search(text) for text in evidence.about(names)[-1:])
        if closed:
            return "status_contradicted", "the case against the actor is closed there"
    if cleared:
        last = max(one.reading.sentence for one in cleared)
        if not blaming or last >= max(one.reading.sentence for one in blaming):
            return "status_contradicted", f"sentence {evidence.numbers[last]} clears the actor"
    return None


def _cleared_later(names: Sequence[str], blaming: Sequence[Heard], evidence: Hearing) -> bool:
    """Whether words that clear stand behind the last accusation, in a sentence about the actor."""
    last = max(evidence.numbers[one.reading.sentence] for one in blaming)
    about = set(evidence.about(names))
    return any(
        number > last and text in about and _CLEARED.search(text)
        for number, text in zip(evidence.numbers, evidence.texts, strict=True)
    )


def _cleared_by_pronoun(names: Sequence[str], evidence: Hearing) -> bool:
    """Whether an authority clears "him" or "it" in or right after a cited sentence that names the actor."""
    named = {
        number
        for number, text in zip(evidence.numbers, evidence.texts, strict=True)
        if any(contains_name(text, name) for name in names)
    }
    for one in evidence.heard:
        if one.status != "cleared" or not one.reading.actor.is_pronoun:
            continue
        number = evidence.numbers[one.reading.sentence]
        if {number, number - 1} & named:
            return True
    return False


def _too_strong(
    row: Blame, names: Sequence[str], ours: Sequence[Heard], evidence: Hearing
) -> tuple[RejectionReason, str] | None:
    """Why the words carry less certainty than the row's status, or None."""
    if row.status in ("cleared", "possible"):
        return None
    blaming = [one for one in ours if one.status != "cleared"]
    if row.status == "claimed":
        if any(one.status == "claimed" for one in blaming):
            return None
        speaks = any(is_one_of(names, speaker) for speaker in evidence.speakers())
        admits = any(
            holds(names, one.holder, holder)
            for one, holder in evidence.answers
            if one.response == "admitted" and one.holder and holder
        )
        if not blaming and evidence.words & _ADMISSION_WORDS:
            return None
        if any(_OWNED.search(text) for text in evidence.about(names)) or evidence.owns(
            [*names, *_own_voices(row, evidence)]
        ):
            return None
        if evidence.publishes(names) or evidence.boasts(names) or evidence.claims(names):
            return None
        if evidence.confesses(names, _ADMISSION_WORDS):
            return None
        if (not blaming and speaks and evidence.words & CLAIM_WORDS) or (admits and not blaming):
            return None
        if speaks_for_own(row, evidence.texts, _ACCUSING):
            return None
        return "status_too_strong", "the actor's own words do not claim it"
    if row.status in ("accused", "accused_by_authorities") and _admits(row, names, evidence):
        return "status_contradicted", "the actor admits it there"
    if not blaming:
        return _unread(row, names, evidence)
    if row.status != "reported_as_fact" and _according_to(row, evidence):
        return ("role_swapped", f"{row.actor} did nothing there") if evidence.stands_by(names) else None
    if all(one.status == "claimed" for one in blaming) and row.status != "reported_as_fact":
        return "status_contradicted", "the actor claims it there, and nobody accuses"
    strongest = max(blaming, key=lambda one: CERTAINTY[one.status])
    if row.status == "reported_as_fact":
        if evidence.hold_responsible(names):
            return "status_too_strong", "somebody holds the actor responsible there"
        if (
            any(one.status == "reported_as_fact" and not evidence.is_told(one, names) for one in blaming)
            or _unnamed(row)
            or evidence.narrates(names)
        ):
            return None
        return "status_too_strong", "the article does not say so in its own voice"
    if CERTAINTY[strongest.status] >= CERTAINTY[row.status]:
        return None
    if row.status == "accused_by_authorities" and strongest.status == "accused":
        unknown = strongest.accuser is None or strongest.accuser.kind in ("other", "person", "pronoun")
        unknown = unknown or evidence.joined(row.accusers, _AUTHORITY_WORDS)
        if (unknown or _authority_speaks(row, evidence)) and _authority_given(row, evidence):
            # The rules can't tell who the speaker is; a row that names an authority of those sentences is believed.
            return None
    return "status_too_strong", f"the words carry {strongest.status} at most"


def _admits(row: Blame, names: Sequence[str], evidence: Hearing) -> bool:
    """Whether the actor's own words admit it, or the row has him accuse himself: "accused" says too little then."""
    if row.response is not None:
        return False
    if any(_is_same(one, names) for one in row.accusers):
        return True
    return evidence.claims(names) or evidence.confesses(names, _ADMISSION_WORDS)


def _according_to(row: Blame, evidence: Hearing) -> bool:
    """ "According to police, Tom Arden, a caretaker, poured petrol": the name behind the source is no speaker."""
    authorities = [one for one in row.accusers if set(tokens(one)) & _AUTHORITY_WORDS]
    return any(
        re.match(rf"according to (?:the )?{re.escape(one)}, {re.escape(row.actor)}\b", text, re.IGNORECASE)
        for one in authorities
        for text in evidence.texts
        if text[:12].lower() == "according to"
    )


def _unread(row: Blame, names: Sequence[str], evidence: Hearing) -> tuple[RejectionReason, str] | None:
    """A row that no rule could read: a cue must stand beside it, and a strong status needs its own sort of cue."""
    if evidence.guesses(names):
        return "status_too_strong", "the cited sentences only guess"
    if row.accusers and not _can_accuse(row, names, evidence):
        return "role_swapped", f"{row.accusers[0]} accuses nobody there"
    if row.status == "accused":
        return None
    if not evidence.words & _ACCUSING and evidence.stands_by(names):
        return "role_swapped", f"{row.actor} did nothing there"
    if not evidence.words & _CUE_WORDS and not evidence.tells_of(names, row.accusers) and not evidence.narrates(names):
        return "status_too_strong", "no cited sentence accuses anybody"
    if row.status == "accused_by_authorities" and not _authority_given(row, evidence):
        return "status_too_strong", "no authority and no arrest in the cited sentences"
    ruled = [set(tokens(name)) & _AUTHORITY_WORDS for name in (row.actor, *row.accusers)]
    titled = any(evidence.titled(accuser, _AUTHORITY_WORDS | _OFFICIALS) for accuser in row.accusers)
    if row.status == "accused_by_authorities" and ruled[0] and row.accusers and not any(ruled[1:]) and not titled:
        return "role_swapped", f"{row.actor} is the authority there"
    held = row.status == "reported_as_fact" and evidence.hold_responsible(names)
    if held or (row.status == "reported_as_fact" and evidence.reported(names) and not _unnamed(row)):
        return "status_too_strong", "the article does not say so in its own voice"
    return None


def _can_accuse(row: Blame, names: Sequence[str], evidence: Hearing) -> bool:
    """Whether the roles may be as in the row: bare attackers accuse nobody, and those who only tell did nothing."""
    if any(is_one_of(row.accusers, speaker) for speaker in evidence.speakers()):
        return True
    if all(is_unnamed_attacker(one) for one in row.accusers):
        return False
    telling = all(set(tokens(name)) & _TELLING for name in names)
    return not telling


def _unnamed(row: Blame) -> bool:
    """Whether the actor is nobody in particular ("gunmen", "two men"): who reports of them accuses no one."""
    nobody = row.actor.lower() == row.actor or row.actor.split(" ", 1)[0].lower() in _OPENERS or " " not in row.actor
    held = any(_CUSTODY_WORDS & set(line(item.text).low) for item in row.evidence)
    return nobody and not held and is_unnamed_attacker(row.actor)


def _own_voices(row: Blame, evidence: Hearing) -> list[str]:
    """Those of the accusers of a claimed deed who may speak for the actor: nobody in office."""
    return [
        one
        for one in row.accusers
        if evidence.kind_of(one) not in ("authority", "state")
        and not set(tokens(one)) & (_AUTHORITY_WORDS | _TELLING)
        and not evidence.titled(one, _AUTHORITY_WORDS - {"commander", "commanders", "general", "colonel"})
    ]


def _authority_speaks(row: Blame, evidence: Hearing) -> bool:
    return any(
        is_one_of(row.accusers, speaker) and speaker.kind in ("authority", "state") for speaker in evidence.speakers()
    )


def _authority_given(row: Blame, evidence: Hearing) -> bool:
    """Whether one of the row's accusers is an authority, or the sentences speak of an arrest."""
    if any(set(tokens(accuser)) & (_AUTHORITY_WORDS | _OFFICIALS) for accuser in row.accusers):
        return True
    if _authority_speaks(row, evidence) or any(
        evidence.titled(accuser, _AUTHORITY_WORDS | _OFFICIALS) for accuser in row.accusers
    ):
        return True
    kinds = [evidence.kind_of(accuser) for accuser in row.accusers]
    if any(kind in ("authority", "state") for kind in kinds):
        return True
    if not row.accusers:
        return bool(evidence.words & (_CUSTODY_WORDS | _AUTHORITY_WORDS))
    if evidence.words & (_CUSTODY_WORDS - {"case", "suspect", "suspects"}):
        return True
    # Nobody is a private person unless the words say so: "the maritime centre", "Coroner Ann Roe".
    private = [
        kind in ("armed", "public", "media") or bool(set(tokens(one)) & (_TELLING | _PRIVATE))
        for one, kind in zip(row.accusers, kinds, strict=True)
    ]
    return not all(private)


def unconfirmed(brief: Brief, article: Article) -> list[int]:
    """Indexes of the blame rows that no rule could read in their evidence, though nothing there speaks against them."""
    if not brief.blamed:
        return []
    cast = cast_of(article)
    found = []
    for at, row in enumerate(brief.blamed):
        evidence = Hearing(row, cast, ())
        names = [row.actor, *row.aliases]
        if not any(is_one_of(names, one.actor, one.reading.actor) for one in evidence.heard):
            found.append(at)
    return found
