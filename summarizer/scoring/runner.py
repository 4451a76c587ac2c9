"""Run an engine over articles; a case that fails is kept as a failed case."""

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.engines.answer import Answer, Engine, Trace
from summarizer.errors import BudgetReached, ConfigurationError, EndpointFatal, RecordingMissing, SummarizerError
from summarizer.garbage import collect_seldom
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


@dataclass(slots=True)
class Purse:
    """What a run may spend; kept over several asks."""

    limit_usd: float | None = None
    spent_usd: float = 0.0
    dearest_usd: float = 0.0
    """The most that one article has cost: what each one under way is reckoned with."""
    running: int = 0
    known: bool = True
    """False: an article's price is unknown, so that no limit can be kept."""

    def may_start(self) -> bool:
        """Whether one more article fits; the first one goes alone, to learn what one costs."""
        if self.limit_usd is None:
            return True
        return self.known and self.spent_usd + self.running * self.dearest_usd < self.limit_usd

    def must_wait(self) -> bool:
        """Whether the price of an article is still to be learnt from one that is under way."""
        return self.limit_usd is not None and self.running > 0 and not self.dearest_usd

    def pay(self, attempt: Attempt) -> None:
        """Book a finished article; one that failed is reckoned as dear as the dearest."""
        cost = self.dearest_usd if attempt.failed else attempt.cost_usd
        self.known = self.known and cost is not None
        self.spent_usd += cost or 0.0
        self.dearest_usd = max(self.dearest_usd, cost or 0.0)


class Asker:
    """An engine asked for article after article; use it as a context manager, so that its connections are closed."""

    def __init__(
        self,
        engine: Engine,
        *,
        computes: bool,
        vague: str = "none",
        progress: Progress = silent,
        max_cost_usd: float | None = None,
        workers: int | None = None,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            computes: the engine uses the processor (rules) rather than waiting for a server.
            max_cost_usd: stop before this is spent.
            workers: processes for an engine that computes; None: one per processor.
        """
        self.engine, self.computes, self.vague, self.progress = engine, computes, vague, progress
        self.purse = Purse(max_cost_usd)
        self.workers = workers or os.cpu_count() or 1
        self._runner = asyncio.Runner()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Asker":
        self._runner.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self._runner.run(self.engine.aclose())
        finally:
            self._runner.close()
            if self._pool is not None:
                self._pool.shutdown()

    def ask(self, items: Sequence[Item]) -> tuple[list[Attempt], BudgetReached | None]:
        """Every article, results in the order of the items.

        Returns:
            The attempts, and the error when the budget was reached: what was done until then is kept.

        Raises:
            EndpointFatal, ConfigurationError: no article can be read.
        """
        if not self.computes:
            return self._runner.run(self._wait_for(items))
        jobs = [(item, self.engine, self.vague) for item in items]
        if self.workers == 1 or (len(items) < _WORTH_PROCESSES and self._pool is None):
            return self._collected((self._runner.run(attempt(*job)) for job in jobs), len(jobs)), None
        # Spawned, not forked: the progress bar has a thread, and a fork of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        self._pool = self._pool or ProcessPoolExecutor(
            max_workers=self.workers, mp_context=context, initializer=collect_seldom
        )
        return self._collected(self._pool.map(_attempt_in_worker, jobs, chunksize=4), len(jobs)), None

    def _collected(self, attempts: Iterator[Attempt], of: int) -> list[Attempt]:
        found = []
        for one in attempts:
            found.append(one)
            self.progress(len(found), of)
        return found

    async def _wait_for(self, items: Sequence[Item]) -> tuple[list[Attempt], BudgetReached | None]:
        gate = asyncio.Semaphore(CONCURRENT_REQUESTS)
        turn = asyncio.Condition()
        done: dict[str, Attempt] = {}
        fatal: BaseException | None = None

        async def one(item: Item) -> None:
            async with gate:
                async with turn:
                    await turn.wait_for(lambda: not self.purse.must_wait())
                    if not self.purse.may_start():
                        return
                    self.purse.running += 1
                try:
                    found = await attempt(item, self.engine, self.vague)
                    self.purse.pay(found)
                    done[item[0]] = found
                finally:
                    async with turn:
                        self.purse.running -= 1
                        turn.notify_all()
                self.progress(len(done), len(items))

        try:
            async with asyncio.TaskGroup() as group:
                for item in items:
                    group.create_task(one(item))
        except* (EndpointFatal, ConfigurationError) as several:
            fatal = several.exceptions[0]
        if fatal is not None:
            raise fatal
        attempts = [done[item[0]] for item in items if item[0] in done]
        return attempts, self._reached(len(attempts), len(items))

    def _reached(self, done: int, of: int) -> BudgetReached | None:
        if done == of:
            return None
        why = f"${self.purse.spent_usd:.4f} are spent" if self.purse.known else "the price of the model is unknown"
        return BudgetReached(
            f"{why} (--max-cost {self.purse.limit_usd}): stopped after {done} of {of} articles; "
            "what was done is in the run folder"
        )


def _attempt_in_worker(job: tuple[Item, Engine, str]) -> Attempt:
    return asyncio.run(attempt(*job))
