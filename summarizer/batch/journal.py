"""The log of a run: one JSON object per line, written after the store has the fact."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.shown import shown


class Journal:
    """Appends events to a file; holds neither article text nor keys, and each line is handed over at once."""

    def __init__(self, path: Path | None) -> None:
        """Raises UsageError when the file cannot be opened."""
        self._descriptor: int | None = None
        if path is None:
            return
        try:
            self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise UsageError(
                f"--log {shown(path)}: cannot be written ({error.strerror}); choose another place"
            ) from error

    def write(self, event: str, **values: object) -> None:
        """One line."""
        if self._descriptor is None:
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"at": now, "event": event, **values}, ensure_ascii=True) + "\n"
        try:
            os.write(self._descriptor, line.encode())
        except OSError:
            self.close()  # the run matters more than its log

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
