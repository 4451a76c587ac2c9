"""The place before the first sentence of a report: "QUETTA, Pakistan - ", "LIMA, 9 Jan (Agency) -- "."""

import re
from functools import lru_cache

from summarizer.language.countries import find_countries
from summarizer.language.gazetteer import Entry, lookup
from summarizer.language.lazy import lazy_pattern

# Only so far down, in characters, can the first paragraph begin: above it stand a headline and a byline.
_REACH = 700
_LINE = lazy_pattern(
    r"^[ \t>*_]*(?P<town>[^\W\d_a-z][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,4})"
    r"(?P<rest>[ ]?[,(][^\n]{0,90}?)?[ \t]*(?:--+|—|–|\s-(?=\s)|:(?=\s))\s*(?=[^\W\d_a-z\"“\[])",
    re.MULTILINE,
)


@lru_cache(maxsize=64)
def dateline_of(text: str) -> tuple[str, str] | None:
    """The town of the dateline as written, with ISO 3166-1 alpha-2 of its country; None without one.

    The country stands beside the town, or it is that of the largest town so called.
    """
    for match in _LINE.finditer(text, 0, min(len(text), _REACH)):
        town, rest = match["town"], match["rest"] or ""
        if not rest and not town.isupper() and len(town.split()) > 2:
            continue
        said = next((mention.code for mention in find_countries(rest.title())), None)
        largest = _largest(town)
        if said is not None:
            return town, said
        if largest is not None and largest.country is not None:
            return town, largest.country
    return None


def _largest(town: str) -> Entry | None:
    """The largest town of this name; a name of nothing but small ones may be a person's or an agency's."""
    cities = [entry for entry in lookup(town) if entry.kind == "city"]
    return max(cities, key=lambda entry: entry.population, default=None)
