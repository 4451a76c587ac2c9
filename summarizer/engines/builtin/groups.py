"""The words of a group without what is no part of its name: determiners, ages, titles, owners."""

import re

from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import is_people

_DETERMINER = lazy_pattern(r"(?:an?|the|his|her|their|its|my|our|another|one)\s+", re.IGNORECASE)
_OWNER = lazy_pattern(r"(?:[\w’'-]+\s+){0,4}?[\w-]+['’]s\s+(?=\w)")
_AGE = lazy_pattern(r"[\w]+(?:[-\s][\w]+)?[-\s](?:year|month|week|day)s?[-\s]old\s+(?=\w)", re.IGNORECASE)
_HARMED = lazy_pattern(r"(?:missing|dead|wounded|injured|trapped|stranded|killed|displaced)\s+(?=\w)", re.IGNORECASE)
_PARTICLES = frozenset(
    ("al", "bin", "ibn", "de", "la", "van", "von", "der", "den", "du", "el", "di", "da", "del", "ben")
)


def bare_group(words: str | None) -> str | None:
    """The bare group: "woman" of "a 70-year-old woman", "Ann Roe" of "the teacher Ann Roe"; None stays None."""
    if words is None:
        return None
    named = _name_in(words)
    if named is not None:
        return named
    rest = words
    for pattern in (_OWNER, _DETERMINER, _AGE, _HARMED):
        match = pattern.match(rest)
        if match is not None and rest[match.end() :].strip():
            rest = rest[match.end() :]
    return rest


def _name_in(words: str) -> str | None:
    """The name that ends the words behind a noun for people: "Deputy Ann Roe", "Kenyan runner Ali al-Roe"."""
    parts = words.split()
    heads = [at for at, part in enumerate(parts) if is_people(part.casefold().strip(",'’"))]
    if not heads or heads[-1] + 1 >= len(parts):
        return None
    name = parts[heads[-1] + 1 :]
    proper = all(part[:1].isupper() or part.split("-")[0] in _PARTICLES for part in name)
    return " ".join(name) if proper and (name[-1][:1].isupper() or "-" in name[-1]) else None
