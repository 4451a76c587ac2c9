"""Reactions in one sentence: who says or does what in answer to the incident, by the verb that tells it."""

import re
from bisect import bisect_left

from summarizer.article import Sentence
from summarizer.brief import ReactionKind
from summarizer.engines.builtin.blame_reactions import ABROAD, INVESTIGATING, RULES, kind_of_blame
from summarizer.engines.builtin.gists import gist_of
from summarizer.engines.builtin.reaction_cues import CUES, Cue
from summarizer.engines.builtin.reactor_names import as_named, each_country
from summarizer.engines.builtin.reactors import described, holds_office, is_of, may_react, polices, reacts
from summarizer.engines.builtin.stances import judges_from_afar, kind_of_quote, only_tells
from summarizer.language.actors import Actor, actor
from summarizer.language.attribution import BlameReading, blame_readings, response_readings
from summarizer.language.cast import Cast, is_one_person, names_person
from summarizer.language.frames import Frame
from summarizer.language.homographs import is_noun
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.nounphrases import DETERMINERS, phrase_before, phrase_ending
from summarizer.language.quotations import Quotation
from summarizer.language.readings import ResponseReading
from summarizer.language.speech import Attribution, speakers
from summarizer.language.vocabulary import word_set
from summarizer.records import record

_WITHOUT_REACH = 6
"""Words after a verb in which none of its forbidden words may stand."""
_LONGEST_TIME = 4
"""Words of "on Monday that" or "in a statement" between "said" and the clause."""
_SHORTEST_STATEMENT = 6
"""Words of a quotation that alone make a statement: shorter ones are scare quotes."""


OWN_DEEDS = frozenset({"own_forces", "says_own"})
"""Rules by which a side tells what it did."""
# What anybody may do; only bodies and office holders impose a curfew.
_PUBLIC_KINDS = frozenset({"condolence", "condemnation", "criticism", "call_for_action", "support"})
_TECHNICAL = frozenset({"engineers", "technicians", "experts", "inspectors", "divers", "specialists"})
# Deeds: in somebody's own words those of "we"; "the rebels are patrolling the town" is no deed of the witness.
_DEEDS = frozenset({"aid_or_rescue", "security_measure", "investigation"})
_OF_US = frozenset({"we", "i", "our", "we're", "we've", "i'm"})
_FEELING = frozenset(
    {
        "grateful",
        "thankful",
        "pained",
        "shocked",
        "worried",
        "concerned",
        "saddened",
        "heartbroken",
        "mourning",
        "devastated",
    }
)
# Forces that are sent act themselves, whoever sends them.
_MOVED = frozenset({"sent", "deployed", "dispatched", "put", "called", "mobilised", "mobilized"})
_PLACED = lazy_pattern(r" (?:in|of|from|at|near|on|for) ")
_FORCES = word_set("actors", "lists", "forces")
_NOUN_CUES = frozenset({"thoughts", "hearts", "prayers", "heart"})
_HELPING = frozenset(
    [
        "digging",
        "dig",
        "searched",
        "searching",
        "combed",
        "combing",
        "winched",
        "ferried",
        "worked",
        "rescued",
        "pulled",
        "dug",
        "tackled",
        "overpowered",
        "extracted",
        "freed",
        "saved",
    ]
)
_CARING = word_set("actors", "lists", "caring")
_INQUIRIES = frozenset({"investigation", "inquiry", "probe", "investigations"})
_UNDER_WAY = frozenset({"underway", "under", "ongoing", "on-going", "continuing", "continue", "opened", "launched"})
_UNNAMED = frozenset({"named", "identified", "quoted", "anonymous", "anonymity"})
_NEGATIONS = frozenset({"not", "no", "nothing", "never", "neither", "doubted"})
_BE = frozenset({"been", "being", "was", "were", "is", "are"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
# "Schools stay shut", "the order to evacuate": states and aims, no deeds.
_NO_VERB_AFTER = frozenset({"of", "to", "stay", "stayed", "remain", "remained", "remains"})
_SETTING_OUT = frozenset(
    {
        "gathered",
        "gather",
        "united",
        "came",
        "lined",
        "flocked",
        "joined",
        "rushed",
        "raced",
        "arrived",
        "working",
        "quick",
        "want",
        "wants",
        "wanted",
        "wished",
        "wishes",
    }
) | frozenset({"going", "began", "begun", "started", "agreed", "decided", "ready", "continued", "continue", "about"})
# "It was on alert" answers the incident; "it has been on alert" tells of before.
_PRESENTLY = frozenset({"was", "were", "is", "are"})
_PUT = frozenset({"put", "placed", "still"})
_STATES_OF_ALERT = frozenset({"alert", "lockdown"})
_OF_BODIES = frozenset({"it", "they", "we"})
# What stays so: "police had cordoned off the square" before the reporter came, and after the attack.
_LASTING = frozenset({"cordoned", "sealed", "surrounded", "evacuated", "closed"})
_BEFORE = frozenset({"before", "previously", "often", "repeatedly"})
# "The mayor said schools would stay shut": a stance or a plan, where "said nine had died" only counts.
_INTENDING = frozenset({"will", "would", "must", "should", "won't"})
_PLANNED = frozenset({"will", "would"})
# "Too soon to tell whether snow will fall", "the wound that officials said would heal": no plan of the speaker.
_SUBORDINATE = frozenset(
    {"whether", "that", "which", "who", "whose", "because", "since", "though", "as", "until", "if"}
)
# That more will be told is a report about reports.
_RELEASED = frozenset({"released", "announced", "updated"})
_SHOWING = frozenset({"showed", "shows", "showing", "of", "saw", "see", "with"})
# Before the first of several subjects: a report or the start of a clause.
_OPENERS = frozenset({"said", "says", "that", "as", "after", "while", "when", "but", "where", "which"})
# "The army denied heavy casualties": no answer to blame.
_LOSSES = frozenset({"casualties", "losses", "deaths"})
# Whatever they say of an incident is an answer to it.
_HIGHEST = frozenset({"president", "premier", "minister", "chancellor", "king", "queen", "pope"})
_SILENCE = frozenset({"comment", "commenting", "comment.", "commenting."})


@record(frozen=True, slots=True)
class Candidate:
    """A reaction that a sentence tells."""

    sentence: Sentence
    actor: Actor
    resolved: Actor
    kind: ReactionKind
    start: int
    """Offset of the cue in the sentence."""
    gist: str
    rule: str


def candidates(sentence: Sentence, cast: Cast, spoken: tuple[Quotation, ...]) -> list[Candidate]:
    """The reactions of one sentence: one of each kind and actor, a bare statement only of who does nothing else."""
    reader = _Reader(sentence, cast, spoken)
    reader.read_blame()
    reader.read_cues()
    reader.read_inquiries()
    reader.read_alerts()
    reader.read_statements()
    return reader.found


class _Reader:
    """One sentence being read; `found` grows."""

    def __init__(self, sentence: Sentence, cast: Cast, spoken: tuple[Quotation, ...]) -> None:
        self.found: list[Candidate] = []
        self._sentence = sentence
        self._cast = cast
        self._spoken = [one for one in spoken if one.speaker is not None]
        self._words = line(sentence.text)
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """The sentence with its reports; most sentences hold no cue and need none."""
        if self._frame is None:
            self._frame = Frame(self._words, speakers(self._sentence.text))
        return self._frame

    def _add(
        self,
        someone: Actor | None,
        kind: ReactionKind,
        start: int,
        rule: str,
        *,
        whole: bool = False,
        about: Actor | None = None,
    ) -> bool:
        if someone is None:
            return False
        resolved = self._cast.who_says(self._himself(someone) or someone, self._sentence.number, about)
        if not reacts(resolved) or not may_react(resolved, kind):
            return False
        gist = self._told(someone, start, whole=whole)
        added = [
            self._add_one(someone, one, kind, start, gist, rule)
            for one in each_country(as_named(resolved), self._sentence.text)
        ]
        return any(added)

    def _add_one(self, someone: Actor, resolved: Actor, kind: ReactionKind, start: int, gist: str, rule: str) -> bool:
        same = [one for one in self.found if one.resolved.key == resolved.key]
        if any(one.kind == kind or kind == "statement" for one in same):
            return False
        if same and not self._goes_on(start):
            return False
        self.found.append(Candidate(self._sentence, someone, resolved, kind, start, gist, rule))
        return True

    def _told(self, someone: Actor, start: int, *, whole: bool) -> str:
        """The gist: who clears or suspects somebody says so with the whole clause; other verbs open theirs."""
        whole = whole or any(one.cue_start == start and one.scope_end <= start for one in self.frame.reports)
        return gist_of(self._sentence.text, 0) if whole else self._gist(someone, start)

    def _gist(self, someone: Actor, start: int) -> str:
        """The clause of the cue at `start`, from where it tells the deed as the actor's own.

        A passive with its subject, since "charged with the killing" reads as if the police were; a verb behind "who"
        with whom it tells of, since the sentence goes on about the same: "The officer who shot him is a deputy".
        """
        text, words = self._sentence.text, self._words
        at = bisect_left(words.starts, start)
        told: Actor | None = None
        if words.at(at - 1) in _RELATIVES:
            told = someone if words.at(at - 2) != "," else None
        elif not words.at(at).endswith("ing"):
            be = self.frame.be_before(at)
            told = self.frame.subject(be) if be >= 0 else None
            if told is not None and told.start == someone.start:
                told = None
        if told is None or told.start >= start:
            return gist_of(text, start)
        opens = bisect_left(words.starts, told.start)
        opens -= words.at(opens - 1) in DETERMINERS and words.at(opens - 1) != "that"
        gist = gist_of(text, words.starts[opens])
        # A cut before the deed would leave a bare name.
        return gist if text[start : start + len(words.at(at))] in gist else gist_of(text, start)

    def _himself(self, someone: Actor) -> Actor | None:
        """Who says what "it" or "they" did right behind "said": mostly the speaker; None elsewhere."""
        if not someone.is_pronoun or someone.name.lower() not in _OF_BODIES:
            return None
        for report in self.frame.reports:
            told = self._sentence.text[report.cue_end : someone.start].split()
            opens = told in ([], ["that"]) or (told[0] in ("on", "in") and len(told) <= _LONGEST_TIME)
            if report.cue_end <= someone.start and opens and report.speaker is not None:
                return report.speaker if not report.speaker.is_pronoun else None
        return None

    def _goes_on(self, start: int) -> bool:
        """Whether the cue opens a second deed of the same actor: "condemned the attack and ordered checks"."""
        before = self._sentence.text[:start].rstrip()
        return before.endswith((" and", " and has"))

    def read_blame(self) -> None:
        """Claims, arrests, accusations, acquittals and denials."""
        readings = blame_readings((self._sentence.text,))
        # Who accuses and charges in one sentence investigates.
        for reading in sorted(readings, key=lambda one: one.rule not in ("custody", "case")):
            kind = kind_of_blame(reading)
            if reading.rule == "fought":
                # "Officers shot the gunman" answers the attack.
                self._add(reading.actor, "security_measure", reading.cue_start, "reaction.stopped")
            if kind is not None:
                someone = reading.actor if kind == "responsibility_claim" else reading.accuser
                if kind == "investigation" and not self._is_official(reading, someone):
                    continue
                about = reading.actor if kind != "responsibility_claim" and not reading.actor.is_pronoun else None
                whole = reading.status in ("cleared", "possible")
                if kind == "responsibility_claim" and reading.rule in OWN_DEEDS and polices(reading.actor):
                    # "We fired at him," said the chief of police: no claim.
                    continue
                rule = "reaction.own_deed" if reading.rule in OWN_DEEDS else f"reaction.{RULES[kind]}"
                self._add(someone, kind, reading.cue_start, rule, whole=whole, about=about)
        for answer in response_readings((self._sentence.text,)):
            if answer.response == "denied" and self._is_denial(answer):
                self._add(self._denier(answer), "denial", answer.cue_start, "reaction.denial")

    def _is_denial(self, answer: ResponseReading) -> bool:
        """Whether the words deny the act itself, and were not said before it or about its victims."""
        words = self._words
        at = bisect_left(words.starts, answer.cue_start)
        if not _BEFORE.isdisjoint(words.low[max(0, at - 2) : at]):
            return False
        return _LOSSES.isdisjoint(words.low[at + 1 : at + 4])

    def _denier(self, answer: ResponseReading) -> Actor | None:
        """Who denies: mostly who speaks, since "His lawyer said Roe would plead not guilty" is the lawyer's denial."""
        before = self._words.low[: bisect_left(self._words.starts, answer.cue_start)]
        reports = [one for one in self.frame.reports if one.speaker and self._tells_of(one, answer.cue_start)]
        if not _RELATIVES.isdisjoint(before[-4:]) and reports:
            # "The minister said India was behind it, which has always denied that": not the minister.
            return answer.holder if answer.holder is not None and answer.holder.proper else None
        if reports and before[-1:] in (("and",), ("but",)):
            # "The prosecutor said the suspect admitted the theft but denied the killing": who is told of last.
            return max(reports, key=lambda one: one.cue_start).speaker
        return reports[0].speaker if reports else answer.holder

    def _tells_of(self, report: Attribution, offset: int) -> bool:
        """Whether the report still goes on at `offset`: a semicolon gives the word to the next clause's subject."""
        return report.covers(offset) and ";" not in self._sentence.text[report.cue_end : offset]

    def _is_official(self, reading: BlameReading, someone: Actor | None) -> bool:
        """Whether who clears or suspects may investigate; whoever arrests may."""
        reports = someone is not None and any(one.speaker == someone for one in self.frame.reports)
        if someone is None or (reading.rule in ("custody", "case") and not reports):
            return someone is not None
        resolved = self._cast.resolve(someone, self._sentence.number)
        if reading.rule in ("custody", "case") and resolved.kind not in ("authority", "state"):
            return False
        if reading.rule in ("custody", "case"):
            # "The consulate said three had been detained": who arrests says so, or it is not told.
            words = frozenset(f"{resolved.role or ''} {resolved.full}".lower().split())
            return not words & ABROAD
        if reading.status == "cleared":
            return resolved.kind in ("authority", "state")
        return not INVESTIGATING.isdisjoint(f"{resolved.role or ''} {resolved.full}".lower().split())

    def read_cues(self) -> None:
        """What the verbs of `data/reactions.toml` tell."""
        words = self._words
        if CUES.keys().isdisjoint(words.vocabulary):
            return
        for at in [index for index, word in enumerate(words.low) if word in CUES]:
            word = words.low[at]
            cues = CUES[word]
            if (words.at(at - 1) in DETERMINERS and word not in _NOUN_CUES) or is_noun(words, at):
                continue
            aims = words.at(at - 1) == "to" and words.at(at - 2) in _SETTING_OUT
            if (words.at(at - 1) in _NO_VERB_AFTER and not aims) or self._recalled(at):
                continue
            for cue in cues:
                if self._tells(cue, at) and not self.frame.negated(at) and not self.frame.unsure(at):
                    self._read_cue(cue, at, word)
                    break

    def read_inquiries(self) -> None:
        """Whoever says that an inquiry is under way: "Roe said the investigation was continuing"."""
        low = self._words.low
        if self._words.vocabulary.isdisjoint(_INQUIRIES):
            return
        for at in [index for index, word in enumerate(low) if word in _INQUIRIES]:
            report = self.frame.report_at(at)
            if report is None or report.speaker is None or report.verb == "according":
                continue
            if (
                not _UNDER_WAY.isdisjoint(low[at + 1 : at + 9])
                and not _BE.isdisjoint(low[at + 1 : at + 8])
                and "not" not in low[at : at + 6]
            ):
                self._add(report.speaker, "investigation", self._words.starts[at], "reaction.inquiry")

    def read_alerts(self) -> None:
        """Who is put on alert or on lockdown: "Police were on high alert"."""
        low = self._words.low
        if self._words.vocabulary.isdisjoint(_STATES_OF_ALERT):
            return
        for at in [index for index, word in enumerate(low) if word in _STATES_OF_ALERT]:
            on = next((k for k in range(at - 1, max(-1, at - 4), -1) if low[k] == "on"), -1)
            be = on - 2 if on > 1 and low[on - 1] in _PUT else on - 1
            if on > 0 and low[be] in _PRESENTLY and not self.frame.negated(be):
                self._add(self.frame.blamed(be), "security_measure", self._words.starts[on], "reaction.alert")

    def _recalled(self, at: int) -> bool:
        """Whether the verb tells what somebody did before: "a group that has threatened the port before"."""
        low = self._words.low
        window = low[max(0, at - 5) : at]
        if "ago" in window[-3:]:
            # "The embassy two days ago warned of a plot."
            return True
        relative = next((back for back in range(len(window) - 1, -1, -1) if window[back] in _RELATIVES), -1)
        if relative >= 0 and self._reports_by(at - len(window) + relative):
            relative = -1
        if relative >= 0 and {"had", "was", "were"} & set(window[relative:]):
            return True
        if relative >= 0 and window[relative] == "that" and {"has", "have"} & set(window[relative:]):
            return True
        if "had" in window[-2:] and low[at] not in _LASTING and self.frame.report_at(at) is None:
            return True
        perfect = bool({"had", "has", "have"} & set(window[-3:]))
        return perfect and bool(_BEFORE & (set(low[at + 1 : at + 7]) | set(window[-2:])))

    def _reports_by(self, at: int) -> bool:
        """Whether the word at `at` is the "that" of "said that", and no relative pronoun."""
        start = self._words.starts[at]
        return self._words.low[at] == "that" and any(0 < start - one.cue_end <= 1 for one in self.frame.reports)

    def _tells(self, cue: Cue, at: int) -> bool:
        """Whether the noun that the verb needs stands where it must."""
        low = self._words.low
        if not cue.without.isdisjoint(low[at + 1 : at + 1 + _WITHOUT_REACH]):
            return False
        if not cue.nouns:
            return True
        if cue.kind == "call_for_action" and not _UNNAMED.isdisjoint(low[at + 1 : at + 6]):
            return False  # "A nurse, who asked not to be named"
        if cue.kind == "condemnation" and self._is_weighed(cue, at):
            return False
        if cue.reach > 1 and self._passive(at) and cue.nouns & set(low[max(0, at - 9) : at]):
            return True
        if self._words.low[at] in _MOVED and cue.kind == "security_measure" and self._words.at(at - 1) in _BE:
            # "Soldiers were sent to the village."
            return bool(cue.nouns & (set(low[max(0, at - 6) : at]) | set(low[at + 1 : at + 4])))
        return bool(cue.nouns & set(low[at + 1 : at + 1 + cue.reach]))

    def _is_weighed(self, cue: Cue, at: int) -> bool:
        """Whether the hard word is denied: "said they did not believe the act was terrorism"."""
        after = self._words.low[at + 1 : at + 1 + cue.reach]
        noun = next((k for k, word in enumerate(after) if word in cue.nouns), 0)
        return not _NEGATIONS.isdisjoint(after[:noun])

    def _passive(self, at: int) -> bool:
        """Whether the verb is a passive with an agent: "reinforcements have been sent by the army"."""
        return self._words.at(at - 1) in _BE and "by" in self._words.low[at + 1 : at + 10]

    def _read_cue(self, cue: Cue, at: int, word: str) -> None:
        start, rule = self._words.starts[at], f"reaction.{cue.kind}"
        quoted = self._quoted_speaker(start)
        if quoted is not None:
            told = self.frame.subject(at)
            if cue.kind in _PUBLIC_KINDS and told is not None and told.proper and is_one_person(told):
                # A statement that speaks of its own side by name: "President Poe condemned the attack".
                quoted = told
            if cue.kind not in _DEEDS or not _OF_US.isdisjoint(self._words.low[max(0, at - 5) : at]):
                self._add(quoted, cue.kind, start, rule)
            return
        someone = self._subject(at, word)
        if someone is None or self._words.low[max(0, at - 5) : at].count("what"):
            return  # "In what the police described as terrorism" is the narrator's aside
        if word in ("treated", "treating") and someone.kind == "medical":
            # That hospitals treat the wounded is a toll.
            return
        if not is_of(someone, cue.by):
            return
        public = someone.kind == "public" and not someone.proper
        technical = cue.kind == "investigation" and not _TECHNICAL.isdisjoint(someone.full.lower().split())
        helps = word in _HELPING or (word in _CARING and cue.kind == "aid_or_rescue")
        if public and not technical and cue.kind not in _PUBLIC_KINDS and not helps:
            return
        if cue.kind == "security_measure" and word not in _HELPING and not self._may_order(someone):
            return
        companions = self._companions(at) if someone.proper and someone.kind != "state" else []
        self._add(someone, cue.kind, start, rule)
        for other in reversed(companions):
            self._add(other, cue.kind, start, rule)

    def _subject(self, at: int, word: str) -> Actor | None:
        """Who does what the cue at `at` says."""
        frame = self.frame
        if word in _NOUN_CUES:
            # A noun is the cue: whose thoughts they are, the report says.
            report = frame.report_at(at)
            return report.speaker if report is not None else None
        start = self._words.starts[at]
        for report in frame.reports:
            if report.cue_start == start and report.speaker is not None:
                return report.speaker
        be = frame.be_before(at)
        if be >= 0 and word in _FEELING:
            return frame.blamed(be)
        progressive = be >= 0
        if progressive and not word.endswith("ing"):
            by = frame.agent(at, 9)
            if by > 0:
                return frame.after(by + 1)
            moved = frame.blamed(be) if word in _MOVED else None
            return moved if moved is not None and _PLACED.split(moved.full.lower())[0].split()[-1] in _FORCES else None
        if word.endswith("ing") and not progressive:
            # ", said the envoy, condemning it": who has spoken goes on.
            shown = self._shown(at)
            if shown is not None:
                return shown
            spoke = [one.speaker for one in frame.reports if one.speaker is not None and one.cue_end <= start]
            return spoke[-1] if spoke and self._words.at(at - 1) == "," else frame.clause_subject(at)
        low = self._words.low
        report = frame.report_at(at)
        if _PLANNED.intersection(low[max(0, at - 2) : at]) and report is not None and report.speaker is not None:
            # "The minister said inspectors would look into it": who announces it reacts, unless a body is named.
            body = frame.subject(at)
            return body if body is not None and body.proper and not names_person(body) else report.speaker
        if low[max(0, at - 2) : at] == (",", "and"):
            # "He said that they had no support, and asked for help": who spoke goes on.
            spoke = [one.speaker for one in frame.reports if one.speaker is not None and one.cue_end <= start]
            if spoke and frame.joined_subject(at - 1) is not None:
                return spoke[-1]
        return frame.subject(at)

    def _shown(self, at: int) -> Actor | None:
        """Whom pictures show at it: "footage showed rescue workers putting out fires"."""
        phrase = phrase_before(self._words, at)
        if phrase is None or phrase.outer[1] != at or self._words.at(phrase.outer[0] - 1) not in _SHOWING:
            return None
        return actor(self._words, phrase)

    def _companions(self, at: int) -> list[Actor]:
        """Who shares the verb with its subject: "the fire service" of "The fire service and the navy will look"."""
        found: list[Actor] = []
        phrase = phrase_before(self._words, at)
        joint = False
        while phrase is not None and self._words.at(phrase.outer[0] - 1) in ("and", ","):
            before = phrase.outer[0] - 1
            joint = joint or self._words.at(before) == "and"
            phrase = phrase_ending(self._words, before, placed=False) if joint else None
            someone = actor(self._words, phrase)
            if someone is None or someone.kind in ("thing", "public", "pronoun", "media"):
                return []
            if not someone.proper and someone.kind == "other":
                return []
            found.append(someone)
        if phrase is None:
            return []
        before = phrase.outer[0] - 1
        opens = before < 0 or not self._words.is_word(before) or self._words.low[before] in _OPENERS
        return found if opens else []

    def _quoted_speaker(self, offset: int) -> Actor | None:
        """The speaker of the quotation that the word at `offset` stands in; None outside quotations."""
        at = self._sentence.start + offset
        for quotation in self._spoken:
            if quotation.start <= at < quotation.end and quotation.speaker_sentence == self._sentence.number:
                return quotation.speaker
        return None

    def _may_order(self, someone: Actor) -> bool:
        """Whether the actor may impose a curfew or fire warning shots: a suspect who "fired the shots" may not."""
        resolved = self._cast.resolve(someone, self._sentence.number)
        return resolved.kind not in ("armed", "person", "public") or resolved.role is not None

    def read_statements(self) -> None:
        """Real quotations, and what office holders say they or others will do."""
        for quotation in self._spoken:
            if quotation.sentence != self._sentence.number or len(quotation.text.split()) < _SHORTEST_STATEMENT:
                continue
            start = max(0, quotation.start - self._sentence.start)
            self._state(quotation.speaker, quotation.speaker_sentence, start, "reaction.quotation", quotation.text)
        if self._words.vocabulary.isdisjoint(_INTENDING):
            return
        for report in speakers(self._sentence.text):
            if self._plans(report) and not self._investigates_in(report):
                start = min(report.cue_start, report.scope_start) if report.scope_start == 0 else report.cue_start
                self._state(report.speaker, None, start, "reaction.plan")

    def _investigates_in(self, report: Attribution) -> bool:
        """Whether a body named in the report is the one that will look into it, and not who tells it."""
        return any(one.kind == "investigation" and report.covers(one.start) for one in self.found)

    def _plans(self, report: Attribution) -> bool:
        if report.speaker is None or report.believes or report.verb == "according":
            return False
        said = self._sentence.text[report.scope_start : report.scope_end].lower()
        words = re.split(r'["“”]', said)[0].split()
        # Silence is an answer to blame, which the blame row tells.
        at = next((k for k, word in enumerate(words[:24]) if word in _INTENDING), -1)
        if (
            at == 0
            or not _SUBORDINATE.isdisjoint(words[1 : max(1, at)])
            or not _RELEASED.isdisjoint(words[at : at + 5])
        ):
            return False
        # What the repair "will cost" is an estimate, no plan.
        return at >= 0 and words[at + 1 : at + 2] not in (["cost"], ["take"], ["last"]) and _SILENCE.isdisjoint(words)

    def _state(self, someone: Actor | None, number: int | None, start: int, rule: str, quote: str = "") -> None:
        if someone is None:
            return
        resolved = self._cast.resolve(someone, number or self._sentence.number)
        if not reacts(resolved) or not may_react(resolved, "statement"):
            return
        if only_tells(quote) and _HIGHEST.isdisjoint(described(resolved)):
            return
        named = quote and resolved.proper and resolved.kind != "armed" and judges_from_afar(quote)
        if not named and not holds_office(resolved, plans=rule == "reaction.plan"):
            return
        resolved = as_named(resolved)
        if any(one.resolved.key == resolved.key for one in self.found):
            return
        gist = gist_of(self._sentence.text, start)
        kind: ReactionKind = kind_of_quote(quote) if quote else "statement"
        self.found.append(Candidate(self._sentence, someone, resolved, kind, start, gist, rule))
