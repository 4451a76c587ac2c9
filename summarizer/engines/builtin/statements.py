"""Casualty statements of the main incident, as the rules of the built-in engine collect them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from summarizer.article import Sentence
from summarizer.brief import Harm
from summarizer.engines.builtin.setting import Setting
from summarizer.language.casualties import readings_in
from summarizer.language.counts import Reading, read_phrases
from summarizer.language.harms import HarmReading
from summarizer.language.names import bare
from summarizer.language.nouns import GENERAL, is_thing
from summarizer.language.phrases import occurrences
from summarizer.language.sources import source_of
from summarizer.language.vocabulary import vocabulary, word_set

_WORDS = vocabulary("groups")
ATTACKERS = word_set("groups", "attackers")
FIGHTERS = word_set("groups", "fighters")
_SUSPECTS = word_set("groups", "suspects")
_REPLACED = re.compile(_WORDS["earlier_figure"], re.IGNORECASE)
_ON_THE_GROUND = re.compile(r"\bon the ground\b", re.IGNORECASE)
_UNREST = frozenset(("protest", "riot"))
_EPIDEMIC = frozenset(("epidemic",))

# Which of two harms said by the same words stands in a row: "in hospital" is injured, in an epidemic affected.
_RANK: tuple[Harm, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "affected")
MASS_ARREST = 5
"""Fewest arrested people that are a toll and not suspects."""


@dataclass(slots=True)
class Statement:
    """One casualty statement on its way to a row."""

    sentence: int
    phrase: str
    harm: Harm
    reading: Reading
    victims: str | None
    by: str | None
    superseded: bool
    part_of: bool
    """The words say that it is part of others counted."""
    more: bool
    """It counts others beside somebody already named."""
    described: bool
    start: int
    further: list[int] = field(default_factory=list)
    """Other sentences that say the same, or name the source."""

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        return self.reading.low, self.reading.high

    def group(self) -> frozenset[str]:
        """The words of the group without number and case; empty for people in general."""
        return frozenset(_stem(word) for word in bare(self.victims or "")) - GENERAL


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def statements(setting: Setting) -> list[Statement]:
    """The statements about the main incident, in the order of the text."""
    found: list[Statement] = []
    for sentence in setting.article.sentences:
        found.extend(_of_sentence(setting, sentence))
    return found


def _of_sentence(setting: Setting, sentence: Sentence) -> Iterator[Statement]:
    text = sentence.text
    by_count: dict[tuple[int, int], list[HarmReading]] = {}
    for reading in readings_in(setting.article, sentence.number):
        if reading.negated or setting.is_other(sentence.number, reading.count_start, reading.count_end):
            continue
        by_count.setdefault((reading.count_start, reading.count_end), []).append(reading)
    for (start, end), readings in by_count.items():
        for reading in _chosen(setting, text, readings):
            phrase = _unique(text, start, end, reading)
            if phrase is None or not _is_toll(setting, text, reading):
                continue
            source = source_of(text, start)
            yield Statement(
                sentence=sentence.number,
                phrase=phrase,
                harm=reading.harm,
                reading=reading.reading,
                victims=_victims(text, reading),
                by=None if source is None or source.pronoun else source.name,
                superseded=reading.replaced or _REPLACED.search(text[max(0, start - 60) : start]) is not None,
                part_of=reading.subgroup or _ON_THE_GROUND.search(text[end:]) is not None and reading.reading.high == 0,
                more=re.search(r"\b(?:others?|more|another|further|additional)\b", text[start:end], re.IGNORECASE)
                is not None,
                described=reading.described,
                start=start,
            )


def _chosen(setting: Setting, text: str, readings: list[HarmReading]) -> Iterator[HarmReading]:
    """One reading per thing said: a verb beats what the noun implies, and one harm beats its double."""
    spoken = [one for one in readings if not (one.count_start <= one.cue_start and one.cue_end <= one.count_end)]
    implied = [one for one in readings if one not in spoken]
    by_cue: dict[tuple[int, int], list[HarmReading]] = {}
    for one in (*spoken, *(implied if not spoken or _adds(implied, spoken) else [])):
        by_cue.setdefault((one.cue_start, one.cue_end), []).append(one)
    seen: set[Harm] = set()
    for group in by_cue.values():
        best = _best(setting, text, group)
        if best.harm not in seen:
            seen.add(best.harm)
            yield best


def _adds(implied: list[HarmReading], spoken: list[HarmReading]) -> bool:
    """Whether the noun's own harm stands beside the verb's: "12 hostages were killed" says both."""
    return any(one.harm == "abducted" for one in implied) and not any(one.harm == "abducted" for one in spoken)


def _best(setting: Setting, text: str, group: list[HarmReading]) -> HarmReading:
    harms = {one.harm: one for one in group}
    if setting.event_type in _EPIDEMIC and "affected" in harms:
        return harms["affected"]
    cue = text[group[0].cue_start : group[0].cue_end].casefold()
    if cue in ("casualties", "casualty") and "injured" in harms:
        return harms["injured"]
    return min(group, key=lambda one: _RANK.index(one.harm))


def _is_toll(setting: Setting, text: str, one: HarmReading) -> bool:
    """Whether a statement counts as a toll: suspects are blame, and one person matters only when hurt or held."""
    words = frozenset(bare(text[one.count_start : one.count_end]))
    low = one.reading.low or one.reading.high or 0
    if one.harm == "detained":
        if one.described or words & _SUSPECTS:
            return False
        return (
            low >= MASS_ARREST
            or one.reading.qualifier == "vague"
            or setting.event_type in _UNREST
            or bool(words & FIGHTERS)
        )
    if one.described and text[one.count_start : one.count_end].casefold() in (
        "i",
        "he",
        "she",
        "him",
        "her",
        "me",
        "himself",
        "herself",
    ):
        return False
    if one.described:
        if words and all(is_thing(word) for word in words):
            return False
        return one.harm in ("killed", "injured", "abducted", "missing") or (
            one.harm == "rescued" and low == 1 and text[one.count_start : one.count_end][:2].casefold() in ("a ", "an")
        )
    return True


def _victims(text: str, one: HarmReading) -> str | None:
    if one.victims_start is None:
        return None
    words = text[one.victims_start : one.victims_end]
    lowered = frozenset(_stem(word) for word in bare(words))
    general = frozenset(_stem(word) for word in GENERAL) | {"other", "more", "them"}
    return None if lowered <= general else words


def _unique(text: str, start: int, end: int, one: HarmReading) -> str | None:
    """The count phrase, lengthened until it stands once in the sentence and still reads the same; None: it can't be."""
    for first, last in _wider(text, start, end, one):
        phrase = text[first:last]
        if len(occurrences(text, phrase)) == 1 and read_phrases([phrase]) == one.reading:
            return phrase
    return None


def _wider(text: str, start: int, end: int, one: HarmReading) -> Iterable[tuple[int, int]]:
    yield start, end
    low, high = min(start, one.cue_start), max(end, one.cue_end)
    yield low, high
    for _ in range(4):
        following = re.match(r"\W*\w+", text[high:])
        high += following.end() if following else 0
        yield start, high
        yield low, high
