"""One invocation of a batch, from its first listing to its exit code."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.batch.budget import Budget
from summarizer.batch.crew import Crew, GateView, LocalCrew
from summarizer.batch.desk import Desk
from summarizer.batch.feed import Feed
from summarizer.batch.gate import AdaptiveGate, Limits, Stalled
from summarizer.batch.inputs.arguments import sources_of, warnings_of
from summarizer.batch.inputs.entry import Job, Source
from summarizer.batch.inputs.sampled import sampled
from summarizer.batch.interrupt import DRAIN_S, Interrupted, listening
from summarizer.batch.journal import Journal
from summarizer.batch.lock import locked
from summarizer.batch.plan import PREFILTERED, Plan
from summarizer.batch.processes import ProcessCrew
from summarizer.batch.progress import Progress, gate_text
from summarizer.batch.report import Report
from summarizer.batch.scan import Purpose, Scan
from summarizer.batch.states import FAILED
from summarizer.batch.store import (
    StoreUnusable,
    counts,
    make_run_folder,
    meta,
    open_for_reading,
    open_for_writing,
    settings_id,
)
from summarizer.batch.tally import Tally
from summarizer.batch.work import ENDS_RUN, Parked
from summarizer.batch.workshop import Workshop, open_workshop
from summarizer.batch.writer import Writer
from summarizer.errors import BudgetReached, SummarizerError, UsageError
from summarizer.shown import shown

_TICK_S = 0.5
_FAILURES_TOLD = 5
_LONG_PAUSE_S = 30.0
# Seconds that a run which ends early waits for its listing.
_LISTING_ENDS_S = 2.0


@dataclass(frozen=True, slots=True)
class Ending:
    """How an invocation ended."""

    exit_code: int
    states: dict[str, int]
    settled: int
    """Inputs that ended in this invocation."""
    requests: int
    cost_usd: float
    cost_unknown: int
    """Answers of unknown cost."""
    seconds: float
    answered: int = 0
    """Requests that were answered."""
    asked: int = 0
    """Articles that took requests."""
    reason: str | None = None
    """Why it ended before everything was tried."""
    left_out: dict[str, int] = field(default_factory=dict)
    """Files left out by name, by suffix."""
    warnings: list[str] = field(default_factory=list)
    """What the user will have meant otherwise."""
    failures: list[str] = field(default_factory=list)
    """The first few failures, each in a line; what a model said stands in the store alone, as it may quote articles."""


@dataclass(slots=True)
class _Store:
    """The open store of an invocation."""

    writer: Writer
    reading: sqlite3.Connection
    purpose: Purpose
    first: bool


@contextmanager
def _opened(plan: Plan, workshop: Workshop) -> Iterator[_Store]:
    make_run_folder(plan.run)
    before = os.umask(0o077)
    try:
        with locked(plan.run):
            connection = open_for_writing(plan.run)
            try:
                invocation, settings = _began(connection, plan, workshop)
            except sqlite3.Error as error:
                raise StoreUnusable(f"--out {shown(plan.run)}: cannot be written ({error}); make room") from error
            writer = Writer(connection)
            writer.start()
            reading = open_for_reading(plan.run)
            try:
                yield _Store(
                    writer, reading, Purpose(invocation, settings, plan.retry, plan.engine.prefilter), invocation == 1
                )
            finally:
                reading.close()
                writer.close()
    finally:
        os.umask(before)


def _began(connection: sqlite3.Connection, plan: Plan, workshop: Workshop) -> tuple[int, int]:
    """Write down that an invocation begins; its number, and that of its settings."""
    invocation = int(meta(connection).get("invocation", "0")) + 1
    digest = workshop.digest + (PREFILTERED if plan.engine.prefilter else "")
    settings = settings_id(connection, digest, workshop.settings)
    values = {"invocation": str(invocation), "arguments": "\n".join(plan.arguments)}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())
    return invocation, settings


class Run:
    """Listing, feeding, working, and the reasons to stop."""

    def __init__(
        self, plan: Plan, sources: list[Source], store: _Store, crew: Crew, desk: Desk, progress: Progress,
        journal: Journal, budget: Budget,
    ) -> None:  # fmt: skip
        self._plan, self._store, self._crew, self._desk = plan, store, crew, desk
        self._progress, self._journal, self._budget = progress, journal, budget
        # Counted afresh below: what this invocation lists. What it does not list is marked gone at its end.
        self.tally = Tally(counts(store.reading))
        self._feed = Feed(sources, open_for_reading(plan.run), store.purpose.invocation)
        self._scan = Scan(sources, open_for_reading(plan.run), store.writer, store.purpose, self.tally.move)
        self._queue: asyncio.Queue[Job | None] = asyncio.Queue(maxsize=max(crew.lanes, 16))
        self._workers: list[asyncio.Task[None]] = []
        self._ending: SummarizerError | None = None
        self._fault: Exception | None = None
        self._starting = False
        self._told = ""  # why the run waits, as last told

    async def go(self) -> SummarizerError | None:
        """Work until everything is tried or something ends the run; returns what did.

        Raises:
            SummarizerError: the inputs cannot be listed, or the store cannot be written.
        """
        self._scan.start()
        self._workers = [asyncio.create_task(self._work()) for _ in range(self._crew.lanes)]
        self._filler = asyncio.create_task(self._fill())
        ticker = asyncio.create_task(self._tick())
        try:
            with listening(self.end, self._leave):
                await asyncio.wait([self._filler, *self._workers])
                await self._finish_listing()
        finally:
            self._scan.stop()
            for task in (self._filler, ticker, *self._workers):
                task.cancel()
            await asyncio.gather(self._filler, ticker, *self._workers, return_exceptions=True)
            await self._crew.aclose()
            # A listing that waits for standard input cannot be told to stop; the program ends without it.
            await asyncio.to_thread(self._scan.join, _LISTING_ENDS_S)
            self._feed.close()
        if self._fault is not None:
            raise self._fault
        if self._store.writer.failure is not None:
            raise self._store.writer.failure
        if self._scan.error is not None and self._ending is None:
            raise self._scan.error
        return self._ending

    async def _finish_listing(self) -> None:
        """List to the end, so that what a budget left untried is counted; a signal or a dead endpoint ends it."""
        while self._scan.is_alive() and (self._ending is None or isinstance(self._ending, BudgetReached)):
            await asyncio.sleep(0.02)

    def _break(self, fault: Exception) -> None:
        """An error that nobody foresaw: end the run in order, then raise it."""
        self._fault = self._fault or fault
        self.end(SummarizerError("an error in the program"))

    def end(self, error: SummarizerError) -> None:
        """Give out nothing more and let requests in flight finish, within `DRAIN_S`."""
        if self._ending is not None:
            if isinstance(error, Interrupted) and isinstance(self._ending, BudgetReached):
                self._ending = error  # the listing to its end is not wanted any more
            return
        self._ending = error
        self._progress.say(f"{error}; waiting for {self._busy()} in flight")
        self._crew.stop(error)
        # Processes that are still being started have nothing in flight.
        asyncio.get_running_loop().call_later(0 if self._starting else DRAIN_S, self._cancel)

    def _busy(self) -> int:
        return self._crew.view().in_flight

    def _leave(self, error: Interrupted) -> None:
        """The second signal: do not wait for what is in flight."""
        self._ending = error
        self._cancel()

    def _cancel(self) -> None:
        for task in (self._filler, *self._workers):
            task.cancel()

    async def _fill(self) -> None:
        try:
            await self._give_out()
        except Exception as error:  # noqa: BLE001 - the workers must hear that nothing more comes
            self._break(error)
        for _ in self._workers:
            await self._queue.put(None)

    async def _give_out(self) -> None:
        """Give out pending inputs until none are left, a limit is reached, or the run ends."""
        given, restarted = 0, self._store.first
        limit = self._plan.flow.limit
        while self._ending is None:
            listing = self._scan.is_alive()  # asked before the store, so that nothing listed in between is missed
            jobs = await asyncio.to_thread(self._feed.more)
            if limit is not None:
                jobs = jobs[: limit - given]
            if jobs and not given:
                self._starting = True  # not before there is work: a finished run is looked through and left alone
                await self._crew.start()
                self._starting = False
            for job in jobs:
                await self._queue.put(job)
            given += len(jobs)
            if limit is not None and given >= limit:
                break
            if jobs:
                continue
            if listing:
                await asyncio.sleep(0.02)
            elif not restarted:
                self._feed.again()
                restarted = True
            else:
                break

    async def _work(self) -> None:
        while (job := await self._queue.get()) is not None:
            if self._ending is not None:
                continue
            try:
                await self._work_on(job)
            except Exception as error:  # noqa: BLE001 - one worker's fault must not leave the others waiting for ever
                self._break(error)

    async def _work_on(self, job: Job) -> None:
        try:
            report = await self._crew.work(job)
        except ENDS_RUN as error:
            self.end(error)
            return
        except Parked:
            return
        try:
            moves = await self._desk.settle(report)
        except SummarizerError as error:
            self.end(error)
            return
        self._feed.settled(job.id)
        self.tally.settle(moves, report.spent)
        self._note(job, report, str(moves[0][1]))

    def _note(self, job: Job, report: Report, state: str) -> None:
        self._journal.write(
            "settled",
            path=job.path,
            state=state,
            key=report.key,
            requests=report.spent.requests,
            cost_usd=report.spent.cost_usd,
            seconds=report.spent.seconds,
        )

    async def _tick(self) -> None:
        while True:
            self._crew.tick()
            self._check_success()
            view = self._crew.view()
            self._tell(view)
            self._progress.show(self.tally, view, listing=self._scan.is_alive())
            await asyncio.sleep(_TICK_S)

    def _tell(self, view: GateView) -> None:
        """Log why the run waits; a long wait is told at once, also where nobody sees a bar."""
        if view.reason == self._told:
            return
        self._told = view.reason
        paused_s = round(view.paused_s, 1)
        self._journal.write("gate", reason=view.reason, paused_s=paused_s, level=view.level, throttled=view.throttled)
        if view.down or paused_s > _LONG_PAUSE_S:
            self._progress.say(gate_text(view))

    def _check_success(self) -> None:
        """A run in which everything fails for long is not alive, however busy it looks."""
        if self.tally.failing_since is None:
            return
        silent = time.monotonic() - self.tally.failing_since
        if silent > self._plan.flow.max_wait_s:
            kinds = ", ".join(f"{state} {number:,}" for state, number in self.tally.failed_now.most_common())
            self.end(Stalled(f"no article has succeeded for {silent:.0f} s ({kinds}); see `--status`"))


def _crew_for(plan: Plan, workshop: Workshop, desk: Desk, budget: Budget, gate: AdaptiveGate, limits: Limits) -> Crew:
    if plan.flow.processes > 1:
        processes = plan.flow.processes
        return ProcessCrew(plan.engine, limits, desk, budget, processes=processes, digest=workshop.digest)
    lanes = 1 if plan.engine.model == "builtin" else plan.flow.concurrency
    return LocalCrew(workshop, desk, gate, lanes)


async def run_batch(plan: Plan, progress: Progress, log: Path | None = None) -> Ending:
    """Carry out a plan.

    Raises:
        SummarizerError: nothing could be begun: wrong arguments, a locked or foreign run folder, no engine.
    """
    started = time.monotonic()
    flow = plan.flow
    limits = Limits(flow.concurrency, flow.rpm, flow.tpm, flow.max_wait_s)
    budget = Budget(max_requests=flow.max_requests, max_cost_usd=flow.max_cost_usd)
    gate = AdaptiveGate(limits, budget)
    workshop = open_workshop(plan.engine, gate)
    _refuse_idle_options(plan, workshop)
    sources = sources_of(
        plan.arguments,
        include=plan.include,
        exclude=plan.exclude,
        published_from=plan.published_from,
        columns=plan.columns,
        run=plan.run,
        log=log,
    )
    listed = sources if plan.sample is None else sampled(sources, plan.sample)
    with _opened(plan, workshop) as store:
        journal = Journal(log)
        desk = Desk(store.reading, store.writer, store.purpose)
        crew = _crew_for(plan, workshop, desk, budget, gate, limits)
        run = Run(plan, listed, store, crew, desk, progress, journal, budget)
        journal.write("began", invocation=store.purpose.invocation)
        try:
            reason = await run.go()
            ending = _ending(run.tally, reason, budget, flow.limit, time.monotonic() - started)
            ending.failures.extend(_first_failures(store.reading))
            journal.write("ended", exit_code=ending.exit_code, reason=ending.reason, states=ending.states)
        finally:
            progress.close()
            journal.close()
    for source in sources:
        for suffix, number in getattr(source, "left_out", {}).items():
            ending.left_out[suffix] = ending.left_out.get(suffix, 0) + number
    ending.warnings.extend(warnings_of(sources))
    return ending


def _refuse_idle_options(plan: Plan, workshop: Workshop) -> None:
    if plan.flow.max_cost_usd is not None and not workshop.has_price:
        raise UsageError(
            f"--max-cost {plan.flow.max_cost_usd:g}: no price of {plan.engine.model} is known, so nothing keeps to it; "
            "set SUMMARIZE_PRICE=INPUT,OUTPUT (dollars per million tokens), or use --max-requests"
        )
    if plan.engine.prefilter and plan.engine.model == "builtin":
        raise UsageError("--prefilter: saves requests to a model, and none is named; add --model, or leave it out")


def _first_failures(reading: sqlite3.Connection) -> list[str]:
    marks = ",".join("?" * len(FAILED))
    rows = reading.execute(
        f"SELECT path, state, detail FROM inputs WHERE gone = 0 AND state IN ({marks}) ORDER BY name LIMIT ?",  # noqa: S608
        (*sorted(FAILED), _FAILURES_TOLD),
    )
    return [
        f"{path}: {detail or state}" if state == "input_error" else f"{path}: {state}" for path, state, detail in rows
    ]


def _ending(tally: Tally, reason: SummarizerError | None, budget: Budget, limit: int | None, seconds: float) -> Ending:
    states = tally.states()
    if reason is None and tally.pending:
        reached = limit is not None and tally.settled >= limit
        why = (
            f"--limit {limit:,} is reached" if reached else "the server failed for everybody while the last were tried"
        )
        reason = BudgetReached(f"{why}; the same command goes on from here")
    failed = tally.failed or not states
    return Ending(
        exit_code=reason.exit_code if reason is not None else int(bool(failed)),
        states=states,
        settled=tally.settled,
        requests=budget.requests,
        cost_usd=budget.cost_usd,
        cost_unknown=budget.unknown,
        seconds=seconds,
        answered=budget.answers,
        asked=tally.asked,
        reason=str(reason) if reason is not None else None,
    )
