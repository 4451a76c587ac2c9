"""Run an engine over samples; a case that fails is kept as a failed case."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from summarizer.brief import Brief
from summarizer.engines.answer import Answer, Engine, Trace
from summarizer.errors import BudgetReached, ConfigurationError, EndpointFatal, RecordingMissing, SummarizerError
from summarizer.pipeline import outcome
from summarizer.scoring.samples import Sample

Progress = Callable[[int, int], None]
"""Called with the number of finished cases and of all."""


def _silent(done: int, of: int) -> None:
    """No progress shown."""


CONCURRENT_REQUESTS = 8
"""Articles that a model reads at a time."""
_WORTH_PROCESSES = 24  # Articles from which starting worker processes pays (a start costs about 0.5 s).


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one article."""

    sample_id: str
    brief: Brief | None
    answer: Answer | None
    trace: tuple[Trace, ...]
    failed: str | None
    """The error in words; None: there is a brief."""
    seconds: float

    @property
    def cost_usd(self) -> float | None:
        """What the article cost; None: the price is unknown."""
        return self.brief.run.cost_usd if self.brief is not None else 0.0


async def attempt(sample: Sample, engine: Engine, vague: str) -> Attempt:
    """The brief of one sample, or the error that took its place.

    Raises:
        EndpointFatal, ConfigurationError, RecordingMissing: the next article would fail alike.
    """
    started = time.perf_counter()
    try:
        found = await outcome(sample.article, engine, vague=vague)
    except (EndpointFatal, ConfigurationError, RecordingMissing):
        raise
    except SummarizerError as error:
        return Attempt(sample.id, None, None, (), str(error), time.perf_counter() - started)
    except Exception as error:  # noqa: BLE001 - a crash is a failed case: left out of the mean it would raise it
        return Attempt(sample.id, None, None, (), f"crashed: {error!r}", time.perf_counter() - started)
    return Attempt(sample.id, found.brief, found.answer, found.trace, None, time.perf_counter() - started)


def run_engine(
    samples: Sequence[Sample],
    engine: Engine,
    *,
    vague: str = "none",
    progress: Progress = _silent,
    max_cost_usd: float | None = None,
) -> tuple[list[Attempt], BudgetReached | None]:
    """Every sample through an engine that waits for a server, several at a time; results in the order of the samples.

    Returns:
        The attempts, and the error when the budget was reached: what was done until then is kept.
    """
    return asyncio.run(_run(samples, engine, vague, progress, max_cost_usd))


async def _run(
    samples: Sequence[Sample], engine: Engine, vague: str, progress: Progress, max_cost_usd: float | None
) -> tuple[list[Attempt], BudgetReached | None]:
    gate = asyncio.Semaphore(CONCURRENT_REQUESTS)
    done: dict[str, Attempt] = {}
    spent = 0.0

    async def one(sample: Sample) -> None:
        nonlocal spent
        async with gate:
            if max_cost_usd is not None and spent >= max_cost_usd:
                return
            found = await attempt(sample, engine, vague)
            spent += found.cost_usd or 0.0
            done[sample.id] = found
            progress(len(done), len(samples))

    async with asyncio.TaskGroup() as group:
        for sample in samples:
            group.create_task(one(sample))
    reached = None
    if len(done) < len(samples):
        reached = BudgetReached(
            f"stopped at ${spent:.2f} (--max-cost {max_cost_usd}) after {len(done)} of {len(samples)} articles; "
            "what was done is in the run folder"
        )
    return [done[sample.id] for sample in samples if sample.id in done], reached


def _attempt_in_worker(job: tuple[Sample, Engine, str]) -> Attempt:
    sample, engine, vague = job
    return asyncio.run(attempt(sample, engine, vague))


def run_rules(
    samples: Sequence[Sample],
    engine: Engine,
    *,
    vague: str = "none",
    progress: Progress = _silent,
    workers: int | None = None,
) -> list[Attempt]:
    """Every sample through an engine that computes, on every processor; results in the order of the samples.

    Args:
        workers: processes; None: one per processor.
    """
    jobs = [(sample, engine, vague) for sample in samples]
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(samples) < _WORTH_PROCESSES:
        return _collected((_attempt_in_worker(job) for job in jobs), len(jobs), progress)
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return _collected(pool.map(_attempt_in_worker, jobs, chunksize=4), len(jobs), progress)


def _collected(attempts: Iterator[Attempt], of: int, progress: Progress) -> list[Attempt]:
    found = []
    for one in attempts:
        found.append(one)
        progress(len(found), of)
    return found
