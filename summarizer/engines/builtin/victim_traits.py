"""What the words for one victim tell of the person, and whether two mentions can be one person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.engines.builtin.statements import ATTACKERS
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import tokens
from summarizer.language.nouns import PEOPLES, is_people, is_person
from summarizer.language.numbers import find_numbers
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

_DATA = vocabulary("victims")
_MALE = word_set("victims", "sex", "male")
_FEMALE = word_set("victims", "sex", "female")
_AGES: dict[str, tuple[int, int]] = {noun: (low, high) for noun, (low, high) in _DATA["ages"].items()}
_PLAIN = word_set("victims", "nouns", "plain")
_APART = word_set("victims", "words", "apart")
_SUFFIXES = word_set("victims", "words", "name_suffixes")
_SAME = {word: line.split()[0] for line in _DATA["nouns"]["same"] for word in line.split()}
_KINDS = {word: kind for kind, line in _DATA["kinds"].items() for word in line.split()}
PRONOUNS = frozenset(("he", "him", "she", "her"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_AGED = lazy_pattern(r"\b([\w-]+?)[-\s]years?[-\s]old\b", re.IGNORECASE)
_AGE_BEHIND = lazy_pattern(r",? (?:aged? |of )?(\d{1,2})(?=[,.;)]| and\b|$)")
_KINSHIP = frozenset(("elder", "younger", "kin"))
ANY_AGE = (0, 120)
_BODIES = frozenset(("body", "remains", "corpse"))
_KIN_SAYS = lazy_pattern(
    r"\b(?:mother|father|wife|husband|brother|sister|parents?|uncle|aunt|cousin|son|daughter|girlfriend|boyfriend)\b"
    r"[^.;]{0,80}\b(?:said|says|told|confirmed|added|wrote|recalled)\b",
    re.IGNORECASE,
)
# "A man stabbed four people", "a man thought to have fired": who did it, whatever happened to him afterwards.
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
# "Ann Roe was also killed" is one more; "he was also hit in the arm" is not.
_ALSO = lazy_pattern(
    r"(?: (?:of|from|in|at|who)\b[^,;.]{0,40}?)?(?:,[^,]{0,40},|,)? (?:(?:was|has|had|is) )?(?:been )?also\b",
    re.IGNORECASE,
)


@record(frozen=True, slots=True)
class Traits:
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
    """Told as somebody else than those before: "another man", "a bystander"."""
    also: bool = False
    """Told as one more than those told of just before: "Ann Roe was also killed"."""
    owned: str = ""
    """Whose the person is told to be: "his" of "his wife"; empty: nobody's."""
    relative: bool = False
    """Told by a relative who speaks: "my son"."""

    def with_mention(self, later: "Traits") -> "Traits":
        """The traits of a person whom a later mention tells more of."""
        low, high = max(self.ages[0], later.ages[0]), min(self.ages[1], later.ages[1])
        return replace(
            self,
            name=self.name if len(self.name) >= len(later.name) else later.name,
            heads=self.heads | later.heads,
            sex=self.sex or later.sex,
            ages=(low, high) if low <= high else self.ages,
            attacker=self.attacker or (later.attacker and bool(self.name or later.name)),
            pronoun=False,
            apart=self.apart or later.apart,
            also=self.also or later.also,
            owned=self.owned or later.owned,
        )


def traits_of(text: str, start: int, end: int) -> Traits:
    """What the words of a mention tell, with an age right behind them."""
    span = text[start:end]
    raw = [word.strip("“”\"'’.,()") for word in span.split()]
    low = [word.casefold().removesuffix("'s").removesuffix("’s").removeprefix("ex-") for word in raw]
    opener = low[0] if low else ""
    other = _other_words(text, start, end) if _is_capital(raw[-1:]) else []
    heads = [at for at, word in enumerate(low) if is_people(word)]
    name = () if len(low) == 1 and opener in PRONOUNS else _name(raw, low, heads)
    relative = opener in _OWNED and _is_told_by_kin(text, start, opener)
    heads = [] if relative else heads
    owned_body = len(low) == 2 and opener in ("his", "her") and low[1] in _BODIES
    pronoun = owned_body or (len(low) == 1 and opener in PRONOUNS)
    told = [low[at] for at in heads[-1:]] + [word for word in other[-1:] if is_people(word)]
    nouns = frozenset(_SAME.get(word, word) for word in told if word not in _PLAIN)
    said = [opener] if pronoun else [*low[-1:], *(low[at] for at in heads), *other[-1:]]
    sexes = {_sex(word) for word in said} - {""}
    also = not pronoun and _ALSO.match(text, end) is not None
    return Traits(
        name,
        nouns,
        sexes.pop() if len(sexes) == 1 else "",
        _age(text, start, end, [*(low[at] for at in heads), *other[-1:]]),
        any(word in ATTACKERS for word in low) or _ATTACKS.match(text, end) is not None,
        pronoun,
        opener in _INDEFINITE or (opener in _APART and not name) or bool(other and other[0] in _INDEFINITE),
        any(word in _APART for word in low),
        also,
        next((word for word in (*other[:1], opener) if word in _OWNED and not (relative or owned_body)), ""),
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
    dateline = len(name) == 1 and len(name[0]) > 3 and raw[-1].isupper()  # "ODANU (Radio) - A man was shot"
    if (
        alone
        or dateline
        or not name
        or low[0] in ("a", "an", "one")
        or any(is_person(word) or word in PEOPLES for word in name)
    ):
        return ()
    parts = [part for token in tokens(" ".join(name)) for part in token.split("-")]
    return tuple(part for part in parts if part not in _SUFFIXES) or tuple(parts)


def _age(text: str, start: int, end: int, heads: Iterable[str]) -> tuple[int, int]:
    match = _AGED.search(text, start, end)
    figures = find_numbers(match.group(1)) if match is not None else ()
    if figures:
        return int(figures[0].value), int(figures[0].value)
    behind = _AGE_BEHIND.match(text, end)
    if behind is not None:
        return int(behind.group(1)), int(behind.group(1))
    low, high = ANY_AGE
    for noun in heads:
        ages = _AGES.get(noun, ANY_AGE)
        low, high = max(low, ages[0]), min(high, ages[1])
    return (low, high) if low <= high else ANY_AGE


# ---- two mentions ----------------------------------------------------------------------------------------------------


def fits(one: Traits, other: Traits, *, near: bool = True) -> bool:
    """Whether nothing in the words of two mentions keeps them from being one person.

    Args:
        near: whether they stand close together, so that "the gunman" may be the one just named.
    """
    if one.attacker != other.attacker and not (other.pronoun or (near and (one.name or other.name))):
        return False
    return not set_apart(one, other)


def set_apart(one: Traits, other: Traits) -> bool:
    """Whether the words themselves tell two persons apart: by sex, age, name, trade or part in the traffic."""
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if one.ages[0] > other.ages[1] or other.ages[0] > one.ages[1]:
        return True
    if one.name and other.name:
        return one.name[-1] not in other.name and other.name[-1] not in one.name
    return _differ_in_kind(one.heads, other.heads)


def _differ_in_kind(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two persons have different nouns of one kind: a clerk is no driver, but a clerk may be a mother."""
    if not (mine and theirs) or mine & theirs:
        return False
    ours, others = ({_KINDS.get(word, "trade") for word in words} for words in (mine, theirs))
    if {"elder", "younger"} <= ours | others and not ours & others:
        return True
    return bool(ours & others & {"trade", "traffic"})


def is_trade(one: Traits) -> bool:
    """Whether a noun tells what somebody does: a clerk, not a mother or a passenger."""
    return any(_KINDS.get(word, "trade") == "trade" for word in one.heads)


def is_kin(one: Traits) -> bool:
    """Whether a noun tells whose relative somebody is: "a father of two"."""
    return any(_KINDS.get(word) in _KINSHIP for word in one.heads)


def likeness(one: Traits, other: Traits) -> int:
    """How much two mentions that fit have in common."""
    named = bool(one.name and other.name)
    aged = one.ages == other.ages and one.ages[0] == one.ages[1]
    return 4 * named + 2 * aged + (not one.heads.isdisjoint(other.heads)) + (one.sex == other.sex != "")
