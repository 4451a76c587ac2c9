"""What came of working on one input."""

from dataclasses import dataclass

from summarizer.batch.states import Done, Failed


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of an article; the brief of a copy differs from its twin's in these alone."""

    sha256: str
    text_sha256: str
    published: str | None
    published_from: str | None


@dataclass(frozen=True, slots=True)
class Spent:
    """What the requests for an article cost, failed ones included."""

    requests: int = 0
    throttled: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    """None: unknown."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """How one input ended; plain values only, since it may cross from another process."""

    input: int
    state: Done | Failed | None
    """None: the result under `key` is in the store already, made for a copy of the text or by an earlier run."""
    detail: str | None = None
    key: str | None = None
    """None: the article could not be read."""
    facts: Facts | None = None
    brief: str | None = None
    spent: Spent = Spent()
