"""The words and marks of a sentence with their offsets."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from summarizer.language.lazy import lazy_pattern
from summarizer.language.offsets import Placed

# A figure keeps its separators and a glued ending ("1,200", "10:39", "5.8", "22nd", "73km"); a word keeps an inner
# apostrophe and the full stops of an abbreviation ("U.S."); every other mark stands alone, hyphens and dashes too.
_WORD = lazy_pattern(r"\d+(?:[.,:٫٬]\d+)*(?:[^\W\d_]+)?|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
_DIGIT = lazy_pattern(r"\d")


class Words(Placed):
    """A sentence cut into words and marks; the four sequences have one length and are never changed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: tuple[str, ...] = tuple(_WORD.findall(text))
        low = [word.casefold() for word in self.raw]
        if "’" in text:
            low = [word.replace("’", "'") for word in low]
        if "US" in self.raw:
            # "US" is a country, "us" a pronoun.
            low = ["u.s." if word == "US" else lower for word, lower in zip(self.raw, low, strict=True)]
        if "IS" in self.raw and any(word.islower() for word in self.raw):
            # "IS" is an armed group, except in a line of capitals.
            low = ["isis" if word == "IS" else lower for word, lower in zip(self.raw, low, strict=True)]
        self.low: tuple[str, ...] = tuple(low)
        """Casefolded, apostrophes straightened."""

    @cached_property
    def has_digit(self) -> bool:
        """Whether the text holds any digit, of any script."""
        return _DIGIT.search(self.text) is not None

    def cut(self) -> tuple[str, Sequence[str]]:
        """The text and its words."""
        return self.text, self.raw

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
