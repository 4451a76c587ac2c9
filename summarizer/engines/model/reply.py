"""The body of a completion, read to the answer's text or to the named reason why there is none."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.engines.model.classification import trouble_of_status
from summarizer.engines.model.redaction import shown
from summarizer.engines.model.trouble import Cause, Trouble

# Counts above this are no token counts; a server was seen to send 1e18.
_MOST_TOKENS = 100_000_000

# Refusals that come as prose where JSON was asked for. Only looked at when the answer holds no object at all.
_REFUSAL = re.compile(
    r"^\W*(?:i['’]?m (?:really |very |so )?sorry|sorry|i (?:can(?:no|['’])t|am unable|am not able|won['’]t)"
    r"|as an ai|unfortunately,? i|i must decline)",
    re.IGNORECASE,
)
# A draft never holds such a run; models that fall into a white-space loop fill their whole budget with it.
_LOOP = re.compile(r"\s{200,}$|(?:\\[nt]){100,}$|(?:\s*[\[{\]},]){400,}$")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the server says the request took; None where it does not say, or says nonsense."""

    prompt: int | None
    cached: int | None
    output: int | None


UNTOLD = Tokens(None, None, None)
"""The server said nothing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer's text as the model wrote it."""

    text: str
    model: str | None
    """The model, as the server names it."""
    tokens: Tokens
    cut: bool
    """The server says that the answer was cut off at the output cap."""
    broken_text: bool
    """The bytes were not valid UTF-8, and the bad ones were replaced."""


def _count(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= _MOST_TOKENS else None


def tokens_of(usage: Any) -> Tokens:
    """Token counts from a usage object in OpenAI's or Anthropic's words."""
    if not isinstance(usage, dict):
        return UNTOLD
    details = usage.get("prompt_tokens_details")
    cached = _count(details.get("cached_tokens")) if isinstance(details, dict) else None
    prompt = _count(usage.get("prompt_tokens", usage.get("input_tokens")))
    output = _count(usage.get("completion_tokens", usage.get("output_tokens")))
    if prompt == 0:
        prompt = None  # a prompt is never empty; some servers send 0 for "served from cache"
    if prompt is not None and cached is None:
        cached = 0
    return Tokens(prompt, cached, output)


def _protocol(message: str) -> Trouble:
    return Trouble(Cause.PROTOCOL, message)


def _object(raw: bytes, key: str) -> tuple[dict[str, Any], bool]:
    try:
        text, broken = raw.decode("utf-8"), False
    except UnicodeDecodeError:
        text, broken = raw.decode("utf-8", errors="replace"), True
    if not text.strip():
        raise _protocol("the server answered 200 with an empty body")
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise _protocol(f"the server answered 200 with something that is no JSON: {shown(text, key)!r}") from None
    if not isinstance(body, dict):
        raise _protocol(f"the server answered 200 with JSON that is no completion: {shown(text, key)!r}")
    return body, broken


def _content(message: dict[str, Any]) -> str:
    """The text of a message: its content, or the arguments of the first tool call."""
    calls = message.get("tool_calls")
    if isinstance(calls, list) and calls and isinstance(calls[0], dict):
        function = calls[0].get("function")
        arguments = function.get("arguments") if isinstance(function, dict) else None
        if isinstance(arguments, dict):
            return json.dumps(arguments, ensure_ascii=False)
        if isinstance(arguments, str) and arguments.strip():
            return arguments
    content = message.get("content")
    if isinstance(content, list):  # content as a list of typed parts
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def read_reply(raw: bytes, headers: Mapping[str, str], key: str = "") -> Reply:
    """The answer in the body of a 200.

    Raises:
        Trouble: HTML, an empty body, an error object, no choices, a refusal, a content filter, no text, a loop. It
            carries what the server counted, since an answer that is no draft costs what it costs.
    """
    body, broken = _object(raw, key)
    try:
        return _reply_of(body, headers, key, broken=broken)
    except Trouble as trouble:
        if isinstance(body.get("usage"), dict):
            trouble.tokens = tokens_of(body["usage"])
        raise


def _reply_of(body: dict[str, Any], headers: Mapping[str, str], key: str, *, broken: bool) -> Reply:
    choices = body.get("choices")
    if body.get("error") is not None and not choices:
        # The error code inside decides, as it would with an honest status; one that says nothing is the protocol's.
        found = trouble_of_status(200, headers, body, shown(str(body["error"]), key), key)
        raise (
            found if found.cause is not Cause.BAD_REQUEST else _protocol(f"an error came with a 200 ({found.message})")
        )
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise _protocol("the server's answer holds no choices")
    choice = choices[0]
    message = choice.get("message")
    if not isinstance(message, dict):
        raise _protocol("the server's answer holds no message")
    finish = choice.get("finish_reason")
    if finish == "content_filter":
        raise Trouble(Cause.FILTERED, "the provider's content filter stopped the answer")
    refusal = message.get("refusal")
    if isinstance(refusal, str) and refusal.strip():
        raise Trouble(Cause.REFUSED, f"the model refused: {shown(refusal, key)!r}")
    text = _content(message)
    cut = finish in ("length", "max_tokens")
    if not text.strip():
        if cut:
            raise Trouble(Cause.TRUNCATED, "the answer used up its token cap before the draft began")
        raise Trouble(Cause.EMPTY, "the answer is empty")
    if not text.rstrip().endswith("}") and _LOOP.search(text[-2000:]):
        raise Trouble(Cause.RUNAWAY, "the answer ran into a loop of white space or brackets")
    if "{" not in text and _REFUSAL.search(text):
        raise Trouble(Cause.REFUSED, f"the model refused: {shown(text, key)!r}")
    model = body.get("model")
    return Reply(
        text=text,
        model=model if isinstance(model, str) and model.strip() else None,
        tokens=tokens_of(body.get("usage")),
        cut=cut,
        broken_text=broken,
    )
