"""Where a noun phrase begins and ends, beside the verb whose subject or object it is."""

import pytest

from summarizer.language.lines import line
from summarizer.language.nounphrases import phrase_after, phrase_before

# The subject of the verb after the bar.
SUBJECTS = {
    "The suspect fatally | shot a guard.": "The suspect",
    "The suspect was fatally | shot.": "The suspect",
    "Gunmen armed with rifles | stormed the inn.": "Gunmen",
    "The officers involved in the chase | fired.": "The officers",
    "A man shot in the arm | said it was dark.": "A man",
    "A bomb planted in a bin | killed two.": "A bomb",
    "Ann Roe last week | said it was over.": "Ann Roe",
    "Soldiers nearby | heard the blast.": "Soldiers",
    "The mayor told reporters officials | feared a flood.": "officials",
    "A man police | say was armed fled.": "police",
    "Roe crash.jpg Ian Poe | said he was hurt.": "Ian Poe",
    "The U.S. embassy | warned travellers.": "The U.S. embassy",
    "The newly elected mayor | resigned.": "The newly elected mayor",
    "City police Thursday | filed charges.": "City police",
    "Police | continue to search.": "Police",
    "More than 2,000 people | fled.": "2,000 people",
    "They met on May Day, and Ann Roe | came.": "Ann Roe",
    "The police family officer | called.": "The police family officer",
}
# The phrase that begins after the bar.
OBJECTS = {
    "The court convicted | Ian Poe May 18 for the theft.": "Ian Poe",
    "It was stopped by | police units overnight, he said.": "police units",
    "They met | Ann Roe last week in Karsa.": "Ann Roe",
    "They thanked | soldiers nearby.": "soldiers",
    "It said | four suspected rebels were held.": "four suspected rebels",
    "She feared | the rebels' sickly leader.": "the rebels' sickly leader",
}


def _parts(marked: str) -> tuple[str, int]:
    left, right = marked.split("| ")
    return left + right, len(line(left).raw)


@pytest.mark.parametrize("marked", SUBJECTS)
def test_the_subject_ends_where_its_noun_does(marked: str) -> None:
    text, verb = _parts(marked)
    words = line(text)
    phrase = phrase_before(words, verb)

    assert phrase is not None
    assert words.slice(phrase.first, phrase.last) == SUBJECTS[marked]


@pytest.mark.parametrize("marked", OBJECTS)
def test_an_object_ends_before_adverbs_and_dates(marked: str) -> None:
    text, start = _parts(marked)
    words = line(text)
    phrase = phrase_after(words, start)

    assert phrase is not None
    assert words.slice(phrase.first, phrase.last) == OBJECTS[marked]


@pytest.mark.parametrize("text", ["Roe didn't | say.", "They've | called.", "Police responded to the shots | fired."])
def test_what_is_no_noun_phrase_is_no_subject(text: str) -> None:
    sentence, verb = _parts(text)
    words = line(sentence)
    phrase = phrase_before(words, verb)

    assert phrase is None or "n't" not in words.slice(phrase.first, phrase.last)
    assert phrase is None or words.slice(phrase.first, phrase.last) not in ("They've", "Police responded")


def test_a_noun_has_no_subject() -> None:
    words = line("Roe was found on Karsa grounds.")

    assert phrase_before(words, words.low.index("grounds")) is None


def test_a_clock_time_and_a_number_with_commas_are_one_word() -> None:
    assert line("At 7:15 p.m. 12,000 people, 3,4 of them").raw[:5] == ["At", "7:15", "p.m", ".", "12,000"]


def test_a_verb_behind_a_pronoun_opens_no_phrase() -> None:
    words = line("When they encountered Ann Roe fled")
    phrase = phrase_before(words, words.low.index("fled"))

    assert phrase is not None
    assert words.slice(phrase.first, phrase.last) == "Ann Roe"
