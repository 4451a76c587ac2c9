"""Readings that a label does not hold: mutants that are not wrong after all."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from .judging import Mutant

FILE = Path(__file__).with_name("readings.toml")


def known_readings(files: Iterable[Path] = ()) -> dict[str, str]:
    """Start of a mutant's key -> why a person would call it right."""
    found: dict[str, str] = {}
    for file in (FILE, *files):
        found |= {entry["match"]: entry["why"] for entry in entries(file)}
    return found


def entries(file: Path = FILE) -> list[dict[str, str]]:
    """Every reviewed reading with `match`, `words` and `why`."""
    return tomllib.loads(file.read_text("utf-8")).get("reading", [])


def is_known(mutant: Mutant, readings: dict[str, str]) -> bool:
    """Whether somebody has read this one and found it right."""
    return any(mutant.key.startswith(match) for match in readings)
