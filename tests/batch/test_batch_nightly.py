"""What is too slow for every change: the whole storm, five thousand articles with faults, full disks, floods, soak."""

import os
import random
import resource
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import draft, mark, write_articles
from commands import asked, batch, command, environment, rows, run_anew, states
from model_server import (
    ModelServer,
    Step,
    breaks_off,
    drips,
    fails,
    floods,
    hangs,
    resets,
    respond,
    says,
)
from test_batch_faults import end, limited, serving, while_the_server_is_away

pytestmark = pytest.mark.nightly

DRAFT = draft()
OK = says(DRAFT)


def test_f1_the_storm_costs_no_article_and_a_quarter_of_the_requests_at_most(
    tmp_path: Path, server: ModelServer, record_property: Callable[[str, object], None]
) -> None:
    home = write_articles(tmp_path / "in", 400)
    server.default = limited(20, [])
    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 100, timeout=600)

    refused = len(server.requests) - 400
    record_property("throttled", refused)
    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 400}
    assert refused <= 0.25 * len(server.requests)


FAULTS: list[tuple[list[Step], str]] = [
    ([fails(500)], "transport"),
    ([fails(503), OK], "ok_flagged"),
    ([resets, OK], "ok_flagged"),
    ([breaks_off(DRAFT), OK], "ok_flagged"),
    ([respond(200, "<html></html>")], "invalid_output"),
    ([says(None, refusal="No.")], "refused"),
    ([says(None, finish="content_filter")], "filtered"),
    ([says(DRAFT[:300], finish="length")], "truncated"),
    ([fails(400, "odd")], "transport"),
    ([hangs], "transport"),
    ([drips(DRAFT)], "transport"),
    ([fails(429, "slow", retry_after="0.5"), OK], "ok_flagged"),
]


def test_five_thousand_articles_with_five_percent_of_faults_are_all_in_their_right_state(
    tmp_path: Path, server: ModelServer
) -> None:
    count, chance = int(os.environ.get("SUMMARIZE_SOAK", "5000")), random.Random(7)
    home = write_articles(tmp_path / "in", count)
    expected = dict.fromkeys(range(count), "ok_flagged")
    for number in chance.sample(range(count), count // 20):
        steps, state = chance.choice(FAULTS)
        server.script(mark(number), *steps)
        expected[number] = state

    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 64, "--timeout", 20, timeout=3600)

    found = {
        int(Path(path).stem[1:]): state for path, state in rows(tmp_path / "run", "SELECT path, state FROM inputs")
    }
    asked_for = Counter(
        word.rstrip(".") for request in server.requests for word in request.user.split() if word.startswith("qka")
    )
    assert done.returncode == 1
    assert found == expected
    assert max(asked_for.values()) <= 4
    assert len(asked_for) == count, "every article was asked for"
    assert "never retrieved" not in done.stderr


def test_f15_a_server_that_is_away_for_half_a_minute_costs_no_article(tmp_path: Path) -> None:
    while_the_server_is_away(tmp_path, 30, articles=200, concurrency=16)


def no_file_beyond(megabytes: float) -> None:
    """In a child, before it runs: no file may grow beyond this."""
    size = int(megabytes * 1_000_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_f34_a_full_disk_stops_the_run_cleanly_and_it_goes_on_when_there_is_room(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 400)

    full = run_anew("batch", home, "--out", tmp_path / "run", *asked(server), "--concurrency", 8,
                    preexec_fn=lambda: no_file_beyond(1.0))  # fmt: skip
    first = len(server.requests)
    kept = sqlite3.connect(tmp_path / "run" / "run.sqlite")
    integrity = kept.execute("PRAGMA integrity_check").fetchone()
    done_then = kept.execute("SELECT COUNT(*) FROM inputs WHERE state = 'ok_flagged'").fetchone()[0]
    kept.close()
    then = batch(home, tmp_path / "run", *asked(server), "--concurrency", 8)

    assert full.returncode == 1, full.stderr
    assert "could not be written" in full.stderr
    assert "Traceback" not in full.stderr
    assert integrity == ("ok",)
    assert 0 < done_then < 400
    assert first <= done_then + 8, "what was paid and is not in the store is no more than was in flight"
    assert then.returncode == 0
    assert states(tmp_path / "run") == {"ok_flagged": 400}


def test_f34_a_run_folder_on_a_full_disk_leaves_no_half_export(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 60)
    batch(home, tmp_path / "run")

    done = run_anew("export", tmp_path / "run", "--to", "jsonl", "--output", tmp_path / "out.jsonl",
                    preexec_fn=lambda: no_file_beyond(0.01))  # fmt: skip

    assert done.returncode == 2
    assert not (tmp_path / "out.jsonl").exists()
    assert list(tmp_path.glob(".out*")) == []


def peak_mb(arguments: list[str]) -> tuple[int, float]:
    """Exit code and highest resident memory of a command."""
    process = subprocess.Popen(arguments, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def test_f28_floods_of_two_hundred_megabytes_do_not_reach_the_memory(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 40)
    _, quiet = peak_mb(command("batch", home, "--out", tmp_path / "quiet", *asked(server), "--concurrency", 8))
    for number in range(8):
        server.script(mark(number), floods(200, told=number % 2 == 0))

    code, flooded = peak_mb(command("batch", home, "--out", tmp_path / "flooded", *asked(server), "--concurrency", 8))

    assert code == 1
    assert flooded - quiet <= 20


def test_memory_does_not_follow_the_number_of_articles(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 6000)
    server, port = serving(tmp_path)
    try:
        url = f"http://127.0.0.1:{port}/v1"
        seen = [
            peak_mb(command("batch", home, "--out", tmp_path / str(count), "--model", "m", "--base-url", url,
                            "--concurrency", 128, "--limit", count))[1]
            for count in (1000, 6000)
        ]  # fmt: skip
    finally:
        end(server)

    assert seen[1] - seen[0] <= 5


def test_three_hundred_articles_are_the_same_from_one_process_and_from_two(tmp_path: Path, server: ModelServer) -> None:
    from killing import briefs

    home = write_articles(tmp_path / "in", 300)

    batch(home, tmp_path / "one", *asked(server))
    two = batch(home, tmp_path / "two", *asked(server), "--processes", 2)

    assert two.returncode == 0, two.stderr
    assert briefs(tmp_path / "one") == briefs(tmp_path / "two")
    assert len(server.requests) == 600


def test_a_cold_start_of_five_hundred_and_twelve_loses_nothing(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1024)
    server, port = serving(tmp_path, latency_ms=500)
    try:
        done = batch(home, tmp_path / "run", "--model", "m", "--base-url", f"http://127.0.0.1:{port}/v1",
                     "--concurrency", 512, timeout=600)  # fmt: skip
    finally:
        end(server)

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 1024}
    assert rows(tmp_path / "run", "SELECT MAX(requests) FROM results") == [(1,)]
