"""Wrong dates: a right date moved by a day, a week or a month, or given another expression of the article."""

from collections.abc import Iterator
from datetime import timedelta

from summarizer.brief import When
from summarizer.language.dates import find_dates, resolve
from summarizer.scoring.oracle import evidence_of

from .gold import Fact, brief_of
from .judging import Mutant

FAMILY = "date"

_SHIFTS = {"a day": 1, "a week": 7, "a month": 30, "a year": 365}


def _mutant(fact: Fact, kind: str, row: When) -> Mutant:
    brief, path = brief_of(fact, row)
    return Mutant(
        FAMILY,
        kind,
        fact,
        brief,
        path,
        f"“{row.text}” = {row.start}..{row.end}",
        " ".join(e.text for e in row.evidence),
    )


def mutants(fact: Fact) -> Iterator[Mutant]:
    """Everything wrong that can be made of one right date."""
    row: When = fact.row
    if row.start is not None and row.end is not None:
        for name, days in _SHIFTS.items():
            for step in (timedelta(days=-days), timedelta(days=days)):
                moved = row.model_copy(update={"start": row.start + step, "end": row.end + step})
                yield _mutant(fact, f"off by {name}", moved)
        yield _mutant(fact, "range stretched", row.model_copy(update={"end": row.end + timedelta(days=1)}))
        published = fact.article.published
        if published is not None and published != row.start:
            # What a model does that knows only the header: the day of publication as the day of the event.
            yield _mutant(fact, "day of publication", row.model_copy(update={"start": published, "end": published}))
        yield _mutant(fact, "left open", row.model_copy(update={"start": None, "end": None, "precision": "unresolved"}))
    yield from _other_words(fact, row)


def _other_words(fact: Fact, row: When) -> Iterator[Mutant]:
    """Another date expression of the article with the date of this one."""
    cited = {one.sentence for one in row.evidence}
    for sentence in fact.article.sentences:
        for mention in find_dates(sentence.text):
            read = resolve([mention.text], fact.article.published)
            if mention.kind == "clock" or read is None or (read.start, read.end) == (row.start, row.end):
                continue
            if read.start is None:
                continue
            if mention.text.lower() in row.text.lower() or row.text.lower() in mention.text.lower():
                continue
            here = row.model_copy(
                update={"text": mention.text, "evidence": evidence_of(fact.article, [sentence.number])}
            )
            yield _mutant(fact, "another expression", here)
            if sentence.number not in cited:
                there = row.model_copy(update={"text": mention.text, "start": read.start, "end": read.end})
                there = there.model_copy(update={"precision": read.precision, "how": read.how})
                yield _mutant(fact, "expression of another sentence", there)
