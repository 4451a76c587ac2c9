"""The same command again goes on; what has not changed is not asked for again, and nothing stale is used."""

import json
import os
from pathlib import Path

import pytest
from articles import article, draft, mark, write_articles
from commands import asked, batch, rows, run, run_anew, states
from model_server import ModelServer, fails, says

KARSA = draft()


def test_a_finished_run_makes_no_request_when_it_is_run_again(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 12)

    first = batch(home, tmp_path / "run", *asked(server))
    again = batch(home, tmp_path / "run", *asked(server))

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert len(server.requests) == 12
    assert sum(states(tmp_path / "run").values()) == 12


def test_the_same_text_twice_is_one_call_and_two_rows(tmp_path: Path, server: ModelServer) -> None:
    home = tmp_path / "in"
    for name in ("one", "two", "three"):
        (home / name).mkdir(parents=True)
        (home / name / "same.txt").write_text(article(1))

    done = batch(home, tmp_path / "run", *asked(server))
    exported = run("export", tmp_path / "run", "--to", "jsonl")

    assert done.returncode == 0, done.stderr
    assert len(server.requests) == 1
    briefs = [json.loads(line) for line in exported.stdout.splitlines()]
    assert [one["state"] for one in briefs] == ["ok_flagged", "duplicate", "duplicate"]
    assert [one["brief"]["source"]["path"] for one in briefs] == ["one/same.txt", "three/same.txt", "two/same.txt"]
    assert len({one["article_id"] for one in briefs}) == 3
    assert len({one["brief"]["headline"] for one in briefs}) == 1


def test_a_failure_of_a_text_is_the_failure_of_its_copies(tmp_path: Path, server: ModelServer) -> None:
    home = tmp_path / "in"
    for name in ("one", "two"):
        (home / name).mkdir(parents=True)
        (home / name / "same.txt").write_text(article(1))
    server.script(mark(1), says(None, refusal="No."))

    done = batch(home, tmp_path / "run", *asked(server))

    assert done.returncode == 1
    assert states(tmp_path / "run") == {"refused": 2}
    assert len(server.requests) == 1


def test_the_same_text_on_another_day_is_another_article(tmp_path: Path, server: ModelServer) -> None:
    home = tmp_path / "in"
    home.mkdir()
    undated = article(1).replace("Published: 2021-06-09\n\n", "")
    for name in ("2024-03-05-report.txt", "2024-03-06-report.txt", "2024-03-06-copy.txt"):
        (home / name).write_text(undated)

    batch(home, tmp_path / "run", *asked(server), "--published-from", "name")

    found = rows(tmp_path / "run", "SELECT published, COUNT(*), COUNT(DISTINCT key) FROM inputs GROUP BY published")
    assert found == [("2024-03-05", 1, 1), ("2024-03-06", 2, 1)]
    assert rows(tmp_path / "run", "SELECT COUNT(*) FROM results") == [(2,)]


def test_inputs_may_come_go_change_and_move_between_two_runs(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 6) / "0000"
    out = tmp_path / "run"
    batch(home, out, *asked(server))
    (home / "a0000000.txt").unlink()
    (home / "a0000001.txt").write_text(article(100))
    (home / "a0000002.txt").rename(home / "moved.txt")
    (home / "new.txt").write_text(article(200))

    done = batch(home, out, *asked(server))

    assert done.returncode == 0, done.stderr
    assert sum(states(out).values()) == 6
    assert {path for (path,) in rows(out, "SELECT path FROM inputs WHERE gone = 1")} == {"a0000000.txt", "a0000002.txt"}
    assert len(server.requests) == 6 + 2
    assert server.count(mark(100)) == server.count(mark(200)) == 1
    assert server.count(mark(2)) == 1


def test_a_file_that_was_only_touched_is_not_asked_about_again(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 2)
    batch(home, tmp_path / "run", *asked(server))
    os.utime(home / "0000" / "a0000000.txt", (1, 1))

    batch(home, tmp_path / "run", *asked(server))

    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("--vague", "emdat"), id="the vague profile"),
        pytest.param(("--model", "another-model"), id="the model"),
        pytest.param(("--prompt", "own"), id="the prompt"),
    ],
)
def test_a_change_of_what_decides_a_brief_uses_nothing_of_before(
    tmp_path: Path, server: ModelServer, change: tuple[str, str]
) -> None:
    home = write_articles(tmp_path / "in", 3)
    if change[1] == "own":
        import shutil

        from summarizer.prompting import prompts_home

        shutil.copytree(prompts_home() / "brief.v1", tmp_path / "own")
        (tmp_path / "own" / "system.md.jinja").write_text(
            (tmp_path / "own" / "system.md.jinja").read_text() + "\nBe brief.\n"
        )
        change = ("--prompt", str(tmp_path / "own"))
    batch(home, tmp_path / "run", *asked(server))

    batch(home, tmp_path / "run", *asked(server), *change)
    back = batch(home, tmp_path / "run", *asked(server))

    assert back.returncode == 0, back.stderr
    assert len(server.requests) == 6, "three for each setting, and none when the first one comes back"


@pytest.mark.slow
def test_a_change_of_the_program_uses_nothing_of_before(tmp_path: Path, server: ModelServer) -> None:
    import shutil

    import summarizer

    home = write_articles(tmp_path / "in", 2)
    package = tmp_path / "changed" / "summarizer"
    shutil.copytree(Path(summarizer.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    prompts = Path(summarizer.__file__).parents[1] / "prompts"
    if prompts.is_dir():
        shutil.copytree(prompts, tmp_path / "changed" / "prompts")
    (package / "checks" / "bounds.py").write_text((package / "checks" / "bounds.py").read_text() + "\n# stricter\n")
    batch(home, tmp_path / "run", *asked(server))

    run_anew(
        "batch", home, "--out", tmp_path / "run", *asked(server), cwd=tmp_path / "changed", env={"PYTHONPATH": "."}
    )

    assert len(server.requests) == 4


def test_what_failed_stays_so_until_a_retry_is_asked_for(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 4)
    server.script(mark(1), says(None, refusal="No."), says(KARSA))
    server.script(mark(2), fails(400, "odd"), says(KARSA))

    first = batch(home, tmp_path / "run", *asked(server))
    before = states(tmp_path / "run")
    same = batch(home, tmp_path / "run", *asked(server))
    refused = batch(home, tmp_path / "run", *asked(server), "--retry", "refused")
    after_one = states(tmp_path / "run")
    everything = batch(home, tmp_path / "run", *asked(server), "--retry", "failed")

    assert [one.returncode for one in (first, same, refused, everything)] == [1, 1, 1, 0]
    assert before == {"ok_flagged": 2, "refused": 1, "transport": 1}
    assert after_one == {"ok_flagged": 3, "transport": 1}
    assert states(tmp_path / "run") == {"ok_flagged": 4}
    assert len(server.requests) == 6


def test_a_run_under_way_is_locked_and_names_who_holds_it(tmp_path: Path, server: ModelServer) -> None:
    import fcntl

    home = write_articles(tmp_path / "in", 1)
    batch(home, tmp_path / "run", *asked(server))
    with (tmp_path / "run" / "lock").open("r+") as lock:
        lock.write("4242\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)

        refused = batch(home, tmp_path / "run", *asked(server))

    after = batch(home, tmp_path / "run", *asked(server))

    assert refused.returncode == 2
    assert "process 4242 is writing this run" in refused.stderr
    assert after.returncode == 0
    assert len(server.requests) == 1


def test_an_order_of_names_decides_which_copy_counts_not_the_race(tmp_path: Path) -> None:
    home = tmp_path / "in"
    home.mkdir()
    (home / "b.txt").write_text(article(1))
    batch(home, tmp_path / "run")
    (home / "a.txt").write_text(article(1))

    batch(home, tmp_path / "run")

    assert dict(rows(tmp_path / "run", "SELECT path, state FROM inputs")) == {"a.txt": "ok", "b.txt": "duplicate"}
