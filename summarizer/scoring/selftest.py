"""Does each score fall as declared? Briefs made from labels are spoilt on purpose and scored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from summarizer.brief import Blame, Brief, Count, Toll
from summarizer.scoring.case import score_case
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.samples import Sample
from summarizer.scoring.slot import FieldName
from summarizer.scoring.tally import Tally, tallies

Tallies = dict[FieldName, Tally]
Spoilt = tuple[Brief, dict[FieldName, Tally]]
"""A spoilt brief, and how the tallies of the fields it touches must differ from those of the perfect one."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to spoil a brief."""

    name: str
    declared: str
    """What must happen to the scores."""
    spoil: Callable[[Sample, Brief], Iterator[Spoilt]]
    """Yields nothing where the label has nothing to spoil."""
    code: str | None = None
    """An error code that must be raised."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutation over all samples."""

    name: str
    declared: str
    tried: int
    faults: tuple[str, ...]
    """Where the score did not fall as declared; at most five."""

    @property
    def passed(self) -> bool:
        """Tried at least once, and never surprised."""
        return self.tried > 0 and not self.faults


def _delta(**counts: float) -> Tally:
    return Tally(**counts)  # type: ignore[arg-type]  # credit is a float, the rest are whole numbers


def _plus(one: Tally, other: Tally) -> Tally:
    names = ("correct", "partial", "incorrect", "spurious", "missing", "absent")
    counts = {name: getattr(one, name) + getattr(other, name) for name in names}
    return Tally(**counts, credit=one.credit + other.credit)


_LISTS: dict[FieldName, str] = {
    "tolls": "casualties",
    "blamed": "blamed",
    "reactions": "reactions",
    "background": "background",
}


def _reversed(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    yield brief.model_copy(update={name: list(reversed(getattr(brief, name))) for name in _LISTS.values()}), {}


def _drop(field: FieldName) -> Callable[[Sample, Brief], Iterator[Spoilt]]:
    def spoil(sample: Sample, brief: Brief) -> Iterator[Spoilt]:
        rows = getattr(brief, _LISTS[field])
        for at in range(len(rows)):
            expected: dict[FieldName, Tally] = {field: _delta(correct=-1, missing=1, credit=-1)}
            if field == "blamed" and sample.label.blamed[at].response is not None:
                expected["response"] = _delta(correct=-1, missing=1, credit=-1)
            elif field == "blamed":
                expected["response"] = _delta()
            yield brief.model_copy(update={_LISTS[field]: [*rows[:at], *rows[at + 1 :]]}), expected

    return spoil


def _duplicate(field: FieldName) -> Callable[[Sample, Brief], Iterator[Spoilt]]:
    def spoil(_: Sample, brief: Brief) -> Iterator[Spoilt]:
        rows = getattr(brief, _LISTS[field])
        for row in rows:
            expected: dict[FieldName, Tally] = {field: _delta(spurious=1)}
            if isinstance(row, Blame):
                expected["response"] = _delta(spurious=1) if row.response else _delta()
            yield brief.model_copy(update={_LISTS[field]: [*rows, row]}), expected

    return spoil


def _swap_blame(sample: Sample, brief: Brief) -> Iterator[Spoilt]:
    for at, row in enumerate(brief.blamed):
        label = sample.label.blamed[at]
        if not row.accusers or row.accusers[0] in label.actor or len(brief.blamed) > 1:
            continue
        swapped = row.model_copy(update={"actor": row.accusers[0], "accusers": [row.actor], "response": None})
        expected: dict[FieldName, Tally] = {
            "blamed": _delta(correct=-1, spurious=1, missing=1, credit=-1),
            "response": _delta(correct=-1, missing=1, credit=-1) if label.response else _delta(),
        }
        yield brief.model_copy(update={"blamed": [swapped]}), expected


def _clear(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    if len(brief.blamed) == 1 and brief.blamed[0].status != "cleared":
        row = brief.blamed[0].model_copy(update={"status": "cleared"})
        response = _delta(correct=-1, missing=1, spurious=1, credit=-1) if row.response else _delta()
        expected: dict[FieldName, Tally] = {
            "blamed": _delta(correct=-1, spurious=1, missing=1, credit=-1),
            "response": response,
        }
        yield brief.model_copy(update={"blamed": [row]}), expected


def _as_fact(sample: Sample, brief: Brief) -> Iterator[Spoilt]:
    if len(brief.blamed) != 1 or not brief.blamed[0].accusers:
        return
    if not {"cleared", "reported_as_fact"} & set(sample.label.blamed[0].status):
        row = brief.blamed[0].model_copy(update={"status": "reported_as_fact", "accusers": []})
        response = _delta(correct=-1, missing=1, spurious=1, credit=-1) if row.response else _delta()
        expected: dict[FieldName, Tally] = {
            "blamed": _delta(correct=-1, spurious=1, missing=1, credit=-1),
            "response": response,
        }
        yield brief.model_copy(update={"blamed": [row]}), expected


def _more(count: Count, by: int) -> Count:
    return count.model_copy(
        update={
            "low": None if count.low is None else count.low + by,
            "high": None if count.high is None else count.high + by,
        }
    )


def _off_by(by: int) -> Callable[[Sample, Brief], Iterator[Spoilt]]:
    def spoil(_: Sample, brief: Brief) -> Iterator[Spoilt]:
        total = brief.totals.killed
        if total is not None and total.low is not None and total.low == total.high and total.low + by >= 0:
            new = total.model_copy(update={"low": total.low + by, "high": total.high + by})
            expected: dict[FieldName, Tally] = {"killed": _delta(correct=-1, incorrect=1, credit=-1)}
            yield brief.model_copy(update={"totals": brief.totals.model_copy(update={"killed": new})}), expected

    return spoil


def _figures(row: Toll) -> set[int]:
    return {one for one in (row.count.low, row.count.high) if one is not None}


def _toll_off_by_one(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    for at, row in enumerate(brief.casualties):
        new = row.model_copy(update={"count": _more(row.count, 1)})
        others = [one for other, one in enumerate(brief.casualties) if other != at and one.harm == row.harm]
        if not _figures(row) or any(_figures(new) & _figures(one) for one in others) or _figures(new) & _figures(row):
            continue
        rows = [*brief.casualties[:at], new, *brief.casualties[at + 1 :]]
        expected: dict[FieldName, Tally] = {"tolls": _delta(correct=-1, spurious=1, missing=1, credit=-1)}
        yield brief.model_copy(update={"casualties": rows}), expected


def _bound_dropped(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    total = brief.totals.killed
    if total is not None and total.low is not None and total.high is None:
        new = total.model_copy(update={"high": total.low})
        expected: dict[FieldName, Tally] = {"killed": _delta(correct=-1, partial=1, credit=-0.5)}
        yield brief.model_copy(update={"totals": brief.totals.model_copy(update={"killed": new})}), expected


def _wrong_country(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    if brief.where and brief.where[0].country is not None:
        first = brief.where[0].model_copy(update={"country": "XX"})
        expected: dict[FieldName, Tally] = {"country": _delta(correct=-1, incorrect=1, credit=-1)}
        yield brief.model_copy(update={"where": [first, *brief.where[1:]]}), expected


def _wrong_place(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    if brief.where and brief.where[0].country is None:
        first = brief.where[0].model_copy(update={"name": "Nowhere Bay", "admin": []})
        expected: dict[FieldName, Tally] = {"where": _delta(correct=-1, incorrect=1, credit=-1)}
        yield brief.model_copy(update={"where": [first, *brief.where[1:]]}), expected


def _next_year(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    when = brief.when
    if when is not None and when.start is not None and when.end is not None:
        year = timedelta(days=400)
        later = when.model_copy(update={"start": when.start + year, "end": when.end + year})
        expected: dict[FieldName, Tally] = {"when": _delta(correct=-1, incorrect=1, credit=-1)}
        yield brief.model_copy(update={"when": later}), expected


def _next_day(_: Sample, brief: Brief) -> Iterator[Spoilt]:
    when = brief.when
    if when is not None and when.start is not None and when.start == when.end:
        later = when.model_copy(update={"start": when.start + timedelta(days=1), "end": when.start + timedelta(days=1)})
        expected: dict[FieldName, Tally] = {"when": _delta(correct=-1, incorrect=1, credit=-1)}
        yield brief.model_copy(update={"when": later}), expected


def _other_type(sample: Sample, brief: Brief) -> Iterator[Spoilt]:
    if sample.label.incident and "other" not in sample.label.event_type:
        what = brief.what.model_copy(update={"event_type": "other", "category": "other"})
        expected: dict[FieldName, Tally] = {"event_type": _delta(correct=-1, incorrect=1, credit=-1)}
        yield brief.model_copy(update={"what": what}), expected


MUTATIONS: tuple[Mutation, ...] = (
    Mutation("rows in reverse order", "nothing changes", _reversed),
    *(Mutation(f"drop a row of {field}", "one correct becomes missing", _drop(field)) for field in _LISTS),
    *(Mutation(f"repeat a row of {field}", "one spurious more", _duplicate(field)) for field in _LISTS),
    Mutation("swap actor and accuser", "one missing, one spurious, role_swap", _swap_blame, "role_swap"),
    Mutation("clear the accused", "one missing, one spurious, polarity_flip", _clear, "polarity_flip"),
    Mutation("told as fact, no accuser", "one missing, one spurious, attribution_lost", _as_fact, "attribution_lost"),
    Mutation("one more killed in all", "killed incorrect, no credit for a near number", _off_by(1)),
    Mutation("one less killed in all", "killed incorrect, no credit for a near number", _off_by(-1)),
    Mutation("one more in a toll row", "one missing, one spurious", _toll_off_by_one),
    Mutation("drop `at least`", "killed half right, certainty_upgraded", _bound_dropped, "certainty_upgraded"),
    Mutation("another country", "country incorrect, place untouched", _wrong_country),
    Mutation("another place", "place incorrect", _wrong_place),
    Mutation("400 days later", "when incorrect", _next_year),
    Mutation("one day later", "when incorrect", _next_day),
    Mutation("another type", "event_type incorrect", _other_type),
)


def _fault(sample: Sample, mutation: Mutation, perfect: Tallies, spoilt: Spoilt) -> str | None:
    brief, expected = spoilt
    case = score_case(sample, brief)
    found = tallies([case])
    for field, before in perfect.items():
        wanted = _plus(before, expected.get(field, Tally()))
        # An emptied list leaves its "absent" slot behind, and a filled one takes it away.
        have = replace(found[field], absent=0, credit=round(found[field].credit, 9))
        if have != replace(wanted, absent=0, credit=round(wanted.credit, 9)):
            return f"{sample.id}: {field} is {have}, declared {wanted}"
    if mutation.code and not any(mutation.code in one.codes for one in case.slots):
        return f"{sample.id}: no {mutation.code}"
    return None


def selftest(samples: Sequence[Sample]) -> list[Outcome]:
    """Every declared fall, tried on every sample; the first three outcomes are perfection, failure and emptiness."""
    outcomes = [_perfection(samples), _failure(samples)]
    perfect = {one.id: tallies([score_case(one, brief_of(one))]) for one in samples}
    for mutation in MUTATIONS:
        tried, faults = 0, list[str]()
        for sample in samples:
            for spoilt in mutation.spoil(sample, brief_of(sample)):
                tried += 1
                fault = _fault(sample, mutation, perfect[sample.id], spoilt)
                faults += [fault] if fault else []
        outcomes.append(Outcome(mutation.name, mutation.declared, tried, tuple(faults[:5])))
    return outcomes


def _perfection(samples: Sequence[Sample]) -> Outcome:
    faults = []
    for sample in samples:
        case = score_case(sample, brief_of(sample))
        critical = [code for one in case.slots for code in one.codes]
        if not case.perfect or case.score < 1 or critical:
            faults.append(f"{sample.id}: score {case.score:.3f}, {case.corrections} corrections, {critical}")
    return Outcome("nothing: gold against gold", "everything correct", len(samples), tuple(faults[:5]))


def _failure(samples: Sequence[Sample]) -> Outcome:
    faults = []
    for sample in samples:
        case = score_case(sample, None, "no answer")
        filled = sum(one.verdict not in ("missing", "absent") for one in case.slots)
        if case.score or filled or case.perfect:
            faults.append(f"{sample.id}: score {case.score:.3f} with {filled} slots filled")
    return Outcome("the engine fails", "score 0, every filled slot missing", len(samples), tuple(faults[:5]))
