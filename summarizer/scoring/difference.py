"""Two runs told apart slot by slot: fixed, broken, still wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.scoring.case import Case
from summarizer.scoring.comparison import compare
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.figures import counts_of
from summarizer.scoring.report.words import change, comparison_line
from summarizer.scoring.runfolder import read_cases, read_values
from summarizer.scoring.samples import Sample, load_samples
from summarizer.scoring.slot import CRITICAL, Slot

Fate = Literal["broken", "fixed", "still wrong"]
SHOWN = 40
"""Slots that are printed of each fate; the rest is counted."""
_RIGHT = ("correct", "absent")


@dataclass(frozen=True, slots=True)
class Moved:
    """A gold slot, or a predicted row without one, in two runs."""

    fate: Fate
    article: str
    before: Slot | None
    after: Slot | None

    @property
    def severity(self) -> tuple[int, float]:
        """Critical first, then by lost credit; smaller is worse."""
        shown = self.after if self.fate != "fixed" else self.before
        critical = shown is not None and any(code in CRITICAL for code in shown.codes)
        lost = (self.after.credit if self.after else 0.0) - (self.before.credit if self.before else 0.0)
        order = {"incorrect": 0.0, "spurious": 0.1, "missing": 0.2, "partial": 0.3, "correct": 0.4, "absent": 0.4}
        return (0 if critical else 1, lost + order[shown.verdict] if shown else lost)


def _keys(case: Case) -> dict[tuple[str, str], Slot]:
    """Slots by what they are about: the gold row, or the words of a row that has none."""
    found: dict[tuple[str, str], Slot] = {}
    for one in case.slots:
        about = (
            f"gold {one.gold_at}" if one.gold_at is not None else f"said {one.predicted}" if not one.gold else "gold"
        )
        if one.verdict == "absent" or (one.verdict == "spurious" and one.gold_at is None and one.predicted_at is None):
            about = "gold"
        found.setdefault((one.field, about), one)
    return found


def moved_slots(before: Sequence[Case], after: Sequence[Case]) -> list[Moved]:
    """Every slot that is wrong in one of the runs, worst first within its fate."""
    old = {one.id: _keys(one) for one in before}
    moved = []
    for case in after:
        if case.id not in old:
            continue
        new = _keys(case)
        for key in {**old[case.id], **new}:
            one, other = old[case.id].get(key), new.get(key)
            was = one is None or one.verdict in _RIGHT
            now = other is None or other.verdict in _RIGHT
            if was and now:
                continue
            worse = now is False and one is not None and other is not None and other.credit < one.credit
            fate: Fate = "broken" if (was and not now) or worse else "fixed" if now else "still wrong"
            moved.append(Moved(fate, case.id, one, other))
    return sorted(moved, key=lambda one: (one.fate != "broken", one.fate != "fixed", one.severity, one.article))


def _sentence(sample: Sample | None, slot: Slot | None) -> str:
    if sample is None or slot is None:
        return ""
    numbers = slot.predicted_evidence or next(iter(slot.gold_evidence), ())
    found = sample.article.sentence(numbers[0]) if numbers else None
    return "" if found is None else f"\n      [{found.number}] {' '.join(found.text.split())}"


def _shown(one: Moved, sample: Sample | None) -> str:
    slot = one.after or one.before
    assert slot is not None
    gold = next((side.gold for side in (one.after, one.before) if side is not None and side.gold), "–")
    was = "–" if one.before is None else f"{one.before.predicted or 'nothing'} ({one.before.verdict})"
    now = "–" if one.after is None else f"{one.after.predicted or 'nothing'} ({one.after.verdict})"
    judged = one.before if one.fate == "fixed" else one.after
    codes = judged.codes if judged is not None else ()
    tags = f" [{', '.join(codes)}]" if codes else ""
    return (
        f"  {one.article} {slot.field}{tags}\n      label {gold}\n      A {was}\n      B {now}{_sentence(sample, slot)}"
    )


def compare_runs(before: Path, after: Path, samples: Path | None = None) -> str:
    """What `eval compare` prints.

    Raises:
        InvalidSamples: the runs are of other samples or scorers, or share no article.
        UsageError: a folder holds no run, or one over MUC-4 documents.
    """
    values = [read_values(folder) for folder in (before, after)]
    versions = [value.get("scorer", {}).get("version") for value in values]  # none over MUC-4 documents
    if versions[0] != versions[1]:
        raise InvalidSamples("the runs were scored by other rules; score them again with `eval run --from`")
    old, new = ([case for case, _ in read_cases(folder)] for folder in (before, after))
    found = compare([counts_of(one) for one in old], [counts_of(one) for one in new])
    if found is None:
        raise InvalidSamples("the runs share no article")
    source = samples or Path(values[1]["samples"]["source"])
    articles = {one.id: one for one in load_samples(source)} if source.is_dir() else {}
    lines = [f"A {before}: {values[0]['model']}", f"B {after}: {values[1]['model']}"]
    if values[0]["samples"]["digest"] != values[1]["samples"]["digest"]:
        lines.append(f"note: the samples differ; {found.articles} articles are in both, {found.left_out} in one")
    lines.append(comparison_line(found).replace("against the baseline", "from A to B"))
    lines += [f"  {one.name:<11} {change(one)}" for one in found.changes[1:] if one.difference]
    moved = moved_slots(old, new)
    for fate in ("broken", "fixed", "still wrong"):
        here = [one for one in moved if one.fate == fate]
        lines.append(f"\n{fate}: {len(here)}")
        lines += [_shown(one, articles.get(one.article)) for one in here[:SHOWN]]
        if len(here) > SHOWN:
            lines.append(f"  ... and {len(here) - SHOWN} more")
    return "\n".join(lines)
