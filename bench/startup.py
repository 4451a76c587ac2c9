"""Start-up ratios: `--help`, `--version` and one article, each beside the least a program of its kind costs.

    python bench/startup.py [--runs 21]

Prints medians in milliseconds of wall time, and ratios. The things compared are interleaved, so that a busy moment of
the machine hits all of them. Bytecode is kept in a folder of the bench, whatever the environment says of it: every
program starts as it does from its second start on, and none is compiled again.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "examples" / "ferry-terminal-bombs.txt"

BARE_TYPER = """
import typer
app = typer.Typer()
@app.command()
def main(name: str = typer.Option("x", help="A name.")) -> None:
    "Do a thing."
app()
"""
TERMINAL = "(terminal)"
HEAVY = """
import typer, pydantic, rich.console, rich.table
class Row(pydantic.BaseModel):
    name: str
app = typer.Typer()
@app.command()
def main() -> None:
    rich.console.Console().print(Row(name="x").name)
app()
"""


def empty_console_script(folder: Path) -> Path:
    """The installed `summarize` script, with an empty function in place of ours."""
    (folder / "nothing.py").write_text("def main() -> None: ...\n")
    wrapper = Path(sys.executable).with_name("summarize").read_text()
    script = folder / "empty"
    script.write_text(wrapper.replace("from summarizer.cli import main", "from nothing import main"))
    return script


def at_a_terminal(command: list[str], environment: dict[str, str]) -> None:
    """Run a command whose output is a terminal, and read all of it."""
    reader, writer = os.openpty()
    with subprocess.Popen(command, stdin=writer, stdout=writer, stderr=writer, env=environment) as process:
        os.close(writer)
        try:
            while os.read(reader, 65536):
                pass
        except OSError:  # the other end of a terminal closes with an error
            pass
        os.close(reader)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def measure(commands: dict[str, list[str]], runs: int, bytecode: Path) -> dict[str, float]:
    """Median wall time in ms of each command, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENAI", "SUMMARIZE"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    for _ in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            if name.endswith(TERMINAL):
                at_a_terminal(command, environment)
            else:
                subprocess.run(command, capture_output=True, check=True, env=environment)
            times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(values[1:]) for name, values in times.items()}  # the first run warms the cache


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    summarize = str(Path(sys.executable).with_name("summarize"))
    with tempfile.TemporaryDirectory() as folder:
        scripts = {}
        for name, text in {"typer": BARE_TYPER, "heavy": HEAVY}.items():
            scripts[name] = Path(folder) / f"{name}_program.py"
            scripts[name].write_text(text)
        scripts["empty"] = empty_console_script(Path(folder))
        medians = measure(
            {
                "bare typer --help": [sys.executable, str(scripts["typer"]), "--help"],
                "summarize --help": [summarize, "--help"],
                f"bare typer --help {TERMINAL}": [sys.executable, str(scripts["typer"]), "--help"],
                f"summarize --help {TERMINAL}": [summarize, "--help"],
                "empty script": [sys.executable, str(scripts["empty"])],
                "summarize --version": [summarize, "--version"],
                "typer+pydantic+rich": [sys.executable, str(scripts["heavy"])],
                "summarize FILE (builtin)": [summarize, "--model", "builtin", str(ARTICLE)],
            },
            runs,
            Path(folder) / "bytecode",
        )
    for name, value in medians.items():
        print(f"{name:<30} {value:7.1f} ms")
    for ours, base, limit in (
        ("summarize --help", "bare typer --help", 1.15),
        (f"summarize --help {TERMINAL}", f"bare typer --help {TERMINAL}", 1.15),
        ("summarize --version", "empty script", 1.3),
        ("summarize FILE (builtin)", "typer+pydantic+rich", 2.0),
    ):
        print(f"{ours} / {base}: {medians[ours] / medians[base]:.2f} (asked for: <= {limit})")


if __name__ == "__main__":
    main()
