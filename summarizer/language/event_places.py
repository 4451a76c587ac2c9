"""Events told of at a place where the main event was not: "the Leith bombings", "a man was shot in Aleppo"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from math import asin, cos, radians, sin, sqrt

from summarizer.article import Article, Sentence
from summarizer.language.clauses import clauses
from summarizer.language.datelines import dateline_of
from summarizer.language.event_reach import Marker, OtherSpan, reach
from summarizer.language.gazetteer import Entry
from summarizer.language.lazy import lazy_pattern
from summarizer.language.places import country_code, country_context, entries_of, find_places, main_country
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.language.words import words
from summarizer.records import record

AWAY = 100.0
"""Kilometres from every place that the opening names, from which a town is not where the main event was."""
FAR = 300.0
"""The same for an event with "the", which may be the main one by the name of its site."""
KNOWN_TOWN = 15_000
"""Fewest people of a town that is meant by its name alone."""
NAMED_TOWN = 100_000
"""Fewest people of a town before a noun: "the Sterling shooting" mostly names a victim."""
NAMESAKE = 20
"""A namesake with this many times the people of the one in the article's country is meant."""

_DATA = vocabulary("event_places")
_EVENT = "(?:" + "|".join(sorted(str(_DATA["events"]).split(), key=len, reverse=True)) + ")"
_EVENT_WORDS = frozenset(form for noun in str(_DATA["events"]).split() for form in (noun, f"{noun}s"))
_VIOLENT = word_set("event_places", "violent")
_KILLED = frozenset(("killed", "slain"))
_KINDS = frozenset(("city", "region", "district", "country"))
_TRIGGERS = _EVENT_WORDS | _VIOLENT | _KILLED
_VERB = (
    "(?:while|when|as|after|before|that|which|who|was|were|had|has|have|is|are|shook|hit|struck|rocked|left|killed)\\b"
)
_NAME = r"[A-Z][\w’'.-]*\w(?: [A-Z][\w’'-]*\w){0,3}"
# "the November Paris attacks", "an Istanbul nightclub bombing": the place is the end of the name.
_BEFORE_NOUN = lazy_pattern(
    rf"\b(?:the|an?|last|these|those|recent|deadly|similar|in|after|following|since|of|\d\d?|[\w-]+['’]s) ({_NAME})"
    rf"(?:['’]s)? (?:[a-z-]+ ){{0,2}}{_EVENT}s?\b(?! (?:trial|case|charge))"
)
# "attacks in Paris", "a bombing claimed by militants at a market in Karsa", "the killing of Ann Roe, 37, in Leith"
_BEHIND_NOUN = lazy_pattern(
    rf"\b{_EVENT}s?(?: of (?:[\w’'.-]+,? ){{1,5}}?(?:\d+, )?(?:by [a-z]+ )?| (?:(?!{_VERB})[a-z-]+ ){{0,4}}?)"
    rf"(?:in|at|near|outside|on) (?:the |an? )?(?:[a-z-]+ ){{0,3}}?({_NAME})"
)
_IN = lazy_pattern(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) (?:the |an? )?(?:(?:[a-z-]+ ){{1,4}}?(?:of|in) |[a-z-]+ )?({_NAME})"
)
# "In the Austin section", "in the 900 block of Karsa Street": a part of the town told of.
_PART = lazy_pattern(_DATA["part"], re.IGNORECASE)
_SOMEBODY = lazy_pattern(_DATA["somebody"], re.IGNORECASE)
_ELSEWISE = lazy_pattern(_DATA["elsewise"], re.IGNORECASE)
_SERIES = lazy_pattern(_DATA["series"], re.IGNORECASE)
_TELLS = lazy_pattern(_DATA["tells"], re.IGNORECASE)
_TOLD_BEFORE = lazy_pattern(_DATA["told_before"], re.IGNORECASE)
_OUTER = lazy_pattern(r", ([A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w)?)")
_WEEKDAY = lazy_pattern(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_KILLS = lazy_pattern(_DATA["kills"])
_NATURE = lazy_pattern(_DATA["nature"], re.IGNORECASE)
_DAYS_AFTER = lazy_pattern(r"\b(?:days?|weeks?|months?|years?|hours) after\b")
_PLURAL = lazy_pattern(rf"{_EVENT}s\b")


@record(slots=True)
class Home:
    """Where the main event was, as far as the opening of an article tells."""

    article: Article
    told: tuple[str, ...]
    """Headline, lead and second sentence, without what they tell of a time before."""
    countries: set[str] = field(default_factory=set)
    towns: list[Entry] = field(default_factory=list)
    desks: list[Entry] = field(default_factory=list)
    """The town that the report was sent from, where it lies in another country than the main event."""
    regions: set[tuple[str | None, str]] = field(default_factory=set)
    looked: bool = False

    def _look(self) -> None:
        """Read the places of the opening and of the dateline; done once, when a place behind them asks."""
        self.looked = True
        if (code := main_country(country_context(self.article.text))) is not None:
            self.countries.add(code)
        dateline = dateline_of(self.article.text)
        if dateline is not None:
            sent_from = [one for one in entries_of(dateline[0]) if one.country == dateline[1]]
            (self.towns if dateline[1] in self.countries else self.desks).extend(sent_from)
        for told in self.told:
            for mention in find_places(told):
                code = country_code(mention.text)
                entries = [one for one in entries_of(mention.text) if one.kind not in ("water", "area")]
                largest = max((one.population for one in entries), default=0)
                meant = [one for one in entries if one.population * NAMESAKE >= largest]
                if code is not None and not any(one.country != code and one.kind == "region" for one in meant):
                    self.countries.add(code)
                elif any(one.kind == "region" for one in meant):
                    if mention.role != "within":
                        self.regions.update((one.country, one.admin1) for one in meant if one.kind == "region")
                else:
                    self.towns.extend(meant)

    def names(self, name: str) -> bool:
        """Whether the opening holds a name."""
        return re.search(rf"\b{re.escape(name)}\b", self.opening) is not None

    @property
    def opening(self) -> str:
        """The sentences of `told` as one text."""
        return " ".join(self.told)

    def distance(self, name: str) -> float:
        """Kilometres from the places of the opening to the place of this name, at least; 0.0 when nobody can tell."""
        if self.names(name):
            return 0.0
        if not self.looked:
            self._look()
        code = country_code(name)
        entries = [one for one in entries_of(name) if one.kind not in ("water", "area")]
        if code is not None and not any(one.country in self.countries for one in entries):
            known = {*self.countries, *(one.country for one in self.towns), *(country for country, _ in self.regions)}
            return FAR if known and code not in known else 0.0
        largest = max((one.population for one in entries), default=0)
        here = [one for one in entries if one.country in self.countries and one.population * NAMESAKE >= largest]
        meant = here or [max(entries, key=_people)] if entries else []
        if not meant or (largest < KNOWN_TOWN and all(one.kind == "city" for one in meant)):
            return 0.0
        return min(map(self._apart, meant))

    def _apart(self, entry: Entry) -> float:
        """Kilometres between one entry and the nearest place of the opening; of divisions FAR or none at all."""
        if (entry.country, entry.admin1) in self.regions or any(_kilometres(entry, one) < AWAY for one in self.desks):
            return 0.0
        if entry.kind == "city" and self.towns:
            return min(_kilometres(entry, town) for town in self.towns)
        divisions = {*self.regions, *((town.country, town.admin1) for town in self.towns)}
        if divisions:
            return 0.0 if (entry.country, entry.admin1) in divisions else FAR
        return FAR if self.countries and entry.country not in self.countries else 0.0


def _people(entry: Entry) -> int:
    return entry.population


def _kilometres(one: Entry, other: Entry) -> float:
    """The distance of two places on the sphere."""
    low, high = radians(one.lat), radians(other.lat)
    half = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12_742.0 * asin(sqrt(half))


def placed_spans(sentence: Sentence, home: Home) -> tuple[OtherSpan, ...]:
    """The words of a sentence behind the opening about an event at a place far from those of the opening."""
    if _TRIGGERS.isdisjoint(words(sentence.text).low):
        return ()
    found = [*_named(sentence.text, home), *_told(sentence.text, home)]
    found.sort(key=lambda one: (one.start, -one.end))
    apart: list[OtherSpan] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return tuple(apart)


def _named(text: str, home: Home) -> Iterator[OtherSpan]:
    """Nouns of events with their place: "the Paris attacks", "a bombing in Karsa that killed nine"."""
    for pattern in (_BEFORE_NOUN, _BEHIND_NOUN):
        for match in pattern.finditer(text):
            behind = pattern is _BEHIND_NOUN
            name = _foreign(text, match, home, definite=_is_definite(text, match, behind), before_noun=not behind)
            if name is None or not (behind or _is_known_town(name, home)):
                continue
            start, end = _with_harm(text, match.start(), match.end())
            yield OtherSpan(start, end, "earlier", name, placed=True)


def _is_definite(text: str, match: re.Match[str], behind: bool) -> bool:
    """Whether one event with "the" is meant, which may be the main one."""
    if _PLURAL.search(match.group()):
        return False
    before = text[max(0, match.start() - 25) : match.start()] if behind else match.group()
    return re.search(r"\b(?:the|this|that)\b", before, re.IGNORECASE) is not None


def _foreign(text: str, match: re.Match[str], home: Home, *, definite: bool, before_noun: bool = False) -> str | None:
    """The place named in the group of a match, when it is far from those of the opening."""
    if _PART.match(text, match.end(1)):
        return None
    start, end = match.span(1)
    named = next((one for one in find_places(text) if start <= one.start < end), None)
    if named is None:
        # "the Leith rampage": a noun that makes no place of what stands before it.
        name = match.group(1).removesuffix("'s").removesuffix("’s")
        return name if before_noun and home.distance(name) >= (FAR if definite else AWAY) else None
    outer = _OUTER.match(text, named.end)
    if named.kind not in _KINDS or (outer is not None and home.names(outer.group(1))):
        return None  # "in Newtown, Ohio" below a headline on Ohio
    if named.kind == "district" and (outer is None or home.distance(outer.group(1)) < AWAY):
        return None  # Pike County: every other state has one
    return named.text if home.distance(named.text) >= (FAR if definite else AWAY) else None


def _is_known_town(name: str, home: Home) -> bool:
    """Whether a name before a noun is that of a large town and of nobody in the article."""
    if max((one.population for one in entries_of(name)), default=0) < NAMED_TOWN or country_code(name) is not None:
        return False
    owner = re.search(rf"(?<![.!?\"”] )\b([A-Z][a-z]+) {re.escape(name)}\b", home.article.text)
    return owner is None or owner.group(1) in ("In", "The", "At", "East")


def _with_harm(text: str, start: int, end: int) -> tuple[int, int]:
    """The noun of an event with the clause that tells its harm: behind it, or before it with "in" or "by"."""
    if _TELLS.match(text, end):
        last = next((high for _, high in clauses(text) if high > end + 12), len(text))
        return start, max(end, last)
    if re.fullmatch(r"(?:In|During) ", text[:start]) or _TOLD_BEFORE.search(text, 0, start):
        low, high = reach(text, Marker(start, end, "earlier", "clause"))
        return min(low, start), max(high, end)
    return start, end


def _told(text: str, home: Home) -> Iterator[OtherSpan]:
    """Clauses that tell an act of violence at another place: "In Karsa, a man shot two guards on Friday"."""
    # A storm kills in many places; "killed two guards in Karsa" below the report of one is no other event.
    killing = _NATURE.search(home.opening) is None
    if (_VIOLENT | _KILLED if killing else _VIOLENT).isdisjoint(words(text).low):
        return
    for match in _IN.finditer(text):
        start, end = reach(text, Marker(match.start(), match.end(), "parallel", "clause"))
        told = text[start:end]
        if _SOMEBODY.search(told) is None or _ELSEWISE.search(told):
            continue
        if _VIOLENT.isdisjoint(words(told).low) and not (killing and _KILLS.search(told)):
            continue
        series = _SERIES.search(home.opening) is not None
        name = _foreign(text, match, home, definite=series)
        if name is None:
            continue
        days = _WEEKDAY.findall(told)
        before = bool(days) and not any(day in home.opening for day in days)
        yield OtherSpan(start, end, "earlier" if before else "parallel", name, placed=True)


def home_of(article: Article, opening: Sequence[Sentence]) -> Home:
    """The home of an article's main event, read from these sentences when first asked."""
    return Home(article, tuple(_without_before(one.text) for one in opening))


def _without_before(text: str) -> str:
    """A sentence that tells of violence without what came before: "shot a man, days after two Leith guards died"."""
    match = _DAYS_AFTER.search(text)
    return text if match is None or _VIOLENT.isdisjoint(words(text[: match.start()]).low) else text[: match.start()]
