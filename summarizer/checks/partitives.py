"""Counts that a sentence puts among the dead, the hurt or the missing: "one of the wounded was a French officer"."""

import re

from summarizer.brief import Harm
from summarizer.language.counts import find_counts
from summarizer.language.lazy import lazy_pattern

Span = tuple[int, int]

# A noun of the harmed that no other noun follows: "the dead", but not "the dead man's friends".
_ENDS = (
    r"(?=\s*(?:[.,;:)\"”]|$|-|–|—)|\s+(?:[a-z]+ed|w\w+|are|is|ha[ds]|have|in|at|on|from|when|after|as|by|and|remain|died"
    r"|or)\b)"
)
_WHOLE = r"(?:(?:the|those|these|its|their|at least|more than|about|some|over|[\d,]+|[a-z]+(?:-[a-z]+)?) ){0,5}?"
_WHO = r"(?:who (?:were|was|had been|have been|have|had|are) )?"
_HEADS: dict[Harm, str] = {
    "killed": r"(?:dead|killed|slain|deceased|fatalities|died|deaths|perished|drowned|lost their lives)",
    "injured": r"(?:wounded|injured|hurt)",
    "missing": r"(?:missing)",
}
_AMONG: dict[Harm, re.Pattern[str]] = {
    harm: lazy_pattern(rf"\b(?:of|among) {_WHOLE}{_WHO}{head}\b{_ENDS}", re.IGNORECASE) for harm, head in _HEADS.items()
}
_INCLUDING: dict[Harm, re.Pattern[str]] = {
    harm: lazy_pattern(
        rf"\b(?:{head}{'|toll' if harm == 'killed' else ''}\b[^.,;:]{{0,90}}?),? "
        r"(?:(?:which|that|who) )?(?:also )?includ(?:es?|ed|ing)\b",
        re.IGNORECASE,
    )
    for harm, head in _HEADS.items()
}
# "The injured were taken to Lima; five of them are minors": whom the sentence opens with.
_OPENS: dict[Harm, re.Pattern[str]] = {
    harm: lazy_pattern(rf"the {head} (?:were|was|are|have|had)\b", re.IGNORECASE) for harm, head in _HEADS.items()
}
# "Of the five who were shot, two remain in hospital; the other three have gone home."
_OF_THOSE: dict[Harm, re.Pattern[str]] = {
    "killed": lazy_pattern(rf"(?:of|among) {_WHOLE}{_WHO}{_HEADS['killed']}\b", re.IGNORECASE),
    "injured": lazy_pattern(
        rf"(?:of|among) {_WHOLE}(?:{_WHO}{_HEADS['injured']}|who (?:were|had been) (?:shot|stabbed|hit|burned))\b",
        re.IGNORECASE,
    ),
}
_OTHERS = lazy_pattern(r"\bthe (?:others?|rest|remaining)(?: [\w-]+)?(?: [a-z]+)?$", re.IGNORECASE)
_OF_THEM = lazy_pattern(r"\s*of (?:them|whom|these|those)\b", re.IGNORECASE)
_REST = lazy_pattern(r"the (?:others?|rest|remaining)\b", re.IGNORECASE)
_IS = lazy_pattern(r"\b(?:was|were|is|are)\b")
_IS_LAST = lazy_pattern(r"\b(?:was|were|is|are|be)(?: (?:also|all|both|reportedly|said to be|believed to be))? $")
# "one of the five wounded, none of whom has lost a limb, was a guard"
_ASIDE = lazy_pattern(r"^, (?:none|all|both|some|most|one|who|whose|which|many)\b[^,;]*,", re.IGNORECASE)
_BREAKS = lazy_pattern(r"[;:]|\b(?:while|whereas|but|when|after|before)\b")
_JOINT = lazy_pattern(r"(?:,|\band)\s+(?:(?:an?|the|his|her|their|at least|about)\s+)?$")
_LISTED = 120
"""Characters behind "the dead included" in which its list goes on."""


def is_among(harm: Harm, text: str, place: Span) -> bool:
    """Whether `text` says of the count at `place` that it is of the dead, the hurt or the missing."""
    if harm not in _HEADS:
        return False
    if _OPENS[harm].match(text) and place[0] and _OF_THEM.match(text, place[1]):
        return True
    others = harm in _OF_THOSE and _OTHERS.search(text[: place[1]])
    opened = _OF_THOSE[harm].match(text) if others else None
    if opened is not None and opened.end() < place[0]:
        return True
    for found in _AMONG[harm].finditer(text):
        if found.start() <= place[1] + 1 and place[0] < found.start():
            return True  # "many of the dead"
        behind = text[place[1] : found.start()]
        if place[1] < found.start() and _IS_LAST.search(behind) and not _parted(text, place[1], found.start()):
            return True  # "an engineer and his son were among the 84 people killed"
        between = _ASIDE.sub("", text[found.end() : place[0]])
        if found.end() <= place[0] and _IS.search(between) and _goes_on(between):
            return True  # "six of the wounded were tourists and two others were local people"
    for found in _INCLUDING[harm].finditer(text):
        between = text[found.end() : place[0]]
        if found.end() < place[0] and len(between) < _LISTED and _goes_on(between):
            return True
    return False


def is_rest(harm: Harm, text: str, before: str) -> bool:
    """Whether a sentence goes on with the rest of those whom the one before puts among the dead, hurt or missing."""
    return harm in _HEADS and _REST.match(text) is not None and _AMONG[harm].search(before) is not None


def _goes_on(between: str) -> bool:
    """Whether a list of the harmed goes on to the next count: no clause begins, and a joint follows each member."""
    counted = [one for one in find_counts(between) if one.kind in ("people", "other")]
    return not _BREAKS.search(between) and (not counted or _JOINT.search(between) is not None)


def _parted(text: str, start: int, end: int) -> bool:
    """Whether another count or clause stands between a count and its verb."""
    others = any(start <= one.start < end and one.kind == "people" for one in find_counts(text))
    return others or _BREAKS.search(text, start, end) is not None
