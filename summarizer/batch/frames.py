"""Messages between the processes of a run: JSON behind its length."""

import asyncio
import json
from typing import Any

# An article of the reader's largest size, as JSON escapes it.
_LONGEST = 64_000_000


class Frames:
    """Sends and receives messages over a pair of streams."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    def send(self, message: dict[str, Any]) -> None:
        """Queue a message; who sends much awaits `drain` now and then."""
        data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._writer.write(len(data).to_bytes(4, "big") + data)

    async def drain(self) -> None:
        """Wait until the other side has taken enough."""
        await self._writer.drain()

    async def receive(self) -> dict[str, Any] | None:
        """The next message; None when the other side has gone."""
        try:
            length = int.from_bytes(await self._reader.readexactly(4), "big")
            if length > _LONGEST:
                return None
            data = await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        message: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        return message

    def close(self) -> None:
        """Hang up."""
        self._writer.close()
