"""JSON lines: one object per input."""

import json
from collections.abc import Iterable
from typing import TextIO

from summarizer.batch.export.briefs import Exported


def write_json_lines(items: Iterable[Exported], sink: TextIO) -> int:
    """Write one line per input: its id, path and state, and its brief or null; returns how many."""
    number = 0
    for item in items:
        line = {
            "article_id": item.article_id, "path": item.path, "state": item.state, "detail": item.detail,
            "brief": item.brief,
        }  # fmt: skip
        sink.write(json.dumps(line, ensure_ascii=False) + "\n")
        number += 1
    return number
