"""A source becomes an `Article`: bytes, text, opening, blocks, sentences."""

import hashlib
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarizer.article import Article, PublishedFrom, Sentence
from summarizer.errors import ArticleEmpty, ArticleTooLarge, ArticleUnreadable, ExtractionFailed
from summarizer.language.languages import detect
from summarizer.language.sentences import in_capitals
from summarizer.reading.cleaning import without_invisible
from summarizer.reading.content_type import Kind, kind_of
from summarizer.reading.decoding import decode, decode_page
from summarizer.reading.layout import Block, blocks
from summarizer.reading.numbering import number_sentences
from summarizer.reading.opening import Opening, read_dateline, read_opening
from summarizer.reading.publication import date_in_name, date_in_phrase
from summarizer.reading.source import MAX_BYTES, read_source
from summarizer.reasons import Flag
from summarizer.shown import shown

if TYPE_CHECKING:
    from summarizer.reading.page import Page

_LONGEST_HEADLINE = 200  # characters; of 140 headlines the longest had 87, and some papers write twice that
_DATELINE_PARAGRAPHS = 3  # a standfirst or a summary may stand above the dateline
_FAR_BELOW = 120  # a line longer than this is a paragraph, so the short line above it can be its headline
# Kinds of content that are no article yet, and what to do about them.
_REFUSED: dict[Kind, tuple[str, str]] = {
    "pdf": ("a PDF, which is not supported yet", "Convert it first: `pdftotext -layout FILE.pdf FILE.txt`."),
    "docx": (
        "a Word document (DOCX), which is not supported yet",
        "Convert it first: `pandoc FILE.docx -t plain -o FILE.txt`.",
    ),
    "word": ("an old Word or Excel file, which is not supported", "Save it as plain text first."),
    "rtf": ("an RTF document, which is not supported", "Convert it first: `pandoc FILE.rtf -t plain -o FILE.txt`."),
    "zip": ("a ZIP archive", "Unpack it and name the files."),
    "gzip": ("compressed with gzip", "Unpack it first: `gunzip FILE.gz`."),
    "archive": ("an archive or compressed file", "Unpack it first."),
    "xml": ("an XML document, not an article", "Extract the article as plain text or HTML first."),
    "image": ("an image", "Give the text of the article; pictures are not read."),
    "media": ("an audio, video or picture file", "Give the text of the article."),
    "program": ("a program, not an article", "Check the path."),
    "binary": ("binary data, not an article", "Check the path, or save the article as plain text."),
}


def read_file(
    path: str | Path, *, published: date | None = None, published_from: Literal["name", "mtime"] | None = None
) -> Article:
    """The article in a file, or on standard input for "-".

    Args:
        published: the publication date, when the caller knows it; it wins over everything in the text.
        published_from: where to look when the text gives no date: the file's name, or its last change (UTC).

    Raises:
        InputError: one of its subclasses, with one line that names the file, the fact and the remedy.
    """
    content = read_source(path)
    name = os.fspath(path)
    modified = None
    if published_from == "mtime" and content.modified is not None:
        modified = datetime.fromtimestamp(content.modified, UTC).date()
    fallback: tuple[date | None, PublishedFrom] = (modified, "mtime")
    if published_from == "name":
        fallback = (date_in_name(Path(name).name), "name")
    return _read(content.data, name, published, fallback)


def read_bytes(data: bytes, *, path: str | None = None, published: date | None = None) -> Article:
    """The article in these bytes; `path` is only named. Raises as `read_file` does."""
    _refuse_long(data, path)
    return _read(data, path, published, (None, "name"))


def read_text(text: str, *, published: date | None = None, path: str | None = None) -> Article:
    """The article in this plain or Markdown text; `path` is only named. Raises as `read_file` does."""
    data = text.encode("utf-8", errors="surrogatepass")
    _refuse_long(data, path)
    return _article_of(text, [], data, path, published, (None, "name"))


def _refuse_long(data: bytes, path: str | None) -> None:
    if len(data) > MAX_BYTES:
        fact = f"{len(data):,} bytes, but the reader takes {MAX_BYTES:,}"
        raise ArticleTooLarge(f"{_name(path)}: {fact}. Cut it down to the article.")


def _name(path: str | None) -> str:
    """What an error message calls the article."""
    return "the text" if path is None else "standard input" if path == "-" else shown(path)


def _read(
    data: bytes, path: str | None, published: date | None, fallback: tuple[date | None, PublishedFrom]
) -> Article:
    kind = kind_of(data)
    if kind in _REFUSED:
        fact, remedy = _REFUSED[kind]
        raise ArticleUnreadable(f"{_name(path)}: {fact}. {remedy}")
    if kind == "html":
        html, flags = decode_page(data, _name(path))
        page = _page_of(html, _name(path))
        return _article_of(page.text, flags, data, path, published, fallback, page)
    text, flags = decode(data, _name(path))
    return _article_of(text, flags, data, path, published, fallback)


def _page_of(html: str, name: str) -> "Page":
    """The page's text; only here does a child process start."""
    from summarizer.reading.page import page_reader  # loads subprocess and json, which plain text does not need

    page = page_reader().read(html, name)
    if not any(map(str.isalnum, page.text)):
        raise ExtractionFailed(f"{name}: no article text in the page. Save the article as plain text and try again.")
    return page


def _article_of(
    raw: str,
    flags: list[Flag],
    data: bytes,
    path: str | None,
    published: date | None,
    fallback: tuple[date | None, PublishedFrom],
    page: "Page | None" = None,
) -> Article:
    """The article in a plain or Markdown text, or in the text of a page."""
    text, more = without_invisible(raw)
    flags = [*flags, *more]
    capitals = in_capitals(text)
    opening = read_opening(text)
    if page is not None:
        _note_page(opening, page)
        flags.extend(page.flags)
    found = blocks(text, opening.body, frozenset(opening.labels))
    body, headline_block = _body_blocks(text, found, opening, capitals)
    sentences = number_sentences(text, body, capitals=capitals)
    if not sentences:
        raise ArticleEmpty(f"{_name(path)}: no words in it. Check that it holds the article.")
    headline, title = _headline(text, sentences, headline_block, opening)
    if published is not None:
        opening.published, opening.published_from = published, "option"
    opening.publish(*fallback)
    if opening.published is None:
        flags.append("no_publication_date")
    if opening.published_from == "dateline":
        flags.append("published_from_text")
    language = detect(text)
    if language not in ("en", None):
        flags.append("language_unsupported")
    return Article(
        text=text,
        sentences=sentences,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        path=None if path in (None, "-") else shown(path),
        title=title,
        headline=headline,
        published=opening.published,
        published_from=opening.published_from,
        language=language,
        flags=tuple(dict.fromkeys(flags)),
        byline=tuple(dict.fromkeys(opening.byline)),
    )


def _note_page(opening: Opening, page: "Page") -> None:
    """What the page's metadata say goes before what its text says."""
    opening.title = without_invisible(page.title or "")[0] or opening.title
    opening.byline[:0] = [without_invisible(author)[0] for author in page.authors]
    found = date_in_phrase(page.published or "")
    if found and found[0]:
        opening.published, opening.published_from = found[0], "metadata"


def _body_blocks(text: str, found: list[Block], opening: Opening, capitals: bool) -> tuple[list[Block], Block | None]:
    """The blocks that hold sentences, datelines taken off, and the one that is the headline."""
    body: list[Block] = []
    headline: Block | None = None
    paragraphs = 0
    for at, block in enumerate(found):
        if block.kind == "label":
            if opening.title_span and block.start <= opening.title_span[0] < block.end:
                headline = Block(*opening.title_span, "heading", 1, True)
                body.append(headline)
            continue
        dateline = None
        if paragraphs < _DATELINE_PARAGRAPHS and block.kind == "paragraph":
            dateline = read_dateline(text, block.start, block.end, capitals=capitals, first=paragraphs == 0)
        is_sure = dateline is not None and (dateline.published or dateline.agencies)
        if not body and headline is None and not is_sure and _is_headline(text, block, found, at, opening.title):
            headline = block
        elif block.kind == "paragraph":
            paragraphs += 1
            if dateline is not None:
                opening.publish(dateline.published, "dateline")
                opening.byline.extend(dateline.agencies)
                block = Block(dateline.end, block.end, "paragraph", block.lines, block.blank_after)
        body.append(block)
    return body, headline


def _is_headline(text: str, block: Block, found: list[Block], at: int, title: str | None) -> bool:
    """Whether the first block is the headline: the title, a heading, or a short line without a final full stop."""
    if block.kind == "heading" or (title and text[block.start : block.end].casefold() == title.casefold()):
        return True
    if block.kind != "paragraph" or block.lines > 1 or block.end - block.start > _LONGEST_HEADLINE:
        return False
    if at + 1 == len(found):
        return False
    last_word = text[block.start : block.end].rsplit(maxsplit=1)[-1].rstrip("\"'”’")
    if last_word.endswith(("。", "।", ":")) or (last_word.endswith(".") and "." not in last_word[:-1]):
        return False
    below = found[at + 1]
    return block.blank_after or below.kind == "label" or below.end - below.start > _FAR_BELOW


def _headline(
    text: str, sentences: tuple[Sentence, ...], block: Block | None, opening: Opening
) -> tuple[tuple[int, ...], str | None]:
    """The numbers of the headline's sentences and the title."""
    if block is None:
        return (), opening.title
    inside = [one for one in sentences if block.start <= one.start and one.end <= block.end]
    if not inside:
        return (), opening.title
    title = opening.title or text[inside[0].start : inside[-1].end]
    return tuple(one.number for one in inside), title
