"""Who gives a figure: the sources of a sentence with the words that each of them vouches for."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from summarizer.language.actors import Actor, actor
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import Line, line
from summarizer.language.nounphrases import phrase_after, phrase_before
from summarizer.language.nouns import is_unit
from summarizer.language.numbers import TENS, UNITS
from summarizer.language.speech import Attribution, speakers
from summarizer.language.vocabulary import word_set
from summarizer.records import record

# Behind a report between commas: what goes on with the same clause.
_GOES_ON = lazy_pattern(
    r"(?: (?:on|late on|early on|in|at)\b[^,.;]{0,30}| \w+day)?, (?:with|and|[a-z]+ing)\b"
    r"(?! (?:said|says|he|she|it|they)\b)"
)
_LONGEST_SOURCE = 45
"""Characters of a source behind the colon of a headline."""
_BEHIND_COLON = lazy_pattern(r": ([^:;.,?!\"”]{3,42})$")
_BEFORE_COLON = lazy_pattern(r"([A-Z][a-z]+(?: [A-Z]?[a-z]+)?): (?=[A-Z\d])(?!.*[.?!]$)")
_HEADLINE_KINDS = frozenset(("authority", "media", "civil", "public"))
_FEARS = word_set("sources", "fears")
_PUT = word_set("sources", "put")
_OF_BODIES = word_set("sources", "of_bodies")
_BODIES = word_set("sources", "bodies")
_SAID = word_set("sources", "said")
_TOLLS = word_set("sources", "tolls")
_PRONOUNS = word_set("sources", "pronouns")


@record(frozen=True, slots=True)
class Source:
    """A source as one sentence names it; all offsets are half-open and count in the sentence."""

    name: str
    """As written, without title; a pronoun stays a pronoun."""
    full: str
    """With its title."""
    start: int
    end: int
    """Of `full`."""
    scope_start: int
    scope_end: int
    """What it vouches for."""
    pronoun: bool

    def covers(self, offset: int) -> bool:
        """Whether it vouches for the word at `offset`."""
        return self.scope_start <= offset < self.scope_end


@lru_cache(maxsize=1024)
def sources(text: str) -> tuple[Source, ...]:
    """The sources of one sentence, in order of their names."""
    found = [*_speakers(text), *_figures(text), *_beside_colon(text)]
    found.sort(key=lambda source: (source.start, source.scope_start))
    return tuple(_cut(source, found, text) for source in found)


def source_of(text: str, offset: int) -> Source | None:
    """The source that vouches for the word at `offset`; the narrowest when several do; None: the narrator."""
    covering = [source for source in sources(text) if source.covers(offset)]
    return min(covering, key=lambda source: source.scope_end - source.scope_start) if covering else None


def _speakers(text: str) -> Iterator[Source]:
    for report in speakers(text):
        if report.speaker is not None and report.verb not in _FEARS and not is_unit(report.speaker.name.casefold()):
            start = report.scope_start
            if report.verb == "according" and report.scope_start > report.speaker.start:
                # "according to A and B, 81 people ...": the clause begins behind the comma.
                comma = text.find(",", report.speaker.end)
                start = comma if 0 <= comma < report.scope_start + 60 else start
            if _counted(report.speaker):
                continue
            if (
                text[: report.speaker.outer[0] or report.speaker.start]
                .rstrip()
                .endswith((" that", " which", " that the"))
            ):
                # "the twelve deaths that the ministry has confirmed": what it confirms stands before.
                start = max(0, report.speaker.start - 70)
            yield _source(text, report.speaker, start, _with_what_follows(text, report))


def _with_what_follows(text: str, report: Attribution) -> int:
    """The end of what a report set between commas vouches for: "..., police said, killing two and hurting five"."""
    assert report.speaker is not None
    end = report.scope_end
    if end > min(report.cue_start, report.speaker.start):
        return end
    return len(text) if _GOES_ON.match(text, max(report.cue_end, report.speaker.end)) else end


def _beside_colon(text: str) -> Iterator[Source]:
    """The source of a headline: "Five killed in train crash: state police", "Officials: Bomb kills nine"."""
    behind = _BEHIND_COLON.search(text) if ": " in text[-_LONGEST_SOURCE:] else None
    if behind is not None:
        sentence = line(text)
        at = next(index for index, start in enumerate(sentence.starts) if start >= behind.start(1))
        phrase = phrase_after(sentence, at)
        speaker = actor(sentence, phrase)
        if phrase is not None and speaker is not None and sentence.ends[phrase.outer[1] - 1] == len(text.rstrip()):
            spoken = speaker.kind in _HEADLINE_KINDS or (speaker.kind == "other" and speaker.full[0].islower())
            if spoken and not _counted(speaker):
                yield _source(text, speaker, 0, behind.start())
    before = _BEFORE_COLON.match(text)
    if before is not None:
        sentence = line(text)
        speaker = actor(sentence, phrase_after(sentence, 0))
        if speaker is not None and speaker.end == before.end(1) and speaker.kind in _HEADLINE_KINDS:
            yield _source(text, speaker, before.end(), len(text))


def _figures(text: str) -> Iterator[Source]:
    """ "the ministry put the toll at 12", "..., reported officials", "..., Roe told reporters", "Roe's count"."""
    sentence = line(text)
    for at, word in enumerate(sentence.low):
        if word in _PUT or word in _OF_BODIES:
            behind = sentence.low[at + 1 : at + 9]
            if word in _OF_BODIES and not any(other in _BODIES for other in behind[:6]):
                continue
            if word.startswith("put") and not any(other in _TOLLS for other in behind):
                continue
            speaker = actor(sentence, phrase_before(sentence, at))
            if speaker is None or _counted(speaker):
                speaker = _before_relative(sentence, at)
            if speaker is not None:
                yield _source(text, speaker, sentence.ends[at], len(text))
        elif word in _SAID and at > 1 and sentence.raw[at - 1] == ",":
            speaker = actor(sentence, phrase_after(sentence, at + 1))
            if speaker is not None and _closes(sentence, at, speaker):
                yield _source(text, speaker, 0, sentence.starts[at])
        elif word in _SAID and at > 1 and sentence.raw[at - 1] == "," and at + 2 >= len(sentence.raw):
            # "..., its director, Ann Roe, said."
            speaker = actor(sentence, phrase_before(sentence, at - 1))
            if speaker is not None:
                yield _source(text, speaker, 0, speaker.start)
        elif word in ("told", "tells") and at > 2:
            subject = phrase_before(sentence, at)
            speaker = actor(sentence, subject)
            comma = subject.outer[0] - 1 if subject is not None else -1
            if comma > 1 and sentence.raw[comma] in '"”' and sentence.raw[comma - 1] == ",":
                comma -= 1  # '"We have taken out nine bodies," spokesman Ali Roe told reporters'
            if speaker is not None and comma > 0 and sentence.raw[comma] == ",":
                yield _source(text, speaker, 0, sentence.starts[comma])


def _counted(speaker: Actor) -> bool:
    """Whether a phrase opens with a number, so that it is an object of the clause and no speaker."""
    first = speaker.full.split(maxsplit=1)[0].casefold()
    return first.isdigit() or first in UNITS or first in TENS


def _before_relative(sentence: Line, at: int) -> Actor | None:
    """ "An aid group that runs two centres put the number at 26": the noun phrase before the relative clause."""
    for index in range(at - 1, 0, -1):
        if sentence.low[index] in ("that", "which", "who"):
            speaker = actor(sentence, phrase_before(sentence, index))
            return None if speaker is None or _counted(speaker) else speaker
        if sentence.raw[index] in ",;":
            return None
    return None


def _closes(sentence: Line, at: int, speaker: Actor) -> bool:
    """Whether the phrase behind an inverted verb is followed by a mark, so that it names the speaker."""
    following = next((index for index in range(at, len(sentence.raw)) if sentence.starts[index] >= speaker.end), None)
    return following is None or sentence.raw[following] in ",.;" or sentence.low[following] in ("in", "on", "at")


def _source(text: str, speaker: Actor, scope_start: int, scope_end: int) -> Source:
    # A name cut out of the middle of a body ("World Health" of an organisation) is no name: take the whole.
    name = speaker.name if speaker.name not in speaker.full or speaker.full.endswith(speaker.name) else speaker.full
    start = text.find(speaker.full, max(0, speaker.start - len(speaker.full)))
    start = start if start >= 0 else speaker.start
    end = start + len(speaker.full)
    return Source(name, speaker.full, start, end, scope_start, scope_end, name.casefold() in _PRONOUNS)


def _cut(source: Source, others: list[Source], text: str) -> Source:
    """`source` without the words that a later source of the same sentence vouches for."""
    end = source.scope_end
    for other in others:
        if source.scope_start < other.start < end and other.start > source.end:
            before = text[source.scope_start : other.start].casefold()
            border = max(
                (before.rfind(f" {word} ") for word in ("while", "but", "although", "though", "whereas")), default=-1
            )
            border = max(border, before.rfind(";"), before.rfind(", and "))
            if border >= 0:
                end = min(end, source.scope_start + border)
    return replace(source, scope_end=end) if end != source.scope_end else source
