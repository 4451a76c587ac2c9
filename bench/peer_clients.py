"""The loops that people write themselves: plain openai, and instructor; measured beside the batch.

    python bench/peer_clients.py openai|instructor FOLDER --url http://127.0.0.1:9100/v1 --count 1000

Each reads the articles of FOLDER, sends system prompt and text as the batch does, and validates the draft. It prints
one JSON line: seconds and CPU seconds of the requests after a warm-up of 50, imports left out.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from itertools import cycle, islice
from pathlib import Path

from summarizer.draft import Draft
from summarizer.prompting import load_prompt

Ask = Callable[[str], Awaitable[object]]


def plain(url: str) -> Ask:
    """The openai client as its README shows it, with the text validated afterwards."""
    from openai import AsyncOpenAI

    client, system = AsyncOpenAI(base_url=url, api_key="none", max_retries=0), load_prompt().system

    async def ask(text: str) -> object:
        done = await client.chat.completions.create(
            model="bench-model",
            messages=[{"role": "system", "content": system}, {"role": "user", "content": text}],
        )
        return Draft.model_validate_json(done.choices[0].message.content or "")

    return ask


def instructor(url: str) -> Ask:
    """instructor with its JSON schema mode."""
    import instructor as package
    from openai import AsyncOpenAI

    client = package.from_openai(
        AsyncOpenAI(base_url=url, api_key="none", max_retries=0), mode=package.Mode.JSON_SCHEMA
    )
    system = load_prompt().system

    async def ask(text: str) -> object:
        return await client.create(
            model="bench-model",
            response_model=Draft,
            max_retries=0,
            messages=[{"role": "system", "content": system}, {"role": "user", "content": text}],
        )

    return ask


async def loop(ask: Ask, files: list[Path], count: int, concurrency: int) -> float:
    """Seconds that a pool of workers takes for `count` articles."""
    work = iter(islice(cycle(files), count))

    async def worker() -> None:
        for file in work:
            await ask(file.read_text(encoding="utf-8"))

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(concurrency)))
    return time.perf_counter() - started


async def measured(ask: Ask, files: list[Path], count: int, concurrency: int) -> dict[str, float]:
    await loop(ask, files, 50, min(concurrency, 50))
    cpu = time.process_time()
    seconds = await loop(ask, files, count, concurrency)
    return {"count": count, "seconds": seconds, "cpu_s": time.process_time() - cpu}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("client", choices=["openai", "instructor"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url", required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=128)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt"))
    ask = (plain if options.client == "openai" else instructor)(options.url)
    print(json.dumps(asyncio.run(measured(ask, files, options.count, options.concurrency))))


if __name__ == "__main__":
    main()
