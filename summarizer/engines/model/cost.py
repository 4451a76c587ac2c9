"""What an answer cost in US dollars, from a price library's table or the user's own price."""

import os
from dataclasses import dataclass
from functools import lru_cache

from summarizer.engines.model.reply import Tokens
from summarizer.errors import ConfigurationError

PRICE_VARIABLE = "SUMMARIZE_PRICE"
"""USD per million tokens, `input,output` or `input,cached,output`; stands above the library's table."""

_LOCAL = frozenset({"ollama", "llamacpp", "vllm", "lmstudio"})


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens."""

    input: float
    cached: float
    output: float

    def cost(self, tokens: Tokens) -> float | None:
        """USD for one answer; None when the server did not count."""
        if tokens.prompt is None or tokens.output is None:
            return None
        cached = min(tokens.cached or 0, tokens.prompt)
        fresh = tokens.prompt - cached
        return (fresh * self.input + cached * self.cached + tokens.output * self.output) / 1_000_000


def own_price() -> Price | None:
    """The price in the environment.

    Raises:
        ConfigurationError: it is set, and is not two or three numbers.
    """
    value = os.environ.get(PRICE_VARIABLE, "").strip()
    if not value:
        return None
    try:
        numbers = [float(one) for one in value.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in (2, 3) or any(not 0 <= one < 1e6 for one in numbers):
        raise ConfigurationError(
            f"{PRICE_VARIABLE}={value!r} is no price; write USD per million tokens as input,cached,output: 0.25,0.025,2"
        )
    return Price(numbers[0], numbers[-2] if len(numbers) == 3 else numbers[0], numbers[-1])


@lru_cache(maxsize=64)
def _known(provider: str, model: str) -> bool:
    from genai_prices import Usage, calc_price

    try:
        calc_price(Usage(input_tokens=1, output_tokens=1), model_ref=model, provider_id=provider)
    except LookupError:
        return False
    return True


def cost_usd(provider: str, model: str, tokens: Tokens, own: Price | None) -> float | None:
    """USD for one answer, or None when nobody knows the price or the token counts.

    Source:
        The table inside the installed genai-prices package; it is never fetched.
    """
    if own is not None:
        return own.cost(tokens)
    if provider in _LOCAL:
        return 0.0
    if tokens.prompt is None or tokens.output is None or not _known(provider, model):
        return None
    from genai_prices import Usage, calc_price

    usage = Usage(input_tokens=tokens.prompt, cache_read_tokens=tokens.cached or 0, output_tokens=tokens.output)
    return float(calc_price(usage, model_ref=model, provider_id=provider).total_price)
