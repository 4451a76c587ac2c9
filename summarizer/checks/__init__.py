"""One file per check; `verify` runs them all."""

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.checks import (
    accusation,
    background,
    bounds,
    dates,
    names,
    number,
    places,
    prose,
    publication,
    quotes,
    repeats,
    sentences,
    shape,
    unused,
)
from summarizer.finding import Finding

# In the contract's order; `shape` first, since a brief of another text fails everything else for that reason.
CHECKS = (
    shape,
    sentences,
    repeats,
    number,
    names,
    places,
    quotes,
    dates,
    bounds,
    background,
    accusation,
    prose,
    unused,
)


def verify(brief: Brief, article: Article) -> list[Finding]:
    """Every finding of every check, in the order of the checks; an empty list means that all facts hold.

    No model and no network: the article's text decides. Relative dates count from the day that the brief states, where
    that was given from outside the text; a day given with `article` goes before it.
    """
    own = list(publication.check(brief, article))
    article = publication.dated(brief, article)
    broken = list(sentences.check(brief, article))
    if any(one.reason in ("sentence_missing", "evidence_mismatch") for one in broken):
        # The other checks read the evidence; with offsets that lie they would only repeat the same fault.
        return [*own, *shape.check(brief, article), *broken]
    return [*own, *(one for module in CHECKS if module is not sentences for one in module.check(brief, article))]
