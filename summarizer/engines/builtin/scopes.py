"""The scope of toll rows: everyone, parts that add up, or a group among others counted."""

import re
from collections.abc import Sequence

from summarizer.brief import EventType, Harm, Scope
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.statements import ATTACKERS, FIGHTERS, Statement
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import bare
from summarizer.language.vocabulary import word_set

# Where two sides fight, fighters are victims like others; elsewhere dead attackers stand outside the total.
_TWO_SIDED: frozenset[EventType] = frozenset(("armed_clash", "air_strike", "missile_or_artillery_attack"))
_ONE_SIDED: frozenset[EventType] = frozenset(("bombing", "shooting", "armed_attack", "stabbing", "vehicle_attack"))
_HARMS: tuple[Harm, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "affected")
_OF_THEM = lazy_pattern(r"\bof (?:them|whom)\b", re.IGNORECASE)
_CONDITION = lazy_pattern(r"condition|critical|serious|state|care|coma|treat", re.IGNORECASE)
_COORDINATED = lazy_pattern(r"\b(?:and|while|but)\b|[,;]", re.IGNORECASE)
TOGETHER = 2
"""Sentences between two victims of one event who are told of one by one."""
_FORCES = word_set("actors", "lists", "forces")
_BODIES = frozenset(("body", "bodies", "corpse", "corpses"))


def scopes_of(setting: Setting, rows: Sequence[Statement]) -> list[Scope]:
    """The scope of each row, in the order of `rows`."""
    return _Scopes(setting, rows).all()


class _Scopes:
    """The scopes of the rows of one article, found harm by harm, since "others" hang on a harm named before."""

    def __init__(self, setting: Setting, rows: Sequence[Statement]) -> None:
        self.setting, self.rows = setting, rows
        self.scopes: dict[int, Scope] = {}
        headline = setting.article.headline
        body = [one.number for one in setting.article.sentences if one.number not in headline]
        self.first = body[0] if body else 1
        # The second sentence of the story: one about another event behind the lead takes no place.
        self.second = next((one for one in body[1:] if not setting.is_aside(one)), self.first + 1)

    def all(self) -> list[Scope]:
        for harm in _HARMS:
            self._harm([row for row in self.rows if row.harm == harm])
        return [self.scopes.get(id(row), "subgroup") for row in self.rows]

    def _set(self, rows: Sequence[Statement], scope: Scope) -> None:
        for row in rows:
            self.scopes[id(row)] = scope

    def _harm(self, rows: Sequence[Statement]) -> None:
        if len(rows) == 1 and _is_all_there_is(rows[0]):
            rows[0].part_of = False
        self._set([row for row in rows if row.superseded and not row.group() and not row.part_of], "total")
        free = [row for row in rows if not row.superseded and not row.part_of and not self._follows_subgroup(row)]
        victims = [row for row in free if not self._is_attacker(row)]
        if not victims and self.setting.event_type in _TWO_SIDED:
            victims = [row for row in free if not row.described]
        if not victims and self._is_shot_intruder():
            victims = free
        general = [row for row in victims if not row.group() or row.antecedent is not None or row.everyone]
        # "shot a person in the car park" is one of the 14 counted.
        general = [row for row in general if not (row.described and any(_is_larger(one, row) for one in general))]
        general += [row for row in victims if row not in general and _counts_all(row, general)]
        beside = [row for row in general if _is_beside(row, victims)]
        candidates = [row for row in general if row not in beside and not row.joined]
        totals = [row for row in candidates if not self._is_piece(row, general)]
        if _are_apart(totals) or _too_small(totals, victims):
            totals, apart = [], totals
        else:
            apart = _with_others(totals, general)
            totals = [row for row in totals if row not in apart]
        if totals:
            self._set(totals, "total")
            self._set(
                [row for row in victims if row not in general and self._opens(row) and _alone(row, totals)], "total"
            )
            return
        mates = [row for row in candidates if self._is_mate_of_piece(row)]
        if len(mates) > 1 and len(mates) == len(candidates) and not any(row.reading.low is None for row in mates):
            self._set(mates, "part")
            return
        self._pieces([row for row in victims if row not in candidates or row in apart], general)

    def _is_shot_intruder(self) -> bool:
        """ "A suspect was shot by police": where nobody else is hurt, the shooting reported is that of the suspect."""
        hurt = [row for row in self.rows if row.harm in ("killed", "injured")]
        return self.setting.event_type == "shooting" and all(self._is_attacker(row) and row.described for row in hurt)

    def _pieces(self, pieces: Sequence[Statement], general: Sequence[Statement]) -> None:
        """Without a total: one group is everyone, several that share nobody are parts."""
        pieces = [row for row in pieces if not row.whole or len(pieces) == 1]
        pieces = [row for row in pieces if len(pieces) == 1 or _OF_THEM.search(row.phrases[0]) is None]
        counted = [row for row in pieces if not _is_single(row)]
        pieces = [row for row in pieces if not any(_is_said_again(row, one) for one in counted)]
        if counted:
            # "Around 40 were hurt" and, later, "a neighbour who had been hurt": one of them, not one more.
            whole = [row for row in counted if row is counted[0] or not row.described]
            pieces = [row for row in pieces if row in whole or self._stands_beside(row, counted)]
        if whole := _whole_of(pieces):
            self._set(whole, "total")
            return
        pieces = _surely_others(pieces)
        agreed = [row for row in pieces if not any(_are_rival(one, row) for one in pieces)]
        # What one source counts adds up; where each side counts its own losses, nobody counts everyone.
        pieces = agreed if len(agreed) > 1 and len({row.by for row in agreed}) == 1 else pieces
        if not pieces:
            self._set(general, "total")
        elif len(pieces) == 1:
            self._set(pieces, "total" if self._is_everyone(pieces[0]) and not _is_one_more(pieces[0]) else "subgroup")
        elif len({row.group() for row in pieces}) == 1 and pieces[0].group():
            self._set(pieces, "total")
        elif self._is_told_by_sides(pieces):
            return
        elif not any(row.reading.qualifier == "vague" for row in pieces) and not _overlap(pieces):
            self._set(pieces, "part")

    def _stands_beside(self, row: Statement, counted: Sequence[Statement]) -> bool:
        """Whether a single victim is one more than those counted: "a man and two women", "A porter was also hurt"."""
        counted = [one for one in counted if one is not row]
        near = [one for one in counted if one.sentence == row.sentence and row.person not in one.members]
        sentence = self.setting.article.sentence(row.sentence)
        if near and sentence is not None:
            first, last = sorted((row, near[0]), key=lambda one: one.start)
            return _COORDINATED.search(sentence.text, first.end, last.start) is not None
        if any(row.person in one.members for one in counted):
            return False
        return row.also or row.more or not any(_before(one, row) for one in counted)

    def _opens(self, row: Statement) -> bool:
        """Whether a counted group stands where the body opens: the lead counts everyone it knows of."""
        return (
            not row.described
            and not row.joined
            and self.setting.event_type != "armed_clash"
            and any(self.first <= one.sentence <= self.second for one in (row, *row.repeats))
        )

    def _is_told_by_sides(self, pieces: Sequence[Statement]) -> bool:
        """Whether two sides of a clash each tell of some losses, so that nobody counts everyone."""
        counted = [row for row in pieces if not row.described]
        return self.setting.event_type == "armed_clash" and len({row.sentence for row in counted}) > 1

    def _is_everyone(self, row: Statement) -> bool:
        """Whether a group alone in its harm is everyone.

        Not when the same group is only a part of another harm's, nor children or women named on the way.
        """
        lost = row.harm in ("killed", "injured", "missing")
        one_side = self.setting.event_type == "armed_clash" and not row.described and lost and not self._only_side(row)
        if ((row.is_demographic() and not row.also) or one_side) and not self._opens(row):
            return False
        other_parts = {part.group() for part in self.rows if part.harm != row.harm and part.part_of}
        return row.group() not in other_parts

    def _only_side(self, row: Statement) -> bool:
        """Whether a report of a clash that opens with one side's losses tells of no other's."""
        hurt = [one for one in self.rows if one.harm in ("killed", "injured") and one.bounds != (0, 0)]
        return self._near_top(row) and all(not one.group().isdisjoint(row.group()) for one in hurt)

    def _follows_subgroup(self, row: Statement) -> bool:
        """ "six Mexicans were killed, and seven more were injured": a part as those it goes on from."""
        if row.antecedent is None:
            return False
        home = next((one for one in self.rows if one is row.antecedent or row.antecedent in one.repeats), None)
        if home is None or _HARMS.index(home.harm) > _HARMS.index(row.harm):
            return False
        return not self._is_attacker(home) and self.scopes.get(id(home), "subgroup") == "subgroup"

    def _is_piece(self, row: Statement, general: Sequence[Statement]) -> bool:
        """Whether a general count is only a piece, since another figure counts everyone."""
        others = [other for other in general if other is not row and not other.joined]
        words = frozenset(bare(row.phrases[0]))
        if row.by is None and words & _BODIES:
            return any((other.reading.low or 0) > (row.reading.low or 0) for other in others)
        if row.own_count and any(
            (other.reading.low or 0) > 2 * (row.reading.low or 0) and _before(other, row) for other in others
        ):
            return True  # "The clinic said it had received nine wounded": some of the 25 told of before
        if _is_older(row, others) or self._goes_on_from_part(row, others):
            return True
        if self._is_mate_of_piece(row) and any(self._is_mate_of_piece(other) for other in others):
            return True
        if any(other.more and other.sentence == row.sentence and _sum_is_told(row, other, general) for other in others):
            return True  # "Four were found dead and two others died later" below "Six die"
        if row.local and any(
            not other.local and (other.reading.low or 0) > (row.reading.low or row.reading.high or 0)
            for other in others
        ):
            return True  # "In Karsa, 98 deaths were confirmed": some of the 217
        if row.implied and words & {"victim", "victims"}:
            return any(not other.implied for other in others)
        if row.adds and row.antecedent is None:
            # "Four more people died, bringing the number to 23"
            return any(not other.adds and (_before(other, row) or other.sentence == row.sentence) for other in others)
        if (row.by is not None and not row.by_pronoun) or self._near_top(row) or row.reading.low is None:
            return False
        # "In one town, five died when a roof fell in": a later figure without a source, smaller than the lead's.
        return any((other.reading.low or 0) > row.reading.low and self._near_top(other) for other in others)

    def _goes_on_from_part(self, row: Statement, others: Sequence[Statement]) -> bool:
        """ "The toll included 15 who died in Karsa. Raids elsewhere killed 15 others": more of the same whole."""
        figure = row.reading.low or 0
        return (
            row.more
            and any(
                part.part_of and part.harm == row.harm and part.sentence == row.sentence - 1 and not part.described
                for part in self.rows
            )
            and any((other.reading.low or 0) > figure and _before(other, row) for other in others)
        )

    def _is_mate_of_piece(self, row: Statement) -> bool:
        """ "The blast killed 55 and wounded 68": where the 55 are some of the dead, the 68 are some of the hurt."""
        if row.harm != "injured" or row.described or row.bounds == (0, 0):
            return False
        dead = [
            one
            for one in self.rows
            if one.harm == "killed" and one.sentence == row.sentence and one.by == row.by and not one.described
        ]
        return bool(dead) and all(
            self.scopes.get(id(one), "subgroup") == "subgroup"
            and not (one.part_of or one.superseded or one.group() or self._is_attacker(one))
            for one in dead
        )

    def _near_top(self, row: Statement) -> bool:
        """Whether a figure stands in the headline or in the first two sentences of the body."""
        return any(one.sentence <= self.second for one in (row, *row.repeats))

    def _is_attacker(self, row: Statement) -> bool:
        words = set(bare(row.victims or ""))
        if row.harm not in ("killed", "injured"):
            return False
        return (
            row.attacker
            or bool(words & ATTACKERS)
            or (bool(words & FIGHTERS) and self.setting.event_type in _ONE_SIDED)
        )


def _is_all_there_is(row: Statement) -> bool:
    """ "26 were pulled out, 22 of them injured": a part of others, but of its own harm everyone."""
    several = row.reading.low is not None and row.reading.low > 1
    return several and _OF_THEM.search(row.phrases[0]) is not None and _CONDITION.search(row.cue) is None


def _is_larger(one: Statement, row: Statement) -> bool:
    return not one.described and max(one.reading.low or 0, one.reading.high or 0) > (row.reading.low or 0)


def _is_single(row: Statement) -> bool:
    """Whether a row is about one person: "a clerk", "one man"."""
    return row.bounds == (1, 1) and len(row.phrases) == 1 and (row.described or row.person is not None)


def _whole_of(pieces: Sequence[Statement]) -> list[Statement]:
    """The figure that the others make up: "four children" before "a girl and three other children"; empty: none."""
    figures = [row.reading.low or 0 for row in pieces]
    wholes = [row for row, figure in zip(pieces, figures, strict=True) if 2 * figure == sum(figures)]
    return wholes if len(pieces) > 2 and len(wholes) == 1 else []


# "A third man has died": one of at least three, whom the article need not count.
_ONE_MORE = lazy_pattern(r"(?:an?|the) (?:third|fourth|fifth|sixth) \w", re.IGNORECASE)


def _is_one_more(row: Statement) -> bool:
    """Whether the words of a single victim say that others came before."""
    return _ONE_MORE.match(row.phrases[0]) is not None


def _surely_others(pieces: Sequence[Statement]) -> list[Statement]:
    """The single victims who add up: each is certainly another than the rest and told of together with one of them.

    Who is told of far down may have met another event, and who differs in nothing is somebody told again.
    """
    kept: list[Statement] = []
    for row in pieces:
        single = [one for one in kept if _is_single(one) and one.person is not None]
        if _is_single(row) and row.person is not None:
            if any(one.person not in row.others for one in single):
                continue
        elif len(single) < len(kept):
            kept.append(row)
            continue
        told = {one.sentence for one in (row, *row.repeats)}
        others = {one.sentence for other in kept for one in (other, *other.repeats)}
        near = any(abs(mine - theirs) <= TOGETHER for mine in told for theirs in others)
        if not kept or near or row.also or row.joined or row.more:
            kept.append(row)
    return kept


def _is_said_again(row: Statement, one: Statement) -> bool:
    """ "Two workers died", and later "two brothers": as many, in other words and elsewhere, are the same people."""
    several = (row.reading.low or 0) > 1
    return (
        several
        and row.bounds == one.bounds
        and one.sentence < row.sentence
        and not (row.joined or row.more or row.also)
    )


def _before(one: Statement, other: Statement) -> bool:
    return (one.sentence, one.start) < (other.sentence, other.start)


def _is_older(row: Statement, others: Sequence[Statement]) -> bool:
    """ "13 were burnt to death. With two more who died overnight, the toll stood at 15": the figure added to."""
    figure = row.reading.low
    if figure is None or row.adds:
        return False
    sums = {figure + (other.reading.low or 0) for other in others if other.adds and _before(row, other)}
    return any(other.reading.low in sums and not other.adds for other in others)


def _counts_all(row: Statement, general: Sequence[Statement]) -> bool:
    """Whether a counted group is as large as every general figure, so that it can't be a part of those counted."""
    figure = row.reading.low or row.reading.high
    if figure is None or row.described or row.joined or row.is_demographic():
        return False
    figures = [max(other.reading.low or 0, other.reading.high or 0) for other in general if other.bounds != (0, 0)]
    return bool(figures) and max(figures) > 0 and figure >= max(figures)


def _with_others(totals: Sequence[Statement], general: Sequence[Statement]) -> list[Statement]:
    """The rows that add up: "left five with gunshot wounds", and later "eleven others suffered cuts"."""
    beside = [
        row
        for row in general
        if row.more and not row.adds and row.antecedent is None and not (row.group() or row.implied)
    ]
    apart: list[Statement] = []
    for row in beside:
        own = [one for one in general if one.sentence == row.sentence and _before(one, row)]
        first = [one for one in totals if one is not row and _before(one, row) and one.sentence != row.sentence]
        if any(_sum_is_told(row, one, totals) for one in own):
            continue
        if len(first) != 1 or first[0].reading.low is None or row.reading.low is None:
            continue
        whole = first[0].reading.low + row.reading.low
        if not any((one.reading.low or one.reading.high or 0) >= whole for one in totals):
            apart.extend((first[0], row))
    return apart


def _is_beside(row: Statement, victims: Sequence[Statement]) -> bool:
    """ "a soldier and two others": others of the same harm than somebody named just before."""
    if not row.more or row.antecedent is not None:
        return False
    return any(
        (other.group() or (other.sentence == row.sentence and _sum_is_told(row, other, victims)))
        and (other.sentence, other.start) < (row.sentence, row.start)
        and row.sentence - other.sentence <= 1
        for other in victims
        if other is not row
    )


def _sum_is_told(row: Statement, other: Statement, victims: Sequence[Statement]) -> bool:
    """Whether two figures of a sentence make up one told elsewhere: "four died there and two others in hospital"."""
    both = (row.reading.low or 0) + (other.reading.low or 0)
    return not other.part_of and any(one.reading.low == both and one is not row for one in victims)


def _are_apart(totals: Sequence[Statement]) -> bool:
    """Whether all general counts stand in one sentence of one source: "four were hit and six hurt in the rush"."""
    first = totals[0] if totals else None
    return (
        first is not None
        and len(totals) > 1
        and all(
            row.sentence == first.sentence
            and row.by == first.by
            and (row is first or row.cue != first.cue)
            and row.reading.qualifier != "vague"
            and not row.repeats
            for row in totals
        )
    )


def _too_small(totals: Sequence[Statement], victims: Sequence[Statement]) -> bool:
    """Whether no general count holds the pieces: "nine died in one district, two in another" against "four died"."""
    pieces: dict[tuple[int, str], int] = {}
    for row in victims:
        if row.joined and not row.described:
            pieces[row.sentence, row.cue] = pieces.get((row.sentence, row.cue), 0) + (row.reading.low or 0)
    largest = max(pieces.values(), default=0)
    figures = [max(row.reading.low or 0, row.reading.high or 0) for row in totals if row.reading.qualifier != "vague"]
    return bool(figures) and len(figures) == len(totals) and max(figures) < largest


def _alone(row: Statement, totals: Sequence[Statement]) -> bool:
    """Whether no total stands in a sentence that also counts this group, nor a larger one before it."""
    figure = row.reading.low or row.reading.high or 0
    if any(one.sentence < row.sentence and (one.reading.low or one.reading.high or 0) >= figure for one in totals):
        return False
    mine = {one.sentence for one in (row, *row.repeats)}
    return row not in totals and not any(one.sentence in mine for total in totals for one in (total, *total.repeats))


def _are_rival(row: Statement, other: Statement) -> bool:
    """ "nine policemen", says their chief, and in a later sentence "22 officers", says the group that did it."""
    if row.by is None or other.by is None or row.by == other.by or row.sentence >= other.sentence:
        return False
    return all(any(word in _FORCES or f"{word}s" in _FORCES for word in one.group()) for one in (row, other))


def _overlap(rows: Sequence[Statement]) -> bool:
    """Whether two rows may count the same people: their groups share a word."""
    return any(
        row.group() & other.group()
        for at, row in enumerate(rows)
        for other in rows[at + 1 :]
        if not (row.named and other.named) and (row.person is None or other.person is None)
    )
