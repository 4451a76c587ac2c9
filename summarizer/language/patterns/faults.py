"""Patterns of a fault that somebody lays at another's door by telling what they did: "Y opened the gates unwarned"."""

from collections.abc import Iterator

from summarizer.language.actors import Actor, actor_after
from summarizer.language.frames import Frame, status_by
from summarizer.language.nounphrases import ADVERBS, AUXILIARIES, PREPOSITIONS, VERBS
from summarizer.language.readings import BlameReading
from summarizer.language.speech import Attribution
from summarizer.language.vocabulary import vocabulary, word_set

MARKS = word_set("blame", "faulty", "marks")
_AFTER = {word: frozenset(words.split()) for word, words in vocabulary("blame")["faulty"]["after"].items()}
_INNOCENT = word_set("blame", "faulty", "innocent")
_ANSWERABLE = frozenset({"civil", "public", "person", "state"})
_BYSTANDERS = word_set("blame", "causes", "bystanders")


def told_of(frame: Frame, at: int) -> Iterator[BlameReading]:
    """X said Y, a company or somebody in charge, let it happen: a clause of Y's doing that holds a word of fault."""
    low = frame.line.low
    needed = _AFTER.get(low[at])
    if needed is not None and needed.isdisjoint(low[at + 1 : at + 6]):
        return
    report = frame.report_at(at)
    if report is None or report.speaker is None or report.believes or report.speaker.kind in ("thing", "media"):
        return
    found = clause_opening(frame, report)
    if found is None:
        return
    blamed, verb = found
    if verb > at or not _may_answer(blamed, report.speaker) or low[verb] in _INNOCENT:
        return
    if frame.denied(at) or any(mark in (";", ":") for mark in frame.line.raw[verb:at]):
        return
    told = "possible" if frame.modal(verb) else status_by(report.speaker)
    yield from frame.reading("fault", at, blamed, report.speaker, told)


def clause_opening(frame: Frame, report: Attribution) -> tuple[Actor, int] | None:
    """Who opens the reported clause, with the index of the verb behind; None where nobody does."""
    words = frame.line
    first = next((at for at, start in enumerate(words.starts) if start >= report.scope_start), -1)
    while 0 <= first < len(words.raw) and (words.low[first] in ("that", "when", "as") or not words.is_word(first)):
        first += 1
    if not 0 <= first < len(words.raw) or words.low[first] in PREPOSITIONS:
        return None
    someone = actor_after(words, first)
    if someone is None or words.starts[first] >= report.scope_end:
        return None
    end = max(someone.outer[1], someone.end)
    at = next((k for k in range(first, len(words.raw)) if words.starts[k] >= end), len(words.raw))
    if words.at(at) in (",", "who", "which"):
        # "The owner, a grocer, had locked it": the verb stands behind the second comma.
        closing = next((k for k in range(at + 1, min(at + 14, len(words.raw))) if words.raw[k] == ","), -1)
        at = closing + 1 if closing > 0 else at
    while at < len(words.raw) and (words.low[at] in ADVERBS or words.low[at] in AUXILIARIES or words.low[at] in _NOT):
        at += 1
    verb = words.at(at)
    acts = verb in VERBS or verb.endswith(("ed", "ing")) or verb in _IRREGULAR
    return (someone, at) if acts else None


_NOT = frozenset({"not", "never", "no", "longer", "also", "long", "for", "years", "months", "weeks"})
_IRREGULAR = word_set("blame", "faulty", "irregular")


def _may_answer(blamed: Actor, speaker: Actor) -> bool:
    """Whether it is somebody else who has to answer for it, by trade or office, and no bystander."""
    if blamed.is_pronoun or blamed.key == speaker.key or blamed.start == speaker.start:
        return False
    words = blamed.full.lower().split()
    if words[0] in ("its", "their", "his", "her", "our", "my", "no", "nobody") or words[-1] in _BYSTANDERS:
        return False
    if blamed.kind == "public":
        return words[-1] in _IN_CHARGE or blamed.proper
    return blamed.kind in _ANSWERABLE or (blamed.kind == "other" and (blamed.proper or words[-1] in _IN_CHARGE))


_IN_CHARGE = word_set("blame", "faulty", "in_charge")
