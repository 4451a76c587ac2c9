"""Flat rows as a Parquet file."""

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from summarizer.batch.export.briefs import Exported
from summarizer.batch.export.flat import COLUMNS, Kind, flat_rows
from summarizer.errors import ConfigurationError

_ROWS_PER_GROUP = 5_000


def write_parquet(items: Iterable[Exported], path: Path, kind: Kind) -> int:
    """Write the rows of a kind; returns how many.

    Raises:
        ConfigurationError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow; install it with `pip install 'incident-summarizer[parquet]'`"
        ) from error
    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    schema = pa.schema([(name, types[what]) for name, what in COLUMNS[kind].items()])
    rows = chain.from_iterable(flat_rows(item, kind) for item in items)
    number = 0
    with ParquetWriter(path, schema) as writer:
        while piece := list(islice(rows, _ROWS_PER_GROUP)):
            writer.write_table(pa.Table.from_pylist(piece, schema=schema))
            number += len(piece)
    return number
