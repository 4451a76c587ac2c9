"""The clauses of a sentence, cut at marks and at words that open a clause."""

from functools import lru_cache

from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words, words

_SUBORDINATORS = word_set("harms", "grammar", "subordinators")
_RELATIVES = word_set("harms", "grammar", "relatives")
_AUXILIARIES = word_set("harms", "grammar", "be") | word_set("harms", "grammar", "have")
_PAST = word_set("harms", "grammar", "past_verbs")
# "as many as", "such as", "as well as" open no clause.
_NO_CLAUSE_BEFORE = frozenset(("such", "many", "much", "few", "soon", "well", "far", "long"))
_NO_CLAUSE_AFTER = frozenset(("many", "much", "well", "a", "of", "an"))
_MARKS = frozenset(";:—()")
_MAY_OPEN = _MARKS | _SUBORDINATORS | _RELATIVES | {"and", "but"}


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of `text` as half-open offsets, in order; nothing is left out but the marks between them."""
    sentence = words(text)
    low = sentence.low
    likely = [at for at, word in enumerate(low) if at and (word in _MAY_OPEN or low[at - 1] in _MARKS)]
    cuts = [at for at in likely if _opens(sentence, at)]
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in [*cuts, len(sentence)]:
        first, last = begin, cut
        while first < last and sentence.low[first] in ",;:—()–":
            first += 1
        while last > first and sentence.low[last - 1] in ",;:—()–":
            last -= 1
        if last > first:
            spans.append((sentence.starts[first], sentence.ends[last - 1]))
        begin = cut
    return tuple(spans)


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of `text` that holds the words at these offsets, or the clauses that they reach into."""
    spans = clauses(text)
    first = next((low for low, high in spans if high > start), start)
    last = next((high for low, high in spans if high >= end), end)
    return min(first, start), max(last, end)


def _opens(sentence: Words, at: int) -> bool:
    """Whether a clause begins at this word."""
    word, before = sentence.low[at], sentence.low[at - 1]
    if before in _MARKS or word in _MARKS:
        return True
    if word in _SUBORDINATORS:
        # "as many as", "at least twice as", "since 2015", "after the blast": only a finite clause counts.
        if word == "as":
            return before not in _NO_CLAUSE_BEFORE and sentence.at(at + 1) not in _NO_CLAUSE_AFTER
        return _finite_follows(sentence, at + 1)
    if word in _RELATIVES:
        return word != "that" or before == ","
    if word in ("and", "but") and before == ",":
        return _finite_follows(sentence, at + 1)
    return word == "but" and _finite_follows(sentence, at + 1)


def _finite_follows(sentence: Words, at: int) -> bool:
    """Whether a finite verb follows before the next mark, as far as its form shows."""
    for index in range(at, min(at + 12, len(sentence))):
        word = sentence.low[index]
        if word in _AUXILIARIES or (word.endswith("ed") and index > at) or word in _PAST:
            return True
        if word in ",;:.":
            return False
    return False
