"""A hand label: what a person says that one article reports."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.brief import EventType, Harm, ReactionKind, Relation, Response, Scope, Status
from summarizer.scoring.errors import InvalidSamples
from summarizer.strict_json import StrictJsonError, loads

Forms = Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]
"""Acceptable forms of one name, best first."""
EvidenceSets = list[Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=1)]]
"""Alternative sets of sentence numbers, each of which suffices."""


class LabelPart(BaseModel):
    """Base of every part of a label: no unknown keys, immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class WhereLabel(LabelPart):
    """Where the main incident happened."""

    places: list[Forms]
    """Most specific first, each a list of acceptable forms."""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None
    """ISO 3166-1 alpha-2; null at sea, or not inferable from the text."""
    evidence: EvidenceSets = []


class WhenLabel(LabelPart):
    """When it happened, resolved against the publication date."""

    text: str | None
    """The article's own expression."""
    start: date | None
    end: date | None
    """Null means the same day as `start`."""
    evidence: EvidenceSets = []


class BlamedLabel(LabelPart):
    """One actor who is said to be responsible."""

    actor: Forms
    accusers: list[Forms]
    """Who says so, each a list of acceptable forms. Empty: the narrator, or nobody named."""
    status: Annotated[list[Status], Field(min_length=1)]
    """Acceptable values, strongest first."""
    response: Response | None
    evidence: EvidenceSets = []


class BoundsLabel(LabelPart):
    """Bounds of a total; both null: the article has only vague words."""

    low: Annotated[int, Field(ge=0)] | None
    high: Annotated[int, Field(ge=0)] | None


class TotalsLabel(LabelPart):
    """Totals of the main incident over all sources; null: no usable total is stated."""

    killed: BoundsLabel | None
    injured: BoundsLabel | None
    missing: BoundsLabel | None


class TollLabel(LabelPart):
    """One casualty statement about the main incident."""

    harm: Harm
    victims: Forms
    """Words for the group; "people" stands for everyone and is null in a brief."""
    scope: Scope
    low: Annotated[int, Field(ge=0)] | None
    high: Annotated[int, Field(ge=0)] | None
    text: str
    """The article's own words for the number."""
    reported_by: Forms | None
    superseded: bool = False
    qualifier: Literal["about"] | None = None
    """Given where `low` and `high` are a rounded figure."""
    evidence: EvidenceSets = []


class ReactionLabel(LabelPart):
    """What somebody said or did in answer to the incident."""

    actor: Forms
    kind: Annotated[list[ReactionKind], Field(min_length=1)]
    """Acceptable values."""
    gist: str
    evidence: EvidenceSets = []


class BackgroundLabel(LabelPart):
    """Another incident that the article mentions, with its own figures."""

    relation: Relation
    gist: str
    killed: Annotated[int, Field(ge=0)] | None
    injured: Annotated[int, Field(ge=0)] | None
    evidence: EvidenceSets = []


class Label(LabelPart):
    """The label of one article."""

    id: Annotated[str, Field(min_length=1)]
    published: date | None
    """Publication date, which relative dates count from."""
    incident: bool
    event_type: Annotated[list[EventType], Field(min_length=1)]
    """Acceptable values, best first; `["none"]` without an incident."""
    facts: list[str]
    """What a good one-paragraph summary must carry."""
    where: WhereLabel
    when: WhenLabel
    blamed: list[BlamedLabel]
    no_claim: bool
    """The article says that nobody has claimed responsibility."""
    totals: TotalsLabel
    tolls: list[TollLabel]
    reactions: list[ReactionLabel]
    background: list[BackgroundLabel]
    trap_numbers: list[int]
    """Numbers that a careless reader could take for a toll of the main incident."""
    notes: str = ""
    incident_id: str | None = None
    """Articles on one event share it: the cluster of the statistics. Null: the id of the label."""
    split: Literal["dev", "test"] | None = None
    machine_suggested: list[str] = []
    """Fields that an engine filled in and the labeller left as they were."""

    @property
    def cluster(self) -> str:
        """The incident that this article reports."""
        return self.incident_id or self.id


def read_label(path: Path) -> Label:
    """The label in a JSON file.

    Raises:
        InvalidSamples: unreadable, not strict JSON, or not of the schema; the message names file, key and fault.
    """
    try:
        return parse_label(loads(path.read_text("utf-8")), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSamples(f"{path}: cannot be read ({error})") from error
    except StrictJsonError as error:
        raise InvalidSamples(f"{path}: {error}") from error


def parse_label(value: Any, name: str) -> Label:
    """The label that a decoded JSON value holds; `name` stands in error messages."""
    try:
        return Label.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the object"
        raise InvalidSamples(f"{name}: {where}: {first['msg']} ({error.error_count()} problems in all)") from error
