"""The built-in engine: rules over the text, no weights, no network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

from summarizer.article import Article
from summarizer.checks.finding import Finding
from summarizer.draft import Draft
from summarizer.engines.answer import Answer, Trace
from summarizer.engines.builtin.incident import Verdict, judge
from summarizer.engines.builtin.objects import find_targets, find_weapons
from summarizer.engines.builtin.prose import Parts, write_headline, write_summary
from summarizer.engines.builtin.setting import Found, Setting


def _optional(module: str, name: str) -> Callable[..., Any]:
    """The function of a slice, or one that finds nothing while the slice does not exist."""
    try:
        return cast("Callable[..., Any]", getattr(import_module(module), name))
    except (ImportError, AttributeError):
        return lambda *_: []


def _setting(article: Article, verdict: Verdict) -> Setting:
    others: dict[int, tuple[tuple[int, int], ...]] = {}
    if verdict.incident:
        spans = _optional("summarizer.language.other_events", "other_event_spans")(article)
        others = {number: tuple((one.start, one.end) for one in found) for number, found in dict(spans).items()}
    main = tuple(
        number for number in verdict.main if number in article.headline or not _all_other(article, number, others)
    )
    return Setting(article, verdict.incident, verdict.event_type, verdict.stage, main or verdict.main, others)


def _all_other(article: Article, number: int, others: Mapping[int, Sequence[tuple[int, int]]]) -> bool:
    """Whether nearly all of a sentence speaks of another event."""
    length = len(article.sentences[number - 1].text)
    return sum(end - start for start, end in others.get(number, ())) > 0.8 * length


def _parts(setting: Setting) -> Parts:
    if not setting.incident:
        return Parts()
    home = "summarizer.engines.builtin"
    return Parts(
        when=_optional(f"{home}.when", "find_when")(setting),
        where=_optional(f"{home}.where", "find_where")(setting),
        tolls=_optional(f"{home}.tolls", "find_tolls")(setting),
        blamed=_optional(f"{home}.blame", "find_blame")(setting),
        no_claim=_optional(f"{home}.blame", "find_no_claim")(setting),
        reactions=_optional(f"{home}.reactions", "find_reactions")(setting),
        background=_optional(f"{home}.background", "find_background")(setting),
        weapons=find_weapons(setting),
        targets=find_targets(setting),
    )


def _traces(name: str, rows: Sequence[Found[Any]]) -> Iterable[Trace]:
    return (Trace(f"{name}[{at}]", row.rule, row.words) for at, row in enumerate(rows))


class BuiltinEngine:
    """Drafts by rules; the same article always gives the same draft."""

    def draft_now(self, article: Article, findings: Sequence[Finding] | None = None) -> Answer:  # noqa: ARG002
        """A draft of `article`. Rules don't think again, so `findings` change nothing."""
        verdict = judge(article)
        setting = _setting(article, verdict)
        parts = _parts(setting)
        headline = write_headline(setting, parts)
        summary = write_summary(setting, parts)
        draft = Draft(
            incident=verdict.incident,
            main=list(setting.main),
            event_type=verdict.event_type,
            stage=verdict.stage,
            when=[one.row for one in parts.when],
            where=[one.row for one in parts.where],
            tolls=[one.row for one in parts.tolls],
            blamed=[one.row for one in parts.blamed],
            no_claim=[one.row for one in parts.no_claim],
            reactions=[one.row for one in parts.reactions],
            background=[one.row for one in parts.background],
            weapons=[one.row for one in parts.weapons],
            targets=[one.row for one in parts.targets],
            headline=headline.row,
            summary=summary.row if summary is not None else None,
        )
        trace = [
            Trace("main", verdict.rule, verdict.words),
            *(
                trace
                for name in ("when", "where", "tolls", "blamed", "reactions")
                for trace in _traces(name, getattr(parts, name))
            ),
            *_traces("background", parts.background),
            *_traces("weapons", parts.weapons),
            *_traces("targets", parts.targets),
            Trace("headline", headline.rule, headline.words),
        ]
        if parts.no_claim:
            trace.append(Trace("no_claim", parts.no_claim[0].rule, parts.no_claim[0].words))
        if summary is not None:
            trace.append(Trace("summary", summary.rule, summary.words))
        return Answer(draft=draft, trace=tuple(trace), engine="builtin")

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
