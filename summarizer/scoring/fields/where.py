"""The place of the main incident: its name, and its country."""

from summarizer.article import Article
from summarizer.brief import Brief, Place
from summarizer.language.countries import country_code
from summarizer.scoring.alias import known, nearest
from summarizer.scoring.citations import cited, sufficient
from summarizer.scoring.label import Label
from summarizer.scoring.slot import Slot, single


def _shown(place: Place) -> str:
    return ", ".join([place.name, *place.admin])


def _names(place: Place) -> list[str]:
    """The name alone, and with the places around it, since a label may give either."""
    parts = [place.name, *place.admin]
    return [place.name, *(", ".join(parts[: at + 1]) for at in range(1, len(parts)))]


def score(label: Label, brief: Brief, article: Article) -> Slot:
    """The first entry: correct if it is the label's first place, partial if it or its admin is another listed one."""
    places = label.where.places
    first = brief.where[0] if brief.where else None
    credit, rule, codes = 0.0, "none of the label's places", list[str]()
    if first is not None and places:
        listed_countries = {country_code(form) for forms in places for form in forms} - {None}
        if known(_names(first), places[0]):
            credit, rule = 1.0, "the label's first place"
        elif any(known(_names(first), forms) for forms in places[1:]):
            credit, rule = 0.5, "another place of the label"
        elif any(known(first.admin, forms) for forms in places):
            credit, rule = 0.5, "a containing place is listed"
        elif first.country is not None and first.country in listed_countries:
            credit, rule = 0.5, "its country is listed"
        if credit == 1.0 and len(places) == 1 and first.country in listed_countries:
            rule = "the label's country"
        if not credit and nearest(_names(first), places):
            codes.append("near_alias")
    return single(
        "where",
        places[0][0] if places else None,
        None if first is None else _shown(first),
        credit,
        rule,
        codes=codes,
        gold_evidence=sufficient(label.where.evidence, article, places[0]) if places else (),
        predicted_evidence=cited(first.evidence) if first else (),
    )


def score_country(label: Label, brief: Brief) -> Slot:
    """The country code of the first entry, equal or not."""
    gold = label.where.country
    predicted = brief.where[0].country if brief.where else None
    return single(
        "country", gold, predicted, float(gold == predicted), "the same code" if gold == predicted else "another code"
    )
