"""Answers that come in one wave are worked on one by one, with requests leaving in between."""

import asyncio

from summarizer.batch.turns import Turns


def test_between_two_turns_the_loop_does_what_is_ready() -> None:
    done: list[str] = []

    async def answered(name: str, turns: Turns) -> None:
        await turns.take()
        done.append(f"checked {name}")
        asyncio.get_running_loop().call_soon(done.append, f"sent after {name}")

    async def wave() -> None:
        turns = Turns()
        await asyncio.gather(*(answered(name, turns) for name in "abc"))
        await asyncio.sleep(0)

    asyncio.run(wave())

    assert done == ["checked a", "sent after a", "checked b", "sent after b", "checked c", "sent after c"]


def test_who_leaves_the_queue_costs_nobody_a_turn() -> None:
    done: list[str] = []

    async def answered(name: str, turns: Turns) -> None:
        await turns.take()
        done.append(name)

    async def wave() -> None:
        turns = Turns()
        tasks = [asyncio.create_task(answered(name, turns)) for name in "abcd"]
        await asyncio.sleep(0)
        tasks[0].cancel()
        tasks[2].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.wait_for(answered("later", turns), 5)

    asyncio.run(wave())

    assert done == ["b", "d", "later"]
