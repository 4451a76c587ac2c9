"""Rows of blame that are one actor under several descriptions, brought together."""

from collections.abc import Sequence

from summarizer.engines.builtin.blame_rows import CUSTODY, Row, status_of
from summarizer.engines.builtin.setting import Setting
from summarizer.language.attackers import is_bare_attacker
from summarizer.language.cast import Cast, is_one_person, names_person
from summarizer.language.vocabulary import word_set


def without_answering_fire(rows: list[Row], setting: Setting) -> list[Row]:
    """Rows without a force that is only said to have shot armed people, where somebody else is blamed."""
    attacked = any(row.actor.kind not in ("authority", "state") and status_of(row) != "cleared" for row in rows)
    return [row for row in rows if not attacked or not _only_answers(row, setting)]


def _only_answers(row: Row, setting: Setting) -> bool:
    """Whether a force only shoots at the attackers, or is told of far below the lead."""
    if row.actor.kind != "authority" or any(reading.rule not in ("act", "fought") for _, reading, _ in row.readings):
        return False
    lead = setting.main[:LEAD]
    return all(
        reading.rule == "fought" or (number not in lead and (said is None or said.kind in ("authority", "state")))
        for number, reading, said in row.readings
    )


LEAD = 3
"""Sentences of headline and lead in which a state's forces may be blamed as plain fact."""


_UNNAMED = word_set("blame", "lists", "unnamed")


def _is_named_person(row: Row) -> bool:
    """Whether a row names a person; who was "identified as" somebody is one, whatever his trade."""
    identified = any(reading.rule == "identify" and reading.described is not None for _, reading, _ in row.readings)
    return names_person(row.actor) or (identified and row.actor.proper and is_one_person(row.actor))


def merge_unnamed(rows: list[Row]) -> list[Row]:
    """Rows without those of an unnamed attacker whom the article names elsewhere."""
    persons = [row for row in rows if _is_named_person(row) and row.readings[-1][1].status != "cleared"]
    if len(persons) != 1:
        return rows
    named, kept = persons[0], []
    for row in rows:
        head = row.actor.full.lower().split()[-1]
        unnamed = not row.actor.proper and (head in _UNNAMED or head.endswith("-year-old"))
        if unnamed and not any(reading.status == "cleared" for _, reading, _ in row.readings):
            named.readings.extend(row.readings)
            named.answers.extend(row.answers)
            named.keys |= row.keys
        else:
            kept.append(row)
    return kept


def merge_headline(rows: list[Row], setting: Setting) -> list[Row]:
    """Rows without the unnamed actor of the headline whom the text names: "rebel column says it did it"."""
    headline = frozenset(setting.article.headline)
    named = [row for row in rows if row.actor.proper and status_of(row) != "cleared"]
    kept = []
    for row in rows:
        numbers = {number for number, _, _ in row.readings}
        same = [one for one in named if status_of(one) == status_of(row)]
        if not row.actor.proper and numbers <= headline and len(same) == 1:
            same[0].readings.extend(row.readings)
            same[0].keys |= row.keys
        else:
            kept.append(row)
    return kept


def name_described(rows: Sequence[Row], cast: Cast) -> None:
    """Give "a chandler in Lomé" the name that the article tells later: "The chandler, Acme Supplies, denied it"."""
    for row in rows:
        if row.actor.proper or row.actor.kind == "pronoun" or not row.actor.key:
            continue
        named = cast.named_as(row.actor, row.readings[0][0])
        if named is not None and not any(other is not row and named.key in other.keys for other in rows):
            row.keys.add(named.key)
            row.names.append(named.name)
            row.actor = named


_BAND = word_set("blame", "lists", "band")


_FIGHTERS = word_set("blame", "lists", "fighters")


def merge_bands(rows: list[Row]) -> list[Row]:
    """Rows in which "gunmen", "the attackers" and "three men" are one, and "rebels" the one group named."""
    groups = [
        row for row in rows if row.actor.proper and row.actor.kind in ("armed", "other") and not names_person(row.actor)
    ]
    band: Row | None = None
    kept: list[Row] = []
    for row in rows:
        head = row.actor.key[-1] if row.actor.key else ""
        free = not row.actor.proper and all(reading.rule not in CUSTODY for _, reading, _ in row.readings)
        free = free and status_of(row) != "cleared"
        into: Row | None = None
        if free and head in _FIGHTERS and len(groups) == 1 and status_of(groups[0]) != "cleared":
            into = groups[0]
        elif free and (head in _BAND or (head == "men" and band is not None)):
            into, band = band, band or row
        if into is None:
            kept.append(row)
        else:
            into.readings.extend(row.readings)
            into.answers.extend(row.answers)
            into.keys |= row.keys
    return kept


def merge_claimed(rows: list[Row]) -> list[Row]:
    """Rows without the unnamed attackers of the article's own voice where a named group claims the attack: its own."""
    claiming = [row for row in rows if row.actor.proper and status_of(row) == "claimed"]
    if len(claiming) != 1:
        return rows
    kept: list[Row] = []
    for row in rows:
        if status_of(row) == "reported_as_fact" and not row.actor.proper and is_bare_attacker(row.actor.name):
            claiming[0].answers.extend(row.answers)
        else:
            kept.append(row)
    return kept
