"""What an engine hands back: the draft, where each part came from, and what it cost."""

from collections.abc import Sequence
from dataclasses import field
from typing import Literal, Protocol

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.finding import Finding
from summarizer.reasons import Flag
from summarizer.records import record


@record(frozen=True, slots=True)
class Trace:
    """Which rule, or which answer, gave one part of the draft, from which words."""

    path: str
    """Place in the draft, such as `tolls[2]`."""
    rule: str
    words: str


@record(frozen=True, slots=True)
class Usage:
    """What an answer cost. None means that nobody said."""

    requests: int = 0
    input_tokens: int | None = 0
    cached_tokens: int | None = 0
    output_tokens: int | None = 0
    cost_usd: float | None = 0.0


@record(frozen=True, slots=True)
class Answer:
    """A draft, and how it came about."""

    draft: Draft
    trace: tuple[Trace, ...] = ()
    usage: Usage = Usage()
    engine: Literal["model", "builtin"] = "builtin"
    model: str | None = None
    """The model that answered, as the server names it."""
    prompt: str | None = None
    flags: tuple[Flag, ...] = ()
    few_shot_terms: tuple[str, ...] = ()
    """Names and count phrases of the prompt's own examples."""
    work: object = field(default=None, repr=False, compare=False)
    """The engine's own note of what the article took so far, so that a re-ask shares its limits."""


class Engine(Protocol):
    """Anything that drafts."""

    async def draft(
        self, article: Article, findings: Sequence[Finding] | None = None, previous: Answer | None = None
    ) -> Answer:
        """A draft of `article`; with `findings`, a second one that answers them.

        Args:
            previous: the answer that the findings are about.
        """
        ...

    async def aclose(self) -> None:
        """Let go of connections and files. The engine is not used afterwards."""
        ...
