"""Words that are a noun as often as a verb, told apart by what stands beside them."""

import pytest

from summarizer.language.homographs import is_noun
from summarizer.language.lines import line

NOUNS = {
    "a direct claim of responsibility": "claim",
    "no immediate claim of responsibility": "claim",
    "the minister declined for comment": "comment",
    "he spoke of claims by the Front": "claims",
    "they were found on Karsa Square grounds": "grounds",
    "false promises of better roads": "promises",
    "initial reports spoke of nine dead": "reports",
    "he was held on charges of assault": "charges",
    "he faces terrorism charges": "charges",
    "one of three armed suspects fled": "suspects",
    "a raid linked to the Velm attacks": "attacks",
    "Friday's attack was the second": "attack",
    "the theft has compounded fears": "fears",
}
VERBS = {
    "the Front claims the bombing": "claims",
    "villagers claim that soldiers fired": "claim",
    "officials in the region fear a second wave": "fear",
    "police suspect that gas leaked": "suspect",
    "some fear the worst": "fear",
    "the mayor hopes the bridge holds": "hopes",
    "residents call for help": "call",
    "rebels attack villages": "attack",
    "the army refused to comment": "comment",
    "the committee reports a leak": "reports",
}


@pytest.mark.parametrize("sentence", NOUNS)
def test_a_word_behind_an_article_an_adjective_or_a_preposition_is_a_noun(sentence: str) -> None:
    words = line(sentence)

    assert is_noun(words, words.low.index(NOUNS[sentence]))


@pytest.mark.parametrize("sentence", VERBS)
def test_a_word_behind_a_subject_that_agrees_with_it_is_a_verb(sentence: str) -> None:
    words = line(sentence)

    assert not is_noun(words, words.low.index(VERBS[sentence]))
