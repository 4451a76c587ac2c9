"""What a run has done so far, in numbers."""

import threading
import time
from collections import Counter, deque

from summarizer.batch.changes import Moves
from summarizer.batch.report import Spent
from summarizer.batch.states import DONE, FAILED

# Seconds that the rate is averaged over.
_WINDOW_S = 30.0


class Tally:
    """Counts inputs by state, and what this invocation has spent; fed by the listing's thread and by the loop's."""

    def __init__(self, states: dict[str, int]) -> None:
        """`states`: how many listed inputs were in each state when the invocation began."""
        self._states = Counter(states)
        self._lock = threading.Lock()
        self.started = time.monotonic()
        self.settled = 0
        """Inputs that ended in this invocation."""
        self.failed_now: Counter[str] = Counter()
        """Failures of this invocation, by state."""
        self.requests = self.throttled = self.input_tokens = self.cached_tokens = self.output_tokens = 0
        self.asked = 0
        """Articles of this invocation that took requests."""
        self.cost_usd = 0.0
        self.cost_unknown = 0
        """Articles whose cost nobody told."""
        self.failing_since: float | None = None
        """When the first of the failures came after which nothing has succeeded."""
        self._recent: deque[float] = deque()

    def move(self, moves: Moves) -> None:
        """Inputs have changed their states."""
        with self._lock:
            for before, after in moves:
                if before is not None:
                    self._states[before] -= 1
                if after is not None:
                    self._states[after] += 1

    def settle(self, moves: Moves, spent: Spent) -> None:
        """An input has ended."""
        self.move(moves)
        now = time.monotonic()
        self.settled += 1
        state = moves[0][1] or ""
        if state in FAILED:
            self.failed_now[state] += 1
            self.failing_since = now if self.failing_since is None else self.failing_since
        else:
            self.failing_since = None
        self._recent.append(now)
        while self._recent and (now - self._recent[0] > _WINDOW_S or len(self._recent) > 20_000):
            self._recent.popleft()
        self.asked += spent.requests > 0
        self.requests += spent.requests
        self.throttled += spent.throttled
        self.input_tokens += spent.input_tokens
        self.cached_tokens += spent.cached_tokens
        self.output_tokens += spent.output_tokens
        if spent.cost_usd is None:
            self.cost_unknown += 1
        else:
            self.cost_usd += spent.cost_usd

    def states(self) -> dict[str, int]:
        """How many listed inputs are in each state."""
        with self._lock:
            return {state: number for state, number in self._states.items() if number > 0}

    @property
    def listed(self) -> int:
        """Inputs listed so far."""
        return sum(self.states().values())

    @property
    def done(self) -> int:
        """Inputs in a state of success."""
        return sum(number for state, number in self.states().items() if state in DONE)

    @property
    def failed(self) -> int:
        """Inputs in a state of failure."""
        return sum(number for state, number in self.states().items() if state in FAILED)

    @property
    def pending(self) -> int:
        """Inputs not yet tried to their end."""
        return self.states().get("pending", 0)

    @property
    def rate(self) -> float:
        """Inputs that ended per second, over the last half minute."""
        if len(self._recent) < 2:
            return 0.0
        now = time.monotonic()
        return len(self._recent) / max(now - max(self._recent[0], self.started), 0.1)

    @property
    def eta_s(self) -> float | None:
        """Seconds that the listed inputs still take at this rate; None when it cannot be told."""
        return self.pending / self.rate if self.rate > 0 else None
