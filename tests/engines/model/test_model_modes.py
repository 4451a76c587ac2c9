"""How a draft is asked for: structured modes, their one fallback, and the parameters of model families."""

from typing import Any

import pytest
from asking import ask
from model_server import ModelServer, Request, Step, fails, says

from summarizer.article import Article
from summarizer.engines.model.endpoint import ModeName, endpoint_for, family_of, providers
from summarizer.engines.model.modes import mode_named, read_draft
from summarizer.errors import ConfigurationError

Market = tuple[Article, str]
NO_SCHEMA = fails(400, "response_format type json_schema is not supported by this server")


def only_plain(answer: str) -> Step:
    """A server that knows no structured mode, and fences what it says."""

    async def step(connection: Any, request: Request) -> bool:
        refused = "response_format" in request.body or "tools" in request.body
        return await (NO_SCHEMA if refused else says(f"```json\n{answer}\n```"))(connection, request)

    return step


def test_the_schema_goes_with_the_request_and_is_strict(model_server: ModelServer, market: Market) -> None:
    ask(model_server, market[0], says(market[1]))

    form = model_server.requests[0].body["response_format"]
    assert form["type"] == "json_schema"
    assert form["json_schema"]["strict"] is True
    assert form["json_schema"]["schema"]["required"][0] == "incident"


def test_a_server_without_structured_modes_gets_the_schema_in_the_prompt_once_and_for_all(
    model_server: ModelServer, market: Market
) -> None:
    first = ask(model_server, market[0], only_plain(market[1]))

    assert first.outcome == "ok"
    assert first.requests == 2
    assert first.answer is not None
    assert {"mode_fallback", "answer_repaired"} <= set(first.answer.flags)
    assert '"additionalProperties":false' in model_server.requests[1].system


def test_the_run_remembers_the_fallback(model_server: ModelServer, market: Market) -> None:
    import asyncio

    from asking import engine_for

    model_server.default = only_plain(market[1])
    engine = engine_for(model_server)

    async def three() -> list[int]:
        found = [(await engine.draft(market[0])).usage.requests for _ in range(3)]
        await engine.aclose()
        return found

    assert asyncio.run(three()) == [2, 1, 1]


def test_openais_fallback_is_a_tool_call(model_server: ModelServer, market: Market) -> None:
    asked = ask(model_server, market[0], NO_SCHEMA, says(market[1]), model="openai/gpt-4o-mini")

    second = model_server.requests[1].body
    assert asked.outcome == "ok"
    assert second["tools"][0]["function"]["strict"] is True
    assert second["tool_choice"]["function"]["name"] == second["tools"][0]["function"]["name"]


def test_a_server_that_refuses_both_modes_ends_the_article(model_server: ModelServer, market: Market) -> None:
    asked = ask(model_server, market[0], fails(400, "response_format: no grammar support"))

    assert (asked.outcome, asked.requests) == ("TransportError", 2)


@pytest.mark.parametrize("name", ["json_schema", "tools", "json_object", "json"])
def test_every_mode_validates_alike(name: ModeName, market: Market) -> None:
    draft, repaired = read_draft(market[1], mode_named(name))

    assert draft.model_dump_json() == market[1]
    assert not repaired


def test_a_refused_parameter_is_left_out_from_then_on(model_server: ModelServer, market: Market) -> None:
    refusal = fails(
        400, "Unsupported value: 'temperature' does not support 0 with this model", code="unsupported_value"
    )

    asked = ask(model_server, market[0], refusal, says(market[1]))

    assert asked.outcome == "ok"
    assert "temperature" in model_server.requests[0].body
    assert "temperature" not in model_server.requests[1].body


@pytest.mark.parametrize(
    ("model", "present", "absent"),
    [
        ("gpt-5-mini", {"max_completion_tokens", "reasoning_effort"}, {"temperature", "max_tokens"}),
        ("o4-mini", {"max_completion_tokens", "reasoning_effort"}, {"temperature", "max_tokens"}),
        ("gpt-4o-mini", {"max_completion_tokens", "temperature"}, {"reasoning_effort"}),
        ("qwen3:4b", {"max_tokens", "temperature"}, {"reasoning_effort", "max_completion_tokens"}),
        ("openai/gpt-oss-20b", {"max_tokens"}, {"max_completion_tokens"}),
    ],
)
def test_parameters_follow_the_model_family(model: str, present: set[str], absent: set[str]) -> None:
    names = set(family_of(model).parameters())

    assert present <= names
    assert not absent & names


@pytest.mark.parametrize(
    ("name", "base_url", "provider", "model"),
    [
        ("openai/gpt-5-mini", "http://localhost:1/v1", "openai", "gpt-5-mini"),
        ("ollama/qwen3:4b", None, "ollama", "qwen3:4b"),
        ("vllm/openai/gpt-oss-20b", None, "vllm", "openai/gpt-oss-20b"),
        ("meta-llama/Llama-3.1-8B", "http://localhost:8000/v1", "compatible", "meta-llama/Llama-3.1-8B"),
    ],
)
def test_a_model_name_means_provider_and_model(name: str, base_url: str | None, provider: str, model: str) -> None:
    endpoint = endpoint_for(name, base_url)

    assert (endpoint.provider, endpoint.model) == (provider, model)


def test_the_environment_moves_openai_but_no_named_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-key-of-openai")

    assert endpoint_for("openai/gpt-5-mini").base_url == "http://localhost:9/v1"
    assert endpoint_for("ollama/x").base_url == "http://localhost:11434/v1"
    assert endpoint_for("ollama/x").key == "", "a key must not go to another provider's server"


def test_a_provider_that_needs_a_key_says_which_variable_is_missing() -> None:
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
        endpoint_for("openai/gpt-5-mini")


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://x/v1", "http://"])
def test_an_address_that_is_none_is_a_usage_error(url: str) -> None:
    with pytest.raises(ConfigurationError, match="--base-url"):
        endpoint_for("m", url)


def test_every_provider_names_modes_that_exist() -> None:
    for row in providers().values():
        assert mode_named(row["mode"]).name == row["mode"]
        assert mode_named(row["fallback"]).name == row["fallback"]
