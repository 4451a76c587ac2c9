"""`summarize doctor`: what is configured, and what is missing."""

import os
import platform
import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

_PACKAGES = ("openai", "instructor", "pydantic", "tenacity", "typer", "trafilatura")


def _state_of_package(name: str) -> str:
    from importlib import metadata  # brings the whole of email along, which `--help` should not pay for

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing: install it again with the README's first command"


def _key_state() -> str:
    # Only whether it is set: a key must not reach a screen, not even in part.
    return "set" if os.environ.get("OPENAI_API_KEY", "").strip() else "not set (needed for OpenAI's models only)"


def _facts() -> Iterator[tuple[str, str, bool]]:
    from summarizer import __version__
    from summarizer.cli.options import choose_model

    yield "summarizer", __version__, True
    version = platform.python_version()
    yield "python", version, (3, 11) <= sys.version_info[:2] <= (3, 13)
    for name in _PACKAGES:
        state = _state_of_package(name)
        yield name, state, not state.startswith("missing")
    choice = choose_model(None)
    why = {
        "environment": "from SUMMARIZE_MODEL",
        "key": "as OPENAI_API_KEY is set",
        "default": "the default without a key",
    }[choice.why]
    yield "model", f"{choice.name} ({why})", True
    if choice.name != "builtin":
        yield _endpoint_fact(choice.name)
    yield _prompt_fact()
    yield "OPENAI_API_KEY", _key_state(), True
    yield "OPENAI_BASE_URL", os.environ.get("OPENAI_BASE_URL", "").strip() or "not set (OpenAI's own endpoint)", True
    state = _gazetteer_state()
    yield "gazetteer", state, not state.startswith("missing")


def _endpoint_fact(model: str) -> tuple[str, str, bool]:
    from summarizer.engines.model.endpoint import endpoint_for
    from summarizer.errors import ConfigurationError

    try:
        endpoint = endpoint_for(model)
    except ConfigurationError as error:
        return "endpoint", f"missing: {error}", False
    key = f"key from {endpoint.key_env}" if endpoint.key else "no key"
    return "endpoint", f"{endpoint.address}, model {endpoint.model}, {key}; not tried", True


def _prompt_fact() -> tuple[str, str, bool]:
    from summarizer.errors import ConfigurationError
    from summarizer.prompting import load_prompt

    try:
        prompt = load_prompt()
    except ConfigurationError as error:
        return "prompt", f"missing: {error}", False
    return "prompt", f"{prompt.name}, {len(prompt.examples)} worked examples", True


def _gazetteer_state() -> str:
    from summarizer.language.places import lookup

    try:
        return "found" if lookup("Paris") else "missing: its table is empty; install the package again"
    except OSError as error:
        return f"missing: {error}"


def doctor(
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"], typer.Option("--format", help="A table, or one JSON object.")
    ] = "text",
) -> None:
    """Say what is configured and what is missing; exit 2 when something needed is missing. Makes no request."""
    facts = list(_facts())
    if format == "json":
        import json

        typer.echo(json.dumps({name: state for name, state, _ in facts}))
    else:
        width = max(len(name) for name, _, _ in facts)
        for name, state, fine in facts:
            typer.echo(f"{'ok ' if fine else 'BAD'} {name:<{width}}  {state}")
    if not all(fine for _, _, fine in facts):
        raise typer.Exit(2)
