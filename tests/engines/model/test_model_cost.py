"""What an answer cost: counted by the server, priced by a table or by the user, unknown when nobody knows."""

import asyncio
from typing import Any

import pytest
from asking import ask, engine_for
from model_server import ModelServer, fails, says

from summarizer.article import Article
from summarizer.engines.model.cost import Price, cost_usd, own_price
from summarizer.engines.model.reply import Tokens, tokens_of
from summarizer.errors import ConfigurationError

Market = tuple[Article, str]
USAGE = {
    "prompt_tokens": 4000,
    "completion_tokens": 500,
    "total_tokens": 4500,
    "prompt_tokens_details": {"cached_tokens": 3000},
}


def test_tokens_cached_tokens_requests_and_cost_are_counted(
    model_server: ModelServer, market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZE_PRICE", "0.25,0.025,2")

    asked = ask(model_server, market[0], fails(500), says(market[1], tokens=USAGE))

    assert asked.answer is not None
    usage = asked.answer.usage
    assert (usage.requests, usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (2, 4000, 3000, 500)
    assert usage.cost_usd == pytest.approx((1000 * 0.25 + 3000 * 0.025 + 500 * 2) / 1e6)


def test_a_known_model_has_a_price_without_asking_anybody() -> None:
    tokens = Tokens(4000, 3000, 500)

    cost = cost_usd("openai", "gpt-5-mini-2025-08-07", tokens, None)

    assert cost is not None
    assert 0.0005 < cost < 0.005
    cached = cost_usd("openai", "gpt-5-mini-2025-08-07", Tokens(4000, 0, 500), None)
    assert cached is not None
    assert cached > cost


def test_an_unknown_model_has_no_price_and_says_so(model_server: ModelServer, market: Market) -> None:
    asked = ask(model_server, market[0], says(market[1]))

    assert asked.answer is not None
    assert asked.answer.usage.cost_usd is None
    assert "cost_unknown" in asked.answer.flags


def test_a_model_on_ones_own_machine_costs_nothing() -> None:
    assert cost_usd("ollama", "qwen3:4b", Tokens(4000, 0, 500), None) == 0.0


def test_two_numbers_price_cached_tokens_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_PRICE", "1, 2")

    assert own_price() == Price(1.0, 1.0, 2.0)


@pytest.mark.parametrize("value", ["1", "a,b", "1,2,3,4", "-1,2", "nan,1"])
def test_a_price_that_is_none_is_a_usage_error(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_PRICE", value)

    with pytest.raises(ConfigurationError, match="SUMMARIZE_PRICE"):
        own_price()


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        (None, Tokens(None, None, None)),
        ({}, Tokens(None, None, None)),
        ({"prompt_tokens": -5, "completion_tokens": 10**18}, Tokens(None, None, None)),
        ({"prompt_tokens": True, "completion_tokens": "7"}, Tokens(None, None, None)),
        ({"prompt_tokens": 0, "completion_tokens": 7}, Tokens(None, None, 7)),
        ({"prompt_tokens": 9, "completion_tokens": 7}, Tokens(9, 0, 7)),
        ({"input_tokens": 9, "output_tokens": 7}, Tokens(9, 0, 7)),
    ],
)
def test_absurd_counts_are_unknown_counts(usage: Any, expected: Tokens) -> None:
    assert tokens_of(usage) == expected


# --- the same text twice ------------------------------------------------------------------------------------------


def test_the_same_text_at_the_same_time_is_asked_about_once(model_server: ModelServer, market: Market) -> None:
    model_server.default = says(market[1])
    engine = engine_for(model_server, cache_size=10)

    async def thrice() -> list[int]:
        answers = await asyncio.gather(*(engine.draft(market[0]) for _ in range(3)))
        await engine.aclose()
        return sorted(one.usage.requests for one in answers)

    assert asyncio.run(thrice()) == [0, 0, 1]
    assert len(model_server.requests) == 1


def test_a_failure_is_not_kept(model_server: ModelServer, market: Market) -> None:
    model_server.script(market[0].sentences[0].text, fails(400), says(market[1]))
    engine = engine_for(model_server, cache_size=10)

    async def twice() -> list[str]:
        found = []
        for _ in range(2):
            try:
                found.append(type(await engine.draft(market[0])).__name__)
            except Exception as error:  # noqa: BLE001 - the test looks at whatever came
                found.append(type(error).__name__)
        await engine.aclose()
        return found

    assert asyncio.run(twice()) == ["TransportError", "Answer"]


def test_without_a_cache_the_same_text_is_asked_about_again(model_server: ModelServer, market: Market) -> None:
    model_server.default = says(market[1])
    engine = engine_for(model_server)

    async def twice() -> None:
        for _ in range(2):
            await engine.draft(market[0])
        await engine.aclose()

    asyncio.run(twice())

    assert len(model_server.requests) == 2


def test_one_engine_serves_one_event_loop_after_another(model_server: ModelServer, market: Market) -> None:
    model_server.default = says(market[1])
    engine = engine_for(model_server)

    async def once() -> int:
        try:
            return (await engine.draft(market[0])).usage.requests
        finally:
            await engine.aclose()

    assert [asyncio.run(once()) for _ in range(2)] == [1, 1]
