"""Casualty statements of a sentence: each number with the harm that its own clause says of it."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.language.bounds import NOBODY, ONE, VAGUE, Reading
from summarizer.language.clauses import clause_of
from summarizer.language.harm_cues import find_cues, has_cue
from summarizer.language.harm_forecasts import is_foreseen, may_only_rise
from summarizer.language.harm_line import JOINTS, PREPOSITIONS, RELATIVES, SUBORDINATORS, Group, Line, Pair
from summarizer.language.harm_persons import is_part_of_body, leaves_some_out, may_live, tells_of_death
from summarizer.language.harm_revisions import add_other_figures
from summarizer.language.harm_subjects import subjects
from summarizer.language.harm_unreal import is_unreal
from summarizer.language.harm_victims import edges, is_of_the_dead, victims_of
from summarizer.language.harm_wide import add_wide, denied_together, wide_harms
from summarizer.language.harm_words import AMBITRANSITIVE, AUXILIARIES, BE, NOUN_HARMS, Cue
from summarizer.language.persons import DEATHS_OWNED
from summarizer.language.vocabulary import word_set
from summarizer.language.words import words
from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_LINKS = word_set("harms", "toll", "links")
_YET = word_set("harms", "grammar", "yet")
# Heads whose harm stands back when a verb says another one: "nine shooting victims were taken to hospital".
_WEAK = word_set("harms", "heads", "weak")
# "no one was hurt", "no casualties": neither killed nor injured.
_BOTH_HARMED = word_set("harms", "heads", "both_harmed")
# Figures of the dead alone.
_DEAD = frozenset(("body", "bodies", "corpse", "corpses", "death", "deaths", "fatality", "fatalities"))
# Harms of those inside a house or a craft.
_HELD = frozenset(("displaced", "abducted"))
# "one died on the spot and the other in hospital", "two on the spot and a third in hospital"
_THE_NEXT = frozenset(("other", "another", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"))
_GRAVELY = frozenset(("critically", "seriously", "badly", "gravely", "severely", "slightly", "lightly"))
_CONDITIONS = frozenset(("critical", "serious", "stable", "grave", "intensive"))
_BY_WOUND = frozenset(("shooting", "gunshot", "stabbing", "burn"))
_PARTICIPLES = frozenset(("killed", "arrested", "detained", "captured", "victim"))


@record(frozen=True, slots=True)
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


@lru_cache(maxsize=1024)
def harm_readings(text: str) -> "tuple[HarmReading, ...]":
    """Every casualty statement of one sentence, in order of its counts; a count can have several readings."""
    sentence = words(text)
    if not has_cue(sentence):
        return ()
    cues = find_cues(sentence)
    if not cues and NOUN_HARMS.keys().isdisjoint(sentence.low) and DEATHS_OWNED.isdisjoint(sentence.low):
        return ()
    return _Pairing(Line(sentence, cues)).readings()


@lru_cache(maxsize=256)
def wide_readings(text: str) -> "tuple[HarmReading, ...]":
    """The casualty statements that a bold reader finds: enough to confirm a count, not to find one."""
    sentence = words(text)
    return _Pairing(Line(sentence, find_cues(sentence, wide=True)), wide=True).readings()


class _Pairing:
    """The pairing of groups and cues of one sentence."""

    def __init__(self, line: Line, *, wide: bool = False) -> None:
        self.line = line
        self.wide = wide

    def readings(self) -> tuple[HarmReading, ...]:
        """The readings of all pairs."""
        for cue in self.line.cues:
            self._pair(cue)
        self._intrinsic()
        self._found_dead()
        self._subgroups()
        self._no_survivors()
        add_other_figures(self.line)
        if self.wide:
            add_wide(self.line)
        found: list[HarmReading] = []
        self.line.pairs = [pair for pair in self.line.pairs if not is_part_of_body(self.line, pair)]
        for pair in self.line.pairs:
            for harm in self._harms(pair):
                reading = self._reading(pair, harm)
                if reading is not None and reading not in found:
                    found.append(reading)
        found = [self._in_earnest(one) for one in found if not self._tells_which(one, found)]
        found.sort(key=lambda reading: (reading.count_start, reading.cue_start))
        return tuple(found)

    def _in_earnest(self, one: HarmReading) -> HarmReading:
        """The reading, negated where the sentence only denies, fears or wants the harm."""
        if one.negated or not is_unreal(
            self.line.sentence.text,
            self.line.sentence.low,
            (one.count_start, one.count_end),
            (one.cue_start, one.cue_end),
        ):
            return one
        return replace(one, negated=True)

    @staticmethod
    def _tells_which(one: HarmReading, found: list[HarmReading]) -> bool:
        """ "One of the three men wounded on Friday died": the participle is said of all three, "died" of the one."""
        return one.cue_start == one.count_end + 1 and any(
            other.count_start == one.count_start and other.cue_start > one.cue_end and other.harm == "killed"
            for other in found
            if one.harm == "injured" and not other.negated
        )

    # ---- pairing -------------------------------------------------------------------------------------------------

    def _pair(self, cue: Cue) -> None:
        if cue.side == "toll":
            self._figures(cue)
            return
        if cue.side == "among":
            self._among(cue)
            return
        if cue.side == "list":
            listed = self._objects(cue)
            for at, part in enumerate(listed):
                # "a clerk, Ann Roe, and a couple": the name is the clerk's.
                named = part.described is not None and part.described.named and at > 0
                before = listed[at - 1] if at else None
                same = named and before is not None and before.described is not None and not before.described.named
                self.line.pairs.append(Pair(part, cue, subgroup=True, joined=len(listed) > 1, apposed=same))
            return
        right = cue.side == "right" or (cue.side == "either" and self.line.active(cue))
        if right:
            chain = self._objects(cue)
            if not chain and self.line.sentence.low[cue.first] in AMBITRANSITIVE:
                self._pair(replace(cue, side="left"))
                return
            if chain and chain[0].described is not None and may_live(self.line, cue):
                cue = replace(cue, harms=("killed", "injured") if self.wide else ("injured",))
            if cue.near and not (chain and (chain[0].quantity or self._kin(chain[0]))):
                return
            self.line.pairs.extend(
                Pair(group, cue, joined=len(chain) > 1) for group in chain if not self._only_bodies(group, cue)
            )
            return
        chain, apposed = subjects(self.line, cue)
        if not chain:
            chain = self._inverted(cue)
        if self.line.sentence.low[cue.first] == "with":
            chain = chain[:1]  # "51 were brought up, six with burns"
        else:
            chain = [*chain, *self._along(cue), *(self._elliptic(cue) if chain else [])]
        chain = [group for group in chain if self._may_suffer(group, cue)]
        if not self.line.joint(cue) or (chain and all(group.reading == VAGUE for group in chain)):
            self.line.pairs.extend(Pair(group, cue, joined=len(chain) > 1) for group in chain)
            self.line.pairs.extend(Pair(group, cue, apposed=True) for group in apposed)
        elif self.wide:
            self.line.pairs.extend(denied_together(cue, chain))

    def _may_suffer(self, group: Group, cue: Cue) -> bool:
        """Whether a harm can be said of a group: "15 bodies and 42 injured", "violence has fallen" say none."""
        if self._only_bodies(group, cue):
            return False
        return group.quantity is not None or not (cue.near and cue.harms == ("killed",))

    def _only_bodies(self, group: Group, cue: Cue) -> bool:
        """ "pulled 13 bodies from the rubble" rescues nobody."""
        noun = group.quantity.noun if group.quantity is not None else None
        return noun is not None and self.line.sentence.low[noun] in _DEAD and "killed" not in cue.harms

    def _kin(self, group: Group) -> bool:
        """ "lost her daughter": a relative, not "lost a brave son" or "lost its leader"."""
        return self.line.sentence.low[group.first] in ("his", "her", "their", "my", "our")

    def _inverted(self, cue: Cue) -> list[Group]:
        """ "Also killed were three children", "Missing: 12"."""
        if self.line.sentence.at(cue.last) not in ("were", "was", "are", "is", ":"):
            return []
        group = self.line.object_at(cue.last + 1)
        return self.line.chain_right(group) if group is not None else []

    def _along(self, cue: Cue) -> list[Group]:
        """ "he was killed along with 40 others"."""
        for phrase in (("along", "with"), ("together", "with"), ("alongside",)):
            if self.line.sentence.matches(cue.last, phrase):
                group = self.line.object_at(cue.last + len(phrase))
                return [group] if group is not None else []
        return []

    def _elliptic(self, cue: Cue) -> list[Group]:
        """ "Three people died in the valley, two on the hill and one at sea": counts that leave the verb out."""
        found: list[Group] = []
        behind, low = cue.last, self.line.sentence.low
        for group in self.line.groups:
            another = group.described is not None and low[group.last - 1] in _THE_NEXT
            if group.first < behind or not (group.quantity is not None or another):
                continue
            gap = low[behind : group.first]
            if not gap or gap[-1] not in ("and", ",", "the") or len(gap) > 9 or gap[0] not in PREPOSITIONS:
                break
            if any(word in AUXILIARIES or word in RELATIVES or word in SUBORDINATORS for word in gap):
                break
            if self.line.sentence.at(group.last) not in PREPOSITIONS or self.line.own_verb(group):
                break
            found.append(group)
            behind = group.last
        return found

    def _objects(self, cue: Cue) -> list[Group]:
        first = self.line.object_at(cue.last)
        if first is None:
            joined = self.line.joined_right(cue)
            if joined is None:
                return self._within(cue)
            return [] if self.line.joint(cue) and not self._takes_vague(joined) else self._objects(joined)
        left = self.line.joined_left(cue)
        shared = left is not None and (self.line.sentence.at(cue.first - 1) == "or" or self.line.shares_object(left))
        if shared and self.line.joint(cue) and first.reading != VAGUE:
            return []  # "killing and wounding 80 people" says of neither how many
        return self.line.chain_right(first)

    def _takes_vague(self, cue: Cue) -> bool:
        """ "killed and wounded dozens": how many of each, nobody says, so that dozens is true of both."""
        group = self.line.object_at(cue.last)
        return group is not None and group.reading == VAGUE

    def _within(self, cue: Cue) -> list[Group]:
        """ "seized a tanker with 25 crew", "the evacuation of two buildings, with 130 inhabitants"."""
        if _HELD.isdisjoint(cue.harms):
            return []
        for group in self.line.groups:
            if cue.last < group.first <= cue.last + 9 and group.quantity is not None:
                return [group] if self.line.sentence.at(group.first - 1) == "with" else []
        return []

    # ---- figures -------------------------------------------------------------------------------------------------

    def _figures(self, cue: Cue) -> None:
        """The figure that follows "toll", "number of injured" and the like."""
        low = self.line.sentence.low
        fronted = next((group for group in self.line.groups if group.last == cue.first - 1), None)
        if fronted is not None and fronted.bare and self.line.sentence.at(fronted.first - 1) == "to":
            self.line.pairs.append(Pair(fronted, cue))  # "bringing to 160 the number of dead"
            return
        for group in self.line.groups:
            if group.first < cue.last or group.quantity is None:
                continue
            between = range(cue.last, group.first)
            if len(between) > 14 or any(index in self.line.cue_words for index in between):
                return
            before = self.line.sentence.at(group.first - (2 if self.line.sentence.at(group.first - 1) in '"“' else 1))
            if len(between) == 2 and low[group.first - 2 : group.first] == ("in", "the") and group.reading == VAGUE:
                self.line.pairs.append(Pair(group, cue))  # "casualties in the dozens"
                return
            if before == "by" or (before in ("the", "in", "on", "since") and between):
                continue
            if before == "from" or (before == "the" and self.line.sentence.at(group.first - 2) == "from"):
                self.line.pairs.append(Pair(group, cue, replaced=True))
                continue
            if "which" in low[cue.last : group.first] and self._goes_on_rising(group):
                # "the toll, which stood at 98 on Monday, has climbed above 100"
                self.line.pairs.append(Pair(group, cue, replaced=True))
                continue
            if may_only_rise(self.line, between):
                return
            if not between or before in _LINKS or low[group.first] in _LINKS or before == "(":
                self.line.pairs.append(Pair(group, cue))
                self._older_figure(cue, group)
                return
            if any(low[index] in (";", "and", "when", "after", "while") for index in between):
                return

    def _goes_on_rising(self, group: Group) -> bool:
        """Whether the main clause behind a relative one gives another figure."""
        low = self.line.sentence.low
        comma = next((at for at in range(group.last, min(len(low), group.last + 8)) if low[at] == ","), None)
        return comma is not None and any(
            comma < one.first <= comma + 8 and one.quantity is not None and low[one.first - 1] not in (",", "and")
            for one in self.line.groups
        )

    def _older_figure(self, cue: Cue, newer: Group) -> None:
        """ "rose to 15 from 12", "15, up from 12"."""
        reach = newer.last
        for group in self.line.groups:
            at = group.first - 1 if self.line.sentence.at(group.first - 1) != "the" else group.first - 2
            if (
                newer.last < group.first <= reach + 8
                and self.line.sentence.at(at) == "from"
                and group.quantity is not None
            ):
                self.line.pairs.append(Pair(group, cue, replaced=True))
                reach = group.last

    def _among(self, cue: Cue) -> None:
        """ "among the dead were three children", "three children were among the dead"."""
        at = cue.last
        # "among the 33 dead are 12 children" counts the dead as well.
        self.line.pairs.extend(Pair(one, cue) for one in self.line.groups if cue.first < one.first < cue.last)
        while at in self.line.masked or self.line.sentence.at(at) in (",", ":"):
            at += 1
        if self.line.sentence.at(at) in BE or self.line.sentence.at(at - 1) == ":" or cue.first == 0:
            group = self.line.object_at(at + 1 if self.line.sentence.at(at) in BE else at)
            if group is not None:
                parts = self.line.chain_right(group)
                if self.line.sentence.low[cue.first] == "of":
                    parts = self._shares(parts)
                self.line.pairs.extend(Pair(part, cue, subgroup=True) for part in parts)
                return
        self.line.pairs.extend(Pair(part, cue, subgroup=True) for part in subjects(self.line, cue)[0])

    def _shares(self, parts: list[Group]) -> list[Group]:
        """ "Of the dead, eleven were elderly and three were children": each share has a verb of its own."""
        shares = list(parts)
        for group in self.line.groups:
            gap = self.line.sentence.low[shares[-1].last : group.first]
            if group.first < shares[-1].last or group.quantity is None:
                continue
            if not gap or len(gap) > 5 or gap[-1] not in ("and", ",", ";") or not group.bare:
                break
            shares.append(group)
        return shares

    # ---- harms without a verb ------------------------------------------------------------------------------------

    def _intrinsic(self) -> None:
        """Harms that the counted noun says: "14 deaths", "25 wounded people", "nine missing fishermen"."""
        paired = {id(pair.group) for pair in self.line.pairs if not pair.subgroup}
        for group in self.line.groups:
            if group.reading is None or is_foreseen(self.line, group):
                continue
            for at in range(group.first, group.last):
                word = self.line.sentence.low[at]
                harms = NOUN_HARMS.get(word)
                if harms is None or (word in _WEAK and id(group) in paired and word not in ("hostages",)):
                    continue
                if word in _PARTICIPLES and at + 1 < group.last:
                    continue
                single = group.described is not None or (group.reading == ONE and word in ("victim", "casualty"))
                if single and not tells_of_death(self.line, group, at, wide=self.wide):
                    continue
                if word in ("victims", "victim") and self.line.sentence.at(at - 1) in _BY_WOUND and not self.wide:
                    continue  # "three shooting victims" may be alive
                if word in ("lives", "life") and self._saved(group):
                    harms = ("rescued",)
                self.line.pairs.append(Pair(group, Cue(at, at + 1, harms, "left")))
                twin = next((other for other in self.line.groups if other.last == group.first), None)
                if twin is not None and twin.described is not None and group.described is not None:
                    self.line.pairs.append(
                        Pair(twin, Cue(at, at + 1, harms, "left"))
                    )  # "with a child the sole survivor"
                break
            owned = group.described is not None and self.line.sentence.low[group.last - 1].endswith("'s")
            if owned and self.line.sentence.at(group.last) in DEATHS_OWNED:
                self.line.pairs.append(Pair(group, Cue(group.last, group.last + 1, ("killed",), "left")))

    def _found_dead(self) -> None:
        """ "shot three of the assailants, whose bodies were taken away": those people are dead."""
        for group in self.line.groups:
            at = group.last + 1 if self.line.sentence.at(group.last) == "," else group.last
            if self.line.sentence.at(at) == "whose" and self.line.sentence.at(at + 1) in ("body", "bodies", "corpses"):
                self.line.pairs = [pair for pair in self.line.pairs if pair.group is not group]
                self.line.pairs.append(Pair(group, Cue(at, at + 2, ("killed",), "left")))

    def _saved(self, group: Group) -> bool:
        return any(
            word in ("saved", "save", "saving", "saves")
            for word in self.line.sentence.low[max(0, group.first - 4) : group.first]
        )

    def _subgroups(self) -> None:
        """Parts named in passing take the harm of the people they belong to."""
        for group in self.line.groups:
            at = group.first - 1
            if self.line.sentence.at(at) == "the":
                at -= 1
            if self.line.sentence.at(at) == "among" and self.line.sentence.at(at - 1) in BE:
                # "two soldiers were among 34 killed"
                pairs = [pair for pair in self.line.pairs if pair.group is group]
                parts = subjects(self.line, Cue(at, at + 1, (), "left"))[0] if pairs else []
                self.line.pairs.extend(replace(pair, group=part, subgroup=True) for pair in pairs for part in parts)
        for at, group in enumerate(self.line.groups):
            if group.reading is None:
                continue
            marked = self.line.marked_part(group) or self._graded(group)
            carried = self._joined_part(at) or self._recorded(group) or self._set_right(group) if at > 0 else False
            joined = not marked and carried
            if not (marked or joined) or any(pair.group is group and pair.cue.harms for pair in self.line.pairs):
                continue
            if group.reading == NOBODY:
                continue
            whole = self._whole_of(at)
            if whole is not None and self._set_right(group):
                self.line.pairs.extend(replace(pair, group=group, replaced=True) for pair in whole)
            elif whole is not None:
                self.line.pairs.extend(replace(pair, group=group, subgroup=True) for pair in whole)

    def _no_survivors(self) -> None:
        """ "none of the 45 on board survived", "no survivors among the 62 aboard": all of them died."""
        low = self.line.sentence.low
        if "survived" not in low and "survivors" not in low:
            return
        for at in range(len(low) - 1):
            none = low[at] in ("none", "nobody") and "survived" in low[at + 1 :] and low[at + 1] == "of"
            if not none and low[at : at + 2] != ("no", "survivors"):
                continue
            group = next((one for one in self.line.groups if one.first > at and one.quantity is not None), None)
            if group is not None and group.first <= at + 6 and group.reading != NOBODY:
                self.line.pairs = [pair for pair in self.line.pairs if pair.group is not group]
                self.line.pairs.append(Pair(group, Cue(at, at + 2, ("killed",), "right")))
            return

    def _set_right(self, group: Group) -> bool:
        """ "Ten soldiers were killed, not eight": a figure that the sentence takes back."""
        at = group.first - 1
        return group.quantity is not None and self.line.sentence.low[max(0, at - 1) : at + 1] == (",", "not")

    def _recorded(self, group: Group) -> bool:
        """ "3,728 cases were reported, with 198 recorded in the last day": a bare count of the same."""
        compared = self.line.sentence.at(group.first - 1) in ("against", "from")
        return (
            not compared
            and group.bare
            and self.line.sentence.at(group.last) in ("recorded", "reported", "confirmed", "registered")
        )

    def _joined_part(self, at: int) -> bool:
        """Whether the group goes on a list of parts: "including three children and a nurse"."""
        group = self.line.groups[at]
        before = next(
            (other for other in reversed(self.line.groups[:at]) if not self.line.is_place(other)),
            self.line.groups[at - 1],
        )
        gap = self.line.sentence.low[before.last : group.first]
        spread = 1 < len(gap) < 7 and gap[0] in PREPOSITIONS and gap[-1] in ("and", ",") and group.bare
        listed = (bool(gap) and all(word in JOINTS for word in gap)) or (
            spread and not any(word in AUXILIARIES or word in RELATIVES or word in SUBORDINATORS for word in gap)
        )
        if not listed or self.line.own_verb(group):
            return False
        return self.line.marked_part(before) or self._graded(before) or (at > 1 and self._joined_part(at - 1))

    def _whole_of(self, at: int) -> list[Pair] | None:
        """The pairs of the nearest group before (else behind) that is no part itself."""
        for other in reversed(self.line.groups[:at]):
            pairs = [pair for pair in self.line.pairs if pair.group is other and not pair.subgroup]
            if pairs:
                return pairs
        for other in self.line.groups[at + 1 :]:
            if other.described is not None and self.line.sentence.low[other.last - 1] in _THE_NEXT:
                continue  # "one of them is believed to have shot the other"
            pairs = [pair for pair in self.line.pairs if pair.group is other and not pair.subgroup]
            if pairs:
                return pairs
        return None

    # ---- results -------------------------------------------------------------------------------------------------

    def _harms(self, pair: Pair) -> "tuple[Harm, ...]":
        if pair.group.reading == NOBODY:
            words_of_cue = self.line.sentence.low[pair.cue.first : pair.cue.last]
            if any(word in _BOTH_HARMED for word in words_of_cue):
                return ("killed", "injured")
            following = self.line.sentence.low[pair.cue.last : pair.cue.last + 2]
            if following[:1] == ("or",) and len(following) > 1 and following[1] in NOUN_HARMS:
                return tuple(dict.fromkeys(pair.cue.harms + NOUN_HARMS[following[1]]))
        return wide_harms(self.line, pair) if self.wide else pair.cue.harms

    def _reading(self, pair: Pair, harm: "Harm") -> HarmReading | None:
        group, sentence = pair.group, self.line.sentence
        if group.reading is None:
            return None
        if group.reading == NOBODY and leaves_some_out(self.line, group):
            return None
        if group.reading == NOBODY and harm not in ("killed", "injured", "missing"):
            return None
        start, end = edges(self.line, group)
        cue_start, cue_end = sentence.starts[pair.cue.first], sentence.ends[pair.cue.last - 1]
        clause = clause_of(sentence.text, min(start, cue_start), max(end, cue_end))
        victims = victims_of(self.line, pair)
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
            subgroup=pair.subgroup
            or self.line.marked_part(group)
            or is_of_the_dead(self.line, group)
            or (pair.cue.side != "toll" and self._graded(group)),
            replaced=pair.replaced,
            described=group.quantity is None,
            joined=pair.joined,
            apposed=pair.apposed,
        )

    def _graded(self, group: Group) -> bool:
        """ "injured 114 passengers, 12 critically", "were killed, three in Karsa and two in Odanu": a share of them."""
        before, behind = self.line.sentence.at(group.first - 1), self.line.sentence.at(group.last)
        if group.bare and behind == "in" and (before == "with" or (before == "," and self._in_care(group))):
            return True  # "125 were injured, with 19 in a serious condition"
        if not group.bare or before != ",":
            return False
        if behind in _GRAVELY:
            return self.line.sentence.at(group.last + 1) in ("", ".", ",", ";", "and")
        cue = next((one for one in self.line.cues if one.last == group.first - 1), None)
        return cue is not None and behind in ("in", "at", "near", "by", "on")

    def _in_care(self, group: Group) -> bool:
        return not _CONDITIONS.isdisjoint(self.line.sentence.low[group.last + 1 : group.last + 4])

    def _so_far(self, group: Group) -> bool:
        low = self.line.sentence.low
        return group.reading == NOBODY and any(low[at : at + 2] == ("so", "far") for at in range(len(low)))
