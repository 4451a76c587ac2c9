"""The drafts of an article's windows merged into one: the first decides the incident, later ones add rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from summarizer.brief import Status
from summarizer.draft import (
    Draft,
    DraftBackground,
    DraftBlame,
    DraftPart,
    DraftPhrase,
    DraftPlace,
    DraftReaction,
    DraftToll,
)
from summarizer.language.names import bare, same_name

Row = TypeVar("Row", bound=DraftPart)

# The contract's order of blame; "cleared" comes from the latest window that says so.
_STRENGTH: tuple[Status, ...] = ("possible", "accused", "reported_as_fact", "accused_by_authorities", "claimed")


def _union(*lists: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(item for one in lists for item in one))


def _joined(rows: Iterable[Row], same: Callable[[Row, Row], bool], join: Callable[[Row, Row], Row]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        for at, known in enumerate(kept):
            if same(known, row):
                kept[at] = join(known, row)
                break
        else:
            kept.append(row)
    return kept


def _more_sentences(one: Row, other: Row) -> Row:
    """The first row, with the other's sentences added."""
    known, new = getattr(one, "s"), getattr(other, "s")  # noqa: B009 - rows of several classes have it
    return one.model_copy(update={"s": _union(known, new)})


def _words(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(phrase.casefold() for phrase in phrases)


def _same_toll(one: DraftToll, other: DraftToll) -> bool:
    if one.harm != other.harm or _words(one.count) != _words(other.count):
        return False
    if one.s[:1] == other.s[:1]:
        return True  # the same words of the same sentence, seen from two windows
    return (one.victims, one.scope, one.by, one.superseded) == (other.victims, other.scope, other.by, other.superseded)


def _same_actor(one: DraftBlame, other: DraftBlame) -> bool:
    return any(same_name(a, b) for a in (one.actor, *one.aliases) for b in (other.actor, *other.aliases))


def _join_blame(one: DraftBlame, other: DraftBlame) -> DraftBlame:
    if other.status == "cleared" or one.status == "cleared":
        status: Status = "cleared"
    else:
        status = max(one.status, other.status, key=_STRENGTH.index)
    aliases = _union(one.aliases, [other.actor] if not same_name(one.actor, other.actor) else [], other.aliases)
    return one.model_copy(
        update={
            "s": _union(one.s, other.s),
            "aliases": aliases,
            "accusers": _union(one.accusers, other.accusers),
            "status": status,
            "response": other.response or one.response,
        }
    )


def _same_reaction(one: DraftReaction, other: DraftReaction) -> bool:
    if one.kind != other.kind or not same_name(one.actor, other.actor):
        return False
    return bool(set(one.s) & set(other.s)) or one.quote == other.quote


def _same_event(one: DraftBackground, other: DraftBackground) -> bool:
    if one.relation != other.relation:
        return False
    return bool(set(one.s) & set(other.s)) or bare(one.summary) == bare(other.summary)


def _join_event(one: DraftBackground, other: DraftBackground) -> DraftBackground:
    known = {(toll.harm, _words(toll.count), tuple(toll.s[:1])) for toll in one.tolls}
    new = [toll for toll in other.tolls if (toll.harm, _words(toll.count), tuple(toll.s[:1])) not in known]
    return one.model_copy(
        update={
            "s": _union(one.s, other.s),
            "when": one.when or other.when,
            "where": one.where or other.where,
            "tolls": [*one.tolls, *new],
        }
    )


def _first(one: Row, _other: Row) -> Row:
    return one


def _same_place(one: DraftPlace, other: DraftPlace) -> bool:
    return same_name(one.name, other.name)


def _same_words(one: DraftPhrase, other: DraftPhrase) -> bool:
    return bare(one.text) == bare(other.text)


# For each list of rows: when two rows tell the same thing.
_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "where": _same_place,
    "tolls": _same_toll,
    "blamed": _same_actor,
    "reactions": _same_reaction,
    "background": _same_event,
    "weapons": _same_words,
    "targets": _same_words,
}


def same_row(field: str, one: Any, other: Any) -> bool:
    """Whether two items of the draft's list `field`, of one window or of two, are joined into one."""
    same = _SAME.get(field)
    return bool(one == other if same is None else same(one, other))


def merge(drafts: Sequence[Draft]) -> Draft:
    """One draft of an article from those of its windows, in their order.

    The first window holds the headline and the lead, and decides what the main incident is; prose is its own. Rows for
    the same thing become one, with all sentences that carry them.
    """
    first = drafts[0]
    if not first.incident or len(drafts) == 1:
        return first
    told = [draft for draft in drafts if draft.incident]
    when = next((draft.when for draft in told if draft.when), [])
    return first.model_copy(
        update={
            "when": when,
            "where": _joined((r for d in told for r in d.where), _same_place, _first),
            "tolls": _joined((r for d in told for r in d.tolls), _same_toll, _more_sentences),
            "blamed": _joined((r for d in told for r in d.blamed), _same_actor, _join_blame),
            "no_claim": _union(*(draft.no_claim for draft in told)),
            "reactions": _joined((r for d in told for r in d.reactions), _same_reaction, _more_sentences),
            "background": _joined((r for d in told for r in d.background), _same_event, _join_event),
            "weapons": _joined((r for d in told for r in d.weapons), _same_words, _first),
            "targets": _joined((r for d in told for r in d.targets), _same_words, _first),
        }
    )
