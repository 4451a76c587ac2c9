"""Phrases of a vocabulary found in tokenised text: one dictionary look-up per token, the longest phrase first."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

from summarizer.language.lazy import lazy_pattern
from summarizer.language.offsets import Placed

Payload = TypeVar("Payload")

# Letters or digits in one run: hyphens and apostrophes part tokens, so that "air-strike" is "air strike" and
# "army's" is "army s"; the vocabularies are cut in the same way.
_TOKEN = lazy_pattern(r"[^\W\d_]+|\d+")
_BRACES = lazy_pattern(r"\{([^{}]*)\}")
_OPENING = lazy_pattern(r"(?:[^{}\s]++|\{[^{}]*+\})+")  # up to the first blank outside braces


class Tokens(Placed):
    """The letter or digit runs of a text; the three lists have one length and are never changed."""

    def __init__(self, text: str) -> None:
        self.text = text
        lower = text.lower()
        if len(lower) == len(text):
            self.words: list[str] = _TOKEN.findall(lower)
            """Lower case."""
        else:
            # A few capitals (such as the dotted I) change length when lowered; then the text itself is cut.
            self.words = [word.lower() for word in _TOKEN.findall(text)]
        self.memo: dict[str, Any] = {}
        """What was read already: several rules ask for the cues of the same sentence."""

    def cut(self) -> tuple[str, Sequence[str]]:
        """The text in lower case and its words; where lower case is longer, as written."""
        lower = self.text.lower()
        return (lower, self.words) if len(lower) == len(self.text) else (self.text, _TOKEN.findall(self.text))

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
    return Tokens(text)


@lru_cache(maxsize=512)
def tokens_of(text: str) -> Tokens:
    """`tokenise` for a sentence, which several rules read one after the other; nobody changes the lists."""
    return tokenise(text)


def expand(pattern: str) -> list[str]:
    """Every phrase that a pattern with shell-like braces stands for: "bomb{,s}" is "bomb" and "bombs"."""
    if "{" not in pattern:
        return [pattern]
    # What stands outside braces alternates with what stands in them.
    parts = _BRACES.split(pattern)
    choices = [part.split(",") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


def _words(phrase: str) -> list[str]:
    """`tokenise(phrase).words`; of letters and blanks alone, as nearly all phrases are, in a tenth of the time."""
    return phrase.lower().split() if phrase.replace(" ", "").isalpha() else tokenise(phrase).words


class _Head(Generic[Payload]):
    """The phrases that begin with one word: the word alone, and longer ones by their second word, longest first."""

    __slots__ = ("alone", "tails")

    def __init__(self) -> None:
        self.alone: tuple[Payload, ...] = ()
        self.tails: dict[str, list[tuple[list[str], tuple[Payload, ...]]]] = {}


class Lexicon(Generic[Payload]):
    """A vocabulary: patterns with what they mean. A pattern may stand in it several times, with several meanings.

    At first only the word that opens each phrase is known; a pattern is expanded when a text holds such a word. An
    article meets one word in ten of those, and expanding all patterns took longer than reading it.
    """

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._patterns: dict[str, list[tuple[str, Payload]]] = {}
        self._heads: dict[str, _Head[Payload]] = {}
        for pattern, payload in entries:
            for word in _first_words(pattern):
                self._patterns.setdefault(word, []).append((pattern, payload))

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """The phrases in `words` (lower-case tokens), left to right, longest first, without overlaps."""
        hits: list[Hit[Payload]] = []
        free, size = 0, len(words)
        heads, known = self._heads, self._patterns
        # Few words begin a phrase: a comprehension passes over the others twice as fast as a loop would.
        for at in [at for at, word in enumerate(words) if word in known]:
            if at < free:
                continue
            head, after = heads.get(words[at]) or self._expanded(words[at]), at + 1
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

    def _expanded(self, word: str) -> _Head[Payload]:
        """The phrases that begin with `word`."""
        tails: dict[tuple[str, ...], list[Payload]] = {}
        for pattern, payload in self._patterns[word]:
            for phrase in expand(pattern):
                first, *rest = _words(phrase)
                if first == word and payload not in (held := tails.setdefault(tuple(rest), [])):
                    held.append(payload)
        head = self._heads[word] = _Head()
        head.alone = tuple(tails.pop((), ()))
        for tail, payloads in sorted(tails.items(), key=lambda item: -len(item[0])):
            head.tails.setdefault(tail[0], []).append((list(tail), tuple(payloads)))
        return head


def _first_words(pattern: str) -> list[str]:
    """The words that open the phrases of a pattern, each once."""
    opening = _OPENING.match(pattern)
    start = opening[0] if opening else ""
    if start.isalpha():
        return [start.lower()]
    tokens = [_words(phrase) for phrase in expand(start)]
    if not all(tokens):  # an opening that may be left out: "{a,} rocket"
        tokens = [_words(phrase) for phrase in expand(pattern)]
    return list(dict.fromkeys(words[0] for words in tokens))
