"""The briefs of a run, each with its own input's source."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_COLUMNS = (
    "inputs.id, inputs.name, inputs.path, inputs.article_id, inputs.state, inputs.detail, inputs.sha256,"
    " inputs.published_from, results.brief, results.requests, results.input_tokens, results.cached_tokens,"
    " results.output_tokens, results.cost_usd, results.seconds"
)
_TABLES = "inputs LEFT JOIN results USING (key)"


@dataclass(frozen=True, slots=True)
class Exported:
    """One input of a run, with its brief when it has one."""

    id: int
    name: bytes
    path: str
    article_id: str | None
    state: str
    detail: str | None
    brief: dict[str, Any] | None
    """As the contract has it; None for what failed or is pending."""
    requests: int | None
    input_tokens: int | None
    cached_tokens: int | None
    output_tokens: int | None
    cost_usd: float | None
    seconds: float | None


def _exported(row: tuple[Any, ...]) -> Exported:
    number, name, path, identity, state, detail, sha256, published_from, text, *spent = row
    brief = None
    if text is not None:
        brief = json.loads(text)
        # A copy of a text shares its twin's result; these alone are its own.
        brief["source"].update(path=path, sha256=sha256, published_from=published_from)
    return Exported(number, name, path, identity, state, detail, brief, *spent)


def exported(reading: sqlite3.Connection) -> Iterator[Exported]:
    """Every listed input in the order of names, whatever order they ended in."""
    last = b""
    while True:
        # In pieces, so that a batch that is writing is not kept from folding its log back into the database.
        rows = reading.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE gone = 0 AND name > ? ORDER BY name LIMIT 200",  # noqa: S608
            (last,),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][1]
        yield from map(_exported, rows)


def brief_of(reading: sqlite3.Connection, number: int) -> dict[str, Any] | None:
    """The brief of the input with this number, or None."""
    row = reading.execute(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE inputs.id = ?", (number,)).fetchone()  # noqa: S608
    return _exported(row).brief
