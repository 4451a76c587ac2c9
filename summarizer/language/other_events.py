"""Words of an article that speak of another event than the one it reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.article import Article, Sentence
from summarizer.language.clauses import clauses
from summarizer.language.dates import find_dates, resolve
from summarizer.language.event_places import home_of, placed_spans
from summarizer.language.event_reach import ACTS, WHEN_NEW, Marker, OtherSpan, reach
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import words
from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Relation


_EVENTS = word_set("other_events", "events")
EVENT = "(?:" + "|".join(sorted(sorted(_EVENTS), key=len, reverse=True)) + ")(?:s|es|ings)?"
MONTH = "(?:" + "|".join(sorted(word_set("other_events", "months"), reverse=True)) + ")"
_TIES = word_set("other_events", "ties")
# "In the 2000 block of Ash Lane" names a house, no year.
_YEAR = r"(?:1[89]\d\d|20\d\d)(?![ -]block\b)"


@record(frozen=True, slots=True)
class _Rule:
    """One marker of another event."""

    triggers: frozenset[str]
    pattern: re.Pattern[str]
    relation: "Relation"
    reach: str
    timed: bool


def _rules() -> tuple[_Rule, ...]:
    table = vocabulary("other_events")
    names = {"<event>": EVENT, "<month>": MONTH, "<year>": _YEAR, "<few>": f"(?:{table['few']})"}
    rules = []
    for entry in table["rule"]:
        pattern = entry["pattern"]
        for name, words_of in names.items():
            pattern = pattern.replace(name, words_of)
        triggers = frozenset(entry["triggers"].split())
        rules.append(
            _Rule(
                triggers,
                lazy_pattern(pattern, re.IGNORECASE),
                entry["relation"],
                entry["reach"],
                entry.get("timed", False),
            )
        )
    return tuple(rules)


_RULES = _rules()
_TRIGGERS = frozenset(word for rule in _RULES for word in rule.triggers) | {"second", "third", "another", "other"}
_HARMING = frozenset(
    (
        "died",
        "dead",
        "killed",
        "killing",
        "wounded",
        "wounding",
        "injured",
        "injuring",
        "hurt",
        "lost",
        "shot",
        "taken",
        "abducted",
    )
)
_WEEKDAY = lazy_pattern(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MONTHS = tuple(str(vocabulary("other_events")["months"]).split())
_IN_MONTH = lazy_pattern(
    rf"(?:Only |Back |Earlier, )?[Ii]n (?:early |late |mid-)?({MONTH})(?: this year)?\b", re.IGNORECASE
)
_MONTH_IN = lazy_pattern(rf"\bin (?:early |late |mid-)?({MONTH})\b", re.IGNORECASE)
_ON_DATE = lazy_pattern(rf"(?:^|[\"“])On (?:({MONTH}) (\d\d?)|(\d\d?) ({MONTH}))\b", re.IGNORECASE)
# Days before publication from which an opening date is taken to be another event's; reports follow within the week.
OLD_DAYS = 6
# Sentences behind the lead that may still date the event reported.
DATING = 4
_DAY_KINDS = frozenset(("absolute",))
_PLACED = lazy_pattern(r"\b(?:in|of|at|near|outside|off) (?:the )?([A-Z][\w’'-]+)")
_NEW_EVENT = lazy_pattern(
    rf"\ban? (?:[\w-]+ ){{0,4}}?(?:{EVENT}|gunm[ae]n|bombers?|attackers?|assailants?|militants?)\b", re.IGNORECASE
)
_DAYS_LATER = lazy_pattern(
    rf"(?:{vocabulary('other_events')['few']}|one) (?:days?|weeks?|months?) later,? (?:an?|another) ", re.IGNORECASE
)
# The first words of what _IN_PLACE, _LATER_PLACE, _ON_DAY and _IN_MONTH match.
_OPENING_WORDS = frozenset(
    ("in", "at", "near", "outside", "on", "and", "also", "last", "only", "earlier", "back")
) | frozenset(("hours", "minutes", "days", "a", "the", "weeks"))
# Sentences behind the lead of which the first about the main event is looked for.
MOST_ASIDE = 4
_ON_DAY = lazy_pattern(
    r"(?:And )?(?:On|on|Last|Only last|Only on|Earlier on|Late|Late on|Early on) "
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# "On the same night, gunmen took 20 farmers in neighbouring Karsa": a new event in a place not told of before.
_SAME_DAY = lazy_pattern(
    r"(?:(?:Also )?(?:[Oo]n|[Aa]t) )?(?:[Tt]hat|[Tt]he) same "
    r"(?:\w+day|day|night|morning|afternoon|evening|weekend|week|time|hour)\b"
    r"[^.;]{0,120}?\b(?:in|at|near|outside) (?:the |neighbou?ring |nearby )*([A-Z][\w’-]+)"
)
# "That case, in neighbouring Karsa, killed seven": the other event told of shortly before.
_THAT_EVENT = lazy_pattern(rf"That {EVENT}\b", re.IGNORECASE)
_THAT_REACH = 3
"""Sentences behind another event in which "that case" still means it."""
_SUPERLATIVE = lazy_pattern(
    r"\b(?:deadliest|worst|bloodiest|heaviest|largest|biggest|the first|most \w+)\b[^.;]{0,80}\bsince\b", re.I
)
_LATER_PLACE = lazy_pattern(rf"(?i:{str(vocabulary('other_events')['later_place']).rpartition('(')[0]})([A-Z][\w’-]+)")
_ELSEWHERE = lazy_pattern(str(vocabulary("other_events")["elsewhere"]).replace("<event>", EVENT))

# "In Antofagasta, a thousand kilometres away, an explosion killed ...": a place, then an event not told of before.
_IN_PLACE = lazy_pattern(
    r"(?:In|At|Near|Outside) (?:the )?([A-Z][\w’'-]+)[^.;]{0,60}?, (?:an?|another|two|three) (?:[\w-]+ ){0,3}?"
    rf"{EVENT}\b"
)
# After another event, in one more place: "In Karsa city, unknown gunmen shot dead a cleric".
_NEW_AGENT = lazy_pattern(
    r"(?:In|At|Near|Outside) (?:the )?[A-Z][\w’'-]+[^.,;]{0,40}, (?:an?|another|two|three|unknown|unidentified|armed|"
    r"suspected|gunmen|militants|rebels|insurgents|attackers|assailants)\b"
)
_REPORTED = lazy_pattern(r"\b(?:said|says|told|according|today|yesterday|tonight|\w+day)\b", re.IGNORECASE)


def _opening(name: str) -> str:
    """One of the long alternatives of the vocabulary, written over several lines."""
    return "".join(str(vocabulary("other_events")[name]).split("\n")).replace("<event>", EVENT)


_RETURNS = lazy_pattern(rf"\b(?:{_opening('returns')})\b", re.IGNORECASE)
_GOES_ON = lazy_pattern(rf"^(?:{_opening('goes_on')})\b", re.IGNORECASE)


def names_event(text: str) -> bool:
    """Whether words name an event or an act of violence at all."""
    low = words(text).low
    return any(word in _EVENTS or word.rstrip("s") in _EVENTS or word in ACTS for word in low)


@lru_cache(maxsize=16)
def other_event_spans(article: Article) -> dict[int, tuple[OtherSpan, ...]]:
    """By sentence number: the spans that speak of another event; sentences without such a span are left out.

    The dictionary is shared between callers: read it, don't change it.
    """
    lead = _lead(article)
    told = " ".join(sentence.text for sentence in article.sentences if sentence.number in lead).casefold()
    second = _second(article, lead, told)
    # Times that the opening names are the main event's own; the second sentence can't excuse itself.
    opening = f"{told} {second.text.casefold()}" if second is not None else told
    year = article.published.year if article.published else None
    found: dict[int, tuple[OtherSpan, ...]] = {}
    told_in = [one for one in article.sentences if one.number in lead]
    home, first_home = (
        home_of(article, [*told_in, *([second] if second is not None else [])]),
        home_of(article, told_in),
    )
    open_relation: Relation | None = None
    places: frozenset[str] = frozenset()
    paragraph, last = -1, -_THAT_REACH
    for sentence in article.sentences:
        said = told if sentence is second else opening
        spans = tuple(_spans(sentence, sentence.number in lead, said, year))
        if sentence.number not in lead and not _covers(spans, len(sentence.text)):
            spans = _before_spans(_by_time_or_place(sentence, article, said, opening, lead), spans)
            spans = _beside(spans, placed_spans(sentence, first_home if sentence is second else home))
        if spans:
            found[sentence.number] = spans
            whole = _covers(spans, len(sentence.text))
            open_relation = spans[0].relation if whole else None
            places = _new_names(sentence.text, spans, opening)
        elif sentence.number - last <= _THAT_REACH and _THAT_EVENT.match(sentence.text):
            found[sentence.number] = (OtherSpan(0, len(sentence.text), found[last][0].relation, ""),)
        elif open_relation is not None and _continues(sentence, paragraph, places):
            found[sentence.number] = (OtherSpan(0, len(sentence.text), open_relation, ""),)
        else:
            open_relation = None
        paragraph = sentence.paragraph
        last = sentence.number if sentence.number in found else last
    return found


def _by_time_or_place(
    sentence: Sentence, article: Article, said: str, opening: str, lead: frozenset[int]
) -> tuple[OtherSpan, ...]:
    """The span of a sentence that tells of another place, day, month or date than the opening."""
    low = words(sentence.text).low
    opened: tuple[OtherSpan, ...] = ()
    # Four of the seven forms open their sentence, and most sentences open with none of their words.
    if low and low[0] in _OPENING_WORDS:
        opened = (
            _other_place(sentence, said)
            or _same_day(sentence, said)
            or _later_place(sentence, opening)
            or _other_day(sentence, said)
            or _other_month(sentence, article, said)
        )
    dated = opened or _other_date(sentence, article, said)
    if dated or _HARMING.isdisjoint(low):
        return dated
    return _month_inside(sentence, article, said) or _date_inside(sentence, article, said, lead)


def _second(article: Article, lead: frozenset[int], told: str) -> Sentence | None:
    """The first sentence behind the lead that is not about another event itself, nor goes on about one."""
    year = article.published.year if article.published else None
    after, aside = max(lead, default=0), -1
    for sentence in article.sentences[after : after + MOST_ASIDE]:
        if _covers(tuple(_spans(sentence, False, told, year)), len(sentence.text)):
            aside = sentence.paragraph
        elif sentence.paragraph != aside:
            return sentence
    return None


def _before_spans(wide: tuple[OtherSpan, ...], spans: tuple[OtherSpan, ...]) -> tuple[OtherSpan, ...]:
    """`spans` with a span over the words before them: "In May 37 died in a hospital, and a similar fire killed 12"."""
    if not spans or not wide:
        return spans or wide
    first, opening = spans[0], wide[0]
    if opening.start + 15 > first.start:
        return spans
    return (replace(opening, end=min(opening.end, first.start)), *spans)


def _beside(spans: tuple[OtherSpan, ...], placed: tuple[OtherSpan, ...]) -> tuple[OtherSpan, ...]:
    """`spans` with those of other places that overlap none of them, in the order of the text."""
    further = [one for one in placed if not any(one.start < other.end and other.start < one.end for other in spans)]
    return tuple(sorted((*spans, *further), key=lambda one: one.start)) if further else spans


def _other_day(sentence: Sentence, said: str) -> tuple[OtherSpan, ...]:
    """The whole sentence when it opens with another weekday than the lead's and tells an attack or accident."""
    match = _ON_DAY.match(sentence.text)
    days = _WEEKDAY.findall(said) if match is not None else ()
    if match is None or not days or match.group(1).casefold() in days:
        return ()
    low = words(sentence.text).low
    low = low[1:] if low[0] == "and" else low
    if low[0] != "on" and not _HARMING.isdisjoint(low):
        return (OtherSpan(0, len(sentence.text), "earlier", match.group()),)
    indefinite = low[2:3] in (("a",), ("an",), ("another",)) or low[2:4] in ((",", "a"), (",", "an"), (",", "another"))
    if ACTS.isdisjoint(low[:11]) and not (indefinite and not _HARMING.isdisjoint(low)):
        return ()
    return (OtherSpan(0, len(sentence.text), "earlier", match.group()),)


def _other_place(sentence: Sentence, said: str) -> tuple[OtherSpan, ...]:
    """The whole sentence when it opens with a place that the opening does not name and brings in an event there."""
    match = _IN_PLACE.match(sentence.text)
    if match is None or match.group(1).casefold() in said or _HARMING.isdisjoint(words(sentence.text).low):
        return ()
    return (OtherSpan(0, len(sentence.text), "parallel", match.group(1)),)


def _same_day(sentence: Sentence, said: str) -> tuple[OtherSpan, ...]:
    """The whole sentence when it tells of a harm on the same day in a place that was not named before."""
    match = _SAME_DAY.match(sentence.text)
    if match is None or match.group(1).casefold() in words(said).low:
        return ()
    if _HARMING.isdisjoint(words(sentence.text).low):
        return ()
    return (OtherSpan(0, len(sentence.text), "parallel", match.group()),)


def _later_place(sentence: Sentence, opening: str) -> tuple[OtherSpan, ...]:
    """The whole sentence when it tells, hours or days later, an attack on a place that was not named before."""
    match = _LATER_PLACE.match(sentence.text)
    if match is None or match.group(1).casefold() in words(opening).low:
        return ()
    return (OtherSpan(0, len(sentence.text), "later", match.group()),)


def _other_date(sentence: Sentence, article: Article, said: str) -> tuple[OtherSpan, ...]:
    """The sentence from an opening date on that lies well before publication: "On 22 February we lost four men"."""
    if article.published is None or not words(sentence.text).has_digit:
        return ()
    match = _ON_DATE.search(sentence.text)
    if match is None or match.group().casefold() in said:
        return ()
    day = int(next(group for group in (match.group(2), match.group(3)) if group))
    month = _MONTHS.index((match.group(1) or match.group(4)).casefold()) + 1
    try:
        then = date(article.published.year, month, day)
    except ValueError:
        return ()
    low = words(sentence.text).low
    old = (article.published - then).days
    if old < (1 if "had" in low else OLD_DAYS) or (_HARMING.isdisjoint(low) and ACTS.isdisjoint(low)):
        return ()
    return (OtherSpan(match.start(), len(sentence.text), "earlier", match.group()),)


def _other_month(sentence: Sentence, article: Article, said: str) -> tuple[OtherSpan, ...]:
    """The whole sentence when it opens with a month that is neither the lead's nor that of publication."""
    match = _IN_MONTH.match(sentence.text)
    if match is None or not _is_other_month(match.group(1), article, said):
        return ()
    return (OtherSpan(0, len(sentence.text), "earlier", match.group().rstrip(" ,")),)


def _month_inside(sentence: Sentence, article: Article, said: str) -> tuple[OtherSpan, ...]:
    """The clause that counts victims in another month: "208 people died in violence across the country in May"."""
    if article.published is None:
        return ()
    match = _MONTH_IN.search(sentence.text)
    if match is None:
        return ()
    if not _is_other_month(match.group(1), article, said) or _tied(sentence.text, match.start()):
        return ()
    start, end = reach(sentence.text, Marker(match.start(), match.end(), "earlier", "clause", timed=True))
    return (OtherSpan(start, end, "earlier", match.group()),)


def _date_inside(sentence: Sentence, article: Article, said: str, lead: frozenset[int]) -> tuple[OtherSpan, ...]:
    """The clause that brings in an attack or accident of a day well before: "killed six in a raid on a base on 5 May".

    The sentences behind the lead may still date the event reported, and "the 5 May raid" goes back to one told of.
    """
    sentence_words = words(sentence.text)
    if article.published is None or not sentence_words.has_digit or sentence.number <= max(lead, default=0) + DATING:
        return ()
    if _NEW_EVENT.search(sentence.text) is None:
        return ()
    for mention in find_dates(sentence.text):
        day = resolve([mention.text], article.published) if mention.kind in _DAY_KINDS else None
        if day is None or day.end is None or mention.text.casefold() in said:
            continue
        if (article.published - day.end).days < OLD_DAYS or _tied(sentence.text, mention.start):
            continue
        start, end = reach(sentence.text, Marker(mention.start, mention.end, "earlier", "clause", timed=True))
        if not _HARMING.isdisjoint(words(sentence.text[start:end]).low):
            return (OtherSpan(start, end, "earlier", mention.text),)
    return ()


def _is_other_month(month: str, article: Article, said: str) -> bool:
    """Whether a month is neither the lead's nor that of publication."""
    if month.casefold() in words(said).low:
        return False
    return article.published is None or _MONTHS[article.published.month - 1] != month.casefold()


def _lead(article: Article) -> frozenset[int]:
    """Headline and the first sentence of the body: they report the main event by definition."""
    body = next((s.number for s in article.sentences if s.number not in article.headline), None)
    return frozenset((*article.headline, body)) if body is not None else frozenset(article.headline)


def _new_names(text: str, spans: Sequence[OtherSpan], opening: str) -> frozenset[str]:
    """The capitalised words of the spans that the opening of the article lacks: the other event's places and people."""
    known = frozenset(words(opening).low)
    found: set[str] = set()
    for span in spans:
        inside = words(text[span.start : span.end])
        pairs = zip(inside.raw[1:], inside.low[1:], strict=True)
        found.update(low for raw, low in pairs if raw[0].isupper() and low not in known)
    return frozenset(found)


def _continues(sentence: Sentence, paragraph: int, places: frozenset[str]) -> bool:
    """Whether a sentence without a marker goes on about the other event that filled the sentence before."""
    if _RETURNS.search(sentence.text):
        return False
    if _DAYS_LATER.match(sentence.text) is not None:
        return True  # counted from the other event, in whatever paragraph
    if _NEW_AGENT.match(sentence.text) and not _HARMING.isdisjoint(words(sentence.text).low):
        return True
    if sentence.paragraph == paragraph:
        named = not places.isdisjoint(words(sentence.text).low)
        return named or _GOES_ON.match(sentence.text) is not None or _tells_on(sentence.text)
    return re.match(r"(?:that|those|in that|during that)\b", sentence.text, re.IGNORECASE) is not None


def _tells_on(text: str) -> bool:
    """Whether a sentence tells of something new in the same story: "A wave took the harbour at night."."""
    return re.match(r"an? ", text, re.IGNORECASE) is not None and _REPORTED.search(text) is None


def _covers(spans: Sequence[OtherSpan], length: int) -> bool:
    return any(span.end - span.start > 0.6 * length for span in spans)


def _spans(sentence: Sentence, lead: bool, said: str, year: int | None) -> Iterator[OtherSpan]:
    text = sentence.text
    sentence_words = words(text)
    low = sentence_words.low
    present = _TRIGGERS.intersection(low)
    if sentence_words.has_digit and any(_opens_year(word) for word in low):
        present = present | {"#year"}
    if not present:
        return
    found: list[OtherSpan] = []
    for marker in _markers(text, present, said, year, lead):
        start, end = reach(text, marker)
        if lead and (end - start > 0.75 * len(text) or (marker.start < start and _is_aftermath(text, start, end))):
            continue
        if any(one.start <= start and end <= one.end and one.start + 4 > start for one in found):
            continue
        found.append(OtherSpan(start, end, marker.relation, text[marker.start : marker.end]))
    if found and not lead:
        found.extend(_further_months(text, found, said))
    found.sort(key=lambda one: (one.start, -one.end))
    for at, one in enumerate(found):
        # A span ends where the next one begins: "Last month a house fell, and in 2012 nineteen people died ...".
        later = next((other.start for other in found[at + 1 :] if other.start > one.start), len(text))
        if at and found[at - 1].start == one.start:
            continue
        yield replace(one, end=min(one.end, later) if later > one.start + 15 else one.end)


def _opens_year(word: str) -> bool:
    return len(word) >= 4 and word[:2] in ("18", "19", "20") and word[:4].isdigit()


def _further_months(text: str, found: Sequence[OtherSpan], said: str) -> Iterator[OtherSpan]:
    """Clauses beside a marked one that name a month the lead does not: "..., and a mine killed a guard in March"."""
    for start, end in clauses(text):
        match = _MONTH_IN.search(text, start, end)
        if match is None or match.group(1).casefold() in words(said).low:
            continue
        if not any(one.start < end and start < one.end for one in found):
            # "another bomb in December, which killed 32, ...": what hangs on the clause goes with it.
            wide, far = reach(text, Marker(match.start(), match.end(), "earlier", "clause", timed=True))
            yield OtherSpan(min(start, wide), max(end, far), "earlier", match.group())


def _markers(text: str, present: frozenset[str], said: str, year: int | None, lead: bool) -> Iterator[Marker]:
    for rule in _RULES:
        if rule.triggers.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(text):
            if rule.timed and (lead or (match.group().casefold() in said and not _brings_in(text, said))):
                continue
            if match.lastindex and not _past_year(match.group(1), year, said):
                continue
            if rule.timed and _tied(text, match.start()):
                continue
            if rule.timed and _SUPERLATIVE.search(text, 0, match.start() + len("since")):
                continue  # "the deadliest since ...": only what follows is another event, by its own rule
            yield Marker(match.start(), match.end(), rule.relation, rule.reach, rule.timed)
    if lead or present.isdisjoint(("second", "third", "another", "other")):
        return
    names = frozenset(said.split())
    for match in _ELSEWHERE.finditer(text):
        if match.group(1).casefold() not in names:
            yield Marker(match.start(), match.end(), "parallel", "clause")


def _brings_in(text: str, said: str) -> bool:
    """Whether a sentence tells of a new event at a place not named before, be it of the main event's own month."""
    new = WHEN_NEW.search(text)
    places = _PLACED.findall(text, new.end()) if new is not None else ()
    return bool(places) and not any(place.casefold() in said for place in places)


def _is_aftermath(text: str, start: int, end: int) -> bool:
    """Whether a lead only tells what went on after its event: "Rescuers dug on Tuesday, a day after an earthquake"."""
    rest = words(text[:start] + " " + text[end:]).low
    return _HARMING.isdisjoint(rest) and ACTS.isdisjoint(rest) and not names_event(" ".join(rest))


def _past_year(written: str, year: int | None, said: str) -> bool:
    """Whether a year lies before the main event's: before that of publication, or not named where the news is told."""
    if year is not None and int(written) >= year:
        return False
    return written not in said


def _tied(text: str, at: int) -> bool:
    """Whether the word before a time says what happened then, and that is no harm: "built in 1995"."""
    before = text[:at].split()
    return bool(before) and before[-1].casefold() in _TIES
