"""Wrong blame: accuser and accused exchanged, answers dropped or turned, certainty raised."""

from collections.abc import Iterator

from summarizer.brief import Blame, Response, Status
from summarizer.language.names import contains_name, tokens
from summarizer.scoring.label import BlamedLabel, Label

from .gold import Fact, brief_of
from .judging import Mutant

FAMILY = "role"

_STRONGER: dict[Status, tuple[Status, ...]] = {
    "possible": ("accused_by_authorities", "reported_as_fact", "claimed"),
    "accused": ("reported_as_fact", "claimed"),
    "accused_by_authorities": ("reported_as_fact", "claimed"),
    "reported_as_fact": ("claimed",),
    "cleared": ("accused_by_authorities", "accused", "reported_as_fact", "claimed"),
    "claimed": (),
}


def _mutant(fact: Fact, kind: str, row: Blame) -> Mutant:
    brief, path = brief_of(fact, row)
    by = ", ".join(row.accusers) or "nobody"
    claim = f"{fact.at}: {row.actor} <- {by}, {row.status}, {row.response or 'no answer'}"
    return Mutant(FAMILY, kind, fact, brief, path, claim, row.evidence[0].text)


def mutants(fact: Fact) -> Iterator[Mutant]:
    """Everything wrong that can be made of one right blame row."""
    row: Blame = fact.row
    label = fact.sample.label
    own = label.blamed[fact.at]
    yield from _swapped(fact, row, label, own)
    yield from _answers(fact, row, own)
    yield from _statuses(fact, row, own)
    yield from _others(fact, row, label, own)


def _swapped(fact: Fact, row: Blame, label: Label, own: BlamedLabel) -> Iterator[Mutant]:
    if row.status == "claimed" or not row.accusers:
        return
    if any(set(tokens(row.actor)) & set(tokens(one)) for one in row.accusers):
        return  # "the army" accuses "army officers": exchanging them would leave both names in both roles
    accuser = row.accusers[0]
    mutual = any(
        accuser in other.actor and any(set(forms) & set(own.actor) for forms in other.accusers)
        for other in label.blamed
    )
    if not mutual:
        swapped = row.model_copy(update={"actor": accuser, "accusers": [row.actor], "response": None})
        yield _mutant(fact, "roles swapped", swapped)


def _answers(fact: Fact, row: Blame, own: BlamedLabel) -> Iterator[Mutant]:
    if own.response == "denied":
        yield _mutant(fact, "denial dropped", row.model_copy(update={"response": None}))
        yield _mutant(fact, "denial turned to admission", row.model_copy(update={"response": "admitted"}))
        yield _mutant(fact, "denial turned to silence", row.model_copy(update={"response": "no_comment"}))
    elif own.response == "no_comment":
        wrong: Response = "denied"
        yield _mutant(fact, "silence turned to denial", row.model_copy(update={"response": wrong}))
    elif own.response is None and row.status not in ("claimed", "cleared"):
        yield _mutant(fact, "denial invented", row.model_copy(update={"response": "denied"}))
        yield _mutant(fact, "admission invented", row.model_copy(update={"response": "admitted"}))


def _statuses(fact: Fact, row: Blame, own: BlamedLabel) -> Iterator[Mutant]:
    if row.status == "claimed":
        others = [one for one in ("accused_by_authorities", "accused") if one not in own.status]
        for status in others:
            turned = row.model_copy(update={"status": status, "response": None})
            yield _mutant(fact, "claim turned to accusation", turned)
        return
    for status in _STRONGER[row.status]:
        if status in own.status:
            continue
        kind = "accusation turned to claim" if status == "claimed" else "certainty raised"
        if row.status == "cleared":
            kind = "clearance turned to blame"
        response: Response | None = "admitted" if status == "claimed" else row.response
        yield _mutant(fact, kind, row.model_copy(update={"status": status, "response": response}))


def _others(fact: Fact, row: Blame, label: Label, own: BlamedLabel) -> Iterator[Mutant]:
    """Somebody else of the article as the accused, or as the accuser."""
    blamed = {token for other in label.blamed for form in other.actor for token in tokens(form)}
    accusing = {token for forms in own.accusers for form in forms for token in tokens(form)}
    people = [forms for other in label.blamed for forms in other.accusers]
    people += [other.actor for other in label.reactions] + [other.victims for other in label.tolls]
    cited = " ".join(one.text for one in row.evidence)
    seen: set[str] = set()
    for forms in people:
        name = next((form for form in forms if contains_name(fact.article.text, form)), None)
        if name is None or name in seen or name.lower() in ("people", "others", "victims"):
            continue
        seen.add(name)
        words = set(tokens(name))
        if not words & blamed:
            where = "the same sentences" if contains_name(cited, name) else "elsewhere"
            if not any(words & set(tokens(accuser)) for accuser in row.accusers):
                changed = row.model_copy(update={"actor": name, "response": None})
                yield _mutant(fact, f"another actor, from {where}", changed)
        if row.accusers and not words & (accusing | set(tokens(row.actor))) and row.status != "claimed":
            where = "the same sentences" if contains_name(cited, name) else "elsewhere"
            yield _mutant(fact, f"another accuser, from {where}", row.model_copy(update={"accusers": [name]}))
