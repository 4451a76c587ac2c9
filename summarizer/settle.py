"""Findings become a brief without what they refused: rows go, fields become null, prose gives way to the article."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from summarizer.article import Article
from summarizer.assemble import Assembled
from summarizer.brief import Brief, NoClaim, Part, Rejected
from summarizer.checks import verify
from summarizer.checks.unused import unused_numbers
from summarizer.finding import Finding
from summarizer.language.lazy import lazy_pattern
from summarizer.totals import totals_of

# Each round can uncover one more layer (a row drops, then a subgroup's total is gone, then prose names it).
# 4 is one above the deepest chain seen in the tests; a brief that still fails then loses every row that fails.
MAX_ROUNDS = 4

_STEP = lazy_pattern(r"(\w+)(?:\[(\d+)\])?")
_DRAFT_NAMES = {"reported_by": "by"}
_LISTS = ("casualties", "blamed", "where", "reactions", "background")


def _steps(path: str) -> list[tuple[str, int | None]]:
    return [(name, int(at) if at else None) for name, at in _STEP.findall(path)]


def _draft_path(path: str, origin: dict[str, str]) -> str:
    """The place in the draft that a place in the brief came from."""
    known = max(
        (one for one in origin if path == one or path.startswith((f"{one}.", f"{one}["))), key=len, default=None
    )
    if known is None:
        return path
    rest = path[len(known) :]
    for brief_name, draft_name in _DRAFT_NAMES.items():
        rest = rest.replace(f".{brief_name}", f".{draft_name}")
    return origin[known] + rest


_LEAD_SENTENCES = 3
"""Sentences of `what.evidence` that stand in for a summary that failed."""


def _lead_text(brief: Brief, failed: str, most: int) -> str:
    """The first sentences of `what.evidence`, up to `most` of them, without the one that failed."""
    lead = [one.text for one in brief.what.evidence]
    return " ".join([text for text in lead if failed not in text][:most] or lead[:most])


def _own_words(row: Any) -> str:
    """The row's first cited sentence, which stands in for prose that failed."""
    return str(row.evidence[0].text) if row.evidence else ""


class _Edits:
    """What the findings ask to be changed, gathered first, since paths count in the brief as it was checked."""

    def __init__(self) -> None:
        self.dropped: set[str] = set()
        self.nulled: set[str] = set()
        self.removed: set[str] = set()
        self.replaced: set[str] = set()

    def add(self, finding: Finding) -> None:
        steps = _steps(finding.path)
        if finding.action == "drop_row":
            self.dropped.add(self._row(steps))
        elif finding.action == "null_field":
            self.nulled.add(finding.path)
        elif finding.action == "remove_item":
            self.removed.add(finding.path)
        elif finding.action == "replace_prose":
            self.replaced.add(finding.path)

    @staticmethod
    def _row(steps: Sequence[tuple[str, int | None]]) -> str:
        name, at = steps[0]
        if at is None:
            return name
        row = f"{name}[{at}]"
        if name == "background" and len(steps) > 1 and steps[1][0] == "casualties" and steps[1][1] is not None:
            return f"{row}.casualties[{steps[1][1]}]"
        return row

    def apply_to_row(self, row: Part, path: str) -> Part:
        """The row with its nulls, removals and replacements."""
        changes: dict[str, Any] = {}
        for name in type(row).model_fields:
            value, at = getattr(row, name), f"{path}.{name}"
            if at in self.nulled:
                changes[name] = None
            elif at in self.replaced:
                changes[name] = _own_words(row)
            elif isinstance(value, list) and any(one.startswith(f"{at}[") for one in self.removed):
                changes[name] = [item for index, item in enumerate(value) if f"{at}[{index}]" not in self.removed]
        return row.model_copy(update=changes) if changes else row


def _rejected(findings: Iterable[Finding], origin: dict[str, str]) -> list[Rejected]:
    return [
        Rejected(path=_draft_path(one.path, origin), value=one.value, reason=one.reason, detail=one.detail)
        for one in findings
        if one.action != "report"
    ]


def _kept(brief: Brief, edits: _Edits, origin: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The rows that stay, and their origins under their new numbers."""
    changes: dict[str, Any] = {}
    moved = {path: old for path, old in origin.items() if not path.startswith(tuple(f"{name}[" for name in _LISTS))}
    for name in _LISTS:
        rows: list[Part] = []
        for at, row in enumerate(getattr(brief, name)):
            path = f"{name}[{at}]"
            if path in edits.dropped:
                continue
            new_path = f"{name}[{len(rows)}]"
            if path in origin:
                moved[new_path] = origin[path]
            if name == "background":
                row = _background_row(row, path, new_path, edits, origin, moved)
            rows.append(edits.apply_to_row(row, path))
        changes[name] = rows
    return changes, moved


def _background_row(
    row: Any, path: str, new_path: str, edits: _Edits, origin: dict[str, str], moved: dict[str, str]
) -> Any:
    tolls: list[Part] = []
    for at, toll in enumerate(row.casualties):
        toll_path = f"{path}.casualties[{at}]"
        if toll_path in edits.dropped:
            continue
        if toll_path in origin:
            moved[f"{new_path}.casualties[{len(tolls)}]"] = origin[toll_path]
        tolls.append(edits.apply_to_row(toll, toll_path))
    return row.model_copy(update={"casualties": tolls})


def _settle_once(
    brief: Brief, findings: Sequence[Finding], origin: dict[str, str], article: Article
) -> tuple[Brief, dict[str, str]]:
    edits = _Edits()
    for finding in findings:
        edits.add(finding)
    changes, moved = _kept(brief, edits, origin)
    what = edits.apply_to_row(brief.what, "what")
    if "what.summary" in edits.replaced:
        what = what.model_copy(update={"summary": _lead_text(brief, brief.what.summary or "", _LEAD_SENTENCES)})
    changes["what"] = what
    if "headline" in edits.replaced:
        changes["headline"] = _lead_text(brief, brief.headline, 1)
    if "when" in edits.dropped:
        changes["when"] = None
    if "no_claim" in edits.dropped:
        changes["no_claim"] = NoClaim(value=False, evidence=[])
    changes["totals"] = totals_of(changes["casualties"], article.headline)
    return brief.model_copy(update=changes), moved


def _without_duplicates(entries: Iterable[Rejected]) -> list[Rejected]:
    return list({(one.path, one.value, one.reason): one for one in entries}.values())


def _verified(assembled: Assembled, article: Article) -> list[Finding]:
    """`verify` of the brief as assembled; run once, though both the re-ask and the settling ask."""
    if assembled.findings is None:
        assembled.findings = verify(assembled.brief, article)
    return assembled.findings


def first_findings(assembled: Assembled, article: Article) -> list[Finding]:
    """What an engine should be told: refusals of the assembly and findings of the checks, by place in its draft."""
    told = [Finding(one.path, one.reason, one.detail, one.value, "drop_row") for one in assembled.rejected]
    told += [
        replace(one, path=_draft_path(one.path, assembled.origin))
        for one in _verified(assembled, article)
        if one.action != "report" and one.reason != "duplicate_row"  # nothing that asking again would mend
    ]
    return told


def settle(assembled: Assembled, article: Article) -> tuple[Brief, dict[str, str]]:
    """The checked brief, and its rows' places in the draft.

    Nothing that a check refuses stays; each refusal is an entry of `rejected`. `verify` of the result finds nothing.
    """
    brief, origin = assembled.brief, assembled.origin
    rejected = list(assembled.rejected)
    for round_ in range(MAX_ROUNDS):
        found = verify(brief, article) if round_ else _verified(assembled, article)
        findings = [one for one in found if one.action != "report"]
        if not findings:
            break
        rejected += _rejected(findings, origin)
        brief, origin = _settle_once(brief, findings, origin, article)
    brief = brief.model_copy(update={"rejected": _without_duplicates(rejected)})
    return brief.model_copy(update={"unused_numbers": unused_numbers(brief, article)}), origin
