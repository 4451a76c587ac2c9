"""A crew of several processes, with one store, one budget and one pause for all."""

import asyncio
import socket
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from summarizer.batch.budget import Budget
from summarizer.batch.crew import GateView
from summarizer.batch.desk import Desk
from summarizer.batch.frames import Frames
from summarizer.batch.gate import Limits
from summarizer.batch.inputs.entry import Job
from summarizer.batch.plan import EnginePlan
from summarizer.batch.report import Facts, Report, Spent
from summarizer.batch.work import Parked
from summarizer.errors import BudgetReached, ConfigurationError, EndpointFatal, SummarizerError

_ERRORS: dict[str, type[Exception]] = {
    "BudgetReached": BudgetReached,
    "Stalled": BudgetReached,
    "ConfigurationError": ConfigurationError,
    "EndpointFatal": EndpointFatal,
    "Parked": Parked,
}
# Jobs that a process of the built-in engine has beside the one it works on, so that it never waits for the parent.
_AHEAD = 4
# Two processes that died on one article: it is the article.
_MOST_DEATHS = 2


class _Died(Exception):
    """The process that worked on a job has ended without a report."""


@dataclass(slots=True)
class _Worker:
    """One process, and what it has in hand."""

    process: asyncio.subprocess.Process
    frames: Frames
    jobs: dict[int, asyncio.Future[Report]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Texts that it was granted and has not reported."""
    working_on: set[int] = field(default_factory=set)
    """Inputs whose text it was granted."""
    view: GateView = field(default_factory=GateView)
    listener: "asyncio.Task[None] | None" = None


class ProcessCrew:
    """Hands jobs to the process that has the fewest, and answers for store and budget."""

    def __init__(
        self, plan: EnginePlan, limits: Limits, desk: Desk, budget: Budget, *, processes: int, digest: str
    ) -> None:
        """
        Args:
            digest: hash of the settings; a process that reckons another one is of another version.
        """
        self._plan, self._limits, self._desk, self._budget = plan, limits, desk, budget
        if plan.model != "builtin":
            processes = min(processes, limits.concurrency)  # each has at least one request in flight
        self._processes, self._digest = processes, digest
        self._workers: list[_Worker] = []
        self._deaths: dict[int, int] = {}
        self._stopped: SummarizerError | None = None
        self._closing = False
        self._per_process = _AHEAD if plan.model == "builtin" else max(1, limits.concurrency // processes)
        self.lanes = self._per_process * processes

    async def start(self) -> None:
        """Start the processes.

        Raises:
            ConfigurationError: the engine cannot be made in them.
        """
        self._workers = list(await asyncio.gather(*(self._new_worker() for _ in range(self._processes))))

    async def _new_worker(self) -> _Worker:
        ours, theirs = socket.socketpair()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "summarizer.batch.child", str(theirs.fileno()),
            pass_fds=(theirs.fileno(),), stdin=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        try:
            return await self._greeted(process, Frames(*await asyncio.open_connection(sock=ours)))
        except asyncio.CancelledError:
            process.kill()  # the run ends before its processes have begun
            raise

    async def _greeted(self, process: asyncio.subprocess.Process, frames: Frames) -> _Worker:
        limits = asdict(self._limits)
        for name in ("rpm", "tpm"):
            limits[name] = limits[name] and limits[name] / self._processes
        limits["concurrency"] = self._per_process
        frames.send({"kind": "hello", "plan": asdict(self._plan), "limits": limits})
        ready = await frames.receive()
        if ready is None or ready["kind"] == "failed":
            message = ready["message"] if ready else "a working process of the run did not start"
            raise ConfigurationError(message)
        if ready["digest"] != self._digest:
            raise ConfigurationError("a working process found another version of the program; was it just updated?")
        worker = _Worker(process, frames)
        worker.listener = asyncio.create_task(self._listen(worker))
        return worker

    async def work(self, job: Job) -> Report:
        while True:
            worker = min(self._workers, key=lambda one: len(one.jobs))
            future: asyncio.Future[Report] = asyncio.get_running_loop().create_future()
            worker.jobs[job.id] = future
            worker.frames.send({"kind": "job", "job": asdict(job)})
            await worker.frames.drain()
            try:
                return await future
            except _Died:
                if self._deaths.get(job.id, 0) >= _MOST_DEATHS:
                    return Report(job.id, "input_error", f"{job.path}: the process that read it died, twice")
            finally:
                worker.jobs.pop(job.id, None)

    async def _listen(self, worker: _Worker) -> None:
        claims: set[asyncio.Task[None]] = set()
        while (message := await worker.frames.receive()) is not None:
            if message["kind"] == "claim":
                task = asyncio.create_task(self._grant(worker, message["input"], message["key"]))
                claims.add(task)
                task.add_done_callback(claims.discard)
            else:
                self._hear(worker, message)
        for task in claims:
            task.cancel()
        await self._bury(worker)

    def _hear(self, worker: _Worker, message: dict[str, Any]) -> None:
        kind = message["kind"]
        if kind == "report":
            report = _report(message["report"])
            worker.keys.discard(report.key or "")
            self._finish(worker, report.input).set_result(report)
        elif kind == "error":
            error = _ERRORS.get(message["error"], BudgetReached)(message["message"])
            self._finish(worker, message["input"]).set_exception(error)
        elif kind == "abandon":
            worker.keys.discard(message["key"])
            self._desk.abandon(message["key"])
        elif kind == "take":
            worker.frames.send({"kind": "paid", "number": message["number"], "refusal": self._pay()})
        elif kind == "give_back":
            self._budget.give_back()
        elif kind == "spend":
            self._budget.spend(message["cost_usd"], message["guess_usd"])
        elif kind == "news":
            for other in self._workers:
                if other is not worker:
                    other.frames.send({"kind": "hear", "news": message["news"]})
        elif kind == "view":
            worker.view = GateView(**message["view"])

    def _pay(self) -> str | None:
        try:
            self._budget.pay()
        except BudgetReached as error:
            return str(error)
        return None

    @staticmethod
    def _finish(worker: _Worker, number: int) -> "asyncio.Future[Report]":
        worker.working_on.discard(number)
        future = worker.jobs.get(number)
        if future is None or future.done():
            # Cancelled meanwhile: nobody waits for it.
            return asyncio.get_running_loop().create_future()
        return future

    async def _grant(self, worker: _Worker, number: int, key: str) -> None:
        granted = await self._desk.claim(key)
        if granted:
            worker.keys.add(key)
            worker.working_on.add(number)
        worker.frames.send({"kind": "granted", "input": number, "granted": granted})

    async def _bury(self, worker: _Worker) -> None:
        """A process has ended: give its texts back, and put another one in its place unless the run is over."""
        for key in worker.keys:
            self._desk.abandon(key)
        for number in worker.working_on or worker.jobs:
            self._deaths[number] = self._deaths.get(number, 0) + 1
        waiting = [future for future in worker.jobs.values() if not future.done()]
        try:
            if not self._closing:
                await worker.process.wait()
                self._workers[self._workers.index(worker)] = await self._new_worker()
        except (ConfigurationError, OSError) as error:
            for future in waiting:
                future.set_exception(ConfigurationError(f"a working process cannot be started again ({error})"))
            return
        for future in waiting:
            if not future.done():
                future.set_exception(_Died())

    def stop(self, error: SummarizerError) -> None:
        self._stopped = error
        for worker in self._workers:
            worker.frames.send({"kind": "stop", "message": str(error)})

    def view(self) -> GateView:
        views = [one.view for one in self._workers]
        return GateView(
            in_flight=sum(one.in_flight for one in views),
            level=sum(one.level for one in views),
            throttled=sum(one.throttled for one in views),
            paused_s=max((one.paused_s for one in views), default=0.0),
            down=bool(views) and all(one.down for one in views),
            reason=next((one.reason for one in views if one.reason), ""),
        )

    def tick(self) -> None:
        """The processes look after their own gates."""

    async def aclose(self) -> None:
        self._closing = True
        for worker in self._workers:
            worker.frames.close()
        for worker in self._workers:
            try:
                await asyncio.wait_for(worker.process.wait(), 2.0)
            except TimeoutError:
                worker.process.kill()
                await worker.process.wait()
            if worker.listener is not None:
                await asyncio.wait([worker.listener], timeout=1.0)


def _report(values: dict[str, Any]) -> Report:
    facts = Facts(**values["facts"]) if values["facts"] else None
    return Report(**{**values, "facts": facts, "spent": Spent(**values["spent"])})
