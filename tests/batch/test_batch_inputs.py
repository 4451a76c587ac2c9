"""What `summarize batch` takes for an article, and what it says about the rest."""

import csv
import json
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from articles import article, write_articles
from commands import asked, batch, rows, run, start_anew, states, wait_until
from model_server import ModelServer


def outcomes(out: Path) -> dict[str, str]:
    """State by path."""
    return dict(rows(out, "SELECT path, state FROM inputs WHERE gone = 0"))


def details(out: Path) -> dict[str, str]:
    """Reason by path, of what failed."""
    return dict(rows(out, "SELECT path, detail FROM inputs WHERE gone = 0 AND detail IS NOT NULL"))


def test_a_folder_is_read_with_its_subfolders_and_other_files_are_told_not_taken(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    (home / "deep" / "er").mkdir(parents=True)
    (home / "deep" / "er" / "page.html").write_text(f"<html><body><article><p>{article(7)}</p></article></body></html>")
    (home / "notes.json").write_text("{}")
    (home / ".hidden.txt").write_text(article(8))

    done = batch(home, tmp_path / "run")

    assert done.returncode == 0, done.stderr
    assert sorted(outcomes(tmp_path / "run")) == ["0000/a0000000.txt", "0000/a0000001.txt", "deep/er/page.html"]
    assert "left out by name: .json 1" in done.stderr


def test_include_and_exclude_choose_by_name(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 3)
    (home / "report.wire").write_text(article(9))

    batch(home, tmp_path / "run", "--include", "*.wire", "--include", "0000/*", "--exclude", "*2.txt")

    assert sorted(outcomes(tmp_path / "run")) == ["0000/a0000000.txt", "0000/a0000001.txt", "report.wire"]


def test_what_cannot_be_an_article_ends_in_an_error_that_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "in"
    home.mkdir()
    outside = tmp_path / "outside.txt"
    outside.write_text(article(1))
    (home / "good.txt").write_text(article(2))
    (home / "empty.txt").write_text(" \n")
    os.mkfifo(home / "pipe.txt")
    (home / "link-out.txt").symlink_to(outside)
    (home / "link-in.txt").symlink_to(home / "good.txt")
    (home / "circle.txt").symlink_to(home / "circle.txt")
    (home / "folder-circle").symlink_to(home)
    (home / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as one:
        monkeypatch.chdir(home)  # a socket's whole path may have no more than 108 bytes
        one.bind("socket.txt")
        done = batch(home, tmp_path / "run")

    found = outcomes(tmp_path / "run")
    assert done.returncode == 1
    assert found["good.txt"] != "input_error"
    assert found["link-in.txt"] == "duplicate"
    assert set(found) == {
        "good.txt", "empty.txt", "pipe.txt", "link-out.txt", "link-in.txt", "circle.txt", "socket.txt",
    }  # fmt: skip
    why = details(tmp_path / "run")
    assert "no words" in why["empty.txt"]
    assert "named pipe" in why["pipe.txt"]
    assert "out of the folder" in why["link-out.txt"]
    assert "circle" in why["circle.txt"]
    assert "socket" in why["socket.txt"]


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "\x1b[2J.txt", "=cmd.txt", "-dash.txt", "x" * 250 + ".txt", "a'b.txt"]
)
def test_odd_names_are_kept_and_shown_on_one_line(tmp_path: Path, name: str) -> None:
    home = tmp_path / "in"
    home.mkdir()
    (home / name).write_text(article(1))

    done = batch(home, tmp_path / "run")

    assert done.returncode == 0, done.stderr
    ((stored, shown),) = rows(tmp_path / "run", "SELECT name, path FROM inputs")
    assert stored == name.encode()
    assert shown.isprintable()
    assert "\x1b" not in done.stderr


def test_a_name_that_is_no_utf_8_is_an_article_like_any_other(tmp_path: Path) -> None:
    home = tmp_path / "in"
    home.mkdir()
    (Path(os.fsdecode(os.fsencode(home) + b"/caf\xe9.txt"))).write_text(article(1))

    done = batch(home, tmp_path / "run")
    exported = run("export", tmp_path / "run", "--to", "files")

    assert done.returncode == 0, done.stderr
    assert outcomes(tmp_path / "run") == {"caf\\xe9.txt": "ok"}
    assert exported.returncode == 0, exported.stderr
    assert sorted(one.suffix for one in (tmp_path / "run" / "briefs").iterdir()) == ["", ".json"]


def test_what_a_run_wrote_is_never_read_as_input(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    batch(home, home / "run", "--include", "*")
    run("export", home / "run", "--to", "files", "--output", home / "briefs")

    again = batch(home, home / "run", "--include", "*")

    assert again.returncode == 0, again.stderr
    assert sorted(outcomes(home / "run")) == ["0000/a0000000.txt", "0000/a0000001.txt"]


def test_the_log_of_a_run_is_no_article_of_it(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)

    for _ in range(2):
        batch(home, tmp_path / "run", "--log", home / "log.txt")

    assert (home / "log.txt").is_file()
    assert list(outcomes(tmp_path / "run")) == ["0000/a0000000.txt"]


def test_the_folder_of_the_articles_is_no_run_folder(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)

    done = batch(home, home)

    assert done.returncode == 2
    assert "is the folder of the articles; name another" in done.stderr
    assert not (home / "run.sqlite").exists()


@pytest.mark.slow
def test_ctrl_c_is_heard_while_the_list_of_names_is_still_open(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    run = start_anew("batch", "-", "--out", tmp_path / "run", "--processes", 1, stdin=subprocess.PIPE)
    assert run.stdin is not None
    run.stdin.write(f"{home / '0000' / 'a0000000.txt'}\n")
    run.stdin.flush()
    wait_until((tmp_path / "run" / "run.sqlite").exists, run)

    run.send_signal(signal.SIGINT)
    try:
        run.wait(timeout=30)
    except subprocess.TimeoutExpired:
        run.kill()
    _, errors = run.communicate()

    assert run.returncode == 130, errors
    assert "Fatal" not in errors


def test_two_spellings_of_one_file_are_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_articles(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    name = "in/0000/a0000000.txt"

    batch("-", tmp_path / "run", input=f"{name}\n./{name}\n", cwd=tmp_path)

    assert outcomes(tmp_path / "run") == {name: "ok"}


def test_a_list_of_names_and_standard_input_name_files(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    names = [str(home / "0000" / f"a000000{number}.txt") for number in (0, 1)] + [str(tmp_path / "gone.txt")]
    (tmp_path / "list.txt").write_text("\n".join([*names, "", names[0]]))

    from_list = batch(f"@{tmp_path / 'list.txt'}", tmp_path / "one")
    from_input = batch("-", tmp_path / "two", input="\n".join(names))

    for out, done in ((tmp_path / "one", from_list), (tmp_path / "two", from_input)):
        assert done.returncode == 1
        assert outcomes(out) == {names[0]: "ok", names[1]: "ok", names[2]: "input_error"}


ROWS = [
    {"id": "first", "text": article(1), "day": "2024-03-05"},
    {"id": "second", "text": article(2), "day": ""},
    {"id": "third", "text": None, "day": "2024-03-05"},
]


def jsonl(home: Path) -> Path:
    path = home / "table.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def csv_table(home: Path) -> Path:
    path = home / "table.csv"
    with path.open("w", newline="") as sink:
        writer = csv.DictWriter(sink, ["id", "text", "day"])
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def parquet(home: Path) -> Path:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet as pq

    pq.write_table(pa.Table.from_pylist(ROWS), home / "table.parquet")
    return home / "table.parquet"


@pytest.mark.parametrize("make", [jsonl, csv_table, parquet])
def test_the_rows_of_a_table_are_articles(tmp_path: Path, make: object) -> None:
    table = make(tmp_path)  # type: ignore[operator]

    done = batch(table, tmp_path / "run", "--id-column", "id", "--date-column", "day")

    found = rows(tmp_path / "run", "SELECT path, state, published, published_from FROM inputs ORDER BY id")
    name = table.name
    assert done.returncode == 1
    assert (found[0][0], *found[0][2:]) == (f"{name}#first", "2024-03-05", "metadata")
    assert found[1][0] == f"{name}#second"
    # Whether a brief has something rejected is the engine's affair, not the table's.
    assert {found[0][1], found[1][1]} <= {"ok", "ok_flagged"}
    assert found[2][:2] == (f"{name}#third", "input_error")


@pytest.mark.parametrize("name", ["table.tsv", "TABLE.TSV"])
def test_a_table_split_at_tabs_is_one_whatever_the_case_of_its_name(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("w", newline="") as sink:
        csv.writer(sink, delimiter="\t").writerows([["id", "text"], ["first", article(1)]])

    batch(tmp_path / name, tmp_path / "run")

    assert list(outcomes(tmp_path / "run")) == [f"{name}#first"]


def test_a_bad_row_is_one_error_and_the_other_rows_are_read(tmp_path: Path) -> None:
    table = tmp_path / "table.jsonl"
    good = json.dumps({"id": "a", "text": article(1)})
    lines = [
        good,
        good.replace('"a"', '"b"')[:-20],
        json.dumps({"id": "a", "text": article(2)}),
        '{"id": "c", "id": "d", "text": "x"}',
        "[" * 100_000,
        '{"id": "e", "text": 5}',
        json.dumps({"id": "last", "text": article(3)})[:-5],
    ]
    table.write_text("\n".join(lines))

    done = batch(table, tmp_path / "run")

    why = details(tmp_path / "run")
    assert done.returncode == 1
    assert states(tmp_path / "run") == {"ok": 1, "input_error": 6}
    assert "rows 1 and 3 have the same id" in why["table.jsonl#a (row 3)"]
    assert "not JSON" in why["table.jsonl#row 2"]
    assert "duplicate key" in why["table.jsonl#row 4"]
    assert "a int, not a text" in why["table.jsonl#e"]


def test_a_long_field_with_newlines_is_one_article(tmp_path: Path) -> None:
    text = article(1) + "\n\n" + "The inquiry goes on for the time being.\n\n" * 5000
    table = tmp_path / "table.csv"
    quoted = text.replace('"', '""')
    table.write_text(f'id,text\n1,"{quoted}"\n')

    done = batch(table, tmp_path / "run")

    assert done.returncode == 0, done.stderr
    assert list(outcomes(tmp_path / "run")) == ["table.csv#1"]


def test_a_misspelt_column_is_told_at_once_with_the_columns_there_are(tmp_path: Path) -> None:
    done = batch(jsonl(tmp_path), tmp_path / "run", "--text-column", "body")

    assert done.returncode == 2
    assert "no such column; it has id, text, day" in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_publication_dates_come_from_an_index(tmp_path: Path, form: str) -> None:
    home = write_articles(tmp_path / "in", 2)
    index = tmp_path / f"index.{form}"
    if form == "jsonl":
        index.write_text('{"file": "0000/a0000000.txt", "published": "2024-03-05"}\n')
    else:
        index.write_text("file,published\na0000000.txt,2024-03-05\n")

    batch(home, tmp_path / "run", "--published-from", index)

    found = dict(rows(tmp_path / "run", "SELECT path, published FROM inputs WHERE published_from = 'index'"))
    assert found == {"0000/a0000000.txt": "2024-03-05"}


def test_an_index_that_is_none_is_refused(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    (tmp_path / "index.csv").write_text("file,published\na0000000.txt,yesterday\n")

    done = batch(home, tmp_path / "run", "--published-from", tmp_path / "index.csv")

    assert done.returncode == 2
    assert "index.csv, line 2: 'yesterday' is no date; write it as 2024-01-31" in done.stderr


def test_an_index_in_which_no_input_stands_is_told(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    (tmp_path / "index.csv").write_text("file,published\nelsewhere.txt,2024-03-05\n")

    done = batch(home, tmp_path / "run", "--published-from", tmp_path / "index.csv")
    dry = run("batch", home, "--dry-run", "--published-from", tmp_path / "index.csv")

    assert done.returncode == 0
    assert "none of the 2 inputs stands in it" in done.stderr
    assert "none of the 2 inputs stands in it" in dry.stdout


def test_a_place_of_dates_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)

    done = batch(home, tmp_path / "run", "--published-from", "names")

    assert done.returncode == 2
    assert "--published-from names: cannot be read (No such file or directory); write `name`, `mtime`" in done.stderr


def test_an_option_that_goes_with_none_of_the_inputs_is_refused(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 1)
    (tmp_path / "t.csv").write_text(f'text\n"{article(1)}"\n')

    dates_of_files = batch(home, tmp_path / "run", "--date-column", "day")
    dates_of_rows = batch(tmp_path / "t.csv", tmp_path / "run", "--published-from", "name")

    assert (dates_of_files.returncode, dates_of_rows.returncode) == (2, 2)
    assert "--date-column day: goes with a table" in dates_of_files.stderr
    assert "--published-from name: goes with files" in dates_of_rows.stderr


@pytest.mark.parametrize("how", ["name", "mtime"])
def test_publication_dates_come_from_the_file_where_the_text_has_none(tmp_path: Path, how: str) -> None:
    (tmp_path / "in").mkdir()
    without_date = "\n".join(line for line in article(1).splitlines() if not line.startswith("Published:"))
    dated, undated = tmp_path / "in" / "report-2024-03-05.txt", tmp_path / "in" / "told.txt"
    dated.write_text(without_date)
    os.utime(dated, (1_709_640_000, 1_709_640_000))  # 5 March 2024, 12:00 UTC
    undated.write_text(article(2))

    batch(tmp_path / "in", tmp_path / "run", "--published-from", how)

    found = rows(tmp_path / "run", "SELECT path, published, published_from FROM inputs ORDER BY path")
    assert found == [(dated.name, "2024-03-05", how), (undated.name, "2021-06-09", "header")]


def test_a_sample_is_the_same_each_time(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 30)

    for name in ("one", "two"):
        batch(home, tmp_path / name, "--sample", 5)

    assert len(outcomes(tmp_path / "one")) == 5
    assert outcomes(tmp_path / "one") == outcomes(tmp_path / "two")


def test_an_empty_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    done = batch(tmp_path / "in", tmp_path / "run")

    assert done.returncode == 1
    assert "no article was found" in done.stderr


def test_a_folder_that_cannot_be_listed_is_an_error_of_its_own(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    home = write_articles(tmp_path / "in", 1)
    (home / "closed").mkdir()
    (home / "closed").chmod(0)

    done = batch(home, tmp_path / "run")

    assert done.returncode == 1
    assert "cannot be listed" in details(tmp_path / "run")["closed/"]


def test_a_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 5)

    done = run("batch", home, "--out", tmp_path / "run", "--dry-run", "--model", "openai/gpt-5-mini")

    assert done.returncode == 0, done.stderr
    assert "5 inputs" in done.stdout
    assert "at least 5 requests" in done.stdout
    assert "$" in done.stdout
    assert not (tmp_path / "run").exists()


def test_a_dry_run_counts_as_done_what_a_run_would_leave_alone(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 5)
    batch(home, tmp_path / "run", *asked(server), "--limit", 3)

    def told(*options: object) -> str:
        return run("batch", home, "--out", tmp_path / "run", "--dry-run", *asked(server), *options).stdout

    assert "3 are in" in told()
    assert "2 to do" in told()
    other = told("--vague", "emdat")
    assert "5 to do" in other, "other settings use nothing of before"
    assert "3 of them were done in" in other
    assert "with other settings or by another version" in other
    assert "some 4 s" in told(), "no run is faster than one answer"


def test_a_file_that_vanished_after_it_was_listed_is_an_error(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 40)
    (tmp_path / "list.txt").write_text("\n".join(str(one) for one in sorted(home.rglob("*.txt"))))
    shutil.rmtree(home / "0000")

    done = batch(f"@{tmp_path / 'list.txt'}", tmp_path / "run")

    assert done.returncode == 1
    assert states(tmp_path / "run") == {"input_error": 40}
