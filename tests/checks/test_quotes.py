"""Check 4: reactions whose actor or quote the cited sentences do not carry."""

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Evidence, Reaction
from summarizer.checks.quotes import check

TEXT = """Bomb in Odanu

Mayor Lena Abbo called the attack "cowardly and mad". She said the market would open again. "We will
not hide," she added.

"They hit the wrong street," said Ian Poe, a baker. The army said that it would “hunt them
down”.
"""


@pytest.fixture
def article() -> Article:
    return read_text(TEXT)


def reaction(article: Article, actor: str, quote: str | None, *sentences: int) -> Reaction:
    """A reaction of this actor with this quote, citing these sentences."""
    evidence = [
        Evidence(sentence=number, start=one.start, end=one.end, text=one.text)
        for number in sentences
        for one in [article.sentences[number - 1]]
    ]
    return Reaction(actor=actor, role=None, kind="statement", gist="spoke", quote=quote, evidence=evidence)


def findings(brief: Brief, article: Article, row: Reaction) -> list[tuple[str, str, str]]:
    bent = brief.model_copy(update={"reactions": [row]})
    return [(one.path, one.reason, one.action) for one in check(bent, article)]


GOOD: dict[str, tuple[str, str | None, tuple[int, ...]]] = {
    "verbatim": ("Lena Abbo", "cowardly and mad", (2,)),
    "part of a quotation": ("Lena Abbo", "cowardly", (2,)),
    "with its marks": ("Lena Abbo", "“cowardly and mad”", (2,)),
    "a pronoun after the name": ("Lena Abbo", "We will not hide", (4,)),
    "white space differs": ("The army", "hunt them down", (6,)),
    "no quote": ("Lena Abbo", None, (3,)),
    "a baker of his own words": ("Ian Poe", "They hit the wrong street", (5,)),
}


@pytest.mark.parametrize(("actor", "quote", "sentences"), GOOD.values(), ids=GOOD)
def test_a_quote_of_the_actor_passes(
    grenade_brief: Brief, article: Article, actor: str, quote: str | None, sentences: tuple[int, ...]
) -> None:
    assert findings(grenade_brief, article, reaction(article, actor, quote, *sentences)) == []


def test_a_changed_quote_becomes_null(grenade_brief: Brief, article: Article) -> None:
    row = reaction(article, "Lena Abbo", "cowardly and sad", 2)

    assert findings(grenade_brief, article, row) == [("reactions[0].quote", "quote_not_verbatim", "null_field")]


def test_a_quote_from_a_sentence_that_is_not_cited_becomes_null(grenade_brief: Brief, article: Article) -> None:
    row = reaction(article, "Lena Abbo", "We will not hide", 2)

    assert findings(grenade_brief, article, row) == [("reactions[0].quote", "quote_not_verbatim", "null_field")]


def test_a_quote_of_another_speaker_becomes_null(grenade_brief: Brief, article: Article) -> None:
    row = reaction(article, "Lena Abbo", "They hit the wrong street", 2, 5)

    assert findings(grenade_brief, article, row) == [("reactions[0].quote", "quote_not_verbatim", "null_field")]


def test_an_actor_whom_no_cited_sentence_names_drops_the_row(grenade_brief: Brief, article: Article) -> None:
    row = reaction(article, "Ian Poe", None, 2)

    assert findings(grenade_brief, article, row) == [("reactions[0]", "actor_not_in_evidence", "drop_row")]
