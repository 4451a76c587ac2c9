"""Wrong places: a neighbour in the gazetteer, another place of the article, another country."""

from collections.abc import Iterator
from functools import lru_cache

from summarizer.brief import Place
from summarizer.language.names import contains_name
from summarizer.language.places import find_places, lookup
from summarizer.scoring.label import Label

from .gold import Fact, brief_of, occurs
from .judging import Mutant

FAMILY = "place"

_COUNTRIES = ("IQ", "IN", "US", "NG", "FR", "CO", "ID")


def _mutant(fact: Fact, kind: str, row: Place, quote: str) -> Mutant:
    brief, path = brief_of(fact, row)
    claim = f"{row.name} / {', '.join(row.admin)} / {row.country}"
    return Mutant(FAMILY, kind, fact, brief, path, claim, quote)


def mutants(fact: Fact) -> Iterator[Mutant]:
    """Everything wrong that can be made of one right place."""
    row: Place = fact.row
    sentence = row.evidence[0].text
    for name in _neighbours(row):
        if not occurs(fact.article, name):
            wrong = row.model_copy(update={"name": name})
            yield _mutant(fact, "neighbouring place", wrong, sentence.replace(row.name, name))
    cited = " ".join(one.text for one in row.evidence)
    known = _named(fact.sample.label)
    others = {
        one.text
        for other in fact.article.sentences
        for one in find_places(other.text)
        if not contains_name(cited, one.text) and not any(contains_name(form, one.text) for form in known)
    }
    for name in sorted(others):
        yield _mutant(fact, "place of another sentence", row.model_copy(update={"name": name}), sentence)
    if row.country is not None and any(lookup(one) for one in (row.name, *row.admin)):
        for code in _COUNTRIES:
            if code != row.country:
                yield _mutant(fact, "another country", row.model_copy(update={"country": code}), sentence)


def _named(label: Label) -> list[str]:
    return [form for forms in label.where.places for form in forms]


@lru_cache(maxsize=256)
def _near(name: str) -> tuple[str, ...]:
    """Towns whose names a reader could take for this one: the gazetteer's entries for words of it, and its capitals."""
    found = {entry.name for word in name.split() if word[:1].isupper() for entry in lookup(word)}
    return tuple(sorted(found - {name}))


def _neighbours(row: Place) -> list[str]:
    endings = ("abad", "pur", "ville", "ton", "ovo")
    stem = row.name.split()[-1].rstrip("aeiou")
    return [*_near(row.name)[:2], *(f"{stem}{ending}" for ending in endings[:2])]
