"""A count phrase gives the bounds that its words state; figures that count no people give none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.counts import find_counts, read_phrase, read_phrases

Bounds = tuple[int | None, int | None, str]

PHRASES: dict[str, Bounds] = {
    "14 people": (14, 14, "exact"),
    "at least 14 people": (14, None, "at_least"),
    "no fewer than a dozen": (12, None, "at_least"),
    "30 or more": (30, None, "at_least"),
    "100+": (100, None, "at_least"),
    "at least another 12": (12, None, "at_least"),
    "more than 40": (40, None, "more_than"),
    "over 12,000": (12000, None, "more_than"),
    "exceeded 200": (200, None, "more_than"),
    "up to 30 passengers": (None, 30, "at_most"),
    "as many as 32": (None, 32, "at_most"),
    "no more than five": (None, 5, "at_most"),
    "about 20 people": (20, 20, "about"),
    "around twenty more": (20, 20, "about"),
    "some 300 villagers": (300, 300, "about"),
    "nearly 1 200": (1200, 1200, "about"),
    "an estimated 1.2 million people": (1200000, 1200000, "about"),
    "a couple of hundred people": (200, 200, "about"),
    "at least a couple of dozen": (24, None, "at_least"),
    "12 or so": (12, 12, "about"),
    "between five and 30": (5, 30, "range"),
    "between 1.3 and 1.5 million people": (1300000, 1500000, "range"),
    "two to three hundred people": (200, 300, "range"),
    "12 to 15 people": (12, 15, "range"),
    "12-15": (12, 15, "range"),
    "23 or 27": (23, 27, "range"),
    "seven more": (7, 7, "exact"),
    "40 others": (40, 40, "exact"),
    "dozens": (None, None, "vague"),
    "several others": (None, None, "vague"),
    "tens of thousands of people": (None, None, "vague"),
    "a number of journalists": (None, None, "vague"),
    "several hundred people": (None, None, "vague"),
    "both": (2, 2, "exact"),
    "both the pilot and co-pilot": (2, 2, "exact"),
    "all but two of the fourteen": (12, 12, "exact"),
    "all four hostages": (4, 4, "exact"),
    "four of the 20 passengers": (4, 4, "exact"),
    "no one": (0, 0, "exact"),
    "no casualties": (0, 0, "exact"),
    "a family of five": (5, 5, "exact"),
    "the sixteenth death": (16, 16, "exact"),
    "a soldier": (1, 1, "exact"),
    "one of his guards": (1, 1, "exact"),
    "her husband": (1, 1, "exact"),
    "a 92-year-old woman": (1, 1, "exact"),
    "federal judge Ann Roe": (1, 1, "exact"),
    "Ann Roe": (1, 1, "exact"),
    "shot him dead": (1, 1, "exact"),
    "two 12-year-old boys": (2, 2, "exact"),
    "a Canadian, an American, and a Swedish citizen": (3, 3, "exact"),
    "The local police chief and two others": (3, 3, "exact"),
    "the pilot, Ann Roe, 47, and the co-pilot, Bo Lee": (2, 2, "exact"),
    "three men and two women": (5, 5, "exact"),
    "14 people, six of them children": (14, 14, "exact"),
    "٢٣ people": (23, 23, "exact"),
}
NOT_COUNTED = [
    "40 percent",
    "42-year-old",
    "22 miles",
    "$300",
    "12 hours",
    "in 2018",
    "magnitude 6",
    "Highway 5",
    "three trucks",
    "three villages",
    "1,200 homes",
    "two-thirds",
    "two thirds of the pupils",
    "a third of the pupils",
    "a bomb",
    "a family",
    "the police",
]


@pytest.mark.parametrize(("phrase", "bounds"), PHRASES.items(), ids=PHRASES)
def test_a_phrase_gives_its_bounds(phrase: str, bounds: Bounds) -> None:
    reading = read_phrase(phrase)

    assert reading is not None
    assert (reading.low, reading.high, reading.qualifier) == bounds


@pytest.mark.parametrize("phrase", NOT_COUNTED)
def test_what_counts_no_people_gives_no_bounds(phrase: str) -> None:
    assert read_phrase(phrase) is None


def test_several_phrases_are_added_and_one_open_bound_opens_the_sum() -> None:
    both = read_phrases(["photographer Ann Roe", "at least five civilians"])

    assert both is not None
    assert (both.low, both.high, both.qualifier) == (6, None, "at_least")
    assert read_phrases(["a soldier", "three trucks"]) is None
    assert read_phrases([]) is None


KINDS = {
    "people": "killing 12 rebels",
    "age": "a man aged 40 fled",
    "percent": "40 percent of them",
    "distance": "22 miles away",
    "money": "worth $300 or so",
    "date": "on 12 March",
    "vehicle": "burned three trucks",
    "thing": "1,200 homes burned",
}


@pytest.mark.parametrize(("kind", "text"), KINDS.items(), ids=KINDS)
def test_a_figure_is_known_by_what_it_counts(kind: str, text: str) -> None:
    assert [mention.kind for mention in find_counts(text)] == [kind]


def test_a_mention_spans_bounds_and_noun() -> None:
    text = "Police said at least 14 Afghan police officers died."

    (mention,) = find_counts(text)

    assert text[mention.start : mention.end] == "at least 14 Afghan police officers"
    assert text[mention.number_start : mention.number_end] == "14"
    assert mention.noun == "officers"


@given(st.integers(min_value=1, max_value=999_999))
def test_grouping_never_changes_a_number(value: int) -> None:
    plain, grouped = read_phrase(f"{value} people"), read_phrase(f"{value:,} people")

    assert plain == grouped
    assert plain is not None
    assert plain.low == plain.high == value
