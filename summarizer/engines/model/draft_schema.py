"""The schema of a draft as it is sent: compact, and inside the strict subset that structured outputs accept."""

from functools import cache
from typing import Any

from summarizer.draft import Draft

# The prompt explains the fields; titles and class descriptions would be tokens in every request for nothing.
_LEFT_OUT = frozenset({"title", "description", "$schema"})


def _compact(node: Any, *, names: bool = False) -> Any:
    if isinstance(node, dict):
        return {
            key: _compact(value, names=key in ("properties", "$defs"))
            for key, value in node.items()
            if names or key not in _LEFT_OUT
        }
    if isinstance(node, list):
        return [_compact(item) for item in node]
    return node


@cache
def sent_schema() -> dict[str, Any]:
    """The draft's JSON schema without titles and descriptions; made once, never changed."""
    compact: dict[str, Any] = _compact(Draft.model_json_schema())
    return compact
