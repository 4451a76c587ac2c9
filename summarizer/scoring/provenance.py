"""Where the figures of a run come from: versions, digests, model, cost."""

import hashlib
import json
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from summarizer.brief import SCHEMA_VERSION, Brief
from summarizer.scoring.case import SCORER_VERSION, WEIGHTS
from summarizer.scoring.runner import Attempt
from summarizer.scoring.statistics import SEED

_PACKAGES = ("incident-summarizer", "pydantic", "openai", "instructor")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _git(*arguments: str) -> str | None:
    """What git says in the folder of the package; None where there is no git or no repository."""
    folder = Path(__file__).parent
    try:
        found = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the user has
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.strip()


def code_state() -> dict[str, Any]:
    """Commit, whether files differ from it, and versions."""
    commit = _git("rev-parse", "HEAD")
    return {
        "commit": commit,
        "dirty": None if commit is None else bool(_git("status", "--porcelain", "--untracked-files=no")),
        "python": platform.python_version(),
        "packages": {package: _version(package) for package in _PACKAGES},
    }


def schema_digest() -> str:
    """Digest of the brief's JSON schema."""
    return hashlib.sha256(json.dumps(Brief.model_json_schema(), sort_keys=True).encode("utf-8")).hexdigest()


def folder_digest(folder: Path | None) -> str | None:
    """Digest of the files in a prompt folder; None without one."""
    if folder is None or not folder.is_dir():
        return None
    parts = sorted(one for one in folder.rglob("*") if one.is_file())
    lines = [f"{one.relative_to(folder)} {hashlib.sha256(one.read_bytes()).hexdigest()}" for one in parts]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def scorer_state() -> dict[str, Any]:
    """Version, weights and seed of the scorer."""
    return {"version": SCORER_VERSION, "weights": WEIGHTS, "seed": SEED, "schema": SCHEMA_VERSION}


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` of the values lie; None without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def cost_of(attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Money, tokens and seconds of a run; a sum is None when one article's part is unknown."""
    runs = [one.brief.run for one in attempts if one.brief is not None]

    def total(name: str) -> float | None:
        values = [getattr(one, name) for one in runs]
        return None if any(value is None for value in values) else sum(values)

    seconds = [one.seconds for one in attempts]
    right = [one for one in attempts if one.brief is not None]
    cost = total("cost_usd")
    return {
        "cost_usd": cost,
        "cost_per_article_usd": cost / len(right) if cost is not None and right else None,
        "input_tokens": total("input_tokens"),
        "cached_tokens": total("cached_tokens"),
        "output_tokens": total("output_tokens"),
        "requests": total("requests"),
        "seconds_median": percentile(seconds, 0.5),
        "seconds_p95": percentile(seconds, 0.95),
        "models": sorted({one.model for one in runs if one.model}),
        "prompts": sorted({one.prompt for one in runs if one.prompt}),
    }
