"""What one article has cost so far, failed calls included, with the limits that end it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from summarizer.errors import TransportError

MAX_REQUESTS = 4
"""Requests for one article: first call, retries and re-ask together. A long article gets its windows + 3."""

DEADLINE_S = 180.0
"""Seconds that the requests of one article may take together; time parked at the gate is not counted."""


class AttemptsUsedUp(TransportError):
    """The article has had all the requests it may have."""


class DeadlineReached(TransportError):
    """The requests of the article took longer together than they may."""


@dataclass(slots=True)
class Meter:
    """Requests, tokens, cost and seconds of one article, over its first answer, retries and re-ask."""

    max_requests: int = MAX_REQUESTS
    deadline_s: float = DEADLINE_S
    requests: int = 0
    """Requests sent that count against the article: all but the throttled ones and those that reached nobody."""
    throttled: int = 0
    """Requests that the server turned away with 429; the gate answers for them."""
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0
    cost_known: bool = True
    """False once an answer came without usage, or from a model without a price."""
    active_s: float = 0.0
    """Seconds spent on requests and back-off, parked time left out."""

    @property
    def remaining_s(self) -> float:
        """Seconds that the next request may take."""
        return max(0.0, self.deadline_s - self.active_s)

    def count(self) -> None:
        """Count one request, just before it is sent.

        Raises:
            AttemptsUsedUp: it would be one too many.
            DeadlineReached: no time is left for it.
        """
        if self.requests >= self.max_requests:
            raise AttemptsUsedUp(f"{self.requests} requests for one article, which is all it may have")
        if self.remaining_s <= 0:
            raise DeadlineReached(f"the requests for this article took {self.deadline_s:.0f} s together")
        self.requests += 1

    def uncount(self, *, throttled: bool) -> None:
        """Take the last count back: the server turned the request away, or it reached nobody."""
        self.requests -= 1
        self.throttled += throttled


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metering(meter: Meter | None = None) -> Iterator[Meter]:
    """The meter of the article at hand: `meter`, else the one already running, else a new one.

    A batch opens it around an article, to read it when the article fails; the pipeline opens it around first answer
    and re-ask; the engine opens it around each request.
    """
    current = meter or _METER.get() or Meter()
    token = _METER.set(current)
    try:
        yield current
    finally:
        _METER.reset(token)
