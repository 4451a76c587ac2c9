"""Which event a claim or an accusation speaks of: the one reported, or another that its own words tell apart."""

from summarizer.language.lines import Line, line
from summarizer.language.nounphrases import DAYS, phrase_after, phrase_before
from summarizer.language.vocabulary import word_set

_EVENTS = word_set("blame", "claim", "events")
_INDEFINITE = frozenset({"a", "an", "another", "several", "many", "some", "two", "three", "four", "five", "dozens"}) | (
    frozenset({"similar", "previous", "other", "earlier", "past", "that", "those"})
)
_POINTING = frozenset({"the", "this", "these", "both"})
_OLDER = frozenset({"past", "previous", "previously", "years"})
_FAR = 7
"""Words after "claimed" in which "for" names the event."""


def claims_another(text: str, offset: int, lead: str) -> bool:
    """Whether the claim or blame whose word stands at `offset` is about another event than that of `lead`.

    "Attacks claimed by the Front", "a January bombing blamed on it" and "responsibility for the Karsa attack", where
    the lead does not speak of Karsa, tell of others; "the attack", "it" and "Sunday's bombing" of the one reported.
    """
    sentence = line(text)
    at = next((k for k, start in enumerate(sentence.starts) if start >= offset), -1)
    if at < 0:
        return False
    if sentence.at(at + 1) in ("by", "on", "to"):
        if not _OLDER.isdisjoint(sentence.low[max(0, at - _FAR) : at]):
            return True  # "several attacks in the past, claimed by the Front"
        phrase = phrase_before(sentence, at)
        return phrase is not None and _is_other(sentence, phrase.first, phrase.last, lead)
    link = next((k for k in range(at + 1, min(at + _FAR, len(sentence.low))) if sentence.low[k] == "for"), -1)
    if link > 0 and sentence.at(link + 1) in _INDEFINITE and not _EVENTS.isdisjoint(sentence.low[link + 2 : link + 5]):
        return True  # "responsibility for that attack", "for many of the killings"
    phrase = phrase_after(sentence, link + 1) if link > 0 else None
    return phrase is not None and _is_other(sentence, phrase.first, phrase.last, lead)


def _is_other(sentence: Line, first: int, last: int, lead: str) -> bool:
    words = sentence.low[first:last]
    event = next((k for k in range(first, last) if sentence.low[k] in _EVENTS), -1)
    if event < 0:
        return False
    if words[0] in _INDEFINITE:
        return True
    if words[0] not in _POINTING and sentence.low[event].endswith("s") and not sentence.raw[first].endswith("'s"):
        return not sentence.is_capital(first)
    named = [
        sentence.raw[k] for k in range(first, event) if sentence.is_capital(k) and sentence.low[k] not in _POINTING
    ]
    return any(
        name.lower().removesuffix("'s").removesuffix("’s") not in DAYS and name.removesuffix("'s") not in lead
        for name in named
    )


def is_titled(text: str) -> bool:
    """Whether nearly every long word has a capital, as in many headlines."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)
