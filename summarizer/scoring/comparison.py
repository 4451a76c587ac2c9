"""Two runs over the same articles: what changed, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.scoring.figures import FIGURES, CaseCounts, by_cluster, field_figures, influences
from summarizer.scoring.statistics import (
    Interval,
    Word,
    clusters_needed,
    holm,
    sign_flip,
    smallest_visible,
    standard_error,
    t_quantile,
    verdict,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two runs."""

    name: str
    before: float
    after: float
    difference: float
    interval: Interval
    """Of the difference, 95 %."""
    p_value: float
    """Paired sign-flip test over incidents; adjusted by Holm for all figures but the headline."""
    visible: float
    """The smallest true difference that this comparison finds four times in five."""
    word: Word


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every figure in two runs over the articles that both have."""

    changes: tuple[Change, ...]
    articles: int
    clusters: int
    left_out: int
    """Articles that only one of the runs has."""
    needed: int
    """Incidents that it takes to see two points, given how much these runs differ."""

    @property
    def headline(self) -> Change:
        """The change of the headline figure."""
        return self.changes[0]


def compare(before: Sequence[CaseCounts], after: Sequence[CaseCounts]) -> Comparison | None:
    """The paired comparison; None when the runs share no article with a scored slot."""
    shared = {one.id for one in before} & {one.id for one in after}
    old = by_cluster(one for one in before if one.id in shared)
    new = by_cluster(one for one in after if one.id in shared)
    if not shared or set(old) != set(new):
        return None
    ours, theirs = list(old.values()), list(new.values())
    tested = sign_flip(ours, theirs, field_figures)
    adjusted = [tested.p_values[0], *holm(tested.p_values[1:])]
    first = field_figures([sum(column) for column in zip(*ours, strict=True)])
    second = field_figures([sum(column) for column in zip(*theirs, strict=True)])
    pulls = zip(influences(ours), influences(theirs), strict=True)
    changes = []
    for name, one, other, p_value, (pull, push) in zip(FIGURES, first, second, adjusted, pulls, strict=True):
        if one is None or other is None or p_value is None:
            continue
        error = standard_error([b - a for a, b in zip(pull, push, strict=True)])
        half = t_quantile(len(ours) - 1) * error if len(ours) > 1 else 1.0
        delta = other - one
        visible = smallest_visible(error)
        word = verdict(delta, p_value, error)
        changes.append(Change(name, one, other, delta, (delta - half, delta + half), p_value, visible, word))
    if not changes or changes[0].name != FIGURES[0]:
        return None
    deviation = changes[0].visible / 2.8 * len(ours) ** 0.5
    left_out = len({one.id for one in before} ^ {one.id for one in after})
    return Comparison(tuple(changes), len(shared), len(ours), left_out, clusters_needed(0.02, deviation))
