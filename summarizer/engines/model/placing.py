"""Findings about a merged draft, given back to the windows whose own drafts carry what they speak of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.draft import Draft
from summarizer.engines.model.merging import same_row
from summarizer.finding import Finding

_ROW = re.compile(r"(\w+)\[(\d+)\]")


def _first_with(drafts: Sequence[Draft], field: str) -> int:
    """The first window that says anything under `field`; the first of all when none does."""
    return next((at for at, draft in enumerate(drafts) if draft.incident and getattr(draft, field, None)), 0)


def _placed(finding: Finding, merged: Draft, drafts: Sequence[Draft]) -> tuple[int, str]:
    """Which window a finding belongs to, and its path in that window's draft."""
    row = _ROW.match(finding.path)
    field = row.group(1) if row else finding.path.split(".")[0]
    rows = getattr(merged, field, None)
    if row is None or not isinstance(rows, list) or int(row.group(2)) >= len(rows):
        return _first_with(drafts, field), finding.path
    wanted = rows[int(row.group(2))]
    for at, draft in enumerate(drafts):
        for index, own in enumerate(getattr(draft, field) if draft.incident else ()):
            if same_row(field, wanted, own):
                return at, f"{field}[{index}]{finding.path[row.end() :]}"
    return _first_with(drafts, field), finding.path


def placed(findings: Sequence[Finding], merged: Draft, drafts: Sequence[Draft]) -> dict[int, list[Finding]]:
    """The findings by number of the window (from 0) that should hear of them, most findings first.

    A row that several windows report goes to the first of them: when that one mends it, the right row is in the brief.
    """
    by_window: dict[int, list[Finding]] = {}
    for finding in findings:
        at, path = _placed(finding, merged, drafts)
        by_window.setdefault(at, []).append(replace(finding, path=path))
    return dict(sorted(by_window.items(), key=lambda item: (-len(item[1]), item[0])))
