"""Which articles need no model, since they surely report no incident."""

from dataclasses import dataclass

from summarizer.article import Article
from summarizer.engines.builtin.incident import judge
from summarizer.language.harms import harm_readings

# Harms that politics and business pages hardly speak of; "affected" or "detained" would keep half of them.
_HARMS = frozenset({"killed", "injured", "missing", "abducted"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What the filter did to hand-labelled articles."""

    texts: str
    incidents: int
    missed: int
    """Incidents that it would have skipped."""
    others: int
    skipped: int
    """Others that it skipped."""


MEASURED = (
    Measured("news in mixed case", incidents=320, missed=0, others=54, skipped=29),
    Measured(
        "agency reports of 1990 in capitals (MUC-4 tst1 and tst2)", incidents=102, missed=4, others=84, skipped=36
    ),
)
"""By `bench/prefilter.py`, to be measured again when `judge` changes."""


def surely_no_incident(article: Article) -> bool:
    """Whether the built-in engine finds no incident and no sentence that counts victims of anything.

    Both must agree, since a report that opens with politics and ends with a bomb fools the first alone.
    """
    if article.language not in ("en", None):
        return False  # the rules read English
    if judge(article).incident:
        return False
    return not any(
        one.harm in _HARMS and not one.negated for sentence in article.sentences for one in harm_readings(sentence.text)
    )


def track_record() -> str:
    """What was measured, in one line."""
    parts = [
        f"{one.missed} of {one.incidents} incidents missed, {one.skipped} of {one.others} others skipped in {one.texts}"
        for one in MEASURED
    ]
    return "; ".join(parts)
