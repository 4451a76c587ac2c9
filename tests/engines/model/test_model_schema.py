"""The draft's schema fits what servers enforce: the strict subset of structured outputs, and grammar engines."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from summarizer.brief import EventType
from summarizer.draft import Draft
from summarizer.engines.model.draft_schema import sent_schema
from summarizer.prompting import load_prompt

ALLOWED = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "$defs"}
"""Keywords that strict structured outputs and grammar engines share. Nothing that limits lengths, ranges or forms."""


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            for child in value.values() if key in ("properties", "$defs") else [value]:
                yield from nodes(child)
    elif isinstance(schema, list):
        for child in schema:
            yield from nodes(child)


def test_the_schema_uses_nothing_outside_the_strict_subset() -> None:
    used = {key for node in nodes(sent_schema()) for key in node}

    assert used <= ALLOWED, used - ALLOWED


def test_every_object_requires_all_its_keys_and_takes_no_others() -> None:
    objects = [node for node in nodes(sent_schema()) if node.get("type") == "object"]

    assert len(objects) == 8
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_it_stays_below_the_limits_of_strict_outputs() -> None:
    objects = [node for node in nodes(sent_schema()) if node.get("type") == "object"]
    values = [value for node in nodes(sent_schema()) for value in node.get("enum", [])]

    assert sum(len(node["properties"]) for node in objects) <= 100
    assert len(values) <= 500


def test_what_is_sent_says_the_same_as_the_published_schema() -> None:
    full = Draft.model_json_schema()

    assert sent_schema()["required"] == full["required"]
    assert set(sent_schema()["properties"]) == set(full["properties"])
    assert sent_schema()["properties"]["event_type"]["enum"] == [
        value for group in get_args(EventType) for value in (get_args(group) or [group])
    ]


@pytest.fixture(scope="module")
def accepts() -> Any:
    """Whether a grammar made from the schema takes a text, token by token of a byte vocabulary."""
    llguidance = pytest.importorskip("llguidance")

    class Bytes:
        """256 byte tokens and an end token: no download, and every text can be spelled."""

        def __init__(self) -> None:
            self.eos_token_id, self.bos_token_id, self.special_token_ids = 256, None, [256]
            self.tokens = [*(bytes([byte]) for byte in range(256)), b"<end>"]

        def __call__(self, text: bytes | str) -> list[int]:
            return list(text if isinstance(text, bytes) else text.encode())

    tokenizer = llguidance.LLTokenizer(llguidance.TokenizerWrapper(Bytes()))
    grammar = llguidance.LLMatcher.grammar_from_json_schema(
        json.dumps(sent_schema()), overrides={"whitespace_flexible": False}
    )

    def check(text: str) -> bool:
        matcher = llguidance.LLMatcher(tokenizer, grammar)
        assert not matcher.is_error(), matcher.get_error()
        tokens = list(text.encode())
        return bool(matcher.validate_tokens(tokens) == len(tokens) and matcher.consume_tokens(tokens)) and bool(
            matcher.is_accepting()
        )

    return check


def test_a_grammar_engine_accepts_the_worked_examples(accepts: Any) -> None:
    for example in load_prompt().examples:
        assert accepts(example.draft.model_dump_json()), example.name


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"event_type":"bombing"', '"event_type":"massacre"'),
        ('"harm":"killed"', '"harm":"dead"'),
        ('"incident":true', '"incident":"yes"'),
        ('"stage":"accomplished",', ""),
        ('"no_claim":[]', '"no_claim":[],"admin_note":"x"'),
    ],
    ids=["event type", "harm", "type", "missing key", "extra key"],
)
def test_a_grammar_engine_refuses_what_is_no_draft(right: str, wrong: str, accepts: Any) -> None:
    answer = load_prompt().examples[0].draft.model_dump_json()
    assert right in answer

    assert not accepts(answer.replace(right, wrong, 1))
