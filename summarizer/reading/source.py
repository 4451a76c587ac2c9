"""The bytes of one file, read without blocking and no further than a cap."""

import errno
import os
import stat
import sys
from pathlib import Path

from summarizer.errors import ArticleMissing, ArticleTooLarge, ArticleUnreadable
from summarizer.records import record
from summarizer.shown import shown

MAX_BYTES = 5_000_000
"""Bytes that the reader takes of one article, some 800,000 words; longer files are refused unread."""

_CHUNK = 1 << 20
_KINDS = (
    (stat.S_ISDIR, "a folder, not an article", "Name the files in it, or use `summarize batch FOLDER`."),
    (stat.S_ISFIFO, "a named pipe", "Read it through standard input: `summarize - < PIPE`."),
    (stat.S_ISSOCK, "a socket", "Save the article to a file first."),
    (stat.S_ISCHR, "a device", "Save the article to a file first."),
    (stat.S_ISBLK, "a device", "Save the article to a file first."),
)


@record(frozen=True, slots=True)
class Content:
    """What was read of a file."""

    data: bytes
    modified: float | None
    """Seconds since 1970 (UTC) of the last change; None for standard input."""


def read_source(path: str | os.PathLike[str], limit: int = MAX_BYTES) -> Content:
    """The bytes of a regular file, or of standard input for "-".

    Reads at most `limit` + 1 bytes, and opens nothing but regular files, so a pipe or a device cannot block it.

    Raises:
        ArticleMissing: no such file.
        ArticleUnreadable: folder, pipe, socket, device, no permission, or the system failed to read it.
        ArticleTooLarge: more than `limit` bytes.
    """
    if os.fspath(path) == "-":
        return Content(_read_standard_input(limit), None)
    name = shown(path)
    try:
        _refuse_special(name, Path(path).stat().st_mode)
        # Without O_NONBLOCK, a pipe put in the file's place after the look above would block the open for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except ValueError as error:  # a NUL in the path
        raise ArticleMissing(f"{name}: no file can have this name. Check the path.") from error
    except OSError as error:
        raise _refused(name, error) from error
    try:
        status = os.fstat(descriptor)
        _refuse_special(name, status.st_mode)
        if status.st_size > limit:
            raise _too_large(name, limit, status.st_size)
        return Content(_read_up_to(descriptor, limit, name), status.st_mtime)
    except OSError as error:
        raise _refused(name, error) from error
    finally:
        os.close(descriptor)


def _read_up_to(descriptor: int, limit: int, name: str) -> bytes:
    """Everything, when that is no more than `limit` bytes."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(_CHUNK, left))):
        parts.append(part)
        left -= len(part)
    if left <= 0:  # it grew while it was read, or tells no size (as in /proc)
        raise _too_large(name, limit, None)
    return b"".join(parts)


def _read_standard_input(limit: int) -> bytes:
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise _refused("standard input", error) from error
    if len(data) > limit:
        raise _too_large("standard input", limit, None)
    return data


def _refuse_special(name: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    for is_kind, fact, remedy in _KINDS:
        if is_kind(mode):
            raise ArticleUnreadable(f"{name}: {fact}. {remedy}")
    raise ArticleUnreadable(f"{name}: no regular file. Save the article to a file first.")


def _too_large(name: str, limit: int, size: int | None) -> ArticleTooLarge:
    fact = f"{size:,} bytes" if size is not None else f"more than {limit:,} bytes"
    return ArticleTooLarge(f"{name}: {fact}, but the reader takes {limit:,}. Cut it down to the article.")


def _refused(name: str, error: OSError) -> ArticleMissing | ArticleUnreadable:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        if name.startswith(("http://", "https://")):
            return ArticleMissing(f"{name}: an address, and none is fetched. Save the page and name the file.")
        return ArticleMissing(f"{name}: no such file. Check the path.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ArticleUnreadable(f"{name}: no permission to read it. Change its mode or owner.")
    if error.errno == errno.ELOOP:
        return ArticleUnreadable(f"{name}: its symbolic links run in a circle. Name the file itself.")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return ArticleUnreadable(f"{name}: cannot be read ({reason}). Try a copy of it.")
