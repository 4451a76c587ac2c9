"""Who may react: people and bodies that can act, and whose words are an answer."""

from summarizer.brief import ReactionKind
from summarizer.language.actors import Actor
from summarizer.language.nounphrases import NUMBERS, PREPOSITIONS
from summarizer.language.vocabulary import word_set

_BODIES = (
    word_set("actors", "titles", "words")
    | word_set("actors", "lists", "org_words")
    | word_set("actors", "lists", "institutions")
)
"""Heads of offices and bodies."""
_ACTING_ENDS = tuple(word_set("actors", "lists", "acting_ends"))
_NOT_ACTING = word_set("actors", "lists", "not_acting")
_CULPRITS = word_set("actors", "lists", "culprits")
_ATTACKERS = word_set("blame", "lists", "unnamed")
# What an attacker whom nobody names may do in answer; all else is part of the attack.
_OF_ATTACKERS = frozenset({"responsibility_claim", "denial", "condolence", "vow_of_retaliation"})
_WATCHING = word_set("actors", "lists", "watching")
_STATING = word_set("actors", "lists", "stating")
_RESCUING = word_set("actors", "lists", "rescuing")
_FORCE_TEAMS = frozenset({"swat", "commandos", "police"})
_NOBODY_IN_PARTICULAR = frozenset({"who", "those", "some", "many", "others", "both", "whoever"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_REPORTING_RANKS = frozenset(
    {"inspector", "police", "constable", "superintendent", "sergeant", "officer", "detective", "sheriff"}
)


def is_of(someone: Actor, sort: str) -> bool:
    """Whether the actor is of the rescuers ("rescue") or speaks and acts for a state ("authority"); so is anybody."""
    if sort == "authority":
        return someone.kind in ("authority", "state") or not _FORCE_TEAMS.isdisjoint(described(someone))
    return not sort or not _RESCUING.isdisjoint(described(someone))


def polices(someone: Actor) -> bool:
    """Whether the actor is of the police."""
    return not _REPORTING_RANKS.isdisjoint(described(someone))


def _acts(someone: Actor) -> bool:
    """Whether a description names somebody who can act; a proper name always may."""
    if someone.proper or someone.kind != "other":
        return True
    words = someone.full.lower().split()
    head = words[next((at for at, word in enumerate(words) if word in PREPOSITIONS and at), len(words)) - 1]
    if head in NUMBERS:
        head = words[-1]  # "two of the officers"
    return (head in _BODIES or head.endswith(_ACTING_ENDS)) and head not in _NOT_ACTING


def may_react(someone: Actor, kind: ReactionKind) -> bool:
    """Whether this reaction is no part of the attack: "the gunman demanded money", "the robber pulled out a gun"."""
    unnamed = someone.kind == "armed" and not someone.proper and someone.key[-1:] and someone.key[-1] in _ATTACKERS
    culprit = not someone.proper and not _CULPRITS.isdisjoint(someone.full.lower().split()[-1:])
    return kind in _OF_ATTACKERS or not (unnamed or culprit)


def described(someone: Actor) -> list[str]:
    """The words of office and name, in lower case."""
    return f"{someone.role or ''} {someone.full}".lower().split()


def reacts(someone: Actor) -> bool:
    """Whether the actor can act and is somebody in particular."""
    name = someone.name.lower()
    if someone.kind == "other" and not someone.proper and name == someone.name and " " not in name:
        # "More raced there", "it turned physical": a noun that no list has for people.
        return not name.endswith(("al", "ed", "re", "ns")) and _acts(someone)
    if someone.proper and someone.kind in ("other", "person") and " and " in name and _BODIES.isdisjoint(name.split()):
        return False  # "Schools in Kenya, Chad and Togo": two names of which neither tells who acts
    return (
        _acts(someone)
        and someone.kind not in ("thing", "media", "pronoun")
        and name not in _NOBODY_IN_PARTICULAR
        and name.split()[0] not in _POSSESSIVES
    )


def holds_office(someone: Actor, *, plans: bool) -> bool:
    """Whether what the actor says is an answer to the incident, and not what a witness saw or an expert thinks.

    Who speaks for a government, a party or a body answers; the police and rescuers mostly report. What anybody with a
    name says that they will do is an answer.
    """
    role = frozenset((someone.role or "").lower().replace("-", " ").split())
    if not plans and role & _REPORTING_RANKS:
        # The police mostly tell what happened.
        return False
    if someone.kind not in ("authority", "armed", "state", "civil") or role & _WATCHING:
        return plans and someone.kind == "other" and someone.proper
    if plans or (someone.proper and not role):
        return True
    return bool((role or frozenset(someone.full.lower().split())) & _STATING) or (
        not role and someone.kind in ("civil", "armed")
    )
