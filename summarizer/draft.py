"""The draft: what an engine returns, pointing at sentences and verbatim phrases instead of writing values."""

from pydantic import BaseModel, ConfigDict

from summarizer.brief import EventType, Harm, ReactionKind, Relation, Response, Scope, Stage, Status


class DraftPart(BaseModel):
    """Base of every part of a draft: strict, no unknown keys, every key required, so that strict grammars take it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class DraftPhrase(DraftPart):
    """A verbatim phrase in sentence `s`."""

    s: int
    text: str


class DraftPlace(DraftPart):
    """A site: `name` stands in sentence `s`; `within` and `country` anywhere in the article."""

    s: int
    name: str
    within: list[str]
    country: str | None


class DraftToll(DraftPart):
    """A casualty statement: `count` phrases stand in sentence `s[0]` and are added up by code."""

    s: list[int]
    count: list[str]
    harm: Harm
    victims: str | None
    scope: Scope
    by: str | None
    superseded: bool


class DraftBlame(DraftPart):
    """A blamed actor."""

    s: list[int]
    actor: str
    aliases: list[str]
    accusers: list[str]
    status: Status
    response: Response | None


class DraftReaction(DraftPart):
    """A reaction."""

    s: list[int]
    actor: str
    role: str | None
    kind: ReactionKind
    gist: str
    quote: str | None


class DraftBackgroundToll(DraftPart):
    """A casualty statement about another incident."""

    s: list[int]
    count: list[str]
    harm: Harm
    victims: str | None


class DraftBackground(DraftPart):
    """Another incident."""

    s: list[int]
    relation: Relation
    summary: str
    when: str | None
    where: str | None
    tolls: list[DraftBackgroundToll]


class Draft(DraftPart):
    """What an engine says about an article; prose stands last, written from facts already chosen."""

    incident: bool
    main: list[int]
    event_type: EventType
    stage: Stage | None
    when: list[DraftPhrase]
    where: list[DraftPlace]
    tolls: list[DraftToll]
    blamed: list[DraftBlame]
    no_claim: list[int]
    reactions: list[DraftReaction]
    background: list[DraftBackground]
    weapons: list[DraftPhrase]
    targets: list[DraftPhrase]
    headline: str
    summary: str | None
