"""What was used and what was hit, as verbatim phrases of the sentences that report the main incident."""

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.lexicon import Lexicon, Token, tokenise
from summarizer.language.vocabulary import vocabulary

MOST_PHRASES = 6
"""Most weapons, and most targets, of one draft: beyond that a list of things is no longer what was used or hit."""

REACH = 7
"""How many tokens may stand between "attacked" and the target's last words."""

_DETERMINERS = frozenset(
    "a an the this that their his her its two three four five six several some many another".split()
)
_ENDS = frozenset("and or but of in on at to by from with as is was were has have had that which who for near".split())


@cache
def _lexicon(name: str, *keys: str) -> Lexicon[str]:
    tables = vocabulary(name)
    return Lexicon((pattern, key) for key in keys for pattern in tables[key])


@cache
def _words(name: str, key: str) -> frozenset[str]:
    return frozenset(vocabulary(name)[key])


def _main_sentences(setting: Setting) -> Iterator[tuple[int, str, tuple[Token, ...]]]:
    for number in setting.main:
        sentence = setting.article.sentence(number)
        if sentence is not None:
            yield number, sentence.text, tokenise(sentence.text)


def _phrase(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return text[tokens[first].start : tokens[last - 1].end]


def _joined(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a blank, a hyphen or an apostrophe stands between a token and the one before it."""
    return text[tokens[at - 1].end : tokens[at].start] in (" ", "-", "'", "’", '"', ' "', '" ')


def _with_modifiers(text: str, tokens: Sequence[Token], first: int) -> int:
    modifiers = _words("weapons", "modifiers")
    while first > 0 and _joined(text, tokens, first):
        word = tokens[first - 1]
        if word.text not in modifiers and not (text[word.start].isupper() and word.start > 0):
            break
        first -= 1
    while tokens[first].text in ("to", "made", "home") and tokens[first].text == "to":
        first += 1
    return first


def _add(rows: list[Found[DraftPhrase]], number: int, phrase: str, rule: str) -> None:
    key = phrase.casefold()
    for row in rows:
        known = row.row.text.casefold()
        if key in known or key.rstrip("s") in known:
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
    unused = _words("weapons", "unused")
    for number, text, tokens in _main_sentences(setting):
        words = [token.text for token in tokens]
        for hit in lexicon.find(words):
            first = _with_modifiers(text, tokens, hit.first)
            if setting.is_other(number, tokens[first].start, tokens[hit.last - 1].end):
                continue
            if unused.intersection(words[max(0, first - 3) : first]) or unused.intersection(
                words[hit.last : hit.last + 2]
            ):
                continue
            _add(rows, number, _phrase(text, tokens, first, hit.last), "weapon word")
    return rows[:MOST_PHRASES]


def _noun_phrase(text: str, tokens: Sequence[Token], first: int, floor: int) -> int:
    """The first token of the noun phrase that ends with the target's words, not before `floor`."""
    while first > floor and _joined(text, tokens, first):
        word = tokens[first - 1].text
        if word in _DETERMINERS or word in _ENDS or word.isdigit():
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
    for number, text, tokens in _main_sentences(setting):
        words = [token.text for token in tokens]
        places = heads.find(words)
        if not places:
            continue
        hits = frames.find(words)
        before = [hit.last for hit in hits if "before" in hit.payloads]
        after = [hit.first for hit in hits if "after" in hit.payloads]
        for place in places:
            opened = [last for last in before if 0 <= place.first - last <= REACH]
            if not opened and not any(0 <= first - place.last <= 1 for first in after):
                continue
            first = _noun_phrase(text, tokens, place.first, max(opened, default=max(0, place.first - 3)))
            if setting.is_other(number, tokens[first].start, tokens[place.last - 1].end):
                continue
            _add(rows, number, _phrase(text, tokens, first, place.last), "target word")
    return rows[:MOST_PHRASES]
