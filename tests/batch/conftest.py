"""A local completions server, and folders of articles to send to it."""

from collections.abc import Iterator

import pytest
from articles import draft
from model_server import ModelServer, says


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Answers every article with its right draft, unless a test scripts another answer."""
    with ModelServer(default=says(draft())) as running:
        yield running
