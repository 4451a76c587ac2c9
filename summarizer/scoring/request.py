"""What one evaluation is asked to do, and its doing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.engines.choice import engine_named
from summarizer.errors import UsageError
from summarizer.scoring.baseline import Baseline, read_baseline, write_baseline
from summarizer.scoring.evaluation import (
    TWINS_OF_MODELS,
    TWINS_OF_RULES,
    Evaluation,
    answers_of,
    baseline_of,
    decided,
    reread,
    scored,
    with_twins,
)
from summarizer.scoring.gates import EngineGate, read_gates, section_of, set_floors
from summarizer.scoring.runfolder import read_values, run_values, write_run
from summarizer.scoring.runner import Asker, Progress, silent
from summarizer.scoring.samples import Sample, load_samples
from summarizer.scoring.twins import twins_of


@dataclass(frozen=True, slots=True)
class Request:
    """One `eval run`."""

    source: str
    """A folder of samples."""
    out: Path
    splits: tuple[str, ...] = ()
    model: str = "builtin"
    prompt: Path | None = None
    record: Path | None = None
    """Folder for recordings, one file per model."""
    replay: Path | None = None
    gate: Path | None = None
    accept: bool = False
    lower_floor: bool = False
    twins: int | None = None
    """Most twins of a kind; None: the default of the engine."""
    max_cost_usd: float | None = None
    stored: Path | None = None
    """A run folder whose answers are scored again."""
    vague: str = "none"

    @property
    def most_twins(self) -> int:
        """Most twins of a kind."""
        default = TWINS_OF_RULES if self.model == "builtin" else TWINS_OF_MODELS
        return default if self.twins is None else self.twins


def recording(folder: Path, model: str) -> Path:
    """The recording of a model in a folder of recordings."""
    return folder / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', model)}.jsonl"


def asker_for(request: Request, progress: Progress = silent) -> Asker:
    """The engine that a request names, recording or replaying as it says.

    Raises:
        ConfigurationError: no such model, or no key for it.
        RecordingMissing: there is nothing to replay.
    """
    if request.model == "builtin":
        return Asker(engine_named("builtin"), computes=True, vague=request.vague, progress=progress)
    from summarizer.engines.model.settings import ModelSettings

    if request.record is not None:
        request.record.mkdir(parents=True, exist_ok=True)
    settings = ModelSettings(
        prompt=request.prompt,
        record=None if request.record is None else recording(request.record, request.model),
        replay=None if request.replay is None else recording(request.replay, request.model),
    )
    return Asker(
        engine_named(request.model, settings),
        computes=False,
        vague=request.vague,
        progress=progress,
        max_cost_usd=request.max_cost_usd,
    )


def as_stored(request: Request) -> Request:
    """The request on the samples and splits of the run that it scores again.

    Raises:
        UsageError: there is no such run.
    """
    assert request.stored is not None
    samples = read_values(request.stored)["samples"]
    return replace(request, source=samples["source"], splits=request.splits or tuple(samples["splits"]))


def evaluate(request: Request, progress: Progress = silent) -> Evaluation:
    """Run or reread, score, compare, decide, write the run folder, and accept it when asked to.

    Raises:
        InvalidSamples: samples, gate file or baseline are faulty.
        UsageError: options that don't go together, or a floor that may not be lowered.
        RecordingMissing, EndpointFatal, ConfigurationError: the engine cannot answer at all.
    """
    if request.accept and request.gate is None:
        raise UsageError("--accept writes the baseline that a gate file names; give one with --gate")
    if request.stored is not None:
        request = replace(request, model=read_values(request.stored)["model"])
    gate, baseline_path, baseline = _gate(request)
    evaluation = _answered(request, load_samples(Path(request.source), request.splits), progress)
    evaluation = decided(evaluation, gate, baseline)
    if request.accept and evaluation.cases and evaluation.budget is None:
        evaluation = _accepted(request, evaluation, baseline_path)
    write_run(request.out, evaluation, run_values(evaluation, prompt=request.prompt, vague=request.vague))
    return evaluation


def _gate(request: Request) -> tuple[EngineGate | None, Path | None, Baseline | None]:
    if request.gate is None:
        return None, None, None
    gate: EngineGate | None = getattr(read_gates(request.gate), section_of(request.model))
    if gate is None:
        raise UsageError(f"{request.gate}: it has no gates for {section_of(request.model)} engines")
    if gate.baseline is None:
        return gate, None, None
    path = request.gate.parent / gate.baseline
    return gate, path, read_baseline(path) if path.is_file() else None


def _answered(request: Request, samples: Sequence[Sample], progress: Progress) -> Evaluation:
    about: dict[str, Any] = {"source": request.source, "splits": request.splits, "model": request.model}
    if request.stored is not None:
        attempts, twins, twin_attempts = reread(request.stored, samples, request.most_twins)
        return with_twins(scored(samples, attempts, **about), twins, twin_attempts)
    twins = twins_of(samples, request.most_twins)
    with asker_for(request, progress) as asker:
        attempts, budget = answers_of(asker, [(one.id, one.article) for one in samples])
        evaluation = scored(samples, attempts, budget, **about)
        if budget is not None or not twins:
            return evaluation
        twin_attempts, budget = answers_of(asker, [(one.sample.id, one.sample.article) for one in twins])
    return with_twins(replace(evaluation, budget=budget), twins, twin_attempts)


def _accepted(request: Request, evaluation: Evaluation, baseline_path: Path | None) -> Evaluation:
    """Write floors and baseline, then decide again against them."""
    assert request.gate is not None
    set_floors(request.gate, section_of(request.model), evaluation.figures, lower=request.lower_floor)
    if baseline_path is not None:
        write_baseline(baseline_path, baseline_of(evaluation))
    gate, _, baseline = _gate(request)
    return decided(evaluation, gate, baseline)
