"""Changing any one checked fact of a right brief is found, by name."""

import copy
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, Brief, Draft, read_file, summarize, verify
from summarizer.engines.answer import Answer
from summarizer.pipeline import finish

ROOT = Path(__file__).parents[1]
FERRY = ROOT / "examples" / "ferry-terminal-bombs.txt"
DRAFT = Draft.model_validate_json((ROOT / "tests" / "data" / "ferry.draft.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article() -> Article:
    return read_file(FERRY)


@pytest.fixture(scope="module")
def right(article: Article) -> Brief:
    """The brief of a draft that is right in every row."""
    return finish(article, Answer(draft=DRAFT)).brief


def changed(brief: Brief, path: tuple[str | int, ...], value: object) -> Brief:
    copied: Any = json.loads(brief.to_json())
    place = copied
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return Brief.from_json(json.dumps(copied))


def without(brief: Brief, *path: str | int) -> Brief:
    copied: Any = json.loads(brief.to_json())
    place = copied
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return Brief.from_json(json.dumps(copied))


def test_a_right_brief_has_no_findings(right: Brief, article: Article) -> None:
    assert right.rejected == []
    assert verify(right, article) == []


def test_the_right_brief_says_what_the_article_says(right: Brief) -> None:
    assert right.totals.killed is not None
    assert (right.totals.killed.low, right.totals.killed.high, right.totals.killed.basis) == (14, 19, "stated")
    assert right.where[0].country == "PH"
    assert right.when is not None
    assert str(right.when.start) == "2019-03-11"
    assert [row.response for row in right.blamed] == ["denied"]
    assert right.no_claim.value
    assert right.background[0].casualties[0].count.low == 31


# Row numbers of the draft: casualties 0 = at least 14 (police), 1 = nineteen, 2 = 40 injured, 3 = three dock workers,
# 4 = nine (superseded).
CHANGES: dict[str, tuple[tuple[str | int, ...], object, str, set[str]]] = {
    "low": (("casualties", 0, "count", "low"), 15, "casualties[0]", {"number_not_in_evidence"}),
    "high": (("casualties", 1, "count", "high"), 20, "casualties[1]", {"number_not_in_evidence", "certainty_upgraded"}),
    "count text": (
        ("casualties", 0, "count", "text"),
        "at least 15 people",
        "casualties[0]",
        {"number_not_in_evidence", "phrase_not_in_sentence"},
    ),
    "qualifier": (("casualties", 0, "count", "qualifier"), "exact", "casualties[0]", {"certainty_upgraded"}),
    "harm": (("casualties", 1, "harm"), "injured", "casualties[1]", {"harm_not_in_evidence"}),
    "victims": (
        ("casualties", 3, "victims"),
        "children",
        "casualties[3]",
        {"group_not_in_evidence", "name_not_in_article"},
    ),
    "reporter": (
        ("casualties", 1, "reported_by"),
        "the mayor",
        "casualties[1].reported_by",
        {"source_not_in_evidence", "name_not_in_article"},
    ),
    "superseded": (("casualties", 1, "superseded"), True, "casualties[1]", {"superseded_not_in_evidence"}),
    "evidence": (("casualties", 1, "evidence", 0, "start"), 3, "casualties[1].evidence[0]", {"evidence_mismatch"}),
    "sentence": (("casualties", 1, "evidence", 0, "sentence"), 99, "casualties[1].evidence[0]", {"sentence_missing"}),
    "total": (("totals", "killed", "high"), 21, "totals.killed", {"totals_mismatch"}),
    "date": (("when", "start"), "2019-03-10", "when", {"date_not_from_text"}),
    "date expression": (
        ("when", "text"),
        "on Tuesday evening",
        "when",
        {"date_not_from_text", "phrase_not_in_sentence"},
    ),
    "place": (("where", 0, "name"), "Jolo harbour", "where[0]", {"place_not_in_evidence", "name_not_in_article"}),
    "admin": (("where", 0, "admin"), ["Sulu"], "where[0].admin", {"name_not_in_article"}),
    "country": (("where", 0, "country"), "ID", "where[0].country", {"country_mismatch"}),
    "actor": (
        ("blamed", 0, "actor"),
        "the Lantana Brigade",
        "blamed[0]",
        {"name_not_in_article", "actor_not_in_evidence"},
    ),
    "alias": (("blamed", 0, "aliases"), ["LB"], "blamed[0].aliases", {"name_not_in_article"}),
    "accuser": (
        ("blamed", 0, "accusers"),
        ["The coast guard"],
        "blamed[0]",
        {"accuser_not_in_evidence", "role_swapped"},
    ),
    "status": (("blamed", 0, "status"), "claimed", "blamed[0]", {"status_too_strong", "status_contradicted"}),
    "response": (
        ("blamed", 0, "response"),
        "admitted",
        "blamed[0].response",
        {"response_not_in_evidence", "status_contradicted"},
    ),
    "reaction actor": (
        ("reactions", 0, "actor"),
        "Teresa Abadi",
        "reactions[0]",
        {"name_not_in_article", "actor_not_in_evidence"},
    ),
    "role": (("reactions", 0, "role"), "president", "reactions[0].role", {"prose_name", "name_not_in_article"}),
    "quote": (
        ("reactions", 0, "quote"),
        "a crime against people on the way home",
        "reactions[0].quote",
        {"quote_not_verbatim"},
    ),
    "gist": (("reactions", 0, "gist"), "called for 500 soldiers", "reactions[0].gist", {"prose_number"}),
    "background count": (
        ("background", 0, "casualties", 0, "count", "low"),
        30,
        "background[0].casualties[0]",
        {"number_not_in_evidence", "certainty_upgraded"},
    ),
    "background summary": (
        ("background", 0, "summary"),
        "a bomb at a market in Cotabato",
        "background[0].summary",
        {"prose_name"},
    ),
    "headline number": (
        ("headline",),
        "Two bombs at Zamboanga ferry terminal kill at least 41",
        "headline",
        {"prose_number"},
    ),
    "headline name": (("headline",), "Two bombs at Davos ferry terminal kill at least 14", "headline", {"prose_name"}),
    "summary blame": (
        ("what", "summary"),
        "The Lantaka Brigade bombed the ferry terminal.",
        "what.summary",
        {"prose_unattributed_blame"},
    ),
    "weapon": (("what", "weapons"), ["3 rockets"], "what.weapons", {"prose_number", "prose_name"}),
    "category": (("what", "category"), "accident", "what.category", {"not_an_incident"}),
    "source text": (("source", "text_sha256"), "0" * 64, "source.text_sha256", {"text_mismatch"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_fact_is_found_by_name(name: str, right: Brief, article: Article) -> None:
    path, value, place, reasons = CHANGES[name]

    findings = verify(changed(right, path, value), article)

    assert any(one.path.startswith(place) and one.reason in reasons for one in findings), findings


def test_swapped_roles_are_found(right: Brief, article: Article) -> None:
    swapped = changed(right, ("blamed", 0, "actor"), "Police")
    swapped = changed(swapped, ("blamed", 0, "accusers"), ["the Lantaka Brigade"])

    assert "role_swapped" in {one.reason for one in verify(swapped, article)}


def test_a_dropped_denial_is_found(right: Brief, article: Article) -> None:
    dropped = changed(right, ("blamed", 0, "response"), None)

    assert any(one.path.startswith("blamed[0]") for one in verify(dropped, article))


def test_no_claim_needs_a_sentence_that_says_so(right: Brief, article: Article) -> None:
    evidence = json.loads(right.to_json())["casualties"][0]["evidence"]

    wrong = changed(right, ("no_claim", "evidence"), evidence)

    assert "no_claim_not_in_evidence" in {one.reason for one in verify(wrong, article)}


def test_a_background_toll_as_main_toll_is_found(right: Brief, article: Article) -> None:
    toll = json.loads(right.to_json())["background"][0]["casualties"][0]
    rows = [
        *json.loads(right.to_json())["casualties"],
        {**toll, "scope": "total", "reported_by": None, "superseded": False},
    ]

    findings = verify(changed(right, ("casualties",), rows), article)

    assert any(one.path == f"casualties[{len(rows) - 1}]" or one.reason == "belongs_to_background" for one in findings)


def test_a_removed_toll_appears_among_the_unused_numbers(right: Brief, article: Article) -> None:
    findings = verify(without(right, "casualties", 1), article)

    assert any(one.reason == "number_unaccounted" and one.value == "nineteen" for one in findings)


def test_two_harms_of_one_figure_are_two_numbers(tmp_path: Path) -> None:
    file = tmp_path / "quarry.txt"
    file.write_text("Blast at quarry\n\nA blast killed 14 people and wounded 14 at a quarry near Leith on Monday.\n")
    article = read_file(file)
    brief = summarize(article)
    wounded = next(at for at, row in enumerate(brief.casualties) if row.harm == "injured")

    findings = verify(without(brief, "casualties", wounded), article)

    assert any(one.reason == "number_unaccounted" and one.value == "14" for one in findings)


def test_an_age_and_a_denial_of_anything_but_harm_are_no_left_over_numbers(tmp_path: Path) -> None:
    file = tmp_path / "knife.txt"
    file.write_text("Man stabbed in Leith\n\nA 22-year-old man was stabbed in Leith. Police had no suspects.\n")

    assert summarize(read_file(file)).unused_numbers == []


def test_a_day_given_by_hand_is_the_day_that_verify_counts_from(tmp_path: Path) -> None:
    file = tmp_path / "market.txt"
    file.write_text("Bomb kills three in Kano\n\n2024-08-06\n\nA bomb killed three people in Kano on Monday.\n")
    brief = summarize(read_file(file, published=date(2024, 8, 20)))

    assert str(brief.when and brief.when.start) == "2024-08-19"
    assert verify(brief, read_file(file)) == []


def test_a_draft_without_a_row_lists_its_number_as_unused(article: Article) -> None:
    fewer = DRAFT.model_copy(update={"tolls": [DRAFT.tolls[0], *DRAFT.tolls[2:]]})

    brief = finish(article, Answer(draft=fewer)).brief

    assert "nineteen" in {one.text for one in brief.unused_numbers}


def test_a_brief_of_another_text_is_refused(right: Brief, article: Article, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(FERRY.read_text(encoding="utf-8").replace("nineteen", "ninety"), encoding="utf-8")

    reasons = {one.reason for one in verify(right, read_file(other))}

    assert {"text_mismatch", "evidence_mismatch"} <= reasons


# --- what the pipeline does with it ------------------------------------------------------------------------------


def wrong_drafts() -> dict[str, tuple[dict[str, Any], str, str]]:
    """Per fault: what changes in the draft, the place of the refusal, its reason."""
    tolls = [row.model_dump() for row in DRAFT.tolls]
    blamed = [row.model_dump() for row in DRAFT.blamed]
    reactions = [row.model_dump() for row in DRAFT.reactions]
    background = [row.model_dump() for row in DRAFT.background]

    def toll(**fault: Any) -> dict[str, Any]:
        rows = copy.deepcopy(tolls)
        rows[1].update(fault)
        return {"tolls": rows}

    return {
        "a count the sentence does not hold": (toll(count=["200 people"]), "tolls[1].count", "phrase_not_in_sentence"),
        "a phrase without a number": (toll(count=["city hospital"]), "tolls[1].count", "not_a_count"),
        "a sentence that is not there": (toll(s=[77]), "tolls[1].s", "sentence_missing"),
        "another harm": (toll(harm="injured"), "tolls[1]", "harm_not_in_evidence"),
        "a reporter from elsewhere": (toll(by="Ramon Ilagan"), "tolls[1].by", "source_not_in_evidence"),
        "swapped roles": (
            {"blamed": [{**blamed[0], "actor": "Police", "accusers": ["the Lantaka Brigade"]}]},
            "blamed[0]",
            "role_swapped",
        ),
        "an invented quotation": (
            {"reactions": [{**reactions[0], "quote": "we will find them"}]},
            "reactions[0].quote",
            "quote_not_verbatim",
        ),
        "a past toll as the main one": (
            {"tolls": [*tolls, {**tolls[1], **background[0]["tolls"][0]}], "background": []},
            "tolls[5]",
            "belongs_to_background",
        ),
    }


@pytest.mark.parametrize("name", wrong_drafts())
def test_a_wrong_row_is_rejected_and_the_right_ones_stay(name: str, article: Article, right: Brief) -> None:
    fault, place, reason = wrong_drafts()[name]

    brief = finish(article, Answer(draft=Draft.model_validate({**DRAFT.model_dump(), **fault}))).brief

    assert any(one.path.startswith(place) and one.reason == reason for one in brief.rejected), brief.rejected
    assert verify(brief, article) == []
    assert brief.casualties[0] == right.casualties[0]
    assert brief.where == right.where


def test_a_draft_without_an_incident_keeps_no_facts(article: Article) -> None:
    empty = Draft.model_validate({**DRAFT.model_dump(), "incident": False, "event_type": "none"})

    brief = finish(article, Answer(draft=empty)).brief

    assert (brief.incident, brief.casualties, brief.where, brief.when, brief.what.summary) == (
        False,
        [],
        [],
        None,
        None,
    )
    assert "not_an_incident" in {one.reason for one in brief.rejected}
    assert verify(brief, article) == []


def test_a_failing_summary_gives_way_to_the_lead(article: Article) -> None:
    planted = DRAFT.model_copy(update={"summary": "A bomb killed 500 people in Zamboanga."})

    brief = finish(article, Answer(draft=planted)).brief

    assert brief.what.summary is not None
    assert "500" not in brief.what.summary
    assert "Two bombs exploded" in brief.what.summary


def test_a_failing_headline_gives_way_to_one_sentence_of_the_lead(article: Article) -> None:
    planted = DRAFT.model_copy(update={"headline": "A bomb killed 500 people in Zamboanga"})

    brief = finish(article, Answer(draft=planted)).brief

    assert brief.headline == brief.what.evidence[0].text


def test_without_a_publication_date_a_relative_date_stays_unresolved(article: Article) -> None:
    undated = replace(article, published=None, published_from=None)

    brief = finish(undated, Answer(draft=DRAFT)).brief

    assert brief.when is not None
    assert (brief.when.start, brief.when.precision) == (None, "unresolved")
    assert "no_publication_date" in brief.run.flags
