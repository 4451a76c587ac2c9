"""A completions endpoint on 127.0.0.1 that answers every request with one canned body, as fast as one core can.

    python bench/completions_server.py --port 9100 --latency-ms 200 --draft FILE [--allow-per-s 20]

Reads and writes HTTP/1.1 by hand on asyncio's protocols; `GET /stats` tells what it has counted, `GET /reset` clears
it. With --allow-per-s, requests beyond so many in the last second get 429 and `Retry-After: 1`.
"""

import argparse
import asyncio
import json
import time
from collections import deque
from pathlib import Path

RECENT: deque[float] = deque()
"""When the last requests were let in."""
STATS = {"requests": 0, "refused": 0, "connections": 0, "in_flight": 0, "peak": 0, "dropped": 0}


def message(body: bytes, status: str = "200 OK", extra: str = "") -> bytes:
    """An HTTP answer with this JSON body."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{extra}content-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def completion(draft: str) -> bytes:
    """A chat completion whose text is `draft`."""
    body = {
        "id": "chatcmpl-bench",
        "object": "chat.completion",
        "created": 1,
        "model": "bench-model",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": draft}}],
        "usage": {"prompt_tokens": 6000, "completion_tokens": 520, "total_tokens": 6520},
    }
    return message(json.dumps(body).encode())


REFUSAL = message(b'{"error": {"message": "slow down"}}', "429 Too Many Requests", "retry-after: 1\r\n")


class Served(asyncio.Protocol):
    """One connection."""

    reply = b""
    latency_s = 0.0
    allowed = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.buffer = transport, b""
        STATS["connections"] += 1

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"\r\ncontent-length:")
            length = int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            self.buffer = self.buffer[end + 4 + length :]
            self.serve(head)

    def serve(self, head: bytes) -> None:
        if head.startswith(b"get "):
            if head.startswith(b"get /reset"):
                STATS.update(dict.fromkeys(STATS, 0))
            self.transport.write(message(json.dumps(STATS).encode()))
            return
        STATS["requests"] += 1
        if self.allowed and not self.allow():
            STATS["refused"] += 1
            self.transport.write(REFUSAL)
            return
        STATS["in_flight"] += 1
        STATS["peak"] = max(STATS["peak"], STATS["in_flight"])
        if self.latency_s:
            asyncio.get_running_loop().call_later(self.latency_s, self.answer)
        else:
            self.answer()

    def allow(self) -> bool:
        now, recent = time.monotonic(), RECENT
        while recent and now - recent[0] > 1:
            recent.popleft()
        if len(recent) >= self.allowed:
            return False
        recent.append(now)
        return True

    def answer(self) -> None:
        STATS["in_flight"] -= 1
        if self.transport.is_closing():
            STATS["dropped"] += 1
        else:
            self.transport.write(self.reply)


async def serve(port: int) -> None:
    """Serve until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Served, "127.0.0.1", port, backlog=4096, reuse_address=True)
    print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0)
    parser.add_argument("--draft", type=Path, required=True, help="file with the text of every completion")
    parser.add_argument("--allow-per-s", type=int, default=0)
    options = parser.parse_args()
    Served.reply = completion(options.draft.read_text(encoding="utf-8"))
    Served.latency_s, Served.allowed = options.latency_ms / 1000, options.allow_per_s
    asyncio.run(serve(options.port))


if __name__ == "__main__":
    main()
