"""The command starts light: what a command does not need, it does not import."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def loaded_after(*arguments: str) -> set[str]:
    """Names of the packages that a command has imported when it is done."""
    code = (
        "import sys, atexit\n"
        f"sys.argv = ['summarize', *{list(arguments)!r}]\n"
        "names = lambda: sorted({name.split('.')[0] for name in sys.modules})\n"
        "atexit.register(lambda: print('LOADED', *names(), file=sys.stderr))\n"
        "from summarizer.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("LOADED", 1)[1].split())


def test_help_loads_no_model_and_no_schema_library() -> None:
    assert not loaded_after("--help") & {"pydantic", "openai", "instructor", "aiohttp", "trafilatura", "tenacity"}


def test_version_loads_not_even_typer() -> None:
    assert not loaded_after("--version") & {"typer", "rich", "pydantic"}


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_the_built_in_engine_loads_no_sdk(form: str) -> None:
    article = str(ROOT / "examples" / "ferry-terminal-bombs.txt")

    loaded = loaded_after("--model", "builtin", "--format", form, article)

    assert not loaded & {"openai", "instructor", "aiohttp", "trafilatura", "lxml", "charset_normalizer"}
    assert not loaded & {"asyncio", "ssl", "rich", "tomllib"}, "each is a twentieth of the start or more"


def test_importing_the_package_has_no_side_effects() -> None:
    code = "import sys, summarizer; sys.exit(bool({'pydantic', 'typer'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
