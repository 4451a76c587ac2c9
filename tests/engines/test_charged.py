"""Who denies a charge that no rule has read is the accused; whoever answers in office is not."""

from datetime import date
from pathlib import Path

from summarizer import summarize

LEAD = "A fire in a furniture factory in Izmir killed eleven workers on Monday night.\n\n"


def _blamed(tmp_path: Path, text: str) -> list[tuple[str, list[str], str, str | None]]:
    article = tmp_path / "article.txt"
    article.write_text(LEAD + text, encoding="utf-8")
    brief = summarize(article, published=date(2024, 5, 10))
    return [(row.actor, list(row.accusers), row.status, row.response) for row in brief.blamed]


def test_a_firm_that_denies_the_charge_is_blamed_by_nobody_in_particular(tmp_path: Path) -> None:
    text = "The panel was never finished, neighbours said. Ege Metal rejected the accusation.\n"

    assert _blamed(tmp_path, text) == [("Ege Metal", [], "accused", "denied")]


def test_a_firm_that_denies_a_report_of_losses_is_not_blamed(tmp_path: Path) -> None:
    text = "The market fell, traders said. Ege Metal denied reports of heavy losses.\n"

    assert _blamed(tmp_path, text) == []


def test_a_spokesman_who_denies_it_for_others_is_not_blamed(tmp_path: Path) -> None:
    text = (
        "The army answered with artillery, it said. A spokesman for the rebel group, Ali Dost, denied the "
        "accusation that his men had lit it.\n"
    )

    assert "Ali Dost" not in [row[0] for row in _blamed(tmp_path, text)]


def test_a_denial_of_another_matter_is_no_answer_to_a_charge(tmp_path: Path) -> None:
    text = "Traders offered a plan, they said. Ege Metal denied that prices would rise. It rejected it as too costly.\n"

    assert _blamed(tmp_path, text) == []
