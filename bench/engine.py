"""How many articles a second the built-in engine takes from file to checked brief, by part, on one core and on two.

    python bench/engine.py --samples evals/samples [--rounds 3] [--words 400]

Per article the least CPU time of some rounds counts. A round reads all articles once and begins with every cache that
is keyed by words empty, so that each article is as new as in a batch; data files and patterns are loaded before. All
figures are per WORDS words. Two cores: two processes that read all articles at once against one that does, in turns,
by wall time; on a machine that is busy otherwise this says more about the machine. Growth: a text made of ten articles
against the ten alone. Memory: the most that a process held which read every article once per round.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from text_caches import text_caches

from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.garbage import collect_seldom
from summarizer.pipeline import assembled_from, finish
from summarizer.reading import read_file
from summarizer.scoring.samples import load_samples
from summarizer.settle import first_findings

PARTS = ("read", "engine", "assemble", "check", "settle")
LIMITS = {"articles_per_s": 60.0, "growth": 12.0, "memory_mb": 150.0, "two_cores": 1.8}
WARM_UP = 10
"""Articles read before anything is measured, so that every pattern in use is compiled."""
TOGETHER = 10
"""Articles of one long text."""


def part_times(path: Path) -> list[float]:
    """CPU seconds of each of PARTS for one article."""
    marks = [time.process_time()]
    article = read_file(path)
    marks.append(time.process_time())
    answer = BuiltinEngine().draft_now(article)
    marks.append(time.process_time())
    assembled = assembled_from(answer, article, "none")
    marks.append(time.process_time())
    first_findings(assembled, article)
    marks.append(time.process_time())
    finish(article, answer, assembled=assembled).brief.to_json()
    marks.append(time.process_time())
    return [after - before for before, after in pairwise(marks)]


def least(paths: Sequence[Path], rounds: int, caches: Sequence[Callable[[], None]]) -> dict[Path, list[float]]:
    """The parts of each article in the quickest of some rounds."""
    runs: dict[Path, list[list[float]]] = {path: [] for path in paths}
    for _ in range(rounds):
        for empty in caches:
            empty()
        for path in paths:
            runs[path].append(part_times(path))
    return {path: min(times, key=sum) for path, times in runs.items()}


def long_texts(paths: Sequence[Path], folder: Path) -> Iterator[tuple[Path, Sequence[Path]]]:
    """Files of ten articles each, with the ten."""
    for at in range(0, len(paths) - TOGETHER + 1, TOGETHER):
        joined = folder / f"long{at}.txt"
        ten = paths[at : at + TOGETHER]
        joined.write_text("\n\n".join(one.read_text("utf-8").strip() for one in ten) + "\n", "utf-8")
        yield joined, ten


def everything(paths: Sequence[Path]) -> None:
    """Child: wait for a line on stdin, read every article once, print wall seconds, and so on; then peak memory."""
    for path in paths[:WARM_UP]:
        part_times(path)
    caches = text_caches()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for _ in sys.stdin:
        for empty in caches:
            empty()
        started = time.perf_counter()
        for path in paths:
            part_times(path)
        sys.stdout.write(f"{time.perf_counter() - started}\n")
        sys.stdout.flush()
    factor = 1024 if sys.platform == "linux" else 1
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * factor / 1e6}\n")


class Reader:
    """A process that reads every article when told to."""

    def __init__(self, paths: Sequence[Path]) -> None:
        command = [sys.executable, __file__, "--child", *map(str, paths)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdin is not None
        self.out, self.into = self.process.stdout, self.process.stdin
        self.out.readline()

    def start(self) -> None:
        """Tell it to read."""
        self.into.write("go\n")
        self.into.flush()

    def seconds(self) -> float:
        """Wait until it has read everything."""
        return float(self.out.readline())

    def end(self) -> float:
        """Let it go; the most memory it held, in MB."""
        self.into.close()
        held = float(self.out.readline())
        self.process.wait(10)
        return held


def on_two_cores(paths: Sequence[Path], rounds: int) -> tuple[float, float, float]:
    """Wall seconds of all articles in one process, in each of two at once, and the most memory that one held in MB."""
    readers = [Reader(paths), Reader(paths)]
    alone, both = [], []
    for _ in range(rounds):
        readers[0].start()
        alone.append(readers[0].seconds())
        for one in readers:
            one.start()
        both.append(max(one.seconds() for one in readers))
    return min(alone), min(both), max(one.end() for one in readers)


def main() -> int:
    """Print the figures; 1 when one of LIMITS is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=400)
    options = parser.parse_args()
    samples = load_samples(options.samples)
    paths = [one.path.with_name(one.path.name.removesuffix(".gold.json") + ".txt") for one in samples]
    incidents = [path for path, one in zip(paths, samples, strict=True) if one.label.incident]
    for path in paths[:WARM_UP]:
        part_times(path)
    caches = text_caches()
    times = least(paths, options.rounds, caches)
    words = sum(len(one.article.text.split()) for one in samples)
    scale = options.words / words
    by_part = [sum(column) * 1e3 * scale for column in zip(*times.values(), strict=True)]
    whole = sum(by_part)
    with tempfile.TemporaryDirectory() as folder:
        texts = dict(long_texts(incidents, Path(folder)))
        long_times = least(list(texts), 2, caches)
    growth = [TOGETHER * sum(long_times[joined]) / sum(sum(times[one]) for one in ten) for joined, ten in texts.items()]
    alone, both, memory = on_two_cores(paths, options.rounds)
    found = {
        "articles_per_s": 1e3 / whole,
        "growth": statistics.median(growth),
        "memory_mb": memory,
        "two_cores": 2 * alone / both,
    }
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{len(paths)} articles, {words} words; per {options.words} words; load {load} on {os.cpu_count()} cores")
    for name, took in zip(PARTS, by_part, strict=True):
        print(f"  {name:<9} {took:6.2f} ms  {took / whole:4.0%}")
    print(f"  together  {whole:6.2f} ms, {1e3 / whole:.0f} articles/s of CPU on one core")
    print(f"One process {1 / alone / scale:.0f} articles/s of wall time, two {2 / both / scale:.0f}: ", end="")
    print(f"{found['two_cores']:.2f} times")
    print(f"A text of ten articles: {found['growth']:.1f} times one, worst {max(growth):.1f}")
    print(f"Memory at most {memory:.0f} MB")
    below = ("articles_per_s", "two_cores")
    failed = [name for name, limit in LIMITS.items() if (found[name] < limit) == (name in below)]
    for name in failed:
        print(f"missed: {name} is {found[name]:.2f}, asked for {LIMITS[name]:g}")
    return 1 if failed else 0


if __name__ == "__main__":
    collect_seldom()  # as the command and the workers of a batch do
    if sys.argv[1:2] == ["--child"]:
        everything([Path(one) for one in sys.argv[2:]])
    else:
        sys.exit(main())
