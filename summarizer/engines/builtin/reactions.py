"""Rows of reactions: what people and bodies said or did in answer to the main incident."""

from summarizer.article import Article
from summarizer.draft import DraftReaction
from summarizer.engines.builtin.reacting import Candidate, candidates
from summarizer.engines.builtin.reactor_names import as_named
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.actors import Actor
from summarizer.language.cast import Cast, cast_of, names_person
from summarizer.language.phrases import occurrences
from summarizer.language.quotations import Quotation, quotations

_LONGEST_QUOTE = 400
"""Characters; a row holds no longer quotation."""


def find_reactions(setting: Setting) -> list[Found[DraftReaction]]:
    """The reactions to the main incident, in the order of the article; none when there is no incident."""
    if not setting.incident:
        return []
    cast = cast_of(setting.article)
    spoken = quotations(setting.article)
    found: list[Candidate] = []
    for sentence in setting.article.sentences:
        if sentence.number in setting.article.headline:
            continue
        found.extend(
            one
            for one in candidates(sentence, cast, spoken)
            if not setting.is_other(sentence.number, one.start, one.start + 1) and not _counts_enemies(setting, one)
        )
    found = _once(found)
    rows: list[Found[DraftReaction]] = []
    seen: dict[tuple[tuple[str, ...], str], None] = {}
    for one in found:
        key = (one.resolved.key, one.kind)
        if key in seen or (one.kind == "statement" and any(actor == one.resolved.key for actor, _ in seen)):
            continue
        seen[key] = None
        rows.append(_row(one, spoken, cast, setting.article))
    return rows


def _once(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that a shorter or unnamed mention of the same body repeats."""
    claimed = any(one.kind == "responsibility_claim" and one.resolved.proper for one in found)
    kept: list[Candidate] = []
    for one in found:
        if claimed and one.kind == "responsibility_claim" and not one.resolved.proper:
            # "The group", beside the name of who claims it.
            continue
        if any(one.kind == other.kind and _same_body(one.resolved, other.resolved) for other in kept):
            continue
        kept.append(one)
    return kept


def _same_body(one: Actor, other: Actor) -> bool:
    """Whether "police" and "the Odanu police department" are one body: one name holds all words of the other."""
    if one.key == other.key or one.kind != "authority" or other.kind != "authority":
        return False
    short, long = sorted((frozenset(one.key), frozenset(other.key)), key=len)
    return bool(short) and short < long and not (names_person(one) or names_person(other))


def _counts_enemies(setting: Setting, one: Candidate) -> bool:
    """Whether a side of a battle only tells how many it killed: "the army said it had killed 62 rebels"."""
    if one.rule == "reaction.stopped" and setting.event_type in ("armed_clash", "air_strike"):
        return True
    killed = one.sentence.text[one.start :].lower().startswith("kill")
    return one.rule == "reaction.own_deed" and killed and setting.event_type == "armed_clash"


def _row(one: Candidate, spoken: tuple[Quotation, ...], cast: Cast, article: Article) -> Found[DraftReaction]:
    quote, sentences = None, [one.sentence.number]
    for quotation in spoken:
        if not quotation.sentence <= one.sentence.number <= quotation.last_sentence or quotation.speaker is None:
            continue
        speaker = as_named(cast.resolve(quotation.speaker, quotation.speaker_sentence or quotation.sentence))
        if speaker.key == one.resolved.key and len(quotation.text) <= _LONGEST_QUOTE:
            quote = quotation.text.strip(" ,")
            sentences = list(range(quotation.sentence, quotation.last_sentence + 1))
            if one.sentence.number not in sentences:
                sentences.append(one.sentence.number)
            if not occurrences(" ".join(article.sentences[number - 1].text for number in sentences), quote):
                # What stands between two sentences belongs to none; then the part in the first must do.
                first = article.sentences[quotation.sentence - 1]
                quote = article.text[quotation.start : min(quotation.end, first.end)].strip(" ,")
            if quotation.speaker_sentence is not None and quotation.speaker_sentence not in sentences:
                sentences.append(quotation.speaker_sentence)
            break
    row = DraftReaction(
        s=sentences, actor=one.resolved.name, role=one.resolved.role, kind=one.kind, gist=one.gist, quote=quote
    )
    return Found(row, one.rule, one.gist)
