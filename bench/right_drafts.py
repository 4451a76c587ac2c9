"""How much of the labels a model that answers perfectly brings through assembly and checks, and where the rest is lost.

    python bench/right_drafts.py FOLDER [--losses]

FOLDER holds articles with `NAME.gold.json` labels beside them, such as evals/samples. For each article the draft that
points at everything the label says is found by code; a local server answers with it, over real sockets, and the brief
that comes out is scored like any other. What is missing then is no model's fault: it was lost in the label's own form
(words that the article does not hold), in the assembly, or by a check that is too strict.
"""

import argparse
import asyncio
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from labelled_drafts import Derived, right_draft
from model_server import ModelServer, Request, drafts

from summarizer.engines.model.engine import ModelEngine
from summarizer.engines.model.settings import ModelSettings
from summarizer.pipeline import Outcome, outcome
from summarizer.scoring.case import Case, score_case
from summarizer.scoring.samples import Sample, load_samples


async def answered(samples: list[Sample], derived: dict[str, Derived]) -> dict[str, Outcome]:
    """The brief of every sample, from a server that answers with its right draft."""
    by_text = {_ends(*(sample.article.sentences[at].text for at in (0, -1))): derived[sample.id] for sample in samples}

    def right(request: Request) -> str:
        shown = [request.sentences[at] for at in (min(request.sentences), max(request.sentences))]
        return by_text[_ends(*shown)].draft.model_dump_json()

    found = {}
    with ModelServer(default=drafts(right)) as server:
        engine = ModelEngine("right-drafts", ModelSettings(base_url=server.base_url))
        for sample in samples:
            found[sample.id] = await outcome(sample.article, engine)
        await engine.aclose()
    return found


def _ends(first: str, last: str) -> tuple[str, str]:
    """What tells an article from the others, as a request shows it: how its first and last sentence begin."""
    return " ".join(first.split())[:60], " ".join(last.split())[:40]


def tokens(text: str) -> float:
    """Characters by four, as nobody's tokenizer is at hand."""
    return len(text) / 4


def report(samples: list[Sample], derived: dict[str, Derived], found: dict[str, Outcome], *, losses: bool) -> None:
    """Print the share of reproduced slots, by field, and the causes of the losses."""
    cases: list[Case] = [score_case(sample, found[sample.id].brief) for sample in samples]
    slots = [slot for case in cases for slot in case.slots if slot.verdict not in ("absent", "spurious")]
    spurious = sum(slot.verdict == "spurious" for case in cases for slot in case.slots)
    share = sum(slot.credit for slot in slots) / len(slots)
    print(f"{len(samples)} articles, {len(slots)} label slots: {share:.1%} reproduced, {spurious} spurious")
    for field in dict.fromkeys(slot.field for slot in slots):
        own = [slot.credit for slot in slots if slot.field == field]
        print(f"  {field:<12} {sum(own) / len(own):6.1%} of {len(own)}")
    reasons = Counter(one.reason for one in (row for done in found.values() for row in done.brief.rejected))
    form = sum(len(one.losses) for one in derived.values())
    print("Lost to the label's form:", form)
    print(
        "Refused by assembly or checks:", ", ".join(f"{name} {count}" for name, count in reasons.most_common()) or "-"
    )
    sizes = [tokens(one.draft.model_dump_json()) for one in derived.values() if one.draft.incident]
    words = [len(sample.article.text.split()) for sample in samples if sample.label.incident]
    if sizes:
        mean, length = sum(sizes) / len(sizes), sum(words) / len(words)
        print(f"Mean draft {mean:.0f} tokens (characters / 4) for {length:.0f} words")
    if not losses:
        return
    for sample, case in zip(samples, cases, strict=True):
        for loss in derived[sample.id].losses:
            print(f"{sample.id}: label: {loss}")
        for row in found[sample.id].brief.rejected:
            print(f"{sample.id}: refused {row.path} {row.value[:60]!r}: {row.reason}, {row.detail}")
        for slot in case.slots:
            if slot.verdict not in ("absent", "correct"):
                print(f"{sample.id}: {slot.verdict} {slot.field}: {slot.gold} | {slot.predicted} ({slot.rule})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--losses", action="store_true", help="List every loss.")
    options = parser.parse_args()
    samples = load_samples(options.folder)
    derived = {sample.id: right_draft(sample.label, sample.article) for sample in samples}
    report(samples, derived, asyncio.run(answered(samples, derived)), losses=options.losses)


if __name__ == "__main__":
    main()
