"""What kind of content bytes are, told by the bytes and never by a file name."""

import re
from typing import Literal

from summarizer.language.lazy import lazy_pattern

Kind = Literal[
    "text", "html", "pdf", "docx", "word", "rtf", "zip", "gzip", "xml", "image", "media", "program", "archive", "binary"
]

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"RIFF", "media"),
    (b"OggS", "media"),
    (b"ID3", "media"),
    (b"fLaC", "media"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"(\xb5/\xfd", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "binary"),
    (b"\x00asm", "program"),
)
_PLAIN_LETTERS = (b"MZ", b"BM", b"ID3", b"BZh", b"RIFF", b"GIF8")  # could begin a text
_HTML_START = lazy_pattern(rb"<(?:!doctype\s+html|html|head|body|article|main|title|meta)\b", re.IGNORECASE)
# Ends of blocks; single tags such as <br> stand in Markdown too.
_BLOCK_END = lazy_pattern(rb"</(?:p|div|article|section|body|html|h[1-6]|ul|table)\s{0,20}>", re.IGNORECASE)
_BEFORE_HTML = lazy_pattern(rb"(?:\s++|<!--(?:[^-]|-(?!->))*-->|<\?[^>]{0,300}+>)*")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"
_LOOKED_AT = 8192
# Share of control bytes above which no text is meant. UTF-16 is told apart before, by where its zeros stand.
_BINARY_SHARE = 0.1


def kind_of(data: bytes) -> Kind:
    """The kind of content, by its first bytes."""
    head = data[:_LOOKED_AT]
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (magic not in _PLAIN_LETTERS or _looks_binary(head)):
            return "docx" if kind == "zip" and b"word/" in data[:65536] else kind
    if head[4:8] == b"ftyp":
        return "media"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(head):
        wide = head.replace(b"\x00", b"")[:2000].lstrip(b"\xff\xfe")
        return "html" if _is_html(wide) else "text"
    if _looks_binary(head):
        return "binary"
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _is_html(bare):
        return "html"
    return "xml" if bare.lstrip().startswith((b"<?xml", b"<!DOCTYPE", b"<rss", b"<feed")) else "text"


def _is_html(head: bytes) -> bool:
    """Whether a page starts here, or a piece of one."""
    lead = _BEFORE_HTML.match(head)
    start = lead.end() if lead else 0
    if _HTML_START.match(head, start):
        return True
    ends = len(_BLOCK_END.findall(head))
    return ends >= 3 or (ends >= 1 and head[start : start + 1] == b"<" and not head.lstrip().startswith(b"<?xml"))


def _is_wide(head: bytes) -> bool:
    """Whether it is UTF-16 or UTF-32 without its mark: zeros on one side of most letters."""
    if len(head) < 16 or b"\x00" not in head:
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    return max(even, odd) > 0.4 * half and (min(even, odd) < 0.1 * half or even + odd > 1.4 * half)


def _looks_binary(head: bytes) -> bool:
    return len(head) - len(head.translate(None, _CONTROL_BYTES)) > _BINARY_SHARE * len(head)
