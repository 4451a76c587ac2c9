"""Who gives a figure, and that a later one replaced it, may stand in the sentence beside the figure."""

import pytest

from summarizer import read_text, summarize
from summarizer.brief import Brief, Count, Evidence, Toll
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
