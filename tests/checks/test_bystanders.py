"""Check 8: who is only counted among the harmed, only mentioned, or let off is no actor and no accuser."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Blame, Evidence, Response, Status
from summarizer.checks.accusation import check

LEAD = "Barn burned near Odanu\n\nA barn burned down near Odanu on Monday. "


def reasons(
    brief: Brief, text: str, actor: str, accusers: list[str], status: Status, response: Response | None = None
) -> list[str]:
    """What the check says of one accusation, cited from the sentences behind the lead."""
    article = read_text(LEAD + text)
    cited = [one for one in article.sentences if one.number > 2]
    row = Blame(
        actor=actor,
        aliases=[],
        accusers=accusers,
        status=status,
        response=response,
        evidence=[Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in cited],
    )
    return [one.reason for one in check(brief.model_copy(update={"blamed": [row]}), article)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Reed Front killed twelve farmers in the barn, the governor said.", "farmers"),
        ("Three guards were hurt, and the governor blamed the Reed Front.", "guards"),
    ],
)
def test_the_harmed_did_nothing(grenade_brief: Brief, text: str, actor: str) -> None:
    assert reasons(grenade_brief, text, actor, ["governor"], "accused_by_authorities") == ["role_swapped"]
    assert reasons(grenade_brief, text, "Reed Front", ["governor"], "accused_by_authorities") == []


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("The governor said the Reed Front had set fire to it with twelve farmers inside.", "farmers"),
        ("The Reed Front killed twelve farmers in the barn, the governor said.", "farmers"),
    ],
)
def test_whoever_is_only_mentioned_accuses_nobody(grenade_brief: Brief, text: str, accuser: str) -> None:
    assert "accuser_not_in_evidence" in reasons(grenade_brief, text, "Reed Front", [accuser], "accused_by_authorities")
    assert reasons(grenade_brief, text, "Reed Front", ["governor"], "accused_by_authorities") == []


def test_a_suspect_who_was_hurt_stays_accused(grenade_brief: Brief) -> None:
    text = "The driver was injured and was arrested in hospital, police said."

    assert reasons(grenade_brief, text, "driver", ["police"], "accused_by_authorities") == []


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Emil Roe on Tuesday. The prosecutor has withdrawn the charge against him.",
        "Residents accused Emil Roe of setting the fire. The mayor said police had found no sign of that.",
        "Residents accused Emil Roe. The mayor said that nothing in the file pointed to him.",
    ],
)
def test_whoever_is_let_off_behind_the_accusation_is_not_accused(grenade_brief: Brief, text: str) -> None:
    accuser = text.split(" ", 1)[0]

    assert reasons(grenade_brief, text, "Emil Roe", [accuser], "accused") == ["status_contradicted"]


def test_whoever_is_let_off_is_the_one_told_of(grenade_brief: Brief) -> None:
    text = "Police arrested Emil Roe on Tuesday. The other, Jan Abel, was freed: the charge against him was dropped."

    assert reasons(grenade_brief, text, "Emil Roe", ["Police"], "accused_by_authorities") == []


def test_an_admission_is_no_mere_accusation(grenade_brief: Brief) -> None:
    text = "Police arrested Emil Roe. He admitted that he had set the fire."

    assert reasons(grenade_brief, text, "Emil Roe", ["Police"], "accused_by_authorities") == ["status_contradicted"]
    assert reasons(grenade_brief, text, "Emil Roe", ["Emil Roe"], "claimed", "admitted") == []


def test_what_somebody_says_is_no_fact_of_the_article(grenade_brief: Brief) -> None:
    said = "The Reed Front burned the barn, the governor said."
    held = "The governor held the Reed Front responsible."

    assert reasons(grenade_brief, said, "Reed Front", ["governor"], "reported_as_fact") == ["status_too_strong"]
    assert reasons(grenade_brief, held, "Reed Front", ["governor"], "reported_as_fact") == ["status_too_strong"]


@pytest.mark.parametrize(
    ("text", "response", "found"),
    [
        ("Police accused Emil Roe. His lawyer rejected the charge, he said in a statement.", "no_comment", True),
        ("Police accused Emil Roe. His lawyer said he would make no comment.", "denied", True),
        ("Police accused Emil Roe. His lawyer said he would make no comment.", "no_comment", False),
        ("Police accused Emil Roe. His lawyer rejected the charge.", "denied", False),
    ],
)
def test_a_denial_is_no_silence_and_silence_no_denial(
    grenade_brief: Brief, text: str, response: Response, found: bool
) -> None:
    said = reasons(grenade_brief, text, "Emil Roe", ["Police"], "accused_by_authorities", response)

    assert said == (["response_not_in_evidence"] if found else [])
