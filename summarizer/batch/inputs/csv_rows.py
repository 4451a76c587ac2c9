"""CSV rows as records."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.batch.inputs.table import Record
from summarizer.reading import MAX_BYTES

# The module's own limit is 131,072 characters, which is less than a long article.
_LONGEST_FIELD = 4 * MAX_BYTES


def read_csv(path: Path, columns: Sequence[str]) -> Iterator[Record]:  # noqa: ARG001 - a row is read whole
    """One record per row below the header; `.tsv` files are split at tabs."""
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        rows = csv.DictReader(
            lines, delimiter="\t" if path.suffix.casefold() == ".tsv" else ",", restkey="(beyond the header)"
        )
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"line {rows.line_num}: {error}"
                continue
            if any("\udc80" <= char <= "\udcff" for value in row.values() if isinstance(value, str) for char in value):
                yield f"the row that ends in line {rows.line_num} is no UTF-8"
            else:
                yield row
