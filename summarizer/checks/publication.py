"""The publication date is the article's own, or was given from outside it."""

from collections.abc import Iterator
from dataclasses import replace

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.finding import Finding

_OUTSIDE = ("option", "name", "mtime", "index")
"""Where a date comes from that the text of the article does not tell."""


def dated(brief: Brief, article: Article) -> Article:
    """The article with the day that the brief counts from, where that was given from outside or is all there is.

    A day that the caller names for the article itself stands.
    """
    source = brief.source
    if source.published is None or article.published_from in _OUTSIDE:
        return article
    if article.published is not None and source.published_from not in _OUTSIDE:
        return article
    return replace(article, published=source.published, published_from=source.published_from)


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """A finding when the brief counts from another day than the article states.

    Args:
        article: as read, before `dated`.
    """
    source = brief.source
    if article.published_from in _OUTSIDE or source.published_from in _OUTSIDE:
        return
    if article.published is None and source.sha256 != article.sha256:
        return  # the text of a page whose metadata held the date
    if (source.published, source.published_from) != (article.published, article.published_from):
        detail = f"the article gives {article.published or 'none'} ({article.published_from or 'nowhere'})"
        value = f"{source.published or 'none'} ({source.published_from or 'nowhere'})"
        yield Finding("source.published", "date_not_from_text", detail, value, "report")
