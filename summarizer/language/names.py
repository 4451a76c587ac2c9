"""Names compared as token sequences: case, a leading "the" and a possessive may differ, nothing else."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.lazy import lazy_pattern

# A letter-or-digit run, with inner apostrophes, hyphens and full stops kept together ("al-Qaeda", "U.N.", "O'Neill").
_TOKEN = lazy_pattern(r"[^\W_]+(?:[’'.\-–][^\W_]+)*", re.UNICODE)


# Characters beyond which a text is an article: some 40 KB of tokens, of which a long run would have kept thousands.
_ARTICLE = 500


def tokens(text: str) -> tuple[str, ...]:
    """The casefolded tokens of `text`, possessive endings taken off; curly and straight apostrophes are one."""
    return _tokens_of_article(text) if len(text) > _ARTICLE else _tokens(text)


@lru_cache(maxsize=16)
def _tokens_of_article(text: str) -> tuple[str, ...]:
    return _tokens.__wrapped__(text)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
    lower = folded.lower() if folded.isascii() else folded.casefold()
    if len(lower) == len(folded):
        found = _TOKEN.findall(lower)
        return tuple([word[:-2] if word.endswith("'s") else word for word in found] if "'s" in lower else found)
    # A few letters fold to several ("ß", the dotted I), some of which would part a word.
    return tuple([_without_owner(word).casefold() for word in _TOKEN.findall(folded)])


def _without_owner(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "'S")) else word


def bare(name: str) -> tuple[str, ...]:
    """The tokens of a name without a leading "the"."""
    sequence = tokens(name)
    return sequence[1:] if len(sequence) > 1 and sequence[0] == "the" else sequence


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same token sequence."""
    return bare(one) == bare(other)


def _found(needle: Sequence[str], haystack: Sequence[str]) -> bool:
    size, wanted, at = len(needle), tuple(needle), -1
    while True:
        try:  # `index` runs in C; a check asks this some sixty times of a whole article
            at = haystack.index(wanted[0], at + 1)
        except ValueError:
            return False
        if tuple(haystack[at : at + size]) == wanted:
            return True


# Characters that end a token and belong to none.
_APART = frozenset(' \n\t,;:!?()[]"“”')


def _stands_apart(text: str, name: str) -> bool:
    """Whether `name` stands in `text` letter for letter between blanks or marks that part tokens."""
    at = text.find(name)
    if at < 0 or not (name[0].isalnum() and name[-1].isalnum()):
        return False
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 2]
    return (not before or before in _APART) and (not after or after[0] in _APART or after in (".", ". ", ".\n"))


@lru_cache(maxsize=8192)
def contains_name(text: str, name: str) -> bool:
    """Whether `name` stands in `text` as a token sequence; False for a name without a letter or digit."""
    if name and _stands_apart(text, name):
        return True  # as nearly all names do: a whole article need not be cut into tokens for them
    needle = bare(name)
    return bool(needle) and _found(needle, tokens(text))


@lru_cache(maxsize=4096)
def is_short_for(short: str, name: str) -> bool:
    """Whether `short` is made of the initials of `name` ("FLL", "Frente Llanero Libre")."""
    return len(short) > 2 and short == "".join(word[0] for word in name.split() if word[0].isupper())


@lru_cache(maxsize=4096)
def same_actor(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one actor's: equal, a surname, or shortened ("the Front" of "Bolan Freedom Front")."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return short == long[-len(short) :] or (len(short) > 1 and short == long[: len(short)])
