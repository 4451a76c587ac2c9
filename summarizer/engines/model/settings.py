"""What a user can set about the model engine."""

from dataclasses import dataclass, field
from pathlib import Path

from summarizer.engines.gate import Gate
from summarizer.engines.model.attempts import Waits
from summarizer.engines.model.transport import MAX_CONNECTIONS

DEFAULT_TIMEOUT_S = 300.0
"""Seconds for one article, all attempts and waits together; a small local machine needs a minute for a draft."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Everything but the model's name."""

    base_url: str | None = None
    """Address of an OpenAI-compatible server; None: OPENAI_BASE_URL, or the provider's own."""
    prompt: Path | None = None
    """A prompt folder of the user's own; None: the released one."""
    timeout_s: float = DEFAULT_TIMEOUT_S
    record: Path | None = None
    """Append every answer to this file."""
    replay: Path | None = None
    """Answer from this file, and send nothing."""
    dry: bool = False
    """Only show requests: no key is needed."""
    cache_size: int = 0
    """Drafts kept for texts that come again; 0 in evaluations, which ask the same on purpose."""
    waits: Waits = field(default_factory=Waits)
    gate: Gate | None = None
    """What slows a whole run down, and parks it; None: each article waits by itself."""
    max_connections: int = MAX_CONNECTIONS
    """Connections at once, no fewer than articles at once."""
