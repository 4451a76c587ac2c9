"""What one sentence says about blame: who did it by whose word, and what the blamed side answers."""

from summarizer.brief import Response, Status
from summarizer.language.actors import Actor
from summarizer.records import record

CERTAINTY: dict[Status, int] = {
    "possible": 1,
    "accused": 2,
    "accused_by_authorities": 3,
    "reported_as_fact": 4,
    "claimed": 4,
    "cleared": 0,
}
"""How sure a status is; a brief's status may not be surer than any reading of its evidence."""

PREFERENCE: tuple[Status, ...] = ("claimed", "accused_by_authorities", "reported_as_fact", "accused", "possible")
"""Which status a row takes when several hold (MUC-4's decision tree as the contract orders it)."""


@record(frozen=True, slots=True)
class BlameReading:
    """One statement that an actor did it, or did not."""

    sentence: int
    """Index of the sentence among the texts that were read."""
    actor: Actor
    accuser: Actor | None
    """None: the narrator, or nobody named."""
    status: Status
    cue_start: int
    """Half-open offsets of the word that carries the statement, in the sentence."""
    cue_end: int
    rule: str
    """Name of the pattern that found it."""
    described: Actor | None = None
    """Who is identified as the actor; a pronoun there may stand for a victim, which only the article tells."""

    @property
    def negated(self) -> bool:
        """Whether it says that the actor did not do it."""
        return self.status == "cleared"

    @property
    def actor_span(self) -> tuple[int, int]:
        return self.actor.start, self.actor.end

    @property
    def accuser_span(self) -> tuple[int, int] | None:
        return (self.accuser.start, self.accuser.end) if self.accuser else None


@record(frozen=True, slots=True)
class ResponseReading:
    """One answer to an accusation."""

    sentence: int
    holder: Actor | None
    """Who answers; None when the sentence does not say."""
    response: Response
    cue_start: int
    cue_end: int
    to_accusation: bool
    """Whether the sentence speaks of an accusation that stands before it ("rejected that", "about the allegation")."""
