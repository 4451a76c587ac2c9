"""Requests leave as the SDK's own do: the same address, the same headers, whatever the user set for the SDK."""

import asyncio
import json

import httpx2
import pytest
from model_server import ModelServer, says
from openai import AsyncOpenAI, DefaultAioHttpClient

from summarizer.engines.model.attempts import Meter
from summarizer.engines.model.endpoint import endpoint_for
from summarizer.engines.model.transport import Transport

BODY = {"model": "m", "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "é \u2019"}]}
# What differs from request to request, and what the length of a body's white space decides.
OF_THE_MOMENT = {"content-length", "x-stainless-retry-count", "x-stainless-read-timeout"}


def test_a_request_has_the_address_and_the_headers_of_the_sdk(
    model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-7")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-ours")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-ours")

    model_server.default = says("{}")

    async def both() -> None:
        transport = Transport(endpoint_for("m", model_server.base_url, need_key=True))
        await transport.post(BODY, Meter(deadline=asyncio.get_running_loop().time() + 1000))
        await transport.aclose()
        async with AsyncOpenAI(
            base_url=model_server.base_url,
            http_client=DefaultAioHttpClient(),
            default_headers={"Accept-Encoding": "identity"},
        ) as sdk:
            await sdk.post("/chat/completions", cast_to=httpx2.Response, body=BODY)

    asyncio.run(both())
    ours, theirs = model_server.requests

    assert ours.path == theirs.path
    assert ours.body == theirs.body
    assert json.loads(ours.raw.decode()) == BODY
    assert {name: value for name, value in ours.headers.items() if name not in OF_THE_MOMENT} == {
        name: value for name, value in theirs.headers.items() if name not in OF_THE_MOMENT
    }
    assert ours.headers["openai-project"] == "project-of-ours"
