"""Whether an answer speaks of the article at all: servers under load were seen to swap answers."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.language.names import contains_name
from summarizer.language.phrases import occurrences

# Fewer pointers than this say little: a short draft can be wrong in all of them and still be about this article.
_FEWEST_POINTERS = 3


def _pointers(draft: Draft) -> Iterator[tuple[str, bool]]:
    """Phrases and names of the draft, with whether each is a name."""
    for toll in draft.tolls:
        yield from ((phrase, False) for phrase in toll.count)
    yield from ((phrase.text, False) for phrase in (*draft.when, *draft.weapons, *draft.targets))
    yield from ((place.name, True) for place in draft.where)
    yield from ((row.actor, True) for row in draft.blamed)
    yield from ((row.actor, True) for row in draft.reactions)


def speaks_of_another_text(draft: Draft, article: Article) -> bool:
    """Whether none of the draft's names and phrases stands in the article."""
    pointers = [one for one in _pointers(draft) if one[0].strip()]
    if len(pointers) < _FEWEST_POINTERS:
        return False
    text = article.text
    return not any(contains_name(text, words) if is_name else occurrences(text, words) for words, is_name in pointers)
