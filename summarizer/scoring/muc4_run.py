"""An evaluation on the MUC-4 documents: predictions for the public scorer, and our slot figures."""

import json
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.scoring.attempts import as_row, write_rows
from summarizer.scoring.evaluation import CASES_FILE, RUN_FILE, answers_of
from summarizer.scoring.muc4 import PREFIX, prediction, read_documents
from summarizer.scoring.muc4_figures import figure_table, slot_figures
from summarizer.scoring.provenance import code_state, cost_of
from summarizer.scoring.request import Request, asker_for
from summarizer.scoring.runner import Progress

PREDICTIONS_FILE = "muc4_predictions.jsonl"


def evaluate_muc4(request: Request, progress: Progress) -> str:
    """Run the engine, write `muc4_predictions.jsonl`, and return our slot figures as text.

    Raises:
        InvalidSamples: the documents cannot be read.
        UsageError: an option that has no meaning here.
    """
    if request.gate is not None or request.accept or request.stored is not None:
        raise UsageError("muc4: its figures are no gate; --gate, --accept and --from work with labelled samples")
    documents = read_documents(Path(request.source.removeprefix(PREFIX)), request.splits)
    with asker_for(request, progress) as asker:
        attempts, budget = answers_of(asker, [(one.id, one.article) for one in documents])
    by_id = {one.id: one for one in attempts}
    pairs = [(one, prediction(by_id[one.id].brief, one)) for one in documents if one.id in by_id]
    figures = slot_figures(pairs)
    request.out.mkdir(parents=True, exist_ok=True)
    write_rows(request.out / PREDICTIONS_FILE, (row for _, row in pairs))
    # The documents are not ours to copy: sentences of theirs are left out of what is kept.
    write_rows(request.out / CASES_FILE, ({**as_row(one), "brief": None} for one in attempts))
    values = {
        "format": "eval-muc4/1",
        "model": request.model,
        "samples": {"source": request.source, "splits": list(request.splits), "articles": len(pairs)},
        "code": code_state(),
        "cost": cost_of(attempts),
        "figures": figures,
        "failed": [one.id for one in attempts if one.failed],
    }
    (request.out / RUN_FILE).write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if budget is not None:
        raise budget
    failed = f"failed {len(values['failed'])} of {len(attempts)}"
    return f"{figure_table(figures)}\n{failed}; predictions in {request.out / PREDICTIONS_FILE}"
