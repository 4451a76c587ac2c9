"""Check 4: a reaction's quote is verbatim and its actor's own, and the actor stands in the evidence."""

from collections.abc import Iterator, Sequence

from summarizer.article import Article
from summarizer.brief import Brief, Reaction
from summarizer.finding import Finding
from summarizer.language.actors import Actor
from summarizer.language.cast import cast_of
from summarizer.language.lines import line
from summarizer.language.names import bare, contains_name
from summarizer.language.phrases import occurrences
from summarizer.language.quotations import Quotation, quotations

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "our", "my"})
_DEFINITE = frozenset({"the", "this", "both"})
_MARKS = "\"'“”‘’«» "


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """What of the reactions' actors and quotes the article does not carry."""
    if not brief.reactions:
        return
    spoken = quotations(article) if any(one.quote for one in brief.reactions) else ()
    for at, row in enumerate(brief.reactions):
        path = f"reactions[{at}]"
        if not _actor_stands(row, article):
            yield Finding(
                path, "actor_not_in_evidence", "the cited sentences do not name the actor", row.actor, "drop_row"
            )
            continue
        if row.quote is not None:
            yield from _check_quote(f"{path}.quote", row, spoken, article)


def _surname(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _actor_stands(row: Reaction, article: Article) -> bool:
    """Whether the cited sentences name the actor, or refer to an actor named before them."""
    texts = [one.text for one in row.evidence]
    if any(contains_name(text, row.actor) for text in texts):
        return True
    surname = _surname(row.actor)
    if surname[:1].isupper() and any(contains_name(text, surname) for text in texts):
        return True
    refers = any(word in _PRONOUNS or word in _DEFINITE for text in texts for word in line(text).low)
    first = min((one.sentence for one in row.evidence), default=0)
    return refers and any(contains_name(sentence.text, row.actor) for sentence in article.sentences[: max(0, first)])


def _check_quote(path: str, row: Reaction, spoken: Sequence[Quotation], article: Article) -> Iterator[Finding]:
    quote = (row.quote or "").strip(_MARKS)
    joined = " ".join(one.text for one in row.evidence)
    if not quote or not occurrences(joined, quote):
        yield Finding(
            path, "quote_not_verbatim", "the words do not stand in the cited sentences", row.quote or "", "null_field"
        )
        return
    others = []
    for one in spoken:
        if not any(one.sentence <= cited.sentence <= one.last_sentence for cited in row.evidence):
            continue
        if not occurrences(one.text, quote) or one.speaker is None or one.speaker_sentence is None:
            continue
        if _may_be(row, one.speaker):
            return
        # The cast of an article takes long to read: only a speaker of another name needs it.
        speaker = cast_of(article).resolve(one.speaker, one.speaker_sentence)
        if _may_be(row, speaker):
            return
        others.append(speaker)
    if others and others[0].proper and not others[0].is_pronoun:
        yield Finding(
            path, "quote_not_verbatim", f"the words are those of {others[0].name}", row.quote or "", "null_field"
        )


def _may_be(row: Reaction, speaker: Actor) -> bool:
    """Whether the speaker can be the row's actor: only a different proper name rules it out."""
    if speaker.is_pronoun or not speaker.proper:
        return True
    forms = (speaker.name, speaker.full, speaker.mentions, *speaker.aliases)
    known = (row.actor, _surname(row.actor))
    if any(contains_name(form, name) or contains_name(name, form) for form in forms for name in known if bare(name)):
        return True
    return row.role is not None and any(
        contains_name(row.role, form) or contains_name(form, row.role) for form in forms
    )
