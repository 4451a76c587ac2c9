"""The command line, run as a user runs it: in a process of its own."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without keys, but for those in `extra`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZE"))}
    return {**kept, "COLUMNS": "100", **(extra or {})}


def command(*arguments: object) -> list[str]:
    """The command with these arguments, for `subprocess`."""
    return [*_COMMAND, *map(str, arguments)]


def run(*arguments: object, env: Mapping[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    options.setdefault("timeout", 120)
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, env=environment(env), **options
    )


def start(*arguments: object, env: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
    """Start it."""
    return subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(env), **options
    )


def batch(folder: object, out: object, *options: object, **keywords: Any) -> subprocess.CompletedProcess[str]:
    """`summarize batch` to its end."""
    return run("batch", folder, "--out", out, *options, **keywords)


def asked(server: Any, *options: object) -> tuple[object, ...]:
    """Options that ask the model of a local server."""
    return ("--model", "test-model", "--base-url", server.base_url, *options)


def rows(run_folder: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in the store of a run."""
    connection = sqlite3.connect(run_folder / "run.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def states(run_folder: Path) -> dict[str, int]:
    """How many inputs are in each state."""
    return dict(rows(run_folder, "SELECT state, COUNT(*) FROM inputs WHERE gone = 0 GROUP BY state"))
