"""A brief as plain text, for a pipe or a file."""

import re
import shutil
from collections.abc import Iterator, Sequence

from summarizer.brief import Brief
from summarizer.engines.answer import Trace
from summarizer.render.outline import Line, Outline, outline
from summarizer.render.printable import printable

PLAIN_WIDTH = 100
"""Columns of the plain view in a pipe or a file, where no terminal tells its width."""
LABEL_WIDTH = 12
NARROW = 60
"""Below this many columns labels stand on lines of their own; half of the width would go to white space otherwise."""

# Characters that take one column everywhere; with any other the widths are rich's business.
_ONE_COLUMN = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2010, 0x2027), (0x20A0, 0x20BF))
    for code in range(first, last + 1)
)
_LEAST_WIDTH = 40
_WORD = re.compile(r"\s*\S+\s*")


def plain(brief: Brief, trace: Sequence[Trace] = (), *, evidence: bool = False, explain: bool = False) -> str:
    """The view of a terminal without escape sequences, lines of at most `PLAIN_WIDTH` columns (COLUMNS overrides)."""
    width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
    view = outline(brief, trace, evidence=evidence, explain=explain)
    written = laid_out(view, width)
    if written is None:
        from summarizer.render.terminal import plain_by_rich

        return plain_by_rich(view, width)
    return written


def laid_out(view: Outline, width: int) -> str | None:
    """What `plain_by_rich` writes, byte for byte, without rich, whose import takes as long as reading the article.

    None: characters of other widths, or fewer columns than this layout is made for.
    """
    lines = list(_lines(view, width))
    if width < _LEAST_WIDTH or not all(map(_ONE_COLUMN.issuperset, lines)):
        return None
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(view: Outline, width: int) -> Iterator[str]:
    yield from _wrapped(printable(view.headline), width)
    yield from _wrapped(f"{view.subtitle} · {printable(view.origin)}", width)
    yield ""
    for section in view.sections:
        parts = [part for line in section.lines for part in _parts(line)]
        if width < NARROW:
            yield section.title
            yield from _indented(parts, 2, width)
            continue
        label = section.title
        for text in _indented(parts, 0, width - LABEL_WIDTH):
            yield label.ljust(LABEL_WIDTH) + text
            label = ""


def _parts(line: Line) -> Iterator[tuple[int, str]]:
    """The paragraphs of one fact, each with its indentation in columns."""
    marks = " " + "".join(f"[{mark}]" for mark in line.marks) if line.marks else ""
    yield 2 * line.indent, printable(line.text) + marks
    for sentence in line.sentences:
        yield 2 * line.indent + 2, printable(sentence)
    for note in line.notes:
        yield 2 * line.indent + 2, f"by {printable(note)}"


def _indented(parts: Sequence[tuple[int, str]], further: int, width: int) -> Iterator[str]:
    for indent, text in parts:
        for line in _wrapped(text, width - further - indent):
            yield " " * (further + indent) + line


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text: words that fit, and a word longer than a line in pieces of its width."""
    start = filled = 0
    for word in _WORD.finditer(text):
        first, last = word.span()
        length = len(word[0].rstrip())
        if length <= width - filled:
            filled += last - first
            continue
        if length > width:
            for piece in range(first, last, max(width, 1)):
                if piece:
                    yield text[start:piece]
                start, filled = piece, last - piece
        elif filled and first:
            yield text[start:first]
            start, filled = first, last - first
    yield text[start:]
