"""Throughput and CPU of `summarize batch` against a local endpoint, beside plain openai and instructor in the same run.

    python bench/batch_speed.py cpu [--runs 5]
    python bench/batch_speed.py rate --latency-ms 2000 --concurrency 128 --count 2560 [--processes 2] [--peers]
    python bench/batch_speed.py ceiling

`cpu`: CPU per article at no latency and 32 at once, as the slope between a short and a long run, so that start-up drops
out. `rate`: articles per second once all workers are busy, as a share of concurrency/latency, by the store's own times,
and beside it over the whole run, whose slow start and last wave weigh the more the fewer articles there are; with --url
it measures against another server. `ceiling`: what the endpoint itself can serve to one fast client.
Everything that is compared alternates in one run; figures are medians, with the lowest and the highest in brackets.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import batch_corpus

HERE = Path(__file__).parent
COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]


@contextmanager
def endpoint(folder: Path, latency_ms: float, *options: str) -> Iterator[str]:
    """The address of a server in a process of its own."""
    (folder / "draft.json").write_text(batch_corpus.draft(), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, HERE / "completions_server.py", "--draft", folder / "draft.json", "--latency-ms",
         str(latency_ms), *options],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield f"http://{process.stdout.readline().split()[-1]}/v1"
    finally:
        process.kill()
        process.communicate()


def environment() -> dict[str, str]:
    """No keys; and byte code is kept, as an installation has it: compiling everything at each start takes 60 MB."""
    left_out = ("OPENAI", "SUMMARIZE", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


class Finished:
    """A batch that has run: its CPU, its memory, and when its articles ended."""

    def __init__(self, folder: Path, out: Path, url: str, *options: object) -> None:
        asked = ["--model", "bench-model", "--base-url", url, "--quiet", *map(str, options)]
        line = [*COMMAND, "batch", str(folder), "--out", str(out), *asked]
        started = time.perf_counter()
        process = subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        errors = process.stderr.read()
        _, code, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
        assert process.returncode in (0, 5), errors.decode()
        self.wall_s = time.perf_counter() - started
        self.cpu_s = usage.ru_utime + usage.ru_stime
        self.rss_mb = usage.ru_maxrss / 1024
        store = sqlite3.connect(out / "run.sqlite")
        times = store.execute("SELECT finished FROM history ORDER BY finished").fetchall()
        store.close()
        self.times = [datetime.fromisoformat(one).timestamp() for (one,) in times]

    def rate(self, concurrency: int) -> float:
        """Articles per second between the first full wave and the last."""
        count = len(self.times)
        return (count - 2 * concurrency) / (self.times[count - concurrency - 1] - self.times[concurrency - 1])

    def whole_rate(self, latency_s: float) -> float:
        """Articles per second from the first request to the last article, slow start and last wave included."""
        return len(self.times) / (self.times[-1] - self.times[0] + latency_s)


def peer(client: str, folder: Path, url: str, count: int, concurrency: int) -> dict[str, float]:
    """What `peer_clients.py` measured."""
    line = [sys.executable, HERE / "peer_clients.py", client, folder, "--url", url, "--count", str(count),
            "--concurrency", str(concurrency)]  # fmt: skip
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def shown(values: Sequence[float], form: str = ".2f") -> str:
    """Median and range."""
    return f"{statistics.median(values):{form}} [{min(values):{form}}-{max(values):{form}}]"


def cpu(runs: int, count: int) -> None:
    """CPU per article at no latency."""
    short, concurrency = 200, 32
    ours: list[float] = []
    peers: dict[str, list[float]] = {"openai": [], "instructor": []}
    with tempfile.TemporaryDirectory() as name, endpoint(Path(name), 0) as url:
        home = Path(name)
        batch_corpus.write(home / "long", count)
        batch_corpus.write(home / "short", short)
        for run in range(runs):
            for client, values in peers.items():
                done = peer(client, home / "long", url, count - short, concurrency)
                values.append(done["cpu_s"] / done["count"] * 1000)
            fast = Finished(home / "short", home / f"s{run}", url, "--concurrency", concurrency)
            slow = Finished(home / "long", home / f"l{run}", url, "--concurrency", concurrency)
            ours.append((slow.cpu_s - fast.cpu_s) / (count - short) * 1000)
    print(f"CPU per article, no latency, {concurrency} at once, {runs} runs")
    for client, values in peers.items():
        print(f"  {client:<12} {shown(values)} ms")
    print(
        f"  {'batch':<12} {shown(ours)} ms, {statistics.median(ours) / statistics.median(peers['openai']):.2f} x openai"
    )


def rate(options: argparse.Namespace) -> None:
    """Articles per second at a latency."""
    best = options.concurrency / (options.latency_ms / 1000)
    ours: list[float] = []
    whole: list[float] = []
    memory: list[float] = []
    peers: dict[str, list[float]] = {"openai": [], "instructor": []} if options.peers else {}
    with tempfile.TemporaryDirectory() as name, endpoint(Path(name), options.latency_ms) as own:
        home, url = Path(name), options.url or own
        batch_corpus.write(home / "in", options.count)
        for run in range(options.runs):
            for client, values in peers.items():
                done = peer(client, home / "in", url, options.count, options.concurrency)
                values.append(done["count"] / done["seconds"])
            done_batch = Finished(
                home / "in", home / f"run{run}", url, "--concurrency", options.concurrency, "--processes",
                options.processes,
            )  # fmt: skip
            ours.append(done_batch.rate(options.concurrency))
            whole.append(done_batch.whole_rate(options.latency_ms / 1000))
            memory.append(done_batch.rss_mb)
    print(
        f"{options.latency_ms:.0f} ms, {options.concurrency} at once, {options.processes} processes, "
        f"{options.count} articles, {options.runs} runs; {best:.0f}/s is the limit"
    )
    for client, values in peers.items():
        print(f"  {client:<12} {shown(values, '.1f')}/s, {statistics.median(values) / best:.3f} of the limit")
    print(
        f"  {'batch':<12} {shown(ours, '.1f')}/s, {statistics.median(ours) / best:.3f} of the limit, start and end "
        f"included {statistics.median(whole) / best:.3f}; {statistics.median(memory):.0f} MB"
    )


async def _hammer(host: str, port: int, body: bytes, count: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    request = f"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
    for _ in range(count):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]))
    writer.close()


def ceiling() -> None:
    """What the endpoint serves to a client that does nothing else."""
    with tempfile.TemporaryDirectory() as name, endpoint(Path(name), 0) as url:
        host, port = url.removeprefix("http://").removesuffix("/v1").split(":")
        body = json.dumps({"messages": [{"content": batch_corpus.article(1) * 4}]}).encode()

        async def all_of_them() -> None:
            await asyncio.gather(*(_hammer(host, int(port), body, 500) for _ in range(16)))

        started = time.perf_counter()
        asyncio.run(all_of_them())
        print(f"the endpoint serves {8000 / (time.perf_counter() - started):.0f} requests/s to one bare client")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cpu", "rate", "ceiling"])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--count", type=int, default=1200)
    parser.add_argument("--latency-ms", type=float, default=2000)
    parser.add_argument("--concurrency", type=int, default=128)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--url", help="another server that plays the completions API")
    options = parser.parse_args()
    if options.what == "cpu":
        cpu(options.runs, options.count)
    elif options.what == "rate":
        rate(options)
    else:
        ceiling()


if __name__ == "__main__":
    main()
