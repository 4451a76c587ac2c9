"""No regular expression of language and checks takes more than linear time, or nearly, on any text."""

import functools
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import summarizer.checks
import summarizer.language
from summarizer.language.lazy import LazyPattern

try:
    from re import _parser as sre_parse  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - Python 3.10 and older
    import sre_parse  # type: ignore[no-redef]

SIZE = 4_000
"""Characters of a text; a paragraph of a report has 500."""
LIMIT_S = 0.25
"""CPU seconds that one search in such a text may take, unless half the text takes more than a sixth of that."""
GROWTH = 6
"""Twice the text: a quadratic pattern takes four times as long, a cubic one eight times, worse ones for ever."""


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, LazyPattern):
        value = re.compile(value.pattern, value.flags)
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        if isinstance(value, dict):
            value = [*value.keys(), *value.values()]
        if isinstance(value, (list, tuple, set, frozenset)):
            for one in value:
                yield from _patterns_in(one, depth + 1)
        elif hasattr(value, "__slots__") and type(value).__module__.startswith("summarizer."):
            for name in type(value).__slots__:
                yield from _patterns_in(getattr(value, name, None), depth + 1)


def _made_on_use(values: Iterable[Any]) -> Iterator[Any]:
    """What the modules compile when it is first asked for: results of cached functions without arguments."""
    for value in values:
        if isinstance(value, functools._lru_cache_wrapper) and not inspect.signature(value).parameters:
            yield value()


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern at module level of the two packages, by place."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (summarizer.language, summarizer.checks):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            names = vars(importlib.import_module(module.name))
            for value in [*names.values(), *_made_on_use(names.values())]:
                for pattern in _patterns_in(value):
                    found.setdefault(pattern.pattern, pattern)
    return found


PATTERNS = sorted(all_patterns().values(), key=lambda pattern: pattern.pattern)


def _pieces(pattern: re.Pattern[str]) -> list[str]:
    """Characters and words that the pattern itself speaks of: what an attack on it would repeat."""
    words = re.findall(r"[A-Za-z]{2,}", pattern.pattern)
    marks = [char for char in ",.;:-–'\"“”’()[] \n" if char in pattern.pattern or char in " ,-"]
    return list(dict.fromkeys([*words[:40], *marks, "a", "A", "the ", "1", "12,345 ", "x, ", "Ab ", "a-", "a "]))


@st.composite
def attacks(draw: st.DrawFn) -> tuple[re.Pattern[str], str]:
    """A pattern and a text that repeats one to three of its pieces many times, with an odd ending."""
    pattern = draw(st.sampled_from(PATTERNS))
    pieces = st.sampled_from(_pieces(pattern))
    opening = "".join(draw(st.lists(pieces, max_size=2)))
    pump = "".join(draw(st.lists(pieces, min_size=1, max_size=3)))
    ending = draw(st.sampled_from(["", "!", "\x00", " .", "Z", "9"]))
    return pattern, opening + pump * (SIZE // len(pump)) + ending


def spent_s(pattern: re.Pattern[str], text: str) -> float:
    """The least CPU time of three searches, or of one that takes long."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        pattern.search(text)
        best = min(best, time.process_time() - started)
        if best > 10 * LIMIT_S:
            break
    return best


def is_catastrophic(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a search is slow, and grows faster than with the square of the text."""
    spent = spent_s(pattern, text)
    return spent >= LIMIT_S and spent > GROWTH * spent_s(pattern, text[: len(text) // 2] + text[-1:])


def _search(seconds: float, examples: int) -> None:
    stop = time.monotonic() + seconds

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(attacks())
    def no_pattern_is_slow(attack: tuple[re.Pattern[str], str]) -> None:
        if time.monotonic() > stop:
            return
        pattern, text = attack

        assert not is_catastrophic(pattern, text), (pattern.pattern[:200], text[:80])

    no_pattern_is_slow()


def _repeats(tree: Any, inside: bool = False) -> Iterator[tuple[Any, Any]]:
    """Unbounded repetitions that lie directly in another unbounded one, as (outer, inner) parts of a parsed pattern."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            _, most, body = argument
            unbounded = most == sre_parse.MAXREPEAT
            if unbounded and inside:
                yield operation, argument
            yield from _repeats(body, inside or unbounded)
        elif name == "SUBPATTERN":
            yield from _repeats(argument[-1], inside)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch, inside)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(argument[1], False)


def test_the_search_knows_a_catastrophic_pattern() -> None:
    assert is_catastrophic(re.compile(r"(?:a|aa)+$"), "a" * 34 + "!")
    assert not is_catastrophic(re.compile(r"a+$"), "a" * SIZE + "!")


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 50


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
def test_a_repetition_inside_a_repetition_begins_with_a_mark_of_its_own(pattern: re.Pattern[str]) -> None:
    """`(a+)+` has two ways to read every text; `(?:-a+)*` only one, since each turn begins with a mark.

    Patterns with such a pair are tried with texts of their own parts, long enough for two ways per turn to explode.
    """
    if not list(_repeats(sre_parse.parse(pattern.pattern, pattern.flags))):
        return

    for piece in _pieces(pattern):
        assert not is_catastrophic(pattern, piece * (SIZE // len(piece)) + "\x00")


def test_no_pattern_backtracks_catastrophically() -> None:
    _search(seconds=4, examples=150)


@pytest.mark.nightly
def test_no_pattern_backtracks_catastrophically_in_a_long_search() -> None:
    _search(seconds=60, examples=20_000)
