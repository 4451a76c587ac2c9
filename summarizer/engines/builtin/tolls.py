"""Toll rows of the main incident: one per harm, group, bounds and source, with the scope that the contract gives them."""

from collections.abc import Sequence

from summarizer.brief import EventType, Harm, Scope
from summarizer.draft import DraftToll
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.engines.builtin.statements import ATTACKERS, FIGHTERS, Statement, statements
from summarizer.language.names import bare, same_name

# Where two sides fight, fighters are victims like others; elsewhere dead attackers stand outside the total.
_TWO_SIDED: frozenset[EventType] = frozenset(("armed_clash", "air_strike", "missile_or_artillery_attack"))


def find_tolls(setting: Setting) -> list[Found[DraftToll]]:
    """The tolls of the main incident, totals first."""
    rows = _joined(setting, statements(setting))
    scopes = _scopes(setting, rows)
    order: dict[Scope, int] = {"total": 0, "part": 1, "subgroup": 2}
    ranked = sorted(range(len(rows)), key=lambda at: (order[scopes[at]], rows[at].sentence, rows[at].start))
    return [_found(rows[at], scopes[at]) for at in ranked]


def _found(row: Statement, scope: Scope) -> Found[DraftToll]:
    numbers = [row.sentence, *(number for number in sorted(set(row.further)) if number != row.sentence)]
    draft = DraftToll(
        s=numbers,
        count=[row.phrase],
        harm=row.harm,
        victims=row.victims,
        scope=scope,
        by=row.by,
        superseded=row.superseded,
    )
    return Found(draft, f"{row.harm} said of a count", row.phrase)


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
        lead.part_of = same.part_of or one.part_of
        lead.superseded = same.superseded or one.superseded
        if lead.victims is None and other.victims is not None and not (other.described or lead.part_of):
            lead.more = lead.more or other.more
    return rows


def _repeats(row: Statement, one: Statement) -> bool:
    """Whether two statements are one row: the same harm, bounds and group, and no two sources."""
    if row.harm != one.harm or row.bounds != one.bounds:
        return False
    if row.by is not None and one.by is not None and not same_name(row.by, one.by):
        return False
    if row.reading.qualifier == "vague" and row.phrase.split()[0].casefold() != one.phrase.split()[0].casefold():
        return False
    if row.superseded != one.superseded:
        return False
    mine, theirs = row.group(), one.group()
    if mine and theirs:
        return bool(mine & theirs) and not (row.described and one.described and mine != theirs and _distinct(row, one))
    # "One killed" above "a woman was killed": a group with the bounds of everyone is everyone, unless said otherwise.
    return not (row.part_of or one.part_of) or (mine == theirs)


def _distinct(row: Statement, one: Statement) -> bool:
    """Whether two described persons are two: their words are no part of each other."""
    mine, theirs = set(bare(row.victims or "")), set(bare(one.victims or ""))
    return not (mine <= theirs or theirs <= mine)


def _better(setting: Setting, one: Statement, row: Statement) -> bool:
    """Whether `one` should lead the row: it has a source, or stands in the body instead of the headline."""
    if (one.by is None) != (row.by is None):
        return one.by is not None
    in_headline = row.sentence in setting.article.headline and one.sentence not in setting.article.headline
    return in_headline and one.by == row.by


# ---- scope -----------------------------------------------------------------------------------------------------------


def _scopes(setting: Setting, rows: Sequence[Statement]) -> list[Scope]:
    scopes: list[Scope] = ["subgroup"] * len(rows)
    for harm in dict.fromkeys(row.harm for row in rows):
        members = [at for at, row in enumerate(rows) if row.harm == harm]
        for at, scope in _scopes_of(setting, [rows[at] for at in members], harm):
            scopes[members[at]] = scope
    return scopes


def _scopes_of(setting: Setting, rows: Sequence[Statement], harm: Harm) -> list[tuple[int, Scope]]:
    """The scopes of the rows of one harm."""
    outside = [at for at, row in enumerate(rows) if _is_attacker(setting, row)]
    free = [at for at in range(len(rows)) if at not in outside and not rows[at].part_of]
    general = [at for at in free if not rows[at].group()]
    # "a soldier and two others": others beside somebody named are a part, others of another harm are everyone.
    beside = [at for at in general if rows[at].more and _named_before(rows, at, free)]
    totals = [at for at in general if at not in beside]
    if totals:
        return [(at, "total") for at in totals]
    groups = [at for at in free if at not in beside]
    if not groups:
        return [(at, "total") for at in beside]
    if len({rows[at].group() for at in groups}) == 1 and not beside:
        lead = [at for at in groups if not rows[at].more or harm != "injured"]
        return [(at, "total") for at in lead]
    chosen = [*groups, *beside]
    if any(rows[at].reading.qualifier == "vague" for at in chosen) or _overlap([rows[at] for at in chosen]):
        return []
    return [(at, "part") for at in chosen]


def _named_before(rows: Sequence[Statement], at: int, free: Sequence[int]) -> bool:
    """Whether a row of the same harm with a group stands just before, so that "others" means others than those."""
    row = rows[at]
    return any(
        rows[other].group()
        and (rows[other].sentence, rows[other].start) < (row.sentence, row.start)
        and row.sentence - rows[other].sentence <= 1
        for other in free
        if other != at
    )


def _overlap(rows: Sequence[Statement]) -> bool:
    """Whether two rows may count the same people: groups that share a word, or the same source counting twice."""
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            mine, theirs = row.group(), other.group()
            if mine and theirs and mine & theirs:
                return True
    return False


def _is_attacker(setting: Setting, row: Statement) -> bool:
    words = set(bare(row.victims or ""))
    if words & ATTACKERS:
        return row.harm in ("killed", "injured") and setting.event_type not in _TWO_SIDED
    return (
        bool(words & FIGHTERS)
        and row.harm == "killed"
        and setting.event_type in ("bombing", "shooting", "armed_attack")
    )
