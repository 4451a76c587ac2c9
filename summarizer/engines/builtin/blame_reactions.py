"""What kind of reaction it is to accuse, to arrest, to clear or to claim."""

from summarizer.brief import ReactionKind
from summarizer.language.readings import BlameReading
from summarizer.language.vocabulary import word_set

_ACCUSATIONS = word_set("actors", "lists", "accusations")
"""Rules by which a named speaker accuses; "police said gunmen fired" only reports."""


INVESTIGATING = word_set("actors", "lists", "investigating")
_ESTABLISHING = frozenset({"behind", "work_of"})


RULES: dict[ReactionKind, str] = {
    "responsibility_claim": "claim",
    "investigation": "custody",
    "criticism": "accuse",
}


def kind_of_blame(reading: BlameReading) -> ReactionKind | None:
    """What who accuses, arrests or clears does by it; None for who only reports."""
    if reading.status == "claimed":
        return "responsibility_claim"
    if reading.accuser is None:
        return None
    if reading.rule in ("neglect", "fault") and reading.status in ("accused_by_authorities", "possible"):
        # Officials report what went wrong; the bereaved complain of it.
        return None
    if reading.rule in ("custody", "case") or reading.status in ("cleared", "possible"):
        return "investigation"
    if reading.rule == "weapon" and reading.accuser.kind not in ("authority", "state"):
        # Observers tell whose aircraft they saw; a ministry accuses by it.
        return None
    if reading.rule in _ESTABLISHING and reading.actor.kind not in ("authority", "state"):
        # "Four gunmen were involved, police said" reports; that the Front was behind it they have found out.
        if not reading.actor.proper:
            return None
        if not INVESTIGATING.isdisjoint(f"{reading.accuser.role or ''} {reading.accuser.full}".lower().split()):
            return "investigation"
    if reading.accuser.kind == "armed" and not reading.accuser.proper:
        return None
    if reading.rule in _ACCUSATIONS and reading.status not in ("cleared", "possible"):
        return "criticism"
    return None


ABROAD = frozenset({"consulate", "embassy", "consul", "ambassador"})
