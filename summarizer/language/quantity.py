"""A count as words of a sentence: its number, its bounds, its noun."""

from summarizer.language.bounds import Reading
from summarizer.language.nouns import Kind
from summarizer.records import record


@record(frozen=True, slots=True)
class Quantity:
    """A count as ranges of words (half-open) of a sentence."""

    first: int
    last: int
    number_first: int
    number_last: int
    reading: Reading
    noun: int | None
    """The head noun's index."""
    group_first: int
    group_last: int
    """The counted noun phrase without number and bounds: "police officers"; empty when bare."""
    kind: Kind
    more: bool = False
    """It counts others or more: "40 others", "another 12"."""
