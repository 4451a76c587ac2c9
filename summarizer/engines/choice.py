"""The engine that a model name means."""

from summarizer.engines.answer import Engine
from summarizer.errors import ConfigurationError


def engine_named(model: str) -> Engine:
    """The engine for `builtin` or a model name such as `openai/gpt-5-mini`.

    Raises:
        ConfigurationError: the name is blank or no engine knows it.
    """
    if model == "builtin":
        from summarizer.engines.builtin.engine import BuiltinEngine

        return BuiltinEngine()
    raise ConfigurationError(f"unknown model {model!r}: this version has the engine `builtin` only")
