"""A local completions server, and articles to ask it about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer

from summarizer.article import Article
from summarizer.prompting import load_prompt
from summarizer.reading import read_file

ROOT = Path(__file__).parents[3]


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture(scope="session")
def ferry() -> Article:
    """An article of the README's examples."""
    return read_file(ROOT / "examples" / "ferry-terminal-bombs.txt")


@pytest.fixture(scope="session")
def market() -> tuple[Article, str]:
    """A worked example of the prompt: an article and the JSON of a draft that every check accepts."""
    example = load_prompt().examples[0]
    return example.article, example.draft.model_dump_json()
