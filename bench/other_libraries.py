"""The same facts through two libraries that ground a quotation instead of a value.

    python -m bench.mutations --samples evals/samples --export facts.jsonl
    python bench/other_libraries.py facts.jsonl [--most 60]      # in an environment of its own

Needs `langextract==1.7.1` and `instructor==1.17.0`, and nothing of this project. A fact passes when langextract's
aligner gives its quotation a character interval, or instructor's CitationMixin keeps a quotation; neither compares the
fact's value with the quotation. `--most` bounds the facts of each kind: instructor's fuzzy search is slow.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any


def by_langextract(quote: str, text: str) -> bool:
    """Whether the aligner places the quotation somewhere in the text."""
    from langextract.core import data
    from langextract.resolver import WordAligner

    extraction = data.Extraction(extraction_class="fact", extraction_text=quote)
    [[aligned]] = WordAligner().align_extractions([[extraction]], text)
    return aligned.char_interval is not None


def by_instructor(quote: str, text: str) -> bool:
    """Whether CitationMixin keeps a quotation for the fact."""
    from instructor.dsl.citation import CitationMixin

    class Fact(CitationMixin):
        value: str = ""

    fact = Fact.model_validate({"value": "", "substring_quotes": [quote]}, context={"context": text})
    return bool(fact.substring_quotes)


def main() -> int:
    """Print refusals by kind for the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--most", type=int, default=60)
    options = parser.parse_args()
    kinds: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    texts: dict[str, str] = {}
    for line in options.facts.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("family") == "prose" or row.get("kind") == "prose":
            continue  # written, not quoted: neither library speaks of it
        if "text" in row:
            texts[row["sample"]] = row["text"]
        else:
            kinds[row["family"], row["kind"]].append(row)
    print("| facts | kind | n | refused here | langextract | instructor |\n|---|---|---|---|---|---|")
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (family, kind), rows in sorted(kinds.items()):
        chosen = random.Random(f"{family} {kind}").sample(rows, min(options.most, len(rows)))
        ours = sum(row["refused"] for row in chosen)
        theirs = [
            sum(not passes(row["quote"], texts[row["sample"]]) for row in chosen)
            for passes in (by_langextract, by_instructor)
        ]
        print(f"| {family} | {kind} | {len(chosen)} | {ours} | {theirs[0]} | {theirs[1]} |", flush=True)
        for at, value in enumerate((len(chosen), ours, *theirs)):
            sums[family][at] += value
    print()
    for family, (n, *refused) in sums.items():
        rates = " | ".join(f"{one / n:.0%}" for one in refused)
        print(f"| {family} | all | {n} | {rates} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
