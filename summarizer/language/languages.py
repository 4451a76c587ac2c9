"""Which language a text is in."""


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None when the text is too short to tell."""
    return "en" if len(text) > 40 else None
