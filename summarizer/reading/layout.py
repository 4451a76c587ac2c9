"""The blocks of a plain or Markdown text: paragraphs, headings, list items, label lines."""

from typing import Literal

from summarizer.language.lazy import lazy_pattern
from summarizer.records import record

Kind = Literal["paragraph", "heading", "item", "label"]

_HEADING = lazy_pattern(r"#{1,6}[ \t]++(?=\S)")
_ITEM = lazy_pattern(r"(?:[-*+•‣◦·▪–]|\(?\d{1,2}[.)])[ \t]++(?=\S)")
_QUOTED = lazy_pattern(r"(?:>[ \t]?)+")
_IMAGE = lazy_pattern(r"!\[[^\]]*+\]\([^)]*+\)$")
_UNDERLINE = lazy_pattern(r"(?:=++|-++)$")
_FIRST_WORD = lazy_pattern(r"\S++")
# Characters between which hand or editor wraps; where lines are longer or shorter, each is a paragraph.
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
_FINAL = frozenset(".!?…:;\"'”’)]»。！？।؟۔")


@record(frozen=True, slots=True)
class Block:
    """A run of text that no sentence leaves; half-open offsets without white space and marks at either end."""

    start: int
    end: int
    kind: Kind
    lines: int
    blank_after: bool
    """A blank line follows, or the end of the text."""


@record(slots=True)
class _Line:
    start: int
    end: int
    kind: Kind | None
    """None: a line of a paragraph, first or later."""
    raw_length: int


def blocks(text: str, start: int = 0, labels: frozenset[int] = frozenset()) -> list[Block]:
    """The blocks of `text` from `start` on, in order.

    A blank line ends a block, and so do list marks, headings, and a line end that no wrapping explains: the first word
    of the next line would still have fitted. Lines without words (rules, fences, images, comments) are left out.

    Args:
        labels: offsets at which the lines start that only label the article (`By ...`, `Published: ...`).
    """
    found: list[Block] = []
    run: list[_Line] = []
    position, in_comment = start, False
    for raw in text[start:].splitlines(keepends=True) if start else text.splitlines(keepends=True):
        line_start, position = position, position + len(raw)
        stripped = raw.strip()
        if in_comment or stripped.startswith("<!--"):
            in_comment = "-->" not in stripped
            continue
        if not stripped:
            _close(text, run, found, blank_after=True)
            run = []
            continue
        content = line_start + len(raw) - len(raw.lstrip())
        line = _read_line(text, content, content + len(stripped), line_start in labels)
        if line is not None:
            run.append(line)
        elif run and _UNDERLINE.match(stripped) and len(run) == 1 and run[0].kind is None:
            run[0].kind = "heading"
    _close(text, run, found, blank_after=True)
    return found


def _read_line(text: str, start: int, end: int, label: bool) -> _Line | None:
    """The line without its mark, or None when no word is in it."""
    length = end - start
    if label:
        return _Line(start, end, "label", length)
    kind: Kind | None = None
    if text[start] == ">" and (quoted := _QUOTED.match(text, start, end)):
        start = quoted.end()
    if start < end and not text[start].isalnum():
        if text.startswith("![", start) and _IMAGE.match(text, start, end):
            return None
        if heading := _HEADING.match(text, start, end):
            kind, start = "heading", heading.end()
            end = start + len(text[start:end].rstrip("# \t"))
        elif item := _ITEM.match(text, start, end):
            kind, start = "item", item.end()
        if not any(map(str.isalnum, text[start:end])):
            return None
    elif start < end and text[start].isdigit() and (item := _ITEM.match(text, start, end)):
        kind, start = "item", item.end()
    return _Line(start, end, kind, length) if start < end else None


def _close(text: str, run: list[_Line], found: list[Block], *, blank_after: bool) -> None:
    """Adds the blocks of a run of lines that no blank line divides."""
    if not run:
        return
    width = _wrap_width(run)
    first = last = run[0]
    count = 1
    for line in run[1:]:
        if _goes_on(text, last, line, width):
            last = line
            count += 1
            continue
        found.append(Block(first.start, last.end, first.kind or "paragraph", count, False))
        first = last = line
        count = 1
    found.append(Block(first.start, last.end, first.kind or "paragraph", count, blank_after))


def _wrap_width(run: list[_Line]) -> int | None:
    """The width that the lines seem wrapped to; None when they do not look wrapped."""
    width = max(line.raw_length for line in run)
    full = sum(line.raw_length > 0.8 * width for line in run)
    wrapped = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and (full > 1 or len(run) == 2)
    return width if wrapped else None


def _goes_on(text: str, above: _Line, line: _Line, width: int | None) -> bool:
    """Whether the line end between the two is only a wrapped paragraph's."""
    if above.kind in ("heading", "label") or line.kind in ("heading", "label"):
        return False
    closed = text[above.end - 1] in _FINAL
    if line.kind == "item" and (above.kind == "item" or closed):
        return False
    if text[line.start].islower() and not closed and line.kind is None:
        return True
    if width is None:
        return False
    word = _FIRST_WORD.match(text, line.start, line.end)
    return above.raw_length + 1 + (len(word[0]) if word else 0) > width * 0.95
