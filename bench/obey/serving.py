"""A local completions server that answers with one prepared text, and an engine that asks it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from summarizer.engines.model.attempts import Waits
from summarizer.engines.model.engine import ModelEngine
from summarizer.engines.model.settings import ModelSettings


class AnswerServer(ThreadingHTTPServer):
    """Answers every request with `answer`; keeps what it was sent last."""

    answer: str = "{}"
    seen: str = ""
    """The last user message: the article as a model reads it."""
    requests: int = 0
    daemon_threads = True

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: AnswerServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """One completion."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests += 1
        self.server.seen = body["messages"][-1]["content"]
        message: dict[str, Any] = {"role": "assistant", "content": self.server.answer}
        sent = sum(len(one["content"]) for one in body["messages"])
        reply = {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "obedient",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": sent // 4, "completion_tokens": 100, "total_tokens": sent // 4 + 100},
        }
        data = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextmanager
def serving() -> Iterator[AnswerServer]:
    """A server on a free port of this machine."""
    server = AnswerServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def engine_for(server: AnswerServer) -> ModelEngine:
    """A model engine that talks to the server and never waits."""
    return ModelEngine("obedient", ModelSettings(base_url=server.base_url, waits=Waits(0, 0)))
