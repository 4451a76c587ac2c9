"""Batches over very many inputs: listing, memory, first request, resume.

    python bench/batch_scale.py files [--count 1000000]
    python bench/batch_scale.py memory [--counts 1000,100000] [--concurrency 128]

`files`: a folder of tiny files; time and memory of the dry run, seconds until a real run's first request, and seconds
of the command on a run in which all of them are done. `memory`: the highest resident memory of runs over so many
articles with the model engine and a local endpoint at no latency, and how it grows.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import batch_corpus
from batch_speed import COMMAND, Finished, endpoint, environment

_IN_FOLDER = 10_000


def tiny(folder: Path, count: int) -> Path:
    """Files of a few words each."""
    for number in range(count):
        if number % _IN_FOLDER == 0:
            home = folder / f"{number // _IN_FOLDER:04}"
            home.mkdir(parents=True, exist_ok=True)
        (home / f"t{number:07}.txt").write_text(f"Report {number}. Nothing else was known in the evening.\n")
    return folder


def timed(*arguments: object) -> str:
    """Seconds, CPU seconds, highest memory in MB and the first lines of a command."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (
        f"{time.perf_counter() - started:.1f} s ({usage.ru_utime + usage.ru_stime:.1f} s CPU), "
        f"{usage.ru_maxrss / 1024:.0f} MB (exit {process.returncode}: {' / '.join(lines[:2])})"
    )


def cpu_s(process: int) -> float:
    """CPU seconds that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def first_request(url: str, *arguments: object) -> str:
    """Seconds and CPU seconds of a command until the endpoint sees its first request."""
    stats = url.removesuffix("/v1") + "/stats"
    started = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            with urllib.request.urlopen(stats) as answer:
                if json.load(answer)["requests"]:
                    return f"{time.perf_counter() - started:.1f} s ({cpu_s(process.pid):.1f} s CPU)"
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()


def files(count: int) -> None:
    """Tiny files."""
    home = Path(tempfile.mkdtemp(prefix="batch-scale-"))
    try:
        with endpoint(home, 1000) as url:
            tiny(home / "in", count)
            asked = ("--model", "m", "--base-url", url, "--quiet")
            said = timed("batch", home / "in", "--dry-run", *asked[:4])
            print(f"dry run over {count:,} files: {said}", flush=True)
            said = first_request(url, "batch", home / "in", "--out", home / "first", *asked)
            print(f"first request of a real run after {said}, start-up included", flush=True)
            said = timed("batch", home / "in", "--out", home / "run", "--limit", 1, *asked)
            print(f"listing into the store: {said}", flush=True)
            store = sqlite3.connect(home / "run" / "run.sqlite")
            with store:
                store.execute("UPDATE inputs SET state = 'ok', settings = 1, key = hex(id)")
            store.close()
            said = timed("batch", home / "in", "--out", home / "run", *asked)
            print(f"the same command with {count:,} done: {said}", flush=True)
    finally:
        shutil.rmtree(home)


def memory(counts: list[int], concurrency: int) -> None:
    """Memory against the number of articles."""
    home = Path(tempfile.mkdtemp(prefix="batch-memory-"))
    try:
        with endpoint(home, 0) as url:
            batch_corpus.write(home / "in", max(counts))
            Finished(home / "in", home / "warm", url, "--limit", 1)  # byte code is written, should it not be there yet
            seen = {}
            for count in counts:
                done = Finished(home / "in", home / f"r{count}", url, "--concurrency", concurrency, "--limit", count)
                seen[count] = done.rss_mb
                print(
                    f"{count:,} articles: {done.rss_mb:.1f} MB, {done.cpu_s / count * 1000:.1f} ms CPU each", flush=True
                )
        first, last = min(counts), max(counts)
        print(f"growth from {first:,} to {last:,}: {seen[last] - seen[first]:.1f} MB at {concurrency} at once")
    finally:
        shutil.rmtree(home)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["files", "memory"])
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--counts", default="1000,100000")
    parser.add_argument("--concurrency", type=int, default=128)
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    if options.what == "files":
        files(options.count)
    else:
        memory([int(one) for one in options.counts.split(",")], options.concurrency)


if __name__ == "__main__":
    main()
