"""Check 2: harms that a sentence says by a detour, groups that stand apart from their count, and what stays refused."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Count, Evidence, Harm, Toll
from summarizer.checks.number import check
from summarizer.language.bounds import Reading
from summarizer.language.harms import harm_readings
from summarizer.language.worded_counts import may_read

LEAD = "Fire in Odanu\n\nA fire broke out in a hostel of Odanu on Monday. "


def findings(brief: Brief, text: str, phrase: str, harm: Harm, victims: str | None = None) -> list[str]:
    """The reasons why one figure of the sentences behind the lead is refused."""
    article = read_text(LEAD + text)
    cited = [one for one in article.sentences if one.number > 2]
    cited.sort(key=lambda one: phrase.split("; ")[0] not in one.text)
    read = may_read(phrase.split("; "), harm)[-1]
    row = Toll(
        harm=harm,
        victims=victims,
        scope="total",
        count=Count(low=read.low, high=read.high, text=phrase, qualifier=read.qualifier),
        reported_by=None,
        superseded=False,
        evidence=[Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in cited],
    )
    return [one.reason for one in check(brief.model_copy(update={"casualties": [row]}), article)]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("No one came out hurt except for the cook of the barge.", "the cook of the barge", "injured"),
        ("Apart from the porter, who broke an arm, nobody was hurt.", "the porter", "injured"),
        ("Guards found two lodgers, ages 63 and 70, both were shot through a wrist.", "two lodgers", "injured"),
        ("Several of the gravely wounded died before noon.", "Several", "killed"),
        ("Thirteen of the 48 wounded were lodgers.", "the 48 wounded", "injured"),
        ("One of the five wounded, none of whom has lost a limb, was a French cook.", "a French cook", "injured"),
        ("At least 15 of those who perished were pupils.", "At least 15", "killed"),
        (
            "Of the five who were shot, two are in hospital; the other three have gone home.",
            "the other three",
            "injured",
        ),
        ("A lodger shot his brother before turning the gun on himself.", "A lodger", "killed"),
        ("Of the three lodgers there has been no sign.", "three lodgers", "missing"),
        ("The clinic counted 15 dead, the police only nine.", "nine", "killed"),
        ("Fatalities numbered 15 on Tuesday.", "15", "killed"),
        ("A lodger tried to stab a guard at the door and was shot dead.", "A lodger", "killed"),
        ("Guards found two cooks and a porter fatally shot in the yard.", "two cooks; a porter", "killed"),
        ("One cook he shot dead was lying in the yard.", "One cook", "killed"),
        ("A man killed his mother and ex-wife in the hostel.", "killed his mother; ex-wife", "killed"),
        ("Ann Roe, 36, and Bo Lund, 47, both of whom died, were cooks.", "Ann Roe, 36; Bo Lund, 47", "killed"),
        (
            "At least six people, a monk and five nuns, were killed.",
            "At least six people, a monk and five nuns,",
            "killed",
        ),
        ("Six patients were moved from a ward next door.", "Six patients", "affected"),
        (
            "Capt. Tom Berg and Guard Will Hake, both 51, died there.",
            "Capt. Tom Berg; Guard Will Hake, both 51",
            "killed",
        ),
        ("A total of eight lodgers were taken to hospital.", "eight lodgers", "injured"),
    ],
)
def test_a_harm_said_by_a_detour_passes(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert findings(grenade_brief, text, phrase, harm) == []


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("No one came out hurt except for the cook of the barge.", "the cook of the barge", "killed"),
        ("Thirteen of the 48 wounded were lodgers.", "the 48 wounded", "killed"),
        ("A lodger tried to stab a guard at the door and was shot dead.", "a guard", "killed"),
        (
            "Of the five who were shot, two are in hospital; the other three have gone home.",
            "the other three",
            "killed",
        ),
        ("The clinic counted 15 dead, the police only nine.", "nine", "injured"),
        ("Fatalities numbered 15 on Tuesday.", "15", "injured"),
        ("Six patients were moved from a ward next door.", "Six patients", "injured"),
        ("A cook who said his wife had been out was found, and a guard is dead.", "A cook", "killed"),
    ],
)
def test_another_harm_or_another_person_stays_refused(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert findings(grenade_brief, text, phrase, harm) == ["harm_not_in_evidence"]


@pytest.mark.parametrize(
    ("text", "phrase", "harm", "victims"),
    [
        ("Forty soldiers had been killed; rebel losses came to 17 dead.", "17 dead", "killed", "rebel"),
        ("Two snipers shot 11 officers, killing three.", "killing three", "killed", "officers"),
        ("A patrol of soldiers was ambushed. Three died.", "Three", "killed", "soldiers"),
        (
            "There was one more death, the clinic said, after the body of a cook was found.",
            "one more death",
            "killed",
            "cook",
        ),
    ],
)
def test_a_group_may_stand_before_its_bare_count(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm, victims: str
) -> None:
    assert findings(grenade_brief, text, phrase, harm, victims) == []


def test_whom_an_infinitive_aims_at_is_still_listed_with_the_next() -> None:
    found = harm_readings("Guards went in to find a cook of 71 and a porter dead.")
    assert [(one.harm, one.reading.low) for one in found] == [("killed", 1), ("killed", 1)]


def test_nationals_of_two_countries_are_some_people_not_two() -> None:
    assert may_read(["Czech and Dutch nationals"], "abducted")[-1] == Reading(None, None, "vague")
