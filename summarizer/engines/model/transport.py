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


class Transport:
    """Sends requests to one endpoint; holds one SDK client per event loop."""

    def __init__(self, endpoint: Endpoint, max_connections: int = MAX_CONNECTIONS) -> None:
        self.endpoint = endpoint
        self.max_connections = max_connections
        self._json = _Body()
        self.reached = False
        """Whether the endpoint has answered anything yet."""
        # A client is bound to the loop it first ran in; `asyncio.run` twice with one client fails on the second.
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncOpenAI] = weakref.WeakKeyDictionary()

    def _client(self) -> "AsyncOpenAI":
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = self._new_client()
        return client

    def _new_client(self) -> "AsyncOpenAI":
        # Imported here: the SDK costs a second of CPU, which only a model run should pay.
        import httpx2
        from openai import AsyncOpenAI, DefaultAioHttpClient

        guard_logs(self.endpoint.key)
        http = DefaultAioHttpClient(
            follow_redirects=False,
            limits=httpx2.Limits(max_connections=self.max_connections),
            event_hooks={"response": [_guard_response]},
        )
        return AsyncOpenAI(
            # The SDK refuses an empty key; servers without keys ignore the header.
            api_key=self.endpoint.key or "none",
            base_url=self.endpoint.base_url,
            # Retrying is the job of attempts.py; the SDK's own two would turn 4 attempts into 12 requests.
            max_retries=0,
            http_client=http,
            default_headers={"Accept-Encoding": "identity"},
        )

    async def post(self, body: Mapping[str, Any], meter: Meter) -> RawReply:
        """The answer to one completion request.

        Raises:
            Trouble: anything but a 200 whose body fits the cap.
        """
        import httpx2
        from openai import APIConnectionError, APIStatusError, OpenAIError

        meter.sent += 1
        timeout = httpx2.Timeout(max(meter.remaining_s(), 0.1), connect=CONNECT_TIMEOUT_S)
        try:
            response = await self._client().post(
                "/chat/completions", cast_to=httpx2.Response, content=self._json(body), options={"timeout": timeout}
            )
        except APIStatusError as error:
            self.reached = True
            raw = error.response.text
            raise trouble_of_status(
                error.status_code, error.response.headers, error.body, raw, self.endpoint.key
            ) from None
        except (APIConnectionError, OpenAIError) as error:
            raise trouble_of_connection(error, self.endpoint.key) from None
        except UnicodeEncodeError:
            raise Trouble(Cause.BAD_REQUEST, "the article holds characters that no request can carry") from None
        self.reached = True
        return RawReply(response.content, response.headers)

    async def aclose(self) -> None:
        """Close the connections of the running loop."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()
