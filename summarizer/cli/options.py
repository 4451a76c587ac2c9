"""Options that several commands share, and how argument, environment and default become one value."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.engines.model.settings import ModelSettings

BaseUrl = Annotated[
    str | None,
    typer.Option(
        help="An OpenAI-compatible server, such as http://localhost:8000/v1; else OPENAI_BASE_URL.",
        metavar="URL",
        show_default=False,
    ),
]
PromptFolder = Annotated[
    Path | None,
    typer.Option("--prompt", help="A prompt folder of your own.", metavar="DIR", show_default=False),
]
Timeout = Annotated[
    float, typer.Option(help="Seconds for one article, all attempts together.", metavar="SECONDS", min=0.1)
]
Record = Annotated[
    Path | None,
    typer.Option(help="Append the model's answers to this file.", metavar="FILE", show_default=False),
]
Replay = Annotated[
    Path | None,
    typer.Option(help="Take the answers from this file; nothing is sent.", metavar="FILE", show_default=False),
]

DEFAULT_TIMEOUT_S = 300.0
"""As `summarizer.engines.model.settings` has it, which a start-up should not import."""

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


def checked_profile(name: str) -> str:
    """The name of a profile for vague quantities.

    Raises:
        UsageError: there is no such profile.
    """
    from summarizer.language.vague import profiles

    if name not in profiles():
        raise UsageError(f"--vague {name!r}: no such profile; there are {', '.join(sorted(profiles()))}")
    return name


def model_settings(
    model: str,
    *,
    base_url: str | None = None,
    prompt: Path | None = None,
    timeout_s: float = DEFAULT_TIMEOUT_S,
    record: Path | None = None,
    replay: Path | None = None,
    dry: bool = False,
    cache_size: int = 0,
) -> "ModelSettings | None":
    """The settings of a model engine; None for the built-in one.

    Raises:
        UsageError: an option of model engines together with the built-in one, or record and replay at once.
    """
    given = {"--base-url": base_url, "--prompt": prompt, "--record": record, "--replay": replay, "--dry-run": dry}
    if model == "builtin":
        named = [option for option, value in given.items() if value]
        if named:
            raise UsageError(f"{named[0]} belongs to a language model, and the built-in engine is none; name a --model")
        return None
    if record is not None and replay is not None:
        raise UsageError("--record and --replay exclude each other: a replay has nothing new to record")
    from summarizer.engines.model.settings import ModelSettings

    return ModelSettings(
        base_url=base_url,
        prompt=prompt,
        timeout_s=timeout_s,
        record=record,
        replay=replay,
        dry=dry,
        cache_size=cache_size,
    )
