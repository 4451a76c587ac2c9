"""Check 8: an accusation stands in its evidence in that role, with no more certainty and with its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.brief import Blame, Brief, Status
from summarizer.finding import Finding
from summarizer.language.actors import Actor, is_short_for
from summarizer.language.attribution import (
    CERTAINTY,
    BlameReading,
    ResponseReading,
    blame_readings,
    no_claim_cue,
    response_readings,
)
from summarizer.language.cast import Cast, cast_of, country_in, is_own_side
from summarizer.language.countries import country_code
from summarizer.language.frames import status_by
from summarizer.language.lines import line
from summarizer.language.names import bare, contains_name, tokens
from summarizer.language.nounphrases import ACT_NOUNS, ACTS
from summarizer.language.patterns import BLAME_PATTERNS
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import word_set
from summarizer.reasons import RejectionReason

_GUESSES = frozenset({"may", "might", "could", "possible", "possibly", "perhaps"})
_CLAIM_WORDS = (
    word_set("blame", "claim", "verbs")
    | word_set("blame", "claim", "admit")
    | frozenset(
        {
            "responsibility",
            "claim",
            "confirmed",
            "confession",
            "guilty",
            "confessed",
            "regretted",
            "regrets",
            "apologised",
            "apologized",
        }
    )
)
_ADMISSION_WORDS = frozenset(
    {"admitted", "admits", "conceded", "acknowledged", "confessed", "apologised", "apologized"}
)
_DENIAL_WORDS = (
    word_set("blame", "deny", "verbs")
    | word_set("blame", "deny", "reject")
    | word_set("blame", "deny", "falsehood")
    | frozenset({"not", "never", "no", "nothing", "denial", "innocent"})
)
_SILENCE_WORDS = word_set("blame", "no_comment", "comment") | frozenset(
    {"reached", "silent", "silence", "unanswered", "unavailable"}
)
_CLEAR_WORDS = (
    word_set("blame", "clear", "verbs")
    | word_set("blame", "clear", "rule_out")
    | word_set("blame", "clear", "exclude")
    | word_set("blame", "clear", "dismiss")
    | frozenset({"released", "freed", "nothing", "no", "not", "innocent", "clear", "dropped", "wrong", "false"})
)
_DEED_WORDS = ACTS - ACT_NOUNS
_CUE_WORDS = frozenset(BLAME_PATTERNS) | frozenset(
    {"suspicion", "culprit", "perpetrator", "guilty", "fault", "negligence"}
)
_AUTHORITY_WORDS = word_set("actors", "kinds", "authority")
_CUSTODY_WORDS = word_set("blame", "custody", "verbs") | frozenset(
    {"custody", "charges", "warrant", "case", "wanted", "suspect", "suspects", "surrendered"}
)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A reading of the evidence with the actors that it stands for in the article."""

    reading: BlameReading
    actor: Actor
    accuser: Actor | None
    status: Status


class _Evidence:
    """What the cited sentences of one row say."""

    def __init__(self, row: Blame, cast: Cast, later: Sequence[tuple[int, str]]) -> None:
        self.texts = [one.text for one in row.evidence]
        self.numbers = [one.sentence for one in row.evidence]
        self.words = frozenset(word for text in self.texts for word in line(text).low)
        self._cast = cast
        self.heard = [
            self._hear(one, self.numbers[one.sentence])
            for one in blame_readings(self.texts)
            if cast.is_attacker(one, self.numbers[one.sentence])
        ]
        self.answers = [
            (one, self._resolve(one.holder, self.numbers[one.sentence])) for one in response_readings(self.texts)
        ]
        self.later = later

    def _resolve(self, someone: Actor | None, number: int) -> Actor | None:
        return self._cast.resolve(someone, number) if someone is not None else None

    def _hear(self, reading: BlameReading, number: int) -> _Heard:
        named = reading.actor if not reading.actor.is_pronoun and reading.status != "claimed" else None
        accuser = self._cast.resolve(reading.accuser, number, named) if reading.accuser is not None else None
        actor = self._cast.resolve(reading.actor, number, accuser if reading.status != "claimed" else None)
        status = reading.status
        if reading.rule in ("act", "weapon") and is_own_side(accuser, actor):
            status = "claimed"
        elif (
            status in ("accused", "accused_by_authorities")
            and accuser is not None
            and reading.rule not in ("custody", "case", "surrender", "identify")
        ):
            status = status_by(accuser)
        return _Heard(reading, actor, accuser, status)

    def stands(self, names: Sequence[str]) -> bool:
        """Whether one of these names, or the surname of one, stands in the sentences."""
        forms = [*names, *(surname for name in names if (surname := _surname(name)))]
        forms.extend(f"the {head}" for name in names if (head := _head_noun(name)))
        return any(contains_name(text, form) for text in self.texts for form in forms)

    def kind_of(self, name: str) -> str | None:
        """The sort of actor that the article makes of a name; None for a name that no rule read."""
        return self._cast.kind_of(name)

    def named_before(self, names: Sequence[str]) -> bool:
        """Whether the article names one of them before the last cited sentence."""
        return any(
            contains_name(text, name)
            for text in self._cast.texts_before(max(self.numbers, default=0))
            for name in names
        )

    def _naming(self, names: Sequence[str]) -> list[str]:
        return [text for text in self.texts if any(contains_name(text, name) for name in names)]

    def guesses(self, names: Sequence[str]) -> bool:
        """Whether every sentence that names the actor holds a "may", "could" or "possibly"."""
        naming = [
            text
            for text in self._naming(names)
            if not any(report.speaker is not None and _is(names, report.speaker) for report in speakers(text))
        ]
        return bool(naming) and all(any(word in _GUESSES for word in line(text).raw) for text in naming)

    def reported(self, names: Sequence[str]) -> bool:
        """Whether the actor is only named inside somebody's report."""
        naming = self._naming(names)
        told = [text for text in naming if not speakers(text) and frozenset(line(text).low) & _DEED_WORDS]
        return bool(naming) and not told

    def speakers(self) -> list[Actor]:
        """Everyone who says or accuses in the sentences, pronouns led back."""
        found = []
        for text, number in zip(self.texts, self.numbers, strict=True):
            for report in speakers(text):
                if report.speaker is not None:
                    found.append(self._cast.resolve(report.speaker, number))
                    if not report.speaker.is_pronoun:
                        found.append(report.speaker)
        for one in self.heard:
            if one.accuser is not None and one.reading.accuser is not None:
                found.append(one.accuser)
                if not one.reading.accuser.is_pronoun:
                    found.append(one.reading.accuser)
        return found


def _head_noun(name: str) -> str | None:
    """The noun by which a common name is taken up again: "ministry" of "the health ministry in Gaza"."""
    words = name.split()
    for at, word in enumerate(words):
        if word in ("of", "in", "for", "from", "at", "on") and at:
            words = words[:at]
            break
    return words[-1] if len(words) > 1 and words[-1].islower() and words[-1].isalpha() else None


def _surname(name: str) -> str | None:
    words = name.split()
    return words[-1] if len(words) > 1 and words[-1][:1].isupper() and len(words[-1]) > 2 else None


def _is(names: Sequence[str], *mentions: Actor | None) -> bool:
    """Whether one of the names is one of the mentioned actors: the same name, a part of it, or a surname."""
    for mention in mentions:
        if mention is None:
            continue
        forms = (mention.name, mention.full, *mention.aliases)
        for name in names:
            key = bare(name)
            if mention.kind == "state" and country_in(name) == country_code(mention.name) is not None:
                return True
            for form in forms:
                other = bare(form)
                if not key or not other:
                    continue
                if key == other or (
                    (mention.proper or key[-1:] == other[-1:])
                    and (contains_name(form, name) or contains_name(name, form))
                ):
                    return True
                if is_short_for(form, name) or is_short_for(name, form):
                    return True
                head = _head_noun(name)
                if head is not None and other == (head,):
                    return True
    return False


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
        yield from _check_row(f"blamed[{at}]", row, _Evidence(row, cast, ()), article, cast)


def _drop(path: str, reason: RejectionReason, detail: str, value: str) -> Finding:
    return Finding(path, reason, detail, value, "drop_row")


def _check_row(path: str, row: Blame, evidence: _Evidence, article: Article, cast: Cast) -> Iterator[Finding]:
    names = [row.actor, *row.aliases]
    ours = [one for one in evidence.heard if _is(names, one.actor, one.reading.actor)]
    if not evidence.stands(names) and not ours:
        yield _drop(path, "actor_not_in_evidence", "the cited sentences do not name the actor", row.actor)
        return
    swapped = _swapped(row, names, ours, evidence)
    if swapped is not None:
        yield _drop(path, "role_swapped", swapped, row.actor)
        return
    failed = [index for index, accuser in enumerate(row.accusers) if not _accuser_stands(accuser, row, names, evidence)]
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
    problem = _contradiction(row, names, ours, evidence) or _too_strong(row, names, ours, evidence)
    if problem is not None:
        yield _drop(path, problem[0], problem[1], row.status)
        return
    yield from _check_response(path, row, names, evidence, article, cast)


def _swapped(row: Blame, names: Sequence[str], ours: Sequence[_Heard], evidence: _Evidence) -> str | None:
    """What the text says instead when accuser and accused change places; None when they don't."""
    if row.status == "claimed" or not row.accusers:
        return None
    right = [one for one in ours if one.accuser is None or _is(row.accusers, one.accuser, one.reading.accuser)]
    if right:
        return None
    for one in evidence.heard:
        blamed_there = _is(row.accusers, one.actor, one.reading.actor)
        if blamed_there and _is(names, one.accuser, one.reading.accuser) and one.status != "claimed":
            by = one.reading.accuser.full if one.reading.accuser else "others"
            return f"{one.reading.actor.full} is blamed there, by {by}"
    if ours or any(one.holder and holder and _holds(names, one.holder, holder) for one, holder in evidence.answers):
        # Who answers there is the accused.
        return None
    speaking = evidence.speakers()
    if any(speaker.is_pronoun for speaker in speaking):
        return None
    if any(_is(names, speaker) for speaker in speaking) and not any(_is(row.accusers, speaker) for speaker in speaking):
        return f"{row.actor} speaks there, and {row.accusers[0]} does not"
    return None


def _accuser_stands(accuser: str, row: Blame, names: Sequence[str], evidence: _Evidence) -> bool:
    if row.status == "claimed" and _is([accuser], *[one.actor for one in evidence.heard]):
        return True
    if evidence.stands([accuser]):
        if row.status == "claimed":
            return True
        # One whom the sentences only accuse is no accuser.
        accused = [
            one
            for one in evidence.heard
            if _is([accuser], one.actor, one.reading.actor) and not _is(names, one.actor, one.reading.actor)
        ]
        return not accused or any(_is([accuser], speaker) for speaker in evidence.speakers())
    speaking = evidence.speakers()
    return any(_is([accuser], speaker) for speaker in speaking) or (
        # "she said": the rules lost whom the pronoun stands for, and the name stands before it.
        any(speaker.is_pronoun for speaker in speaking) and evidence.named_before([accuser])
    )


def _contradiction(
    row: Blame, names: Sequence[str], ours: Sequence[_Heard], evidence: _Evidence
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
        if not evidence.words & _CLEAR_WORDS:
            return "status_contradicted", "no cited sentence clears the actor"
        return None
    if not cleared and not blaming and _cleared_by_pronoun(names, evidence):
        return "status_contradicted", "the cited sentences clear the one they speak of"
    if cleared:
        last = max(one.reading.sentence for one in cleared)
        if not blaming or last >= max(one.reading.sentence for one in blaming):
            return "status_contradicted", f"sentence {evidence.numbers[last]} clears the actor"
    return None


def _cleared_by_pronoun(names: Sequence[str], evidence: _Evidence) -> bool:
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
    row: Blame, names: Sequence[str], ours: Sequence[_Heard], evidence: _Evidence
) -> tuple[RejectionReason, str] | None:
    """Why the words carry less certainty than the row's status, or None."""
    if row.status in ("cleared", "possible"):
        return None
    blaming = [one for one in ours if one.status != "cleared"]
    if row.status == "claimed":
        if any(one.status == "claimed" for one in blaming):
            return None
        speaks = any(_is(names, speaker) for speaker in evidence.speakers())
        admits = any(
            _holds(names, one.holder, holder)
            for one, holder in evidence.answers
            if one.response == "admitted" and one.holder and holder
        )
        if not blaming and evidence.words & _ADMISSION_WORDS:
            return None
        if (not blaming and speaks and evidence.words & _CLAIM_WORDS) or (admits and not blaming):
            return None
        return "status_too_strong", "the actor's own words do not claim it"
    if not blaming:
        return _unread(row, names, evidence)
    strongest = max(blaming, key=lambda one: CERTAINTY[one.status])
    if row.status == "reported_as_fact":
        if any(one.status == "reported_as_fact" for one in blaming):
            return None
        return "status_too_strong", "the article does not say so in its own voice"
    if CERTAINTY[strongest.status] >= CERTAINTY[row.status]:
        return None
    if row.status == "accused_by_authorities" and strongest.status == "accused":
        unknown = strongest.accuser is None or strongest.accuser.kind in ("other", "person", "pronoun")
        if unknown and _authority_given(row, evidence):
            # The rules can't tell who the speaker is; a row that names an authority of those sentences is believed.
            return None
    return "status_too_strong", f"the words carry {strongest.status} at most"


def _unread(row: Blame, names: Sequence[str], evidence: _Evidence) -> tuple[RejectionReason, str] | None:
    """A row that no rule could read: a cue must stand beside it, and a strong status needs its own sort of cue."""
    if evidence.guesses(names):
        return "status_too_strong", "the cited sentences only guess"
    if row.status == "accused":
        return None
    if not evidence.words & _CUE_WORDS:
        return "status_too_strong", "no cited sentence accuses anybody"
    if row.status == "accused_by_authorities" and not _authority_given(row, evidence):
        return "status_too_strong", "no authority and no arrest in the cited sentences"
    if row.status == "reported_as_fact" and evidence.reported(names):
        return "status_too_strong", "the article does not say so in its own voice"
    return None


def _authority_given(row: Blame, evidence: _Evidence) -> bool:
    """Whether one of the row's accusers is an authority, or the sentences speak of an arrest."""
    if any(set(tokens(accuser)) & _AUTHORITY_WORDS for accuser in row.accusers):
        return True
    if any(_is(row.accusers, speaker) and speaker.kind in ("authority", "state") for speaker in evidence.speakers()):
        return True
    if any(evidence.kind_of(accuser) in ("authority", "state") for accuser in row.accusers):
        return True
    if not row.accusers:
        return bool(evidence.words & (_CUSTODY_WORDS | _AUTHORITY_WORDS))
    return bool(evidence.words & (_CUSTODY_WORDS - {"case", "suspect", "suspects"}))


def _answers(evidence: _Evidence, names: Sequence[str], response: str) -> list[ResponseReading]:
    """The answers of this sort that may be the actor's; an answer without a holder counts when the actor gives none."""
    explicit = [
        (one, holder) for one, holder in evidence.answers if one.holder and holder and _holds(names, one.holder, holder)
    ]
    if explicit:
        return [one for one, _ in explicit if one.response == response]
    return [
        one
        for one, holder in evidence.answers
        if one.response == response
        and (one.holder is None or holder is None or holder.is_pronoun or one.to_accusation or _is_someones(one.holder))
    ]


def _is_someones(mention: Actor) -> bool:
    """Whether the phrase is "his lawyer", "its spokesman"."""
    words = f"{mention.role or ''} {mention.full}".lower().split()
    return bool(words) and words[0] in ("his", "her", "its", "their")


def _holds(names: Sequence[str], mention: Actor, resolved: Actor) -> bool:
    """Whether the one who answers is the actor or speaks for them."""
    if _is(names, mention, resolved):
        return True
    # A state's officials answer for its forces ("Ukrainian officials" for "Ukraine's military").
    speaks = resolved.kind in ("authority", "state")
    if speaks and any(country_in(name) == country_in(resolved.full) is not None for name in names):
        return True
    text = f"{mention.mentions} {resolved.mentions} {resolved.full} {resolved.role or ''} {mention.role or ''}"
    return any(contains_name(text, form) for name in names for form in (name, _surname(name) or name))


def _check_response(
    path: str, row: Blame, names: Sequence[str], evidence: _Evidence, article: Article, cast: Cast
) -> Iterator[Finding]:
    if row.response is None:
        denial = _dropped_denial(row, names, article, cast)
        if denial is not None:
            yield _drop(
                path,
                "status_contradicted",
                f"sentence {denial} holds a denial that the row leaves out",
                "response null",
            )
        return
    if row.status == "claimed" and row.response == "admitted":
        return
    words = {"denied": _DENIAL_WORDS, "admitted": _CLAIM_WORDS, "no_comment": _SILENCE_WORDS}[row.response]
    read = _answers(evidence, names, row.response)
    others = [
        one
        for one, holder in evidence.answers
        if holder is not None and one.holder is not None and _holds(names, one.holder, holder)
    ]
    flipped = bool(others) and others[-1].response != row.response and not read
    if flipped or not (read or evidence.words & words):
        said = others[-1].response if flipped else "nothing of the kind"
        yield Finding(
            f"{path}.response",
            "response_not_in_evidence",
            f"the cited sentences say {said}",
            row.response,
            "null_field",
        )


def _dropped_denial(row: Blame, names: Sequence[str], article: Article, cast: Cast) -> int | None:
    """Number of the sentence with the actor's own last answer, when that is a denial; None otherwise."""
    last: tuple[int, str] | None = None
    cited = {one.sentence for one in row.evidence}
    for sentence in article.sentences:
        for one in response_readings((sentence.text,)):
            if one.holder is None:
                continue
            holder = cast.resolve(one.holder, sentence.number)
            near = {sentence.number - back for back in range(4)} & cited
            named = any(
                contains_name(text, name)
                for number in near
                for name in names
                for text in (article.sentences[number - 1].text,)
            )
            if (not holder.is_pronoun and _holds(names, one.holder, holder)) or (_is_someones(one.holder) and named):
                last = (sentence.number, one.response)
        for reading in blame_readings((sentence.text,)):
            if reading.status == "claimed" and _is(names, reading.actor):
                last = (sentence.number, "admitted")
    return last[0] if last is not None and last[1] == "denied" else None


def unconfirmed(brief: Brief, article: Article) -> list[int]:
    """Indexes of the blame rows that no rule could read in their evidence, though nothing there speaks against them."""
    if not brief.blamed:
        return []
    cast = cast_of(article)
    found = []
    for at, row in enumerate(brief.blamed):
        evidence = _Evidence(row, cast, ())
        names = [row.actor, *row.aliases]
        if not any(_is(names, one.actor, one.reading.actor) for one in evidence.heard):
            found.append(at)
    return found
