"""Vague words have bounds only in the profile that the user names."""

import pytest

from summarizer.language.bounds import Reading
from summarizer.language.counts import read_phrase
from summarizer.language.vague import apply, profiles

VAGUE = Reading(None, None, "vague")


def test_without_a_profile_vague_words_stay_unbounded() -> None:
    assert apply(VAGUE, "hundreds of people", "none") == VAGUE


@pytest.mark.parametrize(
    ("phrase", "profile", "low", "high"),
    [
        ("hundreds of people", "emdat", 200, None),
        ("tens of thousands", "emdat", 20000, None),
        ("several others", "isaf", 3, None),
        ("several", "wikimpacts", 2, 6),
        ("several hundred people", "wikimpacts", 200, 600),
    ],
)
def test_a_profile_bounds_the_longest_word_it_knows(phrase: str, profile: str, low: int, high: int | None) -> None:
    assert apply(VAGUE, phrase, profile) == Reading(low, high, "vague")


def test_a_number_is_never_bounded_by_a_profile() -> None:
    reading = read_phrase("at least 12 people")

    assert reading is not None
    assert apply(reading, "at least 12 people", "emdat") == reading


def test_an_unknown_profile_is_an_error() -> None:
    assert "none" in profiles()
    with pytest.raises(KeyError):
        apply(VAGUE, "dozens", "no such profile")
