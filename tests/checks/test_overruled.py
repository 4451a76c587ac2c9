"""Check 2: a harm that a word alone says of a count, and that other words take back."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Count, Evidence, Harm, Toll
from summarizer.checks.background import check as check_background
from summarizer.checks.number import check
from summarizer.language.counts import read_phrase

LEAD = "Gunmen raid a farm school near Odanu\n\nGunmen raided a farm school near Odanu on Monday. "


def row(text: str, phrase: str, harm: Harm, victims: str | None = None, *, superseded: bool = False) -> Toll:
    """A figure cited from the sentences behind the lead, in their order unless another one holds the phrase."""
    cited = [one for one in read_text(LEAD + text).sentences if one.number > 2]
    cited.sort(key=lambda one: phrase not in one.text)
    read = read_phrase(phrase)
    low, high, qualifier = (read.low, read.high, read.qualifier) if read is not None else (1, 1, "exact")
    return Toll(
        harm=harm,
        victims=victims,
        scope="total",
        count=Count(low=low, high=high, text=phrase, qualifier=qualifier),
        reported_by=None,
        superseded=superseded,
        evidence=[Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text) for one in cited],
    )


def reasons(brief: Brief, text: str, toll: Toll) -> list[str]:
    """What the number check says of it."""
    return [one.reason for one in check(brief.model_copy(update={"casualties": [toll]}), read_text(LEAD + text))]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("Twelve of these were pupils, some of whom drowned or were shot in the river.", "Twelve", "injured"),
        ("They stormed the clinic and abducted nine nurses.", "nine nurses", "injured"),
        ("The clinic treated 12 women who were raped by the men.", "12 women", "injured"),
        ("Five of them are in a critical condition and were moved to the capital.", "Five of them", "displaced"),
        ("Ten dialysis patients were moved from a clinic as a precaution.", "Ten dialysis patients", "injured"),
        ("Ten dialysis patients who had been moved returned to their clinic.", "Ten dialysis patients", "injured"),
        ("The police warned of posts about 30 dead: there was no such raid.", "30 dead", "killed"),
        ("A fake video of 30 killed pupils was shared widely.", "30 killed pupils", "killed"),
        ("The rumour that 30 pupils had been killed was false.", "30 pupils", "killed"),
        ("Some 4,000 herders have left their grazing land.", "Some 4,000 herders", "injured"),
        ("Some 4,000 herders have left with what remains of their animals.", "Some 4,000 herders", "killed"),
        ("They hold six foreign teachers, and no reports confirm that they have been executed.", "six", "killed"),
        ("They treated 12 people before they had to leave, six of them children.", "six of them", "displaced"),
        ("All but one of the seven were free again on Wednesday.", "All but one of the seven", "abducted"),
        ("The driver, Emil Roe, survived with a broken arm.", "The driver", "rescued"),
    ],
)
def test_a_harm_that_other_words_take_back_is_refused(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert reasons(grenade_brief, text, row(text, phrase, harm)) == ["harm_not_in_evidence"]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("Twelve of these were pupils, some of whom drowned in the river.", "Twelve", "killed"),
        ("They stormed the clinic and abducted nine nurses.", "nine nurses", "abducted"),
        ("The clinic treated 12 women who were raped by the men.", "12 women", "affected"),
        ("Five of them are in a critical condition and were moved to the capital.", "Five of them", "injured"),
        ("Five of the wounded have been evacuated to the capital.", "Five of the wounded", "displaced"),
        ("All but one of the seven were free again on Wednesday.", "All but one of the seven", "rescued"),
        ("The driver, Emil Roe, survived with a broken arm.", "The driver", "injured"),
        ("Six pupils were taken from the school to a hospital.", "Six pupils", "injured"),
    ],
)
def test_what_the_same_words_do_say_is_kept(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert reasons(grenade_brief, text, row(text, phrase, harm)) == []


def test_an_earlier_report_that_was_false_may_stand_as_replaced(grenade_brief: Brief) -> None:
    text = "Earlier false reports of 30 dead had been heard on the radio."

    assert reasons(grenade_brief, text, row(text, "30 dead", "killed")) == ["harm_not_in_evidence"]
    assert "harm_not_in_evidence" not in reasons(grenade_brief, text, row(text, "30 dead", "killed", superseded=True))


@pytest.mark.parametrize(
    ("text", "phrase", "harm", "victims"),
    [
        ("Several others were wounded, including two guards of the school.", "Several others", "injured", "guards"),
        ("Two foreign cooks were among 34 killed.", "34", "killed", "foreign cooks"),
        ("Two patients died on Tuesday, bringing the cooks' losses to four.", "Two patients", "killed", "cooks"),
        ("The governor first gave a toll of 26. Nine of the victims were women.", "26", "killed", "women"),
        (
            "The injured are in hospital; five of them are minors. The police put the injured at 18.",
            "18",
            "injured",
            "minors",
        ),
    ],
)
def test_a_figure_is_not_told_of_a_group_that_another_figure_counts(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm, victims: str
) -> None:
    assert reasons(grenade_brief, text, row(text, phrase, harm, victims)) == ["group_not_in_evidence"]


def test_the_figure_of_what_a_group_owns_is_its_own(grenade_brief: Brief) -> None:
    text = "Two patients died on Tuesday, bringing the firemen's losses to four."

    assert reasons(grenade_brief, text, row(text, "four", "killed", "firemen")) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("On the same night, helicopter fire killed four farmers in Karsa, in the far north.", "four farmers"),
        ("A similar raid last year shook the district. No one was held. That raid, in Karsa, killed nine.", "nine"),
        ("In 2013, 51 people died in a raid in Karsa. And on Sunday, gunmen attacked a bus: three dead.", "three"),
    ],
)
def test_another_event_told_without_a_past_time_of_its_own_gives_no_main_toll(
    grenade_brief: Brief, text: str, phrase: str
) -> None:
    brief = grenade_brief.model_copy(update={"casualties": [row(text, phrase, "killed")]})

    assert [one.reason for one in check_background(brief, read_text(LEAD + text))] == ["belongs_to_background"]


def test_the_same_day_at_the_place_of_the_lead_is_the_same_event(grenade_brief: Brief) -> None:
    text = "On the same day, four farmers were killed near Odanu."
    brief = grenade_brief.model_copy(update={"casualties": [row(text, "four farmers", "killed")]})

    assert list(check_background(brief, read_text(LEAD + text))) == []


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("The mayor denied that nine people had drowned.", "nine people", "killed"),
        ("There is no truth in reports that nine people drowned.", "nine people", "killed"),
        ("Officials feared that 30 people had drowned.", "30 people", "killed"),
        ("If the gate had failed, 80 people would have died.", "80 people", "killed"),
        ("The gunmen threatened to kill 14 pupils.", "14 pupils", "killed"),
        ("Of the 40 miners, half died.", "40 miners", "killed"),
        ("Hospitals prepared beds for 50 injured.", "50 injured", "injured"),
        ("Police trained 200 volunteers to treat the injured.", "200 volunteers", "injured"),
        ("Seven nurses treated the wounded.", "Seven nurses", "injured"),
    ],
)
def test_no_harm_is_confirmed_that_its_sentence_denies_fears_wants_or_tells_of_others(
    grenade_brief: Brief, text: str, phrase: str, harm: Harm
) -> None:
    assert reasons(grenade_brief, text, row(text, phrase, harm)) == ["harm_not_in_evidence"]


@pytest.mark.parametrize(
    ("text", "phrase", "harm"),
    [
        ("The mayor denied that police had killed nine people.", "nine people", "killed"),
        ("Of the 40 injured, ten are children.", "40 injured", "injured"),
        ("The hospital received 21 bodies and was treating 53 wounded.", "21 bodies", "killed"),
        ("Nine soldiers died during an exercise.", "Nine soldiers", "killed"),
        ("Four nurses were treated for burns.", "Four nurses", "injured"),
    ],
)
def test_a_harm_beside_such_words_is_confirmed(grenade_brief: Brief, text: str, phrase: str, harm: Harm) -> None:
    assert reasons(grenade_brief, text, row(text, phrase, harm)) == []
