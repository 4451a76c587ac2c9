"""The verbs that tell a reaction, and the nouns that they need."""

from typing import Any
from typing import cast as as_type

from summarizer.brief import ReactionKind
from summarizer.language.vocabulary import vocabulary
from summarizer.records import record

_REACH = 10
"""Words after a verb in which its telling noun must stand, if its entry gives no other number."""


@record(frozen=True, slots=True)
class Cue:
    kind: ReactionKind
    nouns: frozenset[str]
    """Empty: the verb reacts by itself."""
    reach: int
    """Words after the verb in which the noun must stand."""
    without: frozenset[str] = frozenset()
    """Words after the verb that make it no reaction: "demanded cash"."""
    by: str = ""
    """Who alone reacts by it: "rescue" or "authority"; empty for anybody."""


def _table() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    kinds: dict[ReactionKind, dict[str, Any]] = as_type("dict[ReactionKind, dict[str, Any]]", vocabulary("reactions"))
    for kind, entry in kinds.items():
        without = frozenset(entry.get("without", "").split())
        for verb in entry["verbs"].split():
            table.setdefault(verb, []).append(Cue(kind, frozenset(), 0, without))
        for pair in entry.get("pairs", ()):
            reach = 1 if pair.get("first") else pair.get("reach", _REACH)
            barred = frozenset(pair.get("without", "").split())
            cue = Cue(kind, frozenset(pair["nouns"].split()), reach, barred, pair.get("by", ""))
            for verb in pair["verbs"].split():
                table.setdefault(verb, []).append(cue)
    return {verb: tuple(cues) for verb, cues in table.items()}


CUES = _table()
