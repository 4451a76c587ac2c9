"""Who tells a deed: what the article does not say in its own voice is no fact of the article."""

import pytest

from summarizer.language.attribution import blame_readings
from summarizer.language.lines import line
from summarizer.language.narrator import voice_at

VOICES: dict[str, str] = {
    "The Reed Front killed the nine.": "narrator",
    "On that day the Reed Front killed the nine.": "narrator",
    "It was so dark that the Reed Front killed the nine unseen.": "narrator",
    "It is clear that the Reed Front killed the nine.": "narrator",
    "In clashes that began on Monday, the Reed Front killed the nine.": "narrator",
    "Odanu raid: the Reed Front killed the nine.": "narrator",
    "After a night of fear, the Reed Front killed the nine - all of them pilots of the port.": "narrator",
    "Neighbours whisper that the Reed Front killed the nine.": "told",
    "The ministry's version is that the Reed Front killed the nine.": "told",
    "In the view of the ministry, the Reed Front killed the nine.": "told",
    "By the army's account, the Reed Front killed the nine.": "told",
    "For the army it is plain: the Reed Front killed the nine.": "told",
    "The Reed Front, as the army put it, killed the nine.": "told",
    "The Reed Front killed the nine, a claim it rejects.": "told",
    "Court papers show the Reed Front killed the nine.": "told",
    "Police: the Reed Front killed the nine.": "told",
    "The Reed Front killed the nine - police.": "told",
    "A presumed Reed Front squad killed the nine.": "told",
    "The Reed Front appears to have killed the nine.": "guessed",
    "The suspicion is that the Reed Front killed the nine.": "guessed",
    "The army asks whether the Reed Front killed the nine.": "guessed",
    "Nobody believes that the Reed Front killed the nine.": "denied",
    "There is no evidence that the Reed Front killed the nine.": "denied",
    "Had the Reed Front killed the nine, it would have said so.": "denied",
    "If the Reed Front killed the nine, it will pay for it.": "denied",
}


@pytest.mark.parametrize(("text", "voice"), VOICES.items(), ids=VOICES)
def test_a_deed_is_told_in_the_voice_of_its_clause(text: str, voice: str) -> None:
    words = line(text)

    assert voice_at(words, words.low.index("killed"), text.index("Reed Front")) == voice


@pytest.mark.parametrize("text", [text for text, voice in VOICES.items() if voice != "narrator"])
def test_what_somebody_else_tells_or_guesses_blames_nobody_as_a_fact(text: str) -> None:
    assert "reported_as_fact" not in [one.status for one in blame_readings((text,))]
