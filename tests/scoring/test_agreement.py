"""The second labels, scored against the first as if they were briefs."""

import re

from summarizer.scoring.agreement import agreement
from summarizer.scoring.samples import Sample
from summarizer.scoring.tally import brief_f, tallies
from tests.scoring.conftest import ROOT


def test_the_second_labels_cover_a_fifth_of_the_samples_and_only_incidents(samples: list[Sample]) -> None:
    cases = agreement(samples, ROOT / "evals" / "second_labels")

    assert len(cases) >= len(samples) / 5
    assert all(one.gold_incident for one in cases)


def test_the_table_in_the_guide_is_what_the_labels_give(samples: list[Sample]) -> None:
    by_field = tallies(agreement(samples, ROOT / "evals" / "second_labels"))
    guide = (ROOT / "evals" / "README.md").read_text("utf-8")

    stated = {row[1]: row[2] for row in re.finditer(r"^\| `?(\w+)`? \| +([\d.]+) \|", guide, re.MULTILINE)}
    figures = {field: one.f1 for field, one in by_field.items()} | {"brief_f": brief_f(by_field)}
    for name, value in figures.items():
        assert value is not None
        assert stated[name] == f"{100 * value:.1f}", name
