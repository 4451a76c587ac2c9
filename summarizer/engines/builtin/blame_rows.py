"""One blamed actor's row as it gathers what the sentences say of them."""

from collections.abc import Sequence
from dataclasses import field, replace

from summarizer.brief import Response, Status
from summarizer.engines.builtin.reactors import polices
from summarizer.language.actors import Actor
from summarizer.language.attribution import PREFERENCE, BlameReading
from summarizer.language.cast import Cast, is_one_person, is_own_side
from summarizer.language.countries import country_code
from summarizer.language.frames import status_by
from summarizer.language.names import bare, is_short_for
from summarizer.language.vocabulary import word_set
from summarizer.records import record


@record(slots=True)
class Row:
    """One blamed actor with the readings and answers found so far."""

    actor: Actor
    keys: set[tuple[str, ...]]
    readings: list[tuple[int, BlameReading, Actor | None]] = field(default_factory=list)
    answers: list[tuple[int, Response]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Proper names and short names that the article uses."""


def add_reading(rows: list[Row], cast: Cast, number: int, reading: BlameReading) -> None:
    """Put a reading of sentence `number` into the row of its actor, or into a new one; drop it where nobody acts."""
    named = reading.actor if not reading.actor.is_pronoun and reading.status != "claimed" else None
    accuser = cast.who_says(reading.accuser, number, named) if reading.accuser is not None else None
    blamed = cast.resolve(reading.actor, number, accuser if reading.status != "claimed" else None)
    if reading.rule in CUSTODY and reading.actor.name.lower() in ("he", "she"):
        blamed = _only_person(rows) or blamed
    if blamed.is_pronoun or blamed.kind in ("thing", "media"):
        return
    if reading.rule == "says_own" and polices(blamed):
        return  # "We opened fire on him," said the chief of police: an answer to the attack
    if reading.rule == "act" and blamed.kind == "civil" and blamed is not reading.actor and not reading.actor.proper:
        return  # "The group has besieged the town": not the observatory that was named before
    status = reading.status
    if (
        status in ("accused", "accused_by_authorities")
        and reading.accuser is not None
        and reading.rule not in ("custody", "case", "surrender", "identify")
    ):
        status = status_by(accuser)
    if reading.rule in ("act", "fought", "weapon") and is_own_side(accuser, blamed):
        status = "claimed"
    if status == "cleared" and accuser is not None and accuser.kind not in ("authority", "state", "other", "person"):
        return
    if accuser is not None and status != "claimed" and (accuser.key == blamed.key):
        return
    same = (
        row
        for row in rows
        if (blamed.key in row.keys if status == "cleared" and not blamed.proper else is_same(row, blamed))
    )
    row = next(same, None) or (_taken_up(rows, reading.actor, number) if status == "cleared" else None)
    if row is None and reading.rule == "let_go":
        return  # Whoever was not held before is not cleared by going home.
    if row is None:
        row = Row(blamed, {blamed.key})
        rows.append(row)
    row.keys.add(blamed.key)
    row.keys.update(bare(alias) for alias in blamed.aliases)
    row.names.extend(
        alias for alias in (*((blamed.name,) if blamed.proper else ()), *blamed.aliases) if alias not in row.names
    )
    if len(blamed.key) > len(row.actor.key) and blamed.proper:
        row.actor = blamed
    row.readings.append((number, replace(reading, status=status), accuser))


CUSTODY = frozenset({"custody", "case", "surrender"})


def _only_person(rows: Sequence[Row]) -> Actor | None:
    """The one person blamed so far, who is "he" in "he was charged", whoever was spoken of in between."""
    persons = [row.actor for row in rows if is_one_person(row.actor) and status_of(row) != "cleared"]
    named = [one for one in persons if one.proper]
    return named[0] if len(named) == 1 else persons[0] if len(persons) == 1 else None


_TAKING_UP = frozenset({"man", "woman", "youth", "boy", "girl", "driver", "teenager", "suspect", "he", "she"})


_TAKEN_UP_AFTER = 3
"""Sentences over which "the man" may take up somebody accused; farther away another man may stand between them."""


def _taken_up(rows: Sequence[Row], mention: Actor, number: int) -> Row | None:
    """The one unnamed person accused just before, whom "the man" or "he" takes up; None where there are several."""
    words = mention.mentions.lower().split()
    if not words or words[-1] not in _TAKING_UP or (len(words) > 1 and words[0] not in ("the", "that", "this")):
        return None
    near = [
        row
        for row in rows
        if any(number - _TAKEN_UP_AFTER <= at <= number for at, _, _ in row.readings)
        and is_one_person(row.actor)
        and not row.actor.proper
    ]
    return near[0] if len(near) == 1 else None


# "Houthi rebels", "the Houthis", "Taliban fighters": the noun after the name is no part of it.
_FOLLOWERS = word_set("blame", "lists", "followers")


def _stem(key: tuple[str, ...]) -> tuple[str, ...]:
    words = list(key)
    while len(words) > 1 and words[-1] in _FOLLOWERS:
        words.pop()
    return tuple(word.removesuffix("s") for word in words)


def _is_people_of(country: Actor, force: Actor) -> bool:
    """Whether "Russian troops" are those of "Russia"."""
    return (
        country.kind == "state"
        and force.kind == "authority"
        and country_code(force.key[0]) is not None
        and (country_code(force.key[0]) == country_code(country.name))
    )


_QUANTITIES = frozenset({"several", "some", "dozens", "many", "about", "of", "group", "a"})


def _without_quantities(key: tuple[str, ...]) -> tuple[str, ...]:
    """The name without words of number: "about 50 marchers" are the "marchers"; "two men" of many are not "men"."""
    words = [word for word in key if word not in _QUANTITIES and not (word.isdigit() and int(word) > 9)]
    return tuple(words) or key


def is_same(row: Row, blamed: Actor) -> bool:
    """Whether a blamed actor is the one of the row."""
    if blamed.key in row.keys:
        return True
    if not blamed.proper and not row.actor.proper and blamed.key[-1:] == row.actor.key[-1:]:
        # "The attackers" are those named before, "the off-duty officer" is the "off-duty police officer".
        one, other = (_without_quantities(key) for key in (blamed.key, row.actor.key))
        return set(one) <= set(other) or set(other) <= set(one)
    if _is_people_of(row.actor, blamed) or _is_people_of(blamed, row.actor):
        return True
    stem = _stem(blamed.key)
    if (
        stem == _stem(row.actor.key)
        and len(stem[0]) > 3
        and (blamed.proper or row.actor.proper or country_code(stem[0]) is not None)
    ):
        return True
    if is_short_for(blamed.name, row.actor.name) or is_short_for(row.actor.name, blamed.name):
        return True
    if not blamed.proper or not row.actor.proper:
        return False
    return any(bare(alias) in row.keys for alias in blamed.aliases) or any(
        len(key) > 0 and (key == blamed.key[-len(key) :] or blamed.key == key[-len(blamed.key) :]) for key in row.keys
    )


def status_of(row: Row) -> Status:
    """MUC-4's decision tree; a later acquittal beats everything."""
    cleared = [number for number, reading, _ in row.readings if reading.status == "cleared"]
    others = [number for number, reading, _ in row.readings if reading.status != "cleared"]
    if cleared and (not others or max(cleared) >= max(others)):
        return "cleared"
    held = {reading.status for _, reading, _ in row.readings}
    return next(status for status in PREFERENCE if status in held)
