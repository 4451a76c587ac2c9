"""The results of a run in other forms."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from articles import article, write_articles
from commands import batch, rows, run
from model_server import ModelServer

from summarizer.batch.export.csv_file import safe_cell
from summarizer.batch.export.folder import place_of
from summarizer.brief import Brief
from summarizer.checks import verify
from summarizer.reading import read_file


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over three articles, one of them unreadable and one a copy."""
    home = tmp_path_factory.mktemp("export")
    write_articles(home / "in", 1)
    (home / "in" / "copy.txt").write_text(article(0))
    (home / "in" / "empty.txt").write_text("")
    batch(home / "in", home / "run")
    return home / "run"


def test_files_mirror_the_inputs_and_hold_briefs_that_verify(finished: Path) -> None:
    done = run("export", finished, "--to", "files")

    found = {str(one.relative_to(finished / "briefs")) for one in (finished / "briefs").rglob("*.json")}
    assert done.returncode == 0, done.stderr
    assert found == {"0000/a0000000.txt.json", "copy.txt.json"}
    brief = Brief.from_json((finished / "briefs" / "copy.txt.json").read_text())
    assert brief.source.path == "copy.txt"
    assert verify(brief, read_file(finished.parent / "in" / "copy.txt")) == []


def test_an_export_into_the_run_folder_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    out = tmp_path / "run"
    batch(write_articles(tmp_path / "in", 1), out)

    run("export", out, "--to", "files", umask=0)
    run("export", out, "--to", "csv", "--output", out / "table.csv", umask=0)

    found = {stat.S_IMODE(one.stat().st_mode) for one in out.rglob("*") if one.is_file()}
    folders = {stat.S_IMODE(one.stat().st_mode) for one in out.rglob("*") if one.is_dir()}
    assert (out / "briefs" / "0000" / "a0000000.txt.json").is_file()
    assert (found, folders) == ({0o600}, {0o700})


def test_json_lines_have_one_line_per_input_failures_included(finished: Path, tmp_path: Path) -> None:
    done = run("export", finished, "--to", "jsonl", "--output", tmp_path / "all.jsonl")

    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert done.returncode == 0, done.stderr
    assert [(one["path"], one["state"], one["brief"] is None) for one in lines] == [
        ("0000/a0000000.txt", "ok", False),
        ("copy.txt", "duplicate", False),
        ("empty.txt", "input_error", True),
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "all.jsonl"], "no half file is left"


@pytest.mark.parametrize("rows_of", ["articles", "tolls", "blamed", "reactions", "background"])
def test_csv_is_flat(finished: Path, rows_of: str) -> None:
    done = run("export", finished, "--to", "csv", "--rows", rows_of)

    found = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 0, done.stderr
    assert {row["path"] for row in found} <= {"0000/a0000000.txt", "copy.txt", "empty.txt"}
    if rows_of == "articles":
        assert len(found) == 3
        assert found[2]["state"] == "input_error"


def test_parquet_holds_the_same_rows_as_csv(finished: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")

    done = run("export", finished, "--to", "parquet", "--rows", "tolls", "--output", tmp_path / "tolls.parquet")

    table = parquet.read_table(tmp_path / "tolls.parquet").to_pylist()
    flat = list(csv.DictReader(io.StringIO(run("export", finished, "--to", "csv", "--rows", "tolls").stdout)))
    assert done.returncode == 0, done.stderr
    assert [row["count_text"] for row in table] == [row["count_text"] for row in flat]
    assert all(isinstance(row["low"], int) or row["low"] is None for row in table)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'=1", '=HYPERLINK("x")'])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_that_can_be_taken_off(text: str) -> None:
    safe = safe_cell(text)

    assert safe == f"'{text}"
    assert safe_cell(-5) == -5
    assert safe_cell("plain = text") == "plain = text"


def test_a_formula_as_a_file_name_is_inert_in_csv(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "=1+1.txt").write_text(article(0))
    batch(tmp_path / "in", tmp_path / "run")

    (row,) = csv.DictReader(io.StringIO(run("export", tmp_path / "run", "--to", "csv").stdout))

    assert row["path"] == "'=1+1.txt"


@pytest.mark.parametrize("name", [b"../../x", b"/etc/passwd", b"a/../../b", b"..", b"t.jsonl#../../x"])
def test_no_input_name_leads_out_of_the_output_folder(name: bytes, tmp_path: Path) -> None:
    place = (tmp_path / place_of(name)).resolve()

    assert place.is_relative_to(tmp_path)


def test_a_long_name_keeps_a_place_of_its_own(tmp_path: Path) -> None:
    one, other = place_of(b"x" * 255), place_of(b"x" * 254 + b"y")

    assert one != other
    assert all(len(place.name.encode()) <= 255 for place in (one, other))


def test_rows_go_with_tables_only(finished: Path) -> None:
    done = run("export", finished, "--to", "jsonl", "--rows", "tolls")

    assert done.returncode == 2


def test_an_export_while_the_batch_runs_shows_what_is_done_so_far(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 8)
    batch(home, tmp_path / "run", "--model", "m", "--base-url", server.base_url, "--limit", 3)

    lines = [json.loads(line) for line in run("export", tmp_path / "run", "--to", "jsonl").stdout.splitlines()]

    assert sorted(one["state"] for one in lines) == ["ok_flagged"] * 3 + ["pending"] * 5


def test_status_counts_and_names_what_failed(finished: Path) -> None:
    done = run("batch", finished, "--status")

    assert done.returncode == 0
    assert "3 listed: 2 done, 1 failed, 0 pending" in done.stdout
    assert "empty.txt: input_error: " in done.stdout


def test_status_of_one_article_shows_its_history_and_its_brief(finished: Path) -> None:
    ((identity,),) = rows(finished, "SELECT article_id FROM inputs WHERE path = 'copy.txt'")

    by_path = run("batch", finished, "--status", "--article", "copy.txt")
    by_id = run("batch", finished, "--status", "--article", identity)
    unknown = run("batch", finished, "--status", "--article", "nothing.txt")

    assert by_path.stdout == by_id.stdout
    assert by_path.stdout.startswith(f"copy.txt ({identity}): duplicate")
    assert '"headline"' in by_path.stdout
    assert unknown.returncode == 2
