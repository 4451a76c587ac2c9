"""Names that a cited sentence only counts among the harmed: they neither did it nor accuse anybody there."""

import re
from collections.abc import Iterable, Sequence

from summarizer.article import Article
from summarizer.language.attackers import is_attacker_group, is_unnamed_attacker
from summarizer.language.casualties import readings_in
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import contains_name
from summarizer.language.phrases import occurrences

_SUFFERED = frozenset(("killed", "injured", "missing", "abducted", "displaced", "affected"))
_CHARGE = (
    r"(?:suspect\w*|accus\w+|charged|arrest\w*|detain\w*|custody|blam\w+|at fault|guilt\w*|wanted|in league|"
    r"responsible|negligen\w+|sought|questioned)"
)
# Harm does not keep anybody from being accused: "the driver, who was hurt, was arrested".
_CHARGED = lazy_pattern(
    rf"[^.;]{{0,80}}?\b(?:is|was|were|are|be|been|being|have|has)\b (?:\w+ ){{0,2}}?{_CHARGE}\b", re.IGNORECASE
)
_NAMED_SO = lazy_pattern(
    rf"\b(?:{_CHARGE}|gunm[ae]n|attackers?|bombers?|assailants?|militants?)\b[^.;,]{{0,20}}$", re.IGNORECASE
)


def only_harmed(names: Sequence[str], numbers: Iterable[int], article: Article) -> bool:
    """Whether all words for somebody in the cited sentences stand in counts or names of those who came to harm there.

    Args:
        numbers: the cited sentences.
    """
    if any(is_attacker_group(name) or is_unnamed_attacker(name) for name in names):
        return False
    found = False
    for number in numbers:
        text = article.sentences[number - 1].text
        places = [place for name in names for place in occurrences(text, name)]
        if not places and any(contains_name(text, name) for name in names):
            return False
        if not places:
            continue
        harmed = [one for one in readings_in(article, number) if one.harm in _SUFFERED and not one.negated]
        if not all(any(_holds(one, place) for one in harmed) for place in places):
            return False
        if any(_CHARGED.match(text, end) or _NAMED_SO.search(text, 0, start) for start, end in places):
            return False
        found = True
    return found


def _holds(one: HarmReading, place: tuple[int, int]) -> bool:
    spans = [(one.count_start, one.count_end)]
    if one.victims_start is not None and one.victims_end is not None:
        spans.append((one.victims_start, one.victims_end))
    return any(start <= place[0] and place[1] <= end for start, end in spans)
