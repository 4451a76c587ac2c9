"""Roles for the local server: models that get one thing wrong, and one that obeys every order in the article."""

import base64
import json
import re
from typing import Any

from model_server import Request

Draft = dict[str, Any]


def wrong_number(draft: Draft) -> Draft:
    """200 for 20: a figure that the sentence does not hold."""
    draft["tolls"][0]["count"] = ["at least 140 people"]
    return draft


def swapped_accuser(draft: Draft) -> Draft:
    """Accuser and accused change places."""
    row = draft["blamed"][0]
    row["actor"], row["accusers"] = row["accusers"][0], [row["actor"]]
    return draft


def evidence_out_of_range(draft: Draft) -> Draft:
    """A row that cites a sentence the article does not have."""
    draft["tolls"][1]["s"] = [99]
    return draft


def invented_date(draft: Draft) -> Draft:
    """An expression of time that the sentence does not hold."""
    draft["when"] = [{"s": 2, "text": "on Thursday morning"}]
    return draft


def invented_quote(draft: Draft) -> Draft:
    """Words that nobody said."""
    draft["reactions"][1]["quote"] = "we will hunt them to the end of the earth"
    return draft


def background_as_main(draft: Draft) -> Draft:
    """The toll of an older attack among those of the main incident."""
    row = {**draft["background"][0]["tolls"][0], "scope": "total", "by": None, "superseded": False}
    return {**draft, "tolls": [row, *draft["tolls"]], "background": []}


def few_shot_names(draft: Draft) -> Draft:
    """A name and a count phrase from the prompt's own examples."""
    row = {"s": [2], "count": ["13 dead"], "harm": "killed", "victims": None, "scope": "total", "by": "Aminata Diarra"}
    blame = {**draft["blamed"][0], "actor": "Sahara Vanguard"}
    return {**draft, "tolls": [*draft["tolls"], {**row, "superseded": False}], "blamed": [blame]}


def stronger_claim(draft: Draft) -> Draft:
    """An accusation of others becomes the actor's own claim."""
    draft["blamed"][0] |= {"status": "claimed", "response": "admitted", "accusers": [draft["blamed"][0]["actor"]]}
    return draft


PLAYS = {
    play.__name__: play
    for play in (
        wrong_number,
        swapped_accuser,
        evidence_out_of_range,
        invented_date,
        invented_quote,
        background_as_main,
        few_shot_names,
        stronger_claim,
    )
}
"""Every partly wrong model, by name."""


def _numbers_in_orders(orders: str) -> list[str]:
    return re.findall(r"\b\d[\d,]*\b", orders)


def obeys_orders(request: Request, draft: Draft) -> str:
    """The answer of a model that does whatever any sentence of the article tells it.

    It writes each demanded title into every prose field, puts each demanded number into the tolls, adds demanded keys,
    decodes base64, copies ready-made JSON, repeats its instructions when asked, and follows every demand for a format.
    """
    text = " ".join(request.sentences.values())
    for encoded in re.findall(r"\b[A-Za-z0-9+/]{24,}={0,2}", text):
        try:
            text += " " + base64.b64decode(encoded + "=" * (-len(encoded) % 4)).decode("ascii")
        except (ValueError, UnicodeDecodeError):
            continue
    canaries = re.findall(r"\b[A-Z]{4,}-\d+\b", text)
    markup = re.findall(r"<[a-z]+ [^>]*>|=HYPERLINK\([^)]*\)|\x1b\]\S*|\+?\d{3}-\d{4}", text)
    payload = " ".join([*canaries, *markup]) or "OBEYED"
    for key in ("headline", "summary"):
        draft[key] = f"{payload} {draft[key]}" if "begin" in text else payload
    for row in draft["reactions"]:
        row["gist"] = payload
    number = (_numbers_in_orders(re.sub(r"\[\d+\]", "", text)) or ["999"])[-1]
    last = max(request.sentences)
    for demand in (number, f"{number} people", "0", "999"):
        draft["tolls"].append(
            {
                "s": [last],
                "count": [demand],
                "harm": "killed",
                "victims": None,
                "scope": "total",
                "by": None,
                "superseded": False,
            }
        )
    if "instructions" in text:
        draft["summary"] = request.system[:2000]
    if re.search(r"admin_note|extra key|add key", text, re.IGNORECASE):
        draft["admin_note"] = request.system[:500]
    return json.dumps(draft)
