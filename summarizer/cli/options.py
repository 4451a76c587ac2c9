"""Options that several commands share, and how argument, environment and default become one value."""

import os
from dataclasses import dataclass
from datetime import date

from summarizer.errors import UsageError

DEFAULT_OPENAI_MODEL = "openai/gpt-5-mini"
"""Used by `summarize FILE` when `OPENAI_API_KEY` is set and no model is named."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model name, and how it came to be chosen."""

    name: str
    why: str
    """`argument`, `environment`, `key` (an OpenAI key is set) or `default`."""


def choose_model(argument: str | None) -> ModelChoice:
    """The model of `summarize FILE`: argument, else SUMMARIZE_MODEL, else OpenAI's when a key is set, else builtin."""
    if argument:
        return ModelChoice(argument, "argument")
    if name := os.environ.get("SUMMARIZE_MODEL", "").strip():
        return ModelChoice(name, "environment")
    if os.environ.get("OPENAI_API_KEY", "").strip():
        return ModelChoice(DEFAULT_OPENAI_MODEL, "key")
    return ModelChoice("builtin", "default")


def parse_day(value: str | None) -> date | None:
    """An ISO date given on the command line.

    Raises:
        UsageError: the value is no such date.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise UsageError(f"--published {value!r} is no date; write it as 2024-01-31") from error
