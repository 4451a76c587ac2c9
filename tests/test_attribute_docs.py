"""The docstrings under attributes are the descriptions of the published schema."""

from summarizer.attribute_docs import attribute_docs
from summarizer.brief import Brief, Count
from summarizer.schema import brief_schema


def test_the_docstring_under_an_attribute_belongs_to_it() -> None:
    assert attribute_docs(Count)["low"] == "Fewest people the words allow. Null: no lower bound. 0: they say nobody."


def test_an_attribute_without_a_docstring_has_none() -> None:
    assert "headline" not in attribute_docs(Brief)


def test_the_schema_describes_every_documented_attribute() -> None:
    schema = brief_schema()

    assert schema["$defs"]["Count"]["properties"]["low"]["description"] == attribute_docs(Count)["low"]
    assert schema["properties"]["incident"]["description"] == attribute_docs(Brief)["incident"]
    assert "description" not in schema["properties"]["headline"]
