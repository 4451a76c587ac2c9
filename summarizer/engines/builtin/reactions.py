"""Rows of reactions: what people and bodies said or did in answer to the main incident."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from typing import cast as as_type

from summarizer.article import Article, Sentence
from summarizer.brief import ReactionKind
from summarizer.draft import DraftReaction
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.actors import Actor
from summarizer.language.attribution import blame_readings, response_readings
from summarizer.language.cast import Cast, cast_of
from summarizer.language.frames import Frame
from summarizer.language.nounphrases import DETERMINERS, Line, line
from summarizer.language.phrases import occurrences
from summarizer.language.speech import Quotation, quotations, speakers
from summarizer.language.vocabulary import vocabulary, word_set

_REACH = 10
"""Words after a verb in which its telling noun must stand."""
_LONGEST_GIST = 220
"""Characters; a longer clause is cut at a comma."""
_SHORTEST_STATEMENT = 6
"""Words of a quotation that alone make a statement: shorter ones are scare quotes."""


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: ReactionKind
    nouns: frozenset[str]
    """Empty: the verb reacts by itself."""
    first: bool
    """Whether the noun must be the next word."""


def _table() -> dict[str, tuple[_Cue, ...]]:
    table: dict[str, list[_Cue]] = {}
    kinds: dict[ReactionKind, dict[str, Any]] = as_type("dict[ReactionKind, dict[str, Any]]", vocabulary("reactions"))
    for kind, entry in kinds.items():
        for verb in entry["verbs"].split():
            table.setdefault(verb, []).append(_Cue(kind, frozenset(), False))
        for pair in entry.get("pairs", ()):
            for verb in pair["verbs"].split():
                table.setdefault(verb, []).append(
                    _Cue(kind, frozenset(pair["nouns"].split()), pair.get("first", False))
                )
    return {verb: tuple(cues) for verb, cues in table.items()}


_CUES = _table()

_ACCUSATIONS = word_set("actors", "lists", "accusations")
"""Rules by which a named speaker accuses; "police said gunmen fired" only reports."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    actor: Actor
    resolved: Actor
    kind: ReactionKind
    start: int
    """Offset of the cue in the sentence."""
    gist: str
    rule: str


def find_reactions(setting: Setting) -> list[Found[DraftReaction]]:
    """The reactions to the main incident, in the order of the article; none when there is no incident."""
    if not setting.incident:
        return []
    cast = cast_of(setting.article)
    spoken = quotations(setting.article)
    candidates: list[_Candidate] = []
    for sentence in setting.article.sentences:
        if sentence.number in setting.article.headline:
            continue
        candidates.extend(
            one
            for one in _in_sentence(sentence, cast, spoken)
            if not setting.is_other(sentence.number, one.start, one.start + 1)
        )
    rows: list[Found[DraftReaction]] = []
    seen: dict[tuple[tuple[str, ...], str], None] = {}
    for one in candidates:
        key = (one.resolved.key, one.kind)
        if key in seen or (one.kind == "statement" and any(actor == one.resolved.key for actor, _ in seen)):
            continue
        seen[key] = None
        rows.append(_row(one, spoken, cast, setting.article))
    return rows


def _row(one: _Candidate, spoken: tuple[Quotation, ...], cast: Cast, article: Article) -> Found[DraftReaction]:
    quote, sentences = None, [one.sentence.number]
    for quotation in spoken:
        if not quotation.sentence <= one.sentence.number <= quotation.last_sentence or quotation.speaker is None:
            continue
        speaker = cast.resolve(quotation.speaker, quotation.speaker_sentence or quotation.sentence)
        if speaker.key == one.resolved.key and len(quotation.text) <= 400:
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


def _reacts(someone: Actor) -> bool:
    return someone.kind not in ("thing", "media", "pronoun") and someone.name.lower() not in (
        "who",
        "those",
        "some",
        "many",
        "others",
        "both",
    )


def _in_sentence(sentence: Sentence, cast: Cast, spoken: tuple[Quotation, ...]) -> Iterator[_Candidate]:
    text = sentence.text
    words = line(text)
    frame: Frame | None = None
    taken: set[tuple[str, ...]] = set()

    def candidate(
        someone: Actor | None, kind: ReactionKind, start: int, rule: str, gist: str | None = None
    ) -> Iterator[_Candidate]:
        if someone is None:
            return
        resolved = cast.resolve(someone, sentence.number)
        if not _reacts(resolved) or resolved.key in taken:
            return
        taken.add(resolved.key)
        yield _Candidate(sentence, someone, resolved, kind, start, gist or _gist(text, start), rule)

    for reading in blame_readings((text,)):
        if reading.status == "claimed":
            yield from candidate(reading.actor, "responsibility_claim", reading.cue_start, "reaction.claim")
        elif reading.rule in ("custody", "case"):
            yield from candidate(reading.accuser, "investigation", reading.cue_start, "reaction.custody")
        elif (
            reading.accuser is not None
            and reading.rule in _ACCUSATIONS
            and reading.status not in ("cleared", "possible")
        ):
            yield from candidate(reading.accuser, "criticism", reading.cue_start, "reaction.accuse")
    for answer in response_readings((text,)):
        if answer.response == "denied":
            yield from candidate(answer.holder, "denial", answer.cue_start, "reaction.denial")
    for at, word in enumerate(words.low) if not words.vocabulary.isdisjoint(_CUES) else ():
        cues = _CUES.get(word)
        if (
            cues is None
            or (words.at(at - 1) in DETERMINERS and word not in _NOUN_CUES)
            or words.at(at - 1) in ("of", "to")
        ):
            continue
        window = words.low[at + 1 : at + 1 + _REACH]
        for cue in cues:
            if (
                cue.nouns
                and not cue.first
                and frame_passive(words, at)
                and cue.nouns & set(words.low[max(0, at - 6) : at])
            ):
                pass
            elif cue.nouns and not (window[:1] and window[0] in cue.nouns if cue.first else cue.nouns & set(window)):
                continue
            if frame is None:
                frame = Frame(words, speakers(text))
            if frame.negated(at):
                continue
            quoted = _quoted_speaker(sentence, spoken, words.starts[at])
            if quoted is not None:
                yield from candidate(quoted, cue.kind, words.starts[at], f"reaction.{cue.kind}")
                break
            someone = None
            if word in _NOUN_CUES:
                # A noun is the cue: whose thoughts they are, the report says.
                report = frame.report_at(at)
                if report is not None:
                    yield from candidate(report.speaker, cue.kind, words.starts[at], f"reaction.{cue.kind}")
                break
            if frame.be_before(at) >= 0 and not word.endswith("ing"):
                by = frame.agent(at, 6)
                someone = frame.after(by + 1) if by > 0 else None
                if someone is None:
                    continue
            else:
                someone = frame.subject(at)
            public = someone is not None and someone.kind == "public" and not someone.proper
            if someone is None or (public and cue.kind not in _PUBLIC_KINDS and word not in _HELPING):
                continue
            if cue.kind == "security_measure" and word not in _HELPING and not _may_order(cast, someone, sentence):
                continue
            yield from candidate(someone, cue.kind, words.starts[at], f"reaction.{cue.kind}")
            break
    yield from _statements(sentence, cast, spoken, taken)


def _may_order(cast: Cast, someone: Actor, sentence: Sentence) -> bool:
    """Whether the actor may impose a curfew or fire warning shots: a suspect who "fired the shots" may not."""
    resolved = cast.resolve(someone, sentence.number)
    return resolved.kind not in ("armed", "person", "public") or resolved.role is not None


# What anybody may do; only bodies and office holders impose a curfew.
_PUBLIC_KINDS = frozenset({"condolence", "condemnation", "criticism", "call_for_action", "support"})
_NOUN_CUES = frozenset({"thoughts", "hearts", "prayers"})
_HELPING = frozenset(["rescued", "pulled", "dug", "tackled", "overpowered", "extracted", "freed", "saved"])
_BE = frozenset({"been", "being", "was", "were", "is", "are"})


def frame_passive(words: Line, at: int) -> bool:
    """Whether the verb at `at` is a passive with an agent: "reinforcements have been sent by the army"."""
    return words.at(at - 1) in _BE and "by" in words.low[at + 1 : at + 3]


def _quoted_speaker(sentence: Sentence, spoken: tuple[Quotation, ...], offset: int) -> Actor | None:
    """The speaker of the quotation that the word at `offset` stands in; None outside quotations."""
    at = sentence.start + offset
    for quotation in spoken:
        if quotation.start <= at < quotation.end and quotation.speaker_sentence == sentence.number:
            return quotation.speaker
    return None


_WATCHING = word_set("actors", "lists", "watching")


def _holds_office(someone: Actor) -> bool:
    """Whether what the actor says is an answer to the incident, and not what a witness saw or an expert thinks."""
    role = frozenset((someone.role or "").lower().split())
    return someone.kind in ("authority", "armed", "state", "civil") and not role & _WATCHING


def _statements(
    sentence: Sentence, cast: Cast, spoken: tuple[Quotation, ...], taken: set[tuple[str, ...]]
) -> Iterator[_Candidate]:
    """Speakers of a real quotation in this sentence who are no witnesses."""
    for quotation in spoken:
        if quotation.sentence != sentence.number or quotation.speaker is None:
            continue
        if len(quotation.text.split()) < _SHORTEST_STATEMENT:
            continue
        resolved = cast.resolve(quotation.speaker, quotation.speaker_sentence or sentence.number)
        if not _reacts(resolved) or resolved.key in taken or not _holds_office(resolved):
            continue
        taken.add(resolved.key)
        start = max(0, quotation.start - sentence.start)
        yield _Candidate(
            sentence, quotation.speaker, resolved, "statement", start, _gist(sentence.text, start), "reaction.quotation"
        )


_CUT = re.compile(r"; |, (?:but|while|who|which|when|after|adding|and (?=[a-z]+ed\b))| [-–—] ")


def _gist(text: str, start: int) -> str:
    """The clause from `start` on, in the sentence's own words."""
    clause = text[start:].strip()
    cut = next((match.start() for match in _CUT.finditer(clause) if match.start() > 15), len(clause))
    clause = clause[:cut]
    if len(clause) > _LONGEST_GIST:
        comma = clause.rfind(",", 30, _LONGEST_GIST)
        clause = clause[: comma if comma > 0 else clause.rfind(" ", 0, _LONGEST_GIST)]
    clause = clause.strip(" ,.;:")
    for opening, closing in (('"', '"'), ("“", "”")):
        if opening == closing:
            if clause.count(opening) % 2:
                clause = clause.replace(opening, "")
        elif clause.count(opening) != clause.count(closing):
            clause = clause.replace(opening, "").replace(closing, "")
    return clause
