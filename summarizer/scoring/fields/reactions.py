"""What people and bodies said or did in answer."""

from functools import partial

from summarizer.article import Article
from summarizer.brief import Brief, Reaction, ReactionKind
from summarizer.scoring.alias import known
from summarizer.scoring.citations import cited, sufficient
from summarizer.scoring.label import Label, ReactionLabel
from summarizer.scoring.rows import Pairing, RowViews, score_rows
from summarizer.scoring.slot import Slot
from summarizer.scoring.wording import recall

ACTOR, KIND = 0.625, 0.375
"""Shares of a row's credit; part of the scorer's version. The gist is free text: reported, never credited."""

GENERAL: ReactionKind = "statement"
"""The kind that every other one is a case of; it earns half."""


def _names(row: Reaction) -> list[str]:
    return [row.actor, *([row.role, f"{row.role} {row.actor}"] if row.role else [])]


def pair(gold: ReactionLabel, predicted: Reaction) -> Pairing:
    """No credit unless the actor is the same."""
    if not known(_names(predicted), gold.actor):
        return Pairing(0.0, "")
    kind = 1.0 if predicted.kind in gold.kind else 0.5 if predicted.kind == GENERAL else 0.0
    found = recall(gold.gist, f"{predicted.gist} {predicted.quote or ''}")
    rule = f".625 actor + .375 x {kind:.1f} kind (gist words found: {found:.0%})"
    return Pairing(ACTOR + KIND * kind, rule, () if kind == 1 else ("wrong_kind",))


def score(label: Label, brief: Brief, article: Article) -> list[Slot]:
    """One slot per row of either side."""
    views: RowViews[ReactionLabel, Reaction] = RowViews(
        field="reactions",
        pair=pair,
        gold=lambda row: f"{row.actor[0]} ({' or '.join(row.kind)}): {row.gist}",
        predicted=lambda row: f"{row.actor} ({row.kind}): {row.gist}",
        gold_evidence=partial(_evidence, article=article),
        predicted_evidence=lambda row: cited(row.evidence),
    )
    return score_rows(label.reactions, brief.reactions, views)[0]


def _evidence(row: ReactionLabel, article: Article) -> tuple[tuple[int, ...], ...]:
    return sufficient(row.evidence, article, row.actor)
