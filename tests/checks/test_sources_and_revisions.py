"""What is said of a figure may stand beside it: its source, its harm, its group, that a later one replaced it."""

import pytest

from summarizer import read_text, summarize
from summarizer.brief import Brief, Count, Evidence, Harm, Toll
from summarizer.checks.number import check

FIGURES: dict[str, tuple[str, str, int, str | None, bool]] = {
    "the source stands in the next sentence": (
        "At least 15 pilgrims were crushed to death on Sunday. The collector, Mina Rout, who gave the figure, wept.",
        "At least 15",
        15,
        "Mina Rout",
        False,
    ),
    "a clause only describes the source": (
        "A rescue team that dug through the ruins counted 27 bodies.",
        "27",
        27,
        "rescue team",
        False,
    ),
    "it had been reported before": (
        "Two more victims died on Monday, bringing the death toll to nine. Seven dead had been reported earlier.",
        "Seven",
        7,
        None,
        True,
    ),
}


@pytest.mark.parametrize("case", FIGURES)
def test_what_the_cited_sentences_say_of_a_figure_is_accepted(case: str) -> None:
    text, words, number, source, replaced = FIGURES[case]
    article = read_text(f"Bomb in Odanu\n\n{text}\n")
    cited = [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in article.sentences]
    cited.sort(key=lambda one: words not in one.text)
    least = words.startswith("At least")
    count = Count(low=number, high=None if least else number, text=words, qualifier="at_least" if least else "exact")
    row = Toll(
        harm="killed",
        victims=None,
        scope="total",
        count=count,
        reported_by=source,
        superseded=replaced,
        evidence=cited,
    )
    brief: Brief = summarize(article).model_copy(update={"casualties": [row]})
    assert [(one.reason, one.detail) for one in check(brief, article)] == []


SAID: dict[str, tuple[str, str, Harm, int, str | None]] = {
    "nobody came to harm": ("Nobody suffered any harm.", "Nobody suffered any harm", "killed", 0, None),
    "of those with whom the sentence opens": (
        "The injured were taken to Lima; five of them are minors.",
        "five",
        "injured",
        5,
        None,
    ),
    "the rest of the injured": (
        "A dozen of the injured had been sent home. The others, two women, remain in care.",
        "two women",
        "injured",
        2,
        None,
    ),
    "women who were abused": (
        "The clinic says it has treated 46 women who were raped in the camp.",
        "46",
        "affected",
        46,
        None,
    ),
    "a share of a group counted before": (
        "Gunmen abducted seven nurses, and all but one of the seven were freed on Wednesday.",
        "all but one of the seven",
        "rescued",
        6,
        "nurses",
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_the_harm_and_group_of_a_count_may_be_told_beside_it(case: str) -> None:
    text, words, harm, number, victims = SAID[case]
    article = read_text(f"Raid in Odanu\n\n{text}\n")
    cited = [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in article.sentences]
    cited = sorted((one for one in cited if one.sentence > 1), key=lambda one: words not in one.text)
    row = Toll(
        harm=harm,
        victims=victims,
        scope="total",
        count=Count(low=number, high=number, text=words, qualifier="exact"),
        reported_by=None,
        superseded=False,
        evidence=cited,
    )
    brief: Brief = summarize(article).model_copy(update={"casualties": [row]})
    assert [(one.reason, one.detail) for one in check(brief, article)] == []


def test_the_rest_of_the_injured_are_not_hurt_where_the_sentence_says_they_died() -> None:
    text = "A dozen of the injured had been sent home. The others, two women, were found lifeless."
    article = read_text(f"Raid in Odanu\n\n{text}\n")
    cited = [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in article.sentences]
    row = Toll(
        harm="injured",
        victims=None,
        scope="total",
        count=Count(low=2, high=2, text="two women", qualifier="exact"),
        reported_by=None,
        superseded=False,
        evidence=[cited[2], cited[1]],
    )
    brief: Brief = summarize(article).model_copy(update={"casualties": [row]})
    assert [one.reason for one in check(brief, article)] == ["harm_not_in_evidence"]
