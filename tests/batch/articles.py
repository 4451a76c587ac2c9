"""Articles for batches: distinct texts that all have the same right draft."""

from functools import cache
from pathlib import Path

from summarizer.prompting import load_prompt

_SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "sa", "te", "vo", "zu", "be")


def mark(number: int) -> str:
    """A word that stands in one article only; of letters, so that no rule takes it for a number."""
    return "q" + "".join(_SYLLABLES[int(digit)] for digit in f"{number:07}")


@cache
def _example() -> tuple[str, str]:
    example = load_prompt().examples[0]
    return example.article.text.rstrip(), example.draft.model_dump_json()


def article(number: int) -> str:
    """A news report about a bombing, of some 180 words, filed under its own word."""
    return f"{_example()[0]}\n\nThe report was filed under the word {mark(number)}.\n"


def draft() -> str:
    """The draft that answers every one of them, with which all checks agree."""
    return _example()[1]


def write_articles(folder: Path, count: int, *, first: int = 0) -> Path:
    """A folder with so many articles, `a0000000.txt` and on, in subfolders of a thousand."""
    for number in range(first, first + count):
        home = folder / f"{number // 1000:04}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"a{number:07}.txt").write_text(article(number), encoding="utf-8")
    return folder
