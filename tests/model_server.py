"""A server on 127.0.0.1 that plays the completions API over real sockets: answers, faults and counts, per article.

Not a mock: the client under test opens connections, sends bytes and reads bytes. What a request gets is decided by a
step; steps are scripted for the articles that contain a text, and a default step serves all others.
"""

import asyncio
import functools
import gzip
import json
import re
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

_LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Request:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    raw: bytes
    """The body's bytes."""
    body: dict[str, Any]

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def sentences(self) -> dict[int, str]:
        """The numbered sentences of the article, as a model would read them."""
        return {int(number): text for number, text in _LINE.findall(self.user)}

    @property
    def is_reask(self) -> bool:
        return bool(self.user.split(">>>", 1)[1:] and self.user.split(">>>", 1)[1].strip())


@dataclass
class Connection:
    """What a step may do with the socket."""

    writer: asyncio.StreamWriter
    stopping: asyncio.Event

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        sock: socket.socket = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Step = Callable[[Connection, Request], Awaitable[bool]]
"""Serves one request; True keeps the connection open."""

_REASONS = {200: "OK", 302: "Found", 307: "Temporary Redirect", 308: "Permanent Redirect", 429: "Too Many Requests"}


def head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}", *(f"{name}: {v}" for name, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def payload(
    content: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: Mapping[str, Any] | bool | None = True,
    model: str = "served-model",
    request: Request | None = None,
) -> dict[str, Any]:
    """The body of a completion, as a tool call when the request asked for one."""
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if refusal is not None:
        message["refusal"] = refusal
    if request is not None and "tools" in request.body and content is not None:
        call = {"id": "call_1", "type": "function", "function": {"name": "Draft", "arguments": content}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
    }
    if tokens is True:
        sent = sum(len(m["content"]) for m in request.body["messages"]) if request else 40_000
        body["usage"] = {
            "prompt_tokens": sent // 4,
            "completion_tokens": len(content or "") // 4,
            "total_tokens": (sent + len(content or "")) // 4,
            "prompt_tokens_details": {"cached_tokens": sent // 8},
        }
    elif tokens:
        body["usage"] = tokens
    return body


def respond(status: int, body: bytes | dict[str, Any] | str, **headers: str) -> Step:
    """A plain HTTP answer."""
    data = json.dumps(body).encode() if isinstance(body, dict) else body.encode() if isinstance(body, str) else body

    async def step(connection: Connection, request: Request) -> bool:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        defaults = {"content-type": "application/json", "content-length": str(len(data))}
        await connection.send(head(status, {**defaults, **named}) + data)
        return True

    return step


def says(content: str | None, **options: Any) -> Step:
    """A completion with this text; options of `payload`."""

    async def step(connection: Connection, request: Request) -> bool:
        return await respond(200, payload(content, request=request, **options))(connection, request)

    return step


def drafts(make: Callable[[Request], str], **options: Any) -> Step:
    """A completion whose text is made from the request."""

    async def step(connection: Connection, request: Request) -> bool:
        return await says(make(request), **options)(connection, request)

    return step


def fails(
    status: int, message: str = "it failed", *, code: str | None = None, kind: str = "error", **headers: str
) -> Step:
    """An error in OpenAI's form."""
    return respond(status, {"error": {"message": message, "type": kind, "code": code, "param": None}}, **headers)


async def hangs(connection: Connection, request: Request) -> bool:
    """Accepts the request and never answers."""
    await connection.stopping.wait()
    return False


def drips(content: str, every_s: float = 0.1) -> Step:
    """A valid answer, one byte at a time: no single read is slow, and the whole never comes."""

    async def step(connection: Connection, request: Request) -> bool:
        data = json.dumps(payload(content, request=request)).encode()
        await connection.send(head(200, {"content-type": "application/json", "content-length": str(len(data))}))
        for at in range(len(data)):
            if connection.stopping.is_set():
                return False
            await connection.send(data[at : at + 1])
            await asyncio.sleep(every_s)
        return True

    return step


async def resets(connection: Connection, request: Request) -> bool:
    """TCP reset instead of an answer."""
    connection.reset()
    return False


def breaks_off(content: str) -> Step:
    """Half the body, then the connection closes."""

    async def step(connection: Connection, request: Request) -> bool:
        data = json.dumps(payload(content, request=request)).encode()
        await connection.send(head(200, {"content-length": str(len(data))}) + data[: len(data) // 2])
        return False

    return step


def resets_after(content: str) -> Step:
    """The whole body, then a reset."""

    async def step(connection: Connection, request: Request) -> bool:
        await says(content)(connection, request)
        await asyncio.sleep(0.05)
        connection.reset()
        return False

    return step


def floods(megabytes: int, *, told: bool) -> Step:
    """An answer of this size; `told`: with its length in the header, else in chunks without end in sight."""

    async def step(connection: Connection, request: Request) -> bool:
        block = b'{"choices": "' + b"x" * 65_523
        if told:
            await connection.send(head(200, {"content-length": str(megabytes * 1_000_000)}))
        else:
            await connection.send(head(200, {"transfer-encoding": "chunked"}))
        try:
            for _ in range(megabytes * 16):
                await connection.send(block if told else f"{len(block):x}\r\n".encode() + block + b"\r\n")
        except ConnectionError:
            pass
        return False

    return step


def gzip_bomb(megabytes: int) -> Step:
    """A small body that unfolds to this size."""
    return respond(200, _bomb(megabytes), content_encoding="gzip")


@functools.cache
def _bomb(megabytes: int) -> bytes:
    return gzip.compress(b" " * (megabytes * 1_000_000))


@dataclass
class _Script:
    text: str
    steps: list[Step]
    served: int = 0


@dataclass
class ModelServer:
    """The server; use it as a context manager."""

    default: Step = field(default_factory=lambda: fails(500, "no step is scripted"))
    certificate: tuple[str, str] | None = None
    """Paths of a certificate and its key: then it speaks TLS."""
    requests: list[Request] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    _scripts: list[_Script] = field(default_factory=list)

    def script(self, text: str, *steps: Step) -> None:
        """Serve requests whose user message contains `text` with these steps in order, the last one again and again."""
        self._scripts.insert(0, _Script(text, list(steps)))

    def count(self, text: str = "") -> int:
        """Requests whose user message contains `text`."""
        return sum(text in request.user for request in self.requests)

    @property
    def base_url(self) -> str:
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}/v1"

    def _step(self, request: Request) -> Step:
        for script in self._scripts:
            if script.text in request.user:
                step = script.steps[min(script.served, len(script.steps) - 1)]
                script.served += 1
                return step
        return self.default

    async def _read(self, reader: asyncio.StreamReader) -> Request | None:
        try:
            start = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        first, *rest = start.decode("latin-1").split("\r\n")
        headers = {}
        for line in rest:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        raw = await reader.readexactly(int(headers.get("content-length", "0")))
        return Request(first.split(" ")[1], headers, raw, json.loads(raw) if raw else {"messages": [{"content": ""}]})

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(writer, self._stopping)
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        try:
            while (request := await self._read(reader)) is not None:
                self.requests.append(request)
                if not await self._step(request)(connection, request):
                    break
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.open_now -= 1
            # Not close(): a client that stopped reading would keep the transport waiting for its buffer to drain.
            if self._stopping.is_set():
                writer.transport.abort()
            else:
                writer.close()

    async def _main(self, started: threading.Event) -> None:
        self._stopping = asyncio.Event()
        context = None
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*self.certificate)
        # Room for a whole request: long articles pass the default 64 KB.
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context, limit=2**24, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await self._stopping.wait()
        server.close()
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.sleep(0.01)  # transports close in a later turn of the loop

    def __enter__(self) -> Self:
        started = threading.Event()

        def run() -> None:
            self._loop = asyncio.new_event_loop()
            self._loop.run_until_complete(self._main(started))
            self._loop.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert started.wait(5), "the server did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(5)
