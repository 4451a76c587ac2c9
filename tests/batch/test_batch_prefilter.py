"""The filter before a paid model: what is surely no incident costs nothing, and is not hidden."""

import json
from pathlib import Path

import pytest
from articles import write_articles
from commands import asked, batch, rows, states
from model_server import ModelServer, says

from summarizer.batch.prefilter import MEASURED, surely_no_incident
from summarizer.reading import read_file, read_text

SAMPLES = Path(__file__).parents[2] / "evals" / "samples"
RECIPE = (
    "A winter soup from the valley\n\nPeel the beans and let them soak overnight. Fry an onion in butter until soft, "
    "add the beans and a litre of stock, and let it simmer for an hour. Serve it with dark bread and a spoon of cream. "
    "The recipe is from the village of Arnau, where it is cooked on the first day of frost.\n"
)


def test_a_recipe_is_surely_no_incident() -> None:
    assert surely_no_incident(read_text(RECIPE))


def test_what_is_not_english_is_left_to_the_model() -> None:
    assert not surely_no_incident(read_text("Ein Rezept aus dem Tal. Die Bohnen werden über Nacht eingeweicht. " * 5))


def test_a_skipped_article_makes_no_request_and_says_why(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 2)
    (home / "soup.txt").write_text(RECIPE)

    done = batch(home, tmp_path / "run", *asked(server), "--prefilter", "builtin")

    assert done.returncode == 0, done.stderr
    assert states(tmp_path / "run") == {"ok_flagged": 2, "skipped_prefilter": 1}
    assert len(server.requests) == 2
    assert "the prefilter skipped 1" in done.stderr
    assert "incidents missed" in done.stderr
    ((brief,),) = rows(tmp_path / "run", "SELECT brief FROM results WHERE state = 'skipped_prefilter'")
    assert json.loads(brief)["run"]["engine"] == "builtin"


def test_a_filter_without_a_model_to_spare_is_refused(tmp_path: Path) -> None:
    done = batch(write_articles(tmp_path / "in", 1), tmp_path / "run", "--prefilter", "builtin")

    assert done.returncode == 2
    assert "--prefilter: saves requests to a model, and none is named" in done.stderr


def test_without_the_filter_what_it_skipped_is_asked_about_after_all(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 2)
    (home / "soup.txt").write_text(RECIPE)
    server.script("dark bread", says(json.dumps(empty_draft())))
    batch(home, tmp_path / "run", *asked(server), "--prefilter", "builtin")

    batch(home, tmp_path / "run", *asked(server))
    batch(home, tmp_path / "run", *asked(server), "--prefilter", "builtin")

    assert states(tmp_path / "run") == {"ok_flagged": 2, "not_incident": 1}
    assert len(server.requests) == 3


def empty_draft() -> dict[str, object]:
    lists = ("main", "when", "where", "tolls", "blamed", "no_claim", "reactions", "background", "weapons", "targets")
    return {
        "incident": False, "event_type": "none", "stage": None, "headline": "A soup of beans from the valley",
        "summary": None, **{name: [] for name in lists},
    }  # fmt: skip


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the labelled samples of a checkout")
def test_no_incident_of_the_labelled_samples_is_skipped_and_half_of_the_others_are() -> None:
    incidents = missed = others = skipped = 0
    for label in SAMPLES.glob("*.gold.json"):
        is_incident = json.loads(label.read_text())["incident"]
        skip = surely_no_incident(read_file(label.with_name(label.name.replace(".gold.json", ".txt"))))
        incidents += is_incident
        missed += is_incident and skip
        others += not is_incident
        skipped += skip and not is_incident

    assert missed <= MEASURED[0].missed
    assert skipped >= 0.4 * others
