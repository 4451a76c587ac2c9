"""`summarize batch FOLDER --out RUN`: many articles in one resumable run."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from summarizer.cli import batch_options as options
from summarizer.cli.options import checked_profile
from summarizer.errors import UsageError
from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.batch.plan import Plan
    from summarizer.batch.run import Ending

DEFAULT_CONCURRENCY = 32
"""Requests at once, unless the user says otherwise; the gate finds out whether the server likes fewer."""


def run_folder(
    inputs: options.Inputs,
    out: options.RunFolder = None,
    model: options.Model = "builtin",
    base_url: options.ServerAddress = None,
    prompt: options.OwnPrompt = None,
    vague: options.VagueProfile = "none",
    include: options.Include = None,
    exclude: options.Exclude = None,
    published_from: options.PublishedFrom = None,
    text_column: options.TextColumn = "text",
    id_column: options.IdColumn = None,
    date_column: options.DateColumn = None,
    sample: options.Sample = None,
    retry: options.Retry = None,
    concurrency: options.Concurrency = None,
    processes: options.Processes = None,
    rpm: options.RequestsPerMinute = None,
    tpm: options.TokensPerMinute = None,
    max_requests: options.MostRequests = None,
    max_cost: options.MostCost = None,
    limit: options.Limit = None,
    max_wait: options.LongestWait = "10m",
    timeout: options.Timeout = 300.0,
    prefilter: options.Prefilter = None,
    dry_run: options.DryRun = False,
    status: options.Status = False,
    article: options.OneArticle = None,
    log: options.Log = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read in app.run
) -> None:
    """Make a brief of every article in a folder; stop it at any time, and the same command goes on."""
    if status or article is not None:
        _show_status(inputs, article)
        return
    from summarizer.batch.inputs.table import Columns
    from summarizer.batch.plan import EnginePlan, Flow, Plan

    if prefilter not in (None, "builtin"):
        raise UsageError(f"--prefilter {prefilter}: there is only `builtin`")
    plan = Plan(
        run=_checked_out(out, dry_run=dry_run),
        arguments=tuple(inputs),
        engine=EnginePlan(
            model, base_url, str(prompt) if prompt else None, checked_profile(vague), timeout, prefilter is not None
        ),
        flow=Flow(
            concurrency or DEFAULT_CONCURRENCY, processes or _default_processes(model), rpm, tpm, _seconds(max_wait),
            max_requests, max_cost, limit,
        ),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        published_from=published_from,
        columns=Columns(text_column, id_column, date_column),
        sample=sample,
        retry=_retried(retry or []),
    )  # fmt: skip
    if dry_run:
        _print_estimate(plan)
        return
    _run(plan, log, quiet=quiet)


def _checked_out(out: Path | None, *, dry_run: bool) -> Path:
    if out is None and not dry_run:
        raise UsageError("name a run folder with --out RUN; it holds the results, and the same command goes on in it")
    return out or Path()


def _default_processes(model: str) -> int:
    return len(os.sched_getaffinity(0)) if model == "builtin" and hasattr(os, "sched_getaffinity") else 1


def _seconds(value: str) -> float:
    units = {"s": 1.0, "m": 60.0, "h": 3600.0}
    number, unit = (value[:-1], value[-1]) if value[-1:] in units else (value, "s")
    try:
        seconds = float(number) * units[unit]
    except ValueError as error:
        raise UsageError(f"--max-wait {value!r} is no time; write it as 90s, 10m or 2h") from error
    if not 0 < seconds < 1e7:
        raise UsageError(f"--max-wait {value!r} is out of range")
    return seconds


def _retried(names: list[str]) -> frozenset[str]:
    from summarizer.batch.states import FAILED

    chosen: set[str] = set()
    for name in names:
        if name == "failed":
            chosen |= FAILED
        elif name in FAILED:
            chosen.add(name)
        else:
            raise UsageError(f"--retry {name}: no failed state; there are failed (all), {', '.join(sorted(FAILED))}")
    return frozenset(chosen)


def _run(plan: "Plan", log: Path | None, *, quiet: bool) -> None:
    import asyncio

    from summarizer.batch.progress import Silent, progress_for
    from summarizer.batch.run import run_batch

    progress = Silent() if quiet else progress_for()
    ending = asyncio.run(run_batch(plan, progress, log))
    _print_ending(plan, ending)
    if ending.exit_code:
        raise typer.Exit(ending.exit_code)


def _print_ending(plan: "Plan", ending: "Ending") -> None:
    from summarizer.batch.states import DONE, STATES
    from summarizer.batch.wording import cost, counted

    listed = sum(ending.states.values())
    done = sum(number for state, number in ending.states.items() if state in DONE)
    parts = [f"{state} {ending.states[state]:,}" for state in STATES if ending.states.get(state)]
    typer.echo(f"{done:,} of {listed:,} done ({', '.join(parts) or 'nothing listed'})", err=True)
    if ending.requests:
        spent = cost(ending.cost_usd, ending.cost_unknown, ending.answered)
        typer.echo(f"{counted(ending.requests, 'request')}, {spent}, {ending.seconds:.0f} s", err=True)
    if skipped := ending.states.get("skipped_prefilter"):
        _print_prefilter(skipped, ending)
    if ending.left_out:
        kinds = ", ".join(f"{shown(suffix)} {number:,}" for suffix, number in sorted(ending.left_out.items()))
        typer.echo(f"left out by name: {kinds} (`--include` takes other names)", err=True)
    for warning in ending.warnings:
        typer.echo(f"warning: {warning}", err=True)
    for failure in ending.failures:
        typer.echo(f"failed: {shown(failure)}", err=True)
    if ending.failures:
        typer.echo(f"all failures and their reasons: `summarize batch {shown(plan.run)} --status`", err=True)
    if ending.reason is not None:
        typer.echo(f"stopped: {ending.reason}", err=True)
    elif not listed:
        typer.echo("error: no article was found; check the folder, or say what to take with --include", err=True)
    if done:
        typer.echo(f"read the results with `summarize export {shown(plan.run)} --to jsonl`", err=True)


def _print_prefilter(skipped: int, ending: "Ending") -> None:
    from summarizer.batch.prefilter import track_record

    each = ending.cost_usd / ending.asked if ending.asked and not ending.cost_unknown else None
    saved = f", some ${skipped * each:.4f}" if each is not None else ""
    typer.echo(
        f"the prefilter skipped {skipped:,}: as many requests saved{saved}; it is measured: {track_record()}", err=True
    )


def _show_status(inputs: list[str], article: str | None) -> None:
    from summarizer.batch.status import article_status, run_status

    if len(inputs) != 1:
        raise UsageError("--status takes one run folder")
    text = run_status(Path(inputs[0])) if article is None else article_status(Path(inputs[0]), article)
    typer.echo(text, nl=False)


def _print_estimate(plan: "Plan") -> None:
    from summarizer.batch.estimate import estimate

    typer.echo(estimate(plan), nl=False)
