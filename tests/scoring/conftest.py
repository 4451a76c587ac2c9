"""Small samples made on the spot, and the samples of the project."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import Blame, Brief, Count, Toll
from summarizer.reading import read_text
from summarizer.scoring.label import parse_label
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.samples import Sample, load_samples, sample_of

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "evals" / "samples"

EMPTY: dict[str, Any] = {
    "id": "made-up",
    "published": "2024-03-12",
    "incident": True,
    "event_type": ["bombing"],
    "facts": [],
    "where": {"places": [], "country": None},
    "when": {"text": None, "start": None, "end": None},
    "blamed": [],
    "no_claim": False,
    "totals": {"killed": None, "injured": None, "missing": None},
    "tolls": [],
    "reactions": [],
    "background": [],
    "trap_numbers": [],
}
TEXT = (
    "Bomb kills twelve in Karsa\n\nA bomb killed 12 people in the market of Karsa on Monday, police said. The police "
    "accused the Front of the attack. The Front denied it. The Border Guard was cleared. The mayor condemned "
    "the bomb.\n"
)

MakeSample = Callable[..., Sample]


def make_sample(text: str = TEXT, **label: Any) -> Sample:
    """A sample with an otherwise empty label."""
    parsed = parse_label(EMPTY | label, "made-up")
    return sample_of(read_text(text, published=parsed.published), parsed, Path("made-up.gold.json"))


def blamed(actor: list[str], *accusers: list[str], status: str, response: str | None = None) -> dict[str, Any]:
    """A blamed row of a label."""
    return {"actor": actor, "accusers": list(accusers), "status": [status], "response": response}


def blame(actor: str, *accusers: str, status: str, response: Any = None) -> Blame:
    """A blamed row of a brief."""
    return Blame(
        actor=actor,
        aliases=[],
        accusers=list(accusers),
        status=status,
        response=response,
        evidence=[],  # type: ignore[arg-type]
    )


def toll(harm: str, low: int | None, high: int | None, **more: Any) -> Toll:
    """A casualty row of a brief."""
    count = Count(low=low, high=high, text=more.pop("text", str(low)), qualifier=more.pop("qualifier", "exact"))
    values = {"victims": None, "scope": "total", "reported_by": None, "superseded": False, "evidence": []} | more
    return Toll(harm=harm, count=count, **values)  # type: ignore[arg-type]


def brief_with(sample: Sample, **parts: Any) -> Brief:
    """The brief that the label asks for, with other parts."""
    return brief_of(sample).model_copy(update=parts)


@pytest.fixture(scope="session")
def samples() -> list[Sample]:
    """The samples of the project."""
    return load_samples(SAMPLES)
