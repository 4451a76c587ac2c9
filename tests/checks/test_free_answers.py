"""Check 8 on answers in words of their own: whose they are decides, and what they say."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Blame, Evidence, Response
from summarizer.checks.accusation import check

ACCUSED = "The union blames the operator, Velt Mining, for the collapse. "


def reasons(brief: Brief, answer: str, response: Response | None) -> list[str]:
    """The reasons why the answer of a firm that a union accuses is not believed."""
    article = read_text(f"News from Odanu\n\n{ACCUSED}{answer}")
    row = Blame(
        actor="Velt Mining",
        aliases=[],
        accusers=["union"],
        status="accused",
        response=response,
        evidence=[
            Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text)
            for one in article.sentences
            if one.number > 1
        ],
    )
    return [one.reason for one in check(brief.model_copy(update={"blamed": [row]}), article)]


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("The company says all safety rules were followed.", "denied"),
        ("Its director called the criticism unfair.", "denied"),
        ("Velt Mining distanced itself from the report.", "denied"),
        ("Its engineers had been nowhere near the shaft, the company said.", "denied"),
        ("Velt Mining declined to discuss the case.", "no_comment"),
        ("The company has yet to react.", "no_comment"),
        ("Its lawyer refused to say more.", "no_comment"),
        ("The firm apologised to the families.", "admitted"),
        ("Velt Mining acknowledged mistakes.", "admitted"),
    ],
)
def test_an_answer_in_words_of_its_own_is_the_answer(grenade_brief: Brief, answer: str, response: Response) -> None:
    assert reasons(grenade_brief, answer, response) == []


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("The union called the inquiry unfair.", "denied"),
        ("The mayor declined to discuss the case.", "no_comment"),
        ("The mayor apologised to the families.", "admitted"),
        ("Velt Mining declined to discuss the case.", "denied"),
        ("Its director called the criticism unfair.", "admitted"),
        ("Velt Mining runs four shafts near Odanu.", "denied"),
    ],
)
def test_the_words_of_others_are_no_answer_of_the_accused(
    grenade_brief: Brief, answer: str, response: Response
) -> None:
    assert reasons(grenade_brief, answer, response) == ["response_not_in_evidence"]


@pytest.mark.parametrize(
    "answer",
    ["Its director called the criticism unfair.", "Velt Mining distanced itself from the report."],
)
def test_a_denial_in_other_words_may_not_be_left_out(grenade_brief: Brief, answer: str) -> None:
    assert reasons(grenade_brief, answer, None) == ["status_contradicted"]


def test_a_firm_that_will_not_talk_denies_nothing(grenade_brief: Brief) -> None:
    assert reasons(grenade_brief, "Velt Mining declined to discuss the case.", None) == []
