"""Headline, publication date, byline: what stands around an article."""

import os
from datetime import date
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.reading import read_file, read_text

BODY = "Two bombs went off in the market on Monday, police said. Nine people died."
SENTENCES = ["Two bombs went off in the market on Monday, police said.", "Nine people died."]
SPRING = date(2023, 4, 2)


def texts(article: Article) -> list[str]:
    return [one.text for one in article.sentences]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Published: 2 April 2023\n\n{BODY}", "header"),
        (f"Date: 2023-04-02\n{BODY}", "header"),
        (f"date 2023-04-02\n\n{BODY}", "header"),
        (f"Posted on April 2nd, 2023 at 14:30 GMT\n\n{BODY}", "header"),
        (f"First published on 2 April 2023\n\n{BODY}", "header"),
        (f"Last updated: 2 Apr 2023\n\n{BODY}", "header"),
        (f"Updated: 5 April 2023\nPublished: 2 April 2023\n\n{BODY}", "header"),
        (f"Sunday, 2 April 2023\n\n{BODY}", "header"),
        (f"By Ann Example | 2 April 2023\n\n{BODY}", "header"),
        (f" date 2023-04-02 {BODY}", "header"),
        (f"---\ntitle: Market bombs\ndate: 2023-04-02T09:00:00Z\n---\n\n{BODY}", "front_matter"),
        (f'+++\ntitle = "Market bombs"\ndate = 2023-04-02\n+++\n\n{BODY}', "front_matter"),
        (f"KARSA, 2 April 2023 - {BODY}", "dateline"),
        (f"KARSA (Agency) 2 April 2023 — {BODY}", "dateline"),
        (f"NEW KARSA, VELMLAND, 2 APR 23 (AGENCY) -- [REPORT] [TEXT] {BODY}", "dateline"),
        (f"Karsa, Apr. 2, 2023 (Agency): {BODY}", "dateline"),
        (f"2 April 2023 - {BODY}", "dateline"),
        (f"ST. VELM/KARSA, April 2, 2023 (Agency) – {BODY}", "dateline"),
    ],
)
def test_the_publication_date_is_found_and_belongs_to_no_sentence(text: str, source: str) -> None:
    article = read_text(text)

    assert (article.published, article.published_from) == (SPRING, source)
    assert article.text == text
    assert texts(article) == SENTENCES


def test_a_line_of_place_and_date_below_the_headline_dates_the_article_and_is_no_sentence() -> None:
    article = read_text(f"Ferry sinks off Karsa\nOdanu, April 2, 2023\n\n{BODY}")

    assert (article.published, article.published_from) == (SPRING, "header")
    assert texts(article) == ["Ferry sinks off Karsa", *SENTENCES]


@pytest.mark.parametrize(
    "written",
    ["30 February 2023", "2023-13-45", "31 April 2023", "02/04/2023", "0000-00-00", "2 April", "9999-12-31"],
)
def test_an_impossible_or_ambiguous_date_is_none(written: str) -> None:
    article = read_text(f"Published: {written}\n\n{BODY}")

    assert article.published is None
    assert article.published_from is None
    assert "no_publication_date" in article.flags


def test_a_day_above_twelve_tells_day_from_month() -> None:
    assert read_text(f"Published: 13/04/2023\n\n{BODY}").published == date(2023, 4, 13)
    assert read_text(f"Published: 04/13/2023\n\n{BODY}").published == date(2023, 4, 13)
    assert read_text(f"Published: 02.04.2023\n\n{BODY}").published == SPRING


def test_a_date_from_a_dateline_is_flagged() -> None:
    assert "published_from_text" in read_text(f"KARSA, 2 April 2023 - {BODY}").flags
    assert "published_from_text" not in read_text(f"Date: 2023-04-02\n{BODY}").flags


def test_the_option_wins_over_the_text() -> None:
    article = read_text(f"Published: 2 April 2023\n\n{BODY}", published=date(2020, 1, 1))

    assert (article.published, article.published_from) == (date(2020, 1, 1), "option")


def test_a_date_inside_the_story_is_not_the_publication_date() -> None:
    assert read_text(f"On 2 April 2023 a mine fell in. {BODY}").published is None
    assert read_text(f"Bombs hit market\n\nThe law of 2 April 2023 is void. {BODY}").published is None


@pytest.mark.parametrize("name", ["2023-04-02-karsa.txt", "karsa_20230402.txt", "karsa.2023.04.02.txt"])
def test_the_name_of_the_file_gives_the_date_only_on_request(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BODY, encoding="utf-8")

    assert read_file(tmp_path / name).published is None
    on_request = read_file(tmp_path / name, published_from="name")
    assert (on_request.published, on_request.published_from) == (SPRING, "name")


@pytest.mark.parametrize("name", ["20231345.txt", "202304021.txt", "report-2023.txt"])
def test_other_figures_in_a_name_are_no_date(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BODY, encoding="utf-8")

    assert read_file(tmp_path / name, published_from="name").published is None


def test_the_last_change_of_the_file_gives_the_date_only_on_request(tmp_path: Path) -> None:
    path = tmp_path / "karsa.txt"
    path.write_text(BODY, encoding="utf-8")
    os.utime(path, (1680436800, 1680436800))

    on_request = read_file(path, published_from="mtime")

    assert (on_request.published, on_request.published_from) == (SPRING, "mtime")


@pytest.mark.parametrize(
    "headline",
    [
        "Bombs hit market",
        "Gunman opens fire in Karsa superstore; more than 20 dead",
        "Who bombed the market?",
        "Market bombs: 'no warning' says mayor",
        "Six sailors from the U.S.",
        "BOMBS HIT MARKET",
    ],
)
def test_a_short_first_line_above_a_blank_one_is_the_headline(headline: str) -> None:
    article = read_text(f"{headline}\n\n{BODY}")

    assert article.headline == (1,)
    assert article.title == headline
    assert texts(article) == [headline, *SENTENCES]
    assert [one.paragraph for one in article.sentences] == [0, 1, 1]


@pytest.mark.parametrize(
    "text",
    [BODY, f"Two men died.\n\n{BODY}", f"{BODY}\n\n{BODY}", "Bombs hit market", f"- One dead\n- Two hurt\n\n{BODY}"],
    ids=["none", "ends with a full stop", "a paragraph", "nothing follows", "a list"],
)
def test_a_text_without_a_headline_has_none(text: str) -> None:
    article = read_text(text)

    assert article.headline == ()
    assert article.title is None


@pytest.mark.parametrize(
    "text",
    [
        f"# Bombs hit market\n\n{BODY}",
        f"# Bombs hit market #\n{BODY}",
        f"Bombs hit market\n================\n\n{BODY}",
        f"---\ntitle: Bombs hit market\n---\n# Bombs hit market\n\n{BODY}",
        f"Title: Bombs hit market\nDate: 2023-04-02\n\n{BODY}",
        f"**Bombs hit market**\n\n{BODY}",
    ],
)
def test_a_marked_headline_is_one_without_its_marks(text: str) -> None:
    article = read_text(text)

    assert article.text == text
    assert article.title == "Bombs hit market"
    assert article.headline == (1,)
    assert texts(article) == ["Bombs hit market", *SENTENCES]


def test_a_title_in_the_front_matter_is_the_title_but_no_sentence() -> None:
    article = read_text(f'---\ntitle: "Bombs hit market"\nauthor: Ann Example\n---\n\n{BODY}')

    assert article.title == "Bombs hit market"
    assert article.headline == ()
    assert article.byline == ("Ann Example",)
    assert texts(article) == SENTENCES


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert texts(read_text(f"---\n\n{BODY}\n\n---\n")) == SENTENCES


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("BY ANN EXAMPLE", ("ANN EXAMPLE",)),
        ("By Ann Example and Bo van der Sample in Karsa", ("Ann Example", "Bo van der Sample")),
        ("Author: Ann Example, Bo Sample", ("Ann Example", "Bo Sample")),
        ("*By Ann Example*", ("Ann Example",)),
    ],
)
def test_a_byline_belongs_to_no_sentence_and_its_names_are_kept(line: str, names: tuple[str, ...]) -> None:
    article = read_text(f"Bombs hit market\n\n{line}\n\n{BODY}")

    assert article.byline == names
    assert texts(article) == ["Bombs hit market", *SENTENCES]


def test_the_agency_in_a_dateline_stands_in_the_byline() -> None:
    assert read_text(f"KARSA (Velm News) - {BODY}").byline == ("Velm News",)


def test_credits_at_the_end_belong_to_no_sentence() -> None:
    article = read_text(f"{BODY}\n\n(Reporting by Ann Example and Bo Sample; Editing by Cy Third)")

    assert texts(article) == SENTENCES
    assert article.byline == ("Ann Example", "Bo Sample", "Cy Third")


@pytest.mark.parametrize(
    "sentence",
    ["By Friday the toll had risen to nine.", "By car it takes an hour", "By Monday Karsa Was Empty, He Said."],
)
def test_a_sentence_that_begins_like_a_byline_stays(sentence: str) -> None:
    assert sentence in texts(read_text(f"Bombs hit market\n\n{BODY}\n\n{sentence}\n\n{BODY}"))


@pytest.mark.parametrize(
    "place", ["KARSA - ", "KARSA: ", "Karsa - ", "KARSA, Velmland — ", "Karsa (own report) - ", "**KARSA** — "]
)
def test_a_place_before_a_dash_is_a_dateline(place: str) -> None:
    article = read_text(f"Bombs hit market\n\n{place}{BODY}")

    assert texts(article) == ["Bombs hit market", *SENTENCES]


@pytest.mark.parametrize(
    "place",
    [
        "KABUL ",
        "NEW DELHI ",
        "LAHORE/ISLAMABAD, Pakistan ",
        "RICHMOND, Va. ",
        "AUSTIN, Texas/SAN ANTONIO ",
        "CHARLESTON, S.C. ",
        "KARSA, Pakistan ",
    ],
)
@pytest.mark.parametrize(
    "sentence", ["Two men were shot.", "A bus fell into a river.", "U.S. troops left.", "Police came."]
)
def test_a_known_place_in_capitals_needs_no_dash(place: str, sentence: str) -> None:
    article = read_text(f"Bombs hit market\n\n{place}{sentence}\n\n{BODY}")

    assert texts(article) == ["Bombs hit market", sentence, *SENTENCES]


def test_a_region_is_told_from_the_name_that_opens_the_sentence() -> None:
    article = read_text(f"Bombs hit market\n\nAUSTIN, Texas Texas Rangers came.\n\n{BODY}")

    assert texts(article)[1] == "Texas Rangers came."


@pytest.mark.parametrize(
    "start", ["FLIGHTS CANCELED Two airports", "KABUL and two towns", "TVK News said two men", "KABUL"]
)
def test_other_words_in_capitals_stay_in_their_sentence(start: str) -> None:
    article = read_text(f"Bombs hit market\n\n{start} were shut.\n\n{BODY}")

    assert texts(article)[1] == f"{start} were shut."


@pytest.mark.parametrize(
    "start",
    [
        "The army -- which had denied it -- ",
        "Police - who came late - ",
        "He had one wish: ",
        "It was over - ",
        "Al-Karsa and al-Velm are safe; ",
    ],
)
def test_other_dashes_and_colons_stay_in_their_sentence(start: str) -> None:
    assert texts(read_text(f"Bombs hit market\n\n{start}{BODY}"))[1] == start + SENTENCES[0]


def test_a_dash_in_a_text_in_capitals_is_no_dateline_without_a_date() -> None:
    assert texts(read_text(f"THE BOMB -- A SMALL ONE -- {BODY.upper()}"))[0].startswith("THE BOMB --")


def test_a_dateline_may_stand_below_a_standfirst() -> None:
    article = read_text(f"Bombs hit market\n\nNobody has claimed the attack so far.\n\nKARSA, 2 April 2023 - {BODY}")

    assert article.published == SPRING
    assert texts(article)[2:] == SENTENCES
