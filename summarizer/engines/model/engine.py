"""The model engine: one call per article, retries by one owner, one re-ask at most."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.engines.answer import Answer, Usage
from summarizer.engines.gate import Ending
from summarizer.engines.ledger import open_ledger
from summarizer.engines.model.attempts import MAX_ATTEMPTS, Meter, with_retries
from summarizer.engines.model.cost import cost_usd, own_price
from summarizer.engines.model.draft_cache import DraftCache
from summarizer.engines.model.endpoint import Endpoint, endpoint_for
from summarizer.engines.model.grounding import speaks_of_another_text
from summarizer.engines.model.merging import merge
from summarizer.engines.model.modes import read_draft
from summarizer.engines.model.placing import placed
from summarizer.engines.model.recordings import Recorder, Replay, request_key
from summarizer.engines.model.reply import UNTOLD, Reply, Tokens, read_reply
from summarizer.engines.model.requests import TYPICAL_ANSWER_TOKENS, Requests
from summarizer.engines.model.settings import ModelSettings
from summarizer.engines.model.transport import Transport
from summarizer.engines.model.trouble import ANSWERED, Cause, Trouble, Where, public_error
from summarizer.engines.model.windows import CHARS_PER_TOKEN, Window
from summarizer.errors import AnswerError, ArticleTooLong, SummarizerError, TransportError
from summarizer.finding import Finding
from summarizer.prompting import load_prompt
from summarizer.reasons import Flag

# Characters per token: 3.5 was measured for the prompt and 3.6 to 3.9 for news (windows.py). A server that counts fewer
# tokens than these bounds allow has not read all of it: local servers cut long prompts in silence.
_MOST_PROMPT_CHARS_PER_TOKEN = 4.6
_MOST_NEWS_CHARS_PER_TOKEN = 5.5
# A count that is exactly a usual context size, for a prompt that is about as long or longer, is that context's limit.
_USUAL_CONTEXTS = frozenset(size * 1024 + off for size in (2, 4, 8, 16, 32) for off in (-1, 0))
_TYPICAL_CHARS_PER_TOKEN = 3.9
# How a request that ended with such a trouble ended for the whole run; every other one speaks of its article alone.
_ENDINGS: dict[Cause, Ending] = {
    Cause.THROTTLED: "throttled",
    Cause.UNREACHABLE: "unreachable",
    **dict.fromkeys(
        (Cause.OVERLOADED, Cause.CONNECTION, Cause.TIMEOUT, Cause.KEY, Cause.MODEL, Cause.QUOTA, Cause.CERTIFICATE,
         Cause.REDIRECT), "failed",
    ),
}  # fmt: skip
_Bill = tuple[float | None, float | None]
"""Dollars of a request, None when nobody knows, and the dollars that a budget counts for it."""
_FREE: _Bill = (0.0, 0.0)
# As many characters in a row, and a server's message is taken to repeat the article.
_ECHO_CHARS = 24


@dataclass(slots=True)
class _Spent:
    """Tokens and money of one article so far; None once a server did not say."""

    input: int | None = 0
    cached: int | None = 0
    output: int | None = 0
    cost: float | None = 0.0

    def add(self, tokens: Tokens, cost: float | None) -> None:
        self.input = None if self.input is None or tokens.prompt is None else self.input + tokens.prompt
        self.cached = None if self.cached is None or tokens.cached is None else self.cached + tokens.cached
        self.output = None if self.output is None or tokens.output is None else self.output + tokens.output
        self.cost = None if self.cost is None or cost is None else self.cost + cost


@dataclass(slots=True)
class _Work:
    """One article on its way: limits that its first ask, windows and re-ask share, and what was noticed."""

    meter: Meter
    spent: _Spent = field(default_factory=_Spent)
    flags: list[Flag] = field(default_factory=list)
    reasked: bool = False
    windows: tuple[Window, ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    """What each window that was asked about said, in order; more than one for a long article."""
    model: str | None = None

    def flag(self, flag: Flag) -> None:
        if flag not in self.flags:
            self.flags.append(flag)


def _echoes(message: str, sent: str) -> bool:
    """Whether a server's message repeats a piece of what was sent."""
    return any(message[at : at + _ECHO_CHARS] in sent for at in range(0, max(len(message) - _ECHO_CHARS, 0), 6))


class ModelEngine:
    """Drafts articles with a language model; made once, it serves a whole run, from any number of workers."""

    def __init__(self, model: str, settings: ModelSettings | None = None) -> None:
        """Raises ConfigurationError for an unknown name, a missing key, or a prompt folder that is none."""
        settings = settings or ModelSettings()
        self._settings = settings
        self._endpoint: Endpoint = endpoint_for(
            model, settings.base_url, need_key=not settings.dry and settings.replay is None
        )
        self._requests = Requests(self._endpoint, load_prompt(settings.prompt))
        self._price = own_price()
        self._replay = Replay(settings.replay) if settings.replay else None
        self._recorder = Recorder(settings.record) if settings.record else None
        self._transport = self._new_transport()
        self._cache: DraftCache[tuple[Draft, _Work]] = DraftCache(settings.cache_size)

    def _new_transport(self) -> Transport:
        if self._endpoint.through == "instructor":
            from summarizer.engines.model.other_providers import InstructorTransport

            return InstructorTransport(self._endpoint)
        return Transport(self._endpoint, self._settings.max_connections)

    @property
    def endpoint(self) -> str | None:
        """Where articles go, for people to read; None when nothing is sent."""
        return None if self._replay or self._settings.dry else self._endpoint.address

    @property
    def prompt(self) -> str:
        """Name of the prompt."""
        return self._requests.prompt.name

    def identity(self) -> dict[str, object]:
        """Everything about this engine that an answer depends on; equal for two engines that ask the same."""
        endpoint = self._endpoint
        return {
            "provider": endpoint.provider,
            "model": endpoint.model,
            "prompt": f"{self.prompt} {self._requests.prompt.digest}",
            # Model, parameters, mode, schema and the system message as they will be sent.
            "request": request_key(self._requests.body("")),
        }

    def estimate(self, article: Article) -> tuple[int, float | None]:
        """About how many tokens one answer to this article reads, and what it costs; no cache and no re-ask."""
        requests = self._requests
        windows = requests.windows(article)
        read = sum(requests.tokens(requests.user(article, one)) - TYPICAL_ANSWER_TOKENS for one in windows)
        tokens = Tokens(prompt=read, cached=0, output=TYPICAL_ANSWER_TOKENS * len(windows))
        return read, self._cost(tokens)

    @property
    def has_price(self) -> bool:
        """Whether the dollars of an answer can be told."""
        return self._cost(Tokens(1, 0, 1)) is not None

    def _cost(self, tokens: Tokens, served: str | None = None) -> float | None:
        # Servers name the model as they like; the name that was asked for stands in the table more often.
        for model in dict.fromkeys((served or self._endpoint.model, self._endpoint.model)):
            cost = cost_usd(self._endpoint.provider, model, tokens, self._price)
            if cost is not None:
                return cost
        return None

    def preview(self, article: Article) -> list[dict[str, Any]]:
        """The requests that `draft` would send for this article, were each answered at once."""
        requests = self._requests
        return [requests.body(requests.user(article, window)) for window in requests.windows(article)]

    async def draft(
        self, article: Article, findings: Sequence[Finding] | None = None, previous: Answer | None = None
    ) -> Answer:
        """A draft of `article`; with `findings`, a second one that answers them.

        A second ask that fails gives the first answer again, with what the attempt took: it was good enough to check.

        Raises:
            AnswerError, ArticleTooLong, TransportError: this article got no draft.
            EndpointFatal, ConfigurationError: no article would.
            RecordingMissing: replay, and there is no recording of this request.
        """
        if findings and previous is not None:
            return await self._second(article, findings, previous)
        work = _Work(Meter(deadline=time.monotonic() + self._settings.timeout_s))
        return self._answer(await self._first(article, work), work)

    async def _first(self, article: Article, work: _Work) -> Draft:
        if self._settings.cache_size == 0:
            return await self._draft(article, work)
        requests = self._requests
        key = request_key({"article": article.text_sha256, **requests.body(requests.user(article, _whole(article)))})

        async def make() -> tuple[Draft, _Work]:
            return await self._draft(article, work), work

        (draft, made), known = await self._cache.get(key, make)
        if known:
            work.flags, work.model = list(made.flags), made.model
            work.windows, work.drafts = made.windows, list(made.drafts)
        return draft

    async def _draft(self, article: Article, work: _Work) -> Draft:
        try:
            return await self._in_windows(article, work)
        except Trouble as trouble:
            raise self._public(trouble, work) from None
        except SummarizerError as error:
            error.requests = work.meter.sent
            raise

    def _public(self, trouble: Trouble, work: _Work) -> SummarizerError:
        where = Where(self._endpoint.address, self._endpoint.model, self._endpoint.key_env)
        error = public_error(trouble, where)
        error.requests = work.meter.sent
        return error

    async def _in_windows(self, article: Article, work: _Work) -> Draft:
        try:
            return await self._through(article, self._requests.windows(article), work)
        except Trouble as trouble:
            if trouble.cause is not Cause.TOO_LONG or not self._requests.narrow(article):
                raise
        # The context is smaller than the family's table says: once more, in smaller windows.
        return await self._through(article, self._requests.windows(article), work)

    async def _through(self, article: Article, windows: Sequence[Window], work: _Work) -> Draft:
        work.windows, work.drafts = tuple(windows), []
        work.meter.limit = MAX_ATTEMPTS + len(windows) - 1
        if len(windows) > 1:
            work.flag("chunked")
        for window in windows:
            work.drafts.append(await self._ask(article, window, work))
            if not work.drafts[0].incident:
                break  # the beginning decides; the rest would add nothing
        return merge(work.drafts)

    async def _ask(self, article: Article, window: Window, work: _Work, reask: str = "") -> Draft:
        """One window's draft; an answer that is none is asked for once more, with the reason."""
        try:
            return await self._attempt(article, window, work, reask)
        except Trouble as trouble:
            if trouble.cause is not Cause.INVALID or work.reasked or work.meter.charged >= work.meter.limit:
                raise
            problem = trouble.message
        work.reasked = True
        work.flag("reasked")
        return await self._attempt(article, window, work, self._requests.reask(problem=problem))

    async def _attempt(self, article: Article, window: Window, work: _Work, reask: str) -> Draft:
        requests = self._requests
        user = requests.user(article, window, reask)

        async def once() -> Draft:
            if self._settings.gate is not None:
                async with work.meter.stopped():
                    await self._settings.gate.enter(requests.tokens(user))
            body = requests.body(user, cap_factor=work.meter.cap_factor)
            reply = await self._complete(body, user, work)
            return self._read(reply, article, work)

        def before_retry(trouble: Trouble) -> None:
            if trouble.cause is Cause.TRUNCATED:
                work.meter.cap_factor = 2

        return await with_retries(
            once,
            meter=work.meter,
            waits=self._settings.waits,
            before_retry=before_retry,
            gated=self._settings.gate is not None,
        )

    async def _complete(self, body: Mapping[str, Any], user: str, work: _Work) -> Reply:
        """One request, told to the gate and the ledger however it ends."""
        if self._replay is not None:
            return read_reply(self._replay.answer(body), {})
        mode = self._requests.mode
        ledger = open_ledger()
        ledger.requests += 1
        ending: Ending = "abandoned"
        retry_after_s = None
        bill: _Bill = _FREE
        try:
            reply = await self._send(body, work)
            work.model = reply.model or self._endpoint.model
            ending, bill = "ok", self._billed(reply.tokens, user, len(reply.text) // CHARS_PER_TOKEN, work)
        except Trouble as trouble:
            if trouble.tokens is not None or trouble.cause in ANSWERED:
                bill = self._billed(trouble.tokens or UNTOLD, user, self._requests.longest_answer, work)
            judged = self._judged(trouble, user, work, mode.name)
            ending, retry_after_s = _ENDINGS.get(judged.cause, "ok"), judged.retry_after_s
            if ending in ("throttled", "unreachable"):
                ledger.requests -= 1
                ledger.throttled += ending == "throttled"
            raise judged from None
        except asyncio.CancelledError:
            if work.meter.remaining_s() <= 0:
                ending, bill = "failed", self._billed(UNTOLD, user, TYPICAL_ANSWER_TOKENS, work)
            raise
        finally:
            if self._settings.gate is not None:
                self._settings.gate.leave(ending, retry_after_s=retry_after_s, cost_usd=bill[0], guess_usd=bill[1])
        self._check_whole_prompt_was_read(body, reply)
        return reply

    async def _send(self, body: Mapping[str, Any], work: _Work) -> Reply:
        raw = await self._transport.post(body, work.meter)
        if self._recorder is not None:
            self._recorder.keep(body, raw.body)
        return read_reply(raw.body, raw.headers, self._endpoint.key)

    def _billed(self, tokens: Tokens, user: str, written: float, work: _Work) -> _Bill:
        """Write down what an answer took; the dollars, and what they are taken to be where nobody counted.

        Args:
            written: tokens of the answer, by estimate.
        """
        cost = self._cost(tokens, work.model)
        work.spent.add(tokens, cost)
        ledger = open_ledger()
        ledger.input_tokens += tokens.prompt or 0
        ledger.cached_tokens += tokens.cached or 0
        ledger.output_tokens += tokens.output or 0
        ledger.cost_usd += cost or 0.0
        ledger.cost_known = ledger.cost_known and cost is not None
        if cost is not None:
            return cost, cost
        read = self._requests.tokens(user) - TYPICAL_ANSWER_TOKENS
        return None, self._cost(Tokens(prompt=read, cached=0, output=int(written) + 1))

    def _judged(self, trouble: Trouble, user: str, work: _Work, mode: str) -> Trouble:
        """The trouble as it counts: a 429 is the gate's, a refused form means a plainer one next time."""
        requests = self._requests
        if _echoes(trouble.message, user):
            trouble.message = "the server's message repeats the article and is not shown"
        if trouble.cause is Cause.THROTTLED:
            work.meter.throttled += 1
        elif trouble.cause is Cause.MODE_REFUSED:
            # Another worker may have found out already; then this article only has to ask again.
            if requests.mode.name == mode and not requests.fall_back():
                return Trouble(Cause.BAD_REQUEST, trouble.message)
            work.flag("mode_fallback")
        elif trouble.cause is Cause.PARAMETER_REFUSED and not requests.drop(trouble.parameter or ""):
            return Trouble(Cause.BAD_REQUEST, trouble.message)
        elif trouble.cause is Cause.UNREACHABLE and self._settings.gate is not None:
            work.meter.unreached += 1
        elif trouble.cause is Cause.UNREACHABLE and self._transport.reached:
            return Trouble(Cause.CONNECTION, trouble.message)
        return trouble

    def _check_whole_prompt_was_read(self, body: Mapping[str, Any], reply: Reply) -> None:
        counted = reply.tokens.prompt
        prompt, article = (len(message["content"]) for message in body["messages"])
        least = prompt / _MOST_PROMPT_CHARS_PER_TOKEN + article / _MOST_NEWS_CHARS_PER_TOKEN
        typical = (prompt + article) / _TYPICAL_CHARS_PER_TOKEN
        if counted is not None and (counted < least or (counted in _USUAL_CONTEXTS and counted < typical)):
            raise Trouble(
                Cause.TOO_LONG,
                f"the server read {counted:,} tokens of a prompt of about {typical:,.0f} and cut the rest in silence; "
                "raise its context length (README, local servers)",
            )

    def _read(self, reply: Reply, article: Article, work: _Work) -> Draft:
        try:
            draft, repaired = read_draft(reply.text, self._requests.mode)
        except Trouble as trouble:
            if reply.cut and trouble.cause is Cause.INVALID:
                raise Trouble(Cause.TRUNCATED, "the answer was cut off at its token cap") from None
            raise
        if speaks_of_another_text(draft, article):
            raise Trouble(
                Cause.INVALID, "none of the names and phrases in the answer stands in this article; it is about another"
            )
        if repaired or reply.broken_text:
            work.flag("answer_repaired")
        return draft

    async def _second(self, article: Article, findings: Sequence[Finding], previous: Answer) -> Answer:
        work = previous.work
        assert isinstance(work, _Work)
        if work.reasked or work.meter.charged >= work.meter.limit:
            return replace(previous, usage=Usage())
        before, work.spent = work.meter.sent, _Spent()
        work.reasked = True
        work.flag("reasked")
        answers = dict(enumerate(work.drafts))
        for at, told in placed(findings, previous.draft, work.drafts).items():
            if work.meter.charged >= work.meter.limit:
                break
            try:
                answers[at] = await self._ask(article, work.windows[at], work, self._requests.reask(findings=told))
            except (Trouble, AnswerError, ArticleTooLong, TransportError) as error:
                if isinstance(error, Trouble):
                    public = self._public(error, work)
                    if not isinstance(public, AnswerError | ArticleTooLong | TransportError):
                        raise public from None
        again = list(answers.values())
        if all(one is other for one, other in zip(again, work.drafts, strict=True)):
            return replace(previous, usage=self._usage(work, before), flags=(*previous.flags, "reasked"))
        return self._answer(merge(again), work, before)

    def _usage(self, work: _Work, before: int = 0) -> Usage:
        spent = work.spent
        return Usage(work.meter.sent - before, spent.input, spent.cached, spent.output, spent.cost)

    def _answer(self, draft: Draft, work: _Work, before: int = 0) -> Answer:
        usage = self._usage(work, before)
        flags = list(work.flags)
        if usage.input_tokens is None or usage.output_tokens is None:
            flags.append("usage_unknown")
        if usage.cost_usd is None:
            flags.append("cost_unknown")
        return Answer(
            draft=draft,
            usage=usage,
            engine="model",
            model=work.model or self._endpoint.model,
            prompt=self.prompt,
            flags=tuple(dict.fromkeys(flags)),
            few_shot_terms=self._requests.prompt.few_shot_terms,
            work=work,
        )

    async def aclose(self) -> None:
        """Close connections and the recording."""
        await self._transport.aclose()
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None


def _whole(article: Article) -> Window:
    return Window(article.sentences, None)
