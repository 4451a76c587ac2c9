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


def gist_of(text: str, start: int) -> str:
    """The clause from `start` on, in the sentence's own words."""
    clause = _ADDRESS.sub("", text[start:].strip())
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
