"""Harms that several words say together, from a file of patterns: "lost their lives", "taken to hospital"."""

from functools import cache
from typing import TYPE_CHECKING

from summarizer.language.harm_words import AUXILIARIES, BE, Cue, Side, is_adverb
from summarizer.language.nouns import STOPS, VERBS
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import Words
from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_BORDERS = frozenset((",", ";", ".", ":", "who", "which", "when", "after", "returned"))
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their"))


@record(frozen=True, slots=True)
class _Step:
    """One part of a pattern."""

    words: frozenset[str]
    absent: bool = False
    """None of the words may stand here; takes no word."""
    gap: int = 0
    """Up to this many words may stand here."""
    nominal: bool = False
    """Only words of a noun phrase may stand in the gap."""
    adverb: bool = False
    """Any adverb will do."""

    def fits(self, word: str) -> bool:
        return word in self.words or (self.adverb and is_adverb(word))


@record(frozen=True, slots=True)
class _Idiom:
    steps: tuple[_Step, ...]
    before: _Step | None
    harms: "tuple[Harm, ...]"
    side: Side
    near: bool
    has_gap: bool
    second: frozenset[str] | None
    """What the second word must be, where the pattern says it outright: most idioms are told apart by it."""


def idiom_at(sentence: Words, at: int, *, wide: bool = False) -> Cue | None:
    """The first idiom of the file that begins at this word.

    Args:
        wide: whether the file for checks counts too.
    """
    word = sentence.low[at]
    listed = _idioms("harm_idioms").get(word, ())
    following = sentence.at(at + 1)
    for idiom in (*_idioms("harm_idioms_wide").get(word, ()), *listed) if wide else listed:
        if idiom.second is not None and following not in idiom.second:
            continue
        if idiom.before is not None and idiom.before.fits(sentence.at(at - 1)) == idiom.before.absent:
            continue
        spoken = sentence.at(at - 1) == "said" and sentence.at(at - 2) not in BE
        if spoken and idiom.before is not None and idiom.before.adverb:
            continue  # "Roe said at the hospital": where somebody speaks
        last = _match(sentence, at + 1, idiom.steps, 1)
        if last is not None and idiom.harms[0] == "injured" and _leaves_care(sentence, at, last):
            continue
        if last is not None:
            # In a gap stand the victims of a verb that takes them behind it.
            whole = not idiom.has_gap or idiom.side == "left"
            return Cue(at, last if whole else at + 1, idiom.harms, idiom.side, near=idiom.near)
    return None


def _leaves_care(sentence: Words, at: int, last: int) -> bool:
    """ "Moved from a clinic": into no care."""
    low = sentence.low
    return low[last - 1] in _set("hospital") and "from" in low[max(at, last - 3) : last - 1]


def idiom_openers() -> frozenset[str]:
    """The words that an idiom can begin with."""
    return frozenset(_idioms("harm_idioms"))


def wide_openers() -> frozenset[str]:
    """The words that an idiom of the file for checks can begin with."""
    return frozenset(_idioms("harm_idioms_wide"))


def _match(sentence: Words, at: int, steps: tuple[_Step, ...], index: int) -> int | None:
    """Where the pattern ends when its steps from `index` on fit at `at`; None: they don't."""
    if index == len(steps):
        return at
    step = steps[index]
    if step.absent:
        return None if step.fits(sentence.at(at)) else _match(sentence, at, steps, index + 1)
    if not step.gap:
        word = sentence.at(at) or "$"
        return _match(sentence, at + (word != "$"), steps, index + 1) if step.fits(word) else None
    for skipped in range(step.gap + 1):
        found = _match(sentence, at + skipped, steps, index + 1)
        if found is not None:
            return found
        if not _may_skip(sentence.at(at + skipped), step.nominal):
            return None
    return None


def _may_skip(word: str, nominal: bool) -> bool:
    if word == "" or word in _BORDERS:
        return False
    if nominal:
        return word.isalpha() and word not in VERBS and (word not in STOPS or word in _ARTICLES)
    return word not in AUXILIARIES or word == "to"


def _step(written: str) -> _Step:
    if written[0] in "~=":
        return _Step(frozenset(), gap=int(written[1:]), nominal=written[0] == "=")
    absent = written.startswith("!")
    words: set[str] = set()
    adverb = False
    for part in written.lstrip("!").split("|"):
        if part == "<adverb>":
            adverb = True
        elif part == "<be>":
            words |= BE
        elif part.startswith("<"):
            words |= _set(part.strip("<>"))
        else:
            words.add(part)
    return _Step(frozenset(words), absent=absent, adverb=adverb)


def _plain_second(steps: tuple[_Step, ...]) -> frozenset[str] | None:
    """The words of the second step; None when it is anything else than one of a few words."""
    second = steps[1] if len(steps) > 1 else None
    if second is None or second.absent or second.gap or second.adverb or "$" in second.words:
        return None
    return second.words


def _set(name: str) -> frozenset[str]:
    file = "harm_idioms" if name in vocabulary("harm_idioms")["sets"] else "harm_idioms_wide"
    return word_set(file, "sets", name)


@cache
def _idioms(file: str) -> dict[str, tuple[_Idiom, ...]]:
    """The idioms of a file by the words they can begin with, in the order of the file."""
    table: dict[str, list[_Idiom]] = {}
    for entry in vocabulary(file)["idiom"]:
        for pattern in entry["patterns"]:
            before, _, body = pattern.rpartition(" ^ ")
            steps = tuple(_step(written) for written in body.split())
            idiom = _Idiom(
                steps,
                _step(before) if before else None,
                tuple(entry["harms"].split()),
                entry["side"],
                entry.get("near", False),
                any(step.gap for step in steps),
                _plain_second(steps),
            )
            for word in steps[0].words:
                table.setdefault(word, []).append(idiom)
    return {word: tuple(idioms) for word, idioms in table.items()}
