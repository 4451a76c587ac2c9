"""The built-in engine: rules over the text, no weights, no network."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from summarizer.article import Article
from summarizer.checks.finding import Finding
from summarizer.draft import Draft
from summarizer.engines.answer import Answer, Trace
from summarizer.engines.builtin.background import find_background
from summarizer.engines.builtin.blame import find_blame, find_no_claim
from summarizer.engines.builtin.incident import Verdict, judge
from summarizer.engines.builtin.objects import find_targets, find_weapons
from summarizer.engines.builtin.prose import Parts, write_headline, write_summary
from summarizer.engines.builtin.reactions import find_reactions
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.engines.builtin.tolls import find_tolls
from summarizer.engines.builtin.when import find_when
from summarizer.engines.builtin.where import find_where
from summarizer.language.other_events import other_event_spans


def _setting(article: Article, verdict: Verdict) -> Setting:
    others: dict[int, tuple[tuple[int, int], ...]] = {}
    if verdict.incident:
        spans = other_event_spans(article)
        others = {number: tuple((one.start, one.end) for one in found) for number, found in spans.items()}
    every = Setting(article, verdict.incident, verdict.event_type, verdict.stage, verdict.main, others)
    main = tuple(number for number in verdict.main if number in article.headline or not every.is_aside(number))
    return replace(every, main=main or verdict.main)


def _parts(setting: Setting) -> Parts:
    if not setting.incident:
        return Parts()
    return Parts(
        when=find_when(setting),
        where=find_where(setting),
        tolls=find_tolls(setting),
        blamed=find_blame(setting),
        no_claim=find_no_claim(setting),
        reactions=find_reactions(setting),
        background=find_background(setting),
        weapons=find_weapons(setting),
        targets=find_targets(setting),
    )


_ROWS = ("when", "where", "tolls", "blamed", "reactions", "background", "weapons", "targets")


def _traces(verdict: Verdict, parts: Parts, headline: Found[str], summary: Found[str] | None) -> Iterator[Trace]:
    yield Trace("main", verdict.rule, verdict.words)
    for name in _ROWS:
        rows: Sequence[Found[Any]] = getattr(parts, name)
        for at, row in enumerate(rows):
            yield Trace(f"{name}[{at}]", row.rule, row.words)
    if parts.no_claim:
        yield Trace("no_claim", parts.no_claim[0].rule, parts.no_claim[0].words)
    yield Trace("headline", headline.rule, headline.words)
    if summary is not None:
        yield Trace("summary", summary.rule, summary.words)


class BuiltinEngine:
    """Drafts by rules; the same article always gives the same draft."""

    def draft_now(self, article: Article, findings: Sequence[Finding] | None = None) -> Answer:  # noqa: ARG002
        """A draft of `article`. Rules don't think again, so `findings` change nothing."""
        verdict = judge(article)
        setting = _setting(article, verdict)
        parts = _parts(setting)
        headline = write_headline(setting, parts)
        summary = write_summary(setting, parts)
        rows = {name: [one.row for one in getattr(parts, name)] for name in (*_ROWS, "no_claim")}
        draft = Draft(
            incident=verdict.incident,
            main=list(setting.main),
            event_type=verdict.event_type,
            stage=verdict.stage,
            headline=headline.row,
            summary=summary.row if summary is not None else None,
            **rows,
        )
        return Answer(draft=draft, trace=tuple(_traces(verdict, parts, headline, summary)), engine="builtin")

    async def draft(
        self,
        article: Article,
        findings: Sequence[Finding] | None = None,
        previous: Answer | None = None,  # noqa: ARG002 - of the interface; rules answer the same again
    ) -> Answer:
        """`draft_now` for callers with an event loop."""
        return self.draft_now(article, findings)

    async def aclose(self) -> None:
        """Nothing is held."""
