"""What an article has cost so far, readable even when it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Ledger:
    """Requests, tokens and dollars of one article, over first ask, retries, windows and re-ask."""

    requests: int = 0
    """Requests that count against the article: all but those that were throttled or reached nobody."""
    throttled: int = 0
    """Requests that the server turned away with 429."""
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0
    cost_known: bool = True
    """False once an answer came without usage, or from a model without a price."""


_OPEN: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


@contextmanager
def keeping_ledger() -> Iterator[Ledger]:
    """A ledger that every engine called inside writes to; an answer's own usage is lost when the answer fails."""
    ledger = Ledger()
    token = _OPEN.set(ledger)
    try:
        yield ledger
    finally:
        _OPEN.reset(token)


def open_ledger() -> Ledger:
    """The ledger of the article at hand, or one that nobody reads."""
    return _OPEN.get() or Ledger()
