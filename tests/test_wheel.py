"""The wheel carries everything it needs, and runs from any folder."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READERS = "import summarizer.reading, trafilatura, lxml_html_clean, charset_normalizer, openai, instructor, tenacity"

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the built wheel and the locked needs; returns its `bin`."""
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT, cwd=place)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "env", with_pip=True)
    binaries = place / "env" / "bin"
    run(binaries / "pip", "install", "--quiet", "-r", ROOT / "requirements.lock", cwd=place)
    run(binaries / "pip", "install", "--quiet", "--no-deps", wheel, cwd=place)
    return binaries


def test_the_installed_command_reads_text_and_html(installed: Path, tmp_path: Path) -> None:
    for name in ("ferry-terminal-bombs.txt", "river-flood.html"):
        out = run(installed / "summarize", "--model", "builtin", ROOT / "examples" / name, cwd=tmp_path)

        assert "CASUALTIES" in out


def test_both_command_names_work(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "summarize", "--version", cwd=tmp_path) == run(
        installed / "summarizer", "--version", cwd=tmp_path
    )


def test_every_reader_can_be_imported(installed: Path, tmp_path: Path) -> None:
    run(installed / "python", "-c", READERS, cwd=tmp_path)


def test_the_type_marker_and_the_gazetteer_licence_are_shipped(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import summarizer; print(summarizer.__path__[0])", cwd=tmp_path).strip()

    assert (Path(where) / "py.typed").is_file()
    assert (Path(where) / "language" / "data" / "GAZETTEER-LICENCE.md").is_file()


def test_the_released_prompt_is_shipped(installed: Path, tmp_path: Path) -> None:
    article = ROOT / "examples" / "ferry-terminal-bombs.txt"

    out = run(installed / "summarize", "--model", "openai/gpt-5-mini", "--dry-run", article, cwd=tmp_path)

    assert "You read one news article" in out
