"""Prompt folders: a static system part with its worked examples, and the part that carries one article."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from summarizer.article import Article, Sentence
from summarizer.brief import AccidentType, Harm, NaturalType, ReactionKind
from summarizer.draft import Draft
from summarizer.errors import ConfigurationError
from summarizer.finding import Finding
from summarizer.language.lazy import lazy_pattern

if TYPE_CHECKING:
    from jinja2 import Template

DEFAULT_PROMPT = "brief.v1"
"""The released prompt that runs when the user brings none."""

_REASK = "reask.md.jinja"

# 13 letters of base 32 = 65 bits, in about 9 tokens; 20 hex digits took 14. The delimiter is a hash of the text it
# encloses, so a text that closes its own delimiter would have to contain its own hash; a counter covers the day when
# one does by chance. Besides, no line of an article can begin with anything but its number.
_DELIMITER_LETTERS = 13

# Chat templates of local servers turn such marks into control tokens even inside a message (`<|im_start|>`,
# `</s>`, `<start_of_turn>`, `[INST]`); one space makes them ordinary text. Phrases copied from there fail the checks.
_CONTROL = lazy_pattern(r"(?<=<)(?=[|/｜<A-Za-z_])|(?<=\[)(?=/?INST\])|(?<=[|｜])(?=>)")
# One of these stands in every control token; a look for them is quicker than the pattern by far.
_MARKS = ("<", "[", "|", "｜")


@dataclass(frozen=True, slots=True)
class Part:
    """One window of a long article, for the user template."""

    number: int
    count: int
    first: int
    """Number of the first sentence after the article's beginning, which every window repeats."""
    last: int


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of a prompt: an article and the draft that answers it."""

    name: str
    article: Article
    draft: Draft


@dataclass(frozen=True, slots=True)
class Prompt:
    """A loaded prompt folder."""

    name: str
    """`brief.v1`, or a user's folder with the digest of its files: `mine@1f3c9a02`."""
    system: str
    """The static part, the same bytes for every article, so that providers can cache it."""
    examples: tuple[Example, ...]
    few_shot_terms: tuple[str, ...]
    """Names and count phrases of the examples: in an answer about an article that lacks them they are a leak."""
    _user: "Template"
    _reask: "Template"
    digest: str
    """Of the folder's files: a changed prompt is another prompt, whatever its name."""

    def user(self, article: Article, sentences: Sequence[Sentence] | None = None, part: Part | None = None) -> str:
        """The message that carries one article, or one window of it.

        Args:
            sentences: the sentences of the window; the whole article's when None.
        """
        return _render_user(self._user, article, article.sentences if sentences is None else sentences, part)

    def reask(self, *, findings: Sequence[Finding] = (), problem: str = "") -> str:
        """What a second request says about the first answer: findings of the checks, or why it could not be read."""
        told = [
            {"path": one.path, "value": inert(one.value)[:120], "reason": one.reason, "detail": inert(one.detail)[:160]}
            for one in findings
        ]
        return self._reask.render(findings=told, problem=inert(problem)).strip()


def inert(text: str) -> str:
    """`text` on one line, with nothing in it that a chat template would take for a control token."""
    line = " ".join(text.split())
    return _CONTROL.sub(" ", line) if any(mark in line for mark in _MARKS) else line


def delimiter_for(text: str) -> str:
    """A delimiter that does not occur in `text` and that nobody who wrote `text` could know."""
    counter = 0
    while True:
        digest = hashlib.sha256(f"{counter}\n{text}".encode("utf-8", "replace")).digest()
        delimiter = base64.b32encode(digest).decode().lower()[:_DELIMITER_LETTERS]
        if delimiter not in text:
            return delimiter
        counter += 1


def _render_user(template: "Template", article: Article, sentences: Sequence[Sentence], part: Part | None) -> str:
    lines = [{"number": one.number, "text": inert(one.text)} for one in sentences]
    delimiter = delimiter_for("\n".join(str(line["text"]) for line in lines))
    return template.render(
        published=article.published.isoformat() if article.published else None,
        delimiter=delimiter,
        sentences=lines,
        part=part,
    )


def prompts_home() -> Path:
    """The folder that holds the released prompts: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "_prompts"
    return shipped if shipped.is_dir() else package.parent / "prompts"


def _read(path: Path, folder: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"prompt {folder}: {path.name} cannot be read ({error.__class__.__name__}); a prompt folder holds "
            "system.md.jinja, user.md.jinja and examples/NAME.txt with NAME.draft.json"
        ) from error


def _examples(folder: Path) -> Iterator[Example]:
    # The reader numbers the sentences, so that examples show exactly what articles will look like.
    from summarizer.reading import read_bytes

    for answer in sorted((folder / "examples").glob("*.draft.json")):
        name = answer.name.removesuffix(".draft.json")
        text = _read(answer.with_name(f"{name}.txt"), folder)
        try:
            draft = Draft.model_validate_json(_read(answer, folder))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            raise ConfigurationError(f"prompt {folder}: {answer.name} is no draft: {where}: {first['msg']}") from error
        yield Example(name, read_bytes(text.encode(), path=f"{name}.txt"), draft)


def _terms(draft: Draft) -> Iterator[str]:
    names = [place.name for place in draft.where]
    for toll in draft.tolls:
        yield from toll.count
        names.append(toll.by or "")
    for event in draft.background:
        names.append(event.where or "")
        for row in event.tolls:
            yield from row.count
    for blame in draft.blamed:
        names += [blame.actor, *blame.aliases, *blame.accusers]
    for reaction in draft.reactions:
        names += [reaction.actor, reaction.quote or ""]
    # "police" or "the village" in an answer says nothing about where it came from; a proper name does.
    yield from (name for name in names if any(char.isupper() for char in name) or len(name.split()) > 3)


def _template(folder: Path, name: str) -> "Template":
    from jinja2 import Environment, StrictUndefined, TemplateSyntaxError

    # No autoescape: the output is a prompt, not HTML, and "&amp;" would be a word that the article does not hold.
    environment = Environment(
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.from_string(_read(folder / name, folder))
    except TemplateSyntaxError as error:
        raise ConfigurationError(f"prompt {folder}: {name}, line {error.lineno}: {error.message}") from error


def _digest(folder: Path) -> str:
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            seen.update(f"{path.relative_to(folder)}\n".encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()[:8]


@lru_cache(maxsize=8)
def load_prompt(folder: Path | None = None) -> Prompt:
    """The prompt in `folder`, or the released one.

    Raises:
        ConfigurationError: a file is missing or cannot be rendered, or an example is no draft.
    """
    from jinja2 import UndefinedError

    home = folder if folder is not None else prompts_home() / DEFAULT_PROMPT
    if not home.is_dir():
        raise ConfigurationError(f"--prompt {home}: there is no such folder; check its name")
    system, user = _template(home, "system.md.jinja"), _template(home, "user.md.jinja")
    # Optional in a folder of one's own: what a re-ask says hardly depends on the prompt.
    reask = _template(home if (home / _REASK).is_file() else prompts_home() / DEFAULT_PROMPT, _REASK)
    examples = tuple(_examples(home))
    try:
        shown: list[dict[str, Any]] = [
            {
                "user": _render_user(user, one.article, one.article.sentences, None),
                "draft": one.draft.model_dump_json(),
            }
            for one in examples
        ]
        text = system.render(
            examples=shown,
            harms=get_args(Harm),
            kinds=get_args(ReactionKind),
            natural=get_args(NaturalType),
            accident=get_args(AccidentType),
        )
    except UndefinedError as error:
        raise ConfigurationError(f"prompt {home}: {error.message}") from error
    terms = dict.fromkeys(term for one in examples for term in _terms(one.draft))
    name = DEFAULT_PROMPT if folder is None else f"{home.resolve().name}@{_digest(home)}"
    return Prompt(name, text.strip(), examples, tuple(terms), user, reask, _digest(home))
