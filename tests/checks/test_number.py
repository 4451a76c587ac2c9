"""Check 2: a count that its own evidence does not carry is refused, whatever the engine says."""

from dataclasses import dataclass

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Background, BackgroundToll, Count, Evidence, Harm, Qualifier, Toll
from summarizer.checks.number import check

TEXT = """Bomb kills at least 21 in Odanu

A bomb killed at least 21 people and wounded 40 others in the market of Odanu on Monday, police said. Three
of the dead were children, the clinic said, and put the toll at nineteen. He said the number of wounded had risen from
40 to 45.

Rebels fired on the road. No one was hurt there. Dozens of families fled their homes. Mayor Lena Abbo lost her brother.

All nine people aboard a bus died. Four miners from Karsa were on the bus. A porter, Ali Roe, survived.
"""


@dataclass(frozen=True)
class Row:
    """One toll row, as an engine might give it."""

    sentence: int
    text: str
    harm: Harm
    low: int | None
    high: int | None
    qualifier: Qualifier
    victims: str | None = None
    by: str | None = None
    superseded: bool = False
    further: tuple[int, ...] = ()


def toll(article: Article, row: Row) -> Toll:
    """The row with its evidence."""
    evidence = []
    for number in (row.sentence, *row.further):
        sentence = article.sentences[number - 1]
        evidence.append(Evidence(sentence=number, start=sentence.start, end=sentence.end, text=sentence.text))
    return Toll(
        harm=row.harm,
        victims=row.victims,
        scope="total",
        count=Count(low=row.low, high=row.high, text=row.text, qualifier=row.qualifier),
        reported_by=row.by,
        superseded=row.superseded,
        evidence=evidence,
    )


def reasons(brief: Brief, row: Row, vague: str = "none") -> list[tuple[str, str, str]]:
    """What the check says of a brief that holds this row alone: (path, reason, action)."""
    article = read_text(TEXT)
    rows = {"casualties": [toll(article, row)], "run": brief.run.model_copy(update={"vague": vague})}
    return [(one.path, one.reason, one.action) for one in check(brief.model_copy(update=rows), article)]


RIGHT = {
    "a bound": Row(2, "at least 21 people", "killed", 21, None, "at_least"),
    "a second harm": Row(2, "40 others", "injured", 40, 40, "exact"),
    "a longer phrase": Row(2, "wounded 40 others", "injured", 40, 40, "exact"),
    "a group": Row(3, "Three\nof the dead", "killed", 3, 3, "exact"),
    "a group named behind it": Row(3, "Three\nof the dead", "killed", 3, 3, "exact", victims="children"),
    "a source": Row(2, "at least 21 people", "killed", 21, None, "at_least", by="police"),
    "a second source": Row(3, "nineteen", "killed", 19, 19, "exact", by="clinic"),
    "a source behind a pronoun": Row(4, "45", "injured", 45, 45, "exact", by="clinic", further=(3,)),
    "an old figure": Row(4, "40", "injured", 40, 40, "exact", superseded=True),
    "nobody": Row(6, "No one", "injured", 0, 0, "exact"),
    "a vague word": Row(7, "Dozens of families", "displaced", None, None, "vague", victims="families"),
    "one person": Row(8, "her brother", "killed", 1, 1, "exact"),
    "a part of everyone": Row(10, "Four miners", "killed", 4, 4, "exact", victims="miners", further=(9,)),
    "one of two names": Row(11, "A porter", "rescued", 1, 1, "exact"),
}

COUNT, DROP = "casualties[0].count", "drop_row"
WRONG = {
    "another digit": (
        Row(2, "at least 12 people", "killed", 12, None, "at_least"),
        (COUNT, "number_not_in_evidence", DROP),
    ),
    "a value that the phrase does not say": (
        Row(2, "at least 21 people", "killed", 22, None, "at_least"),
        (COUNT, "number_not_in_evidence", DROP),
    ),
    "another sentence": (
        Row(5, "at least 21 people", "killed", 21, None, "at_least"),
        (COUNT, "number_not_in_evidence", DROP),
    ),
    "the other number's harm": (
        Row(2, "40 others", "killed", 40, 40, "exact"),
        (COUNT, "harm_not_in_evidence", DROP),
    ),
    "a harm that nothing says": (
        Row(2, "at least 21 people", "missing", 21, None, "at_least"),
        (COUNT, "harm_not_in_evidence", DROP),
    ),
    "a number of which no harm is said": (
        Row(10, "Four miners", "killed", 4, 4, "exact"),
        (COUNT, "harm_not_in_evidence", DROP),
    ),
    "a bound that was dropped": (
        Row(2, "21 people", "killed", 21, 21, "exact"),
        (COUNT, "certainty_upgraded", DROP),
    ),
    "a bound that was changed": (
        Row(2, "at least 21 people", "killed", 21, 21, "exact"),
        (COUNT, "certainty_upgraded", DROP),
    ),
    "a phrase without a number": (
        Row(5, "the road", "killed", 1, 1, "exact"),
        (COUNT, "not_a_count", DROP),
    ),
    "another group": (
        Row(2, "at least 21 people", "killed", 21, None, "at_least", victims="miners"),
        ("casualties[0].victims", "group_not_in_evidence", DROP),
    ),
    "the group of another count": (
        Row(8, "her brother", "killed", 1, 1, "exact", victims="Lena Abbo"),
        ("casualties[0].victims", "group_not_in_evidence", DROP),
    ),
    "a source that stands nowhere near": (
        Row(2, "at least 21 people", "killed", 21, None, "at_least", by="Lena Abbo"),
        ("casualties[0].reported_by", "source_not_in_evidence", "null_field"),
    ),
    "a figure that nothing replaces": (
        Row(2, "40 others", "injured", 40, 40, "exact", superseded=True),
        ("casualties[0].superseded", "superseded_not_in_evidence", DROP),
    ),
}


@pytest.mark.parametrize("row", RIGHT.values(), ids=RIGHT)
def test_a_row_that_the_article_carries_passes(grenade_brief: Brief, row: Row) -> None:
    assert reasons(grenade_brief, row) == []


@pytest.mark.parametrize(("row", "finding"), WRONG.values(), ids=WRONG)
def test_a_row_that_the_article_does_not_carry_is_refused(
    grenade_brief: Brief, row: Row, finding: tuple[str, str, str]
) -> None:
    assert reasons(grenade_brief, row) == [finding]


@pytest.mark.parametrize("number", range(1, 60))
def test_no_other_number_passes_for_the_number_of_dead(grenade_brief: Brief, number: int) -> None:
    row = Row(2, "at least 21 people", "killed", number, None, "at_least")

    assert bool(reasons(grenade_brief, row)) == (number != 21)


def test_bounds_of_vague_words_must_be_those_of_the_profile_in_the_brief(grenade_brief: Brief) -> None:
    row = Row(7, "Dozens of families", "displaced", 24, None, "vague")

    assert reasons(grenade_brief, row, "emdat") == []
    assert reasons(grenade_brief, row, "none") != []


def test_a_background_toll_is_read_from_its_own_evidence_too(grenade_brief: Brief) -> None:
    article = read_text(TEXT)
    right, wrong = Row(2, "40 others", "injured", 40, 40, "exact"), Row(2, "40 others", "killed", 40, 40, "exact")
    rows = [
        BackgroundToll(harm=one.harm, victims=None, count=one.count, evidence=one.evidence)
        for one in (toll(article, right), toll(article, wrong))
    ]
    event = Background(
        relation="earlier", summary="x", when=None, where=None, casualties=rows, evidence=rows[0].evidence
    )

    found = list(check(grenade_brief.model_copy(update={"casualties": [], "background": [event]}), article))

    assert [(one.path, one.reason) for one in found] == [("background[0].casualties[1].count", "harm_not_in_evidence")]


def test_several_phrases_are_added(grenade_brief: Brief) -> None:
    article = read_text("Two die\n\nA Canadian, an American and a Dutch tourist were killed in Odanu.")
    row = Row(2, "A Canadian; an American; a Dutch tourist", "killed", 3, 3, "exact")
    brief = grenade_brief.model_copy(update={"casualties": [toll(article, row)]})

    assert list(check(brief, article)) == []
