"""Turns a news report about an incident into a short brief whose every fact is checked against the text."""

# Not from `typing`, which takes longer to import than `summarize --version` takes in all.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from summarizer.article import Article, Sentence
    from summarizer.brief import Brief
    from summarizer.checks import verify
    from summarizer.draft import Draft
    from summarizer.errors import SummarizerError
    from summarizer.finding import Finding
    from summarizer.pipeline import asummarize, summarize
    from summarizer.reading import read_file, read_text

__version__ = "0.1.0"

_HOME = {
    "Article": "article",
    "Brief": "brief",
    "Draft": "draft",
    "Finding": "finding",
    "Sentence": "article",
    "SummarizerError": "errors",
    "asummarize": "pipeline",
    "read_file": "reading",
    "read_text": "reading",
    "summarize": "pipeline",
    "verify": "checks",
}
__all__ = [
    "Article",
    "Brief",
    "Draft",
    "Finding",
    "Sentence",
    "SummarizerError",
    "asummarize",
    "read_file",
    "read_text",
    "summarize",
    "verify",
]


def __getattr__(name: str) -> object:  # PEP 562: `summarize --help` must not pay for pydantic
    if name not in _HOME:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"summarizer.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
