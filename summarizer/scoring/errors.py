"""What an evaluation can fail with."""

from summarizer.errors import SummarizerError, UsageError


class InvalidSamples(UsageError):
    """A dataset that cannot be scored: no samples, a label that is no label, a split that does not exist."""


class GateFailed(SummarizerError):
    """A figure is below its floor, a critical error was counted, or the run is not comparable."""
