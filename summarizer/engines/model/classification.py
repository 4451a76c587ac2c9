"""From an HTTP status, an error body or an SDK exception to the cause of a request's failure."""

import math
import re
import socket
import ssl
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from summarizer.engines.model.redaction import shown
from summarizer.engines.model.trouble import Cause, Trouble, causes_of

# Providers word the same refusals differently; these words were read in their documentation and public error reports.
_QUOTA = re.compile(
    r"insufficient_quota|billing_hard_limit|exceeded your current quota|insufficient (?:credits|balance)"
)
_TOO_LONG = re.compile(
    r"context_length|context length|context window|context size|maximum context|too many (?:input )?tokens"
    r"|prompt is too long|exceeds? (?:the )?(?:available|model'?s?) (?:context|max)|input is too long"
)
_FILTERED = re.compile(r"content_filter|content_policy|content management policy|responsible_?ai")
_MODEL = re.compile(r"model_not_found|model .{0,80}(?:not found|does not exist|not exist)|no such model|unknown model")
_MODE = re.compile(
    r"response_format|json_schema|json_object|structured output|tool_choice|\btools?\b|function call|grammar|guided"
)
_OPTIONAL = ("temperature", "reasoning_effort", "max_completion_tokens", "max_tokens")
_RETRIED_STATUS = frozenset({408, 409, 425, 500, 502, 503, 504, 520, 522, 524, 529})


def retry_after_s(headers: Mapping[str, str], *, now: float | None = None) -> float | None:
    """Seconds that a server asks to wait, from any form of the header; None when it does not say or makes no sense.

    Forms: `retry-after-ms`, seconds (also fractions), an HTTP date. Infinite, negative and unreadable values are None.
    """
    milliseconds = headers.get("retry-after-ms")
    value = headers.get("retry-after") if milliseconds is None else milliseconds
    if value is None:
        return None
    try:
        seconds = float(value) / (1000 if milliseconds is not None else 1)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - (time.time() if now is None else now)
        except (ValueError, TypeError, OverflowError):
            return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _error_of(body: Any) -> tuple[str, str, str]:
    """Code, parameter and message of an error body, in the shapes that servers use."""
    error = body.get("error", body) if isinstance(body, dict) else body
    if isinstance(error, str):
        return "", "", error
    if not isinstance(error, dict):
        return "", "", ""
    code = " ".join(str(error[key]) for key in ("code", "type") if error.get(key) is not None)
    message = error.get("message") or error.get("detail") or ""
    return code, str(error.get("param") or ""), str(message)


def _refused_parameter(code: str, parameter: str, message: str) -> str | None:
    text = f"{code} {message}".lower()
    if not re.search(r"unsupported|not support|unrecogni[sz]ed|unknown|unexpected|extra inputs", text):
        return None
    named = [one for one in _OPTIONAL if one == parameter or re.search(rf"\b{one}\b", message)]
    return named[0] if named else None


def trouble_of_status(status: int, headers: Mapping[str, str], body: Any, raw: str, key: str) -> Trouble:
    """The cause behind an HTTP error, or behind an error object that came with a 200."""
    code, parameter, message = _error_of(body)
    said = f"{code} {message}".lower()
    told = f"{status}" + (f": {shown(message or raw, key)}" if (message or raw).strip() else "")
    if 300 <= status < 400:
        return Trouble(Cause.REDIRECT, f"answers with a redirect ({status})")
    if status in (401, 403) and not _FILTERED.search(said):
        # Servers echo parts of the key here, so nothing of the body is shown.
        return Trouble(Cause.KEY, str(status))
    if status == 402 or _QUOTA.search(said):
        return Trouble(Cause.QUOTA, told)
    if status == 429 or "rate_limit" in said:
        return Trouble(Cause.THROTTLED, told, retry_after_s=retry_after_s(headers))
    if _TOO_LONG.search(said) or status == 413:
        return Trouble(Cause.TOO_LONG, f"the prompt does not fit the model's context ({told})")
    if _FILTERED.search(said):
        return Trouble(Cause.FILTERED, "the provider's content filter stopped the request")
    if status == 404 or _MODEL.search(said):
        return Trouble(Cause.MODEL, told)
    if status in _RETRIED_STATUS or status >= 500:
        return Trouble(Cause.OVERLOADED, told, retry_after_s=retry_after_s(headers))
    if refused := _refused_parameter(code, parameter, message):
        return Trouble(Cause.PARAMETER_REFUSED, told, parameter=refused)
    if _MODE.search(f"{parameter} {said}"):
        return Trouble(Cause.MODE_REFUSED, told)
    return Trouble(Cause.BAD_REQUEST, told)


def trouble_of_connection(error: BaseException, key: str) -> Trouble:
    """The cause behind an exception of the transport."""
    chain = list(causes_of(error))
    for one in chain:
        if isinstance(one, Trouble):
            return one
    told = shown(str(chain[-1]) or type(chain[-1]).__name__, key)
    names = {type(one).__name__ for one in chain}
    certificate = any(isinstance(one, ssl.SSLError) for one in chain) or "ClientConnectorCertificateError" in names
    if certificate:
        return Trouble(Cause.CERTIFICATE, told)
    unreachable = any(isinstance(one, ConnectionRefusedError | socket.gaierror) for one in chain)
    if unreachable or "ClientConnectorDNSError" in names:
        return Trouble(Cause.UNREACHABLE, told)
    return Trouble(Cause.CONNECTION, f"the connection failed ({told})")
