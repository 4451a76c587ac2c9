"""What makes two results the same: the keys of the store."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from summarizer import __version__

# The parts of the package that decide a brief. What only shows it, or moves it about, may change freely.
_DECIDING = (
    "article.py",
    "assemble.py",
    "brief.py",
    "draft.py",
    "pipeline.py",
    "reasons.py",
    "settle.py",
    "strict_json.py",
    "totals.py",
    "checks",
    "engines",
    "language",
    "reading",
)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _files(place: Traversable) -> list[Traversable]:
    if place.is_file():
        return [place] if place.name.endswith((".py", ".toml", ".tsv", ".json", ".txt", ".jinja", ".md")) else []
    return [file for one in sorted(place.iterdir(), key=lambda one: one.name) for file in _files(one)]


@cache
def code_digest() -> str:
    """Hash of the program's parts that decide a brief, data files included; the same wherever they are installed."""
    package = resources.files("summarizer")
    total = hashlib.sha256()
    for name in _DECIDING:
        for file in _files(package / name):
            content = file.read_bytes()
            total.update(f"{name}/{file.name}:{len(content)}:".encode() + content)
    return total.hexdigest()


def settings_of(engine: Mapping[str, object], *, vague: str) -> dict[str, object]:
    """Everything besides text and date that a brief depends on."""
    return {"engine": dict(engine), "vague": vague, "version": __version__, "code": code_digest()}


def settings_digest(settings: Mapping[str, object]) -> str:
    """Hash of the settings: change one, and no result of before is used."""
    return _digest(settings)


def result_key(text_sha256: str, published: str | None, settings: str) -> str:
    """The key of the result for this text, publication date and digest of settings."""
    return _digest([text_sha256, published, settings])


def article_id(text_sha256: str, path: str) -> str:
    """A stable id of an input: its text and its path, 16 hexadecimal digits."""
    return _digest([text_sha256, path])[:16]
