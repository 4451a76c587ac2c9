"""Who does the work of a run: this process, or several."""

from dataclasses import dataclass
from typing import Protocol

from summarizer.batch.desk import Desk
from summarizer.batch.gate import AdaptiveGate
from summarizer.batch.inputs.entry import Job
from summarizer.batch.report import Report
from summarizer.batch.work import work_on
from summarizer.batch.workshop import Workshop, close_workshop
from summarizer.errors import SummarizerError


@dataclass(frozen=True, slots=True)
class GateView:
    """What the progress line shows of the gate."""

    in_flight: int = 0
    level: int = 0
    throttled: int = 0
    paused_s: float = 0.0
    down: bool = False
    reason: str = ""


class Crew(Protocol):
    """Works on jobs, several at once."""

    lanes: int
    """How many jobs it can take at once."""

    async def start(self) -> None:
        """Be ready for work."""
        ...

    async def work(self, job: Job) -> Report:
        """The report of one input; raises as `summarizer.batch.work.work_on` does."""
        ...

    def stop(self, error: SummarizerError) -> None:
        """Send no more requests: whoever wants to gets `error`; requests in flight go on."""
        ...

    def view(self) -> GateView:
        """The gate as it stands."""
        ...

    def tick(self) -> None:
        """To be called every second or so."""
        ...

    async def aclose(self) -> None:
        """Let go of connections and processes."""
        ...


class LocalCrew:
    """Works in this process, on the running event loop."""

    def __init__(self, workshop: Workshop, desk: Desk, gate: AdaptiveGate, lanes: int) -> None:
        self._workshop, self._desk, self._gate = workshop, desk, gate
        self.lanes = lanes

    async def start(self) -> None:
        """Nothing to wait for."""

    async def work(self, job: Job) -> Report:
        return await work_on(job, self._workshop, self._desk.claim, self._abandon)

    async def _abandon(self, key: str) -> None:
        self._desk.abandon(key)

    def stop(self, error: SummarizerError) -> None:
        self._gate.stop(error)

    def view(self) -> GateView:
        gate = self._gate
        return GateView(gate.in_flight, gate.level, gate.throttled, gate.paused_s, gate.down, gate.reason)

    def tick(self) -> None:
        self._gate.check_stalled()

    async def aclose(self) -> None:
        await close_workshop(self._workshop)
