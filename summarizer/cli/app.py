"""The command tree, and the one place where errors become exit codes."""

import os
import sys
from typing import Annotated

import typer

from summarizer.cli.default_group import DEFAULT, DefaultCommand, DefaultGroup
from summarizer.errors import SummarizerError

# Boxes and colours are for people at a terminal; a pipe gets plain lines, and does not wait for rich.
_FOR_A_TERMINAL = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

app = typer.Typer(
    name="summarize",
    cls=DefaultGroup,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich" if _FOR_A_TERMINAL else None,
    # A traceback with local variables would print article text and could print a key.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _print_version(value: bool) -> None:
    if value:
        from summarizer import __version__

        typer.echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Turn a news report about an incident into a short brief whose every fact is checked against the text."""


def register() -> None:
    """Add the commands; their modules are light, and their bodies import what they need."""
    from summarizer.cli import batch, doctor, evaluate, export, files, schema, verify

    app.command(DEFAULT, cls=DefaultCommand, hidden=True)(files.print_briefs)
    app.command("batch", short_help="Make a brief of every article in a folder.")(batch.run_folder)
    app.command("export", short_help="Write the results of a run.")(export.export_run)
    app.command("verify", short_help="Check every fact of a brief.")(verify.verify)
    app.command("schema", short_help="Print the JSON schema of a brief.")(schema.schema)
    app.command("doctor", short_help="Say what is configured and what is missing.")(doctor.doctor)
    app.add_typer(evaluate.app, name="eval")


def run() -> None:
    """Run the command line; every error of ours is one line on stderr and its exit code."""
    register()
    try:
        app(prog_name="summarize")  # also when python -m runs it
    except SummarizerError as error:
        if "--debug" in sys.argv:
            import traceback

            traceback.print_exc()
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # `summarize ... | head`: the reader has gone, which is its right. Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(130)
