"""Faults of labels that no reader of one label sees: names and numbers the article lacks, duplicates, leaks."""

import re
from collections.abc import Iterator, Sequence

from summarizer.language.numbers import find_numbers, ordinal_value
from summarizer.scoring.alias import normalised
from summarizer.scoring.citations import sentences_naming
from summarizer.scoring.label import (
    BackgroundLabel,
    BlamedLabel,
    Label,
    ReactionLabel,
    TollLabel,
    WhenLabel,
    WhereLabel,
)
from summarizer.scoring.samples import Sample

NEAR_DUPLICATE = 0.6
"""Share of five-word runs, in [0, 1], from which two articles are one; follow-ups of ours share under a tenth."""


_Evident = WhereLabel | WhenLabel | BlamedLabel | TollLabel | ReactionLabel | BackgroundLabel


def lint(samples: Sequence[Sample]) -> list[str]:
    """Every fault, named by its label; an empty list is what a suite needs."""
    faults = [f"{one.id}: {fault}" for one in samples for fault in _faults(one)]
    return [*faults, *_repeats(samples), *_leaks(samples)]


def _faults(sample: Sample) -> Iterator[str]:
    label = sample.label
    if not sample.path.name.startswith(f"{label.id}."):
        yield f"the id is not the file's name ({sample.path.name})"
    if not label.incident:
        yield from _not_empty(label)
    elif "none" in label.event_type:
        yield "an incident of type none"
    yield from _evidence(sample)
    yield from _names(sample)
    yield from _numbers(sample)
    if label.when.end is not None and label.when.start is not None and label.when.end < label.when.start:
        yield "when: the end lies before the start"
    for name in ("killed", "injured", "missing"):
        total = getattr(label.totals, name)
        if total is not None and total.low is not None and total.high is not None and total.low > total.high:
            yield f"totals.{name}: low is above high"


def _not_empty(label: Label) -> Iterator[str]:
    filled = {
        "event_type": label.event_type != ["none"],
        "where": bool(label.where.places or label.where.country),
        "when": label.when.start is not None or label.when.text is not None,
        "blamed": bool(label.blamed),
        "no_claim": label.no_claim,
        "tolls": bool(label.tolls),
        "totals": any((label.totals.killed, label.totals.injured, label.totals.missing)),
        "reactions": bool(label.reactions),
        "background": bool(label.background),
    }
    yield from (f"no incident, but {name} is filled in" for name, there in filled.items() if there)


def _evidence(sample: Sample) -> Iterator[str]:
    label, last = sample.label, len(sample.article.sentences)
    rows: list[_Evident] = [label.where, label.when, *label.blamed, *label.tolls, *label.reactions, *label.background]
    for row in rows:
        if any(number > last for group in row.evidence for number in group):
            yield f"evidence beyond sentence {last}"


def _names(sample: Sample) -> Iterator[str]:
    label, article = sample.label, sample.article
    groups = [("where.places", forms) for forms in label.where.places]
    groups += [("blamed.actor", row.actor) for row in label.blamed]
    groups += [("blamed.accusers", forms) for row in label.blamed for forms in row.accusers]
    groups += [("reactions.actor", row.actor) for row in label.reactions]
    groups += [("tolls.reported_by", row.reported_by) for row in label.tolls if row.reported_by]
    for where, forms in groups:
        if not sentences_naming(article, forms) and not any(_spread(form, article.text) for form in forms):
            yield f"{where}: none of {forms} stands in the article"
    for row in label.tolls:
        if not sentences_naming(article, [row.text]) and not _spread(row.text, article.text):
            yield f"tolls: “{row.text}” stands nowhere in the article"


def _spread(form: str, text: str) -> bool:
    """Whether every part of a name or of a joined phrase ("two; a third") stands in the text."""
    whole = f" {' '.join(normalised(text))} "
    return all(f" {' '.join(normalised(part))} " in whole for part in form.replace(";", ",").split(",") if part.strip())


def _values(text: str) -> set[int]:
    """Every number in a text: whole phrases, and each word of them ("ten" of "ten million"), ordinals included."""
    values = {number.value for number in find_numbers(text)}
    values |= {int(digits) for digits in re.findall(r"\d+", text)}
    for word in set(re.findall(r"\w+", text)):
        values |= {number.value for number in find_numbers(word)}
        ordinal = ordinal_value(word.casefold())
        if ordinal is not None:
            values.add(ordinal)
    return values


def _numbers(sample: Sample) -> Iterator[str]:
    there = _values(sample.article.text)
    label = sample.label
    for row in label.tolls:
        figures = {one for one in (row.low, row.high) if one is not None and one > 1}
        # "between 1.3 and 1.5 million": the first figure borrows the unit of the second.
        named = _values(row.text)
        is_list = len(named) > 1 or " and " in row.text
        if figures - there and figures - named and "." not in row.text and not is_list:
            yield f"tolls: {sorted(figures - there)} of “{row.text}” is no number in the article"
    for one in label.trap_numbers:
        if one > 1 and one not in there:
            yield f"trap_numbers: {one} is no number in the article"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = normalised(text)
    return {words[at : at + 5] for at in range(len(words) - 4)}


def _repeats(samples: Sequence[Sample]) -> Iterator[str]:
    runs = [(one.id, _runs(one.article.text)) for one in samples]
    for at, (name, words) in enumerate(runs):
        for other, others in runs[at + 1 :]:
            shared = len(words & others) / max(1, min(len(words), len(others)))
            if shared >= NEAR_DUPLICATE:
                yield f"{name} and {other} share {shared:.0%} of their words"
    names = [one.id for one in samples]
    yield from (f"{name}: two labels have this id" for name in sorted({one for one in names if names.count(one) > 1}))


def _leaks(samples: Sequence[Sample]) -> Iterator[str]:
    splits: dict[str, set[str | None]] = {}
    for one in samples:
        splits.setdefault(one.cluster, set()).add(one.label.split)
    for cluster, found in splits.items():
        if len(found) > 1:
            yield f"{cluster}: its articles stand in several splits"
