"""Whether a reporter stands where the number does: in its sentence, its quotation, or behind a pronoun there."""

import re

from summarizer.article import Article
from summarizer.brief import Evidence, Toll
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import contains_name, same_name
from summarizer.language.nouns import is_people
from summarizer.language.phrases import occurrences
from summarizer.language.sources import Source, sources
from summarizer.language.vocabulary import vocabulary

BACK = 3
"""Sentences before the number in which the name behind its pronoun may stand."""

# Words that stand for a source named before: a pronoun with its verb, or "the ministry".
_ANAPHOR = lazy_pattern(str(vocabulary("sources")["anaphor"]), re.IGNORECASE)


_LINKS = tuple(
    f"{link}{article}" for link in (", ", " and ", ", and ", " or ") for article in ("", "the ", "a ", "an ")
)
"""Between a source and its other name or its fellow."""


def vouches(name: str, row: Toll, places: list[tuple[int, int]], article: Article) -> bool:
    """Whether `name` can be the source of the count that stands at `places` of the row's first sentence."""
    sentence = row.evidence[0]
    found = sources(sentence.text)
    over = [source for source in found if any(source.covers(start) or source.covers(end - 1) for start, end in places)]
    if any(_is_source(name, source) or _beside(name, source, sentence.text) for source in over):
        return True
    if _said_by(name, sentence.text):
        return True
    over = [source for source in over if not _is_told(source, sentence.text)]
    described = any(f"{name} {pronoun} " in sentence.text for pronoun in ("that", "which", "who"))
    if described and not any(_may_speak(source) for source in over):
        return True  # "a rescue team that dug through the ruins counted": ruins count nobody
    if any(_is_joined(name, source, sentence.text) for source in over):
        return True
    if contains_name(sentence.text, name):
        # Named there, and no rule sees another source for this very number that stands nearer to it.
        others = [source for source in over if not source.pronoun and not _is_source(name, source)]
        return not others or _stands_nearer(name, others, places, sentence.text)
    if not places:
        return any(_is_source(name, source) for item in row.evidence for source in sources(item.text))
    near = [item for item in row.evidence if abs(item.sentence - sentence.sentence) <= 1]
    if not over and any(_is_source(name, source) for item in near for source in sources(item.text)):
        return True  # nobody speaks there, and the sentence beside it is theirs
    cited = any(contains_name(item.text, name) for item in row.evidence)
    before = [article.sentence(sentence.sentence - step) for step in range(1, BACK + 1)]
    if not cited and not any(one is not None and contains_name(one.text, name) for one in before):
        return False
    return any(source.pronoun for source in over) or _quoted(article, sentence) or bool(_ANAPHOR.search(sentence.text))


def _said_by(name: str, text: str) -> bool:
    """ "by the X", "citing X": whatever the verb, X said it."""
    low, wanted = text.lower(), name.lower()
    # Searched without a pattern, which would be compiled for every name.
    return any(f" {word} {article}{wanted}" in low for word in ("by", "citing", "quoting") for article in ("", "the "))


def _may_speak(source: Source) -> bool:
    """Whether a source can be one: a name, or a noun for people."""
    return not source.name.islower() or any(is_people(word) for word in source.name.split())


def _is_told(source: Source, text: str) -> bool:
    """Whether the source is only who was told: "the director told the Herald"."""
    return text[: source.start].lower().endswith(("told ", "told the ", "telling ", "tells ", "tells the "))


def _is_joined(name: str, source: Source, text: str) -> bool:
    """Whether the name stands beside a source: "Ann Roe, head of the agency, said", "the fire agency and the mayor"."""
    before, behind = text[: source.start], text[source.end :]
    return before.endswith(tuple(f"{name}{link}" for link in _LINKS)) or behind.startswith(
        tuple(f"{link}{name}" for link in _LINKS)
    )


def _stands_nearer(name: str, others: list[Source], places: list[tuple[int, int]], text: str) -> bool:
    """Whether the name stands nearer to the number than every other source: "..., whereas the owner, Lako, says 12"."""
    spans = occurrences(text, name)

    def away(start: int, end: int) -> int:
        return min(max(low - end, start - high, 0) for low, high in places)

    if not places:
        return False
    near = min((away(*span) for span in spans), default=len(text))
    return all(near < away(source.start, source.end) for source in others)


def _is_source(name: str, source: Source) -> bool:
    return (
        same_name(name, source.name)
        or same_name(name, source.full)
        or contains_name(source.full, name)
        or contains_name(name, source.name)
    )


def _beside(name: str, source: Source, text: str) -> bool:
    """Whether the name stands between a source and its verb: "the movement, known as the JSM, said"."""
    return source.end < source.scope_start and contains_name(text[source.end : source.scope_start], name)


def _quoted(article: Article, sentence: Evidence) -> bool:
    """Whether the sentence lies in a quotation that began before it, or holds one."""
    before = article.text[: sentence.start]
    opened = before.count("“") > before.count("”") or before.rsplit("\n\n", 1)[-1].count('"') % 2 == 1
    return opened or any(mark in sentence.text for mark in '"“”')
