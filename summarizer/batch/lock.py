"""The lock of a run folder: one process writes a run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import RunLocked
from summarizer.shown import shown

FILE = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the run folder; the system frees the lock when the process ends, however it ends.

    Raises:
        RunLocked: another process holds it; the message names its id.
    """
    path = folder / FILE
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            raise RunLocked(
                f"{shown(folder)}: process {holder} is writing this run; wait for it, or choose another --out"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
