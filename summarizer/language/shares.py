"""Groups of which only a share is meant: "a third of the 300 pupils fell ill" says nothing of 300."""

from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words

_HARMED = word_set("counts", "words", "harmed")
_SHARES = word_set("counts", "words", "shares")
_DETERMINERS = frozenset(("the", "its", "their", "his", "her", "our", "these", "those"))
_OWNER = 3
"""Words of an owner between "of" and the number: "a quarter of the coastal town's 800 people"."""


def is_shared_out(sentence: Words, first: int, last: int) -> bool:
    """Whether the count of words `first` to `last` is a whole, and the words before it take only a share of it.

    A participle of its own says its harm of the whole: "some of the 49 people killed".
    """
    if sentence.at(last) in _HARMED or not _HARMED.isdisjoint(sentence.low[first:last]):
        return False
    at = first - 1
    owner = sentence.at(at).endswith(("'s", "s'"))
    if owner:
        while at > first - 1 - _OWNER and sentence.at(at) not in ("of", "half", *_DETERMINERS):
            at -= 1
    if sentence.at(at) in _DETERMINERS:
        at -= 1
    if sentence.at(at) == "half":
        return at < first - 1  # "half the 40 miners", but "two and a half million"
    return sentence.at(at) == "of" and sentence.at(at - 1) in _SHARES
