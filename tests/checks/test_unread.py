"""Check 2: counts told in words that no pattern of the engine reads, and those that stay refused."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Count, Evidence, Harm, Toll
from summarizer.checks.number import check
from summarizer.language.counts import read_phrase
from summarizer.language.harms import harm_readings, wide_readings

LEAD = "Fire in Odanu\n\nA fire broke out in a hostel of Odanu on Monday. "


def reasons(brief: Brief, text: str, phrase: str, harm: Harm) -> list[str]:
    """What the check says of one figure, cited from the sentences behind the lead."""
    article = read_text(LEAD + text)
    cited = [one for one in article.sentences if one.number > 2]
    evidence = [Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in cited]
    read = read_phrase(phrase)
    assert read is not None
    count = Count(low=read.low, high=read.high, text=phrase, qualifier=read.qualifier)
    row = Toll(
        harm=harm,
        victims=None,
        scope="total",
        count=count,
        reported_by=None,
        superseded=False,
        evidence=evidence,
    )
    return [one.reason for one in check(brief.model_copy(update={"casualties": [row]}), article)]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("The clinic took in sixteen.", "sixteen", "injured"),
        ("Two men were led off in handcuffs.", "Two men", "detained"),
        ("A trawler picked up six.", "six", "rescued"),
        ("Forty families had to leave.", "Forty families", "displaced"),
        ("Police say twelve people died, the clinic says 15.", "15", "killed"),
        ("No lodgers were injured or killed.", "No lodgers", "injured"),
        ("Two men he knew, a father and his son, were among those who died.", "Two men", "killed"),
        ("Nine lodgers were asleep. All of the bodies have been found.", "Nine lodgers", "killed"),
        ("Some ninety lodgers sleep in tents now.", "Some ninety lodgers", "displaced"),
        ("One of the wounded was a porter of the hostel.", "a porter", "injured"),
        ("A cook and two guests were also among at least 19 people killed.", "two guests", "killed"),
        ("The death toll from the fire included several pupils.", "several pupils", "killed"),
        ("All three are expected to survive.", "All three", "injured"),
        ("Four lodgers are expected to survive knife wounds suffered in the brawl.", "Four lodgers", "injured"),
        ("A video shows a guard fatally shooting a lodger.", "a lodger", "killed"),
        ("Divers brought up nine bodies from the cellar and three from the yard.", "three", "killed"),
        ("A suicide bomber killed six guests.", "A suicide bomber", "killed"),
        ("A lodger blew himself up.", "A lodger", "killed"),
        ("Dozens of cooks were seen being wheeled into clinics, soaked in blood.", "Dozens of cooks", "injured"),
    ],
)
def test_a_count_in_words_of_its_own_passes(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert reasons(grenade_brief, text, phrase, harm) == []


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("Ninety lodgers watched as four were killed.", "Ninety lodgers", "killed"),
        ("Seven of the dead were porters, he said, and 36 people were wounded.", "36 people", "killed"),
        ("He saw two guards running from the fire, covered in blood.", "two guards", "killed"),
        ("Two lodgers were wounded.", "Two lodgers", "displaced"),
        ("The army sent 120 soldiers to every family that lost a son.", "120 soldiers", "killed"),
        ("Two men were led off in handcuffs.", "Two men", "killed"),
        ("A trawler picked up six.", "six", "injured"),
        ("Some ninety lodgers sleep in tents now.", "Some ninety lodgers", "abducted"),
        ("Upwards of ninety lodgers sleep in tents now.", "ninety lodgers", "displaced"),
    ],
)
def test_a_count_of_which_nothing_or_something_else_is_said_is_refused(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm
) -> None:
    assert reasons(grenade_brief, text, phrase, harm) != []


def test_words_for_checks_find_no_figure_for_the_engine() -> None:
    text = "The clinic took in sixteen."
    assert harm_readings(text) == ()
    assert [one.harm for one in wide_readings(text)] == ["injured"]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("The slide took 14 lives in Mbale and three in the next valley.", "three", "killed"),
        ("The dead were a couple from Leeds, their two sons and a guide.", "their two sons", "killed"),
        ("Eleven of the passengers never came home, the bus company said.", "Eleven of the passengers", "killed"),
        ("At least 120 were winched from roofs in Ladi and 60 in Oro.", "60", "rescued"),
        ("Four were beyond help.", "Four", "killed"),
        ("The hospital morgue received eight.", "eight", "killed"),
        ("A stray bullet struck a schoolgirl in the thigh.", "a schoolgirl", "injured"),
        ("Police loaded some 30 marchers into vans.", "some 30 marchers", "detained"),
        ("Rebels let go 12 of the teachers they had been holding.", "12 of the teachers", "rescued"),
    ],
)
def test_a_list_a_verb_left_out_or_a_lone_hint_carries_the_harm(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm
) -> None:
    assert reasons(grenade_brief, text, phrase, harm) == []


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("A wall came down on six labourers. Four were beyond help.", "six labourers", "killed"),
        ("The dead were found by three boys.", "three boys", "killed"),
        ("Two hundred mourners walked behind the coffins of the three teenagers.", "Two hundred mourners", "killed"),
        ("Forty pupils sang at the funeral.", "Forty pupils", "killed"),
        ("Twelve people watched as a nurse gave stitches to two.", "Twelve people", "injured"),
        ("Seven fishermen have not come back.", "Seven fishermen", "killed"),
        ("Eleven hikers came back from the forest.", "Eleven hikers", "abducted"),
    ],
)
def test_helpers_onlookers_and_other_ends_carry_no_harm(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm
) -> None:
    assert "harm_not_in_evidence" in reasons(grenade_brief, text, phrase, harm)


@pytest.mark.parametrize(
    ("before", "harms"), [("Six lodgers died.", []), ("Six lodgers died and nine were hurt.", [1])]
)
def test_a_part_of_them_shares_the_only_harm_of_the_sentence_before(
    grenade_brief: Brief, before: str, harms: list[int]
) -> None:
    article = read_text(f"Fire in Odanu\n\n{before} Two of them were women.")
    last = article.sentences[-1]
    row = Toll(
        harm="killed",
        victims=None,
        scope="subgroup",
        count=Count(low=2, high=2, text="Two of them", qualifier="exact"),
        reported_by=None,
        superseded=False,
        evidence=[Evidence(sentence=last.number, start=last.start, end=last.end, text=last.text)],
    )
    found = list(check(grenade_brief.model_copy(update={"casualties": [row]}), article))
    assert len(found) == len(harms)
