"""`--dry-run` prints exactly what would be sent, and sends nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from model_server import ModelServer, says

from summarizer.prompting import load_prompt

EXAMPLES = Path(__file__).parents[2] / "examples"
FERRY = EXAMPLES / "ferry-terminal-bombs.txt"
COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]


def summarize(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *(str(one) for one in arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_it_needs_no_key_and_prints_messages_and_schema() -> None:
    done = summarize(FERRY, "--dry-run", "--model", "openai/gpt-5-mini")

    assert done.returncode == 0
    assert load_prompt().system in done.stdout
    assert "[12] In January a bomb at a market in Jolo killed 31 people." in done.stdout
    assert '"additionalProperties": false' in done.stdout
    assert '"reasoning_effort": "low"' in done.stdout


def test_its_json_is_the_very_body_that_is_sent(tmp_path: Path) -> None:
    with ModelServer(default=says("{}")) as server:
        where = ["--model", "some-model", "--base-url", server.base_url]
        dry = summarize(FERRY, *where, "--dry-run", "--format", "json")
        assert server.requests == []

        summarize(FERRY, *where)

        assert json.loads(dry.stdout) == server.requests[0].body


@pytest.mark.parametrize("option", [["--dry-run"], ["--replay", "x"], ["--base-url", "http://localhost/v1"]])
def test_options_of_a_model_together_with_the_built_in_engine_are_a_usage_error(option: list[str]) -> None:
    done = summarize(FERRY, "--model", "builtin", *option)

    assert done.returncode == 2
    assert option[0] in done.stderr


def test_a_prompt_of_ones_own_is_shown(tmp_path: Path) -> None:
    (tmp_path / "system.md.jinja").write_text("Only say what burned.")
    (tmp_path / "user.md.jinja").write_text("{% for one in sentences %}{{ one.number }}: {{ one.text }}\n{% endfor %}")

    done = summarize(FERRY, "--dry-run", "--model", "m", "--base-url", "http://localhost/v1", "--prompt", tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Only say what burned." in done.stdout
    assert "9: No one has claimed responsibility." in done.stdout
