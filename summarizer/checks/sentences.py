"""Check 1: every fact cites sentences, they exist, and the quoted evidence is the article's text at those offsets."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import Brief, Evidence
from summarizer.finding import Action, Finding
from summarizer.reasons import RejectionReason


def _rows(brief: Brief) -> Iterator[tuple[str, list[Evidence]]]:
    for name in ("where", "blamed", "casualties", "reactions", "background"):
        for at, row in enumerate(getattr(brief, name)):
            yield f"{name}[{at}]", row.evidence
    for at, event in enumerate(brief.background):
        for toll_at, toll in enumerate(event.casualties):
            yield f"background[{at}].casualties[{toll_at}]", toll.evidence
    if brief.when is not None:
        yield "when", brief.when.evidence
    if brief.no_claim.value:
        yield "no_claim", brief.no_claim.evidence
    if brief.incident:
        yield "what", brief.what.evidence


def _fault(one: Evidence, article: Article) -> str | None:
    sentence = article.sentence(one.sentence)
    if sentence is None:
        return f"the article has {len(article.sentences)} sentences"
    if one.end > len(article.text) or article.text[one.start : one.end] != one.text:
        return f"the article has other words at {one.start}..{one.end}"
    if not sentence.start <= one.start < one.end <= sentence.end:
        return f"sentence {one.sentence} spans {sentence.start}..{sentence.end}"
    return None


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for evidence that is missing or is not what the article says."""
    for path, evidence in _rows(brief):
        action: Action = "report" if path == "what" else "drop_row"
        if not evidence:
            yield Finding(f"{path}.evidence", "sentence_missing", "the fact cites no sentence", "", action)
        for at, one in enumerate(evidence):
            detail = _fault(one, article)
            if detail is not None:
                reason: RejectionReason = (
                    "sentence_missing" if article.sentence(one.sentence) is None else "evidence_mismatch"
                )
                value = f"sentence {one.sentence}, {one.start}..{one.end}"
                yield Finding(f"{path}.evidence[{at}]", reason, detail, value, action)
