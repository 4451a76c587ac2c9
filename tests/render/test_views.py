"""Views of a brief: hedges stay visible, foreign strings stay inert, widths are kept."""

import json
from pathlib import Path

import pytest

from summarizer import summarize
from summarizer.brief import Brief
from summarizer.engines.answer import Trace
from summarizer.render.markdown import markdown
from summarizer.render.plain import plain

KARSA = Path(__file__).parents[1] / "data" / "karsa.brief.json"


@pytest.fixture
def karsa() -> Brief:
    return Brief.from_json(KARSA.read_text(encoding="utf-8"))


def with_strings(text: str) -> Brief:
    """The brief of Karsa with `text` planted in every free string."""
    brief = json.loads(KARSA.read_text(encoding="utf-8"))
    brief["headline"] = text
    brief["what"]["summary"] = text
    brief["what"]["weapons"] = [text]
    brief["blamed"][0]["actor"] = text
    brief["where"][0]["name"] = text
    brief["casualties"][0]["count"]["text"] = text
    brief["reactions"][0]["gist"] = text
    brief["background"][0]["summary"] = text
    brief["rejected"][0]["value"] = text
    brief["run"]["model"] = text
    return Brief.from_json(json.dumps(brief))


def test_the_hedges_of_blame_are_visible(karsa: Brief) -> None:
    assert "Army of the North: accused by authorities (police); denies it" in plain(karsa)


def test_a_claim_names_who_tells_of_it_without_calling_them_its_speakers(karsa: Brief) -> None:
    row = karsa.blamed[0].model_copy(update={"status": "claimed", "accusers": ["the governor"], "response": "admitted"})

    assert "Army of the North: claims it (the governor)" in plain(karsa.model_copy(update={"blamed": [row]}))


def test_rules_for_english_do_not_say_that_a_text_in_another_language_reports_nothing() -> None:
    brief = summarize("Al menos siete personas murieron el viernes cuando explotó una bomba frente a una comisaría.")

    assert not brief.incident
    assert "The built-in rules read English; in this language (es)" in " ".join(plain(brief).split())


def test_figures_stand_apart_by_source_under_their_range(karsa: Brief) -> None:
    shown = plain(karsa)

    assert "killed: 14 to 19" in shown
    assert "“14 people”, says police" in shown
    assert "“nineteen people”, says the hospital director" in shown


def test_rejected_facts_stand_last(karsa: Brief) -> None:
    assert plain(karsa).splitlines()[-1].startswith("REJECTED")


def test_the_engine_is_named(karsa: Brief) -> None:
    assert "gpt-5-mini-2025-08-07" in plain(karsa)


def test_evidence_prints_the_sentences(karsa: Brief) -> None:
    assert "[1] Two b" in plain(karsa, evidence=True)
    assert "[1] Two b" not in plain(karsa)


def test_explain_prints_the_rule_and_the_date_arithmetic(karsa: Brief) -> None:
    shown = plain(karsa, [Trace("blamed[0]", "passive-accusation", "was blamed on")], explain=True)

    assert "passive-accusation: was blamed on" in shown
    assert "last Monday on or before publication 2019-03-12" in shown


def test_explain_prints_the_rules_behind_type_weapons_and_targets(karsa: Brief) -> None:
    trace = [
        Trace("what", "lead 7.0", "bombs exploded"),
        Trace("what.weapons[0]", "weapon word", "bombs"),
        Trace("what.targets[0]", "target word", "bus station"),
    ]
    shown = plain(karsa, trace, explain=True)

    assert "type: bombing, accomplished" in shown
    for note in ("lead 7.0: bombs exploded", "weapon word: bombs", "target word: bus station"):
        assert note in shown
        assert note not in plain(karsa, trace)


@pytest.mark.parametrize("width", [30, 59, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(karsa: Brief, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    assert max(len(line) for line in plain(karsa, evidence=True).splitlines()) <= width


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[2J",
        "\x1b]52;c;aGk=\x07",
        "\x1b]8;;http://x.test\x1b\\",
        "\x9b31m",
        "overwritten\rby this",
        "\u202egnihtemos",
        "nul\x00",
    ],
    ids=ascii,
)
def test_nothing_that_a_terminal_obeys_comes_through(text: str) -> None:
    for shown in (plain(with_strings(text), evidence=True), markdown(with_strings(text))):
        assert all(char.isprintable() or char == "\n" for char in shown)


@pytest.mark.parametrize("text", ["[link=http://x.test]here[/link]", "[/x]", "[bold]loud"])
def test_console_markup_is_shown_and_not_obeyed(text: str) -> None:
    assert text in plain(with_strings(text))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "![x](http://x.test/y.png)", "[x](javascript:alert(1))", "\n# loud", "a | b"]
)
def test_markdown_and_html_marks_are_escaped(text: str) -> None:
    shown = markdown(with_strings(text))

    assert text not in shown
    assert "<script" not in shown


def test_a_brief_without_an_incident_says_so(karsa: Brief) -> None:
    empty = json.loads(karsa.to_json())
    empty.update(incident=False, when=None, where=[], blamed=[], casualties=[], reactions=[], background=[])
    empty.update(unused_numbers=[], rejected=[], totals={"killed": None, "injured": None, "missing": None})
    empty["what"].update(
        event_type="none", category="none", stage=None, summary=None, weapons=[], targets=[], evidence=[]
    )

    shown = plain(Brief.from_json(json.dumps(empty)))

    assert "no incident" in shown
    assert "CASUALTIES" not in shown
