"""The brief agrees with itself: text it was made from, category of its type, no facts without an incident."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import CATEGORY_OF, Brief
from summarizer.finding import Finding
from summarizer.language.vague import profiles


def _empty_fields(brief: Brief) -> Iterator[str]:
    for name in ("where", "blamed", "casualties", "reactions", "background", "unused_numbers"):
        if getattr(brief, name):
            yield name
    if brief.when is not None:
        yield "when"
    if brief.no_claim.value:
        yield "no_claim"
    if brief.what.stage is not None:
        yield "what.stage"
    if brief.what.summary is not None:
        yield "what.summary"


def _identity(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for what the brief says of its source and the source does not bear out."""
    if brief.source.language != article.language:
        detail = f"the text is in {article.language or 'no language that could be told'}"
        yield Finding("source.language", "text_mismatch", detail, brief.source.language or "null", "report")
    # The text of a page may be given instead of the page, whose metadata held the title.
    if brief.source.sha256 == article.sha256 and brief.source.title != article.title:
        detail = f"the article's title is {article.title or 'null'}"
        yield Finding("source.title", "text_mismatch", detail, brief.source.title or "null", "report")


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for parts of the brief that contradict each other or its source."""
    if brief.source.text_sha256 != article.text_sha256:
        detail = f"this article's text is {article.text_sha256[:12]}"
        yield Finding("source.text_sha256", "text_mismatch", detail, brief.source.text_sha256[:12], "report")
    yield from _identity(brief, article)
    if brief.run.vague not in profiles():
        detail = f"there are {', '.join(profiles())}"
        yield Finding("run.vague", "profile_unknown", detail, brief.run.vague, "report")
    category = CATEGORY_OF[brief.what.event_type]
    if brief.what.category != category:
        detail = f"{brief.what.event_type} is of category {category}"
        yield Finding("what.category", "not_an_incident", detail, brief.what.category, "report")
    if brief.incident == (brief.what.event_type == "none"):
        detail = "event_type is none exactly when there is no incident"
        yield Finding("what.event_type", "not_an_incident", detail, brief.what.event_type, "report")
    if brief.no_claim.evidence and not brief.no_claim.value:
        detail = "sentences are cited for it, and the brief says no"
        yield Finding("no_claim.value", "no_claim_not_in_evidence", detail, "false", "report")
    if not brief.incident:
        for name in _empty_fields(brief):
            yield Finding(name, "not_an_incident", "the brief says that there is no incident", name, "report")
