"""What every test shares: an environment without keys, and the folder of the examples."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may see a key, an endpoint or a model of the machine it runs on."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZE_MODEL", "ANTHROPIC_API_KEY", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def examples() -> Path:
    """The articles that the README uses."""
    return ROOT / "examples"
