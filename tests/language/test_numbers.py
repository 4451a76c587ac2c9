"""Numbers in digits and words are read alike; decimals, ordinals and clock times are no numbers."""

import pytest

from summarizer.language.numbers import find_numbers

WRITTEN = {
    "7": 7,
    "1,200": 1200,
    "1 200": 1200,
    "1\u202f200": 1200,
    "1'200": 1200,
    "1’200": 1200,
    "1.234.567": 1234567,
    "2,00,000": 200000,
    "twenty-one": 21,
    "twenty one": 21,
    "one hundred and five": 105,
    "a hundred and five": 105,
    "two thousand three hundred and one": 2301,
    "twelve hundred": 1200,
    "a dozen": 12,
    "two dozen": 24,
    "half a dozen": 6,
    "a couple": 2,
    "a couple of dozen": 24,
    "a couple hundred": 200,
    "three score": 60,
    "half a million": 500000,
    "1.2 million": 1200000,
    "two and a half million": 2500000,
    "3 lakh": 300000,
    "٢٣": 23,
    "२१": 21,
}
NO_NUMBERS = ["5.8", "22nd", "10:39", "F-16", "COVID-19", "200,0000", "sixteenth", "Nobody"]


@pytest.mark.parametrize(("text", "value"), WRITTEN.items(), ids=WRITTEN)
def test_a_number_has_its_value_however_it_is_written(text: str, value: int) -> None:
    found = find_numbers(f"They counted {text} of them")

    assert [(number.value, number.end - number.start) for number in found] == [(value, len(text))]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert find_numbers(f"It was {text} there") == ()


def test_a_dot_groups_thousands_only_before_whole_things() -> None:
    assert [number.value for number in find_numbers("1.200 people fled")] == [1200]
    assert find_numbers("1.200 degrees") == ()


def test_a_space_groups_no_digits_behind_a_date() -> None:
    assert [number.value for number in find_numbers("On May 12 300 people came")] == [12, 300]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [number.value for number in find_numbers("between 12 and 15, or two and forty")] == [12, 15, 2, 40]
