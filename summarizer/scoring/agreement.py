"""How far two labellers agree: the second label scored as if it were a brief."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.scoring.alias import normalised
from summarizer.scoring.case import Case, score_case
from summarizer.scoring.label import Label, parse_label, read_label
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.samples import LABEL_SUFFIX, Sample, sample_of


def _forms(value: Any) -> Iterator[str]:
    """Every string in a label."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _forms(one)


def _in_words_of(second: Label, first: Label) -> Label:
    """The second label with, of each list of acceptable forms, those first that the first label has as well.

    A brief gives one form; that two labellers put another one first is no disagreement.
    """
    known = {normalised(one) for one in _forms(first.model_dump(mode="json"))}

    def walk(value: Any) -> Any:
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return sorted(value, key=lambda one: normalised(one) not in known)
        if isinstance(value, list):
            return [walk(one) for one in value]
        fixed = ("event_type", "status", "kind", "facts")
        return (
            {key: one if key in fixed else walk(one) for key, one in value.items()}
            if isinstance(value, dict)
            else value
        )

    return parse_label(walk(second.model_dump(mode="json")), second.id)


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
        brief = brief_of(sample_of(sample.article, _in_words_of(second, sample.label), path))
        cases.append(score_case(sample, brief))
    return cases
