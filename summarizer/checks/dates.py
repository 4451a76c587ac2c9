"""Check 5: dates follow from the article's expression and the publication date."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import Brief, When
from summarizer.finding import Finding
from summarizer.language.dates import resolve
from summarizer.language.phrases import occurrences

RANGE_JOINT = " ... "
"""What stands between the two expressions of a range in `when.text`."""


def _when(when: When, brief: Brief, article: Article) -> Iterator[tuple[str, str, str]]:
    """Path, detail and value of everything about `when` that does not follow."""
    expressions = when.text.split(RANGE_JOINT)
    for expression in expressions:
        if not any(occurrences(one.text, expression) for one in when.evidence):
            yield "when.text", "the expression does not stand in the sentences it cites", expression
            return
    published = article.published or brief.source.published
    resolved = resolve(expressions, published)
    if resolved is None:
        yield "when.text", "these words are no date expression", when.text
        return
    for name in ("start", "end", "precision", "how"):
        stated, computed = getattr(when, name), getattr(resolved, name)
        if stated != computed:
            detail = f"'{when.text}', published {published or 'on an unknown day'}, gives {computed}"
            yield f"when.{name}", detail, str(stated)


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for dates that the article does not give."""
    if brief.when is not None:
        for path, detail, value in _when(brief.when, brief, article):
            yield Finding(path, "date_not_from_text", detail, value, "drop_row")
    for at, event in enumerate(brief.background):
        if event.when is not None and not occurrences(article.text, event.when):
            detail = "these words do not stand in the article"
            yield Finding(f"background[{at}].when", "date_not_from_text", detail, event.when, "null_field")
