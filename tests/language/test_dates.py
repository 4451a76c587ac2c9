"""Date expressions are found in sentences and resolved against the publication date."""

from datetime import date

import pytest

from summarizer.language.dates import find_dates, resolve

TUESDAY = date(2019, 3, 12)

DAYS = {
    "on Monday evening": "2019-03-11",
    "last Friday": "2019-03-08",
    "on Tuesday": "2019-03-12",
    "last Tuesday": "2019-03-05",
    "early on Sunday": "2019-03-10",
    "late on Sunday night": "2019-03-10",
    "in the early hours of Saturday": "2019-03-09",
    "on Thursday last week": "2019-03-07",
    "next Friday": "2019-03-15",
    "Wednesday's attack": "2019-03-06",
    "yesterday morning": "2019-03-11",
    "today": "2019-03-12",
    "minutes ago": "2019-03-12",
    "this morning": "2019-03-12",
    "last night": "2019-03-11",
    "the day before yesterday": "2019-03-10",
    "two days ago": "2019-03-10",
    "10 days ago": "2019-03-02",
    "on 11 March 2019": "2019-03-11",
    "March 11, 2018": "2018-03-11",
    "Mar. 11": "2019-03-11",
    "11 March": "2019-03-11",
    "30 December": "2018-12-30",
    "the third of January": "2019-01-03",
    "Saturday, Dec. 3, 2016": "2016-12-03",
    "April 11 of last year": "2018-04-11",
    "2019-03-11": "2019-03-11",
    "11.03.2019": "2019-03-11",
    "23/11/2018": "2018-11-23",
    "on the 11th of the month": "2019-03-11",
    "on the 29th": "2019-02-28",
    "29 February": "2016-02-29",
    "on Christmas Day": "2018-12-25",
    "on New Year’s Eve": "2018-12-31",
    "on Good Friday": "2018-03-30",
    "on Easter Monday 2019": "2019-04-22",
    "the Fourth of July": "2018-07-04",
}


@pytest.mark.parametrize("expression", DAYS)
def test_an_expression_names_a_day(expression: str) -> None:
    resolved = resolve([expression], TUESDAY)

    assert resolved is not None
    if expression == "on the 29th":  # February 2019 has no 29th, and no other month is guessed
        assert resolved.precision == "unresolved"
        return
    assert (str(resolved.start), str(resolved.end), resolved.precision) == (DAYS[expression], DAYS[expression], "day")


RANGES = {
    "overnight": ("2019-03-11", "2019-03-12", "range"),
    "overnight from Friday to Saturday": ("2019-03-08", "2019-03-09", "range"),
    "at the weekend": ("2019-03-09", "2019-03-10", "range"),
    "between Friday and Sunday": ("2019-03-08", "2019-03-10", "range"),
    "from 3 to 5 March": ("2019-03-03", "2019-03-05", "range"),
    "March 3-5, 2018": ("2018-03-03", "2018-03-05", "range"),
    "between 28 November and 9 December": ("2018-11-28", "2018-12-09", "range"),
    "since Friday": ("2019-03-08", "2019-03-12", "range"),
    "in the past 24 hours": ("2019-03-11", "2019-03-12", "range"),
    "within twenty-four hours": ("2019-03-11", "2019-03-12", "range"),
    "last week": ("2019-03-04", "2019-03-10", "range"),
    "this week": ("2019-03-11", "2019-03-12", "range"),
    "a week ago": ("2019-03-04", "2019-03-10", "range"),
    "earlier this month": ("2019-03-01", "2019-03-12", "range"),
    "last month": ("2019-02-01", "2019-02-28", "month"),
    "late last month": ("2019-02-01", "2019-02-28", "month"),
    "in March": ("2019-03-01", "2019-03-31", "month"),
    "in May": ("2018-05-01", "2018-05-31", "month"),
    "in early February 2017": ("2017-02-01", "2017-02-28", "month"),
    "1978": ("1978-01-01", "1978-12-31", "year"),
    "October": ("2018-10-01", "2018-10-31", "month"),
    "in 2018": ("2018-01-01", "2018-12-31", "year"),
    "last year": ("2018-01-01", "2018-12-31", "year"),
    "four years ago": ("2015-01-01", "2015-12-31", "year"),
}


@pytest.mark.parametrize("expression", RANGES)
def test_an_expression_names_several_days(expression: str) -> None:
    resolved = resolve([expression], TUESDAY)

    assert resolved is not None
    assert (str(resolved.start), str(resolved.end), resolved.precision) == RANGES[expression]


@pytest.mark.parametrize(
    "expression", ["at 7:50 am local time", "around noon", "31 February", "11/03/2019", "in the past few days"]
)
def test_what_gives_no_day_stays_open(expression: str) -> None:
    resolved = resolve([expression], TUESDAY)

    assert resolved is None or (resolved.start, resolved.end, resolved.precision) == (None, None, "unresolved")


def test_words_without_a_date_are_no_date_expression() -> None:
    assert resolve(["near the market"], TUESDAY) is None


@pytest.mark.parametrize(
    "expression", ["on Monday", "yesterday", "11 March", "last month", "overnight", "at the weekend"]
)
def test_without_a_publication_date_a_relative_expression_stays_open(expression: str) -> None:
    resolved = resolve([expression], None)

    assert resolved is not None
    assert resolved.precision == "unresolved"
    assert resolved.start is resolved.end is None


def test_without_a_publication_date_an_expression_with_a_year_still_resolves() -> None:
    resolved = resolve(["on 11 March 2019"], None)

    assert resolved is not None
    assert resolved.start == date(2019, 3, 11)


def test_two_expressions_open_and_close_a_range() -> None:
    resolved = resolve(["Friday", "Sunday"], TUESDAY)

    assert resolved is not None
    assert (resolved.start, resolved.end, resolved.precision) == (date(2019, 3, 8), date(2019, 3, 10), "range")


def test_the_first_day_of_a_range_may_leave_the_month_to_the_last() -> None:
    resolved = resolve(["3", "5 March 2019"], None)

    assert resolved is not None
    assert (resolved.start, resolved.end) == (date(2019, 3, 3), date(2019, 3, 5))


def test_the_trace_says_from_where_the_day_was_counted() -> None:
    resolved = resolve(["on Monday evening"], TUESDAY)

    assert resolved is not None
    assert resolved.how == "last Monday on or before publication 2019-03-12"


FOUND = {
    "Two bombs went off on Monday evening, police said on Tuesday.": ["on Monday evening", "on Tuesday"],
    "On 3 and 4 March at least 12 people died.": ["On 3 and 4 March"],
    "The night of 5 March was quiet; in March 2011 it was not.": ["night of 5 March", "in March 2011"],
    "It fell from Friday to Sunday.": ["from Friday to Sunday"],
    "He may march on, said Ms May.": [],
    "The 9/11 attacks cost almost 3,000 lives; the clinic is open 24/7.": [],
    "At 7:50 am on Sunday a bus overturned.": ["At 7:50 am", "on Sunday"],
    "The toll rose to 12 in March.": ["in March"],
    "In May the river rose.": ["In May"],
    "The 27-year-old was shot 11 times.": [],
}


@pytest.mark.parametrize("sentence", FOUND)
def test_date_expressions_are_found_with_their_prepositions(sentence: str) -> None:
    mentions = find_dates(sentence)

    assert [mention.text for mention in mentions] == FOUND[sentence]
    assert all(sentence[mention.start : mention.end] == mention.text for mention in mentions)


def test_a_long_line_of_digits_is_searched_in_linear_time() -> None:
    assert find_dates("1 2 3/4.5:6-7 " * 5000) is not None


@pytest.mark.parametrize(
    "expression",
    [
        "later on Monday",
        "earlier this month",
        "very late on Sunday",
        "small hours of Friday",
        "afternoon of 3 March",
        "the beginning of May 2019",
        "middle of 2019",
        "almost three weeks ago",
        "Some forty-eight hours ago",
        "an hour ago",
        "during the past 24 hours",
        "over the weekend",
        "coming Tuesday",
        "overnight",
        "after midnight",
        "by 5 p.m.",
        "twenty-first of June",
        "Sept. 11",
        "St Patrick's Day",
        "fourth of July",
        "Good Friday",
        "New Year’s Eve",
        "MAY 2019",
    ],
)
def test_an_expression_is_found_whatever_word_it_opens_with(expression: str) -> None:
    found = find_dates(f"The depot burned, {expression}, and nobody was there.")

    assert [mention.text for mention in found] == [expression]
