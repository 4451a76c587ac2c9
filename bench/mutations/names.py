"""Wrong names: one letter, one ending or one number of a right name changed."""

import random
import re
from collections.abc import Iterator

from summarizer.brief import Part

from .gold import Fact, brief_of, names_in, occurs
from .judging import Mutant

FAMILY = "name"

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TWINS = {
    "Niger": "Nigeria",
    "Nigeria": "Niger",
    "Iran": "Iraq",
    "Iraq": "Iran",
    "Austria": "Australia",
    "Australia": "Austria",
    "Sudan": "South Sudan",
    "North": "South",
    "South": "North",
    "East": "West",
    "West": "East",
    "Northern": "Southern",
    "Southern": "Northern",
    "Eastern": "Western",
    "Western": "Eastern",
}
"""Names that differ in little and mean another thing."""


def spoilt(name: str, dice: random.Random) -> dict[str, str]:
    """Kind -> the name with one small change."""
    found: dict[str, str] = {}
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if long:
        at = dice.choice(long)
        word = words[at]

        def put(changed: str) -> str:
            return " ".join([*words[:at], changed, *words[at + 1 :]])

        spot = dice.randrange(1, len(word))
        letter = dice.choice([one for one in _LETTERS if one != word[spot].lower()])
        found["letter changed"] = put(word[:spot] + letter + word[spot + 1 :])
        found["letter lost"] = put(word[:spot] + word[spot + 1 :])
        found["letter added"] = put(word[:spot] + letter + word[spot:])
        found["ending added"] = put(word + ("a" if word[-1] not in "aeiou" else "n"))
        exchanged = word[: spot - 1] + word[spot] + word[spot - 1] + word[spot + 1 :]
        if spot > 1 and exchanged != word:
            found["letters exchanged"] = put(exchanged)
    for word in words:
        if word in _TWINS:
            found["near name"] = name.replace(word, _TWINS[word])
    number = re.search(r"\d+", name)
    if number:
        value = int(number[0])
        found["number in name"] = f"{name[: number.start()]}{value + 1}{name[number.end() :]}"
    if len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper():
        found["word added"] = f"{words[0]} Marlo {' '.join(words[1:])}"
    return found


def mutants(fact: Fact, dice: random.Random) -> Iterator[Mutant]:
    """Every name of the row with one small change, unless the article has that name too."""
    row: Part = fact.row
    for place, name in names_in(row).items():
        for kind, wrong in spoilt(name, dice).items():
            if wrong == name or occurs(fact.article, wrong):
                continue
            changed = _with(row, place, wrong)
            brief, path = brief_of(fact, changed)
            quote = row.evidence[0].text.replace(name, wrong)  # type: ignore[attr-defined]
            claim = f"{fact.field}[{fact.at}].{place} {wrong}"
            yield Mutant(FAMILY, kind, fact, brief, f"{path}.{place}", claim, quote)


def _with(row: Part, place: str, value: str) -> Part:
    found = re.fullmatch(r"(\w+)\[(\d+)\]", place)
    if found is None:
        return row.model_copy(update={place: value})
    items = list(getattr(row, found[1]))
    items[int(found[2])] = value
    return row.model_copy(update={found[1]: items})
