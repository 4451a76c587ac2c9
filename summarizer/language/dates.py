"""Date expressions of English news text: found in a sentence, resolved against the publication date."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.language.date_forms import (
    CARDINAL,
    CARDINALS,
    DAY,
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    KIND_OF,
    MONTH,
    MONTHS,
    NTH_WEEKDAY_HOLIDAYS,
    ORDINALS,
    RELATIVE_DAYS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Kind,
    forms_in,
)
from summarizer.language.lazy import lazy_pattern
from summarizer.records import record

if TYPE_CHECKING:  # the contract's models cost pydantic's import, which only this one type would be for
    from summarizer.brief import Precision


@record(frozen=True, slots=True)
class DateMention:
    """A date expression; `start`/`end` are half-open offsets into the searched text."""

    start: int
    end: int
    text: str
    kind: Kind


@record(frozen=True, slots=True)
class Resolved:
    """The days that an expression names; both ends set, or both None when the precision is `unresolved`."""

    start: date | None
    end: date | None
    precision: "Precision"
    how: str
    """How the dates follow from the expression, for a reader."""


_LEAD_IN = lazy_pattern(r"(?:\b(?:on|in|since|during|over)\s+(?:the\s+)?)$", re.IGNORECASE)
_NEVER = frozenset({"9/11", "24/7", "7/7"})  # names of events and habits, not dates
_SINCE = lazy_pattern(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_OPEN_RANGE = lazy_pattern(r"\b(?:between|from)\s+(?:the\s+)?(?:[a-z]+\s+)?$", re.IGNORECASE)
_JOINT = lazy_pattern(r"\s*(?:and|to|until|through|-|–|—|\.\.\.)\s*(?:the\s+)?(?:on\s+)?", re.IGNORECASE)
_CLOSED_JOINT = lazy_pattern(r"\s*(?:to|until|through|-|–|—|\.\.\.)\s*(?:the\s+)?(?:on\s+)?", re.IGNORECASE)


def _atoms(text: str) -> list[tuple[str, re.Match[str]]]:
    return [
        (name, match)
        for name, match in forms_in(text)
        if match.group() not in _NEVER and not (name == "numeric" and _numeric(match.group()) is None)
    ]


@lru_cache(maxsize=512)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date expression in `text`, in order, with its preposition where it has one; a joined pair is one range."""
    mentions: list[DateMention] = []
    for name, match in _atoms(text):
        lead = _LEAD_IN.search(text, max(0, match.start() - 12), match.start())
        start = lead.start() if lead else match.start()
        kind = KIND_OF[name]
        previous = mentions[-1] if mentions else None
        if previous and _pairs(text, previous, match.start(), kind):
            opening = _OPEN_RANGE.search(text, max(0, previous.start - 16), previous.start)
            first = opening.start() if opening else previous.start
            mentions[-1] = DateMention(first, match.end(), text[first : match.end()], "range")
            continue
        mentions.append(DateMention(start, match.end(), text[start : match.end()], kind))
    return tuple(mentions)


def _pairs(text: str, previous: DateMention, start: int, kind: Kind) -> bool:
    """Whether a mention that starts at `start` closes a range that `previous` opens."""
    closed = ("clock", "range", "holiday", "relative")
    if kind in closed or previous.kind in closed or not previous.end < start <= previous.end + 14:
        return False
    between = text[previous.end : start]
    if _OPEN_RANGE.search(text, max(0, previous.start - 16), previous.start):
        return bool(_JOINT.fullmatch(between))
    return kind == previous.kind and bool(_CLOSED_JOINT.fullmatch(between))


def resolve(expressions: Sequence[str], published: date | None) -> Resolved | None:
    """The days that one expression names, or two that open and close a range; None when none is a date expression.

    Without `published` only an expression with a year resolves. A clock time alone is `unresolved`.
    """
    if len(expressions) > 1:
        last = resolve(expressions[-1:], published)
        first = resolve(expressions[:1], last.start if last and last.start else published)
        first = first or _bare_day(expressions[0], last)
        return _join(first, last) if first and last else first or last
    text = expressions[0] if expressions else ""
    atoms = _atoms(text)
    if not atoms:
        return _bare(text, published)
    spoken = [atom for atom in atoms if KIND_OF[atom[0]] != "clock"] or atoms
    name, match = spoken[0]
    if len(spoken) > 1 and _joined(text, match, spoken[1][1]):
        last = _single(*_named(spoken[1]), published)
        return _join(_single(*_named(spoken[0]), last.start or published), last)
    resolved = _single(name, match.group(), published)
    if published and resolved.start and _SINCE.search(text, 0, match.start()):
        return Resolved(resolved.start, max(published, resolved.start), "range", f"since {resolved.how}")
    return resolved


def _bare(text: str, published: date | None) -> Resolved | None:
    """A year or month without its preposition, which a sentence would need to tell it from a number or a name.

    So do two months that open and close a range: "between October and December".
    """
    words = text.strip()
    months = re.fullmatch(rf"(?:between|from) ({MONTH}) (?:and|to|until|through) ({MONTH})", words, re.IGNORECASE)
    if months:
        last = _single("month", months[2], published)
        return _join(_single("month", months[1], last.start or published), last)
    if re.fullmatch(YEAR, words):
        return _single("year", words, published)
    return _single("month", words, published) if re.fullmatch(MONTH, words, re.IGNORECASE) else None


def _named(atom: tuple[str, re.Match[str]]) -> tuple[str, str]:
    return atom[0], atom[1].group()


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    opened = re.search(r"\b(?:between|from)\b", text[: one.start()], re.IGNORECASE)
    return bool((_JOINT if opened else _CLOSED_JOINT).fullmatch(between))


def _bare_day(text: str, last: Resolved | None) -> Resolved | None:
    """The first day of "3 and 5 March", whose month stands only with the second."""
    digits = re.search(rf"(?<!\w){DAY}(?!\w)", text, re.IGNORECASE)
    if not digits or not last or not last.start:
        return None
    day = _day_number(digits.group())
    if not day or day > monthrange(last.start.year, last.start.month)[1]:
        return None
    return _on(last.start.replace(day=day), f"day {day} of the month of the range's end")


def _join(first: Resolved, last: Resolved) -> Resolved:
    how = f"from {first.how} to {last.how}"
    if not first.start or not last.end or first.start > last.end:
        return _unresolved(f"{how}: no range")
    return Resolved(first.start, last.end, "range" if first.start != last.end else "day", how)


def _single(name: str, words: str, published: date | None) -> Resolved:
    """One atom of the grammar resolved; `unresolved` also for a day that no calendar has."""
    try:
        return _RESOLVERS[name](" ".join(words.replace("’", "'").split()), published)
    except (ValueError, OverflowError):
        return _unresolved(f"'{words}' is no day of the calendar")


def _unresolved(why: str) -> Resolved:
    return Resolved(None, None, "unresolved", why)


def _on(day: date, how: str) -> Resolved:
    return Resolved(day, day, "day", how)


def _needs_publication(words: str) -> Resolved:
    return _unresolved(f"'{words}' counts from the publication date, which is unknown")


def _day_number(words: str) -> int | None:
    digits = re.search(r"\d+", words)
    return int(digits.group()) if digits else ORDINALS.get(words.lower().strip())


def _cardinal(words: str) -> int:
    return int(words) if words.isdecimal() else CARDINALS[words.lower()]


def _month_in(words: str) -> int:
    match = re.search(MONTH, words, re.IGNORECASE)
    assert match is not None
    return MONTHS[match.group().rstrip(".").lower()]


def _year_in(words: str, published: date | None) -> int | None:
    match = re.search(rf"\b{YEAR}\b", words)
    if match:
        return int(match.group())
    match = re.search(r"\b(this|last) year\b", words, re.IGNORECASE)
    if match and published:
        return published.year - (match.group(1).lower() == "last")
    return None


def _iso(words: str, published: date | None) -> Resolved:
    del published
    return _on(date(*(int(part) for part in re.split("[-/]", words))), "written out as year, month, day")


def _numeric(words: str) -> tuple[int, int, int | None] | None:
    """Day, month and year of "11.03.2019" or "23/11/2019"; None when day and month cannot be told apart."""
    parts = [int(part) for part in re.split("[./]", words)]
    year = None
    if len(parts) == 3:
        year = parts[2] if parts[2] > 99 else parts[2] + (2000 if parts[2] < 70 else 1900)
    one, two = parts[0], parts[1]
    if "." in words or one > 12:
        day, month = one, two
    elif two > 12 or one == two:
        day, month = two, one
    else:
        return None
    return (day, month, year) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _numeric_date(words: str, published: date | None) -> Resolved:
    parts = _numeric(words)
    assert parts is not None
    day, month, year = parts
    return _dated(day, month, year, published, words)


def _dated(day: int, month: int, year: int | None, published: date | None, words: str) -> Resolved:
    if year is not None:
        return _on(date(year, month, day), "written out with its year")
    if published is None:
        return _needs_publication(words)
    candidates = (published.year - back for back in range(9))
    days = (date(y, month, day) for y in candidates if day <= monthrange(y, month)[1])
    at = next((each for each in days if each <= published), None)
    if at is None:
        return _unresolved(f"'{words}' is no day of the calendar")
    return _on(at, f"last {day} {at:%B} on or before publication {published}")


def _day_month(words: str, published: date | None) -> Resolved:
    year, month = _year_in(words, published), _month_in(words)
    rest = re.sub(rf"\b{YEAR}\b|\b(?:this|last)\s+year\b", "", words)
    days = [_day_number(match.group()) for match in re.finditer(rf"(?<!\w){DAY}(?!\w)", rest, re.IGNORECASE)]
    numbers = [day for day in days if day]
    last = _dated(numbers[-1], month, year, published, words)
    if len(numbers) < 2 or numbers[0] >= numbers[-1] or not last.start:
        return last
    return _join(_on(last.start.replace(day=numbers[0]), f"day {numbers[0]}"), last)


def _whole_month(year: int, month: int, how: str) -> Resolved:
    """The month; "early" or "late" bounds it no further, as no rule says where they end."""
    start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return Resolved(start, end, "month", how)


def _month_year(words: str, published: date | None) -> Resolved:
    year, month = _year_in(words, published), _month_in(words)
    return _whole_month(year, month, "month with its year") if year else _needs_publication(words)


def _month(words: str, published: date | None) -> Resolved:
    month = _month_in(words)
    if published is None:
        return _needs_publication(words)
    year = published.year - (month > published.month)
    if re.match(r"last\b", words, re.IGNORECASE) and month == published.month:
        year -= 1
    return _whole_month(year, month, f"last such month up to publication {published}")


def _nth_of_month(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    match = re.search(rf"(?<!\w){DAY}(?!\w)", words, re.IGNORECASE)
    day = _day_number(match.group()) if match else None
    assert day is not None
    month_start = published.replace(day=1)
    if re.search(r"\blast month", words, re.IGNORECASE) or day > published.day:
        month_start = (month_start - timedelta(1)).replace(day=1)
    return _on(month_start.replace(day=day), f"last day {day} of a month on or before publication {published}")


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def _holiday_in(year: int, name: str) -> date:
    if name in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[name])
    if name in EASTER_HOLIDAYS:
        return _easter(year) + timedelta(EASTER_HOLIDAYS[name])
    month, weekday, which = NTH_WEEKDAY_HOLIDAYS[name]
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.weekday() - weekday) % 7)


def _holiday(words: str, published: date | None) -> Resolved:
    name = re.sub(rf",? {YEAR}$", "", words).lower()
    year = _year_in(words, published)
    if year is not None:
        return _on(_holiday_in(year, name), f"{name} of its year")
    if published is None:
        return _needs_publication(words)
    day = next(d for d in (_holiday_in(published.year - back, name) for back in range(2)) if d <= published)
    return _on(day, f"last {name} on or before publication {published}")


def _relative_day(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    lowered = words.lower()
    name = max((name for name in RELATIVE_DAYS if name in lowered), key=len)
    shift = RELATIVE_DAYS[name]
    days = f"{abs(shift)} day{'s' * (abs(shift) != 1)} {'after' if shift > 0 else 'before'}" if shift else "the day of"
    return _on(published + timedelta(shift), f"{name}: {days} publication {published}")


def _weekday_before(published: date, weekday: int, words: str) -> tuple[date, str]:
    name = next(name for name, number in WEEKDAYS.items() if number == weekday).capitalize()
    back = (published.weekday() - weekday) % 7
    if re.search(r"\b(?:next|coming)\b", words, re.IGNORECASE):
        return published + timedelta(7 - back), f"next {name} after publication {published}"
    if re.search(r"\blast week\b", words, re.IGNORECASE):
        monday = published - timedelta(published.weekday() + 7)
        return monday + timedelta(weekday), f"{name} of the week before publication {published}"
    if back == 0 and re.search(r"\b(?:last|past)\b(?! night)", words, re.IGNORECASE):
        return published - timedelta(7), f"last {name} before publication {published}, itself a {name}"
    return published - timedelta(back), f"last {name} on or before publication {published}"


def _weekday(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    match = re.search(WEEKDAY, words, re.IGNORECASE)
    assert match is not None
    return _on(*_weekday_before(published, WEEKDAYS[match.group().lower()], words))


def _weekday_nights(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    last = [WEEKDAYS[match.group().lower()] for match in re.finditer(WEEKDAY, words, re.IGNORECASE)][-1]
    end, how = _weekday_before(published, last, words)
    return Resolved(end - timedelta(1), end, "range", f"the night that ends on the {how}")


def _overnight(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    return Resolved(published - timedelta(1), published, "range", f"the night that ends on publication day {published}")


def _weekend(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    saturday = published - timedelta((published.weekday() - 5) % 7)
    if re.match(r"last\b", words, re.IGNORECASE) and published.weekday() >= 5:
        saturday -= timedelta(7)
    end = min(saturday + timedelta(1), published)
    return Resolved(saturday, end, "range", f"last weekend that began on or before publication {published}")


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _ago(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    match = re.search(rf"({CARDINAL}) ({UNIT}) ago", words, re.IGNORECASE)
    assert match is not None
    number, unit = _cardinal(match.group(1)), match.group(2).lower().rstrip("s")
    how = f"{number} {unit}{'s' * (number != 1)} before publication {published}"
    if unit in ("day", "night"):
        return _on(published - timedelta(number), how)
    if unit == "hour":
        return Resolved(published - timedelta(-(-number // 24)), published, "range", how)
    if unit == "week":
        monday = published - timedelta(7 * number + published.weekday())
        return Resolved(monday, monday + timedelta(6), "range", f"week of the day {how}")
    if unit == "month":
        start = _months_before(published, number)
        return _whole_month(start.year, start.month, f"month that is {how}")
    year = published.year - number
    return Resolved(date(year, 1, 1), date(year, 12, 31), "year", f"year that is {how}")


def _span(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    match = re.search(rf"(?:({CARDINAL}) )?(hour|day|week|month|year)s$", words, re.IGNORECASE)
    if not match or not match.group(1):
        return _unresolved(f"'{words}' gives no number of days")
    number, unit = _cardinal(match.group(1)), match.group(2).lower()
    days = -(-number // 24) if unit == "hour" else number * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    how = f"the {number} {unit}s up to publication {published}"
    return Resolved(published - timedelta(days), published, "range", how)


def _period(words: str, published: date | None) -> Resolved:
    if published is None:
        return _needs_publication(words)
    back = int(bool(re.search(r"\b(?:last|past)\b", words, re.IGNORECASE)))
    so_far = not back and not re.search(r"\blate(?:r)?\b", words, re.IGNORECASE)
    how = f"{'before' if back else 'of'} publication {published}"
    if words.lower().endswith("week"):
        monday = published - timedelta(published.weekday() + 7 * back)
        end = published if so_far else monday + timedelta(6)
        return Resolved(monday, end, "range", f"week {how}")
    if words.lower().endswith("month"):
        start = _months_before(published, back)
        if re.search(r"\bearlier\b", words, re.IGNORECASE):
            return Resolved(start, published, "range", f"month {how}, so far")
        return _whole_month(start.year, start.month, f"month {how}")
    year = published.year - back
    start, end = date(year, 1, 1), date(year, 12, 31)
    if re.search(r"\bearlier\b", words, re.IGNORECASE) and not back:
        return Resolved(start, published, "range", f"year {how}, so far")
    return Resolved(start, end, "year", f"year {how}")


def _year(words: str, published: date | None) -> Resolved:
    year = _year_in(words, published)
    assert year is not None
    start, end = date(year, 1, 1), date(year, 12, 31)
    return Resolved(start, end, "year", "the year as written")


def _clock(words: str, published: date | None) -> Resolved:
    del published
    return _unresolved(f"'{words}' is a time of day, which gives no date")


_RESOLVERS: dict[str, Callable[[str, date | None], Resolved]] = {
    "iso": _iso,
    "numeric": _numeric_date,
    "dmy": _day_month,
    "mdy": _day_month,
    "my": _month_year,
    "month": _month,
    "nth": _nth_of_month,
    "holiday": _holiday,
    "day": _relative_day,
    "nights": _weekday_nights,
    "overnight": _overnight,
    "weekday": _weekday,
    "weekend": _weekend,
    "ago": _ago,
    "span": _span,
    "within": _span,
    "period": _period,
    "year": _year,
    "clock": _clock,
}
