"""A committed run that later ones are compared with."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.figures import CaseCounts
from summarizer.scoring.slot import FIELDS

FORMAT = "eval-baseline/1"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is kept of a run: who read which samples, the figures, and the counts of every case."""

    model: str
    scorer: str
    """Version of the scorer; another one makes the figures incomparable."""
    samples_digest: str
    figures: dict[str, float | None]
    critical: dict[str, int]
    cases: tuple[CaseCounts, ...]


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the baseline as JSON, one case per line, so that a change of one case is one line of a diff."""
    head = {
        "format": FORMAT,
        "model": baseline.model,
        "scorer": baseline.scorer,
        "samples_digest": baseline.samples_digest,
        "figures": {name: None if one is None else round(one, 6) for name, one in baseline.figures.items()},
        "critical": baseline.critical,
        "fields": list(FIELDS),
    }
    cases = ",\n".join("  " + json.dumps(_case_row(one), ensure_ascii=False) for one in baseline.cases)
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "cases": [\n{cases}\n ]\n}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _case_row(case: CaseCounts) -> dict[str, Any]:
    row = asdict(case)
    row["counts"] = [int(one) if one == int(one) else one for one in case.counts]
    return row


def counts_from(row: dict[str, Any]) -> CaseCounts:
    """The counts that `_case_row` made."""
    return CaseCounts(**{**row, "counts": tuple(row["counts"])})


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        InvalidSamples: unreadable, or no baseline of this format and these fields.
    """
    try:
        row = json.loads(path.read_text("utf-8"))
        if row["format"] != FORMAT or row["fields"] != list(FIELDS):
            raise InvalidSamples(f"{path}: a baseline of another format; write it anew with --accept")
        cases: Sequence[CaseCounts] = [counts_from(one) for one in row["cases"]]
        return Baseline(
            row["model"], row["scorer"], row["samples_digest"], row["figures"], row["critical"], tuple(cases)
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidSamples(f"{path}: no baseline ({error}); write one with --accept") from error
