"""Where sentences end, by the punctuation of the script and a list of abbreviations."""

import re
from functools import lru_cache

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary
from summarizer.records import record

_LATIN_MARKS = ".!?\u2026\u203d\u061f\u037e"  # the last two: Arabic and Greek question marks
# Marks that need no white space after them: CJK, Devanagari, Urdu, Armenian, Ethiopic, Khmer, Burmese, Tibetan.
_OTHER_MARKS = "\u3002\uff01\uff1f\uff61\u0964\u0965\u06d4\u0589\u1362\u1367\u17d4\u104b\u0f0d"
# Quotation marks, brackets and emphasis marks, a guillemet after its narrow space, a footnote number.
_CLOSERS = (
    r"""(?:["'\u201d\u2019\u201c\u00bb\u203a)\]}\u300d\u300f\uff09\u3011\u3009\u300b*_]"""
    r"""|[\u00a0\u202f]\u00bb|\[\d{1,3}\])*"""
)
# One class for the first mark, so that the search can skip to it; possessive quantifiers after it, so that a line of
# a million full stops is read once, not a million times.
_CANDIDATE = lazy_pattern(rf"(?P<marks>[{_LATIN_MARKS}{_OTHER_MARKS}][{_LATIN_MARKS}{_OTHER_MARKS}]*+){_CLOSERS}")
_OPENERS = lazy_pattern(
    r"""["'\u201c\u201d\u2018\u2019\u201e\u00ab\u2039(\[{¿¡\u300c\u300e\uff08\u3010*_\s\u2013\u2014-]*+"""
)
_WORD = lazy_pattern(r"[^\W_]++(?:[’'.-][^\W_]++)*")
_QUOTES = frozenset("\"'\u201d\u2019\u201c\u00bb\u203a\u300d\u300f")
_WORD_BEFORE_CHARS = 24  # longest word looked at before a full stop; the bound keeps the whole linear
# "al-Shabaab", "de Blasio", "iPhone": a small letter that may start a sentence.
_LOWER_NAME = lazy_pattern(r"(?:a[a-z]{0,2}|el)[-\u2011][^\W\d_]|(?:de|van|von|bin|ibn|abu|umm) [^\W\d_a-z]|[ei][A-Z]")
_LONGEST_CLOCK = 40  # characters of "Shortly before 8:40 p.m. "


@record(frozen=True, slots=True)
class _Abbreviations:
    before_name: frozenset[str]
    may_end: frozenset[str]
    before_digit: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    with_mark: tuple[str, ...]
    starters: frozenset[str]
    speaker: re.Pattern[str]
    """The speaker after a quoted question: "Who did this?" Aziz Khan asked."""
    clock_opening: re.Pattern[str]
    """A time that only opens the sentence and cannot end it: "At 8:40 p.m. Gunmen stormed the hall"."""


def _with_variants(words: str) -> frozenset[str]:
    """The words, those in small letters also capitalised."""
    listed = words.split()
    return frozenset(listed) | {word.capitalize() for word in listed if word.islower() and word.isascii()}


@lru_cache(maxsize=2)
def _abbreviations(capitals: bool) -> _Abbreviations:
    """The lists of the data file; for a text in capitals, in capitals."""
    lists: dict[str, str] = vocabulary("abbreviations")
    ambiguous = frozenset(lists["words_in_capitals"].split())

    def words(name: str) -> frozenset[str]:
        listed = _with_variants(lists[name])
        return frozenset(word.upper() for word in listed) - ambiguous if capitals else listed

    return _Abbreviations(
        before_name=words("before_name"),
        may_end=words("may_end"),
        before_digit=words("before_digit"),
        clock=words("clock"),
        after_clock=frozenset(lists["after_clock"].split()),
        with_mark=tuple(words("with_mark")),
        starters=frozenset(lists["starters"].split()),
        speaker=lazy_pattern(
            rf"(?:[^\W\d_a-z][^\W_]*+(?:[.'’-][^\W_]*+)*\s){{1,4}}(?:{'|'.join(lists['speech'].split())})\b"
        ),
        clock_opening=lazy_pattern(rf"\W*+(?:(?:{'|'.join(lists['before_clock'].split())})\s)+\d", re.IGNORECASE),
    )


def in_capitals(text: str) -> bool:
    """Whether the text is written in capitals throughout, as old wire copy is."""
    sample = text[:4000:8]
    upper = sum(map(str.isupper, sample))
    return upper > 8 * sum(map(str.islower, sample))


def sentence_spans(
    text: str, start: int = 0, end: int | None = None, *, capitals: bool = False
) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, `text[start:end]`, without white space at either end.

    Linear in the length. Spans without a letter or digit are left out.

    Args:
        text, start, end: the whole text and the paragraph in it; offsets are those of the text.
        capitals: the text is in capitals, so that case tells nothing (`in_capitals`).
    """
    end = len(text) if end is None else end
    rules = _abbreviations(capitals)
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        stop = match.end()
        if stop >= end:
            break
        if match[0][0] in _OTHER_MARKS:
            ends = not _goes_on_after_quotation(text, match)
        elif text[stop].isspace():
            ends = _is_end(text, match, begin, end, rules, capitals)
        else:
            ends = not capitals and _is_glued_end(text, match, end)
        if ends:
            begin = _add(spans, text, begin, stop)
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, begin: int, stop: int) -> int:
    """Adds the trimmed span when it holds a word, and returns where the next one begins."""
    piece = text[begin:stop]
    stripped = piece.strip()
    if stripped and (stripped[0].isalnum() or _WORD.search(stripped)):
        first = begin + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped)))
    return stop


def _goes_on_after_quotation(text: str, match: re.Match[str]) -> bool:
    """Whether a Japanese quotation ended here, but the sentence goes on with the quoting particle."""
    return match[0][-1] in "」』" and text[match.end()] in "とで"


def _is_glued_end(text: str, match: re.Match[str], end: int) -> bool:
    """Whether white space was lost after a sentence: "were killed.Police said"."""
    at, stop = match.start(), match.end()
    if stop - at != 1 or at < 3 or stop + 1 >= end:
        return False
    before, after = text[at - 3 : at], text[stop : stop + 2]
    return before.isalpha() and before.islower() and after[0].isupper() and after[1].islower()


def _is_end(text: str, match: re.Match[str], begin: int, end: int, rules: _Abbreviations, capitals: bool) -> bool:
    """Whether the sentence that began at `begin` ends at these marks, which white space follows."""
    marks, at, stop = match["marks"], match.start(), match.end()
    openers = _OPENERS.match(text, stop, end)
    next_at = openers.end() if openers else stop
    if next_at >= end:
        return True
    lower_name = False
    if not capitals and text[next_at].islower() and text[next_at - 1] != "[":  # "... died. [end of report]"
        lower_name = _LOWER_NAME.match(text, next_at, end) is not None
        if not lower_name:
            return False
    quoted = not _QUOTES.isdisjoint(match[0])
    if marks != ".":
        return _ends_after_mark(marks, text, at, next_at, end, rules, quoted)
    word = _word_before(text, at)
    return quoted or not word or _ends_after(word, text, (begin, next_at, end), rules, lower_name)


def _ends_after_mark(
    marks: str, text: str, at: int, next_at: int, end: int, rules: _Abbreviations, quoted: bool
) -> bool:
    """Whether an exclamation mark, a question mark or dots end the sentence before a capital or digit."""
    if quoted:
        return rules.speaker.match(text, next_at, end) is None
    following = _WORD.match(text, next_at, end)
    starts = following is not None and following[0].casefold() in rules.starters
    elision = marks in ("...", "…") and text[at - 1 : at].isspace()
    named = marks == "!" and text[max(0, at - 12) : at + 1].endswith(rules.with_mark)
    return starts or not (elision or named)


def _word_before(text: str, at: int) -> str:
    """The word that ends at `at`, inner full stops and hyphens included."""
    floor = max(0, at - _WORD_BEFORE_CHARS)
    piece = text[floor:at]
    if piece[-1:].isalnum():
        apart = piece.rsplit(None, 1)
        if len(apart) == 2 and apart[1].isalnum():  # a plain word, as nearly always
            return apart[1]
    first = at
    while first > floor and (text[first - 1].isalnum() or text[first - 1] in ".-&" or _is_mark(text[first - 1])):
        first -= 1
    return text[first:at].lstrip(".-")


def _is_mark(char: str) -> bool:
    """Whether it is a vowel sign of an Indian script, which `str.isalnum` takes for no letter."""
    return "\u0900" <= char <= "\u0d7f"


def _ends_after(word: str, text: str, bounds: tuple[int, int, int], rules: _Abbreviations, lower_name: bool) -> bool:
    """Whether the full stop after `word` ends the sentence, given what comes next.

    `bounds`: where the sentence began, where its next word would begin, and where the paragraph ends.
    """
    begin, next_at, end = bounds
    last = word.rpartition("-")[2]
    if word in rules.before_name or (last[:1].isupper() and last in rules.before_name):
        return False
    if word in rules.before_digit and text[next_at].isdigit():
        return False
    following = _WORD.match(text, next_at, end)
    next_word = following[0].casefold() if following else ""
    if word in rules.clock:
        if next_at - begin < _LONGEST_CLOCK and rules.clock_opening.match(text, begin, next_at):
            return False
        return next_word not in rules.after_clock
    if not (_is_initials(word) or _is_initials(last) or word in rules.may_end or last in rules.may_end):
        return True
    if lower_name:
        return False
    return next_word in rules.starters or next_word.isdigit() or not next_word


def _is_initials(word: str) -> bool:
    """Whether it is one capital letter (J), or letters with full stops (U.S, Ph.D)."""
    if len(word) == 1:
        return word.isalpha() and not word.islower()
    return "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))
