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


def _take_in(row: Row, other: Row) -> None:
    """Put the readings and answers of another row for the same actor into `row`."""
    row.readings.extend(other.readings)
    row.answers.extend(other.answers)
    row.keys |= other.keys


def merge_bands(rows: list[Row]) -> list[Row]:
    """Rows in which "gunmen", "the attackers" and "three men" are one, and "rebels" the one group named."""
    groups = [
        row for row in rows if row.actor.proper and row.actor.kind in ("armed", "other") and not names_person(row.actor)
    ]
    group = groups[0] if len(groups) == 1 and status_of(groups[0]) != "cleared" else None
    attacks = group is not None and any(reading.rule == "act" for _, reading, _ in group.readings)
    band: Row | None = None
    kept: list[Row] = []
    for row in rows:
        head = row.actor.key[-1] if row.actor.key else ""
        free = not row.actor.proper and all(reading.rule not in CUSTODY for _, reading, _ in row.readings)
        free = free and status_of(row) != "cleared"
        into: Row | None = None
        if free and group is not None and (head in _FIGHTERS or (attacks and head in _BAND)):
            # "Fighters of the Front stormed it. The gunmen attacked at dawn": who is told as the attacker is taken up.
            into = group
        elif free and (head in _BAND or (head == "men" and band is not None)):
            into, band = band, band or row
        if into is None:
            kept.append(row)
        else:
            _take_in(into, row)
    return kept


def merge_lone(rows: list[Row]) -> list[Row]:
    """Rows in which "a suspect", "the man" and "the attacker", of whom nobody is named, are one.

    What begins with "a" is somebody new, if the headline has not spoken of him.
    """
    lone: Row | None = None
    kept: list[Row] = []
    for row in rows:
        words = row.actor.mentions.lower().split()
        head = row.actor.key[-1] if row.actor.key else ""
        free = not row.actor.proper and head in _UNNAMED and is_one_person(row.actor)
        free = free and _OTHERS.isdisjoint(words) and status_of(row) not in ("cleared", "possible")
        if free and lone is not None and (words[0] not in ("a", "an") or lone.actor.mentions.lower() == head):
            _take_in(lone, row)
            lone.names.append(row.actor.name)
        else:
            lone = row if free else lone
            kept.append(row)
    return kept


_OTHERS = frozenset({"another", "other", "second", "third", "fourth", "one", "neither", "each", "every", "any"})
"""Words by which an unnamed attacker is told from the one before, or is nobody in particular."""


def merge_claimed(rows: list[Row]) -> list[Row]:
    """Rows without the unnamed attackers where a named group claims the attack: they are its own.

    The authorities who tell of them speak of that group, too; "a terror network" that claims is the group.
    """
    claiming = [row for row in rows if row.actor.proper and status_of(row) == "claimed"]
    if len(claiming) != 1:
        return rows
    claimant, kept = claiming[0], list[Row]()
    for row in rows:
        status, head = status_of(row), row.actor.key[-1] if row.actor.key else ""
        bare = not row.actor.proper and is_bare_attacker(row.actor.name)
        told = status == "accused_by_authorities" and not names_person(claimant.actor)
        if bare and (told or status == "reported_as_fact"):
            claimant.answers.extend(row.answers)
            claimant.readings.extend(one for one in row.readings if one[1].rule not in CUSTODY and one[2] is not None)
        elif not row.actor.proper and status == "claimed" and head in _BODIES:
            _take_in(claimant, row)
        else:
            kept.append(row)
    return kept


_BODIES = word_set("blame", "lists", "bodies")
