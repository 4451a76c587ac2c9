"""The gate: how it starts, slows, pauses and parks; its clock is the test's, so that minutes pass at once."""

import asyncio
import math
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from summarizer.batch.budget import Budget
from summarizer.batch.gate import START, AdaptiveGate, Limits, Stalled
from summarizer.batch.pace import Pace
from summarizer.errors import BudgetReached, EndpointFatal


class Clock(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to the next timer as soon as nothing else is to be done."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        poll = self._selector.select  # type: ignore[attr-defined]

        def select(timeout: float | None) -> Any:
            if timeout:
                self._now += timeout
            return poll(0)

        self._selector.select = select  # type: ignore[attr-defined]

    def time(self) -> float:
        return self._now


def at_once(main: Callable[[Clock], Coroutine[Any, Any, None]]) -> float:
    """Run `main` under a clock of its own; returns the seconds that passed on it."""
    loop = Clock()
    try:
        loop.run_until_complete(main(loop))
        return loop.time()
    finally:
        loop.close()


def gate_on(loop: Clock, *, budget: Budget | None = None, **limits: Any) -> AdaptiveGate:
    limits.setdefault("concurrency", 64)
    return AdaptiveGate(Limits(**limits), budget or Budget(), clock=loop.time)


async def request(gate: AdaptiveGate, seconds: float = 1.0, ending: Any = "ok", **told: Any) -> None:
    await gate.enter(1000)
    await asyncio.sleep(seconds)
    gate.leave(ending, **told)


def test_it_starts_with_a_few_and_is_wide_open_within_two_seconds() -> None:
    seen: list[tuple[float, int]] = []

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, concurrency=512)

        async def watched() -> None:
            await gate.enter(1000)
            seen.append((loop.time(), gate.in_flight))
            await asyncio.sleep(60)
            gate.leave("ok")

        await asyncio.gather(*(watched() for _ in range(512)))

    at_once(main)

    assert sum(moment < 0.01 for moment, _ in seen) == START
    assert max(in_flight for _, in_flight in seen) == 512
    assert max(moment for moment, _ in seen) < 2


def test_a_429_halves_the_level_and_pauses_everybody() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop)
        await asyncio.gather(*(request(gate) for _ in range(200)))
        before = gate.level

        await request(gate, 0.1, "throttled", retry_after_s=3.0)
        started = loop.time()
        await request(gate, 0.0)

        assert before == 64
        assert gate.level < before
        assert 3.0 <= loop.time() - started <= 3.6
        assert gate.throttled == 1

    at_once(main)


def test_after_a_429_the_level_grows_by_about_one_a_round() -> None:
    seen: list[int] = []

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, concurrency=64)
        await asyncio.gather(*(request(gate, 1, "throttled", retry_after_s=1.0) for _ in range(16)))
        for _ in range(10):
            seen.append(gate.level)
            await asyncio.gather(*(request(gate) for _ in range(gate.level)))

    at_once(main)

    assert seen[0] == 8
    assert 14 <= seen[-1] <= 22


def test_gates_that_were_refused_together_do_not_come_back_together() -> None:
    pauses: set[float] = set()

    async def main(loop: Clock) -> None:
        for _ in range(8):
            gate = gate_on(loop)
            await request(gate, 0.0, "throttled", retry_after_s=10.0)
            pauses.add(gate.paused_s)

    at_once(main)

    assert len(pauses) > 1
    assert all(10 <= one <= 12 for one in pauses)


@pytest.mark.parametrize("said", [0.0, -5.0, math.nan, None])
def test_an_answer_that_asks_for_no_sensible_pause_gets_a_short_one(said: float | None) -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop)
        await request(gate, 0.1, "throttled", retry_after_s=said)
        started = loop.time()
        await request(gate, 0.0)
        assert 0.5 <= loop.time() - started <= 2

    at_once(main)


def test_a_pause_longer_than_the_run_may_wait_ends_it_at_once() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, max_wait_s=600)
        await request(gate, 0.1, "throttled", retry_after_s=3600.0)
        with pytest.raises(Stalled, match="3,600 s"):
            await gate.enter(1)

    assert at_once(main) < 1


def test_a_pause_that_the_run_may_wait_for_is_waited_for() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, max_wait_s=600)
        await request(gate, 0.1, "throttled", retry_after_s=300.0)
        await request(gate, 0.0)

    assert 300 <= at_once(main) <= 361


def test_a_server_that_was_never_there_ends_the_run_within_ten_seconds() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop)

        async def keeps_trying() -> None:
            while True:
                await request(gate, 0.01, "unreachable")

        with pytest.raises(EndpointFatal, match="nobody answers"):
            await asyncio.gather(*(keeps_trying() for _ in range(64)))

    assert 1 < at_once(main) < 10


def test_a_server_that_goes_away_for_half_a_minute_is_waited_for_with_one_probe_at_a_time() -> None:
    probes: list[float] = []

    async def main(loop: Clock) -> None:
        gate = gate_on(loop)
        await request(gate)

        async def article() -> None:
            while True:
                await gate.enter(1)
                if loop.time() < 31:
                    probes.append(loop.time())
                    gate.leave("unreachable")
                else:
                    await asyncio.sleep(0.1)
                    gate.leave("ok")
                    return

        await asyncio.gather(*(article() for _ in range(200)))
        assert not gate.down

    at_once(main)

    assert len(probes) < 16 + 8, "the first wave, and then one probe at a time"


def test_failures_of_everything_park_the_run_and_end_it_after_the_longest_wait() -> None:
    tried: list[float] = []

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, max_wait_s=600)

        async def article() -> None:
            while True:
                await gate.enter(1)
                tried.append(loop.time())
                await asyncio.sleep(0.05)
                gate.leave("failed")

        async def watch() -> None:
            while True:
                await asyncio.sleep(1)
                gate.check_stalled()

        watcher = asyncio.create_task(watch())
        with pytest.raises(Stalled, match="no answer for 60"):
            await asyncio.gather(*(article() for _ in range(64)))
        watcher.cancel()

    assert 600 <= at_once(main) <= 660, "eleven minutes on the clock"
    assert len(tried) < 120, "one probe every half minute at most, after the first wave"


def test_a_run_that_has_nothing_to_ask_does_not_stall() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, max_wait_s=60)
        await request(gate)
        await asyncio.sleep(4000)
        gate.check_stalled()
        await request(gate)

    at_once(main)


def test_a_run_that_keeps_to_its_users_rate_does_not_stall() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, rpm=1.0, max_wait_s=30.0)

        async def watch() -> None:
            while True:
                gate.check_stalled()
                await asyncio.sleep(1)

        watching = asyncio.create_task(watch())
        await asyncio.gather(*(request(gate) for _ in range(4)))
        watching.cancel()

    assert at_once(main) > 120


def test_a_rate_limit_is_found_and_kept() -> None:
    refused: list[float] = []
    served: list[float] = []

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, concurrency=100)

        async def article() -> None:
            while True:
                await gate.enter(1)
                now = loop.time()
                await asyncio.sleep(0.05)
                if sum(now - one < 1 for one in served[-20:]) >= 20:
                    refused.append(now)
                    gate.leave("throttled", retry_after_s=1.0)
                    continue
                served.append(now)
                gate.leave("ok")
                return

        await asyncio.gather(*(article() for _ in range(400)))

    took = at_once(main)

    assert len(served) == 400
    assert len(refused) <= 0.25 * (len(served) + len(refused))
    assert took < 40, "20 a second is 20 s at best"


def test_a_pace_is_unlimited_until_the_first_refusal() -> None:
    pace = Pace(0.0)
    for number in range(100):
        pace.sent(number / 100)
        pace.answered(number / 100)

    unlimited = pace.rate
    pace.refused(2.0, 1.0)

    assert unlimited is None
    assert pace.rate == pytest.approx(45)
    assert pace.wait_s(2.0) == pytest.approx(1.0)


@pytest.mark.parametrize(("cap", "value"), [("rpm", 120.0), ("tpm", 120_000.0)])
def test_a_rate_that_the_user_names_is_kept(cap: str, value: float) -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, **{cap: value})
        await asyncio.gather(*(request(gate, 0.0) for _ in range(60)))

    assert 28 <= at_once(main) <= 32, "60 requests of 1,000 tokens at 120 a minute"


def test_requests_never_exceed_their_budget() -> None:
    budget = Budget(max_requests=5)

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, budget=budget)
        found = await asyncio.gather(*(request(gate) for _ in range(40)), return_exceptions=True)
        assert sum(isinstance(one, BudgetReached) for one in found) == 35
        assert gate.in_flight == 0

    at_once(main)

    assert budget.requests == 5


def test_dollars_exceed_their_budget_by_no_more_than_what_is_in_flight() -> None:
    budget = Budget(max_cost_usd=1.0)

    async def main(loop: Clock) -> None:
        gate = gate_on(loop, budget=budget, concurrency=4)
        await asyncio.gather(*(request(gate, cost_usd=0.1) for _ in range(40)), return_exceptions=True)

    at_once(main)

    assert 1.0 <= budget.cost_usd <= 1.0 + 4 * 0.1 + 1e-9


def test_unknown_costs_count_by_estimate() -> None:
    budget = Budget(max_cost_usd=1.0)
    budget.spend(None, 0.5)
    budget.spend(0.1)
    budget.spend(None, 0.4)

    with pytest.raises(BudgetReached, match=r"\$0\.1000 spent, some \$0\.9000 more by estimate"):
        budget.pay()
    assert budget.cost_usd == pytest.approx(0.1)
    assert budget.unknown == 2


def test_who_is_cancelled_while_waiting_takes_no_place() -> None:
    async def main(loop: Clock) -> None:
        gate = gate_on(loop, concurrency=1)
        first = asyncio.create_task(request(gate, 10))
        await asyncio.sleep(1)
        waiting = [asyncio.create_task(request(gate)) for _ in range(3)]
        await asyncio.sleep(1)
        for one in waiting[:2]:
            one.cancel()
        await asyncio.gather(first, *waiting, return_exceptions=True)
        assert gate.in_flight == 0
        await request(gate)

    assert at_once(main) < 13
