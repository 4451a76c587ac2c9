"""Refusals that come from the prompt's own examples: a name or count phrase of theirs that the article lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.article import Article
from summarizer.brief import Rejected
from summarizer.finding import Finding
from summarizer.language.phrases import occurrences

_DETAIL = "it stands in an example of the prompt, not in the article"


class FewShotLeaks:
    """Knows the terms of the examples that one article does not hold."""

    def __init__(self, terms: Sequence[str], article: Article) -> None:
        self._terms, self._text = terms, article.text
        self._foreign: tuple[str, ...] | None = None

    def _leaked(self, value: str) -> bool:
        if self._foreign is None:  # most answers are refused nothing, and then nobody needs to know
            self._foreign = tuple(term for term in self._terms if not occurrences(self._text, term))
        return any(occurrences(value, term) for term in self._foreign)

    def named(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, with `few_shot_leak` as the reason where an example shows through."""
        return [
            replace(one, reason="few_shot_leak", detail=_DETAIL) if self._leaked(one.value) else one for one in findings
        ]

    def named_rejected(self, rejected: Iterable[Rejected]) -> list[Rejected]:
        """The same for entries of `rejected`."""
        return [
            one.model_copy(update={"reason": "few_shot_leak", "detail": _DETAIL}) if self._leaked(one.value) else one
            for one in rejected
        ]
