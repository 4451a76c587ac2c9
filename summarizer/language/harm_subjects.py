"""The subjects of casualty words: who "were killed", who "died", across what stands between."""

from typing import Literal

from summarizer.language.bounds import ONE
from summarizer.language.harm_line import (
    DETERMINERS,
    JOINTS,
    PREPOSITIONS,
    RELATIVES,
    REPORT,
    SUBORDINATORS,
    Group,
    Line,
    Pair,
)
from summarizer.language.harm_words import AUXILIARIES, BE, HARM_VERBS, OF_HARMS, Cue, is_adverb
from summarizer.language.nouns import COLLECTIVES, is_plural_people
from summarizer.language.vocabulary import word_set

# They open a clause as well as a phrase, so that the group behind them can be a subject.
_OF_WHOM = frozenset(("of", "whom", "them", "which"))
# "stabbed six people before being shot dead": the subject of the main clause is meant, not its object.
_BEFORE_BEING = frozenset(("before", "after", "while", "without", "despite"))
# Words between a predicate and the "and" of the next that shares its subject.
_SHARED_REACH = 12
# "in the fight that ensued nine gunmen and four soldiers were killed"
_TAKES_NONE = frozenset(("ensued", "followed", "erupted", "occurred", "happened", "collapsed", "overturned", "crashed"))
_FEARED = frozenset(("feared", "presumed", "believed", "thought"))
# Past forms that need no auxiliary: behind "and" they go on with the subject of the clause, not with its object.
_FINITE = frozenset(("died", "suffered", "sustained", "succumbed", "perished", "drowned"))
_NOMINATIVE = frozenset(("they", "he", "she", "we", "i"))
# Past forms, besides those in "-ed", of what somebody did before the harm befell them.
_ACTIVE = word_set("grammar", "irregular")
_JOINING = frozenset((",", ";", "and", "but", "while", "when"))
_TO_WHO = 2
"""Words between people and the "who" about them: "a woman of 81 who"."""
_QUOTES = frozenset("\"“”'")
_CLAUSE_PREPOSITIONS = frozenset(("after", "before", "since", "until", "as", "with", "when", "than"))


def subjects(line: Line, cue: Cue) -> tuple[list[Group], list[Group]]:
    """The groups that `cue` says its harm of on its left, and other words for the same persons (appositions)."""
    search = _Search(line, cue)
    return search.subjects(cue), search.apposed


_Verdict = Literal["take", "skip", "stop"]


class _Search:
    """The search for the subjects of one cue."""

    def __init__(self, line: Line, cue: Cue) -> None:
        self.line = line
        self.current = cue
        self.apposed: list[Group] = []

    def subjects(self, cue: Cue) -> list[Group]:
        low = self.line.sentence.low
        joined = self.line.joined_left(cue)
        passive = joined is not None and (joined.side == "left" or not self.line.active(joined))
        if joined is not None and joined.side != "right" and passive:
            return self.subjects(joined)
        at, finite = cue.first, False
        while at > 0 and (
            low[at - 1] in AUXILIARIES
            or is_adverb(low[at - 1])
            or at - 1 in self.line.masked
            or low[at - 1] in _QUOTES
            or (low[at - 1] == "as" and self.line.sentence.at(at - 2) in ("listed", "reported", "registered", "known"))
        ):
            if at - 1 in self.line.starts or any(group.last == at for group in self.line.groups):
                break
            finite = finite or low[at - 1] in AUXILIARIES
            at -= 1
        before = self._same_subject(at)
        if before is not None:
            return self.subjects(before)
        if not finite and low[at - 1 : at] == ("and",) and self._is_passive(at - 2):
            at, finite = at - 3, True  # "a clerk was robbed and shot": both happened to him
        if low[at] == "being" and self.line.sentence.at(at - 1) in _BEFORE_BEING:
            before_it = [group for group in self.line.groups if group.last < at and not self._stands_apart(group, at)]
            told = [group for group in before_it if low[group.last] in AUXILIARIES and low[group.last] != "to"]
            verb = next((one.first for one in reversed(self.line.cues) if one.last <= at and one.side == "left"), at)
            return told[-1:] or [group for group in before_it if group.last <= verb][-1 if verb < at else 0 :][:1]
        for group in reversed([group for group in self.line.groups if group.last <= at]):
            if self._is_predicate(group):
                at = group.first - 1  # "a nurse was the first health worker to die": the subject stands before "was"
                while at > 0 and self.line.sentence.low[at - 1] in AUXILIARIES:
                    at -= 1
                continue
            verdict = self._subject(group, at, finite)
            if verdict == "stop":
                return []
            if verdict == "take":
                self.apposed.extend(self._apposed(group))
                chain = self._chain_left(group)
                return [] if self._too_few(chain, at) else chain
        return []

    def _is_passive(self, at: int) -> bool:
        """Whether a participle with its auxiliary stands at `at`: "was robbed"."""
        word = self.line.sentence.at(at)
        return word.endswith(("ed", "en")) and at not in self.line.cue_words and self.line.sentence.at(at - 1) in BE

    def _stands_apart(self, group: Group, at: int) -> bool:
        """Whether a group can't be who suffers "after being hit": where it was, or no subject at all.

        "a ward run by Helpers Abroad, which said it was wrecked after being hit" tells of the ward.
        """
        low = self.line.sentence.low
        return (
            self.line.is_place(group)
            or self.line.goes_on_place(group)
            or "it" in low[group.last : at]
            or low[group.first - 1 : group.first] == ("by",)
        )

    def _is_object(self, group: Group, gap: list[int]) -> bool:
        """ "chased the gunman and was wounded", "fought with the thief and was shot": who was is the subject before."""
        low = self.line.sentence.low
        if group.described is None or any(low[at] in RELATIVES for at in gap):
            return False
        # "tried to stab a guard and was shot": whom he wanted to stab is no subject.
        aimed = self.line.sentence.at(group.first - 2) == "to"
        return aimed or self.line.sentence.at(group.first - 1) == "with" or self._object_of_verb(group)

    def _is_aside(self, group: Group, at: int) -> bool:
        """Whether marks shut the group off: "- one young and the other old - died", 'her song "My Dream," died'."""
        gap = range(group.last, at)
        if any(self.line.closes_quote(index) for index in gap):
            return True
        other = self.line.sentence.at(group.last - 1) == "other"
        return (
            other
            and any(self.line.breaks(index) for index in gap)
            and any(self.line.breaks(index) for index in range(group.first))
        )

    def _same_subject(self, at: int) -> Cue | None:
        """The predicate before "and", whose subject the verb at `at` shares: "was hit by a bullet and died"."""
        low = self.line.sentence.low
        if self.line.sentence.at(at - 1) not in ("and", "then", "but"):
            return None
        before = max((cue for cue in self.line.cues if cue.last < at), key=lambda cue: cue.first, default=None)
        if (
            before is None
            or before.side not in ("left", "either", "right")
            or (low[before.first] in OF_HARMS and low[before.first] not in HARM_VERBS)
        ):
            return None
        if "missing" in before.harms and low[at] in _FEARED:
            return None  # "seven are missing and feared dead" counts no dead
        gap = range(before.last, at - 1)
        people = any(group.first >= before.last and group.last == at - 1 for group in self.line.groups)
        broken = any(
            low[index] in AUXILIARIES or low[index] in SUBORDINATORS or low[index] in RELATIVES or low[index] in ";."
            for index in gap
        )
        return None if broken or people or len(gap) > _SHARED_REACH else before

    def _goes_on_part(self, group: Group) -> bool:
        """Whether a described group goes on a list of parts: ", mostly women and children,"."""
        before = next((other for other in reversed(self.line.groups) if other.last <= group.first), None)
        if before is None or not (self.line.marked_part(before) or self._goes_on_part(before)):
            return False
        gap = self.line.sentence.low[before.last : group.first]
        return bool(gap) and all(word in JOINTS for word in gap)

    def _is_predicate(self, group: Group) -> bool:
        """Whether a group only describes the subject: "was the first health worker to die"."""
        described = group.described is not None and group.reading is None
        return described and self.line.sentence.at(group.first - 1) in BE and self.line.sentence.at(group.last) == "to"

    def _apposed(self, group: Group) -> list[Group]:
        """Other words for the same one person: "A porter, Ali Roe, was injured", "One of the surfers, a woman, ..."."""
        if self.line.sentence.at(group.last) not in (",", *PREPOSITIONS) or group.described is None:
            return []
        names: list[Group] = []
        edge = group.first
        for other in reversed([other for other in self.line.groups if other.last < group.first]):
            gap = self.line.sentence.low[other.last : edge]
            one = other.reading is not None and other.reading.low == other.reading.high == 1
            if not one or gap[:1] != (",",) or not all(word == "," or word.isdigit() or word == "aged" for word in gap):
                break
            names.append(other)
            edge = other.first
        return names

    def _subject(self, group: Group, at: int, finite: bool) -> "_Verdict":
        """Whether `group` is the subject of a verb that begins at `at`: "take", "skip" (go on leftwards) or "stop"."""
        low = self.line.sentence.low
        gap = [index for index in range(group.last, at) if index not in self.line.masked]
        for index in gap:
            word = low[index]
            told = index in self.line.cue_words and not self.line.in_relative(gap, index)
            if word in (";", ".", "but") or (told and not self._reduced(group, index, gap)):
                return "stop"
            if word in SUBORDINATORS and word not in ("as", "since", "after", "before"):
                return "stop"
        before = self.line.sentence.at(group.first - 1)
        if group.bare and before == low[group.last] == "," and low[group.first].isdigit():
            return "stop"  # "Ann Roe, 38, and Bo Karim, 37, were shot": an age
        part = next((other for other in self.line.groups if other.last == group.first), None)
        if part is not None and group.described is not None and self.line.part_of_itself(part):
            return "skip"  # "two people, one of them a boy, were shot"
        if before == "," and low[group.first] == "both" and any(low[index] == "," for index in gap):
            return "skip"  # "Two of the wounded, both policemen, died"
        if before in ("(", "[") or self._disagrees(group, at) or self.line.is_place(group):
            return "skip"
        if finite and self._is_inside_relative(group, at):
            return "skip"
        goes_on = bool(gap) and low[at - 1] == "and" and (finite or low[at] in _FINITE)
        if self._is_aside(group, at) or (goes_on and self._is_object(group, gap)):
            return "skip"
        # "was identified as a guard, who died", but "they watched as four were killed"
        clause = group.quantity is not None and low[group.last] in BE
        named_as = before == "as" and self.line.sentence.at(group.first - 2).endswith("ed") and not clause
        if before == "not" and self.line.sentence.at(group.first - 2) == ",":
            self.line.pairs.append(Pair(group, self.current, replaced=True))
            return "skip"
        alone = group is self.line.groups[0]  # "51 of them escaped or were brought up"
        apart = self.line.part_of_itself(group) and (alone or all(low[index] in _OF_WHOM for index in gap))
        listed = (group.described is not None or any(low[index] == "," for index in gap)) and self._goes_on_part(group)
        if (self.line.marked_part(group) and not apart) or listed or named_as or (before in BE and gap):
            return "skip"
        own = low[group.last] == "who" or (low[at] == "being" and group.last == at)
        if before in PREPOSITIONS and before not in _CLAUSE_PREPOSITIONS and (gap or finite) and not own:
            collective = before == "of" and (
                self.line.sentence.at(group.first - 2) in COLLECTIVES
                or self.line.sentence.at(group.first - 2) in ("total", "number")
            )
            if not collective and before not in ("with", "that", "than"):
                return "skip"
        if not gap:
            return "take"
        opening = low[gap[0]]
        if self.current.near and low[gap[0] : at] == (",",) and group.described is not None and group.described.named:
            return "take"  # "His bodyguard, Ali Roe, was hit"
        if self.current.near and (opening not in PREPOSITIONS or any(low[index] == "," for index in gap)):
            return "stop"
        shared = goes_on or (low[at - 1] in ("and", "then", "or") and finite)
        if not shared and any(self._is_auxiliary(index) and not self.line.in_relative(gap, index) for index in gap):
            return "stop"
        if opening in PREPOSITIONS or opening in RELATIVES or opening in (",", "(", "-", "–", "and", "—", "as"):
            return "take"
        if opening.endswith(("ing", "ed")) and low[at - 1] not in ("and", ","):
            return "take"
        if low[at - 1] in ("and", ",", "then", "or") and (finite or len(gap) > 1):
            return "take"
        return "take" if len(gap) == 1 and not opening.endswith(("ed", "s")) else "stop"

    def _is_inside_relative(self, group: Group, at: int) -> bool:
        """Whether a group is an object in a clause about the subject: "men who tried to save children were killed"."""
        low = self.line.sentence.low
        who = next((index for index in range(group.first - 1, 0, -1) if low[index] == "who"), -1)
        if who < 0 or any(self.line.breaks(index) or low[index] in _JOINING for index in range(who, at)):
            return False
        clause = low[who + 1 : group.first]
        told = any(word.endswith("ed") or word in _ACTIVE for word in clause) and REPORT.isdisjoint(clause)
        return told and any(0 <= who - other.last <= _TO_WHO for other in self.line.groups)

    def _is_auxiliary(self, index: int) -> bool:
        """Whether a word is an auxiliary; "to" is none before a place: "people on a bus from Karsa to the coast"."""
        sentence = self.line.sentence
        if sentence.low[index] != "to":
            return sentence.low[index] in AUXILIARIES
        following = sentence.raw[index + 1 : index + 3]
        return sentence.at(index + 1) not in DETERMINERS and not any(word[:1].isupper() for word in following)

    def _reduced(self, group: Group, index: int, gap: list[int]) -> bool:
        """Whether a participle right behind the people only tells which: "one of the men wounded on Friday died"."""
        low = self.line.sentence.low
        return (
            index == group.last
            and low[index].endswith("ed")
            and self.current.side == "left"
            and low[self.current.first] in HARM_VERBS
            and not any(low[at] in (",", "and", "or") for at in gap)
        )

    def _too_few(self, chain: list[Group], at: int) -> bool:
        """ "Ali Roe and Bo Karim, the son of Imad Karim, who were killed": a plural verb that one person can't have."""
        group = chain[0]
        one = len(chain) == 1 and group.described is not None and group.reading == ONE
        low = self.line.sentence.low
        return one and low[at - 1] in RELATIVES and low[at] in ("were", "are", "have")

    def _disagrees(self, group: Group, at: int) -> bool:
        """Whether a plural stands with a singular verb: "several workers of Roe, who was killed"."""
        several = group.quantity is not None and group.reading is not None and group.reading.low not in (0, 1)
        if group.described is not None and group.reading is None and group.last - 1 == group.described.head:
            # "A man who threatened deputies with a knife was shot"
            several = is_plural_people(self.line.sentence.low[group.described.head])
        before = self.line.sentence.at(group.first - 1)
        if group.described is not None and group.reading == ONE and group.last < at and before not in ("and", ","):
            # "All 61 on board a passenger jet from Karsa were killed"
            return self.line.sentence.at(at) in ("were", "are")
        collective = before == "of" or self.line.sentence.at(group.last) == ","
        return several and not collective and self.line.sentence.at(at) in ("was", "is", "has")

    def _chain_left(self, group: Group) -> list[Group]:
        """`group` and the groups joined to it on its left that are not another verb's objects."""
        chain = [group]
        inserted: int | None = None
        if self.line.sentence.low[group.first] in _NOMINATIVE:
            return chain  # "..., according to Ann Roe, and they were hurt"
        for other in reversed([other for other in self.line.groups if other.last <= group.first]):
            if self.line.is_place(other):
                continue
            gap = self.line.sentence.low[other.last : chain[-1].first]
            if self.line.part_of_itself(other) and gap[-2:] == (",", "and"):
                inserted = other.first - 1
                continue  # "four women, one of them pregnant, and a man died"
            if inserted is not None and self.line.sentence.at(inserted) == ",":
                gap, inserted = (*self.line.sentence.low[other.last : inserted], "and"), None
            if self.line.marked_part(other) and gap and gap[-1] == ",":
                continue
            if len(chain) == 1 and "and" not in gap and "as" not in gap and "with" not in gap:
                break
            if not gap or not self.line.links(gap, other.last) or self._object_of_verb(other):
                break
            chain.append(other)
        return chain

    def _object_of_verb(self, group: Group) -> bool:
        at = group.first - 1
        while at >= 0 and self.line.sentence.low[at] in DETERMINERS:
            at -= 1
        if at < 0:
            return False
        word = self.line.sentence.low[at]
        if at in self.line.cue_words:
            return True
        if word in ("left", "leaving", "leaves"):
            return False  # "leaving one man and two women dead"
        if word in PREPOSITIONS and word not in _CLAUSE_PREPOSITIONS:
            return True
        return word.endswith(("ed", "ing")) and word not in REPORT and word not in _TAKES_NONE
