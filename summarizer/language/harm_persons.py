"""What the nouns for one person say of harm: a victim or a man shot may be alive, a body is not."""

from summarizer.language.harm_line import Group, Line, Pair
from summarizer.language.harm_words import Cue

_DEADLY = frozenset(("fatal", "deadly", "lethal"))
_VICTIM = frozenset(("victim", "casualty"))
# "a wound to his body", "hit in the upper body" are said of the living; "his body was found" is not.
_BODY = frozenset(("body",))
_PARTS_OF_BODY = frozenset(("upper", "lower", "whole", "entire"))
_INTO = frozenset(("in", "into", "to", "through", "on", "across", "over", "around"))
_EXCEPT = frozenset(("except", "besides", "excluding"))
_APART_FROM = (("other", "than"), ("apart", "from"), ("aside", "from"))
_OWNED = frozenset(("his", "her"))
_LIES = frozenset(("was", "is", "has", "had", "lay", "lies", "lying", "in", "at", "and"))


def may_live(line: Line, cue: Cue) -> bool:
    """ "the shooting of a clerk": whether he died is told elsewhere, unless it was fatal."""
    return line.sentence.low[cue.first] == "shooting" and line.sentence.at(cue.first - 1) not in _DEADLY


def leaves_some_out(line: Line, group: Group) -> bool:
    """ "no one else was hurt", "no other deaths", "nobody was hurt except the driver": somebody was."""
    low = line.sentence.low
    if line.sentence.at(group.last) == "else" or line.sentence.at(group.first + 1) == "other":
        return True
    behind = low[group.last : group.last + 8]
    apart = any(behind[at : at + 2] in _APART_FROM for at in range(len(behind)))
    return apart or not _EXCEPT.isdisjoint(behind)


def is_part_of_body(line: Line, pair: Pair) -> bool:
    """ "Wounds to his upper body" hurt him, not "his upper body"."""
    one = pair.group.described
    return one is not None and line.sentence.low[one.head] in _BODY and "injured" in pair.cue.harms


def tells_of_death(line: Line, group: Group, at: int, *, wide: bool) -> bool:
    """Whether the noun at `at` says a harm of the one person described by `group`.

    "The body was found" does, "the victim" and "hit in the upper body" don't.

    Args:
        wide: whether it is enough that the words don't rule it out.
    """
    low = line.sentence.low
    if low[at] in _VICTIM:
        return wide
    if low[at] not in _BODY:
        return True
    if line.sentence.at(group.last) == "of" and line.object_at(group.last + 1) is not None:
        return wide  # "the body of a woman": one victim, and the words behind tell who
    if line.sentence.at(group.last) == "of" and not any(
        word[0].isupper() for word in line.sentence.raw[group.last + 1 : group.last + 4]
    ):
        return False  # "the main body of the aircraft", "a body of water"
    if low[at - 1] in _PARTS_OF_BODY or line.sentence.at(group.first - 1) in _INTO:
        return False
    return wide or not (low[group.first] in _OWNED and line.sentence.at(group.last) not in _LIES)
