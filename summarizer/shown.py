"""Paths and other foreign strings as one printable line."""

import os


def shown(value: str | os.PathLike[str]) -> str:
    """`value` with control, bidi and undecodable characters escaped, the rest as it is."""
    name = os.fspath(value)
    if name.isprintable():
        return name
    return "".join(_escaped(char) for char in name)


def _escaped(char: str) -> str:
    if char.isprintable():
        return char
    if "\udc80" <= char <= "\udcff":  # a byte of the name that is no UTF-8
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")
