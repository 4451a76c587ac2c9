"""Paths and other foreign strings as a terminal may show them: control characters escaped."""

from pathlib import Path


def shown(value: str | Path) -> str:
    """`value` on one line: newlines, escapes, bidi controls and undecodable bytes as backslash sequences."""
    text = str(value)
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode() for char in text
    )
