"""The text of an HTML page, taken out by a child process that can be stopped."""

import atexit
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from typing import Any

from summarizer.errors import ExtractionFailed
from summarizer.reasons import Flag
from summarizer.records import record

DEADLINE_S = 10.0
"""Seconds that one page may take. A page of 48 KB takes 0.02, one with 0.6 MB of plain text 1.2."""

_START_S = 60.0  # seconds for the child to load its libraries; 0.5 to 1 on an idle machine
_PAGES_PER_CHILD = 1000  # then a fresh one, so that what the libraries cache cannot grow without end
_LONGEST_ANSWER = 32_000_000  # bytes; six times the longest page
_HEADER = 8  # bytes of the length that precedes each message


@record(frozen=True, slots=True)
class Page:
    """What a page says, as a reader would see it."""

    text: str
    """Headline and paragraphs, divided by blank lines."""
    title: str | None
    published: str | None
    """ISO date, from the page's metadata."""
    authors: tuple[str, ...]
    flags: tuple[Flag, ...]
    """What was left out because a reader would not see it."""


class PageReader:
    """One warm child process that extracts page after page; safe to share between threads.

    The child has no environment but its search path, opens no sockets, and is limited in memory and processor time.
    """

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._pages = 0

    def read(self, html: str, name: str) -> Page:
        """The page's text; `name` stands in the message of an error.

        Raises:
            ExtractionFailed: not done within the deadline or the memory; the child was stopped.
        """
        message = html.encode("utf-8", errors="replace")
        with self._lock:
            child = self._running_child(name)
            try:
                answer = self._exchange(child, message, time.monotonic() + self._deadline_s)
            except TimeoutError:
                self._stop()
                raise _failed(name, f"the page took more than {self._deadline_s:g} s to read") from None
            except OSError:
                self._stop()
                raise _failed(name, "the page took more memory than it may") from None
            except BaseException:  # Ctrl-C: a half-read answer would be taken for the next page's
                self._stop()
                raise
        if "error" in answer:
            raise _failed(name, f"the page could not be read ({answer['error']})")
        return Page(
            text=answer["text"],
            title=answer["title"],
            published=answer["published"],
            authors=tuple(answer["authors"]),
            flags=tuple(answer["flags"]),
        )

    @property
    def child_pid(self) -> int | None:
        """The process number of the child, or None while there is none."""
        return None if self._child is None else self._child.pid

    def close(self) -> None:
        """Stops the child; the next page starts another."""
        with self._lock:
            self._stop()

    def _running_child(self, name: str) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the child belongs to the parent, pipes and all
            self._child = None
        if self._child is not None and (self._child.poll() is not None or self._pages >= _PAGES_PER_CHILD):
            self._stop()
        self._pages += 1
        if self._child is not None:
            return self._child
        self._owner, self._pages = os.getpid(), 1
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "summarizer.reading.page_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Nothing of our environment: keys and proxies are no business of a parser.
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
            cwd="/",
            start_new_session=True,
            bufsize=0,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        os.set_blocking(self._child.stdin.fileno(), False)
        os.set_blocking(self._child.stdout.fileno(), False)
        try:
            self._exchange(self._child, None, time.monotonic() + _START_S)
        except OSError:
            self._stop()
            raise _failed(name, "the HTML reader did not start; is trafilatura installed?") from None
        return self._child

    def _exchange(self, child: subprocess.Popen[bytes], message: bytes | None, deadline: float) -> dict[str, Any]:
        """Sends a message, if any, and returns the answer.

        Raises:
            TimeoutError: the deadline passed.
            OSError: the child ended, or answered what it cannot have meant.
        """
        assert child.stdin is not None
        assert child.stdout is not None
        out = b"" if message is None else len(message).to_bytes(_HEADER, "big") + message
        sent, received = 0, bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            if out:
                selector.register(child.stdin, selectors.EVENT_WRITE)
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                for key, _ in selector.select(left):
                    if key.fileobj is child.stdin:
                        sent += os.write(key.fd, out[sent : sent + 65_536])
                        if sent == len(out):
                            selector.unregister(child.stdin)
                        continue
                    part = os.read(key.fd, 1 << 20)
                    if not part:
                        raise OSError("the child ended")
                    received += part
                if len(received) < _HEADER:
                    continue
                length = int.from_bytes(received[:_HEADER], "big")
                if length > _LONGEST_ANSWER:
                    raise OSError("the child answered too much")
                if len(received) >= _HEADER + length:
                    answer: dict[str, Any] = json.loads(bytes(received[_HEADER:]))
                    return answer

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        child.wait()


def _failed(name: str, fact: str) -> ExtractionFailed:
    return ExtractionFailed(f"{name}: {fact}. Save the article as plain text and try again.")


_reader: PageReader | None = None
_reader_lock = threading.Lock()


def page_reader() -> PageReader:
    """The reader that the whole process shares; its child starts with the first page and ends with the process."""
    global _reader
    with _reader_lock:
        if _reader is None:
            _reader = PageReader()
            atexit.register(_reader.close)
        return _reader
