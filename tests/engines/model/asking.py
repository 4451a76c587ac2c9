"""Asking an engine about one article, and what came of it."""

import asyncio
from collections.abc import Sequence
from typing import Any

from model_server import ModelServer, Step

from summarizer.article import Article
from summarizer.engines.answer import Answer
from summarizer.engines.model.attempts import Waits
from summarizer.engines.model.engine import ModelEngine
from summarizer.engines.model.settings import ModelSettings
from summarizer.pipeline import Outcome, outcome


class Asked:
    """What came of one article: an answer or an error, and how many requests the server saw."""

    def __init__(self, server: ModelServer, result: Any, engine: ModelEngine) -> None:
        self.requests = len(server.requests)
        self.answer: Answer | None = result if isinstance(result, Answer) else None
        self.error: Exception | None = result if isinstance(result, Exception) else None
        self.engine = engine

    @property
    def outcome(self) -> str:
        """`ok`, or the name of the error, with the state of an answer that was none."""
        if self.error is None:
            return "ok"
        return getattr(self.error, "state", "") or type(self.error).__name__


def engine_for(server: ModelServer, model: str = "test-model", **settings: Any) -> ModelEngine:
    settings.setdefault("waits", Waits(0, 0))
    return ModelEngine(model, ModelSettings(base_url=server.base_url, **settings))


def ask(server: ModelServer, article: Article, *steps: Step, model: str = "test-model", **settings: Any) -> Asked:
    """Script the steps for this article and ask for its draft."""
    if steps:
        server.script(article.sentences[0].text, *steps)
    engine = engine_for(server, model, **settings)

    async def once() -> Any:
        try:
            return await engine.draft(article)
        except Exception as error:  # noqa: BLE001 - the test looks at whatever came
            return error
        finally:
            await engine.aclose()

    return Asked(server, asyncio.run(once()), engine)


def briefed(server: ModelServer, article: Article, steps: Sequence[Step], **settings: Any) -> Outcome:
    """The article's way through the whole pipeline."""
    server.script(article.sentences[0].text, *steps)
    engine = engine_for(server, **settings)

    async def once() -> Outcome:
        try:
            return await outcome(article, engine)
        finally:
            await engine.aclose()

    return asyncio.run(once())
