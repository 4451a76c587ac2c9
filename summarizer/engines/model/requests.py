"""The body of a completion request: static parts first, so that providers can cache them."""

from collections.abc import Sequence
from typing import Any

from summarizer.article import Article
from summarizer.engines.model.endpoint import Endpoint
from summarizer.engines.model.modes import Mode, mode_named
from summarizer.engines.model.windows import Window, tokens_in, windows_of
from summarizer.errors import ConfigurationError
from summarizer.finding import Finding
from summarizer.prompting import Prompt

# A re-ask lists findings, not the whole answer; past this many characters the rest is cut.
MAX_REASK_CHARS = 2000
# Room for the publication date, the delimiters and a re-ask.
_MARGIN_TOKENS = 800
_LEAST_ROOM = 400
TYPICAL_ANSWER_TOKENS = 700
"""Tokens of a usual draft, for estimates: the right drafts of 500-word news took 696 by a tokenizer, 566 by chars/4."""


class Requests:
    """Builds the requests of one run; remembers what the server turned out not to take."""

    def __init__(self, endpoint: Endpoint, prompt: Prompt) -> None:
        self.endpoint, self.prompt = endpoint, prompt
        self.mode: Mode = mode_named(endpoint.mode)
        self._dropped: set[str] = set()
        self._narrowed: int | None = None
        self._fixed: tuple[Mode, int] | None = None

    @property
    def fell_back(self) -> bool:
        """Whether the server refused the structured mode of the provider table."""
        return self.mode.name != self.endpoint.mode

    def fall_back(self) -> bool:
        """Use the plainer mode from now on; False when that is the mode already."""
        if self.mode.name == self.endpoint.fallback:
            return False
        self.mode = mode_named(self.endpoint.fallback)
        return True

    def drop(self, parameter: str) -> bool:
        """Leave a refused parameter out from now on; False when it was not sent anyway."""
        if parameter in self._dropped or parameter not in self.endpoint.family.parameters():
            return False
        self._dropped.add(parameter)
        return True

    @property
    def system(self) -> str:
        """The system message, the same for every article."""
        return self.prompt.system + self.mode.system_note

    @property
    def room(self) -> int:
        """Tokens that the numbered text of one window may have."""
        family = self.endpoint.family
        answer = min(family.output_cap, family.context // 4)
        room = family.context - answer - _MARGIN_TOKENS - self._fixed_tokens
        if room < _LEAST_ROOM:
            raise ConfigurationError(
                f"{self.endpoint.model}: its context of {family.context:,} tokens has no room for prompt and article"
            )
        return room if self._narrowed is None else min(room, self._narrowed)

    def narrow(self, article: Article) -> bool:
        """Make windows smaller, after a server said that this article's prompt does not fit; False when they cannot."""
        size = sum(tokens_in(one.text) for one in article.sentences)
        narrower = min(self.room, size) // 2
        if narrower < _LEAST_ROOM:
            return False
        self._narrowed = narrower
        return True

    def windows(self, article: Article) -> tuple[Window, ...]:
        """The article in windows that fit the model's context."""
        return windows_of(article, self.room)

    def user(self, article: Article, window: Window, reask: str = "") -> str:
        """The user message of one window; a re-ask stands behind it, as some chat templates refuse two in a row."""
        text = self.prompt.user(article, window.sentences, window.part)
        return f"{text}\n\n{reask}" if reask else text

    @property
    def longest_answer(self) -> int:
        """Tokens at which an answer is cut off."""
        return self.endpoint.family.output_cap

    def tokens(self, user: str) -> int:
        """About how many tokens a request takes, its answer included."""
        return self._fixed_tokens + tokens_in(user) + TYPICAL_ANSWER_TOKENS

    @property
    def _fixed_tokens(self) -> int:
        """Tokens of what is the same for every article; counted once per mode, as writing out a schema takes 0.2 ms."""
        if self._fixed is None or self._fixed[0] is not self.mode:
            self._fixed = self.mode, tokens_in(self.system) + tokens_in(str(self.mode.fields))
        return self._fixed[1]

    def body(self, user: str, *, cap_factor: int = 1) -> dict[str, Any]:
        """The request."""
        parameters = {
            name: value
            for name, value in self.endpoint.family.parameters(cap_factor=cap_factor).items()
            if name not in self._dropped
        }
        return {
            "model": self.endpoint.model,
            **parameters,
            **self.mode.fields,
            "messages": [{"role": "system", "content": self.system}, {"role": "user", "content": user}],
        }

    def reask(self, *, findings: Sequence[Finding] = (), problem: str = "") -> str:
        """What a second request says about the first answer."""
        return self.prompt.reask(findings=findings, problem=problem)[:MAX_REASK_CHARS]
