"""kill -9 at any moment: nothing that was acknowledged is lost or paid twice, and a build that buffers is found out."""

import os
import shutil
from pathlib import Path

import pytest
from articles import write_articles
from commands import rows, states
from killing import besiege, briefs, integrity, mark_of
from model_server import ModelServer

import summarizer

ARTICLES = 60
AT_ONCE = 8
KILLS = int(os.environ.get("SUMMARIZE_KILLS", "20"))
"""Kills in all; `SUMMARIZE_KILLS=200` is the nightly's figure."""
PER_RUN = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("siege") / "in", ARTICLES)


@pytest.mark.slow
def test_kill_9_loses_nothing_that_was_acknowledged_and_pays_nothing_twice(
    tmp_path: Path, server: ModelServer, folder: Path
) -> None:
    besiege(server, folder, tmp_path / "whole", seed=0, kills=0, count=ARTICLES)
    expected = briefs(tmp_path / "whole")

    for seed in range(KILLS // PER_RUN):
        server.requests.clear()
        out = tmp_path / f"run{seed}"
        siege = besiege(
            server, folder, out, seed=seed, kills=PER_RUN, count=ARTICLES, options=("--concurrency", AT_ONCE)
        )

        assert sum(states(out).values()) == ARTICLES, "the results are the inputs"
        assert len(rows(out, "SELECT DISTINCT path FROM inputs")) == ARTICLES
        assert siege.late == [], "what was acknowledged was asked for again"
        assert max(siege.acknowledged.values()) == 1
        assert set(siege.acknowledged) <= {path for (path,) in rows(out, "SELECT path FROM inputs")}
        assert len(server.requests) <= ARTICLES + siege.kills * AT_ONCE, "at most what was in flight is asked twice"
        assert integrity(out) == "ok"
        assert briefs(out) == expected, "the export is that of a run that nothing interrupted"


@pytest.mark.slow
def test_a_build_that_acknowledges_before_it_commits_is_found_out(
    tmp_path: Path, server: ModelServer, folder: Path
) -> None:
    package = tmp_path / "buffered" / "summarizer"
    home = Path(summarizer.__file__).parent
    shutil.copytree(home, package, ignore=shutil.ignore_patterns("__pycache__"))
    if (home.parent / "prompts").is_dir():
        shutil.copytree(home.parent / "prompts", tmp_path / "buffered" / "prompts")
    writer = package / "batch" / "writer.py"
    source = writer.read_text()
    changed = source.replace("            self._commit(group)\n", "            self._buffer(group, closing)\n")
    assert changed != source
    changed += """
    def _buffer(self, group, closing):
        self._kept = getattr(self, "_kept", [])
        for item in group:
            if "settle" in repr(item.change):
                item.acknowledge([(None, "ok")], None)
                self._kept.append(_Item(item.change, lambda *_: None))
            else:
                self._commit([item])
        if closing or len(self._kept) > 25:
            self._commit(self._kept)
            self._kept = []
"""
    writer.write_text(changed)
    found = 0

    for seed in range(2):
        out = tmp_path / f"run{seed}"
        siege = besiege(
            server, folder, out, seed=seed, kills=PER_RUN, count=ARTICLES, options=("--concurrency", AT_ONCE),
            program=tmp_path / "buffered",
        )  # fmt: skip
        found += bool(siege.late)

    assert found == 2, "the test would not notice a store that loses what it acknowledged"


def test_the_marks_that_this_test_counts_by_are_in_every_request(
    tmp_path: Path, server: ModelServer, folder: Path
) -> None:
    besiege(server, folder, tmp_path / "run", seed=0, kills=0, count=ARTICLES)

    assert all(server.count(mark_of(path)) == 1 for (path,) in rows(tmp_path / "run", "SELECT path FROM inputs"))
