"""Signals that end a run: the first lets requests in flight finish, the second does not wait."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summarizer.errors import SummarizerError

DRAIN_S = 10.0
"""Seconds that requests in flight get after the first signal."""

# SIGHUP ends like SIGTERM: the terminal has gone, and nobody is there to press Ctrl-C again.
EXIT_CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 143}


class Interrupted(SummarizerError):
    """A signal ended the run; the same command goes on from there."""

    def __init__(self, which: signal.Signals) -> None:
        self.exit_code = EXIT_CODES[which]
        super().__init__(f"interrupted ({which.name}); the same command goes on from here")


@contextmanager
def listening(first: Callable[[Interrupted], None], second: Callable[[Interrupted], None]) -> Iterator[None]:
    """Call `first` on the first signal, `second` on every later one; on the running event loop."""
    loop = asyncio.get_running_loop()
    seen = 0

    def handle(which: signal.Signals) -> None:
        nonlocal seen
        seen += 1
        (first if seen == 1 else second)(Interrupted(which))

    for one in EXIT_CODES:
        loop.add_signal_handler(one, handle, one)
    try:
        yield
    finally:
        for one in EXIT_CODES:
            loop.remove_signal_handler(one)
