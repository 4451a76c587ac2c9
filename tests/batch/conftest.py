"""A local completions server, and folders of articles to send to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import draft
from model_server import ModelServer, says


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Answers every article with its right draft, unless a test scripts another answer."""
    with ModelServer(default=says(draft())) as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of a batch start processes by the dozen; `.ci/nightly` runs them, the README's command does not."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
