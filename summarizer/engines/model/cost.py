"""What an answer cost in US dollars, from a price library's table or the user's own price."""

import os
import time
from dataclasses import dataclass
from decimal import Decimal
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


# Some models cost more from so many tokens on; 32,000 is the first such step of the library's table.
_BELOW_STEPS = 30_000


@dataclass(frozen=True, slots=True)
class _Rates:
    """USD per request and per token of a model, as the library's table has them below its first step."""

    request: Decimal
    fresh: Decimal
    cached: Decimal
    output: Decimal

    def cost(self, prompt: int, cached: int, output: int) -> Decimal:
        return self.request + self.fresh * (prompt - cached) + self.cached * cached + self.output * output


def _listed(provider: str, model: str, prompt: int, cached: int, output: int) -> Decimal:
    """What the library says.

    Raises:
        LookupError: it does not know the model.
    """
    from genai_prices import Usage, calc_price

    usage = Usage(input_tokens=prompt, cache_read_tokens=cached, output_tokens=output)
    return calc_price(usage, model_ref=model, provider_id=provider).total_price


@lru_cache(maxsize=64)
def _known(provider: str, model: str) -> bool:
    try:
        _listed(provider, model, 1, 0, 1)
    except LookupError:
        return False
    return True


@lru_cache(maxsize=64)
def _rates(provider: str, model: str, minute: int) -> _Rates | None:  # noqa: ARG001 - some prices go by the hour
    """The rates of a model, which many answers are counted by: asking the library each time took 0.2 ms.

    None: the price is no such sum, and the library must be asked for each answer.
    """
    probe = 1000
    request = _listed(provider, model, 0, 0, 0)
    fresh = (_listed(provider, model, probe, 0, 0) - request) / probe
    cached = (_listed(provider, model, probe, probe, 0) - request) / probe
    output = (_listed(provider, model, 0, 0, probe) - request) / probe
    rates = _Rates(request, fresh, cached, output)
    mixed = (_BELOW_STEPS, 7001, 4003)
    return rates if rates.cost(*mixed) == _listed(provider, model, *mixed) else None


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
    counts = (tokens.prompt, tokens.cached or 0, tokens.output)
    rates = _rates(provider, model, int(time.time() // 60))
    if rates is not None and counts[1] <= counts[0] <= _BELOW_STEPS and counts[2] <= _BELOW_STEPS:
        return float(rates.cost(*counts))
    return float(_listed(provider, model, *counts))
