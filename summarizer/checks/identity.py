"""Whether a name of a brief means an actor that a rule read in a sentence."""

import re
from collections.abc import Sequence

from summarizer.language.actors import Actor
from summarizer.language.cast import country_in
from summarizer.language.countries import country_code
from summarizer.language.names import bare, contains_name, is_short_for


def head_noun(name: str) -> str | None:
    """The noun by which a common name is taken up again: "ministry" of "the health ministry in Gaza"."""
    words = name.split()
    for at, word in enumerate(words):
        if word in ("of", "in", "for", "from", "at", "on") and at:
            words = words[:at]
            break
    return words[-1] if len(words) > 1 and words[-1].islower() and words[-1].isalpha() else None


def surname_of(name: str) -> str | None:
    """The last word of a name of several, when it is written like a name."""
    words = name.split()
    return words[-1] if len(words) > 1 and words[-1][:1].isupper() and len(words[-1]) > 2 else None


def is_one_of(names: Sequence[str], *mentions: Actor | None) -> bool:
    """Whether one of the names is one of the mentioned actors: the same name, a part of it, or a surname."""
    for mention in mentions:
        if mention is None:
            continue
        forms = (mention.name, mention.full, *mention.aliases)
        for name in names:
            key = bare(name)
            if mention.kind == "state" and country_in(name) == country_code(mention.name) is not None:
                return True
            for form in forms:
                other = bare(form)
                if not key or not other:
                    continue
                if key == other or (
                    (mention.proper or key[-1:] == other[-1:])
                    and (contains_name(form, name) or contains_name(name, form))
                ):
                    return True
                if is_short_for(form, name) or is_short_for(name, form):
                    return True
                head = head_noun(name)
                if head is not None and other == (head,):
                    return True
    return False


def is_someones(mention: Actor) -> bool:
    """Whether the phrase is "his lawyer", "its spokesman"."""
    words = f"{mention.role or ''} {mention.full}".lower().split()
    return bool(words) and words[0] in ("his", "her", "its", "their")


def holds(names: Sequence[str], mention: Actor, resolved: Actor) -> bool:
    """Whether the one who answers is the actor or speaks for them."""
    if is_one_of(names, mention, resolved):
        return True
    # A state's officials answer for its forces ("Ukrainian officials" for "Ukraine's military").
    speaks = resolved.kind in ("authority", "state")
    if speaks and any(country_in(name) == country_in(resolved.full) is not None for name in names):
        return True
    text = f"{mention.mentions} {resolved.mentions} {resolved.full} {resolved.role or ''} {mention.role or ''}"
    if any(contains_name(text, form) for name in names for form in (name, surname_of(name) or name)):
        return True
    # "The head of the council" answers for "the council of the district".
    heads = [name.split(" of ", 1)[0].split()[-1] for name in names if name.split(" of ", 1)[0].islower()]
    return any(re.search(rf" of the {re.escape(head)}\b", mention.mentions.casefold()) for head in heads)
