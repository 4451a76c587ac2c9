"""How long all checks take on one article, and whether that grows in proportion to its length.

    python bench/checks_speed.py --samples evals/samples [--articles 20] [--runs 5]

Milliseconds of CPU time for `verify` per 500 words: cold (every cache emptied before, so that the checks read all the
words themselves) and warm (right after the engine, as in every run of the program). Growth: an article alone and
as a tenth of a text, followed by others; the figure is the ratio of the two times.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from text_caches import text_caches

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.checks import CHECKS, verify
from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.garbage import collect_seldom
from summarizer.pipeline import finish
from summarizer.reading import read_text
from summarizer.scoring.samples import load_samples


def _cpu_ms(run: Callable[[], object], before: Callable[[], None], runs: int) -> float:
    """Best CPU time of `run` in ms."""
    times = []
    for _ in range(runs):
        before()
        started = time.process_time()
        run()
        times.append((time.process_time() - started) * 1e3)
    return min(times)


def _ten_times(articles: Sequence[Article], at: int) -> Article:
    """An article followed by others, ten times as many words in all; no sentence stands in it twice."""
    first = articles[at]
    words, size, texts = len(first.text.split()), 0, []
    for step in range(len(articles)):
        texts.append(articles[(at + step) % len(articles)].text.strip("\n"))
        size += len(texts[-1].split())
        if size >= 10 * words:
            break
    return read_text("\n\n".join(texts) + "\n", published=first.published)


def _brief(article: Article) -> Brief:
    return finish(article, BuiltinEngine().draft_now(article)).brief


def main() -> int:
    """Print the times; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    collect_seldom()  # as the command and the workers of a batch do
    samples = [one for one in load_samples(options.samples) if one.label.incident][: options.articles]
    briefs = [(one.article, _brief(one.article)) for one in samples]
    caches = text_caches()

    def clear() -> None:
        for empty in caches:
            empty()

    cold, warm, ratios, words = [], [], [], 0
    per_check = dict.fromkeys((module.__name__.rsplit(".", 1)[-1] for module in CHECKS), 0.0)
    articles = [article for article, _ in briefs]
    for at, (article, brief) in enumerate(briefs):
        size = len(article.text.split())
        words += size
        once = _cpu_ms(lambda b=brief, a=article: verify(b, a), clear, options.runs)
        cold.append(once * 500 / size)
        verify(brief, article)
        warm.append(_cpu_ms(lambda b=brief, a=article: verify(b, a), lambda: None, options.runs) * 500 / size)
        for module in CHECKS:
            name = module.__name__.rsplit(".", 1)[-1]
            took = _cpu_ms(lambda m=module, b=brief, a=article: list(m.check(b, a)), clear, 1)
            per_check[name] += took
        long = _ten_times(articles, at)
        # The same facts, cited in a text ten times as long.
        same = finish(long, BuiltinEngine().draft_now(article)).brief
        factor = len(long.text.split()) / size / 10
        ratios.append(_cpu_ms(lambda b=same, a=long: verify(b, a), clear, 2) / once / factor)
    print(f"{len(briefs)} articles, {words} words; CPU ms per 500 words, median (worst)")
    print(f"cold {statistics.median(cold):.2f} ({max(cold):.2f}), warm {statistics.median(warm):.2f} ({max(warm):.2f})")
    print(f"time of ten times the text: {statistics.median(ratios):.1f} times, worst {max(ratios):.1f}")
    for name, took in sorted(per_check.items(), key=lambda item: -item[1]):
        print(f"    {name:12} {took * 500 / words:.2f} cold, alone")
    return 1 if statistics.median(warm) > 3 or statistics.median(ratios) > 12 else 0


if __name__ == "__main__":
    sys.exit(main())
