"""A key shows nowhere: not in messages, logs, tracebacks or reprs, however a server echoes it."""

import base64
import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from asking import ask
from model_server import ModelServer, Step, fails, respond, says

from summarizer.article import Article

KEY = "sk-canary-7f3a9c21d4e8b6a05c"
B64 = base64.b64encode(KEY.encode()).decode()
ARTICLE_WORDS = "quokkas of Ravenspurn"
COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]

ECHOES: dict[str, Step] = {
    "401": fails(401, f"Incorrect API key provided: {KEY}"),
    "403": fails(403, f"{KEY[:12]}... has no access"),
    "429 quota": fails(429, f"quota of {KEY} used up", code="insufficient_quota", x_key=KEY),
    "429": fails(429, f"slow down {KEY}", retry_after="3600", x_key=KEY),
    "500": fails(500, f"crash with {KEY} and {B64}", x_request_id=KEY),
    "400": fails(400, f"bad header Bearer {KEY}"),
    "200 HTML": respond(200, f"<html>{KEY}</html>"),
    "200 error": respond(200, {"error": {"message": KEY}}),
    "redirect": respond(307, b"", location=f"http://127.0.0.1:1/{KEY}"),
    "refusal": says(None, refusal=f"I won't, {KEY}"),
    "answer": says(f'{{"{KEY}": 1}}'),
}


def holds_key(text: str) -> bool:
    return any(secret in text for secret in (KEY, KEY[:12], B64))


@pytest.mark.parametrize("name", ECHOES)
def test_no_error_repr_traceback_or_log_shows_the_key(
    name: str,
    model_server: ModelServer,
    ferry: Article,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    caplog.set_level(logging.INFO)

    asked = ask(model_server, ferry, ECHOES[name], model="openai/gpt-4o-mini")

    assert model_server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert asked.error is not None
    shown = f"{asked.error!s} {asked.error!r} {asked.engine!r} {asked.engine.__dict__!r}"
    shown += "".join(traceback.format_exception(asked.error))
    assert not holds_key(shown)
    assert not holds_key(caplog.text)
    assert ferry.sentences[1].text[:40] not in caplog.text


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(f"Storm hits zoo\n\nA storm killed two {ARTICLE_WORDS} on Monday.\n\nNobody was hurt in town.\n")
    return path


def summarize(server: ModelServer, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url, **environment}
    command = [*COMMAND, "--model", "openai/gpt-4o-mini", "--timeout", "20", *(str(one) for one in arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


@pytest.mark.parametrize("name", ["401", "500", "200 HTML", "redirect", "429 quota"])
def test_the_command_shows_no_key_even_when_it_debugs(name: str, model_server: ModelServer, article_file: Path) -> None:
    model_server.default = ECHOES[name]

    done = summarize(model_server, "--debug", article_file, OPENAI_LOG="debug")

    assert done.returncode in (1, 2, 4)
    assert "Traceback" in done.stderr
    assert not holds_key(done.stdout + done.stderr)


def test_article_text_is_in_no_message_at_the_default_level(model_server: ModelServer, article_file: Path) -> None:
    async def echo(connection: object, request: object) -> bool:
        return await fails(400, f"cannot read {request.user}")(connection, request)  # type: ignore[attr-defined, arg-type]

    model_server.default = echo  # type: ignore[assignment]

    done = summarize(model_server, article_file)

    assert done.returncode == 1
    assert ARTICLE_WORDS not in done.stdout + done.stderr


def test_the_key_is_in_no_recording(model_server: ModelServer, ferry: Article, tmp_path: Path) -> None:
    ask(model_server, ferry, says("{}"), record=tmp_path / "answers.jsonl", model="m")

    assert not holds_key((tmp_path / "answers.jsonl").read_text("utf-8"))
    assert (tmp_path / "answers.jsonl").stat().st_mode & 0o077 == 0
