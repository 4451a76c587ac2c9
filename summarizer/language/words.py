"""The words and marks of a sentence with their offsets."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.lazy import lazy_pattern
from summarizer.records import record

# A figure keeps its separators and a glued ending ("1,200", "10:39", "5.8", "22nd", "73km"); a word keeps an inner
# apostrophe and the full stops of an abbreviation ("U.S."); every other mark stands alone, hyphens and dashes too.
_WORD = lazy_pattern(r"\d+(?:[.,:٫٬]\d+)*(?:[^\W\d_]+)?|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")


_DIGIT = lazy_pattern(r"\d")


@record(frozen=True, slots=True)
class Words:
    """A sentence cut into words and marks; the four sequences have one length."""

    text: str
    raw: tuple[str, ...]
    low: tuple[str, ...]
    """Casefolded, apostrophes straightened."""
    starts: tuple[int, ...]
    """Half-open offsets into `text`."""
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def has_digit(self) -> bool:
        """Whether the text holds any digit, of any script."""
        return _DIGIT.search(self.text) is not None

    def at(self, index: int) -> str:
        """The casefolded word at `index`, or "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def matches(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the words from `index` on are those of `phrase`."""
        return index >= 0 and self.low[index : index + len(phrase)] == tuple(phrase)


@lru_cache(maxsize=2048)
def words(text: str) -> Words:
    """The words and marks of `text`."""
    spans = [match.span() for match in _WORD.finditer(text)]
    raw = tuple([text[start:end] for start, end in spans])
    folded = text.casefold().replace("’", "'")
    if len(folded) == len(text):
        low = tuple([folded[start:end] for start, end in spans])
    else:  # a letter such as the German sharp s grows when folded, and would shift every offset behind it
        low = tuple([word.casefold().replace("’", "'") for word in raw])
    if "US" in raw:
        # "US" is a country, "us" a pronoun.
        low = tuple(["u.s." if word == "US" else lower for word, lower in zip(raw, low, strict=True)])
    return Words(text, raw, low, tuple([start for start, _ in spans]), tuple([end for _, end in spans]))
