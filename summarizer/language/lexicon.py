"""Phrases of a vocabulary found in tokenised text: one dictionary look-up per token, the longest phrase first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

# Letters or digits in one run: hyphens and apostrophes part tokens, so that "air-strike" is "air strike" and
# "army's" is "army s"; the vocabularies are cut in the same way.
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BRACES = re.compile(r"\{([^{}]*)\}")


class Token(NamedTuple):
    """A run of letters or digits, lower case; `start`/`end` are half-open offsets into the tokenised text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase that was found; `first`/`last` are half-open token positions."""

    first: int
    last: int
    payloads: tuple[Payload, ...]


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in order."""
    lower = text.lower()
    # A few capitals (such as the dotted I) change length when lowered; then offsets come from the text itself.
    source = lower if len(lower) == len(text) else text
    return tuple(Token(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(source))


def expand(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern with shell-like braces stands for: "bomb{,s}" is "bomb" and "bombs"."""
    match = _BRACES.search(pattern)
    if match is None:
        yield pattern
        return
    for choice in match[1].split(","):
        yield from expand(pattern[: match.start()] + choice + pattern[match.end() :])


class Lexicon(Generic[Payload]):
    """A vocabulary: patterns with what they mean. A pattern may stand in it several times, with several meanings."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        phrases: dict[tuple[str, ...], list[Payload]] = {}
        for pattern, payload in entries:
            for phrase in expand(pattern):
                words = tuple(token.text for token in tokenise(phrase))
                held = phrases.setdefault(words, [])
                if payload not in held:
                    held.append(payload)
        by_head: dict[str, list[tuple[tuple[str, ...], tuple[Payload, ...]]]] = {}
        for words, payloads in phrases.items():
            by_head.setdefault(words[0], []).append((words[1:], tuple(payloads)))
        for tails in by_head.values():
            tails.sort(key=lambda tail: -len(tail[0]))
        self._by_head: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Payload, ...]]]] = by_head

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """The phrases in `words` (lower-case tokens), left to right, longest first, without overlaps."""
        hits: list[Hit[Payload]] = []
        free = 0
        by_head = self._by_head
        for at, word in enumerate(words):
            if at < free or word not in by_head:
                continue
            for tail, payloads in by_head[word]:
                end = at + 1 + len(tail)
                if not tail or tuple(words[at + 1 : end]) == tail:
                    hits.append(Hit(at, end, payloads))
                    free = end
                    break
        return hits
