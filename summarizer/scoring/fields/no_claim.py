"""Whether the article says that nobody has claimed responsibility."""

from summarizer.brief import Brief
from summarizer.scoring.citations import cited
from summarizer.scoring.label import Label
from summarizer.scoring.slot import Slot, single


def score(label: Label, brief: Brief) -> Slot:
    """Only a statement counts: two silent sides are absent."""
    return single(
        "no_claim",
        "nobody claimed it" if label.no_claim else None,
        "nobody claimed it" if brief.no_claim.value else None,
        1.0,
        "both say so",
        predicted_evidence=cited(brief.no_claim.evidence),
    )
