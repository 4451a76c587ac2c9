"""The verdict about an article's main subject: incident or not, of which type and stage, told by which sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import cast

from summarizer.article import Article
from summarizer.brief import CATEGORY_OF, EventType, Stage
from summarizer.language.acts import Act, find_acts
from summarizer.language.events import SentenceCues, cues_of
from summarizer.language.lexicon import tokenise


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article reports."""

    incident: bool
    event_type: EventType
    stage: Stage | None
    main: tuple[int, ...]
    """Sentences that report the main incident, headline and lead first; empty when there is none."""
    rule: str
    words: str


# Worth of a sentence by its place: headline, then the sentences of the body in order; later ones count the least.
# Tuned on the development articles and every fifth dev document of MUC-4, as are all constants of this module.
HEADLINE_WEIGHT = 2.0
BODY_WEIGHTS = (2.0, 1.2, 0.9, 0.7)
LATER_WEIGHT = 0.35

PAST = 0.4
"""What a sentence about times long gone is worth beside one about now."""

EVENT_THRESHOLD = 0.9
"""Least weighted mean of event and harm points of an incident under a headline (0 to 6)."""

ACTS_THRESHOLD = 1.25
"""Least score of acts without a headline, where only the mass of what is told shows the subject."""


@dataclass(slots=True)
class _Reading:
    """One sentence, read."""

    number: int
    weight: float
    cues: SentenceCues
    acts: tuple[Act, ...]
    headline: bool
    civil: float = 0.0
    """Acts against people who bear no arms, or things; single ones count fully."""
    armed: float = 0.0
    types: dict[str, float] = field(default_factory=dict)

    @property
    def strength(self) -> float:
        """Points of event and harm words, 0 to 6."""
        points = min(4.0, sum(self.cues.events.values())) + min(2.0, self.cues.harm)
        return points * (PAST if self.cues.past else 1.0)

    @property
    def near(self) -> float:
        return min(4.0, sum(self.cues.near.values()) + 0.5 * self.cues.unreal)


# What an act against armed people, or an act whose object is not said, is worth beside one against others.
_UNSAID = {"kill": 0.4, "abduct": 0.4, "bomb": 0.4}


def _civil(acts: Sequence[Act]) -> float:
    points = 0.0
    for act in acts:
        if not act.real or act.obj in ("armed", "police"):
            continue
        if act.obj is not None:
            points += 1.0 if act.single else 0.3
        elif act.single:
            points += _UNSAID.get(act.kind, 0.0)
    return min(2.0, points)


def _armed(acts: Sequence[Act]) -> float:
    return float(sum(1 for act in acts if act.real and act.obj in ("armed", "police")))


# Which event type an act speaks for, by kind of act and whether its object bears arms.
_TYPE_OF_ACT: Mapping[str, tuple[str, float]] = {
    "kill": ("armed_attack", 0.6),
    "wound": ("armed_attack", 0.3),
    "attack": ("armed_attack", 0.8),
    "abduct": ("abduction", 1.5),
    "bomb": ("bombing", 1.5),
    "damage": ("armed_attack", 0.2),
    "burn": ("arson", 0.8),
}


def _types(cues: SentenceCues, acts: Sequence[Act]) -> dict[str, float]:
    types = dict(cues.events)
    for act in acts:
        if not act.real:
            continue
        if act.obj == "armed" and act.kind in ("kill", "wound", "attack"):
            types["armed_clash"] = types.get("armed_clash", 0.0) + 1.2
        else:
            name, points = _TYPE_OF_ACT[act.kind]
            types[name] = types.get(name, 0.0) + points
    return types


def _read(article: Article) -> list[_Reading]:
    readings: list[_Reading] = []
    body = 0
    for sentence in article.sentences:
        headline = sentence.number in article.headline
        if headline:
            weight = HEADLINE_WEIGHT / len(article.headline)
        else:
            weight = BODY_WEIGHTS[body] if body < len(BODY_WEIGHTS) else LATER_WEIGHT
            body += 1
        tokens = tokenise(sentence.text)
        cues = cues_of(tokens)
        acts = find_acts(sentence.text, tokens)
        past = PAST if cues.past else 1.0
        readings.append(
            _Reading(
                sentence.number, weight, cues, acts, headline, past * _civil(acts), _armed(acts), _types(cues, acts)
            )
        )
    return readings


def _mean(readings: Sequence[_Reading], values: Sequence[float]) -> float:
    total = sum(one.weight for one in readings)
    return sum(one.weight * value for one, value in zip(readings, values, strict=True)) / total if total else 0.0


def _under_a_headline(readings: Sequence[_Reading]) -> tuple[bool, str]:
    event = _mean(readings, [one.strength for one in readings])
    near = _mean(readings, [one.near for one in readings])
    return event >= EVENT_THRESHOLD and event > near, f"event words {event:.2f}, near-miss words {near:.2f}"


def _without_headline(readings: Sequence[_Reading]) -> tuple[bool, str]:
    size = len(readings)
    lead = readings[:3]
    told = sum(one.civil for one in readings) / sqrt(size)
    first = readings[0].civil
    event = max(min(6.0, one.strength) for one in lead)
    clash = sum(min(4.0, one.cues.events.get("armed_clash", 0.0)) for one in readings) / size
    armed = sum(one.armed for one in lead)
    acts = 1.9 * told + 0.8 * first + 0.3 * event - 0.5 * clash - 0.2 * armed
    event_mean = _mean(readings, [one.strength for one in readings])
    near = _mean(readings, [one.near for one in readings])
    natural = event_mean >= 1.5 and event_mean > near + 0.5
    return acts >= ACTS_THRESHOLD or natural, f"acts {acts:.2f}, event words {event_mean:.2f}, near-miss {near:.2f}"


def _article_types(readings: Sequence[_Reading]) -> dict[str, float]:
    types: dict[str, float] = {}
    for one in readings:
        factor = one.weight * (PAST if one.cues.past else 1.0)
        for name, points in one.types.items():
            types[name] = types.get(name, 0.0) + factor * min(4.0, points)
    return types


def _choose_type(types: Mapping[str, float]) -> str:
    best = max(types, key=lambda name: types[name])
    if best in ("explosion", "fire") and types.get("bombing", 0.0) > 0.25 * types[best]:
        return "bombing"
    return best


def judge(article: Article) -> Verdict:
    """What `article` reports, from its headline, its lead and the mass of its event, harm and near-miss words."""
    readings = _read(article)
    types = _article_types(readings)
    if not readings or not types:
        return Verdict(False, "none", None, (), "no event words", "")
    incident, rule = _under_a_headline(readings) if article.headline else _without_headline(readings)
    if not incident:
        return Verdict(False, "none", None, (), rule, "")
    best = _choose_type(types)
    main = tuple(one.number for one in readings if one.cues.events.get(best) or one.headline)
    return Verdict(True, cast("EventType", best), "accomplished", main, rule, best)


__all__ = ["CATEGORY_OF", "Verdict", "judge"]
