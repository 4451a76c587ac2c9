"""A folder with one brief per article, laid out as the inputs are."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from summarizer.batch.export.briefs import Exported
from summarizer.batch.inputs.folder import OUTPUT_MARKS
from summarizer.errors import UsageError
from summarizer.shown import shown

# Bytes of the longest name that file systems take.
_LONGEST_NAME = 255


def place_of(name: bytes) -> Path:
    """Where the brief of an input stands below the output folder: its own path, made harmless, with `.json` behind.

    No step leads out of the folder, whatever the input was called.
    """
    steps = [step for step in os.fsdecode(name).split("/") if step not in ("", ".")]
    safe = ["_up" if step == ".." else step for step in steps]
    if not safe:
        safe = ["_"]
    last = os.fsencode(safe[-1])
    if len(last) + 5 > _LONGEST_NAME:
        import hashlib

        last = last[: _LONGEST_NAME - 5 - 17] + b"-" + hashlib.sha256(last).hexdigest()[:16].encode()
    return Path(*safe[:-1], os.fsdecode(last) + ".json")


def write_folder(items: Iterable[Exported], output: Path) -> int:
    """Write one indented brief per article that has one; returns how many.

    Raises:
        UsageError: the folder cannot be written.
    """
    number = 0
    try:
        output.mkdir(parents=True, exist_ok=True)
        (output / OUTPUT_MARKS[1]).touch()
        for item in items:
            if item.brief is None:
                continue
            path = output / place_of(item.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".part-{os.getpid()}")
            part.write_text(json.dumps(item.brief, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            part.replace(path)
            number += 1
    except OSError as error:
        raise UsageError(f"--output {shown(output)}: cannot be written ({error.strerror or error})") from error
    return number
