"""The people and the casualty words of one sentence, and how the words between them tie them."""

from collections.abc import Sequence
from itertools import pairwise

from summarizer.language.bounds import Reading
from summarizer.language.harm_words import AUXILIARIES, BE, HAVE, Cue, is_adverb
from summarizer.language.nouns import GROUPS, STOPS, VERBS, is_people, is_unit
from summarizer.language.persons import Described, described_in, is_abbreviation_stop
from summarizer.language.quantities import quantities
from summarizer.language.quantity import Quantity
from summarizer.language.shares import is_shared_out
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words
from summarizer.records import record

PREPOSITIONS = word_set("harms", "grammar", "prepositions")
RELATIVES = word_set("harms", "grammar", "relatives")
SUBORDINATORS = word_set("harms", "grammar", "subordinators")
CASES = frozenset(("case", "cases", "infection", "infections"))
JOINTS = word_set("harms", "grammar", "joints") | {",", "&"}
DETERMINERS = word_set("harms", "grammar", "determiners")
REPORT = word_set("harms", "grammar", "report")
QUOTES = frozenset('"“”')
_INCLUDING = word_set("harms", "grammar", "including")
_WHEN = word_set("harms", "grammar", "when")
# They lead to a place's name, also across an adjective.
_WHERE = frozenset(
    ("in", "at", "near", "from", "to", "outside", "across", "around", "into", "towards", "toward", "inside")
)
_SHARES = frozenset(("most", "many", "all", "some", "both", "several", "half"))
_MOSTLY = frozenset(("mostly", "mainly", "chiefly", "largely"))
_THEN_DIED = frozenset(("died", "dies", "succumbed"))
_THEM = frozenset(("them", "these", "those", "whom"))
_SAYS = REPORT - {"believe", "believed", "estimated", "according"}
# "reported missing", "reported dead": what is told of the people before, who tell nothing.
_TOLD_OF = frozenset(("dead", "missing", "killed", "injured", "wounded", "hurt", "to", "in", "as"))
_LONGEST_REPORTER = 18
"""Words of the longest list of those who report."""
_BEFORE_PARTS = word_set("harms", "grammar", "before_parts")


@record(frozen=True, slots=True)
class Group:
    """People in a sentence, counted or described, as a range of words (half-open)."""

    first: int
    last: int
    reading: Reading | None
    """None: the words don't tell how many."""
    quantity: Quantity | None
    described: Described | None

    @property
    def bare(self) -> bool:
        """Whether it is a number without a noun."""
        return self.quantity is not None and self.quantity.noun is None


@record(frozen=True, slots=True)
class Pair:
    """A group and the word that says a harm of it."""

    group: Group
    cue: Cue
    subgroup: bool = False
    replaced: bool = False
    joined: bool = False
    apposed: bool = False


class Line:
    """One sentence with its groups of people, its cues, and the pairs found so far."""

    def __init__(self, sentence: Words, cues: Sequence[Cue]) -> None:
        self.sentence = sentence
        self.groups = _groups(sentence, quantities(sentence.text))
        self.masked = _attributions(sentence)
        self.groups = [group for group in self.groups if not (group.described and self._in_aside(group))]
        self.starts = {group.first: group for group in self.groups}
        inside = [
            (group.first, group.last)
            for group in self.groups
            if group.quantity is not None or (group.described and not group.described.named)
        ]
        self.cues = tuple(cue for cue in cues if not any(low <= cue.first and cue.last <= high for low, high in inside))
        self.cue_words = {index for cue in self.cues for index in range(cue.first, cue.last)}
        self.pairs: list[Pair] = []

    def _in_aside(self, group: Group) -> bool:
        """Whether people stand in ", most of them day labourers,", which says no more than what those before were."""
        return group.first in self.masked and self.sentence.low[group.first - 1] not in REPORT

    # ---- voice ---------------------------------------------------------------------------------------------------

    def active(self, cue: Cue) -> bool:
        """Whether a form such as "killed" takes its object here, instead of telling what happened to its subject."""
        low = self.sentence.low
        at = cue.first - 1
        while at >= 0 and is_adverb(low[at]) and low[at] not in BE:
            at -= 1
        if at >= 0 and low[at] in BE:
            # "was treating 53 people" has an object, "were treated" and "were being treated" have none.
            return cue.last == cue.first + 1 and low[cue.first].endswith("ing") and low[at] != "being"
        if self._left_behind(cue):
            return False
        if at >= 0 and low[at] in HAVE:
            return True
        following = self.object_at(cue.last)
        if following is None:
            joined = self.joined_right(cue)
            return (joined is not None and self.active(joined)) or self.other_object(cue.last)
        # "21 killed 3 injured": a bare figure with a participle of its own behind it is no object.
        behind = self.cue_at(following.last)
        return not (following.bare and behind is not None and behind.side in ("left", "either"))

    def _left_behind(self, cue: Cue) -> bool:
        """ "left eight others trapped underground": the people stand before the participle."""
        group = next((group for group in self.groups if group.last == cue.first), None)
        return group is not None and self.sentence.at(group.first - 1) in ("left", "leaving", "leaves")

    def other_object(self, at: int) -> bool:
        """Whether something that is no people follows as an object: "injured a third", "captured the town"."""
        word = self.sentence.at(at)
        if word[:1].isdigit() or word in ("a", "an", "the", "his", "her", "its", "their", "this", "that"):
            return True
        return (
            word.isalpha()
            and word not in STOPS
            and word not in VERBS
            and word not in PREPOSITIONS
            and not is_adverb(word)
            and not is_unit(word)
            and at not in self.cue_words
            and word not in _WHEN
        )

    def joined_right(self, cue: Cue) -> Cue | None:
        """The cue that shares its object with this one: "killed and injured 12 people"."""
        if self.sentence.at(cue.last) in ("and", "or"):
            return self.cue_at(cue.last + 1)
        return None

    def joint(self, cue: Cue) -> bool:
        """Whether the count is one of two harms together ("12 were killed or injured"), so that it is of neither."""
        right = self.joined_right(cue)
        own_object = right is not None and (right.side == "right" or self.active(right))
        if own_object and not self.shares_object(cue):
            right = None  # "one dead and injured three": the second has an object of its own
        other = right or self.joined_left(cue)
        if other is None:
            return False
        if self.sentence.low[max(cue.first, other.first)] in _THEN_DIED and self.sentence.at(cue.last) != "or":
            return False  # "was shot and died": one after the other
        harms = {cue.harms[0], other.harms[0]}
        return len(harms) == 2 and harms <= {"killed", "injured", "missing"}

    def shares_object(self, cue: Cue) -> bool:
        """Whether a verb takes the object of the one it is joined to: "killing and wounding 80 people"."""
        if cue.side != "either":
            return cue.side == "right"
        return self.sentence.at(cue.first - 1) not in BE and not any(one.last == cue.first for one in self.groups)

    def joined_left(self, cue: Cue) -> Cue | None:
        if self.sentence.at(cue.first - 1) in ("and", "or"):
            return next((other for other in self.cues if other.last == cue.first - 1), None)
        return None

    def cue_at(self, index: int) -> Cue | None:
        return next((cue for cue in self.cues if cue.first == index), None)

    # ---- objects and lists ---------------------------------------------------------------------------------------

    def object_at(self, at: int) -> Group | None:
        """The people that the words from `at` on speak of, with nothing but determiners before them."""
        limit = at + 6
        while at < min(limit, len(self.sentence)):
            if self.closes_quote(at):
                return None  # '"They are injured," Ann Roe said'
            if at in self.masked:
                at, limit = at + 1, limit + 1
                continue
            if at in self.starts:
                return self.starts[at]
            word = self.sentence.low[at]
            titled = self._behind_title(at)
            if titled is not None:
                return titled
            owner = any(self.sentence.at(index).endswith("'s") for index in range(at, at + 4))
            if word in ("himself", "herself", "themselves") and self.sentence.at(at + 1) == "and":
                at += 2  # "killing himself and two guards"
                continue
            bound = (word == "at" and self.sentence.at(at + 1) in ("least", "most")) or (
                word == "up" and self.sentence.at(at + 1) == "to"
            )
            if bound or word in DETERMINERS or is_adverb(word) or (owner and word[0].isalpha()) or word == '"':
                at += 1
                continue
            return None
        return None

    def closes_quote(self, at: int) -> bool:
        """Whether a quotation mark at `at` ends what somebody says or the title of a work: '..., "'."""
        sentence = self.sentence
        tight = at > 0 and sentence.ends[at - 1] == sentence.starts[at]
        return sentence.low[at] in QUOTES and tight and sentence.low[at - 1] in (",", ".", "?", "!")

    def _behind_title(self, at: int) -> Group | None:
        """ "the dead are crane fitter Ali Roe": a name behind a trade in small letters."""
        for index in (at, at + 1):
            word = self.sentence.at(index)
            if not word.isalpha() or word in STOPS or word in VERBS or self.sentence.raw[index][0].isupper():
                return None
            group = self.starts.get(index + 1)
            if group is not None and group.described is not None:
                return group if group.described.named else None
        return None

    def chain_right(self, first: Group) -> list[Group]:
        """`first` and the groups joined to it by commas and "and" that have no verb of their own."""
        chain = [first]
        joined = 1
        for group in self.groups:
            if group.first < chain[-1].last or group is first:
                continue
            if self.is_place(group):
                continue
            if self.reports(group):
                break
            gap = self.sentence.low[chain[-1].last : group.first]
            if self._lists_places(group, gap, chain[-1].last):
                continue
            if not gap or not self.links(gap, chain[-1].last) or self.own_verb(group):
                break
            if self.marked_part(group):
                break
            chain.append(group)
            if "and" in gap or "or" in gap or "plus" in gap or "as" in gap:
                joined = len(chain)
        return chain[:joined]

    def is_place(self, group: Group) -> bool:
        """Whether a name behind a preposition only says where: "in Odanu and two in southern Karsa"."""
        if group.described is None or not group.described.named:
            return False
        at = group.first - 1
        if self.sentence.at(at) in PREPOSITIONS or self.goes_on_place(group, closed=True):
            return True
        while at > group.first - 4 and self._modifies(self.sentence.at(at)):
            at -= 1
        return at < group.first - 1 and self.sentence.at(at) in _WHERE

    def goes_on_place(self, group: Group, *, closed: bool = False) -> bool:
        """ "in Karsa County, Ohio, has died", "from Ohio and Utah": a name that goes on telling where.

        Args:
            closed: whether the verb must follow behind a comma, so that no subject is taken for a place.
        """
        sentence, at = self.sentence, group.first - 1
        joined = sentence.at(at) == "and" and group.last - group.first == 1 and not self.own_verb(group)
        verb = sentence.at(group.last + 1) in BE or sentence.at(group.last + 1) in HAVE
        goes_on = sentence.at(at) == "," and sentence.at(group.last) in (",", ".") and (verb or not closed)
        if not (joined or goes_on):
            return False
        at -= 1
        while at >= 0 and sentence.raw[at][0].isupper():
            at -= 1
        return 0 < at < group.first - 2 and sentence.low[at] in _WHERE

    def reports(self, group: Group) -> bool:
        """Whether a named or described group is who says it: "the Observatory said", also behind a headline's colon."""
        if group.described is None:
            return False
        low, at = self.sentence.low, group.first - 1
        if self.sentence.at(group.last) in _SAYS and self.sentence.at(group.last + 1) not in _TOLD_OF:
            return True
        bare = low[group.first] not in DETERMINERS and low[group.first] not in ("a", "an", "another")
        return self.sentence.at(at) == ":" and bare and self.sentence.at(group.last) in ("", "reports")

    @staticmethod
    def _modifies(word: str) -> bool:
        """Whether a word may stand between "in" and a place's name: "in southern Karsa"."""
        return word == "the" or (word.isalpha() and word not in STOPS and word not in VERBS and not is_people(word))

    def _lists_places(self, group: Group, gap: Sequence[str], start: int) -> bool:
        """Whether a bare name goes on a list of places: "one soldier near the towns of Odanu and Karsa"."""
        person = group.described
        if person is None or not person.named or is_people(self.sentence.low[person.head]):
            return False
        capital = any(self.sentence.raw[at][0].isupper() for at in range(start, start + len(gap)))
        return len(gap) > 2 and gap[0] in _WHERE and gap[-1] in ("and", ",") and capital

    def links(self, gap: Sequence[str], start: int) -> bool:
        """Whether the words between two groups only join them, perhaps after a modifier of the first."""
        if "with" in gap and "along" not in gap and "together" not in gap:
            return False
        if all(word in JOINTS or word in DETERMINERS or word.isdigit() or word in ("aged", ";") for word in gap) or (
            "aged" in gap
            and all(word in JOINTS or word.isdigit() or word in ("aged", "between", "from", "to") for word in gap)
        ):
            return any(word in JOINTS or word == ";" for word in gap)
        while len(gap) > 2 and tuple(gap[-3:]) == ("as", "well", "as"):
            gap = (*gap[:-3], "and")
        if gap[-1] not in ("and", ",") or any(index in self.cue_words for index in range(start, start + len(gap))):
            return False
        return gap[0] in PREPOSITIONS and not any(
            word in AUXILIARIES or word in SUBORDINATORS or word in RELATIVES for word in gap
        )

    def own_verb(self, group: Group) -> bool:
        """Whether a finite verb or a casualty word behind `group` makes it a subject."""
        for at in range(group.last, min(group.last + 9, len(self.sentence))):
            word = self.sentence.low[at]
            if word in AUXILIARIES and word != "to":
                return True
            cue = self.cue_at(at)
            if cue is not None:
                return cue.side in ("left", "either")
            if at in self.starts or word in ",;.:" or word in RELATIVES or word in SUBORDINATORS or self.breaks(at):
                return False
            if at in self.cue_words:
                return False
        return False

    # ---- parts ---------------------------------------------------------------------------------------------------

    def in_relative(self, gap: Sequence[int], index: int) -> bool:
        """Whether a word of the gap lies in a relative clause that opened before it."""
        return any(self.sentence.low[at] in RELATIVES for at in gap if at < index)

    def marked_part(self, group: Group) -> bool:
        """Whether the group is a part named in passing: "including three children", "two of them women"."""
        low = self.sentence.low
        if self.reports(group):
            return False  # "more than 60 injured: officials", "12 of whom the army says were armed"
        at = group.first - 1
        while at >= 0 and (low[at] in _BEFORE_PARTS or at in self.masked):
            at -= 1
        before = self.sentence.at(at)
        if before in _INCLUDING or (self.breaks(at) and any(pair.group.last <= at for pair in self.pairs)):
            return True
        if before in (",", "-", "–", "—", "(") and at + 1 < group.first and low[at + 1] in _MOSTLY:
            return True
        if before in ("them", "whom", "these", "those", "which", "victims") and self.sentence.at(at - 1) in (
            "among",
            "amongst",
            "of",
        ):
            # "in the course of which 30 people died" counts no part.
            return not self.sentence.at(at - 2)[-1:].isalpha()
        if self.sentence.at(group.last) in ("among", "amongst") and self.sentence.at(group.last + 1) in _THEM:
            return True  # "14 people, two firefighters among them, were treated"
        return self.part_of_itself(group)

    def breaks(self, at: int) -> bool:
        """Whether a colon or dash at `at` opens a list: "13 people - seven policemen and six civilians"."""
        mark = self.sentence.at(at)
        if mark == ":":
            return True
        loose = at > 0 and self.sentence.ends[at - 1] < self.sentence.starts[at]
        return mark in ("-", "–", "—") and (loose or self.sentence.at(at - 1) == mark)

    def part_of_itself(self, group: Group) -> bool:
        """ "two of them", "six of whom", "seven of those": a part by its own words."""
        if "of" not in self.sentence.low[group.first : group.last + 1]:
            return False
        for index in range(group.first, group.last + 1):
            if self.sentence.at(index) == "of":
                whole = self.sentence.at(index + 1)
                own = whole in ("them", "whom", "which")
                if own or (whole in ("those", "these") and self.sentence.at(index + 2) in BE):
                    return True
        return False


def _counts_a_group(sentence: Words, quantity: Quantity) -> bool:
    """Whether it counts families or cases of a disease, which stand for people."""
    return quantity.noun is not None and sentence.low[quantity.noun] in CASES | GROUPS


def _groups(sentence: Words, counted: Sequence[Quantity]) -> list[Group]:
    """The people of a sentence in order: counts of people, bare counts, and persons named or described."""
    groups = [
        Group(quantity.first, quantity.last, quantity.reading, quantity, None)
        for quantity in counted
        if (quantity.kind in ("people", "other") or _counts_a_group(sentence, quantity))
        and not is_shared_out(sentence, quantity.first, quantity.last)
    ]
    groups.extend(
        Group(person.first, person.last, person.reading, None, person) for person in described_in(sentence, counted)
    )
    groups.sort(key=lambda group: group.first)
    apart: list[Group] = []
    for group in groups:
        if not apart or group.first >= apart[-1].last:
            apart.append(group)
    return apart


def _names_reporters(sentence: Words, first: int, last: int) -> bool:
    """Whether nothing but who reports stands there: "the local Observatory and the state news agency reported"."""
    inner = sentence.low[first:last]
    if not 1 < len(inner) <= _LONGEST_REPORTER or inner[-1] not in ("said", "reported", "announced", "stated"):
        return False
    before = inner[:-1]
    return not any(
        word in AUXILIARIES or word in HAVE or word in RELATIVES or word in VERBS or word in SUBORDINATORS
        for word in before
    )


def _attributions(sentence: Words) -> frozenset[int]:
    """The words of attributions set between commas: ", police said," and ", according to the mayor,"."""
    masked: set[int] = set()
    for at, word in enumerate(sentence.low):
        if word in ("told", "all", "total") and sentence.at(at - 1) in ("all", "in") and at > 0:
            masked.update((at - 1, at))  # "26 people all told were pulled out", "in all, 87 were saved"
    commas = [
        at
        for at, word in enumerate(sentence.low)
        if word == "," or (word == "." and not is_abbreviation_stop(sentence, at, -1))
    ]
    if sentence.low[:2] == ("according", "to") and commas:
        masked.update(range(commas[0] + 1))
    for opening, closing in pairwise(commas):
        inner = sentence.low[opening + 1 : closing]
        if _names_reporters(sentence, opening + 1, closing):
            masked.update(range(opening, closing + 1))
        if not inner or len(inner) > 10:
            continue
        if inner[1:3] in (("of", "them"), ("of", "whom")) and inner[0] in _SHARES and len(inner) < 8:
            masked.update(range(opening, closing + 1))
        if inner[:2] == ("according", "to") or inner[-1] in REPORT or (inner[0] in REPORT and len(inner) < 8):
            masked.update(range(opening, closing + 1))
    return frozenset(masked)
