"""A gist says what was said: it keeps the words without which it would say the opposite."""

import pytest

from summarizer.engines.builtin.gists import gist_of

GISTS = {
    "The group said it had no | fighters in the area.": "had no fighters in the area",
    "His lawyer said he was not the | gunman.": "was not the gunman",
    "Her lawyer said she was not | guilty of murder.": "was not guilty of murder",
    "The judge found no | fault in the work.": "no fault in the work",
    "The minister held the port | responsible for the leak.": "held the port responsible for the leak",
    "The army | denied any part in it, and the mayor asked for calm.": "denied any part in it",
    "They held a vigil and | condemned the attack.": "condemned the attack",
}


@pytest.mark.parametrize(("text", "gist"), GISTS.items(), ids=GISTS)
def test_a_gist_begins_where_its_predicate_does(text: str, gist: str) -> None:
    before, _, behind = text.partition("|")

    assert gist_of(before + behind.lstrip(), len(before)) == gist
