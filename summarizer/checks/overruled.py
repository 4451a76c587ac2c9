"""Harms that a word alone says of a count, and other words take back: shot and dead, moved to another ward."""

import re
from collections.abc import Sequence

from summarizer.article import Article
from summarizer.brief import Harm
from summarizer.language.casualties import readings_in
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern

Span = tuple[int, int]

# Deadly or not: whoever is "shot" is hurt only where nothing says that he died of it.
_DEADLY = lazy_pattern(r"(?:shot|stabbed|beaten|struck|hit|burned|burnt|hacked|gunned down|crushed)\b", re.IGNORECASE)
_OR_DEAD = lazy_pattern(
    r"\b(?:drowned|died|killed|perished|burnt to death|executed|beheaded) (?:or|and) (?:were |was |been )?$",
    re.IGNORECASE,
)
_MOVED = lazy_pattern(r"(?:moved|shifted|taken|brought|carried|sent)\b", re.IGNORECASE)
_SURVIVED = lazy_pattern(r"surviv\w+", re.IGNORECASE)
_HURT_BEHIND = lazy_pattern(
    r"\s*(?:with|but|despite)\b[^.;,]{0,40}\b(?:broken|injur\w+|wound\w*|burn\w*|fractur\w+|bruis\w+|cuts?|critical)\b",
    re.IGNORECASE,
)
_OTHERS = lazy_pattern(r"\b(?:others?|more|another|further|additional)\b", re.IGNORECASE)
_ABUSED = lazy_pattern(
    r"[^.;,]{0,60}?\bwho (?:were|was|had been|have been) (?:raped|gang-raped|sexually (?:assaulted|abused))\b",
    re.IGNORECASE,
)
_THEY = lazy_pattern(r"\b(?:they|he|she|we|it) $", re.IGNORECASE)
_REPORT = r"(?:reports?|rumou?rs?|posts?|messages?|stor(?:y|ies)|news|claims?|video|videos|bulletins?)"
_FALSE = r"(?:false|fake|untrue|unfounded|fabricated|baseless|invented|bogus|a hoax|not true|made up)"
# "There was no such collision", "the rumour that 20 had died was false", "a fake report of 20 dead".
_NO_SUCH = lazy_pattern(
    r"\bthere (?:was|were|had been|has been|is) no such \w+|"
    r"\bno such (?:[\w-]+ ){1,2}(?:had |has |ever )*(?:took place|taken place|happened|occurred|existed)\b",
    re.IGNORECASE,
)
_FALSE_BEFORE = lazy_pattern(rf"\b{_FALSE} {_REPORT}\b", re.IGNORECASE)
_CALLED_FALSE = lazy_pattern(
    rf"\b{_REPORT}\b[^.;]{{0,120}}?\b(?:was|were|is|are|proved|turned out to be|as) (?:\w+ )?{_FALSE}\b", re.IGNORECASE
)


def standing(
    fitting: Sequence[HarmReading],
    said: Sequence[HarmReading],
    here: Sequence[HarmReading],
    text: str,
    article: Article,
) -> list[HarmReading]:
    """Those of the readings of a count whose harm nothing in the sentence or the headline takes back.

    Args:
        fitting: what says the harm asked for.
        said: everything said of the same count.
        here: every reading of the sentence.
    """
    return [one for one in fitting if not _is_overruled(one, said, here, text, article)]


def is_denied_report(text: str, place: Span) -> bool:
    """Whether the sentence tells the count as a report that it calls false."""
    if _NO_SUCH.search(text, place[1]) is not None:
        return True
    before = _FALSE_BEFORE.search(text, 0, place[0])
    if before is not None and not re.search(r"[.;,]", text[before.end() : place[0]]):
        return True
    called = _CALLED_FALSE.search(text)
    return called is not None and called.start() < place[0] and place[1] < called.end()


def _is_overruled(
    one: HarmReading, said: Sequence[HarmReading], here: Sequence[HarmReading], text: str, article: Article
) -> bool:
    cue = text[one.cue_start : one.cue_end]
    if one.subgroup and one.count_start > one.cue_end and _THEY.search(text, 0, one.cue_start):
        return True  # "treated 12 people before they had to leave, six of them children": others left
    if one.harm == "injured":
        if _DEADLY.match(cue) and (
            _OR_DEAD.search(text, 0, one.cue_start)
            or _died(one, here, text)
            or _headline_tells_dead(one, text, article)
        ):
            return True
        twin = any(other.harm == "affected" and other.cue_start == one.cue_start for other in said)
        return twin and _ABUSED.match(text, one.count_end) is not None  # treated, and told for what
    if one.harm == "displaced":
        # "eleven of them are in a critical state and were moved to the capital": from one ward to another.
        return _MOVED.match(cue) is not None and any(
            other.harm == "injured" and not other.negated and other.cue_start != one.cue_start for other in said
        )
    return (
        one.harm == "rescued" and _SURVIVED.match(cue) is not None and _HURT_BEHIND.match(text, one.cue_end) is not None
    )


def _died(one: HarmReading, here: Sequence[HarmReading], text: str) -> bool:
    """Whether the sentence says of the same people that they died."""
    counted = text[one.count_start : one.count_end]
    return any(
        other.harm == "killed"
        and not other.negated
        and (other.count_start == one.count_start or text[other.count_start : other.count_end] == counted)
        for other in here
    )


def _headline_tells_dead(one: HarmReading, text: str, article: Article) -> bool:
    """Whether the headline counts just as many dead, so that those "shot" are they."""
    if (one.reading.low or 0) < 2 or _OTHERS.search(text[one.count_start : one.count_end]):
        return False
    told = {
        other.harm
        for number in article.headline
        for other in readings_in(article, number)
        if not other.negated and other.reading == one.reading
    }
    return "killed" in told and "injured" not in told


def unclaimed(harm: Harm, evidence: Sequence[str]) -> bool:
    """Whether words for both arrest and abduction ("held", "taken away") may be read as `harm` in these sentences."""
    other = _SEIZED if harm == "detained" else _ARRESTED
    own = _ARRESTED if harm == "detained" else _SEIZED
    return not any(other.search(text) for text in evidence) or any(own.search(text) for text in evidence)


_SEIZED = lazy_pattern(r"\b(?:abduct\w*|kidnap\w*|hostages?|captors?|hijack\w*|ransom)\b", re.IGNORECASE)
_ARRESTED = lazy_pattern(
    r"\b(?:arrest\w*|detain\w*|detention|custody|jail\w*|prison\w*|charged|remanded)\b", re.IGNORECASE
)
