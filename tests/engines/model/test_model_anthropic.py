"""Anthropic's protocol through instructor's adapter, against a local server; skipped without its package."""

import json
from typing import Any

import pytest
from asking import ask
from model_server import ModelServer, Step, fails, respond

from summarizer.article import Article
from summarizer.errors import EndpointFatal

pytest.importorskip("anthropic", reason="an optional extra")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Market = tuple[Article, str]
KEY = "sk-ant-canary-5d1c8e7b90"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)


def message(draft: Any, stop_reason: str = "tool_use") -> Step:
    content = [{"type": "tool_use", "id": "t", "name": "Draft", "input": draft}] if draft is not None else []
    usage = {"input_tokens": 4000, "output_tokens": 500, "cache_read_input_tokens": 0}
    body = {"id": "m", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5", "content": content}
    return respond(200, {**body, "stop_reason": stop_reason, "stop_sequence": None, "usage": usage})


def asked(server: ModelServer, market: Market, *steps: Step) -> Any:
    server.default = steps[0]
    return ask(server, market[0], *steps, model="anthropic/claude-sonnet-4-5")


def test_a_draft_comes_back_with_tokens_and_price(model_server: ModelServer, market: Market) -> None:
    done = asked(model_server, market, message(json.loads(market[1])))

    assert done.answer is not None, done.error
    assert done.answer.draft.model_dump_json() == market[1]
    assert (done.answer.usage.input_tokens, done.answer.usage.output_tokens) == (4000, 500)
    assert done.answer.usage.cost_usd is not None
    assert "You read one news article" in json.dumps(model_server.requests[0].body["system"])


@pytest.mark.parametrize(
    ("step", "outcome", "requests"),
    [
        (fails(500), "TransportError", 4),
        (fails(401, f"invalid {KEY}"), "EndpointFatal", 1),
        (fails(400, "prompt is too long: 300000 tokens > 200000 maximum"), "ArticleTooLong", 1),
        (message({"incident": True}), "invalid_output", 2),
        (message(None, "max_tokens"), "truncated", 2),
        (respond(307, b"", location="http://127.0.0.1:1/"), "EndpointFatal", 1),
    ],
    ids=["500", "401", "too long", "no draft", "cut", "redirect"],
)
def test_faults_have_the_same_outcomes_as_with_openai(
    step: Step,
    outcome: str,
    requests: int,
    model_server: ModelServer,
    market: Market,
    capfd: pytest.CaptureFixture[str],
) -> None:
    done = asked(model_server, market, step)

    assert (done.outcome, done.requests) == (outcome, requests), done.error
    assert KEY not in str(done.error) + "".join(capfd.readouterr())


def test_without_a_key_the_variable_is_named(monkeypatch: pytest.MonkeyPatch, market: Market) -> None:
    from summarizer.engines.choice import engine_named
    from summarizer.errors import ConfigurationError

    monkeypatch.delenv("ANTHROPIC_API_KEY")

    with pytest.raises(ConfigurationError, match="ANTHROPIC_API_KEY"):
        engine_named("anthropic/claude-sonnet-4-5")
    assert EndpointFatal.exit_code == 4
