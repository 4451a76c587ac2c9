"""Acts in a sentence: what was done, to what kind of object, and whether it is told as a fact."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from summarizer.language.lexicon import Hit, Lexicon, Tokens
from summarizer.language.vocabulary import vocabulary

ObjectKind = Literal["civil", "property", "police", "armed", "name"]
ActKind = Literal["kill", "wound", "abduct", "attack", "bomb", "blast", "damage", "burn"]

RIGHT, LEFT = 9, 13
"""How many tokens from an act its object's noun may stand, after it and (of a passive) before it."""

NAME = 6
"""How many tokens a name and the noun that it belongs to span."""

UNREAL_REACH = 4
"""How many tokens before an act a word makes it no fact."""


class Act(NamedTuple):
    """An act; positions are tokens of the sentence."""

    kind: ActKind
    at: int
    obj: ObjectKind | None
    """What kind of thing or people it was done to; None: not said."""
    object_at: int | None
    """Token of the object's noun."""
    real: bool
    single: bool
    """Whether it is told as one event ("the attack", "was killed"), not as many ("attacks", "a wave of killings")."""


class _Cue(NamedTuple):
    form: Literal["verb", "state", "noun", "went_off", "device"]
    kind: ActKind


@cache
def _acts() -> Lexicon[_Cue]:
    tables = vocabulary("acts")
    entries: list[tuple[str, _Cue]] = []
    for kind, patterns in tables["verbs"].items():
        entries.extend((pattern, _Cue("verb", kind)) for pattern in patterns)
    for kind, patterns in tables["states"].items():
        entries.extend((pattern, _Cue("state", kind)) for pattern in patterns)
    for kind, patterns in tables["nouns"].items():
        entries.extend((pattern, _Cue("noun", kind)) for pattern in patterns)
    for form, patterns in tables["blasts"].items():
        entries.extend((pattern, _Cue(form, "blast")) for pattern in patterns)
    return Lexicon(entries)


@cache
def participants() -> Lexicon[ObjectKind]:
    """Nouns of people and things, by kind."""
    tables = vocabulary("participants")
    kinds: tuple[ObjectKind, ...] = ("armed", "police", "civil", "property")
    return Lexicon((pattern, kind) for kind in kinds for pattern in tables[kind])


@cache
def _limit(name: str) -> frozenset[str]:
    return frozenset(vocabulary("acts")["limits"][name])


class _Sentence:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self._objects: dict[int, ObjectKind] | None = None

    @property
    def objects(self) -> dict[int, ObjectKind]:
        """Token of each noun of people or things -> its kind."""
        if self._objects is None:
            self._objects = {hit.last - 1: hit.payloads[0] for hit in participants().find(self.words)}
        return self._objects

    def acts(self) -> Iterator[Act]:
        words = self.words
        for hit in _acts().find(words):
            forms = {cue.form: cue for cue in hit.payloads}
            of = words[hit.last] if hit.last < len(words) else ""
            if "noun" in forms and of in ("of", "on", "against", "at") and not self._passive(hit):
                yield self._act(forms["noun"], hit, self._right(hit.last + 1), noun=True)
            elif "noun" in forms and hit.first and words[hit.first - 1] in _limit("before_nouns"):
                yield self._act(forms["noun"], hit, None, noun=True)
            elif "verb" in forms:
                yield self._verb(forms["verb"], hit)
            elif "state" in forms:
                yield self._act(forms["state"], hit, self._left(hit.first, reach=5), noun=False)
            elif "went_off" in forms:
                yield self._act(forms["went_off"], hit, self._right(hit.last), noun=False)
            elif "noun" in forms:
                yield self._act(forms["noun"], hit, None, noun=True)

    def _passive(self, hit: Hit[_Cue]) -> bool:
        return not _limit("passive").isdisjoint(self.words[max(0, hit.first - 3) : hit.first])

    def _verb(self, cue: _Cue, hit: Hit[_Cue]) -> Act:
        words = self.words
        follower = words[hit.last] if hit.last < len(words) else ""
        if self._passive(hit):
            found = self._left(hit.first)
        elif (follower in _limit("left_after") or not follower) and words[hit.last - 1].endswith(("ed", "n", "t")):
            found = self._left(hit.first, reach=5)
        else:
            found = self._right(hit.last)
        return self._act(cue, hit, found, noun=False)

    def _act(self, cue: _Cue, hit: Hit[_Cue], found: tuple[int, ObjectKind] | None, *, noun: bool) -> Act:
        where, kind = found if found is not None else (None, None)
        single = self._single(hit, noun=noun)
        return Act(cue.kind, hit.first, kind, where, self._real(hit.first), single)

    def _single(self, hit: Hit[_Cue], *, noun: bool) -> bool:
        words = self.words
        before = words[max(0, hit.first - UNREAL_REACH) : hit.first]
        if not _limit("many").isdisjoint(before):
            return False
        if not noun or not words[hit.last - 1].endswith("s"):
            return True
        return not _limit("counted").isdisjoint(before)

    def _real(self, first: int) -> bool:
        words = self.words
        before = words[max(0, first - UNREAL_REACH) : first]
        if not _limit("unreal").isdisjoint(before):
            # The month of May is no "may".
            unreal = [at for at in range(max(0, first - UNREAL_REACH), first) if words[at] in _limit("unreal")]
            if any(words[at] != "may" or not self.tokens.capital(at) for at in unreal):
                return False
        return not (before[-1:] == ["to"] and _limit("tried").isdisjoint(before))

    def _right(self, start: int) -> tuple[int, ObjectKind] | None:
        stops = _limit("stops")
        for at in range(start, min(len(self.words), start + RIGHT)):
            if self.words[at] in stops:
                return None
            if at in self.objects:
                return at, self.objects[at]
            if at < start + 4 and self._named(at):
                return self._title(at)
        return None

    def _title(self, at: int) -> tuple[int, ObjectKind]:
        """A capitalised word's kind: that of the noun it is part of ("the Cuban embassy", "the National Guard")."""
        for further in range(at + 1, min(len(self.words), at + NAME)):
            if self.words[further] in _limit("stops"):
                break
            if further in self.objects:
                return further, self.objects[further]
        return at, "name"

    def _left(self, end: int, reach: int = LEFT) -> tuple[int, ObjectKind] | None:
        for at in range(end - 1, max(-1, end - 1 - reach), -1):
            if at in self.objects:
                return at, self.objects[at]
        for at in range(end - 1, max(-1, end - 1 - reach), -1):
            if self._named(at):
                return at, "name"
        return None

    def _named(self, at: int) -> bool:
        """Whether a token is capitalised inside the sentence and no abbreviation, as the names of people are."""
        if at == 0 or not self.tokens.capital(at):
            return False
        written = self.tokens.slice(at, at + 1)
        return len(written) > 2 and not written.isupper()


def find_acts(tokens: Tokens) -> tuple[Act, ...]:
    """The acts that one tokenised sentence tells, in order."""
    known: tuple[Act, ...] | None = tokens.memo.get("acts")
    if known is None:
        known = tokens.memo["acts"] = tuple(_Sentence(tokens).acts())
    return known
