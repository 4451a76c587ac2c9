"""The words that every report uses for figures."""

from summarizer.scoring.comparison import Change, Comparison
from summarizer.scoring.evaluation import Evaluation
from summarizer.scoring.statistics import TYPICAL_SD, Estimate, clusters_needed, smallest_visible


def percent(value: float | None, places: int = 1) -> str:
    """A rate in [0, 1] as a percentage; a dash where there is none."""
    return "–" if value is None else f"{100 * value:.{places}f}"


def interval(one: Estimate | None) -> str:
    """The 95 % interval of a figure in percent."""
    return "–" if one is None else f"{100 * one.low:.1f}–{100 * one.high:.1f}"


def change(one: Change) -> str:
    """A change in points with its interval and word."""
    low, high = (100 * bound for bound in one.interval)
    return f"{100 * one.difference:+.1f} points ({low:+.1f} to {high:+.1f}, p = {one.p_value:.3f}): {one.word}"


def comparison_line(found: Comparison) -> str:
    """What the comparison of the headline can say, and what it cannot."""
    one = found.headline
    if one.visible == 0:
        return f"{one.name} against the baseline: every slot scores the same on {found.articles} articles"
    line = f"{one.name} against the baseline: {change(one)}; cannot see less than {100 * one.visible:.1f} points"
    if one.word == "inconclusive":
        line += f"; two points take about {found.needed} incidents, there are {found.clusters}"
    return line


def visible_line(evaluation: Evaluation) -> str:
    """The smallest difference that these samples can show."""
    found = evaluation.comparison
    if found is not None and found.headline.visible:
        points = 100 * found.headline.visible
        return f"Smallest visible difference of two paired runs: {points:.1f} points (from the baseline comparison)"
    clusters = len({one.cluster for one in evaluation.cases})
    points = 100 * smallest_visible(TYPICAL_SD / max(1, clusters) ** 0.5)
    return (
        f"Smallest visible difference of two paired runs over {clusters} incidents: about {points:.1f} points "
        f"(assuming a deviation of {TYPICAL_SD} per incident); two points take {clusters_needed(0.02)}, "
        f"five take {clusters_needed(0.05)}"
    )
