"""A figure belongs to the source that vouches for it."""

import pytest

from summarizer.language.sources import source_of

SENTENCES = [
    ("According to rights groups, 81 people have been killed.", "81", "rights groups"),
    ("The clinic put the toll at nineteen.", "nineteen", "clinic"),
    ("Police said 14 people died, while the hospital put the toll at nineteen.", "14", "Police"),
    ("Police said 14 people died, while the hospital put the toll at nineteen.", "nineteen", "hospital"),
    ("At least 12 people were killed, Governor Ann Roe told reporters.", "12", "Ann Roe"),
    ("The toll rose to 22 on Monday, reported officials, with 25 others injured.", "22", "officials"),
    ("The Civil Hospital had received nineteen bodies.", "nineteen", "Civil Hospital"),
    ("A bomb killed 12 people in Odanu.", "12", None),
    ("Five killed in Odanu train crash: state police", "Five", "state police"),
    ("Officials: Bombs in Odanu Kill at Least 23", "23", "Officials"),
    ("He had two sons: Ali and Omar", "two", None),
    ("A wave struck bathers on Monday, police said, killing two and hurting five.", "two", "police"),
    ("Nine were hurt, a guard said on Sunday, bringing the toll to 14.", "14", "guard"),
    ("Nine died, police said at noon, but a media report said twelve had.", "twelve", "media report"),
]


@pytest.mark.parametrize(("text", "figure", "source"), SENTENCES)
def test_the_source_of_a_figure(text: str, figure: str, source: str | None) -> None:
    found = source_of(text, text.index(figure))

    assert (found.name if found else None) == source
