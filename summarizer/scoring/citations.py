"""The sentences that carry a gold value, from the label or derived from its quoted words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.article import Article
from summarizer.brief import Evidence
from summarizer.scoring.alias import normalised

EvidenceAlternatives = tuple[tuple[int, ...], ...]


def cited(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Numbers of the cited sentences, each once."""
    return tuple(dict.fromkeys(one.sentence for one in evidence))


@lru_cache(maxsize=16384)
def _padded(text: str) -> str:
    """The tokens of a text as one string, a space around each, so that a search for tokens is a search in a string."""
    return f" {' '.join(normalised(text))} "


def sentences_naming(article: Article, forms: Iterable[str]) -> list[int]:
    """Numbers of the sentences that hold one of the forms as a token sequence."""
    needles = [needle for needle in map(_padded, forms) if needle.strip()]
    return [one.number for one in article.sentences if any(needle in _padded(one.text) for needle in needles)]


def sufficient(given: Sequence[Sequence[int]], article: Article, *groups: Iterable[str]) -> EvidenceAlternatives:
    """Alternative sets of sentences: those of the label, else derived.

    Derived: single sentences that name one form of every group; where there are none, those that name one of the
    first group that occurs at all. Empty when no word of the label stands in the article.
    """
    if given:
        return tuple(tuple(one) for one in given)
    found = [set(sentences_naming(article, group)) for group in groups]
    occurring = [one for one in found if one]
    if not occurring:
        return ()
    together = set.intersection(*occurring) if len(occurring) == len(found) else set[int]()
    return tuple((number,) for number in sorted(together or occurring[0]))
