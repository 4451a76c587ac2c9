"""The victims of an article one by one: which mentions of a person hurt or killed mean the same person.

One victim of a harm is the one told of before unless something sets the two apart: the words ("another", "also"), sex,
age, name or trade, one sentence that tells of both, or an owner who can't be the victim ("his brother").
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import field, replace

from summarizer.brief import Harm
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.statements import ATTACKERS, Statement
from summarizer.engines.builtin.victim_traits import Traits, fits, is_kin, is_trade, likeness, set_apart, traits_of
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import tokens
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.words import words
from summarizer.records import record

# "one of them" may be anybody; "one of our neighbours" is the one who died.
_SOME_ONE = lazy_pattern(r"^one$|\bone of (?!our |their |his |her )|\bof (?:them|whom|those)\b", re.IGNORECASE)
# Of somebody who died too the text tells that he was shot; that he is in a stable condition, it does not.
_WOUNDING = ("shot", "stabbed", "hit", "struck", "beaten", "suffer", "with ", "grazed", "burn")
_POLICE = lazy_pattern(r"\b(?:police(?:m[ae]n)?|officers?|deput(?:y|ies)|troopers?|patrol|cops?)\b", re.IGNORECASE)
# "Man dies in Odanu A man was shot": a caption or headline that runs into the sentence behind it.
_REOPENS = re.compile(r"(?:A|An) ")
REACH = 2
"""Sentences before a pronoun in which the person it means is looked for."""
OPENING = 2
"""Sentences of the body that the rest of the text tells again in more words."""
_SAME_HARM = 2
"""How much a harm told of a person before counts beside the words for the person."""


@record(slots=True, eq=False)
class _Person:
    """One person as all mentions so far describe them."""

    number: int
    traits: Traits
    harms: set[Harm]
    first: int
    """The sentence of the first mention."""
    words: str | None
    """The best words for the person, as the article writes them."""
    at: int
    """The sentence of those words."""
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """Sentence and offset of each mention."""

    def stands_in(self, number: int, low: int, high: int) -> bool:
        """Whether a sentence mentions the person between two offsets."""
        return any(at == number and low <= offset < high for at, offset in self.mentions)


def name_victims(setting: Setting, found: Sequence[Statement]) -> list[Statement]:
    """The statements, each of one person marked with who it is; pronouns that mean nobody known are left out.

    A pronoun's statement takes the words of the person it means.
    """
    register = _Register(setting)
    kept: list[Statement] = []
    for one in found:
        if not _is_of_one(one):
            kept.append(one)
            if one.described:
                register.note(one)
            else:
                register.counted.add(one.harm)
            continue
        person = register.person(one)
        one.pronoun = one.pronoun or (person is not None and register.is_relative(one))
        if person is None and one.pronoun:
            continue
        if person is not None:
            one.person, one.attacker, one.sex = person.number, person.traits.attacker, person.traits.sex
        if one.pronoun and person is not None:
            one.victims = person.words
            if person.at != one.sentence:
                one.further.append(person.at)
        kept.append(one)
    register.tell_apart(kept)
    return kept


def _is_of_one(one: Statement) -> bool:
    if one.harm not in ("killed", "injured") or one.bounds != (1, 1) or len(one.phrases) > 1 or one.superseded:
        return False
    return _SOME_ONE.search(one.phrases[0]) is None


class _Register:
    """The persons of one article, in the order in which they are first told of."""

    def __init__(self, setting: Setting) -> None:
        self.article = article = setting.article
        self.asides = sorted(filter(setting.is_aside, setting.others))
        self.persons: list[_Person] = []
        self.counted: set[Harm] = set()
        """Harms of which a figure has been told."""
        headline = article.headline
        self.first = next((one.number for one in article.sentences if one.number not in headline), 1)

    def _place(self, number: int) -> int:
        """Where a sentence stands in the story: one about another event moves nothing down."""
        return number - bisect_left(self.asides, number)

    def _since(self, person: _Person, number: int) -> int:
        """Sentences of the story from the last mention of a person."""
        return self._place(number) - self._place(person.mentions[-1][0])

    def note(self, one: Statement) -> None:
        """Remember the members of a list, who are as many persons."""
        sentence = self.article.sentence(one.sentence)
        members: list[_Person] = []
        known = [person for person in self.persons if one.harm in person.harms]
        new = one.phrases[0].startswith(("a ", "an ")) and one.sentence > self.first
        if new and 0 < len(known) < len(one.phrases) and one.harm not in self.counted:
            members = known  # "a mother and her son", told of after one victim, are two others
        for phrase in one.phrases:
            start = sentence.text.find(phrase, one.start) if sentence is not None else -1
            person = self._find(one, start, start + len(phrase), members) if start >= 0 else None
            if person is not None:
                members = [*members, person]
                one.members |= {person.number}

    def person(self, one: Statement) -> _Person | None:
        """Who the statement is about; None when a pronoun means nobody who is known."""
        return self._find(one, one.start, one.end, ())

    def is_relative(self, one: Statement) -> bool:
        """Whether a relative tells of somebody known before: "her son had died"."""
        sentence = self.article.sentence(one.sentence)
        person = next((p for p in self.persons if p.mentions[:1] == [(one.sentence, one.start)]), None)
        return sentence is not None and person is None and traits_of(sentence.text, one.start, one.end).relative

    def tell_apart(self, found: Sequence[Statement]) -> None:
        """Tell each statement of one person from whom its person certainly differs."""
        for one in found:
            if one.person is not None:
                me = self.persons[one.person]
                one.others = frozenset(other.number for other in self.persons if _are_two(me, other))

    def _find(self, one: Statement, start: int, end: int, beside: Collection[_Person]) -> _Person | None:
        person = self._known(one, start, end, beside)
        if person is not None:
            person.harms.add(one.harm)
        return person

    def _known(self, one: Statement, start: int, end: int, beside: Collection[_Person]) -> _Person | None:
        number = one.sentence
        known = next((person for person in self.persons if (number, start) in person.mentions), None)
        if known is not None:
            return known
        sentence = self.article.sentence(number)
        assert sentence is not None
        traits = traits_of(sentence.text, start, end)
        person = self._meant(traits, one, start, beside)
        if person is None:
            if traits.pronoun:
                return self._introduced(traits, number, start)
            person = _Person(len(self.persons), traits, set(), number, sentence.text[start:end], number)
            self.persons.append(person)
        else:
            if not traits.pronoun and traits.name and not person.traits.name:
                person.words, person.at = sentence.text[start:end], number
            person.traits = person.traits.with_mention(traits)
        person.mentions.append((number, start))
        return person

    def _meant(self, traits: Traits, one: Statement, start: int, beside: Collection[_Person]) -> _Person | None:
        """The person known before whom a mention means."""
        number = one.sentence
        opens = self._opening_of(number, start)
        fitting = [
            person
            for person in self.persons
            if person not in beside
            and self._fits(person, traits, one)
            and not (one.joined and person.stands_in(number, opens, start))
        ]
        if traits.pronoun:
            near = [person for person in fitting if self._since(person, number) <= REACH]
            return self._unrivalled(near or (fitting if len(fitting) == 1 else []), number, start)
        fitting = [person for person in fitting if self._may_be_owned(person, traits, number, opens, start)]
        if traits.apart or traits.also:
            fitting = self._set_apart(fitting, traits, number, opens, start)
        if traits.indefinite:
            fitting = [
                person
                for person in fitting
                if not person.stands_in(number, opens, start) and self._is_told_again(person, traits, one)
            ]
        elif traits.name:
            fitting = [person for person in fitting if self._may_be_named(person, traits, one)]
        else:
            fitting = [person for person in fitting if self._may_be_meant(person, traits, one, start)]
        return max(
            fitting,
            key=lambda person: (
                likeness(person.traits, traits) + _SAME_HARM * (one.harm in person.harms),
                person.mentions[-1],
            ),
            default=None,
        )

    def _fits(self, person: _Person, traits: Traits, one: Statement) -> bool:
        """Whether the words allow it: "the suspect" is no bystander, but he may be whom officers shot."""
        near = self._since(person, one.sentence) <= REACH
        if traits.attacker and not (traits.indefinite or person.traits.attacker) and self._alone(person, one.harm):
            told = [self.article.sentence(number) for number in (person.first, one.sentence)]
            shot = all(sentence is not None and _POLICE.search(sentence.text) is not None for sentence in told)
            return fits(person.traits, replace(traits, attacker=not shot), near=near)
        return fits(person.traits, traits, near=near)

    def _opening_of(self, number: int, start: int) -> int:
        """Where the sentence of a mention begins: at the mention where a headline runs into it."""
        sentence = self.article.sentence(number)
        return start if start and sentence is not None and _REOPENS.match(sentence.text, start) else 0

    def _alone(self, person: _Person, harm: Harm) -> bool:
        """Whether nobody else is known whom the harm has met."""
        return harm in person.harms and not any(harm in other.harms for other in self.persons if other is not person)

    def _may_be_owned(self, person: _Person, traits: Traits, number: int, low: int, high: int) -> bool:
        """Whether "his wife" can be a person told of before: not "his brother", who may be that person's own."""
        if not traits.owned or not person.traits.heads.isdisjoint(traits.heads):
            return True
        if traits.name and person.traits.name:
            return True
        if person.stands_in(number, low, high):
            return False
        whose = {"his": "f", "her": "m", "their": person.traits.sex}.get(traits.owned)
        return whose is not None and person.traits.sex == whose and not is_trade(traits)

    def _set_apart(self, fitting: Sequence[_Person], traits: Traits, number: int, low: int, high: int) -> list[_Person]:
        """Whom "another man", "the other victim" can be: who was told of so before, or who was not told of just now."""
        told = [person for person in fitting if person.traits.apart and not person.stands_in(number, low, high)]
        if traits.apart and (told or traits.indefinite):
            return told
        last = max((person.mentions[-1] for person in self.persons), default=None)
        return [person for person in fitting if person.mentions[-1] != last]

    def _may_be_meant(self, person: _Person, traits: Traits, one: Statement, start: int) -> bool:
        """Whether a definite noun may mean a person: "Roe and the clerk died" are two, so are mayor and "the driver".

        A noun of another kind is the same person's only where the same harm has met nobody else.
        """
        beside = person.stands_in(one.sentence, 0, start)
        strange = bool(traits.heads and person.traits.heads) and traits.heads.isdisjoint(person.traits.heads)
        if beside and (person.traits.name or strange):
            return False
        return not strange or self._alone(person, one.harm)

    def _is_told_again(self, person: _Person, traits: Traits, one: Statement) -> bool:
        """Whether "a man" can be one told of before: what headline and lead say, the body says again."""
        if traits.attacker != person.traits.attacker:
            return False
        alone = self._alone(person, one.harm)
        lead = all(at in self.article.headline for at, _ in person.mentions) and one.sentence <= self.first + 1
        if traits.heads and traits.heads.isdisjoint(person.traits.heads) and not (lead and alone):
            if is_trade(person.traits) and not is_kin(traits):
                return False  # "A detective was shot. A motorist was shot too"
            if person.traits.name and not (alone and one.harm == "killed"):
                return False  # "Bo Karim died. A driver was hurt": who has a name is no longer "a driver"
        if one.harm not in person.harms and one.harm == "injured" and not one.cue.startswith(_WOUNDING):
            return False
        exact = traits.ages[0] == traits.ages[1] and traits.ages == person.traits.ages
        return exact or alone or self._place(person.first) < self._place(self.first) + OPENING

    def _may_be_named(self, person: _Person, traits: Traits, one: Statement) -> bool:
        """Whether a name can be that of a person without one: of a clerk only where the same happened to both."""
        if person.traits.name or traits.heads or not (is_trade(person.traits) or person.traits.owned):
            return True
        return one.harm in person.harms or (self._alone(person, "killed") and one.cue.startswith(_WOUNDING))

    def _unrivalled(self, near: Sequence[_Person], number: int, start: int) -> _Person | None:
        """The nearest of the persons, unless an attacker is named between."""
        best = max(near, key=lambda one: one.mentions[-1], default=None)
        if best is None:
            return None
        last, offset = best.mentions[-1]
        for at in range(last, number + 1):
            sentence = self.article.sentence(at)
            text = sentence.text if sentence is not None else ""
            between = text[offset if at == last else 0 : start if at == number else len(text)]
            if not best.traits.attacker and not ATTACKERS.isdisjoint(tokens(between)):
                return None
        return best

    def _introduced(self, traits: Traits, number: int, start: int) -> _Person | None:
        """The one person of whom the sentence before tells: "Police found a man in the yard. He was dead."."""
        for back in (0, 1):
            sentence = self.article.sentence(number - back)
            if sentence is None:
                return None
            line = words(sentence.text)
            people = [
                (line.starts[one.first], line.ends[one.last - 1])
                for one in described_in(line, quantities(sentence.text))
                if one.reading is not None and (back or line.starts[one.first] < start)
            ]
            told = [(span, traits_of(sentence.text, *span)) for span in people]
            told = [(span, one) for span, one in told if not one.pronoun and fits(one, traits)]
            if not told:
                continue
            if len(told) > 1 or told[0][1].attacker or any(one.traits.name for one in self.persons):
                return None
            span, one = told[0]
            if not (one.sex or one.name) or number - back < self.first:
                return None
            person = _Person(len(self.persons), one, set(), number - back, sentence.text[slice(*span)], number - back)
            person.mentions.append((number, start))
            self.persons.append(person)
            return person
        return None


def _are_two(one: _Person, other: _Person) -> bool:
    """Whether two persons are certainly two: their words tell them apart, or one sentence tells of both."""
    if one is other:
        return False
    told = {at for at, _ in one.mentions} & {at for at, _ in other.mentions}
    if told or _is_more(one) != _is_more(other) or set_apart(one.traits, other.traits):
        return True
    first, second = sorted((one, other), key=lambda person: person.mentions[0])
    new = second.traits.indefinite and bool(second.traits.heads) and (first.traits.name or is_trade(first.traits))
    return bool(new) and first.traits.heads.isdisjoint(second.traits.heads)  # "Bo Karim was hurt. A driver was hurt"


def _is_more(person: _Person) -> bool:
    return person.traits.apart or person.traits.also
