"""Providers that speak another protocol than OpenAI's, through instructor's own adapters."""

from collections.abc import Mapping
from typing import Any

from summarizer.engines.model.attempts import Meter
from summarizer.engines.model.endpoint import Endpoint
from summarizer.engines.model.redaction import guard_logs
from summarizer.engines.model.transport import RawReply, Transport
from summarizer.errors import ConfigurationError


class InstructorTransport(Transport):
    """Asks through `instructor.from_provider`, and hands the answer on in OpenAI's form.

    Slower than the direct way, as instructor rebuilds request and schema on every call. Others that instructor knows
    are a row in providers.toml away, and untested.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(endpoint)
        self._instructor: Any = None

    def _ask(self) -> Any:
        if self._instructor is None:
            import instructor

            guard_logs(self.endpoint.key)
            options: dict[str, Any] = {"api_key": self.endpoint.key or None, "async_client": True}
            try:
                client = instructor.from_provider(f"{self.endpoint.provider}/{self.endpoint.model}", **options)
            except (ImportError, instructor.core.exceptions.ConfigurationError) as error:
                raise ConfigurationError(
                    f"{self.endpoint.provider}/... needs a package of its own: pip install '.[{self.endpoint.provider}]'"
                ) from error
            self._instructor = client
        return self._instructor

    async def post(self, body: Mapping[str, Any], meter: Meter) -> RawReply:
        """The answer to one request, as the body of an OpenAI completion. Raises Trouble."""
        raise NotImplementedError
