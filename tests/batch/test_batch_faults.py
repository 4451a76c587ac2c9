"""The fault matrix, seen from a whole run: every article in its right state, the others untouched, the right exit code.

Rows are numbered as in the fault list that the project keeps; those that concern one request alone are tested in
`tests/engines/model` too. Slow ones stand in `test_batch_nightly.py`.
"""

import asyncio
import csv
import email.utils
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from articles import draft, mark, write_articles
from commands import asked, batch, command, done_so_far, environment, rows, run, start, start_anew, states, wait_until
from forking import Forked
from model_server import (
    Connection,
    ModelServer,
    Request,
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

DRAFT = draft()
OK = says(DRAFT)
CUT = DRAFT[: len(DRAFT) // 2]
TOO_LONG = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens."


def edited(**fields: Any) -> str:
    """The right draft with other values."""
    return json.dumps({**json.loads(DRAFT), **fields})


def with_count(number: str) -> str:
    """The right draft with an invented death toll in its first row."""
    fields = json.loads(DRAFT)
    fields["tolls"][0]["count"] = [f"{number} people"]
    return json.dumps(fields)


def body_without(**choice: Any) -> dict[str, Any]:
    return {**payload(DRAFT), **choice}


# Fault -> what the server does, the state that the article ends in, the requests that it takes.
TABLE: dict[str, tuple[list[Step], str, int]] = {
    "F6 context exceeded": ([fails(400, TOO_LONG, code="context_length_exceeded")], "too_long", 1),
    "F7 400": ([fails(400, "odd field messages[1]")], "transport", 1),
    "F7 422": ([fails(422, "unprocessable")], "transport", 1),
    **{f"F8 {status} once": ([fails(status), OK], "ok_flagged", 2) for status in (408, 409, 500, 502, 503, 504)},
    "F9 500 for ever": ([fails(500)], "transport", 4),
    "F11 hang": ([hangs], "transport", 1),
    "F12 drip": ([drips(DRAFT)], "transport", 1),
    "F13 reset": ([resets, OK], "ok_flagged", 2),
    "F13 half a body": ([breaks_off(DRAFT), OK], "ok_flagged", 2),
    "F13 reset after the whole body": ([resets_after(DRAFT)], "ok_flagged", 1),
    "F16 HTML": ([respond(200, "<html>login</html>", content_type="text/html")], "invalid_output", 2),
    "F16 nothing": ([respond(200, b"")], "invalid_output", 2),
    "F16 an error in a 200": ([respond(200, {"error": {"message": "upstream went away"}})], "invalid_output", 2),
    "F17 choices null": ([respond(200, body_without(choices=None))], "invalid_output", 2),
    "F17 choices empty": ([respond(200, body_without(choices=[]))], "invalid_output", 2),
    "F17 no message": ([respond(200, body_without(choices=[{"index": 0}]))], "invalid_output", 2),
    "F18 content null": ([says(None)], "invalid_output", 2),
    "F18 content blank once": ([says(" "), OK], "ok_flagged", 2),
    "F19 refusal": ([says(None, refusal="I won't describe this.")], "refused", 1),
    "F19 refusal in prose": ([says("I'm sorry, but I can't help with that.")], "refused", 1),
    "F20 filter": ([says(None, finish="content_filter")], "filtered", 1),
    "F20 filter as a 400": ([fails(400, "filtered", code="content_filter")], "filtered", 1),
    "F21 cut": ([says(CUT, finish="length")], "truncated", 2),
    "F21 whole at the cap": ([says(DRAFT, finish="length")], "ok_flagged", 1),
    "F22 white space": ([says('{"incident":' + " " * 64_000, finish="length")], "truncated", 1),
    "F23 fenced": ([says(f"```json\n{DRAFT}\n```")], "ok_flagged", 1),
    "F24 wrong type": ([says(edited(incident="yes"))], "invalid_output", 2),
    "F24 a field too many": ([says(edited(note="x"))], "invalid_output", 2),
    "F24 enum off the list": ([says(edited(event_type="massacre"))], "invalid_output", 2),
    "F25 NaN": ([says(DRAFT.replace('"main":[1,2]', '"main":[NaN]'))], "invalid_output", 2),
    "F25 5000 digits": ([says(DRAFT.replace('"main":[1,2]', f'"main":[{"9" * 5000}]'))], "invalid_output", 2),
    "F25 100,000 brackets": ([says('{"main":' + "[" * 100_000)], "truncated", 1),
    "F25 duplicate keys": ([says(DRAFT.replace('"main":[1,2]', '"main":[1],"main":[2]'))], "invalid_output", 2),
    "F26 surrogate, NUL, ESC": (
        [says(DRAFT.replace('"headline":"', '"headline":"\\ud800\\u0000\\u001b[2J '))],
        "ok_flagged",
        1,
    ),
    "F27 a number that is not in the source": ([says(with_count("4711"))], "ok_flagged", 2),
    "F28 200 MB": ([floods(200, told=False)], "transport", 1),
    "F28 gzip bomb": ([gzip_bomb(200)], "invalid_output", 2),
    "F29 no usage": ([says(DRAFT, tokens=None)], "ok_flagged", 1),
    "F29 absurd usage": ([says(DRAFT, tokens={"prompt_tokens": -1, "completion_tokens": 10**18})], "ok_flagged", 1),
}
HEALTHY = 12
"""Articles among them that the server has nothing against."""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One run over an article for each fault, and healthy ones beside them."""
    home = tmp_path_factory.mktemp("mixed")
    write_articles(home / "in", len(TABLE) + HEALTHY)
    with ModelServer(default=OK) as server:
        for number, (steps, _, _) in enumerate(TABLE.values()):
            server.script(mark(number), *steps)
        done = batch(home / "in", home / "run", *asked(server), "--concurrency", 8, "--timeout", 15)
        counted = {name: server.count(mark(number)) for number, name in enumerate(TABLE)}
        healthy = [server.count(mark(number)) for number in range(len(TABLE), len(TABLE) + HEALTHY)]
    found = dict(rows(home / "run", "SELECT path, state FROM inputs"))
    return home / "run", done, found, counted, healthy


def path_of(number: int) -> str:
    return f"{number // 1000:04}/a{number:07}.txt"


@pytest.mark.parametrize("name", list(TABLE))
@pytest.mark.slow
def test_a_fault_ends_one_article_in_its_state_at_its_price(name: str, mixed: Any) -> None:
    _, _, found, counted, _ = mixed
    _, state, requests = TABLE[name]

    assert (found[path_of(list(TABLE).index(name))], counted[name]) == (state, requests)


def test_no_fault_of_one_article_touches_another(mixed: Any) -> None:
    out, done, found, counted, healthy = mixed

    assert healthy == [1] * HEALTHY
    assert {found[path_of(number)] for number in range(len(TABLE), len(TABLE) + HEALTHY)} == {"ok_flagged"}
    assert max(counted.values()) <= 4
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert sum(states(out).values()) == len(TABLE) + HEALTHY


@pytest.mark.slow
def test_every_export_of_such_a_run_is_well_formed(mixed: Any) -> None:
    out = mixed[0]

    table = list(csv.DictReader(io.StringIO(run("export", out, "--to", "csv").stdout)))
    lines = [json.loads(line) for line in run("export", out, "--to", "jsonl").stdout.splitlines()]

    assert len(table) == len(lines) == len(TABLE) + HEALTHY
    assert not any("\x1b" in value or "\0" in value for row in table for value in row.values())
    assert all((line["brief"] is None) == (line["state"] not in ("ok", "ok_flagged")) for line in lines)


def test_f27_an_invented_number_is_in_no_fact_and_visible(mixed: Any) -> None:
    number = list(TABLE).index("F27 a number that is not in the source")
    ((brief,),) = rows(mixed[0], f"SELECT brief FROM inputs JOIN results USING (key) WHERE path = '{path_of(number)}'")

    assert "4711" not in json.dumps(json.loads(brief)["casualties"])
    assert any("4711" in one["value"] for one in json.loads(brief)["rejected"])


def limited(per_s: int, recent: list[float], retry_after: str = "1") -> Step:
    """Answers so many requests in a second, and 429 to the others."""

    async def step(connection: Connection, request: Request) -> bool:
        now = time.monotonic()
        recent[:] = [one for one in recent if now - one < 1]
        if len(recent) >= per_s:
            return await fails(429, "slow down", retry_after=retry_after)(connection, request)
        recent.append(now)
        return await OK(connection, request)

    return step


@pytest.mark.slow
def test_f1_a_rate_limit_costs_no_article(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 60)
    server.default = limited(10, [])

    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 50)

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 60}
    assert len(server.requests) - 60 <= 0.45 * len(server.requests), "the first wave weighs more in a small storm"


@pytest.mark.slow
def test_f2_every_form_of_retry_after_is_survived(tmp_path: Path, server: ModelServer) -> None:
    soon = email.utils.formatdate(time.time() + 2, usegmt=True)
    headers: list[dict[str, str]] = [
        {"retry-after": soon}, {"retry-after-ms": "300"}, {"retry-after": "0"}, {"retry-after": "-5"},
        {"retry-after": "nan"}, {"retry-after": "inf"}, {"retry-after": "Fri, 31 Dec 100000 23:59:59 GMT"},
        {"retry-after": "soon"}, {},
    ]  # fmt: skip
    home = write_articles(tmp_path / "in", len(headers))
    for number, header in enumerate(headers):
        named = {name.replace("-", "_"): value for name, value in header.items()}
        server.script(mark(number), fails(429, "slow down", **named), OK)

    done = batch(home, tmp_path / "run", *asked(server), "--max-wait", "60s")

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": len(headers)}
    assert len(server.requests) == 2 * len(headers)


def test_f3_a_pause_beyond_max_wait_stops_the_run_and_fails_nothing(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 6)
    server.script(mark(0), fails(429, "come back later", retry_after="300"), OK)

    parked = batch(home, tmp_path / "run", *asked(server), "--max-wait", "20s", "--concurrency", 1)
    pending = states(tmp_path / "run").get("pending", 0)
    later = batch(home, tmp_path / "run", *asked(server))

    assert parked.returncode == 5
    assert "300 s" in parked.stderr
    assert pending >= 1
    assert later.returncode == 0
    assert states(tmp_path / "run") == {"ok_flagged": 6}


@pytest.mark.slow
def test_f3_a_pause_takes_nothing_off_an_articles_time(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 1)
    server.script(mark(0), fails(429, "slow down", retry_after="12"), OK)

    done = batch(home, tmp_path / "run", *asked(server), "--timeout", 8)

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 1}


@pytest.mark.parametrize(
    ("step", "words"),
    [
        pytest.param(fails(429, "no money", code="insufficient_quota"), "quota", id="F4 quota"),
        pytest.param(fails(401, "bad key sk-canary"), "key", id="F5 401"),
        pytest.param(fails(403, "not allowed"), "key", id="F5 403"),
        pytest.param(fails(404, "no such model"), "test-model", id="F5 404"),
    ],
)
def test_f4_f5_what_no_article_can_survive_stops_the_run_at_once(
    tmp_path: Path, server: ModelServer, step: Step, words: str
) -> None:
    home = write_articles(tmp_path / "in", 60)
    server.default = step

    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 8, env={"OPENAI_API_KEY": "sk-canary-1"})

    assert done.returncode == 4
    assert words in done.stderr
    assert "sk-canary" not in done.stderr
    assert len(server.requests) <= 8
    assert states(tmp_path / "run") == {"pending": 60}


@pytest.mark.slow
def test_f10_a_server_that_fails_for_everybody_parks_the_run_and_no_article_has_failed(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 40)
    server.default = fails(500)

    # So many at once that twenty failures in a row come before anybody's fourth attempt, whatever the waits between.
    done = batch(home, tmp_path / "run", *asked(server), "--concurrency", 24, "--max-wait", "4s",
                 "--log", tmp_path / "log")  # fmt: skip
    while_it_failed = len(server.requests)
    server.default = OK
    then = batch(home, tmp_path / "run", *asked(server))

    assert done.returncode == 5, done.stderr
    assert "no answer for" in done.stderr
    assert re.search(r"^(paused|parked)\b.*have failed in a row", done.stderr, re.MULTILINE), "said when it begins"
    events = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert "have failed in a row" in next(one["reason"] for one in events if one["event"] == "gate")
    assert while_it_failed <= 20 + 24 + 8, "twenty straight failures, those then in flight, and single probes"
    assert then.returncode == 0, "nothing had ended as failed"
    assert states(tmp_path / "run") == {"ok_flagged": 40}


@pytest.mark.slow
def test_f10_a_server_that_fails_for_the_last_few_leaves_them_pending_with_the_reason(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 6)
    server.default = fails(500)

    done = batch(home, tmp_path / "run", *asked(server))

    assert done.returncode == 5
    assert "stopped: the server failed for everybody while the last were tried" in done.stderr
    assert states(tmp_path / "run")["pending"] >= 1
    assert all(server.count(mark(number)) <= 4 for number in range(6))


@pytest.mark.slow
def test_f14_a_port_where_nobody_listens_ends_the_run_soon_and_marks_nothing(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 30)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    started = time.monotonic()

    done = batch(home, tmp_path / "run", "--model", "test-model", "--base-url", f"http://127.0.0.1:{port}/v1")

    assert done.returncode == 4
    assert f"nobody answers at http://127.0.0.1:{port}/v1" in done.stderr
    assert "request" not in done.stderr, "what reached nobody is not counted"
    assert states(tmp_path / "run") == {"pending": 30}
    assert time.monotonic() - started < 30, "ten seconds on a quiet machine, start-up included"


SERVER = Path(__file__).parents[2] / "bench" / "completions_server.py"


def serving(tmp_path: Path, port: int = 0, **options: object) -> tuple[subprocess.Popen[str], int]:
    """A server in a process of its own, which can be ended and started again at the same port."""
    (tmp_path / "draft.json").write_text(DRAFT)
    named = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", str(value))]
    process = subprocess.Popen(
        [sys.executable, SERVER, "--draft", tmp_path / "draft.json", "--port", str(port), *named],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline().rsplit(":", 1)[1])


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def while_the_server_is_away(tmp_path: Path, seconds: float, *, articles: int, concurrency: int) -> None:
    """A run whose server goes away after a sixth of the articles, and comes back: it loses none."""
    home = write_articles(tmp_path / "in", articles)
    server, port = serving(tmp_path, latency_ms=100)
    try:
        address = f"http://127.0.0.1:{port}/v1"
        process = start("batch", home, "--out", tmp_path / "run", "--model", "m", "--base-url", address,
                        "--concurrency", concurrency)  # fmt: skip
        wait_until(lambda: done_so_far(tmp_path / "run") >= articles // 6, process)
        end(server)
        time.sleep(seconds)
        server, _ = serving(tmp_path, port, latency_ms=20)
        _, errors = process.communicate(timeout=300)
    finally:
        end(server)

    assert process.returncode == 0, errors
    assert states(tmp_path / "run") == {"ok_flagged": articles}


@pytest.mark.slow
def test_f15_a_server_that_restarts_is_waited_for(tmp_path: Path) -> None:
    while_the_server_is_away(tmp_path, 4, articles=60, concurrency=4)


@pytest.mark.parametrize("status", [302, 307, 308])
def test_f30_a_redirect_stops_the_run_and_nothing_goes_elsewhere(
    tmp_path: Path, server: ModelServer, status: int
) -> None:
    home = write_articles(tmp_path / "in", 10)
    with ModelServer(default=OK) as elsewhere:
        server.default = respond(status, b"", location=f"{elsewhere.base_url}/chat/completions")

        done = batch(home, tmp_path / "run", *asked(server))

        assert elsewhere.requests == []
    assert done.returncode == 4
    assert "redirect" in done.stderr


def test_f31_answers_that_were_swapped_give_no_brief(tmp_path: Path, server: ModelServer) -> None:
    home = tmp_path / "in"
    home.mkdir()
    other = (Path(__file__).parents[2] / "examples" / "ferry-terminal-bombs.txt").read_text()
    for number in range(20):
        (home / f"{number}.txt").write_text(f"{other}\nFiled under {mark(number)}.\n")

    done = batch(home, tmp_path / "run", *asked(server))

    assert done.returncode == 1
    assert states(tmp_path / "run") == {"invalid_output": 20}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_f32_a_certificate_that_nobody_vouches_for_stops_the_run(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 10)
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    with ModelServer(default=OK, certificate=(certificate, key)) as server:
        done = batch(home, tmp_path / "run", *asked(server))

        assert server.requests == []
    assert done.returncode == 4
    assert "certificate" in done.stderr


def test_f34_a_folder_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    (tmp_path / "file").write_text("")

    done = batch(home, tmp_path / "file" / "run")

    assert done.returncode == 2
    assert "cannot be made" in done.stderr


def slow(seconds: float) -> Step:
    async def step(connection: Connection, request: Request) -> bool:
        await asyncio.sleep(seconds)
        return await OK(connection, request)

    return step


def signalled(
    tmp_path: Path, server: ModelServer, *signals: signal.Signals, latency_s: float, after: int = 6
) -> tuple[Forked, str, float]:
    """A run that gets these signals once so many requests have arrived; with the seconds it then took to end."""
    server.default = slow(latency_s)
    process = start("batch", tmp_path / "in", "--out", tmp_path / "run", *asked(server), "--concurrency", 4)
    wait_until(lambda: len(server.requests) >= after, process)
    sent = time.monotonic()
    for one in signals:
        os.kill(process.pid, one)
        time.sleep(0.3)
    _, errors = process.communicate(timeout=60)
    return process, errors, time.monotonic() - sent


@pytest.mark.parametrize(
    ("which", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)], ids=["INT", "TERM", "HUP"]
)
@pytest.mark.slow
def test_f35_the_first_signal_lets_what_is_in_flight_finish(
    tmp_path: Path, server: ModelServer, which: signal.Signals, code: int
) -> None:
    write_articles(tmp_path / "in", 40)

    process, errors, seconds = signalled(tmp_path, server, which, latency_s=1.0)
    settled = states(tmp_path / "run").get("ok_flagged", 0)
    asked_before = len(server.requests)
    server.default = OK
    done = batch(tmp_path / "in", tmp_path / "run", *asked(server))

    assert process.returncode == code, errors
    assert "Traceback" not in errors
    assert seconds < 10
    assert settled == asked_before, "every request that was sent is an article done"
    assert done.returncode == 0
    assert len(server.requests) == 40


@pytest.mark.slow
def test_f35_what_is_in_flight_gets_ten_seconds_to_finish(tmp_path: Path, server: ModelServer) -> None:
    write_articles(tmp_path / "in", 4)

    process, errors, seconds = signalled(tmp_path, server, signal.SIGINT, latency_s=120.0, after=4)

    assert process.returncode == 130, errors
    assert 9 < seconds < 30, "ten seconds, and what a busy machine adds"
    assert states(tmp_path / "run") == {"pending": 4}


@pytest.mark.slow
def test_f35_the_second_signal_does_not_wait(tmp_path: Path, server: ModelServer) -> None:
    write_articles(tmp_path / "in", 40)

    process, errors, seconds = signalled(tmp_path, server, signal.SIGINT, signal.SIGINT, latency_s=2.0)

    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert seconds < 4
    server.default = OK
    done = batch(tmp_path / "in", tmp_path / "run", *asked(server))
    assert done.returncode == 0
    assert states(tmp_path / "run") == {"ok_flagged": 40}


def test_f36_a_second_process_on_a_run_is_refused_by_the_first_ones_id(tmp_path: Path, server: ModelServer) -> None:
    write_articles(tmp_path / "in", 12)
    released = threading.Event()

    async def held(connection: Connection, request: Request) -> bool:
        while not released.is_set():
            await asyncio.sleep(0.05)
        return await OK(connection, request)

    server.default = held
    first = start("batch", tmp_path / "in", "--out", tmp_path / "run", *asked(server), "--concurrency", 2)
    wait_until(lambda: bool(server.requests))

    second = batch(tmp_path / "in", tmp_path / "run", *asked(server))
    released.set()
    first.communicate(timeout=60)

    assert second.returncode == 2
    assert f"process {first.pid} is writing this run" in second.stderr
    assert first.returncode == 0
    assert len(server.requests) == 12, "no article was asked about by both"


@pytest.mark.slow
def test_f37_a_clock_that_jumps_by_days_times_nothing_out(tmp_path: Path, server: ModelServer) -> None:
    write_articles(tmp_path / "in", 12)
    server.default = slow(0.1)
    jumping = (
        "import itertools, time\n"
        "real, jumps = time.time, itertools.cycle((0, 86400, -86400))\n"
        "time.time = lambda: real() + next(jumps)\n"
        "from summarizer.cli import main; main()"
    )
    line = command("batch", tmp_path / "in", "--out", tmp_path / "run", *asked(server))
    line[2] = jumping

    done = subprocess.run(line, capture_output=True, text=True, check=False, env=environment(), timeout=60)

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 12}


def test_f38_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 30)
    batch(home, tmp_path / "run")
    process = start_anew("export", tmp_path / "run", "--to", "jsonl")
    assert process.stdout is not None
    assert process.stderr is not None

    with process:
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()

    assert "BrokenPipe" not in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}], ids=str)
def test_f38_where_nobody_looks_no_escape_sequence_is_written(tmp_path: Path, env: dict[str, str]) -> None:
    home = write_articles(tmp_path / "in", 3)

    done = batch(home, tmp_path / "run", env=env)

    assert done.returncode == 0
    assert "\x1b" not in done.stderr + done.stdout
