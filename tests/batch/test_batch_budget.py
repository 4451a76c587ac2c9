"""What a run may spend: requests, dollars and inputs, each kept to whatever the server answers (F29, F33)."""

import asyncio
from pathlib import Path

import pytest
from articles import draft, write_articles
from commands import asked, batch, rows, states
from model_server import Connection, ModelServer, Request, Step, fails, says

DRAFT = draft()


def test_f33_a_budget_of_requests_is_never_exceeded(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 40)

    stopped = batch(home, tmp_path / "run", *asked(server), "--max-requests", 15, "--concurrency", 8)
    spent = len(server.requests)
    then = batch(home, tmp_path / "run", *asked(server))

    assert stopped.returncode == 5
    assert "--max-requests 15 is reached" in stopped.stderr
    assert spent == 15
    assert then.returncode == 0
    assert len(server.requests) == 40


def test_f33_a_budget_of_dollars_overshoots_by_what_is_in_flight(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 40)
    price = {"SUMMARIZE_PRICE": "1,1"}  # a dollar per million tokens, in and out
    server.default = says(DRAFT, tokens={"prompt_tokens": 9_000, "completion_tokens": 1_000})

    done = batch(home, tmp_path / "run", *asked(server), "--max-cost", "0.1", "--concurrency", 4, env=price)

    assert done.returncode == 5
    assert 10 <= len(server.requests) <= 10 + 4
    assert "--max-cost 0.1 is reached" in done.stderr
    assert "in flight" in done.stderr


@pytest.mark.parametrize(
    "wasteful", [says(DRAFT, tokens=None), says(None, refusal="No."), says(" \n" * 9000, finish="length")],
    ids=["usage is not told", "every answer is a refusal", "white space up to the cap"],
)  # fmt: skip
def test_f29_f33_a_budget_of_dollars_holds_whatever_the_answers_are(
    wasteful: Step, tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 24)
    server.default = wasteful

    done = batch(home, tmp_path / "run", *asked(server), "--max-cost", "0.03", "--concurrency", 2,
                 env={"SUMMARIZE_PRICE": "1,1"})  # fmt: skip

    assert done.returncode == 5, done.stderr
    assert "--max-cost 0.03 is reached" in done.stderr
    assert 2 <= len(server.requests) <= 14


@pytest.mark.slow
def test_a_run_in_which_nothing_succeeds_stops_with_the_reason(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 60)

    async def refuses_slowly(connection: Connection, request: Request) -> bool:
        await asyncio.sleep(0.5)
        return await says(None, refusal="No.")(connection, request)

    server.default = refuses_slowly
    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 2, "--max-wait", "3s")

    assert done.returncode == 5, done.stderr
    assert "no article has succeeded for" in done.stderr
    assert states(tmp_path / "run")["pending"] > 20


def test_a_refusal_costs_what_the_server_counted(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 2)
    server.default = says(None, refusal="No.", tokens={"prompt_tokens": 9_000, "completion_tokens": 1_000})

    done = batch(home, tmp_path / "run", *asked(server), env={"SUMMARIZE_PRICE": "1,1"})

    assert "2 requests, $0.0200" in done.stderr
    assert rows(tmp_path / "run", "SELECT DISTINCT cost_usd, input_tokens FROM results") == [(0.01, 9_000)]


def test_a_request_that_the_server_turns_away_costs_nothing(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 2)
    server.default = fails(400, "odd field messages[1]")

    done = batch(home, tmp_path / "run", *asked(server))

    assert "2 requests, $0.0000" in done.stderr


def test_a_budget_that_nothing_could_keep_to_is_refused_at_once(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 1)

    done = batch(home, tmp_path / "run", *asked(server), "--max-cost", 5)

    assert done.returncode == 2
    assert "no price of test-model is known" in done.stderr
    assert "SUMMARIZE_PRICE" in done.stderr
    assert server.requests == []


def test_a_limit_of_inputs_leaves_the_others_pending(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 20)

    done = batch(home, tmp_path / "run", *asked(server), "--limit", 7)

    assert done.returncode == 5
    assert states(tmp_path / "run") == {"ok_flagged": 7, "pending": 13}
    assert "stopped: --limit 7 is reached; the same command goes on from here" in done.stderr
