"""Run an engine over articles; a case that fails is kept as a failed case."""

import asyncio
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.engines.answer import Answer, Engine, Trace
from summarizer.errors import BudgetReached, ConfigurationError, EndpointFatal, RecordingMissing, SummarizerError
from summarizer.pipeline import outcome

Item = tuple[str, Article]
"""An article and the id that its attempt is kept under."""

Progress = Callable[[int, int], None]
"""Called with the number of finished cases and of all."""


def silent(done: int, of: int) -> None:
    """No progress shown."""


CONCURRENT_REQUESTS = 8
"""Articles that a model reads at a time."""
_WORTH_PROCESSES = 24  # Articles from which starting worker processes pays (a start costs about 0.5 s).


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one article."""

    id: str
    brief: Brief | None
    answer: Answer | None
    trace: tuple[Trace, ...]
    failed: str | None
    """The error in words; None: there is a brief."""
    seconds: float
    unrecorded: bool = False
    """A replay had no answer to its request."""

    @property
    def cost_usd(self) -> float | None:
        """What the article cost; None: the price is unknown."""
        return self.brief.run.cost_usd if self.brief is not None else 0.0


async def attempt(item: Item, engine: Engine, vague: str) -> Attempt:
    """The brief of one article, or the error that took its place.

    Raises:
        EndpointFatal, ConfigurationError: the next article would fail alike.
    """
    started = time.perf_counter()
    try:
        found = await outcome(item[1], engine, vague=vague)
    except (EndpointFatal, ConfigurationError):
        raise
    except RecordingMissing as error:
        return Attempt(item[0], None, None, (), str(error), time.perf_counter() - started, unrecorded=True)
    except SummarizerError as error:
        return Attempt(item[0], None, None, (), str(error), time.perf_counter() - started)
    except Exception as error:  # noqa: BLE001 - a crash is a failed case: left out of the mean it would raise it
        return Attempt(item[0], None, None, (), f"crashed: {error!r}", time.perf_counter() - started)
    return Attempt(item[0], found.brief, found.answer, found.trace, None, time.perf_counter() - started)


def run_engine(
    items: Sequence[Item],
    engine: Engine,
    *,
    vague: str = "none",
    progress: Progress = silent,
    max_cost_usd: float | None = None,
) -> tuple[list[Attempt], BudgetReached | None]:
    """Every article through an engine that waits for a server, several at a time; results in the order of the items.

    Returns:
        The attempts, and the error when the budget was reached: what was done until then is kept.
    """
    return asyncio.run(_run(items, engine, vague, progress, max_cost_usd))


async def _run(
    items: Sequence[Item], engine: Engine, vague: str, progress: Progress, max_cost_usd: float | None
) -> tuple[list[Attempt], BudgetReached | None]:
    gate = asyncio.Semaphore(CONCURRENT_REQUESTS)
    done: dict[str, Attempt] = {}
    spent = 0.0
    fatal: BaseException | None = None

    async def one(item: Item) -> None:
        nonlocal spent
        async with gate:
            if max_cost_usd is not None and spent >= max_cost_usd:
                return
            found = await attempt(item, engine, vague)
            # A budget can't be kept where the price is unknown, so such a run stops at its first articles.
            spent += math.inf if found.cost_usd is None and max_cost_usd is not None else found.cost_usd or 0.0
            done[item[0]] = found
            progress(len(done), len(items))

    try:
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(one(item))
    except* (EndpointFatal, ConfigurationError) as several:
        fatal = several.exceptions[0]
    if fatal is not None:
        raise fatal
    reached = None
    if len(done) < len(items):
        why = "the price of the model is unknown" if math.isinf(spent) else f"${spent:.2f} are spent"
        reached = BudgetReached(
            f"{why} (--max-cost {max_cost_usd}): stopped after {len(done)} of {len(items)} articles; "
            "what was done is in the run folder"
        )
    return [done[item[0]] for item in items if item[0] in done], reached


def _attempt_in_worker(job: tuple[Item, Engine, str]) -> Attempt:
    item, engine, vague = job
    return asyncio.run(attempt(item, engine, vague))


def run_rules(
    items: Sequence[Item],
    engine: Engine,
    *,
    vague: str = "none",
    progress: Progress = silent,
    workers: int | None = None,
) -> list[Attempt]:
    """Every article through an engine that computes, on every processor; results in the order of the items.

    Args:
        workers: processes; None: one per processor.
    """
    jobs = [(item, engine, vague) for item in items]
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(items) < _WORTH_PROCESSES:
        return _collected((_attempt_in_worker(job) for job in jobs), len(jobs), progress)
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return _collected(pool.map(_attempt_in_worker, jobs, chunksize=4), len(jobs), progress)


def _collected(attempts: Iterator[Attempt], of: int, progress: Progress) -> list[Attempt]:
    found = []
    for one in attempts:
        found.append(one)
        progress(len(found), of)
    return found
