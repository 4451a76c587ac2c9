"""Whether accuser and accused change places in sentences that no pattern reads, by where their names stand."""

import re
from collections.abc import Sequence

from summarizer.brief import Blame
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import tokens

# Behind a name that opens a sentence: its owner goes on to speak, or to lay the blame on somebody named later.
_TELLS = lazy_pattern(r"[^.;:]{0,60}?\b(?:said|says|put forward|told|argued|insisted|suspects?|believes?)\b")
_LAYS = lazy_pattern(
    r"[^.;:]{0,40}?\b(?:anger|blame|finger|fingers|reproach\w*|criticism|suspicions?)\b[^.;:]{0,20}?\b(?:at|on|to|against)\b"
)
_OPENING = lazy_pattern(r"(?:the |an? |its |their )?", re.IGNORECASE)
_PROSECUTION = frozenset({"prosecutor", "prosecutors", "judge", "judges", "court", "magistrate", "magistrates"})
_AGAINST = lazy_pattern(r"\b(?:charges?|case|proceedings|warrant) against\b", re.IGNORECASE)


def opens_as_accuser(row: Blame, names: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the actor opens a sentence as who tells or lays blame, and the given accusers stand only behind that."""
    for text in texts:
        opening = _OPENING.match(text)
        start = opening.end() if opening is not None else 0
        for name in names:
            if not text[start:].lower().startswith(name.lower()):
                continue
            told = _TELLS.match(text, start + len(name)) or _LAYS.match(text, start + len(name))
            if told is not None and all(text.find(one) >= told.end() for one in row.accusers):
                return True
    return False


def clears_the_prosecution(row: Blame, names: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a court or prosecutor is called cleared where the charge was against another."""
    if row.status != "cleared" or not row.accusers:
        return False
    offices = any(_PROSECUTION & set(tokens(name)) for name in names)
    accused = any(_PROSECUTION & set(tokens(name)) for name in row.accusers)
    return offices and not accused and any(_AGAINST.search(text) for text in texts)
