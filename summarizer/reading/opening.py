"""What stands around an article and is none of its sentences: front matter, header, byline, dateline."""

import re
from dataclasses import field
from datetime import date
from functools import lru_cache

from summarizer.article import PublishedFrom
from summarizer.language.datelines import end_of_bare_dateline
from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary
from summarizer.reading.publication import date_in_phrase
from summarizer.records import record

_FRONT_MATTER_LINES = 100
_LABEL_LINES = 20  # bylines and dates further down belong to the text
_LONGEST_LABEL = 200
_LONGEST_TITLE = 110  # a longer line is prose; of 140 headlines the longest had 87
_PROSE_LINES = 2  # a date between paragraphs further down is part of the story
_LONGEST_DATELINE = 120
_KEY = lazy_pattern(
    r"[ \t]*+[*_]*+(?P<key>[^\W\d_][\w -]{0,24}?)[*_]*+[ \t]*+(?P<sep>[:=])[*_]*+[ \t]*+(?P<value>.*+)$"
)
_BARE_KEY = lazy_pattern(
    r"(?P<key>(?:first |last )?(?:published|posted|updated|modified|issued)(?: on| at)?)\s(?P<value>.*+)$", re.I
)
_INLINE = lazy_pattern(r"\s*+(?:date|published|posted)(?:\s*+:|\s)\s*+", re.IGNORECASE)
_DATED_PLACE = lazy_pattern(r"[A-Z][\w’'-]++(?: [A-Z][\w’'-]++){0,2},\s++(?=[\w ]*\d)")
_DATE_WORD = lazy_pattern(r"date\s++(?=\d)", re.IGNORECASE)
_DASH = lazy_pattern(r"\s*+(?:--+|—)\s*+|\s[–-]\s++|:\s++")
_GROUP = lazy_pattern(r"\(([^()]{1,80})\)")
_BRACKETS = lazy_pattern(r"(?:\[[^\[\]a-z]{1,80}\]\s*+){1,6}")
_WORD = lazy_pattern(r"[^\W_]++(?:[.'’/-]++[^\W_]++)*\.?")
_DAY = lazy_pattern(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|no date)\b"
    r"|\b\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b(?!\d)",
    re.IGNORECASE,
)


@record(slots=True)
class Opening:
    """What the lines around the article say of it."""

    body: int = 0
    """Offset at which the article begins, after front matter or an inline header."""
    labels: set[int] = field(default_factory=set)
    """Offsets of the lines that are no text."""
    title: str | None = None
    title_span: tuple[int, int] | None = None
    """Where the title stands as a line of its own (`Title: ...`)."""
    published: date | None = None
    published_from: PublishedFrom | None = None
    updated: date | None = None
    byline: list[str] = field(default_factory=list)

    def publish(self, day: date | None, source: PublishedFrom) -> None:
        """Notes the day, unless an earlier line gave one."""
        if day is not None and self.published is None:
            self.published, self.published_from = day, source


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The labels of the data file, by what they label."""
    lists: dict[str, str] = vocabulary("opening")
    return {name: frozenset(word.replace("_", " ") for word in listed.split()) for name, listed in lists.items()}


def read_opening(text: str) -> Opening:
    """Reads front matter, an inline header and label lines; datelines are read block by block with `read_dateline`."""
    opening = Opening()
    _read_front_matter(text, opening)
    if opening.body == 0:
        _read_inline_header(text, opening)
    _read_label_lines(text, opening)
    if opening.published is None and opening.updated is not None:
        opening.publish(opening.updated, "header")
    return opening


def _read_front_matter(text: str, opening: Opening) -> None:
    """YAML (`---`) or TOML (`+++`) front matter: only its plain `key: value` lines are read."""
    start = len(text) - len(text.lstrip())
    fence = text[start : start + 3]
    if fence not in ("---", "+++") or text[start + 3 : start + 4] not in ("\n", "\r"):
        return
    lines = text[start : start + 20_000].splitlines(keepends=True)[: _FRONT_MATTER_LINES + 1]
    closing = next((at for at, line in enumerate(lines) if at and line.rstrip() in (fence, "...")), None)
    if closing is None or not any(_KEY.match(line.rstrip()) for line in lines[1:closing]):
        return
    list_key = ""
    for line in lines[1:closing]:
        match = _KEY.match(line.rstrip())
        if match and not line.lstrip().startswith("- "):
            list_key = match["key"].strip().casefold().replace("_", " ")
            _note(opening, list_key, _unquoted(match["value"]), "front_matter")
        elif line.lstrip().startswith("- ") and list_key in _words()["author"]:
            opening.byline.append(_unquoted(line.strip()[2:]))
    opening.body = start + sum(map(len, lines[: closing + 1]))


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.strip()


def _read_inline_header(text: str, opening: Opening) -> None:
    """A header that the first paragraph swallowed: ` date 2024-01-01 In a tragic turn ...`."""
    label = _INLINE.match(text)
    if label is None:
        return
    found = date_in_phrase(text[label.end() : label.end() + 40])
    if found is None or found[1][0] != 0 or found[0] is None:
        return
    after = label.end() + found[1][1]
    line_end = text.find("\n", after)
    rest = text[after : line_end if line_end >= 0 else len(text)].strip()
    if rest and rest[0].isupper() and "date" in label[0].casefold():
        opening.publish(found[0], "header")
        opening.body = after


def _read_label_lines(text: str, opening: Opening) -> None:
    """`Published: ...`, `By Ann Example` or a date alone, among the first lines, and credits among the last ones."""
    position = opening.body
    lines = text[position : position + 50_000].splitlines(keepends=True)
    seen = prose = 0
    for line in lines:
        stripped = line.strip()
        if stripped:
            seen += 1
            prose += len(stripped) > _LONGEST_TITLE
            if seen > _LABEL_LINES or prose > _PROSE_LINES:
                break
            dated_place = seen > 1 and _read_dated_place(opening, stripped)
            if dated_place or (
                len(stripped) <= _LONGEST_LABEL and _read_label(opening, stripped, position + line.index(stripped[0]))
            ):
                opening.labels.add(position)
        position += len(line)
    _read_credits(text, opening)


def _read_credits(text: str, opening: Opening) -> None:
    """A last line such as `(Reporting by Ann Example; editing by Bo Sample)`."""
    end = len(text.rstrip())
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    line = text[start:end].strip(" \t()*_.")
    if not line or start < opening.body or len(line) > _LONGEST_LABEL:
        return
    names: list[str] = []
    for part in line.split(";"):
        folded = part.strip().casefold()
        lead = next((words for words in _words()["credits"] if folded.startswith(words + " ")), None)
        if lead is None:
            return
        names += re.split(r",|\sand\s", part.strip()[len(lead) :])
    opening.labels.add(start)
    opening.byline.extend(name.strip() for name in names if name.strip())


def _read_label(opening: Opening, line: str, start: int) -> bool:
    """Whether the line labels the article; what it says is noted. A title line stays a sentence."""
    plain = line.strip("*_ #")
    key = _KEY.match(plain)
    if key and key["sep"] == ":":
        name = key["key"].strip().casefold()
        if name in _words()["title"] and key["value"] and opening.title is None:
            opening.title = key["value"].strip()
            first = start + line.index(key["value"])
            opening.title_span = (first, first + len(key["value"].rstrip()))
            return True
        return _note(opening, name, key["value"], "header")
    bare = _BARE_KEY.match(plain)
    if bare and date_in_phrase(bare["value"]):
        name = bare["key"].casefold().removesuffix(" on").removesuffix(" at").removeprefix("first ")
        return _note(opening, name, bare["value"], "header")
    names = _names_of_byline(plain)
    if names:
        opening.byline.extend(names)
        found = date_in_phrase(plain)
        opening.publish(found[0] if found else None, "header")
        return True
    return _read_date_line(opening, plain)


def _read_date_line(opening: Opening, line: str) -> bool:
    """A line that holds a date and no other words than `date`, a week day, a clock time or a time zone."""
    line = _DATE_WORD.sub("", line)
    if len(line) > 60:
        return False
    found = date_in_phrase(line)
    if found is None:
        return False
    rest = _DAY.sub("", line[: found[1][0]] + line[found[1][1] :])
    if len(re.findall(r"[^\W\d_]{4,}", rest)) > 0 or len(rest) > 24:
        return False
    opening.publish(found[0], "header")
    return True


def _read_dated_place(opening: Opening, line: str) -> bool:
    """A line of a place and a date, below the headline: `Karsa, May 3, 2021`."""
    match = _DATED_PLACE.match(line) if len(line) <= 60 else None
    return match is not None and _read_date_line(opening, line[match.end() :])


def _note(opening: Opening, name: str, value: str, source: PublishedFrom) -> bool:
    """Notes what a label says; False when the label is none of ours or its value does not fit."""
    words = _words()
    if name in words["published"] or name in words["updated"]:
        found = date_in_phrase(value)
        if found is None:
            return source == "front_matter"
        if name in words["published"]:
            opening.publish(found[0], source)
        else:
            opening.updated = opening.updated or found[0]
        return True
    if name in words["author"]:
        names = [part.strip(" []\"'") for part in re.split(r",|;| and ", value)]
        if len(value) > 100 or value.endswith("."):
            return False
        opening.byline.extend(part for part in names if part)
        return True
    if name in words["title"] and source == "front_matter":
        opening.title = opening.title or value or None
        return True
    return name in words["other"] and len(value) <= 100 and not value.endswith(".")


def _names_of_byline(line: str) -> list[str]:
    """The names in `By Ann Example and Bo Sample in Karsa`; empty when the line is none."""
    line = line.strip("()")
    folded = line.casefold()
    lead = next((by for by in _words()["by"] if folded.startswith(by + " ")), None)
    if lead is None or (line.endswith((".", "?", "!")) and not line.endswith((" Jr.", " Sr."))):
        return []
    rest = line[len(lead) :]
    found = date_in_phrase(rest)
    if found:
        rest = rest[: found[1][0]]
    names: list[str] = []
    rest = re.split(r"\sin\s", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    for part in re.split(r"[,;|·•/]|\s[–—-]\s|\band\b|\bAND\b", rest):
        words = part.split()
        if not words:
            continue
        if not all(word[0].isupper() or word.casefold() in _words()["inner"] for word in words) or len(words) > 5:
            return []
        names.append(" ".join(words))
    return names if names and len(names) <= 6 else []


@record(frozen=True, slots=True)
class Dateline:
    """Place, date and agency before the first sentence."""

    end: int
    """Offset at which the first sentence may begin."""
    published: date | None
    agencies: tuple[str, ...]


def read_dateline(text: str, start: int, end: int, *, capitals: bool = False, first: bool = True) -> Dateline | None:
    """The dateline at the start of a paragraph: `KARSA, 2 April 2023 (Agency) - `; None when there is none.

    A place alone (`KARSA: `, `Rabat - `, `KABUL Two men ...`) counts too, unless the text is in capitals, where it
    could be a sentence.

    Args:
        capitals: the text is in capitals.
        first: it is the first paragraph below the headline; further down, a place alone must be in capitals.
    """
    dashed = _read_dashed(text, start, end, capitals=capitals, first=first)
    if dashed is not None or capitals:
        return dashed
    bare = end_of_bare_dateline(text, start, end)
    return Dateline(bare, None, ()) if bare is not None else None


def _read_dashed(text: str, start: int, end: int, *, capitals: bool, first: bool) -> Dateline | None:
    """The dateline that a dash or a colon closes; the arguments are those of `read_dateline`."""
    window_end = min(end, start + _LONGEST_DATELINE)
    dash = None
    for match in _DASH.finditer(text, start, window_end):
        if match[0][0] != ":" or dash is None:
            dash = match
        if match[0][0] != ":":
            break
    if dash is None or dash.end() >= end:
        return None
    head = text[start : dash.start()]
    after = text[dash.end()]
    if after.islower():
        return None
    agencies = tuple(group.strip() for group in _GROUP.findall(head) if group.strip()[:1].isupper())
    rest = _GROUP.sub(" ", head)
    found = date_in_phrase(rest)
    if found:
        rest = rest[: found[1][0]] + " " + rest[found[1][1] :]
    undated = _DAY.sub(" ", rest)
    dated = found is not None or undated != rest
    sure = dated or bool(_GROUP.search(head))
    if not _is_place(undated, sure=sure, capitals=capitals, shouted=not first or dash[0][0] == ":"):
        return None
    brackets = _BRACKETS.match(text, dash.end(), end)
    return Dateline(brackets.end() if brackets else dash.end(), found[0] if found else None, agencies)


def _is_place(words: str, *, sure: bool, capitals: bool, shouted: bool) -> bool:
    """Whether the words before the dash can be a place.

    `sure`: a date or an agency stands with them. `shouted`: without these, the first word must be in capitals.
    """
    found = _WORD.findall(words)
    if len(found) > (8 if sure else 5) or any(char in words for char in '"“”?!;'):
        return False
    if not found:
        return sure
    names = [word for word in found if word.casefold() not in _words()["inner"]]
    if not names or not all(word[0].isupper() for word in names) or not found[0][0].isupper():
        return False
    if sure:
        return True
    in_capitals = found[0].isupper() and len(found[0]) > 2
    return not capitals and (in_capitals or (not shouted and len(found) <= 3))
