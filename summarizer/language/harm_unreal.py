"""Harms that a sentence names without saying that they were done: denied, feared, wanted, or somebody else's."""

import re
from collections.abc import Collection

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import word_set

_TRIGGERS = word_set("harms", "unreal", "triggers")
"""Without one of these words nothing below can hold but what "of" and "would" tell."""

# "denied that nine people had drowned", "no truth to reports that", "a rumour that": before a count.
_DENIED = lazy_pattern(
    r"\b(?:den(?:y|ies|ied|ying)|(?:dismiss(?:ed|es)|reject(?:ed|s)|refut(?:ed|es)|no truth|no evidence)\b"
    r"[^.;,]{0,30}?)"
    r" (?:that|(?:reports?|claims?|rumou?rs?|allegations?|suggestions?)(?: that| of)?) (?!the )[^.;,]{0,20}$"
    r"|\brumou?rs? (?:that|of) (?!the )[^.;,]{0,20}$",
)
_FEARED = lazy_pattern(r"\bfear(?:s|ed)?(?: that)? (?:more than |about |up to |at least |another |some )*$")
_ASKED = lazy_pattern(r"\b(?:whether|if|unless) (?:more than |about |at least |another |some )*$")
_AIM = (
    r"\b(?:threat(?:s|en\w*)?|vow(?:s|ed)|pledged|plott(?:ed|ing)|plann(?:ed|ing)|plans|wants?|wanted|meant|"
    r"intend(?:s|ed)|tri(?:ed|es)|trying|attempted)(?: \w+)? to "
)
_MEANT = lazy_pattern(_AIM + r"(?:\w+ )?$")
_MEANT_TO = lazy_pattern(_AIM)
_WARDED = lazy_pattern(
    r"\b(?:prevent(?:s|ed)?|avoid(?:ed)?|avert|expect(?:s|ed|ing)? to (?:find|recover)) "
    r"(?:more than |about |another |some )*$"
)
_PROVIDED = lazy_pattern(
    r"\b(?:beds|room|capacity|prepar(?:ed|ing))\b[^.;,]{0,20} for "
    r"(?:up to |about |some |more than |another |at least )*$"
)
# "Seven nurses | treated the | wounded": who helps is not who is hurt.
_HELPS = lazy_pattern(
    r"^(?: (?:who|have|has|had|also|(?:on|at|in) [\w-]+))*?(?: to)? "
    r"(?:treat(?:ed|ing)?|tend(?:ed|ing) to|help(?:ed|ing)?|assist(?:ed|ing)?|car(?:e|ed|ing) for|attend(?:ed|ing) to|"
    r"evacuating) (?:the |those |some )?(?:[\w-]+ )?$"
)
_HELPED = lazy_pattern(r"(?:injured|wounded|sick|dead|survivors|victims)\b")
_DEED = lazy_pattern(r"^\w+ (?:the |about |up to |more than |another |some )*$")
# "Of the 40 miners, half died": the fraction is said to have died, not the whole.
_WHOLE = lazy_pattern(r"(?:^|[.;] )of (?:the|its|their|these|those) (?:some |about )?\Z", re.IGNORECASE)
_ALONE = lazy_pattern(r"^(?: [\w-]+)?,")
_WOULD = lazy_pattern(r"^(?: [\w-]+)? would (?:have )?")


def is_unreal(text: str, vocabulary: Collection[str], count: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether the harm at `cue` is not said to have befallen those counted at `count`.

    Args:
        vocabulary: the words of the sentence in lower case.
        count, cue: half-open offsets in the sentence.
    """
    if count[1] < cue[0] and "," in text[count[1] : cue[0]] and _WHOLE.search(text, 0, count[0]):
        return True
    if _TRIGGERS.isdisjoint(vocabulary):
        return False
    low = text.lower()
    before = low[: count[0]]
    if count[1] <= cue[0]:
        if any(one.search(before) for one in (_DENIED, _FEARED, _ASKED)) or _HELPS.match(low[count[1] : cue[0]]):
            return True
    elif _MEANT.search(low[: cue[0]]):
        return True
    return _WARDED.search(before) is not None or _PROVIDED.search(before) is not None


def is_unreal_count(text: str, vocabulary: Collection[str], count: tuple[int, int]) -> bool:
    """Whether no harm that the sentence tells of those counted at `count` is said to have befallen them.

    For counts of which no harm was read; the arguments are those of `is_unreal`.
    """
    low = text.lower()
    before, behind = low[: count[0]], low[count[1] :]
    if (_WHOLE.search(text, 0, count[0]) and _ALONE.match(behind)) or _WOULD.match(behind):
        return True
    if _TRIGGERS.isdisjoint(vocabulary):
        return False
    if any(one.search(before) for one in (_DENIED, _FEARED, _ASKED, _WARDED, _PROVIDED)):
        return True
    meant = _MEANT_TO.search(before)
    if meant is not None and _DEED.match(before[meant.end() :]):
        return True
    helped = _HELPED.search(behind)
    return helped is not None and _HELPS.match(behind[: helped.start()]) is not None
