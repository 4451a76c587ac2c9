"""Starts the command line by forking a process that has imported everything: a new process of its own in milliseconds.

A fresh interpreter takes some two seconds of CPU to load the SDKs, which is most of what a test of a small batch takes.
The forked process has its own environment, folder, umask, streams and id, and can be killed as any other.
"""

import atexit
import gc
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NoReturn


class Forked:
    """A command that was started; as much of `subprocess.Popen` as the tests need."""

    def __init__(self, replies: int, output: BinaryIO, errors: BinaryIO) -> None:
        self._replies, self._output, self._errors = replies, output, errors
        self.returncode: int | None = None
        self.pid = int(self._line(60) or -1)

    def _line(self, timeout: float | None) -> str | None:
        """The next line that the process beside the command writes: its id, then its exit code."""
        if not select.select([self._replies], [], [], timeout)[0]:
            return None
        line = b""
        while (byte := os.read(self._replies, 1)) not in (b"", b"\n"):  # both lines may have come already
            line += byte
        return line.decode() or str(-signal.SIGKILL)

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """The exit code; None when it still runs after so many seconds."""
        if self.returncode is None and (line := self._line(timeout)) is not None:
            self.returncode = int(line)
            os.close(self._replies)
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What it wrote, once it has ended."""
        if self.wait(timeout) is None:
            self.kill()
            self.wait()
            raise subprocess.TimeoutExpired("summarize", timeout or 0.0, "\n".join(self._written()).encode())
        return self._written()

    def _written(self) -> tuple[str, str]:
        texts = []
        for file in (self._output, self._errors):
            with file:
                texts.append(_read(file) if file.readable() else "")
        return texts[0], texts[1]

    def kill(self) -> None:
        """kill -9."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


def _read(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def fork(
    arguments: list[str],
    files: tuple[BinaryIO, BinaryIO, BinaryIO],
    env: Mapping[str, str],
    cwd: object = None,
    umask: int = -1,
    program: Path | None = None,
) -> Forked:
    """Start the command with these arguments.

    Args:
        files: its standard streams.
        program: folder of another build of the package.
    """
    order = {"arguments": arguments, "env": dict(env), "cwd": str(cwd or Path.cwd()), "umask": umask}
    reading, writing = os.pipe()
    try:
        streams = [one.fileno() for one in files]
        message = json.dumps(order).encode()
        orders = _ready(program)
        # macOS has no Unix sockets that keep messages apart, so the length goes first.
        socket.send_fds(orders, [len(message).to_bytes(4, "big")], [*streams, writing])
        orders.sendall(message)
    finally:
        os.close(writing)
    return Forked(reading, files[1], files[2])


@cache
def _ready(program: Path | None) -> socket.socket:
    """The process that forks, started when it is first needed; it ends when this one does."""
    env = os.environ | ({"PYTHONPATH": str(program)} if program is not None else {})
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())], pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, env=env
    )
    theirs.close()
    if not ours.recv(1):
        raise RuntimeError("the process that forks did not start")

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _load() -> None:
    """Import everything, and do once what takes long when it is done for the first time."""
    import asyncio

    from summarizer.batch.identity import code_digest
    from summarizer.batch.plan import EnginePlan
    from summarizer.batch.workshop import close_workshop, open_workshop
    from summarizer.draft import Draft
    from summarizer.engines.answer import Answer
    from summarizer.engines.choice import engine_named
    from summarizer.engines.model.cost import cost_usd
    from summarizer.engines.model.reply import Tokens
    from summarizer.errors import SummarizerError
    from summarizer.pipeline import outcome
    from summarizer.prompting import load_prompt

    example = load_prompt().examples[0]

    class Right:
        async def draft(self, *_: object) -> Answer:
            return Answer(draft=Draft.model_validate(example.draft), engine="model")

        async def aclose(self) -> None:
            """Nothing to close."""

    async def once() -> None:
        nobody = open_workshop(EnginePlan("test-model", "http://127.0.0.1:1/v1", timeout_s=0.5))
        with suppress(SummarizerError):
            await outcome(example.article, nobody.engine)
        await close_workshop(nobody)
        cost_usd("openai", "test-model", Tokens(1, 0, 1), None)
        for engine in (engine_named("builtin"), Right()):
            (await outcome(example.article, engine)).brief.to_json()

    code_digest()
    asyncio.run(once())
    assert threading.active_count() == 1, "a process with threads must not fork"


def _carry_out(order: dict[str, Any], streams: list[int]) -> NoReturn:
    """In the new process: be the command."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(order["cwd"])
    if order["umask"] >= 0:
        os.umask(order["umask"])
    os.environ.clear()
    os.environ.update(order["env"])
    sys.argv = ["summarize", *order["arguments"]]
    sys.stdin = io.TextIOWrapper(io.FileIO(0), "utf-8", "surrogateescape")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "wb")), "utf-8")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "wb"), "utf-8", "backslashreplace", write_through=True)
    code = 0
    try:
        from summarizer.cli import main

        main()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter would
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 120
    os._exit(code)


def _attend(order: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """In a process between: fork the command, and tell its id and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, replies = descriptors
    command = os.fork()
    if not command:
        os.close(replies)
        _carry_out(order, streams)
    for stream in streams:
        os.close(stream)
    os.write(replies, f"{command}\n".encode())
    _, status = os.waitpid(command, 0)
    os.write(replies, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _serve(orders: socket.socket) -> None:
    _load()
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who attends a command is reaped by the kernel
    orders.send(b"+")
    while True:
        length, descriptors, _, _ = socket.recv_fds(orders, 4, 4)
        if not length:
            return
        message = orders.recv(int.from_bytes(length, "big"), socket.MSG_WAITALL)
        if not os.fork():
            orders.close()
            _attend(json.loads(message), descriptors)
        for one in descriptors:
            os.close(one)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
