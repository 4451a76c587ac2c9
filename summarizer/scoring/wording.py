"""How much of one text's content stands in another: for free text, which is reported and never credited."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from summarizer.scoring.alias import normalised

_WORDS: dict[str, list[str]] = tomllib.loads((files("summarizer.scoring") / "data" / "wording.toml").read_text("utf-8"))
EVERYONE = tuple(_WORDS["everyone"])
"""Groups that stand for everyone: a brief writes null for them."""
HEDGES = frozenset(_WORDS["hedges"])
"""Words before a figure that round it."""
_FUNCTION_WORDS = frozenset(_WORDS["function_words"])


@lru_cache(maxsize=16384)
def content(text: str) -> tuple[str, ...]:
    """The content words of a text, plural and verbal endings cut so that "bombs" and "bomb" are one."""
    return tuple(_stem(word) for word in normalised(text) if word not in _FUNCTION_WORDS)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def recall(gold: str, predicted: str) -> float:
    """Share in [0, 1] of the gold text's content words that the other text has; 1 when it has none."""
    wanted, there = set(content(gold)), set(content(predicted))
    return len(wanted & there) / len(wanted) if wanted else 1.0
