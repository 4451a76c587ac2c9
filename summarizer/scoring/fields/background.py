"""Other incidents that the article mentions, with their own figures."""

from functools import partial

from summarizer.article import Article
from summarizer.brief import Background, Brief
from summarizer.scoring.citations import cited
from summarizer.scoring.label import BackgroundLabel, Label
from summarizer.scoring.rows import Pairing, RowViews, score_rows
from summarizer.scoring.slot import Slot
from summarizer.scoring.wording import content, recall

RELATION, KILLED, INJURED = 0.4, 0.3, 0.3
"""Shares of a row's credit; part of the scorer's version."""

ALIGNED = 0.5
"""Share of the gist's content words, in [0, 1], from which a row without a shared figure is about the same incident."""


def _figures(row: Background, harm: str) -> set[int | None]:
    """The figures a row gives for a harm: each row for people in general, and the sum of all."""
    rows = [one for one in row.casualties if one.harm == harm]
    lows = [one.count.low for one in rows if one.count.low is not None]
    if not lows:
        return {None}
    return {sum(lows), *(one.count.low for one in rows if one.victims is None and one.count.low is not None)}


def _words(row: Background) -> str:
    sentences = " ".join(one.text for one in row.evidence)
    return f"{row.summary} {row.when or ''} {row.where or ''} {sentences}"


def pair(gold: BackgroundLabel, predicted: Background) -> Pairing:
    """No credit unless a figure or most words are shared; then relation and figures."""
    killed, injured = _figures(predicted, "killed"), _figures(predicted, "injured")
    shared = (gold.killed is not None and gold.killed in killed) or (
        gold.injured is not None and gold.injured in injured
    )
    words = recall(gold.gist, _words(predicted))
    if not shared and words < ALIGNED:
        return Pairing(0.0, "")
    relation = float(gold.relation == predicted.relation)
    credit = RELATION * relation + KILLED * (gold.killed in killed) + INJURED * (gold.injured in injured)
    aligned = "a shared figure" if shared else f"{words:.0%} of the gist's words"
    codes = [
        code
        for code, wrong in (
            ("wrong_relation", not relation),
            ("background_toll", gold.killed not in killed or gold.injured not in injured),
        )
        if wrong
    ]
    return Pairing(credit, f"aligned by {aligned}", tuple(codes))


def _shown(number: int | None) -> str:
    return "-" if number is None else str(number)


def _predicted_text(row: Background) -> str:
    killed, injured = (max(_figures(row, harm), key=lambda one: one or 0) for harm in ("killed", "injured"))
    return f"{row.relation}: {row.summary} (killed {_shown(killed)}, injured {_shown(injured)})"


def score(label: Label, brief: Brief, article: Article) -> list[Slot]:
    """One slot per row of either side."""
    views: RowViews[BackgroundLabel, Background] = RowViews(
        field="background",
        pair=pair,
        gold=lambda row: f"{row.relation}: {row.gist} (killed {_shown(row.killed)}, injured {_shown(row.injured)})",
        predicted=_predicted_text,
        gold_evidence=partial(evidence_of_row, article=article),
        predicted_evidence=lambda row: cited(
            [*row.evidence, *(one for toll in row.casualties for one in toll.evidence)]
        ),
    )
    return score_rows(label.background, brief.background, views)[0]


def evidence_of_row(row: BackgroundLabel, article: Article) -> tuple[tuple[int, ...], ...]:
    """The sentence, or sentences, that hold most of the gist's content words."""
    if row.evidence:
        return tuple(tuple(one) for one in row.evidence)
    wanted = set(content(row.gist))
    shares = {one.number: len(wanted & set(content(one.text))) for one in article.sentences}
    most = max(shares.values(), default=0)
    return tuple((number,) for number, share in shares.items() if share == most) if most else ()
