"""What can go wrong with one request, named by cause, and the error a caller sees when it stays wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.errors import (
    AnswerError,
    ArticleTooLong,
    EndpointFatal,
    SummarizerError,
    TransportError,
)

if TYPE_CHECKING:
    from summarizer.engines.model.reply import Tokens


class Cause(Enum):
    """Why a request gave no draft."""

    # Of the moment: worth another attempt.
    THROTTLED = "throttled"
    OVERLOADED = "overloaded"
    CONNECTION = "connection"
    UNREACHABLE = "unreachable"
    # Worth one more attempt, as servers do this once in a while.
    PROTOCOL = "protocol"
    EMPTY = "empty_output"
    TRUNCATED = "truncated"
    # Of this article: another attempt gives the same.
    TIMEOUT = "timeout"
    REFUSED = "refused"
    FILTERED = "filtered"
    TOO_LONG = "too_long"
    BAD_REQUEST = "bad_request"
    TOO_BIG = "too_big"
    RUNAWAY = "runaway"
    INVALID = "invalid_output"
    # Of the request's form: a plainer form may do.
    MODE_REFUSED = "mode_refused"
    PARAMETER_REFUSED = "parameter_refused"
    # Of the endpoint: every article would fail.
    KEY = "key"
    MODEL = "model"
    QUOTA = "quota"
    CERTIFICATE = "certificate"
    REDIRECT = "redirect"


ALWAYS_RETRIED = frozenset({Cause.THROTTLED, Cause.OVERLOADED, Cause.CONNECTION, Cause.UNREACHABLE})
ANSWERED = frozenset({Cause.EMPTY, Cause.TRUNCATED, Cause.REFUSED, Cause.RUNAWAY, Cause.INVALID, Cause.TOO_BIG})
"""The model wrote something: such a request is paid for, although it gave no draft."""
RETRIED_ONCE = frozenset({Cause.PROTOCOL, Cause.EMPTY, Cause.TRUNCATED, Cause.MODE_REFUSED, Cause.PARAMETER_REFUSED})


class Trouble(Exception):
    """One request that gave no draft. Internal: callers of the engine see `public_error(...)`."""

    def __init__(
        self,
        cause: Cause,
        message: str,
        *,
        retry_after_s: float | None = None,
        parameter: str | None = None,
    ) -> None:
        self.cause = cause
        self.message = message
        """One line without the key, safe to show."""
        self.retry_after_s = retry_after_s
        self.parameter = parameter
        self.tokens: Tokens | None = None
        """What the answer took; None when the server answered with no completion."""
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Where:
    """What a message needs to name."""

    address: str
    model: str
    key_env: str | None


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """An exception and what led to it: SDKs wrap what they catch, so a rule keyed on the outermost type never fires."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__


_ANSWER_STATES = {
    Cause.PROTOCOL: "protocol",
    Cause.EMPTY: "empty_output",
    Cause.TRUNCATED: "truncated",
    Cause.RUNAWAY: "truncated",
    Cause.REFUSED: "refused",
    Cause.FILTERED: "filtered",
    Cause.INVALID: "invalid_output",
}
_TRANSPORT_REMEDIES = {
    Cause.THROTTLED: "try again later, or send less at once",
    Cause.OVERLOADED: "try again later",
    Cause.CONNECTION: "look at the network or the server's log",
    Cause.TIMEOUT: "raise --timeout, or choose a faster model",
    Cause.BAD_REQUEST: "this article's request is refused; `--dry-run` shows it",
    Cause.TOO_BIG: "an answer of that size is no draft; look at the server",
    Cause.MODE_REFUSED: "the server takes neither structured mode; choose another model",
    Cause.PARAMETER_REFUSED: "the server refuses a parameter of the request; choose another model",
}


def public_error(trouble: Trouble, where: Where) -> SummarizerError:
    """The error for the caller: it names the fact and the remedy, and never the key."""
    cause, message = trouble.cause, trouble.message
    if cause in _ANSWER_STATES:
        return AnswerError(f"{where.model}: {message}", state=_ANSWER_STATES[cause])
    if cause is Cause.TOO_LONG:
        return ArticleTooLong(f"{where.model}: {message}")
    if cause is Cause.REDIRECT:
        return EndpointFatal(
            f"{where.address} {message}; articles go nowhere but to the address that was named: "
            "set --base-url to the final one"
        )
    fatal = {
        Cause.KEY: f"{where.address} refuses the key ({message}); "
        + (f"set {where.key_env} to a valid one" if where.key_env else "this server needs a key, none is configured"),
        Cause.MODEL: f"{where.address} does not offer the model {where.model!r} ({message}); "
        "choose another --model, or correct --base-url",
        Cause.QUOTA: f"{where.address}: the account's quota is used up ({message}); "
        + (f"check billing for the key in {where.key_env}" if where.key_env else "check the server's limits"),
        Cause.CERTIFICATE: f"{where.address}: its certificate cannot be trusted ({message}); "
        "nothing was sent. Correct the certificate or the address",
        Cause.UNREACHABLE: f"{where.address} cannot be reached ({message}); start the server or correct --base-url",
    }
    if cause in fatal:
        return EndpointFatal(fatal[cause])
    return TransportError(f"{where.address}: {message}; {_TRANSPORT_REMEDIES[cause]}")
