"""A sentence as words in their own and in lower case, for patterns about people."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from summarizer.language.lazy import lazy_pattern
from summarizer.language.offsets import Placed

# A word keeps its hyphens, apostrophes and inner full stops ("al-Qaeda", "Russia's", "U.S", "U.S.-led"), a number its
# commas and colon ("2,000", "7:15"); a mark stands alone.
_TOKEN = lazy_pattern(
    r"[^\W_]+(?:(?:[’'.\-–&/]|\.-|(?<=\d)(?:,(?=\d\d\d\b)|:(?=\d\d\b)))[^\W_]+)*(?:(?<=s)[’'](?= [^\W_]))?|[^\w\s]|_"
)
# Names that are written like function words: lower case would hide them.
_ACRONYMS = frozenset({"AN", "IS", "IT", "US", "WHO", "ALL", "AM", "WE", "ON"})


class Line(Placed):
    """A sentence as words; the sequences have one length and are never changed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = _TOKEN.findall(text)
        low = [word.lower() for word in self.raw]
        if "’" in text:
            low = [word.replace("’", "'") for word in low]
        if not _ACRONYMS.isdisjoint(self.raw) and not text.isupper():
            low = [word if word in _ACRONYMS else other for word, other in zip(self.raw, low, strict=True)]
        self.low: tuple[str, ...] = tuple(low)
        self.vocabulary = frozenset(low)
        """The lower-case words, to tell at once that none of a list occurs."""
        self.memo: dict[tuple[str, int], Any] = {}
        """What was read already, by construction and word: several patterns ask for the same subject."""

    def cut(self) -> tuple[str, Sequence[str]]:
        """The text and its words."""
        return self.text, self.raw

    def at(self, index: int) -> str:
        """The lower-case word at `index`, or "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the word there begins with a capital letter or an Arabic article before one ("al-Eryani")."""
        if not 0 <= index < len(self.raw):
            return False
        word = self.raw[index]
        return word[0].isupper() or ("-" in word and word.rsplit("-", 1)[1][:1].isupper())

    def is_word(self, index: int) -> bool:
        """Whether a word, not a mark, stands there."""
        return 0 <= index < len(self.raw) and self.raw[index][0].isalnum()

    def slice(self, first: int, last: int) -> str:
        """The text of the words `first` to `last` (half-open), with the full stop of an abbreviation at their end."""
        if last <= first:
            return ""
        end, word = self.ends[last - 1], self.raw[last - 1]
        if "." in word and word.isupper() and self.text[end : end + 1] == "." and self.text[end + 1 :].strip():
            end += 1
        return self.text[self.starts[first] : end]


# Characters. Prose stays far below; a list without full stops would make the patterns look back too far.
_LONGEST_SENTENCE = 3000


@lru_cache(maxsize=2048)
def line(text: str) -> Line:
    """The words of a sentence; of one that is no prose, only the beginning."""
    return Line(text[:_LONGEST_SENTENCE])
