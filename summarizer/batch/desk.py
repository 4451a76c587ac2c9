"""Who works on which text: a text is asked for once, however many inputs hold it."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import cast

from summarizer.batch.changes import Moves, settle
from summarizer.batch.report import Report
from summarizer.batch.scan import Purpose
from summarizer.batch.states import FAILED
from summarizer.batch.store import StoreFailed, stored_result
from summarizer.batch.writer import Writer

Claim = Callable[[str], Awaitable[bool]]
"""Asks for the text with this key; False when its result is in the store by now."""


class Desk:
    """Grants texts to workers, and takes their reports to the store."""

    def __init__(self, reading: sqlite3.Connection, writer: Writer, purpose: Purpose) -> None:
        """`reading` is a connection for the event loop's thread alone."""
        self._reading, self._writer, self._purpose = reading, writer, purpose
        self._claimed: dict[str, asyncio.Event] = {}

    async def claim(self, key: str) -> bool:
        """Whether the caller shall work on the text with this key; it then owes a report, or `abandon`.

        False: somebody else has. Waits while somebody else is at it.
        """
        while (busy := self._claimed.get(key)) is not None:
            await busy.wait()
        if self._has_result(key):
            return False
        self._claimed[key] = asyncio.Event()
        return True

    def _has_result(self, key: str) -> bool:
        found = stored_result(self._reading, key)
        if found is None or (found.state == "skipped_prefilter" and not self._purpose.prefilter):
            return False
        # What is to be tried again, and failed before this run began, counts as unknown.
        stale = found.state in self._purpose.retry and found.invocation < self._purpose.invocation
        return not (stale and found.state in FAILED)

    def abandon(self, key: str) -> None:
        """The text was not worked on after all."""
        busy = self._claimed.pop(key, None)
        if busy is not None:
            busy.set()

    async def settle(self, report: Report) -> Moves:
        """Write a report; returns when it is on the disk.

        Raises:
            StoreFailed: it could not be written.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[object] = loop.create_future()

        def finish(result: object, failure: StoreFailed | None) -> None:
            if done.cancelled():
                return
            if failure is None:
                done.set_result(result)
            else:
                done.set_exception(failure)

        def acknowledge(result: object, failure: StoreFailed | None) -> None:
            with suppress(RuntimeError):  # the loop has closed: the run left without waiting
                loop.call_soon_threadsafe(finish, result, failure)

        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        purpose = self._purpose
        change = partial(settle, report=report, settings=purpose.settings, invocation=purpose.invocation, now=now)
        self._writer.submit(change, acknowledge)
        try:
            return cast("Moves", await done)
        finally:
            if report.key is not None:
                self.abandon(report.key)
