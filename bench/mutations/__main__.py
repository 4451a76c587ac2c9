"""Right and wrong facts of labelled samples, and how many the checks refuse.

    python -m bench.mutations --samples evals/samples [--split dev] [--show number] [--readings FILE] [--export FILE]

Prints what the checks promise, then n and rates by kind. Exit code 1 when a promise is missed.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from summarizer.scoring.samples import load_samples

from .generating import SORTS, Right, right_facts
from .gold import Fact, brief_of
from .judging import findings_on, refused
from .readings import is_known, known_readings
from .table import Line, right_goals, shown_goals, shown_lines, wrong_goals


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutations", description=__doc__)
    parser.add_argument("--samples", type=Path, required=True, help="folder of articles with *.gold.json labels")
    parser.add_argument("--split", action="append", default=[], help="only samples of this split; may be repeated")
    parser.add_argument("--readings", type=Path, action="append", default=[], help="more readings, as readings.toml")
    parser.add_argument("--export", type=Path, help="write every fact to a JSON Lines file, for other_libraries.py")
    parser.add_argument("--show", action="append", default=[], help="print escapes of a family, or right facts refused")
    return parser.parse_args()


def _row(family: str, kind: str, fact: Fact, quote: str, *, refused: bool) -> dict[str, Any]:
    return {"sample": fact.sample.id, "family": family, "kind": kind, "quote": quote, "refused": refused}


def _quote(fact: Fact) -> str:
    evidence = getattr(fact.row, "evidence", None)
    return evidence[0].text if evidence else str(fact.row)


def _show_right(sort: str, right: Right) -> None:
    for fact in (*right.refused, *right.nulled):
        brief, path = brief_of(fact)
        first = findings_on(brief, path, fact)[0]
        print(f"right {sort} refused | {fact.id} | {first.path} {first.reason}: {first.detail} | {first.value}")
        row = fact.row
        print(f"    {row.model_dump(exclude={'evidence'}) if hasattr(row, 'model_dump') else row}")
        for one in getattr(row, "evidence", ()):
            print(f"    [{one.sentence}] {one.text}")
    for one in right.lost:
        print(f"right {sort} lost | {one}")


def main() -> int:
    """Run the bench; 0 when every promise is kept."""
    options = _arguments()
    started = time.perf_counter()
    samples = load_samples(options.samples, options.split)
    readings = known_readings(options.readings)
    lines: dict[tuple[str, str], Line] = {}
    exported = [{"sample": one.id, "text": one.article.text} for one in samples if one.label.incident]
    rights: dict[str, Right] = {}
    for sort, make in SORTS.items():
        right = rights[sort] = right_facts(samples, sort)
        if "right" in options.show or sort in options.show:
            _show_right(sort, right)
        kept = (*right.accepted, *right.nulled)
        exported += [_row("right", sort, fact, _quote(fact), refused=False) for fact in kept]
        exported += [_row("right", sort, fact, _quote(fact), refused=True) for fact in right.refused]
        for mutant in make(right, samples):
            line = lines.setdefault((mutant.family, mutant.kind), Line(mutant.family, mutant.kind))
            if is_known(mutant, readings):
                line.set_aside += 1
                continue
            line.n += 1
            passed = refused(mutant) is None
            if passed:
                line.escaped.append(mutant)
            exported.append(_row(mutant.family, mutant.kind, mutant.fact, mutant.quote, refused=not passed))
    if options.export:
        options.export.write_text("".join(f"{json.dumps(one)}\n" for one in exported), "utf-8")
    for line in lines.values():
        if {"wrong", line.family} & set(options.show):
            for mutant in line.escaped:
                print(f"passed | {mutant.key} | {mutant.quote[:400]}")
    goals = [
        *wrong_goals(lines),
        *right_goals({sort: (one.accepted, one.refused, one.nulled) for sort, one in rights.items()}),
    ]
    count = sum(sample.label.incident for sample in samples)
    print(f"\n{count} incident articles of {options.samples.name}, {time.perf_counter() - started:.0f} s\n")
    print(shown_goals(goals), "\n")
    print(shown_lines(lines.values()))
    return 0 if all(one.met for one in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
