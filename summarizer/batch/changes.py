"""The changes that a batch makes in its store, each to be run by the writer."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.batch.identity import article_id
from summarizer.batch.inputs.entry import Entry
from summarizer.batch.report import Report
from summarizer.batch.states import DONE

Moves = list[tuple[str | None, str | None]]
"""Inputs that went from one state to another; None: it was not listed before, or is no longer."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A piece of a listing, sorted by what it means for the store."""

    new: Sequence[tuple[int, Entry]]
    """Inputs that were not known: number that they get, entry."""
    again: Sequence[tuple[int, str | None, Entry]]
    """Inputs to be worked on (again): number, state so far (None: it had gone), entry."""
    back: Sequence[tuple[int, str]]
    """Inputs that had gone and are listed again unchanged: number, state."""


def add_listing(connection: sqlite3.Connection, listing: Listing, source: int, scan: int, settings: int) -> Moves:
    """Put listed inputs to work; those that can be no article end at once."""
    moves: Moves = [(None, _first_state(entry)) for _, entry in listing.new]
    connection.executemany(
        "INSERT INTO inputs (id, name, path, source, row, stamp, scan, state, detail, settings, published)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, entry.name, entry.path, source, entry.row, entry.stamp, scan, _first_state(entry), entry.problem,
             settings, entry.published)
            for number, entry in listing.new
        ),
    )  # fmt: skip
    for number, before, entry in listing.again:
        state = _first_state(entry)
        key = connection.execute("SELECT key FROM inputs WHERE id = ?", (number,)).fetchone()[0]
        connection.execute(
            "UPDATE inputs SET source = ?, row = ?, stamp = ?, scan = ?, gone = 0, state = ?, detail = ?, settings = ?,"
            " published = ?, published_from = NULL, key = NULL, sha256 = NULL, text_sha256 = NULL WHERE id = ?",
            (source, entry.row, entry.stamp, scan, state, entry.problem, settings, entry.published, number),
        )
        moves.append((before, state))
        moves += _share_out(connection, [key])
    for number, state in listing.back:
        connection.execute("UPDATE inputs SET gone = 0 WHERE id = ?", (number,))
        moves.append((None, state))
        key = connection.execute("SELECT key FROM inputs WHERE id = ?", (number,)).fetchone()[0]
        moves += _share_out(connection, [key])
    return moves


def _first_state(entry: Entry) -> str:
    return "input_error" if entry.problem else "pending"


def mark_gone(connection: sqlite3.Connection, numbers: Sequence[int]) -> Moves:
    """Keep inputs that are no longer listed, but count them no more."""
    moves: Moves = []
    keys = []
    for number in numbers:
        connection.execute("UPDATE inputs SET gone = 1 WHERE id = ?", (number,))
        state, key = connection.execute("SELECT state, key FROM inputs WHERE id = ?", (number,)).fetchone()
        moves.append((state, None))
        keys.append(key)
    return moves + _share_out(connection, keys)


def settle(connection: sqlite3.Connection, report: Report, settings: int, invocation: int, now: str) -> Moves:
    """Write how an input ended, with its result when it has one of its own."""
    spent = report.spent
    state, detail = report.state, report.detail
    if report.key is not None and state is not None:
        connection.execute(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (report.key, invocation, state, detail, report.brief, spent.requests, spent.throttled, spent.input_tokens,
             spent.cached_tokens, spent.output_tokens, spent.cost_usd, spent.seconds, now),
        )  # fmt: skip
    elif report.key is not None:
        row = connection.execute("SELECT state, detail FROM results WHERE key = ?", (report.key,)).fetchone()
        state, detail = row
    before, path = connection.execute("SELECT state, path FROM inputs WHERE id = ?", (report.input,)).fetchone()
    facts = report.facts
    values = (facts.sha256, facts.text_sha256, facts.published, facts.published_from) if facts else (None,) * 4
    identity = article_id(facts.text_sha256, path) if facts else None
    connection.execute(
        "UPDATE inputs SET state = ?, detail = ?, settings = ?, article_id = ?, key = ?,"
        " sha256 = ?, text_sha256 = ?, published = COALESCE(?, published), published_from = ? WHERE id = ?",
        (state, detail, settings, identity, report.key, *values, report.input),
    )
    connection.execute(
        "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (report.input, invocation, now, state, detail, spent.requests, spent.throttled, spent.cost_usd, spent.seconds),
    )
    moves: Moves = [(before, str(state))]
    return moves + _share_out(connection, [report.key])


def _share_out(connection: sqlite3.Connection, keys: Iterable[str | None]) -> Moves:
    """Of the inputs with one text the first by name carries the result's state, the others are its duplicates.

    By name, not by who came first: so the end of a run is the same however its calls raced. A failure is everybody's.
    """
    moves: Moves = []
    for key in keys:
        if key is None:
            continue
        rows = connection.execute(
            "SELECT id, inputs.state, results.state FROM inputs JOIN results USING (key)"
            " WHERE key = ? AND gone = 0 AND inputs.state != 'pending' ORDER BY name",
            (key,),
        ).fetchall()
        for at, (number, state, result) in enumerate(rows):
            right = "duplicate" if at > 0 and result in DONE else result
            if state != right:
                connection.execute("UPDATE inputs SET state = ? WHERE id = ?", (right, number))
                moves.append((state, right))
    return moves
