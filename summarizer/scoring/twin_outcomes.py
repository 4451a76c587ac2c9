"""What became of the right slots of an article in its twin: flips, and leaks of the other incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.brief import Brief
from summarizer.scoring.case import Case
from summarizer.scoring.slot import Slot
from summarizer.scoring.statistics import Interval, wilson
from summarizer.scoring.twins import KINDS, Kind, Twin


@dataclass(frozen=True, slots=True)
class TwinResult:
    """One twin, judged against the article it was made from."""

    kind: Kind
    id: str
    right_before: int
    """Probed slots that were right on the original."""
    flipped: tuple[str, ...]
    """Those of them that are wrong on the twin, in words."""
    leaked: tuple[str, ...]
    """What the main incident took over from the inserted one, in words."""


@dataclass(frozen=True, slots=True)
class TwinRates:
    """All twins of one kind."""

    kind: Kind
    twins: int
    right_before: int
    flipped: int
    leaked: int
    """Twins with a leak; always 0 for kinds that insert nothing."""

    @property
    def flip_rate(self) -> float | None:
        """Flipped over right before."""
        return self.flipped / self.right_before if self.right_before else None

    @property
    def flip_interval(self) -> Interval | None:
        """Wilson, 95 %."""
        return wilson(self.flipped, self.right_before)


def _key(slot: Slot) -> tuple[str, int | None]:
    return slot.field, slot.gold_at


def _leaks(twin: Twin, brief: Brief | None) -> list[str]:
    if brief is None or not twin.intruders:
        return []
    found = []
    if brief.incident and not twin.sample.label.incident:
        found.append("became an incident")
    totals = {harm: getattr(brief.totals, harm) for harm in ("killed", "injured", "missing")}
    for harm, total in totals.items():
        if total is not None and {str(total.low), str(total.high)} & set(twin.intruders):
            found.append(f"{harm} {total.low}")
    found += [
        f"{row.harm} “{row.count.text}”"
        for row in brief.casualties
        if {str(row.count.low), str(row.count.high)} & set(twin.intruders)
    ]
    found += [f"place {place.name}" for place in brief.where if place.name in twin.intruders]
    return found


def judge(twin: Twin, before: Case, after: Case, brief: Brief | None) -> TwinResult:
    """Compare the scored original with the scored twin."""
    gone = set(twin.gone)
    right = [
        one
        for one in before.slots
        if one.field in twin.probes and one.verdict in ("correct", "absent") and _key(one) not in gone
    ]
    now: dict[tuple[str, int | None], Slot] = {}
    for one in after.slots:
        now.setdefault(_key(one), one)
    flipped = []
    for one in right:
        other = now.get(_key(one))
        if other is not None and other.verdict not in ("correct", "absent"):
            flipped.append(f"{one.field}: {other.predicted or 'nothing'} (should be {other.gold or 'nothing'})")
    return TwinResult(twin.kind, twin.sample.id, len(right), tuple(flipped), tuple(_leaks(twin, brief)))


def rates(results: Sequence[TwinResult]) -> list[TwinRates]:
    """The rates of every kind, in a fixed order; a kind without twins has zeros."""
    by_kind: Mapping[Kind, list[TwinResult]] = {kind: [one for one in results if one.kind == kind] for kind in KINDS}
    return [
        TwinRates(
            kind,
            len(found),
            sum(one.right_before for one in found),
            sum(len(one.flipped) for one in found),
            sum(bool(one.leaked) for one in found),
        )
        for kind, found in by_kind.items()
    ]


def flip_rate(results: Sequence[TwinResult]) -> float | None:
    """Flipped over right before, over all kinds."""
    right = sum(one.right_before for one in results)
    return sum(len(one.flipped) for one in results) / right if right else None


def leak_rate(results: Sequence[TwinResult]) -> float | None:
    """Twins with an inserted incident whose main one took something from it."""
    inserted = [one for one in results if one.kind == "background_inserted"]
    return sum(bool(one.leaked) for one in inserted) / len(inserted) if inserted else None
