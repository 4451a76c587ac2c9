"""The MUC-4 test documents (1992), and briefs mapped to the slots of their keys."""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from summarizer.article import Article
from summarizer.brief import BackgroundToll, Blame, Brief, Toll
from summarizer.errors import SummarizerError
from summarizer.language.acts import find_acts
from summarizer.language.countries import country_name
from summarizer.language.lexicon import tokens_of
from summarizer.language.places import country_context
from summarizer.language.vocabulary import word_set
from summarizer.reading import read_text
from summarizer.scoring.alias import normalised
from summarizer.scoring.errors import InvalidSamples

PREFIX = "muc4:"
"""What a sample source begins with that names a folder of MUC-4 documents."""

RECENT_DAYS = 93
"""The keys leave out incidents older than about two months before the dateline, but for new information on them."""


REGION_SHARE = 0.25
"""Share of what a text says of countries from which one of the nine has a side in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One MUC-4 document with its key."""

    id: str
    article: Article
    key: dict[str, Any]
    """The row as stored, templates included."""


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, Any]]:
    """The mapping tables."""
    source = files("summarizer.scoring") / "data" / "muc4.toml"
    return tomllib.loads(source.read_text("utf-8"))


def read_documents(folder: Path, splits: Sequence[str]) -> list[Document]:
    """The documents of `folder/SPLIT.jsonl` for every split; relative dates count from the dateline.

    Raises:
        InvalidSamples: no split named, no such file, or a row that is no document.
    """
    if not splits:
        raise InvalidSamples("muc4: name the splits, such as --split tst1,tst2")
    documents = []
    for split in splits:
        path = folder / f"{split}.jsonl"
        try:
            lines = path.read_text("utf-8").splitlines()
        except OSError as error:
            raise InvalidSamples(f"{path}: cannot be read ({error.strerror})") from error
        for number, line in enumerate(lines, start=1):
            try:
                documents.append(_document(json.loads(line)))
            except (ValueError, KeyError, TypeError, SummarizerError) as error:
                raise InvalidSamples(f"{path}:{number}: no MUC-4 document ({error})") from error
    if not documents:
        raise InvalidSamples(f"{folder}: no document in {', '.join(splits)}")
    return documents


def _document(row: dict[str, Any]) -> Document:
    """The document with its dateline before the text, where the corpus has it."""
    dateline = row["dateline"]
    published = date.fromisoformat(dateline["date"]) if dateline.get("date") else None
    # "ACAN - EFE" is one agency: its dash does not end the dateline.
    opening = dateline.get("raw", dateline.get("place") or "").replace(" - ", "-")
    text = f"{opening} -- {row['text_readable']}" if opening else row["text_readable"]
    return Document(row["docid"], read_text(text, published=published), row)


def _words(group: str) -> frozenset[str]:
    return frozenset(vocabulary()["words"][group])


def _has(text: str, group: str) -> bool:
    return bool(set(normalised(text)) & _words(group))


def _is_combatant(text: str) -> bool:
    return _has(text, "combatants")


def is_relevant(brief: Brief, document: Document) -> bool:
    """Whether the keys would count the main incident.

    Violence, in or about one of nine countries, recent, and not only between armed sides: a clash or an attack whose
    every named victim and target is a soldier, a guerrilla or their property is left out. Who is kidnapped or murdered
    by plan counts whatever he is. Where no victim says it, or only some in a clash, what the sentences tell is counted.
    """
    if not brief.incident or brief.what.event_type not in vocabulary()["event_types"]:
        return False
    if not _in_region(brief, document):
        return False
    last, published = brief.when.end if brief.when else None, document.article.published
    if last is not None and published is not None and (published - last).days > RECENT_DAYS:
        return False
    if brief.what.event_type in vocabulary()["always"]:
        return True
    said = [*brief.what.targets, *(row.victims or row.count.text for row in brief.casualties)]
    hit = [one for one in said if not _is_bare(one)]
    if not hit and brief.when is None and brief.what.event_type == "armed_attack":
        return False  # "Several attacks": the keys want to know what was hit, or how, or when
    if hit and brief.what.event_type != "armed_clash":
        return not all(_is_combatant(one) for one in hit)
    armed, others = _acts_against(brief)
    if hit:
        return others >= armed and not all(_is_combatant(one) for one in hit)
    return brief.what.event_type != "armed_clash" and (others > armed or not armed)


def _acts_against(brief: Brief) -> tuple[int, int]:
    """How many acts the sentences about the main incident tell against armed sides, and how many against others."""
    told = [act for one in brief.what.evidence for act in find_acts(tokens_of(one.text)) if act.real and act.obj]
    armed = sum(act.obj in ("armed", "police") for act in told)
    return armed, len(told) - armed


def _is_bare(text: str) -> bool:
    """Whether words for victims say only how many: "27 casualties", "several"."""
    return all(word.isdigit() or word in _words("bare") for word in normalised(text))


def _in_region(brief: Brief, document: Document) -> bool:
    """Whether the site, or much of what the text says of countries (its sides are often told so), is of the region."""
    region = vocabulary()["countries"]
    weights = country_context(document.article.text)
    much = REGION_SHARE * sum(weights.values())
    return any(place.country in region for place in brief.where) or any(
        weights.get(code, 0.0) > much for code in region
    )


def _is_organisation(name: str) -> bool:
    """Whether a blamed actor is a body: its words say so, or it is an acronym."""
    return bool(re.fullmatch(r"[A-Z]{2,}(?:-[A-Z0-9]+)?", name)) or (name[:1].isupper() and _has(name, "organisations"))


_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]-)?[A-Z]{2,}(?:-[A-Z0-9]+)?")


def _bodies(name: str) -> list[str]:
    """The organisations in the name of a blamed actor: itself, or the acronym in "ELN guerrillas"."""
    if _is_organisation(name):
        return [name]
    acronyms = [word for word in name.split() if _ACRONYM.fullmatch(word)]
    if acronyms:
        return acronyms[:1]
    last = normalised(name)[-1:]
    return [name] if last and last[0] in _words("bodies") else []


def _is_people(name: str) -> bool:
    """Whether the name of an actor is of people: "ELN guerrillas", and not "the ELN"."""
    last = normalised(name)[-1:]
    return bool(last) and (last[0] in _words("irregulars") or last[0] in _words("people"))


def _people_told(row: Blame) -> list[str]:
    """The noun for its people with which the sentences that blame an organisation tell of it: "the guerrillas"."""
    told = [word for one in row.evidence for word in normalised(one.text) if word in _words("told_people")]
    return told[:1]


def _perpetrators(rows: Sequence[Blame]) -> dict[str, list[dict[str, Any]]]:
    """The blamed, apart by kind; who is told as people of an organisation is both."""
    found: dict[str, list[dict[str, Any]]] = {"individuals": [], "organizations": []}
    for row in rows:
        names = [row.actor, *row.aliases]
        bodies = [body for name in names for body in _bodies(name)]
        others = [name for name in names if name not in bodies]
        confidence = vocabulary()["confidence"][row.status]
        if bodies:
            entity = {"name": bodies[0], "aliases": [*bodies[1:], *others], "confidence": confidence}
            found["organizations"].append(entity)
        people = [name for name in names if not bodies or _is_people(name)]
        if bodies and not people:
            people = _people_told(row)
        if people:
            found["individuals"].append({"name": people[0], "aliases": people[1:], "confidence": confidence})
    return found


def _is_name(words: str) -> bool:
    """Whether a victim is named: every longer word has a capital, and none is a common word for people."""
    parts = [part for part in words.split() if len(part) > 3]
    return bool(parts) and all(part[0].isupper() for part in parts) and not _has(words, "people")


def _is_person(target: str) -> bool:
    """Whether a target is people by its head noun: "the president's residence" and "Odanu Market" are none."""
    head = normalised(target.split(" of ")[0])[-1:]
    if head and head[0] in word_set("place_words", "facilities"):
        return False
    return bool(_words("people").intersection(head)) or _is_name(target)


def _victims(row: Toll | BackgroundToll) -> list[dict[str, Any]]:
    """The entities of a row: each person of a list, else the group."""
    effect = vocabulary()["effects"].get(row.harm)
    if effect is None or (isinstance(row, Toll) and row.superseded):
        return []
    listed = row.count.text.split("; ")
    if len(listed) > 1 and row.count.low == len(listed):
        return [_entity(words, 1, effect) for words in listed if _is_keyed(words)]
    words = row.victims or (row.count.text if row.count.low == 1 else None)
    return [_entity(words, row.count.low or 1, effect)] if words is not None and _is_keyed(words) else []


def _is_keyed(victim: str) -> bool:
    """Whether the keys would list a victim: they leave out fighters, and figures without a word for who they are."""
    return not (_is_bare(victim) or _has(victim, "fighters"))


def _entity(words: str, count: int, effect: str) -> dict[str, Any]:
    return {"name" if _is_name(words) else "description": words, "count": count, "effect": effect}


def _location(brief: Brief, document: Document) -> list[dict[str, str]]:
    """The sites; every keyed location has a country: where the brief has none, that of the whole text stands."""
    of_text = _main_country(document)
    rows = [
        {"name": ", ".join([place.name, *place.admin]), "country": _keyed_country(place.country or of_text)}
        for place in brief.where
    ]
    if rows or not of_text:
        return rows
    return [{"name": _keyed_country(of_text), "country": _keyed_country(of_text)}]


def _keyed_country(code: str) -> str:
    """The country as the keys write it."""
    return vocabulary()["countries"].get(code) or (country_name(code) or code).upper()


def _main_country(document: Document) -> str:
    """The country of the nine that the text points at most; empty when it points at none."""
    weights = country_context(document.article.text)
    return max(
        (code for code in vocabulary()["countries"] if code in weights), key=lambda code: weights[code], default=""
    )


def _date(brief: Brief) -> str | None:
    when = brief.when
    if when is None or when.start is None or when.end is None:
        return None
    return when.start.isoformat() if when.start == when.end else f"{when.start}/{when.end}"


A_WARS = 500
"""From this many on a figure is one of a war's and of no single incident of the keys."""


def _number(brief: Brief, harm: Literal["killed", "injured"]) -> int:
    """The stated total, or the sum of the rows that are none; a row without a number counts as one person.

    Fighters are left out of a sum, as the keys do. What only an incident told beside gives is its first figure.
    """
    total = getattr(brief.totals, harm)
    stated = total is not None and total.basis == "stated" and (total.low or total.high)
    if stated and (total.low or total.high) < A_WARS:
        return int(total.low or total.high)
    summed = total is not None and total.basis == "sum"
    rows = [
        row
        for row in brief.casualties
        if row.harm == harm
        and not row.superseded
        and row.count.high != 0
        and (row.scope == "part" or not summed)
        and (row.count.low or 0) < A_WARS
        and not _has(row.victims or "", "fighters")
    ]
    if rows:
        return sum(row.count.low or row.count.high or 1 for row in rows)
    beside = [row for event in brief.background for row in event.casualties if row.harm == harm]
    return (beside[0].count.low or 0) if beside and total is None else 0


def prediction(brief: Brief | None, document: Document) -> dict[str, Any]:
    """A brief as a row of MUC-4 slots; a failed case (None) says that the document is not relevant."""
    if brief is None or not is_relevant(brief, document):
        return {"docid": document.id, "is_relevant": False}
    victims = [one for row in brief.casualties for one in _victims(row)]
    # A text about several incidents has a template for each.
    beside = [row for event in brief.background for row in event.casualties]
    known = {normalised(one.get("name") or one["description"]) for one in victims}
    victims += [
        one for row in beside for one in _victims(row) if normalised(one.get("name") or one["description"]) not in known
    ]
    people = [target for target in brief.what.targets if _is_person(target)]
    named = {normalised(one.get("name") or one["description"]) for one in victims}
    victims += [
        {"name" if _is_name(one) else "description": one, "count": 1, "effect": "unknown"}
        for one in people
        if normalised(one) not in named
    ]
    return {
        "docid": document.id,
        "is_relevant": True,
        "event_type": vocabulary()["event_types"][brief.what.event_type],
        "date": _date(brief),
        "locations": _location(brief, document),
        "perpetrators": _perpetrators(brief.blamed),
        "targets": [one for one in brief.what.targets if one not in people and not _has(one, "military_things")],
        "victims": victims,
        "weapons": list(brief.what.weapons),
        "killed_total": _number(brief, "killed"),
        "injured_total": _number(brief, "injured"),
    }
