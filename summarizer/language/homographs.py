"""Words that are a noun as often as a verb ("claims", "grounds"): which of the two stands there."""

from summarizer.language.lines import Line
from summarizer.language.nounspans import (
    AUXILIARIES,
    CONTRACTIONS,
    DETERMINERS,
    HUMAN_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    STOP,
    start_of,
)
from summarizer.language.vocabulary import word_set

_HOMOGRAPHS = word_set("grammar", "lists", "homographs")
# "All claim", "some fear", "both offer": they stand alone as subjects too.
_SUBJECTS = frozenset(
    [
        "all",
        "some",
        "many",
        "both",
        "few",
        "several",
        "one",
        "two",
        "three",
        "this",
        "that",
        "these",
        "those",
        "each",
        "any",
    ]
)
_PLURALS = frozenset({"police", "people", "men", "women", "children", "media", "public", "clergy", "others", "wounded"})
_SINGULAR = frozenset({"a", "an", "this", "that", "each", "every", "another"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
# Verbs have no object with "of" or "against": "claims of torture", "charges against two men".
_COMPLEMENTS = frozenset({"of", "against"})
# "Stepped up calls", "as claims": behind these a verb or a clause may begin.
_NO_GOVERNORS = frozenset({"to", "as", "up", "down", "out", "off", "over", "since", "before", "after", "until", "like"})


def is_noun(sentence: Line, index: int) -> bool:
    """Whether the word at `index` is a noun there: "on Capitol grounds", "false promises", "a direct claim"."""
    word = sentence.low[index]
    if word not in _HOMOGRAPHS:
        return False
    key = ("noun", index)
    if key not in sentence.memo:
        sentence.memo[key] = _is_noun(sentence, index, word)
    found: bool = sentence.memo[key]
    return found


def _is_noun(sentence: Line, index: int, word: str) -> bool:
    before, following = sentence.at(index - 1), sentence.at(index + 1)
    if not before:
        return following == "of"
    if before.endswith(("'s", "s'")) and before not in CONTRACTIONS:
        return True
    if (before in DETERMINERS and before not in _SUBJECTS) or (before in _OWNERS and word.endswith("s")):
        return True
    if before in PREPOSITIONS and before not in _NO_GOVERNORS:
        return True
    plural = word.endswith("s") and not word.endswith("ss")
    if following in _COMPLEMENTS and plural:
        return True
    if before in STOP or before in AUXILIARIES or not sentence.is_word(index - 1) or before in _SUBJECTS:
        return False
    return _heads_phrase(sentence, index, plural=plural)


def _heads_phrase(sentence: Line, index: int, *, plural: bool) -> bool:
    """Whether the words before cannot be the subject of a verb, by number and determiner."""
    first = start_of(sentence, index)
    if first >= index:
        return False
    head, opener = sentence.low[index - 1], sentence.low[first]
    described = head.endswith("ed") and len(head) > 4 and head not in HUMAN_HEADS and not sentence.is_capital(index - 1)
    if described and first < index - 1:
        return True  # "one of three armed suspects"
    if opener in PRONOUNS:
        return False
    if not plural:
        # "A direct claim", "no immediate claim": one subject has a verb in -s.
        if sentence.at(first - 1) in PREPOSITIONS and sentence.at(first - 2).endswith("s"):
            return False  # "governments in the region fear"
        one = opener in _SINGULAR or (opener in DETERMINERS and opener not in _SUBJECTS)
        return one and not sentence.is_capital(index - 1) and not head.endswith("s") and head not in _PLURALS
    bare = opener not in DETERMINERS and not any(
        sentence.is_capital(at) or sentence.raw[at][0].isdigit() or sentence.low[at].endswith(("'s", "s'"))
        for at in range(first, index)
    )
    if bare and head not in HUMAN_HEADS:
        return True  # "false promises", "initial reports": without an article no subject in the singular
    many = head.endswith("s") and not head.endswith(("ss", "'s", "us", "is")) and not sentence.is_capital(index - 1)
    governor = sentence.at(first - 1)
    governed = governor in PREPOSITIONS and (governor not in _NO_GOVERNORS or (governor == "to" and not bare))
    return many or (governed and governor != "of" and sentence.is_capital(index - 1))
