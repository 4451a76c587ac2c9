"""Keys and foreign text made fit to be shown: no key, no control characters, not too long."""

import base64
import logging

# Enough to recognise a key, and so enough to be worth hiding when a server echoes it.
_TELLING_PREFIX = 12
_SHOWN = 200


def redacted(text: str, key: str) -> str:
    """`text` without the key: not whole, not in base64, not its first characters."""
    if len(key) < 8:
        return text  # a placeholder such as "none" for a local server; hiding it would garble ordinary words
    for secret in (key, base64.b64encode(key.encode()).decode(), key[:_TELLING_PREFIX]):
        text = text.replace(secret, "[key]")
    return text


def shown(text: str, key: str = "", limit: int = _SHOWN) -> str:
    """What a server said, as one printable line of at most `limit` characters."""
    line = " ".join("".join(char if char.isprintable() else " " for char in redacted(text, key)).split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


class KeyFilter(logging.Filter):
    """Takes a key out of every record that passes; the SDK logs response headers, where a server may echo it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        cleaned = redacted(message, self._key)
        if cleaned != message:
            record.msg, record.args = cleaned, ()
        if record.exc_info and self._key and self._key in str(record.exc_info[1]):
            record.exc_info, record.exc_text = None, None
        return True


def guard_logs(key: str) -> None:
    """Put a filter on the root logger's handlers, which is where OPENAI_LOG makes the SDK write."""
    if len(key) < 8:
        return
    for handler in logging.getLogger().handlers:
        if not any(isinstance(one, KeyFilter) for one in handler.filters):
            handler.addFilter(KeyFilter(key))
