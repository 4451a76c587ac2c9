"""JSON lines as records."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.batch.inputs.table import Record
from summarizer.strict_json import StrictJsonError, loads

MAX_LINE = 20_000_000
"""Bytes of the longest line that is read, four times what the reader takes of one article."""


def read_json_lines(path: Path, columns: Sequence[str]) -> Iterator[Record]:  # noqa: ARG001 - a line is read whole
    """One record per line that is not blank; a line that is no object becomes its reason."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_LINE)
                yield f"line {number} has more than {MAX_LINE:,} bytes"
                continue
            if line.strip():
                yield _record(line, number)


def _record(line: bytes, number: int) -> Record:
    try:
        value = loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return f"line {number} is no UTF-8"
    except StrictJsonError as error:
        return f"line {number} is {error}" if str(error).startswith("not JSON") else f"line {number}: {error}"
    return value if isinstance(value, dict) else f"line {number} is no JSON object"
