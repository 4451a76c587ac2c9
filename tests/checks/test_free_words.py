"""A harm word that nobody claims confirms a count only where the clause lets it be said of that count."""

import pytest

from summarizer.brief import Harm
from summarizer.checks.free_words import free_word_reaches
from summarizer.language.harms import harm_readings

SAID: dict[str, tuple[Harm, str, str]] = {
    "a noun that no list has": ("killed", "A second paraskier", "A second paraskier unknown to them was found dead."),
    "a pronoun takes the count up": (
        "killed",
        "A shepherd boy",
        "A shepherd boy was walking home to his father when he was beheaded.",
    ),
    "a noun of death with its object": ("killed", "40 herders", "They recalled the massacre, in May, of 40 herders."),
    "the object of a second verb": ("injured", "another", "The beam killed one of her sons and injured another."),
    "words of care": ("injured", "Nine", "Nine were still in hospital on Friday."),
    "a figure of a noun": ("injured", "44", "The clinic put the number of injured at 44."),
    "whoever belongs to the noun is no subject": (
        "killed",
        "a suspect",
        "Here a suspect in the robbery of a grocer has been found dead.",
    ),
    "taken to hospital and dead since": (
        "killed",
        "The baker",
        "The baker, known as Uncle Jo, was rushed to the hospital but has since died.",
    ),
    "one of a list": ("killed", "a porter", "A nurse and a porter were found dead under the stairs."),
}
NOT_SAID: dict[str, tuple[Harm, str, str]] = {
    "the verb is another's": ("killed", "40", "In all 21 people were killed and 40 rescued."),
    "the counted did it": ("killed", "Two bombers", "Two bombers killed the guard and fled."),
    "the counted shot": ("injured", "Two gunmen", "Two gunmen shot at a bus."),
    "the counted cared for them": ("injured", "two cooks", "With her two cooks bandaged the wounded."),
    "they only meant to": ("killed", "five men", "He accused five men of plotting to kill."),
    "the hospital is where they wait": ("injured", "60 relatives", "There 60 relatives waited outside the hospital."),
    "shot and dead": ("injured", "a guard", "There a guard was shot and a little later found dead."),
}


def _reaches(harm: Harm, count: str, text: str) -> bool:
    start = text.index(count)
    place = (start, start + len(count))
    others = [one for one in harm_readings(text) if not (one.count_start < place[1] and place[0] < one.count_end)]
    return free_word_reaches(harm, text, place, others)


@pytest.mark.parametrize(("harm", "count", "text"), SAID.values(), ids=SAID)
def test_a_free_word_confirms_the_count_it_can_be_said_of(harm: Harm, count: str, text: str) -> None:
    assert _reaches(harm, count, text)


@pytest.mark.parametrize(("harm", "count", "text"), NOT_SAID.values(), ids=NOT_SAID)
def test_a_free_word_confirms_no_count_that_stands_apart_from_it(harm: Harm, count: str, text: str) -> None:
    assert not _reaches(harm, count, text)
