"""CPU per article of the model engine against the bare OpenAI client, its parts, and memory over many calls.

    python bench/model_call.py [--calls 600] [--rounds 3] [--soak 10000]

A server in a process of its own answers every request at once with one completion; the things compared take turns in
rounds, so that a busy moment hits all of them. CPU is this process's user and system time, imports left out. The
article is the first worked example of the prompt, stretched to about 500 words; it is the same in every call, so the
caches of words are warm. What a new article costs beside that is told apart, with every such cache emptied before.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from text_caches import text_caches

CONCURRENT = 32
FILLER = "The market had been closed for two days, traders said, and many stalls stood empty when the morning began."


class Answering(asyncio.Protocol):
    """Reads requests and writes the one answer; pipelining is not used, so a request ends with its body."""

    answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.data = transport, b""

    def data_received(self, data: bytes) -> None:
        self.data += data
        while (end := self.data.find(b"\r\n\r\n")) >= 0:
            at = self.data.lower().find(b"content-length:")
            length = int(self.data[at + 15 : self.data.find(b"\r\n", at)])
            if len(self.data) < end + 4 + length:
                return
            self.data = self.data[end + 4 + length :]
            self.transport.write(self.answer)  # type: ignore[attr-defined]


async def serve(content: str) -> None:
    """Print the port, then answer until the process is ended."""
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "bench-model",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 4000, "completion_tokens": 500, "total_tokens": 4500},
    }
    data = json.dumps(body).encode()
    Answering.answer = (
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(data) + data
    )
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def rss_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def cpu_ms(once: Callable[[], Awaitable[object]], calls: int) -> float:
    """CPU in ms per call, with CONCURRENT workers."""
    left = iter(range(calls))

    async def worker() -> None:
        for _ in left:
            await once()

    started = time.process_time()
    await asyncio.gather(*(worker() for _ in range(CONCURRENT)))
    return (time.process_time() - started) * 1000 / calls


def timed(part: Callable[[], object], runs: int = 200, forget: Sequence[Callable[[], None]] = ()) -> float:
    """Median CPU in ms of a part that needs no network; `forget` is called before each run."""
    part()
    times = []
    for _ in range(runs):
        for one in forget:
            one()
        started = time.process_time_ns()
        part()
        times.append((time.process_time_ns() - started) / 1e6)
    return statistics.median(times)


def parts(engine: object, path: Path, draft_json: str) -> dict[str, float]:
    """The whole path without the network, part by part, in ms."""
    from summarizer.checks import verify
    from summarizer.engines.answer import Answer
    from summarizer.engines.model.cost import cost_usd
    from summarizer.engines.model.modes import mode_named, read_draft
    from summarizer.engines.model.reply import Tokens, read_reply
    from summarizer.engines.model.windows import Window
    from summarizer.pipeline import assembled_from, finish
    from summarizer.reading import read_file

    requests = engine._requests  # type: ignore[attr-defined]
    article = read_file(path)
    window, mode = Window(article.sentences, None), mode_named("json_schema")
    user = requests.user(article, window)
    raw = Answering.answer.split(b"\r\n\r\n", 1)[1]
    draft, _ = read_draft(draft_json, mode)
    answer = Answer(draft=draft, engine="model", model="m", prompt="p")
    assembled = assembled_from(answer, article, "none")
    brief = finish(article, answer).brief
    return {
        "read the file": timed(lambda: read_file(path)),
        "render the message": timed(lambda: requests.user(article, window)),
        "build and dump the request": timed(lambda: json.dumps(requests.body(user))),
        "read the reply": timed(lambda: read_reply(raw, {})),
        "read and validate the draft": timed(lambda: read_draft(draft_json, mode)),
        "price": timed(lambda: cost_usd("openai", "gpt-5-mini", Tokens(4000, 0, 500), None)),
        "assemble": timed(lambda: assembled_from(answer, article, "none")),
        "verify": timed(lambda: verify(assembled.brief, article)),
        "assemble, settle (verify within), finish": timed(lambda: finish(article, answer)),
        "brief as JSON": timed(brief.to_json),
        "read the file, a new article": timed(lambda: read_file(path), 40, text_caches()),
        "assemble to finish, a new article": timed(lambda: finish(article, answer), 40, text_caches()),
    }


async def compared(port: int, path: Path, draft_json: str, options: argparse.Namespace) -> None:
    import httpx2
    from openai import AsyncOpenAI, DefaultAioHttpClient

    from summarizer.engines.model.engine import ModelEngine
    from summarizer.engines.model.settings import ModelSettings
    from summarizer.pipeline import outcome
    from summarizer.reading import read_file

    url = f"http://127.0.0.1:{port}/v1"
    engine = ModelEngine("bench-model", ModelSettings(base_url=url))
    article = read_file(path)
    messages = engine.preview(article)[0]["messages"]
    bare = AsyncOpenAI(api_key="x", base_url=url, max_retries=0)
    limits = httpx2.Limits(max_connections=CONCURRENT)
    over_aiohttp = AsyncOpenAI(
        api_key="x", base_url=url, max_retries=0, http_client=DefaultAioHttpClient(limits=limits)
    )

    async def whole() -> str:
        return (await outcome(read_file(path), engine)).brief.to_json()

    things: dict[str, Callable[[], Awaitable[object]]] = {
        "bare openai client": lambda: bare.chat.completions.create(model="m", messages=messages),
        "openai client over aiohttp": lambda: over_aiohttp.chat.completions.create(model="m", messages=messages),
        "our call (request, reply, draft)": lambda: engine.draft(article),
        "whole path (file to JSON)": whole,
    }
    for thing in things.values():
        await cpu_ms(thing, 64)  # connections, caches, lazy imports
    found: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(options.rounds):
        for name, thing in things.items():
            found[name].append(await cpu_ms(thing, options.calls))
    base = statistics.median(found["bare openai client"])
    print(f"CPU per article at 0 ms latency, {CONCURRENT} at once, {options.calls} calls x {options.rounds} rounds")
    for name, values in found.items():
        middle = statistics.median(values)
        print(f"  {name:<36} {middle:6.2f} ms [{min(values):.2f}-{max(values):.2f}]  x {middle / base:.2f}")
    print("Parts without the network, ms")
    for name, value in parts(engine, path, draft_json).items():
        print(f"  {name:<44} {value:6.3f}")
    if options.soak:
        await cpu_ms(things["our call (request, reply, draft)"], 1000)
        before = rss_mb()
        await cpu_ms(things["our call (request, reply, draft)"], options.soak)
        print(f"Memory: {before:.1f} MB after 1,000 calls, {rss_mb():.1f} MB after {options.soak:,} more")
    await engine.aclose()
    await bare.close()
    await over_aiohttp.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--soak", type=int, default=10_000)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()

    from summarizer.prompting import load_prompt

    example = load_prompt().examples[0]
    content = example.draft.model_dump_json()
    if options.serve:
        asyncio.run(serve(content))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(example.article.text.rstrip() + "\n\n" + " ".join([FILLER] * 18) + "\n", encoding="utf-8")
        server = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            Answering.answer = (
                b"\r\n\r\n"
                + json.dumps(
                    {"model": "m", "choices": [{"finish_reason": "stop", "message": {"content": content}}]}
                ).encode()
            )
            asyncio.run(compared(port, path, content, options))
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
