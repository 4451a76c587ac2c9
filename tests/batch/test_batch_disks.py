"""F34: disks that are full, cannot be written or give errors end a command with one clear line, and lose nothing."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from articles import write_articles
from commands import asked, batch, command, environment, run, states
from model_server import ModelServer

# A mount of our own, gone with the command; its arguments are the folder and the command.
_NAMESPACE = ("unshare", "--map-root-user", "--mount", "sh", "-c")


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return not subprocess.run([*_NAMESPACE, "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False).returncode


mounting = pytest.mark.skipif(not _may_mount(), reason="may not mount a file system of its own")


def mounted(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount; `$0` and on are the arguments."""
    return subprocess.run(
        [*_NAMESPACE, script, *map(str, arguments)],
        capture_output=True, text=True, check=False, env=environment(), timeout=120,
    )  # fmt: skip


def one_line(errors: str) -> str:
    """The line that says what is wrong; there is no traceback around it."""
    assert "Traceback" not in errors, errors
    lines = [line for line in errors.splitlines() if line.startswith(("error: ", "stopped: "))]
    assert len(lines) == 1, errors
    return lines[0]


@pytest.mark.slow
@mounting
def test_a_full_disk_stops_the_run_and_the_same_command_goes_on_when_there_is_room(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 60)
    (tmp_path / "disk").mkdir()
    line = command("batch", home, "--out", tmp_path / "disk" / "run", *asked(server), "--concurrency", 8)

    full = mounted(
        'mount -t tmpfs -o size=500k tmpfs "$0" && copy="$1" && shift && { "$@"; code=$?; cp -r "$0/run" "$copy"; }; '
        "exit $code",
        tmp_path / "disk", tmp_path / "kept", *line,
    )  # fmt: skip
    paid = len(server.requests)
    kept = sqlite3.connect(tmp_path / "kept" / "run.sqlite")
    integrity = kept.execute("PRAGMA integrity_check").fetchone()
    kept.close()
    done = states(tmp_path / "kept").get("ok_flagged", 0)
    then = batch(home, tmp_path / "kept", *asked(server))

    assert full.returncode == 1, full.stderr
    assert "could not be written" in one_line(full.stderr)
    assert "make room" in full.stderr
    assert integrity == ("ok",)
    assert 0 < done < 60
    assert paid <= done + 8, "what was paid and is not in the store is no more than was in flight"
    assert then.returncode == 0, then.stderr
    assert states(tmp_path / "kept") == {"ok_flagged": 60}
    assert len(server.requests) == paid + 60 - done


@pytest.mark.slow
@mounting
def test_a_run_on_a_disk_that_cannot_be_written_is_not_begun_and_can_still_be_read(
    tmp_path: Path, server: ModelServer
) -> None:
    home = write_articles(tmp_path / "in", 3)
    out = tmp_path / "run"
    batch(home, out, *asked(server))
    (home / "0000" / "a0000000.txt").unlink()
    read_only = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'

    again = mounted(read_only, out, *command("batch", home, "--out", out, *asked(server)))
    new = mounted(read_only, out, *command("batch", home, "--out", out / "inner", *asked(server)))
    status = mounted(read_only, out, *command("batch", out, "--status"))
    exported = mounted(read_only, out, *command("export", out, "--to", "jsonl"))
    files = mounted(read_only, out, *command("export", out, "--to", "files"))
    table = mounted(read_only, out, *command("export", out, "--to", "csv", "--output", out / "table.csv"))

    assert again.returncode == new.returncode == 2
    assert "a read-only disk" in one_line(again.stderr)
    assert "Read-only file system" in one_line(new.stderr)
    assert status.returncode == 0, status.stderr
    assert "3" in status.stdout
    assert exported.returncode == 0, exported.stderr
    assert len(exported.stdout.splitlines()) == 3
    assert files.returncode == table.returncode == 2
    assert "cannot be written (Read-only file system)" in one_line(files.stderr)
    assert "cannot be written (Read-only file system)" in one_line(table.stderr)
    assert len(server.requests) == 3


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that is there and cannot be read")
@pytest.mark.slow
def test_an_input_whose_reading_fails_is_one_error_and_the_others_are_done(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 2)
    names = [*map(str, sorted(home.rglob("*.txt"))), "/proc/self/mem"]
    (tmp_path / "names.txt").write_text("\n".join(names))

    done = batch(f"@{tmp_path / 'names.txt'}", tmp_path / "run")

    assert done.returncode == 1
    assert states(tmp_path / "run") == {"ok": 2, "input_error": 1}
    assert "Input/output error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_export_into_a_full_disk_by_redirection_says_so(tmp_path: Path, form: str) -> None:
    home = write_articles(tmp_path / "in", 3)
    batch(home, tmp_path / "run")

    with Path("/dev/full").open("wb") as full:
        done = run("export", tmp_path / "run", "--to", form, stdout=full)

    assert done.returncode == 2
    assert "standard output cannot be written (No space left on device)" in one_line(done.stderr)
