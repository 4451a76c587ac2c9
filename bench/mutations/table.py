"""The bench's figures: n and rates by kind, with intervals, and what each acceptance line asks for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.scoring.statistics import wilson

from .gold import Fact, names_in
from .judging import Mutant, findings_on

_NAME_REASONS = ("name_not_in_article", "place_not_in_evidence", "actor_not_in_evidence", "accuser_not_in_evidence")


@dataclass(slots=True)
class Line:
    """One kind of mutant."""

    family: str
    kind: str
    n: int = 0
    escaped: list[Mutant] = field(default_factory=list)
    set_aside: int = 0
    """Mutants that a person found right after all; not in `n`."""

    @property
    def refused(self) -> int:
        return self.n - len(self.escaped)

    @property
    def rate(self) -> float:
        """Refused over all, in [0, 1]."""
        return self.refused / self.n if self.n else 1.0


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of what the checks promise."""

    name: str
    refused: int
    n: int
    floor: float | None = None
    """The least share of wrong facts that must be refused."""
    ceiling: float | None = None
    """The share of right facts refused must stay below it."""

    @property
    def rate(self) -> float:
        return self.refused / self.n if self.n else 0.0

    @property
    def met(self) -> bool:
        if not self.n:
            return False
        return self.rate >= self.floor if self.floor is not None else self.rate < (self.ceiling or 0.0)


_NUMBER_LINE = (
    "off by one",
    "off by one, words too",
    "digit changed",
    "digit changed, words too",
    "harm swapped",
    "source sentence moved",
    "number of another sentence",
    "number of another event",
    "wrong unit",
)
"""Kinds that change a digit, a harm or the source sentence."""
_ROLE_LINE = ("roles swapped", "denial dropped")


def wrong_goals(lines: Mapping[tuple[str, str], Line]) -> list[Goal]:
    """The promises about wrong facts."""

    def total(name: str, floor: float, chosen: Iterable[Line]) -> Goal:
        chosen = list(chosen)
        return Goal(name, sum(one.refused for one in chosen), sum(one.n for one in chosen), floor=floor)

    def family(name: str) -> list[Line]:
        return [one for one in lines.values() if one.family == name]

    return [
        total("wrong numbers", 1.0, [one for one in family("number") if one.kind in _NUMBER_LINE]),
        total("hedges and groups", 1.0, [one for one in family("number") if one.kind not in _NUMBER_LINE]),
        total("swapped roles, dropped denials", 0.95, [one for one in family("role") if one.kind in _ROLE_LINE]),
        total("other wrong blame", 0.95, [one for one in family("role") if one.kind not in _ROLE_LINE]),
        total("wrong names", 0.99, family("name")),
        total("wrong dates", 0.99, family("date")),
        total("wrong places", 0.99, family("place")),
        total("planted prose", 0.99, family("prose")),
        total("wrong quotations", 0.99, family("quote")),
    ]


def right_goals(sorts: Mapping[str, tuple[Sequence[Fact], Sequence[Fact], Sequence[Fact]]]) -> list[Goal]:
    """The promises about right facts.

    Args:
        sorts: sort -> accepted, refused, and those of which one field became null.
    """
    ceilings = {"casualties": 0.03, "blamed": 0.05, "when": 0.02}
    names = {"casualties": "right numbers", "blamed": "right roles", "when": "right dates"}
    goals = [
        Goal(names[sort], len(sorts[sort][1]), sum(map(len, sorts[sort])), ceiling=ceiling)
        for sort, ceiling in ceilings.items()
    ]
    named = wrong = 0
    for sort in ("casualties", "blamed", "where", "reactions"):
        for fact in sorts[sort][0]:
            named += len(names_in(fact.row))
        for fact in (*sorts[sort][1], *sorts[sort][2]):
            named += len(names_in(fact.row))
            wrong += _name_findings(fact)
    goals.append(Goal("right names", wrong, named, ceiling=0.01))
    for sort, name in (("casualties", "right sources"), ("blamed", "right answers"), ("reactions", "right quotations")):
        goals.append(Goal(f"{name} (nulled)", len(sorts[sort][2]), sum(map(len, sorts[sort])), ceiling=0.05))
    for sort, name in (("where", "right places"), ("reactions", "right reactions"), ("prose", "right prose")):
        goals.append(Goal(name, len(sorts[sort][1]), sum(map(len, sorts[sort])), ceiling=0.05))
    return goals


def _name_findings(fact: Fact) -> int:
    from .gold import brief_of

    brief, path = brief_of(fact)
    return sum(one.reason in _NAME_REASONS for one in findings_on(brief, path, fact))


def shown_goals(goals: Sequence[Goal]) -> str:
    """The promises as a Markdown table."""
    rows = ["| | refused | n | rate | 95 % | asked | |", "|---|---|---|---|---|---|---|"]
    for one in goals:
        low, high = wilson(one.refused, one.n) or (0.0, 1.0)
        asked = f"≥ {one.floor:.0%}" if one.floor is not None else f"< {one.ceiling:.0%}"
        rows.append(
            f"| {one.name} | {one.refused} | {one.n} | {one.rate:.2%} | {low:.1%}–{high:.1%} | {asked} "
            f"| {'met' if one.met else 'MISSED'} |"
        )
    return "\n".join(rows)


def shown_lines(lines: Iterable[Line]) -> str:
    """Every kind as a Markdown table."""
    rows = ["| family | kind | n | refused | rate | set aside |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {one.family} | {one.kind} | {one.n} | {one.refused} | {one.rate:.2%} | {one.set_aside or ''} |"
        for one in sorted(lines, key=lambda one: (one.family, one.kind))
    ]
    return "\n".join(rows)


def reasons_of(reasons: Iterable[str]) -> str:
    """How often each reason was given, most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in Counter(reasons).most_common())
