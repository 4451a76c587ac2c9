"""How English news text writes dates: forms that are compiled and tried only where one can stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary

Kind = Literal["absolute", "weekday", "relative", "clock", "month", "year", "range", "holiday"]

_DATA = vocabulary("dates")
WEEKDAYS: dict[str, int] = _DATA["weekdays"]
MONTHS: dict[str, int] = _DATA["months"]
ORDINALS: dict[str, int] = _DATA["ordinals"]
CARDINALS: dict[str, int] = _DATA["cardinals"]
RELATIVE_DAYS: dict[str, int] = _DATA["relative_days"]
FIXED_HOLIDAYS: dict[str, list[int]] = _DATA["fixed_holidays"]
EASTER_HOLIDAYS: dict[str, int] = _DATA["easter_holidays"]
NTH_WEEKDAY_HOLIDAYS: dict[str, list[int]] = _DATA["nth_weekday_holidays"]


def _any(words: Sequence[str]) -> str:
    """An alternation, longest first, in which a space stands for any white space and ' for either apostrophe."""
    ordered = sorted(sorted(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s+").replace("'", "['’]") for word in ordered)


# Months need a capital ("march" and "may" are words); everything else is matched in any case.
_NAMES = [month for month in MONTHS if len(month) > 4 or month in ("may", "june", "july")]
_ABBREVIATED = [month for month in MONTHS if month not in _NAMES]


def _cased(words: Sequence[str]) -> str:
    return f"(?-i:{_any([*map(str.capitalize, words), *map(str.upper, words)])})"


MONTH = rf"(?:{_cased(_NAMES)}\b|{_cased(_ABBREVIATED)}\b\.?)"
WEEKDAY = rf"(?:{_any(list(WEEKDAYS))})"
_PART = rf"(?:{_any(_DATA['parts']['words'])})"
YEAR = r"(?:1[89]|20)\d\d"
_ORDINAL = rf"(?:{_any(list(ORDINALS))})"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])|{_ORDINAL})"
CARDINAL = rf"(?:\d{{1,3}}|{_any(list(CARDINALS))})"
UNIT = r"(?:hours?|days?|nights?|weeks?|months?|years?)"
_SHADE = (
    r"(?:(?:very\s+)?(?:early|late|mid)(?:\s+(?:on|in))?[\s\-]+|(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+"
    r"|(?:earlier|later)\s+(?:on\s+|in\s+)?)"
)
_PART_OF = r"(?:(?:early\s+|late\s+|small\s+)?(?:hours|morning|afternoon|evening|night)\s+of\s+)"
_DASH = r"\s?[-–—]\s?"
_THROUGH = rf"(?:{_DASH}|\s+(?:and|to|or|through|until)\s+)"

_HOLIDAYS = [*FIXED_HOLIDAYS, *EASTER_HOLIDAYS, *NTH_WEEKDAY_HOLIDAYS]

# Alternatives in the order in which they are tried; the first that fits at a position wins.
_GRAMMAR: tuple[tuple[Kind, str, str], ...] = (
    ("absolute", "iso", r"\d{4}[-/](?:1[0-2]|0[1-9])[-/](?:3[01]|[12]\d|0[1-9])(?!\d)"),
    (
        "absolute",
        "numeric",
        r"(?<![\d/.$€£,])\d{1,2}(?:/\d{1,2}(?:/(?:\d{4}|\d\d))?|\.\d{1,2}\.(?:\d{4}|\d\d))(?![\d/.]\d|\d|/)",
    ),
    (
        "absolute",
        "dmy",
        rf"{_PART_OF}?(?:(?:{WEEKDAY}),?\s+)?(?:the\s+)?{DAY}(?:{_THROUGH}(?:the\s+)?{DAY})?(?:\s+day)?\s+(?:of\s+)?{MONTH}"
        rf"(?:,?\s+(?:of\s+)?{YEAR}\b|\s+(?:this|last)\s+year)?",
    ),
    (
        "absolute",
        "mdy",
        rf"{_PART_OF}?(?:(?:{WEEKDAY}),?\s+)?{MONTH}\s+(?:the\s+)?{DAY}\b(?:{_THROUGH}(?:the\s+)?{DAY}\b(?!\s+[a-z]+\s+[a-z]))?"
        rf"(?:,?\s+{YEAR}\b|\s+(?:of\s+)?(?:this|last)\s+year)?",
    ),
    ("month", "my", rf"{_SHADE}?{MONTH}(?:\s+of)?,?\s+(?:{YEAR}\b|(?:this|last)\s+year)"),
    (
        "month",
        "month",
        rf"(?:{_SHADE}|(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?:last|this|past)\s+){MONTH}(?!\s+{DAY}\b(?![\s,]+\w))",
    ),
    (
        "relative",
        "nth",
        rf"(?:the|on)\s+(?:the\s+)?{DAY}(?<!\bfirst)(?<!\bsecond)\s+of\s+(?:the|this|last)\s+month\b"
        r"|on\s+the\s+\d{1,2}(?:st|nd|rd|th)\b(?!\s+(?!and\b|but\b|at\b|in\b|by\b|when\b)\w)",
    ),
    (
        "holiday",
        "holiday",
        rf"(?:{_any(_HOLIDAYS)})(?:,?\s+{YEAR})?\b",
    ),
    (
        "relative",
        "day",
        rf"(?:{_SHADE})?(?:{_any(list(RELATIVE_DAYS))})(?:['’]s\b)?(?:\s+(?:at\s+)?{_PART}\b)?",
    ),
    (
        "weekday",
        "nights",
        rf"(?:the\s+)?(?:overnight|night)\s+(?:of\s+|between\s+|from\s+|on\s+)?{WEEKDAY}\s*"
        rf"(?:to|into|and|-|–)\s*{WEEKDAY}\b",
    ),
    ("range", "overnight", rf"overnight\b(?!\s+(?:on\s+)?{WEEKDAY})"),
    (
        "weekday",
        "weekday",
        rf"(?:{_PART_OF}|(?:{_SHADE}|overnight\s+(?:on\s+)?)?(?:(?:last|this|past|next|coming)\s+)?)?{WEEKDAY}(?:['’]s\b)?"
        rf"(?:\s+(?:early\s+|late\s+)?{_PART}\b)?"
        rf"(?:\s+(?:of\s+)?(?:last|this)\s+week\b|\s+last\b)?",
    ),
    ("range", "weekend", r"(?:over\s+)?(?:the|this|last|the\s+past|this\s+past)\s+(?:weekend|week-end)\b"),
    ("relative", "ago", rf"(?:(?:about|around|some|nearly|almost|just)\s+)?{CARDINAL}\s+{UNIT}\s+ago\b"),
    (
        "range",
        "span",
        rf"(?:(?:in|over|within|during|for)\s+)?(?:the\s+)?(?:past|last|previous)\s+(?:{CARDINAL}\s+)?"
        r"(?:hours|days|weeks|months|years)\b",
    ),
    ("range", "within", rf"within\s+(?:the\s+)?(?:last\s+|past\s+)?{CARDINAL}\s+(?:hours|days)\b"),
    (
        "relative",
        "period",
        rf"(?:{_SHADE})?(?:last|this|the\s+past|this\s+past)\s+(?:week|month|year)\b(?!['’]s)",
    ),
    (
        "year",
        "year",
        rf"(?:{_SHADE}|(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)){YEAR}\b(?![-/]|[ -]block\b)",
    ),
    (
        "clock",
        "clock",
        r"(?:at\s+)?(?:(?:at|around|about|before|after|by)\s+)(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|o['’]clock)"
        r"(?:\s*local\s+time\b)?|\d{1,2}[:.]\d\d(?:\s+local\s+time)?\b|noon\b|midday\b|midnight\b|dawn\b|dusk\b)"
        r"|\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b\.?|local\s+time\b|hours\b|gmt\b|utc\b)|\d{1,2}\s*[ap]\.m\.?",
    ),
)
KIND_OF: dict[str, Kind] = {name: kind for kind, name, _ in _GRAMMAR}


# What the first word of an expression may be, beside the words of the vocabulary: whole words, and beginnings of words.
_OPENERS = (
    "a about after an around at before by coming during earlier early end for hours in just last late later mid next "
    "on one over past small some the this very within"
)
_OPENER_HEADS = "afternoon almost beginning evening middle morning nearly night overnight previous start"
_TRIGGERS = (
    "yesterday today tonight tomorrow overnight noon midday midnight dawn dusk ago last past this within week weekend"
)
_HEAD = 5  # letters of a word that are compared: hardly a word of another kind begins alike, and endings vary
_DIGIT = "0"  # stands for any figure among the heads


def _cases(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand within a sentence, at its opening and in capitals."""
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


def _heads(words: Iterable[str]) -> frozenset[str]:
    """How the first words of phrases begin, in every case."""
    return _cases(word.split()[0][:_HEAD] for word in words)


_MAY_OPEN = _cases(_OPENERS.split())
_MAY_OPEN_HEADS = _heads(
    [*_OPENER_HEADS.split(), *WEEKDAYS, *MONTHS, *ORDINALS, *CARDINALS, *RELATIVE_DAYS, *_HOLIDAYS, _DIGIT]
)
# Their first words are too common ("the fourth of july", "good friday") to tell of a holiday; their last ones are not.
_HOLIDAY_ENDS = [re.split("[^a-z]", holiday)[-1] for holiday in _HOLIDAYS]
# A sentence with none of these, most of an article, is not searched any further.
_MARKS = _heads([*_TRIGGERS.split(), *MONTHS, *WEEKDAYS, *_HOLIDAY_ENDS, _DIGIT])
# What a form holds, one of these; the forms of a sentence without are neither compiled nor tried.
_NEEDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("iso", "numeric", "year"), _heads([_DIGIT])),
    **dict.fromkeys(("dmy", "mdy", "my", "month"), _heads(MONTHS)),
    **dict.fromkeys(("nights", "weekday"), _heads(WEEKDAYS)),
    "nth": _heads(["month", _DIGIT]),
    "holiday": _heads(_HOLIDAY_ENDS),
    "day": _heads(RELATIVE_DAYS),
    "overnight": _heads(["overnight"]),
    "weekend": _heads(["week", "weekend"]),
    "ago": _heads(["ago"]),
    "span": _heads(["past", "last", "previous"]),
    "within": _heads(["within"]),
    "period": _heads(["week", "month", "year"]),
    "clock": _heads([_DIGIT, "noon", "midday", "midnight", "dawn", "dusk"]),
}
# What the first word of a form can be, where few words can: at any other word it is not tried.
_OPENS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("iso", "numeric"), _heads([_DIGIT])),
    "holiday": _heads(_HOLIDAYS),
    "nth": _heads(["the", "on"]),
    "nights": _heads(["the", "overnight", "night"]),
    "overnight": _heads(["overnight"]),
    "weekend": _heads(["over", "the", "this", "last"]),
    "ago": _heads(["about", "around", "some", "nearly", "almost", "just", _DIGIT, *CARDINALS]),
    "span": _heads(["in", "over", "within", "during", "for", "the", "past", "last", "previous"]),
    "within": _heads(["within"]),
    "clock": _heads(["at", "around", "about", "before", "after", "by", _DIGIT]),
}
_FORMS = tuple(
    (name, _NEEDS[name], _OPENS.get(name, _MAY_OPEN | _MAY_OPEN_HEADS), lazy_pattern(form, re.IGNORECASE))
    for _, name, form in _GRAMMAR
)
_START = lazy_pattern(r"(?<![\w\-–])(?:\d|[A-Za-z]+)")
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_FIGURE = lazy_pattern(r"\d")


def forms_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The names and matches of the forms in `text`, left to right, without overlaps."""
    heads = {word[:_HEAD] for word in _LETTERS.findall(text)}
    if _FIGURE.search(text):
        heads.add(_DIGIT)
    if heads.isdisjoint(_MARKS):
        return
    forms = [(name, opens, form) for name, needs, opens, form in _FORMS if not needs.isdisjoint(heads)]
    likely = [
        start
        for start in (_START.finditer(text) if forms else ())
        if (word := start[0]) in _MAY_OPEN or word[:_HEAD] in _MAY_OPEN_HEADS or word.isdigit()
    ]
    end = 0
    for start in likely:
        word = start[0]
        head = _DIGIT if word.isdigit() else word[:_HEAD]
        if start.start() < end:
            continue
        for name, opens, form in forms:
            if (head in opens or word in opens) and (match := form.match(text, start.start())):
                yield name, match
                end = match.end()
                break
