"""Our own slot figures on the MUC-4 keys: each against the best fitting keyed incident of the document."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from summarizer.scoring.alias import normalised
from summarizer.scoring.muc4 import Document

Pair = tuple[Document, dict[str, Any]]
"""A document and the prediction for it."""


def _required(document: Document) -> list[dict[str, Any]]:
    return [one for one in document.key["templates"] if not one["optional"]]


def _counted(pairs: Iterable[Pair]) -> list[Pair]:
    """Documents whose relevance the key is sure of."""
    return [(document, row) for document, row in pairs if not document.key["only_optional"]]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _type_right(templates: Sequence[dict[str, Any]], row: dict[str, Any]) -> bool:
    keyed = {kind.lower().replace(" ", "_") for one in templates for kind in one["incident_type"]}
    return row.get("event_type") in keyed


def _locations(templates: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [place for one in templates if one["location"] for place in one["location"]["alternatives"]]


def _within(name: str, text: str) -> bool:
    needle, haystack = normalised(name), normalised(text)
    return any(haystack[at : at + len(needle)] == needle for at in range(len(haystack) - len(needle) + 1))


def _said(row: dict[str, Any]) -> str:
    return " ; ".join(f"{one['name']}, {one['country']}" for one in row.get("locations", []))


def _place_right(templates: Sequence[dict[str, Any]], row: dict[str, Any]) -> bool:
    said = _said(row)
    for keyed in _locations(templates):
        if keyed["places"]:
            last = keyed["places"][-1]
            names = [last["name"], *([last["to"]["name"]] if "to" in last else [])]
            if any(_within(name, said) for name in names):
                return True
    return False


def _date_right(templates: Sequence[dict[str, Any]], row: dict[str, Any]) -> bool:
    start, _, end = (row.get("date") or "").partition("/")
    said = (_day(start), _day(end or start))
    keyed = [day for one in templates if one["date"] for day in one["date"]["alternatives"]]
    return said[0] is not None and any(
        (_day(day["from"]), _day(day["to"])) == said for day in keyed if day["kind"] != "on_or_before"
    )


def _exact_days(templates: Sequence[dict[str, Any]]) -> bool:
    return any(day["kind"] == "on" for one in templates if one["date"] for day in one["date"]["alternatives"])


def _harmed(templates: Sequence[dict[str, Any]], effect: str) -> bool:
    return any(
        value["values"] == [effect] and not value["optional"] and not target["optional"]
        for one in templates
        for target in one["hum_targets"]
        for value in target["effect"]
    )


def _organisations(templates: Sequence[dict[str, Any]]) -> list[tuple[list[str], set[str], bool]]:
    """(names, confidences, required) of every keyed organisation; the same body in two templates is one."""
    found: list[tuple[list[str], set[str], bool]] = []
    for template in templates:
        for one in template["perp_organizations"]:
            required = not (template["optional"] or one["optional"])
            same = next(
                (have for have in found if set(map(normalised, have[0])) & set(map(normalised, one["id"]))), None
            )
            if same is None:
                found.append((list(one["id"]), set(one["confidence"]), required))
            else:
                same[0].extend(one["id"])
                same[1].update(one["confidence"])
    return found


_FACT = "REPORTED AS FACT"
_SAID = {
    "fact": _FACT,
    "claimed": "CLAIMED OR ADMITTED",
    "suspected": "SUSPECTED OR ACCUSED",
    "suspected_by_authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "possible": "POSSIBLE",
    "acquitted": "ACQUITTED",
}


def _blame_counts(pairs: Iterable[Pair]) -> dict[str, int]:
    """Organisations found, given and keyed by exact name; confidences right; hedged blame told as fact."""
    counts = dict.fromkeys(("found", "given", "keyed", "matched", "right", "hedged", "overstated"), 0)
    for document, row in pairs:
        keyed = _organisations(document.key["templates"])
        given = row.get("perpetrators", {}).get("organizations", [])
        counts["given"] += len(given)
        counts["keyed"] += sum(required for _, _, required in keyed)
        free = list(keyed)
        for one in given:
            names = {normalised(name) for name in [one["name"], *one["aliases"]]}
            hit = next((have for have in free if names & set(map(normalised, have[0]))), None)
            if hit is None:
                continue
            free.remove(hit)
            counts["found"] += 1
            counts["keyed"] += not hit[2]
            if hit[1]:
                said, hedged = _SAID[one["confidence"]], _FACT not in hit[1]
                counts["matched"] += 1
                counts["right"] += said in hit[1]
                counts["hedged"] += hedged
                counts["overstated"] += hedged and said == _FACT
    return counts


def _share(rows: Sequence[bool]) -> tuple[int, int]:
    return sum(rows), len(rows)


def slot_figures(pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Name -> (right, of): accuracies over the documents whose key fills the slot; F1 as (2 x hits, given + keyed)."""
    sure = _counted(pairs)
    said = [(bool(document.key["templates"]), row["is_relevant"]) for document, row in sure]
    hits = sum(gold and ours for gold, ours in said)
    keyed = [(_required(document), row) for document, row in sure if _required(document)]
    located = [(templates, row) for templates, row in keyed if _locations(templates)]
    placed = [(t, row) for t, row in located if any(keyed_place["places"] for keyed_place in _locations(t))]
    blame = _blame_counts(sure)
    figures = {
        "relevance F1": (2 * hits, sum(gold for gold, _ in said) + sum(ours for _, ours in said)),
        "relevance accuracy": _share([gold == ours for gold, ours in said]),
        "event type": _share([_type_right(t, row) for t, row in keyed]),
        "country": _share([any(_within(p["country"], _said(row)) for p in _locations(t)) for t, row in located]),
        "place": _share([_place_right(t, row) for t, row in placed]),
        "date exact": _share([_date_right(t, row) for t, row in keyed if _exact_days(t)]),
        "organisations F1": (2 * blame["found"], blame["given"] + blame["keyed"]),
        "confidence": (blame["right"], blame["matched"]),
        "hedged blame as fact": (blame["overstated"], blame["hedged"]),
    }
    for effect, key in (("DEATH", "killed"), ("INJURY", "injured")):
        gold = [(_harmed(_required(document), effect), row.get(f"{key}_total", 0) > 0) for document, row in sure]
        both = sum(one and other for one, other in gold)
        figures[f"{key} yes-no F1"] = (2 * both, sum(one for one, _ in gold) + sum(other for _, other in gold))
    return figures


def figure_table(figures: dict[str, tuple[int, int]]) -> str:
    """The slot figures as text."""
    lines = [f"{'MUC-4 slot':<22} {'%':>6}   of"]
    for name, (right, of) in figures.items():
        shown = f"{100 * right / of:.1f}" if of else "–"
        lines.append(f"{name:<22} {shown:>6}   {right}/{of}")
    return "\n".join(lines)
