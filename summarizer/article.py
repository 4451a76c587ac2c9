"""An article as every later step sees it: text, numbered sentences, publication date."""

from dataclasses import field
from datetime import date
from typing import Literal

from summarizer.reasons import Flag
from summarizer.records import record

PublishedFrom = Literal["option", "header", "front_matter", "dateline", "metadata", "name", "mtime", "index"]


@record(frozen=True, slots=True)
class Sentence:
    """One sentence; `start`/`end` are half-open Unicode code point offsets into the article's text."""

    number: int
    """Counts from 1 over the whole article, headline included."""
    start: int
    end: int
    text: str
    """Equals `article.text[start:end]`; never blank, no white space at either end."""
    paragraph: int
    """Counts from 0; the headline is a paragraph of its own."""


@record(frozen=True, slots=True)
class Article:
    """A text with numbered sentences. Built by `summarizer.reading`, never by hand."""

    text: str
    """As decoded (a plain file, header kept) or as extracted (HTML)."""
    sentences: tuple[Sentence, ...]
    sha256: str
    """Of the bytes as read."""
    text_sha256: str
    """Of `text` in UTF-8; names the text that offsets count in."""
    path: str | None = None
    title: str | None = None
    """The headline, as in the text or in the page's metadata."""
    headline: tuple[int, ...] = ()
    """Numbers of the sentences that form the headline: usually `(1,)`, empty when the text has none."""
    published: date | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    """ISO 639-1, or None when the text is too short to tell."""
    flags: tuple[Flag, ...] = ()
    byline: tuple[str, ...] = field(default=())
    """Names that stand in a byline or dateline, so that no rule takes them for actors."""

    def __hash__(self) -> int:
        # Results are cached by article; hashing every sentence anew took longer than most of them.
        return hash(self.text_sha256)

    def sentence(self, number: int) -> Sentence | None:
        """The sentence with this number, or None."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None
