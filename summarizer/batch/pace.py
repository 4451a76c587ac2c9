"""The rate of requests that a server was seen to allow."""

# Share of the measured rate to go on with: below it, since a server that has just refused refuses again at the edge.
_KEPT = 0.9
# Growth per second without a refusal: the limit is met again after some 4 s, a doubled one after 24 s.
_GROWTH = 0.03
_SLOWEST = 0.1  # requests/s
# Seconds that a burst is measured over at least: the first requests of a run all leave in one instant.
_SHORTEST = 1.0


class Pace:
    """Unlimited until the first refusal; then what was allowed since the refusal before, slowly growing.

    A limit on concurrency alone cannot keep a limit on rate: with a fast server even one request at a time is too many.
    """

    def __init__(self, now: float) -> None:
        self.rate: float | None = None
        """Requests per second; None: unlimited."""
        self._since, self._answers, self._grown = now, 0, now
        self._next = now

    def wait_s(self, now: float) -> float:
        """Seconds until the next request may leave."""
        return 0.0 if self.rate is None else max(0.0, self._next - now)

    def sent(self, now: float) -> None:
        """A request leaves."""
        if self.rate is not None:
            self._next = max(self._next, now) + 1 / self.rate

    def answered(self, now: float) -> None:
        """A request was let in."""
        self._answers += 1
        if self.rate is not None:
            # A pause is no time without refusal, so no more than a second counts between two answers.
            self.rate *= 1 + _GROWTH * min(1.0, now - self._grown)
        self._grown = now

    def refused(self, now: float, pause_s: float) -> None:
        """The server refused for going too fast, and everybody pauses."""
        measured = self._answers / max(_SHORTEST, now - self._since)
        if not self._answers:
            measured = (self.rate or 1.0) / 2
        self.rate = max(_SLOWEST, measured * _KEPT)
        self._since, self._answers = now, 0
        self._next = now + pause_s
