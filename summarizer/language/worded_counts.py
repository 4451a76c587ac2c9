"""Counts in words without a number of people: "was unharmed", "wounded the teacher", "some hostages"."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.bounds import NOBODY, ONE, VAGUE, Reading, add
from summarizer.language.counts import find_counts, read_phrase, read_phrases
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import is_person
from summarizer.language.numbers import ORDINALS, find_numbers
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.words import words

# Said of somebody whom nothing befell.
_UNHURT = lazy_pattern(
    r"\bun(?:hurt|harmed|injured|scathed|wounded)\b|"
    r"(?:\b(?:not|never|neither|nor)|n['’]t) (?:\w+ ){0,2}?(?:hurt|injured|harmed|wounded|hit|struck|shot)\b|"
    r"\b(?:escaped|walked away|emerged|got out) (?:without (?:a scratch|(?:an )?injur\w+)|unhurt|unharmed)",
)
# Words that open a group of which they leave the number out.
_SOME = lazy_pattern(r"(?:some|others?|more|certain)\b(?! (?:than|or)\b)(?! \d)")
# Behind the last of a list, of them all: "Ann Roe, 36, and Bo Lund, 47, both of whom died".
_OF_ALL = lazy_pattern(r",? (?:both|all (?:three|four|five|of (?:them|whom)))\b.*")
# "Czech and Dutch nationals"
_NATIONS = lazy_pattern(r"(?:[A-Z][\w-]+(?: and|,)? )+[a-z]+")
_ONE_MORE = lazy_pattern(r"(?:an?|another|the|one) (\w+)\b")


@lru_cache(maxsize=512)
def read_worded(text: str, harm: str) -> Reading | None:
    """What words say of `harm` that `read_phrases` finds no number in, or another one; None: nothing either.

    Nobody was injured of whom they say that they are unhurt; one was whom they name or describe; a plural without a
    number is vague.
    """
    low = text.lower()
    if harm == "injured" and _UNHURT.search(low):
        return NOBODY
    opener = _ONE_MORE.match(low)
    if opener is not None and opener.group(1) in ORDINALS:
        return ONE  # "a fourth person", "the second fatality": the fourth to be counted is one
    if any(number.value != 1 for number in find_numbers(text)):
        return None
    if _SOME.match(low):
        return VAGUE
    sentence = words(text)
    if _NATIONS.fullmatch(text) and sentence.low[-1].endswith("s") and not is_person(sentence.low[-1]):
        return VAGUE
    if len(sentence) > 1 and all(word[0].isupper() for word in sentence.raw):
        return ONE  # a name: "Ann Mary Young"
    found = described_in(sentence, quantities(text))
    if any(one.reading is None for one in found):
        return VAGUE
    return ONE if len(found) == 1 else None


def read_each(phrases: Sequence[str], harm: str) -> list[Reading | None]:
    """What each phrase of a count in several pieces says by itself: "killed his mother; his aunt, both 61"."""
    return [read_phrase(phrase) or read_worded(phrase, harm) for phrase in map(without_all, phrases)]


def without_all(phrase: str) -> str:
    """A piece of a list without what its end says of them all: "Bo Lund, 47, both of whom died" -> "Bo Lund, 47"."""
    return _OF_ALL.sub("", phrase, 1) or phrase


def _explained(phrase: str) -> Reading | None:
    """ "at least six people, a monk and five nuns": a count and who they are."""
    counts = [one for one in find_counts(phrase) if one.kind == "people"]
    if not counts or counts[0].reading.low is None or (counts[0].reading.low or 0) < 2:
        return None
    sentence = words(phrase)
    behind = sum(one.reading.low or 0 for one in counts[1:]) + sum(
        1
        for one in described_in(sentence, quantities(phrase))
        if one.reading == ONE and sentence.starts[one.first] > counts[0].end
    )
    return counts[0].reading if behind == counts[0].reading.low else None


def may_read(phrases: Sequence[str], harm: str) -> list[Reading]:
    """Every reading that count phrases allow for `harm`, the plainest first."""
    plain = read_phrases(phrases)
    if len(phrases) == 1:
        others = [read_worded(phrases[0], harm), _explained(phrases[0])]
    else:
        each = [one for one in read_each(phrases, harm) if one is not None and one.low]
        others = [add(each) if len(each) == len(phrases) else None]
    return [one for one in dict.fromkeys((plain, *others)) if one is not None]
