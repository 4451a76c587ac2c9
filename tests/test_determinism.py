"""The same bytes in give the same brief out, whatever the process's hash seed, time zone and locale."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow  # eight fresh interpreters

ROOT = Path(__file__).parents[1]
ARTICLES = sorted([*(ROOT / "examples").glob("*.txt"), *sorted((ROOT / "evals" / "samples").glob("*.txt"))[::20]])
SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "a random hash seed": {"PYTHONHASHSEED": "random"},
    "a day ahead": {"TZ": "Pacific/Kiritimati"},
    "half a day behind": {"TZ": "Etc/GMT+12"},
    "the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "a Turkish locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
}


def briefs(surroundings: dict[str, str], articles: Sequence[Path] = ARTICLES) -> list[dict[str, Any]]:
    """The briefs that a process of its own makes, without the seconds that it took."""
    start = [sys.executable, "-c", "from summarizer.cli import main; main()"]
    done = subprocess.run(
        [*start, "--model", "builtin", "--format", "json", *map(str, articles)],
        env={**os.environ, "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", **surroundings},
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    for one in found:
        del one["run"]["seconds"]
    return found


@pytest.fixture(scope="module")
def usual() -> list[dict[str, Any]]:
    """The briefs of a process with nothing special around it."""
    return briefs({})


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_a_brief_depends_on_the_article_alone(surroundings: dict[str, str], usual: list[dict[str, Any]]) -> None:
    assert len(usual) == len(ARTICLES)
    assert briefs(surroundings) == usual


def test_what_is_kept_from_one_article_does_not_colour_the_next(usual: list[dict[str, Any]]) -> None:
    assert briefs({}, ARTICLES[::-1]) == usual[::-1]
