"""Windows over a long article, cut at sentence borders; each has the article's beginning and keeps its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Article, Sentence
from summarizer.errors import ArticleTooLong
from summarizer.prompting import Part

MAX_WINDOWS = 8
"""Windows of one article; a longer one is no news report, and would cost as much as eight."""

# Measured with the Tekken tokenizer (131,000 tokens): 3.6 and 3.9 characters per token over 100 and 40 numbered news
# articles, 3.5 for the prompt, 3.2 for drafts. The estimate takes the least, so that a window fits.
CHARS_PER_TOKEN = 3.2
# "[123] " and the newline.
_LINE_TOKENS = 4
# What every window repeats, so that each one knows the main incident: the headline and the lead.
_BEGINNING = 4
# Sentences that two windows share, so that a pronoun at the border still has its name.
_OVERLAP = 2


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of an article; `part` is None when they are all of it."""

    sentences: tuple[Sentence, ...]
    part: Part | None


def tokens_in(text: str) -> int:
    """A careful estimate of the tokens of `text`."""
    return int(len(text) / CHARS_PER_TOKEN) + 1


def _size(sentence: Sentence) -> int:
    return tokens_in(sentence.text) + _LINE_TOKENS


def _groups(sentences: Sequence[Sentence], room: int) -> list[tuple[Sentence, ...]]:
    """Consecutive sentences, as many as fit `room` tokens; a group begins with the last ones of the one before."""
    groups: list[tuple[Sentence, ...]] = []
    start = 0
    while start < len(sentences):
        end, used = start, 0
        while end < len(sentences) and (end == start or used + _size(sentences[end]) <= room):
            used += _size(sentences[end])
            end += 1
        groups.append(tuple(sentences[start:end]))
        if end == len(sentences):
            break
        start = max(end - _OVERLAP, start + 1)
    return groups


def windows_of(article: Article, room: int) -> tuple[Window, ...]:
    """The article in as few windows as its size needs.

    Args:
        room: tokens that the numbered text of one window may have.

    Raises:
        ArticleTooLong: it needs more than MAX_WINDOWS, or one sentence alone is larger than a window.
    """
    whole = sum(_size(one) for one in article.sentences)
    if whole <= room:
        return (Window(article.sentences, None),)
    beginning = article.sentences[:_BEGINNING]
    rest = article.sentences[_BEGINNING:]
    left = room - sum(_size(one) for one in beginning)
    name = article.path or "the article"
    if left <= 0 or any(_size(one) > left for one in rest):
        raise ArticleTooLong(
            f"{name}: a sentence of it is larger than the {room:,} tokens that the model takes at once; "
            "choose a model with a larger context"
        )
    groups = _groups(rest, left)
    if len(groups) > MAX_WINDOWS:
        raise ArticleTooLong(
            f"{name}: about {whole:,} tokens, which is more than {MAX_WINDOWS} windows of {room:,}; "
            "cut it down, or choose a model with a larger context"
        )
    return tuple(
        Window((*beginning, *group), Part(at, len(groups), group[0].number, group[-1].number))
        for at, group in enumerate(groups, start=1)
    )
