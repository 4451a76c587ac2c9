"""Twins of labelled articles, changed by rule: what a brief must follow, and what it must not."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from summarizer.article import Article
from summarizer.brief import Status
from summarizer.language.numbers import find_numbers
from summarizer.reading import read_text
from summarizer.scoring.alias import normalised
from summarizer.scoring.citations import sentences_naming
from summarizer.scoring.fields.background import evidence_of_row
from summarizer.scoring.label import BlamedLabel, Label, parse_label
from summarizer.scoring.samples import Sample, sample_of
from summarizer.scoring.slot import FIELDS, FieldName

Kind = Literal[
    "actors_swapped", "dates_shifted", "toll_changed", "background_inserted", "background_dropped", "paragraphs_moved"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

SHIFT = timedelta(weeks=5)
"""Whole weeks, so that the weekdays in the text stay right."""
MORE_KILLED = 3
"""How many people a changed toll has more: a larger one stays above its parts."""

_INSERTED = (
    "Older readers compared it with a night some fifteen years earlier, when an explosion in a cellar in the port of "
    "Antofagasta killed {killed} people and injured {injured} others.",
    "The worst such event that anyone could recall was the collapse of a grandstand in Antofagasta two decades "
    "ago, which left {killed} dead and {injured} hurt.",
    "Antofagasta lived through something similar a generation ago: {killed} people died there when a fuel store went "
    "up, and {injured} were treated in hospital.",
)
"""Last paragraphs of `background_inserted`; which one is taken follows from the sample's digest."""
_INSERTED_PLACE = "Antofagasta"
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Easter|Christmas|Ramadan|Eid|New Year)\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}\b"
)
_LEANS_ON_THE_PARAGRAPH_BEFORE = re.compile(
    r"[\"“‘']|(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|But|And|However|Then|There|Later|Earlier|Meanwhile|"
    r"Both|Another|Also|The (?:two|three|others|latter|former|same))\b"
)


@dataclass(frozen=True, slots=True)
class Twin:
    """A changed sample, the fields that the change is aimed at, and what must not get in."""

    kind: Kind
    original: str
    """Id of the sample it was made from."""
    sample: Sample
    probes: tuple[FieldName, ...]
    intruders: tuple[str, ...] = ()
    """Figures or names of another incident that the main one must not take over."""
    gone: tuple[tuple[FieldName, int], ...] = ()
    """Rows of the original's label that are gone, as (field, row)."""


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip("\n"))


def _remade(sample: Sample, kind: Kind, text: str, label: Label) -> Sample:
    """The changed sample."""
    article = read_text(text, published=label.published)
    # Trap numbers only explain errors, and some are gone from the text.
    own = {"id": f"{sample.id}~{kind}", "incident_id": sample.cluster, "trap_numbers": []}
    return sample_of(article, label.model_copy(update=own), sample.path)


def _mapped(label: Label, change: Callable[[str], str], **updates: Any) -> Label:
    """The label with every string changed, evidence numbers dropped as sentences may have moved."""

    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: [] if name == "evidence" else walk(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [walk(one, key) for one in value]
        fixed = (
            "id",
            "published",
            "event_type",
            "country",
            "start",
            "end",
            "status",
            "response",
            "harm",
            "scope",
            "kind",
        )
        return (
            change(value)
            if isinstance(value, str) and key not in (*fixed, "relation", "incident_id", "split")
            else value
        )

    return parse_label(walk(label.model_dump(mode="json")) | updates, label.id)


def _occurring(article: Article, forms: Sequence[str]) -> list[str]:
    return [form for form in forms if re.search(rf"\b{re.escape(form)}\b", article.text)]


def _swapped(ours: Sequence[str], theirs: Sequence[str]) -> Callable[[str], str]:
    """Every form of one side becomes the first form of the other; longer forms are found first."""
    forms = sorted([*ours, *theirs], key=len, reverse=True)
    any_form = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
    return lambda text: any_form.sub(lambda found: theirs[0] if found.group() in ours else ours[0], text)


def _either_accused(row: BlamedLabel) -> BlamedLabel:
    either: list[Status] = ["accused_by_authorities", "accused"]
    added = either if set(either) & set(row.status) else []
    return row.model_copy(update={"status": list(dict.fromkeys([*row.status, *added]))})


def actors_swapped(sample: Sample) -> Twin | None:
    """A blamed actor and the only accuser change places, where the text calls both by proper names alone."""
    label, article = sample.label, sample.article
    for row in label.blamed:
        if len(row.accusers) != 1 or row.status[0] == "claimed":
            continue
        ours, theirs = _occurring(article, row.actor), _occurring(article, row.accusers[0])
        if not ours or not theirs or not all(form[0].isupper() for form in (*ours, *theirs)):
            continue
        words = [{word for form in forms for word in normalised(form)} for forms in (ours, theirs)]
        if words[0] & words[1]:
            continue
        swap = _swapped(ours, theirs)
        # The new accuser may be no authority, or the old one none: either status is right.
        blamed = [_either_accused(one) for one in _mapped(label, swap).blamed]
        changed = _mapped(label, swap).model_copy(update={"blamed": blamed})
        made = _remade(sample, "actors_swapped", swap(article.text), changed)
        return Twin("actors_swapped", sample.id, made, ("blamed",))
    return None


def _written(day: date) -> list[str]:
    """The ways in which a text may print its own publication date, longest first."""
    number = str(day.day)
    months = (f"{day:%B}", f"{day:%b}", f"{day:%b}.")
    ways = [way for month in months for way in (f"{number} {month}", f"{month} {number}")]
    full = [f"{way}{comma} {day.year}" for way in ways for comma in ("", ",")]
    return [day.isoformat(), *full, *ways]


def dates_shifted(sample: Sample) -> Twin | None:
    """Publication five weeks later, where every date in the text is relative or the day of publication."""
    label, when, text = sample.label, sample.label.when, sample.article.text
    if label.published is None or when.start is None or (when.end and when.end - when.start > timedelta(days=7)):
        return None
    ways = dict(zip(_written(label.published), _written(label.published + SHIFT), strict=True))
    own = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ways))})(?!\w)")
    if _DATED.search(own.sub("", text)) or (when.text and own.search(when.text)):
        return None
    end = None if when.end is None else (when.end + SHIFT)
    later = when.model_copy(update={"start": when.start + SHIFT, "end": end})
    moved = label.model_copy(update={"published": label.published + SHIFT, "when": later})
    made = _remade(sample, "dates_shifted", own.sub(lambda found: ways[found.group()], text), moved)
    return Twin("dates_shifted", sample.id, made, ("when",))


def toll_changed(sample: Sample) -> Twin | None:
    """Three more dead wherever the text prints the exact total, where that number means nothing else in it."""
    label = sample.label
    total = label.totals.killed
    if total is None or total.low is None or total.low != total.high or total.low < 2:
        return None
    old, new = total.low, total.low + MORE_KILLED
    rows = [row for row in label.tolls if old in (row.low, row.high)]
    figures = [row.killed for row in label.background] + [row.injured for row in label.background]
    others = [number.value for number in find_numbers(sample.article.text) if number.value == new]
    if not rows or any((row.harm, row.scope) != ("killed", "total") for row in rows) or others:
        return None
    if (
        old in figures
        or old in label.trap_numbers
        or any(row.scope == "part" and row.harm == "killed" for row in label.tolls)
    ):
        return None

    def change(text: str) -> str:
        for number in reversed(find_numbers(text)):
            if number.value == old:
                text = f"{text[: number.start]}{new}{text[number.end :]}"
        return text

    moved = _mapped(label, change)
    tolls = [
        row.model_copy(
            update={name: new for name in ("low", "high") if getattr(row, name) == old and row.harm == "killed"}
        )
        for row in moved.tolls
    ]
    killed = total.model_copy(update={"low": new, "high": new})
    moved = moved.model_copy(update={"tolls": tolls, "totals": moved.totals.model_copy(update={"killed": killed})})
    made = _remade(sample, "toll_changed", change(sample.article.text), moved)
    return Twin("toll_changed", sample.id, made, ("killed", "tolls"))


def background_inserted(sample: Sample) -> Twin | None:
    """A last paragraph about an older, larger incident elsewhere."""
    label = sample.label
    used = {number.value for number in find_numbers(sample.article.text)}
    killed = next(one for one in range(83, 999) if one not in used)
    injured = next(one for one in range(killed + 29, 9_999) if one not in used)
    sentence = _INSERTED[int(sample.digest, 16) % len(_INSERTED)].format(killed=killed, injured=injured)
    text = f"{sample.article.text.rstrip()}\n\n{sentence}\n"
    row = {"relation": "earlier", "gist": sentence}
    background = [*label.model_dump(mode="json")["background"], row | {"killed": killed, "injured": injured}]
    changed = _mapped(label, str, background=background) if label.incident else _mapped(label, str)
    made = _remade(sample, "background_inserted", text, changed)
    probes: tuple[FieldName, ...] = ("event_type", "where", "when", "killed", "injured", "missing")
    return Twin("background_inserted", sample.id, made, probes, (str(killed), str(injured), _INSERTED_PLACE))


def background_dropped(sample: Sample) -> Twin | None:
    """Without the paragraph that tells of another incident, where it carries nothing of the main one."""
    label, article = sample.label, sample.article
    for row in label.background:
        numbers = [number for one in evidence_of_row(row, article) for number in one]
        paragraphs = {article.sentences[number - 1].paragraph for number in numbers}
        if len(paragraphs) != 1 or row.killed is None:
            continue
        here = [one for one in article.sentences if one.paragraph in paragraphs]
        if here[0].number in article.headline or _carries(label, article, {one.number for one in here}):
            continue
        gone = [
            other
            for other, one in enumerate(label.background)
            if {n for s in evidence_of_row(one, article) for n in s} <= {one.number for one in here}
        ]
        text = f"{article.text[: here[0].start].rstrip()}\n\n{article.text[here[-1].end :].lstrip()}"
        rows = [one for other, one in enumerate(label.background) if other not in gone]
        changed = _mapped(label.model_copy(update={"background": rows}), str)
        made = _remade(sample, "background_dropped", text, changed)
        missing: tuple[tuple[FieldName, int], ...] = tuple(("background", other) for other in gone)
        return Twin("background_dropped", sample.id, made, ("where", "when", "killed", "injured"), (), missing)
    return None


def _carries(label: Label, article: Article, numbers: set[int]) -> bool:
    """Whether these sentences hold words that a label row of the main incident quotes."""
    quoted: list[list[str]] = [[row.text] for row in label.tolls]
    quoted += [row.actor for row in label.blamed] + [row.actor for row in label.reactions]
    quoted += [[label.when.text]] if label.when.text else []
    return any(numbers & set(sentences_naming(article, forms)) for forms in quoted)


def paragraphs_moved(sample: Sample) -> Twin | None:
    """Two neighbouring paragraphs far from the lead change places, where neither leans on the one before."""
    # "later" and "last" decide between figures of one source, so those articles are left alone.
    if any(row.superseded for row in sample.label.tolls):
        return None
    parts = _paragraphs(sample.article.text)
    for at in range(len(parts) - 2, 3, -1):
        if any(_LEANS_ON_THE_PARAGRAPH_BEFORE.match(one) for one in parts[at : at + 3]):
            continue
        moved = [*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]]
        made = _remade(sample, "paragraphs_moved", "\n\n".join(moved) + "\n", _mapped(sample.label, str))
        return Twin("paragraphs_moved", sample.id, made, FIELDS)
    return None


_MAKERS: dict[Kind, Callable[[Sample], Twin | None]] = {
    "actors_swapped": actors_swapped,
    "dates_shifted": dates_shifted,
    "toll_changed": toll_changed,
    "background_inserted": background_inserted,
    "background_dropped": background_dropped,
    "paragraphs_moved": paragraphs_moved,
}


def twins_of(samples: Sequence[Sample], most: int) -> list[Twin]:
    """At most `most` twins of every kind, always the same ones; half of the inserted ones in non-incident articles."""
    found = []
    for make in _MAKERS.values():
        made = 0
        for sample in _spread(samples):
            twin = make(sample) if made < most else None
            if twin is not None:
                found.append(twin)
                made += 1
    return found


def _spread(samples: Sequence[Sample]) -> Iterator[Sample]:
    """The samples by digest, an incident and a non-incident article in turn."""
    ordered = sorted(samples, key=lambda one: one.digest)
    sides = [iter([one for one in ordered if one.label.incident is side]) for side in (True, False)]
    while sides:
        for side in list(sides):
            found = next(side, None)
            if found is None:
                sides.remove(side)
            else:
                yield found
