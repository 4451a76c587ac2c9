"""What the rules of the built-in engine share: what an article reports, and which words speak of other events."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from summarizer.article import Article
from summarizer.brief import EventType, Stage
from summarizer.records import record

Row = TypeVar("Row")

ASIDE = 0.6
"""Share of a sentence from which it is about the other event that it speaks of."""


@record(frozen=True, slots=True)
class Found(Generic[Row]):
    """A row of the draft with the rule that found it and the words it was found in."""

    row: Row
    rule: str
    words: str


@record(frozen=True, slots=True)
class Setting:
    """The verdict about the article's main subject, made before any row is looked for."""

    article: Article
    incident: bool
    event_type: EventType
    stage: Stage | None
    main: tuple[int, ...]
    """Sentences that report the main incident, headline and lead first."""
    others: Mapping[int, tuple[tuple[int, int], ...]]
    """Per sentence number: spans (offsets into `Sentence.text`) that speak of another event."""

    def is_other(self, sentence: int, start: int, end: int) -> bool:
        """Whether the words at these offsets of a sentence speak of another event."""
        return any(low <= start and end <= high for low, high in self.others.get(sentence, ()))

    def is_aside(self, sentence: int) -> bool:
        """Whether nearly all of a sentence speaks of another event."""
        length = len(self.article.sentences[sentence - 1].text)
        return sum(end - start for start, end in self.others.get(sentence, ())) > ASIDE * length
