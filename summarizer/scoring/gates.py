"""What a run must reach: floors, tolerated errors, and no loss against a baseline; one function gives the verdict."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml  # type: ignore[import-untyped]  # its stubs are a package of their own, for one call
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.scoring.baseline import Baseline
from summarizer.scoring.comparison import Comparison
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.figures import FIGURES
from summarizer.scoring.slot import CRITICAL

SLACK = 0.01
"""How far, in [0, 1], `--accept` sets a floor below the figure: a repaired label may cost that much."""

Share = Annotated[float, Field(ge=0, le=1)]

RATES = frozenset(
    [
        "incident_precision",
        "incident_recall",
        "false_alarm_rate",
        "false_alarm_upper95",
        "failed_rate",
        "perfect_rate",
        "evidence_f1",
        "wrong_evidence_rate",
        "article_score",
        "matched_brief_f",
        "twin_leak_rate",
        "twin_flip_rate",
    ]
)
"""Rates that a gate may name beside the figures. The gist and the facts are reported, never gated."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MinCases(_Strict):
    """Fewer cases than these carry no verdict."""

    articles: int = 1
    no_incident: int = 0
    incidents: int = 1


class Relative(_Strict):
    """The rule against the baseline."""

    figure: Literal["brief_f"] = "brief_f"
    largest_loss: Share
    """Loss, in [0, 1], that fails even where chance could explain it."""


class EngineGate(_Strict):
    """What one sort of engine must reach."""

    baseline: str | None = None
    """File, relative to the gate's; its digest must be that of the samples."""
    min_cases: MinCases = MinCases()
    floors: dict[str, Share] = {}
    ceilings: dict[str, Share] = {}
    critical: dict[str, Annotated[int, Field(ge=0)]] = {}
    """Most critical errors of each kind; a kind that is not named is only reported."""
    relative: Relative | None = None


class GateFile(_Strict):
    """`gates.yaml`."""

    version: Literal[1]
    builtin: EngineGate | None = None
    model: EngineGate | None = None


def read_gates(path: Path) -> GateFile:
    """The gates in a YAML file.

    Raises:
        InvalidSamples: unreadable, not of the schema, or a floor on something that nobody measures.
    """
    try:
        gates = GateFile.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidSamples(f"{path}: no gate file: {error}") from error
    for gate in (gates.builtin, gates.model):
        if gate is None:
            continue
        unknown = ({*gate.floors, *gate.ceilings} - RATES - set(FIGURES)) | (set(gate.critical) - set(CRITICAL))
        if unknown:
            raise InvalidSamples(f"{path}: nothing is called {', '.join(sorted(unknown))}")
    return gates


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the gate, applied."""

    rule: str
    passed: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a gate looks at."""

    figures: Mapping[str, float | None]
    """Figures and rates by name."""
    critical: Mapping[str, int]
    articles: int
    incidents: int
    no_incident: int
    samples_digest: str
    scorer: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is printed and what the process returns: both from here, so that they can't differ."""

    exit_code: int
    words: str
    checks: tuple[Check, ...] = ()

    @property
    def failures(self) -> tuple[Check, ...]:
        """The rules that were broken."""
        return tuple(one for one in self.checks if not one.passed)


def decide(
    measured: Measured, gate: EngineGate | None, baseline: Baseline | None, comparison: Comparison | None
) -> Verdict:
    """The verdict on a run. Without a gate a run passes; without a case it never does."""
    if not measured.articles:
        return Verdict(2, "RESULT: no case was run, so nothing is shown to hold")
    if gate is None:
        return Verdict(0, "RESULT: scored (no gate was asked for)")
    checks = [*_enough(measured, gate), *_bounds(measured, gate), *_critical(measured, gate)]
    checks += _against(measured, gate, baseline, comparison)
    broken = [one for one in checks if not one.passed]
    if broken:
        names = "; ".join(f"{one.rule}: {one.shown}" for one in broken)
        return Verdict(1, f"RESULT: gate failed: {names}", tuple(checks))
    return Verdict(0, f"RESULT: gate passed ({len(checks)} rules)", tuple(checks))


def _enough(measured: Measured, gate: EngineGate) -> list[Check]:
    wanted = gate.min_cases
    pairs = (
        ("articles", measured.articles, wanted.articles),
        ("incidents", measured.incidents, wanted.incidents),
        ("articles without an incident", measured.no_incident, wanted.no_incident),
    )
    return [Check(f"at least {least} {name}", have >= least, f"{have}") for name, have, least in pairs]


def _bounds(measured: Measured, gate: EngineGate) -> list[Check]:
    checks = []
    for name, floor in gate.floors.items():
        value = measured.figures.get(name)
        shown = "no figure" if value is None else f"{value:.3f}"
        checks.append(Check(f"{name} >= {floor:g}", value is not None and value >= floor - 1e-9, shown))
    for name, ceiling in gate.ceilings.items():
        value = measured.figures.get(name)
        shown = "no figure" if value is None else f"{value:.3f}"
        checks.append(Check(f"{name} <= {ceiling:g}", value is not None and value <= ceiling + 1e-9, shown))
    return checks


def _critical(measured: Measured, gate: EngineGate) -> list[Check]:
    counts = ((code, most, measured.critical.get(code, 0)) for code, most in gate.critical.items())
    return [Check(f"{code} <= {most}", have <= most, str(have)) for code, most, have in counts]


def _against(
    measured: Measured, gate: EngineGate, baseline: Baseline | None, comparison: Comparison | None
) -> list[Check]:
    if gate.baseline is None:
        return []
    if baseline is None:
        return [Check("a baseline", False, f"{gate.baseline} is missing; write it with --accept")]
    same = (baseline.samples_digest, baseline.scorer) == (measured.samples_digest, measured.scorer)
    checks = [Check("the baseline's samples and scorer", same, "the same" if same else "changed; run with --accept")]
    if gate.relative is None or not same:
        return checks
    if comparison is None:
        return [*checks, Check("a comparison", False, "no article in common")]
    change = comparison.headline
    fine = change.interval[1] >= 0 and change.difference >= -gate.relative.largest_loss
    points = f"{100 * change.difference:+.1f} points, {change.word}"
    return [*checks, Check(f"{change.name} against the baseline", fine, points)]


def set_floors(path: Path, section: str, figures: Mapping[str, float | None], *, lower: bool) -> list[str]:
    """Write floors `SLACK` below the figures into a gate file, line by line, so that comments stay.

    Args:
        section: `builtin` or `model`.
        lower: also lower floors that the figures no longer reach.

    Returns:
        What was changed, in words.

    Raises:
        InvalidSamples: a floor would have to be lowered and `lower` is false.
    """
    gate: EngineGate | None = getattr(read_gates(path), section)
    if gate is None:
        raise InvalidSamples(f"{path}: it has no gates for `{section}`")
    wanted = {name: _floor(value) for name in gate.floors if (value := figures.get(name)) is not None}
    lowered = sorted(name for name, floor in wanted.items() if (figures[name] or 0.0) < gate.floors[name] > floor)
    if lowered and not lower:
        raise InvalidSamples(f"{', '.join(lowered)}: below the floor; --lower-floor lowers it, in a commit of its own")
    changed = {name: new for name, new in wanted.items() if new > gate.floors[name] or name in lowered}
    lines, here = path.read_text("utf-8").splitlines(keepends=True), ["", ""]
    for at, line in enumerate(lines):
        if found := re.match(r"(\w+):", line):
            here = [found[1], ""]
        elif found := re.match(r"  (\w+):", line):
            here[1] = found[1]
        elif (
            here == [section, "floors"]
            and (found := re.match(r"(    (\w+): *)([\d.]+)(.*)", line, re.DOTALL))
            and found[2] in changed
        ):
            lines[at] = f"{found[1]}{changed[found[2]]:g}{found[4]}"
    path.write_text("".join(lines), encoding="utf-8")
    return [f"{name}: {gate.floors[name]:g} -> {new:g}" for name, new in changed.items()]


def _floor(value: float) -> float:
    return max(0.0, int((value - SLACK) * 1000) / 1000)


def section_of(model: str) -> Literal["builtin", "model"]:
    """The part of a gate file that a model name falls under."""
    return "builtin" if model == "builtin" else "model"


def failure_lines(checks: Sequence[Check]) -> list[str]:
    """Every rule with its outcome, broken ones first."""
    ordered = sorted(checks, key=lambda one: one.passed)
    return [f"{'pass' if one.passed else 'FAIL'}  {one.rule} (is {one.shown})" for one in ordered]
