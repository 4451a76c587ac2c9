"""Whose view a clause gives without a verb of saying: "in the eyes of the residents", "for the governor"."""

from summarizer.language.actors import Actor, actor
from summarizer.language.lines import Line
from summarizer.language.nounphrases import NounPhrase, phrase_after, phrase_ending
from summarizer.language.vocabulary import word_set

VIEWS = word_set("speech", "lists", "views")
_HOLDERS = frozenset({"authority", "state", "civil", "public", "person"})
_DOUBTLESS = frozenset({"doubt", "question", "culprit", "culprits", "guilty", "clear", "blame", "fault"})


def viewpoint(sentence: Line, at: int) -> tuple[Actor, int, int] | None:
    """Who holds the view that the word at `at` names, with the first and the last word of the phrase; None: nobody."""
    low = sentence.low
    if low[at] == "for":
        return _for_whom(sentence) if at == 0 else None
    if sentence.at(at + 1) == "of" and sentence.at(at - 1) == "the" and sentence.at(at - 2) == "in":
        phrase = phrase_after(sentence, at + 2)
        holder = actor(sentence, phrase)
        return None if holder is None or phrase is None else (holder, at - 2, phrase.outer[1] - 1)
    if sentence.at(at - 1).endswith(("'s", "s'", "’s", "s’")):
        phrase = phrase_ending(sentence, at, placed=False)
        holder = actor(sentence, phrase)
        if holder is not None and phrase is not None and sentence.at(phrase.first - 1) in ("in", "by"):
            return holder, phrase.first - 1, at
    return None


def _for_whom(sentence: Line) -> tuple[Actor, int, int] | None:
    """ "For the families the culprit is the port": who is named before what they have no doubt of."""
    phrase = phrase_after(sentence, 1)
    if phrase is None:
        return None
    # "For the families the culprit is": two phrases stand side by side.
    second = next((k for k in range(phrase.first + 1, phrase.last) if sentence.low[k] == "the"), -1)
    if second > 0:
        phrase = NounPhrase(phrase.first, second, None, None, (phrase.first, second))
    holder = actor(sentence, phrase)
    if holder is None or holder.kind not in _HOLDERS:
        return None
    last = phrase.outer[1] - 1
    return (holder, 0, last) if not _DOUBTLESS.isdisjoint(sentence.low[last + 1 : last + 9]) else None
