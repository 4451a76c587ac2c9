"""The gate that every request of a run passes: it may hold a request back, and hears how each one ended."""

from typing import Literal, Protocol

Ending = Literal["ok", "throttled", "failed", "unreachable", "abandoned"]
"""How a request ended, as the gate hears it.

ok: any answer that speaks of this article alone (a completion, however bad; 400, 413, 422). throttled: a 429 that
waiting cures. failed: 408, 409, 5xx, a reset or a half body, the deadline. unreachable: nobody listens, no such host,
so nothing was sent. abandoned: cancelled by the caller.
"""


class Gate(Protocol):
    """What a model engine asks before each request, and tells after it; a run shares one among its workers.

    With a gate, the engine neither waits after a 429 nor counts it, and asks again for as long as the gate lets it:
    waiting and giving up are the gate's, since only it sees all workers.
    """

    async def enter(self, tokens: int) -> None:
        """Wait until a request of about `tokens` tokens may be sent; the article's time stands still meanwhile.

        Raises:
            BudgetReached: the budget is used up, or the run waited too long: the article stays untried.
            EndpointFatal: the endpoint never answered.
        """
        ...

    def leave(
        self,
        ending: Ending,
        *,
        retry_after_s: float | None = None,
        cost_usd: float | None = 0.0,
        guess_usd: float | None = None,
    ) -> None:
        """Tell how the request ended, once for each `enter` that returned.

        Args:
            retry_after_s: what the server asked for; None when it said nothing usable.
            cost_usd: what the request cost; None when unknown.
            guess_usd: what a budget is to count for an unknown cost; None when there is no price at all.
        """
        ...
