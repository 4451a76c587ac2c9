"""A source (file, standard input, bytes, text) read into an `Article`."""

from summarizer.reading.reader import MAX_BYTES, read_bytes, read_file, read_text

__all__ = ["MAX_BYTES", "read_bytes", "read_file", "read_text"]
