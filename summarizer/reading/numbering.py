"""The numbered sentences of a text, block by block."""

from summarizer.article import Sentence
from summarizer.language.sentences import sentence_spans
from summarizer.reading.layout import Block

_MARKS = "*_`"


def number_sentences(text: str, blocks: list[Block], *, capitals: bool) -> tuple[Sentence, ...]:
    """The sentences of the blocks, counted from 1; a block without a word gives none and no paragraph number."""
    numbered: list[Sentence] = []
    paragraph = 0
    for block in blocks:
        spans = sentence_spans(text, block.start, block.end, capitals=capitals)
        for start, end in spans:
            first, last = _without_marks(text, start, end)
            numbered.append(Sentence(len(numbered) + 1, first, last, text[first:last], paragraph))
        paragraph += bool(spans)
    return tuple(numbered)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without emphasis marks at its ends, unless their partner stands inside the sentence."""
    if text[start] not in _MARKS and text[end - 1] not in _MARKS:
        return start, end
    piece = text[start:end]
    opened = piece[: len(piece) - len(piece.lstrip(_MARKS))]
    closed = piece[len(piece.rstrip(_MARKS)) :]
    if opened and (opened == closed or opened not in piece[len(opened) :]):
        start += len(opened)
    if closed and (opened == closed or closed not in piece[: -len(closed)]):
        end -= len(closed)
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
