"""A source (file, standard input, bytes, text) read into an `Article`."""

from summarizer.reading.reader import read_bytes, read_file, read_text
from summarizer.reading.source import MAX_BYTES

__all__ = ["MAX_BYTES", "read_bytes", "read_file", "read_text"]
