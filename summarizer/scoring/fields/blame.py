"""Who blames whom, how surely, and what the blamed side answers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from summarizer.article import Article
from summarizer.brief import Blame, Brief, Response, Status
from summarizer.scoring.alias import known, nearest, which
from summarizer.scoring.citations import cited, sentences_naming, sufficient
from summarizer.scoring.label import BlamedLabel, Label
from summarizer.scoring.rows import Pairing, RowViews, score_rows
from summarizer.scoring.slot import Slot, single

ACCUSED, ACCUSER, STATUS = 0.45, 0.35, 0.2
"""Shares of a row's credit; part of the scorer's version."""

CERTAINTY: dict[Status, int] = {
    "cleared": 0,
    "possible": 1,
    "accused": 2,
    "accused_by_authorities": 3,
    "reported_as_fact": 4,
    "claimed": 4,
}


def _names(row: Blame) -> list[str]:
    return [row.actor, *row.aliases]


def _gold_accusers(row: BlamedLabel) -> list[list[str]]:
    """The accusers, without the actor himself: "the group said it did it" and an empty list mean the same."""
    return [forms for forms in row.accusers if not known(forms, row.actor)]


def _predicted_accusers(row: Blame, gold: BlamedLabel) -> list[str]:
    own = [form for forms in _own_words(gold) for form in forms]
    return [one for one in row.accusers if not known([one], [*_names(row), *gold.actor, *own])]


def _own_words(gold: BlamedLabel) -> list[list[str]]:
    """Entries among the accusers that are the actor himself, under any of their forms."""
    return [forms for forms in gold.accusers if known(forms, gold.actor)]


def jaccard(gold: Sequence[Sequence[str]], predicted: Sequence[str]) -> float:
    """Shared over all, in [0, 1], of two sets of names; two empty sets are equal."""
    if not gold and not predicted:
        return 1.0
    found = [which([name], gold) for name in predicted]
    shared = {at for at in found if at is not None}
    unknown = {name.casefold() for name, at in zip(predicted, found, strict=True) if at is None}
    return len(shared) / (len(gold) + len(unknown))


def _status(gold: Sequence[Status], predicted: Status) -> float:
    if predicted in gold:
        return 1.0
    halves = {"accused", "accused_by_authorities"}
    return 0.5 if predicted in halves and halves & set(gold) else 0.0


def critical_errors(gold: BlamedLabel, predicted: Blame, article: Article) -> list[str]:
    """What a row about the same actor gets wrong that must never be wrong."""
    codes = []
    accusers = _predicted_accusers(predicted, gold)
    cleared_here, cleared_there = "cleared" in gold.status, predicted.status == "cleared"
    one_sided = cleared_here != cleared_there and predicted.status not in gold.status
    if one_sided or {gold.response, predicted.response} == {"denied", "admitted"}:
        codes.append("polarity_flip")
    as_fact = not predicted.accusers and predicted.status == "reported_as_fact"
    # Where the label lists `reported_as_fact` as well, the article itself says so, and nothing is lost but an accuser.
    if gold.accusers and as_fact and "reported_as_fact" not in gold.status:
        codes.append("attribution_lost")
    if "polarity_flip" not in codes and CERTAINTY[predicted.status] > max(CERTAINTY[one] for one in gold.status):
        codes.append("certainty_upgraded")
    invented = not gold.accusers and not _stand_together(accusers, [*_names(predicted), *gold.actor], article)
    if (accusers and invented) or _unnamed(accusers, article):
        codes.append("invented_accuser")
    return codes


def _stand_together(accusers: Sequence[str], actor: Sequence[str], article: Article) -> bool:
    """Whether every accuser stands in some sentence that names the actor ("gunmen shot him, officials said")."""
    sentences = set(sentences_naming(article, actor))
    return all(sentences & set(sentences_naming(article, [one])) for one in accusers)


def _unnamed(names: Sequence[str], article: Article) -> list[str]:
    return [name for name in names if not sentences_naming(article, [name])]


def pair(gold: BlamedLabel, predicted: Blame, article: Article) -> Pairing:
    """Gate, then .45 accused + .35 accusers + .2 status."""
    if not known(_names(predicted), gold.actor):
        return Pairing(0.0, "")
    codes = critical_errors(gold, predicted, article)
    gold_accusers, accusers = _gold_accusers(gold), _predicted_accusers(predicted, gold)
    share = jaccard(gold_accusers, accusers)
    if "polarity_flip" in codes:
        return Pairing(0.0, "gate: cleared, or denied against admitted, on one side only", tuple(codes))
    if "attribution_lost" in codes:
        return Pairing(0.0, "gate: told as fact without the accuser", tuple(codes))
    if accusers and not gold_accusers and not gold.accusers:
        return Pairing(0.0, "gate: an accuser where the label has none", tuple(codes))
    if gold_accusers and accusers and not share:
        return Pairing(0.0, "gate: other accusers", tuple(codes))
    status = _status(gold.status, predicted.status)
    credit = ACCUSED + ACCUSER * share + STATUS * status
    rule = f".45 accused + .35 x {share:.2f} accusers + .2 x {status:.1f} status"
    return Pairing(credit, rule, (*codes, *(() if status == 1 else ("wrong_status",))))


def _gold_text(row: BlamedLabel) -> str:
    by = ", ".join(forms[0] for forms in row.accusers) or "nobody named"
    return f"{row.actor[0]} ← {by}: {' or '.join(row.status)}" + (f"; {row.response}" if row.response else "")


def _predicted_text(row: Blame) -> str:
    by = ", ".join(row.accusers) or "nobody named"
    return f"{row.actor} ← {by}: {row.status}" + (f"; {row.response}" if row.response else "")


def _is_swapped(row: Blame, golds: Sequence[BlamedLabel]) -> bool:
    """Whether accuser and accused of a gold row change places, or an accuser is blamed whom nobody blames."""
    reversed_pair = any(
        which(_names(row), gold.accusers) is not None
        and not known(_names(row), gold.actor)
        and any(known([accuser], gold.actor) for accuser in row.accusers)
        for gold in golds
    )
    blamed_by_label = any(known(_names(row), gold.actor) for gold in golds)
    accuses = any(which(_names(row), gold.accusers) is not None for gold in golds)
    # Who claims or admits the act speaks of himself: that is no accuser turned into the accused.
    return reversed_pair or (accuses and not blamed_by_label and row.status != "claimed")


def _judge_unmatched(slot: Slot, golds: Sequence[BlamedLabel], rows: Sequence[Blame], article: Article) -> Slot:
    """Error codes of a predicted row that no gold row took."""
    if slot.verdict != "spurious" or slot.predicted_at is None:
        return slot
    row = rows[slot.predicted_at]
    codes, about = list[str](), ""
    if _is_swapped(row, golds):
        codes.append("role_swap")
        about = next(_gold_text(gold) for gold in golds if which(_names(row), gold.accusers) is not None)
    if "duplicate" not in slot.codes:
        for gold in golds:
            if known(_names(row), gold.actor) and (errors := critical_errors(gold, row, article)):
                codes += errors
                about = about or _gold_text(gold)
    if _unnamed(row.accusers, article):
        codes.append("invented_accuser")
    if not codes and nearest(_names(row), [gold.actor for gold in golds]):
        codes.append("near_alias")
    # Quoted, so that a reader of the report sees what the row contradicts; the verdict stays spurious.
    return replace(slot.with_codes(*codes), gold=about)


def _response(
    gold: Response | None, predicted: Response | None, actor: str, gold_at: int | None, predicted_at: int | None
) -> Slot:
    found = single(
        "response",
        gold and f"{actor}: {gold}",
        predicted and f"{actor}: {predicted}",
        float(gold == predicted),
        "the same answer" if gold == predicted else "another answer",
    )
    return Slot(
        found.field, found.verdict, found.credit, found.gold, found.predicted, found.rule, (), gold_at, predicted_at
    )


def score(label: Label, brief: Brief, article: Article) -> list[Slot]:
    """One slot per blamed row of either side, and one per answer of the blamed."""
    views: RowViews[BlamedLabel, Blame] = RowViews(
        field="blamed",
        pair=partial(pair, article=article),
        gold=_gold_text,
        predicted=_predicted_text,
        gold_evidence=lambda row: sufficient(
            row.evidence,
            article,
            row.actor,
            *([[form for one in row.accusers for form in one]] if row.accusers else []),
        ),
        predicted_evidence=lambda row: cited(row.evidence),
    )
    slots, pairs = score_rows(label.blamed, brief.blamed, views)
    slots = [_judge_unmatched(one, label.blamed, brief.blamed, article) for one in slots]
    partner = dict(pairs)
    for at, gold in enumerate(label.blamed):
        predicted_at = partner.get(at)
        predicted = None if predicted_at is None else brief.blamed[predicted_at].response
        slots.append(_response(gold.response, predicted, gold.actor[0], at, predicted_at))
    taken = set(partner.values())
    for at, row in enumerate(brief.blamed):
        if at not in taken and row.response is not None:
            slots.append(_response(None, row.response, row.actor, None, at))
    return slots
