"""Why a field was judged as it was: both sides, their normalised forms, the alignment, the rule that fired."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.brief import Brief
from summarizer.errors import UsageError
from summarizer.scoring.alias import nearest, normalised
from summarizer.scoring.attempts import stored_brief
from summarizer.scoring.case import Case, score_case
from summarizer.scoring.fields import background, blame, reactions, tolls
from summarizer.scoring.label import Label
from summarizer.scoring.runfolder import read_cases, read_values
from summarizer.scoring.samples import Sample, load_samples
from summarizer.scoring.slot import FIELDS, Slot

_LISTS = ("tolls", "blamed", "reactions", "background")


def explain(folder: Path, article: str, field: str, samples: Path | None = None) -> str:
    """What `eval why` prints.

    Raises:
        UsageError: no such run, article or field.
    """
    if field not in FIELDS:
        raise UsageError(f"{field!r} is no field; there are {', '.join(FIELDS)}")
    found = [(case, row) for case, row in read_cases(folder) if case.id.startswith(article)]
    exact = [one for one in found if one[0].id == article] or found
    if len(exact) != 1:
        raise UsageError(f"{article!r}: {len(found)} articles of the run begin so")
    source = samples or Path(read_values(folder)["samples"]["source"])
    sample = next((one for one in load_samples(source) if one.id == exact[0][0].id), None)
    if sample is None:
        raise UsageError(f"{source}: it has no article {exact[0][0].id}; name the folder with --samples")
    return "\n".join(_explanation(sample, exact[0][1], exact[0][0], field))


def _explanation(sample: Sample, row: dict[str, Any], case: Case, field: str) -> Iterator[str]:
    yield f"{case.id}, {field}"
    if row["sample_digest"] != sample.digest:
        yield "note: article or label changed since the run; the verdicts below are those of today"
    brief = stored_brief(row)
    if brief is None:
        yield f"the case failed ({case.failed}): every slot of the label is missing"
    today = score_case(sample, brief, case.failed)
    slots = [one for one in today.slots if one.field == field]
    for slot in slots:
        yield from _slot(sample, slot)
    if brief is not None and field in _LISTS:
        yield from _alignment(sample, brief, field)
    if brief is not None:
        yield from _names(sample.label, brief, field)
        yield from _trace(row, field)


def _slot(sample: Sample, slot: Slot) -> Iterator[str]:
    credit = f" ({slot.credit:.3f})" if slot.verdict == "partial" else ""
    yield ""
    yield f"{slot.verdict}{credit}: {slot.rule}" + (f" [{', '.join(slot.codes)}]" if slot.codes else "")
    yield f"  label      {slot.gold or '–'}"
    yield f"  brief      {slot.predicted or '–'}"
    for side, numbers in (
        ("label", sorted({one for group in slot.gold_evidence for one in group})),
        ("brief", list(slot.predicted_evidence)),
    ):
        for number in numbers[:3]:
            found = sample.article.sentence(number)
            if found is not None:
                yield f"  {side} rests on [{number}] {' '.join(found.text.split())}"


def _pairs(sample: Sample, brief: Brief, field: str) -> list[list[float]]:
    label, article = sample.label, sample.article
    if field == "tolls":
        return [[tolls.pair(one, other, article).credit for other in brief.casualties] for one in label.tolls]
    if field == "blamed":
        return [[blame.pair(one, other, article).credit for other in brief.blamed] for one in label.blamed]
    if field == "reactions":
        return [[reactions.pair(one, other).credit for other in brief.reactions] for one in label.reactions]
    return [[background.pair(one, other).credit for other in brief.background] for one in label.background]


def _alignment(sample: Sample, brief: Brief, field: str) -> Iterator[str]:
    table = _pairs(sample, brief, field)
    if not table or not table[0]:
        return
    yield ""
    yield "alignment (credit of every pair; below 0.50 a pair is none):"
    yield "  label \\ brief " + " ".join(f"{at:>5}" for at in range(len(table[0])))
    for at, row in enumerate(table):
        yield f"  {at:>13} " + " ".join(f"{credit:5.2f}" if credit else "    ·" for credit in row)


def _forms(label: Label, field: str) -> list[list[str]]:
    if field == "blamed":
        return [*(row.actor for row in label.blamed), *(forms for row in label.blamed for forms in row.accusers)]
    if field == "reactions":
        return [row.actor for row in label.reactions]
    if field == "tolls":
        return [*(row.victims for row in label.tolls), *(row.reported_by for row in label.tolls if row.reported_by)]
    return label.where.places if field == "where" else []


def _said(brief: Brief, field: str) -> list[str]:
    if field == "blamed":
        return [name for row in brief.blamed for name in (row.actor, *row.aliases, *row.accusers)]
    if field == "reactions":
        return [row.actor for row in brief.reactions]
    if field == "tolls":
        return [name for row in brief.casualties for name in (row.victims, row.reported_by) if name]
    return [name for place in brief.where for name in (place.name, *place.admin)] if field == "where" else []


def _names(label: Label, brief: Brief, field: str) -> Iterator[str]:
    table, said = _forms(label, field), list(dict.fromkeys(_said(brief, field)))
    if not table and not said:
        return
    yield ""
    yield "names, normalised:"
    accepted: Sequence[str] = [form for forms in table for form in forms]
    known = {normalised(form) for form in accepted}
    for forms in table:
        yield "  label  " + " = ".join(" ".join(normalised(form)) for form in forms)
    for name in said:
        there = "known" if normalised(name) in known else "unknown"
        near = None if there == "known" else nearest([name], table)
        hint = f"; nearly “{near[1]}”: add it to the label if they are one" if near else ""
        yield f"  brief  {' '.join(normalised(name))} ({there}{hint})"


def _trace(row: dict[str, Any], field: str) -> Iterator[str]:
    place = {"tolls": "casualties", "country": "where", "response": "blamed"}.get(field, field)
    rules = [one for one in row["trace"] if one["path"].startswith(place)]
    if rules:
        yield ""
        yield "how the engine found it:"
        yield from (f"  {one['path']}: {one['rule']}: {one['words']}" for one in rules)
