"""Rows of those who deny an accusation that no rule has read."""

from collections.abc import Iterator, Sequence

from summarizer.article import Sentence
from summarizer.engines.builtin.blame_rows import Row
from summarizer.engines.builtin.setting import Setting
from summarizer.language.actors import Actor
from summarizer.language.attribution import BlameReading, ResponseReading, response_readings
from summarizer.language.cast import Cast, names_person
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import bare, contains_name
from summarizer.language.vocabulary import word_set

_CHARGES = word_set("blame", "charged", "objects")
_NO_CHARGES = word_set("blame", "charged", "other_objects")
_DENYING = (
    word_set("blame", "deny", "verbs")
    | word_set("blame", "deny", "reject")
    | word_set("blame", "deny", "falsehood")
    | frozenset({"distanced", "dissociated", "innocence"})
)
# "The firm denied that prices would rise", "rejected it as too costly": no answer to what was said before.
_OTHER_MATTER = lazy_pattern(r" (?:that (?!it |they |he |she |its |their |his |her )|(?:it|this|them) as )")
_FACELESS = frozenset({"thing", "media", "medical", "pronoun"})
_SPEAKING = word_set("actors", "lists", "spoken_for") | word_set("blame", "charged", "speaking")
_BYSTANDERS = word_set("actors", "kinds", "public")
_OFFICE = 50
"""Characters before a name in which its office may stand."""
_BACK = 2
"""Sentences before an answer in which the body that somebody speaks for is looked for."""


def charged(rows: Sequence[Row], setting: Setting, cast: Cast) -> Iterator[Row]:
    """A row for each who denies an accusation and is blamed nowhere else; it names no accuser."""
    known = {key for row in rows for key in row.keys}
    accusing = {said.key for row in rows for _, _, said in row.readings if said is not None}
    for sentence in setting.article.sentences:
        if sentence.number in setting.article.headline:
            continue
        for answer in response_readings((sentence.text,)):
            if answer.holder is None or not _answers_a_charge(sentence.text, answer):
                continue
            if setting.is_other(sentence.number, answer.cue_start, answer.cue_end):
                continue
            holder = _side_of(cast, answer.holder, sentence)
            if holder is None or holder.key in known or holder.key in accusing or not _may_be_charged(holder):
                continue
            known.add(holder.key)
            row = Row(holder, {holder.key})
            cue = (answer.cue_start, answer.cue_end)
            # Who spoke before is not always who accuses, so nobody is named.
            row.readings.append((sentence.number, BlameReading(0, holder, None, "accused", *cue, "charged"), None))
            row.answers.append((sentence.number, answer.response))
            yield row


def _answers_a_charge(text: str, answer: ResponseReading) -> bool:
    """Whether the words deny guilt, and not losses, a request or a report."""
    if answer.response != "denied" or _OTHER_MATTER.match(text, answer.cue_end):
        return False
    words = line(text)
    at = next((k for k, start in enumerate(words.starts) if start >= answer.cue_start), 0)
    if words.low[at] not in _DENYING:
        return False
    around = words.low[at + 1 : at + 9]
    if not _NO_CHARGES.isdisjoint(around[:5]):
        return False
    return answer.to_accusation or not _CHARGES.isdisjoint((*around, *words.low[max(0, at - 6) : at]))


def _side_of(cast: Cast, holder: Actor, sentence: Sentence) -> Actor | None:
    """Whose answer it is: the body for which its spokesman, manager or lawyer speaks; else the one who answers."""
    resolved = cast.resolve(holder, sentence.number)
    before = sentence.text[max(0, holder.start - _OFFICE) : holder.start] if holder.proper else ""
    described = f"{before} {holder.role or ''} {holder.mentions} {resolved.role or ''} {resolved.mentions}"
    speaks = not _SPEAKING.isdisjoint(bare(described))
    if speaks or not resolved.proper:
        for back in range(sentence.number, max(0, sentence.number - _BACK - 1), -1):
            for other in cast.mentions(back):
                body = other.proper and other.key != resolved.key and other.kind not in _FACELESS
                if body and not names_person(other) and contains_name(described, other.name):
                    return cast.resolve(other, back)
    # "A spokesman for the rebels, Ann Roe, denied it" answers for others.
    in_office = names_person(resolved) or holder.role is not None
    return None if resolved.is_pronoun or (speaks and in_office) else resolved


def _may_be_charged(holder: Actor) -> bool:
    """Whether a denial speaks for its giver: a firm, a group or a private person, and nobody in office."""
    if holder.kind in _FACELESS or holder.name.lower().split()[0] in ("no", "nobody", "his", "her", "their", "its"):
        return False
    if holder.full.lower().split()[0] in _BYSTANDERS:
        return False
    if names_person(holder):
        return holder.role is None
    return (holder.proper and holder.kind in ("civil", "armed", "other")) or holder.kind == "civil"
