"""`summarize --model` against a local server: briefs, notes, exit codes, and what a user is told."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, fails, says

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "examples" / "ferry-terminal-bombs.txt"
RIGHT = json.dumps(json.loads((ROOT / "tests" / "data" / "ferry.draft.json").read_text("utf-8")))
COMMAND = [sys.executable, "-W", "error", "-c", "from summarizer.cli import main; main()"]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(default=says(RIGHT)) as one:
        yield one


def summarize(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *(str(one) for one in arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_a_model_behind_any_compatible_server_writes_a_checked_brief(server: ModelServer) -> None:
    done = summarize(FERRY, "--model", "some-model", "--base-url", server.base_url, "--format", "json")

    brief = json.loads(done.stdout)
    assert done.returncode == 0
    assert brief["run"]["engine"] == "model"
    assert brief["run"]["model"] == "served-model"
    assert brief["run"]["prompt"] == "brief.v1"
    assert brief["run"]["requests"] == 1
    assert brief["totals"]["killed"] == {"low": 14, "high": 19, "basis": "stated"}
    assert brief["rejected"] == []


def test_the_address_is_named_before_anything_is_sent(server: ModelServer) -> None:
    done = summarize(FERRY, "--model", "some-model", "--base-url", server.base_url)

    assert f"some-model reads the article, at {server.base_url}" in done.stderr


def test_an_openai_key_chooses_openais_default_at_the_address_of_the_environment(server: ModelServer) -> None:
    done = summarize(FERRY, OPENAI_API_KEY="sk-test-0123456789", OPENAI_BASE_URL=server.base_url)

    assert done.returncode == 0
    assert server.requests[0].body["model"] == "gpt-5-mini"
    assert "openai/gpt-5-mini reads the article" in done.stderr


def test_the_model_of_the_environment_is_used(server: ModelServer) -> None:
    summarize(FERRY, "--base-url", server.base_url, SUMMARIZE_MODEL="vllm/qwen")

    assert server.requests[0].body["model"] == "qwen"


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(401, 4, "OPENAI_API_KEY"), (404, 4, "some-model"), (400, 1, "400"), (307, 4, "redirect")],
)
def test_a_refusal_has_its_exit_code_and_says_what_to_do(
    status: int, code: int, words: str, server: ModelServer
) -> None:
    server.default = fails(status, "no")

    done = summarize(FERRY, "--model", "some-model", "--base-url", server.base_url)

    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_one_article_that_fails_does_not_stop_the_others(server: ModelServer, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Fire in Leith\n\nA fire in Leith killed two people on Monday.\n")
    server.script("Leith", fails(400, "not this one"))

    done = summarize(other, FERRY, "--model", "some-model", "--base-url", server.base_url)

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "400" in done.stderr


def test_a_fatal_refusal_stops_at_once(server: ModelServer) -> None:
    server.default = fails(401, "no")

    done = summarize(FERRY, FERRY, FERRY, "--model", "some-model", "--base-url", server.base_url)

    assert done.returncode == 4
    assert len(server.requests) == 1


def test_a_recording_replays_without_a_server_and_a_missing_one_is_exit_3(tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    with ModelServer(default=says(RIGHT)) as server:
        where = ["--model", "some-model", "--base-url", server.base_url, "--format", "json"]
        live = summarize(FERRY, *where, "--record", answers)
    again = summarize(FERRY, *where, "--replay", answers)
    missing = summarize(ROOT / "examples" / "rescue-drill.txt", *where, "--replay", answers)

    first, second = json.loads(live.stdout), json.loads(again.stdout)
    assert {**first, "run": None} == {**second, "run": None}
    assert second["run"]["requests"] == 0
    assert missing.returncode == 3


def test_explain_names_the_answer_behind_each_fact(server: ModelServer) -> None:
    done = summarize(FERRY, "--model", "some-model", "--base-url", server.base_url, "--explain")

    assert "answer of served-model" in done.stdout


def test_the_doctor_names_the_endpoint_and_shows_no_key(server: ModelServer) -> None:
    done = summarize("doctor", OPENAI_API_KEY="sk-test-0123456789", OPENAI_BASE_URL=server.base_url)

    assert server.base_url in done.stdout
    assert "0123456789" not in done.stdout
    assert server.requests == []
