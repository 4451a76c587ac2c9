"""Where sentences end."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.sentences import in_capitals, sentence_spans

CASES = Path(__file__).parents[1] / "data" / "sentences"
# Ends that only knowledge of the world could find; the score of the first run was 84 of 91.
UNSOLVED = {"dc_ends", "caps_monday"}


def cases(file: str) -> list[object]:
    listed = tomllib.loads((CASES / file).read_text(encoding="utf-8"))["cases"]
    params = []
    for name, case in listed.items():
        sentences = case if isinstance(case, list) else case["sentences"]
        joined_by = " " if isinstance(case, list) else case["joined_by"]
        unsolved = pytest.mark.xfail(strict=True, reason="needs knowledge of the world")
        params.append(pytest.param(sentences, joined_by, id=name, marks=[unsolved] if name in UNSOLVED else []))
    return params


@pytest.mark.parametrize(("sentences", "joined_by"), [*cases("tuning.toml"), *cases("unseen.toml")])
def test_a_hard_case_is_cut_as_a_person_would(sentences: list[str], joined_by: str) -> None:
    text = joined_by.join(sentences)

    spans = sentence_spans(text, capitals=in_capitals(text))

    assert [text[start:end] for start, end in spans] == sentences


@given(st.text(alphabet=st.sampled_from(list("aB. !?…\"'”)(\n\t。」Dr3*_—")), max_size=60))
def test_no_letter_is_lost_and_no_span_overlaps(text: str) -> None:
    spans = sentence_spans(text)

    covered = "".join(text[start:end] for start, end in spans)
    assert [char for char in covered if char.isalnum()] == [char for char in text if char.isalnum()]
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Skip this. Two died. One fled."

    spans = sentence_spans(text, 11)

    assert [text[start:end] for start, end in spans] == ["Two died.", "One fled."]


@pytest.mark.parametrize("unit", [".", "A. ", '."', "a.m. ", "?!", "*_", "(", "J.-", "[1]", "at 8 p.m. "])
def test_the_time_is_linear_in_the_length(unit: str) -> None:
    long = unit * (400_000 // len(unit))

    started = time.process_time()
    sentence_spans(long)

    assert time.process_time() - started < 5  # a quadratic rule would need minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE BOMB EXPLODED AT 6 A.M. IN KARSA.", True),
        ("A bomb exploded in Karsa, the BBC and the UN said.", False),
        ("", False),
        ("爆炸造成三人死亡。", False),
    ],
    ids=["capitals", "ordinary", "empty", "no case"],
)
def test_a_text_in_capitals_is_told_from_others(text: str, expected: bool) -> None:
    assert in_capitals(text) is expected
