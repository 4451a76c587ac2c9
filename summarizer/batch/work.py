"""One input, worked on: read, claimed, drafted, checked, reported."""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, cast

from summarizer.article import Article
from summarizer.batch.desk import Claim
from summarizer.batch.identity import result_key
from summarizer.batch.inputs.entry import Job
from summarizer.batch.prefilter import surely_no_incident
from summarizer.batch.report import Facts, Report, Spent
from summarizer.batch.states import Failed, state_of_brief, state_of_error
from summarizer.batch.workshop import Workshop
from summarizer.engines.choice import engine_named
from summarizer.engines.ledger import Ledger, keeping_ledger
from summarizer.errors import BudgetReached, ConfigurationError, EndpointFatal, InputError, SummarizerError
from summarizer.pipeline import outcome
from summarizer.reading import read_file, read_text
from summarizer.shown import shown

ENDS_RUN = (BudgetReached, ConfigurationError, EndpointFatal)
"""Errors that are not the article's: the input stays pending, and the run ends."""

_PAGES = (".html", ".htm", ".xhtml")


class Parked(Exception):
    """The server failed for everybody while this input was worked on: it stays pending."""


async def read_job(job: Job) -> Article:
    """The article of a job.

    Raises:
        InputError: it cannot be read.
    """
    if job.file is not None and job.file.casefold().endswith(_PAGES):
        # A page goes to a helper process and may take seconds; the other articles must not wait for it.
        return await asyncio.to_thread(read_job_now, job)
    return read_job_now(job)


def read_job_now(job: Job) -> Article:
    """`read_job` for callers without an event loop; same errors."""
    if job.problem is not None:
        raise InputError(f"{job.path}: {job.problem}")
    day = date.fromisoformat(job.published) if job.published else None
    if job.text is not None:
        article = read_text(job.text, published=day, path=job.path)
    else:
        assert job.file is not None
        place = cast("Literal['name', 'mtime'] | None", None if day else job.published_from)
        article = read_file(Path(job.file), published=day, published_from=place)
    return replace(article, path=job.path, published_from=job.published_from if day else article.published_from)


def _facts(article: Article) -> Facts:
    published = article.published.isoformat() if article.published else None
    return Facts(article.sha256, article.text_sha256, published, article.published_from)


def _spent(ledger: Ledger, seconds: float) -> Spent:
    return Spent(
        requests=ledger.requests,
        throttled=ledger.throttled,
        input_tokens=ledger.input_tokens,
        cached_tokens=ledger.cached_tokens,
        output_tokens=ledger.output_tokens,
        cost_usd=ledger.cost_usd if ledger.cost_known else None,
        seconds=round(seconds, 4),
    )


def _internal(error: Exception) -> str:
    """Type and place of an error in this program; its text could hold the article's, so it stays out."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"an error in the program: {type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


async def work_on(job: Job, workshop: Workshop, claim: Claim, abandon: Callable[[str], Awaitable[None]]) -> Report:
    """The report of one input.

    Raises:
        BudgetReached, ConfigurationError, EndpointFatal, Parked, CancelledError: it was not worked on to its end, and
            stays pending.
    """
    try:
        article = await read_job(job)
    except InputError as error:
        # The row names the input already, and a message that begins with its place on this disk says it twice.
        return Report(job.id, "input_error", str(error).removeprefix(f"{shown(job.file or job.path)}: "))
    facts = _facts(article)
    key = result_key(article.text_sha256, facts.published, workshop.digest)
    if not await claim(key):
        return Report(job.id, None, key=key, facts=facts)
    started = time.perf_counter()
    with keeping_ledger() as ledger:
        try:
            skipped = workshop.prefilter and surely_no_incident(article)
            engine = engine_named("builtin") if skipped else workshop.engine
            brief = (await outcome(article, engine, vague=workshop.vague)).brief
        except (*ENDS_RUN, asyncio.CancelledError):
            await abandon(key)
            raise
        except Exception as error:  # whatever goes wrong with one article must not end the others
            if workshop.is_down() and state_of(error) == "transport":
                await abandon(key)
                raise Parked from error
            detail = str(error) if isinstance(error, SummarizerError) else _internal(error)
            spent = _spent(ledger, time.perf_counter() - started)
            return Report(job.id, state_of(error), detail, key=key, facts=facts, spent=spent)
        spent = _spent(ledger, time.perf_counter() - started)
    state = "skipped_prefilter" if skipped else state_of_brief(brief)
    return Report(job.id, state, key=key, facts=facts, brief=brief.to_json(), spent=spent)


def state_of(error: Exception) -> Failed:
    """The state an input ends in with this error; a fault of the program counts as an answer that gave no brief."""
    return state_of_error(error) if isinstance(error, SummarizerError) else "invalid_output"
