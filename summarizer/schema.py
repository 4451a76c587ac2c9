"""The published JSON schemas of the brief and the draft."""

from typing import Any

from summarizer.brief import Brief
from summarizer.draft import Draft

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def brief_schema() -> dict[str, Any]:
    """The JSON schema of `incident-brief/1`, with the closed lists of reasons and flags."""
    return {"$schema": _DIALECT, **Brief.model_json_schema(mode="serialization")}


def draft_schema() -> dict[str, Any]:
    """The JSON schema of a draft: every key required, no additional properties, no defaults."""
    return {"$schema": _DIALECT, **Draft.model_json_schema()}
