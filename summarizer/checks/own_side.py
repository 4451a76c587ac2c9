"""Whether those who tell of a deed are of the body that did it, so that it is owned: police of what officers did."""

from collections.abc import Sequence

from summarizer.brief import Blame
from summarizer.checks.hearing import DENYING
from summarizer.language.countries import country_code
from summarizer.language.lines import line
from summarizer.language.names import contains_name, tokens
from summarizer.language.vocabulary import word_set

_BODIES = (word_set("blame_check", "bodies", "law"), word_set("blame_check", "bodies", "arms"))
_OFFICE = frozenset(("authorities", "authority", "officials", "official", "spokesman", "spokeswoman", "department"))
_CLAIMING = word_set("blame", "claim", "verbs") | frozenset(("claimed", "claims", "responsibility"))


def speaks_for_own(row: Blame, texts: Sequence[str], cues: frozenset[str]) -> bool:
    """Whether an accuser of a claimed deed is of the actor's own body, or leads it, and nothing there is a charge.

    Args:
        texts: the cited sentences.
        cues: words of accusation, none of which stands where a body tells what its own people did.
    """
    naming = [text for text in texts if contains_name(text, row.actor)]
    if not naming:
        return False
    said = frozenset(word for text in naming for word in line(text).low)
    if said & DENYING:
        return False
    if said & _CLAIMING and any(_leads(row.actor, accuser, text) for accuser in row.accusers for text in naming):
        return True
    own = frozenset(tokens(row.actor))
    bodies = [body for body in _BODIES if own & body]
    if country_code(row.actor) is not None:
        bodies.append(_BODIES[1])  # a state acts by its forces
    if not bodies or said & cues:
        return False
    return any(frozenset(tokens(accuser)) & (bodies[0] | _OFFICE) for accuser in row.accusers)


def _leads(actor: str, accuser: str, text: str) -> bool:
    """ "Jo Orr, a commander of the Front, claimed responsibility": the actor stands in what is said of the speaker."""
    at = text.find(accuser)
    if at < 0:
        return False
    behind = text[at + len(accuser) :]
    aside = behind[1:].split(" claim", 1)[0] if behind.startswith(",") else ""
    before = text[:at].rsplit(".", 1)[-1]
    return contains_name(aside, actor) or (before.endswith(", ") and contains_name(before, actor))
