"""Pending inputs as jobs, in the order of the listing."""

import sqlite3
from collections.abc import Sequence
from itertools import groupby

from summarizer.batch.inputs.entry import Job, Row, Source

# Jobs fetched at once; with a table's rows their texts are in memory, some 4 KB each.
_PIECE = 64


class Feed:
    """Walks through the pending inputs of one invocation; the store is the queue, so a long one needs no memory."""

    def __init__(self, sources: Sequence[Source], reading: sqlite3.Connection, invocation: int) -> None:
        """`reading` is a connection for the feed alone."""
        self._sources, self._reading, self._invocation = sources, reading, invocation
        self._last = 0
        self._out: set[int] = set()
        """Inputs given out and not yet settled."""

    def more(self) -> list[Job]:
        """The next jobs; empty when none is listed beyond those given out."""
        out = frozenset(self._out)  # before the look into the store: what ends meanwhile was pending there
        found = self._reading.execute(
            "SELECT id, name, source, row, published FROM inputs"
            " WHERE state = 'pending' AND scan = ? AND id > ? ORDER BY id LIMIT ?",
            (self._invocation, self._last, _PIECE),
        ).fetchall()
        if found:
            self._last = found[-1][0]
        rows = [Row(*one) for one in found if one[0] not in out]
        self._out.update(row.id for row in rows)
        jobs: list[Job] = []
        for source, part in groupby(rows, lambda row: row.source):
            jobs += self._sources[source].jobs(list(part))
        return jobs

    def again(self) -> None:
        """Begin anew: a resumed listing may have put inputs to work that stand before those already given out."""
        self._last = 0

    def settled(self, number: int) -> None:
        """The input has ended, and that is in the store."""
        self._out.discard(number)

    def close(self) -> None:
        """Close the connection."""
        self._reading.close()
