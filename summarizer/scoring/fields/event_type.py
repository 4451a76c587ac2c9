"""The type of the event."""

from summarizer.brief import Brief, EventType
from summarizer.scoring.citations import cited
from summarizer.scoring.label import Label
from summarizer.scoring.slot import Slot, single

# ACLED counts these as forms of the one-sided armed attack, so the general word earns half.
PARENT: dict[EventType, EventType] = {
    "shooting": "armed_attack",
    "stabbing": "armed_attack",
    "vehicle_attack": "armed_attack",
    "assassination": "armed_attack",
}


def score(label: Label, brief: Brief) -> Slot:
    """Correct: one of the label's values; partial: the declared parent of one; exact tokens only."""
    predicted = brief.what.event_type
    if predicted in label.event_type:
        credit, rule = 1.0, "one of the label's values"
    elif any(PARENT.get(one) == predicted for one in label.event_type):
        credit, rule = 0.5, "the parent of the label's value"
    else:
        credit, rule = 0.0, "another type"
    return single(
        "event_type",
        None if label.event_type == ["none"] else " or ".join(label.event_type),
        None if predicted == "none" else predicted,
        credit,
        rule,
        predicted_evidence=cited(brief.what.evidence),
    )
