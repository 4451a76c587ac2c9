"""How far two labellers agree: the second label scored as if it were a brief."""

from collections.abc import Sequence
from pathlib import Path

from summarizer.scoring.case import Case, score_case
from summarizer.scoring.label import read_label
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.samples import LABEL_SUFFIX, Sample, sample_of


def agreement(samples: Sequence[Sample], folder: Path) -> list[Case]:
    """The second labels in `folder`, scored against the first.

    Articles without an incident are left out, as is `when` where the second labeller knew no publication date.
    """
    by_id = {one.id: one for one in samples}
    cases = []
    for path in sorted(folder.glob(f"*{LABEL_SUFFIX}")):
        second = read_label(path)
        sample = by_id.get(second.id)
        if sample is None or not sample.label.incident:
            continue
        if second.published is None:
            # Without a publication date the second labeller could not resolve a date: not compared.
            undated = sample.label.when.model_copy(update={"start": None, "end": None})
            label = sample.label.model_copy(update={"when": undated})
            second = second.model_copy(update={"when": second.when.model_copy(update={"start": None, "end": None})})
            sample = sample_of(sample.article, label, sample.path)
        brief = brief_of(sample_of(sample.article, second, path))
        cases.append(score_case(sample, brief))
    return cases
