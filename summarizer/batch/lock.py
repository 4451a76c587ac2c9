"""The lock of a run folder: one process writes a run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.batch.store import StoreUnusable
from summarizer.errors import RunLocked
from summarizer.shown import shown

FILE = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the run folder; the system frees the lock when the process ends, however it ends.

    Raises:
        RunLocked: another process holds it; the message names its id.
        StoreUnusable: the lock cannot be written.
    """
    path = folder / FILE
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnusable(f"{shown(path)}: cannot be written ({error.strerror}); choose another --out") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            raise RunLocked(
                f"{shown(folder)}: process {holder} is writing this run; wait for it, or choose another --out"
            ) from error
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        except OSError as error:
            raise StoreUnusable(f"{shown(path)}: cannot be written ({error.strerror}); make room") from error
        yield
    finally:
        os.close(descriptor)
