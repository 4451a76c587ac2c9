"""Intervals and tests over clusters of articles, with the standard library alone and a fixed seed."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

SEED = 20_240_229
"""Seed of every random draw, so that two runs print the same figures."""
DRAWS = 5_000
"""Random sign flips where all of them are too many."""
EXACT_CLUSTERS = 12
"""Differing clusters up to which every sign flip is counted (2 ** 12 = 4,096)."""

CONFIDENCE = 0.95
_POWER_FACTOR = 2.8
"""1.96 + 0.84: two-sided 5 %, power 80 %."""
TYPICAL_SD = 0.12
"""Standard deviation per cluster, in [0, 1], of the difference of two paired runs: what simulations of articles with
twelve slots gave (.09 to .13). Used until two real runs are compared."""
MARGIN = 0.02
"""Difference, in [0, 1], that a comparison ought to be able to see."""

Interval = tuple[float, float]


def _density(t: float, freedom: int) -> float:
    log = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - 0.5 * math.log(freedom * math.pi)
    return math.exp(log - (freedom + 1) / 2 * math.log1p(t * t / freedom))


@lru_cache(maxsize=512)
def t_quantile(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Two-sided quantile of Student's t, by Simpson's rule and bisection; accurate to 1e-6.

    Args:
        freedom: degrees of freedom, at least 1.
    """
    target = confidence / 2

    def area(t: float) -> float:
        steps = 400
        width = t / steps
        total = _density(0.0, freedom) + _density(t, freedom)
        total += sum((4 if at % 2 else 2) * _density(at * width, freedom) for at in range(1, steps))
        return total * width / 3

    low, high = 0.0, 700.0 if freedom == 1 else 100.0
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (middle, high) if area(middle) < target else (low, middle)
    return (low + high) / 2


def wilson(part: float, whole: float, confidence: float = CONFIDENCE) -> Interval | None:
    """Wilson's score interval of a rate; None without cases. 0 of 30 reaches up to 11.4 %."""
    if not whole:
        return None
    z = t_quantile(1_000_000, confidence)
    share, square = part / whole, z * z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = z / (1 + square / whole) * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval; `n` clusters carry it."""

    value: float
    low: float
    high: float
    n: int
    error: float
    """Clustered standard error."""


def estimate(value: float, influences: Sequence[float]) -> Estimate:
    """The interval of a figure from what each cluster adds to it.

    Args:
        value: in [0, 1].
        influences: linearised share of each cluster in the figure's deviation; they sum to 0.

    Source:
        Cluster-robust (linearised) variance with the factor C / (C - 1), and Student's t with C - 1 degrees of
        freedom. Where every cluster is alike the variance is 0 and Wilson's interval over clusters takes its place.
    """
    n = len(influences)
    error = standard_error(influences)
    if error < 1e-12:
        bounds = wilson(value * n, n) or (0.0, 1.0)
        return Estimate(value, *bounds, n, 0.0)
    half = t_quantile(n - 1) * error
    return Estimate(value, max(0.0, value - half), min(1.0, value + half), n, error)


def standard_error(influences: Sequence[float]) -> float:
    """Clustered standard error of a figure whose clusters have these influences; 0 for fewer than two."""
    n = len(influences)
    return math.sqrt(n / (n - 1) * math.fsum(one * one for one in influences)) if n > 1 else 0.0


def ratio_influences(numerators: Sequence[float], denominators: Sequence[float]) -> list[float]:
    """Linearised influence of each cluster on `sum(numerators) / sum(denominators)`; zeros without a denominator."""
    whole = sum(denominators)
    if not whole:
        return [0.0] * len(numerators)
    value = sum(numerators) / whole
    return [(one - value * other) / whole for one, other in zip(numerators, denominators, strict=True)]


Vector = tuple[float, ...]
Statistic = Callable[[Sequence[float]], list[float | None]]
"""Figures from summed counts; None where a figure has no denominator."""


@dataclass(frozen=True, slots=True)
class SignFlip:
    """A paired permutation test: under the null hypothesis it doesn't matter which run a cluster's counts are from."""

    differences: list[float | None]
    p_values: list[float | None]
    exact: bool


def sign_flip(before: Sequence[Vector], after: Sequence[Vector], statistic: Statistic, seed: int = SEED) -> SignFlip:
    """Two-sided test of every figure of `statistic`, swapping the runs cluster by cluster and recomputing.

    Args:
        before, after: counts per cluster, in the same order.
        seed: of the random flips, used when more than `EXACT_CLUSTERS` clusters differ.
    """
    size = len(before[0]) if before else 0
    total_before = [sum(one[at] for one in before) for at in range(size)]
    total_after = [sum(one[at] for one in after) for at in range(size)]
    moves = [
        tuple(b - a for a, b in zip(one, other, strict=True))
        for one, other in zip(before, after, strict=True)
        if one != other
    ]
    observed = _differences(statistic(total_before), statistic(total_after))
    exact = len(moves) <= EXACT_CLUSTERS
    extreme, draws = [0] * len(observed), 0
    for flips in product((False, True), repeat=len(moves)) if exact else _random_flips(len(moves), seed):
        draws += 1
        shift = [0.0] * size
        for move, flip in zip(moves, flips, strict=True):
            if flip:
                shift = [one + other for one, other in zip(shift, move, strict=True)]
        flipped = _differences(
            statistic([one + other for one, other in zip(total_before, shift, strict=True)]),
            statistic([one - other for one, other in zip(total_after, shift, strict=True)]),
        )
        for at, (one, other) in enumerate(zip(flipped, observed, strict=True)):
            if one is not None and other is not None and abs(one) >= abs(other) - 1e-12:
                extreme[at] += 1
    # A random sample of flips counts the observed arrangement as one of them, so that p is never 0.
    extra = 0 if exact else 1
    p_values = [
        None if one is None else (count + extra) / (draws + extra) for one, count in zip(observed, extreme, strict=True)
    ]
    return SignFlip(observed, p_values, exact)


def _differences(before: Sequence[float | None], after: Sequence[float | None]) -> list[float | None]:
    pairs = zip(before, after, strict=True)
    return [None if one is None or other is None else other - one for one, other in pairs]


def _random_flips(clusters: int, seed: int) -> list[tuple[bool, ...]]:
    source = random.Random(seed)  # noqa: S311 - a permutation test, no secret
    flips = []
    for _ in range(DRAWS):
        bits = source.getrandbits(clusters)
        flips.append(tuple(bool(bits >> at & 1) for at in range(clusters)))
    return flips


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """p values adjusted for testing several figures at once (Holm 1979), in the given order."""
    known = sorted((p, at) for at, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, (p, at) in enumerate(known):
        highest = max(highest, min(1.0, (len(known) - rank) * p))
        adjusted[at] = highest
    return adjusted


def smallest_visible(error: float) -> float:
    """The true difference, in the figure's unit, that a test finds four times in five (two-sided 5 %)."""
    return _POWER_FACTOR * error


def clusters_needed(difference: float, deviation: float = TYPICAL_SD) -> int:
    """Clusters that a paired comparison needs to see `difference` four times in five.

    Args:
        difference: in [0, 1], above 0.
        deviation: standard deviation of the paired difference per cluster, in [0, 1].
    """
    return math.ceil((_POWER_FACTOR * deviation / difference) ** 2)


Word = Literal["improved", "no evidence of change", "regressed", "inconclusive"]


def verdict(difference: float, p_value: float, error: float) -> Word:
    """What a comparison can say.

    Args:
        difference: after minus before, in [0, 1].
        p_value: of the paired test.
        error: clustered standard error of the difference.
    """
    if p_value < 1 - CONFIDENCE and difference:
        return "improved" if difference > 0 else "regressed"
    return "inconclusive" if smallest_visible(error) > MARGIN else "no evidence of change"
