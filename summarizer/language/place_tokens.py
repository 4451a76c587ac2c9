"""The words of a sentence, and the word lists, as the search for place names sees them."""

from dataclasses import fields
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import word_set
from summarizer.records import record


@record(frozen=True)
class PlaceWords:
    """The lists of `data/place_words.toml`."""

    divisions: frozenset[str]
    settlements: frozenset[str]
    facilities: frozenset[str]
    features: frozenset[str]
    site: frozenset[str]
    distance: frozenset[str]
    path: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    guard: frozenset[str]
    connectors: frozenset[str]
    of_name: frozenset[str]
    not_nouns: frozenset[str]
    impact: frozenset[str]
    quarters: frozenset[str]
    ways: frozenset[str]
    numbered: frozenset[str]
    kinds_of: frozenset[str]
    staff: frozenset[str]
    carriers: frozenset[str]
    sweeping: frozenset[str]
    summoned: frozenset[str]
    befalling: frozenset[str]
    weekdays: frozenset[str]
    local_forces: frozenset[str]
    aftermath: frozenset[str]
    parts: frozenset[str]
    small_sites: frozenset[str]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Words that name a kind of place."""
        return self.divisions | self.settlements


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The lists, read once."""
    return PlaceWords(**{each.name: word_set("place_words", each.name) for each in fields(PlaceWords)})


_TOKEN = lazy_pattern(r"(?:[A-Z]\.){2,}|(?:St|Ft|Mt)\.(?=\s[A-Z])|[^\W_](?:[^\W_]|['’.\-–](?=[^\W_]))*|[,;:()\"“”]")

# "Souq al-Jumaa", "Deir el-Balah": the article within an Arabic name is written small.
_ARTICLE = lazy_pattern(r"(?:al|el|ad|an|ar|as|at|az|ash|esh|ed|er|et|ez|ul)-[^\W\d_a-z]")


class Token(NamedTuple):
    """A word or mark; `start`/`end` are half-open offsets into the sentence."""

    start: int
    end: int
    text: str
    low: str
    """In lower case, without a possessive ending."""
    capital: bool


def tokens_of(text: str) -> list[Token]:
    """The words and the marks that close a phrase; abbreviations such as "U.S." are one."""
    # In columns, since each sentence of an article comes here: word by word it took twice the time.
    spans = [match.span() for match in _TOKEN.finditer(text)]
    found = [text[start:end] for start, end in spans]
    low = [word.lower() for word in found]
    if "'" in text or "’" in text:
        low = [word.removesuffix("'s").removesuffix("’s") for word in low]
    capitals = [word[0].isupper() for word in found]
    if "-" in text:
        capitals = [capital or _ARTICLE.match(word) is not None for capital, word in zip(capitals, found, strict=True)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return list(map(Token._make, zip(starts, ends, found, low, capitals, strict=True)))
