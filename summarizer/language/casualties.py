"""Casualty statements of an article: those of each sentence, and those a sentence carries on from the one before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.article import Article, Sentence
from summarizer.language.bounds import Reading
from summarizer.language.counts import find_counts
from summarizer.language.event_reach import OtherSpan
from summarizer.language.harm_line import PREPOSITIONS
from summarizer.language.harms import HarmReading, harm_readings, wide_readings
from summarizer.language.lazy import lazy_pattern
from summarizer.language.numbers import find_numbers
from summarizer.language.other_events import other_event_spans
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.vocabulary import word_set
from summarizer.language.words import words

# A sentence that says of whom the one before spoke: "Among them are 48 civilians", "Three of those were children",
# "Earlier the department had spoken of 19".
_ANAPHORA = lazy_pattern(
    r"\b(?:among|of) (?:them|those|these|the (?:dead|victims|others))\b|"
    r"\b(?:among )?(?:the|its|their) (?:\d+|[a-z]+(?:-[a-z]+)?) (?:were|was|are|is|includes?|included)\b|"
    r"^(?:they|these|the dead|the victims|the others?|the rest) (?:were|are|include|included)\b|"
    r"\b(?:sp(?:oke|oken|eaks?) of|talk(?:s|ed)? of|(?:stood|stands?) at|"
    r"(?:puts?|has|have|had) (?:it|that|them|(?:the|its|their) (?:figure|number|count|toll)) at)\b|"
    r"\bthe (?:figure|number|count) (?:was|had been|stood|rose|is)\b",
    re.IGNORECASE,
)
# The words that the forms of _ANAPHORA hold; most sentences hold none, and searching one takes long.
_LEANING = word_set("harms", "leaning", "words")
_LISTING = word_set("harms", "leaning", "listing")
_LISTED = word_set("harms", "leaning", "listed")
_AMONG_NUMBER = lazy_pattern(
    r"\b(?:among )?(?:the|its|their) (\d+|[a-z]+(?:-[a-z]+)?) (?:were|was|are|is|includes?|included)\b", re.IGNORECASE
)
_DEAD_BEFORE = lazy_pattern(r"\b(?:the|two|three|four|of the) (?:dead|killed|slain|victims)\b", re.IGNORECASE)
# "of them, twelve were soldiers", "12 of them soldiers": the group behind the count.
_TOLD_BEHIND = re.compile(
    r" (?:were |are |was |being |(?=[a-z]+s\b))(?:all |both |mostly |small |young |suspected |local |foreign )*"
    r"([a-z]+s|children|women|men|police officers|policemen)(?=[,.;]|$| and\b)"
)
_ONE_APPOSED = lazy_pattern(r"\bone of (?:them|whom|these|those)\b[^,;.]{0,20}, $", re.IGNORECASE)
# What gives a figure leans on the sentence before the last too: "That is one fewer than announced."
_FIGURE = lazy_pattern(r"^(?:sp|st|put|the (?:figure|number|count))", re.IGNORECASE)
_REPORT = word_set("harms", "grammar", "report")
# A count that leans on the sentence before opens its clause; "shot down 13 of them" has a verb of its own.
_OPENS = lazy_pattern(
    r"(?:^|[,;:(\"“–-]|\b(?:and|were|was|are|is|said|that|of|at|including|among))\s*(?:the |about |at least )?$",
    re.IGNORECASE,
)
LOOK_BACK = 8
"""Sentences in which the whole of "among the eight" is looked for."""
_CRAFT = lazy_pattern(r"\b(?:crew|passengers?|aboard|on board|captain|sailors?|seafarers?|hostages?)\b", re.IGNORECASE)
_TAKEN = lazy_pattern(r"\b(?:hijack\w*|seiz\w+|hostages?|captur\w+|pirates?|kidnap\w*|abduct\w*)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def readings_in(article: Article, number: int) -> tuple[HarmReading, ...]:
    """The casualty statements of sentence `number`, with those that lean on the sentence before it."""
    sentence = article.sentence(number)
    if sentence is None:
        return ()
    own = harm_readings(sentence.text)
    carried = _carried(article, number, own)
    return (*own, *carried) if carried else own


@lru_cache(maxsize=64)
def wide_readings_in(article: Article, number: int) -> tuple[HarmReading, ...]:
    """What a bold reader takes sentence `number` to say: enough to confirm a count, not to find one."""
    sentence = article.sentence(number)
    if sentence is None:
        return ()
    own = wide_readings(sentence.text)
    return (*own, *_carried(article, number, own))


def _carried(article: Article, number: int, own: tuple[HarmReading, ...]) -> tuple[HarmReading, ...]:
    sentence = article.sentence(number)
    assert sentence is not None
    match = _ANAPHORA.search(sentence.text) if _may_lean(words(sentence.text).low) else None
    before = _before(article, number) if match is not None else None
    if match is None or before is None:
        return ()
    if any(one.count_start < match.start() and not one.subgroup for one in own):
        return ()  # "two persons, one of them a boy, were shot": the sentence leans on its own words
    whole = _named_whole(article, number)
    if whole is None and _AMONG_NUMBER.match(match.group()):
        return ()
    taken = [(reading.count_start, reading.count_end) for reading in own]
    earlier = [reading for reading in harm_readings(before.text) if not reading.negated and not reading.subgroup]
    further = article.sentence(number - 2)
    if not earlier and further is not None and _FIGURE.search(match.group()):
        earlier = [one for one in harm_readings(further.text) if not one.negated and not one.subgroup]
    if not earlier and whole is None:
        return ()
    # "Among the dead" names its harm by itself; "among them" means the harm said last.
    source = whole or earlier[-1]
    told = _DEAD_BEFORE.search(sentence.text, 0, match.start())
    if told is not None and source.harm == "injured":
        source = replace(source, harm="killed")  # "said the dead men were guards, and one of them a lecturer"
    return tuple(
        replace(
            source,
            count_start=start,
            count_end=end,
            reading=reading,
            victims_start=group[0] if group else None,
            victims_end=group[1] if group else None,
            cue_start=start,
            cue_end=end,
            clause_start=0,
            clause_end=len(sentence.text),
            subgroup=True,
            described=described,
        )
        for start, end, reading, group, described in _people(sentence.text, match.end())
        if not any(s < end and start < e for s, e in taken) and not (whole is not None and start < match.end())
    )


def _may_lean(low: Sequence[str]) -> bool:
    """Whether a sentence holds words of _ANAPHORA: "among them", "the eight were", "they are"."""
    if not _LEANING.isdisjoint(low):
        return True
    for at, word in enumerate(low):
        if word in _LISTING and (at <= 2 or not _LISTED.isdisjoint(low[max(0, at - 4) : at - 1])):
            return True
    return False


def _before(article: Article, number: int) -> Sentence | None:
    """The sentence that `number` may lean on; paragraphs about another event, which stand between them, are passed."""
    others = other_event_spans(article)
    own = article.sentences[number - 1].paragraph
    for back in range(number - 1, 0, -1):
        sentence = article.sentences[back - 1]
        if sentence.paragraph == own or not _is_other(sentence, others.get(back, ())):
            return sentence
    return None


def _named_whole(article: Article, number: int) -> HarmReading | None:
    """The statement that "among the eight" goes back to: the last one before of just that many."""
    sentence = article.sentence(number)
    match = _AMONG_NUMBER.search(sentence.text) if sentence is not None else None
    figures = find_numbers(match.group(1)) if match is not None else ()
    if not figures:
        return None
    others = other_event_spans(article)
    looked = 0
    for before in reversed(article.sentences[: number - 1]):
        for one in harm_readings(before.text):
            if one.reading.low == one.reading.high == figures[0].value and not one.negated:
                return one
        looked += 0 if _is_other(before, others.get(before.number, ())) else 1
        if looked >= LOOK_BACK - 1:
            return None
    return None


def _is_other(sentence: Sentence, spans: Sequence[OtherSpan]) -> bool:
    """Whether most of a sentence is about another event."""
    return sum(span.end - span.start for span in spans) > 0.6 * len(sentence.text)


def _people(text: str, behind: int) -> Iterator[tuple[int, int, Reading, tuple[int, int] | None, bool]]:
    """The people that a sentence counts, and those it describes from offset `behind` on.

    Each as offsets, reading, the offsets of the words that name the group, whether described.
    """
    sentence = words(text)
    groups = {
        sentence.starts[one.first]: (sentence.starts[one.group_first], sentence.ends[one.group_last - 1])
        for one in quantities(text)
        if one.noun is not None and one.group_first < one.group_last
    }
    for mention in find_counts(text):
        opens = mention.start >= behind or _OPENS.search(text[: mention.start]) is not None
        spoken = not _REPORT.isdisjoint(text[mention.end :].casefold().split()[:1])
        if mention.kind in ("people", "other") and opens and not spoken:
            told = _TOLD_BEHIND.match(text, mention.end)
            group = groups.get(mention.start) or (told.span(1) if told is not None else None)
            yield mention.start, mention.end, mention.reading, group, False
    for person in described_in(sentence, quantities(text)):
        at = sentence.starts[person.first]
        spoken = not _REPORT.isdisjoint(sentence.low[person.last - 1 : person.last + 2])
        spoken = spoken or _ONE_APPOSED.search(text, 0, at) is not None
        possessed = sentence.low[person.first] in ("a", "an", "his", "her", "their") and not person.named
        before = sentence.at(person.first - 1)
        placed = before in PREPOSITIONS or (before == "and" and sentence.at(person.first - 3) in PREPOSITIONS)
        listed = possessed or (person.named and not placed)  # "from Odanu and Karsa" are no people
        if person.reading is not None and listed and not spoken and at >= behind:
            yield (
                sentence.starts[person.first],
                sentence.ends[person.last - 1],
                person.reading,
                (at, sentence.ends[person.last - 1]),
                True,
            )


def held_aboard(article: Article, numbers: list[int]) -> bool:
    """Whether the cited sentences speak of people aboard something that was taken by force."""
    text = " ".join(sentence.text for number in numbers if (sentence := article.sentence(number)) is not None)
    return _CRAFT.search(text) is not None and _TAKEN.search(text) is not None
