"""The part of TOML that word lists are written in, read in a fifth of the time that `tomllib` takes."""

import re
from typing import Any

# Possessive throughout: a text that does not fit is found out in linear time.
_ESCAPABLE = r'(?:[^"\\\n]|\\["\\])*+'
_SCALAR = (
    rf'"(?P<string>{_ESCAPABLE})"(?!")|'
    r"'(?P<literal>[^'\n]*+)'(?!')|(?P<number>-?+(?:0|[1-9]\d*+)(?:\.\d++)?+)(?![\w.:-])|(?P<truth>true|false)\b"
)
_VALUE = (
    rf'(?:{_SCALAR}|"""\n?(?P<block>(?:[^"\\]|\\["\\])*+)"""'
    r"|'''\n?(?P<raw>(?:[^']|'(?!''))*+)'''"
    r'|(?P<strings>\[\s*+(?:"[^"\\\n]*+"\s*+(?:,\s*+|(?=\])))*+\]))'
)
_KEY = r'(?P<key>[\w-]++|"[^"\\\n]++")[ \t]*+=[ \t]*+'
_BLANK = r"(?:\s++|#[^\n]*+)*+"
_STATEMENT = re.compile(
    rf"{_BLANK}(?:{_KEY}(?:{_VALUE}|(?P<open>[\[{{]))|\[\[(?P<many>[\w.-]++)\]\]|\[(?P<table>[\w.-]++)\]|(?P<end>\Z))"
)
_LINE_END = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")
_MEMBER = re.compile(rf"[ \t]*+{_KEY}{_VALUE}[ \t]*+(?P<border>[,}}])")
_ITEM = re.compile(rf"{_BLANK}(?:{_SCALAR}|(?P<open>\[)|(?P<close>\]))")
_COMMA = re.compile(rf"{_BLANK}(?:,|(?=\]))")
_STRING = re.compile(r'"([^"]*+)"')
_ESCAPED = re.compile(r'\\(["\\])')


def loads(text: str) -> dict[str, Any]:
    """The tables of a TOML document.

    What word lists do not hold (most escapes, dates, dotted keys, numbers of other notations) is left to `tomllib`,
    which also says what is wrong with a faulty document.

    Raises:
        tomllib.TOMLDecodeError: the document is no TOML.
    """
    tables = plain_tables(text)
    if tables is None:
        import tomllib

        return tomllib.loads(text)
    return tables


def plain_tables(text: str) -> dict[str, Any] | None:
    """The tables of a document that holds nothing but what this reader knows; otherwise None."""
    root: dict[str, Any] = {}
    table: dict[str, Any] | None = root
    at = 0
    while table is not None and (found := _STATEMENT.match(text, at)) is not None:
        kind, at = str(found.lastgroup), found.end()
        if kind == "end":
            return root
        if kind in ("many", "table"):
            table = _opened(root, found[kind].split("."), many=kind == "many")
        else:
            value, at = _composed(text, at, found[kind]) if kind == "open" else (_value(kind, found[kind]), at)
            key = found["key"].strip('"')
            if value is None or key in table:
                return None
            table[key] = value
        ended = _LINE_END.match(text, at)
        if ended is None:
            return None
        at = ended.end()
    return None


def _opened(root: dict[str, Any], path: list[str], *, many: bool) -> dict[str, Any] | None:
    """The table that a header opens; None when there is one already, or something else."""
    table = root
    for name in path[:-1]:
        inner = table.setdefault(name, {})
        if not isinstance(inner, dict):
            return None
        table = inner
    opened: dict[str, Any] = {}
    if not many:
        return opened if table.setdefault(path[-1], opened) is opened else None
    rows = table.setdefault(path[-1], [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    rows.append(opened)
    return opened


def _value(kind: str, written: str) -> Any:
    if kind == "strings":
        return _STRING.findall(written)
    if kind == "number":
        return float(written) if "." in written else int(written)
    if kind == "truth":
        return written == "true"
    return _ESCAPED.sub(r"\1", written) if "\\" in written and kind in ("string", "block") else written


def _composed(text: str, at: int, opener: str) -> tuple[list[Any] | dict[str, Any] | None, int]:
    return _array(text, at) if opener == "[" else _inline_table(text, at)


def _array(text: str, at: int) -> tuple[list[Any] | None, int]:
    """An array from after its bracket, and where it ends; None when it is none."""
    values: list[Any] = []
    while item := _ITEM.match(text, at):
        kind, at = str(item.lastgroup), item.end()
        if kind == "close":
            return values, at
        value, at = _array(text, at) if kind == "open" else (_value(kind, item[kind]), at)
        comma = _COMMA.match(text, at)
        if value is None or comma is None:
            break
        values.append(value)
        at = comma.end()
    return None, at


def _inline_table(text: str, at: int) -> tuple[dict[str, Any] | None, int]:
    """An inline table from after its brace, and where it ends; None when it is none."""
    table: dict[str, Any] = {}
    while member := _MEMBER.match(text, at):
        at = member.end()
        kind = next(kind for kind, written in member.groupdict().items() if written is not None and kind != "key")
        key = member["key"].strip('"')
        if key in table:
            break
        table[key] = _value(kind, member[kind])
        if member["border"] == "}":
            return table, at
    return None, at
