"""When an article was published, read from a phrase or a file name."""

import re
from datetime import date

from summarizer.language.lazy import lazy_pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PHRASE = lazy_pattern(
    r"(?<![\w./-])(?:"
    r"(?P<iso>(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2}))(?![\d])"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('dm')},?\s(?P<dy>\d{{4}}|'?\d{{2}}(?![\d:.]))"
    rf"|{_MONTH.format('mm')}\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<my>\d{{4}})"
    r"|(?P<na>\d{1,2})(?P<nsep>[-/.])(?P<nb>\d{1,2})(?P=nsep)(?P<ny>\d{4})"
    r")(?!\d)",
    re.IGNORECASE,
)
_IN_NAME = lazy_pattern(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200  # newspapers began in 1605; beyond these a number is no year of publication


def date_in_phrase(phrase: str) -> tuple[date | None, tuple[int, int]] | None:
    """The first full date written in `phrase` and its span; None when there is none.

    The date is None when the calendar has no such day (30 February), or when day and month could be exchanged
    (02/04/2023). A year of two digits counts as the latest that is not in the future.
    """
    match = _PHRASE.search(phrase)
    if match is None:
        return None
    return _date_of(match), match.span()


def _date_of(match: re.Match[str]) -> date | None:
    if match["iso"]:
        return calendar_day(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["dm"]:
        return calendar_day(_full_year(match["dy"]), _month(match["dm"]), int(match["dd"]))
    if match["mm"]:
        return calendar_day(int(match["my"]), _month(match["mm"]), int(match["md"]))
    first, second, year = int(match["na"]), int(match["nb"]), int(match["ny"])
    if first > 12 or match["nsep"] == ".":  # with full stops, the day stands first everywhere
        return calendar_day(year, second, first)
    if second > 12 or first == second:
        return calendar_day(year, first, second)
    return None


def date_in_name(name: str) -> date | None:
    """The date in a file name such as `2024-01-01-slug.txt` or `slug_20240101.txt`, or None."""
    for match in _IN_NAME.finditer(name):
        day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is not None:
            return day
    return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none such or the year is no year of a newspaper."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    this_year = date.today().year
    year = this_year // 100 * 100 + int(digits[-2:])
    return year if year <= this_year else year - 100
