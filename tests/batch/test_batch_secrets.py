"""Keys appear nowhere, and article text nowhere but in the store and in what is exported from it."""

import base64
import json
from pathlib import Path

import pytest
from articles import article, draft, mark, write_articles
from commands import asked, batch, run
from model_server import Connection, ModelServer, Request, Step, fails, respond, says

KEY = "sk-canary-9f3a77c1e2d84b60"
FORMS = (KEY, base64.b64encode(KEY.encode()).decode().rstrip("="), KEY[:12])
SECRET = "zarquillon harbourmaster"
"""Words that stand in every article of this test and nowhere else."""


def echoing(status: int) -> Step:
    """An error that repeats the key and the article, in its body and in a header."""

    async def step(connection: Connection, request: Request) -> bool:
        told = f"{request.headers.get('authorization')} cannot ask about: {request.user}"
        line = told.replace("\n", " ")[:4000]
        return await fails(status, told, x_echo=line)(connection, request)

    return step


@pytest.mark.parametrize("debug", [False, True], ids=["plain", "debug"])
@pytest.mark.slow
def test_no_key_and_no_article_leaks_out_of_any_fault(tmp_path: Path, server: ModelServer, debug: bool) -> None:
    home = write_articles(tmp_path / "in", 9)
    for file in home.rglob("*.txt"):
        file.write_text(file.read_text() + f"\nIt was the {SECRET} who had called.\n")
    for number, status in enumerate((400, 422, 500, 503, 429)):
        server.script(mark(number), echoing(status), echoing(status), says(draft()))
    server.script(mark(5), respond(200, f"<html>{KEY} {SECRET}</html>"))
    server.script(mark(6), says(f"I can't say anything about the {SECRET}."))
    env = {"OPENAI_API_KEY": KEY, "OPENAI_LOG": "debug" if debug else "", "PYTHONASYNCIODEBUG": "1" if debug else ""}

    done = batch(
        home, tmp_path / "run", *asked(server), "--log", tmp_path / "log.jsonl", *(("--debug",) if debug else ()),
        env={name: value for name, value in env.items() if value},
    )  # fmt: skip
    exported = run("export", tmp_path / "run", "--to", "jsonl")
    status = run("batch", tmp_path / "run", "--status")

    seen = {
        "stderr": done.stderr, "stdout": done.stdout, "log": (tmp_path / "log.jsonl").read_text(),
        "store": "".join(one.read_bytes().decode("latin-1") for one in (tmp_path / "run").glob("run.sqlite*")),
        "export": exported.stdout, "status": status.stdout,
    }  # fmt: skip
    assert done.returncode == 1
    assert not [(name, form) for name, text in seen.items() for form in FORMS if form in text]
    assert not [name for name in ("stdout", "log") if SECRET in seen[name]]
    if not debug:
        assert SECRET not in seen["stderr"]


@pytest.mark.slow
def test_the_key_is_in_no_command_line_of_the_working_processes(tmp_path: Path, server: ModelServer) -> None:
    home = write_articles(tmp_path / "in", 4)
    seen: list[str] = []

    async def look(connection: Connection, request: Request) -> bool:
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                seen.append(place.read_text(errors="replace"))
            except OSError:
                continue
        return await says(draft())(connection, request)

    server.default = look
    done = batch(home, tmp_path / "run", *asked(server), "--processes", 2, env={"OPENAI_API_KEY": KEY})

    assert done.returncode == 0, done.stderr
    assert any("summarizer.batch.child" in line for line in seen)
    assert not any(form in line for line in seen for form in FORMS)


def test_an_error_in_the_program_names_its_place_and_not_the_article(tmp_path: Path) -> None:
    from summarizer.batch.work import _internal

    try:
        json.loads(f"{{{article(1)}")
    except ValueError as error:
        told = _internal(error)

    assert "JSONDecodeError" in told
    assert mark(1) not in told
