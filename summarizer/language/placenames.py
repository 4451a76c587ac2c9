"""Place names found in a sentence, each with the role that its preposition gives it."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.gazetteer import Entry, lookup
from summarizer.language.place_roles import COMPASS, Kind, PlaceMention, PlaceRoles, Role
from summarizer.language.street_addresses import Address, find_addresses
from summarizer.records import record

_QUARTERS_OF_THE_SKY = frozenset(("north", "south", "east", "west"))
# The longest name of the gazetteer that news text uses has this many words.
_LONGEST = 6
# "A neighbourhood of Aleppo" lies in a town this large; "the neighbourhood of San Isidro" is one.
_LARGE = 300_000
# "The corner of Elm Road and 4th Avenue" is a spot.
_ARTICLES = ("the", "a", "an")
# What may follow the noun of a site that a sentence begins with; another noun makes it the kind of a person.
_BEHIND_A_SITE = frozenset(("in", "on", "at", "near", "was", "were", "has", "had", "which", "that", "where", ","))
_SIDES = ("side", "ward")
_SPOTS = frozenset(("corner", "intersection", "junction", "area", "vicinity"))
_MISSIONS = ("embassy", "consulate")
_SEAT = 50_000
"""People of a town that is known by its police: "Houston police", though a person may be called so too."""
_DWARFS = 20
"""A division with this many times the people of any town of its name is meant: Florida is no town in Cuba."""


@record(frozen=True, slots=True)
class _Known:
    """A stretch of tokens, `first` to `last` inclusive, that names something the gazetteer or the table knows."""

    first: int
    last: int
    kind: Kind
    population: int


class _Search(PlaceRoles):
    """One sentence being searched."""

    def mentions(self) -> list[PlaceMention]:
        found: list[PlaceMention] = []
        addresses = find_addresses(self.text)
        at = 0
        while at < len(self.tokens):
            while addresses and addresses[0].start <= self.tokens[at].start:
                address = addresses.pop(0)
                found.append(self._address(at, address))
                at = self._beyond(at, address.end)
                if at == len(self.tokens):
                    return found
            if not self.tokens[at].capital:
                at += 1
                continue
            end = self._run_end(at)
            found.extend(self._in_run(at, end, found[-1] if found else None))
            at = end
        return found

    def _beyond(self, at: int, offset: int) -> int:
        """The first token from `at` on that begins at an offset or behind it."""
        while at < len(self.tokens) and self.tokens[at].start < offset:
            at += 1
        return at

    def _address(self, first: int, address: Address) -> PlaceMention:
        """A block or a house of a street: "in the 900 block of Ivy Avenue"."""
        before = self.low(first - 1) if self.low(first - 1) != "the" else self.low(first - 2)
        spot = before == "of" and self.low(first - 2) in _SPOTS
        role: Role = "near" if before in ("near", "off") else "site" if spot or before in self.words.site else "of"
        if before == "to":
            behind = next(
                (self.low(at) for at in range(first - 2, max(-1, first - 5), -1) if len(self.low(at)) > 3), ""
            )
            role = "site" if behind in self.words.summoned else "of"
        return PlaceMention(address.start, address.end, self.text[address.start : address.end], "facility", role, 0)

    def _run_end(self, at: int) -> int:
        """One past the last token of the run of capitalised words that begins at `at`; connectors may stand inside."""
        end = at + 1
        while end < len(self.tokens) and self.tight(end):
            if self._closes(end - 1):
                break
            if self.tokens[end].capital:
                if self.low(end) in self.words.site or self.low(end) in self.words.path:
                    break
                if self.low(end) in self.words.weekdays:
                    break  # "in Fresno Saturday night"
                end += 1
            elif self.tokens[end].text.isdigit() and self.low(end - 1) in self.words.numbered:
                end += 1  # "Highway 76"
            elif self.low(end) in self.words.connectors:
                if self.low(end) == "of" and (
                    self.low(end - 1) in self.words.classes or self.low(end - 1) in self.words.facilities
                ):
                    break
                beyond = end + 1
                if self.low(beyond) in ("la", "las", "los", "el"):
                    beyond += 1
                if beyond >= len(self.tokens) or not self.tokens[beyond].capital or not self.tight(beyond):
                    break
                end = beyond + 1
            else:
                break
        return end

    def _span(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def _closes(self, at: int) -> bool:
        """Whether a run ends with this token: a place's possessive ("South Sudan's Jonglei State")."""
        return self._owner(at) is not None

    def _known(self, first: int, end: int) -> _Known | None:
        """The longest known name that begins at token `first` and ends before `end`."""
        country = self.countries.get(self.tokens[first].start)
        for last in range(min(end, first + _LONGEST) - 1, first - 1, -1):
            if not self.tokens[last].capital:
                continue
            phrase = self.text[self.tokens[first].start : self.tokens[last].end]
            if phrase[-2:] in ("'s", "’s"):
                phrase = phrase[:-2]
            if country is not None and self.tokens[first].start + len(phrase) <= country.end:
                if country.kind == "people":
                    return _Known(first, last, "unknown", -1)
                area = next((each for each in lookup(phrase) if each.kind == "area"), None)
                return _Known(first, last, "area" if area else "country", 0)
            entries = lookup(phrase)
            if entries and not (first == last and self.low(first) in self.words.never):
                return _Known(first, last, _kind(entries), max(entry.population for entry in entries))
        return None

    def _in_run(self, first: int, end: int, before: PlaceMention | None) -> list[PlaceMention]:
        """The place names within one run of capitalised words."""
        while first < end - 1 and (
            self.low(first) in self.words.never or self.low(first) in self.words.site or COMPASS.match(self.low(first))
        ):
            # "The", "On", "Northern": words that a run begins with and a name does not, unless the whole is known.
            known = self._known(first, end)
            if (known and known.last > first) or self._of_a_site(first, end):
                break
            first += 1
        if first == end - 1 and self.low(first) in _SIDES and COMPASS.match(self.low(first - 1)):
            return self._side(first)
        pieces: list[_Known | int] = []
        at = first
        while at < end:
            known = self._known(at, end)
            pieces.append(known if known else at)
            at = known.last + 1 if known else at + 1
        if self.title_case:
            return self._from_title(pieces, before)
        pieces = _unsplit(pieces)
        whole = self._whole(first, end, pieces)
        if whole is not None:
            return [whole]
        return self._parts(first, end, pieces, before)

    def _side(self, last: int) -> list[PlaceMention]:
        """A part of a town that a quarter of the sky names: "on the city's West Side", "in Newark's South Ward"."""
        first = last - 1
        if not self.tokens[first].capital or self.tokens[last].text.endswith(("'s", "’s")):
            return []
        role = self._role(first, last, None)
        if role not in ("site", "near"):
            return []
        start, stop = self.tokens[first].start, self.tokens[last].end
        return [PlaceMention(start, stop, self.text[start:stop], "unknown", role, 0)]

    def _of_a_site(self, first: int, end: int) -> bool:
        """Whether a quarter of the sky inside a sentence belongs to a site's name: "Central Andean University"."""
        sky = COMPASS.match(self.low(first)) is not None
        return (
            sky
            and first > 0
            and end - first > 2
            and (self.low(end - 1) in self.words.facilities or self._is_bank(first, end - 1))
        )

    def _from_title(self, pieces: Sequence["_Known | int"], before: PlaceMention | None) -> list[PlaceMention]:
        """Names in a title in capitals: only what is known, and large or behind a preposition."""
        found: list[PlaceMention] = []
        for piece in pieces:
            if isinstance(piece, _Known) and piece.population >= 0:
                mention = self._mention(
                    piece.first, piece.last, piece.kind, piece.population, found[-1] if found else before
                )
                large = piece.kind in ("country", "area", "water") or piece.population >= 100_000
                guarded = self.low(piece.first) in self.words.guard and piece.first == piece.last
                if (mention.role in ("site", "near", "within") and (large or not guarded)) or (large and not guarded):
                    found.append(mention)
        return found

    def _whole(self, first: int, end: int, pieces: Sequence["_Known | int"]) -> PlaceMention | None:
        """The run as one name that a facility or feature word shapes, or None."""
        words = self.words
        size = end - first
        last = end - 1
        if size < 2 or (len(pieces) == 1 and isinstance(pieces[0], _Known)):
            return None
        kind: Kind | None = None
        tail = self.low(last)
        if tail in _QUARTERS_OF_THE_SKY and size > 2:
            tail = self.low(last - 1)  # "Burlington Street East"
        if (
            tail in words.facilities
            or self._is_bank(first, last)
            or self.low(first) in words.ways
            or (tail.isdigit() and size == 2)
        ):
            kind = "facility"
        elif tail in words.features or (self.low(first) in words.features and size <= 4):
            kind = "area"
        elif tail in words.divisions:
            kind = "unknown" if tail == "district" and not lookup(self._span(first, last - 1)) else "region"
        elif tail in words.settlements:
            kind = "unknown"
        if (
            kind is None
            or self.low(first - 1) in words.titles
            or self.low(first) in words.titles
            or any(self.low(at) in ("and", "ministry", "minister", "university's") for at in range(first, end))
        ):
            return self._branch(first, last)
        return self._mention(first, last, kind, 0, None)

    def _is_bank(self, first: int, last: int) -> bool:
        """Whether a name is that of a bank as a building: "at the Elm Grove Bank"; a bank also acts and owes."""
        if self.low(last + 1) == "branch":
            return False
        if self.low(last) != "bank" and not (self.low(last) == "union" and self.low(last - 1) == "credit"):
            return False
        at = first - 1
        while at > 0 and self.low(at) in _ARTICLES:
            at -= 1
        return self.low(at) in ("at", "outside", "inside") or self.low(at) in self.words.befalling

    def _branch(self, first: int, last: int) -> PlaceMention | None:
        """A bank at which something is said to happen: "at an X Bank branch", "outside a branch of the X Bank"."""
        if self.low(last) != "bank" or self.low(first) in ("central", "world"):
            return None
        if self.low(last + 1) == "branch" and self.low(first - 2) in self.words.site:
            start, stop = self.tokens[first].start, self.tokens[last + 1].end
            return PlaceMention(start, stop, self.text[start:stop], "facility", "site", 0)
        mention = self._mention(first, last, "facility", 0, None)
        return mention if mention.role in ("site", "near") else None

    def _parts(
        self, first: int, end: int, pieces: Sequence["_Known | int"], before: PlaceMention | None
    ) -> list[PlaceMention]:
        """The known names of a run that stand alone, or an unknown name that its context makes a place."""
        words = self.words
        if len(pieces) == 1 and isinstance(pieces[0], _Known):
            piece = pieces[0]
            if (0 < piece.population < _LARGE and piece.kind == "city") or self.low(end) in _MISSIONS:
                site = self._named_site(first, end, before)
                if site is not None:
                    return [site]
            if piece.population < 0 or not self._believed(piece, before):
                return []
            return [self._mention(piece.first, piece.last, piece.kind, piece.population, before)]
        role = self._role(first, end - 1, before)
        between = [self.low(piece) for piece in pieces if not isinstance(piece, _Known)]
        if all(low in words.connectors and low not in words.of_name for low in between):
            # "Gaza and Israel", "Karachi Pakistan": every name by itself.
            found: list[PlaceMention] = []
            for each in pieces:
                earlier = found[-1] if found else before
                if isinstance(each, _Known) and each.population >= 0 and self._believed(each, earlier):
                    found.append(self._mention(each.first, each.last, each.kind, each.population, earlier))
            return found
        if not all(isinstance(piece, _Known) for piece in pieces) and self.low(first - 1) not in words.titles:
            site = self._named_site(first, end, before)
            if site is not None:
                return [site]
        if role == "attribute" or self.low(first - 1) in words.titles or end - first > 5:
            return []
        # Unknown words: a place only where words around them say so.
        class_before = self.low(first - 1) == "of" and (
            self.low(first - 2) in words.classes or (self.low(first - 2) in words.parts and role == "site")
        )
        class_after = self.low(end) in words.classes and not self.low(end).endswith("s") and self.tight(end)
        contained = self._contained(end)
        bare = [at for at in range(first, end) if self.low(at) in words.never]
        if bare or any(self.low(at) == "and" or self.low(at) in words.titles for at in range(first, end)):
            return []
        opening = first == 0 and contained
        in_place = role in ("site", "near", "path") and (
            contained or self._prepositional(first) or self._is_at(first, end)
        )
        if (
            in_place
            and isinstance(pieces[0], _Known)
            and pieces[0].kind in ("country", "region")
            and not (contained or class_before or class_after)
        ):
            behind = self.tokens[end] if end < len(self.tokens) else None
            if (
                behind is not None
                and behind.text[0].islower()
                and behind.low not in words.not_nouns
                and self.tight(end)
            ):
                piece = pieces[0]
                return [self._mention(piece.first, piece.last, piece.kind, max(0, piece.population), before)]
        if class_before or class_after or in_place or opening:
            return [self._mention(first, end - 1, "unknown", 0, before)]
        return []

    def _prepositional(self, first: int) -> bool:
        """Whether "in" or "near" stands directly before: the prepositions that hardly take anything but a place.

        "At" takes a firm as well, where somebody works at it.
        """
        token = self.tokens[first]
        if token.text.isupper() and len(token.text) > 1:
            return False
        owner = self._owner_before(first - 1)
        before = self.low((first if owner is None else owner) - 1)
        return before in ("in", "near", "outside") or (
            before == "at" and first > 1 and self.low(first - 2) not in self.words.staff
        )

    def _site_noun(self, end: int) -> int | None:
        """The token of the small-letter noun of a site that follows a name ("the Jinhe mine"), or None."""
        for at in (end, end + 1):
            if at >= len(self.tokens) or not self.tight(at) or self.tokens[at].capital:
                return None
            if self.low(at) == "branch" and self.low(at - 1) in ("bank", "union"):
                return at
            if self.low(at) in self.words.facilities or (at > end and self.low(at) in self.words.small_sites):
                return at
            if self.low(at) not in self.words.kinds_of:
                return None
        return None

    def _named_site(self, first: int, end: int, before: PlaceMention | None) -> PlaceMention | None:
        """A name that no gazetteer has with the noun of a site: "at a Safeway supermarket", "in Kejetia market"."""
        noun = self._site_noun(end)
        if noun is None or any(
            self.low(at) in self.words.never and self.low(noun) != "branch" for at in range(first, end)
        ):
            return None
        role = self._role(first, noun, before)
        if role == "of":
            role = self._role_behind_of(first)
        if role in ("bare", "path"):
            role = self._befallen(first, role)
        if role not in ("site", "near") and (role != "bare" or self.low(noun + 1) not in _BEHIND_A_SITE):
            return None
        start, stop = self.tokens[first].start, self.tokens[noun].end
        return PlaceMention(start, stop, self.text[start:stop], "facility", role, 0)

    def _befallen(self, first: int, role: Role) -> Role:
        """`site` for a building that is entered or damaged: "destroyed a X shop", "a X shop was gutted"."""
        at = first - 1
        while at > 0 and (
            self.low(at) in _ARTICLES or self.low(at) in ("historic", "former") or COMPASS.match(self.low(at))
        ):
            at -= 1
        if self.low(at) in self.words.befalling or (
            self.low(at) == "into" and self.low(at - 1) in self.words.befalling
        ):
            return "site"
        return role

    def _contained(self, end: int) -> bool:
        """Whether the words behind a name put a place around it or beside it: "X, near Y", "X in the province of Y"."""
        if self.low(end) == ",":
            return self._place_around(end + 1)
        return self.low(end) in ("near", "outside") and self._place_around(end)

    def _is_at(self, first: int, end: int) -> bool:
        """Whether a name stands between "at" and "in" with a place: "at the Odeon in Lille"."""
        before = first - 2 if self.low(first - 1) == "the" else first - 1
        return self.low(before) in ("at", "outside") and self.low(end) == "in" and self._place_follows(end + 1)

    def _place_follows(self, at: int) -> bool:
        if at >= len(self.tokens) or not self.tokens[at].capital:
            return False
        known = self._known(at, self._run_end(at))
        return known is not None and known.population >= 0

    def _place_around(self, at: int) -> bool:
        """Whether a place follows, by itself or behind "in the northern province of"."""
        if self._place_follows(at):
            return True
        if self.low(at) not in ("in", "on", "near", "outside") or at + 1 >= len(self.tokens):
            return False
        for further in range(at + 1, min(len(self.tokens), at + 6)):
            if self.tokens[further].capital and self.tokens[further].start not in self.countries:
                return self._place_follows(further)
            low = self.low(further)
            if low == "of" and self.low(further - 1) in self.words.classes:
                return self.tokens[further + 1].capital if further + 1 < len(self.tokens) else False
            if not (low in ("the", "of") or low in self.words.classes or COMPASS.match(low) or low in self._peoples()):
                return False
        return False

    def _peoples(self) -> set[str]:
        """The country words of the sentence that are adjectives, in lower case."""
        return {self.text[one.start : one.end].lower() for one in self.countries.values() if one.kind == "people"}

    def _believed(self, piece: _Known, before: PlaceMention | None) -> bool:
        """Whether a name that the gazetteer knows is meant as a place here."""
        words = self.words
        single = piece.first == piece.last
        low = self.low(piece.first)
        if self.low(piece.first - 1) in words.titles:
            return False
        role = self._role(piece.first, piece.last, before)
        contained = self.low(piece.last + 1) == "," and self._place_around(piece.last + 2)
        class_word = self.low(piece.last + 1) in words.classes or (
            self.low(piece.first - 1) == "of" and self.low(piece.first - 2) in words.classes
        )
        if contained or class_word or role == "within":
            return True
        if self.low(piece.last + 1) in words.local_forces and piece.population >= _SEAT and self.tight(piece.last + 1):
            return True
        if piece.kind in ("country", "area", "water"):
            return not (single and low in words.guard) or role in ("site", "near", "path")
        if single and (low in words.guard or len(low) < 4):
            return role in ("site", "near") and piece.population >= 50_000
        if role in ("site", "near", "path"):
            return True
        # A bare capitalised word is as often a person's name.
        return piece.population >= (100_000 if piece.first else 300_000)

    def _mention(self, first: int, last: int, kind: Kind, population: int, before: PlaceMention | None) -> PlaceMention:
        """The mention of tokens `first` to `last`, lengthened by a class word ("Rajouri district")."""
        words = self.words
        start, end = self.tokens[first].start, self.tokens[last].end
        if kind in ("country", "area") and self._at_sea(first):
            start = self.tokens[first - 2].start
            kind = "water"
        if self.text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        elif self.low(last + 1) in words.classes and not self.low(last + 1).endswith("s") and self.tight(last + 1):
            class_word = self.low(last + 1)
            if kind == "country" or (kind == "city" and population >= _LARGE and self._part_of_town(class_word)):
                pass
            elif class_word in words.settlements and self.low(first - 1) in ("a", "an") and kind in ("city", "region"):
                kind = "region"  # "In a Somerset town": no town is named
            elif self.low(last + 2) == "of" and self._contains_named(first, kind, class_word, last + 3, population):
                return PlaceMention(start, end, self.text[start:end], kind, "attribute", population)
            elif class_word in words.divisions:
                # An unknown district is rather a quarter of a town; an unknown province is no town.
                if kind != "unknown" or class_word != "district":
                    kind = "district" if kind != "region" and class_word == "district" else "region"
                end = self.tokens[last + 1].end
                last += 1
            elif kind == "unknown" or class_word not in ("port", "capital", "community", "area"):
                kind = "unknown" if class_word in words.quarters else kind
                end = self.tokens[last + 1].end
                last += 1
        if self.low(first - 1) == "of" and kind in ("unknown", "city", "district", "region"):
            kind = self._kind_of_class(self.low(first - 2), kind, population)
        role = self._role(first, last, before)
        if kind == "facility":
            role = self._role_behind_of(first) if role == "of" and self.low(last) not in words.aftermath else role
            role = self._befallen(first, role) if role in ("bare", "path") else role
        return PlaceMention(start, end, self.text[start:end], kind, role, population)

    def _contains_named(self, first: int, kind: Kind, class_word: str, at: int, population: int) -> bool:
        """Whether a name says where the one behind "of" lies: "the Gulf state of X", "the Tripoli suburb of X"."""
        if kind in ("water", "area") or self.low(first) in self.words.features:
            return self._place_follows(at)
        named = at < len(self.tokens) and self.tokens[at].capital
        # "The Miraflor quarter of Tumaco" lies in the town behind it, "the Salama borough of Ekal" does not.
        large = kind == "region" or population >= _LARGE
        inner = kind == "city" and class_word == "district"
        return named and large and (inner or class_word in self.words.settlements)

    def _part_of_town(self, class_word: str) -> bool:
        """Whether the word names a part of a town; a suburb lies outside it."""
        return class_word in self.words.quarters and not class_word.startswith("suburb")

    def _kind_of_class(self, class_word: str, kind: Kind, population: int) -> Kind:
        """The kind of X in "the neighbourhood of X", "the province of X"."""
        if class_word in self.words.quarters and population < _LARGE:
            return "unknown"
        if class_word in self.words.divisions and kind in ("unknown", "city"):
            # A district that no gazetteer has is rather a quarter of a town.
            return ("district" if population else "unknown") if class_word == "district" else "region"
        return kind


def _unsplit(pieces: "Sequence[_Known | int]") -> "list[_Known | int]":
    """The pieces with two towns side by side as unknown words: "San Francisco Javier" is neither of them."""
    if not all(isinstance(piece, _Known) and piece.kind == "city" for piece in pieces) or len(pieces) < 2:
        return list(pieces)
    return [at for piece in pieces if isinstance(piece, _Known) for at in range(piece.first, piece.last + 1)]


def _kind(entries: Sequence[Entry]) -> Kind:
    """What the most prominent entry is; a city of the same name as its region counts as the city, a hamlet does not."""
    if any(entry.kind in ("water", "area") for entry in entries):
        return next(entry.kind for entry in entries if entry.kind in ("water", "area"))
    town = max((one.population for one in entries if one.kind == "city" and not one.other_name), default=None)
    division = max((one.population for one in entries if one.kind == "region"), default=0)
    if town is not None and division < _DWARFS * max(town, 1):
        return "city"
    return entries[0].kind if town is None else "region"


@lru_cache(maxsize=256)
def find_places(text: str) -> tuple[PlaceMention, ...]:
    """The place names in one sentence, in order.

    Persons, organisations and nationalities are left out as far as the words around them tell: a name that the
    gazetteer does not know counts only where a preposition or a word such as "village" makes it a place.
    """
    return tuple(_Search(text).mentions())
