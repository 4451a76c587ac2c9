"""Records behave as the dataclasses they are to a type checker."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.records import record


@record(frozen=True, slots=True)
class Span:
    """Half-open offsets."""

    start: int
    end: int
    text: str = "x"
    note: object = field(default=None, compare=False, repr=False)


@record(slots=True)
class Basket:
    """What was found."""

    spans: list[Span] = field(default_factory=list)
    name: str | None = None


@record(frozen=True, slots=True)
class One:
    """A single field."""

    value: str


def test_records_with_equal_fields_are_equal_and_hash_alike() -> None:
    assert Span(1, 2) == Span(1, 2, "x", note="ignored")
    assert hash(Span(1, 2)) == hash(Span(1, 2, "x", note="ignored"))
    assert Span(1, 2) != Span(1, 3)
    assert len({One("a"), One("a"), One("b")}) == 2


def test_a_record_equals_no_tuple_and_no_record_of_another_class() -> None:
    others: list[object] = [("a",), Span(1, 2)]

    assert all(One("a") != other for other in others)


def test_a_record_that_may_change_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Basket())


def test_records_that_compare_by_identity_can_be_told_apart() -> None:
    @record(slots=True, eq=False)
    class Row:
        """A row."""

        number: int

    assert Row(1) != Row(1)
    assert len({Row(1), Row(1)}) == 2


@pytest.mark.parametrize("make", [record, dataclass], ids=["record", "dataclass"])
def test_a_record_prints_as_a_dataclass(make: Callable[..., Any]) -> None:
    @make(frozen=True, slots=True)
    class Place:
        """A place."""

        name: str
        secret: str = field(default="s", repr=False)

    made: Any = Place

    assert repr(made("Karsa")).endswith("Place(name='Karsa')")


def test_the_tools_of_dataclasses_take_records() -> None:
    assert replace(Span(1, 2), end=5) == Span(1, 5)
    assert asdict(Basket([Span(1, 2)])) == {
        "spans": [{"start": 1, "end": 2, "text": "x", "note": None}],
        "name": None,
    }
    assert [one.name for one in fields(Span)] == ["start", "end", "text", "note"]


def test_records_are_copied_and_pickled() -> None:
    basket = Basket([Span(1, 2)], "b")

    assert copy.deepcopy(basket) == basket
    assert pickle.loads(pickle.dumps(Span(3, 4))) == Span(3, 4)


def test_slots_take_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        Basket().other = 1  # type: ignore[attr-defined]


def test_a_hash_of_its_own_is_kept() -> None:
    assert "__hash__" in vars(Article)
    assert Article.__hash__.__module__ == "summarizer.article"
