"""What the cited sentences of one accusation say: who blames whom, who answers, who speaks."""

import re
from collections.abc import Sequence

from summarizer.brief import Blame, Status
from summarizer.checks.identity import head_noun, holds, is_one_of, is_someones, surname_of
from summarizer.language.actors import Actor
from summarizer.language.attribution import BlameReading, blame_readings, response_readings
from summarizer.language.cast import Cast, is_own_side
from summarizer.language.frames import status_by
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import contains_name
from summarizer.language.narrator import voice_at
from summarizer.language.nounphrases import ACT_NOUNS, ACTS, AUXILIARIES, VERBS
from summarizer.language.phrases import occurrences
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

_BACK = 5
"""Sentences before the last cited one in which the name behind an unread "she said" is looked for."""
_TITLE = 60
"""Characters before a name in which its title may stand."""
_OWN_DEED = lazy_pattern(str(vocabulary("blame_check")["own_deed"]), re.IGNORECASE)
_JUSTIFIED = lazy_pattern(str(vocabulary("blame_check")["justified"]), re.IGNORECASE)
_OURS = lazy_pattern(str(vocabulary("blame_check")["ours"]), re.IGNORECASE)
_PUBLISHED = lazy_pattern(str(vocabulary("blame_check")["published"]), re.IGNORECASE)
_CLAIMS = lazy_pattern(str(vocabulary("blame_check")["claims"]), re.IGNORECASE)
_ACCUSES = lazy_pattern(r"(?:blam|accus|suspect|charg|arrest|detain|alleg)(?:e|es|ed|s|ing)?\b", re.IGNORECASE)
_REPORTS = lazy_pattern(
    r"\b(?:sa(?:id|ys?|ying)|suggest(?:ed|s|ing)|believ(?:ed|es|ing)|insist(?:ed|s|ing)) that (?:the )?$"
)
_INSERTED = lazy_pattern(r", (?:he|she|they) (?:said|says|added|insisted), [^.;]*$")
_WRONGED = (
    r"(?:unfairly|unjustly|wrongly|wrongfully|falsely|mistakenly) "
    r"(?:named|blamed|accused|suspected|identified|arrested|held)\b"
)
_QUOTED = lazy_pattern(r"[\"“][^\"“”]{1,400}[\"”]")
_BETWEEN = 5
"""Words between a name and what it claims."""
_HAVING = lazy_pattern(r"^([^,.;]{1,60}?) (\w+(?: \w+)?) (?:of|to) having (\w+)", re.IGNORECASE)
_GIVES = lazy_pattern(
    r"\b(?:sa(?:id|ys?)|add(?:s|ed)|by|to|from|citing|quoting|cited|quoted|told|with|for)(?: [\w.’'-]+){0,3} ?$",
    re.IGNORECASE,
)
_SPEAKS = (
    word_set("speech", "verbs", "say") | word_set("speech", "verbs", "believe") | word_set("blame", "accuse", "direct")
)
_NEXT = lazy_pattern(r"(?:['’]s? (?:\w+ )?\w+)?,? ?(?:\w+ly |also |then |later )?(\w+)")
_ASIDE = lazy_pattern(r"(?:,[^,;.]{1,80},| \([^)]{1,40}\)) ?(?:\w+ly |also |then |later )?(\w+)")
_OPENING = 12
"""Characters before a name that opens its sentence."""
_PASSIVE = lazy_pattern(r"\b(?:is|are|was|were|been|being|accus\w+|suspect\w*|blam\w+|convict\w+)\b", re.IGNORECASE)
_SELF = frozenset({"he", "she", "they", "it"})
DENYING = word_set("blame", "deny", "verbs") | word_set("blame", "deny", "reject") | frozenset(("not", "never", "no"))
_TURNS = (" said ", " says ", " accused ", " accuses ", " blamed ", " blames ", " insisted ", " claimed ", " accusing ")
_ORDERED = r"\b(?:orders?|behest|instructions?|command) (?:of|from)"
_BYSTANDING = (
    rf"(?:was|were|been) (?:\w+ )?(?:{'|'.join(sorted(word_set('blame_check', 'suffered')))})\b(?! by)"
    rf"|{'|'.join(sorted(word_set('blame_check', 'bystanding')))}|{vocabulary('blame_check')['bystanding_phrases']}"
)
_MET = "|".join(sorted(word_set("blame_check", "met")))
_GUESSES = frozenset({"may", "might", "could", "possible", "possibly", "perhaps"})
_GUESSED = lazy_pattern(str(vocabulary("blame_check")["guessed"]), re.IGNORECASE)
_DEED_WORDS = (ACTS - ACT_NOUNS) | word_set("blame_check", "deeds")
_OWN_DEEDS = _DEED_WORDS | frozenset(
    ("taken", "took", "hit", "captured", "fought", "neutralised", "eliminated", "returned")
)


@record(frozen=True, slots=True)
class Heard:
    """A reading of the evidence with the actors that it stands for in the article."""

    reading: BlameReading
    actor: Actor
    accuser: Actor | None
    status: Status


def _stands_by(text: str, name: str) -> bool:
    """ "X, a cook, was stabbed", "X put out the fire", "police asked X"."""
    if name not in text:
        return False
    behind = rf"{re.escape(name)}(?:, [^,;]{{1,60}},)? (?:(?:had|has|have|later|then) )?(?:{_BYSTANDING})\b"
    return bool(re.search(behind, text) or re.search(rf"\b(?:{_MET}) (?:\w+ ){{0,2}}{re.escape(name)}", text))


def _opens(text: str, names: Sequence[str]) -> bool:
    """ "Protesters pelted officers with bottles": a sentence that opens with the actor and what they did."""
    return any(
        re.match(
            rf"(?:the |an? |[A-Z]+ )?{re.escape(name)} (?:\w+ly )?\w{{2,}}ed (?!by |to |that )", text, re.IGNORECASE
        )
        and not _stands_by(text, name)
        for name in names
    )


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a name stands where somebody is told of who neither acts nor speaks: "three officers in the crowd"."""
    if start <= _OPENING or _GIVES.search(text, 0, start):
        return False
    behind = (found for pattern in (_NEXT, _ASIDE) if (found := pattern.match(text, end)) is not None)
    return not any(_does(found.group(1).lower()) for found in behind)


def _does(word: str) -> bool:
    return word in AUXILIARIES or word in VERBS or word in _SPEAKS or word.endswith("ed") or word in ("who", "which")


def _is_spoken(text: str, name: str) -> bool:
    """Whether a name stands within a quotation or behind the "that" of a report."""
    at = text.lower().find(name.lower())
    quoted = any(match.start() < at < match.end() for match in _QUOTED.finditer(text))
    reported = _REPORTS.search(text[:at]) is not None or _INSERTED.search(text[:at]) is not None
    return at >= 0 and (quoted or reported)


def _relayed(text: str) -> bool:
    """Whether nobody speaks in a sentence but those who only relay."""
    return all(report.speaker is not None and report.speaker.kind == "media" for report in speakers(text))


def _in_own_voice(text: str, names: Sequence[str]) -> bool:
    """Whether the deed nearest to the name is told neither as a claim nor as a guess: "the claim that Roe fired"."""
    start = min((at for name in names if (at := text.lower().find(name.lower())) >= 0), default=0)
    words = line(text)
    deeds = [at for at, word in enumerate(words.low) if word in _DEED_WORDS]
    if not deeds:
        return True
    nearest = min(deeds, key=lambda at: abs(words.starts[at] - start))
    return voice_at(words, nearest, start) == "narrator"


def _presupposed(text: str, names: Sequence[str]) -> bool:
    """ "The officer who killed her resigned, officials said": the deed is no part of what they say."""
    for name in names:
        at = text.find(name)
        behind = text[at + len(name) :].split(maxsplit=2) if at >= 0 else []
        if len(behind) > 1 and behind[0] == "who" and behind[1].lower() in _DEED_WORDS:
            return True
    return False


def _beside_quote(text: str, names: Sequence[str]) -> bool:
    """Whether a sentence quotes its speaker and names the actor in the narrator's words around the quotation."""
    quoted = list(_QUOTED.finditer(text))
    rest = _QUOTED.sub(" ", text)
    behind = rest.split(" after ", 1)[-1] if quoted else ""
    return any(contains_name(behind, name) for name in names)


class Hearing:
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
        self._speaking: list[Actor] | None = None

    def _resolve(self, someone: Actor | None, number: int) -> Actor | None:
        return self._cast.resolve(someone, number) if someone is not None else None

    def _hear(self, reading: BlameReading, number: int) -> Heard:
        named = reading.actor if not reading.actor.is_pronoun and reading.status != "claimed" else None
        accuser = self._cast.resolve(reading.accuser, number, named) if reading.accuser is not None else None
        actor = self._cast.resolve(reading.actor, number, accuser if reading.status != "claimed" else None)
        status = reading.status
        if reading.rule in ("act", "fought", "weapon") and is_own_side(accuser, actor):
            status = "claimed"
        elif (
            status in ("accused", "accused_by_authorities")
            and accuser is not None
            and reading.rule not in ("custody", "case", "surrender", "identify")
        ):
            status = status_by(accuser)
        return Heard(reading, actor, accuser, status)

    def stands(self, names: Sequence[str]) -> bool:
        """Whether one of these names, or the surname of one, stands in the sentences."""
        forms = [*names, *(surname for name in names if (surname := surname_of(name)))]
        forms.extend(f"the {head}" for name in names if (head := head_noun(name)))
        return any(contains_name(text, form) for text in self.texts for form in forms)

    def kind_of(self, name: str) -> str | None:
        """The sort of actor that the article makes of a name; None for a name that no rule read."""
        return self._cast.kind_of(name)

    def named_before(self, names: Sequence[str]) -> bool:
        """Whether the article names one of them before the last cited sentence."""
        return any(
            contains_name(text, name)
            for text in self._cast.texts_before(max(self.numbers, default=0))[-_BACK:]
            for name in names
        )

    def owns(self, names: Sequence[str]) -> bool:
        """Whether the actor, or who speaks for them, tells the deed as their own: "said its fighters had struck"."""
        for text, number in zip(self.texts, self.numbers, strict=True):
            spoken = [report.speaker for report in speakers(text) if report.speaker is not None]
            own = any(
                is_one_of(names, one)
                or holds(names, one, self._cast.resolve(one, number))
                or ((one.is_pronoun or is_someones(one)) and is_one_of(names, self._cast.resolve(one, number)))
                or (is_someones(one) and self.stands(names))
                for one in spoken
            )
            if not own or not DENYING.isdisjoint(line(text).low):
                continue
            if _JUSTIFIED.search(text) or _OURS.search(text):
                return True
            if any(match.group(1).lower() in _OWN_DEEDS for match in _OWN_DEED.finditer(text)):
                return True
        return False

    def publishes(self, names: Sequence[str]) -> bool:
        """Whether words of the actor's own message own the deed: 'posted a video. "Our men did this," a voice says'."""
        about = self.about(names)
        if not any(_PUBLISHED.search(text) for text in self._naming(names)):
            return False
        for text in about:
            spoken = [report.speaker for report in speakers(text) if report.speaker is not None]
            others = [one for one in spoken if one.proper and not is_one_of(names, one)]
            if not others and _OURS.search(text) and DENYING.isdisjoint(line(text).low):
                return True
        return False

    def confesses(self, names: Sequence[str], admitting: frozenset[str]) -> bool:
        """Whether a pronoun admits something in or right behind a cited sentence that names the actor."""
        for text in self.about(names):
            low = line(text).low
            for at in (at for at, word in enumerate(low) if word in admitting):
                own = not _SELF.isdisjoint(low[max(0, at - 2) : at])
                if own and DENYING.isdisjoint(low[max(0, at - 3) : at]):
                    return True
        return False

    def boasts(self, names: Sequence[str]) -> bool:
        """Whether the actor is the subject of "... of having shot down the helicopter", in no passive."""
        for text in self._naming(names):
            for match in _HAVING.finditer(text):
                subject, between, deed = match.groups()
                own = any(contains_name(f"{subject} {between}", name) for name in names)
                if own and not _PASSIVE.search(between) and deed.lower() in _OWN_DEEDS:
                    return DENYING.isdisjoint(line(text).low)
        return False

    def counters(self, accusers: Sequence[str], names: Sequence[str]) -> bool:
        """Whether an accuser who denies something there goes on to name the actor: "denied it and said X had"."""
        for text in self.texts:
            if not any(contains_name(text, one) for one in accusers):
                continue
            low = text.lower()
            at = max((low.find(word) for word in _TURNS if word in low), default=-1)
            if at >= 0 and any(contains_name(text[at:], name) for name in names):
                return True
        return False

    def claims(self, names: Sequence[str]) -> bool:
        """Whether a sentence says that the actor claims or admits it, with nothing but an aside between the two."""
        for text in self._naming(names):
            for match in _CLAIMS.finditer(text):
                before = text[: match.start()]
                at = max((before.rfind(name) + len(name) for name in names if name in before), default=-1)
                between = before[at:].strip()
                aside = between.startswith(",") and between.endswith(",")
                plain = len(between.split()) <= _BETWEEN and not re.search(r"[A-Z,;]|\bby\b", between)
                if at >= 0 and (aside or plain) and DENYING.isdisjoint(line(between).low):
                    return True
        return False

    def accuse(self, names: Sequence[str]) -> bool:
        """Whether a name stands right before a word of accusation: "an attack that Vorland blamed on the rebels"."""
        return any(
            re.search(rf"{re.escape(name)}(?:\W+\w+)?\W+{_ACCUSES.pattern}", text, re.IGNORECASE)
            for name in names
            for text in self.texts
        )

    def is_only_object(self, name: str) -> bool:
        """Whether a name nowhere does or says anything: no verb stands behind it, and no "by" or "said" before."""
        return all(_is_object(text, *place) for text in self.texts for place in occurrences(text, name))

    def is_told(self, one: Heard, names: Sequence[str]) -> bool:
        """Whether a deed that reads as plain stands in what somebody says: "X burned the barn, the governor said"."""
        text = self.texts[one.reading.sentence]
        if _presupposed(text, names) or _beside_quote(text, names):
            return False
        return any(
            report.speaker is not None
            and report.speaker.kind != "media"
            and report.covers(one.reading.cue_start)
            and not is_one_of(names, report.speaker)
            for report in speakers(text)
        )

    def hold_responsible(self, names: Sequence[str]) -> bool:
        """Whether somebody "held X responsible", which tells nothing as a fact."""
        return any(
            re.search(
                rf"\b(?:held|holds?|holding) (?:the )?{re.escape(name)} (?:\w+ ){{0,2}}(?:responsible|liable)", text
            )
            for name in names
            for text in self.texts
        )

    def listed(self, names: Sequence[str]) -> bool:
        """Whether the actor stands behind another in a list, or gave orders: "arrested Sam Orr, 21, and Jo Pell"."""
        return any(
            re.search(rf"(?:\band|,|\bwith|\bor|{_ORDERED}) (?:by )?(?:[\w-]+ ){{0,2}}{re.escape(name)}", text)
            for name in names
            for text in self.texts
        )

    def tells_of(self, names: Sequence[str], accusers: Sequence[str]) -> bool:
        """Whether an accuser reports in a sentence that names the actor: "led off by armed men, police said"."""
        for text in self._naming(names):
            for report in speakers(text):
                spoken = report.speaker
                if spoken is not None and is_one_of(accusers, spoken, self._cast.resolve(spoken, self._number(text))):
                    return True
            # "The court heard that X had mixed the poison": whatever the verb, the clause behind it is theirs.
            head, that, clause = text.partition(" that ")
            told = that and any(contains_name(head, one) for one in accusers)
            if told and any(contains_name(clause, name) for name in names):
                return True
        return False

    def joined(self, accusers: Sequence[str], offices: frozenset[str]) -> bool:
        """Whether an accuser in office speaks together with others: "the government and residents said"."""
        ruling = [re.escape(one) for one in accusers if not offices.isdisjoint(one.lower().split())]
        return any(
            re.search(rf"\b(?:{one} and [\w ]{{1,30}}|[\w ]{{1,30}} and {one}) sa(?:id|y)\b", text)
            for one in ruling
            for text in self.texts
        )

    def only_spoken_of(self, accusers: Sequence[str]) -> bool:
        """Whether the accusers stand only in what somebody else says: 'She suggested that "agitators" were at work'."""
        if self.accuse(accusers) or any(is_one_of(accusers, speaker) for speaker in self.speakers()):
            return False
        naming = [(text, one) for text in self.texts for one in accusers if contains_name(text, one)]
        return bool(naming) and all(_is_spoken(text, one) for text, one in naming)

    def wronged(self, names: Sequence[str]) -> bool:
        """Whether the actor is accused without reason: "the firm has been unfairly named"."""
        return any(
            re.search(rf"{re.escape(name)}\b[^.;]{{0,40}}?\b(?:was|were|been|being|is) (?:\w+ )?{_WRONGED}", text)
            for name in names
            for text in self._naming(names)
        )

    def titled(self, name: str, titles: frozenset[str]) -> bool:
        """Whether such a title stands right before the name: "Cabinet Secretary for Health Ann Roe"."""
        for text in self.texts:
            at = text.find(name)
            before = re.split(r"[.,;:]", text[max(0, at - _TITLE) : at])[-1] if at > 0 else ""
            if not titles.isdisjoint(before.lower().split()):
                return True
        return False

    def _number(self, text: str) -> int:
        return self.numbers[self.texts.index(text)]

    def _naming(self, names: Sequence[str]) -> list[str]:
        return [text for text in self.texts if any(contains_name(text, name) for name in names)]

    def about(self, names: Sequence[str]) -> list[str]:
        """The sentences that name the actor, and those cited right behind one."""
        named = {
            number
            for number, text in zip(self.numbers, self.texts, strict=True)
            if any(contains_name(text, name) for name in names)
        }
        return [
            text
            for number, text in zip(self.numbers, self.texts, strict=True)
            if number in named or (number - 1 in named and not text.startswith(("The other", "Another")))
        ]

    def guesses(self, names: Sequence[str]) -> bool:
        """Whether every sentence that names the actor holds a "may", "could" or "possibly"."""
        naming = [
            text
            for text in self._naming(names)
            if not any(report.speaker is not None and is_one_of(names, report.speaker) for report in speakers(text))
        ]
        return bool(naming) and all(
            (any(word in _GUESSES for word in line(text).raw) and not _ACCUSES.search(text)) or _GUESSED.search(text)
            for text in naming
        )

    def stands_by(self, names: Sequence[str]) -> bool:
        """Whether the sentences that name the actor only tell what befell them, or that they helped or were asked."""
        naming = self._naming(names)
        return bool(naming) and all(any(_stands_by(text, name) for name in names) for text in naming)

    def reported(self, names: Sequence[str]) -> bool:
        """Whether the actor is only named inside somebody's report."""
        return bool(self._naming(names)) and not self.narrates(names)

    def narrates(self, names: Sequence[str]) -> bool:
        """Whether the article tells a deed in its own voice in a sentence that names the actor."""
        return any(
            (_relayed(text) or _beside_quote(text, names) or _presupposed(text, names))
            and (frozenset(line(text).low) & _DEED_WORDS or _opens(text, names))
            and not _ACCUSES.search(text)
            and not _GUESSED.search(text)
            and _in_own_voice(text, names)
            for text in self._naming(names)
        )

    def speakers(self) -> list[Actor]:
        """Everyone who says or accuses in the sentences, pronouns led back; several rules ask, so it is kept."""
        if self._speaking is None:
            self._speaking = self._find_speakers()
        return self._speaking

    def _find_speakers(self) -> list[Actor]:
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
