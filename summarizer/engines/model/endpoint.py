"""Where requests go: provider, address, key and the parameters of the model family, from a model name."""

import os
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

from summarizer.errors import ConfigurationError

ModeName = Literal["json_schema", "tools", "json_object", "json"]


@dataclass(frozen=True, slots=True)
class Family:
    """How requests to one family of models differ."""

    max_tokens_name: str
    output_cap: int
    """Tokens an answer may have."""
    context: int
    """Tokens that prompt and answer may have together."""
    temperature: float | None = None
    reasoning_effort: str | None = None

    def parameters(self, *, cap_factor: int = 1) -> dict[str, Any]:
        """The request's parameters; `cap_factor` widens the output cap after a truncated answer."""
        parameters: dict[str, Any] = {self.max_tokens_name: self.output_cap * cap_factor}
        if self.temperature is not None:
            parameters["temperature"] = self.temperature
        if self.reasoning_effort is not None:
            parameters["reasoning_effort"] = self.reasoning_effort
        return parameters


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model at one address."""

    provider: str
    model: str
    """The name the server knows."""
    base_url: str
    key_env: str | None
    key: str = field(repr=False)
    """Never shown: not in a repr, a log or a message. Empty: the server needs none."""
    mode: ModeName
    fallback: ModeName
    family: Family
    through: Literal["openai", "instructor"] = "openai"

    @property
    def address(self) -> str:
        """The address without user name, password and query, for people to read."""
        return re.sub(r"//[^/@]*@", "//", self.base_url).split("?")[0]


def _table(name: str) -> dict[str, Any]:
    text = resources.files("summarizer.engines.model").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def providers() -> dict[str, dict[str, Any]]:
    """The provider table."""
    return _table("providers")


@cache
def _families() -> tuple[dict[str, Any], ...]:
    return tuple(_table("families")["family"])


def family_of(model: str) -> Family:
    """The parameters of a model's family; a vendor's prefix in the name (`openai/gpt-5`) is no part of it."""
    name = model.rsplit("/", 1)[-1]
    for row in _families():
        if re.match(row["pattern"], name, re.IGNORECASE):
            return Family(**{key: value for key, value in row.items() if key != "pattern"})
    raise AssertionError("the last family matches every name")


def _split(name: str, base_url: str | None) -> tuple[str, str]:
    """Provider and model of a name such as `ollama/qwen3:4b`."""
    provider, slash, model = name.partition("/")
    if slash and model and provider in providers() and provider != "compatible":
        return provider, model
    if base_url is not None:
        return "compatible", name
    known = ", ".join(f"{one}/..." for one in providers() if one != "compatible")
    raise ConfigurationError(
        f"unknown model {name!r}: use `builtin`, a provider and its model ({known}), "
        "or any model name together with --base-url"
    )


def _checked_url(url: str) -> str:
    if not re.match(r"https?://[^/\s]+", url):
        raise ConfigurationError(f"--base-url {url!r} is no address; write it as http://localhost:8000/v1")
    return url.rstrip("/")


def endpoint_for(name: str, base_url: str | None = None, *, need_key: bool = True) -> Endpoint:
    """The endpoint that a model name means, with keys and addresses from the environment.

    Args:
        base_url: address of an OpenAI-compatible server; else OPENAI_BASE_URL, else the provider's own.
        need_key: False for replays and dry runs, which send nothing.

    Raises:
        ConfigurationError: an unknown provider, an address that is none, or a key that is not set.
    """
    named = base_url or os.environ.get("OPENAI_BASE_URL", "").strip() or None
    provider, model = _split(name, named)
    row = providers()[provider]
    # OPENAI_BASE_URL moves OpenAI's own names and bare ones; a named provider keeps its own address.
    address = base_url or (named if provider in ("openai", "compatible") else None) or row.get("base_url", "")
    key_env = row.get("key_env")
    key = os.environ.get(key_env, "").strip() if key_env else ""
    own_server = base_url is not None or (named is not None and provider in ("openai", "compatible"))
    if need_key and not key and row.get("needs_key", False) and not own_server:
        raise ConfigurationError(
            f"{name} needs a key: set {key_env}, or choose --model builtin, or a local server with --base-url"
        )
    return Endpoint(
        provider=provider,
        model=model,
        base_url=_checked_url(address) if address or row.get("through") != "instructor" else "",
        key_env=key_env,
        key=key,
        mode=row["mode"],
        fallback=row["fallback"],
        family=family_of(model),
        through=row.get("through", "openai"),
    )
