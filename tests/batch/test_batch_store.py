"""The store: who may read it, what survives, and how much a commit carries."""

import sqlite3
import stat
import threading
from functools import partial
from pathlib import Path

import pytest
from articles import write_articles
from commands import batch, rows, run, start

from summarizer.batch.store import StoreFailed, open_for_writing
from summarizer.batch.writer import Writer


def test_a_run_folder_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 3)

    # A shell's umask, as a careless login sets it; the process is looked at while it runs and after.
    process = start("batch", home, "--out", tmp_path / "run", "--log", tmp_path / "log", umask=0)
    process.communicate(timeout=60)

    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "run").iterdir()} == {0o600}
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o600


def test_the_files_that_sqlite_adds_while_it_runs_are_owner_only_too(tmp_path: Path) -> None:
    import os

    before = os.umask(0)
    try:
        (tmp_path / "run").mkdir(mode=0o700)
        connection = open_for_writing(tmp_path / "run")
        connection.execute("INSERT INTO meta VALUES ('a', 'b')")
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "run").iterdir()}
        connection.close()
    finally:
        os.umask(before)

    assert modes == {"run.sqlite": 0o600, "run.sqlite-wal": 0o600, "run.sqlite-shm": 0o600}


def test_a_folder_that_others_may_write_is_refused(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    (tmp_path / "run").mkdir()
    (tmp_path / "run").chmod(0o777)

    done = batch(home, tmp_path / "run")

    assert done.returncode == 2
    assert "others may write to it" in done.stderr


def test_a_folder_without_a_run_has_no_status(tmp_path: Path) -> None:
    done = run("batch", tmp_path, "--status")

    assert done.returncode == 2
    assert "holds no run" in done.stderr


def test_a_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    batch(home, tmp_path / "run")
    connection = sqlite3.connect(tmp_path / "run" / "run.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    done = batch(home, tmp_path / "run")

    assert done.returncode == 2
    assert "version 99" in done.stderr


def test_many_changes_share_one_commit(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path)
    commits: list[int] = []
    connection.set_trace_callback(lambda statement: commits.append(1) if statement.startswith("COMMIT") else None)
    done = threading.Semaphore(0)
    gate = threading.Event()
    writer = Writer(connection)
    writer.submit(lambda _: gate.wait(5), lambda *_: done.release())
    for number in range(1000):
        writer.submit(partial(add, name=str(number)), lambda *_: done.release())

    writer.start()
    gate.set()
    writer.close()

    assert all(done.acquire(timeout=1) for _ in range(1001))
    assert len(commits) <= 4


def add(store: sqlite3.Connection, name: str) -> None:
    store.execute("INSERT INTO meta VALUES (?, ?)", (name, "x" * 500))


def test_nothing_is_acknowledged_when_the_disk_is_full(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    writer = Writer(connection)
    writer.start()

    def fill() -> None:
        for number in range(100):
            writer.write(partial(add, name=str(number)))

    with pytest.raises(StoreFailed, match="full"):
        fill()
    with pytest.raises(StoreFailed):
        writer.write(partial(add, name="late"))
    writer.close()

    kept = sqlite3.connect(tmp_path / "run.sqlite")
    assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert kept.execute("SELECT COUNT(*) FROM meta WHERE name = 'late'").fetchone() == (0,)
    kept.close()


def test_power_cannot_be_lost_before_an_acknowledgement(tmp_path: Path) -> None:
    """kill -9 cannot show it: SQLite must be told to wait for the disk, and a copy of its files must be whole."""
    connection = open_for_writing(tmp_path)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for number in range(50):
        connection.execute("INSERT INTO meta VALUES (?, '')", (str(number),))
    (tmp_path / "copy").mkdir()
    for name in ("run.sqlite", "run.sqlite-wal"):
        (tmp_path / "copy" / name).write_bytes((tmp_path / name).read_bytes())
    copy = sqlite3.connect(tmp_path / "copy" / "run.sqlite")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.execute("SELECT COUNT(*) FROM meta").fetchone() == (50,)
    copy.close()
    connection.close()


def test_the_tables_can_be_read_by_any_sqlite_tool(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    batch(home, tmp_path / "run")

    found = rows(
        tmp_path / "run",
        "SELECT path, json_extract(brief, '$.headline') FROM inputs JOIN results USING (key) ORDER BY path",
    )

    assert [path for path, _ in found] == ["0000/a0000000.txt", "0000/a0000001.txt"]
    assert all(headline for _, headline in found)


def test_every_table_and_column_is_documented(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "batch.md").read_text()
    documented = {
        cells[1].strip().strip("`"): cells[3]
        for cells in (line.split("|") for line in text.splitlines())
        if len(cells) == 5
    }
    connection = open_for_writing(tmp_path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    for table in tables:
        for column in connection.execute(f"PRAGMA table_info({table})").fetchall():
            assert f"`{column[1]}`" in documented[table], f"{table}.{column[1]}"
    connection.close()


def test_every_state_is_documented() -> None:
    from summarizer.batch.states import STATES

    text = (Path(__file__).parents[2] / "docs" / "batch.md").read_text()

    assert all(f"`{state}`" in text for state in STATES)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT state, COUNT(*) FROM inputs WHERE gone = 0 GROUP BY state",
        "SELECT id FROM inputs WHERE gone = 0",
        "SELECT path FROM inputs WHERE gone = 0 AND state IN ('refused', 'transport') ORDER BY name LIMIT 5",
        "SELECT id, name FROM inputs WHERE state = 'pending' AND scan = 3 AND id > 5 ORDER BY id LIMIT 64",
        "SELECT id FROM inputs JOIN results USING (key) WHERE key = 'k' AND gone = 0 AND inputs.state != 'pending'",
    ],
)
def test_a_million_rows_are_looked_through_by_an_index(tmp_path: Path, query: str) -> None:
    connection = open_for_writing(tmp_path)

    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]

    connection.close()
    assert all("COVERING INDEX" in step for step in steps if step.startswith("SCAN"))
    assert any("inputs" in step for step in steps)
