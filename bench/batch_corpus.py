"""Articles for the benches of the batch: distinct texts with one right draft."""

import random
from pathlib import Path

from summarizer.prompting import load_prompt

_SENTENCE = "the talks on water went on in the old hall while clerks copied lists of streets and pumps for the council"
_WORDS = tuple(_SENTENCE.split())
# Words per article beside the incident's own: together some 620, the mean of the peers' measurements.
_FILLER = 440


def draft() -> str:
    """The draft that answers every article with no finding of the checks."""
    return load_prompt().examples[0].draft.model_dump_json()


def article(number: int) -> str:
    """An incident report of some 620 words, like no other."""
    chance = random.Random(number)
    body = load_prompt().examples[0].article.text.rstrip()
    filler = []
    for _ in range(_FILLER // 20):
        words = [chance.choice(_WORDS) for _ in range(20)]
        filler.append(" ".join(words).capitalize() + ".")
    paragraphs = [" ".join(filler[at : at + 3]) for at in range(0, len(filler), 3)]
    mark = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return "\n\n".join([body, *paragraphs, f"It was filed under q{mark}."]) + "\n"


def write(folder: Path, count: int) -> Path:
    """A folder with so many articles."""
    for number in range(count):
        home = folder / f"{number // 1000:04}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"a{number:07}.txt").write_text(article(number), encoding="utf-8")
    return folder
