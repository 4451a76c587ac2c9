"""Recorded answers play back without a network; a request that was not recorded is an error, never a live call."""

import asyncio
import json
from pathlib import Path

import pytest
from asking import ask, briefed, engine_for
from model_server import ModelServer, fails, says

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.engines.model.engine import ModelEngine
from summarizer.engines.model.recordings import request_key
from summarizer.engines.model.settings import ModelSettings
from summarizer.errors import RecordingMissing
from summarizer.pipeline import outcome

Market = tuple[Article, str]


def replayed(article: Article, recording: Path, model: str = "test-model") -> Brief:
    engine = ModelEngine(model, ModelSettings(base_url="http://127.0.0.1:1/v1", replay=recording))

    async def once() -> Brief:
        try:
            return (await outcome(article, engine)).brief
        finally:
            await engine.aclose()

    return asyncio.run(once())


def test_a_replay_gives_the_same_brief_but_for_the_run(
    model_server: ModelServer, market: Market, tmp_path: Path
) -> None:
    recording = tmp_path / "answers.jsonl"
    live = briefed(model_server, market[0], [says(market[1])], record=recording).brief

    again = replayed(market[0], recording)

    assert again.model_copy(update={"run": live.run}) == live
    assert again.run.requests == 0


@pytest.mark.parametrize("change", ["article", "model", "prompt"])
def test_anything_else_than_what_was_recorded_is_missing(
    change: str, model_server: ModelServer, market: Market, ferry: Article, tmp_path: Path
) -> None:
    recording = tmp_path / "answers.jsonl"
    ask(model_server, market[0], says(market[1]), record=recording)
    seen = len(model_server.requests)
    article = ferry if change == "article" else market[0]
    model = "other-model" if change == "model" else "test-model"
    if change == "prompt":
        text = recording.read_text("utf-8")
        body = engine_for(model_server).preview(article)[0]
        body["messages"][0]["content"] += " changed"
        recording.write_text(text.replace(json.loads(text)["key"], request_key(body)), encoding="utf-8")

    with pytest.raises(RecordingMissing) as caught:
        replayed(article, recording, model)

    assert caught.value.exit_code == 3
    assert "--record" in str(caught.value)
    assert len(model_server.requests) == seen


def test_only_answers_are_recorded(model_server: ModelServer, market: Market, tmp_path: Path) -> None:
    recording = tmp_path / "answers.jsonl"

    ask(model_server, market[0], fails(500), fails(502), says(market[1]), record=recording)

    rows = [json.loads(line) for line in recording.read_text("utf-8").splitlines()]
    assert [set(row) for row in rows] == [{"key", "model", "answer"}]
    assert market[0].sentences[1].text not in rows[0]["answer"]


def test_the_key_of_a_request_hangs_on_its_content_alone() -> None:
    assert request_key({"a": 1, "b": [2]}) == request_key({"b": [2], "a": 1})
    assert request_key({"a": 1}) != request_key({"a": 2})


@pytest.mark.parametrize("content", ["{", '{"key": 1}', "[]", None])
def test_a_file_that_is_no_recording_says_so(content: str | None, market: Market, tmp_path: Path) -> None:
    recording = tmp_path / "answers.jsonl"
    if content is not None:
        recording.write_text(content)

    with pytest.raises(RecordingMissing, match="--replay"):
        replayed(market[0], recording)
