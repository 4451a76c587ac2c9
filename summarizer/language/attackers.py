"""Groups that carry out an attack, told from its victims."""

from summarizer.language.names import tokens
from summarizer.language.vocabulary import word_set


def is_attacker_group(victims: str | None) -> bool:
    """Whether the words for a group of victims name attackers ("the two gunmen"), who stand outside a total."""
    return victims is not None and not word_set("attackers", "words").isdisjoint(tokens(victims))


def is_unnamed_attacker(actor: str) -> bool:
    """Whether an actor is told by what was seen of them and nothing else: "gunmen", "two men on a motorcycle"."""
    return not word_set("attackers", "unnamed").isdisjoint(tokens(actor))


def is_bare_attacker(actor: str) -> bool:
    """Whether the words for an unnamed attacker hold no description either: "a suicide bomber", not "hooded men"."""
    words = frozenset(token.lower() for token in tokens(actor))
    plain = word_set("attackers", "unnamed") | word_set("attackers", "bare")
    return is_unnamed_attacker(actor) and words <= plain
