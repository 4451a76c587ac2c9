"""A brief on a terminal: width-aware, coloured where the terminal wants it."""

import io
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.brief import Brief
from summarizer.engines.answer import Trace
from summarizer.render.outline import Line, Outline, Section, outline
from summarizer.render.plain import LABEL_WIDTH, NARROW
from summarizer.render.printable import printable


def _line(line: Line, *, dim: bool) -> Iterator[RenderableType]:
    style = "dim" if dim else ("bold" if line.strong else "")
    text = Text(printable(line.text), style=style)
    if line.marks:
        text.append(" " + "".join(f"[{mark}]" for mark in line.marks), style="cyan")
    yield Padding(text, (0, 0, 0, 2 * line.indent)) if line.indent else text
    for sentence in line.sentences:
        yield Padding(Text(printable(sentence), style="italic dim"), (0, 0, 0, 2 * line.indent + 2))
    for note in line.notes:
        yield Padding(Text(f"by {printable(note)}", style="dim"), (0, 0, 0, 2 * line.indent + 2))


def _table(sections: Sequence[Section], width: int) -> Iterator[RenderableType]:
    for section in sections:
        label = Text(section.title, style="dim" if section.dim else "bold cyan")
        lines = [part for line in section.lines for part in _line(line, dim=section.dim)]
        if width < NARROW:
            yield label
            yield from (Padding(part, (0, 0, 0, 2)) for part in lines)
            continue
        grid = Table.grid(padding=(0, 0))
        grid.add_column(width=LABEL_WIDTH, no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for at, part in enumerate(lines):
            grid.add_row(label if at == 0 else "", part)
        yield grid


def _print(view: Outline, console: Console) -> None:
    console.print(Text(printable(view.headline), style="bold"))
    console.print(Text(f"{view.subtitle} · {printable(view.origin)}", style="dim"))
    console.print()
    for part in _table(view.sections, console.width):
        console.print(part)


def print_brief(brief: Brief, trace: Sequence[Trace] = (), *, evidence: bool = False, explain: bool = False) -> None:
    """Print a brief on standard output, in colour unless NO_COLOR is set or the terminal is dumb."""
    console = Console(highlight=False, markup=False, emoji=False)
    _print(outline(brief, trace, evidence=evidence, explain=explain), console)


def plain_by_rich(view: Outline, width: int) -> str:
    """The same view as plain text: no escape sequence, lines of at most `width` columns."""
    sink = io.StringIO()
    console = Console(
        file=sink, width=width, no_color=True, color_system=None, force_terminal=False,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    _print(view, console)
    # Tables pad their cells; in a file those blanks are noise.
    return "".join(f"{line.rstrip()}\n" for line in sink.getvalue().splitlines())
