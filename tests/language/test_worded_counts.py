"""Counts in words without a number of people."""

import pytest

from summarizer.language.bounds import NOBODY, ONE, VAGUE, Reading
from summarizer.language.worded_counts import may_read, read_worded


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("was unharmed", NOBODY),
        ("the two guards weren't hit", NOBODY),
        ("the baker's wife, Ana, was unhurt", NOBODY),
        ("wounded the teacher slightly", ONE),
        ("another was hurt", ONE),
        ("a fourth person", ONE),
        ("Ann Mary Young", ONE),
        ("some lodgers", VAGUE),
        ("women and children", VAGUE),
        ("others hurt in the crush", VAGUE),
    ],
)
def test_words_without_a_number_tell_nobody_one_or_some(words: str, reading: Reading) -> None:
    assert read_worded(words, "injured") == reading


@pytest.mark.parametrize("words", ["more than a dozen", "some 40 lodgers", "a cook and a porter", "in hospital"])
def test_words_with_a_number_or_without_people_are_left_alone(words: str) -> None:
    assert read_worded(words, "injured") is None


def test_who_is_unhurt_is_nobody_injured_and_somebody_else_otherwise() -> None:
    assert NOBODY in may_read(["the guard was unhurt"], "injured")
    assert NOBODY not in may_read(["the guard was unhurt"], "killed")
