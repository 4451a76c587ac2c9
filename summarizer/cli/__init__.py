"""The command line: parses, calls one library function, prints, and turns errors into exit codes."""

import os
import sys

from summarizer.garbage import collect_seldom


def main() -> None:
    """Entry point of the `summarize` command."""
    if sys.argv[1:] == ["--version"]:
        # Before typer is imported: scripts ask for the version often, and the import costs ten times the answer.
        from summarizer import __version__

        sys.stdout.write(f"summarize {__version__}\n")
        return
    collect_seldom()
    # pydantic would look through every installed distribution for plug-ins, which read nothing of ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from summarizer.cli.app import run

    run()
