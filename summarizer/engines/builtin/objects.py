"""What was used and what was hit, as verbatim phrases of the sentences that report the main incident."""

from collections.abc import Iterator
from functools import cache

from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.lexicon import Lexicon, Tokens, tokenise
from summarizer.language.vocabulary import vocabulary, word_set

MOST_PHRASES = 6
"""Most weapons, and most targets, of one draft: beyond that a list of things is no longer what was used or hit."""

REACH = 7
"""How many tokens may stand between "attacked" and the target's last words."""


@cache
def _lexicon(name: str, *keys: str) -> Lexicon[str]:
    tables = vocabulary(name)
    return Lexicon((pattern, key) for key in keys for pattern in tables[key])


def _main_sentences(setting: Setting) -> Iterator[tuple[int, Tokens]]:
    for number in setting.main:
        sentence = setting.article.sentence(number)
        if sentence is not None:
            yield number, tokenise(sentence.text)


def _with_modifiers(tokens: Tokens, first: int) -> int:
    """The first token of a weapon's name whose last words begin at `first`."""
    modifiers = word_set("weapons", "modifiers")
    while first > 0 and tokens.gap(first) in (" ", "-"):
        if tokens.words[first - 1] not in modifiers and not (first > 1 and tokens.capital(first - 1)):
            break
        first -= 1
    while tokens.words[first] == "to":
        first += 1
    return first


def _add(rows: list[Found[DraftPhrase]], number: int, phrase: str, rule: str) -> None:
    """Adds a phrase unless a row has it; a longer name of the same thing takes the place of the shorter."""
    key = phrase.casefold()
    for row in rows:
        known = row.row.text.casefold()
        if key in known or key.removesuffix("s") in known:
            return
    for row in [row for row in rows if row.row.text.casefold() in key]:
        rows.remove(row)
    rows.append(Found(DraftPhrase(s=number, text=phrase), rule, phrase))


def find_weapons(setting: Setting) -> list[Found[DraftPhrase]]:
    """The weapons of the main incident, first mention first; empty for an accident or a natural disaster."""
    rows: list[Found[DraftPhrase]] = []
    if not setting.incident:
        return rows
    lexicon = _lexicon("weapons", "heads")
    unused = word_set("weapons", "unused")
    for number, tokens in _main_sentences(setting):
        words = tokens.words
        for hit in lexicon.find(words):
            first = _with_modifiers(tokens, hit.first)
            around = {*words[max(0, first - 3) : first], *words[hit.last : hit.last + 2]}
            if around & unused or setting.is_other(number, tokens.starts[first], tokens.ends[hit.last - 1]):
                continue
            _add(rows, number, tokens.slice(first, hit.last), "weapon word")
    return rows[:MOST_PHRASES]


def _noun_phrase(tokens: Tokens, first: int, floor: int) -> int:
    """The first token of the noun phrase that ends with the target's words, not before `floor`."""
    borders = word_set("targets", "borders")
    while first > floor and tokens.gap(first) in (" ", "-", "'", "’"):
        word = tokens.words[first - 1]
        if word in borders or word.isdigit():
            break
        first -= 1
    return first


def find_targets(setting: Setting) -> list[Found[DraftPhrase]]:
    """What was hit in the main incident, first mention first."""
    rows: list[Found[DraftPhrase]] = []
    if not setting.incident:
        return rows
    heads = _lexicon("targets", "places")
    frames = _lexicon("targets", "before", "after")
    for number, tokens in _main_sentences(setting):
        places = heads.find(tokens.words)
        if not places:
            continue
        hits = frames.find(tokens.words)
        before = [hit.last for hit in hits if "before" in hit.payloads]
        after = [hit.first for hit in hits if "after" in hit.payloads]
        for place in places:
            opened = [last for last in before if 0 <= place.first - last <= REACH]
            if not opened and not any(0 <= first - place.last <= 1 for first in after):
                continue
            first = _noun_phrase(tokens, place.first, max(opened, default=max(0, place.first - 3)))
            if not setting.is_other(number, tokens.starts[first], tokens.ends[place.last - 1]):
                _add(rows, number, tokens.slice(first, place.last), "target word")
    return rows[:MOST_PHRASES]
