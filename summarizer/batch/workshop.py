"""What every process of a run works with: its engine behind its gate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.gate import AdaptiveGate
from summarizer.batch.identity import settings_digest, settings_of
from summarizer.batch.plan import EnginePlan
from summarizer.batch.turns import TurnTaking
from summarizer.engines.answer import Engine
from summarizer.engines.choice import engine_named


@dataclass(frozen=True, slots=True)
class Workshop:
    """The engine of a run and what its results depend on."""

    engine: Engine
    settings: Mapping[str, object]
    """Everything that decides a brief besides text and date."""
    digest: str
    """Hash of `settings`."""
    vague: str
    timeout_s: float
    is_down: Callable[[], bool]
    """Whether the server fails for everybody at the moment."""
    has_price: bool = True
    """Whether the dollars of an answer can be told."""
    prefilter: bool = False
    """Ask the model about nothing that is surely no incident."""


def open_workshop(plan: EnginePlan, gate: AdaptiveGate | None = None) -> Workshop:
    """Make the engine, once per process.

    Raises:
        ConfigurationError: no engine has this name, or its key is missing.
    """
    engine = _model_engine(plan, gate) if plan.model != "builtin" else engine_named("builtin")
    if gate is not None:
        gate.address = getattr(engine, "endpoint", None) or gate.address
    identity = getattr(engine, "identity", None)
    settings = settings_of(identity() if identity is not None else {"name": plan.model}, vague=plan.vague)
    return Workshop(
        engine=engine if plan.model == "builtin" else TurnTaking(engine),
        settings=settings,
        digest=settings_digest(settings),
        vague=plan.vague,
        timeout_s=plan.timeout_s,
        is_down=(lambda: gate.down) if gate is not None else (lambda: False),
        has_price=getattr(engine, "has_price", True),
        prefilter=plan.prefilter and plan.model != "builtin",
    )


def _model_engine(plan: EnginePlan, gate: AdaptiveGate | None) -> Engine:
    # Imported here: a batch with the built-in engine does not pay for the SDK.
    from summarizer.engines.model.settings import ModelSettings

    settings = ModelSettings(
        base_url=plan.base_url,
        prompt=Path(plan.prompt) if plan.prompt else None,
        timeout_s=plan.timeout_s,
        gate=gate,
        # Room for every worker: with fewer connections than workers, requests would wait where nobody counts them.
        max_connections=(gate.concurrency if gate is not None else 1) + 8,
    )
    return engine_named(plan.model, settings)


async def close_workshop(workshop: Workshop) -> None:
    """Close the engine's connections."""
    await workshop.engine.aclose()
