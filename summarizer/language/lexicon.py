"""Phrases of a vocabulary found in tokenised text: one dictionary look-up per token, the longest phrase first."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from summarizer.language.lazy import lazy_pattern

Payload = TypeVar("Payload")

# Letters or digits in one run: hyphens and apostrophes part tokens, so that "air-strike" is "air strike" and
# "army's" is "army s"; the vocabularies are cut in the same way.
_TOKEN = lazy_pattern(r"[^\W\d_]+|\d+")
_BRACES = lazy_pattern(r"\{([^{}]*)\}")


class Tokens(NamedTuple):
    """The letter or digit runs of a text; the three lists have one length."""

    text: str
    words: list[str]
    """Lower case."""
    starts: list[int]
    """Half-open offsets into `text`."""
    ends: list[int]

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`, as written."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.starts[at]].isupper()


class Hit(NamedTuple, Generic[Payload]):
    """A phrase that was found; `first`/`last` are half-open token positions."""

    first: int
    last: int
    payloads: tuple[Payload, ...]


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in order."""
    lower = text.lower()
    if len(lower) != len(text):
        # A few capitals (such as the dotted I) change length when lowered; then offsets come from the text itself.
        spans = [match.span() for match in _TOKEN.finditer(text)]
        words = [text[start:end].lower() for start, end in spans]
    else:
        spans = [match.span() for match in _TOKEN.finditer(lower)]
        words = [lower[start:end] for start, end in spans]
    return Tokens(text, words, [start for start, _ in spans], [end for _, end in spans])


def words_of(text: str) -> list[str]:
    """The words of `tokenise` alone, for a long text: the offsets take most of its time."""
    lower = text.lower()
    return _TOKEN.findall(lower) if len(lower) == len(text) else tokenise(text).words


@lru_cache(maxsize=512)
def tokens_of(text: str) -> Tokens:
    """`tokenise` for a sentence, which several rules read one after the other; nobody changes the lists."""
    return tokenise(text)


def expand(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern with shell-like braces stands for: "bomb{,s}" is "bomb" and "bombs"."""
    match = _BRACES.search(pattern)
    if match is None:
        yield pattern
        return
    for choice in match[1].split(","):
        yield from expand(pattern[: match.start()] + choice + pattern[match.end() :])


class _Head(Generic[Payload]):
    """The phrases that begin with one word: the word alone, and longer ones by their second word, longest first."""

    __slots__ = ("alone", "tails")

    def __init__(self) -> None:
        self.alone: tuple[Payload, ...] = ()
        self.tails: dict[str, list[tuple[list[str], tuple[Payload, ...]]]] = {}


class Lexicon(Generic[Payload]):
    """A vocabulary: patterns with what they mean. A pattern may stand in it several times, with several meanings."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        phrases: dict[tuple[str, ...], list[Payload]] = {}
        for pattern, payload in entries:
            for phrase in expand(pattern):
                held = phrases.setdefault(tuple(tokenise(phrase).words), [])
                if payload not in held:
                    held.append(payload)
        heads: dict[str, _Head[Payload]] = {}
        for (first, *rest), payloads in sorted(phrases.items(), key=lambda item: -len(item[0])):
            head = heads.setdefault(first, _Head())
            if rest:
                head.tails.setdefault(rest[0], []).append((rest, tuple(payloads)))
            else:
                head.alone = tuple(payloads)
        self._heads = heads

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """The phrases in `words` (lower-case tokens), left to right, longest first, without overlaps."""
        hits: list[Hit[Payload]] = []
        free, size = 0, len(words)
        heads = self._heads
        # Few words begin a phrase: a comprehension passes over the others twice as fast as a loop would.
        for at in [at for at, word in enumerate(words) if word in heads]:
            if at < free:
                continue
            head, after = heads[words[at]], at + 1
            for rest, payloads in head.tails.get(words[after], ()) if after < size else ():
                end = after + len(rest)
                if len(rest) == 1 or words[after:end] == rest:
                    hits.append(Hit(at, end, payloads))
                    free = end
                    break
            else:
                if head.alone:
                    hits.append(Hit(at, after, head.alone))
                    free = after
        return hits
