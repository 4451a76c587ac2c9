"""Figures of one harm that differ although nobody is named for one of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from summarizer.article import Article, Sentence
from summarizer.brief import Brief, Harm
from summarizer.language.harms import HarmReading, harm_readings
from summarizer.language.other_events import other_event_spans
from summarizer.language.sources import source_of
from summarizer.records import record

_HARMS: tuple[Harm, ...] = ("killed", "injured", "missing")
_OPENING = 2
"""Sentences behind the headline whose plain figures are totals of the main incident, in a row or not."""
_ROUNDED = 0.1
"""Share by which "about 40" may differ from another figure."""
_FAR = 3
"""How many times larger a total without a source must be than figures that may be parts of it, to be in doubt."""


@record(frozen=True, slots=True)
class _Figure:
    low: float
    high: float
    sourced: bool
    sentences: frozenset[int]


def figures_conflict(brief: Brief, article: Article) -> bool:
    """Whether two figures for everyone with one harm exclude each other and at least one of them has no source.

    Figures: the current totals of the brief, and what the article says of people in general. So a figure that an engine
    took from one place of the text is noticed even where it left the others out. Outside headline and opening a smaller
    figure may be a part; there only a total that is several times larger counts.
    """
    if not brief.incident:
        return False
    for harm in _HARMS:
        rows = [*_of_rows(brief, harm)]
        if not rows:
            continue
        if any(_apart(one, other) and not (one.sourced and other.sourced) for one, other in combinations(rows, 2)):
            return True
        said = _Said(brief, article, harm)
        if any(said.excludes(row) for row in rows):
            return True
    return False


def _apart(one: _Figure, other: _Figure) -> bool:
    return one.high < other.low or other.high < one.low


def _figure(low: int | None, high: int | None, sentences: Iterable[int], *, about: bool, sourced: bool) -> _Figure:
    slack = _ROUNDED if about else 0.0
    top = float("inf") if high is None else high * (1 + slack)
    return _Figure((low or 0) * (1 - slack), top, sourced, frozenset(sentences))


def _of_rows(brief: Brief, harm: Harm) -> Iterator[_Figure]:
    for row in brief.casualties:
        count = row.count
        if row.harm == harm and row.scope == "total" and not row.superseded and count.qualifier != "vague":
            about, sourced = count.qualifier == "about", row.reported_by is not None
            cited = [one.sentence for one in row.evidence]
            yield _figure(count.low, count.high, cited, about=about, sourced=sourced)


class _Said:
    """What the article itself says of one harm."""

    def __init__(self, brief: Brief, article: Article, harm: Harm) -> None:
        body = [one.number for one in article.sentences if one.number not in article.headline]
        self.lead = frozenset((*article.headline, *body[:1]))
        self.opening = frozenset((*article.headline, *body[:_OPENING]))
        known = {
            (row.count.low, row.count.high)
            for row in brief.casualties
            if row.harm == harm and (row.superseded or row.scope != "total")
        }
        self.totals: list[_Figure] = []
        self.groups: list[_Figure] = []
        """What the opening says of groups and single people, added up by sentence."""
        self.older: list[_Figure] = []
        """Figures that the article itself replaces."""
        others = other_event_spans(article)
        for sentence in article.sentences:
            read = harm_readings(sentence.text)
            if not read:
                continue
            spans = others.get(sentence.number, ())
            self.older += [
                _figure(one.reading.low, one.reading.high, [sentence.number], about=False, sourced=False)
                for one in read
                if one.harm == harm and one.replaced and one.reading.low
            ]
            found = [
                one
                for one in read
                if one.harm == harm
                and not (one.negated or one.subgroup or one.replaced)
                and not any(span.start <= one.count_start < span.end for span in spans)
            ]
            if found:
                self._note(found, sentence, known)

    def _note(
        self, found: Sequence[HarmReading], sentence: Sentence, known: Collection[tuple[int | None, int | None]]
    ) -> None:
        first, number = found[0], sentence.number
        bounds = (first.reading.low, first.reading.high)
        about = first.reading.qualifier == "about"
        if len({(one.count_start, one.count_end) for one in found}) == 1 and _is_general(first):
            if bounds not in known:
                sourced = source_of(sentence.text, first.count_start) is not None
                self.totals.append(_figure(*bounds, [number], about=about, sourced=sourced))
        elif number in self.opening and all(one.reading.low is not None for one in found):
            total = sum(one.reading.low or 0 for one in found)
            self.groups.append(_figure(total, total, [number], about=False, sourced=False))

    def excludes(self, row: _Figure) -> bool:
        """Whether a total of the brief cannot stand beside what the article says elsewhere."""
        told_first = bool(row.sentences & self.lead)
        if not row.sourced and any(row.sentences >= one.sentences and row.low >= _FAR * one.low for one in self.older):
            return True  # "toll revised from 2 to 214", by nobody
        for other in self.totals:
            if other.sentences & row.sentences or (row.sourced and other.sourced):
                continue
            far = not row.sourced and not told_first and row.low >= _FAR * other.low
            if far or (other.sentences & self.opening and _apart(row, other)):
                return True
        if row.sourced or told_first:
            return False
        return any(row.low >= _FAR * group.low > 0 and not group.sentences & row.sentences for group in self.groups)


def _is_general(one: HarmReading) -> bool:
    return one.reading.qualifier != "vague" and not one.described and one.victims_start is None and not one.joined
