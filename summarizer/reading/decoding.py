"""Bytes as text: the encoding and what had to be repaired."""

import codecs
import re

from summarizer.errors import EncodingUnknown
from summarizer.language.lazy import lazy_pattern
from summarizer.reasons import Flag

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOST_BROKEN = 0.01
"""Share of bytes that may fit no encoding and are repaired; above it the encoding counts as unknown."""

_SAMPLE = 65_536  # bytes that the guess looks at
_MULTIBYTE = lazy_pattern(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CHARSET = lazy_pattern(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,30})", re.IGNORECASE)
_HIGH = lazy_pattern(rb"[\x80-\xff]")
_NOT_WESTERN = (
    lazy_pattern(rb"[\x81\x8d\x8f\x90\x9d]"),  # Windows-1252 has nothing there
    # Signs and capitals inside a word: there they are letters of another code page.
    lazy_pattern(rb"[a-zA-Z][\x82-\x8b\x95-\x99\x9b\xa1-\xac\xae-\xbf\xd7\xf7][a-zA-Z]"),
    lazy_pattern(rb"[a-z][\xc0-\xde][a-z]"),
)
_MOSTLY_HIGH = 0.3
_WESTERN_SHARE = 0.08  # share of high bytes in Western European text; Cyrillic or Chinese code pages have over 0.3


def decode(data: bytes, name: str) -> tuple[str, list[Flag]]:
    """The text of the bytes and the flags that say how sure it is.

    UTF-8 and marked encodings are taken at their word; then UTF-8 with a few broken bytes, then a guess.

    Raises:
        EncodingUnknown: more than 1 % of the bytes fit no encoding. `name` stands in the message.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, name)
    wide = _wide_encoding(data)
    if wide:
        text, flags = _decode_as(data, wide, name)
        return text, ["encoding_guessed", *flags]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_other(data, name)


def decode_page(data: bytes, name: str) -> tuple[str, list[Flag]]:
    """The text of an HTML page, whose own word on its encoding is believed when the bytes fit it.

    Raises as `decode` does.
    """
    declared = _CHARSET.search(data[:4096])
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared is None or marked or data.isascii():
        return decode(data, name)
    label = declared[1].decode("ascii").lower()
    # As browsers do: what calls itself Latin-1 is Windows-1252.
    encoding = "cp1252" if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else label
    if encoding not in ("utf-8", "utf8"):
        text, flags = decode(data, name) if _is_unicode(data) else (None, [])
        if text is not None:  # the page says otherwise, but nothing else reads as UTF-8 by accident
            return text, ["encoding_guessed", *flags]
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _is_unicode(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(data: bytes, encoding: str, name: str) -> tuple[str, list[Flag]]:
    """Decodes in a known encoding, with a replacement character for each broken place."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") > MOST_BROKEN * max(len(text), 1) + 1:
            raise _unknown(name) from None
        return text, ["encoding_repaired"]


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark, told by where the zero bytes stand."""
    head = data[:4096]
    if len(head) < 16 or 0 not in head:
        return None
    quarter = len(head) // 4
    zeros = [head[offset::4].count(0) for offset in range(4)]
    many, few = 0.4 * quarter, 0.1 * quarter
    shape = "".join("0" if count > many else "x" if count < few else "?" for count in zeros)
    return {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(shape)


def _decode_other(data: bytes, name: str) -> tuple[str, list[Flag]]:
    """Bytes that are not clean UTF-8: broken UTF-8, a Windows code page, or a guess by statistics."""
    high = len(_HIGH.findall(data))
    unicode_bytes = sum(map(len, _MULTIBYTE.findall(data)))
    broken = high - unicode_bytes
    cut_off = broken <= 3 and _HIGH.search(data[:-3]) is None
    # Pairs of EUC-JP or GB 2312 often look like UTF-8: where most bytes are high, more of them must fit it.
    needed = broken if high < _MOSTLY_HIGH * len(data) else 3 * broken
    if unicode_bytes >= needed or cut_off:
        if broken > MOST_BROKEN * len(data):
            raise _unknown(name)
        return _repaired(data), ["encoding_repaired"]
    if high <= _WESTERN_SHARE * len(data) and not any(sign.search(data) for sign in _NOT_WESTERN):
        return data.decode("cp1252"), ["encoding_guessed"]
    return _guessed(data, name), ["encoding_guessed"]


def _repaired(data: bytes) -> str:
    """UTF-8 whose stray bytes are read as Windows-1252, as when two files were pasted together."""
    codecs.register_error("summarizer.stray", _stray_byte)
    return data.decode("utf-8", errors="summarizer.stray")


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    piece = error.object[error.start : error.end]
    if error.end - error.start > 1 or error.end == len(error.object):
        return "\ufffd", error.end
    return piece.decode("cp1252", errors="replace"), error.end


def _guessed(data: bytes, name: str) -> str:
    """The text in the encoding that charset-normalizer holds most likely for a sample.

    Raises:
        EncodingUnknown: it knows none, or the rest of the bytes does not fit it.
    """
    from charset_normalizer import from_bytes  # 30 ms to load, and hardly ever needed

    best = from_bytes(data[:_SAMPLE], threshold=0.15).best()
    if best is None:
        raise _unknown(name)
    text = data.decode(best.encoding, errors="replace")
    if text.count("\ufffd") > MOST_BROKEN * max(len(text), 1):
        raise _unknown(name)
    return text


def _unknown(name: str) -> EncodingUnknown:
    return EncodingUnknown(
        f"{name}: more than {MOST_BROKEN:.0%} of its bytes fit no known encoding. Save it as UTF-8 and try again."
    )
