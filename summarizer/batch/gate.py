"""The one gate of a run: it slows every worker when the server asks for it, and parks instead of failing."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from summarizer.batch.budget import Purse
from summarizer.batch.pace import Pace
from summarizer.engines.gate import Ending
from summarizer.errors import BudgetReached, EndpointFatal, SummarizerError

START = 16
"""Requests at once in the first moment of a run."""
# Seconds in which the limit doubles while nothing was refused: 512 at once are reached after 1.3 s. A refusal comes
# within milliseconds, whatever an answer takes, so waiting for whole answers would only be slow.
_DOUBLING_S = 0.25
_TICK_S = 0.02
# Straight failures after which it is the server that fails, not the articles.
_STRAIGHT_FAILURES = 20
# Probes of a server that has never answered, before the run ends: with waits of 0.5, 1 and 2 s, under 5 s in all.
_PROBES_AT_START = 4
_LONGEST_PROBE_S = 30.0
_SHORTEST_PAUSE_S = 0.5
_LONGEST_OWN_PAUSE_S = 60.0


class Stalled(BudgetReached):
    """The run has waited as long as it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the user allows."""

    concurrency: int
    rpm: float | None = None
    """Requests per minute."""
    tpm: float | None = None
    """Tokens per minute, by estimate."""
    max_wait_s: float = 600.0
    """Longest time without an answer."""


@dataclass(frozen=True, slots=True)
class News:
    """What one gate tells the gates of the other processes of its run."""

    pause_s: float
    cut: bool
    reason: str


class _UserCap:
    """Keeps a rate that the user named, in small steps: a bucket of a whole minute would let two minutes' worth out."""

    def __init__(self, per_minute: float) -> None:
        self._step = max(per_minute / 60, 1.0)
        self._limiter = AsyncLimiter(self._step, self._step * 60 / per_minute)

    async def wait(self, amount: float) -> None:
        while amount > 0:
            part = min(amount, self._step)
            await self._limiter.acquire(part)
            amount -= part


class AdaptiveGate:
    """Slow start, additive increase; halves and pauses for everybody on 429; parks while the server is down."""

    def __init__(
        self,
        limits: Limits,
        purse: Purse,
        *,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[News], None] | None = None,
    ) -> None:
        """
        Args:
            clock: seconds that never jump.
            tell: hears every pause, to pass it on to other processes.
        """
        now = clock()
        self.concurrency = limits.concurrency
        self._limits, self._purse, self._clock, self._tell = limits, purse, clock, tell
        self._rpm = _UserCap(limits.rpm) if limits.rpm else None
        self._tpm = _UserCap(limits.tpm) if limits.tpm else None
        self._limit = float(min(START, limits.concurrency))
        self._ramping_from: float | None = None
        self._ramping = True
        self._pace = Pace(now)
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._pause_until = now
        self._pauses = 0  # straight pauses without an answer between them
        self._failures = 0  # straight failures
        self._probes = 0  # straight failed probes while down
        self._answered = False
        self._last_answer = now
        self._busy_since: float | None = None
        self._stopped: SummarizerError | None = None
        self.in_flight = 0
        self.down = False
        """The server fails for everybody; one request at a time probes it."""
        self.reason = ""
        """Why the gate pauses."""
        self.throttled = 0
        """429s so far."""
        self.address = "the endpoint"
        """What to call it."""

    @property
    def level(self) -> int:
        """Requests that may be in flight at once."""
        return 1 if self.down else int(min(self._limit, self._limits.concurrency))

    @property
    def paused_s(self) -> float:
        """Seconds until the pause is over; 0 when there is none."""
        return max(0.0, self._pause_until - self._clock())

    def stop(self, error: SummarizerError) -> None:
        """Let no request in any more: whoever waits or comes gets `error`."""
        self._stopped = self._stopped or error
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_exception(error)

    def hear(self, news: News) -> None:
        """Another process of the run met a refusal."""
        self._pause(news.pause_s, news.reason, cut=news.cut)

    def check_stalled(self) -> None:
        """To be called every second or so: stop once there was no answer for too long.

        A pause that is longer than the run may wait ends it when it begins, since waiting for it would be of no use.
        """
        if self._busy_since is None:
            return
        silent = self._clock() - max(self._last_answer, self._busy_since)
        if silent > self._limits.max_wait_s:
            why = f" ({self.reason})" if self.reason else ""
            self.stop(Stalled(f"no answer for {silent:.0f} s{why}; run the same command again later"))

    async def enter(self, tokens: int) -> None:
        """See `summarizer.engines.gate.Gate`."""
        if self._stopped is not None:
            raise self._stopped
        if self._rpm is not None:
            await self._rpm.wait(1)
        if self._tpm is not None:
            await self._tpm.wait(tokens)
        if self._busy_since is None:  # not before: who keeps to the user's own rate is not kept waiting by the server
            self._busy_since = self._clock()
        await self._admission()
        try:
            if self._stopped is not None:
                raise self._stopped
            await self._purse.take()
        except BaseException:
            self._release()
            raise

    async def _admission(self) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        self._admit()
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._release()  # let in, and cancelled before it could go
            raise

    def _release(self) -> None:
        self.in_flight -= 1
        self._admit()
        if not self.in_flight and not self._waiting:
            self._busy_since = None

    def _admit(self) -> None:
        """Let in whoever may go now, and come back when the next one may."""
        while self._waiting:
            now = self._clock()
            if now < self._pause_until:
                return self._come_back(self._pause_until - now)
            self._ramp(now)
            if self.in_flight >= self.level:
                if self._ramping and not self.down and self.level < self._limits.concurrency:
                    self._come_back(_TICK_S)
                return None
            wait_s = self._pace.wait_s(now)
            if wait_s > 0:
                return self._come_back(wait_s)
            future = self._waiting.popleft()
            if future.done():
                continue
            self.in_flight += 1
            self._pace.sent(now)
            future.set_result(None)
        return None

    def _come_back(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._admit)

    def _ramp(self, now: float) -> None:
        if not self._ramping or self.down:
            return
        if self._ramping_from is None:
            self._ramping_from = now
        if self._limit < self._limits.concurrency:
            self._limit *= 2 ** min((now - self._ramping_from) / _DOUBLING_S, 30.0)  # 2**30 is above every limit
            self._ramping_from = now
            self._limit = min(self._limit, float(self._limits.concurrency))

    def leave(
        self,
        ending: Ending,
        *,
        retry_after_s: float | None = None,
        cost_usd: float | None = 0.0,
        guess_usd: float | None = None,
    ) -> None:
        """See `summarizer.engines.gate.Gate`."""
        now = self._clock()
        if ending == "ok" or cost_usd != 0.0:
            self._purse.spend(cost_usd, guess_usd)
        if ending == "ok":
            self._note_answer(now)
        elif ending == "throttled":
            self.throttled += 1
            self._note_refusal(now, retry_after_s)
        elif ending == "failed":
            self._failures += 1
            if self.down or self._failures >= _STRAIGHT_FAILURES:
                self._note_down(now, f"{self._failures} requests have failed in a row")
        elif ending == "unreachable":
            self._purse.give_back()
            self._note_down(now, "the server cannot be reached")
        self._release()

    def _note_answer(self, now: float) -> None:
        self._answered, self._last_answer = True, now
        self._failures = self._pauses = self._probes = 0
        self.reason = ""
        if self.down:
            self.down = False
            self._limit, self._ramping, self._ramping_from = float(min(START, self._limits.concurrency)), True, now
        self._pace.answered(now)
        if not self._ramping and self._limit < self._limits.concurrency:
            self._limit += max(1.0, self._limit / 20) / self._limit

    def _note_refusal(self, now: float, retry_after_s: float | None) -> None:
        fresh = now >= self._pause_until  # the others that were in flight with it say nothing new
        if fresh:
            self._pauses += 1
        own = min(_LONGEST_OWN_PAUSE_S, 2.0 ** (self._pauses - 1))
        asked = own if retry_after_s is None or not retry_after_s >= 0 else max(retry_after_s, _SHORTEST_PAUSE_S)
        if asked > self._limits.max_wait_s:
            self.stop(
                Stalled(
                    f"the server asks for a pause of {asked:,.0f} s, which is more than --max-wait; "
                    "run the same command again after it"
                )
            )
            return
        # Jitter, so that several runs with one key do not come back in the same instant.
        pause_s = asked * random.uniform(1.0, 1.2)  # noqa: S311 - no secret
        if fresh or now + asked > self._pause_until:
            self._pause(pause_s, "429 from the server", cut=fresh)
            if self._tell is not None:
                self._tell(News(pause_s, fresh, self.reason))

    def _pause(self, pause_s: float, reason: str, *, cut: bool) -> None:
        now = self._clock()
        if cut:
            self._pace.refused(now, pause_s)
            self._ramping = False
            self._limit = max(1.0, min(self._limit, self.in_flight + 1.0) / 2)
        self._pause_until = max(self._pause_until, now + pause_s)
        self.reason = reason

    def _note_down(self, now: float, reason: str) -> None:
        if self.down and now < self._pause_until:
            return  # it left before the pause began
        self.down, self.reason = True, reason
        self._probes += 1
        if not self._answered and reason.endswith("reached") and self._probes >= _PROBES_AT_START:
            self.stop(
                EndpointFatal(
                    f"nobody answers at {self.address}; check the address and the network, or start the server"
                )
            )
            return
        pause_s = min(_LONGEST_PROBE_S, 0.5 * 2.0 ** (self._probes - 1)) * random.uniform(1.0, 1.2)  # noqa: S311
        self._pause_until = max(self._pause_until, now + pause_s)
