"""The one way from an article to a checked brief, used by the command line, batches and evaluations alike."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from summarizer.article import Article
from summarizer.assemble import Assembled, assemble
from summarizer.brief import Brief, Run
from summarizer.checks import accusation
from summarizer.checks.conflicts import figures_conflict
from summarizer.engines.answer import Answer, Engine, Trace, Usage
from summarizer.engines.choice import engine_named
from summarizer.finding import Finding
from summarizer.leaks import FewShotLeaks
from summarizer.reading import read_file, read_text
from summarizer.reasons import Flag
from summarizer.records import record
from summarizer.settle import first_findings, settle


@record(frozen=True, slots=True)
class Outcome:
    """A checked brief with what led to it."""

    brief: Brief
    article: Article
    answer: Answer
    """The last answer of the engine."""
    trace: tuple[Trace, ...]
    """Which rule or answer gave each fact, by place in the brief."""
    findings: tuple[Finding, ...] = ()
    """What the checks refused of the first answer, by place in the draft."""


def _run(answer: Answer, usage: Usage, vague: str, flags: Sequence[Flag], seconds: float) -> Run:
    return Run(
        engine=answer.engine,
        model=answer.model,
        prompt=answer.prompt,
        vague=vague,
        flags=list(dict.fromkeys(flags)),
        requests=usage.requests,
        input_tokens=usage.input_tokens,
        cached_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=usage.cost_usd,
        seconds=round(seconds, 4),
    )


def _flags(article: Article, answer: Answer, assembled: Assembled, brief: Brief) -> list[Flag]:
    flags: list[Flag] = [*article.flags, *answer.flags, *assembled.flags]
    if article.published is None and brief.incident:
        flags.append("no_publication_date")
    if accusation.unconfirmed(brief, article):
        flags.append("blame_unconfirmed")
    if figures_conflict(brief, article):
        flags.append("conflicting_figures")
    return flags


def _brief_trace(answer: Answer, origin: dict[str, str]) -> tuple[Trace, ...]:
    by_path = {one.path: one for one in answer.trace}
    default = f"answer of {answer.model}" if answer.engine == "model" else None
    trace = []
    for path, draft_path in origin.items():
        known = by_path.get(draft_path)
        if known is not None:
            trace.append(replace(known, path=path))
        elif default is not None:
            trace.append(Trace(path, default, draft_path))
    return tuple(trace)


def assembled_from(answer: Answer, article: Article, vague: str) -> Assembled:
    """The unchecked brief of an answer; its `run` is filled in at the end."""
    return assemble(answer.draft, article, _run(answer, answer.usage, vague, [], 0.0))


def finish(
    article: Article,
    answer: Answer,
    *,
    vague: str = "none",
    started: float | None = None,
    usage: Usage | None = None,
    findings: Sequence[Finding] = (),
    assembled: Assembled | None = None,
) -> Outcome:
    """Assemble, check and settle one answer.

    Args:
        started: `time.perf_counter()` at the start of the work, for `run.seconds`.
        usage: what all answers for this article cost together; the answer's own when None.
        findings: what the first answer was sent back with.
        assembled: the answer already assembled, if the caller has done so.
    """
    assembled = assembled or assembled_from(answer, article, vague)
    brief, origin = settle(assembled, article)
    if answer.few_shot_terms and brief.rejected:
        leaks = FewShotLeaks(answer.few_shot_terms, article)
        brief = brief.model_copy(update={"rejected": leaks.named_rejected(brief.rejected)})
    flags = _flags(article, answer, assembled, brief)
    seconds = 0.0 if started is None else time.perf_counter() - started
    run = _run(answer, usage or answer.usage, vague, flags, seconds)
    return Outcome(
        brief=brief.model_copy(update={"run": run}),
        article=article,
        answer=answer,
        trace=_brief_trace(answer, origin),
        findings=tuple(findings),
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _together(one: Usage, other: Usage) -> Usage:
    cost = None if one.cost_usd is None or other.cost_usd is None else one.cost_usd + other.cost_usd
    return Usage(
        requests=one.requests + other.requests,
        input_tokens=_sum(one.input_tokens, other.input_tokens),
        cached_tokens=_sum(one.cached_tokens, other.cached_tokens),
        output_tokens=_sum(one.output_tokens, other.output_tokens),
        cost_usd=cost,
    )


async def outcome(article: Article, engine: Engine, *, vague: str = "none") -> Outcome:
    """The checked brief of one article; an engine that can think again is asked once more when a check refuses."""
    started = time.perf_counter()
    answer = await engine.draft(article)
    assembled = assembled_from(answer, article, vague)
    findings = first_findings(assembled, article) if answer.engine == "model" else []
    if not findings:
        return finish(article, answer, vague=vague, started=started, assembled=assembled)
    findings = FewShotLeaks(answer.few_shot_terms, article).named(findings)
    second = await engine.draft(article, findings, answer)
    usage = _together(answer.usage, second.usage)
    done = finish(article, second, vague=vague, started=started, usage=usage, findings=findings)
    if second.draft is answer.draft:
        return done
    # A model that is asked again sometimes gives up half its rows; then the first answer, less what failed, says more.
    first = replace(answer, flags=second.flags)
    kept = finish(article, first, vague=vague, started=started, usage=usage, findings=findings, assembled=assembled)
    return kept if _facts(kept.brief) > _facts(done.brief) else done


def _facts(brief: Brief) -> int:
    """How many rows of a brief passed the checks."""
    background = len(brief.background) + sum(len(event.casualties) for event in brief.background)
    rows = len(brief.where) + len(brief.blamed) + len(brief.casualties) + len(brief.reactions)
    return background + rows + (brief.when is not None) + brief.no_claim.value


def _dated(article: Article, published: date) -> Article:
    flags = tuple(flag for flag in article.flags if flag != "no_publication_date")
    return replace(article, published=published, published_from="option", flags=flags)


def article_of(source: Path | str | Article, *, published: date | None = None) -> Article:
    """The article that `source` names: a path is read, a string is the text itself."""
    if isinstance(source, Article):
        return source if published is None else _dated(source, published)
    if isinstance(source, Path):
        return read_file(source, published=published)
    return read_text(source, published=published)


async def asummarize(
    source: Path | str | Article,
    *,
    published: date | None = None,
    model: str = "builtin",
    vague: str = "none",
    engine: Engine | None = None,
) -> Brief:
    """The checked brief of one article.

    Args:
        source: a `Path` is a file, a `str` the article's text, an `Article` is taken as it is.
        published: publication date, which relative dates count from; otherwise what the article says of itself.
        model: `builtin` (rules, no network), or a model name such as `openai/gpt-5-mini`.
        vague: profile that gives words such as "dozens" their bounds; `none` gives them none.
        engine: an engine made before, instead of `model`: made once, it serves many articles.

    Raises:
        SummarizerError: the article cannot be read, or the model engine failed; see `summarizer.errors`.
    """
    article = article_of(source, published=published)
    if engine is not None:
        return (await outcome(article, engine, vague=vague)).brief
    own = engine_named(model)
    try:
        return (await outcome(article, own, vague=vague)).brief
    finally:
        await own.aclose()


def summarize(
    source: Path | str | Article,
    *,
    published: date | None = None,
    model: str = "builtin",
    vague: str = "none",
    engine: Engine | None = None,
) -> Brief:
    """`asummarize` for code without an event loop; same arguments, same errors."""
    import asyncio  # with its TLS a tenth of a start, and the command line reads by rules without it

    return asyncio.run(asummarize(source, published=published, model=model, vague=vague, engine=engine))
