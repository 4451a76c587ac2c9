"""Counts in words without a number of people: "was unharmed", "wounded the teacher", "some hostages"."""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.bounds import NOBODY, ONE, VAGUE, Reading
from summarizer.language.counts import read_phrases
from summarizer.language.lazy import lazy_pattern
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
    if len(sentence) > 1 and all(word[0].isupper() for word in sentence.raw):
        return ONE  # a name: "Ann Mary Young"
    found = described_in(sentence, quantities(text))
    if any(one.reading is None for one in found):
        return VAGUE
    return ONE if len(found) == 1 else None


def may_read(phrases: Sequence[str], harm: str) -> list[Reading]:
    """Every reading that count phrases allow for `harm`, the plainest first."""
    plain = read_phrases(phrases)
    worded = read_worded(phrases[0], harm) if len(phrases) == 1 else None
    return [one for one in dict.fromkeys((plain, worded)) if one is not None]
