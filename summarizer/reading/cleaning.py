"""Characters that a reader of an article would not see, taken out before offsets are counted."""

from summarizer.language.lazy import lazy_pattern
from summarizer.reasons import Flag

# Terminal sequences (colours, links, clipboard writes) go as a whole: without its ESC, "[31m" would stay in a sentence.
_TERMINAL = (
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    # Only when it is closed, and soon: else one stray character would take the rest of a paragraph with it.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n\r]{0,2000}+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[\]PX^_]?"
)
# Tab and the line ends (LF, VT, FF, CR, NEL) stay; so does everything printable.
_CONTROLS = lazy_pattern(rf"{_TERMINAL}|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HIDDEN = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffc\ufdd0-\ufdef\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(15))
    + "]"
)
# Joiners shape Persian, Hindi and emoji; between Latin, Greek or Cyrillic letters they only hide a word from a search.
_JOINER = lazy_pattern("(?<=[\u0000-\u052f])[\u200c\u200d]|[\u200c\u200d](?=[\u0000-\u052f])")
# Stacked accents: 4 is more than any language puts on one letter; the rest only breaks displays.
_ACCENT = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = lazy_pattern(f"({_ACCENT}{{4}}){_ACCENT}++")
# Marks and fillers above that `str.isprintable` holds for letters.
_PRINTABLE_HIDDEN = lazy_pattern(
    "[\u0300-\u036f\u0483-\u0489\u115f\u1160\u17b4\u17b5\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3164\ufe20-\ufe2f\uffa0]"
)


def without_invisible(text: str) -> tuple[str, list[Flag]]:
    """The text without control, hidden and unassigned characters, with a flag for each kind that was taken out.

    Line ends, tabs and the header are kept as they are. Linear in the length.
    """
    flags: list[Flag] = []
    # Nearly every article passes here, in a thirtieth of the time that the patterns take.
    if text.replace("\n", "").isprintable() and (text.isascii() or not _PRINTABLE_HIDDEN.search(text)):
        return text, flags
    text, count = _CONTROLS.subn("", text)
    if count:
        flags.append("control_characters")
    if text.isascii():
        return text, flags
    hidden = 0
    for pattern, replacement in ((_HIDDEN, ""), (_JOINER, ""), (_STACKED, r"\1")):
        text, count = pattern.subn(replacement, text)
        hidden += count
    if hidden:
        flags.append("hidden_characters")
    return text, flags
