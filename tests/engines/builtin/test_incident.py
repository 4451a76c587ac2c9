"""The verdict: incident or not, of which type, at which stage, told where."""

from pathlib import Path

import pytest

from summarizer import read_text
from summarizer.engines.builtin.incident import judge

REPORTS = Path(__file__).parents[2] / "data" / "reports"


def short_reports() -> list[tuple[str, str, str]]:
    lines = (REPORTS / "short.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(types, headline, body) for types, headline, body in rows]


def longer_reports() -> list[tuple[str, str]]:
    blocks = (REPORTS / "longer.txt").read_text(encoding="utf-8").split("=== ")[1:]
    return [(types, text.strip()) for types, text in (block.split("\n", 1) for block in blocks)]


@pytest.mark.parametrize(("types", "headline", "body"), [pytest.param(*row, id=row[1][:40]) for row in short_reports()])
def test_a_short_report_is_told_by_its_type(types: str, headline: str, body: str) -> None:
    verdict = judge(read_text(f"{headline}\n\n{body}"))

    assert verdict.event_type in types.split(",")
    assert verdict.incident == (types != "none")


@pytest.mark.parametrize(
    ("types", "text"), [pytest.param(*row, id=row[1].splitlines()[0][:40]) for row in longer_reports()]
)
def test_a_longer_text_is_told_by_its_type(types: str, text: str) -> None:
    assert judge(read_text(text)).event_type in types.split(",")


FOILED = """Car bomb defused outside Bari court

Army experts defused a car bomb outside a court in Bari on Tuesday after a warning by telephone. Streets nearby had been
emptied.
"""

THREATENED = """Rebels threaten to kill hostages

A rebel group threatened to kill two engineers on Monday unless the government stops its offensive in the hills.
"""

KILLED = """Attempt on governor's life kills driver

A bomb aimed at the governor of Karsa killed his driver on Friday. The governor escaped unhurt.
"""


@pytest.mark.parametrize(
    ("text", "stage"),
    [(FOILED, "attempted"), (THREATENED, "threatened"), (KILLED, "accomplished")],
    ids=["defused", "threatened", "somebody was killed"],
)
def test_the_stage_follows_what_came_of_it(text: str, stage: str) -> None:
    verdict = judge(read_text(text))

    assert verdict.incident
    assert verdict.stage == stage


def test_no_incident_has_neither_stage_nor_sentences() -> None:
    verdict = judge(read_text("Choir wins prize\n\nThe choir of Karsa won the first prize in Vienna on Sunday."))

    assert (verdict.incident, verdict.event_type, verdict.stage, verdict.main) == (False, "none", None, ())


def test_headline_and_lead_stand_first_among_the_sentences_of_the_event() -> None:
    text = (
        "Bomb kills six in Karsa market\n\nA bomb killed six people in the market of Karsa on Monday. "
        "The weather was fine. The explosion broke windows."
    )

    assert judge(read_text(text)).main == (1, 2, 4)


def test_a_text_without_a_headline_is_judged_by_what_it_tells() -> None:
    killing = "Two priests were murdered in the parish house of San Telmo last night. Police found them at dawn."
    battle = "Our forces attacked the garrison and overran two posts. Eight soldiers were killed and rifles captured."

    assert judge(read_text(killing)).event_type == "armed_attack"
    assert judge(read_text(battle)).event_type == "armed_clash"


def test_without_a_headline_what_is_said_to_have_occurred_is_news() -> None:
    told = "The attack on the mill {} near the coast road, the council of Odanu said. The harvest goes on."

    assert judge(read_text(told.format("occurred"))).incident
    assert not judge(read_text(told.format("is talked of"))).incident


def test_without_a_headline_a_bombing_needs_a_bomb() -> None:
    told = (
        "Gunmen attacked a clinic in Odanu on Monday and beat two men. The attack lasted an hour. The bishop deplored"
        " the bombings of the year.{}"
    )

    assert judge(read_text(told.format(""))).event_type == "armed_attack"
    assert judge(read_text(told.format(" A bomb was thrown at its gate."))).event_type == "bombing"


def test_the_trace_names_the_words_that_decided() -> None:
    verdict = judge(read_text("Flash flood kills nine\n\nA flash flood killed nine hikers near Karsa on Sunday."))

    assert verdict.words.lower() == "flash flood"
    assert "event words" in verdict.rule


def test_an_empty_or_numberless_text_is_no_incident() -> None:
    assert not judge(read_text("Hello there.")).incident


def test_a_radio_script_that_counts_its_dead_late_reports_an_incident() -> None:
    text = (
        "Evening desk, five o'clock\n\n"
        "It was late. The deck was full. Nobody had slept.\n\n"
        "This is what the harbour office told us. She went down off Lorsk on Tuesday. "
        "Thirty-one bodies have been brought ashore. Nine of the dead were children. "
        "Some 40 people are missing, the fire service said. Twenty were injured and are in hospital."
    )

    assert judge(read_text(text)).incident
