"""The listing of the inputs, which runs beside the work."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple, cast

from summarizer.batch.changes import Listing, Moves, add_listing, mark_gone
from summarizer.batch.inputs.entry import Entry, Source
from summarizer.batch.writer import Writer
from summarizer.errors import SummarizerError

# Entries per transaction: some 10 ms of work for the writer, so that results are not kept waiting.
_PIECE = 500
# Entries of the first transaction: the workers shall not wait for a large one.
_FIRST_PIECE = 50


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a listing is for."""

    invocation: int
    settings: int
    retry: frozenset[str] = frozenset()
    """Failed states that are to be tried again."""
    prefilter: bool = False
    """Whether what a prefilter skipped may stay skipped."""


@dataclass(slots=True)
class Seen:
    """Which inputs a listing has met: one bit for each number, so that ten million take 1.2 MB."""

    _bits: bytearray = field(default_factory=bytearray)

    def add(self, number: int) -> bool:
        """Note the number; False when it was noted before."""
        place, bit = number >> 3, 1 << (number & 7)
        if place >= len(self._bits):
            self._bits.extend(bytes(place + 4096 - len(self._bits)))
        known = bool(self._bits[place] & bit)
        self._bits[place] |= bit
        return not known

    def __contains__(self, number: int) -> bool:
        place = number >> 3
        return place < len(self._bits) and bool(self._bits[place] & (1 << (number & 7)))


class Scan(threading.Thread):
    """Lists all sources into the store; what ended under the same settings and has not changed is left as it is."""

    def __init__(
        self,
        sources: Sequence[Source],
        reading: sqlite3.Connection,
        writer: Writer,
        purpose: Purpose,
        on_moves: Callable[[Moves], None],
    ) -> None:
        """
        Args:
            reading: a connection for this thread alone.
            on_moves: told, from this thread, what each piece of the listing changed.
        """
        super().__init__(name="listing", daemon=True)
        self._sources, self._reading, self._writer = sources, reading, writer
        self._purpose, self._on_moves = purpose, on_moves
        self._seen = Seen()
        self._next = int(reading.execute("SELECT COALESCE(MAX(id), 0) FROM inputs").fetchone()[0]) + 1
        self._stopped = threading.Event()
        self.complete = False
        """Every source was listed to its end."""
        self.error: SummarizerError | None = None
        """Why it ended before that."""

    def stop(self) -> None:
        """End soon; what was not listed yet is left to the next run."""
        self._stopped.set()

    def run(self) -> None:
        """List everything."""
        try:
            for at, source in enumerate(self._sources):
                for piece in _pieces(source.entries()):
                    started = time.perf_counter()
                    if self._stopped.is_set():
                        return
                    if self._take(piece, at):
                        # What was found is work enough for now: let the threads that do it have the interpreter.
                        self._stopped.wait(time.perf_counter() - started)
            self._find_gone()
            self.complete = True
        except SummarizerError as error:
            self.error = error
        finally:
            self._reading.close()

    def _take(self, piece: Sequence[Entry], source: int) -> bool:
        """Write what the piece means for the store; whether it means anything."""
        known = self._known(piece)
        new: dict[bytes, Entry] = {}
        is_settled, add = self._is_settled, self._seen.add
        twins: dict[bytes, Entry] = {}
        again: list[tuple[int, str | None, Entry]] = []
        back: list[tuple[int, str]] = []
        for entry in piece:
            row = known.get(entry.name)
            if row is None and entry.name not in new:
                new[entry.name] = entry
            elif row is None or not add(row.number):
                # A name that stands twice in a list is one input; in a table it is an error of the second row.
                first = new[entry.name].row if row is None else row.place
                if entry.row is not None and entry.row != first:
                    twin = _twin(entry, first or 0)
                    twins[twin.name] = twin
            elif not is_settled(entry, row):
                again.append((row.number, None if row.gone else row.state, entry))
            elif row.gone:
                back.append((row.number, row.state))
        for row in (self._known(list(twins.values())) if twins else {}).values():
            self._seen.add(row.number)
            del twins[row.name]
        first = self._next
        listing = Listing([*enumerate([*new.values(), *twins.values()], first)], again, back)
        if not (listing.new or again or back):
            return False
        self._next += len(listing.new)
        self._write(listing, source)
        for number, _ in listing.new:
            add(number)
        return True

    def _write(self, listing: Listing, source: int) -> None:
        purpose = self._purpose
        change = partial(
            add_listing, listing=listing, source=source, scan=purpose.invocation, settings=purpose.settings
        )
        self._on_moves(cast("Moves", self._writer.write(change)))

    def _is_settled(self, entry: Entry, row: "_Known") -> bool:
        """Whether the input ended, and nothing that it depends on has changed since."""
        purpose = self._purpose
        return (
            row.state != "pending"
            and row.state not in purpose.retry
            and row.settings == purpose.settings
            and row.stamp == entry.stamp
        )

    def _known(self, piece: Sequence[Entry]) -> dict[bytes, "_Known"]:
        marks = ",".join("?" * len(piece))
        rows = self._reading.execute(
            f"SELECT name, id, stamp, state, settings, gone, row FROM inputs WHERE name IN ({marks})",  # noqa: S608
            [entry.name for entry in piece],
        )
        return {row.name: row for row in map(_Known._make, rows)}

    def _find_gone(self) -> None:
        rows = self._reading.execute("SELECT id FROM inputs WHERE gone = 0")
        lost = (number for (number,) in rows if number not in self._seen)
        while piece := list(islice(lost, _PIECE)):
            self._on_moves(cast("Moves", self._writer.write(partial(mark_gone, numbers=piece))))


class _Known(NamedTuple):
    """What the store holds of an input; a tuple, as a resumed run makes a million of them."""

    name: bytes
    number: int
    stamp: str
    state: str
    settings: int | None
    gone: int
    place: int | None


def _twin(entry: Entry, first: int) -> Entry:
    number = (entry.row or 0) + 1
    problem = f"rows {first + 1} and {number} have the same id; ids must differ"
    return Entry(entry.name + f" (row {number})".encode(), entry.stamp, entry.row, entry.published, problem)


def _pieces(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    iterator, size = iter(entries), _FIRST_PIECE
    while piece := list(islice(iterator, size)):
        yield piece
        size = _PIECE
