"""The samples of the project: complete, without faults, and as many of each hard case as the suite promises."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from summarizer.brief import EventType, Response, Status
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.label import Label
from summarizer.scoring.lint import lint
from summarizer.scoring.samples import Sample, digest_of, load_samples
from summarizer.scoring.selftest import selftest
from tests.scoring.conftest import EMPTY, ROOT, TEXT, make_sample


def test_no_label_has_a_fault(samples: list[Sample]) -> None:
    assert lint(samples) == []


def test_there_are_sixty_incident_articles_over_many_incidents_and_forty_without_one(samples: list[Sample]) -> None:
    incidents = [one for one in samples if one.label.incident]

    assert (len(incidents), len(samples) - len(incidents)) == (60, 40)
    assert len({one.cluster for one in incidents}) >= 45


def test_every_event_type_occurs(samples: list[Sample]) -> None:
    assert {kind for one in samples for kind in one.label.event_type} == set(get_args(EventType))


def test_blame_is_frequent_enough_to_measure(samples: list[Sample]) -> None:
    rows = [row for one in samples for row in one.label.blamed]
    statuses = Counter(status for row in rows for status in row.status)
    responses = Counter(row.response for row in rows)

    assert len(rows) >= 60
    assert all(statuses[one] >= 6 for one in get_args(Status))
    assert all(responses[one] >= 6 for one in get_args(Response))


def test_lengths_and_hard_cases_vary(samples: list[Sample]) -> None:
    words = [len(one.article.text.split()) for one in samples]
    tolls = [row for one in samples for row in one.label.tolls]

    assert min(words) <= 110
    assert max(words) >= 600
    assert sum(row.superseded for row in tolls) >= 6
    assert sum(row.low is None and row.high is None for row in tolls) >= 6
    assert sum(one.label.no_claim for one in samples) >= 6
    assert sum(one.label.where.country is None and one.label.incident for one in samples) >= 2


def test_every_score_falls_as_declared_on_every_sample(samples: list[Sample]) -> None:
    outcomes = selftest(samples)

    assert [one for one in outcomes if not one.passed] == []
    assert len(outcomes) >= 20


def test_the_editor_schema_is_that_of_the_labels() -> None:
    stored = json.loads((ROOT / "evals" / "sample.schema.json").read_text("utf-8"))

    assert stored["properties"] == Label.model_json_schema()["properties"]


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        pytest.param({"incident": False}, "no incident, but event_type is filled in", id="half empty"),
        pytest.param({"trap_numbers": [77]}, "77 is no number in the article", id="number that is not there"),
        pytest.param(
            {"blamed": [{"actor": ["the Fox"], "accusers": [], "status": ["accused"], "response": None}]},
            "none of ['the Fox'] stands in the article",
            id="name that is not there",
        ),
        pytest.param(
            {"when": {"text": "on Monday", "start": "2024-03-12", "end": "2024-03-11"}}, "end lies before", id="dates"
        ),
        pytest.param(
            {"where": {"places": [["Karsa"]], "country": None, "evidence": [[99]]}}, "beyond sentence", id="evidence"
        ),
    ],
)
def test_a_fault_is_named(label: dict[str, object], fault: str) -> None:
    assert any(fault in one for one in lint([make_sample(**label)]))


def test_an_incident_on_both_sides_of_the_split_is_a_leak() -> None:
    pair = [make_sample(id="made-up", incident_id="x", split=split) for split in ("dev", "test")]

    assert "x: its articles stand in several splits" in lint(pair)


def test_two_articles_with_the_same_words_are_a_duplicate() -> None:
    assert any("share 100% of their words" in one for one in lint([make_sample(), make_sample()]))


def write(folder: Path, name: str, label: object, text: str | None = TEXT) -> None:
    (folder / f"{name}.gold.json").write_text(label if isinstance(label, str) else json.dumps(label), "utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("label", "text", "message"),
    [
        pytest.param(EMPTY, None, "no article beside it", id="no article"),
        pytest.param(EMPTY | {"colour": "red"}, TEXT, "colour", id="unknown key"),
        pytest.param('{"id": 1, "id": 2}', TEXT, "duplicate key", id="duplicate key"),
        pytest.param(EMPTY | {"event_type": ["bomb"]}, TEXT, "event_type", id="unknown value"),
    ],
)
def test_a_faulty_sample_is_refused_by_name(tmp_path: Path, label: object, text: str | None, message: str) -> None:
    write(tmp_path, "made-up", label, text)

    with pytest.raises(InvalidSamples, match=message):
        load_samples(tmp_path)


def test_a_split_without_samples_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "made-up", EMPTY | {"split": "dev"})

    with pytest.raises(InvalidSamples, match="no sample in split test; there are dev"):
        load_samples(tmp_path, ["test"])


def test_the_publication_date_may_come_from_an_index(tmp_path: Path) -> None:
    write(tmp_path, "made-up", EMPTY | {"published": None})
    (tmp_path / "index.jsonl").write_text('{"file": "made-up.txt", "published": "2020-02-29"}\n', "utf-8")

    assert str(load_samples(tmp_path)[0].article.published) == "2020-02-29"


def test_the_digest_knows_every_label_and_text_but_no_order() -> None:
    one, other = make_sample(id="a"), make_sample(id="b")

    assert digest_of([one, other]) == digest_of([other, one])
    assert digest_of([one]) != digest_of([make_sample(id="a", no_claim=True)])
    assert digest_of([one]) == digest_of([make_sample(id="a", notes="a note changes nothing")])
