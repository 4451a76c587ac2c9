"""Drafts kept by their request, so that the same text twice in one run is asked about once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class DraftCache(Generic[T]):
    """The most recent answers; workers that ask the same at the same time wait for one of them."""

    def __init__(self, size: int) -> None:
        self.size = size
        """How many answers are kept; 0 turns the cache off."""
        self._known: OrderedDict[str, asyncio.Future[T]] = OrderedDict()

    async def get(self, key: str, make: Callable[[], Awaitable[T]]) -> tuple[T, bool]:
        """The answer for `key`, made when it is not known, and whether it was known.

        A failure is kept for nobody: whoever waited asks again.
        """
        if self.size <= 0:
            return await make(), False
        while (known := self._known.get(key)) is not None:
            try:
                value = await asyncio.shield(known)
            except asyncio.CancelledError:
                if not known.cancelled():
                    raise
                continue
            self._known.move_to_end(key)
            return value, True
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._known[key] = future
        try:
            value = await make()
        except BaseException:
            del self._known[key]
            future.cancel()
            raise
        future.set_result(value)
        while len(self._known) > self.size:
            oldest = next(iter(self._known))
            if not self._known[oldest].done():
                break
            del self._known[oldest]
        return value, False
