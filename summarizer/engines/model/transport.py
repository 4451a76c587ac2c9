"""One POST to the completion endpoint through the OpenAI SDK over aiohttp: no retries, no redirects, a cap on bytes."""

import asyncio
import json
import weakref
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from summarizer.engines.model.attempts import Meter
from summarizer.engines.model.classification import trouble_of_connection, trouble_of_status
from summarizer.engines.model.endpoint import Endpoint
from summarizer.engines.model.redaction import guard_logs
from summarizer.engines.model.trouble import Cause, Trouble

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

MAX_ANSWER_BYTES = 2_000_000
"""Bytes of one answer; a draft has about 3,000. What lies beyond is never read."""
CONNECT_TIMEOUT_S = 10.0
# As many as a large batch has workers; without a number the aiohttp backend falls back to 100.
MAX_CONNECTIONS = 1000


@dataclass(frozen=True, slots=True)
class RawReply:
    """The body of a 200, as bytes."""

    body: bytes
    headers: Mapping[str, str]


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class _Body:
    """Writes requests as JSON; what is the same for all of them, schema and system message, is written once."""

    def __init__(self) -> None:
        self._fixed: tuple[dict[str, Any], Sequence[Any]] | None = None
        self._written = ""

    def __call__(self, body: Mapping[str, Any]) -> bytes:
        """The bytes of a request whose last message differs from the last one's. Raises UnicodeEncodeError."""
        *messages, user = body["messages"]
        fixed = {name: value for name, value in body.items() if name != "messages"}, messages
        if fixed != self._fixed:
            self._fixed = fixed
            self._written = _JSON.encode({**fixed[0], "messages": [*messages, None]}).removesuffix("null]}")
        return f"{self._written}{_JSON.encode(user)}]}}".encode()


def _too_big() -> Trouble:
    return Trouble(Cause.TOO_BIG, f"the answer is larger than {MAX_ANSWER_BYTES:,} bytes and was cut off")


@cache
def _capped_stream() -> Any:
    """The class of a stream that ends with an error when it grows past the cap; made once, when the SDK is loaded."""
    import httpx2

    class Capped(httpx2.AsyncByteStream):
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            seen = 0
            async for chunk in self._stream:
                seen += len(chunk)
                if seen > MAX_ANSWER_BYTES:
                    raise _too_big()
                yield chunk

        async def aclose(self) -> None:
            await self._stream.aclose()

    return Capped


async def _guard_response(response: "httpx2.Response") -> None:
    """Refuse what is too big before it is read."""
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_ANSWER_BYTES:
        await response.aclose()
        raise _too_big()
    if response.headers.get("content-encoding", "identity") != "identity":
        # It was not asked for, and a small compressed body can unfold to gigabytes.
        await response.aclose()
        raise Trouble(Cause.PROTOCOL, "the server compressed its answer, although that was not asked for")
    response.stream = _capped_stream()(response.stream)


@dataclass(frozen=True, slots=True)
class _Line:
    """The SDK's client of one event loop, and what it puts around every request."""

    client: "AsyncOpenAI"
    http: "httpx2.AsyncClient"
    """The client's own connections, over aiohttp."""
    address: "httpx2.URL"
    headers: "httpx2.Headers"


class Transport:
    """Sends requests to one endpoint; holds one SDK client per event loop."""

    def __init__(self, endpoint: Endpoint, max_connections: int = MAX_CONNECTIONS) -> None:
        self.endpoint = endpoint
        self.max_connections = max_connections
        self._json = _Body()
        self.reached = False
        """Whether the endpoint has answered anything yet."""
        # A client is bound to the loop it first ran in; `asyncio.run` twice with one client fails on the second.
        self._lines: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, _Line] = weakref.WeakKeyDictionary()

    def _line(self) -> _Line:
        loop = asyncio.get_running_loop()
        line = self._lines.get(loop)
        if line is None:
            line = self._lines[loop] = self._new_line()
        return line

    def _new_line(self) -> _Line:
        # Imported here: the SDK costs a second of CPU, which only a model run should pay.
        import httpx2
        from openai import AsyncOpenAI, DefaultAioHttpClient

        guard_logs(self.endpoint.key)
        http = DefaultAioHttpClient(
            follow_redirects=False,
            limits=httpx2.Limits(max_connections=self.max_connections),
            event_hooks={"response": [_guard_response]},
        )
        client = AsyncOpenAI(
            # The SDK refuses an empty key; servers without keys ignore the header.
            api_key=self.endpoint.key or "none",
            base_url=self.endpoint.base_url,
            # Retrying is the job of attempts.py; the SDK's own two would turn 4 attempts into 12 requests.
            max_retries=0,
            http_client=http,
            default_headers={"Accept-Encoding": "identity"},
        )
        # `client.post` puts the same address and headers together for each request, in half of its time.
        headers = {name: value for name, value in client.default_headers.items() if isinstance(value, str)}
        return _Line(
            client, http, client.base_url.join("chat/completions"), httpx2.Headers({**headers, **client.auth_headers})
        )

    async def post(self, body: Mapping[str, Any], meter: Meter) -> RawReply:
        """The answer to one completion request.

        Raises:
            Trouble: anything but a 200 whose body fits the cap.
        """
        import httpx2

        meter.sent += 1
        line = self._line()
        timeout = httpx2.Timeout(max(meter.remaining_s(), 0.1), connect=CONNECT_TIMEOUT_S)
        try:
            content = self._json(body)
        except UnicodeEncodeError:
            raise Trouble(Cause.BAD_REQUEST, "the article holds characters that no request can carry") from None
        request = line.http.build_request("POST", line.address, headers=line.headers, content=content, timeout=timeout)
        try:
            response = await line.http.send(request)
        except Exception as error:  # noqa: BLE001 - as the SDK does: its causes tell what it was
            raise trouble_of_connection(error, self.endpoint.key) from None
        self.reached = True
        if not response.is_success:
            raise self._refused(response)
        return RawReply(response.content, response.headers)

    def _refused(self, response: "httpx2.Response") -> Trouble:
        raw = response.text
        try:
            body: Any = json.loads(raw)
        except (ValueError, RecursionError):
            body = raw.strip()
        return trouble_of_status(response.status_code, response.headers, body, raw, self.endpoint.key)

    async def aclose(self) -> None:
        """Close the connections of the running loop."""
        line = self._lines.pop(asyncio.get_running_loop(), None)
        if line is not None:
            await line.client.close()
