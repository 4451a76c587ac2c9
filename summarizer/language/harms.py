"""Casualty statements of a sentence: each number with the harm that its own clause says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.language.clauses import clause_of
from summarizer.language.counts import CASES, NOBODY, ONE, Quantity, Reading, quantities
from summarizer.language.harm_cues import find_cues, has_cue
from summarizer.language.harm_words import AUXILIARIES, BE, HAVE, NOUN_HARMS, Cue, is_adverb
from summarizer.language.nouns import COLLECTIVES, GENERAL, GROUPS, STOPS, VERBS, is_people, is_unit
from summarizer.language.persons import Described, described_in
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words, words

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_PREPOSITIONS = word_set("harms", "grammar", "prepositions")
_CLAUSE_PREPOSITIONS = frozenset(["after", "before", "since", "until", "as", "with", "when", "than"])
_RELATIVES = word_set("harms", "grammar", "relatives")
_SUBORDINATORS = word_set("harms", "grammar", "subordinators")
_INCLUDING = word_set("harms", "grammar", "including")
_REPORT = word_set("harms", "grammar", "report")
_LINKS = word_set("harms", "toll", "links")
_YET = word_set("harms", "grammar", "yet")
_WHEN = word_set("harms", "grammar", "when")
_JOINTS = frozenset((",", "and", "&", "plus", "as", "well", "along", "together", "with", "or", "also", "both"))
_DETERMINERS = frozenset(
    [
        "the",
        "all",
        "another",
        "his",
        "her",
        "their",
        "its",
        "these",
        "those",
        "some",
        "least",
        "also",
        "an",
        "a",
        "what",
    ]
)
# Heads whose harm stands back when a verb says another one: "nine shooting victims were taken to hospital".
_WEAK = frozenset(
    [
        "victim",
        "victims",
        "casualty",
        "casualties",
        "hostage",
        "hostages",
        "lives",
        "patients",
        "survivors",
        "prisoners",
        "captives",
        "body",
        "bodies",
        "corpses",
    ]
)
_PARTS_OF = frozenset(
    (
        "dead",
        "killed",
        "wounded",
        "injured",
        "missing",
        "victims",
        "casualties",
        "fatalities",
        "deaths",
        "hurt",
        "bodies",
    )
)
_BOTH_HARMED = frozenset(("hurt", "harmed", "casualties", "casualty"))


@dataclass(frozen=True, slots=True)
class HarmReading:
    """One casualty statement; all offsets are half-open and count in the sentence's text."""

    harm: "Harm"
    count_start: int
    count_end: int
    """The counted or described people, bounds and noun included."""
    reading: Reading
    victims_start: int | None
    victims_end: int | None
    """The words of the group; None: people in general."""
    cue_start: int
    cue_end: int
    clause_start: int
    clause_end: int
    negated: bool = False
    """Denied, planned or only possible."""
    subgroup: bool = False
    """Named as part of others counted here: "including three children", "among the dead were"."""
    replaced: bool = False
    """The sentence itself gives a newer figure: "rose from 12 to 15"."""
    described: bool = False
    """Named or described instead of counted: "a soldier"."""
    joined: bool = False
    """One of several groups that the words take together: "a bomber and five victims died"."""
    apposed: bool = False
    """Other words for somebody who has a reading of their own: "A porter, Ghulam Rasool, was injured"."""


@dataclass(frozen=True, slots=True)
class _Group:
    """People in a sentence, counted or described, as a range of words."""

    first: int
    last: int
    reading: Reading | None
    quantity: Quantity | None
    described: Described | None

    @property
    def bare(self) -> bool:
        return self.quantity is not None and self.quantity.noun is None


@dataclass(frozen=True, slots=True)
class _Pair:
    group: _Group
    cue: Cue
    subgroup: bool = False
    replaced: bool = False
    joined: bool = False
    apposed: bool = False


@lru_cache(maxsize=1024)
def harm_readings(text: str) -> "tuple[HarmReading, ...]":
    """Every casualty statement of one sentence, in order of its counts; a count can have several readings."""
    sentence = words(text)
    if not has_cue(sentence):
        return ()
    return _Pairing(sentence).readings()


class _Pairing:
    """The pairing of groups and cues of one sentence."""

    def __init__(self, sentence: Words) -> None:
        self.sentence = sentence
        counted = quantities(sentence.text)
        self.groups = _groups(sentence, counted)
        self.starts = {group.first: group for group in self.groups}
        inside = [
            (group.first, group.last)
            for group in self.groups
            if group.quantity is not None or (group.described and not group.described.named)
        ]
        self.cues = tuple(
            cue for cue in find_cues(sentence) if not any(low <= cue.first and cue.last <= high for low, high in inside)
        )
        self.cue_words = {index for cue in self.cues for index in range(cue.first, cue.last)}
        self.masked = _attributions(sentence)
        self.pairs: list[_Pair] = []
        self.apposed: list[_Group] = []

    def readings(self) -> tuple[HarmReading, ...]:
        for cue in self.cues:
            self._pair(cue)
        self._intrinsic()
        self._subgroups()
        found: list[HarmReading] = []
        for pair in self.pairs:
            for harm in self._harms(pair):
                reading = self._reading(pair, harm)
                if reading is not None and reading not in found:
                    found.append(reading)
        found.sort(key=lambda reading: (reading.count_start, reading.cue_start))
        return tuple(found)

    # ---- pairing -------------------------------------------------------------------------------------------------

    def _pair(self, cue: Cue) -> None:
        if cue.side == "toll":
            self._figures(cue)
            return
        if cue.side == "among":
            self._among(cue)
            return
        right = cue.side == "right" or (cue.side == "either" and self._active(cue))
        if right:
            chain = self._objects(cue)
            if cue.near and not (chain and (chain[0].quantity or self._kin(chain[0]))):
                return
            self.pairs.extend(_Pair(group, cue, joined=len(chain) > 1) for group in chain)
            return
        self.apposed = []
        inverted = self._inverted(cue)
        chain = inverted or self._subjects(cue)
        chain = [*chain, *self._along(cue), *(self._elliptic(cue) if chain else [])]
        if not self._joint(cue):
            self.pairs.extend(_Pair(group, cue, joined=len(chain) > 1) for group in chain)
            self.pairs.extend(_Pair(group, cue, apposed=True) for group in self.apposed)

    def _kin(self, group: _Group) -> bool:
        """ "lost her daughter": a relative, not "lost a brave son" or "lost its leader"."""
        return self.sentence.low[group.first] in ("his", "her", "their", "my", "our")

    def _active(self, cue: Cue) -> bool:
        """Whether a form such as "killed" takes its object here, instead of telling what happened to its subject."""
        low = self.sentence.low
        at = cue.first - 1
        while at >= 0 and is_adverb(low[at]) and low[at] not in BE:
            at -= 1
        if at >= 0 and low[at] in BE:
            return False
        if at >= 0 and low[at] in HAVE:
            return True
        following = self._object_at(cue.last)
        if following is None:
            joined = self._joined_right(cue)
            return (joined is not None and self._active(joined)) or self._other_object(cue.last)
        # "21 killed 3 injured": a bare figure with a participle of its own behind it is no object.
        behind = self._cue_at(following.last)
        return not (following.bare and behind is not None and behind.side in ("left", "either"))

    def _other_object(self, at: int) -> bool:
        """Whether something that is no people follows as an object: "injured a third", "captured the town"."""
        word = self.sentence.at(at)
        if word[:1].isdigit() or word in ("a", "an", "the", "his", "her", "its", "their", "this", "that"):
            return True
        return (
            word.isalpha()
            and word not in STOPS
            and word not in VERBS
            and word not in _PREPOSITIONS
            and not is_adverb(word)
            and not is_unit(word)
            and at not in self.cue_words
            and word not in _WHEN
        )

    def _joined_right(self, cue: Cue) -> Cue | None:
        """The cue that shares its object with this one: "killed and injured 12 people"."""
        if self.sentence.at(cue.last) in ("and", "or"):
            return self._cue_at(cue.last + 1)
        return None

    def _joint(self, cue: Cue) -> bool:
        """Whether the count is one of two harms together ("12 were killed or injured"), so that it is of neither."""
        other = self._joined_right(cue) or self._joined_left(cue)
        if other is None:
            return False
        harms = {cue.harms[0], other.harms[0]}
        return len(harms) == 2 and harms <= {"killed", "injured", "missing"}

    def _joined_left(self, cue: Cue) -> Cue | None:
        if self.sentence.at(cue.first - 1) in ("and", "or"):
            return next((other for other in self.cues if other.last == cue.first - 1), None)
        return None

    def _cue_at(self, index: int) -> Cue | None:
        return next((cue for cue in self.cues if cue.first == index), None)

    def _inverted(self, cue: Cue) -> list[_Group]:
        """ "Also killed were three children", "Missing: 12"."""
        if self.sentence.at(cue.last) not in ("were", "was", "are", "is", ":") or self._subjects(cue):
            return []
        group = self._object_at(cue.last + 1)
        return self._chain_right(group) if group is not None else []

    def _along(self, cue: Cue) -> list[_Group]:
        """ "he was killed along with 40 others"."""
        for phrase in (("along", "with"), ("together", "with"), ("alongside",)):
            if self.sentence.matches(cue.last, phrase):
                group = self._object_at(cue.last + len(phrase))
                return [group] if group is not None else []
        return []

    def _elliptic(self, cue: Cue) -> list[_Group]:
        """ "Three people died in the valley and two on the hill": a second count that leaves the verb out."""
        for group in self.groups:
            if group.first < cue.last or group.quantity is None:
                continue
            gap = self.sentence.low[cue.last : group.first]
            if not gap or gap[-1] not in ("and", ",") or len(gap) > 9:
                return []
            if any(word in AUXILIARIES or word in _RELATIVES or word in _SUBORDINATORS for word in gap):
                return []
            if (
                gap[0] not in _PREPOSITIONS
                or self.sentence.at(group.last) not in _PREPOSITIONS
                or self._own_verb(group)
            ):
                return []
            return [group]
        return []

    # ---- objects -------------------------------------------------------------------------------------------------

    def _objects(self, cue: Cue) -> list[_Group]:
        first = self._object_at(cue.last)
        if first is None:
            joined = self._joined_right(cue)
            if joined is None:
                return []
            return [] if self._joint(cue) else self._objects(joined)
        if self._joined_left(cue) is not None and self._joint(cue) and self.sentence.at(cue.first - 1) == "or":
            return []
        return self._chain_right(first)

    def _object_at(self, at: int) -> _Group | None:
        """The people that the words from `at` on speak of, with nothing but determiners before them."""
        limit = at + 6
        while at < min(limit, len(self.sentence)):
            if at in self.starts:
                return self.starts[at]
            word = self.sentence.low[at]
            if at in self.masked:
                at, limit = at + 1, limit + 1
                continue
            owner = any(self.sentence.at(index).endswith("'s") for index in range(at, at + 4))
            bound = (word == "at" and self.sentence.at(at + 1) in ("least", "most")) or (
                word == "up" and self.sentence.at(at + 1) == "to"
            )
            if bound or word in _DETERMINERS or is_adverb(word) or (owner and word[0].isalpha()) or word == '"':
                at += 1
                continue
            return None
        return None

    def _chain_right(self, first: _Group) -> list[_Group]:
        """`first` and the groups joined to it by commas and "and" that have no verb of their own."""
        chain = [first]
        joined = 1
        for group in self.groups:
            if group.first < chain[-1].last or group is first:
                continue
            gap = self.sentence.low[chain[-1].last : group.first]
            if not gap or not self._links(gap, chain[-1].last) or self._own_verb(group):
                break
            if self._marked_part(group):
                break
            chain.append(group)
            if "and" in gap or "or" in gap or "plus" in gap or "as" in gap:
                joined = len(chain)
        return chain[:joined]

    def _links(self, gap: Sequence[str], start: int) -> bool:
        """Whether the words between two groups only join them, perhaps after a modifier of the first."""
        if "with" in gap and "along" not in gap and "together" not in gap:
            return False
        if all(word in _JOINTS or word in _DETERMINERS for word in gap):
            return any(word in _JOINTS for word in gap)
        if gap[-1] not in ("and", ",") or any(index in self.cue_words for index in range(start, start + len(gap))):
            return False
        return gap[0] in _PREPOSITIONS and not any(
            word in AUXILIARIES or word in _SUBORDINATORS or word in _RELATIVES for word in gap
        )

    def _own_verb(self, group: _Group) -> bool:
        """Whether a finite verb or a casualty word behind `group` makes it a subject."""
        for at in range(group.last, min(group.last + 9, len(self.sentence))):
            word = self.sentence.low[at]
            if word in AUXILIARIES and word != "to":
                return True
            cue = self._cue_at(at)
            if cue is not None:
                return cue.side in ("left", "either")
            if at in self.starts or word in ",;.:" or word in _RELATIVES or word in _SUBORDINATORS:
                return False
            if at in self.cue_words:
                return False
        return False

    # ---- subjects ------------------------------------------------------------------------------------------------

    def _subjects(self, cue: Cue) -> list[_Group]:
        low = self.sentence.low
        self.current = cue
        joined = self._joined_left(cue)
        if joined is not None and joined.side != "right":
            if joined.side == "left" or not self._active(joined):
                return self._subjects(joined)
        at, finite = cue.first, False
        while at > 0 and (
            low[at - 1] in AUXILIARIES
            or is_adverb(low[at - 1])
            or at - 1 in self.masked
            or (low[at - 1] == "as" and self.sentence.at(at - 2) in ("listed", "reported", "registered", "known"))
        ):
            if at - 1 in self.starts or any(group.last == at for group in self.groups):
                break
            finite = finite or low[at - 1] in AUXILIARIES
            at -= 1
        for group in reversed([group for group in self.groups if group.last <= at]):
            verdict = self._subject(group, at, finite)
            if verdict == "stop":
                return []
            if verdict == "take":
                self.apposed.extend(self._apposed(group))
                return self._chain_left(group)
        return []

    def _apposed(self, group: _Group) -> list[_Group]:
        """Other words for the same one person: "A porter, Ghulam Rasool, was injured", "One of the surfers, a woman, ..."."""
        if self.sentence.at(group.last) not in (",", *_PREPOSITIONS) or group.described is None:
            return []
        names: list[_Group] = []
        edge = group.first
        for other in reversed([other for other in self.groups if other.last < group.first]):
            gap = self.sentence.low[other.last : edge]
            one = other.reading is not None and other.reading.low == other.reading.high == 1
            if not one or gap[:1] != (",",) or not all(word == "," or word.isdigit() or word == "aged" for word in gap):
                break
            names.append(other)
            edge = other.first
        return names

    def _subject(self, group: _Group, at: int, finite: bool) -> str:
        """Whether `group` is the subject of a verb that begins at `at`: "take", "skip" (go on leftwards) or "stop"."""
        low = self.sentence.low
        gap = [index for index in range(group.last, at) if index not in self.masked]
        for index in gap:
            word = low[index]
            if word in (";", ".", "but") or (index in self.cue_words and not self._in_relative(gap, index)):
                return "stop"
            if word in _SUBORDINATORS and word not in ("as", "since", "after", "before"):
                return "stop"
        before = self.sentence.at(group.first - 1)
        if before in ("(", "[") or self._disagrees(group, at):
            return "skip"
        named_as = before == "as" and self.sentence.at(group.first - 2).endswith("ed")
        if before == "not" and self.sentence.at(group.first - 2) == ",":
            self.pairs.append(_Pair(group, self.current, replaced=True))
            return "skip"
        own = not gap and self._part_of_itself(group)
        if (self._marked_part(group) and not own) or named_as or (before in BE and gap):
            return "skip"
        if before in _PREPOSITIONS and before not in _CLAUSE_PREPOSITIONS and (gap or finite):
            collective = before == "of" and (
                self.sentence.at(group.first - 2) in COLLECTIVES
                or self.sentence.at(group.first - 2) in ("total", "number")
            )
            if not collective and before not in ("with", "that", "than"):
                return "skip"
        if not gap:
            return "take"
        opening = low[gap[0]]
        if self.current.near and (opening not in _PREPOSITIONS or any(low[index] == "," for index in gap)):
            return "stop"
        shared = low[at - 1] in ("and", "then") and finite
        if not shared and any(low[index] in AUXILIARIES and not self._in_relative(gap, index) for index in gap):
            return "stop"
        if opening in _PREPOSITIONS or opening in _RELATIVES or opening in (",", "(", "-", "–", "and", "—", "as"):
            return "take"
        if opening.endswith(("ing", "ed")) and low[at - 1] not in ("and", ",") and finite:
            return "take"
        if low[at - 1] in ("and", ",", "then") and (finite or len(gap) > 1):
            return "take"
        return "take" if len(gap) == 1 and not opening.endswith(("ed", "s")) else "stop"

    def _disagrees(self, group: _Group, at: int) -> bool:
        """Whether a plural stands with a singular verb: "several workers of Roe, who was killed"."""
        several = group.quantity is not None and group.reading not in (None, NOBODY) and group.reading != ONE
        collective = self.sentence.at(group.first - 1) == "of" or self.sentence.at(group.last) == ","
        return several and not collective and self.sentence.at(at) in ("was", "is", "has")

    def _in_relative(self, gap: Sequence[int], index: int) -> bool:
        """Whether a word of the gap lies in a relative clause that opened before it."""
        return any(self.sentence.low[at] in _RELATIVES for at in gap if at < index)

    def _marked_part(self, group: _Group) -> bool:
        """Whether the group is a part named in passing: "including three children", "two of them women"."""
        low = self.sentence.low
        at = group.first - 1
        while at >= 0 and (
            low[at] in ("the", "his", "her", "their", "all", "mostly", "also", "at", "least") or at in self.masked
        ):
            at -= 1
        before = self.sentence.at(at)
        if before in _INCLUDING or (before == ":" and any(pair.group.last <= at for pair in self.pairs)):
            return True
        if before in ("them", "whom", "these", "those", "which", "victims") and self.sentence.at(at - 1) in (
            "among",
            "amongst",
            "of",
        ):
            return True
        return self._part_of_itself(group)

    def _part_of_itself(self, group: _Group) -> bool:
        """ "two of them", "six of whom": a part by its own words."""
        return any(
            self.sentence.at(index) == "of" and self.sentence.at(index + 1) in ("them", "whom", "which")
            for index in range(group.first, group.last + 1)
        )

    def _chain_left(self, group: _Group) -> list[_Group]:
        """`group` and the groups joined to it on its left that are not another verb's objects."""
        chain = [group]
        for other in reversed([other for other in self.groups if other.last <= group.first]):
            gap = self.sentence.low[other.last : chain[-1].first]
            if self._marked_part(other) and gap and gap[-1] == ",":
                continue
            if len(chain) == 1 and "and" not in gap and "as" not in gap and "with" not in gap:
                break
            if not gap or not self._links(gap, other.last) or self._object_of_verb(other):
                break
            chain.append(other)
        return chain

    def _object_of_verb(self, group: _Group) -> bool:
        at = group.first - 1
        while at >= 0 and self.sentence.low[at] in _DETERMINERS:
            at -= 1
        if at < 0:
            return False
        word = self.sentence.low[at]
        if at in self.cue_words:
            return True
        if word in _PREPOSITIONS and word not in _CLAUSE_PREPOSITIONS:
            return True
        return word.endswith(("ed", "ing")) and word not in _REPORT

    # ---- figures -------------------------------------------------------------------------------------------------

    def _figures(self, cue: Cue) -> None:
        """The figure that follows "toll", "number of injured" and the like."""
        low = self.sentence.low
        for group in self.groups:
            if group.first < cue.last or group.quantity is None:
                continue
            between = range(cue.last, group.first)
            if len(between) > 14 or any(index in self.cue_words for index in between):
                return
            before = self.sentence.at(group.first - 1)
            if before == "by" or (before in ("the", "in", "on", "since") and between):
                continue
            if before == "from" or (before == "the" and self.sentence.at(group.first - 2) == "from"):
                self.pairs.append(_Pair(group, cue, replaced=True))
                continue
            if not between or before in _LINKS or low[group.first] in _LINKS or before == "(":
                self.pairs.append(_Pair(group, cue))
                self._older_figure(cue, group)
                return
            if any(low[index] in (";", "and", "when", "after", "while") for index in between):
                return

    def _older_figure(self, cue: Cue, newer: _Group) -> None:
        """ "rose to 15 from 12", "15, up from 12"."""
        reach = newer.last
        for group in self.groups:
            at = group.first - 1 if self.sentence.at(group.first - 1) != "the" else group.first - 2
            if newer.last < group.first <= reach + 8 and self.sentence.at(at) == "from" and group.quantity is not None:
                self.pairs.append(_Pair(group, cue, replaced=True))
                reach = group.last

    def _among(self, cue: Cue) -> None:
        """ "among the dead were three children", "three children were among the dead"."""
        at = cue.last
        while at in self.masked or self.sentence.at(at) in (",", ":"):
            at += 1
        if self.sentence.at(at) in BE or self.sentence.at(at - 1) == ":" or cue.first == 0:
            group = self._object_at(at + 1 if self.sentence.at(at) in BE else at)
            if group is not None:
                self.pairs.extend(_Pair(part, cue, subgroup=True) for part in self._chain_right(group))
                return
        self.pairs.extend(_Pair(part, cue, subgroup=True) for part in self._subjects(cue))

    # ---- harms without a verb ------------------------------------------------------------------------------------

    def _intrinsic(self) -> None:
        """Harms that the counted noun says: "14 deaths", "25 wounded people", "nine missing fishermen"."""
        paired = {id(pair.group) for pair in self.pairs if not pair.subgroup}
        for group in self.groups:
            if group.reading is None:
                continue
            for at in range(group.first, group.last):
                word = self.sentence.low[at]
                harms = NOUN_HARMS.get(word)
                if harms is None or (word in _WEAK and id(group) in paired and word not in ("hostages",)):
                    continue
                if word in ("killed", "arrested", "detained", "captured", "victim") and at + 1 < group.last:
                    continue
                if word in ("lives", "life") and self._saved(group):
                    harms = ("rescued",)
                self.pairs.append(_Pair(group, Cue(at, at + 1, harms, "left")))
                twin = next((other for other in self.groups if other.last == group.first), None)
                if twin is not None and twin.described is not None and group.described is not None:
                    self.pairs.append(_Pair(twin, Cue(at, at + 1, harms, "left")))  # "with a child the sole survivor"
                break

    def _saved(self, group: _Group) -> bool:
        return any(
            word in ("saved", "save", "saving", "saves")
            for word in self.sentence.low[max(0, group.first - 4) : group.first]
        )

    def _subgroups(self) -> None:
        """Parts named in passing take the harm of the people they belong to."""
        for group in self.groups:
            at = group.first - 1
            if self.sentence.at(at) == "among" and self.sentence.at(at - 1) in BE:
                # "two soldiers were among 34 killed"
                pairs = [pair for pair in self.pairs if pair.group is group]
                parts = self._subjects(Cue(at, at + 1, (), "left")) if pairs else []
                self.pairs.extend(replace(pair, group=part, subgroup=True) for pair in pairs for part in parts)
        for at, group in enumerate(self.groups):
            if group.reading is None:
                continue
            marked = self._marked_part(group)
            joined = not marked and at > 0 and (self._joined_part(at) or self._recorded(group))
            if not (marked or joined) or any(pair.group is group and pair.cue.harms for pair in self.pairs):
                continue
            if group.reading == NOBODY:
                continue
            whole = self._whole_of(at)
            if whole is not None:
                self.pairs.extend(replace(pair, group=group, subgroup=True) for pair in whole)

    def _recorded(self, group: _Group) -> bool:
        """ "3,728 cases were reported, with 198 recorded in the last day": a bare count of the same."""
        return group.bare and self.sentence.at(group.last) in ("recorded", "reported", "confirmed", "registered")

    def _joined_part(self, at: int) -> bool:
        """Whether the group goes on a list of parts: "including three children and a nurse"."""
        group, before = self.groups[at], self.groups[at - 1]
        gap = self.sentence.low[before.last : group.first]
        listed = bool(gap) and all(word in _JOINTS for word in gap)
        if not listed or self._own_verb(group):
            return False
        return self._marked_part(before) or (at > 1 and self._joined_part(at - 1))

    def _whole_of(self, at: int) -> list[_Pair] | None:
        """The pairs of the nearest group before (else behind) that is no part itself."""
        for other in reversed(self.groups[:at]):
            pairs = [pair for pair in self.pairs if pair.group is other and not pair.subgroup]
            if pairs:
                return pairs
        for other in self.groups[at + 1 :]:
            pairs = [pair for pair in self.pairs if pair.group is other and not pair.subgroup]
            if pairs:
                return pairs
        return None

    # ---- results -------------------------------------------------------------------------------------------------

    def _harms(self, pair: _Pair) -> "tuple[Harm, ...]":
        if pair.group.reading == NOBODY:
            words_of_cue = self.sentence.low[pair.cue.first : pair.cue.last]
            if any(word in _BOTH_HARMED for word in words_of_cue):
                return ("killed", "injured")
            following = self.sentence.low[pair.cue.last : pair.cue.last + 2]
            if following[:1] == ("or",) and len(following) > 1 and following[1] in NOUN_HARMS:
                return tuple(dict.fromkeys(pair.cue.harms + NOUN_HARMS[following[1]]))
        return pair.cue.harms

    def _reading(self, pair: _Pair, harm: "Harm") -> HarmReading | None:
        group, sentence = pair.group, self.sentence
        if group.reading is None:
            return None
        if group.reading == NOBODY and harm not in ("killed", "injured", "missing"):
            return None
        start, end = sentence.starts[group.first], sentence.ends[group.last - 1]
        cue_start, cue_end = sentence.starts[pair.cue.first], sentence.ends[pair.cue.last - 1]
        clause = clause_of(sentence.text, min(start, cue_start), max(end, cue_end))
        victims = self._victims(pair)
        return HarmReading(
            harm,
            start,
            end,
            group.reading,
            victims[0] if victims else None,
            victims[1] if victims else None,
            cue_start,
            cue_end,
            clause[0],
            clause[1],
            negated=pair.cue.denied
            or (group.reading == NOBODY and not _YET.isdisjoint(sentence.low))
            or self._so_far(group),
            subgroup=pair.subgroup or self._marked_part(group) or self._of_the_dead(group),
            replaced=pair.replaced,
            described=group.quantity is None,
            joined=pair.joined,
            apposed=pair.apposed,
        )

    def _of_the_dead(self, group: _Group) -> bool:
        """ "14 of the dead", "two of the wounded"."""
        low = self.sentence.low[group.first : group.last]
        return "of" in low and low[-1] in _PARTS_OF and low[-2:-1] in (("the",), ("those",))

    def _so_far(self, group: _Group) -> bool:
        low = self.sentence.low
        return group.reading == NOBODY and any(low[at : at + 2] == ("so", "far") for at in range(len(low)))

    def _victims(self, pair: _Pair) -> tuple[int, int] | None:
        """The offsets of the words that name the group; None: people in general."""
        sentence, group = self.sentence, pair.group
        if group.described is not None:
            return sentence.starts[group.first], sentence.ends[group.last - 1]
        quantity = group.quantity
        assert quantity is not None
        if (
            pair.cue.side == "toll"
            and group.bare
            and pair.cue.last < len(sentence)
            and is_people(sentence.low[pair.cue.last])
        ):
            # "the number of injured demonstrators stands at 12"
            return sentence.starts[pair.cue.last], sentence.ends[pair.cue.last]
        told = self.starts.get(group.last + 1)
        if told is not None and group.bare and self.sentence.low[group.last] in BE and told.described is not None:
            # "of whom two were soldiers"
            return sentence.starts[told.first], sentence.ends[told.last - 1]
        if quantity.group_last <= quantity.group_first:
            return None
        chosen = sentence.low[quantity.group_first : quantity.group_last]
        if all(word in GENERAL or word in NOUN_HARMS for word in chosen):
            return None
        return sentence.starts[quantity.group_first], sentence.ends[quantity.group_last - 1]


def _groups(sentence: Words, counted: Sequence[Quantity]) -> list[_Group]:
    """The people of a sentence in order: counts of people, bare counts, and persons named or described."""
    groups = [
        _Group(quantity.first, quantity.last, quantity.reading, quantity, None)
        for quantity in counted
        if quantity.kind == "people"
        or (quantity.kind == "other")
        or (
            quantity.noun is not None
            and (sentence.low[quantity.noun] in CASES or sentence.low[quantity.noun] in GROUPS)
        )
    ]
    groups.extend(
        _Group(person.first, person.last, person.reading, None, person) for person in described_in(sentence, counted)
    )
    groups.sort(key=lambda group: group.first)
    apart: list[_Group] = []
    for group in groups:
        if not apart or group.first >= apart[-1].last:
            apart.append(group)
    return apart


def _attributions(sentence: Words) -> frozenset[int]:
    """The words of attributions set between commas: ", police said," and ", according to the mayor,"."""
    masked: set[int] = set()
    commas = [at for at, word in enumerate(sentence.low) if word in (",", ".")]
    if sentence.low[:2] == ("according", "to") and commas:
        masked.update(range(commas[0] + 1))
    for opening, closing in zip(commas, commas[1:], strict=False):
        inner = sentence.low[opening + 1 : closing]
        if not inner or len(inner) > 10:
            continue
        if inner[:2] == ("according", "to") or inner[-1] in _REPORT or (inner[0] in _REPORT and len(inner) < 8):
            masked.update(range(opening, closing + 1))
    return frozenset(masked)
