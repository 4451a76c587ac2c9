"""The gist of a reaction, in the sentence's own words."""

import re

from summarizer.language.lazy import lazy_pattern

_LONGEST_GIST = 220
"""Characters; a longer clause is cut at a comma."""


_CUT = lazy_pattern(
    r"; |, (?:but|while|who|which|when|after|adding"
    r"|and (?=[a-z]+ed\b|the |an? |it |he |she |they |[A-Z])"
    r"|an? (?=[^,]*\b(?:that|who|which|with|from|in|of)\b))"
    r"| [-–—] "
)
"""Where a clause ends: before a new clause, a new subject, or an apposition."""


# What a page has behind its last sentence: "it is over. desk@example.org".
_ADDRESS = lazy_pattern(r"[\s.;,]*(?:\S+@\S+\.\w+|https?://).*$", re.DOTALL)


# Words before a cue without which it would say the opposite, or nothing.
_DENIED = lazy_pattern(
    r"(?:\b(?:had|has|have|was|were|is|are|did|does|do|would|could|can|will)\s+)?"
    r"\b(?:no|not|never|nothing)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_HELD = lazy_pattern(r"\b(?:hold|holds|held|holding)\s+(?:[\w'’-]+\s+){1,6}\Z", re.IGNORECASE)
_REACH = 60
"""Characters before the cue in which they are looked for."""


def _whole_start(text: str, start: int) -> int:
    """Where the predicate begins whose cue stands at `start`: "had no | fighters", "held Roe | responsible"."""
    before = max(0, start - _REACH)
    led = (_HELD if text.startswith("responsible", start) else _DENIED).search(text[before:start])
    return start if led is None else before + led.start()


def gist_of(text: str, start: int) -> str:
    """The clause from `start` on, in the sentence's own words, with the denial that its first word hangs on."""
    clause = _ADDRESS.sub("", text[_whole_start(text, start) :].strip())
    cut = next((match.start() for match in _CUT.finditer(clause) if match.start() > 15), len(clause))
    clause = clause[:cut]
    if len(clause) > _LONGEST_GIST:
        comma = clause.rfind(",", 30, _LONGEST_GIST)
        clause = clause[: comma if comma > 0 else clause.rfind(" ", 0, _LONGEST_GIST)]
    clause = clause.strip(" ,.;:")
    for opening, closing in (('"', '"'), ("“", "”")):
        if opening == closing:
            if clause.count(opening) % 2:
                clause = clause.replace(opening, "")
        elif clause.count(opening) != clause.count(closing):
            clause = clause.replace(opening, "").replace(closing, "")
    return clause
