"""The command line, run as a user runs it: in a process of its own."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from forking import Forked, fork

_COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without keys, but for those in `extra`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZE"))}
    return {**kept, "COLUMNS": "100", **(extra or {})}


def command(*arguments: object) -> list[str]:
    """The command with these arguments, for `subprocess`."""
    return [*_COMMAND, *map(str, arguments)]


def run(
    *arguments: object, env: Mapping[str, str] | None = None, timeout: float = 120, input: str = "",  # noqa: A002
    **options: Any,
) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """Run it to its end."""
    process = start(*arguments, env=env, text_in=input, **options)
    output, errors = process.communicate(timeout=timeout)
    assert process.returncode is not None
    return subprocess.CompletedProcess([*map(str, arguments)], process.returncode, output, errors)


def start(
    *arguments: object, env: Mapping[str, str] | None = None, text_in: str = "", stdout: BinaryIO | None = None,
    **options: Any,
) -> Forked:  # fmt: skip
    """Start it."""
    with tempfile.TemporaryFile() as given:
        given.write(text_in.encode())
        given.seek(0)
        files = (given, stdout or tempfile.TemporaryFile(), tempfile.TemporaryFile())  # noqa: SIM115 - `communicate` closes them
        return fork([*map(str, arguments)], files, environment(env), **options)


def run_anew(
    *arguments: object, env: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run it in a fresh interpreter: for another version of the program, or with limits on the process."""
    options.setdefault("timeout", 120)
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, env=environment(env), **options
    )


def start_anew(*arguments: object, env: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
    """Start it in a fresh interpreter, with pipes to what it writes."""
    return subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(env), **options
    )


def batch(folder: object, out: object, *options: object, **keywords: Any) -> subprocess.CompletedProcess[str]:
    """`summarize batch` to its end; the built-in engine in one process, unless `options` say otherwise."""
    if not {"--model", "--processes", "--dry-run"}.intersection(map(str, options)):
        options = (*options, "--processes", 1)
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


def wait_until(condition: Callable[[], bool], process: Any = None, within_s: float = 120) -> None:
    """Wait for something that a running command brings about; it must not end before."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert process is None or process.poll() is None, "it ended before that"
        assert time.monotonic() < deadline, f"not within {within_s} s"
        time.sleep(0.02)


def done_so_far(run_folder: Path) -> int:
    """Briefs without a failure in a run that may not have made its tables yet."""
    try:
        return states(run_folder).get("ok_flagged", 0) if (run_folder / "run.sqlite").exists() else 0
    except sqlite3.OperationalError:
        return 0
