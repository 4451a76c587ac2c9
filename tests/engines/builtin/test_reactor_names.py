"""A row of reactions names its actor by the bare noun or name."""

import pytest

from summarizer import read_text
from summarizer.engines.builtin.reactions import find_reactions
from summarizer.engines.builtin.setting import Setting


def actors(text: str) -> list[str]:
    article = read_text(f"Bomb kills nine in Odanu\n\n{text}")
    main = tuple(sentence.number for sentence in article.sentences)
    setting = Setting(article, True, "bombing", "accomplished", main, {})
    return [found.row.actor for found in find_reactions(setting)]


NAMED = {
    "a number": ("More than 72 firefighters tackled a blaze in stables.", ["firefighters"]),
    "a quantity": ("Some villagers accused the army of fleeing.", ["villagers"]),
    "an article before a body": ("A union of engineers in Odanu demanded an inquiry.", ["union of engineers"]),
    "an unnamed spokesman's body": (
        'A spokeswoman for Acme Mining condemned the attack as "cowardly".',
        ["Acme Mining"],
    ),
    "a place before a body": ("The Odanu-based Red Lamp Fund condemned the attack.", ["Red Lamp Fund"]),
    "a name with a small preposition": (
        "The Coalition for Safe Harbours demanded an inquiry.",
        ["Coalition for Safe Harbours"],
    ),
    "a name with a capital preposition": (
        "Sailors Without Frontiers condemned the attack.",
        ["Sailors Without Frontiers"],
    ),
    "an ambassador to a body": (
        "Kenyan Ambassador to the United Nations Ann Roe condemned the attack.",
        ["Ann Roe"],
    ),
    "countries in a list": ("Kenya, Chad and Togo condemned the attack.", ["Kenya", "Chad", "Togo"]),
    "countries before an adjective": (
        "The United States and Kenya were quick to condemn the raid.",
        ["United States", "Kenya"],
    ),
}


@pytest.mark.parametrize(("text", "names"), NAMED.values(), ids=NAMED)
def test_the_actor_is_named_without(text: str, names: list[str]) -> None:
    assert actors(text) == names


def test_the_member_of_a_body_keeps_all_words() -> None:
    assert actors("A manager of Falcon Guard condemned the attack.") == ["A manager of Falcon Guard"]
