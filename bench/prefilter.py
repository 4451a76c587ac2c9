"""What `--prefilter builtin` would skip of hand-labelled articles: the miss rate that a run tells.

    python bench/prefilter.py FOLDER... [--muc4 FOLDER --split tst1,tst2]

FOLDER holds articles with `NAME.gold.json` labels beside them, such as evals/samples. In MUC-4 a document whose
templates are all optional is neither an incident nor another. Figures that differ from `MEASURED` in
`summarizer/batch/prefilter.py` belong there.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.article import Article
from summarizer.batch.prefilter import surely_no_incident
from summarizer.reading import read_text
from summarizer.scoring.muc4 import read_documents
from summarizer.scoring.samples import load_samples


def told(name: str, articles: Iterable[tuple[Article, bool]]) -> str:
    """How many incidents were missed, and how many others skipped."""
    incidents = missed = others = skipped = 0
    for article, is_incident in articles:
        skip = surely_no_incident(article)
        incidents += is_incident
        missed += is_incident and skip
        others += not is_incident
        skipped += skip and not is_incident
    return f"{name}: {missed} of {incidents} incidents missed, {skipped} of {others} others skipped"


def documents(folder: Path, splits: list[str]) -> Iterator[tuple[Article, bool]]:
    """The articles of MUC-4 whose key says plainly what they are, in capitals as they were sent."""
    for document in read_documents(folder, splits):
        if not document.key["only_optional"]:
            yield read_text(document.key["text"], published=document.article.published), document.key["relevant"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--muc4", type=Path)
    parser.add_argument("--split", default="tst1,tst2")
    options = parser.parse_args()
    for folder in options.folders:
        print(told(folder.name, ((one.article, one.label.incident) for one in load_samples(folder))))
    if options.muc4:
        print(told(f"MUC-4 {options.split}", documents(options.muc4, options.split.split(","))))


if __name__ == "__main__":
    main()
