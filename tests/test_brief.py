"""The contract: strict on the way in, stable on the way out."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import CATEGORY_OF, Brief, EventType
from summarizer.errors import InvalidBrief
from summarizer.schema import brief_schema, draft_schema

DATA = Path(__file__).parent / "data"
KARSA = (DATA / "karsa.brief.json").read_text(encoding="utf-8")


def changed(path: list[str | int], value: object) -> str:
    brief: Any = json.loads(KARSA)
    place = brief
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(brief)


def test_a_brief_is_read_and_written_unchanged() -> None:
    assert json.loads(Brief.from_json(KARSA).to_json()) == json.loads(KARSA)


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(json.loads(Brief.from_json(KARSA).to_json())) == list(json.loads(KARSA))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["admin_note"], "hello"),
        (["what", "severity"], 3),
        (["incident"], 1),
        (["totals", "killed", "low"], "14"),
        (["totals", "killed", "low"], 14.0),
        (["totals", "killed", "low"], -1),
        (["what", "event_type"], "massacre"),
        (["when", "start"], "yesterday"),
        (["when", "start"], 0),
        (["casualties", 0, "harm"], "dead"),
        (["rejected", 0, "reason"], "because"),
        (["run", "flags"], ["odd"]),
        (["schema"], "incident-brief/2"),
    ],
    ids=str,
)
def test_what_the_schema_does_not_know_is_refused(path: list[str | int], value: object) -> None:
    with pytest.raises(InvalidBrief):
        Brief.from_json(changed(path, value))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    text = KARSA.replace('"seconds": 2.4', f'"seconds": {number}')

    assert text != KARSA
    with pytest.raises(InvalidBrief):
        Brief.from_json(text)


def test_a_duplicate_key_is_refused() -> None:
    text = KARSA.replace('"incident": true', '"incident": true, "incident": false', 1)

    with pytest.raises(InvalidBrief, match="duplicate key 'incident'"):
        Brief.from_json(text)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"schema": ' + "9" * 5000 + "}"], ids=range(6))
def test_text_that_is_no_brief_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InvalidBrief) as caught:
        Brief.from_json(text)

    assert "\n" not in str(caught.value)


def test_every_event_type_has_a_category() -> None:
    schema = brief_schema()["$defs"]["What"]["properties"]["event_type"]["enum"]

    assert set(schema) == set(CATEGORY_OF)
    assert EventType is not None


@pytest.mark.parametrize(
    ("name", "schema"),
    [("brief.schema.json", brief_schema()), ("draft.schema.json", draft_schema())],
    ids=["brief", "draft"],
)
def test_the_published_schema_changes_only_on_purpose(name: str, schema: dict[str, object]) -> None:
    """After a wanted change: `summarize schema [--draft] > tests/data/NAME`."""
    assert schema == json.loads((DATA / name).read_text(encoding="utf-8"))


def _objects(node: Any) -> Any:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


def test_the_draft_fits_strict_structured_outputs() -> None:
    """Every key required, none added, and no keyword that strict grammars do not take."""
    schema = draft_schema()
    text = json.dumps(schema)

    for one in _objects(schema):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    for keyword in ('"default"', '"pattern"', '"format"', '"minimum"', '"maximum"', '"minItems"', '"oneOf"', '"allOf"'):
        assert keyword not in text
