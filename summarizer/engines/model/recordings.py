"""Recorded completions: answers kept by the canonical request that got them, and played back without a network."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.errors import ConfigurationError, RecordingMissing


def request_key(body: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical request: sorted keys, no white space; address and key are no part of it."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


class Recorder:
    """Appends answers to a JSON lines file that only its owner can read, as answers quote articles."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise ConfigurationError(f"--record {path}: cannot be written ({error.strerror})") from error

    def keep(self, body: Mapping[str, Any], answer: bytes) -> None:
        """Append one answer, in one write, so that parallel workers do not mix their lines."""
        row = {
            "key": request_key(body),
            "model": body.get("model"),
            "answer": answer.decode("utf-8", errors="replace"),
        }
        os.write(self._handle, (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace"))

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)


class Replay:
    """Answers from a file that `Recorder` wrote."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._answers: dict[str, bytes] = {}
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise RecordingMissing(f"--replay {path}: cannot be read; record it first with --record") from error
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                self._answers[row["key"]] = row["answer"].encode("utf-8")
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise RecordingMissing(f"--replay {path}: line {number} is no recording; record it again") from error

    def answer(self, body: Mapping[str, Any]) -> bytes:
        """The recorded answer to this very request.

        Raises:
            RecordingMissing: there is none; nothing is sent in its place.
        """
        key = request_key(body)
        if key not in self._answers:
            raise RecordingMissing(
                f"{self.path}: no recording of request {key[:12]} for {body.get('model')}; article, prompt, model or "
                "parameters differ from those recorded. Record again with --record"
            )
        return self._answers[key]
