"""Whether a reporter stands where the number does: in its sentence, its quotation, or behind a pronoun there."""

import re

from summarizer.article import Article
from summarizer.brief import Evidence, Toll
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import contains_name, same_name
from summarizer.language.sources import Source, sources
from summarizer.language.vocabulary import vocabulary

BACK = 3
"""Sentences before the number in which the name behind its pronoun may stand."""

# Words that stand for a source named before: a pronoun with its verb, or "the ministry".
_ANAPHOR = lazy_pattern(str(vocabulary("sources")["anaphor"]), re.IGNORECASE)


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
    if any(_is_joined(name, source, sentence.text) for source in over):
        return True
    if contains_name(sentence.text, name):
        # Named there, and no rule sees another source for this very number.
        return not any(not source.pronoun and not _is_source(name, source) for source in over)
    if not places:
        return any(_is_source(name, source) for item in row.evidence for source in sources(item.text))
    cited = any(contains_name(item.text, name) for item in row.evidence)
    before = [article.sentence(sentence.sentence - step) for step in range(1, BACK + 1)]
    if not cited and not any(one is not None and contains_name(one.text, name) for one in before):
        return False
    return any(source.pronoun for source in over) or _quoted(article, sentence) or bool(_ANAPHOR.search(sentence.text))


def _said_by(name: str, text: str) -> bool:
    """ "by the X": whatever the verb, X said it."""
    low, wanted = text.lower(), name.lower()  # a pattern would be compiled for every name
    if f"by {wanted}" not in low and f"by the {wanted}" not in low:
        return False
    return re.search(rf"\bby (?:the )?{re.escape(name)}", text, re.IGNORECASE) is not None


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


def _is_told(source: Source, text: str) -> bool:
    """Whether the source is only who was told: "the director told the Herald"."""
    return re.search(r"\b(?:told|telling|tells) (?:the )?$", text[: source.start], re.IGNORECASE) is not None


def _is_joined(name: str, source: Source, text: str) -> bool:
    """Whether the name stands beside a source: "Ann Roe, head of the agency, said", "the fire agency and the mayor"."""
    before = re.search(rf"{re.escape(name)},? (?:and )?(?:an? |the )?$", text[: source.start])
    behind = re.match(rf"(?:,| and|, and| or) (?:the )?{re.escape(name)}\b", text[source.end :])
    return before is not None or behind is not None


def _quoted(article: Article, sentence: Evidence) -> bool:
    """Whether the sentence lies in a quotation that began before it, or holds one."""
    before = article.text[: sentence.start]
    opened = before.count("“") > before.count("”") or before.rsplit("\n\n", 1)[-1].count('"') % 2 == 1
    return opened or any(mark in sentence.text for mark in '"“”')
