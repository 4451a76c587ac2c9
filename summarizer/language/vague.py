"""Bounds for vague words ("dozens", "several") from a profile that the user names."""

from summarizer.language.bounds import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import words


def profiles() -> tuple[str, ...]:
    """The names of the profiles; "none" gives no bounds."""
    return tuple(vocabulary("vague"))


def apply(reading: Reading, phrase: str, profile: str) -> Reading:
    """`reading`, with the profile's bounds when it is vague and the profile knows a word of `phrase`.

    The qualifier stays "vague": the bounds are the profile's, not the article's.

    Raises:
        KeyError: there is no such profile.
    """
    table: dict[str, list[int]] = vocabulary("vague")[profile]
    if reading.qualifier != "vague" or not table:
        return reading
    low = words(phrase).low
    for entry in sorted(table, key=len, reverse=True):
        parts = tuple(entry.split())
        if any(low[at : at + len(parts)] == parts for at in range(len(low))):
            bounds = [None if bound < 0 else bound for bound in table[entry]]
            return Reading(bounds[0], bounds[1], "vague")
    return reading
