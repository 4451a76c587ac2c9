"""Verbatim phrases found again in a text: white space, apostrophe and quote style and case may differ, nothing else."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

# One character for one, so that offsets stay those of the text.
_SAME = tuple(zip("‘’‚‛“”„‟–—−\u00a0\u2009\u202f", "''''\"\"\"\"---   ", strict=True))


@lru_cache(maxsize=256)
def _flat(text: str) -> str:
    # Every name and phrase of a draft is looked up in the same article, some hundred times.
    flat = text
    if not text.isascii():
        # `str.translate` looks at one character after the other and took 30 times as long.
        for char, plain in _SAME:
            flat = flat.replace(char, plain)
    lowered = flat.lower()
    return lowered if len(lowered) == len(flat) else flat


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Half-open offsets of every place in `text` where `phrase` stands; empty for a blank phrase.

    A digit directly before or after a number is no boundary: "20" is not found in "1,200" or "20.5".
    """
    return list(_occurrences(text, phrase))


@lru_cache(maxsize=4096)
def _occurrences(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    # Engine, checks and the list of unused numbers ask for the same counts one after the other.
    words = _flat(phrase).split()
    if not words:
        return ()
    found = []
    for start, end in _places(_flat(text), words):
        glued_before = start >= 2 and text[start].isdigit() and text[start - 1] in ".,:" and text[start - 2].isdigit()
        glued_after = end + 1 < len(text) and text[end - 1].isdigit() and text[end] in ".,:" and text[end + 1].isdigit()
        if not glued_before and not glued_after:
            found.append((start, end))
    return tuple(found)


def _places(flat: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where `words` stand one after the other with white space between; no two places overlap.

    A pattern would say the same, but compiling one for every phrase took a tenth of the time of an article.
    """
    first, *rest = words
    # Boundaries only beside a letter or digit: a phrase may end in a quote mark or a full stop.
    bounded_before, bounded_after = first[0].isalnum(), words[-1][-1].isalnum()
    start = flat.find(first)
    while start >= 0:
        end = start + len(first)
        if bounded_before and start and _is_letter(flat[start - 1]):
            end = -1
        for word in rest if end > 0 else ():
            end = _behind(flat, end, word)
            if end < 0:
                break
        if end < 0 or (bounded_after and end < len(flat) and _is_letter(flat[end])):
            start = flat.find(first, start + 1)
        else:
            yield start, end
            start = flat.find(first, end)


def _behind(flat: str, at: int, word: str) -> int:
    """The offset behind `word` when only white space parts it from `at`, else -1."""
    begins = at
    while begins < len(flat) and flat[begins].isspace():
        begins += 1
    return begins + len(word) if begins > at and flat.startswith(word, begins) else -1


def _is_letter(mark: str) -> bool:
    return mark.isalnum() or mark == "_"


def verbatim(text: str, phrase: str) -> str | None:
    """The article's own spelling of `phrase` at its first occurrence, or None."""
    places = occurrences(text, phrase)
    return text[places[0][0] : places[0][1]] if places else None
