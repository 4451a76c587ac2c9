"""The command line, as a user meets it: real processes, real files."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FERRY = EXAMPLES / "ferry-terminal-bombs.txt"
COMMAND = [sys.executable, "-c", "from summarizer.cli import main; main()"]


def summarize(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    command = [*COMMAND, *(str(one) for one in arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


# --- the default command ------------------------------------------------------------------------------------------


def test_a_file_alone_prints_its_brief_on_stdout_and_everything_else_on_stderr() -> None:
    done = summarize(FERRY)

    assert done.returncode == 0
    assert "CASUALTIES" in done.stdout
    assert "built-in rules" in done.stderr
    assert "note:" not in done.stdout


def test_an_option_before_the_file_is_no_command() -> None:
    assert "CASUALTIES" in summarize("--model", "builtin", FERRY).stdout


@pytest.mark.parametrize("arguments", [["a.txt", "--bogus"], ["--evidence"], ["a.txt", "--format", "xml"]])
def test_a_usage_error_speaks_of_the_command_that_was_typed(arguments: list[str]) -> None:
    done = summarize(*arguments)

    assert done.returncode == 2
    assert done.stderr.splitlines()[:2] == ["Usage: summarize [OPTIONS] FILE...", "Try 'summarize --help' for help."]


def test_a_dash_is_standard_input() -> None:
    done = summarize("-", "--format", "json", stdin=FERRY.read_bytes())

    assert json.loads(done.stdout)["totals"]["killed"] == {"low": 14, "high": 19, "basis": "stated"}


@pytest.mark.parametrize("way", [["./verify"], ["--", "verify"]], ids=["./verify", "-- verify"])
def test_a_file_named_like_a_command_can_be_read(way: list[str], tmp_path: Path) -> None:
    (tmp_path / "verify").write_bytes(FERRY.read_bytes())

    assert "CASUALTIES" in summarize(*way, cwd=tmp_path).stdout


def test_several_files_give_json_lines_in_order() -> None:
    names = [FERRY, EXAMPLES / "rescue-drill.txt", EXAMPLES / "river-flood.html"]

    rows = [json.loads(line) for line in summarize(*names).stdout.splitlines()]

    assert [Path(row["source"]["path"]).name for row in rows] == [name.name for name in names]
    assert [row["incident"] for row in rows] == [True, False, True]


def test_one_bad_file_among_several_is_reported_and_the_rest_is_done(tmp_path: Path) -> None:
    done = summarize(FERRY, tmp_path / "gone.txt", EXAMPLES / "rescue-drill.txt")

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "gone.txt" in done.stderr


def test_output_goes_to_a_file_that_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "brief.json"

    done = summarize(FERRY, "--format", "json", "--output", target)

    assert done.stdout == ""
    assert json.loads(target.read_text())["incident"] is True
    assert [one.name for one in tmp_path.iterdir()] == ["brief.json"]


def test_the_model_comes_from_the_environment_when_no_option_names_it() -> None:
    done = summarize(FERRY, SUMMARIZE_MODEL="no-such-engine")

    assert done.returncode == 2
    assert "no-such-engine" in done.stderr


def test_markdown_is_markdown() -> None:
    assert summarize(FERRY, "--format", "md").stdout.startswith("# ")


# --- bad input: one clear line and the right exit code -----------------------------------------------------------


def bad_inputs(folder: Path) -> dict[str, tuple[list[str | Path], int]]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\xc2\xa0\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    return {
        "missing": (["gone.txt"], 1),
        "a folder": ([folder], 1),
        "empty": (["empty.txt"], 1),
        "white space": (["blank.txt"], 1),
        "binary": (["binary.txt"], 1),
        "200 MB": (["huge.txt"], 1),
        "a date nobody can parse": ([FERRY, "--published", "yesterday"], 2),
        "an unknown profile": ([FERRY, "--vague", "lots"], 2),
        "an unknown format": ([FERRY, "--format", "xml"], 2),
        "no file at all": (["--format", "json"], 2),
    }


@pytest.mark.parametrize(
    "name",
    [
        "missing",
        "a folder",
        "empty",
        "white space",
        "binary",
        "200 MB",
        "a date nobody can parse",
        "an unknown profile",
        "an unknown format",
        "no file at all",
    ],
)
def test_bad_input_has_a_clear_line_and_an_exit_code(name: str, tmp_path: Path) -> None:
    arguments, code = bad_inputs(tmp_path)[name]

    done = summarize("--model", "builtin", *arguments, cwd=tmp_path)

    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Words.")
    path.chmod(stat.S_IWUSR)

    done = summarize(path)

    assert done.returncode == 1
    assert "secret.txt" in done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    shell = f"{' '.join(map(repr, COMMAND))} {FERRY} --evidence | head -1"

    done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)

    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    assert "Traceback" in summarize("--debug", tmp_path / "gone.txt").stderr


# --- what a pipe and a terminal get ------------------------------------------------------------------------------


def test_a_pipe_gets_no_escape_sequence() -> None:
    assert "\x1b" not in summarize(FERRY, "--evidence", "--explain").stdout


def test_control_characters_of_an_article_reach_no_output(tmp_path: Path) -> None:
    path = tmp_path / "odd\x1b]52;c;x\x07name.txt"
    path.write_text("Bomb kills two\n\nA bomb \x1b[2J\x9b31m killed two people in Quetta on Monday, police said.\n")

    for form in ("text", "md"):
        done = summarize(path, "--format", form)
        assert done.returncode == 0
        assert not set(done.stdout + done.stderr) & {"\x1b", "\x9b", "\x07"}


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    done = summarize(FERRY, COLUMNS="44")

    assert max(len(line) for line in done.stdout.splitlines()) <= 44


# --- verify, schema, doctor --------------------------------------------------------------------------------------


@pytest.fixture
def brief_file(tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    summarize(FERRY, "--format", "json", "--output", path)
    return path


def test_verify_confirms_our_own_brief(brief_file: Path) -> None:
    done = summarize("verify", brief_file, FERRY)

    assert done.returncode == 0
    assert "every fact holds" in done.stdout


def test_verify_names_a_changed_fact_and_exits_1(brief_file: Path) -> None:
    brief_file.write_text(brief_file.read_text().replace('"low": 19', '"low": 18'))

    done = summarize("verify", brief_file, FERRY)

    assert done.returncode == 1
    assert "casualties[" in done.stdout


def test_verify_reads_json_lines_and_answers_in_json_lines(tmp_path: Path) -> None:
    names = [FERRY, EXAMPLES / "border-city-strike.txt"]
    lines = tmp_path / "briefs.jsonl"
    lines.write_text(summarize(*names).stdout)

    done = summarize("verify", "--format", "json", lines, *names)

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["ok"] for row in rows] == [True, True]


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"schema": NaN}'])
def test_verify_refuses_what_is_no_brief(text: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(text)

    done = summarize("verify", path, FERRY)

    assert done.returncode == 1
    assert "brief.json" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("which", [[], ["--draft"]], ids=["brief", "draft"])
def test_schema_prints_a_json_schema(which: list[str]) -> None:
    assert json.loads(summarize("schema", *which).stdout)["type"] == "object"


def test_doctor_says_what_is_configured_and_never_shows_a_key() -> None:
    done = summarize("doctor", OPENAI_API_KEY="sk-canary-123")

    assert done.returncode == 0
    assert "OPENAI_API_KEY" in done.stdout
    assert "sk-canary" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("shell", "typed"),
    [
        ("bash", {"COMP_WORDS": "summarize ba", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "summarize ba"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "summarize ba", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
    ],
)
def test_a_shell_is_told_how_a_command_goes_on(shell: str, typed: dict[str, str]) -> None:
    # As the shells ask it. `--show-completion` looks at the parent process, and a test's parent is no shell.
    script = Path(sys.executable).with_name("summarize")
    asked = {**os.environ, **typed, "_SUMMARIZE_COMPLETE": f"complete_{shell}"}

    done = subprocess.run([script], capture_output=True, text=True, env=asked, check=False)

    assert "batch" in done.stdout
    assert "export" not in done.stdout
