"""The right facts of a labelled article as rows of a brief, each with the sentences that carry it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.article import Article
from summarizer.assemble import lead_sentences
from summarizer.brief import (
    CATEGORY_OF,
    Background,
    Blame,
    Brief,
    Count,
    Part,
    Place,
    Qualifier,
    Reaction,
    Toll,
    What,
    When,
)
from summarizer.language.counts import read_phrases
from summarizer.language.dates import resolve
from summarizer.language.names import contains_name
from summarizer.language.phrases import occurrences, verbatim
from summarizer.scoring.case import empty_brief
from summarizer.scoring.label import TollLabel
from summarizer.scoring.oracle import evidence_of
from summarizer.scoring.samples import Sample

from . import anchors, evidence

Field = Literal["casualties", "blamed", "where", "when", "reactions", "background", "headline", "summary"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One right row of a brief."""

    sample: Sample
    field: Field
    at: int
    """Its place in the label's list."""
    row: Any
    """A `Toll`, `Blame`, `Place`, `When`, `Reaction`, or a piece of prose."""

    @property
    def article(self) -> Article:
        return self.sample.article

    @property
    def id(self) -> str:
        return f"{self.sample.id} {self.field}[{self.at}]"


def brief_with(sample: Sample, **fields: Any) -> Brief:
    """A brief of an incident that says nothing but `fields`; headline and summary are the article's own lead."""
    article, label = sample.article, sample.label
    lead = evidence_of(article, lead_sentences(article))
    own = " ".join(one.text for one in lead)
    event_type = label.event_type[0] if label.incident else "other"
    what = What(
        event_type=event_type,
        category=CATEGORY_OF[event_type],
        stage="accomplished",
        summary=fields.pop("summary", own),
        weapons=[],
        targets=[],
        evidence=lead,
    )
    update = {"incident": True, "headline": own, "what": what, **fields}
    return empty_brief(article).model_copy(update=update)


def brief_of(fact: Fact, row: Any = None) -> tuple[Brief, str]:
    """A brief with this one row (the fact's own, or a changed one), and the row's path in it."""
    value = fact.row if row is None else row
    if fact.field == "when":
        return brief_with(fact.sample, when=value), "when"
    if fact.field in ("headline", "summary"):
        path = "headline" if fact.field == "headline" else "what.summary"
        # With the accusations beside it, as prose must not drop their source.
        accused = [one.row for one in blamed(fact.sample) if isinstance(one, Fact)]
        return brief_with(fact.sample, **{fact.field: value, "blamed": accused}), path
    return brief_with(fact.sample, **{fact.field: [value]}), f"{fact.field}[0]"


def tolls(sample: Sample) -> Iterator[Fact | str]:
    """The toll rows of a label; a string for one whose words do not stand in the article."""
    for at, row in enumerate(sample.label.tolls):
        made = _toll(sample, row)
        yield (
            Fact(sample, "casualties", at, made) if isinstance(made, Toll) else f"{sample.id} casualties[{at}]: {made}"
        )


def _toll(sample: Sample, label: TollLabel) -> Toll | str:
    article = sample.article
    everyone = any(form.lower() in ("people", "persons") for form in label.victims)
    sources = list(label.reported_by or ())
    forms = [] if everyone else list(label.victims)
    anchor = anchors.toll_anchor(article, label.text, label.harm, forms, sources)
    if anchor is None:
        return f"“{label.text}” does not stand in the article"
    parts = anchors.pieces(label.text, label.low)
    text = "; ".join(parts)
    if len(parts) == 1:
        text = anchors.unique(anchors.with_noun(anchors.with_bounds(anchor))).text
    numbers = [anchor.sentence.number]
    victims = anchors.form_in(anchor.sentence.text, forms)
    if victims is not None and label.low == label.high == 1 and read_phrases(parts) is None:
        text = victims  # "Ivo Marsh suffered burns": a draft points at the one who did
    if victims is None and forms:
        victims = anchors.form_in(article.text, forms)
        if victims is not None:
            numbers += [one.number for one in anchors.naming(article, [victims])][:1]
    if not anchors.speaks_of(label.harm, anchor.sentence.text):
        numbers += anchors.nearest_of_harm(article, label.harm, anchor.sentence.number)
    source = anchors.form_in(anchor.sentence.text, sources)
    if source is None and sources:
        naming = [one.number for one in anchors.naming(article, sources)]
        nearest = min(naming, key=lambda one: (abs(one - numbers[0]), one), default=None)
        if nearest is not None:
            numbers.append(nearest)
            source = anchors.form_in(article.sentences[nearest - 1].text, sources)
    if label.superseded:
        numbers += evidence.of_replacement(article, numbers[0])
    return Toll(
        harm=label.harm,
        victims=verbatim(article.text, victims) if victims else None,
        scope=label.scope,
        count=_count(label, text),
        reported_by=verbatim(article.text, source) if source else None,
        superseded=label.superseded,
        evidence=evidence_of(article, dict.fromkeys(numbers)),
    )


def _count(label: TollLabel, text: str) -> Count:
    """The label's bounds with the phrase's qualifier, as a brief has both from the phrase."""
    low, high = label.low, label.high
    read = read_phrases(text.split("; "))
    qualifier: Qualifier = "exact"
    if read is not None and (read.low, read.high) == (low, high):
        qualifier = read.qualifier
    elif low is None:
        qualifier = "vague" if high is None else "at_most"
    elif high is None:
        qualifier = "at_least"
    elif low != high:
        qualifier = "range"
    return Count(low=low, high=high, text=text, qualifier=qualifier)


def blamed(sample: Sample) -> Iterator[Fact | str]:
    """The blame rows of a label."""
    article = sample.article
    for at, row in enumerate(sample.label.blamed):
        actor = anchors.form_in(article.text, row.actor)
        numbers = evidence.of_blame(article, row, sample.id, at)
        if actor is None or not numbers:
            yield f"{sample.id} blamed[{at}]: “{row.actor[0]}” does not stand in the article"
            continue
        cited = " ".join(article.sentences[number - 1].text for number in numbers)
        actor = anchors.form_in(cited, row.actor) or actor
        accusers = [anchors.form_in(cited, forms) or anchors.form_in(article.text, forms) for forms in row.accusers]
        made = Blame(
            actor=verbatim(article.text, actor) or actor,
            aliases=[],
            accusers=[verbatim(article.text, one) or one for one in accusers if one is not None],
            status=row.status[0],
            response="admitted" if row.status[0] == "claimed" else row.response,
            evidence=evidence_of(article, numbers),
        )
        yield Fact(sample, "blamed", at, made)


def places(sample: Sample) -> Iterator[Fact | str]:
    """The site of a label."""
    article, where = sample.article, sample.label.where
    for at, forms in enumerate(where.places[:1]):
        name = anchors.form_in(article.text, forms)
        if name is None:
            yield f"{sample.id} where[{at}]: “{forms[0]}” does not stand in the article"
            continue
        admin = [anchors.form_in(article.text, more) for more in where.places[1:]]
        numbers = [one.number for one in anchors.naming(article, [name])][:2]
        made = Place(
            name=verbatim(article.text, name) or name,
            admin=[verbatim(article.text, one) or one for one in admin if one is not None],
            country=where.country,
            lat=None,
            lon=None,
            evidence=evidence_of(article, numbers),
        )
        yield Fact(sample, "where", at, made)


def dates(sample: Sample) -> Iterator[Fact | str]:
    """The date of a label, with the precision and the trace that code gives the expression."""
    article, label = sample.article, sample.label.when
    if label.text is None:
        return
    found = [one for one in article.sentences if occurrences(one.text, label.text)]
    found.sort(key=lambda one: one.number in article.headline)
    if not found:
        yield f"{sample.id} when: “{label.text}” does not stand in the article"
        return
    read = resolve([label.text], sample.article.published)
    made = When(
        text=verbatim(found[0].text, label.text) or label.text,
        start=label.start,
        end=label.end or label.start,
        precision=read.precision if read else "day",
        how=read.how if read else "",
        evidence=evidence_of(article, [found[0].number]),
    )
    yield Fact(sample, "when", 0, made)


_QUOTED = re.compile(r"[\"“]([^\"“”]{8,300}?)[,.!?]?[\"”]")


def reactions(sample: Sample) -> Iterator[Fact | str]:
    """The reactions of a label, with the quotation that their sentence holds, if any."""
    article = sample.article
    for at, row in enumerate(sample.label.reactions):
        actor = anchors.form_in(article.text, row.actor)
        if actor is None:
            yield f"{sample.id} reactions[{at}]: “{row.actor[0]}” does not stand in the article"
            continue
        naming = [one for one in anchors.naming(article, [actor]) if one.number not in article.headline]
        naming = naming or anchors.naming(article, [actor])
        words = set(re.findall(r"\w{4,}", row.gist.lower()))

        def overlap(text: str, words: set[str] = words) -> int:
            return len(words & set(re.findall(r"\w{4,}", text.lower())))

        best = max(naming, key=lambda one: (overlap(one.text), -one.number))
        quoted = _QUOTED.findall(best.text)
        quote = next((one for one in quoted if overlap(one) or len(quoted) == 1), None)
        made = Reaction(
            actor=verbatim(article.text, actor) or actor,
            role=None,
            kind=row.kind[0],
            gist=row.gist,
            quote=quote if quote and len(anchors.naming(article, [quote])) else None,
            evidence=evidence_of(article, [best.number]),
        )
        yield Fact(sample, "reactions", at, made)


def background(sample: Sample) -> Iterator[Fact | str]:
    """The other incidents of a label; their gist is a labeller's own prose, so it is right."""
    article = sample.article
    for at, row in enumerate(sample.label.background):
        words = set(re.findall(r"[\w’'-]{3,}", row.gist.lower()))
        figures = [str(one) for one in (row.killed, row.injured) if one]
        best = max(
            article.sentences,
            key=lambda one: (
                sum(word in one.text.lower() for word in words) + 2 * sum(figure in one.text for figure in figures),
                -one.number,
            ),
        )
        made = Background(
            relation=row.relation,
            summary=row.gist,
            when=None,
            where=None,
            casualties=[],
            evidence=evidence_of(article, [best.number]),
        )
        yield Fact(sample, "background", at, made)


def prose(sample: Sample) -> Iterator[Fact | str]:
    """The statements that a labeller wrote of the article: right prose in somebody else's words."""
    facts = sample.label.facts
    if facts and sample.label.incident:
        yield Fact(sample, "headline", 0, facts[0])
        yield Fact(sample, "summary", 0, " ".join(f"{one.rstrip('.')}." for one in facts))


MAKERS: Mapping[str, Callable[[Sample], Iterator[Fact | str]]] = {
    "casualties": tolls,
    "blamed": blamed,
    "where": places,
    "when": dates,
    "reactions": reactions,
    "background": background,
    "prose": prose,
}


def facts(samples: Sequence[Sample], maker: str) -> tuple[list[Fact], list[str]]:
    """All right facts of one sort, and what of the labels has no words in its article."""
    found: list[Fact] = []
    lost: list[str] = []
    for sample in samples:
        if not sample.label.incident:
            continue
        for one in MAKERS[maker](sample):
            if isinstance(one, Fact):
                found.append(one)
            else:
                lost.append(one)
    return found, lost


def names_in(part: Part) -> dict[str, str]:
    """Every name of a row with its path below the row."""
    found: dict[str, str] = {}
    for field in ("name", "actor", "victims", "reported_by"):
        value = getattr(part, field, None)
        if value:
            found[field] = value
    for field in ("admin", "accusers", "aliases"):
        for at, value in enumerate(getattr(part, field, ())):
            found[f"{field}[{at}]"] = value
    return found


def occurs(article: Article, name: str) -> bool:
    """Whether the article has this very name."""
    return contains_name(article.text, name)
