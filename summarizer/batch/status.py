"""How a run stands, as text."""

import json
import sqlite3
from pathlib import Path

from summarizer.batch.export.briefs import brief_of
from summarizer.batch.states import DONE, FAILED, STATES
from summarizer.batch.store import counts, open_for_reading
from summarizer.batch.wording import cost, counted
from summarizer.errors import UsageError
from summarizer.shown import shown

_SLOWEST = 5
_FAILURES = 20


def run_status(folder: Path) -> str:
    """Counts by state, cost, the slowest articles, and what failed with its reason.

    Raises:
        UsageError: there is no run.
    """
    reading = open_for_reading(folder)
    try:
        lines = [*_states(reading), *_spent(reading), *_slowest(reading), *_failures(reading)]
    finally:
        reading.close()
    return "".join(f"{line}\n" for line in lines)


def _states(reading: sqlite3.Connection) -> list[str]:
    found = counts(reading)
    done = sum(number for state, number in found.items() if state in DONE)
    failed = sum(number for state, number in found.items() if state in FAILED)
    lines = [f"{sum(found.values()):,} listed: {done:,} done, {failed:,} failed, {found.get('pending', 0):,} pending"]
    lines += [f"  {state:<18}{found[state]:>12,}" for state in STATES if found.get(state)]
    gone = reading.execute("SELECT COUNT(*) FROM inputs WHERE gone = 1").fetchone()[0]
    if gone:
        lines.append(f"  {gone:,} more are no longer among the inputs; they are kept, and not counted")
    return lines


def _spent(reading: sqlite3.Connection) -> list[str]:
    requests, throttled, usd, unknown, asked = reading.execute(
        "SELECT COALESCE(SUM(requests), 0), COALESCE(SUM(throttled), 0), COALESCE(SUM(cost_usd), 0),"
        " COALESCE(SUM(cost_usd IS NULL), 0), COALESCE(SUM(requests > 0), 0) FROM history"
    ).fetchone()
    tokens_in, cached, out = reading.execute(
        "SELECT COALESCE(SUM(input_tokens), 0), COALESCE(SUM(cached_tokens), 0), COALESCE(SUM(output_tokens), 0)"
        " FROM results"
    ).fetchone()
    if not requests:
        return []
    return [
        f"{counted(requests, 'request')}, {throttled:,} times 429, {cost(usd, unknown, asked)}",
        f"{tokens_in:,} tokens in ({cached:,} from the cache), {out:,} out",
    ]


def _slowest(reading: sqlite3.Connection) -> list[str]:
    rows = reading.execute(
        "SELECT path, results.seconds FROM results JOIN inputs USING (key)"
        " WHERE gone = 0 ORDER BY results.seconds DESC LIMIT ?",
        (_SLOWEST,),
    ).fetchall()
    return ["slowest:", *(f"  {seconds:8.2f} s  {path}" for path, seconds in rows)] if rows else []


def _failures(reading: sqlite3.Connection) -> list[str]:
    marks = ",".join("?" * len(FAILED))
    where = f"state IN ({marks}) AND gone = 0"
    total = reading.execute(f"SELECT COUNT(*) FROM inputs WHERE {where}", sorted(FAILED)).fetchone()[0]  # noqa: S608
    rows = reading.execute(
        f"SELECT path, state, detail FROM inputs WHERE {where} ORDER BY name LIMIT ?",  # noqa: S608
        (*sorted(FAILED), _FAILURES),
    ).fetchall()
    lines = ["failed:"] if rows else []
    lines += [f"  {path}: {state}: {_one_line(detail)}" for path, state, detail in rows]
    if total > _FAILURES:
        lines.append(f"  and {total - _FAILURES:,} more (table `inputs`, or `export --to csv`)")
    return lines


def _one_line(detail: str | None) -> str:
    return shown((detail or "").replace("\n", " "))[:300]


def article_status(folder: Path, article: str) -> str:
    """One article's state, history and brief.

    Args:
        article: its path as `--status` shows it, or its id.

    Raises:
        UsageError: there is no run, or no such article in it.
    """
    reading = open_for_reading(folder)
    try:
        row = reading.execute(
            "SELECT id, path, article_id, state, detail FROM inputs WHERE path = ? OR article_id = ?",
            (article, article),
        ).fetchone()
        if row is None:
            raise UsageError(f"--article {shown(article)}: the run has no such article; give its path or its id")
        number, path, identity, state, detail = row
        lines = [f"{path} ({identity or 'not read'}): {state}" + (f": {_one_line(detail)}" if detail else "")]
        lines += [
            f"  {finished}  {ended}, {counted(requests, 'request')}, {seconds:.2f} s"
            + (f": {_one_line(why)}" if why else "")
            for finished, ended, requests, seconds, why in reading.execute(
                "SELECT finished, state, requests, seconds, detail FROM history WHERE input = ? ORDER BY rowid",
                (number,),
            )
        ]
        brief = brief_of(reading, number)
        if brief is not None:
            lines.append(json.dumps(brief, ensure_ascii=False, indent=2))
    finally:
        reading.close()
    return "".join(f"{line}\n" for line in lines)
