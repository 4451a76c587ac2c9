"""Where a named place lies: the gazetteer's answer in the context of the article."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log10

from summarizer.language.countries import country_code, country_words, find_countries, is_code
from summarizer.language.datelines import dateline_of
from summarizer.language.gazetteer import Entry, PlaceKind, fold, lookup
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lexicon import Lexicon, tokenise
from summarizer.language.place_roles import PlaceMention
from summarizer.language.placenames import find_places
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

__all__ = [
    "Entry",
    "Located",
    "PlaceKind",
    "PlaceMention",
    "contradicts",
    "country_code",
    "country_context",
    "entries_of",
    "find_countries",
    "find_places",
    "known_position",
    "locate",
    "lookup",
    "main_country",
]


@record(frozen=True, slots=True)
class Located:
    """Where a named place lies, as far as the gazetteer knows."""

    country: str | None
    """ISO 3166-1 alpha-2; None at sea."""
    lat: float | None
    """Degrees north; None when only a containing place is known."""
    lon: float | None
    """Degrees east."""
    disputed: bool
    """Whether states dispute the place, so that the code is only the gazetteer's."""


# A capitalised name of one to three words, and how much a town that can be no other points at its country.
_NAME = lazy_pattern(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2}")
TOWN_WEIGHT = 0.3
# A body that acts in one country, however often it is named.
BODY_WEIGHT = 0.6
# The town that a report was sent from: mostly the country of the event, and never one of its namesakes elsewhere.
DATELINE_WEIGHT = 1.0
# "HAMMOND, Ind.": the shortened name of a state.
STATE_WEIGHT = 1.0
_STATE = lazy_pattern(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    r"|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|W\. ?Va|N\. ?[HJMYCD]|S\. ?[CD]|R\. ?I)\."
    r"|[a-zA-Z]{3}, (?:A[KLRZ]|C[AT]|DC|FL|GA|I[ADL]|K[SY]|M[ADINOST]|N[CDEHJMVY]|SC|SD|T[NX]|UT|V[AT]|W[AIV]|WY)\b"
)
_OF_A_STATE = lazy_pattern(r"\b(?:[Ss]heriff|County|Atlanta|Savannah)\b|\bU\.S\. state")
_OF_THE_COUNTRY = lazy_pattern(r"\b(?:Georgians?|Tbilisi|Ossetia|Abkhazia|Caucasus)\b")
# Below this much a text names no country; then towns that only one country has tell it.
SILENT = 0.5
_IN_A_TOWN = lazy_pattern(r"\b(?:in|near|outside) ([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2})")
# Towns with fewer people than this share their names with too many persons.
_TOWN = 150_000
_NAMESAKES = 3


@lru_cache(maxsize=8)
def country_context(text: str) -> dict[str, float]:
    """How much a text points at each country: by its names and demonyms, its dateline, and large towns of one country.

    A country's name counts 1.0, a word for its people less, a town least; a town counts once.
    """
    weights = dict(country_words(text))
    if (dateline := dateline_of(text)) is not None:
        weights[dateline[1]] = weights.get(dateline[1], 0.0) + DATELINE_WEIGHT
    for home in {hit.payloads[0] for hit in _bodies().find(tokenise(text).words)}:
        weights[home] = weights.get(home, 0.0) + BODY_WEIGHT
    if "GE" in weights and _OF_A_STATE.search(text) and not _OF_THE_COUNTRY.search(text):
        weights["US"] = weights.get("US", 0.0) + weights.pop("GE")  # Georgia, the state
    if "JE" in weights and "New Jersey" in text:
        weights["US"] = weights.get("US", 0.0) + weights.pop("JE")
    if _STATE.search(text):
        weights["US"] = weights.get("US", 0.0) + STATE_WEIGHT
    guard = word_set("place_words", "guard") | word_set("place_words", "never")
    for name in sorted(set(_NAME.findall(text))):
        bare = name[:-2] if name.endswith(("'s", "’s")) else name
        if bare.lower() not in guard and country_code(bare) is None and (code := _only_country(bare)):
            weights[code] = weights.get(code, 0.0) + TOWN_WEIGHT
    if sum(weights.values()) < SILENT:
        for name in sorted(set(_IN_A_TOWN.findall(text))):
            countries = {entry.country for entry in lookup(name)}
            if len(countries) == 1 and (code := countries.pop()) and name.lower() not in guard:
                weights[code] = weights.get(code, 0.0) + TOWN_WEIGHT
    return weights


@lru_cache(maxsize=1)
def _bodies() -> Lexicon[str]:
    """Armed groups and the like by the country they act in."""
    return Lexicon((name, code) for code, names in vocabulary("home_countries").items() for name in names)


# An article is about a country that it points at this many times as much as at any other.
CLEAR = 1.5


def main_country(context: Mapping[str, float]) -> str | None:
    """The country that an article points at clearly more than at any other."""
    ranked = sorted(context, key=lambda each: -context[each])
    if not ranked or (len(ranked) > 1 and context[ranked[0]] < CLEAR * context[ranked[1]]):
        return None
    return ranked[0]


def _only_country(name: str) -> str | None:
    """The country of a large town or division when no namesake elsewhere comes near it."""
    entries = [entry for entry in lookup(name) if entry.country]
    if not entries:
        return None
    best = max(entries, key=lambda entry: entry.population)
    others = [entry for entry in entries if entry.country != best.country]
    rival = max((entry.population for entry in others), default=0)
    # "San Francisco", "La Unión": what many countries have says nothing, however large one of them is.
    if len({entry.country for entry in others}) > _NAMESAKES:
        return None
    return best.country if best.population >= _TOWN and best.population >= DOMINANCE * rival else None


@lru_cache(maxsize=1)
def _disputed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Countries, "country.admin1" divisions and folded names that are disputed."""
    data = vocabulary("disputed")
    return frozenset(data["countries"]), frozenset(data["divisions"]), frozenset(fold(name) for name in data["names"])


_NEAR = lazy_pattern(
    r"^(?:(?:just|some|about|around|[\d.,]+)\s+)*(?:(?:km|kilometers|kilometres|miles|nautical miles)\s+)?"
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+|(?:from|off|near|outside)\s+)"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
_COAST = lazy_pattern(r"\b(?:coast|waters|shore|airspace|air space)\s+of\b|\boff\b", re.IGNORECASE)
_COMPASS = lazy_pattern(
    r"^(?:the\s+)?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|downtown"
    r"|greater|upper|lower)\s+",
    re.IGNORECASE,
)
_SIDE = lazy_pattern(
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) (?:side|ward)$", re.IGNORECASE
)
"""A part of a town, which no town called Side or Ward is meant by."""
_GENERIC = lazy_pattern(
    r"(?:^(?:the\s+)?(?:city|town|village|district|province|region|state|county|department|island|port|municipality)\s+of\s+"
    r"|\s+(?:city|town|village|district|province|region|state|county|department|governorate|prefecture|island|oblast"
    r"|neighbou?rhood|municipality|township|area|suburb|division|canton)$)",
    re.IGNORECASE,
)


_PART = lazy_pattern(
    r"\b(?:neighbou?rhood|quarter|suburb|sector|street|avenue|boulevard|highway|road|bridge|hotel|colony|colonia|barrio)s?$",
    re.IGNORECASE,
)


def locate(
    name: str, within: Sequence[str], country: str | None, context: Mapping[str, float] | None = None
) -> Located | None:
    """Where `name` lies; None when neither it nor what contains it is known, or it stays ambiguous.

    Args:
        name: the place as the article names it.
        within: places that contain it, nearest first.
        country: what the article says of its country: an ISO code, a name or an adjective.
        context: how much the article points at each country, as `country_context` returns it.
    """
    code = (country if is_code(country) else country_code(country)) if country else None
    if code == "GE" and context and "GE" not in context and "US" in context:
        code = "US"  # Georgia, the state
    entries = _entries_here(name, context or {})
    if code is None and (state := _in_namesake_state(entries, within)):
        return Located(state.country, state.lat, state.lon, _is_disputed(state.country, state, name))
    code = code or next((found for found in map(country_code, within) if found), None)
    if _COAST.search(name):
        return Located(None, None, None, False)
    named = country_code(name)
    if named and not (code and any(entry.country == code for entry in entries if code != named)):
        area = next((entry for entry in entries if entry.country == named and entry.kind == "area"), None)
        lat, lon = (area.lat, area.lon) if area else (None, None)
        return Located(named, lat, lon, _is_disputed(named, None, name))
    best = _choose(entries, within, code, context or {})
    if best is not None:
        return Located(best.country, best.lat, best.lon, _is_disputed(best.country, best, name))
    container = _container(within, code, context or {})
    if container is not None:
        return Located(container.country, None, None, _is_disputed(container.country, container, *within))
    code = code or _town_of(name) or main_country(context or {})
    return Located(code, None, None, _is_disputed(code, None, *within)) if code else None


def _town_of(name: str) -> str | None:
    """The country of the large town that the name of a site begins with: "Brussels Airport"."""
    words = name.split()
    return next(
        (code for size in range(len(words) - 1, 0, -1) if (code := _only_country(" ".join(words[:size])))), None
    )


def _in_namesake_state(entries: Sequence[Entry], within: Sequence[str]) -> Entry | None:
    """The place in a division that is named like a country: Atlanta in Georgia."""
    for name in within:
        country = country_code(name)
        states = {(each.country, each.admin1) for each in lookup(name) if each.kind == "region"} if country else set()
        inside = [each for each in entries if (each.country, each.admin1) in states and each.country != country]
        if inside and not any(each.country == country for each in entries):
            return max(inside, key=_weight)
    return None


def _is_disputed(country: str | None, entry: Entry | None, *names: str) -> bool:
    countries, divisions, areas = _disputed()
    if country in countries or any(fold(name) in areas for name in names):
        return True
    return entry is not None and f"{entry.country}.{entry.admin1}" in divisions


def entries_of(name: str) -> tuple[Entry, ...]:
    """The gazetteer's entries for a name as written, or for the name without generic words."""
    found = lookup(name)
    if found:
        return found
    if _SIDE.match(name):
        return ()
    for pattern in (_NEAR, _COMPASS, _GENERIC):
        shorter = pattern.sub("", name)
        if shorter != name:
            return entries_of(shorter)
    return lookup(name[4:]) if name[:4].lower() == "the " else ()


def _entries_here(name: str, context: Mapping[str, float]) -> tuple[Entry, ...]:
    """`entries_of`, but a quarter or street, which is called like towns elsewhere, lies in the article's countries."""
    entries = entries_of(name)
    if context and _PART.search(name):
        return tuple(each for each in entries if context.get(each.country or "", 0.0) >= SUPPORT)
    return entries


def _container(within: Sequence[str], code: str | None, context: Mapping[str, float]) -> Entry | None:
    """The nearest containing place that the gazetteer knows."""
    for at, name in enumerate(within):
        if country_code(name) is None:
            best = _choose(entries_of(name), within[at + 1 :], code, context)
            if best is not None:
                return best
    return None


def _divisions(names: Sequence[str]) -> set[tuple[str | None, str]]:
    """The divisions that these names can stand for: those so called, and that of the most prominent town so called."""
    found: set[tuple[str | None, str]] = set()
    for name in names:
        entries = entries_of(name)
        towns = [entry for entry in entries if entry.kind == "city"]
        outer = [entry for entry in entries if entry.kind != "city"]
        if towns:
            outer.append(max(towns, key=_weight))
        found.update((entry.country, entry.admin1) for entry in outer if entry.admin1)
    return found


# A place stands for its name when it is this many times as large as any namesake in another country.
DOMINANCE = 4.0
# A country supports a place when the article points at it with this share of all it says of countries.
SUPPORT = 0.2
# Below this many people a namesake elsewhere says little against what the article says of a country,
KNOWN_TOWN = 100_000
# and below this many one elsewhere is not meant when the article points at other countries only.
FAMOUS_TOWN = 300_000
# A city this large is meant even where the article names a country that has a hamlet of the same name.
METROPOLIS = 2_000_000


def _people(entry: Entry) -> int:
    return entry.population


def _weight(entry: Entry) -> float:
    kind = {"city": 0.0, "region": 0.3, "district": -0.3, "water": 1.0, "area": 1.5}[entry.kind]
    return log10(entry.population + 300) + kind - (0.7 if entry.other_name else 0.0)


def _choose(
    entries: Sequence[Entry], within: Sequence[str], code: str | None, context: Mapping[str, float]
) -> Entry | None:
    """The entry meant: in the country or division named, else in the article's countries, else the dominant one."""
    if code:
        entries = [entry for entry in entries if entry.country == code]
    if not entries:
        return None
    divisions = _divisions(within) if within else set()
    inside = [entry for entry in entries if (entry.country, entry.admin1) in divisions]
    if inside:
        return max(inside, key=_weight)
    if code:
        return max(entries, key=_weight)
    total = sum(context.values()) or 1.0
    ranked = sorted(entries, key=lambda entry: -(_weight(entry) + 6.0 * context.get(entry.country or "", 0.0) / total))
    best = ranked[0]
    largest = max((each for each in entries if each.kind == "city"), key=_people, default=best)
    if largest.population >= METROPOLIS and best.population * 100 < largest.population:
        best = largest
    rival = next((entry for entry in ranked if entry.country != best.country), None)
    supported = context.get(best.country or "", 0.0) / total >= SUPPORT
    if supported and best.population < KNOWN_TOWN and context.get(best.country or "", 0.0) < max(context.values()):
        # A hamlet of the second country of an article is rather an unknown place of the first.
        supported = False
    if supported or best.kind in ("water", "area"):
        return best
    if context and (best.population < FAMOUS_TOWN or best.other_name):
        return None
    if rival is None:
        return best
    clear = best.population >= DOMINANCE * max(rival.population, 1000) or _weight(best) - _weight(rival) >= 1.0
    return best if clear else None


def contradicts(name: str, within: Sequence[str], country: str, context: Mapping[str, float]) -> str | None:
    """The country in which the gazetteer knows the place, when that rules out `country`; None when nothing does.

    A place that the gazetteer does not have, or knows only as a small namesake elsewhere, contradicts nothing that the
    article itself says.

    Args:
        name, within: the place as in `locate`.
        country: ISO 3166-1 alpha-2 to be judged.
        context: how much the article points at each country.
    """
    named = country_code(name)
    entries = _entries_here(name, context)
    if any(entry.country == country for entry in entries) or named == country:
        return None
    if named is not None and not entries:
        return named
    said = country in context or country in map(country_code, within)
    container = _container(within, None, context)
    if container is not None and container.country == country:
        return None
    if not entries:
        other = container.country if container is not None else None
        return other if other != country and not said else None
    best = max(entries, key=_weight)
    elsewhere = _choose(entries, within, None, context) or best
    # In an article about one country, a town of that name elsewhere must be large to be meant.
    size = FAMOUS_TOWN if main_country(context) == country else KNOWN_TOWN
    known = max(entry.population for entry in entries) >= size or elsewhere.kind in ("area", "water")
    return elsewhere.country or "no country" if known or not said else None


def known_position(name: str, lat: float, lon: float) -> bool:
    """Whether the gazetteer has a place of this name at this position, in degrees."""
    return any(abs(entry.lat - lat) < 0.01 and abs(entry.lon - lon) < 0.01 for entry in entries_of(name))
