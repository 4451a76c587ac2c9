"""Check 3 for places: a site stands in its evidence, its country agrees with the gazetteer."""

from collections.abc import Iterator, Mapping

from summarizer.article import Article
from summarizer.brief import Brief, Place
from summarizer.finding import Finding
from summarizer.language.countries import country_code, is_code
from summarizer.language.names import contains_name
from summarizer.language.places import contradicts, country_context, known_position, locate

_CLEAR = 2.0
"""How many times as much an article must point at the country of a namesake to rule out the stated one."""


def _country(place: Place, path: str, context: Mapping[str, float]) -> Iterator[Finding]:
    if place.country is None:
        return
    if not is_code(place.country):
        yield Finding(f"{path}.country", "country_mismatch", "no country has this code", place.country, "null_field")
        return
    other = contradicts(place.name, place.admin, place.country, context)
    if other is None:
        located = locate(place.name, place.admin, None, context)
        if located is None and place.country not in context and place.country not in map(country_code, place.admin):
            detail = f"neither the article nor the gazetteer puts {place.name} there"
            yield Finding(f"{path}.country", "country_mismatch", detail, place.country, "null_field")
            return
        home = located.country if located is not None else None
        # A namesake lies there too, but the article speaks of that country much less than of this one, or never.
        if home not in (None, place.country) and context.get(home or "", 0) >= _CLEAR * context.get(place.country, 0):
            other = home
    if other is not None:
        detail = f"the gazetteer knows {place.name} in {other}"
        yield Finding(f"{path}.country", "country_mismatch", detail, place.country, "null_field")


def _position(place: Place, path: str) -> Iterator[Finding]:
    if (place.lat is None) != (place.lon is None):
        yield Finding(f"{path}.lat", "country_mismatch", "half a position", str(place.lat or place.lon), "report")
    elif place.lat is not None and place.lon is not None and not known_position(place.name, place.lat, place.lon):
        value = f"{place.lat}, {place.lon}"
        yield Finding(f"{path}.lat", "country_mismatch", f"not where {place.name} lies", value, "report")


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for sites that their sentences do not name, or that lie elsewhere."""
    context = country_context(article.text) if brief.where else {}
    for at, place in enumerate(brief.where):
        path = f"where[{at}]"
        if not any(contains_name(one.text, place.name) for one in place.evidence):
            detail = "the cited sentences do not name it"
            yield Finding(f"{path}.name", "place_not_in_evidence", detail, place.name, "drop_row")
        yield from _country(place, path, context)
        yield from _position(place, path)
