"""Officials who tell what a blamed actor did, in other sentences than the accusation: they accuse, too."""

from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.engines.builtin.blame_rows import Row, is_same, status_of
from summarizer.engines.builtin.setting import Setting
from summarizer.language.actors import Actor, actor_after
from summarizer.language.attribution import BlameReading
from summarizer.language.cast import Cast
from summarizer.language.lines import Line, line
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, PREPOSITIONS, VERBS, phrase_after
from summarizer.language.speech import Attribution, speakers

_OFFICIAL = frozenset({"authority", "state"})
_ACCUSED = frozenset({"accused", "accused_by_authorities"})
"""What the narrator alone tells needs no accuser."""


def hear_tellers(rows: Sequence[Row], setting: Setting, cast: Cast) -> None:
    """Add to each row the officials in whose report its actor is the one who acts."""
    open_rows = [row for row in rows if status_of(row) in _ACCUSED]
    if not open_rows:
        return
    for sentence in setting.article.sentences:
        for report in speakers(sentence.text):
            if report.speaker is None or report.believes:
                continue
            speaker = cast.resolve(report.speaker, sentence.number)
            if speaker.kind not in _OFFICIAL or setting.is_other(sentence.number, report.cue_start, report.cue_end):
                continue
            acting = _acting(line(sentence.text), report)
            row = _row_of(open_rows, acting, speaker, cast, sentence) if acting is not None else None
            if row is None or speaker.key in row.keys:
                continue
            reading = BlameReading(
                0, row.actor, report.speaker, "accused_by_authorities", report.cue_start, report.cue_end, "told"
            )
            row.readings.append((sentence.number, reading, speaker))


def _acting(words: Line, report: Attribution) -> Actor | None:
    """Who opens the reported clause as the subject of a verb that is no passive; None where nobody does."""
    first = next((at for at, start in enumerate(words.starts) if start >= report.scope_start), -1)
    while 0 <= first < len(words.raw) and (words.low[first] == "that" or not words.is_word(first)):
        first += 1
    if words.at(first) in PREPOSITIONS:
        # "The ministry said in a statement the attacker had fled"
        placed = phrase_after(words, first + 1)
        first = placed.outer[1] if placed is not None else -1
        while 0 <= first < len(words.raw) and (words.low[first] == "that" or not words.is_word(first)):
            first += 1
    someone = actor_after(words, first) if 0 <= first < len(words.raw) else None
    if someone is None or words.starts[first] >= report.scope_end:
        return None
    at = next((k for k in range(first, len(words.raw)) if words.starts[k] >= someone.outer[1]), len(words.raw))
    while at < len(words.raw) and words.low[at] in ADVERBS:
        at += 1
    verb = words.at(at)
    acts = (verb in VERBS or (verb.endswith("ed") and len(verb) > 4)) and verb not in AUXILIARIES
    return someone if acts else None


def _row_of(rows: Sequence[Row], someone: Actor, speaker: Actor, cast: Cast, sentence: Sentence) -> Row | None:
    """The row of the one who acts; "he" and "the suspect" are led back, and the speaker is never meant by them."""
    resolved = cast.resolve(someone, sentence.number, speaker)
    if resolved.is_pronoun:
        return None
    return next((row for row in rows if is_same(row, resolved)), None)
