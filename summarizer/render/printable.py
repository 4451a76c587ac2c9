"""Text that no terminal obeys."""


def printable(text: str) -> str:
    """`text` without characters that a terminal would obey (ESC, C0, C1, bidi controls), which become U+FFFD."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else (" " if char in "\n\t" else "\ufffd") for char in text)
