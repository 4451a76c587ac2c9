"""The word lists under `data/`, read once."""

from functools import cache
from pathlib import Path
from typing import Any

from tomli import loads  # compiled: reads the word lists in a third of tomllib's time, at every start

_DATA = Path(__file__).parent / "data"


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The tables of `data/<name>.toml`.

    Raises:
        FileNotFoundError: no such list is shipped.
    """
    return loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """The words of one entry of `data/<name>.toml`: a string of words parted by white space."""
    entry: Any = vocabulary(name)
    for key in path:
        entry = entry[key]
    return frozenset(str(entry).split())
