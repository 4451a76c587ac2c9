"""The engine that a model name means."""

from typing import TYPE_CHECKING

from summarizer.engines.answer import Engine
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from summarizer.engines.model.settings import ModelSettings


def engine_named(model: str, settings: "ModelSettings | None" = None) -> Engine:
    """The engine for `builtin` or a model name such as `openai/gpt-5-mini`.

    Args:
        settings: address, prompt, timeout and the like of a model engine; the built-in one has none.

    Raises:
        ConfigurationError: the name is blank or no engine knows it, or the model needs a key that is not set.
    """
    if model == "builtin":
        from summarizer.engines.builtin.engine import BuiltinEngine

        return BuiltinEngine()
    if not model.strip():
        raise ConfigurationError("--model is blank; use `builtin`, or a model such as openai/gpt-5-mini")
    # Imported here: whoever asks for no model does not pay for its modules.
    from summarizer.engines.model.engine import ModelEngine

    return ModelEngine(model, settings)
