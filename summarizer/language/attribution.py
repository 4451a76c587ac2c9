"""Readings of sentences about blame: who did it by whose word, and what the blamed side answers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.language.frames import Frame
from summarizer.language.lines import line
from summarizer.language.patterns import ANSWER_PATTERNS, BLAME_PATTERNS
from summarizer.language.patterns.answering import no_claim_cue
from summarizer.language.readings import CERTAINTY, PREFERENCE, BlameReading, ResponseReading
from summarizer.language.speech import speakers

__all__ = [
    "CERTAINTY",
    "PREFERENCE",
    "BlameReading",
    "ResponseReading",
    "blame_readings",
    "no_claim_cue",
    "response_readings",
]


_TRIGGERS = frozenset(BLAME_PATTERNS) | frozenset(ANSWER_PATTERNS)


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[BlameReading, ...], tuple[ResponseReading, ...]]:
    sentence = line(text)
    if sentence.vocabulary.isdisjoint(_TRIGGERS):
        return (), ()
    frame: Frame | None = None
    blame: list[BlameReading] = []
    answers: list[ResponseReading] = []
    for at in [index for index, word in enumerate(sentence.low) if word in _TRIGGERS]:
        word = sentence.low[at]
        accuse, answer = BLAME_PATTERNS.get(word), ANSWER_PATTERNS.get(word)
        if frame is None:
            frame = Frame(sentence, speakers(text))
        for pattern in accuse or ():
            blame.extend(pattern(frame, at))
        for reply in answer or ():
            answers.extend(reply(frame, at))
    return tuple(blame), tuple(answers)


def blame_readings(texts: Sequence[str]) -> tuple[BlameReading, ...]:
    """Every statement about who did it in these sentences, in order; `sentence` is an index into `texts`."""
    if len(texts) == 1:
        return _read(texts[0])[0]
    return tuple(
        replace(reading, sentence=index) if index else reading
        for index, text in enumerate(texts)
        for reading in _read(text)[0]
    )


def response_readings(texts: Sequence[str]) -> tuple[ResponseReading, ...]:
    """Every answer to an accusation in these sentences, in order; a claim of the act answers with `admitted`."""
    if len(texts) == 1:
        return _read(texts[0])[1]
    return tuple(
        replace(reading, sentence=index) if index else reading
        for index, text in enumerate(texts)
        for reading in _read(text)[1]
    )
