"""All mutants of a set of samples, and the right facts they are made of."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.scoring.samples import Sample

from . import dates, figures, names, places, prose, roles
from .gold import Fact, brief_of, facts
from .judging import Mutant, findings_on, is_lost


@dataclass(slots=True)
class Right:
    """The right facts of one sort, and which of them the checks refuse."""

    accepted: list[Fact] = field(default_factory=list)
    refused: list[Fact] = field(default_factory=list)
    nulled: list[Fact] = field(default_factory=list)
    """Accepted, but for a source, quotation or answer that became null; no mutants are made of them."""
    lost: list[str] = field(default_factory=list)
    """Rows of the labels whose words do not stand in the article, so that nothing can be cited for them."""


def right_facts(samples: Sequence[Sample], maker: str) -> Right:
    """The right facts of one sort, each in a brief of its own."""
    found, lost = facts(samples, maker)
    right = Right(lost=lost)
    for fact in found:
        brief, path = brief_of(fact)
        found = findings_on(brief, path, fact)
        if is_lost(found, path):
            right.refused.append(fact)
        elif found:
            right.nulled.append(fact)
        else:
            right.accepted.append(fact)
    return right


def _dice(fact: Fact) -> random.Random:
    """The same dice for the same fact, whatever else is generated."""
    return random.Random(fact.id)


def _of_tolls(right: Right, samples: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from figures.mutants(fact, _dice(fact))
        yield from names.mutants(fact, _dice(fact))
    for sample in samples:
        if sample.label.incident:
            yield from figures.strangers(sample)


def _of_blame(right: Right, _: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from roles.mutants(fact)
        yield from names.mutants(fact, _dice(fact))
        yield from prose.blame_mutants(fact)


def _of_places(right: Right, _: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from places.mutants(fact)
        yield from names.mutants(fact, _dice(fact))


def _of_dates(right: Right, _: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from dates.mutants(fact)


def _of_reactions(right: Right, _: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from names.mutants(fact, _dice(fact))
        yield from prose.quote_mutants(fact, _dice(fact))
        yield from prose.mutants(fact, _dice(fact))


def _of_prose(right: Right, _: Sequence[Sample]) -> Iterator[Mutant]:
    for fact in right.accepted:
        yield from prose.mutants(fact, _dice(fact))


SORTS: Mapping[str, Callable[[Right, Sequence[Sample]], Iterator[Mutant]]] = {
    "casualties": _of_tolls,
    "blamed": _of_blame,
    "where": _of_places,
    "when": _of_dates,
    "reactions": _of_reactions,
    "prose": _of_prose,
}
"""Sort of right fact -> its mutants. Mutants are made only of facts that the checks accept: the harder test."""
