"""Whether quoted words answer an incident, or only tell what happened."""

import re

from summarizer.brief import ReactionKind
from summarizer.language.vocabulary import word_set

_JUDGING = word_set("stances", "judging")
_WANTING = word_set("stances", "wanting")
_DEMANDING = word_set("stances", "demanding")
_TELLING = word_set("stances", "telling")
_WITNESSING = word_set("stances", "witnessing")

_KINDS: tuple[tuple[frozenset[str], ReactionKind], ...] = (
    (word_set("stances", "condemning"), "condemnation"),
    (word_set("stances", "mourning"), "condolence"),
    (word_set("stances", "warning"), "warning"),
)


def _words(quote: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z][a-z'-]*", quote.lower().replace("’", "'")))


def only_tells(quote: str) -> bool:
    """Whether the words tell what happened and judge nothing: "Two men ran in and fired"."""
    words = _words(quote)
    return not words.isdisjoint(_TELLING) and words.isdisjoint(_JUDGING | _WANTING)


def judges_from_afar(quote: str) -> bool:
    """Whether the words judge or want something and tell nothing that the speaker saw or went through."""
    words = _words(quote)
    told = re.search(r"\b(?:I|we) (?:was|were|took|went|got|had|thought)\b", quote) is not None
    return not words.isdisjoint(_JUDGING | _DEMANDING) and words.isdisjoint(_WITNESSING) and not told


def kind_of_quote(quote: str) -> ReactionKind:
    """What the quoted words do: condemn, mourn or warn; else they are a statement."""
    words = _words(quote)
    return next((kind for cues, kind in _KINDS if not words.isdisjoint(cues)), "statement")
