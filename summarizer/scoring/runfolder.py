"""The folder of a run: what was asked, what was answered, how it was scored."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError
from summarizer.scoring.attempts import as_row, read_rows, write_rows
from summarizer.scoring.case import Case
from summarizer.scoring.evaluation import CASES_FILE, RUN_FILE, TWINS_FILE, Evaluation
from summarizer.scoring.provenance import code_state, cost_of, folder_digest, schema_digest, scorer_state
from summarizer.scoring.runner import Attempt
from summarizer.scoring.slot import Slot

FORMAT = "eval-run/1"


def _case_values(case: Case, attempt: Attempt, digest: str, split: str | None) -> dict[str, Any]:
    return {
        **as_row(attempt),
        "incident_id": case.cluster,
        "split": split,
        "sample_digest": digest,
        "gold_incident": case.gold_incident,
        "predicted_incident": case.predicted_incident,
        "score": round(case.score, 6),
        "corrections": case.corrections,
        "facts": case.facts,
        "slots": [asdict(one) for one in case.slots],
    }


def run_values(evaluation: Evaluation, *, prompt: Path | None = None, vague: str = "none") -> dict[str, Any]:
    """Everything about a run that is not a case: versions, digests, figures, verdict."""
    verdict, found = evaluation.verdict, evaluation.comparison
    return {
        "format": FORMAT,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": evaluation.model,
        "vague": vague,
        "samples": {
            "source": evaluation.source,
            "splits": list(evaluation.splits),
            "digest": evaluation.digest,
            "articles": len(evaluation.cases),
            "incidents": len({one.cluster for one in evaluation.cases}),
        },
        "code": code_state(),
        "scorer": scorer_state(),
        "schema_digest": schema_digest(),
        "prompt_digest": folder_digest(prompt),
        "cost": cost_of(evaluation.attempts),
        "figures": {name: None if one is None else asdict(one) for name, one in evaluation.estimates.items()},
        "rates": evaluation.rates,
        "critical": evaluation.critical,
        "twins": [asdict(one) for one in evaluation.twin_results],
        "comparison": None if found is None else asdict(found),
        "verdict": {
            "exit_code": verdict.exit_code,
            "words": verdict.words,
            "checks": [asdict(one) for one in verdict.checks],
        },
    }


def write_run(folder: Path, evaluation: Evaluation, values: dict[str, Any]) -> None:
    """Write `run.json`, `cases.jsonl`, `twins.jsonl` and the reports into `folder`.

    Raises:
        UsageError: the folder cannot be written.
    """
    from summarizer.scoring.report.html import page
    from summarizer.scoring.report.junit import junit
    from summarizer.scoring.report.markdown import markdown

    try:
        folder.mkdir(parents=True, exist_ok=True)
        triples = zip(evaluation.cases, evaluation.attempts, evaluation.samples, strict=True)
        rows = [_case_values(case, one, sample.digest, sample.label.split) for case, one, sample in triples]
        write_rows(folder / CASES_FILE, rows)
        write_rows(folder / TWINS_FILE, map(as_row, evaluation.twin_attempts))
        (folder / RUN_FILE).write_text(json.dumps(values, ensure_ascii=False, indent=1, default=str) + "\n", "utf-8")
        if evaluation.cases:
            (folder / "report.md").write_text(markdown(evaluation), "utf-8")
            (folder / "junit.xml").write_bytes(junit(evaluation))
            (folder / "report.html").write_text(page(evaluation, values), "utf-8")
    except OSError as error:
        raise UsageError(f"--out {folder}: cannot be written ({error.strerror})") from error


def read_values(folder: Path) -> dict[str, Any]:
    """`run.json` of a run.

    Raises:
        UsageError: there is none.
    """
    try:
        values: dict[str, Any] = json.loads((folder / RUN_FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder}: no run of `eval run` in it ({error})") from error
    return values


def read_cases(folder: Path) -> list[tuple[Case, dict[str, Any]]]:
    """The scored cases of a run, each with its stored row.

    Raises:
        UsageError: the run is over MUC-4 documents, whose cases have no slots.
    """
    found = []
    for row in read_rows(folder / CASES_FILE):
        if "slots" not in row:
            raise UsageError(f"{folder}: a MUC-4 run has no slots to compare or explain; its figures are in {RUN_FILE}")
        slots = tuple(_slot(one) for one in row["slots"])
        case = Case(
            row["id"],
            row["incident_id"],
            row["gold_incident"],
            row["predicted_incident"],
            row["failed"],
            slots,
            (),
            facts=row["facts"],
        )
        found.append((case, row))
    return found


def _slot(values: dict[str, Any]) -> Slot:
    evidence = tuple(tuple(one) for one in values["gold_evidence"])
    predicted, codes = tuple(values["predicted_evidence"]), tuple(values["codes"])
    return Slot(**{**values, "gold_evidence": evidence, "predicted_evidence": predicted, "codes": codes})
