"""How a request asks for a draft (schema, tool call, plain JSON), each form as instructor knows it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.draft import Draft
from summarizer.engines.model.answer_text import clean_answer
from summarizer.engines.model.draft_schema import sent_schema
from summarizer.engines.model.endpoint import ModeName
from summarizer.engines.model.trouble import Cause, Trouble
from summarizer.strict_json import StrictJsonError, loads

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_SCHEMA_NOTE = (
    "\n\n## Form of the answer\nReturn one JSON object of this JSON schema, without a code fence or a word around it:\n"
)


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to ask for a draft; made once per run, as schemas and handlers are costly to make per call."""

    name: ModeName
    fields: dict[str, Any]
    """What the mode adds to a request: a response format, or a tool. The same object for every call."""
    system_note: str
    """What the mode adds to the system message: the schema, where the request cannot carry it."""
    parse: Callable[[str], Draft]
    """Validates the JSON text of an answer. Raises ValidationError."""


@cache
def response_model() -> type[Draft]:
    """The draft wrapped for instructor, once: it would rebuild class and schema on every call (7 ms of CPU each)."""
    from instructor import response_schema

    class Wrapped(Draft):
        @classmethod
        def model_json_schema(cls, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
            return sent_schema() | {"title": "Draft"}

    Wrapped.__name__ = "Draft"
    Wrapped.__doc__ = "The draft of an incident brief."
    return response_schema(Wrapped)


def _completion(text: str, mode: str) -> "ChatCompletion":
    """The smallest completion that instructor's parsers read; the reply itself was read by `reply.py`."""
    from openai.types.chat import ChatCompletion

    message: dict[str, Any] = {"role": "assistant", "content": text}
    if mode == "tools":
        call = {"id": "call", "type": "function", "function": {"name": "Draft", "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return ChatCompletion.model_validate(
        {"id": "", "object": "chat.completion", "created": 0, "model": "", "choices": [choice]}
    )


@cache
def mode_named(name: ModeName) -> Mode:
    """The mode with its parts made ready."""
    from instructor.v2 import Mode as InstructorMode
    from instructor.v2 import Provider, mode_registry

    kind = {"json_schema": InstructorMode.JSON_SCHEMA, "tools": InstructorMode.TOOLS}.get(name, InstructorMode.JSON)
    handlers, model = mode_registry.get_handlers(Provider.OPENAI, kind), response_model()
    _, request = handlers.request_handler(model, {"messages": [{"role": "user", "content": ""}]})
    fields = {key: value for key, value in request.items() if key != "messages"}
    note = ""
    if name == "json_schema":
        fields["response_format"]["json_schema"] |= {"strict": True, "schema": sent_schema()}
    elif name == "tools":
        function = fields["tools"][0]["function"]
        fields["tools"][0]["function"] = {**function, "strict": True, "parameters": sent_schema()}
    else:
        note = _SCHEMA_NOTE + json.dumps(sent_schema(), separators=(",", ":"))
        if name == "json":
            fields.pop("response_format")

    def parse(text: str) -> Draft:
        parsed = handlers.response_parser(
            _completion(text, name), model, validation_context=None, strict=True, stream=False, is_async=True
        )
        # A plain draft again: the wrapped one keeps the completion it came from.
        return Draft.model_construct(**{field: getattr(parsed, field) for field in Draft.model_fields})

    return Mode(name, fields, note, parse)


def told_in_short(error: ValidationError) -> str:
    """What is wrong with an answer, short enough to be sent back: places and reasons, never the values."""
    told = []
    for one in error.errors(include_url=False, include_input=False)[:8]:
        place = ".".join(str(step) for step in one["loc"]) or "the answer"
        told.append(f"{place[:80]}: {one['msg'][:160]}")
    more = error.error_count() - len(told)
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")


def read_draft(text: str, mode: Mode) -> tuple[Draft, bool]:
    """The draft in an answer's text, and whether the text had to be repaired.

    Raises:
        Trouble: `invalid_output`; its message says what was wrong, and can be sent back to the model.
    """
    cleaned, repaired = clean_answer(text)
    try:
        loads(cleaned)  # duplicate keys and NaN, which pydantic would let pass
        return mode.parse(cleaned), repaired
    except StrictJsonError as error:
        raise Trouble(Cause.INVALID, f"the answer is {error}"[:300]) from None
    except ValidationError as error:
        raise Trouble(Cause.INVALID, f"the answer is no draft: {told_in_short(error)}") from None
