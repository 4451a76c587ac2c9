"""Patterns that wait for their first use behave as compiled ones, and every one of the package compiles."""

import copy
import gc
import importlib
import pkgutil
import re
from pathlib import Path

import summarizer
from summarizer.language.lazy import LazyPattern, lazy_pattern


def test_a_lazy_pattern_is_compiled_on_its_first_use_and_once() -> None:
    made = []

    def source() -> str:
        made.append(1)
        return r"\bferr(?:y|ies)\b"

    pattern = lazy_pattern(source, re.IGNORECASE)
    assert made == []

    assert pattern.search("Two Ferries sank") is not None
    assert pattern.sub("boat", "a ferry") == "a boat"
    assert pattern.flags & re.IGNORECASE == re.IGNORECASE
    assert made == [1]


def test_a_lazy_pattern_reads_bytes_too() -> None:
    assert lazy_pattern(rb"\d+").findall(b"4 and 15") == [b"4", b"15"]


def test_a_lazy_pattern_can_be_copied_before_its_first_use() -> None:
    assert copy.copy(lazy_pattern("a+")).fullmatch("aaa") is not None


def test_every_pattern_of_the_package_compiles() -> None:
    for area in ("language", "checks", "reading", "engines.builtin"):
        package = importlib.import_module(f"summarizer.{area}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)

    waiting = [one for one in gc.get_objects() if type(one) is LazyPattern]

    assert len(waiting) > 100
    for pattern in waiting:
        assert pattern.pattern, "a faulty pattern raises re.error here"


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5 such a group takes half a round too much: `(?:-\\w)*+` matched the hyphen of "a- b"."""
    possessive_group = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+")

    found = [
        f"{file.name}:{number}"
        for file in sorted(Path(summarizer.__file__).parent.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if possessive_group.search(line)
    ]

    assert found == []
