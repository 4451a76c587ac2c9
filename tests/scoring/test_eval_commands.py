"""`summarize eval`, as a user meets it: real processes, real files, exit codes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from model_server import ModelServer, says

from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.label import read_label
from summarizer.scoring.labelling import label_article
from summarizer.scoring.request import recording
from tests.scoring.conftest import SAMPLES

COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()", "eval"]
CHOSEN = ("c05-kupwara-encounter", "d10-tutova-dam-anger", "n08-morocco-road-deaths")


def evaluate(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NO_COLOR": "1", **environment}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three samples of the project."""
    made = tmp_path_factory.mktemp("samples")
    for name in CHOSEN:
        for suffix in (".txt", ".gold.json"):
            shutil.copy(SAMPLES / f"{name}{suffix}", made)
    return made


@pytest.fixture(scope="module")
def run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the built-in engine over them."""
    out = tmp_path_factory.mktemp("runs") / "first"
    done = evaluate("run", "--samples", folder, "--out", out, "--twins", 1)
    assert done.returncode == 0, done.stderr
    assert "blamed" in done.stdout
    assert done.stdout.rstrip().endswith("RESULT: scored (no gate was asked for)")
    return out


def test_a_run_writes_answers_verdicts_and_reports(run: Path) -> None:
    values = json.loads((run / "run.json").read_text("utf-8"))
    rows = [json.loads(line) for line in (run / "cases.jsonl").read_text("utf-8").splitlines()]

    assert values["samples"]["articles"] == 3
    assert {"samples", "code", "scorer", "schema_digest", "prompt_digest", "cost", "verdict"} <= set(values)
    assert [row["id"] for row in rows] == list(CHOSEN)
    assert all(row["answer"]["draft"] and row["brief"] and row["slots"] for row in rows)
    assert "# Evaluation of builtin" in (run / "report.md").read_text("utf-8")
    assert "<title>Evaluation of builtin</title>" in (run / "report.html").read_text("utf-8")
    assert values["twins"]


def test_the_junit_file_has_a_suite_per_field_and_a_case_per_article(run: Path) -> None:
    root = ElementTree.parse(run / "junit.xml").getroot()

    suites = {one.get("name"): one for one in root}
    assert len(suites["blamed"]) == 3
    assert suites["blamed"].find("testcase[@name='n08-morocco-road-deaths']/skipped") is not None


def test_stored_answers_are_scored_again_without_an_engine(run: Path, tmp_path: Path) -> None:
    done = evaluate("run", "--from", run, "--out", tmp_path / "again", "--twins", 1)

    assert done.returncode == 0, done.stderr
    first, second = (json.loads((one / "run.json").read_text("utf-8")) for one in (run, tmp_path / "again"))
    assert second["figures"] == first["figures"]
    assert second["critical"] == first["critical"]
    assert second["twins"] == first["twins"]


def test_two_runs_are_compared_slot_by_slot(run: Path, tmp_path: Path) -> None:
    worse = tmp_path / "worse"
    shutil.copytree(run, worse)
    rows = [json.loads(line) for line in (worse / "cases.jsonl").read_text("utf-8").splitlines()]
    for slot in rows[0]["slots"]:
        if slot["field"] == "when":
            slot |= {"verdict": "incorrect", "credit": 0.0, "predicted": "2024-11-22"}
    (worse / "cases.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    done = evaluate("compare", run, worse)

    assert done.returncode == 0, done.stderr
    assert "broken: 1\n  c05-kupwara-encounter when\n" in done.stdout
    assert "B 2024-11-22 (incorrect)" in done.stdout
    assert "cannot see less than" in done.stdout


def test_why_shows_both_sides_the_alignment_and_the_names(run: Path) -> None:
    done = evaluate("why", run, "d10", "blamed")

    assert done.returncode == 0, done.stderr
    for words in ("label      Aquabar", "rests on [", "alignment", "names, normalised"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["d10", "beauty"], "is no field", id="no such field"),
        pytest.param(["zz", "blamed"], "0 articles of the run begin so", id="no such article"),
    ],
)
def test_why_names_what_it_does_not_know(run: Path, arguments: list[str], message: str) -> None:
    done = evaluate("why", run, *arguments)

    assert (done.returncode, message in done.stderr) == (2, True)


GATES = """\
version: 1
builtin:
  baseline: baseline.json
  min_cases: {{articles: 3}}
  floors:
    brief_f: {floor}
  critical: {{role_swap: 0}}
  relative: {{largest_loss: 0.05}}
"""


def test_the_gate_decides_the_exit_code_and_accepting_writes_the_baseline(folder: Path, tmp_path: Path) -> None:
    gate, out = tmp_path / "gates.yaml", tmp_path / "run"
    gate.write_text(GATES.format(floor=0.1), "utf-8")
    run = ["run", "--samples", folder, "--out", out, "--gate", gate, "--twins", 0]

    without = evaluate(*run)
    accepted = evaluate(*run, "--accept")
    after = evaluate(*run)

    assert (without.returncode, "baseline.json is missing" in without.stdout) == (1, True)
    assert (accepted.returncode, after.returncode) == (0, 0), accepted.stdout
    assert "RESULT: gate passed" in after.stdout
    assert "every slot scores the same" in after.stdout
    assert "brief_f: 0.1\n" not in gate.read_text("utf-8")

    gate.write_text(GATES.format(floor=0.99), "utf-8")
    failed = evaluate(*run)
    refused = evaluate(*run, "--accept")

    assert (failed.returncode, "gate failed: brief_f >= 0.99" in failed.stdout) == (1, True)
    assert (refused.returncode, "--lower-floor" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--samples", "/nowhere"], 2, id="no samples"),
        pytest.param(["--samples", "muc4:/nowhere", "--split", "tst1"], 2, id="no documents"),
        pytest.param(["--accept"], 2, id="nothing to accept into"),
        pytest.param(["--record", "a", "--replay", "b"], 2, id="record and replay"),
        pytest.param(["--from", "/nowhere"], 2, id="no run"),
    ],
)
def test_wrong_orders_have_an_exit_code_of_their_own(tmp_path: Path, arguments: list[str], code: int) -> None:
    done = evaluate("run", "--out", tmp_path / "run", *arguments)

    assert done.returncode == code
    assert done.stderr.startswith("error: ")


def test_muc4_documents_give_predictions_for_the_public_scorer(tmp_path: Path) -> None:
    row = {
        "docid": "T-1",
        "dateline": {"date": "1989-05-04", "place": "SAN SALVADOR"},
        "text_readable": "Guerrillas blew up the town hall of San Miguel, El Salvador, last night and killed a guard.",
        "only_optional": False,
        "templates": [],
    }
    (tmp_path / "tst1.jsonl").write_text(json.dumps(row) + "\n", "utf-8")

    done = evaluate("run", "--samples", f"muc4:{tmp_path}", "--split", "tst1", "--out", tmp_path / "run")

    assert done.returncode == 0, done.stderr
    assert "relevance F1" in done.stdout
    lines = (tmp_path / "run" / "muc4_predictions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["docid"] for line in lines] == ["T-1"]


# --- models ---------------------------------------------------------------------------------------------------------

MODEL = "openai/gpt-5-mini"
QUIET = {
    "incident": False,
    "main": [],
    "event_type": "none",
    "stage": None,
    **{name: [] for name in ("when", "where", "tolls", "blamed", "no_claim", "reactions", "background")},
    "weapons": [],
    "targets": [],
    "headline": "Nothing happened",
    "summary": None,
}


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    with ModelServer(default=says(json.dumps(QUIET))) as server:
        yield server


@pytest.mark.slow
def test_a_recorded_model_is_replayed_without_a_server(model_server: ModelServer, folder: Path, tmp_path: Path) -> None:
    key = {"OPENAI_API_KEY": "test", "OPENAI_BASE_URL": model_server.base_url}
    run = ["run", "--samples", folder, "--model", MODEL, "--twins", 0]

    live = evaluate(*run, "--record", tmp_path / "kept", "--out", tmp_path / "live", **key)
    asked = model_server.count()
    replayed = evaluate(*run, "--replay", tmp_path / "kept", "--out", tmp_path / "replayed", **key)

    assert (live.returncode, replayed.returncode) == (0, 0), live.stderr + replayed.stderr
    assert model_server.count() == asked > 0
    assert recording(tmp_path / "kept", MODEL).is_file()
    figures = [
        json.loads((tmp_path / name / "run.json").read_text("utf-8"))["figures"] for name in ("live", "replayed")
    ]
    assert figures[0] == figures[1]


def test_a_replay_names_every_article_that_was_not_recorded(folder: Path, tmp_path: Path) -> None:
    kept = recording(tmp_path / "kept", MODEL)
    kept.parent.mkdir()
    kept.write_text("", "utf-8")

    done = evaluate("run", "--samples", folder, "--model", MODEL, "--replay", kept.parent, "--out", tmp_path / "run")

    assert done.returncode == 3
    assert "no recording for 3 of 3 articles: c05-kupwara-encounter" in done.stderr


def test_a_budget_stops_the_run_and_keeps_what_was_done(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    key = {"OPENAI_API_KEY": "test", "OPENAI_BASE_URL": model_server.base_url}

    run = ["run", "--samples", folder, "--model", MODEL, "--twins", 5, "--max-cost", "0.0000001"]
    done = evaluate(*run, "--out", tmp_path / "run", **key)

    assert done.returncode == 5, done.stdout + done.stderr
    assert "RESULT: " in done.stdout
    assert (tmp_path / "run" / "cases.jsonl").is_file()


# --- labelling ------------------------------------------------------------------------------------------------------


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "fire.txt"
    path.write_text("Fire kills two in Leith\n\nA fire in a flat in Leith killed two people on Monday, police said.\n")
    return path


def test_a_new_label_is_filled_in_and_says_which_fields_nobody_touched(article: Path) -> None:
    def correct(path: Path) -> None:
        values = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(values | {"facts": ["A fire in Leith killed two people"]}), "utf-8")

    said = list(label_article(article, editor=correct))

    label = read_label(article.with_name("fire.gold.json"))
    assert label.totals.killed is not None
    assert label.totals.killed.low == 2
    assert "facts" not in label.machine_suggested
    assert "tolls" in label.machine_suggested
    assert said[-1].endswith("0 faults")


def test_a_label_is_never_overwritten(article: Path) -> None:
    list(label_article(article, editor=lambda path: None))
    target = article.with_name("fire.gold.json")
    values = json.loads(target.read_text("utf-8")) | {"notes": "mine"}
    target.write_text(json.dumps(values), "utf-8")

    list(label_article(article, editor=lambda path: None))

    assert read_label(target).notes == "mine"


def test_a_label_that_is_none_after_editing_is_refused_and_kept(article: Path) -> None:
    with pytest.raises(InvalidSamples):
        list(label_article(article, editor=lambda path: path.write_text("{}", "utf-8") and None))

    assert article.with_name("fire.gold.json").read_text("utf-8") == "{}"


def test_without_an_editor_the_remedy_is_named(article: Path) -> None:
    done = evaluate("label", article, EDITOR="", VISUAL="")

    assert (done.returncode, "set EDITOR" in done.stderr) == (2, True)
