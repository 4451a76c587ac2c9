"""Word lists are read as `tomllib` reads them, and what is no word list is left to it."""

import tomllib
from pathlib import Path

import pytest

from summarizer.language import plain_toml

LISTS = sorted((Path(plain_toml.__file__).parent / "data").glob("*.toml"))

WORD_LIST = '''\
# A comment.
few = "a|\\\\d+|\\"x\\"" # another
none = []
empty = ""
block = """
a b
"""
raw = \'\'\'
\\b(<year>)['’]s\\b\'\'\'
literal = 'a\\b'
numbers = [3, -1, 0.5]
pairs = [["a", "b"], ["c", "d"], [], [[1], [2]]]
points = -2.25
mixed = [
  "a", 'b', # why
  "c\\\\",
]
shown = true
"two words" = 0

[a]
d = "e"
[a.b]
c = { names = ["x", "y z"], code = 'Z', n = 4 }
[[rule]]
word = "x"
[[rule]]
word = "y"
'''


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_word_list_of_the_package_is_read_as_toml_and_without_tomllib(path: Path) -> None:
    text = path.read_text("utf-8")

    assert plain_toml.plain_tables(text) == tomllib.loads(text)


def test_all_that_word_lists_hold_is_read_as_toml() -> None:
    assert plain_toml.plain_tables(WORD_LIST) == tomllib.loads(WORD_LIST)


@pytest.mark.parametrize(
    "text",
    [
        'a = "tab\\t"',
        "a = 1979-05-27",
        "a = 1e3",
        "a = 1_000",
        "a = [{b = 1}]",
        "a.b = 1",
        "a = 0x1F",
        "a = +1",
        'a = """x\\\ny"""',
    ],
)
def test_other_toml_is_left_to_tomllib(text: str) -> None:
    assert plain_toml.plain_tables(text) is None
    assert plain_toml.loads(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = 1\n[a]",
        "[[a]]\n[a]",
        "a = 01",
        'a = ["b" "c"]',
        'a = "b',
        'a = """b',
        "a = {b = 1, b = 2}",
        "a = {b = 1",
        "a = tru",
        "a = 1 b = 2",
        "[a",
    ],
)
def test_a_faulty_document_is_refused_as_by_tomllib(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        plain_toml.loads(text)
