"""Second readings that the contract's own definitions give: a changed fact that one of them makes right is not wrong.

Only what follows from the label and the words is derived here; what a person must read stands in `readings.toml`.
"""

import re
from collections.abc import Sequence

from summarizer.scoring.label import TollLabel

_CARE = re.compile(r"\b(?:hospitals?|hospitali[sz]ed|admitted|treated|clinics?)\b", re.IGNORECASE)
_ILL = re.compile(
    r"\b(?:ill|sick|infected|irritat\w+|poison\w+|nausea|fever|vomit\w*|symptoms?|breathing)\b", re.IGNORECASE
)
_LEANS = re.compile(r"\b(?:more|another|further)\b", re.IGNORECASE)
_TWINS = {"injured": "affected", "affected": "injured"}


def is_both(harm: str, right: str, sentence: str, text: str, *, epidemic: bool) -> bool:
    """Whether a count whose label says `right` may be called `harm` too.

    "Hospitalised counts as injured", "ill = affected": who lies ill in hospital is both. "Evacuated = displaced":
    so are the wounded whom a helicopter evacuated.

    Args:
        text: the words of the count.
        epidemic: whether the article is about a disease.
    """
    if _TWINS.get(harm) == right:
        return _CARE.search(sentence) is not None and (epidemic or _ILL.search(sentence) is not None)
    behind = rf"{re.escape(text)}(?: [\w-]+){{0,5}}? evacuated\b"
    return harm == "displaced" and re.search(behind, sentence) is not None


def is_listed(harm: str, text: str, rows: Sequence[TollLabel]) -> bool:
    """Whether a figure is one member of a list that the label counts together: "the chief and two others"."""
    return any(row.harm == harm and text != row.text and row.text.endswith(f" and {text}") for row in rows)


def leans_on(text: str, sentence: str, group: str) -> bool:
    """Whether "twenty more" goes on counting a group that is counted before it, and is no part of others there."""
    at, own = sentence.find(group), sentence.find(text)
    part = re.search(r"\binclud\w+ (?:[\w-]+ ){0,3}$", sentence[: max(at, 0)]) is not None
    return _LEANS.search(text) is not None and 0 <= at < own and not part
