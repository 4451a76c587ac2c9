"""Every fault of a server that concerns one article: what it comes to, and how many requests it may cost."""

import json
import resource
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from asking import Asked, ask
from model_server import (
    ModelServer,
    Step,
    breaks_off,
    drips,
    fails,
    floods,
    gzip_bomb,
    hangs,
    payload,
    resets,
    resets_after,
    respond,
    says,
)

from summarizer.article import Article
from summarizer.engines.model.attempts import Waits
from summarizer.errors import EndpointFatal, TransportError

Market = tuple[Article, str]

CUT = '{"incident":true,"main":[1,2],"event_type":"bomb'
CONTEXT = "This model's maximum context length is 4096 tokens, however you requested 6000 tokens"


def edited(answer: str, **changes: Any) -> str:
    return json.dumps({**json.loads(answer), **changes})


def failing(answer: str) -> dict[str, tuple[list[Step], str, int]]:
    """Fault -> steps of the server, what comes of the article, and the requests it costs."""
    ok = says(answer)
    quota = fails(429, "You exceeded your current quota", code="insufficient_quota", kind="insufficient_quota")
    return {
        "F1 429 twice, then ok": ([fails(429, retry_after="0"), fails(429, retry_after="0"), ok], "ok", 3),
        "F2 retry-after as a date": ([fails(429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"), ok], "ok", 2),
        "F2 retry-after in ms": ([fails(429, retry_after_ms="5"), ok], "ok", 2),
        "F2 retry-after -5": ([fails(429, retry_after="-5"), ok], "ok", 2),
        "F2 retry-after nan": ([fails(429, retry_after="nan"), ok], "ok", 2),
        "F2 retry-after inf": ([fails(429, retry_after="inf"), ok], "ok", 2),
        "F2 retry-after year 100000": ([fails(429, retry_after="Fri, 01 Jan 100000 00:00:00 GMT"), ok], "ok", 2),
        "F3 retry-after 3600": ([fails(429, retry_after="3600"), ok], "TransportError", 1),
        "429 for ever": ([fails(429, retry_after="0")], "TransportError", 8),
        "F4 quota used up": ([quota], "EndpointFatal", 1),
        "F5 401": ([fails(401, "bad key")], "EndpointFatal", 1),
        "F5 403": ([fails(403, "no access")], "EndpointFatal", 1),
        "F5 404 model": ([fails(404, "The model `x` does not exist", code="model_not_found")], "EndpointFatal", 1),
        "F6 context exceeded": ([fails(400, CONTEXT, code="context_length_exceeded")], "ArticleTooLong", 1),
        "F7 400 other": ([fails(400, "something about messages[1]")], "TransportError", 1),
        "F7 422 other": ([fails(422, "unprocessable")], "TransportError", 1),
        **{f"F8 {status} once": ([fails(status), ok], "ok", 2) for status in (408, 409, 500, 502, 503, 504)},
        "F9 500 for ever": ([fails(500)], "TransportError", 4),
        "F13 reset once": ([resets, ok], "ok", 2),
        "F13 reset for ever": ([resets], "TransportError", 4),
        "F13 half a body once": ([breaks_off(answer), ok], "ok", 2),
        "F13 reset after the whole body": ([resets_after(answer)], "ok", 1),
        "F16 200 with HTML": ([respond(200, "<html>login</html>", content_type="text/html")], "protocol", 2),
        "F16 200 with nothing": ([respond(200, b"")], "protocol", 2),
        "F16 200 with an error": ([respond(200, {"error": {"message": "upstream went away"}})], "protocol", 2),
        "F16 200 with a quota error": (
            [respond(200, {"error": {"message": "quota", "code": "insufficient_quota"}})],
            "EndpointFatal",
            1,
        ),
        "F17 choices null": ([respond(200, {**payload(answer), "choices": None})], "protocol", 2),
        "F17 choices empty": ([respond(200, {**payload(answer), "choices": []})], "protocol", 2),
        "F17 no message": ([respond(200, {**payload(answer), "choices": [{"index": 0}]})], "protocol", 2),
        "F17 choices empty once": ([respond(200, {**payload(answer), "choices": []}), ok], "ok", 2),
        "F18 content null": ([says(None)], "empty_output", 2),
        "F18 content blank once": ([says(" \n"), ok], "ok", 2),
        "F19 refusal field": ([says(None, refusal="I won't describe this")], "refused", 1),
        "F19 refusal in prose": ([says("I'm sorry, but I can't help with that.")], "refused", 1),
        "F20 content filter": ([says(None, finish="content_filter")], "filtered", 1),
        "F20 content filter as a 400": ([fails(400, "filtered", code="content_filter")], "filtered", 1),
        "F21 cut": ([says(CUT, finish="length")], "truncated", 2),
        "F21 cut once": ([says(CUT, finish="length"), ok], "ok", 2),
        "F21 cap reached, JSON whole": ([says(answer, finish="length")], "ok", 1),
        "F21 cap used up by thinking": ([says("", finish="length")], "truncated", 2),
        "F22 white space to the cap": ([says('{"incident":' + " " * 64_000, finish="length")], "truncated", 1),
        "F23 fenced": ([says(f"```json\n{answer}\n```")], "ok", 1),
        "F23 in prose": ([says(f"Here is the draft:\n{answer}\nI hope it helps.")], "ok", 1),
        "F23 byte order mark": ([says(f"\ufeff{answer}")], "ok", 1),
        "F23 after thinking": ([says(f"<think>A {{bomb}}?</think>{answer}")], "ok", 1),
        "F24 a list": ([says(f"[{answer}]")], "ok", 1),
        "F24 wrong type": ([says(edited(answer, incident="yes"))], "invalid_output", 2),
        "F24 wrong type once": ([says(edited(answer, main="1")), ok], "ok", 2),
        "F24 a field missing": ([says('{"incident":true}')], "invalid_output", 2),
        "F24 a field too many": ([says(edited(answer, admin_note="x"))], "invalid_output", 2),
        "F24 enum off the list": ([says(edited(answer, event_type="massacre"))], "invalid_output", 2),
        "F25 NaN": ([says(answer.replace('"main":[1,2]', '"main":[NaN]'))], "invalid_output", 2),
        "F25 1e400": ([says(answer.replace('"main":[1,2]', '"main":[1e400]'))], "invalid_output", 2),
        "F25 5000 digits": ([says(answer.replace('"main":[1,2]', f'"main":[{"9" * 5000}]'))], "invalid_output", 2),
        "F25 100,000 brackets": ([says('{"main":' + "[" * 100_000)], "truncated", 1),
        "F25 duplicate keys": ([says(answer.replace('"main":[1,2]', '"main":[1],"main":[2]'))], "invalid_output", 2),
        "F26 invalid UTF-8": (
            [respond(200, json.dumps(payload(answer)).replace("handcart", "hand\u20ac").encode("cp1252", "replace"))],
            "ok",
            1,
        ),
        "F26 lone surrogate and NUL": ([says(answer.replace("grain market", "grain\\ud800 \\u0000market"))], "ok", 1),
        "F28 200 MB, length told": ([floods(200, told=True)], "TransportError", 1),
        "F28 200 MB in chunks": ([floods(200, told=False)], "TransportError", 1),
        "F28 gzip bomb": ([gzip_bomb(200)], "protocol", 2),
        "F29 no usage": ([says(answer, tokens=None)], "ok", 1),
        "F29 absurd usage": ([says(answer, tokens={"prompt_tokens": -1, "completion_tokens": 10**18})], "ok", 1),
        "prompt cut in silence": (
            [says(answer, tokens={"prompt_tokens": 900, "completion_tokens": 300})],
            "ArticleTooLong",
            1,
        ),
    }


NAMES = list(failing("{}"))


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_has_its_named_outcome_and_its_price_in_requests(
    name: str, model_server: ModelServer, market: Market
) -> None:
    article, answer = market
    steps, expected, requests = failing(answer)[name]

    asked = ask(model_server, article, *steps, timeout_s=20)

    assert (asked.outcome, asked.requests) == (expected, requests), asked.error
    if asked.error is not None:
        assert getattr(asked.error, "requests", None) == requests
        assert len(str(asked.error)) < 600
    elif asked.answer is not None:
        assert asked.answer.usage.requests == requests


@pytest.mark.parametrize("value", ["0", "-5", "nan", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_f2_a_429_is_followed_by_a_wait_even_when_the_server_names_none(
    value: str, model_server: ModelServer, market: Market
) -> None:
    started = time.monotonic()

    asked = ask(model_server, market[0], fails(429, retry_after=value), says(market[1]), waits=Waits(0.3, 1.0))

    assert asked.outcome == "ok"
    assert 0.3 <= time.monotonic() - started < 5


def test_a_repaired_answer_says_so(model_server: ModelServer, market: Market) -> None:
    article, answer = market

    asked = ask(model_server, article, says(f"```json\n{answer}\n```"))

    assert asked.answer is not None
    assert "answer_repaired" in asked.answer.flags


def test_a_truncated_answer_is_asked_for_again_with_twice_the_cap_and_without_its_text(
    model_server: ModelServer, market: Market
) -> None:
    article, answer = market

    ask(model_server, article, says(CUT, finish="length"), says(answer))

    first, second = model_server.requests
    assert second.body["max_tokens"] == 2 * first.body["max_tokens"]
    assert second.user == first.user


def test_a_reask_says_what_was_wrong_and_does_not_repeat_the_answer(model_server: ModelServer, market: Market) -> None:
    article, answer = market
    bad = edited(answer, event_type="massacre", headline="ZEBRA " * 2000)

    ask(model_server, article, says(bad), says(answer))

    first, second = model_server.requests
    extra = second.user.removeprefix(first.user)
    assert second.user.startswith(first.user)
    assert "event_type" in extra
    assert "ZEBRA" not in extra
    assert len(extra) < 2000
    assert second.system == first.system


@pytest.mark.parametrize("step", [hangs, "drips"], ids=["F11 hangs", "F12 drips"])
def test_an_article_ends_at_its_deadline_however_the_server_dawdles(
    step: Any, model_server: ModelServer, market: Market
) -> None:
    article, answer = market
    started = time.monotonic()

    asked = ask(model_server, article, drips(answer) if step == "drips" else step, timeout_s=1.0)

    assert time.monotonic() - started < 2.0
    assert isinstance(asked.error, TransportError)
    assert "--timeout" in str(asked.error)
    assert asked.requests == 1


def test_f14_a_port_where_nobody_listens_is_fatal_and_soon(market: Market) -> None:
    with ModelServer() as server:
        pass  # gone again: its port is free
    started = time.monotonic()

    asked = ask(server, market[0])

    assert isinstance(asked.error, EndpointFatal)
    assert asked.error.exit_code == 4
    assert "cannot be reached" in str(asked.error)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("status", [302, 307, 308])
def test_f30_a_redirect_is_not_followed(status: int, model_server: ModelServer, market: Market) -> None:
    with ModelServer() as elsewhere:
        asked = ask(model_server, market[0], respond(status, b"", location=elsewhere.base_url + "/chat/completions"))

        assert isinstance(asked.error, EndpointFatal)
        assert "redirect" in str(asked.error)
        assert elsewhere.requests == []
    assert asked.requests == 1


def test_f31_an_answer_about_another_article_is_asked_again_and_then_refused(
    model_server: ModelServer, market: Market, ferry: Article
) -> None:
    asked = ask(model_server, ferry, says(market[1]))

    assert asked.outcome == "invalid_output"
    assert asked.requests == 2


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_f32_a_certificate_that_nobody_vouches_for_is_fatal(tmp_path: Path, market: Market) -> None:
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    with ModelServer(certificate=(certificate, key)) as server:
        asked = ask(server, market[0])

        assert isinstance(asked.error, EndpointFatal)
        assert "certificate" in str(asked.error)
        assert server.requests == []


def test_f28_a_huge_answer_does_not_reach_memory(model_server: ModelServer, market: Market) -> None:
    ask(model_server, market[0], floods(8, told=False))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    ask(model_server, market[0], floods(200, told=False))
    ask(model_server, market[0], gzip_bomb(200))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KB


def test_unknown_usage_makes_cost_and_tokens_unknown(model_server: ModelServer, market: Market) -> None:
    article, answer = market

    asked: Asked = ask(model_server, article, says(answer, tokens=None))

    assert asked.answer is not None
    assert asked.answer.usage.input_tokens is None
    assert asked.answer.usage.cost_usd is None
    assert {"usage_unknown", "cost_unknown"} <= set(asked.answer.flags)
