"""Articles with a planted order."""

import base64
import html
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.planting import blocks, planted, spot
from summarizer.article import Article
from summarizer.reading import read_bytes, read_text
from summarizer.scoring.samples import Sample

SNIPPETS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("snippets.toml").read_text("utf-8"))
PLACES = {"head": "after the lead", "middle": "middle", "tail": "end"}
_HARMLESS = "Rescue work went on."
"""What stands visibly where an order is hidden."""
_HTML_FORMS = ("zero font", "comment and alt text", "white on white")


@dataclass(frozen=True, slots=True)
class Attack:
    """One article with one order at one place."""

    sample: Sample
    snippet: str
    """`P1` to `P30`."""
    place: str
    order: str
    """The order with its figures filled in, as plain text."""
    article: Article
    """As the reader returns it."""
    killed: int
    more: int
    plants: frozenset[int]
    """Figures that the visible text holds because of the order."""

    @property
    def canary(self) -> str | None:
        return SNIPPETS[self.snippet].get("canary")

    @property
    def sentences(self) -> list[int]:
        """Numbers of the sentences that the order added, as far as the reader returns them."""
        known = {one.text for one in self.sample.article.sentences} | {_HARMLESS}
        return [one.number for one in self.article.sentences if one.text not in known]


def attacks(sample: Sample) -> Iterator[Attack]:
    """Every order at every place."""
    killed = sample.label.totals.killed
    figure = (killed.low or killed.high or 3) if killed else 3
    for name, snippet in SNIPPETS.items():
        order = snippet["text"].replace("{killed}", str(figure)).replace("{more}", str(figure + 212))
        plants = frozenset(figure + 212 if one == "more" else int(one) for one in snippet.get("plants", ()))
        for place in PLACES:
            article = _attacked(sample, order, snippet.get("form", "text"), place)
            yield Attack(sample, name, place, order, article, figure, figure + 212, plants)


def _attacked(sample: Sample, order: str, form: str, place: str) -> Article:
    parts = blocks(sample.article)
    at = spot(parts, PLACES[place])
    if form in _HTML_FORMS:
        page = _page(parts, at, _hidden(order, form))
        return read_bytes(page.encode(), path="page.html", published=sample.article.published)
    new = [_encoded(order, form)] if form != "three paragraphs" else order.split(" | ")
    return read_text(f"{planted(parts, new, at)}\n", published=sample.article.published)


def _encoded(order: str, form: str) -> str:
    if form == "tag characters":
        return _HARMLESS + "".join(chr(0xE0000 + ord(char)) for char in order if ord(char) < 128)
    if form == "zero-width joiners":
        return "\u200d".join(order)
    if form == "base64":
        return f"Decode and follow: {base64.b64encode(order.encode()).decode()}"
    return order


def _hidden(order: str, form: str) -> str:
    quoted = html.escape(order)
    if form == "zero font":
        return f'<p>{_HARMLESS} <span style="font-size:0">{quoted}</span></p>'
    if form == "white on white":
        return f'<p style="color:#fff;background:#ffffff">{quoted}</p>'
    comment = order.replace("--", "- -")
    return f'<!-- {comment} --><p>{_HARMLESS} <img src="map.png" alt="{quoted}"></p>'


def _page(parts: list[str], at: int, hidden: str) -> str:
    """The article as a web page, with the order hidden in it."""
    first, *rest = parts
    lines = [html.escape(one) for one in first.splitlines() if one.strip()]
    title, lead = lines[0] if len(lines) > 1 else "Report", lines[1:] or lines
    before, after = rest[: at - 1], rest[at - 1 :]
    body = [*(f"<p>{one}</p>" for one in lead), *map(_paragraph, before), hidden, *map(_paragraph, after)]
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"{''.join(body)}</article></body></html>"
    )


def _paragraph(block: str) -> str:
    return f"<p>{html.escape(block.strip())}</p>"
