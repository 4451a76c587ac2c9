"""Figures of harm that words only foresee: "the toll could rise to 40", "predicted 12 deaths", "lives are at stake"."""

from summarizer.language.harm_line import Group, Line

_MAY = frozenset(("could", "may", "might"))
_FORESEES = frozenset(("predict", "predicts", "predicted", "predicting", "forecast", "forecasts", "foresees"))
_AT_STAKE = (("at", "stake"), ("at", "risk"), ("in", "danger"))


def may_only_rise(line: Line, between: range) -> bool:
    """Whether the words before a toll's figure, in its own clause, say what may come.

    "The toll, which could rise, stood at 30" tells what is, and so does "the toll may have reached 30" of its source.
    """
    low = line.sentence.low
    may = next((at for at in between if low[at] in _MAY), None)
    return may is not None and low[may + 1] != "have" and "," not in low[may : between.stop]


def is_foreseen(line: Line, group: Group) -> bool:
    """Whether a model or a speaker foresees the deaths that a noun counts, or the lives it counts are at stake."""
    low = line.sentence.low
    if not _FORESEES.isdisjoint(low[max(0, group.first - 2) : group.first]):
        return True
    behind = low[group.last : group.last + 3]
    return behind[:1] in (("are",), ("were",), ("is",)) and behind[1:] in _AT_STAKE
