"""Long articles: windows at sentence borders that keep the numbers, merged by code; very long ones are refused."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from asking import ask, briefed
from model_server import ModelServer, Request, Step, drafts, fails, says

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.engines.model.merging import merge
from summarizer.engines.model.windows import MAX_WINDOWS, tokens_in, windows_of
from summarizer.errors import ArticleTooLong
from summarizer.reading import read_text

LEAD = (
    "Bomb in Leith market kills three\n\n"
    "A bomb killed three people at a market in Leith on Monday, police said. The blast came at noon. "
    "Police sealed off the streets around the market."
)
FILLER = "The stalls along the harbour stayed shut while officers walked from door to door and asked for witnesses."
LATE = "Hospital director Ann Roe said that 12 people had been injured in the blast."


def long_article(sentences: int, late: str = LATE) -> Article:
    body = "\n\n".join(f"{FILLER[:-1]} for the {n}th time." for n in range(10, 10 + sentences))
    return read_text(f"{LEAD}\n\n{body}\n\n{late}\n")


def row(s: int, phrase: str, harm: str, by: str) -> dict[str, Any]:
    return {
        "s": [s],
        "count": [phrase],
        "harm": harm,
        "victims": None,
        "scope": "total",
        "by": by,
        "superseded": False,
    }


def reads_what_it_sees(request: Request) -> str:
    """A model that reports the toll of the lead, and the late one where its sentence is in sight."""
    tolls = []
    for number, text in request.sentences.items():
        if "killed three people" in text:
            tolls.append(row(number, "three people", "killed", "police"))
        if "12 people" in text:
            tolls.append(row(number, "12 people", "injured", "Ann Roe"))
    draft = {
        "incident": True,
        "main": [2],
        "event_type": "bombing",
        "stage": "accomplished",
        "when": [{"s": 2, "text": "on Monday"}],
        "where": [{"s": 2, "name": "Leith", "within": [], "country": None}],
        "tolls": tolls,
        "headline": "Bomb in Leith market kills three",
        "summary": "A bomb killed three people at a market in Leith on Monday, police said.",
    }
    lists = ("blamed", "no_claim", "reactions", "background", "weapons", "targets")
    return json.dumps({**{name: [] for name in lists}, **draft})


def test_windows_are_whole_sentences_that_cover_the_article_and_keep_its_numbers() -> None:
    article = long_article(60)

    windows = windows_of(article, 600)

    assert 2 <= len(windows) <= MAX_WINDOWS
    assert {one.number for window in windows for one in window.sentences} == {one.number for one in article.sentences}
    for window in windows:
        assert [one.number for one in window.sentences[:4]] == [1, 2, 3, 4]
        assert sum(tokens_in(one.text) + 4 for one in window.sentences) <= 600
        numbers = [one.number for one in window.sentences[4:]]
        assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_neighbouring_windows_overlap() -> None:
    windows = windows_of(long_article(60), 600)

    for one, other in pairwise(windows):
        assert one.part is not None
        assert other.part is not None
        assert other.part.first == one.part.last - 1


def test_a_long_article_is_asked_about_in_windows_and_merged(model_server: ModelServer) -> None:
    article = long_article(800)

    done = briefed(model_server, article, [drafts(reads_what_it_sees)])

    assert done.brief.rejected == []
    assert "chunked" in done.brief.run.flags
    assert done.brief.run.requests == len(model_server.requests) > 1
    assert done.brief.totals.killed is not None
    assert done.brief.totals.killed.high == 3
    assert done.brief.totals.injured is not None
    assert done.brief.totals.injured.high == 12
    assert len(done.brief.casualties) == 2
    assert [re.search(r"^Part (\d+) of", one.user, re.M).group(1) for one in model_server.requests] == [  # type: ignore[union-attr]
        str(number) for number in range(1, len(model_server.requests) + 1)
    ]
    assert len({one.system for one in model_server.requests}) == 1


def test_a_very_long_article_is_refused_before_anything_is_sent(model_server: ModelServer) -> None:
    asked = ask(model_server, long_article(4000), drafts(reads_what_it_sees))

    assert isinstance(asked.error, ArticleTooLong)
    assert "windows" in str(asked.error)
    assert asked.requests == 0


def small_context(limit_chars: int) -> Step:
    """A server whose context is smaller than anybody knew."""

    async def step(connection: Any, request: Request) -> bool:
        numbered = sum(len(text) for text in request.sentences.values())
        refusal = fails(400, "the request exceeds the available context size", code="context_length_exceeded")
        return await (refusal if numbered > limit_chars else drafts(reads_what_it_sees))(connection, request)

    return step


def test_a_context_smaller_than_known_gets_smaller_windows_once(model_server: ModelServer) -> None:
    article = long_article(60)
    whole = sum(len(one.text) for one in article.sentences)

    asked = ask(model_server, article, small_context(whole - 1000))

    assert asked.outcome == "ok"
    assert asked.answer is not None
    assert "chunked" in asked.answer.flags
    assert asked.requests <= 1 + 3


def test_f6_a_context_that_nothing_fits_ends_the_article_after_two_requests(model_server: ModelServer) -> None:
    asked = ask(model_server, long_article(60), small_context(10))

    assert (asked.outcome, asked.requests) == ("ArticleTooLong", 2)


def test_requests_of_a_long_article_stay_within_its_windows_and_three(model_server: ModelServer) -> None:
    article = long_article(800)

    asked = ask(model_server, article, fails(500), fails(500), fails(500), drafts(reads_what_it_sees), fails(500))

    windows = len(asked.engine.preview(article))
    assert asked.requests <= windows + 3


def test_the_beginning_decides_that_there_is_no_incident(model_server: ModelServer) -> None:
    nothing = json.dumps({**json.loads(reads_what_it_sees(_EMPTY)), "incident": False, "event_type": "none"})

    asked = ask(model_server, long_article(800), says(nothing))

    assert asked.requests == 1
    assert asked.answer is not None
    assert not asked.answer.draft.incident


_EMPTY = Request("", {}, b"", {"messages": [{"content": ""}]})


# --- merging ------------------------------------------------------------------------------------------------------


def draft(**changes: Any) -> Draft:
    base: dict[str, Any] = json.loads(reads_what_it_sees(_EMPTY))
    return Draft.model_validate_json(json.dumps({**base, **changes}))


def blame(**changes: Any) -> dict[str, Any]:
    base = {
        "s": [5],
        "actor": "Red Front",
        "aliases": [],
        "accusers": ["police"],
        "status": "accused",
        "response": None,
    }
    return {**base, **changes}


def test_the_same_words_of_the_same_sentence_are_one_row() -> None:
    one, other = row(2, "three people", "killed", "police"), {**row(2, "Three people", "killed", "x"), "s": [2, 9]}

    merged = merge([draft(tolls=[one]), draft(tolls=[other])])

    assert [(toll.s, toll.by) for toll in merged.tolls] == [([2, 9], "police")]


def test_another_source_is_another_row() -> None:
    rows = [row(2, "three people", "killed", "police"), row(40, "three people", "killed", "army")]

    assert len(merge([draft(tolls=rows[:1]), draft(tolls=rows[1:])]).tolls) == 2


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["accused", "claimed"], "claimed"),
        (["accused_by_authorities", "reported_as_fact"], "accused_by_authorities"),
        (["possible", "accused"], "accused"),
        (["claimed", "cleared"], "cleared"),
    ],
)
def test_one_actor_is_one_row_with_the_strongest_status(statuses: list[str], expected: str) -> None:
    one = blame(status=statuses[0])
    other = blame(s=[50], actor="the Red Front", accusers=["army"], status=statuses[1], response="denied")

    merged = merge([draft(blamed=[one]), draft(blamed=[other])]).blamed

    assert len(merged) == 1
    assert merged[0].status == expected
    assert merged[0].accusers == ["police", "army"]
    assert merged[0].s == [5, 50]
    assert merged[0].response == "denied"


def test_the_first_window_decides_the_incident_and_writes_the_prose() -> None:
    merged = merge([draft(headline="First"), draft(headline="Second", event_type="flood"), draft(incident=False)])

    assert (merged.headline, merged.event_type, merged.incident) == ("First", "bombing", True)


def test_a_prompt_cut_at_a_usual_context_size_is_no_brief(model_server: ModelServer) -> None:
    counted = {"prompt_tokens": 4096, "completion_tokens": 300}

    asked = ask(model_server, long_article(60), drafts(reads_what_it_sees, tokens=counted))

    assert isinstance(asked.error, ArticleTooLong)
    assert "4,096 tokens" in str(asked.error)
    assert "context length" in str(asked.error)


# --- asking again -------------------------------------------------------------------------------------------------


def wrong_once(wrong: dict[str, str]) -> Step:
    """A model that writes some figures wrong until it is told so."""

    def answer(request: Request) -> str:
        text = reads_what_it_sees(request)
        if "A check by code" not in request.user:
            for right, mistaken in wrong.items():
                text = text.replace(f'"count": ["{right}"]', f'"count": ["{mistaken}"]')
        return text

    return drafts(answer)


def asked_again(server: ModelServer) -> list[str]:
    """What the re-asks of one article said was wrong, in order."""
    return [
        request.user.split("A check by code")[1] for request in server.requests if "A check by code" in request.user
    ]


def test_a_window_whose_fact_is_refused_is_asked_again_about_its_own_row(model_server: ModelServer) -> None:
    article = long_article(800)

    done = briefed(model_server, article, [wrong_once({"12 people": "21 people"})])

    windows = max(int(re.search(r"^Part \d+ of (\d+)", one.user, re.M).group(1)) for one in model_server.requests)  # type: ignore[union-attr]
    again = asked_again(model_server)
    assert len(model_server.requests) == windows + 1
    assert len(again) == 1
    # The row is the second of its window's own draft, though the windows before it have rows as well.
    assert "- tolls[1]" in again[0]
    assert '"21 people"' in again[0]
    assert done.brief.rejected == []
    assert done.brief.totals.injured is not None
    assert done.brief.totals.injured.high == 12
    assert {"chunked", "reasked"} <= set(done.brief.run.flags)


def test_two_windows_are_asked_again_each_about_its_own_rows(model_server: ModelServer) -> None:
    done = briefed(
        model_server, long_article(800), [wrong_once({"12 people": "21 people", "three people": "30 people"})]
    )

    windows = max(int(re.search(r"^Part \d+ of (\d+)", one.user, re.M).group(1)) for one in model_server.requests)  # type: ignore[union-attr]
    again = asked_again(model_server)
    assert len(again) == 2
    assert len(model_server.requests) == windows + 2 <= windows + 3
    assert sum("21 people" in one for one in again) == 1
    assert sum("30 people" in one for one in again) == 1
    assert done.brief.totals.killed is not None
    assert (done.brief.totals.killed.high, done.brief.totals.injured.high) == (3, 12)  # type: ignore[union-attr]


def test_a_window_that_insists_keeps_its_right_rows_and_loses_the_wrong_one(model_server: ModelServer) -> None:
    insists = drafts(lambda request: reads_what_it_sees(request).replace("12 people", "21 people"))

    done = briefed(model_server, long_article(800), [insists])

    assert done.brief.totals.killed is not None
    assert done.brief.totals.killed.high == 3
    assert done.brief.totals.injured is None
    assert any("21 people" in one.value for one in done.brief.rejected)
