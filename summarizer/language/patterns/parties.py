"""Who may be meant by words that suspect or clear: a side, a body or a person, and no thing."""

from summarizer.language.actors import Actor

_SIDES = frozenset({"armed", "state", "civil", "authority", "person", "public"})


def is_side(someone: Actor | None) -> bool:
    """Whether somebody is surely a side, a body or a person."""
    return someone is not None and someone.kind in _SIDES


def may_be_meant(someone: Actor | None) -> bool:
    """Whether suspicion may fall on somebody, or be taken off."""
    return is_side(someone) or (someone is not None and someone.kind == "other" and someone.proper)
