"""Several working processes: one of them may die, and none outlives the run."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from articles import article, draft, write_articles
from commands import asked, batch, rows, start, states, wait_until
from model_server import Connection, ModelServer, Request, says

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds child processes through /proc"),
]


def children(parent: int) -> list[int]:
    """The working processes of a run."""
    found = []
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        found += [int(one) for one in task.read_text().split()]
    return [one for one in found if b"summarizer.batch.child" in Path(f"/proc/{one}/cmdline").read_bytes()]


def alive(process: int) -> bool:
    return Path(f"/proc/{process}").is_dir() and "State:\tZ" not in Path(f"/proc/{process}/status").read_text()


async def slowly(connection: Connection, request: Request) -> bool:
    await asyncio.sleep(0.5)
    return await says(draft())(connection, request)


def test_two_processes_share_store_and_budget(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 20)
    (home / "copy.txt").write_text(article(3))

    some = batch(home, tmp_path / "run", *asked(server), "--processes", 2, "--max-requests", 9)
    spent = len(server.requests)
    rest = batch(home, tmp_path / "run", *asked(server), "--processes", 2)

    assert some.returncode == 5, some.stderr
    assert spent == 9
    assert rest.returncode == 0, rest.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 20, "duplicate": 1}
    assert len(server.requests) == 20


def test_more_processes_than_requests_at_once_are_not_started(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 6)

    done = batch(home, tmp_path / "run", *asked(server), "--processes", 3, "--concurrency", 1)

    assert done.returncode == 0, done.stderr
    assert server.most_open == 1


def test_a_process_that_dies_is_replaced_and_its_articles_are_done_by_another(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 24)
    server.default = slowly
    run = start("batch", home, "--out", tmp_path / "run", *asked(server), "--processes", 2, "--concurrency", 4)
    wait_until(lambda: len(server.requests) >= 6)

    os.kill(children(run.pid)[0], signal.SIGKILL)
    _, errors = run.communicate(timeout=120)

    assert run.returncode == 0, errors
    assert states(tmp_path / "run") == {"ok_flagged": 24}


def test_an_article_that_kills_its_process_twice_is_an_error_and_the_others_are_done(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 12)
    deadly = (
        "import os, summarizer.pipeline as p\n"
        "real = p.outcome\n"
        "async def outcome(article, engine, *, vague='none'):\n"
        "    if 'a0000005' in (article.path or ''): os._exit(9)\n"
        "    return await real(article, engine, vague=vague)\n"
        "p.outcome = outcome\n"
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        f"import sys\nif 'summarizer.batch.child' in ' '.join(sys.orig_argv):\n    exec({deadly!r})\n"
    )
    path = os.pathsep.join([str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)

    done = batch(home, tmp_path / "run", "--processes", 2, env={"PYTHONPATH": path})

    assert done.returncode == 1, done.stderr
    assert states(tmp_path / "run") == {"ok": 11, "input_error": 1}
    ((detail,),) = rows(tmp_path / "run", "SELECT detail FROM inputs WHERE state = 'input_error'")
    assert "died" in detail


def test_ctrl_c_while_the_processes_start_waits_for_nothing(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 4)
    run = start("batch", home, "--out", tmp_path / "run", *asked(server), "--processes", 2)
    wait_until(lambda: len(children(run.pid)) == 2, run)
    started = list(children(run.pid))

    os.kill(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)

    assert run.returncode == 130, errors
    assert "parked" not in errors
    wait_until(lambda: not any(alive(one) for one in started))


def test_no_working_process_outlives_a_run_that_is_killed(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 24)
    server.default = slowly
    run = start("batch", home, "--out", tmp_path / "run", *asked(server), "--processes", 2, "--concurrency", 4)
    wait_until(lambda: len(server.requests) >= 2)
    workers = children(run.pid)

    run.kill()
    run.communicate()
    wait_until(lambda: not any(alive(one) for one in workers), within_s=10)

    assert len(workers) == 2
    assert not any(alive(one) for one in workers)
