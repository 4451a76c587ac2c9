"""Two counts compared by their bounds: the same, the same figure with another bound, or different."""

from dataclasses import dataclass

from summarizer.brief import BackgroundToll, Toll, Total
from summarizer.scoring.label import BoundsLabel, TollLabel


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count as bounds; both None: vague words, such as "dozens"."""

    low: int | None
    high: int | None
    about: bool | None = False
    """A rounded figure. None: the label doesn't say, so it is not compared."""

    @property
    def figures(self) -> frozenset[int]:
        """The numbers that are printed."""
        return frozenset(one for one in (self.low, self.high) if one is not None)

    @property
    def is_open(self) -> bool:
        """Whether a side is unbounded, though a figure is given."""
        return bool(self.figures) and (self.low is None or self.high is None)

    def __str__(self) -> str:
        if not self.figures:
            return "vague"
        if self.low is None:
            return f"at most {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        shown = str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
        return f"about {shown}" if self.about else shown


def of_label(value: BoundsLabel | TollLabel, about: bool | None = None) -> Bounds:
    """The bounds of a label."""
    return Bounds(value.low, value.high, about)


def of_total(total: Total) -> Bounds:
    """The bounds of a brief's total, which knows no "about"."""
    return Bounds(total.low, total.high, None)


def of_toll(toll: Toll | BackgroundToll) -> Bounds:
    """The bounds of a brief's row."""
    return Bounds(toll.count.low, toll.count.high, toll.count.qualifier == "about")


def compare(gold: Bounds, predicted: Bounds) -> tuple[float, str, tuple[str, ...]]:
    """Credit in [0, 1], the rule that fired, and error codes. No credit for a near number: 12 is not 13.

    Source:
        MUC-4's rules for numbers (scoring guidelines, 3.2.14): half for one end of a range, or another bound.
    """
    about_differs = gold.about is not None and predicted.about is not None and gold.about != predicted.about
    if (gold.low, gold.high) == (predicted.low, predicted.high):
        return (0.5, "about against exact", ()) if about_differs else (1.0, "the same bounds", ())
    shared = gold.figures & predicted.figures
    one_figure = 1 in (len(gold.figures), len(predicted.figures))
    if shared and one_figure:
        dropped = gold.is_open and not predicted.is_open and gold.figures == predicted.figures
        return 0.5, "the same figure, another bound", ("certainty_upgraded",) if dropped else ()
    return 0.0, "another number", ()
