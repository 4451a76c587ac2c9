"""What a run would take: articles, tokens, dollars, time; nothing is sent and nothing written."""

import hashlib
import heapq
import math
import sqlite3
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.identity import settings_digest, settings_of
from summarizer.batch.inputs.arguments import sources_of, warnings_of
from summarizer.batch.inputs.entry import Entry, Row, Source
from summarizer.batch.inputs.sampled import sampled
from summarizer.batch.plan import PREFILTERED, Plan
from summarizer.batch.store import FILE, open_for_reading
from summarizer.batch.wording import counted
from summarizer.batch.work import read_job_now
from summarizer.errors import InputError
from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.engines.model.engine import ModelEngine

_READ = 200
"""Articles that are read to estimate the others."""
# Seconds of a usual answer, where nobody has measured the model yet.
_LATENCY_S = 4.0
# Half the width of a 95 % interval, in standard errors.
_Z = 1.96


@dataclass(slots=True)
class Estimate:
    """The figures of a dry run."""

    listed: int = 0
    problems: int = 0
    """Inputs that can be no article, as the listing sees already."""
    done: int = 0
    """Inputs that the run folder holds results for, unchanged since."""
    read: int = 0
    unreadable: int = 0
    """Of those read."""
    words: list[int] = field(default_factory=list)
    input_tokens: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    """Dollars per article read; empty when the price is unknown."""
    left_out: int = 0
    stale: int = 0
    """Of those to do: done before, with other settings or by another version of the program."""
    warnings: list[str] = field(default_factory=list)

    @property
    def to_do(self) -> int:
        """Inputs that would be tried."""
        return self.listed - self.problems - self.done


@dataclass(slots=True)
class _Known:
    """What the run folder holds under the settings of this plan."""

    reading: sqlite3.Connection
    settings: int | None
    """None: nothing was done under these settings."""
    retry: frozenset[str]
    stale: int = 0
    """Inputs that ended under other settings."""

    def is_done(self, entry: Entry) -> bool:
        """Whether a run would leave this input as it is."""
        row = self.reading.execute("SELECT state, stamp, settings FROM inputs WHERE name = ?", (entry.name,)).fetchone()
        if row is None or row[0] == "pending" or row[0] in self.retry:
            return False
        self.stale += row[2] != self.settings
        return bool(row[1:] == (entry.stamp, self.settings))


def _known(plan: Plan, engine: "ModelEngine | None") -> _Known | None:
    if plan.run == Path() or not (plan.run / FILE).is_file():
        return None
    reading = open_for_reading(plan.run)
    identity = engine.identity() if engine is not None else {"name": plan.engine.model}
    digest = settings_digest(settings_of(identity, vague=plan.engine.vague))
    if plan.engine.prefilter:
        digest += PREFILTERED
    found = reading.execute("SELECT id FROM settings WHERE digest = ?", (digest,)).fetchone()
    return _Known(reading, found[0] if found else None, plan.retry)


def _engine(plan: Plan) -> "ModelEngine | None":
    """The model's engine, which sends nothing; None for the built-in one."""
    if plan.engine.model == "builtin":
        return None
    from summarizer.engines.model.engine import ModelEngine
    from summarizer.engines.model.settings import ModelSettings

    prompt = Path(plan.engine.prompt) if plan.engine.prompt else None
    return ModelEngine(plan.engine.model, ModelSettings(plan.engine.base_url, prompt=prompt, dry=True))


def _listed(sources: Sequence[Source]) -> Iterator[tuple[int, Entry]]:
    for number, source in enumerate(sources):
        for entry in source.entries():
            yield number, entry


def estimated(plan: Plan) -> Estimate:
    """List everything, read a sample, and reckon the rest from it.

    Raises:
        UsageError: the inputs cannot be listed.
    """
    named = sources_of(
        plan.arguments,
        include=plan.include,
        exclude=plan.exclude,
        published_from=plan.published_from,
        columns=plan.columns,
    )
    sources = named if plan.sample is None else sampled(named, plan.sample)
    engine = _engine(plan)
    found, known = Estimate(), _known(plan, engine)

    def candidates() -> Iterator[tuple[bytes, int, Entry]]:
        for number, entry in _listed(sources):
            found.listed += 1
            if entry.problem is not None:
                found.problems += 1
            elif known is not None and known.is_done(entry):
                found.done += 1
            else:
                yield hashlib.sha256(entry.name).digest(), number, entry

    chosen = heapq.nsmallest(_READ, candidates(), key=lambda one: one[:2])
    chosen.sort(key=lambda one: (one[1], one[2].row or 0))
    if known is not None:
        known.reading.close()
        found.stale = known.stale
    _read(engine, sources, chosen, found)
    found.warnings = warnings_of(named)
    found.left_out = sum(sum(getattr(one, "left_out", {}).values()) for one in named)
    return found


def _read(
    engine: "ModelEngine | None", sources: Sequence[Source], chosen: Sequence[tuple[bytes, int, Entry]], found: Estimate
) -> None:
    for at, (_, number, entry) in enumerate(chosen):
        row = Row(at, entry.name, number, entry.row, entry.published)
        found.read += 1
        try:
            article = read_job_now(sources[number].jobs([row])[0])
        except InputError:
            found.unreadable += 1
            continue
        found.words.append(len(article.text.split()))
        if engine is not None:
            tokens, cost = engine.estimate(article)
            found.input_tokens.append(tokens)
            if cost is not None:
                found.costs.append(cost)


def _total(values: Sequence[float], count: int) -> tuple[float, float]:
    """The sum over `count` articles of which `values` are a sample, and half of its 95 % interval."""
    mean = statistics.fmean(values)
    left = max(0.0, 1 - len(values) / count) if count else 0.0
    spread = statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return mean * count, _Z * spread * count * math.sqrt(left)


def estimate(plan: Plan) -> str:
    """The figures as text."""
    found = estimated(plan)
    lines = [
        counted(found.listed, "input")
        + (f", {counted(found.left_out, 'file')} left out by name" if found.left_out else "")
    ]
    lines += [f"warning: {one}" for one in found.warnings]
    if found.problems:
        lines.append(f"{found.problems:,} of them can be no article")
    if found.done:
        lines.append(f"{found.done:,} are in {shown(plan.run)} already")
    count = min(found.to_do, plan.flow.limit or found.to_do)
    readable = round(count * (1 - found.unreadable / found.read)) if found.read else 0
    lines.append(f"{count:,} to do" + (f", some {count - readable:,} of them unreadable" if count > readable else ""))
    if found.stale:
        lines.append(
            f"{found.stale:,} of them were done in {shown(plan.run)} with other settings or by another version; "
            "those results are not used"
        )
    if found.words:
        words, error = _total(found.words, readable)
        lines.append(f"{words:,.0f} words (± {error:,.0f}, from {counted(len(found.words), 'article')} read)")
    lines += _model_lines(plan, found, readable)
    return "".join(f"{line}\n" for line in lines)


def _model_lines(plan: Plan, found: Estimate, count: int) -> list[str]:
    if plan.engine.model == "builtin":
        return ["0 requests: the built-in engine sends nothing"]
    if not found.input_tokens:
        return []
    from summarizer.engines.model.requests import TYPICAL_ANSWER_TOKENS

    tokens, error = _total(found.input_tokens, count)
    answers = TYPICAL_ANSWER_TOKENS * count
    flow = plan.flow
    rates = [flow.concurrency / _LATENCY_S]
    if flow.rpm:
        rates.append(flow.rpm / 60)
    if flow.tpm:
        rates.append(flow.tpm / 60 / max((tokens + answers) / max(count, 1), 1))
    requests = min(count, flow.max_requests or count)
    seconds = max(requests / min(rates), _LATENCY_S) if requests else 0.0
    lines = [
        f"at least {counted(count, 'request')}; a re-ask or a retry adds one",
        f"{tokens:,.0f} tokens in (± {error:,.0f}; the estimate of a token is good to some 15 %), {answers:,} out",
        f"some {seconds:,.0f} s at {flow.concurrency} at once and {_LATENCY_S:.0f} s an answer",
    ]
    if len(found.costs) == len(found.input_tokens):
        cost, error = _total(found.costs, count)
        lines.append(f"${cost:,.2f} (± {error + 0.15 * cost:,.2f}), without what the provider's cache saves")
    else:
        lines.append("cost unknown: no price is known for this model; set SUMMARIZE_PRICE=INPUT,OUTPUT")
    return lines
