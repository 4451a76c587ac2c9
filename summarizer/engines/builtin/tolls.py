"""Toll rows of the main incident: one per harm, group, bounds and source, with the scope that the contract gives them."""

from collections.abc import Sequence

from summarizer.brief import EventType, Harm, Scope
from summarizer.draft import DraftToll
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.engines.builtin.statements import ATTACKERS, FIGHTERS, Statement, statements
from summarizer.language.names import bare, same_name

# Where two sides fight, fighters are victims like others; elsewhere dead attackers stand outside the total.
_TWO_SIDED: frozenset[EventType] = frozenset(("armed_clash", "air_strike", "missile_or_artillery_attack"))
_ONE_SIDED: frozenset[EventType] = frozenset(("bombing", "shooting", "armed_attack", "stabbing", "vehicle_attack"))
_HARMS: tuple[Harm, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "affected")
_BODIES = frozenset(("body", "corpse"))

# A later figure this many times the one of headline and lead counts something wider (a war, an epidemic of the world).
# The largest true growth within one article of the development set is a factor of 5.
WIDER = 20


def find_tolls(setting: Setting) -> list[Found[DraftToll]]:
    """The tolls of the main incident, totals first."""
    rows = _plausible(setting, _joined(setting, statements(setting)))
    scopes = _Scopes(setting, rows).all()
    order: dict[Scope, int] = {"total": 0, "part": 1, "subgroup": 2}
    ranked = sorted(range(len(rows)), key=lambda at: (order[scopes[at]], rows[at].sentence, rows[at].start))
    return [_found(rows[at], scopes[at]) for at in ranked]


def _found(row: Statement, scope: Scope) -> Found[DraftToll]:
    numbers = [row.sentence, *(number for number in sorted(set(row.further)) if number != row.sentence)]
    draft = DraftToll(
        s=numbers,
        count=row.phrases,
        harm=row.harm,
        victims=row.victims,
        scope=scope,
        by=row.by,
        superseded=row.superseded,
    )
    return Found(draft, f"{row.harm}, said by “{row.cue}”", "; ".join(row.phrases))


# ---- repeats ---------------------------------------------------------------------------------------------------------


def _joined(setting: Setting, found: Sequence[Statement]) -> list[Statement]:
    """The statements with repeats by the same source, or by none, taken together."""
    rows: list[Statement] = []
    for one in found:
        same = next((row for row in rows if _repeats(row, one)), None)
        if same is None:
            rows.append(one)
            continue
        lead, other = (one, same) if _better(setting, one, same) else (same, one)
        rows[rows.index(same)] = lead
        lead.further = [*same.further, *one.further, other.sentence]
        lead.repeats = [*same.repeats, *one.repeats, other]
        lead.part_of = same.part_of and one.part_of
        lead.superseded = same.superseded or one.superseded
        lead.implied = same.implied and one.implied
        lead.whole = same.whole or one.whole
        lead.everyone = same.everyone or one.everyone
    return rows


def _repeats(row: Statement, one: Statement) -> bool:
    """Whether two statements are one row: the same harm, bounds and group, and no two sources."""
    if row.harm != one.harm or row.bounds != one.bounds or row.superseded != one.superseded:
        return False
    mine, theirs = row.group(), one.group()
    if row.described and one.described and mine and theirs:
        # One person is one person, whoever speaks of them: "Security Minister Roe", "Roe".
        return mine <= theirs or theirs <= mine or (row.named and one.named and _last(row) == _last(one))
    if row.by is not None and one.by is not None and not same_name(row.by, one.by) and not (row.implied or one.implied):
        return False
    if (
        row.reading.qualifier == "vague"
        and row.phrases[0].split()[0].casefold() != one.phrases[0].split()[0].casefold()
    ):
        return False
    if mine and theirs:
        return bool(mine & theirs)
    if mine != theirs and one.more:
        return False
    # "One killed" above "a woman was killed": a group with the bounds of everyone is everyone, unless said otherwise.
    return not (row.part_of or one.part_of) or mine == theirs


def _last(row: Statement) -> str:
    return bare(row.victims or "")[-1]


def _better(setting: Setting, one: Statement, row: Statement) -> bool:
    """Whether `one` should lead the row: it has a source, or stands in the body instead of the headline."""
    if (one.by is None) != (row.by is None):
        return one.by is not None and not one.implied
    in_headline = row.sentence in setting.article.headline and one.sentence not in setting.article.headline
    return in_headline and one.by == row.by


def _plausible(setting: Setting, rows: Sequence[Statement]) -> list[Statement]:
    """The rows that can all be true of one event."""
    kept = []
    for row in rows:
        peers = [other for other in rows if other is not row and other.harm == row.harm]
        counted = [other for other in peers if other.bounds not in ((0, 0), (None, None))]
        if row.bounds == (0, 0) and not row.part_of and any(not other.described for other in counted):
            continue
        if row.described and any(other.bounds == (0, 0) and other.sentence < row.sentence for other in peers):
            continue
        if row.harm == "injured" and any(_is_same_people(row, other) for other in rows if other.harm == "killed"):
            continue
        if _is_wider(setting, row, peers) or _is_headline_double(setting, row, peers):
            continue
        kept.append(row)
    return kept


def _is_same_people(hurt: Statement, dead: Statement) -> bool:
    """Whether the injured are those who died of it: they count once, as killed."""
    mine, theirs = hurt.group(), dead.group()
    if hurt.described and dead.described:
        return bool(mine) and (mine <= theirs or theirs <= mine)
    return hurt.bounds == dead.bounds and hurt.cue.startswith(("shot", "stabbed", "beaten")) and mine == theirs


def _is_headline_double(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    """Whether the headline describes a victim whom the body names: "Father drowns" above "a Hamilton man drowned"."""
    if not row.described or row.sentence not in setting.article.headline:
        return False
    return any(other.described and other.sentence not in setting.article.headline for other in peers)


def _is_wider(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    lead = setting.article.headline[-1] + 3 if setting.article.headline else 3
    if row.sentence <= lead or not row.reading.low:
        return False
    first = [other.reading.low for other in peers if other.sentence <= lead and other.reading.low and not other.part_of]
    return bool(first) and row.reading.low > WIDER * max(first)


# ---- scope -----------------------------------------------------------------------------------------------------------


class _Scopes:
    """The scope of each row, harm by harm."""

    def __init__(self, setting: Setting, rows: Sequence[Statement]) -> None:
        self.setting, self.rows = setting, rows
        self.scopes: dict[int, Scope] = {}

    def all(self) -> list[Scope]:
        for harm in _HARMS:
            self._harm([row for row in self.rows if row.harm == harm])
        return [self.scopes.get(id(row), "subgroup") for row in self.rows]

    def _set(self, rows: Sequence[Statement], scope: Scope) -> None:
        for row in rows:
            self.scopes[id(row)] = scope

    def _harm(self, rows: Sequence[Statement]) -> None:
        free = [
            row for row in rows if not row.part_of and not self._is_attacker(row) and not self._follows_subgroup(row)
        ]
        general = [row for row in free if not row.group() or row.antecedent is not None or row.everyone]
        beside = [row for row in general if self._is_beside(row, free)]
        totals = [row for row in general if row not in beside and not row.joined and not self._is_piece(row, general)]
        totals = self._large_enough(totals, free)
        if totals:
            self._set(totals, "total")
            self._set([row for row in free if self._in_lead(row) and self._fits(row, totals)], "total")
            return
        pieces = [row for row in free if row not in general or row in beside or row.joined]
        pieces = [row for row in pieces if not row.whole or len(pieces) == 1]
        if not pieces:
            self._set(general, "total")
            return
        if len(pieces) == 1:
            self._set(pieces, "total" if self._is_everyone(pieces[0]) else "subgroup")
            return
        if len({row.group() for row in pieces}) == 1 and not any(row.joined for row in pieces):
            self._set(pieces, "total")
            return
        if any(row.reading.qualifier == "vague" for row in pieces) or _overlap(pieces):
            return
        self._set(pieces, "part")

    def _large_enough(self, totals: list[Statement], free: Sequence[Statement]) -> list[Statement]:
        """The totals that hold every piece: "nine died in one district and two in another" outweighs "four died" later.

        Two counts of one sentence and one source are pieces too, when nothing says that one replaces the other.
        """
        apart = [
            row
            for row in totals
            if any(
                other is not row
                and other.sentence == row.sentence
                and other.by == row.by
                and other.bounds != row.bounds
                for other in totals
            )
        ]
        if apart and len(apart) == len(totals) and all(row.reading.qualifier != "vague" for row in apart):
            for row in apart:
                row.joined = True
            return []
        pieces: dict[tuple[int, str], int] = {}
        for row in free:
            if row.joined and not row.described:
                pieces[row.sentence, row.cue] = pieces.get((row.sentence, row.cue), 0) + (row.reading.low or 0)
        largest = max(pieces.values(), default=0)
        kept = [row for row in totals if max(row.reading.low or 0, row.reading.high or 0) >= largest]
        if not kept and all(row.reading.qualifier != "vague" for row in totals):
            for row in totals:
                row.joined = True
            return []
        return kept or totals

    def _in_lead(self, row: Statement) -> bool:
        """Whether a counted group stands in the sentence that opens the body, alone of its harm there."""
        article = self.setting.article
        first = next((one.number for one in article.sentences if one.number not in article.headline), 1)
        here = [row, *row.repeats]
        return not row.described and not row.joined and any(first <= one.sentence <= first + 1 for one in here)

    def _fits(self, row: Statement, totals: Sequence[Statement]) -> bool:
        return row not in totals and not any(other.sentence == row.sentence for other in totals)

    def _is_everyone(self, row: Statement) -> bool:
        """Whether a group alone in its harm is everyone: not when the same group is only a part of the dead."""
        other_parts = {part.group() for part in self.rows if part.harm != row.harm and part.part_of}
        return row.group() not in other_parts

    def _follows_subgroup(self, row: Statement) -> bool:
        """ "six Mexicans were killed, and seven more were injured": a part as those it goes on from."""
        if row.antecedent is None:
            return False
        home = next((one for one in self.rows if one is row.antecedent or row.antecedent in one.repeats), None)
        return home is not None and self.scopes.get(id(home)) == "subgroup"

    def _is_beside(self, row: Statement, free: Sequence[Statement]) -> bool:
        """ "a soldier and two others": others of the same harm than somebody named just before."""
        if not row.more or row.antecedent is not None:
            return False
        return any(
            other.group()
            and (other.sentence, other.start) < (row.sentence, row.start)
            and row.sentence - other.sentence <= 1
            for other in free
            if other is not row
        )

    def _is_piece(self, row: Statement, general: Sequence[Statement]) -> bool:
        """Whether a count of victims or bodies is only a piece, since another figure counts everyone."""
        words = frozenset(word.rstrip("s") for word in bare(row.phrases[0]))
        bodies = bool(words & _BODIES) or "bodies" in bare(row.phrases[0]) or "corpses" in bare(row.phrases[0])
        if bodies and row.by is not None:
            return False
        if not bodies and not (row.implied and "victim" in words) and not self._is_later_piece(row, general):
            return False
        return any(other is not row and not other.implied and not other.joined for other in general)

    def _is_later_piece(self, row: Statement, general: Sequence[Statement]) -> bool:
        """Whether a figure without a source comes after a larger one: "in one town, five died when a roof fell in".

        "Four more people died, bringing the number to 23" adds to another figure as well.
        """
        if row.by is not None and not (row.more and row.antecedent is None):
            return False
        others = [other for other in general if other is not row and not other.joined and not other.superseded]
        if row.more and row.antecedent is None and any(not other.more for other in others):
            return True
        if row.by is not None or self._near_top(row) or row.reading.low is None:
            return False
        return any((other.reading.low or 0) > row.reading.low and self._near_top(other) for other in others)

    def _near_top(self, row: Statement) -> bool:
        """Whether a figure stands in the headline or in the first two sentences of the body."""
        article = self.setting.article
        first = next((one.number for one in article.sentences if one.number not in article.headline), 1)
        return any(one.sentence <= first + 1 for one in (row, *row.repeats))

    def _is_attacker(self, row: Statement) -> bool:
        words = set(bare(row.victims or ""))
        if row.harm not in ("killed", "injured"):
            return False
        return bool(words & ATTACKERS) or (bool(words & FIGHTERS) and self.setting.event_type in _ONE_SIDED)


def _overlap(rows: Sequence[Statement]) -> bool:
    """Whether two rows may count the same people: their groups share a word."""
    return any(
        row.group() & other.group()
        for at, row in enumerate(rows)
        for other in rows[at + 1 :]
        if not row.named or not other.named
    )
