"""Samples: articles with their hand labels, read from a folder."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.reading import read_file
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.label import Label, read_label

LABEL_SUFFIX = ".gold.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """One article, its label, and where both came from."""

    id: str
    article: Article
    label: Label
    path: Path
    """The label's file."""
    digest: str
    """Of article text, label and sentence borders: what a score depends on beside the prediction."""

    @property
    def cluster(self) -> str:
        """The incident that the article reports: the unit of the statistics."""
        return self.label.cluster


def sample_of(article: Article, label: Label, path: Path) -> Sample:
    """A sample with its digest."""
    borders = [(one.start, one.end) for one in article.sentences]
    content = json.dumps([article.text, borders, label.model_dump(mode="json", exclude={"notes"})], ensure_ascii=False)
    return Sample(label.id, article, label, path, hashlib.sha256(content.encode("utf-8")).hexdigest())


def digest_of(samples: Sequence[Sample]) -> str:
    """One digest for a set of samples, whatever their order."""
    return hashlib.sha256("\n".join(sorted(one.digest for one in samples)).encode("ascii")).hexdigest()


def _publication_dates(folder: Path) -> dict[str, date]:
    """File name -> publication date, from an `index.jsonl` beside the articles."""
    index = folder / "index.jsonl"
    if not index.is_file():
        return {}
    rows = [json.loads(line) for line in index.read_text("utf-8").splitlines() if line.strip()]
    return {row["file"]: date.fromisoformat(row["published"]) for row in rows if row.get("published")}


def _article_file(label_path: Path) -> Path:
    stem = label_path.name.removesuffix(LABEL_SUFFIX)
    found = [label_path.with_name(stem + suffix) for suffix in (".txt", ".md", ".html")]
    for one in found:
        if one.is_file():
            return one
    raise InvalidSamples(f"{label_path}: there is no article beside it (looked for {found[0].name})")


def load_sample(label_path: Path, published: date | None = None) -> Sample:
    """The sample of one label file; `published` is used where the label has no date.

    Raises:
        InvalidSamples: no article beside the label, or one of the two cannot be read.
    """
    label = read_label(label_path)
    try:
        article = read_file(_article_file(label_path), published=label.published or published)
    except SummarizerError as error:
        raise InvalidSamples(f"{label_path}: its article cannot be read: {error}") from error
    return sample_of(article, label, label_path)


def load_samples(folder: Path, splits: Sequence[str] = ()) -> list[Sample]:
    """Every labelled article of `folder`, by file name; only those of `splits` when any is given.

    Raises:
        InvalidSamples: no such folder, no sample in it or in the splits, or a faulty label.
    """
    if not folder.is_dir():
        raise InvalidSamples(f"{folder}: there is no such folder of samples")
    labels = sorted(folder.glob(f"*{LABEL_SUFFIX}"))
    if not labels:
        raise InvalidSamples(f"{folder}: no label in it; a label is named like its article, with {LABEL_SUFFIX}")
    dates = _publication_dates(folder)
    samples = [load_sample(one, dates.get(one.name.removesuffix(LABEL_SUFFIX) + ".txt")) for one in labels]
    chosen = [one for one in samples if not splits or one.label.split in splits]
    if not chosen:
        there = sorted({one.label.split or "(none)" for one in samples})
        raise InvalidSamples(f"{folder}: no sample in split {', '.join(splits)}; there are {', '.join(there)}")
    return chosen
