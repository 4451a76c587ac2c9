"""The one writer of a store: a thread that commits in groups."""

import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.batch.store import StoreFailed

Change = Callable[[sqlite3.Connection], object]
"""Something to be written; what it returns goes to the acknowledgement."""
Acknowledge = Callable[[object, StoreFailed | None], None]
"""Called from the writer's thread once the change is on the disk, or when it could not be written."""

MOST_IN_GROUP = 500
"""Changes per commit at most, so that the first of a group does not wait for long."""


@dataclass(frozen=True, slots=True)
class _Item:
    change: Change
    acknowledge: Acknowledge


class Writer(threading.Thread):
    """Writes what is submitted, in order, many changes per commit.

    While one commit waits for the disk the next group gathers: with synchronous=FULL one commit a row was measured at
    some 300 rows/s, groups at tens of thousands. Nothing is acknowledged before its commit has returned.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(name="store-writer", daemon=True)
        self._connection = connection
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self.failure: StoreFailed | None = None
        """Set once a commit has failed; nothing is written after it."""

    def submit(self, change: Change, acknowledge: Acknowledge) -> None:
        """Write `change` with the next group."""
        self._queue.put(_Item(change, acknowledge))

    def write(self, change: Change) -> object:
        """Write `change` and wait for it; for other threads than the event loop's.

        Raises:
            StoreFailed: it could not be written.
        """
        done = threading.Event()
        outcome: list[tuple[object, StoreFailed | None]] = []

        def acknowledge(result: object, failure: StoreFailed | None) -> None:
            outcome.append((result, failure))
            done.set()

        self.submit(change, acknowledge)
        done.wait()
        result, failure = outcome[0]
        if failure is not None:
            raise failure
        return result

    def close(self) -> None:
        """Write what is still waiting, then close the store."""
        self._queue.put(None)
        self.join()

    def run(self) -> None:
        """Until `close`."""
        closing = False
        while not closing:
            group: list[_Item] = []
            item = self._queue.get()
            while True:
                if item is None:
                    closing = True
                    break
                group.append(item)
                if len(group) >= MOST_IN_GROUP:
                    break
                try:
                    item = self._queue.get_nowait()
                except queue.Empty:
                    break
            self._commit(group)
        self._connection.close()

    def _commit(self, group: list[_Item]) -> None:
        if not group:
            return
        results: list[object] = []
        if self.failure is None:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                results = [item.change(self._connection) for item in group]
                self._connection.execute("COMMIT")
            except (sqlite3.Error, OSError) as error:
                self._fail(error)
        for at, item in enumerate(group):
            item.acknowledge(None if self.failure else results[at], self.failure)

    def _fail(self, error: Exception) -> None:
        self.failure = StoreFailed(
            f"the run could not be written ({error}); make room or choose another disk, then run the same command again"
        )
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass  # the disk that failed the commit may fail this too; SQLite rolls back when it next opens the file
