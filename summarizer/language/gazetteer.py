"""Known places by name: a trimmed GeoNames table, searched where it lies on the disk."""

import mmap
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Literal

from summarizer.records import record

PlaceKind = Literal["city", "region", "district", "water", "area"]
_KINDS: dict[str, PlaceKind] = {"c": "city", "a": "city", "r": "region", "d": "district", "w": "water", "x": "area"}

_UNMARKED = str.maketrans(dict(zip("øłıđßæœþð", ("o", "l", "i", "d", "ss", "ae", "oe", "th", "d"), strict=True)))
_DROPPED = str.maketrans(dict.fromkeys("'’‘ʻʼ`´.\"", ""))
_SPACES = str.maketrans(dict.fromkeys("-–—_/,", " "))

_PLACES = Path(__file__).parent / "data" / "places.tsv"


@record(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer."""

    name: str
    """Folded: lower case, no marks."""
    country: str | None
    """ISO 3166-1 alpha-2. None: a sea, or a place of several countries."""
    admin1: str
    """GeoNames code of the first-level division, unique within the country; may be empty."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    population: int
    """People, to the thousand; 0 when unknown or below 500. Of a region: of its listed cities."""
    kind: PlaceKind
    other_name: bool
    """Whether the name is an alternate (former, foreign or otherwise spelled) name of the place."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The form in which names are compared: lower case without marks, apostrophes, full stops and hyphens."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_DROPPED))
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = name.lower().translate(_UNMARKED).translate(_DROPPED).translate(_SPACES)
    return " ".join(folded.split())


class _Table:
    """Sorted lines `key TAB entry`, mapped into memory; only the pages that a search touches are read."""

    # A sparse index of one key per block keeps the start near zero and a search at one block; 4 KiB measured best.
    _BLOCK = 4_096

    def __init__(self) -> None:
        with _PLACES.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._starts = [self._bytes.find(b"\n") + 1]
        while (at := self._bytes.find(b"\n", self._starts[-1] + self._BLOCK)) >= 0 and at + 1 < len(self._bytes):
            self._starts.append(at + 1)
        self._keys = [self._key(start) for start in self._starts]

    def _key(self, start: int) -> bytes:
        return self._bytes[start : self._bytes.find(b"\t", start)]

    def rows(self, key: str) -> list[list[str]]:
        """The fields after the key of every line with this key, in the order of the file."""
        wanted = b"\n" + key.encode() + b"\t"
        block = max(0, bisect_right(self._keys, wanted[1:-1]) - 1)
        # A key's lines may begin in the block before, where the sparse key is the same.
        while block and self._keys[block] == wanted[1:-1]:
            block -= 1
        # Sliced first: searching the map itself is a byte-by-byte loop before Python 3.13.
        page = self._bytes[self._starts[block] - 1 : self._end(block)]
        rows: list[list[str]] = []
        at = page.find(wanted)
        while at >= 0:
            end = page.find(b"\n", at + 1)
            rows.append(page[at + len(wanted) : end].decode().split("\t"))
            at = end if page[end : end + len(wanted)] == wanted else -1
        return rows

    def _end(self, block: int) -> int:
        return self._starts[block + 2] if block + 2 < len(self._starts) else len(self._bytes)


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Entry, ...]:
    """The places of this name, most prominent first; empty when the gazetteer has none."""
    key = fold(name)
    if not key or not key[0].isalpha():
        return ()
    return tuple(_entry(key, row) for row in _table().rows(key))


def _entry(key: str, row: list[str]) -> Entry:
    country, admin1, lat, lon, thousands, kind = row
    return Entry(
        name=key,
        country=country if country != "-" else None,
        admin1=admin1,
        lat=float(lat),
        lon=float(lon),
        population=int(thousands or 0) * 1000,
        kind=_KINDS[kind],
        other_name=kind == "a",
    )
