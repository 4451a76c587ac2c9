"""The words and marks of a sentence with their offsets."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from summarizer.language.lazy import lazy_pattern
from summarizer.language.offsets import offsets

# A figure keeps its separators and a glued ending ("1,200", "10:39", "5.8", "22nd", "73km"); a word keeps an inner
# apostrophe and the full stops of an abbreviation ("U.S."); every other mark stands alone, hyphens and dashes too.
_WORD = lazy_pattern(r"\d+(?:[.,:٫٬]\d+)*(?:[^\W\d_]+)?|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
_DIGIT = lazy_pattern(r"\d")


class Words:
    """A sentence cut into words and marks; the four sequences have one length and are never changed."""

    __slots__ = ("ends", "has_digit", "low", "raw", "starts", "text")

    starts: list[int]
    """Half-open offsets into `text`."""
    ends: list[int]
    has_digit: bool
    """Whether the text holds any digit, of any script."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: tuple[str, ...] = tuple(_WORD.findall(text))
        low = [word.casefold() for word in self.raw]
        if "’" in text:
            low = [word.replace("’", "'") for word in low]
        if "US" in self.raw:
            # "US" is a country, "us" a pronoun.
            low = ["u.s." if word == "US" else lower for word, lower in zip(self.raw, low, strict=True)]
        self.low: tuple[str, ...] = tuple(low)
        """Casefolded, apostrophes straightened."""

    def __getattr__(self, name: str) -> Any:
        # Found when asked for: half of the sentences hold neither a cue nor a count.
        if name == "has_digit":
            self.has_digit = _DIGIT.search(self.text) is not None
        elif name in ("starts", "ends"):
            # Only white space stands between two words, so that each is found where it was read.
            self.starts, self.ends = offsets(self.text, self.raw)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def __len__(self) -> int:
        return len(self.raw)

    def at(self, index: int) -> str:
        """The casefolded word at `index`, or "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def matches(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the words from `index` on are those of `phrase`."""
        return index >= 0 and self.low[index : index + len(phrase)] == tuple(phrase)


@lru_cache(maxsize=2048)
def words(text: str) -> Words:
    """The words and marks of `text`."""
    return Words(text)
