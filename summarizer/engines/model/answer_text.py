"""The JSON object in an answer's text: fences, prose around it and broken characters taken away, nothing guessed."""

import json
import re

_FENCE = re.compile(r"```(?:json|JSON)?[ \t]*\n(.*?)\n?[ \t]*```", re.DOTALL)
_THINKING = re.compile(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
# Control characters have no business in a phrase of an article; in JSON they come as \u0000 and the like.
_ESCAPED_CONTROL = re.compile(r"(?<!\\)((?:\\\\)*)\\u00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])", re.IGNORECASE)
_ESCAPED_SURROGATE = re.compile(
    r"(?<!\\)((?:\\\\)*)(?:\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2})",
    re.IGNORECASE,
)
_RAW_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _first_object(text: str) -> str | None:
    """The first balanced object in prose, or None; braces inside strings don't count."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return text[start:end]


def clean_answer(text: str) -> tuple[str, bool]:
    """The JSON text, and whether anything had to be repaired to get it.

    Only what surrounds the object and characters that no article phrase has are touched; what stands in it stays.
    """
    cleaned = text.lstrip("\ufeff").strip()
    repaired = cleaned != text.strip()
    if cleaned[:1] != "{":
        without = _THINKING.sub("", cleaned).strip()
        fenced = _FENCE.search(without)
        candidate = fenced.group(1).strip() if fenced else without
        if candidate[:1] != "{":
            candidate = _first_object(candidate) or candidate
        repaired, cleaned = repaired or candidate != cleaned, candidate
    elif cleaned[-1:] != "}":
        candidate = _first_object(cleaned) or cleaned
        repaired, cleaned = repaired or candidate != cleaned, candidate
    if "\\u" in cleaned:
        plain = _ESCAPED_CONTROL.sub(r"\1 ", _ESCAPED_SURROGATE.sub(lambda found: found.group(1) + "\ufffd", cleaned))
        repaired, cleaned = repaired or plain != cleaned, plain
    if not cleaned.isprintable():
        plain = _RAW_CONTROL.sub(" ", cleaned)
        repaired, cleaned = repaired or plain != cleaned, plain
    return cleaned, repaired
