"""Whether the checks refuse a fact."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.brief import Brief
from summarizer.checks import verify
from summarizer.finding import Finding

from .gold import Fact


@dataclass(frozen=True, slots=True)
class Mutant:
    """A brief with one changed fact."""

    family: str
    kind: str
    fact: Fact
    brief: Brief
    path: str
    """Where the changed fact stands in the brief."""
    claim: str
    """What it says, for people to read."""
    quote: str
    """The sentence a model would quote for it, wrong words included."""

    @property
    def key(self) -> str:
        """Names the mutant in `readings.toml` and in reports."""
        return f"{self.fact.sample.id} | {self.kind} | {self.claim}"


def findings_on(brief: Brief, path: str, fact: Fact) -> list[Finding]:
    """The findings that concern one row, or the piece of prose at `path`."""
    return [
        one for one in verify(brief, fact.article) if one.path == path or one.path.startswith((f"{path}.", f"{path}["))
    ]


def is_lost(findings: Sequence[Finding], path: str) -> bool:
    """Whether these findings cost a right row or piece of prose; one field that becomes null does not."""
    return any(one.action != "null_field" for one in findings) or any(one.path == path for one in findings)


def refused(mutant: Mutant) -> Finding | None:
    """The first finding on the changed fact; None: the checks let it pass."""
    found = findings_on(mutant.brief, mutant.path, mutant.fact)
    return found[0] if found else None
