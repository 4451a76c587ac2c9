"""An accusation worded as no pattern knows it is right until something in the cited sentences contradicts it."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Blame, Evidence, Response, Status
from summarizer.checks.accusation import check

Row = tuple[str, str, list[str], Status, Response | None]

RIGHT: dict[str, Row] = {
    "a pronoun speaks, and a firm is no he": (
        "The prosecutor, Omar Rahim, also named the firm. Karibu Lines had sold too many tickets, he said.",
        "Karibu Lines",
        ["Omar Rahim"],
        "accused_by_authorities",
        None,
    ),
    "a pronoun admits it in the next sentence": (
        "Police arrested the driver, Jon Dost, 38. In a statement read out in court he admitted that he had slept.",
        "Jon Dost",
        ["police", "Jon Dost"],
        "claimed",
        "admitted",
    ),
    "who denies it is the accused, whoever the aside names": (
        "The Reed Front, which survivors had accused, denied any part in it.",
        "Reed Front",
        ["survivors"],
        "accused",
        "denied",
    ),
    "a claim behind an apposition": (
        "Umar Dost, a senior man of the Reed Front held in Odanu for years, claimed responsibility for the raid.",
        "Umar Dost",
        ["Umar Dost"],
        "claimed",
        "admitted",
    ),
    "police of what officers did": (
        "Two Odanu police officers fatally shot a lodger who pointed a gun at them, authorities said on Saturday.",
        "Two Odanu police officers",
        ["authorities"],
        "claimed",
        "admitted",
    ),
    "one who leads them": (
        "Jon Dost, a senior Reed Front commander and the mind behind the raid of May, claimed responsibility.",
        "Reed Front",
        ["Jon Dost"],
        "claimed",
        "admitted",
    ),
    "a plea": ("Their mother, Eda Noll, 59, pleaded guilty last month.", "Eda Noll", [], "claimed", "admitted"),
    "an office that no list has": (
        "The tanker was boarded by armed men in two skiffs, the maritime centre Brest-Sud said.",
        "armed men",
        ["Brest-Sud"],
        "accused_by_authorities",
        None,
    ),
    "the accuser right before the word": (
        "A bomber killed nine guests of the hotel in an attack that Vorland blamed on the Reed Front.",
        "Reed Front",
        ["Vorland"],
        "accused",
        None,
    ),
    "a deed beside a quotation": (
        '"We hid," Orla Penn told the Courier, speaking after four gunmen attacked the school and killed nine.',
        "four gunmen",
        [],
        "reported_as_fact",
        None,
    ),
    "a verb that no list has": (
        "Protesters pelted officers with bottles.",
        "Protesters",
        [],
        "reported_as_fact",
        None,
    ),
}
WRONG: dict[str, Row] = {
    "who puts a guess forward is no accused": (
        "The union Solid has put forward that the maker of the pumps, Torenta, could be responsible.",
        "union Solid",
        ["Torenta"],
        "possible",
        None,
    ),
    "whose anger is meant for another": (
        "The drivers' union in Lima directed its anger at the Harbour Office, which licenses the lorries.",
        "drivers' union",
        ["Harbour Office"],
        "accused",
        None,
    ),
    "a prosecutor is cleared of no charge against another": (
        "The other, Paul S., was released after a day, and the prosecutor has withdrawn the charge against him.",
        "the prosecutor",
        ["Paul S."],
        "cleared",
        None,
    ),
    "police are accused by the man they hold": (
        "A suspect aged 31, whose name police give only as Joris V., is in custody.",
        "police",
        ["Joris V."],
        "accused_by_authorities",
        None,
    ),
    "an accuser who stands only in a quotation": (
        'She suggested that "agitators from outside" had been at work.',
        "Phyl Wany",
        ["agitators from outside"],
        "accused_by_authorities",
        None,
    ),
    "residents are no authority": (
        "Residents said that the Hill Guards had shelled them.",
        "Hill Guards",
        ["Residents"],
        "accused_by_authorities",
        None,
    ),
    "a version of a ministry is no fact": (
        "The ministry's version is that the Hill Guards shelled the market.",
        "Hill Guards",
        [],
        "reported_as_fact",
        None,
    ),
    "what court papers show is no fact": (
        "Court papers show that Roe fired at the guard.",
        "Roe",
        [],
        "reported_as_fact",
        None,
    ),
    "an answer is no deed": (
        "Olsa Timber declined to comment.",
        "Olsa Timber",
        [],
        "reported_as_fact",
        None,
    ),
}


def _findings(brief: Brief, row: Row) -> list[str]:
    text, actor, accusers, status, response = row
    article = read_text(f"News from Odanu\n\n{text}")
    cited = [
        Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in article.sentences[1:]
    ]
    blame = Blame(actor=actor, aliases=[], accusers=accusers, status=status, response=response, evidence=cited)
    return [one.action for one in check(brief.model_copy(update={"blamed": [blame]}), article)]


@pytest.mark.parametrize("row", RIGHT.values(), ids=RIGHT)
def test_nothing_contradicts_a_right_accusation(grenade_brief: Brief, row: Row) -> None:
    assert _findings(grenade_brief, row) == []


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_what_the_words_contradict_is_refused(grenade_brief: Brief, row: Row) -> None:
    assert _findings(grenade_brief, row) == ["drop_row"]
