"""The plain view is laid out as rich lays it out, without loading rich."""

import json
from pathlib import Path

import pytest
from rich.cells import get_character_cell_size

from summarizer.brief import Brief
from summarizer.render.outline import Line, Outline, Section, outline
from summarizer.render.plain import _ONE_COLUMN, laid_out, plain
from summarizer.render.terminal import plain_by_rich

KARSA = Path(__file__).parents[1] / "data" / "karsa.brief.json"

TEXTS = {
    "words": "The blast tore through the waiting hall shortly after the evening train had come in. " * 4,
    "a word longer than a line": "x" * 450,
    "long words among short ones": "see http://example.test/" + "path-" * 60 + " and " + "y" * 99 + " or " + "z" * 100,
    "blanks in a row": "one   two     " * 30,
    "blanks at both ends": "   out   ",
    "nothing": "",
    "blanks alone": "   ",
    "dashes and quotes": "“Nobody” – so the mayor’s office… said it — at €4 a seat. " * 5,
}


@pytest.mark.parametrize("width", [40, 41, 59, 60, 61, 80, 100, 173])
def test_a_brief_is_laid_out_as_by_rich(width: int) -> None:
    view = outline(Brief.from_json(KARSA.read_text(encoding="utf-8")), evidence=True, explain=True)

    assert laid_out(view, width) == plain_by_rich(view, width)


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_is_wrapped_as_by_rich(text: str, width: int) -> None:
    lines = (Line(text, (1, 2)), Line(text, indent=1, sentences=(text,), notes=(text,)))
    view = Outline(text, "bombing", "built-in rules", (Section("WHAT", lines), Section("BACKGROUND", lines, dim=True)))

    assert laid_out(view, width) == plain_by_rich(view, width)


@pytest.mark.parametrize("text", ["広島で爆発", "a family: 👩‍👩‍👧", "e\u0301", "zero\u200bwidth"], ids=ascii)
def test_characters_of_other_widths_are_left_to_rich(text: str) -> None:
    view = Outline(text, "bombing", "built-in rules", (Section("WHAT", (Line("one"),)),))

    assert laid_out(view, 100) is None


def test_every_character_laid_out_here_takes_one_column() -> None:
    assert {char for char in _ONE_COLUMN if get_character_cell_size(char) != 1} == set()


def test_the_plain_view_of_a_foreign_brief_comes_from_rich() -> None:
    brief = json.loads(KARSA.read_text(encoding="utf-8"))
    brief["headline"] = "広島" * 60

    assert plain(Brief.from_json(json.dumps(brief))).splitlines()[:2] == ["広島" * 25, "広島" * 25]
