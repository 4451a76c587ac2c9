"""Corrupting any one field of a right brief gives a finding, but for the fields that `docs/checks.md` lists."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, Brief, Draft, read_file, verify
from summarizer.engines.answer import Answer
from summarizer.pipeline import finish

ROOT = Path(__file__).parents[1]
DRAFT = Draft.model_validate_json((ROOT / "tests" / "data" / "ferry.draft.json").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

Step = str | int

# Where any other word is no value of the field.
OTHER: dict[str, Any] = {
    "harm": "abducted",
    "scope": "subgroup",
    "qualifier": "about",
    "category": "accident",
    "event_type": "flood",
    "stage": "threatened",
    "precision": "year",
    "status": "cleared",
    "response": "admitted",
    "relation": "retaliation",
    "kind": "support",
    "basis": "sum",
    "country": "FR",
    "start": "2019-03-10",
    "end": "2019-03-12",
    "missing": {"low": 1, "high": 1, "basis": "stated"},
    "published": "2019-03-13",
    "published_from": "dateline",
    "engine": "builtin",
    "language": "fr",
    "flags": "chunked",
}
REASONS = {"unused_numbers": "of_another_event", "rejected": "prose_name"}


def listed(heading: str) -> set[str]:
    """The fields that the page lists behind a sentence."""
    section = PAGE.split(heading, 1)[1].split("\n\n")[1]
    return {name for line in section.splitlines() for name in re.findall(r"`([^`]+)`", line.partition(":" + " ")[0])}


UNSEEN = listed("Nor does it see a wrong value")
PARTLY_SEEN = listed("And it sees only some wrong values")


def fields(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """The places of a brief that hold a value, with it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, (*path, name))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from fields(inner, (*path, at))
    else:
        yield path, value


def name_of(path: tuple[Step, ...]) -> str:
    """`casualties[].count.low`; a name in a list of names has the list's name."""
    steps = path[:-1] if isinstance(path[-1], int) else path
    return "".join("[]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def corrupted(path: tuple[Step, ...], value: Any) -> Any:
    """Another value that the field may have."""
    field = next(step for step in reversed(path) if isinstance(step, str))
    if field == "reason":
        return REASONS[str(path[0])]
    if value is None:
        return {"lat": 7.1, "lon": 122.1, "high": 999, "low": 3}.get(field, OTHER.get(field, "Zorblat"))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if re.fullmatch("[0-9a-f]{64}", value):
        return "0" * 64
    return OTHER.get(field, f"{value} Zorblat")


@pytest.fixture(scope="module")
def article() -> Article:
    return read_file(ROOT / "examples" / "ferry-terminal-bombs.txt")


@pytest.fixture(scope="module")
def right(article: Article) -> Brief:
    """A brief with a row of every kind, right in all of them, and a number that no fact uses."""
    fewer = DRAFT.model_copy(update={"tolls": DRAFT.tolls[:-2]})
    return finish(article, Answer(draft=fewer)).brief


def corruptions(right: Brief) -> Iterator[tuple[str, Brief]]:
    """The brief with each field in turn changed to another value."""
    whole = json.loads(right.to_json())
    for path, value in fields(whole):
        changed = copy.deepcopy(whole)
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = corrupted(path, value)
        if place[path[-1]] == value or path == ("schema",):
            continue
        if path == ("run", "model") or path == ("run", "prompt"):
            place[path[-1]] = "Zorblat"
        yield name_of(path), Brief.from_json(json.dumps(changed))


def test_a_corrupted_field_is_found_unless_the_page_lists_it(right: Brief, article: Article) -> None:
    assert verify(right, article) == []

    unseen = {name for name, wrong in corruptions(right) if not verify(wrong, article)}

    assert unseen - PARTLY_SEEN <= UNSEEN


def test_the_page_lists_no_field_that_a_check_sees(right: Brief, article: Article) -> None:
    seen = {name for name, wrong in corruptions(right) if verify(wrong, article)}

    assert not seen & UNSEEN


def test_every_listed_field_is_one_of_the_contract(right: Brief) -> None:
    names = {name_of(path) for path, _ in fields(json.loads(right.to_json()))}

    assert names >= PARTLY_SEEN
    assert {one for one in UNSEEN if not one.startswith("rejected[]")} <= names


@pytest.mark.parametrize("name", ["where", "blamed", "casualties", "reactions", "background"])
def test_a_row_that_stands_twice_is_found(name: str, right: Brief, article: Article) -> None:
    rows = getattr(right, name)

    findings = verify(right.model_copy(update={name: [*rows, rows[0]]}), article)

    assert (f"{name}[{len(rows)}]", "duplicate_row") in {(one.path, one.reason) for one in findings}


def test_an_engine_that_says_a_row_twice_is_told_once_and_not_asked_again(article: Article) -> None:
    twice = DRAFT.model_copy(update={"reactions": [*DRAFT.reactions, DRAFT.reactions[0]]})

    done = finish(article, Answer(draft=twice))

    assert len(done.brief.reactions) == len(DRAFT.reactions)
    assert [one.reason for one in done.brief.rejected] == ["duplicate_row"]
    assert verify(done.brief, article) == []


def test_a_profile_that_does_not_exist_is_named(right: Brief, article: Article) -> None:
    run = right.run.model_copy(update={"vague": "sometimes"})

    findings = verify(right.model_copy(update={"run": run}), article)

    assert [(one.path, one.reason) for one in findings] == [("run.vague", "profile_unknown")]
