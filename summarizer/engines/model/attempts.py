"""The one owner of retries: which failures are tried again, how often, after which wait."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from summarizer.engines.model.trouble import ALWAYS_RETRIED, RETRIED_ONCE, Cause, Trouble

T = TypeVar("T")

MAX_ATTEMPTS = 4
"""Requests per article, 429s apart: first ask, retries and re-ask together; a long article adds one per window."""
MAX_THROTTLED = 8
"""429s per article; they say "later" about the account, not that this article fails."""
GATED = frozenset({Cause.THROTTLED, Cause.UNREACHABLE})
"""Troubles of the whole run, which a gate deals with when there is one."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long to wait between attempts, in seconds. Zero in tests."""

    first_s: float = 0.5
    """Upper end of the first random wait; it doubles with each attempt (full jitter)."""
    most_s: float = 20.0
    longest_retry_after_s: float = 120.0
    """A server that asks for more gets no further request for this article."""


@dataclass(slots=True)
class Meter:
    """Requests and time of one article, over its first ask, retries, windows and re-ask."""

    deadline: float
    """`time.monotonic()` after which nothing is sent or awaited any more; time at the gate moves it on."""
    limit: int = MAX_ATTEMPTS
    sent: int = 0
    """Requests that left, counted at the transport."""
    throttled: int = 0
    unreached: int = 0
    """Requests that nobody was there to take, in a run whose gate waits for the server."""
    tried_once: set[Cause] = field(default_factory=set)
    cap_factor: int = 1
    """Doubles after a truncated answer."""
    timeout: asyncio.Timeout | None = None
    """The running clock of the deadline."""

    @property
    def charged(self) -> int:
        """Requests that count against the limit."""
        return self.sent - self.throttled - self.unreached

    def remaining_s(self) -> float:
        """Seconds until the deadline."""
        return self.deadline - time.monotonic()

    @asynccontextmanager
    async def stopped(self) -> AsyncIterator[None]:
        """Inside, the article's time stands still: a run may park for hours."""
        started = time.monotonic()
        if self.timeout is not None:
            self.timeout.reschedule(None)
        try:
            yield
        finally:
            self.deadline += time.monotonic() - started
            if self.timeout is not None:
                self.timeout.reschedule(asyncio.get_running_loop().time() + max(self.remaining_s(), 0.0))


def _may_retry(trouble: Trouble, meter: Meter, waits: Waits, gated: bool) -> bool:
    cause = trouble.cause
    if gated and cause in GATED:
        return True
    if cause is Cause.THROTTLED:
        too_long = (trouble.retry_after_s or 0) > min(waits.longest_retry_after_s, meter.remaining_s())
        return meter.throttled < MAX_THROTTLED and not too_long
    if meter.charged >= meter.limit:
        return False
    if cause in RETRIED_ONCE:
        if cause in meter.tried_once:
            return False
        meter.tried_once.add(cause)
        return True
    return cause in ALWAYS_RETRIED


def _wait_s(trouble: Trouble, attempt: int, waits: Waits, gated: bool) -> float:
    """Full jitter; a server's own wish is kept and spread, so that many clients do not come back at once."""
    if gated and trouble.cause in GATED:
        return 0.0
    if trouble.cause in (Cause.MODE_REFUSED, Cause.PARAMETER_REFUSED, Cause.TRUNCATED):
        return 0.0
    ceiling = min(waits.most_s, waits.first_s * 2 ** (attempt - 1))
    jitter = random.uniform(0, ceiling)  # noqa: S311 - spreads load, keeps no secret
    asked = min(trouble.retry_after_s or 0.0, waits.longest_retry_after_s)
    # "At once" after a 429 is no answer to it: the first wait is then the least.
    return max(asked, waits.first_s if trouble.cause is Cause.THROTTLED else 0.0) + jitter


async def with_retries(
    once: Callable[[], Awaitable[T]],
    *,
    meter: Meter,
    waits: Waits,
    before_retry: Callable[[Trouble], None],
    gated: bool = False,
) -> T:
    """The result of `once`, tried again while its trouble is of the moment and attempts and time are left.

    Args:
        gated: a gate owns waiting and giving up after `GATED` troubles.

    Raises:
        Trouble: the last one; `timeout` when the article's deadline passed, be it in a wait or in a dripping answer.
    """
    try:
        async with asyncio.timeout(max(meter.remaining_s(), 0.0)) as meter.timeout:
            try:
                return await once()  # as nearly every article ends; it needs no machinery for retries
            except Trouble as trouble:
                first = trouble
            return await _tried_again(once, first, meter, waits, before_retry, gated)
    except TimeoutError:
        raise Trouble(Cause.TIMEOUT, "no whole answer within the time for one article") from None


async def _tried_again(
    once: Callable[[], Awaitable[T]],
    first: Trouble,
    meter: Meter,
    waits: Waits,
    before_retry: Callable[[Trouble], None],
    gated: bool,
) -> T:
    """The result of `once` after its first attempt ended with `first`. Raises Trouble."""
    from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

    seen: Trouble | None = first

    async def attempt() -> T:
        nonlocal seen
        if seen is not None:
            trouble, seen = seen, None
            raise trouble
        return await once()

    def wait(state: RetryCallState) -> float:
        trouble = state.outcome.exception() if state.outcome else None
        assert isinstance(trouble, Trouble)
        return _wait_s(trouble, state.attempt_number, waits, gated)

    def worth_it(error: BaseException) -> bool:
        # An allow-list: cancellation, bugs and permanent refusals end the article at once.
        return isinstance(error, Trouble) and _may_retry(error, meter, waits, gated)

    def note(state: RetryCallState) -> None:
        trouble = state.outcome.exception() if state.outcome else None
        if isinstance(trouble, Trouble):
            before_retry(trouble)

    retrying: Any = AsyncRetrying(
        retry=retry_if_exception(worth_it), wait=wait, before_sleep=note, sleep=asyncio.sleep, reraise=True
    )
    result: T = await retrying(attempt)
    return result
