"""Who says what: speakers of reports, their scopes, and speakers of quotations."""

import pytest

from summarizer import read_text
from summarizer.language.quotations import quotations
from summarizer.language.speech import speakers

SPEAKERS: dict[str, tuple[str, str | None, str]] = {
    "before the verb": ("Police said two men had fled.", "Police", "two men had fled"),
    "after the report": ("Two men had fled, police said.", "police", "Two men had fled"),
    "inverted": ('"We saw two men," said Ann Roe, a baker.', "Ann Roe", "We saw two men"),
    "according to, first": ("According to Dr Ann Roe, nine people died.", "Ann Roe", "nine people died"),
    "according to, last": (
        "Nine people died, according to the health ministry.",
        "health ministry",
        "Nine people died",
    ),
    "with a title": ("Defence Minister Ann Roe said the army would answer.", "Ann Roe", "the army would answer"),
    "with an office in apposition": (
        "Ann Roe, the mayor of Odanu, said nobody was hurt.",
        "Ann Roe",
        "nobody was hurt",
    ),
    "described before the name": (
        "The mayor, Ann Roe, told reporters that nobody was hurt.",
        "Ann Roe",
        "nobody was hurt",
    ),
    "told to an agency": ("Ann Roe told Reuters the road was closed.", "Ann Roe", "the road was closed"),
    "cited as saying": ("Radio Odanu quoted Ann Roe as saying the road was closed.", "Ann Roe", "the road was closed"),
    "described at length before the verb": (
        "General Ann Roe, commander of the south, said the clash erupted at noon.",
        "Ann Roe",
        "the clash erupted",
    ),
    "told an agency at the end": ("Nobody was warned, Ann Roe told the radio.", "Ann Roe", "Nobody was warned"),
    "a manager behind a time": (
        "The gates were closed all night, its manager, Ann Roe, told the radio.",
        "Ann Roe",
        "The gates were closed",
    ),
    "put in behind an opening": ("On Monday night, the sheriff said, Roe opened fire.", "sheriff", "Roe opened fire"),
    "put in behind the subject": ("Ann Roe, prosecutors allege, shot the guard.", "prosecutors", "shot the guard"),
    "put in with a hearer": ("The militia, Ann Roe told reporters, fired first.", "Ann Roe", "fired first"),
    "put in before the second verb": ("Two men shot the guard, police said, and fled.", "police", "fled"),
    "a rumour has no speaker": ("A rumour that police had fired spread at once.", None, "police had fired"),
    "a hedge has no speaker": ("Rebels reportedly attacked the village.", None, "attacked the village"),
}


@pytest.mark.parametrize(("text", "name", "words"), SPEAKERS.values(), ids=SPEAKERS)
def test_a_report_has_its_speaker_and_its_scope(text: str, name: str | None, words: str) -> None:
    offset = text.index(words)

    reports = [one for one in speakers(text) if one.covers(offset)]

    assert [one.speaker.name if one.speaker else None for one in reports][:1] == [name]


def test_a_report_ends_where_a_clause_with_its_own_subject_follows() -> None:
    text = "The blast killed five people, police said, and residents spoke of ten."

    (report,) = speakers(text)

    assert not report.covers(text.index("residents"))


def test_what_was_not_said_is_no_report() -> None:
    assert speakers("The owner has not said a word.") == ()


def test_a_name_with_a_reporting_word_is_no_report() -> None:
    assert speakers("The United States Geological Survey measured it.") == ()


def test_the_office_of_a_speaker_is_kept() -> None:
    (report,) = speakers("Vice governor Ann Roe said the bridge was gone.")

    assert report.speaker is not None
    assert (report.speaker.name, report.speaker.role) == ("Ann Roe", "Vice governor")


QUOTES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "speaker after": ('"It was cowardly," said Ann Roe.', [("It was cowardly,", "Ann Roe")]),
    "speaker before": ('Ann Roe said: "It was cowardly."', [("It was cowardly.", "Ann Roe")]),
    "curly marks": ("“It was cowardly,” Ann Roe said.", [("It was cowardly,", "Ann Roe")]),
    "a few words inside a report": ('Ann Roe said the men had "no shame".', [("no shame", "Ann Roe")]),
    "a verb that is none of saying": ('Ann Roe called the attack "cowardly".', [("cowardly", "Ann Roe")]),
    "over two sentences": (
        '"It was cowardly. It was mad," said Ann Roe.',
        [("It was cowardly. It was mad,", "Ann Roe")],
    ),
    "split by its speaker": (
        '"It was cowardly," said Ann Roe. "It was mad."',
        [("It was cowardly,", "Ann Roe"), ("It was mad.", "Ann Roe")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUOTES.values(), ids=QUOTES)
def test_a_quotation_has_its_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    article = read_text(f"Bomb in Odanu\n\n{text}")

    found = [(one.text, one.speaker.name if one.speaker else None) for one in quotations(article)]

    assert found == expected


def test_offsets_of_a_quotation_count_in_the_article() -> None:
    article = read_text('Bomb in Odanu\n\n"It was cowardly," said Ann Roe.')

    (quotation,) = quotations(article)

    assert article.text[quotation.start : quotation.end] == quotation.text


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    article = read_text('Bomb in Odanu\n\nAnn Roe said: "It was cowardly.\n\nThe market is closed.')

    (quotation,) = quotations(article)

    assert quotation.text == "It was cowardly."


def test_the_telephone_reports_nothing() -> None:
    (report,) = speakers("A doctor reached by telephone said six people had died.")

    assert report.speaker is not None
    assert report.speaker.name == "doctor"


def test_what_a_relative_clause_reports_ends_with_its_comma() -> None:
    text = "The driver, who had slept four hours according to his brother, is among the dead."

    (report,) = speakers(text)

    assert text[report.scope_start : report.scope_end] == "who had slept four hours according to his brother"


def test_a_participle_with_its_agent_stays_in_the_apposition() -> None:
    (report,) = speakers("Reed Front, a gang first named by the government, said that it had no hand in it.")
    assert report.speaker is not None
    assert report.speaker.name == "Reed Front"
