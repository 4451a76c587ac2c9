"""The sentences that carry a gold value, from the label or derived from its quoted words."""

from collections.abc import Iterable, Sequence

from summarizer.article import Article
from summarizer.brief import Evidence
from summarizer.scoring.alias import normalised

EvidenceAlternatives = tuple[tuple[int, ...], ...]


def cited(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Numbers of the cited sentences, each once."""
    return tuple(dict.fromkeys(one.sentence for one in evidence))


def sentences_naming(article: Article, forms: Iterable[str]) -> list[int]:
    """Numbers of the sentences that hold one of the forms as a token sequence."""
    needles = [needle for needle in map(normalised, forms) if needle]
    found = []
    for sentence in article.sentences:
        haystack = normalised(sentence.text)
        if any(_holds(haystack, needle) for needle in needles):
            found.append(sentence.number)
    return found


def _holds(haystack: Sequence[str], needle: Sequence[str]) -> bool:
    size = len(needle)
    return any(tuple(haystack[at : at + size]) == tuple(needle) for at in range(len(haystack) - size + 1))


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
