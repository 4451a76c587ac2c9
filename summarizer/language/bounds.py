"""The bounds that words give a number of people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Qualifier


@record(frozen=True, slots=True)
class Reading:
    """What a count phrase says: bounds, and how the words bound them."""

    low: int | None
    high: int | None
    qualifier: "Qualifier"


VAGUE = Reading(None, None, "vague")
NOBODY = Reading(0, 0, "exact")
ONE = Reading(1, 1, "exact")


def bounded(value: int, qualifier: str | None) -> Reading:
    """The reading of one number under a qualifier; None: it stands alone."""
    if qualifier == "at_least":
        return Reading(value, None, "at_least")
    if qualifier == "more_than":
        return Reading(value, None, "more_than")
    if qualifier == "at_most":
        return Reading(None, value, "at_most")
    return Reading(value, value, "about" if qualifier == "about" else "exact")


def add(readings: Sequence[Reading]) -> Reading:
    """The sum of readings of disjoint groups: a bound is open as soon as one of them leaves it open."""
    if len(readings) == 1:
        return readings[0]
    lows = [reading.low for reading in readings]
    highs = [reading.high for reading in readings]
    low = None if None in lows else sum(bound for bound in lows if bound is not None)
    high = None if None in highs else sum(bound for bound in highs if bound is not None)
    kinds = {reading.qualifier for reading in readings}
    if low is None and high is None:
        return VAGUE
    if low is None:
        return Reading(None, high, "at_most")
    if high is None:
        return Reading(low, None, "at_least" if kinds != {"exact", "more_than"} else "more_than")
    if low != high:
        return Reading(low, high, "range")
    return Reading(low, high, "about" if "about" in kinds else "exact")
