"""Event cues of a sentence: which kinds of event its words name, how real they are, and what speaks against them."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarizer.language.event_frames import find_frames
from summarizer.language.lexicon import Lexicon, Tokens, tokens_of
from summarizer.language.vocabulary import vocabulary
from summarizer.records import record

Family = Literal["event", "harm", "near", "before", "after", "past", "recent", "attempted", "threatened", "general"]

WEIGHTS: Mapping[str, float] = {"strong": 3.0, "plain": 1.5, "weak": 0.4}
"""Worth of a cue, in points: a strong cue names the event by itself, two plain ones do so together, weak ones never."""

REACH = 4
"""How many tokens before an event word a hypothetical word still governs it."""


class Cue(NamedTuple):
    """What a phrase of the vocabularies says."""

    family: Family
    name: str
    """The event type, the kind of near-miss, or empty."""
    weight: float


class Mention(NamedTuple):
    """A cue where it stands; `first`/`last` are half-open token positions."""

    cue: Cue
    first: int
    last: int
    real: bool
    """False: a word near it makes the event possible, planned or feared."""
    tokens: Tokens

    @property
    def start(self) -> int:
        """Offset in the sentence's text."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Half-open."""
        return self.tokens.ends[self.last - 1]

    @property
    def words(self) -> str:
        """The words of the cue, as written."""
        return self.tokens.slice(self.first, self.last)


@record(slots=True)
class SentenceCues:
    """Everything the vocabularies say about one sentence."""

    mentions: list[Mention] = field(default_factory=list)
    events: dict[str, float] = field(default_factory=dict)
    """Event type -> points of the cues that speak of something real."""
    unreal: float = 0.0
    """Points of event and harm cues that speak of something possible, planned or feared."""
    unreal_events: dict[str, float] = field(default_factory=dict)
    """Those of event cues, by event type."""
    harm: float = 0.0
    near: dict[str, float] = field(default_factory=dict)
    """Kind of near-miss -> points."""
    past: bool = False
    """A word says that this was long ago."""
    recent: bool = False
    """A word says that this was within the last days."""
    attempted: bool = False
    threatened: bool = False
    general: bool = False
    """A word says that this is about violence as a whole."""


def _entries() -> Iterator[tuple[str, Cue]]:
    for name, levels in vocabulary("events").items():
        family: Family = "harm" if name == "harm" else "event"
        for level, patterns in levels.items():
            for pattern in patterns:
                yield pattern, Cue(family, name, WEIGHTS[level])
    for name, levels in vocabulary("near_misses").items():
        for level, patterns in levels.items():
            for pattern in patterns:
                yield pattern, Cue("near", name, WEIGHTS[level])
    modality = vocabulary("modality")
    families: tuple[tuple[Family, str, str], ...] = (
        ("before", "hypothetical", "before"),
        ("after", "hypothetical", "after"),
        ("past", "past", "words"),
        ("recent", "recent", "words"),
        ("attempted", "stage_attempted", "words"),
        ("threatened", "stage_threatened", "words"),
        ("general", "general", "words"),
    )
    for marks, table, key in families:
        for pattern in modality[table][key]:
            yield pattern, Cue(marks, "", 0.0)


@cache
def lexicon() -> Lexicon[Cue]:
    """The vocabularies of events, near-misses and modality, read once."""
    return Lexicon(_entries())


@lru_cache(maxsize=256)
def sentence_cues(text: str) -> SentenceCues:
    """`cues_of` one sentence or clause."""
    return cues_of(tokens_of(text))


def cues_of(tokens: Tokens) -> SentenceCues:
    """The cues of a tokenised sentence, shared between callers: read them, don't change them."""
    known: SentenceCues | None = tokens.memo.get("cues")
    if known is None:
        known = tokens.memo["cues"] = _read_cues(tokens)
    return known


def _read_cues(tokens: Tokens) -> SentenceCues:
    result = SentenceCues()
    hits = lexicon().find(tokens.words)
    befores = [hit.last for hit in hits for cue in hit.payloads if cue.family == "before"]
    afters = [hit.first for hit in hits for cue in hit.payloads if cue.family == "after"]
    frames = find_frames(tokens)
    taken = {at: frame.event_type for frame in frames for at in range(frame.first, frame.last)}
    seen: set[tuple[str, Cue]] = set()
    for first, last, payloads in hits:
        real = not (
            (befores and any(0 <= first - end < REACH for end in befores))
            or (afters and any(0 <= start - last <= 1 for start in afters))
        )
        # "Helicopters fire on a school" is about no fire: a verb's frame knows better than its words.
        other = {taken[at] for at in range(first, last) if at in taken} if taken else ()
        for cue in payloads:
            if other and cue.family == "event" and cue.name not in other:
                continue
            result.mentions.append(Mention(cue, first, last, real, tokens))
            # A word said twice in a sentence counts once.
            if (tokens.words[last - 1], cue) not in seen:
                seen.add((tokens.words[last - 1], cue))
                _count(result, cue, real=real)
    for frame in frames:
        real = not any(0 <= frame.first - end < REACH for end in befores)
        cue = Cue("event", frame.event_type, frame.points)
        result.mentions.append(Mention(cue, frame.first, frame.last, real, tokens))
        _count(result, cue, real=real)
    return result


def _count(result: SentenceCues, cue: Cue, *, real: bool) -> None:
    if cue.family == "event":
        if real:
            result.events[cue.name] = result.events.get(cue.name, 0.0) + cue.weight
        else:
            result.unreal += cue.weight
            result.unreal_events[cue.name] = result.unreal_events.get(cue.name, 0.0) + cue.weight
    elif cue.family == "harm":
        if real:
            result.harm += cue.weight
        else:
            result.unreal += cue.weight
    elif cue.family == "near" and cue.name != "ignored":
        result.near[cue.name] = result.near.get(cue.name, 0.0) + cue.weight
    elif cue.family == "past":
        result.past = True
    elif cue.family == "recent":
        result.recent = True
    elif cue.family == "attempted":
        result.attempted = True
    elif cue.family == "threatened":
        result.threatened = True
    elif cue.family == "general":
        result.general = True
