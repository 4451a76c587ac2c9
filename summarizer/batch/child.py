"""One working process of a run with several: `python -m summarizer.batch.child FD`."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import asdict
from typing import Any

from summarizer.batch.frames import Frames
from summarizer.batch.gate import AdaptiveGate, Limits, News
from summarizer.batch.inputs.entry import Job
from summarizer.batch.plan import EnginePlan
from summarizer.batch.work import ENDS_RUN, Parked, work_on
from summarizer.batch.workshop import Workshop, close_workshop, open_workshop
from summarizer.errors import BudgetReached, SummarizerError
from summarizer.garbage import collect_seldom

_VIEW_EVERY_S = 0.5


class RemotePurse:
    """The budget, kept by the parent: asked before every request."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._asked: dict[int, asyncio.Future[str | None]] = {}
        self._last = 0

    async def take(self) -> None:
        self._last += 1
        number = self._last
        future = self._asked[number] = asyncio.get_running_loop().create_future()
        self._frames.send({"kind": "take", "number": number})
        try:
            refusal = await future
        finally:
            del self._asked[number]
        if refusal is not None:
            raise BudgetReached(refusal)

    def answer(self, number: int, refusal: str | None) -> None:
        """The parent's answer to `take`."""
        future = self._asked.get(number)
        if future is not None and not future.done():
            future.set_result(refusal)

    def give_back(self) -> None:
        self._frames.send({"kind": "give_back"})

    def spend(self, cost_usd: float | None, guess_usd: float | None = None) -> None:
        self._frames.send({"kind": "spend", "cost_usd": cost_usd, "guess_usd": guess_usd})


class Child:
    """Works on the jobs that the parent sends, and reports."""

    def __init__(self, frames: Frames, hello: dict[str, Any]) -> None:
        self._frames = frames
        self._plan = EnginePlan(**hello["plan"])
        self._purse = RemotePurse(frames)
        self._gate = AdaptiveGate(Limits(**hello["limits"]), self._purse, tell=self._tell)
        self._claims: dict[int, asyncio.Future[bool]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        # The built-in engine computes: one article at a time, so that the parent knows which one kills a process.
        self._one_by_one = asyncio.Lock() if self._plan.model == "builtin" else None
        self.workshop: Workshop = open_workshop(self._plan, self._gate)

    async def serve(self) -> None:
        """Until the parent hangs up."""
        self._frames.send({"kind": "ready", "digest": self.workshop.digest})
        viewer = asyncio.create_task(self._send_views())
        try:
            while (message := await self._frames.receive()) is not None:
                self._take(message)
        finally:
            viewer.cancel()
            for task in self._tasks:
                task.cancel()
            await close_workshop(self.workshop)

    def _take(self, message: dict[str, Any]) -> None:
        kind = message["kind"]
        if kind == "job":
            task = asyncio.create_task(self._work(Job(**message["job"])))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif kind == "granted":
            future = self._claims.pop(message["input"], None)
            if future is not None and not future.done():
                future.set_result(message["granted"])
        elif kind == "paid":
            self._purse.answer(message["number"], message["refusal"])
        elif kind == "hear":
            self._gate.hear(News(**message["news"]))
        elif kind == "stop":
            self._gate.stop(BudgetReached(message["message"]))

    async def _work(self, job: Job) -> None:
        async def claim(key: str) -> bool:
            future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            self._claims[job.id] = future
            self._frames.send({"kind": "claim", "input": job.id, "key": key})
            return await future

        async def abandon(key: str) -> None:
            self._frames.send({"kind": "abandon", "key": key})

        try:
            if self._one_by_one is not None:
                async with self._one_by_one:
                    report = await work_on(job, self.workshop, claim, abandon)
            else:
                report = await work_on(job, self.workshop, claim, abandon)
        except (*ENDS_RUN, Parked) as error:
            self._frames.send({"kind": "error", "input": job.id, "error": type(error).__name__, "message": str(error)})
        else:
            self._frames.send({"kind": "report", "report": asdict(report)})
        await self._frames.drain()

    def _tell(self, news: News) -> None:
        self._frames.send({"kind": "news", "news": asdict(news)})

    async def _send_views(self) -> None:
        gate = self._gate
        while True:
            gate.check_stalled()
            view = {
                "in_flight": gate.in_flight,
                "level": gate.level,
                "throttled": gate.throttled,
                "paused_s": gate.paused_s,
                "down": gate.down,
                "reason": gate.reason,
            }
            self._frames.send({"kind": "view", "view": view})
            await asyncio.sleep(_VIEW_EVERY_S)


async def _main(descriptor: int) -> None:
    connection = socket.socket(fileno=descriptor)
    reader, writer = await asyncio.open_connection(sock=connection)
    frames = Frames(reader, writer)
    hello = await frames.receive()
    if hello is None:
        return
    try:
        child = Child(frames, hello)
    except SummarizerError as error:
        frames.send({"kind": "failed", "error": type(error).__name__, "message": str(error)})
        await frames.drain()
        return
    await child.serve()


def main() -> None:
    """Serve the parent at the other end of the socket whose number is the first argument."""
    # Ctrl-C goes to the whole group of processes; the parent decides what it means.
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    os.umask(0o077)
    collect_seldom()
    asyncio.run(_main(int(sys.argv[1])))


if __name__ == "__main__":
    main()
