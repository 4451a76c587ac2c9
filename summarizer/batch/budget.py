"""The budget of one invocation: requests and dollars."""

from typing import Protocol

from summarizer.errors import BudgetReached


class Purse(Protocol):
    """Pays for requests."""

    async def take(self) -> None:
        """Pay for one request that is about to be sent.

        Raises:
            BudgetReached: there is nothing left for it.
        """
        ...

    def give_back(self) -> None:
        """A request that was paid for reached nobody."""
        ...

    def spend(self, cost_usd: float | None, guess_usd: float | None = None) -> None:
        """Note what a request cost; None when nobody knows, and `guess_usd` is counted for it."""
        ...


class Budget:
    """Counts requests as they are sent and dollars as they are known.

    A request is refused once the limit is reached, so requests never exceed their limit; dollars are known only after
    the answer, so they exceed theirs by no more than the requests then in flight.
    """

    def __init__(self, *, max_requests: int | None = None, max_cost_usd: float | None = None) -> None:
        self.max_requests, self.max_cost_usd = max_requests, max_cost_usd
        self.requests = 0
        self.cost_usd = 0.0
        self.guessed_usd = 0.0
        """What the requests of unknown cost are taken to have cost, so that a budget holds all the same."""
        self.unknown = 0
        """Requests whose cost nobody told."""
        self._told = 0

    async def take(self) -> None:
        self.pay()

    def pay(self) -> None:
        """`take` without waiting."""
        if self.max_requests is not None and self.requests >= self.max_requests:
            raise BudgetReached(f"--max-requests {self.max_requests:,} is reached; a rerun goes on from here")
        if self.max_cost_usd is not None and self.cost_usd + self.guessed_usd >= self.max_cost_usd:
            more = f", some ${self.guessed_usd:.4f} more by estimate" if self.guessed_usd else ""
            raise BudgetReached(
                f"--max-cost {self.max_cost_usd:g} is reached (${self.cost_usd:.4f} spent{more}); "
                "a rerun goes on from here"
            )
        self.requests += 1

    def give_back(self) -> None:
        self.requests -= 1

    @property
    def answers(self) -> int:
        """Requests that were answered."""
        return self._told + self.unknown

    def spend(self, cost_usd: float | None, guess_usd: float | None = None) -> None:
        if cost_usd is None:
            self.unknown += 1
            self.guessed_usd += guess_usd or 0.0
            return
        self._told += 1
        self.cost_usd += cost_usd
