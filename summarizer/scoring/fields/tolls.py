"""The casualty rows, by harm, group, bounds and source."""

from functools import partial

from summarizer.article import Article
from summarizer.brief import Brief, Toll
from summarizer.scoring import bounds
from summarizer.scoring.alias import known, normalised, same
from summarizer.scoring.citations import cited, sentences_naming, sufficient
from summarizer.scoring.label import Label, TollLabel
from summarizer.scoring.rows import Pairing, RowViews, score_rows
from summarizer.scoring.slot import Slot
from summarizer.scoring.wording import EVERYONE, HEDGES

COUNT, GROUP, SOURCE, SCOPE = 0.5, 0.2, 0.2, 0.1
"""Shares of a row's credit; part of the scorer's version."""


def is_about(row: TollLabel, article: Article) -> bool | None:
    """Whether the article's words round this figure. None: it stands with and without such a word."""
    if row.qualifier == "about":
        return True
    needle = normalised(row.text)
    if not needle or row.low is None or row.low != row.high:
        return False
    if needle[0] in HEDGES:
        return True
    hedged = []
    for number in sentences_naming(article, [row.text]):
        tokens = normalised(article.sentences[number - 1].text)
        for at in range(len(tokens) - len(needle) + 1):
            if tokens[at : at + len(needle)] == needle:
                before = tokens[max(0, at - 2) : at]
                # "close to 70" rounds, "rose to 70" does not.
                hedged.append(before == ("close", "to") or (bool(before) and before[-1] in HEDGES))
    return True if hedged and all(hedged) else None if any(hedged) else False


def _counts(gold: TollLabel, predicted: Toll, article: Article) -> tuple[float, str, tuple[str, ...]]:
    ours, theirs = bounds.of_label(gold, is_about(gold, article)), bounds.of_toll(predicted)
    if not ours.figures and not theirs.figures:
        one, other = set(normalised(gold.text)), set(normalised(predicted.count.text))
        alike = bool(one) and (one <= other or other <= one)
        return float(alike), "the same vague words" if alike else "other vague words", ()
    return bounds.compare(ours, theirs)


def _group(gold: TollLabel, predicted: Toll) -> tuple[float, bool]:
    """Credit for the group, and whether the gate is open."""
    names = EVERYONE if predicted.victims is None else [predicted.victims]
    equal = known(names, gold.victims)
    if equal:
        return 1.0, True
    # A total counts everyone, whatever the article calls them; in other rows the group is what the row is about.
    both_total = gold.scope == predicted.scope == "total"
    general = predicted.victims is None or known(EVERYONE, gold.victims)
    return (1.0 if general else 0.0, True) if both_total else (0.0, False)


def _source(gold: TollLabel, predicted: Toll) -> tuple[float, tuple[str, ...]]:
    if gold.reported_by is None and predicted.reported_by is None:
        return 1.0, ()
    if gold.reported_by is None:
        return 0.0, ("source_added",)
    if predicted.reported_by is None:
        return 0.0, ("source_lost",)
    equal = known([predicted.reported_by], gold.reported_by)
    return float(equal), () if equal else ("wrong_source",)


def _scope(gold: TollLabel, predicted: Toll) -> float:
    return float(gold.scope == predicted.scope or (gold.scope == "subgroup" and predicted.scope == "part"))


def pair(gold: TollLabel, predicted: Toll, article: Article) -> Pairing:
    """How far two rows are one: no credit unless harm, group and figure agree and both are current or both replaced."""
    if gold.harm != predicted.harm:
        return Pairing(0.0, "")
    count, rule, codes = _counts(gold, predicted, article)
    group, group_open = _group(gold, predicted)
    if not count or not group_open:
        return Pairing(0.0, "" if not count else "the same figure of another group")
    if gold.superseded != predicted.superseded:
        old = "superseded_as_current" if gold.superseded else "current_as_superseded"
        return Pairing(0.0, "replaced on one side only", (old,))
    source, source_codes = _source(gold, predicted)
    scope = _scope(gold, predicted)
    credit = COUNT * count + GROUP * group + SOURCE * source + SCOPE * scope
    faults = [name for name, share in (("group", group), ("source", source), ("scope", scope)) if not share]
    rule += f"; {', '.join(faults)} differs" if faults else ""
    return Pairing(credit, rule, (*codes, *source_codes, *(() if scope else ("wrong_scope",))))


def _gold_text(row: TollLabel) -> str:
    figure = "vague" if row.low is None and row.high is None else str(bounds.of_label(row, row.qualifier == "about"))
    notes = [row.victims[0], row.scope, *(["replaced"] if row.superseded else [])]
    source = row.reported_by[0] if row.reported_by else "narrator"
    return f"{row.harm} {figure} “{row.text}” ({', '.join(notes)}), {source}"


def _predicted_text(row: Toll) -> str:
    notes = [row.victims or "people", row.scope, *(["replaced"] if row.superseded else [])]
    return f"{row.harm} {bounds.of_toll(row)} “{row.count.text}” ({', '.join(notes)}), {row.reported_by or 'narrator'}"


def _evidence(row: TollLabel, article: Article) -> tuple[tuple[int, ...], ...]:
    groups = [[row.text], *([row.victims] if not any(same(row.text, form) for form in row.victims) else [])]
    return sufficient(row.evidence, article, *groups)


def score(label: Label, brief: Brief, article: Article) -> list[Slot]:
    """One slot per row of either side."""
    views: RowViews[TollLabel, Toll] = RowViews(
        field="tolls",
        pair=partial(pair, article=article),
        gold=_gold_text,
        predicted=_predicted_text,
        gold_evidence=partial(_evidence, article=article),
        predicted_evidence=lambda row: cited(row.evidence),
    )
    return score_rows(label.tolls, brief.casualties, views)[0]
