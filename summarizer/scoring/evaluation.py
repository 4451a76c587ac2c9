"""A whole evaluation: run or reread the answers, score them, try the twins, compare, decide."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summarizer.errors import BudgetReached, RecordingMissing
from summarizer.scoring.attempts import read_rows, settled_again
from summarizer.scoring.baseline import Baseline
from summarizer.scoring.case import SCORER_VERSION, Case, score_case
from summarizer.scoring.comparison import Comparison, compare
from summarizer.scoring.figures import CaseCounts, counts_of, estimates, rates
from summarizer.scoring.gates import EngineGate, Measured, Verdict, decide
from summarizer.scoring.runner import Asker, Attempt, Item
from summarizer.scoring.samples import Sample, digest_of
from summarizer.scoring.statistics import Estimate
from summarizer.scoring.tally import critical_slots
from summarizer.scoring.twin_outcomes import TwinResult, flip_rate, judge, leak_rate
from summarizer.scoring.twins import Twin, twins_of

CASES_FILE, TWINS_FILE, RUN_FILE = "cases.jsonl", "twins.jsonl", "run.json"
TWINS_OF_RULES, TWINS_OF_MODELS = 20, 5
"""Twins of each kind by default: the built-in engine costs seconds, a model costs money."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything about a run that a report needs."""

    source: str
    """Where the samples come from."""
    splits: tuple[str, ...]
    model: str
    samples: tuple[Sample, ...]
    attempts: tuple[Attempt, ...]
    cases: tuple[Case, ...]
    twins: tuple[Twin, ...] = ()
    twin_attempts: tuple[Attempt, ...] = ()
    twin_results: tuple[TwinResult, ...] = ()
    comparison: Comparison | None = None
    verdict: Verdict = field(default=Verdict(0, ""))
    budget: BudgetReached | None = None

    @property
    def counts(self) -> list[CaseCounts]:
        """The counts of every case."""
        return [counts_of(one) for one in self.cases]

    @property
    def digest(self) -> str:
        """Digest of the samples."""
        return digest_of(self.samples)

    @property
    def estimates(self) -> dict[str, Estimate | None]:
        """Headline and fields with their intervals."""
        return estimates(self.counts) if self.cases else {}

    @property
    def rates(self) -> dict[str, float | None]:
        """The other rates, twins included."""
        twins = {"twin_flip_rate": flip_rate(self.twin_results), "twin_leak_rate": leak_rate(self.twin_results)}
        return {**rates(self.cases), **twins}

    @property
    def critical(self) -> dict[str, int]:
        """Critical errors by kind."""
        return {code: len(found) for code, found in critical_slots(self.cases).items()}

    @property
    def figures(self) -> dict[str, float | None]:
        """Everything that a gate may name."""
        return {
            **{name: None if one is None else one.value for name, one in self.estimates.items()},
            **self.rates,
        }


def answers_of(asker: Asker, items: Sequence[Item]) -> tuple[list[Attempt], BudgetReached | None]:
    """The attempts of an engine over articles, and the error when the budget was reached.

    Raises:
        RecordingMissing: a replay lacks answers; every article concerned is named.
        EndpointFatal, ConfigurationError: no article can be read.
    """
    attempts, budget = asker.ask(items)
    missing = [one.id for one in attempts if one.unrecorded]
    if missing:
        raise RecordingMissing(
            f"no recording for {len(missing)} of {len(items)} articles: {', '.join(missing[:20])}"
            f"{' ...' if len(missing) > 20 else ''}; record them again with --record"
        )
    return attempts, budget


def scored(
    samples: Sequence[Sample], attempts: Sequence[Attempt], budget: BudgetReached | None = None, **rest: Any
) -> Evaluation:
    """An evaluation without twins and verdict; samples that the budget did not reach are left out and said so."""
    by_id = {one.id: one for one in attempts}
    kept = tuple(one for one in samples if one.id in by_id)
    found = tuple(by_id[one.id] for one in kept)
    cases = tuple(score_case(one, other.brief, other.failed) for one, other in zip(kept, found, strict=True))
    return Evaluation(samples=kept, attempts=found, cases=cases, budget=budget, **rest)


def with_twins(evaluation: Evaluation, twins: Sequence[Twin], attempts: Sequence[Attempt]) -> Evaluation:
    """The evaluation with its twins judged."""
    originals = {one.id: one for one in evaluation.cases}
    by_id = {one.id: one for one in attempts}
    pairs = [(twin, by_id[twin.sample.id]) for twin in twins if twin.sample.id in by_id and twin.original in originals]
    results = tuple(
        judge(twin, originals[twin.original], score_case(twin.sample, one.brief, one.failed), one.brief)
        for twin, one in pairs
    )
    return replace(
        evaluation,
        twins=tuple(twin for twin, _ in pairs),
        twin_attempts=tuple(one for _, one in pairs),
        twin_results=results,
    )


def decided(evaluation: Evaluation, gate: EngineGate | None, baseline: Baseline | None) -> Evaluation:
    """The evaluation with its comparison and verdict."""
    comparison = None
    if baseline is not None and evaluation.cases:
        comparison = compare(baseline.cases, evaluation.counts)
    measured = Measured(
        figures=evaluation.figures if evaluation.cases else {},
        critical=evaluation.critical,
        articles=len(evaluation.cases),
        incidents=len({one.cluster for one in evaluation.cases if one.gold_incident}),
        no_incident=sum(not one.gold_incident for one in evaluation.cases),
        samples_digest=evaluation.digest,
        scorer=SCORER_VERSION,
    )
    verdict = decide(measured, gate, baseline, comparison)
    if evaluation.budget is not None:
        verdict = Verdict(evaluation.budget.exit_code, f"RESULT: {evaluation.budget}", verdict.checks)
    return replace(evaluation, comparison=comparison, verdict=verdict)


def baseline_of(evaluation: Evaluation) -> Baseline:
    """The evaluation as a baseline for later ones."""
    return Baseline(
        evaluation.model,
        SCORER_VERSION,
        evaluation.digest,
        evaluation.figures,
        evaluation.critical,
        tuple(evaluation.counts),
    )


def reread(folder: Path, samples: Sequence[Sample], twins: int) -> tuple[list[Attempt], list[Twin], list[Attempt]]:
    """The stored answers of a run, settled again: attempts, twins, attempts on the twins."""
    articles = {one.id: one.article for one in samples}
    rows = [row for row in read_rows(folder / CASES_FILE) if row["id"] in articles]
    attempts = [settled_again(row, articles[row["id"]]) for row in rows]
    made = twins_of(samples, twins)
    twin_articles = {one.sample.id: one.sample.article for one in made}
    twin_rows = list(read_rows(folder / TWINS_FILE)) if (folder / TWINS_FILE).is_file() else []
    twin_attempts = [settled_again(row, twin_articles[row["id"]]) for row in twin_rows if row["id"] in twin_articles]
    return attempts, made, twin_attempts
