"""A brief as sections of lines, before any medium: every view shows the same facts in the same order."""

from collections.abc import Iterable, Sequence
from dataclasses import field

from summarizer.brief import Background, Brief, Evidence, Toll
from summarizer.engines.answer import Trace
from summarizer.records import record
from summarizer.render.wording import blame_line, bounds, toll_line, when_line, words


@record(frozen=True, slots=True)
class Line:
    """One fact in words."""

    text: str
    marks: tuple[int, ...] = ()
    """Numbers of the sentences that carry it."""
    indent: int = 0
    strong: bool = False
    sentences: tuple[str, ...] = ()
    """The sentences themselves, when asked for."""
    notes: tuple[str, ...] = ()
    """How it was found, when asked for."""


@record(frozen=True, slots=True)
class Section:
    """A heading such as CASUALTIES with its lines."""

    title: str
    lines: tuple[Line, ...]
    dim: bool = False


@record(frozen=True, slots=True)
class Outline:
    """The whole view."""

    headline: str
    subtitle: str
    origin: str
    """Engine and publication date: a view never hides which engine wrote it."""
    sections: tuple[Section, ...] = field(default=())


class _Writer:
    """Makes lines with the marks, sentences and notes that were asked for."""

    def __init__(self, trace: Sequence[Trace], *, evidence: bool, explain: bool) -> None:
        self.evidence, self.explain = evidence, explain
        self.rules: dict[str, list[Trace]] = {}
        for one in trace:
            self.rules.setdefault(one.path, []).append(one)

    def notes(self, *paths: str) -> tuple[str, ...]:
        """The rules or answers behind the facts at these paths; none unless asked for."""
        if not self.explain:
            return ()
        return tuple(f"{one.rule}: {one.words}".rstrip(" :") for path in paths for one in self.rules.get(path, ()))

    def line(
        self, text: str, evidence: Iterable[Evidence], path: str, *, indent: int = 0, strong: bool = False
    ) -> Line:
        cited = list(evidence)
        notes = self.notes(path)
        sentences = [f"[{one.sentence}] {one.text}" for one in cited] if self.evidence else []
        marks = tuple(dict.fromkeys(one.sentence for one in cited))
        return Line(text, marks, indent, strong, tuple(sentences), notes)


def _what(brief: Brief, writer: _Writer) -> Section:
    what = brief.what
    summary = what.summary or ""
    # The evidence of the whole event can be half the article; under the summary stand the sentences it is made of.
    quoted = [one for one in what.evidence if one.text in summary]
    lines = [writer.line(summary, quoted or what.evidence, "what.summary")]
    if kind := writer.notes("what"):
        stage = f", {words(what.stage)}" if what.stage is not None else ""
        lines.append(Line(f"type: {words(what.event_type)}{stage}", notes=kind))
    for label, name, found in (("with", "weapons", what.weapons), ("hit", "targets", what.targets)):
        if found:
            notes = writer.notes(*(f"what.{name}[{at}]" for at in range(len(found))))
            lines.append(Line(f"{label}: {', '.join(found)}", notes=notes))
    return Section("WHAT", tuple(lines))


def _where(brief: Brief, writer: _Writer) -> Section:
    lines = []
    for at, place in enumerate(brief.where):
        parts = [place.name, *place.admin]
        text = ", ".join(parts) + (f" ({place.country})" if place.country else "")
        lines.append(writer.line(text, place.evidence, f"where[{at}]", strong=at == 0))
    return Section("WHERE", tuple(lines) or (Line("not stated"),))


def _when(brief: Brief, writer: _Writer) -> Section:
    if brief.when is None:
        return Section("WHEN", (Line("not stated"),))
    line = writer.line(when_line(brief.when), brief.when.evidence, "when", strong=brief.when.start is not None)
    how = (Line(f"how: {brief.when.how}", indent=1),) if writer.explain else ()
    return Section("WHEN", (line, *how))


def _blamed(brief: Brief, writer: _Writer) -> Section:
    lines = [writer.line(blame_line(row), row.evidence, f"blamed[{at}]") for at, row in enumerate(brief.blamed)]
    if brief.no_claim.value:
        lines.append(writer.line("Nobody has claimed responsibility.", brief.no_claim.evidence, "no_claim"))
    return Section("BLAMED", tuple(lines) or (Line("nobody"),))


def _casualties(brief: Brief, writer: _Writer) -> Section:
    by_harm: dict[str, list[tuple[int, Toll]]] = {}
    for at, toll in enumerate(brief.casualties):
        by_harm.setdefault(toll.harm, []).append((at, toll))
    lines = []
    for harm, rows in by_harm.items():
        total = getattr(brief.totals, harm, None)
        shown = f": {bounds(total)}" if total is not None else ""
        suffix = " (parts added up)" if total is not None and total.basis == "sum" else ""
        lines.append(Line(f"{words(harm)}{shown}{suffix}", strong=True))
        lines += [writer.line(toll_line(row), row.evidence, f"casualties[{at}]", indent=1) for at, row in rows]
    return Section("CASUALTIES", tuple(lines) or (Line("none stated"),))


def _reactions(brief: Brief, writer: _Writer) -> Section:
    lines = []
    for at, row in enumerate(brief.reactions):
        who = f"{row.actor}, {row.role}" if row.role and row.role.casefold() not in row.actor.casefold() else row.actor
        quote = f" “{row.quote}”" if row.quote and row.quote not in row.gist else ""
        text = f"{who} ({words(row.kind)}): {row.gist}{quote}"
        lines.append(writer.line(text, row.evidence, f"reactions[{at}]"))
    return Section("REACTIONS", tuple(lines))


def _background_text(row: Background) -> str:
    extra = [one for one in (row.where, row.when) if one and one.casefold() not in row.summary.casefold()]
    tolls = [f"{words(toll.harm)} {bounds(toll.count)}" for toll in row.casualties]
    place = f" ({', '.join(extra)})" if extra else ""
    return f"{words(row.relation)}: {row.summary}{place}" + (f" [{'; '.join(tolls)}]" if tolls else "")


def _background(brief: Brief, writer: _Writer) -> Section:
    lines = []
    for at, row in enumerate(brief.background):
        cited = [*row.evidence, *(one for toll in row.casualties for one in toll.evidence)]
        lines.append(writer.line(_background_text(row), cited, f"background[{at}]"))
    return Section("BACKGROUND", tuple(lines))


def _leftovers(brief: Brief) -> list[Section]:
    sections = []
    if brief.unused_numbers:
        shown = ", ".join(f"{one.text} [{one.sentence}]" for one in brief.unused_numbers)
        sections.append(Section("NOT USED", (Line(f"numbers in no fact: {shown}"),), dim=True))
    if brief.rejected:
        shown = "; ".join(f"{one.path} “{one.value}” ({words(one.reason)})" for one in brief.rejected)
        sections.append(Section("REJECTED", (Line(shown),), dim=True))
    if brief.run.flags:
        sections.append(Section("NOTE", (Line(", ".join(words(flag) for flag in brief.run.flags)),), dim=True))
    return sections


def _origin(brief: Brief) -> str:
    engine = "built-in rules" if brief.run.engine == "builtin" else (brief.run.model or "a model")
    published = f"published {brief.source.published}" if brief.source.published else "publication date unknown"
    return f"{engine} · {published}"


def _no_incident(brief: Brief) -> tuple[str, str]:
    """The subtitle of a brief without an incident, and its one line."""
    if brief.run.engine == "builtin" and "language_unsupported" in brief.run.flags:
        language = f" ({brief.source.language})" if brief.source.language else ""
        unread = (
            f"The built-in rules read English; in this language{language} they found no incident, which says little."
        )
        return "no incident recognised", unread
    return "no incident", "The main subject of this article is no incident."


def outline(brief: Brief, trace: Sequence[Trace] = (), *, evidence: bool = False, explain: bool = False) -> Outline:
    """The sections of a brief, empty ones left out where silence says enough.

    Args:
        evidence: put the cited sentences under each fact.
        explain: put the rule or answer that gave it under each fact.
    """
    writer = _Writer(trace, evidence=evidence, explain=explain)
    if not brief.incident:
        subtitle, why = _no_incident(brief)
        return Outline(brief.headline, subtitle, _origin(brief), (Section("WHAT", (Line(why),)), *_leftovers(brief)))
    subtitle = words(brief.what.event_type)
    if brief.what.stage != "accomplished" and brief.what.stage is not None:
        subtitle += f", {brief.what.stage}"
    sections = [
        _what(brief, writer),
        _where(brief, writer),
        _when(brief, writer),
        _blamed(brief, writer),
        _casualties(brief, writer),
        _reactions(brief, writer),
        _background(brief, writer),
    ]
    shown = [one for one in sections if one.lines]
    return Outline(brief.headline, subtitle, _origin(brief), (*shown, *_leftovers(brief)))
