"""CSV that a spreadsheet shows and does not obey."""

import csv
from collections.abc import Iterable
from typing import TextIO

from summarizer.batch.export.briefs import Exported
from summarizer.batch.export.flat import COLUMNS, Cell, Kind, flat_rows

# What makes a spreadsheet take a text for a formula: ASVS 1.2.10, and the full-width twins that some programs fold.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def safe_cell(value: Cell) -> Cell:
    """The value with an apostrophe before a text that a spreadsheet would run; numbers stay numbers.

    A text that begins with an apostrophe gets one too, so that taking one off always gives the original back.
    """
    if isinstance(value, str) and (value.startswith(_FORMULA) or value.startswith("'")):
        return f"'{value}"
    return value


def write_csv(items: Iterable[Exported], sink: TextIO, kind: Kind) -> int:
    """Write the rows of a kind with a header; returns how many."""
    writer = csv.DictWriter(sink, list(COLUMNS[kind]), lineterminator="\n")
    writer.writeheader()
    number = 0
    for item in items:
        for row in flat_rows(item, kind):
            writer.writerow({name: _cell(value) for name, value in row.items()})
            number += 1
    return number


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value.replace("\0", "\ufffd") if isinstance(value, str) else value)
