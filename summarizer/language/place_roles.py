"""What the words around a name make of it: something happens in it, near it, or it only describes a noun."""

import re
from typing import Literal

from summarizer.language.countries import CountryMention, find_countries
from summarizer.language.gazetteer import lookup
from summarizer.language.lazy import lazy_pattern
from summarizer.language.place_tokens import place_words, tokens_of
from summarizer.records import record

Kind = Literal["city", "region", "district", "water", "area", "country", "facility", "unknown"]
Role = Literal["site", "near", "path", "within", "of", "bare", "attribute"]


@record(frozen=True, slots=True)
class PlaceMention:
    """A place name; `start`/`end` are half-open offsets into the searched text."""

    start: int
    end: int
    text: str
    kind: Kind
    """What the gazetteer or the name's own words say it is; `unknown`: only its context says that it is a place."""
    role: Role = "bare"
    """site: something happens in it; near: beside it; path: from or to it; within: it contains the place before it;
    of: it stands behind another noun and "of"; attribute: it stands before a noun; bare: none of them."""
    population: int = 0
    """Of its largest namesake in the gazetteer; 0 when unknown."""


COMPASS = lazy_pattern(
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|mid)(?:ern|ernmost)?|central|downtown"
    r"|upper|lower|greater|rural|unincorporated|nearby|neighbou?ring|old|mainland|coastal|all)$",
    re.IGNORECASE,
)
# In "in Aleppo's old market" the possessive is that of a town where it has this many people; others are persons.
_OWNER = 20_000
# "The nearby town of X" is not where it happened.
_ELSEWHERE = ("nearby", "neighboring", "neighbouring")


class PlaceRoles:
    """A sentence in which places are sought; names are told by their first and last token, inclusive."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self._low = [token.low for token in self.tokens]
        self.words = place_words()
        long = [token for token in self.tokens if len(token.text) > 3 and token.text[0].isalpha()]
        # "Bomb Kills Nine in Market": where most words have capitals, a capital says nothing.
        self.title_case = len(long) > 2 and sum([token.capital for token in long]) > 0.85 * len(long)
        self.countries: dict[int, CountryMention] = {mention.start: mention for mention in find_countries(text)}
        self.country_ends = {mention.end for mention in self.countries.values()}
        self._owners: dict[int, int | None] = {}

    def low(self, at: int) -> str:
        """The token in lower case without a possessive ending; empty beyond either end."""
        return self._low[at] if 0 <= at < len(self._low) else ""

    def tight(self, at: int) -> bool:
        """Whether only a space stands between a token and the one before it."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] in (" ", "\n", "' ", "’ ")

    def _owner(self, at: int) -> int | None:
        """The first token of the place whose possessive ends at this token ("Mexico City's"), or None."""
        if at < 0 or self.tokens[at].text[-2:] not in ("'s", "’s"):
            return None
        if at in self._owners:
            return self._owners[at]
        self._owners[at] = found = self._owning(at)
        return found

    def _owning(self, at: int) -> int | None:
        token = self.tokens[at]
        if not self.country_ends.isdisjoint((token.end, token.end - 2)):
            return next((index for index in range(at, -1, -1) if self.tokens[index].start in self.countries), None)
        for first in range(max(0, at - 2), at + 1):
            if not self.tokens[first].capital or (first == at and token.low in self.words.guard):
                continue
            entries = lookup(self.text[self.tokens[first].start : token.end - 2])
            if any(entry.population >= _OWNER for entry in entries) and self.low(first - 1) in self.words.site:
                return first
        return None

    def _at_sea(self, first: int) -> bool:
        """Whether "off the coast of" stands before a country."""
        return (
            self.low(first - 1) == "of"
            and self.low(first - 2) in ("coast", "coasts", "shore", "shores")
            and "off" in (self.low(first - 3), self.low(first - 4), self.low(first - 5))
        )

    def _role_behind_of(self, first: int) -> Role:
        """The role of a site behind another noun: "at the entrance of Gulistan Park" is at the park."""
        at = first - 1
        while at > 0 and (self.low(at) == "the" or COMPASS.match(self.low(at))):
            at -= 1
        return self._role_of_class(at - 1)

    def _role(self, first: int, last: int, before: PlaceMention | None) -> Role:
        """What the words before and behind a name make of it."""
        words = self.words
        at = first - 1
        article = ""
        while at >= 0 and (COMPASS.match(self.low(at)) or self.low(at) in ("the", "a", "an")):
            article = self.low(at) if not COMPASS.match(self.low(at)) else article
            at -= 1
        if (owner := self._owner_before(at)) is not None:
            at = owner - 1
            if self.low(at) == "the":
                at -= 1
        if self.low(at) in ("city", "town", "capital") and self.tokens[at].text[-2:] in ("'s", "’s"):
            at -= 2  # "On the city's West Side"
        low = self.low(at)
        if article and self._before_noun(first, last, article):
            return "attribute"
        if low in words.distance or (low == "of" and COMPASS.match(self.low(at - 1) or "-")):
            return "near"
        if low in words.site or low in words.impact:
            return "site"
        if low == "between" and self.low(last + 1) in ("and", ",") and self.low(at - 1) not in words.carriers:
            return "near"
        if low == "through" and self.low(at - 1) in words.sweeping:
            return "site"
        if low in words.path:
            # "Officers were called to the Blue Heron Bar": there it happened.
            return "site" if low == "to" and self.low(at - 1) in words.summoned else "path"
        if before is not None and low in (",", "(", "of") and before.end <= self.tokens[at].start:
            between = self.text[before.end : self.tokens[at].start]
            if not between.strip():
                return "within"
        if low == "of":
            if self._at_sea(first):
                return "site"
            if self.low(at - 1) in words.classes or self._owned_noun(at - 1):
                return self._role_of_class(at - 1)
            return "of"
        behind = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if self.text[self.tokens[last].end - 2 : self.tokens[last].end] in ("'s", "’s"):
            return "attribute"
        if behind is not None and behind.text[0].islower() and self.tight(last + 1) and behind.low in words.facilities:
            return "attribute"
        return "bare"

    def _owned_noun(self, at: int) -> bool:
        """Whether a token names a part or a site that a place owns: "the centre of X", "the main square of X"."""
        return at >= 0 and not self.tokens[at].capital and self.low(at) in self.words.parts | self.words.facilities

    def _owner_before(self, at: int) -> int | None:
        """The first token of the place that owns what follows: "in Istanbul's", "in Istanbul's historic"."""
        for back in range(at, max(0, at - 2), -1):
            if (owner := self._owner(back)) is not None:
                return owner
            if not self.tokens[back].text.isalpha() or self.tokens[back].capital:
                return None
        return None

    def _before_noun(self, first: int, last: int, article: str) -> bool:
        """Whether a name behind an article only describes the noun that follows ("in the Karachi market")."""
        behind = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if behind is None or not behind.text[0].islower() or not self.tight(last + 1):
            return False
        if self.low(last) in self.words.classes or self.low(last) in self.words.facilities | self.words.features:
            return False
        country = self.tokens[first].start in self.countries
        words = self.words
        if behind.low in words.classes and not country:
            return False
        if article == "the" and (country or self.low(last) in ("sea", "ocean")):
            return behind.low in words.settlements or behind.low in words.facilities or behind.low == "border"
        return behind.low not in self.words.not_nouns

    def _role_of_class(self, at: int) -> Role:
        """The role of "the Grey Sea port town of X": that of the preposition before the class word's own phrase."""
        for back in range(at - 1, max(-1, at - 9), -1):
            low = self.low(back)
            if low in _ELSEWHERE:
                return "path"
            # "South of the town of X" is near it, "in the south of the town of X" is not.
            away = low == "of" and COMPASS.match(self.low(back - 1) or "-") and self.low(back - 2) != "the"
            if low in self.words.distance or away:
                return "near"
            if low in self.words.site or low in self.words.impact or low == "for":
                return "site"
            if low in self.words.path:
                return "site" if low == "through" and self.low(back - 1) in self.words.sweeping else "path"
            if low in (",", ";", ":"):
                break
        return "of"
