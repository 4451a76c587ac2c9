"""Toll rows of the main incident: one per harm, group, bounds and source, with their scope."""

import re
from collections.abc import Sequence

from summarizer.brief import Scope
from summarizer.draft import DraftToll
from summarizer.engines.builtin.groups import bare_group
from summarizer.engines.builtin.scopes import scopes_of
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.engines.builtin.statements import ATTACKERS, Statement, statements
from summarizer.engines.builtin.victims import name_victims
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import bare, same_name
from summarizer.language.persons import DEATHS_OWNED

# A later figure this many times the one of headline and lead counts something wider (a war, an epidemic of the world).
# The largest true growth within one article of the development set is a factor of 5.
WIDER = 20
_OF_THE_HURT = lazy_pattern(r"\bof the (wounded|injured)$", re.IGNORECASE)
_RAISED = lazy_pattern(
    r"\b(?:later|since|subsequently|then) (?:been )?(?:raised|revised|increased|updated|risen|climbed|corrected)\b|"
    r"\b(?:raised|revised|updated) (?:it|that|the \w+ ?\w*) (?:later|upwards?|on \w+day)\b",
    re.IGNORECASE,
)
# Words for what was done to people, whether they lived or not.
_WOUNDING = ("shot", "stabbed", "hit", "struck", "suffer", "with ", "beaten")
# "the killing of the clerk was a tragedy", said somebody, who by that gives no account of it.
_PRESUPPOSED = (" of", "death", "murder", "killing", "assassination", "slaying")
# Words that bring in somebody else.
_NEW = lazy_pattern(
    r"(?:an?|another|one|his|her|their|some|\w+['’]s)\b|(?:the )?(?:first|second|third|fourth|other|last)\b",
    re.IGNORECASE,
)
_OFFICERS = lazy_pattern(r"\b(?:police(?:m[ae]n)?|officers?|deput(?:y|ies)|troopers?|patrol|cops?)\b", re.IGNORECASE)
_BESIDE = lazy_pattern(r"another\b|an? (?:second|third|fourth|fifth)\b", re.IGNORECASE)
_SMALL = frozenset(("the", "a", "an", "of", "and", "s"))


def find_tolls(setting: Setting) -> list[Found[DraftToll]]:
    """The tolls of the main incident, totals first."""
    found = name_victims(setting, statements(setting))
    rows = _plausible(setting, _joined(setting, _updated(setting, found)))
    scopes = scopes_of(setting, rows)
    order: dict[Scope, int] = {"total": 0, "part": 1, "subgroup": 2}
    ranked = sorted(range(len(rows)), key=lambda at: (order[scopes[at]], rows[at].sentence, rows[at].start))
    names = _groups_of(rows)
    return [_found(rows[at], scopes[at], names[at]) for at in ranked]


def _groups_of(rows: Sequence[Statement]) -> list[str | None]:
    """The groups of the rows in few words; two rows that these words would make one keep their own."""
    short = [bare_group(_hurt(row) or row.victims) if len(row.phrases) == 1 else row.victims for row in rows]
    keys = [(row.harm, name, row.bounds, row.by) for row, name in zip(rows, short, strict=True)]
    return [name if keys.count(key) == 1 else row.victims for row, name, key in zip(rows, short, keys, strict=True)]


def _hurt(row: Statement) -> str | None:
    """ "four of the wounded" are told as a share of the wounded."""
    match = _OF_THE_HURT.search(row.phrases[0]) if row.harm == "injured" and row.victims is None else None
    return match.group(1) if match is not None else None


def _found(row: Statement, scope: Scope, victims: str | None) -> Found[DraftToll]:
    numbers = [row.sentence, *(number for number in sorted(set(row.further)) if number != row.sentence)]
    draft = DraftToll(
        s=numbers,
        count=row.phrases,
        harm=row.harm,
        victims=victims,
        scope=scope,
        by=row.by,
        superseded=row.superseded,
    )
    return Found(draft, f"{row.harm}, said by “{row.cue}”", "; ".join(row.phrases))


def _updated(setting: Setting, found: Sequence[Statement]) -> Sequence[Statement]:
    """The statements, older totals marked where the text itself raises them: "later raised the toll to 47"."""
    for newer in found:
        sentence = setting.article.sentence(newer.sentence)
        if sentence is None or newer.part_of or newer.superseded or newer.reading.low is None:
            continue
        if _RAISED.search(sentence.text, max(0, newer.start - 80), newer.start) is None:
            continue
        for older in found:
            earlier = older.sentence < newer.sentence and older.harm == newer.harm
            if (
                earlier
                and not (older.part_of or older.group() or older.more)
                and 0 < (older.reading.low or 0) < newer.reading.low
            ):
                older.superseded = True
                older.further.append(newer.sentence)
    return found


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
        partly = same.part_of or one.part_of
        lead.part_of = partly if lead.is_demographic() else same.part_of and one.part_of
        lead.superseded = same.superseded or one.superseded
        lead.aside = same.aside and one.aside
        lead.implied = same.implied and one.implied
        lead.whole = same.whole or one.whole
        lead.everyone = same.everyone or one.everyone
    return rows


def _repeats(row: Statement, one: Statement) -> bool:
    """Whether two statements are one row: the same harm, bounds and group, and no two sources."""
    if row.harm != one.harm or row.bounds != one.bounds or row.superseded != one.superseded:
        return False
    if row.in_headline != one.in_headline and _is_short_for(row if row.in_headline else one):
        return not (row.part_of or one.part_of or row.joined or one.joined)
    if row.in_headline != one.in_headline and row.cue == one.cue and one.part_of and not row.described:
        return True  # "Two clerks shot, one fatally" above "two clerks were shot, one of them fatally"
    mine, theirs = row.group(), one.group()
    if row.person is not None and one.person is not None:
        return row.person == one.person
    if row.described and one.described and mine and theirs:
        # One person is one person, whoever speaks of them: "Security Minister Roe", "Roe".
        return mine <= theirs or theirs <= mine or (row.named and one.named and _last(row) == _last(one))
    implied = (row.implied and not row.counts_bodies()) or (one.implied and not one.counts_bodies())
    headline = row.in_headline or one.in_headline
    if row.by is not None and one.by is not None and not _same_source(row.by, one.by) and not implied and not headline:
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


def _is_short_for(headline: Statement) -> bool:
    """Whether a headline's figure is the body's in fewer words: "Two tourists" above "two Swiss skiers"."""
    low, high = headline.bounds
    return not headline.described and low is not None and low > 1 and high in (low, None)


def _same_source(one: str, other: str) -> bool:
    """ "Medics" above "medics and residents", "the army" after "Congo army": one source."""
    mine, theirs = frozenset(bare(one)) - _SMALL, frozenset(bare(other)) - _SMALL
    return same_name(one, other) or (bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine))


def _last(row: Statement) -> str:
    return bare(row.victims or "")[-1]


def _better(setting: Setting, one: Statement, row: Statement) -> bool:
    """Whether `one` should lead the row: it has a source, or stands in the body instead of the headline."""
    if one.pronoun != row.pronoun:
        return row.pronoun
    if (one.by is None) != (row.by is None):
        return one.by is not None and not one.implied and not (one.described and one.cue.endswith(_PRESUPPOSED))
    in_headline = row.sentence in setting.article.headline and one.sentence not in setting.article.headline
    return in_headline and (one.by == row.by or one.by is not None)


def _plausible(setting: Setting, rows: Sequence[Statement]) -> list[Statement]:
    """The rows that can all be true of one event."""
    kept = []
    for row in rows:
        peers = [other for other in rows if other is not row and other.harm == row.harm]
        counted = [other for other in peers if other.bounds not in ((0, 0), (None, None))]
        if row.aside and any(not other.aside and other.harm in ("killed", "injured") for other in rows):
            continue
        told = [other for other in counted if not other.described or _is_before(other, row)]
        if row.bounds == (0, 0) and not row.part_of and told:
            continue  # "The owner was hurt, but no one was shot"
        if row.described and any(other.bounds == (0, 0) and other.sentence < row.sentence for other in peers):
            continue
        if row.harm == "injured" and any(_is_same_people(row, other) for other in rows if other.harm == "killed"):
            continue
        if row.harm == "injured" and _holds_the_dead(row, rows):
            continue
        if _may_all_live(row, rows):
            continue
        owned = row.described and row.cue in DEATHS_OWNED and row.cue != "killing"
        if owned and any(other.described for other in peers):
            continue  # "an inquiry into the boy's death": told of before, perhaps by name
        if _is_wider(setting, row, peers) or _is_headline_double(setting, row, peers):
            continue
        if _is_told_in_lead(setting, row, peers):
            continue
        if _is_headline_short(setting, row, peers):
            continue
        kept.append(row)
    return kept


def _may_all_live(row: Statement, rows: Sequence[Statement]) -> bool:
    """ "took both victims to hospital", where people are told to be hurt: the noun alone counts no dead.

    It does where just as many are known by name or description to have died.
    """
    figure = row.reading.low
    if row.harm != "killed" or not row.implied or row.cue not in ("victim", "victims") or not figure:
        return False
    dead = {other.person for other in rows if other.harm == "killed" and other.person is not None}
    return len(dead) != figure and any(other.harm == "injured" and other.bounds != (0, 0) for other in rows)


def _is_before(one: Statement, other: Statement) -> bool:
    return one.person is not None and (one.sentence, one.start) < (other.sentence, other.start)


def _is_same_people(hurt: Statement, dead: Statement) -> bool:
    """Whether the injured are those who died of it: they count once, as killed."""
    mine, theirs = hurt.group(), dead.group()
    if hurt.person is not None and dead.person is not None:
        return hurt.person == dead.person
    if hurt.described and dead.described:
        return bool(mine) and (mine <= theirs or theirs <= mine)
    return hurt.bounds == dead.bounds and hurt.cue.startswith(("shot", "stabbed", "beaten")) and mine == theirs


def _holds_the_dead(hurt: Statement, rows: Sequence[Statement]) -> bool:
    """ "Two women were shot. One died in hospital": those shot are not those injured."""
    figure = hurt.reading.low
    if figure is None or figure < 2 or hurt.more or hurt.part_of or not hurt.cue.startswith(_WOUNDING):
        return False
    dead = [row for row in rows if row.harm == "killed" and not (row.superseded or row.attacker) and row.reading.low]
    known = len({row.person for row in dead if row.person is not None})
    most = max([known, *(row.reading.low or 0 for row in dead)], default=0)
    if any(
        row.sentence == hurt.sentence and row.start > hurt.start and (row.reading.low or 0) < figure for row in dead
    ):
        return True  # "shot 11 officers, killing three"
    if not 0 < most < figure:
        return False
    # "A man was killed and two women were shot": they are others.
    return all(row.part_of or (row.sentence, row.start) > (hurt.sentence, hurt.start) for row in dead)


def _is_headline_double(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    """Whether the headline describes a victim whom the body names: "Father drowns" above "a Hamilton man drowned"."""
    if not row.described or any(one.sentence not in setting.article.headline for one in (row, *row.repeats)):
        return False
    return any(other.described and other.sentence not in setting.article.headline for other in peers)


def _is_told_in_lead(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    """Whether a person is the one victim that headline and lead tell of: "the lawmaker", and later "the death of Roe".

    Nobody brought in anew: "a passenger also died", "his wife", nor where more than one is counted.
    """
    lead = setting.article.headline[-1] + 1 if setting.article.headline else 1
    if not row.described or row.also or row.part_of or row.joined or len(row.phrases) > 1:
        return False
    if min(one.sentence for one in (row, *row.repeats)) <= lead or _NEW.match(row.phrases[0]) or row.superseded:
        return False
    if any(not other.described or len(other.phrases) > 1 or other.joined or other.part_of for other in peers):
        return False
    told = [other for other in peers if other.sentence <= lead and not other.attacker]
    first = [other for other in told if other.sentence == lead] or told
    if len(first) != 1 or first[0].superseded or first[0].aside or _BESIDE.match(first[0].phrases[0]):
        return False
    if row.attacker and not _is_shot_by_police(setting, first[0]):
        return False
    if row.sex and first[0].sex and row.sex != first[0].sex:
        return False
    return not (_ends_in_name(first[0]) and _ends_in_name(row) and _last(first[0]) != _last(row))


def _is_shot_by_police(setting: Setting, row: Statement) -> bool:
    """Whether officers hurt the one person of the lead, who may be "the suspect" afterwards."""
    sentence = setting.article.sentence(row.sentence)
    officers = _OFFICERS.search(sentence.text) if sentence is not None else None
    return officers is not None and _OFFICERS.search(row.victims or "") is None


def _ends_in_name(row: Statement) -> bool:
    return (row.victims or "").split(" ")[-1][:1].isupper()


def _is_headline_short(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    """Whether the headline only shortens a figure of the body: "17 dead" above "at least 17", "dozens" above "40"."""
    headline = setting.article.headline
    if row.part_of or any(one.sentence not in headline for one in (row, *row.repeats)):
        return False
    body = [one for one in peers if one.sentence not in headline and not (one.part_of or one.described)]
    body = [one for one in body if ATTACKERS.isdisjoint(bare(one.victims or ""))]
    if row.reading.qualifier == "vague":
        return any(one.reading.low is not None and not one.superseded for one in body)
    if row.by is not None or row.superseded:
        return False
    figures = {row.reading.low, row.reading.high} - {None}
    return any(figures & {one.reading.low, one.reading.high} and not one.group() for one in body)


def _is_wider(setting: Setting, row: Statement, peers: Sequence[Statement]) -> bool:
    lead = setting.article.headline[-1] + 3 if setting.article.headline else 3
    if row.sentence <= lead or not row.reading.low:
        return False
    first = [other.reading.low for other in peers if other.sentence <= lead and other.reading.low and not other.part_of]
    return bool(first) and row.reading.low > WIDER * max(first)
