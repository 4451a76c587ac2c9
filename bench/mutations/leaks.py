"""Twins with a planted paragraph about a past event: does its toll reach the main incident?

    python -m bench.mutations.leaks --samples evals/samples [--split dev] [--show]

Every paragraph of `past_events.toml` stands after the lead, in the middle or at the end of every incident article.
Each twin is read by the built-in engine, and by a model behind a local server that reports the planted toll as the main
one and leaves the event out of the background. Exit code 1 when a toll leaks or a main toll moves with the paragraph.
"""

import argparse
import asyncio
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.planting import blocks, planted, spot
from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.draft import Draft, DraftToll
from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.language.numbers import find_numbers
from summarizer.pipeline import finish, outcome
from summarizer.reading import read_text
from summarizer.scoring.samples import Sample, load_samples

PLACES = ("after the lead", "middle", "end")
PARAGRAPHS = tomllib.loads(Path(__file__).with_name("past_events.toml").read_text("utf-8"))["paragraph"]


@dataclass(frozen=True, slots=True)
class Twin:
    """An article with one planted paragraph."""

    sample: Sample
    marker: str
    place: str
    article: Article
    killed: int
    injured: int
    phrase: str
    sentence: int
    """Number of the sentence that counts the dead of the planted event."""


def _free(article: Article) -> tuple[int, int]:
    """Two numbers that the article lacks, larger than most tolls."""
    known = {number.value for number in find_numbers(article.text)}
    killed = next(value for value in range(83, 999) if value not in known)
    return killed, next(value for value in range(killed + 29, 9999) if value not in known)


def twins(sample: Sample) -> Iterator[Twin]:
    """Every paragraph at every place."""
    killed, injured = _free(sample.article)
    parts = blocks(sample.article)
    published = sample.article.published
    year = 1998 if published is None else published.year - 11
    for paragraph in PARAGRAPHS:
        text = paragraph["text"].format(killed=killed, injured=injured, year=year)
        for place in PLACES:
            whole = planted(parts, [text], spot(parts, place))
            article = read_text(f"{whole}\n", published=sample.article.published)
            phrase = paragraph["phrase"].format(killed=killed)
            sentence = next(one.number for one in article.sentences if phrase in one.text)
            yield Twin(sample, paragraph["marker"], place, article, killed, injured, phrase, sentence)


def leaks(twin: Twin, brief: Brief) -> list[str]:
    """Where the planted figures stand among the facts of the main incident."""
    planted = {twin.killed, twin.injured}
    found = [
        f"casualties: {row.harm} “{row.count.text}”"
        for row in brief.casualties
        if planted & {row.count.low, row.count.high}
    ]
    for harm in ("killed", "injured", "missing"):
        total = getattr(brief.totals, harm)
        if total is not None and planted & {total.low, total.high}:
            found.append(f"totals.{harm} {total.low}..{total.high}")
    return found


def main_tolls(brief: Brief) -> frozenset[tuple[object, ...]]:
    """What a brief says of the main incident's victims, without the places of the sentences."""
    return frozenset(
        (row.harm, row.victims, row.scope, row.count.low, row.count.high, row.count.text, row.reported_by)
        for row in brief.casualties
    )


def misled(twin: Twin, draft: Draft) -> Draft:
    """The draft of a model that takes the planted event for the main one: its toll leads, its own row is gone."""
    toll = DraftToll(
        s=[twin.sentence],
        count=[twin.phrase],
        harm="killed",
        victims=None,
        scope="total",
        by=None,
        superseded=False,
    )
    background = [row for row in draft.background if twin.sentence not in row.s]
    return draft.model_copy(update={"tolls": [toll, *draft.tolls], "background": background})


@dataclass(slots=True)
class Result:
    """What came of one twin."""

    twin: Twin
    builtin: list[str]
    model: list[str]
    tolls: frozenset[tuple[object, ...]]


async def _run(samples: Sequence[Sample]) -> tuple[list[Result], dict[str, frozenset[tuple[object, ...]]]]:
    from bench.obey.serving import engine_for, serving

    rules = BuiltinEngine()
    results: list[Result] = []
    plain: dict[str, frozenset[tuple[object, ...]]] = {}
    with serving() as server:
        engine = engine_for(server)
        for sample in samples:
            plain[sample.id] = main_tolls(finish(sample.article, rules.draft_now(sample.article)).brief)
            for twin in twins(sample):
                answer = rules.draft_now(twin.article)
                brief = finish(twin.article, answer).brief
                server.answer = misled(twin, answer.draft).model_dump_json()
                other = (await outcome(twin.article, engine)).brief
                results.append(Result(twin, leaks(twin, brief), leaks(twin, other), main_tolls(brief)))
        await engine.aclose()
    return results, plain


def _moved(results: Sequence[Result]) -> list[tuple[Result, Result]]:
    """Pairs of twins that differ only in the place of the paragraph and whose main tolls differ."""
    by_paragraph: dict[tuple[str, str], list[Result]] = {}
    for one in results:
        by_paragraph.setdefault((one.twin.sample.id, one.twin.marker), []).append(one)
    return [
        (group[0], other) for group in by_paragraph.values() for other in group[1:] if other.tolls != group[0].tolls
    ]


def main() -> int:
    """Run the twins; 0 when nothing leaks and nothing moves."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutations.leaks", description=__doc__)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--split", action="append", default=[])
    parser.add_argument("--show", action="store_true", help="print every leak and every moved toll")
    options = parser.parse_args()
    started = time.perf_counter()
    samples = [one for one in load_samples(options.samples, options.split) if one.label.incident]
    results, plain = asyncio.run(_run(samples))
    moved = _moved(results)
    changed = [one for one in results if one.tolls != plain[one.twin.sample.id]]
    if options.show:
        for one in results:
            for engine, found in (("built-in", one.builtin), ("server", one.model)):
                if found:
                    print(f"leak | {engine} | {one.twin.sample.id} | {one.twin.marker} | {one.twin.place} | {found}")
        for first, other in moved:
            names = f"{other.twin.sample.id} | {other.twin.marker} | {first.twin.place} -> {other.twin.place}"
            print(f"moved | {names} | {sorted(map(str, first.tolls ^ other.tolls))}")
    print(f"\n{len(samples)} articles, {len(results)} twins, {time.perf_counter() - started:.0f} s\n")
    print("| paragraph | place | twins | leaks, built-in | leaks, server |\n|---|---|---|---|---|")
    for (marker, place), n in Counter((one.twin.marker, one.twin.place) for one in results).items():
        mine = [one for one in results if (one.twin.marker, one.twin.place) == (marker, place)]
        print(
            f"| {marker} | {place} | {n} | {sum(bool(o.builtin) for o in mine)} | {sum(bool(o.model) for o in mine)} |"
        )
    leaked = sum(bool(one.builtin) for one in results), sum(bool(one.model) for one in results)
    print(f"\nleaks: built-in {leaked[0]}, server {leaked[1]} of {len(results)}")
    print(f"main tolls that change when the paragraph moves: {len(moved)} of {len(results) * 2 // 3} pairs")
    print(f"main tolls that differ from the article's without the paragraph: {len(changed)} of {len(results)}")
    return 1 if any(leaked) or moved else 0


if __name__ == "__main__":
    sys.exit(main())
