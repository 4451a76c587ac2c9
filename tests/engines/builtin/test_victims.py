"""One victim is one row, in whatever words the article speaks of the person; a second person is a second row."""

from datetime import date

import pytest

from summarizer import read_text, summarize
from summarizer.brief import EventType, Total
from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.engines.builtin.setting import Setting
from summarizer.engines.builtin.tolls import find_tolls


def rows(text: str, event_type: EventType = "shooting") -> list[tuple[str, str, str]]:
    """(harm, count, scope) of each toll row about people killed or injured."""
    setting = Setting(read_text(text, published=date(2019, 3, 6)), True, event_type, "accomplished", (1, 2), {})
    found = [one.row for one in find_tolls(setting)]
    return [(one.harm, "; ".join(one.count), one.scope) for one in found if one.harm in ("killed", "injured")]


HEAD = "Shooting in Odanu\n\n"
CASES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a third victim is not everyone": (
        "A third man has died after the shooting in Odanu, the hospital said on Wednesday.",
        [("killed", "A third man", "subgroup")],
    ),
    "the victim is not dead for being called a victim": (
        "A man was shot in the leg in Odanu on Monday. The victim told officers that he saw nobody.",
        [("injured", "A man", "total")],
    ),
    "who is first shot and then dies is killed": (
        "A 24-year-old man was shot in Odanu on Monday. He died in hospital.",
        [("killed", "He", "total")],
    ),
    "a name after the description is the same victim": (
        "A woman was killed in Odanu on Monday. Ada Roe, 31, was shot dead outside her shop, police said.",
        [("killed", "Ada Roe", "total")],
    ),
    "headline and lead are told again in the body": (
        "A man was wounded in Odanu on Monday. Officers found a 24-year-old man suffering from a gunshot wound. "
        "The victim was taken to hospital.",
        [("injured", "A man", "total")],
    ),
    "another person is one more": (
        "A man was shot dead in Odanu on Monday. Another man was wounded.",
        [("killed", "A man", "total"), ("injured", "Another man", "total")],
    ),
    "two ages are two victims": (
        "A 24-year-old man was shot dead in Odanu on Monday. A 31-year-old man was shot dead beside him.",
        [("killed", "A 24-year-old man", "part"), ("killed", "A 31-year-old man", "part")],
    ),
    "man and woman are two victims": (
        "A man was shot dead in Odanu on Monday. The woman died in hospital.",
        [("killed", "A man", "part"), ("killed", "The woman", "part")],
    ),
    "his driver is not the mayor": (
        "The mayor was shot dead in Odanu on Monday. His driver, Bo Karim, was hit in the neck.",
        [("killed", "The mayor", "total"), ("injured", "Bo Karim", "total")],
    ),
    "an attacker between name and pronoun keeps them apart": (
        "A man was wounded in Odanu on Monday. Police chased the gunman. He died in the river.",
        [("injured", "A man", "total")],
    ),
    "a pronoun takes the person found in the sentence before": (
        "Shots were fired in Odanu on Monday. Officers found a man in a yard. He was pronounced dead.",
        [("killed", "He", "total")],
    ),
    "a wounded person may be shot in 'the shooting of' him": (
        "Police are looking into the shooting of a teenager in Odanu on Monday.",
        [("injured", "a teenager", "total")],
    ),
    "those shot are not those injured when one of them dies": (
        "Two women were shot in Odanu on Monday. One of the women died. The other woman, 40, is in a stable condition.",
        [("killed", "One of the women", "total"), ("injured", "The other woman", "total")],
    ),
    "an intruder is the victim of the shooting where nobody else is hurt": (
        "A suspect was shot dead by the owner of a shop in Odanu on Monday.",
        [("killed", "A suspect", "total")],
    ),
    "a relative who speaks has no other son": (
        "Bo Karim, 32, was shot dead in Odanu on Monday. His mother, Ada Karim, said that her son had died at once.",
        [("killed", "Bo Karim", "total")],
    ),
    "initials and Jr. belong to a name": (
        "Bo A. Karim Jr. was shot dead in Odanu on Monday.",
        [("killed", "Bo A. Karim Jr.", "total")],
    ),
    "shots fired are no victims": (
        "A man fired at least one shot in Odanu on Monday, injuring a bystander.",
        [("injured", "a bystander", "total")],
    ),
    "one man and two women left dead are three": (
        "A shooting in Odanu left one man and two women dead on Monday.",
        [("killed", "one man", "part"), ("killed", "two women", "part")],
    ),
    "a week after other deaths places the main ones in time": (
        "A man was shot dead in Odanu on Monday, a week after five officers were killed in Karsa.",
        [("killed", "A man", "total")],
    ),
    "the hurt told of are not denied by 'no one was shot'": (
        "The owner of a bar in Odanu was hurt on Monday, but no one was shot.",
        [("injured", "The owner", "total")],
    ),
    "two people listed and told again are no four": (
        "A clerk and her daughter were killed in Odanu on Monday. The clerk and the girl died at once, police said.",
        [("killed", "A clerk; her daughter", "total"), ("killed", "The clerk; the girl", "subgroup")],
    ),
    "who has a name is no longer 'a driver'": (
        "Bo Karim was shot dead in Odanu on Monday. A driver was taken to hospital with wounds.",
        [("killed", "Bo Karim", "total"), ("injured", "A driver", "total")],
    ),
    "one victim under treatment is alive": (
        "A man was shot in Odanu on Monday. One male victim was undergoing surgery for his injuries.",
        [("injured", "A man", "total")],
    ),
    "his wife is the woman told of before": (
        "A woman was killed in Odanu on Monday. Her neighbours prayed. Our thoughts are with the potter and his wife "
        "who died.",
        [("killed", "A woman", "total")],
    ),
    "a father of two may be the deputy": (
        "A father of two died in a shooting in Odanu on Monday. Bo Karim was shot in the head, police said. "
        "A man was held over the killing of a deputy.",
        [("killed", "A father", "total")],
    ),
    "a caption or headline that runs into the lead tells of the same man": (
        "Man dies in Odanu A man died on Monday in a shooting. Bo Karim, 30, was pronounced dead at the scene.",
        [("killed", "Man dies", "total")],
    ),
    "a name in two halves is taken up by one": (
        "Bo Karim-Roe was killed in Odanu on Monday. Police found Roe with a wound to the head. He was "
        "pronounced dead.",
        [("killed", "Bo Karim-Roe", "total")],
    ),
    "the body of the dead is no second victim": (
        "Bo Karim was pronounced dead in Odanu on Monday. His body was taken to the morgue.",
        [("killed", "Bo Karim", "total")],
    ),
    "two men are counted once, and told of one by one": (
        "Two men were wounded in Odanu on Monday. One man was hit in the elbow, while the other man was hit in the "
        "ear.",
        [("injured", "Two men", "total"), ("injured", "One man", "subgroup"), ("injured", "the other man", "subgroup")],
    ),
    "a death told of far down adds nothing to the total": (
        "Bo Karim was found dead in Odanu on Monday. Neighbours called the police. Officers came at noon. The house "
        "was searched. Nothing was missing. Ada Roe was killed in the same street.",
        [("killed", "Bo Karim", "total"), ("killed", "Ada Roe", "subgroup")],
    ),
    "a girl and three other children are the four of the headline": (
        "Four children were hurt in Odanu on Monday. A girl suffered a gunshot wound and three other children were "
        "hurt by glass.",
        [
            ("injured", "Four children", "total"),
            ("injured", "A girl", "subgroup"),
            ("injured", "three other children", "subgroup"),
        ],
    ),
    "a motorist is no detective, and who is 'also' hurt is one more": (
        "A detective was shot in Odanu on Monday. The gunman then fled and shot a motorist. A seller of fruit "
        "was also hurt.",
        [("injured", "A detective", "part"), ("injured", "a motorist", "part"), ("injured", "A seller", "part")],
    ),
    "who dies after being shot is not the chief who says so": (
        "Police Chief Ada Roe says Bo Karim died after being shot in Odanu on Monday.",
        [("killed", "Bo Karim", "total")],
    ),
    "'both victims' are not dead for being called victims": (
        "Two men were wounded in Odanu on Monday. An ambulance took both victims to a clinic.",
        [("injured", "Two men", "total")],
    ),
    "hit in the body is not a body": (
        "A man was shot in Odanu on Monday. He was hit twice in his upper body.",
        [("injured", "A man", "total")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_victim_counts_once(case: str) -> None:
    text, expected = CASES[case]
    assert rows(HEAD + text) == expected


def test_who_took_off_was_not_carried_off() -> None:
    article = read_text(HEAD + "Two men were wounded in Odanu on Monday. The suspect took off after the shooting.")
    assert [one.harm for one in BuiltinEngine().draft_now(article).draft.tolls] == ["injured"]


def test_a_pronouns_row_names_the_person_it_means_and_passes_the_checks() -> None:
    text = HEAD + "A 24-year-old man was shot in Odanu on Monday, police said. He died in hospital."
    brief = summarize(read_text(text, published=date(2019, 3, 6)))
    (row,) = brief.casualties
    assert (row.harm, row.victims, [item.sentence for item in row.evidence]) == ("killed", "man", [3, 2])
    assert brief.totals.killed == Total(low=1, high=1, basis="stated")
    assert not brief.rejected


def test_a_paragraph_about_another_event_moves_no_victim() -> None:
    came, shot, again = "Police came to a yard in Odanu.", "A man was shot there.", "A man, 40, was shot in the leg."
    aside = "In 2012 a fire in Karsa killed 80 people. It was put out at noon."

    def tolls(*paragraphs: str) -> list[list[str]]:
        article = read_text("\n\n".join(("Shooting in Odanu", *paragraphs)), published=date(2019, 3, 6))
        return [one.count for one in BuiltinEngine().draft_now(article).draft.tolls]

    assert tolls(came, aside, f"{shot} {again}") == tolls(came, f"{shot} {again}", aside)
