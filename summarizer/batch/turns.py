"""Answers take turns: between two that are assembled and checked, the event loop sends what is ready to go."""

import asyncio
from collections import deque
from collections.abc import Sequence

from summarizer.article import Article
from summarizer.engines.answer import Answer, Engine
from summarizer.finding import Finding


class Turns:
    """Lets one waiting task go on per round of the event loop.

    Answers come in waves, since the requests left in one. Worked on in one round of the loop, a wave of 128 keeps the
    loop for a second in which nothing is sent, and all that follows leaves as the next wave.
    """

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._calling = False

    async def take(self) -> None:
        """Return when it is the caller's turn; first come, first served."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting.append(future)
        if not self._calling:
            self._calling = True
            loop.call_soon(self._call)
        await future

    def _call(self) -> None:
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():  # cancelled meanwhile
                future.set_result(None)
                break
        self._calling = bool(self._waiting)
        if self._calling:
            asyncio.get_running_loop().call_soon(self._call)


class TurnTaking:
    """An engine whose answers come one per round of the event loop."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._turns = engine, Turns()

    async def draft(
        self, article: Article, findings: Sequence[Finding] | None = None, previous: Answer | None = None
    ) -> Answer:
        """See `Engine`."""
        answer = await self._engine.draft(article, findings, previous)
        await self._turns.take()
        return answer

    async def aclose(self) -> None:
        """See `Engine`."""
        await self._engine.aclose()
