"""The victims of an article one by one: which mentions of a person hurt or killed mean the same person."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import field

from summarizer.brief import Harm
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.statements import ATTACKERS, Statement
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import tokens
from summarizer.language.nouns import PEOPLES, is_people, is_person
from summarizer.language.numbers import find_numbers
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import words
from summarizer.records import record

_DATA = vocabulary("victims")
_MALE = word_set("victims", "sex", "male")
_FEMALE = word_set("victims", "sex", "female")
_AGES: dict[str, tuple[int, int]] = {noun: (low, high) for noun, (low, high) in _DATA["ages"].items()}
_PLAIN = word_set("victims", "nouns", "plain")
_APART = word_set("victims", "words", "apart")
_SAME = {word: line.split()[0] for line in _DATA["nouns"]["same"] for word in line.split()}
_PRONOUNS = frozenset(("he", "him", "she", "her"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_AGED = lazy_pattern(r"\b([\w-]+?)[-\s]years?[-\s]old\b", re.IGNORECASE)
_AGE_BEHIND = lazy_pattern(r",? (?:aged? |of )?(\d{1,2})(?=[,.;)]| and\b|$)")
_ANY_AGE = (0, 120)
_SOME_ONE = lazy_pattern(r"^one$|\bone of\b|\bof (?:them|whom|those)\b", re.IGNORECASE)
_BODIES = frozenset(("body", "remains", "corpse"))
_KIN_SAYS = lazy_pattern(
    r"\b(?:mother|father|wife|husband|brother|sister|parents?|uncle|aunt|cousin|son|daughter|girlfriend|boyfriend)\b"
    r"[^.;]{0,80}\b(?:said|says|told|confirmed|added|wrote|recalled)\b",
    re.IGNORECASE,
)
# "A man stabbed four people", "a man suspected of opening fire": who did it, whatever happened to him afterwards.
_ATTACKS = lazy_pattern(
    r"(?: who| then| allegedly| fatally| later)*,? (?:(?:stabbed|shot|killed|wounded|injured|attacked|murdered)"
    r" (?:and \w+ )?(?:at least |about |some |the |his |her |an? |another )?"
    r"(?:\d+|one|two|three|four|five|six|several|[a-z]+ ?(?:police|people|officer|man|woman|student)|people|himself)|"
    r"(?:who )?(?:had )?(?:opened|opening) fire|(?:suspected|accused) of|charged with|armed with)",
    re.IGNORECASE,
)
_OWNED = frozenset(("his", "her", "their", "my", "our"))
_APPOSED = lazy_pattern(r"((?:[\w’'-]+ ){0,4}[\w’'-]+), $")
_APPOSED_BEHIND = lazy_pattern(
    r",(?: (?:aged? )?\d+,)? ((?:an?|the|his|her) (?:[\w’'-]+ ){0,3}[\w’'-]+)(?=[,.;]| of | from | who )"
)
# Of somebody who died too the text tells that he was shot; that he is in a stable condition, it does not.
_WOUNDING = ("shot", "stabbed", "hit", "struck", "beaten", "suffer", "with ", "grazed", "burn")
REACH = 2
"""Sentences before a pronoun in which the person it means is looked for."""
OPENING = 2
"""Sentences of the body that the rest of the text tells again in more words."""


@record(frozen=True, slots=True)
class _Traits:
    """What the words of one mention tell."""

    name: tuple[str, ...]
    """The tokens of the proper name; empty: none."""
    heads: frozenset[str]
    """Nouns for the person that tell more than age and sex."""
    sex: str
    """"m", "f" or "" when the words leave it open."""
    ages: tuple[int, int]
    attacker: bool
    pronoun: bool
    indefinite: bool
    apart: bool
    """Told as somebody else than those before: "another man"."""
    owned: bool = False
    """Told by whom they belong to: "his wife"."""
    relative: bool = False
    """Told by a relative who speaks: "my son"."""


@record(slots=True, eq=False)
class _Person:
    """One person as all mentions so far describe them."""

    number: int
    traits: _Traits
    harms: set[Harm]
    first: int
    """The sentence of the first mention."""
    words: str | None
    """The best words for the person, as the article writes them."""
    at: int
    """The sentence of those words."""
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """Sentence and offset of each mention."""


def name_victims(setting: Setting, found: Sequence[Statement]) -> list[Statement]:
    """The statements, each of one person marked with who it is; pronouns that mean nobody known are left out.

    A pronoun's statement takes the words of the person it means.
    """
    register = _Register(setting)
    kept: list[Statement] = []
    for one in found:
        if not _is_of_one(one):
            kept.append(one)
            for phrase in one.phrases if one.described else ():
                register.note(one, phrase)
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
    return kept


def _is_of_one(one: Statement) -> bool:
    if one.harm not in ("killed", "injured") or one.bounds != (1, 1) or len(one.phrases) > 1 or one.superseded:
        return False
    return _SOME_ONE.search(one.phrases[0]) is None  # "one of them" may be anybody


class _Register:
    """The persons of one article, in the order in which they are first told of."""

    def __init__(self, setting: Setting) -> None:
        self.article = article = setting.article
        self.asides = sorted(filter(setting.is_aside, setting.others))
        self.persons: list[_Person] = []
        headline = article.headline
        self.first = next((one.number for one in article.sentences if one.number not in headline), 1)

    def _place(self, number: int) -> int:
        """Where a sentence stands in the story: one about another event moves nothing down."""
        return number - bisect_left(self.asides, number)

    def _since(self, person: _Person, number: int) -> int:
        """Sentences of the story from the last mention of a person."""
        return self._place(number) - self._place(person.mentions[-1][0])

    def note(self, one: Statement, phrase: str) -> None:
        """Remember a member of a list."""
        sentence = self.article.sentence(one.sentence)
        start = sentence.text.find(phrase) if sentence is not None else -1
        if start >= 0:
            self._find(one, start, start + len(phrase))

    def person(self, one: Statement) -> _Person | None:
        """Who the statement is about; None when a pronoun means nobody who is known."""
        return self._find(one, one.start, one.end)

    def is_relative(self, one: Statement) -> bool:
        """Whether a relative tells of somebody known before: "her son had died"."""
        sentence = self.article.sentence(one.sentence)
        person = next((p for p in self.persons if p.mentions[:1] == [(one.sentence, one.start)]), None)
        return sentence is not None and person is None and _traits(sentence.text, one.start, one.end).relative

    def _find(self, one: Statement, start: int, end: int) -> _Person | None:
        person = self._known(one, start, end)
        if person is not None:
            person.harms.add(one.harm)
        return person

    def _known(self, one: Statement, start: int, end: int) -> _Person | None:
        number = one.sentence
        known = next((person for person in self.persons if (number, start) in person.mentions), None)
        if known is not None:
            return known
        sentence = self.article.sentence(number)
        assert sentence is not None
        traits = _traits(sentence.text, start, end)
        person = self._meant(traits, one, start)
        if person is None:
            if traits.pronoun:
                return self._introduced(traits, number, start)
            person = _Person(len(self.persons), traits, set(), number, sentence.text[start:end], number)
            self.persons.append(person)
        else:
            self._learn(person, traits, sentence.text[start:end], number)
        person.mentions.append((number, start))
        return person

    def _learn(self, person: _Person, traits: _Traits, said: str, number: int) -> None:
        before = person.traits
        low, high = max(before.ages[0], traits.ages[0]), min(before.ages[1], traits.ages[1])
        if not traits.pronoun and traits.name and not before.name:
            person.words, person.at = said, number
        person.traits = _Traits(
            before.name if len(before.name) >= len(traits.name) else traits.name,
            before.heads | traits.heads,
            before.sex or traits.sex,
            (low, high) if low <= high else before.ages,
            before.attacker or traits.attacker,
            False,
            before.indefinite,
            before.apart or traits.apart,
            before.owned or traits.owned,
        )

    def _meant(self, traits: _Traits, one: Statement, start: int) -> _Person | None:
        """The person known before whom a mention means."""
        number = one.sentence
        fitting = [
            person for person in self.persons if _fits(person.traits, traits, near=self._since(person, number) <= REACH)
        ]
        if traits.pronoun:
            near = [person for person in fitting if self._since(person, number) <= REACH]
            return self._unrivalled(near or (fitting if len(fitting) == 1 else []), number, start)
        if traits.indefinite:
            fitting = [person for person in fitting if self._is_told_again(person, traits, one)]
        elif traits.name:
            fitting = [person for person in fitting if _may_be_named(person, traits, one)]
        else:
            fitting = [person for person in fitting if not self._stands_beside(person, number, start)]
        return max(
            fitting,
            key=lambda person: (_likeness(person.traits, traits) + (one.harm in person.harms), person.mentions[-1]),
            default=None,
        )

    def _stands_beside(self, person: _Person, number: int, start: int) -> bool:
        """Whether a name of another statement in the sentence keeps a definite noun apart: "Roe and the clerk died"."""
        return bool(person.traits.name) and any(at == number and offset < start for at, offset in person.mentions)

    def _is_told_again(self, person: _Person, traits: _Traits, one: Statement) -> bool:
        """Whether "a man" can be one told of before: what headline and lead say, the body says again."""
        if any(at == one.sentence for at, _ in person.mentions) or (traits.apart and not person.traits.apart):
            return False
        if traits.attacker != person.traits.attacker:
            return False
        if traits.heads and person.traits.name and traits.heads.isdisjoint(person.traits.heads):
            return False  # "Bo Karim died. A driver was hurt": who has a name is no longer "a driver"
        if one.harm not in person.harms and one.harm == "injured" and not one.cue.startswith(_WOUNDING):
            return False
        exact = traits.ages[0] == traits.ages[1] and traits.ages == person.traits.ages
        return exact or self._place(person.first) < self._place(self.first) + OPENING

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

    def _introduced(self, traits: _Traits, number: int, start: int) -> _Person | None:
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
            told = [(span, _traits(sentence.text, *span)) for span in people]
            told = [(span, one) for span, one in told if not one.pronoun and _fits(one, traits)]
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


def _traits(text: str, start: int, end: int) -> _Traits:
    """What the words of a mention tell, with an age right behind them."""
    span = text[start:end]
    raw = [word.strip("“”\"'’.,()") for word in span.split()]
    low = [word.casefold().removesuffix("'s").removesuffix("’s").removeprefix("ex-") for word in raw]
    opener = low[0] if low else ""
    other = _other_words(text, start, end) if _is_capital(raw[-1:]) else []
    heads = [at for at, word in enumerate(low) if is_people(word)]
    name = () if len(low) == 1 and opener in _PRONOUNS else _name(raw, low, heads)
    relative = opener in _OWNED and _is_told_by_kin(text, start, opener)
    heads = [] if relative else heads
    owned_body = len(low) == 2 and opener in ("his", "her") and low[1] in _BODIES
    pronoun = owned_body or (len(low) == 1 and opener in _PRONOUNS)
    told = [low[at] for at in heads[-1:]] + [word for word in other[-1:] if is_people(word)]
    nouns = frozenset(_SAME.get(word, word) for word in told if word not in _PLAIN)
    said = [opener] if pronoun else [*low[-1:], *(low[at] for at in heads), *other[-1:]]
    sexes = {_sex(word) for word in said} - {""}
    return _Traits(
        name,
        nouns,
        sexes.pop() if len(sexes) == 1 else "",
        _age(text, start, end, [*(low[at] for at in heads), *other[-1:]]),
        any(word in ATTACKERS for word in low) or _ATTACKS.match(text, end) is not None,
        pronoun,
        opener in _INDEFINITE or (opener in _APART and not name) or bool(other and other[0] in _INDEFINITE),
        any(word in _APART for word in low),
        bool(other and other[0] in _OWNED) or (opener in _OWNED and not relative),
        relative,
    )


def _is_told_by_kin(text: str, start: int, opener: str) -> bool:
    """ "She shot my son", "Roe's mother said that her son had died": a relative speaks of a victim told of before."""
    return opener in ("my", "our") or (_KIN_SAYS.search(text, 0, start) is not None)


def _is_capital(last: Sequence[str]) -> bool:
    return bool(last) and last[0][:1].isupper()


def _sex(word: str) -> str:
    if word in _FEMALE or word.endswith("woman"):
        return "f"
    return "m" if word in _MALE or word.endswith("man") else ""


def _other_words(text: str, start: int, end: int) -> list[str]:
    """The words in apposition to a name: "a nurse" of "a nurse, Ann Roe," and of "Ann Roe, 31, a nurse,"."""
    match = _APPOSED.search(text, max(0, start - 60), start) or _APPOSED_BEHIND.match(text, end)
    if match is None:
        return []
    said = match.group(1).casefold().split()
    opener = max(
        (at for at, word in enumerate(said) if word in _INDEFINITE or word in _OWNED or word == "the"), default=-1
    )
    return said[opener:] if opener >= 0 and is_people(said[-1]) else []


def _name(raw: Sequence[str], low: Sequence[str], heads: Sequence[int]) -> tuple[str, ...]:
    """The proper name that ends the words: "Roe" of "the teacher Ann Roe"."""
    name: list[str] = []
    for at in range(len(raw) - 1, (heads[-1] if heads else -1), -1):
        if not raw[at][:1].isupper():
            break
        name.insert(0, low[at])
    alone = heads and heads[-1] == len(raw) - 1
    if alone or not name or low[0] in ("a", "an", "one") or any(is_person(word) or word in PEOPLES for word in name):
        return ()
    return tuple(tokens(" ".join(name)))


def _age(text: str, start: int, end: int, heads: Iterable[str]) -> tuple[int, int]:
    match = _AGED.search(text, start, end)
    figures = find_numbers(match.group(1)) if match is not None else ()
    if figures:
        return int(figures[0].value), int(figures[0].value)
    behind = _AGE_BEHIND.match(text, end)
    if behind is not None:
        return int(behind.group(1)), int(behind.group(1))
    low, high = _ANY_AGE
    for noun in heads:
        ages = _AGES.get(noun, _ANY_AGE)
        low, high = max(low, ages[0]), min(high, ages[1])
    return (low, high) if low <= high else _ANY_AGE


def _fits(one: _Traits, other: _Traits, *, near: bool = True) -> bool:
    """Whether nothing in the words of two mentions keeps them from being one person.

    Args:
        near: whether they stand close together, so that "the gunman" may be the one just named.
    """
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if one.ages[0] > other.ages[1] or other.ages[0] > one.ages[1]:
        return False
    if one.attacker != other.attacker and not (other.pronoun or (near and (one.name or other.name))):
        return False
    if one.name and other.name:
        return one.name[-1] in other.name or other.name[-1] in one.name
    if other.owned and not other.name:
        return not one.heads.isdisjoint(other.heads)  # "his driver" is not the one just named
    return not (one.heads and other.heads and one.heads.isdisjoint(other.heads))


def _may_be_named(person: _Person, traits: _Traits, one: Statement) -> bool:
    """Whether a name can be that of a person without one: of a clerk only where the same happened to both."""
    if person.traits.name or not person.traits.heads or traits.heads:
        return True
    return one.harm in person.harms


def _likeness(one: _Traits, other: _Traits) -> int:
    """How much two mentions that fit have in common."""
    named = bool(one.name and other.name)
    aged = one.ages == other.ages and one.ages[0] == one.ages[1]
    return 4 * named + 2 * aged + (not one.heads.isdisjoint(other.heads)) + (one.sex == other.sex != "")
