"""Providers that speak another protocol than OpenAI's, through instructor's own adapters."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from summarizer.engines.model.attempts import Meter
from summarizer.engines.model.classification import trouble_of_connection, trouble_of_status
from summarizer.engines.model.endpoint import Endpoint
from summarizer.engines.model.modes import response_model, told_in_short
from summarizer.engines.model.redaction import guard_logs
from summarizer.engines.model.transport import CONNECT_TIMEOUT_S, RawReply, Transport
from summarizer.engines.model.trouble import Cause, Trouble, causes_of
from summarizer.errors import ConfigurationError

_PARAMETERS = ("max_tokens", "temperature")


def _anthropic(endpoint: Endpoint) -> Any:
    import anthropic
    import instructor

    client = anthropic.AsyncAnthropic(
        api_key=endpoint.key,
        base_url=endpoint.base_url or None,
        max_retries=0,
        http_client=anthropic.DefaultAsyncHttpxClient(follow_redirects=False),
    )
    return instructor.from_anthropic(client)


def _any(endpoint: Endpoint) -> Any:
    """A provider that instructor knows by name. Untested: its SDK may retry or follow redirects by itself."""
    import instructor

    client: Any = instructor.from_provider(f"{endpoint.provider}/{endpoint.model}", async_client=True)
    if hasattr(client.client, "max_retries"):
        client.client.max_retries = 0
    return client


class InstructorTransport(Transport):
    """Asks through an instructor client, and hands the answer on in the form of an OpenAI completion.

    Slower than the direct way, as instructor prepares each request anew. Anthropic's protocol is tested against a local
    server; other rows of providers.toml that say `through = "instructor"` are not.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(endpoint)
        # Without a handler of its own its errors, which quote the server, would be printed to stderr.
        logging.getLogger("instructor").addHandler(logging.NullHandler())
        guard_logs(endpoint.key)
        try:
            self._instructor = (_anthropic if endpoint.provider == "anthropic" else _any)(endpoint)
        except ImportError as error:
            extra = f"pip install '.[{endpoint.provider}]'"
            raise ConfigurationError(f"{endpoint.provider}/... needs a package of its own: {extra}") from error

    async def post(self, body: Mapping[str, Any], meter: Meter) -> RawReply:
        """The answer to one request. Raises Trouble."""
        meter.sent += 1
        parameters = {name: body[name] for name in _PARAMETERS if name in body}
        try:
            draft, completion = await self._instructor.create_with_completion(
                model=body["model"],
                messages=[dict(message) for message in body["messages"]],
                response_model=response_model(),
                max_retries=0,
                strict=True,
                timeout=max(meter.remaining_s(), CONNECT_TIMEOUT_S),
                **parameters,
            )
        except Exception as error:  # noqa: BLE001 - adapters raise whatever their SDK does; it is classified by cause
            raise self._trouble(error) from None
        self.reached = True
        usage: Any = getattr(completion, "usage", None)
        answer = {
            "model": getattr(completion, "model", None),
            "choices": [{"finish_reason": "stop", "message": {"content": draft.model_dump_json()}}],
            "usage": usage.model_dump() if usage is not None else None,
        }
        return RawReply(json.dumps(answer).encode(), {})

    def _trouble(self, error: Exception) -> Trouble:
        from instructor.core.exceptions import IncompleteOutputException
        from pydantic import ValidationError

        for one in causes_of(error):
            status, response = getattr(one, "status_code", None), getattr(one, "response", None)
            if isinstance(status, int) and response is not None:
                self.reached = True
                raw = response.text
                return trouble_of_status(status, response.headers, getattr(one, "body", None), raw, self.endpoint.key)
            if isinstance(one, IncompleteOutputException):
                return Trouble(Cause.TRUNCATED, "the answer was cut off at its token cap")
            if getattr(getattr(one, "last_completion", None), "stop_reason", None) == "refusal":
                return Trouble(Cause.REFUSED, "the model refused")
            if isinstance(one, ValidationError):
                return Trouble(Cause.INVALID, f"the answer is no draft: {told_in_short(one)}")
        if type(error).__name__ == "InstructorRetryException" and "ResponseParsing" in repr(list(causes_of(error))):
            return Trouble(Cause.INVALID, "the answer holds no draft")
        return trouble_of_connection(error, self.endpoint.key)

    async def aclose(self) -> None:
        """Close the provider's client."""
        close = getattr(self._instructor.client, "close", None)
        if close is not None:
            await close()
