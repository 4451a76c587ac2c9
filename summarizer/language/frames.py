"""A sentence with its reports: what every pattern about blame asks about a word."""

from collections.abc import Iterator

from summarizer.brief import Status
from summarizer.language.actors import Actor, actor, actor_after, actor_before
from summarizer.language.homographs import is_noun
from summarizer.language.lines import Line
from summarizer.language.narrator import voice_at
from summarizer.language.nounphrases import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    MODALS,
    NUMBERS,
    PREPOSITIONS,
    VERBS,
    NounPhrase,
    phrase_after,
    phrase_before,
    phrase_ending,
)
from summarizer.language.readings import BlameReading
from summarizer.language.relatives import SUBORDINATORS, cut_contact, relative_pronoun
from summarizer.language.speech import Attribution
from summarizer.language.vocabulary import word_set
from summarizer.records import record

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
NEGATIONS = frozenset(
    {"seldom", "rarely", "hardly", "scarcely", "not", "never", "n't", "without", "nor", "cannot", "neither"}
)
# "wasn't" is one word of a line.
_CONTRACTED = "n't"
_ADJECTIVES = word_set("blame", "accuse", "adjectives")
_GUESSING = word_set("speech", "lists", "guessing")
# What a member of a parliament or a party says is no finding of the authorities.
_POLITICIANS = word_set("actors", "lists", "politicians")
_PERFECT = frozenset({"has", "have", "had", "often", "frequently", "routinely", "regularly", "previously"})
_REPEATED = word_set("blame", "lists", "repeated")
_DONE_TO = word_set("blame", "lists", "transitive") | word_set("blame", "custody", "verbs")
# "By nightfall", "by telephone": a time or a means, nobody who acts.
_NO_AGENTS = word_set("grammar", "lists", "no_agents")
_HELD = frozenset(
    {"used", "held", "owned", "run", "led", "made", "manned", "guarded", "operated", "controlled", "employed"}
)
_BETWEEN = frozenset({"to", "not", "believed", "thought", "all", "both", "each"})
_ESTABLISHING = frozenset({"revealed", "reveals", "confirmed", "confirms"})
_SAYING = frozenset({"said", "says", "told", "alleged", "claimed", "stated"})
_GROUNDS = frozenset(
    {"evidence", "suggest", "suggests", "indication", "indications", "proof", "sign", "signs", "grounds", "reason"}
)
_DENYING = word_set("blame", "deny", "verbs")
_QUOTES = frozenset('"“”')
_ROUGHLY = frozenset({"about", "around", "over", "under"})
_NO_PARTICIPLES = frozenset(
    {"evening", "morning", "nothing", "anything", "something", "including", "following", "building"}
)
_AFTER_SUBJECTS = VERBS | AUXILIARIES | ADVERBS
_THINGS = word_set("actors", "kinds", "thing")
_HUMAN = frozenset(
    {"police", "authorities", "officials", "prosecutors", "investigators", "forces", "troops", "rebels", "militants"}
)
_UNSURE = frozenset({"unclear", "unsure", "unknown", "uncertain"})
_ASKING = (
    (VERBS | ADVERBS | AUXILIARIES | _UNSURE | frozenset({"of", "about", "as", "to", "clear", "sure", "on"}))
    - frozenset({"killed", "wounded", "injured", "hurt"})
)  # fmt: skip
_CLAUSE_OPENERS = frozenset({"that", "which", "who", "and", "but", "when", "after", "while"})
_INSERTED = frozenset({"during", "in", "on", "near", "outside", "at"})
_UNKNOWN = frozenset(
    {"who", "what", "nobody", "those", "anyone", "whoever", "someone", "somebody", "everybody", "everyone"}
)
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})


@record(frozen=True, slots=True)
class Frame:
    """A sentence, its words and its reports."""

    line: Line
    reports: tuple[Attribution, ...]

    def report_at(self, index: int) -> Attribution | None:
        """The report that the word at `index` is part of: the nearest of several, and a speaker before a hedge."""
        offset = self.line.starts[index]
        covering = [report for report in self.reports if report.covers(offset) and report.cue_start != offset]
        if not covering:
            return None
        named = [report for report in covering if report.speaker is not None]
        nearest = min(named or covering, key=lambda report: abs(report.cue_start - offset))
        if nearest.speaker is not None and nearest.speaker.is_pronoun:
            # "The Front posted a statement in which it said": the pronoun is the speaker named before it.
            outer = [
                report
                for report in named
                if report.speaker and not report.speaker.is_pronoun and report.cue_start < nearest.cue_start
            ]
            if outer:
                return outer[-1]
        return nearest

    def before(self, index: int) -> Actor | None:
        """The subject of the verb at `index`, by the phrase that stands directly before it."""
        return actor_before(self.line, index)

    def habitual(self, index: int) -> bool:
        """Whether the verb group at `index` speaks of what somebody has often done before."""
        before = self.line.low[max(0, index - 4) : index]
        after = self.line.low[index + 1 : index + 10]
        return bool(_PERFECT & set(before)) and bool(_REPEATED & set(after))

    def subject(self, index: int) -> Actor | None:
        """The subject of the verb at `index`, else of the verb it is joined to by "and", else of its clause."""
        key = ("subject", index)
        if key not in self.line.memo:
            self.line.memo[key] = self._find_subject(index)
        found: Actor | None = self.line.memo[key]
        return found

    def _find_subject(self, index: int) -> Actor | None:
        if is_noun(self.line, index):
            return None
        parted = self._parted_from(index)
        if parted >= 0:
            return actor(self.line, phrase_before(self.line, parted))
        who = relative_pronoun(self.line, index)
        if who > 0 and (meant := actor(self.line, phrase_ending(self.line, who, placed=False))) is not None:
            return meant
        phrase = phrase_before(self.line, index)
        if self._asks_after(index):
            return None
        if phrase is not None and phrase.apposition is None:
            start = cut_contact(self.line, phrase.first, phrase.last, _THINGS, _HUMAN)
            if start != phrase.first:
                return actor(self.line, NounPhrase(start, phrase.last, None, phrase.short, (start, phrase.outer[1])))
        hangs = phrase is not None and self._hangs(phrase)
        if hangs and phrase is not None and not self._relative(index):
            # The phrase hangs on a preposition: it is no subject. In "a panel formed by the state found" the panel is.
            phrase = self._described_by(phrase) if phrase.apposition is None else phrase
        if phrase is None and self.asks(index):
            return None
        someone = actor(self.line, phrase)
        if someone is not None and (someone.proper or someone.kind not in ("thing", "other")):
            return someone
        low = self.line.low
        at = index
        while at > 0 and (low[at - 1] in AUXILIARIES or low[at - 1] in ADVERBS):
            at -= 1
        if at > 1 and low[at - 1] in ("and", "then", ",", "but"):
            joined = self.joined_subject(at - 1)
            if joined is not None and (joined.proper or joined.kind != "other"):
                return joined
        opening = self.opening(index)
        inanimate = opening is None or (opening.kind in ("other", "thing") and not opening.proper)
        if low[at - 1] == "and" and inanimate:
            # "The Chamber said 38 shops had been damaged and pleaded for help"
            opening = self.opening(index, reported=False) or opening
        if opening is not None and (someone is None or opening.kind not in ("other", "thing")):
            return opening
        return someone if someone is not None and someone.kind == "other" else None

    def _parted_from(self, index: int) -> int:
        """Index of the comma behind the subject that a report parts from its verb, or -1: "Roe, police said, shot"."""
        low = self.line.low
        at = index - 1
        while at > 0 and (low[at] in AUXILIARIES or low[at] in ADVERBS):
            at -= 1
        if low[at] != "," or at < 3:
            return -1
        ends = self.line.ends[at]
        comma = next((k for k in range(at - 2, 0, -1) if low[k] == ","), -1)
        if comma > 0 and low[comma + 1] in ("as", "so"):
            return comma  # "The Front, as the army put it, did it"
        for report in self.reports:
            if report.speaker is None or not report.covers(report.cue_start):
                continue
            if comma > 0 and self.line.starts[comma] < report.speaker.start and 0 <= ends - report.cue_end < _HEARER:
                return comma
        return -1

    def _described_by(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase that a participle before the preposition of `phrase` describes."""
        participle = phrase.first - 2
        if participle < 1 or not self.line.low[participle].endswith("ed") or self.line.low[participle + 1] != "by":
            return None
        return phrase_before(self.line, participle) if self.be_before(participle) < 0 else None

    def _hangs(self, phrase: NounPhrase) -> bool:
        """Whether a phrase hangs on a preposition, itself or with what "and" joins it to: "with knives and spades"."""
        before = self.line.at(phrase.first - 1)
        if before in SUBORDINATORS and self._opens_clause(phrase):
            return False
        if before in _ROUGHLY:
            # "About 60 fighters opened fire": the word goes with the number.
            return not (self.line.low[phrase.first] in NUMBERS or self.line.low[phrase.first][0].isdigit())
        if before.endswith("ing") and len(before) > 6 and before not in _NO_PARTICIPLES:
            # "Teams searching the ruins pulled out four": the object of a participle.
            return self.be_before(phrase.first - 1) < 0 and phrase.first > 1
        if before == "and":
            left = phrase_before(self.line, phrase.first - 1)
            return left is not None and left.first > 0 and self.line.low[left.first - 1] in ("with", "in", "on")
        return before != "of" and before in PREPOSITIONS

    def _opens_clause(self, phrase: NounPhrase) -> bool:
        """Whether "after gunmen" opens a clause ("after gunmen stormed it"), and is no time ("after the attack")."""
        someone = actor(self.line, phrase)
        if someone is None or someone.kind == "thing" or self.line.low[phrase.last - 1] in DAYS:
            return False
        if someone.is_pronoun:
            # "Poe told police that she fell after he had fired": who speaks; else the main clause's subject is meant.
            said = [report.speaker for report in self.reports if report.speaker is not None]
            return any(one.kind in ("person", "other", "public", "armed") for one in said)
        verb = self.line.at(phrase.outer[1])
        finite = verb in _AFTER_SUBJECTS or (verb.endswith("ed") and len(verb) > 4)
        return finite and (someone.kind != "other" or someone.proper)

    def _asks_after(self, index: int) -> bool:
        """Whether "who" before the verb at `index` asks: "it is not known who fired"."""
        at = index - 1
        while at >= 0 and (self.line.low[at] in AUXILIARIES or self.line.low[at] in ADVERBS):
            at -= 1
        return at > 0 and self.line.low[at] == "who" and self.line.low[at - 1] in _ASKING

    def unsure(self, index: int) -> bool:
        """Whether nobody knows what the clause of the word at `index` says: "it was unclear how many fired"."""
        low = self.line.low
        for at in range(index - 1, max(0, index - 12), -1):
            if low[at] in ("how", "if", "whether", "who"):
                window = low[max(0, at - 4) : at]
                return not _UNSURE.isdisjoint(window) or (
                    bool({"know", "known", "clear", "say", "sure", "certain"} & set(window))
                    and any(word in NEGATIONS or word.endswith(_CONTRACTED) for word in window)
                )
            if low[at] in (";", ":", "but") or low[at] in _QUOTES:
                return False
        return False

    def _relative(self, index: int) -> bool:
        """Whether a relative pronoun stands right before the verb group: "on the firm, which voiced regret"."""
        at = index - 1
        while at >= 0 and (self.line.low[at] in AUXILIARIES or self.line.low[at] in ADVERBS):
            at -= 1
        return at > 1 and self.line.low[at] in ("who", "which")

    def asks(self, index: int) -> bool:
        """Whether "who" or "what" is the subject: "police do not know who was behind it" accuses nobody."""
        at = index - 1
        while at >= 0 and (self.line.low[at] in AUXILIARIES or self.line.low[at] in ADVERBS):
            at -= 1
        return at >= 0 and self.line.low[at] in ("who", "what", "whoever")

    def joined_subject(self, index: int) -> Actor | None:
        """The subject of the nearest finite verb before `index`."""
        for back in range(index - 1, 0, -1):
            word = self.line.low[back]
            if word in (";", "but", ":"):
                return None
            if word in _SAYING and self.line.at(back - 1) == ",":
                # "He was drunk, said the prosecutor, and has been charged": the report is put in between.
                continue
            if word in _SAYING and back + 1 < index:
                # "said the youths had come and had set fire": the reported subject follows the verb.
                subject = self.after(back + 1)
                return subject if subject is not None and subject.kind != "thing" else None
            if (word in VERBS or word in AUXILIARIES) and not word.endswith("ing"):
                subject = self.before(back)
                if subject is not None and subject.kind != "thing":
                    return subject
            elif word.endswith("ed") and len(word) > 4 and index - back < 8:
                # "When Poe confronted the two and shot them": a verb that no list has.
                subject = self.before(back)
                if (
                    subject is not None
                    and (subject.kind in ("person", "armed") or subject.proper)
                    and subject.end + 2 > self.line.starts[back]
                ):
                    return subject
        return None

    def opening(self, index: int, *, reported: bool = True) -> Actor | None:
        """The noun phrase that opens the clause of the word at `index`; with `reported`, of what is reported."""
        low = self.line.low
        start, opens = index, self._reported_from(index) if reported else 0
        while start > opens and low[start - 1] not in (";", ":", "but", "that") and low[start - 1] not in _QUOTES:
            start -= 1
        if low[start] in PREPOSITIONS:
            comma = next((k for k in range(start, index) if low[k] == ","), -1)
            if comma < 0:
                return None
            start = comma + 1
        someone = self.after(start)
        return (
            someone
            if someone is not None and someone.kind not in ("thing",) and someone.start < self.line.starts[index]
            else None
        )

    def _reported_from(self, index: int) -> int:
        """First word of what "said" reports around `index`; 0 outside reports, and where no subject stands there."""
        opens = 0
        for report in self.reports:
            if report.cue_end <= report.scope_start and report.covers(self.line.starts[index]):
                first = next(k for k in range(index + 1) if self.line.starts[k] >= report.scope_start)
                while first < index and (
                    self.line.low[first] in ("that", "on", "late", "early")
                    or self.line.low[first] in DAYS
                    or not self.line.is_word(first)
                ):
                    first += 1
                if report.verb != "according" and self.after(first) is not None:
                    opens = max(opens, first)
        return opens

    def after(self, index: int) -> Actor | None:
        """The actor named by the phrase that begins at `index`."""
        return actor_after(self.line, index)

    def joined_after(self, someone: Actor) -> Actor | None:
        """The second of two actors named together after a verb: "the Front and the Army of the North"."""
        at = next((k for k in range(len(self.line.raw)) if self.line.starts[k] >= someone.outer[1]), -1)
        if at < 0 or self.line.low[at] != "and":
            return None
        other = self.after(at + 1)
        end = next((k for k in range(at, len(self.line.raw)) if other and self.line.starts[k] >= other.outer[1]), -1)
        # "accused the Front and the army said": what a verb follows is a subject.
        if (
            other is None
            or other.is_pronoun
            or (end > 0 and (self.line.low[end] in VERBS or self.line.low[end] in AUXILIARIES))
        ):
            return None
        return other if other.proper or other.kind not in ("thing", "other", "media") else None

    def joined_before(self, index: int) -> Actor | None:
        """The first of two actors named together before a verb: "the owner, Ian Poe, and three managers were held"."""
        phrase = phrase_before(self.line, index)
        if phrase is None or self.line.at(phrase.outer[0] - 1) != "and":
            return None
        last = phrase.outer[0] - 1
        first = phrase_before(self.line, last)
        someone = actor(self.line, first)
        if someone is None or first is None or (first.outer[0] > 0 and self.line.is_word(first.outer[0] - 1)):
            return None
        return someone if someone.proper or someone.kind not in ("thing", "other", "media", "pronoun") else None

    def phrase_after(self, index: int) -> NounPhrase | None:
        return phrase_after(self.line, index)

    def be_before(self, index: int) -> int:
        """Index of a form of "be" that makes the word at `index` a passive or a predicate, or -1."""
        low = self.line.low
        at, limit = index - 1, max(-1, index - 7)
        while at > limit:
            word = low[at]
            if word in BE or word.endswith(_CONTRACTED):
                return at
            if word == "to" and low[at + 1] == "have":
                # "is believed to have planted it" is active.
                return -1
            if (
                word == "and"
                and at > 0
                and low[index] in _DONE_TO
                and low[at - 1].endswith(("ed", "shot", "hit", "beaten"))
            ):
                # "was shot and killed"
                at -= 2
                continue
            if word not in ADVERBS and word not in AUXILIARIES and word not in _BETWEEN and not word.endswith("ly"):
                return -1
            at -= 1
        return -1

    def negated(self, index: int) -> bool:
        """Whether a negation stands in the verb group before `index`, or its subject is nobody."""
        for at in range(index - 1, max(-1, index - 7), -1):
            word = self.line.low[at]
            if word in NEGATIONS or word.endswith(_CONTRACTED):
                # "Sailors Without Frontiers" is a name.
                return not (at and self.line.is_capital(at) and word.isalpha() and self.line.is_capital(at + 1))
            if (
                word in _NOBODY
                or (word == "no" and index - at <= 3)
                or (word == "one" and self.line.at(at - 1) == "no")
            ):
                return True
            if not self.line.is_word(at) or word in ("that", "which", "who", "but", "and", "said", "says"):
                return False
        return False

    def groundless(self, index: int) -> bool:
        """Whether the clause of the word at `index` is said to have no ground: "no evidence that"."""
        low = self.line.low
        for at in range(index - 1, max(0, index - 14), -1):
            if low[at] in _GROUNDS and {"no", "nothing", "not", "little", "any"} & set(low[max(0, at - 4) : at]):
                return low[at + 1] in ("that", "of", "for") or (
                    low[at + 1] == "to" and low[at + 2] in ("suspect", "believe", "think", "suggest", "assume")
                )
            if low[at] in (";", ":", "but") or low[at] in _QUOTES:
                return False
        return False

    def guessed(self, index: int) -> bool:
        """Whether "it is possible that" or "whether" opens the clause of the word at `index`."""
        low = self.line.low
        for at in range(index - 1, max(0, index - 10), -1):
            if low[at] == "whether" or (
                low[at] == "that" and low[at - 1] in ("possible", "possibility", "conceivable")
            ):
                return True
            if low[at] in (";", ":", "but", "that"):
                return False
        return False

    def denied(self, index: int) -> bool:
        """Whether somebody denies what the clause of the word at `index` says: "denied that its forces had fired"."""
        if self.groundless(index):
            return True
        low = self.line.low
        for at in range(index - 1, max(-1, index - 14), -1):
            if low[at] in _DENYING:
                after = low[at + 1] if at + 1 < index else ""
                return after in ("that", "having", "it", "they", "he", "she", "its", "their", "his", "her", "any")
            if low[at] in (";", ":", "but", "and") or (low[at] in _SAYING and at < index - 1):
                return False
        return False

    def modal(self, index: int) -> bool:
        """Whether "may", "might" or "could" stands in the verb group before `index`."""
        for at in range(index - 1, max(-1, index - 5), -1):
            word = self.line.low[at]
            if word in MODALS:
                return True
            if word not in AUXILIARIES and word not in ADVERBS:
                return False
        return False

    def agent(self, index: int, reach: int = 9) -> int:
        """Index of the "by" that names who did what the word at `index` says, or -1."""
        low = self.line.low
        last, inserted = min(index + 1 + reach, len(low)), False
        for at in range(index + 1, len(low)):
            if at >= last and not inserted:
                return -1
            if low[at] == "by":
                return at if self.line.at(at + 1) not in _NO_AGENTS else -1
            dated = low[at - 1] in DAYS or low[at - 1].isdigit()
            if low[at] == "," and reach > 5 and dated and self.line.at(at + 1) in _INSERTED:
                # "was hijacked on Tuesday, during a flight from Tirana, Albania to Rome, by one man"
                inserted = True
                continue
            if inserted and (low[at] in VERBS or low[at] in AUXILIARIES):
                return -1
            if (not self.line.is_word(at) and not (inserted and low[at] == ",")) or low[at] in _CLAUSE_OPENERS:
                return -1
            if low[at] in BE or low[at] in ("has", "had", "have"):
                # "The bombed hospital was supported by the charity"
                return -1
            if at > index + 1 and (low[at] in _DONE_TO or low[at] in _HELD) and low[at - 1] not in DETERMINERS:
                # "hit a boat used by fighters": the agent is that of the nearer participle.
                return -1
        return -1

    def find(self, index: int, words: frozenset[str], reach: int) -> int:
        """Index of the first of `words` within `reach` words after `index`, or -1."""
        low = self.line.low
        for at in range(index + 1, min(index + 1 + reach, len(low))):
            if low[at] in words:
                return at
            if low[at] in (".", ";", ":"):
                return -1
        return -1

    def reading(
        self, rule: str, at: int, blamed: Actor | None, accuser: Actor | None, status: Status
    ) -> Iterator[BlameReading]:
        """The reading that the word at `at` carries, unless it blames no actor, or its accuser is the actor."""
        if blamed is None or blamed.kind == "thing" or (blamed.kind == "media" and not blamed.proper):
            return
        none = blamed.mentions.lower().startswith("no ") or self.line.text[: blamed.start].lower().endswith(" no ")
        if none or blamed.mentions.lower().startswith("any ") or blamed.name.lower() in _UNKNOWN or self.unsure(at):
            return
        if accuser is not None and accuser.start == blamed.start and status != "claimed":
            return
        if status == "reported_as_fact":
            report = self.report_at(at)
            established = report is not None and report.speaker is not None and report.speaker.kind == "media"
            voice = "narrator" if established else voice_at(self.line, at, blamed.start)
            if voice == "denied":
                return
            status = _STATUS_IN_VOICE[voice]
        yield BlameReading(0, blamed, source(accuser), status, self.line.starts[at], self.line.ends[at], rule)

    def spoken(self, at: int) -> tuple[Actor | None, Status | None]:
        """The speaker in whose report the word stands and the status of an accusation there; Nones: the narrator."""
        report = self.report_at(at)
        if report is None or (report.speaker is not None and report.speaker.kind == "thing"):
            return None, None
        if report.speaker is not None and report.speaker.kind == "media" and report.verb in _ESTABLISHING:
            return None, None
        if report.verb in _GUESSING:
            return source(report.speaker), "possible"
        return source(report.speaker), status_by(source(report.speaker))

    def blamed(self, at: int) -> Actor | None:
        """The subject of the verb at `at`, as one who may be blamed."""
        someone = self.subject(at)
        if someone is not None and someone.name.lower() in _UNKNOWN:
            return None
        return someone

    def clause_subject(self, at: int) -> Actor | None:
        """The subject of the verb that a participle at `at` hangs on."""
        for back in range(at - 1, 0, -1):
            word = self.line.low[back]
            if (word in VERBS or (word.endswith("ed") and len(word) > 4)) and not word.endswith("ing"):
                subject = self.before(back)
                if subject is not None and subject.kind != "thing":
                    return subject
        return None

    def is_alleged(self, someone: Actor, deed: int) -> bool:
        """Whether the words for the actor or the deed hedge: "the alleged gunman", "a suspected attack by rebels"."""
        return any(word in _ADJECTIVES for word in (*someone.full.lower().split(), self.line.at(deed - 1)))


_HEARER = 20
"""Characters of "reporters" or "Tuesday" between "said" and the comma that ends a report put in."""
_STATUS_IN_VOICE: dict[str, Status] = {"narrator": "reported_as_fact", "told": "accused", "guessed": "possible"}


def status_by(accuser: Actor | None) -> Status:
    """The status that an accusation by this speaker has."""
    if accuser is None or accuser.kind not in ("authority", "state"):
        return "accused"
    described = f"{accuser.role or ''} {accuser.full}".lower().split()
    if described == ["deputies"]:
        return "accused_by_authorities"  # A sheriff's, unless a parliament's are named so.
    politician = not _POLITICIANS.isdisjoint(described) or (accuser.role or "").lower().split()[-1:] == ["deputy"]
    return "accused" if politician else "accused_by_authorities"


def source(someone: Actor | None) -> Actor | None:
    """The speaker as an accuser: one who merely relays is none."""
    return None if someone is None or someone.kind in ("media", "thing") else someone
