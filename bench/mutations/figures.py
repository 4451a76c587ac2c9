"""Wrong figures: digits, bounds, harms, groups and source sentences of a right toll row changed."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from summarizer.article import Article, Sentence
from summarizer.brief import Count, Harm, Toll
from summarizer.language.counts import read_phrases
from summarizer.language.names import contains_name, tokens
from summarizer.language.numbers import Number, find_numbers
from summarizer.language.phrases import occurrences
from summarizer.scoring.oracle import evidence_of
from summarizer.scoring.samples import Sample

from . import anchors
from .gold import Fact, brief_of
from .judging import Mutant
from .second_readings import is_both, is_listed, leans_on
from .spelling import digit_changes, like

FAMILY = "number"

GROUPS = ("children", "women", "soldiers", "police officers", "civilians", "foreigners", "rescuers", "officials")
"""Groups that a row is moved to besides those of the article."""

_HEDGED = ("at_least", "more_than", "at_most", "about")


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure of a label: what may be right of a sentence beside the row that is being changed."""

    harm: Harm
    low: int | None
    high: int | None
    sentences: frozenset[int]
    background: bool = False


def labelled(sample: Sample) -> list[_Said]:
    """Every figure that the label knows, with all sentences in which its words stand."""
    article = sample.article
    said = [
        _Said(row.harm, row.low, row.high, frozenset(_holding(article, row.text, row.low, row.high)))
        for row in sample.label.tolls
    ]
    for other in sample.label.background:
        for harm, value in (("killed", other.killed), ("injured", other.injured)):
            if value is not None:
                where = frozenset(_holding(article, str(value), value, value))
                said.append(_Said(harm, value, value, where, background=True))  # type: ignore[arg-type]
    return said


def _holding(article: Article, text: str, *values: int | None) -> Iterator[int]:
    for one in article.sentences:
        if occurrences(one.text, text) or {number.value for number in find_numbers(one.text)} & set(values) - {None}:
            yield one.number


def _values(article: Article, numbers: Iterable[int]) -> set[int]:
    """Every whole number that these sentences hold, in any reading."""
    texts = [article.sentences[number - 1].text for number in numbers]
    return {number.value for text in texts for number in find_numbers(text)}


def _is_said(said: Iterable[_Said], harm: str, value: int | None, numbers: Iterable[int]) -> bool:
    """Whether the label gives this value and harm in one of the sentences, for the main incident or another."""
    wanted = set(numbers)
    return any(one.harm == harm and value in (one.low, one.high) and one.sentences & wanted for one in said)


def _mutant(fact: Fact, kind: str, row: Toll, claim: str, quote: str | None = None) -> Mutant:
    brief, path = brief_of(fact, row)
    text = f"{fact.at}: {claim} [{row.evidence[0].sentence}]"
    return Mutant(FAMILY, kind, fact, brief, path, text, quote or row.evidence[0].text)


def _changed(row: Toll, **fields: Any) -> Toll:
    count: dict[str, Any] = {name: fields.pop(name) for name in ("low", "high", "text", "qualifier") if name in fields}
    return row.model_copy(update={**fields, "count": row.count.model_copy(update=count)})


def mutants(fact: Fact, dice: random.Random) -> Iterator[Mutant]:
    """Everything wrong that can be made of one right toll row."""
    row: Toll = fact.row
    said = labelled(fact.sample)
    if row.count.low is not None or row.count.high is not None:
        yield from _digits(fact, row, said, dice)
        yield from _hedges(fact, row)
        yield from _moved_sentence(fact, row, said, dice)
    yield from _harms(fact, row, said)
    yield from _groups(fact, row)


def _digits(fact: Fact, row: Toll, said: list[_Said], dice: random.Random) -> Iterator[Mutant]:
    cited = [one.sentence for one in row.evidence]
    known = _values(fact.article, cited)
    bounds = [value for value in dict.fromkeys((row.count.low, row.count.high)) if value is not None]
    for value in bounds:
        number = _number_of(row.count.text, value)
        near = [one for one in (value - 1, value + 1) if one > 0 or value == 1]
        for kind, others in (("off by one", near), ("digit changed", digit_changes(value, dice))):
            for other in others:
                if other in known or _is_said(said, row.harm, other, cited):
                    continue
                moved = {
                    name: other if getattr(row.count, name) == value else getattr(row.count, name)
                    for name in ("low", "high")
                }
                yield _mutant(fact, kind, _changed(row, **moved), f"{row.harm} {other} for “{row.count.text}”")
                if number is None:
                    continue
                text = row.count.text
                written = like(text[number.start : number.end], other)
                wrong = f"{text[: number.start]}{written}{text[number.end :]}"
                quote = row.evidence[0].text.replace(text, wrong)
                yield _mutant(
                    fact, f"{kind}, words too", _changed(row, **moved, text=wrong), f"{row.harm} “{wrong}”", quote
                )


def _number_of(text: str, value: int) -> Number | None:
    return next((one for one in find_numbers(text) if one.value == value), None)


def _hedges(fact: Fact, row: Toll) -> Iterator[Mutant]:
    count, sentence = row.count, row.evidence[0].text
    if count.qualifier not in _HEDGED:
        return
    value = count.low if count.low is not None else count.high
    number = None if value is None else _number_of(count.text, value)
    if count.qualifier != "about":
        yield _mutant(
            fact,
            "hedge dropped",
            _changed(row, low=value, high=value, qualifier="exact"),
            f"{row.harm} exactly {value} for “{count.text}”",
        )
        other = {"at_least": (None, value, "at_most"), "more_than": (None, value, "at_most")}.get(
            count.qualifier, (value, None, "at_least")
        )
        yield _mutant(
            fact,
            "hedge turned",
            _changed(row, low=other[0], high=other[1], qualifier=other[2]),
            f"{row.harm} {other[2]} {value} for “{count.text}”",
        )
    else:
        yield _mutant(fact, "hedge dropped", _changed(row, qualifier="exact"), f"{row.harm} exactly “{count.text}”")
    if number is None or not count.text[: number.start].strip():
        return
    bare = count.text[number.start :]
    alone = read_phrases([bare])
    if alone is None or alone.qualifier != "exact" or len(occurrences(sentence, bare)) != 1:
        return
    yield _mutant(
        fact,
        "hedge dropped, words too",
        _changed(row, low=value, high=value, qualifier="exact", text=bare),
        f"{row.harm} “{bare}”",
        sentence.replace(count.text, bare),
    )


def _harms(fact: Fact, row: Toll, said: list[_Said]) -> Iterator[Mutant]:
    cited = [one.sentence for one in row.evidence]
    first = [row.evidence[0].sentence]
    epidemic = _is_epidemic(fact.sample)
    for harm in get_args(Harm):
        if harm == row.harm or _is_said(said, harm, row.count.low, cited):
            continue
        if row.count.high is not None and _is_said(said, harm, row.count.high, cited):
            continue
        same_words = any(one.harm == harm and one.low == row.count.low and set(first) & one.sentences for one in said)
        if same_words or is_both(harm, row.harm, row.evidence[0].text, row.count.text, epidemic=epidemic):
            continue
        yield _mutant(fact, "harm swapped", _changed(row, harm=harm), f"{harm} “{row.count.text}”")


def _groups(fact: Fact, row: Toll) -> Iterator[Mutant]:
    """The row said of another group, one that the article has somewhere."""
    own = set(tokens(f"{row.victims or ''} {row.count.text}"))
    same = [
        form
        for other in fact.sample.label.tolls
        if (other.low, other.high) == (row.count.low, row.count.high) and other.harm == row.harm
        for form in other.victims
    ]
    taken = own | {token for form in same for token in tokens(form)}
    pool = [form for other in fact.sample.label.tolls for form in other.victims[:1]] + list(GROUPS)
    # In the sentence itself only another counted group is surely wrong: labels leave out that "victims" were "women".
    for group in dict.fromkeys(pool):
        words = set(tokens(group))
        stems = {word.rstrip("s") for word in taken}
        if {word.rstrip("s") for word in words} & stems or group.lower() in ("people", "persons", "others", "victims"):
            continue
        if not contains_name(fact.article.text, group):
            continue
        if contains_name(row.evidence[0].text, group) and not _counted_there(fact, group, row):
            continue
        if leans_on(row.count.text, row.evidence[0].text, group):
            continue
        yield _mutant(fact, "group moved", _changed(row, victims=group), f"{row.harm} “{row.count.text}” of {group}")


def _counted_there(fact: Fact, group: str, row: Toll) -> bool:
    """Whether another figure of the same sentence is that group's, by the label."""
    return any(
        group in other.victims
        and (other.low, other.high) != (row.count.low, row.count.high)
        and occurrences(row.evidence[0].text, other.text)
        for other in fact.sample.label.tolls
    )


def _moved_sentence(fact: Fact, row: Toll, said: list[_Said], dice: random.Random) -> Iterator[Mutant]:
    """The row cited from another sentence that has numbers of its own."""
    article = fact.article
    cited = {one.sentence for one in row.evidence}
    bounds = {row.count.low, row.count.high} - {None}
    others = [
        one
        for one in article.sentences
        if one.number not in cited
        and find_numbers(one.text)
        and not bounds & {number.value for number in find_numbers(one.text)}
        and not any(one.number in other.sentences and bounds & {other.low, other.high} for other in said)
    ]
    for one in dice.sample(others, min(4, len(others))):
        moved = _changed(row, evidence=evidence_of(article, [one.number]))
        yield _mutant(fact, "source sentence moved", moved, f"{row.harm} “{row.count.text}”")
        taken = dice.choice(find_numbers(one.text))
        text = anchors.with_noun(anchors.Anchor(one, taken.start, taken.end)).text
        if occurrences(row.evidence[0].text, text) or taken.value in _values(article, cited):
            continue
        wrong = row.model_copy(
            update={"count": Count(low=taken.value, high=taken.value, text=text, qualifier="exact")},
        )
        yield _mutant(fact, "number of another sentence", wrong, f"{row.harm} “{text}”")


def strangers(sample: Sample) -> Iterator[Mutant]:
    """Numbers of the article that are no toll of the main incident, told as its dead, injured or missing."""
    said = labelled(sample)
    article = sample.article
    for sentence in article.sentences:
        for number in find_numbers(sentence.text):
            background = any(
                one.background and sentence.number in one.sentences and number.value in (one.low, one.high)
                for one in said
            )
            kind = "number of another event" if background else "wrong unit"
            for harm in ("killed", "injured", "missing"):
                mine = [one for one in said if not one.background]
                if _is_said(mine, harm, number.value, [sentence.number]):
                    continue
                row = _stranger(article, sentence, number, harm)
                if row is not None and not _is_second(sample, row, number.value):
                    fact = Fact(sample, "casualties", -1, row)
                    yield _mutant(fact, kind, row, f"{harm} “{row.count.text}”")


def _is_epidemic(sample: Sample) -> bool:
    return "epidemic" in sample.label.event_type


def _is_second(sample: Sample, row: Toll, value: int) -> bool:
    """Whether the contract gives the harm for words that the label counts otherwise."""
    sentence, text = row.evidence[0].text, row.count.text
    same = [one for one in sample.label.tolls if value in (one.low, one.high) and occurrences(sentence, one.text)]
    both = any(is_both(row.harm, one.harm, sentence, text, epidemic=_is_epidemic(sample)) for one in same)
    return both or is_listed(row.harm, text, sample.label.tolls)


def _stranger(article: Article, sentence: Sentence, number: Number, harm: str) -> Toll | None:
    anchor = anchors.with_bounds(anchors.with_noun(anchors.Anchor(sentence, number.start, number.end)))
    text = anchors.unique(anchor).text
    read = read_phrases([text])
    count = Count(
        low=number.value if read is None else read.low,
        high=number.value if read is None else read.high,
        text=text,
        qualifier="exact" if read is None else read.qualifier,
    )
    return Toll(
        harm=harm,  # type: ignore[arg-type]
        victims=None,
        scope="total",
        count=count,
        reported_by=None,
        superseded=False,
        evidence=evidence_of(article, [sentence.number]),
    )
