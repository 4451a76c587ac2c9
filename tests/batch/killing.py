"""Kills a batch at random moments, again and again, until it is done; then looks at what is left."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles import mark
from commands import asked, run, start
from model_server import ModelServer


@dataclass
class Siege:
    """What happened to one run."""

    kills: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    """How often each result was acknowledged in the log."""
    late: list[str] = field(default_factory=list)
    """Marks of articles that the server saw again after they were acknowledged."""


def acknowledged(log: Path) -> list[tuple[str, str]]:
    """Path and state of every whole line that says an input has ended; a torn last line is no acknowledgement."""
    if not log.exists():
        return []
    found = []
    for line in log.read_bytes().split(b"\n")[:-1]:
        event = json.loads(line)
        if event["event"] == "settled":
            found.append((event["path"], event["state"]))
    return found


def besiege(
    server: ModelServer, folder: Path, out: Path, *, seed: int, kills: int, count: int,
    options: tuple[object, ...] = (), program: Path | None = None,
) -> Siege:  # fmt: skip
    """Run over `folder`, killed `kills` times at random shares of the work, and let the last one end by itself.

    Args:
        program: folder of another build of the package.
    """
    chance, siege, log = random.Random(seed), Siege(), out.with_suffix(".log")
    line = ("batch", folder, "--out", out, "--log", log, *asked(server), *options)
    while True:
        seen = Counter(word for request in server.requests for word in marks(request.user))
        done = {path for path, _ in acknowledged(log)}
        process = start(*line, program=program)
        if siege.kills < kills:
            share = chance.random()
            target = len(done) + share * (count - len(done)) / 2
            while process.poll() is None and len(acknowledged(log)) < target:
                time.sleep(0.005)
            time.sleep(chance.random() * 0.03)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
            siege.kills += 1
        process.communicate(timeout=120)
        late = Counter(word for request in server.requests for word in marks(request.user)) - seen
        siege.late += [word for word in late if any(word == mark_of(path) for path in done)]
        if process.returncode is None or process.returncode >= 0:
            siege.acknowledged = Counter(path for path, _ in acknowledged(log))
            return siege


def mark_of(path: str) -> str:
    """The word of the article in a file that `write_articles` made."""
    return mark(int(Path(path).stem[1:]))


def marks(text: str) -> list[str]:
    """The words of the articles in a request."""
    return [word.rstrip(".") for word in text.split() if word.startswith("q") and len(word.rstrip(".")) == 15]


def briefs(out: Path) -> list[dict[str, Any]]:
    """The export of a run, each brief without `run`."""
    lines = [json.loads(line) for line in run("export", out, "--to", "jsonl").stdout.splitlines()]
    for line in lines:
        if line["brief"] is not None:
            line["brief"].pop("run")
    return lines


def integrity(out: Path) -> str:
    """What SQLite finds when it checks the store."""
    connection = sqlite3.connect(out / "run.sqlite")
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
