"""How a row of reactions names its actor: the bare noun, the body behind a spokesman, each of two countries."""

import re
from dataclasses import replace

from summarizer.language.actors import Actor
from summarizer.language.countries import country_code
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import bare

# "More than 50 firefighters" are firefighters, "a union of engineers" is the union of engineers.
_COUNTED = lazy_pattern(
    r"(?:(?:an? (?:contingent|couple|handful|pair|number) of|at least|more than|as many as|up to|some|several|many|both"
    r"|a few|few|other|another|around|about|nearly|almost|over|hundreds of|dozens of|scores of|thousands of|an?|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|\d[\d,.]*)\s+(?:of (?:the |them )?)?)+"
    r"(?=\w)",
    re.IGNORECASE,
)
# "A manager of Falcon Guard" needs all its words, "a union of engineers" not.
_MEMBER = lazy_pattern(
    r"an? (?!.*\b(?:union|team|group|crowd|contingent|unit|court|committee|association) of ).* of ", 2
)
# "The Texas-based group", "Karsa-bound Tramline": where it is from, or goes.
_PLACED = lazy_pattern(r"(?:[\w.]+[ -])?[\w.]+-(?:based|bound|born)\s+(?=\w)")
_COUNTRY = r"(?:[Tt]he )?(?:mainland |neighbou?ring )?[A-Z][\w.’'-]*(?: [A-Z][\w’'-]*)*"
_LISTED = lazy_pattern(rf"{_COUNTRY}(?:, {_COUNTRY})*,? (?:and|as well as) {_COUNTRY}")
_BETWEEN = lazy_pattern(r",? (?:and|as well as) |, ")
_SPOKESMAN = lazy_pattern(
    r"(?:(?P<before>(?-i:[A-Z][\w.&'’-]*(?: (?:and |of |for )?[A-Z][\w.&'’-]*)*)) )?"
    r"(?:official |police )?(?:spokesman|spokeswoman|spokesperson)"
    r"(?: (?:for|of|from|at|with) (?:the )?(?P<after>(?-i:[A-Z].*)))?$",
    re.IGNORECASE,
)


def as_named(someone: Actor) -> Actor:
    """The actor by the name that a row gives: counts, places and unnamed spokesmen left out."""
    name = someone.name
    if not someone.proper:
        spoken = _SPOKESMAN.match(name)
        body = spoken and (spoken["after"] or (spoken["before"] if spoken["before"] != "The" else None))
        if body:
            return replace(someone, name=body, role=None, key=bare(body))
        counted = _COUNTED.match(name)
        if counted is not None and not _MEMBER.match(name):
            name = name[counted.end() :]
    placed = _PLACED.match(name)
    name = name[placed.end() :] if placed is not None else name
    return someone if name == someone.name else replace(someone, name=name, key=bare(name))


def each_country(someone: Actor, text: str) -> tuple[Actor, ...]:
    """The countries that the sentence names together with this one: "The U.S., Canada and Norway"; else it alone."""
    if someone.kind != "state" and not (someone.proper and " and " in someone.name):
        return (someone,)
    for listed in _LISTED.finditer(text):
        if listed.start() <= someone.start < listed.end():
            names = [name.removeprefix("the ").removeprefix("The ") for name in _BETWEEN.split(listed.group())]
            known = [name for name in names if country_code(name) is not None or bare(name) == someone.key]
            if len(known) > 1:
                return tuple(replace(someone, name=name, key=bare(name)) for name in known)
    return (someone,)
