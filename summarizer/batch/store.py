"""The tables of a run folder: what was listed, what became of it, and the briefs."""

import json
import os
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import SummarizerError, UsageError
from summarizer.shown import shown

FILE = "run.sqlite"
VERSION = 1
READERS_CACHE_KB = 512
"""What a reader keeps of the file: it looks up single rows, and SQLite's own 2 MB for each of four would add up."""

SCHEMA = """
CREATE TABLE meta (               -- one value per name: how the run was made
    name TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE settings (           -- everything that decides a brief besides text and date
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, json TEXT NOT NULL
);
CREATE TABLE inputs (             -- one row per input, in the order of listing
    id INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE,    -- path below the folder, or table#id, as bytes
    path TEXT NOT NULL,           -- the same as one printable line
    source INTEGER NOT NULL,      -- which argument it came from, from 0
    row INTEGER,                  -- place in its table, from 0; null for a file
    stamp TEXT NOT NULL,          -- changes when the article may have changed
    scan INTEGER NOT NULL,        -- the invocation that last put it to work
    gone INTEGER NOT NULL DEFAULT 0,  -- 1: no longer listed; kept, but not counted
    state TEXT NOT NULL,
    detail TEXT,                  -- why it failed
    settings INTEGER,             -- the settings it ended under
    article_id TEXT,              -- stable: hash of text and path
    sha256 TEXT, text_sha256 TEXT, published TEXT, published_from TEXT,
    key TEXT                      -- of its result
);
CREATE INDEX inputs_pending ON inputs (scan, id) WHERE state = 'pending';
CREATE INDEX inputs_state ON inputs (state, gone) WHERE gone = 0;  -- both columns, so that it covers counts
CREATE INDEX inputs_key ON inputs (key) WHERE key IS NOT NULL;
CREATE TABLE results (            -- one row per text, date and settings
    key TEXT PRIMARY KEY,
    invocation INTEGER NOT NULL,
    state TEXT NOT NULL,
    detail TEXT,
    brief TEXT,                   -- JSON; null for failures
    requests INTEGER NOT NULL, throttled INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL,
    cost_usd REAL,                -- null: unknown
    seconds REAL NOT NULL,
    finished TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE history (            -- one row per time an input was worked on
    input INTEGER NOT NULL, invocation INTEGER NOT NULL, finished TEXT NOT NULL,
    state TEXT NOT NULL, detail TEXT,
    requests INTEGER NOT NULL, throttled INTEGER NOT NULL, cost_usd REAL, seconds REAL NOT NULL
);
CREATE INDEX history_input ON history (input);
"""


class StoreUnusable(UsageError):
    """The run folder cannot be used as it is."""


class StoreFailed(SummarizerError):
    """The store could not be written: the disk is full, or fails."""


@dataclass(frozen=True, slots=True)
class StoredResult:
    """What is known of one text under one set of settings."""

    key: str
    invocation: int
    state: str
    detail: str | None
    brief: str | None


def make_run_folder(folder: Path) -> None:
    """Make the folder for its owner alone, or accept one that is.

    Raises:
        StoreUnusable: it belongs to someone else, others may write to it, or it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError as error:
        raise StoreUnusable(
            f"--out {shown(folder)}: cannot be made ({error.strerror}); choose another place"
        ) from error
    if status.st_uid != os.geteuid():
        raise StoreUnusable(f"--out {shown(folder)} belongs to another user; choose a folder of your own")
    if stat.S_IMODE(status.st_mode) & 0o022:
        raise StoreUnusable(f"--out {shown(folder)}: others may write to it; `chmod go-w` it, or choose another folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreUnusable(
            f"--out {shown(folder)}: cannot be written (no permission, or a read-only disk); choose another folder"
        )


def open_for_writing(folder: Path) -> sqlite3.Connection:
    """The store of a run folder, made if there is none; owner-only files, every commit on the disk.

    Raises:
        StoreUnusable: made by another version, damaged, or not writable.
    """
    path = folder / FILE
    # SQLite makes its files with mode 0644 at best; a chmod afterwards leaves a moment in which others can open them.
    before = os.umask(0o077)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        # Made here, handed to the writer's thread, and used there alone.
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        if not _version(connection):
            for statement in _statements(SCHEMA):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        _check_version(connection, path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnusable(f"{shown(path)}: cannot be used ({error}); choose another --out") from error
    finally:
        os.umask(before)
    return connection


def _statements(script: str) -> Iterator[str]:
    plain = "\n".join(line.split("--")[0] for line in script.splitlines())
    return (one for one in plain.split(";") if one.strip())


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A read-only view of a run's store; works while a batch writes it.

    Raises:
        StoreUnusable: there is no run there, or it was made by another version.
    """
    path = folder / FILE
    if not path.is_file():
        raise StoreUnusable(f"{shown(folder)} holds no run; name the folder that `summarize batch --out` made")
    try:
        # Not `mode=ro`: a reader of a WAL database needs its -shm file, and must make it when the writer has left.
        address = path.absolute().as_uri() + ("" if os.access(folder, os.W_OK) else _unwritable(path))
        connection = sqlite3.connect(address, isolation_level=None, check_same_thread=False, timeout=30, uri=True)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{READERS_CACHE_KB}")
        _check_version(connection, path)
    except sqlite3.Error as error:
        raise StoreUnusable(f"{shown(path)}: cannot be read ({error})") from error
    return connection


def _unwritable(path: Path) -> str:
    """What an address needs where no -shm file can be made; nobody writes there, so the file stays as it is.

    Raises:
        StoreUnusable: results stand in the -wal file, which cannot be read without a -shm file.
    """
    wal = path.with_name(f"{FILE}-wal")
    if wal.exists() and wal.stat().st_size:
        raise StoreUnusable(
            f"{shown(path)}: a run that was cut off, on a disk that cannot be written; copy it elsewhere"
        )
    return "?immutable=1"


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    found = _version(connection)
    if found != VERSION:
        raise StoreUnusable(
            f"{shown(path)}: its tables have version {found}, this program writes {VERSION}; choose another --out"
        )


def meta(connection: sqlite3.Connection) -> dict[str, str]:
    """Everything in the table `meta`."""
    return dict(connection.execute("SELECT name, value FROM meta"))


def settings_id(connection: sqlite3.Connection, digest: str, settings: Mapping[str, object]) -> int:
    """The number of these settings, which are added when they are new."""
    connection.execute(
        "INSERT OR IGNORE INTO settings (digest, json) VALUES (?, ?)", (digest, json.dumps(settings, sort_keys=True))
    )
    row = connection.execute("SELECT id FROM settings WHERE digest = ?", (digest,)).fetchone()
    return int(row[0])


def stored_result(connection: sqlite3.Connection, key: str) -> StoredResult | None:
    """The result under this key, or None."""
    row = connection.execute(
        "SELECT key, invocation, state, detail, brief FROM results WHERE key = ?", (key,)
    ).fetchone()
    return None if row is None else StoredResult(*row)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many listed inputs are in each state."""
    return dict(connection.execute("SELECT state, COUNT(*) FROM inputs WHERE gone = 0 GROUP BY state"))
