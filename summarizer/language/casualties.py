"""Casualty statements of an article: those of each sentence, and those a sentence carries on from the one before."""

import re
from dataclasses import replace

from summarizer.article import Article
from summarizer.language.counts import find_counts
from summarizer.language.harms import HarmReading, harm_readings

# A sentence that says of whom the one before spoke: "Among them are 48 civilians", "Three of those were children".
_ANAPHORA = re.compile(
    r"\b(?:among|of) (?:them|those|these|the (?:dead|victims|others))\b|^(?:they|these|the dead|the victims|the (?:\w+ )?(?:others?|rest)) (?:were|are|include|included)\b",
    re.IGNORECASE,
)
_CRAFT = re.compile(r"\b(?:crew|passengers?|aboard|on board|captain|sailors?|seafarers?|hostages?)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:hijack\w*|seiz\w+|hostages?|captur\w+|pirates?|kidnap\w*|abduct\w*)\b", re.IGNORECASE)


def readings_in(article: Article, number: int) -> tuple[HarmReading, ...]:
    """The casualty statements of sentence `number`, those that lean on the sentence before included; () if there is none."""
    sentence = article.sentence(number)
    if sentence is None:
        return ()
    own = harm_readings(sentence.text)
    carried = _carried(article, number, own)
    return (*own, *carried) if carried else own


def _carried(article: Article, number: int, own: tuple[HarmReading, ...]) -> tuple[HarmReading, ...]:
    sentence, before = article.sentence(number), article.sentence(number - 1)
    assert sentence is not None
    if before is None or _ANAPHORA.search(sentence.text) is None:
        return ()
    taken = [(reading.count_start, reading.count_end) for reading in own]
    earlier = [reading for reading in harm_readings(before.text) if not reading.negated and not reading.subgroup]
    if not earlier:
        return ()
    # "Among the dead" names its harm by itself; "among them" means the harm said last.
    source = earlier[-1]
    return tuple(
        replace(
            source,
            count_start=mention.start,
            count_end=mention.end,
            reading=mention.reading,
            victims_start=mention.start if mention.noun else None,
            victims_end=mention.end if mention.noun else None,
            cue_start=mention.start,
            cue_end=mention.end,
            clause_start=0,
            clause_end=len(sentence.text),
            subgroup=True,
            described=False,
        )
        for mention in find_counts(sentence.text)
        if mention.kind in ("people", "other") and not any(s < mention.end and mention.start < e for s, e in taken)
    )


def held_aboard(article: Article, numbers: list[int]) -> bool:
    """Whether the cited sentences speak of people aboard something that was taken by force."""
    text = " ".join(sentence.text for number in numbers if (sentence := article.sentence(number)) is not None)
    return _CRAFT.search(text) is not None and _TAKEN.search(text) is not None
