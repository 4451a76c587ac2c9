"""The brief: the public contract `incident-brief/1`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, ValidationError

from summarizer.article import PublishedFrom
from summarizer.errors import InvalidBrief
from summarizer.reasons import Flag, RejectionReason, UnusedReason
from summarizer.strict_json import StrictJsonError, loads

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

SCHEMA_VERSION: Literal["incident-brief/1"] = "incident-brief/1"

Harm = Literal["killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "affected"]
Scope = Literal["total", "part", "subgroup"]
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "about", "range", "vague"]
Stage = Literal["accomplished", "attempted", "threatened"]
Category = Literal["conflict", "unrest", "natural", "accident", "cyber", "other", "none"]
Precision = Literal["day", "range", "month", "year", "unresolved"]
Status = Literal["reported_as_fact", "claimed", "accused_by_authorities", "accused", "possible", "cleared"]
Response = Literal["denied", "admitted", "no_comment"]
Relation = Literal["earlier", "later", "retaliation", "parallel"]
ReactionKind = Literal[
    "condemnation",
    "condolence",
    "vow_of_retaliation",
    "call_for_action",
    "denial",
    "responsibility_claim",
    "investigation",
    "aid_or_rescue",
    "security_measure",
    "warning",
    "criticism",
    "support",
    "statement",
]
ConflictType = Literal[
    "air_strike",
    "missile_or_artillery_attack",
    "bombing",
    "armed_clash",
    "armed_attack",
    "shooting",
    "stabbing",
    "vehicle_attack",
    "assassination",
    "abduction",
    "arson",
    "sexual_violence",
]
UnrestType = Literal["protest", "riot"]
NaturalType = Literal[
    "earthquake",
    "tsunami",
    "flood",
    "storm",
    "landslide",
    "wildfire",
    "volcanic_eruption",
    "extreme_temperature",
    "drought",
    "epidemic",
]
AccidentType = Literal[
    "transport_accident",
    "industrial_accident",
    "fire",
    "explosion",
    "building_collapse",
    "crowd_crush",
    "drowning",
]
EventType = Literal[ConflictType, UnrestType, NaturalType, AccidentType, "cyberattack", "other", "none"]

CATEGORY_OF: dict[EventType, Category] = {
    **dict.fromkeys(get_args(ConflictType), "conflict"),
    **dict.fromkeys(get_args(UnrestType), "unrest"),
    **dict.fromkeys(get_args(NaturalType), "natural"),
    **dict.fromkeys(get_args(AccidentType), "accident"),
    "cyberattack": "cyber",
    "other": "other",
    "none": "none",
}
"""The category of each event type, so that an engine only chooses the type."""


class Part(BaseModel):
    """Base of every part of the brief: strict types, no unknown keys, no NaN, immutable."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=True,
        serialize_by_alias=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: "CoreSchema", handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema with the docstrings of the attributes as descriptions.

        pydantic's own `use_attribute_docstrings` reads them from the source at every import, which took a tenth of the
        time to a first brief; only a printed schema shows them.
        """
        from summarizer.attribute_docs import attribute_docs

        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema)["properties"]
        for name, text in attribute_docs(cls).items():
            properties[cls.model_fields[name].alias or name].setdefault("description", text)
        return schema


class Evidence(Part):
    """A sentence of the article that carries a fact; `text == article.text[start:end]`."""

    sentence: Annotated[int, Field(ge=1)]
    """Number of the sentence, counted from 1 over the whole article."""
    start: Annotated[int, Field(ge=0)]
    """First code point in the article's text."""
    end: Annotated[int, Field(ge=1)]
    """Code point after the last."""
    text: str
    """The sentence, verbatim."""


class Count(Part):
    """How many people, as bounds that code read from the article's own words."""

    low: Annotated[int, Field(ge=0)] | None
    """Fewest people the words allow. Null: no lower bound. 0: they say nobody."""
    high: Annotated[int, Field(ge=0)] | None
    """Most people the words allow. Null: no upper bound."""
    text: str
    """The verbatim phrase; several phrases that were added up are joined with "; "."""
    qualifier: Qualifier
    """How the words bound the number. "vague" words have bounds only through a named profile."""


class What(Part):
    """What happened."""

    event_type: EventType
    """The kind of event; `none` when the article reports no incident."""
    category: Category
    """The class of the event type."""
    stage: Stage | None
    """Whether it was carried out, tried, or threatened. Null: no incident."""
    summary: str | None
    """Two to four sentences. Null: no incident."""
    weapons: list[str]
    """Weapons or causes, in the article's words."""
    targets: list[str]
    """What or who was hit, in the article's words."""
    evidence: list[Evidence]
    """The sentences that report the main incident."""


class When(Part):
    """When it happened, resolved by code from the article's expression."""

    text: str
    """The article's own expression; the two ends of a range are joined with " ... "."""
    start: date | None
    """First day. Null together with `end`: unresolved."""
    end: date | None
    """Last day."""
    precision: Precision
    """How exact the expression is."""
    how: str
    """How code came from the expression to the dates."""
    evidence: list[Evidence]


class Place(Part):
    """One site of the incident, as named in the article."""

    name: str
    """The most specific place named."""
    admin: list[str]
    """Containing places as named, nearest first, the country left out."""
    country: str | None
    """ISO 3166-1 alpha-2. Null: at sea, or unknown to the gazetteer."""
    lat: float | None
    """Degrees north, from the gazetteer only."""
    lon: float | None
    """Degrees east, from the gazetteer only."""
    evidence: list[Evidence]


class Blame(Part):
    """Who is said to be responsible, by whom, how surely, and what they answer."""

    actor: str
    """The blamed side, as named in the article."""
    aliases: list[str]
    """Other names of the same actor in the article."""
    accusers: list[str]
    """Who says so. Empty: the narrator, or nobody named."""
    status: Status
    """How surely: MUC-4's decision tree."""
    response: Response | None
    """The blamed side's latest answer. Null: none is reported."""
    evidence: list[Evidence]


class NoClaim(Part):
    """Whether the article says that nobody has claimed responsibility."""

    value: bool
    evidence: list[Evidence]


class Toll(Part):
    """One casualty statement about the main incident: one row per harm, victims, bounds and source."""

    harm: Harm
    victims: str | None
    """The group, in the article's words. Null: people in general."""
    scope: Scope
    """total: everyone; part: adds up with other parts; subgroup: among others counted."""
    count: Count
    reported_by: str | None
    """Who gives the figure. Null: the narrator."""
    superseded: bool
    """The article itself replaces this figure."""
    evidence: list[Evidence]


class Total(Part):
    """The bounds over all current total rows of one harm."""

    low: Annotated[int, Field(ge=0)] | None
    high: Annotated[int, Field(ge=0)] | None
    basis: Literal["stated", "sum"]
    """stated: from total rows; sum: from parts, as the article gives no total."""


class Totals(Part):
    """Totals of the main incident, computed by code."""

    killed: Total | None
    injured: Total | None
    missing: Total | None


class Reaction(Part):
    """What a person or body said or did in answer to the incident."""

    actor: str
    role: str | None
    """The actor's title or office, in the article's words."""
    kind: ReactionKind
    gist: str
    """What they said or did, in a few words."""
    quote: str | None
    """Verbatim words of the actor."""
    evidence: list[Evidence]


class BackgroundToll(Part):
    """A casualty statement about another incident."""

    harm: Harm
    victims: str | None
    count: Count
    evidence: list[Evidence]


class Background(Part):
    """Another incident that the article mentions; its tolls never count for the main one."""

    relation: Relation
    """Seen from the main incident."""
    summary: str
    when: str | None
    """Verbatim, or null."""
    where: str | None
    """Verbatim, or null."""
    casualties: list[BackgroundToll]
    evidence: list[Evidence]


class UnusedNumber(Part):
    """A casualty-like number that no fact uses."""

    text: str
    sentence: Annotated[int, Field(ge=1)]
    reason: UnusedReason


class Rejected(Part):
    """Something the engine said and the checks could not confirm."""

    path: str
    """Its place in the engine's draft, such as `tolls[2].count`."""
    value: str
    reason: RejectionReason
    detail: str


class Source(Part):
    """The article that the brief was made from."""

    sha256: str
    """Of the bytes as read."""
    text_sha256: str
    """Of the text that the offsets count in."""
    path: str | None
    title: str | None
    published: date | None
    published_from: PublishedFrom | None
    language: str | None
    """ISO 639-1."""


class Run(Part):
    """How the brief was made; two runs are equal when their briefs are equal but for this."""

    engine: Literal["model", "builtin"]
    model: str | None
    prompt: str | None
    vague: str
    """Name of the profile that gives vague words their bounds."""
    flags: list[Flag]
    requests: Annotated[int, Field(ge=0)]
    input_tokens: Annotated[int, Field(ge=0)] | None
    cached_tokens: Annotated[int, Field(ge=0)] | None
    output_tokens: Annotated[int, Field(ge=0)] | None
    cost_usd: Annotated[float, Field(ge=0)] | None
    """Null: the price of the model is unknown."""
    seconds: Annotated[float, Field(ge=0)]


class Brief(Part):
    """What happened, where, when, who is blamed, with which toll: each fact with the sentences that carry it."""

    schema_version: Annotated[Literal["incident-brief/1"], Field(alias="schema")] = SCHEMA_VERSION
    incident: bool
    """False: the article's main subject is no incident, and every list is empty."""
    headline: str
    what: What
    when: When | None
    where: list[Place]
    """One entry per distinct site, main first."""
    blamed: list[Blame]
    no_claim: NoClaim
    casualties: list[Toll]
    totals: Totals
    reactions: list[Reaction]
    background: list[Background]
    unused_numbers: list[UnusedNumber]
    rejected: list[Rejected]
    source: Source
    run: Run

    @classmethod
    def from_json(cls, text: str) -> "Brief":
        """The brief that a JSON text holds.

        Raises:
            InvalidBrief: not strict JSON (duplicate keys and NaN included), or not of the schema.
        """
        try:
            loads(text)
            return cls.model_validate_json(text)
        except StrictJsonError as error:
            raise InvalidBrief(str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the object"
            raise InvalidBrief(f"{where}: {first['msg']} ({error.error_count()} problems in all)") from error

    def to_json(self, *, indent: int | None = None) -> str:
        """The brief as JSON: one line, or indented."""
        return self.model_dump_json(indent=indent)
