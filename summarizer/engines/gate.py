"""The gate that every request passes: it may hold a request back, and hears how each one ended."""

import asyncio
import random
from typing import Literal, Protocol

from summarizer.errors import EndpointFatal, TransportError

Ending = Literal["ok", "throttled", "failed", "unreachable", "abandoned"]
"""How a request ended, as the gate hears it.

ok: any answer that speaks of this article alone (a completion, however bad; 400, 413, 422). throttled: a 429 that
waiting cures. failed: 408, 409, 5xx, a reset or a half body, the deadline. unreachable: nobody listens, no such host,
so nothing was sent. abandoned: cancelled by the caller.
"""

LONGEST_WAIT_S = 120.0
"""Seconds that one article by itself waits for a server that asks for patience."""


class Gate(Protocol):
    """What a model engine asks before each request, and tells after it."""

    async def enter(self, tokens: int) -> float:
        """Wait until a request of about `tokens` tokens may be sent; returns the seconds waited.

        Raises:
            BudgetReached: the run's budget is used up, or it was parked for too long: the article stays untried.
            EndpointFatal: the endpoint never answered.
            TransportError: this article has waited long enough.
        """
        ...

    def leave(self, ending: Ending, *, retry_after_s: float | None = None, cost_usd: float | None = None) -> None:
        """Tell how the request ended, once for each `enter` that returned.

        Args:
            retry_after_s: what the server asked for, as it said it; None when it said nothing usable.
            cost_usd: what the request cost; None when unknown.
        """
        ...


class PatientGate:
    """The gate of a single article: waits as the server asks, within reason."""

    def __init__(self, *, longest_wait_s: float = LONGEST_WAIT_S, first_wait_s: float = 1.0) -> None:
        self._longest_wait_s = longest_wait_s
        self._first_wait_s = first_wait_s
        self._refusals = 0
        self._unreachable = 0
        self._pause_s = 0.0
        self._waited_s = 0.0

    async def enter(self, tokens: int) -> float:  # noqa: ARG002 - one article has no token rate to keep
        if self._unreachable >= 3:
            raise EndpointFatal("nobody answers at the endpoint; check the address, the network, or start the server")
        if self._waited_s + self._pause_s > self._longest_wait_s:
            raise TransportError(
                f"the server asks for a wait of {self._pause_s:.0f} s after {self._waited_s:.0f} s; try again later"
            )
        pause, self._pause_s = self._pause_s, 0.0
        self._waited_s += pause
        if pause:
            await asyncio.sleep(pause)
        return pause

    def leave(
        self,
        ending: Ending,
        *,
        retry_after_s: float | None = None,
        cost_usd: float | None = None,  # noqa: ARG002
    ) -> None:
        if ending == "ok":
            self._refusals = self._unreachable = 0
            self._waited_s = 0.0
        elif ending in ("throttled", "unreachable"):
            self._refusals += 1
            self._unreachable += ending == "unreachable"
            own = self._first_wait_s * 2.0 ** min(self._refusals - 1, 6)
            wait = own if retry_after_s is None else max(retry_after_s, self._first_wait_s / 2)
            self._pause_s = wait * random.uniform(1.0, 1.25)  # noqa: S311 - jitter, no secret
