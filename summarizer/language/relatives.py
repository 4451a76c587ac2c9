"""Words between a subject and its verb: relative clauses without commas, ages and homes between commas."""

from summarizer.language.lines import Line
from summarizer.language.vocabulary import word_set

_AUXILIARIES = word_set("grammar", "auxiliaries")
_ADVERBS = word_set("grammar", "adverbs")
_VERBS = word_set("grammar", "verbs") | word_set("blame", "acts", "verbs") | word_set("grammar", "irregular")
_REPORTING = word_set("speech", "verbs", "say") | word_set("speech", "verbs", "believe")
SUBORDINATORS = frozenset(
    {"as", "after", "before", "since", "until", "while", "when", "because", "where", "if", "whether"}
)
"""Words that open a clause of their own; some are prepositions as well."""
_NO_NOUNS = (
    word_set("grammar", "verbs")
    | word_set("grammar", "prepositions")
    | word_set("grammar", "conjunctions")
    | _REPORTING
) - {"report", "reports", "claim", "claims", "suspects", "suspect"}
_BRACKETS = frozenset("[]().")
_FARTHEST = 22
"""Words back in which a relative pronoun is looked for."""


def relative_pronoun(sentence: Line, index: int) -> int:
    """Index of the "who" or "that" whose clause stands between the verb at `index` and its subject; -1 without one.

    "The driver of a van that left the road was charged", "a man who worked for the firm was arrested".
    """
    low = sentence.low
    at = index
    while at > 0 and (low[at - 1] in _AUXILIARIES or low[at - 1] in _ADVERBS):
        at -= 1
    for back in range(at - 1, max(0, at - _FARTHEST), -1):
        word = low[back]
        if word in _BRACKETS:
            continue
        if not sentence.is_word(back) or word in SUBORDINATORS or word == "but":
            return -1
        if word in ("who", "that"):
            if back == at - 1 or low[back - 1] in _NO_NOUNS:
                return -1
            # "A man who they say is responsible": the report stands between.
            told = word == "who" and not _REPORTING.isdisjoint(low[back + 1 : at])
            return back if told or _is_finite(sentence, back + 1) else -1
    return -1


def _is_finite(sentence: Line, index: int) -> bool:
    """Whether a verb stands there, adverbs and auxiliaries before it."""
    at = index
    while sentence.at(at) in _AUXILIARIES or sentence.at(at) in _ADVERBS:
        at += 1
    word = sentence.at(at)
    return at > index or word in _VERBS or (word.endswith("ed") and len(word) > 4)


def cut_contact(sentence: Line, first: int, last: int, things: frozenset[str], people: frozenset[str]) -> int:
    """Where the subject of a clause without a pronoun begins in "an attack Turkey blamed on it", "told Reuters rebels".

    `first` itself when the words `first` to `last` (half-open) are one phrase.
    """
    low = sentence.low
    if sentence.at(first - 1) == "told" and sentence.is_capital(first):
        start = first
        while start < last and sentence.is_capital(start):
            start += 1
        return start if start < last and low[last - 1] in people else first
    for at in range(first + 1, last):
        noun = low[at - 1] in things and not sentence.is_capital(at - 1)
        opened = low[first] in ("a", "an", "the", "this", "that")
        if noun and opened and (sentence.is_capital(at) or (at == last - 1 and low[at] in people)):
            return at
    return first


def home_of(sentence: Line, closing: int) -> int:
    """Index of the comma behind a name to which age and home are added before the comma `closing`; -1 without them.

    "Ian Poe, 34, of Karsa, Illinois, is suspected", "Ian Poe, of 40 Berry Road, was charged".
    """
    raw, low = sentence.raw, sentence.low
    commas = [at for at in range(closing - 1, max(-1, closing - 22), -1) if raw[at] == ","][:4]
    end = closing
    if commas and low[commas[0] + 1] in ("a", "an", "the"):
        # "Ian Poe, 55, of Lima, Ohio, a retired guard, shot two men"
        end, commas = commas[0], commas[1:]
    for place, comma in enumerate(commas):
        if low[comma + 1] in ("of", "from"):
            before = commas[place + 1] if place + 1 < len(commas) else -1
            aged = before >= 0 and comma - before <= 3 and raw[before + 1].isdigit()
            return before if aged else comma
        if not all(raw[at][0].isupper() or raw[at] == "." for at in range(comma + 1, end)):
            return -1
        end = comma
    return -1
