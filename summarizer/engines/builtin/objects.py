"""What was used and what was hit, as verbatim phrases of the sentences that report the main incident."""

from collections.abc import Iterator
from functools import cache

from summarizer.brief import CATEGORY_OF
from summarizer.draft import DraftPhrase
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.acts import participants
from summarizer.language.clauses import clause_of
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lexicon import Lexicon, Tokens, tokens_of
from summarizer.language.vocabulary import vocabulary, word_set

MOST_PHRASES = 6
"""Most weapons, and most targets, of one draft: beyond that a list of things is no longer what was used or hit."""

UNUSED_REACH = 9
"""How many tokens before a weapon "seized" or "found" still says that it was not used."""

SHORT_QUOTE = 40
"""Length, in characters, up to which a quotation is a figure of speech rather than a report."""

FOUND_REACH = 6
"""How many tokens behind a weapon "were found" still says that it was not used."""

GAP = 4
"""How many tokens may stand between "attacked" and the last words of the target's name."""

REACH = 7
"""How many tokens may stand between "exploded" and the "outside" that leads to the target."""

AGAINST_REACH = 16
"""The same for the "against" of an attack."""

OWNER = 8
"""How many tokens "of the ..." behind a target may have."""


# Event types that are done with something; what else words such as "mine" and "shell" name there is no weapon.
_ARMED = frozenset(
    name for name, category in CATEGORY_OF.items() if category in ("conflict", "unrest", "cyber", "other")
) | {"explosion"}


@cache
def _lexicon(name: str, *keys: str) -> Lexicon[str]:
    tables = vocabulary(name)
    return Lexicon((pattern, key) for key in keys for pattern in tables[key])


def _main_sentences(setting: Setting) -> Iterator[tuple[int, Tokens]]:
    # The body first: a headline drops articles and writes capitals.
    headline = setting.article.headline
    for number in sorted(setting.main, key=lambda number: (number in headline, number)):
        sentence = setting.article.sentence(number)
        if sentence is not None:
            yield number, tokens_of(sentence.text)


def _with_modifiers(tokens: Tokens, first: int) -> int:
    """The first token of a weapon's name whose last words begin at `first`."""
    modifiers, strangers = word_set("weapons", "modifiers"), word_set("weapons", "strangers")
    while first > 0 and tokens.gap(first) in (" ", "-"):
        word = tokens.words[first - 1]
        named = first > 1 and tokens.capital(first - 1) and word not in strangers
        if word not in modifiers and not named:
            break
        first -= 1
    while tokens.words[first] == "to":
        first += 1
    return first


def _quoted(tokens: Tokens, first: int) -> bool:
    """Whether a token stands in quotes that say little more than itself: "diplomatic dynamite" is none."""
    before, after = tokens.text[: tokens.starts[first]], tokens.text[tokens.ends[first] :]
    opened = max(before.rfind('"'), before.rfind("“"))
    closed = min((at for at in (after.find('"'), after.find("”")) if at >= 0), default=-1)
    return opened >= 0 and closed >= 0 and len(before) - opened + closed < SHORT_QUOTE


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


def _is_unused(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a weapon was found, sold or planned, not used: "seized two rifles and a grenade", "to bomb lines"."""
    words, unused = tokens.words, word_set("weapons", "unused")
    if not unused.isdisjoint(words[max(0, first - UNUSED_REACH) : first]):
        return True
    if (
        words[first] in ("bomb", "mine", "shell", "rocket")
        and first
        and words[first - 1] in word_set("weapons", "verbal")
    ):
        return True
    behind = words[last : last + FOUND_REACH]
    # One gun "was found" where it was fired; several were stored.
    if "were" in behind and not word_set("weapons", "taken").isdisjoint(behind):
        return True
    low, _ = clause_of(tokens.text, tokens.starts[first], tokens.ends[last - 1])
    begin = next(at for at in range(len(words)) if tokens.ends[at] > low)
    before = words[begin:first]
    # A list runs on: "seized an M-14 rifle from the enemy, 3,000 cartridges, six grenades".
    return not word_set("weapons", "taken").isdisjoint(before) and word_set("targets", "acting").isdisjoint(before)


def find_weapons(setting: Setting) -> list[Found[DraftPhrase]]:
    """The weapons of the main incident, first mention first; empty for an accident or a natural disaster."""
    rows: list[Found[DraftPhrase]] = []
    if setting.event_type not in _ARMED:
        return rows
    lexicon = _lexicon("weapons", "heads")
    followers = word_set("weapons", "followers")
    for number, tokens in _main_sentences(setting):
        words = tokens.words
        for hit in lexicon.find(words):
            first = _with_modifiers(tokens, hit.first)
            if _is_unused(tokens, first, hit.last) or _quoted(tokens, hit.first):
                continue
            if words[first : hit.last] == ["weapons"] and word_set("weapons", "using").isdisjoint(
                words[max(0, first - 3) : first]
            ):
                continue  # "Weapons" that nobody is said to have used say nothing
            if hit.last < len(words) and words[hit.last] in followers:
                continue
            # "Rashtriya Rifles" is a unit; and a headline's "Yemen bomb" adds nothing to the body's "bomb".
            if (hit.first and tokens.capital(hit.first)) or (rows and number in setting.article.headline):
                continue
            if setting.is_other(number, tokens.starts[first], tokens.ends[hit.last - 1]):
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


def _with_owner(tokens: Tokens, last: int) -> int:
    """The token after "of the Cuban embassy" when that follows the target's words, else `last`."""
    words, end, named = tokens.words, last + 1, last
    if last >= len(words) or words[last] != "of":
        return last
    owners = participants().find(words[last : last + OWNER])
    nouns = {last + hit.last - 1 for hit in owners}
    while end < min(len(words), last + OWNER) and (
        tokens.gap(end) in (" ", "-", ". ") or (tokens.gap(end) == "." and len(words[end - 1]) == 1)
    ):
        if tokens.capital(end) or end in nouns:
            named = end + 1
        elif words[end] not in ("the", "a", "an", "his", "her", "their", "de", "del", "la", "former", "local"):
            break
        end += 1
    return named


def _opened(setting: Setting, tokens: Tokens) -> tuple[list[int], list[int]]:
    """Where a target may begin after words that say that it was hit, and where words begin that say so after it."""
    hits = _lexicon("targets", "hit", "place", "blast", "after").find(tokens.words)
    before = [hit.last for hit in hits if "hit" in hit.payloads]
    if CATEGORY_OF[setting.event_type] in ("conflict", "unrest") or setting.event_type == "explosion":
        blasts = [hit.last for hit in hits if "blast" in hit.payloads]
        before += [
            hit.last
            for hit in hits
            if "place" in hit.payloads and any(0 <= hit.first - blast <= _reach(tokens, hit.first) for blast in blasts)
        ]
    words = tokens.words
    done = [hit for hit in hits if "after" in hit.payloads]
    # "A helicopter bombed villagers" hit no helicopter: a bare past form needs an end or a preposition behind it.
    return before, [
        hit.first
        for hit in done
        if hit.last - hit.first > 1 or hit.last == len(words) or words[hit.last] in word_set("targets", "behind")
    ]


def _reach(tokens: Tokens, first: int) -> int:
    """How far a word lies from what went off: "an attack carried out by gunmen against" may be long."""
    return AGAINST_REACH if tokens.words[first] == "against" else REACH


_LISTING = lazy_pattern(
    r"(?:[,;](?: and| or| as well as)?(?: (?:at|on|near|against|to|outside|in))?"
    r"|(?: and| or| as well as)(?: (?:at|on|near|against|to|outside|in))?|)"
    r"(?: (?:a|an|the|his|her|their|its|two|three|four|five|six|several|some|many|another|[\d,]+))?\s*"
)


def _is_list(tokens: Tokens, last: int, first: int) -> bool:
    """Whether only a comma or "and" stands between a target and a noun: "destroyed a bus, a bridge and a shop"."""
    if first <= last:
        return False
    between = tokens.text[tokens.ends[last - 1] : tokens.starts[first]]
    return bool(between.strip()) and _LISTING.fullmatch(between) is not None


def find_targets(setting: Setting) -> list[Found[DraftPhrase]]:
    """What was hit in the main incident, first mention first."""
    rows: list[Found[DraftPhrase]] = []
    if not setting.incident:
        return rows
    for number, tokens in _main_sentences(setting):
        places = _lexicon("targets", "places").find(tokens.words)
        before, after = _opened(setting, tokens) if places else ([], [])
        listed = -1
        for place in places:
            opened = [
                last
                for last in before
                if 0 <= place.first - last <= GAP and "by" not in tokens.words[last : place.first]
            ]
            floor = max(opened, default=max(0, place.first - 3, listed))
            first = _noun_phrase(tokens, place.first, floor)
            goes_on = listed >= 0 and _is_list(tokens, listed, first)
            if not opened and not goes_on and not any(first == place.last for first in after):
                continue
            last = _with_owner(tokens, place.last)
            listed = last
            phrase = tokens.slice(first, last)
            if phrase.lower() in vocabulary("targets")["no_targets"]:
                continue
            if not setting.is_other(number, tokens.starts[first], tokens.ends[last - 1]):
                _add(rows, number, phrase, "target word")
    return rows[:MOST_PHRASES]
