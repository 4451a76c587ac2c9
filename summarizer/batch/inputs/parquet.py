"""Parquet rows as records."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.batch.inputs.table import Record
from summarizer.errors import ConfigurationError, UsageError
from summarizer.shown import shown

# Rows per piece: some 4 MB of news articles, so that memory does not follow the size of a row group.
_ROWS = 1_000


def read_parquet(path: Path, columns: Sequence[str]) -> Iterator[Record]:
    """One record per row, with the wanted columns only.

    Raises:
        ConfigurationError: pyarrow is not installed.
        UsageError: the file is no Parquet.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow; install it with `pip install 'incident-summarizer[parquet]'`"
        ) from error
    try:
        with ParquetFile(path) as file:
            wanted = [name for name in file.schema_arrow.names if name in columns]
            if columns[0] not in wanted:
                wanted = file.schema_arrow.names  # the caller names what is there in its message
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                yield from batch.to_pylist()
    except ArrowException as error:
        raise UsageError(f"{shown(path)}: no Parquet file ({error})") from error
