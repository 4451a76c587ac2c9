"""What the README shows is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.pipeline import outcome
from summarizer.render.plain import plain

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_snippet_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)

    exec(compile(snippet, "README.md", "exec"), {})

    said = re.findall(r"#\s+(low=.*)", snippet)
    assert said
    assert said[0] in capsys.readouterr().out


def test_the_example_output_is_current() -> None:
    """Rewrite it with: python -m tests.test_readme"""
    (example, shown) = re.findall(r"<!-- brief: (\S+) -->\n```text\n(.*?)```", README, re.DOTALL)[0]

    assert shown == rendered(example)


def test_every_command_is_documented() -> None:
    from typer.main import get_command

    from summarizer.cli import app

    app.register()
    for name, command in get_command(app.app).commands.items():  # type: ignore[attr-defined]
        if not command.hidden:
            assert f"summarize {name}" in README


def rendered(example: str) -> str:
    """The brief of an example as the README shows it."""
    import asyncio

    from summarizer.engines.builtin.engine import BuiltinEngine
    from summarizer.reading import read_file

    done = asyncio.run(outcome(read_file(ROOT / example), BuiltinEngine()))
    return plain(done.brief)


if __name__ == "__main__":
    text = re.sub(
        r"(<!-- brief: (\S+) -->\n```text\n).*?```",
        lambda match: f"{match[1]}{rendered(match[2])}```",
        README,
        flags=re.DOTALL,
    )
    (ROOT / "README.md").write_text(text, encoding="utf-8")
    sys.exit(subprocess.run(["git", "diff", "--stat", "README.md"], cwd=ROOT, check=False).returncode)
