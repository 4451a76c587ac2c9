"""A sentence may say its harm by pointing back to the one before."""

import pytest

from summarizer import read_text
from summarizer.language.casualties import readings_in

LEANING = [
    ("Eighty-one people were killed. Among them are 48 civilians.", "48 civilians", "killed"),
    ("Eight people died in the riot. Among the eight were two sisters.", "two sisters", "killed"),
    ("The death toll rose to 23. Earlier the ministry had spoken of 19.", "19", "killed"),
]


@pytest.mark.parametrize(("text", "counted", "harm"), LEANING)
def test_a_count_carries_on_the_harm_said_before(text: str, counted: str, harm: str) -> None:
    article = read_text(text)

    last = article.sentences[-1]
    found = {(one.harm, last.text[one.count_start : one.count_end]) for one in readings_in(article, last.number)}

    assert (harm, counted) in found


def test_a_sentence_that_does_not_exist_says_nothing() -> None:
    assert readings_in(read_text("Two people died."), 9) == ()
