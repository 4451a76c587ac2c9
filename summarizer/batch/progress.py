"""The progress of a run on standard error: a bar on a terminal, a plain line now and then elsewhere."""

import os
import sys
import time
from typing import Protocol, TextIO

from summarizer.batch.crew import GateView
from summarizer.batch.states import FAILED
from summarizer.batch.tally import Tally
from summarizer.batch.wording import cost

PLAIN_EVERY_S = 30.0
"""Seconds between two plain lines: a log collector shall see that the run lives, and no more."""


def _duration(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _tokens(count: int) -> str:
    return f"{count / 1e6:.1f}M" if count >= 1e6 else f"{count / 1e3:.1f}k" if count >= 1e3 else str(count)


def gate_text(view: GateView) -> str:
    """The gate in words."""
    if view.paused_s > 0:
        return f"paused {view.paused_s:.0f} s ({view.reason or 'asked to wait'})"
    if view.down:
        return f"parked: {view.reason}"
    return f"{view.in_flight}/{view.level} at once" if view.level else ""


def line_of(tally: Tally, view: GateView, *, listing: bool) -> str:
    """The state of the run in one line."""
    states = tally.states()
    if not tally.listed:
        return "listing the inputs" if listing else "no inputs"
    parts = [f"{tally.done:,} of {tally.listed:,}{'+' if listing else ''} done"]
    failed = [f"{state} {states[state]:,}" for state in sorted(FAILED) if states.get(state)]
    if failed:
        parts.append(f"{tally.failed:,} failed ({', '.join(failed)})")
    if tally.rate:
        parts.append(f"{tally.rate:.1f}/s")
    if tally.requests:
        parts.append(f"{_tokens(tally.input_tokens + tally.output_tokens)} tokens")
        parts.append(cost(tally.cost_usd, tally.cost_unknown, tally.asked))
    if view.throttled:
        parts.append(f"{view.throttled:,} times 429")
    if gate := gate_text(view):
        parts.append(gate)
    eta = tally.eta_s
    if eta is not None and not listing:
        parts.append(f"{_duration(eta)} left")
    return " · ".join(parts)


class Progress(Protocol):
    """Something that shows how a run goes."""

    def show(self, tally: Tally, view: GateView, *, listing: bool) -> None:
        """Called twice a second or so."""
        ...

    def say(self, message: str) -> None:
        """A line that stays."""
        ...

    def close(self) -> None:
        """The run is over."""
        ...


class Silent:
    """Shows nothing."""

    def show(self, tally: Tally, view: GateView, *, listing: bool) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class PlainLines:
    """A line every half minute: for log files and dumb terminals; no escape sequence ever."""

    def __init__(self, stream: TextIO, every_s: float = PLAIN_EVERY_S) -> None:
        self._stream: TextIO | None = stream
        self._every_s = every_s
        self._last = time.monotonic()

    def show(self, tally: Tally, view: GateView, *, listing: bool) -> None:
        now = time.monotonic()
        if now - self._last >= self._every_s:
            self._last = now
            self.say(line_of(tally, view, listing=listing))

    def say(self, message: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(f"{message}\n")
            self._stream.flush()
        except OSError:
            self._stream = None  # whoever read it has gone; the run goes on

    def close(self) -> None:
        """Nothing to undo."""


class Bar:
    """A bar that redraws itself."""

    def __init__(self, stream: TextIO) -> None:
        # Imported here: a run without a terminal does not pay for it.
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        console = Console(file=stream, markup=False, highlight=False, emoji=False)
        self._progress = RichProgress(
            BarColumn(bar_width=24), TextColumn("{task.description}", markup=False), console=console, transient=True,
            auto_refresh=False,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=None)
        self._progress.start()

    def show(self, tally: Tally, view: GateView, *, listing: bool) -> None:
        self._progress.update(
            self._task,
            total=None if listing else max(tally.listed, 1),
            completed=tally.done + tally.failed,
            description=line_of(tally, view, listing=listing),
        )
        self._progress.refresh()

    def say(self, message: str) -> None:
        self._progress.console.print(message, markup=False)

    def close(self) -> None:
        self._progress.stop()


def progress_for(stream: TextIO | None = None) -> Progress:
    """The right progress for a stream: a bar on a terminal that can draw one."""
    stream = stream or sys.stderr
    if stream.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        return Bar(stream)
    return PlainLines(stream)
