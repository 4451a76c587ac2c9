"""What runs the coroutines of an engine for a command."""

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class Runner(Protocol):
    """As `asyncio.Runner`."""

    def run(self, coro: Coroutine[Any, Any, Result], /) -> Result:
        """What the coroutine returns."""


class _Straight:
    """Runs coroutines that wait for nothing, without an event loop."""

    def run(self, coro: Coroutine[Any, Any, Result], /) -> Result:
        try:
            coro.send(None)
        except StopIteration as done:
            result: Result = done.value
            return result
        coro.close()
        raise RuntimeError("a coroutine that should wait for nothing waits")


@contextmanager
def runner_for(model: str) -> Iterator[Runner]:
    """An event loop for a language model; rules need none, and importing asyncio is a tenth of their start."""
    if model == "builtin":
        yield _Straight()
        return
    import asyncio

    with asyncio.Runner() as runner:
        yield runner
