"""The brief that a label asks for: what a scorer must find perfect."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from summarizer.article import Article
from summarizer.brief import (
    CATEGORY_OF,
    Background,
    BackgroundToll,
    Blame,
    Brief,
    Count,
    Evidence,
    Harm,
    NoClaim,
    Place,
    Precision,
    Qualifier,
    Reaction,
    Toll,
    Total,
    Totals,
    What,
    When,
)
from summarizer.scoring.alias import known
from summarizer.scoring.case import empty_brief, slots_of
from summarizer.scoring.fields.tolls import is_about
from summarizer.scoring.label import BackgroundLabel, BlamedLabel, BoundsLabel, Label, TollLabel
from summarizer.scoring.samples import Sample
from summarizer.scoring.slot import FieldName

_Row = TypeVar("_Row", Blame, Toll, Reaction, Background)


def evidence_of(article: Article, numbers: Iterable[int]) -> list[Evidence]:
    """Sentences as evidence."""
    found = (article.sentence(number) for number in numbers)
    return [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in found if one]


def _count(low: int | None, high: int | None, text: str, *, about: bool = False) -> Count:
    qualifier: Qualifier = "exact"
    if low is None and high is None:
        qualifier = "vague"
    elif low is None:
        qualifier = "at_most"
    elif high is None:
        qualifier = "at_least"
    elif low != high:
        qualifier = "range"
    elif about:
        qualifier = "about"
    return Count(low=low, high=high, text=text, qualifier=qualifier)


def _toll(row: TollLabel, article: Article) -> Toll:
    everyone = known(["people"], row.victims)
    return Toll(
        harm=row.harm,
        victims=None if everyone else row.victims[0],
        scope=row.scope,
        count=_count(row.low, row.high, row.text, about=is_about(row, article) is True),
        reported_by=row.reported_by[0] if row.reported_by else None,
        superseded=row.superseded,
        evidence=[],
    )


def _blame(row: BlamedLabel) -> Blame:
    return Blame(
        actor=row.actor[0],
        aliases=[],
        accusers=[forms[0] for forms in row.accusers],
        status=row.status[0],
        response=row.response,
        evidence=[],
    )


def _background(row: BackgroundLabel) -> Background:
    figures: list[tuple[Harm, int | None]] = [("killed", row.killed), ("injured", row.injured)]
    return Background(
        relation=row.relation,
        summary=row.gist,
        when=None,
        where=None,
        casualties=[
            BackgroundToll(harm=harm, victims=None, count=_count(number, number, str(number)), evidence=[])
            for harm, number in figures
            if number is not None
        ],
        evidence=[],
    )


def _total(value: BoundsLabel | None) -> Total | None:
    return None if value is None else Total(low=value.low, high=value.high, basis="stated")


def _where(label: Label) -> list[Place]:
    places: Sequence[Sequence[str]] = label.where.places
    if not places:
        return []
    admin = [forms[0] for forms in places[1:]]
    return [Place(name=places[0][0], admin=admin, country=label.where.country, lat=None, lon=None, evidence=[])]


def _when(label: Label) -> When | None:
    when = label.when
    if when.text is None and when.start is None:
        return None
    end = when.end or when.start
    precision: Precision = "unresolved" if when.start is None else "day" if when.start == end else "range"
    return When(text=when.text or "", start=when.start, end=end, precision=precision, how="label", evidence=[])


def brief_of(sample: Sample) -> Brief:
    """The brief that says exactly what the label says, in the first of its acceptable forms."""
    label, article = sample.label, sample.article
    incident = label.incident
    return empty_brief(article).model_copy(
        update={
            "incident": incident,
            "what": What(
                event_type=label.event_type[0],
                category=CATEGORY_OF[label.event_type[0]],
                stage="accomplished" if incident else None,
                summary=" ".join(f"{fact}." for fact in label.facts) or None,
                weapons=[],
                targets=[],
                evidence=[],
            ),
            "when": _when(label),
            "where": _where(label),
            "blamed": [_blame(row) for row in label.blamed],
            "no_claim": NoClaim(value=label.no_claim, evidence=[]),
            "casualties": [_toll(row, article) for row in label.tolls],
            "totals": Totals(
                killed=_total(label.totals.killed),
                injured=_total(label.totals.injured),
                missing=_total(label.totals.missing),
            ),
            "reactions": [
                Reaction(actor=row.actor[0], role=None, kind=row.kind[0], gist=row.gist, quote=None, evidence=[])
                for row in label.reactions
            ],
            "background": [_background(row) for row in label.background],
        }
    )


def cited_brief_of(sample: Sample) -> Brief:
    """`brief_of`, each fact with the first sufficient set of sentences as its evidence."""
    brief = brief_of(sample)
    sets = {
        (slot.field, slot.predicted_at): evidence_of(sample.article, slot.gold_evidence[0])
        for slot in slots_of(sample, brief)
        if slot.gold_evidence
    }

    def cited(field: FieldName, rows: Sequence[_Row]) -> list[_Row]:
        return [row.model_copy(update={"evidence": sets.get((field, at), [])}) for at, row in enumerate(rows)]

    where = [one.model_copy(update={"evidence": sets.get(("where", None), [])}) for one in brief.where]
    when = brief.when and brief.when.model_copy(update={"evidence": sets.get(("when", None), [])})
    return brief.model_copy(
        update={
            "where": where,
            "when": when,
            "blamed": cited("blamed", brief.blamed),
            "casualties": cited("tolls", brief.casualties),
            "reactions": cited("reactions", brief.reactions),
            "background": cited("background", brief.background),
        }
    )
