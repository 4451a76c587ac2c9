"""Wrong prose: numbers, names and bare blame planted in headline, summary and gist; quotations with a changed word."""

import random
import re
from collections.abc import Iterator

from summarizer.brief import Blame, Reaction
from summarizer.language.names import contains_name, tokens
from summarizer.language.numbers import find_numbers
from summarizer.language.phrases import occurrences

from .gold import Fact, brief_of, brief_with
from .judging import Mutant
from .spelling import in_words

FAMILY = "prose"

_NUMBERS = (
    "{n} people were killed.",
    "The dead number {n}.",
    "More than {n} are missing",
    "{n} hurt as rescuers search",
    "Officials fear that {n} homes are gone.",
)
_NAMES = (
    "It happened near {name}.",
    "Police in {name} are investigating.",
    "{name} condemned it.",
    "The dead include {name}.",
    "A spokesman, {name}, confirmed the figures.",
)
_INVENTED = ("Karvelos", "Tormund Ashby", "Port Lissane", "the Grey Crescent Front", "Ilmari Vanterpool")
_BLAME = (
    "{actor} carried out the attack.",
    "{actor} killed the victims.",
    "{actor} attacked without warning.",
    "The attack was carried out by {actor}.",
    "People were killed by {actor}.",
    "{actor} is behind the attack.",
    "{actor} was responsible for the deaths.",
    "{actor} caused the disaster.",
    "{actor} planted the device and fled.",
    "An attack by {actor} left people dead.",
    "{actor} did it.",
    "{actor}'s attack shocked the town.",
)


def _put(fact: Fact, kind: str, path: str, prose: str, planted: str) -> Mutant:
    """The prose in one of three places of a brief that otherwise says what the article says."""
    sample = fact.sample
    if path == "headline":
        brief = brief_with(sample, headline=prose)
    elif path == "what.summary":
        brief = brief_with(sample, summary=prose)
    else:
        row: Reaction = fact.row
        brief = brief_with(sample, reactions=[row.model_copy(update={"gist": prose})])
    return Mutant(FAMILY, kind, fact, brief, path, f"{path}: {planted}", prose)


def _homes(fact: Fact) -> list[tuple[str, str]]:
    """Where this piece of prose stands, and the right prose there."""
    if fact.field == "reactions":
        return [("reactions[0].gist", fact.row.gist)]
    return [("headline" if fact.field == "headline" else "what.summary", fact.row)]


def mutants(fact: Fact, dice: random.Random) -> Iterator[Mutant]:
    """Right prose of a labeller with one planted number or name."""
    article = fact.article
    known = {number.value for number in find_numbers(article.text)}
    for path, right in _homes(fact):
        free = [value for value in range(13, 98) if value not in known]
        value = dice.choice(free)
        for written in (str(value), in_words(value)):
            planted = dice.choice(_NUMBERS).format(n=written)
            yield _put(fact, "number planted", path, f"{right.rstrip('.')}. {planted}", planted)
        numbers = [one for one in find_numbers(right) if one.value > 1]
        if numbers:
            one = dice.choice(numbers)
            wrong = f"{right[: one.start]}{value}{right[one.end :]}"
            yield _put(fact, "number exchanged", path, wrong, wrong)
        name = dice.choice(_INVENTED)
        planted = dice.choice(_NAMES).format(name=name)
        planted = planted[:1].upper() + planted[1:]
        yield _put(fact, "name planted", path, f"{right.rstrip('.')}. {planted}", planted)
        proper = [
            word
            for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{4,}", right)
            if contains_name(article.text, word) and word not in ("January", "February", "August", "October")
        ]
        if proper:
            word = dice.choice(proper)
            spot = dice.randrange(1, len(word) - 1)
            letter = dice.choice([one for one in "bdfglmnprtvz" if one != word[spot]])
            wrong = right.replace(word, word[:spot] + letter + word[spot + 1 :])
            yield _put(fact, "letter of a name", path, wrong, wrong)


def blame_mutants(fact: Fact) -> Iterator[Mutant]:
    """The act laid at the door of somebody who is only accused, in headline, summary and gist.

    Args:
        fact: a right blame row.
    """
    row: Blame = fact.row
    if row.status in ("reported_as_fact", "claimed") or set(fact.sample.label.blamed[fact.at].status) & {
        "reported_as_fact",
        "claimed",
    }:
        return
    for template in _BLAME:
        sentence = template.format(actor=row.actor)
        sentence = sentence[:1].upper() + sentence[1:]
        brief = brief_with(fact.sample, blamed=[row], headline=sentence.rstrip("."))
        yield Mutant(FAMILY, "bare blame", fact, brief, "headline", f"headline: {sentence}", sentence)
        brief = brief_with(fact.sample, blamed=[row], summary=f"People are afraid. {sentence}")
        yield Mutant(FAMILY, "bare blame", fact, brief, "what.summary", f"summary: {sentence}", sentence)
        reaction = Reaction(
            actor=row.accusers[0] if row.accusers else row.actor,
            role=None,
            kind="statement",
            gist=f"spoke of the case. {sentence}",
            quote=None,
            evidence=row.evidence,
        )
        brief = brief_with(fact.sample, blamed=[row], reactions=[reaction])
        yield Mutant(FAMILY, "bare blame", fact, brief, "reactions[0].gist", f"gist: {sentence}", sentence)


def quote_mutants(fact: Fact, dice: random.Random) -> Iterator[Mutant]:
    """A right quotation with one word changed, lost, added or exchanged."""
    row: Reaction = fact.row
    if not row.quote:
        return
    words = row.quote.split()
    if len(words) < 3:
        return
    at = dice.randrange(len(words) - 1)
    changes = {
        "word changed": [*words[:at], "terrible", *words[at + 1 :]],
        "word lost": [*words[:at], *words[at + 1 :]] if at > 0 else [words[0], *words[2:]],
        "word added": [*words[:at], "never", *words[at:]],
        "words exchanged": [*words[:at], words[at + 1], words[at], *words[at + 2 :]],
    }
    for kind, changed in changes.items():
        quote = " ".join(changed)
        if tokens(quote) == tokens(row.quote) or occurrences(fact.article.text, quote):
            continue
        brief, path = brief_of(fact, row.model_copy(update={"quote": quote}))
        yield Mutant("quote", kind, fact, brief, f"{path}.quote", quote, quote)
    if len(words) > 5:
        # Two pieces of what was said, joined as if nothing stood between them.
        quote = " ".join([*words[:2], *words[-2:]])
        if not occurrences(fact.article.text, quote):
            brief, path = brief_of(fact, row.model_copy(update={"quote": quote}))
            yield Mutant("quote", "middle cut out", fact, brief, f"{path}.quote", quote, quote)
