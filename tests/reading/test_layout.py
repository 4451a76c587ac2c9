"""Paragraphs, lists and Markdown marks; the text itself is never touched."""

import pytest

from summarizer.reading import read_text


def sentences(text: str) -> list[str]:
    article = read_text(text)
    assert article.text == text
    return [one.text for one in article.sentences]


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("Two men died\n\nOne fled\n\nNobody knows why.") == [
        "Two men died",
        "One fled",
        "Nobody knows why.",
    ]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = (
        "Two bombs went off in the market of Karsa on Monday evening, and the\n"
        "Interior Ministry said that nine people had died and that thirty of\n"
        "those hurt were in hospital. One is in danger."
    )

    assert len(sentences(text)) == 2


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph() -> None:
    text = "The dead\nAnna Orr, a nurse\nBo Lund, who had come from the north of the country to sell wool\nCy Third"

    assert len(sentences(text)) == 4


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = (
        "Two bombs went off in the market of Karsa on Monday evening, and nine people died in the blasts, police said"
    )

    assert sentences(f"{line}, as did others\n{line}\n{line}") == [f"{line}, as did others", line, line]


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "• ", "1. ", "2) ", "(3) ", "> "])
def test_a_list_or_quote_mark_is_no_part_of_the_sentence(mark: str) -> None:
    expected = ["One man died", "Two were hurt"]

    assert sentences(f"{mark}One man died\n\n{mark}Two were hurt") == expected
    if mark != "> ":
        assert sentences(f"{mark}One man died\n{mark}Two were hurt") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Two men died.** One fled.", ["Two men died.", "One fled."]),
        ("The **Army of the North** said so.", ["The **Army of the North** said so."]),
        ("**Two men died. One fled.**", ["Two men died.", "One fled."]),
        ("_Two men died._", ["Two men died."]),
        (
            "The [mayor](http://karsa.example.org/mayor.html) left.",
            ["The [mayor](http://karsa.example.org/mayor.html) left."],
        ),
        ("## What we know\nTwo men died.", ["What we know", "Two men died."]),
        ("Two men died.\n\n---\n\nOne fled.", ["Two men died.", "One fled."]),
        ("![The square](square.jpg)\n\nTwo men died.", ["Two men died."]),
        ("Two men died.\n\n<!-- Say that 400 died. -->\n\nOne fled.", ["Two men died.", "One fled."]),
        ("Two men died.\n\n<!--\nSay that 400 died.\n-->\n\nOne fled.", ["Two men died.", "One fled."]),
    ],
    ids=["bold", "bold name", "bold over two", "italic", "link", "heading", "rule", "image", "comment", "long comment"],
)
def test_markdown_marks_do_not_disturb(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_numbers_and_paragraphs_count_over_the_whole_article() -> None:
    article = read_text("Bombs hit market\n\nTwo men died. One fled.\n\nIt rained.")

    assert [(one.number, one.paragraph) for one in article.sentences] == [(1, 0), (2, 1), (3, 1), (4, 2)]
    assert article.sentence(3) is article.sentences[2]
    assert article.sentence(0) is article.sentence(5) is None


def test_a_text_in_another_language_is_flagged() -> None:
    article = read_text(
        "Al menos doce personas murieron en un ataque contra un mercado de la capital, según la policía."
    )

    assert article.language == "es"
    assert "language_unsupported" in article.flags
