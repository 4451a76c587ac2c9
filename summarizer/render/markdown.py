"""A brief as Markdown."""

from collections.abc import Sequence

from summarizer.brief import Brief
from summarizer.engines.answer import Trace
from summarizer.language.lazy import lazy_pattern
from summarizer.render.outline import Line, outline
from summarizer.render.printable import printable

# Characters that would start markup: an article's words are shown, never obeyed. "<" also keeps HTML inert.
_MARKUP = lazy_pattern(r"([\\`*_{}\[\]<>#|!])")


def escaped(text: str) -> str:
    """`text` with every Markdown and HTML mark escaped, on one line."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _line(line: Line) -> list[str]:
    body = f"**{escaped(line.text)}**" if line.strong else escaped(line.text)
    marks = " " + " ".join(f"\\[{mark}\\]" for mark in line.marks) if line.marks else ""
    pad = "  " * line.indent
    lines = [f"{pad}- {body}{marks}"]
    lines += [f"{pad}  > {escaped(sentence)}" for sentence in line.sentences]
    lines += [f"{pad}  - by {escaped(note)}" for note in line.notes]
    return lines


def markdown(brief: Brief, trace: Sequence[Trace] = (), *, evidence: bool = False, explain: bool = False) -> str:
    """The brief as a Markdown document."""
    view = outline(brief, trace, evidence=evidence, explain=explain)
    parts = [f"# {escaped(view.headline)}", "", f"*{escaped(view.subtitle)} · {escaped(view.origin)}*"]
    for section in view.sections:
        parts += ["", f"## {section.title.capitalize()}", ""]
        for line in section.lines:
            parts += _line(line)
    return "\n".join(parts) + "\n"
