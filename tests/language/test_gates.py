"""A list of words that lets a sentence pass unsearched never hides what the search would have found."""

from functools import cache
from pathlib import Path

import pytest

from summarizer import read_file
from summarizer.language import casualties
from summarizer.language.words import words

SAMPLES = Path(__file__).parents[2] / "evals" / "samples"


@cache
def _sentences() -> tuple[str, ...]:
    return tuple(one.text for path in sorted(SAMPLES.glob("*.txt")) for one in read_file(path).sentences)


LEANING = [
    "Among them were two nurses.",
    "Three of those who fled came back.",
    "Of the others nobody knew more.",
    "The eight include a driver.",
    "They are all from Karsa.",
    "It said its twenty-one were guards.",
    "The rest were guards.",
    "Officials spoke of nineteen.",
    "The office speaks of nineteen, others talk of twenty.",
    "Elders still speak of forty.",
    "The toll then stood at nine.",
    "The ministry had put their number at nine.",
    "The figure rose on Friday.",
]


@pytest.mark.parametrize("text", LEANING)
def test_a_sentence_that_leans_on_the_one_before_holds_a_word_of_the_gate(text: str) -> None:
    assert casualties._ANAPHORA.search(text)
    assert casualties._may_lean(words(text).low)


def test_no_sample_sentence_that_leans_on_the_one_before_is_passed_over() -> None:
    leaning = [text for text in _sentences() if casualties._ANAPHORA.search(text)]

    assert leaning
    assert [text for text in leaning if not casualties._may_lean(words(text).low)] == []
