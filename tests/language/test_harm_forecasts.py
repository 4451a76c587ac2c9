"""A figure that is only foreseen is no toll."""

import pytest

from summarizer.language.harms import harm_readings, wide_readings

FORESEEN = [
    "The death toll could rise to as high as 40, an officer said.",
    "The death toll may climb to 60.",
    "The model predicted thousands of fatalities.",
    "Hundreds of lives are at stake, the mayor said.",
    "Eighty lives were at risk.",
]


@pytest.mark.parametrize("text", FORESEEN)
def test_what_may_come_is_counted_by_no_reader(text: str) -> None:
    assert harm_readings(text) == ()
    assert wide_readings(text) == ()


TOLD = {
    "The death toll, which could rise, stood at 30.": "30",
    "The death toll may have reached 50.": "50",
    "The death toll rose to 40 and could rise further.": "40",
    "The model predicted a storm that cost 12 lives.": "12 lives",
}


@pytest.mark.parametrize(("text", "counted"), TOLD.items())
def test_what_has_come_is_counted_beside_words_of_what_may(text: str, counted: str) -> None:
    assert {text[one.count_start : one.count_end] for one in harm_readings(text)} == {counted}
