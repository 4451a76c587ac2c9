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

    def spend(self, cost_usd: float | None) -> None:
        """Note what a request cost; None when nobody knows."""
        ...


class Budget:
    """Counts requests as they are sent and dollars as they are known.

    A request is refused once the limit is reached, so requests never exceed their limit; dollars are known only after
    the answer, so they exceed theirs by no more than the requests then in flight.
    """

    def __init__(
        self, *, max_requests: int | None = None, max_cost_usd: float | None = None, guess_usd: float = 0.0
    ) -> None:
        """
        Args:
            guess_usd: what a request is taken to cost until an answer has told its cost.
        """
        self.max_requests, self.max_cost_usd = max_requests, max_cost_usd
        self.requests = 0
        self.cost_usd = 0.0
        self.unknown = 0
        """Requests whose cost nobody told; `cost_usd` counts the mean of the others for each."""
        self._guess_usd, self._told, self._told_usd = guess_usd, 0, 0.0

    async def take(self) -> None:
        self.pay()

    def pay(self) -> None:
        """`take` without waiting."""
        if self.max_requests is not None and self.requests >= self.max_requests:
            raise BudgetReached(f"--max-requests {self.max_requests:,} is reached; a rerun goes on from here")
        if self.max_cost_usd is not None and self.cost_usd >= self.max_cost_usd:
            raise BudgetReached(
                f"--max-cost {self.max_cost_usd:g} is reached (${self.cost_usd:.4f} spent); a rerun goes on from here"
            )
        self.requests += 1

    @property
    def answers(self) -> int:
        """Requests that were answered."""
        return self._told + self.unknown

    def spend(self, cost_usd: float | None) -> None:
        if cost_usd is None:
            self.unknown += 1
            self.cost_usd += self._told_usd / self._told if self._told else self._guess_usd
            return
        self._told += 1
        self._told_usd += cost_usd
        self.cost_usd += cost_usd
