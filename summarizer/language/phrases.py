"""Verbatim phrases found again in a text: white space, apostrophe and quote style and case may differ, nothing else."""

import re
from functools import lru_cache

# One character for one, so that offsets stay those of the text.
_SAME = str.maketrans("‘’‚‛“”„‟–—−\u00a0\u2009\u202f", "''''\"\"\"\"---   ")


@lru_cache(maxsize=256)
def _flat(text: str) -> str:
    # Every name and phrase of a draft is looked up in the same article, some hundred times.
    flat = text if text.isascii() else text.translate(_SAME)
    lowered = flat.lower()
    return lowered if len(lowered) == len(flat) else flat


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = _flat(phrase).split()
    if not words:
        return None
    body = r"\s+".join(re.escape(word) for word in words)
    # Boundaries only beside a letter or digit: a phrase may end in a quote mark or a full stop.
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + body + after)


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Half-open offsets of every place in `text` where `phrase` stands; empty for a blank phrase.

    A digit directly before or after a number is no boundary: "20" is not found in "1,200" or "20.5".
    """
    return list(_occurrences(text, phrase))


@lru_cache(maxsize=4096)
def _occurrences(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    # Engine, checks and the list of unused numbers ask for the same counts one after the other.
    pattern = _pattern(phrase)
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(_flat(text)):
        start, end = match.span()
        glued_before = start >= 2 and text[start].isdigit() and text[start - 1] in ".,:" and text[start - 2].isdigit()
        glued_after = end + 1 < len(text) and text[end - 1].isdigit() and text[end] in ".,:" and text[end + 1].isdigit()
        if not glued_before and not glued_after:
            found.append((start, end))
    return tuple(found)


def verbatim(text: str, phrase: str) -> str | None:
    """The article's own spelling of `phrase` at its first occurrence, or None."""
    places = occurrences(text, phrase)
    return text[places[0][0] : places[0][1]] if places else None
