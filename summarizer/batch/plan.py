"""What one `summarize batch` is asked to do."""

from dataclasses import dataclass, field
from pathlib import Path

from summarizer.batch.inputs.table import Columns

PREFILTERED = ":prefilter"
"""Stands behind the digest of the settings of a run with a prefilter: what it skipped is not done without it."""


@dataclass(frozen=True, slots=True)
class EnginePlan:
    """Which engine works, and how; plain values, since every process of a run makes its own engine from them."""

    model: str = "builtin"
    base_url: str | None = None
    prompt: str | None = None
    vague: str = "none"
    timeout_s: float = 300.0
    prefilter: bool = False
    """Skip articles that the built-in engine holds for surely no incident."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How fast, and within which budget."""

    concurrency: int = 32
    """Requests at once, over all processes."""
    processes: int = 1
    rpm: float | None = None
    tpm: float | None = None
    max_wait_s: float = 600.0
    max_requests: int | None = None
    max_cost_usd: float | None = None
    limit: int | None = None
    """Most inputs to be tried."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about one invocation."""

    run: Path
    arguments: tuple[str, ...]
    engine: EnginePlan = EnginePlan()
    flow: Flow = Flow()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    published_from: str | None = None
    columns: Columns = field(default_factory=Columns)
    sample: int | None = None
    """Work on so many inputs only, drawn by hash: the same ones each time."""
    retry: frozenset[str] = frozenset()
