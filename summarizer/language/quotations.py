"""What is said word for word: quotations with their speakers."""

from functools import lru_cache

from summarizer.article import Article, Sentence
from summarizer.language.actors import Actor, actor_before
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.nounphrases import CONJUNCTIONS, PRONOUNS, VERBS
from summarizer.language.speech import speakers
from summarizer.records import record

# A word or white space before, then the words, then the closing mark; single quotes are left alone (apostrophes).
_LONGEST_QUOTE = 4000


@record(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks."""

    sentence: int
    """Number of the sentence in which it begins."""
    last_sentence: int
    start: int
    """Half-open offsets of the words without their marks, into the article's text."""
    end: int
    text: str
    speaker: Actor | None
    """None: the text does not say."""
    speaker_sentence: int | None
    """Number of the sentence that names the speaker; the offsets of `speaker` count in it."""


def quote_spans(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the words between double quotation marks; a paragraph left open ends its quotation."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for at, mark in ((match.start(), match[0]) for match in _MARKS.finditer(text)):
        if mark.startswith("\n"):
            if opened >= 0:
                spans.append((opened, at))
                opened = -1
        elif mark in "“«" or (mark == '"' and opened < 0):
            opened = at + 1
        elif opened >= 0:
            spans.append((opened, at))
            opened = -1
    if opened >= 0:
        spans.append((opened, len(text.rstrip())))
    return [(start, end) for start, end in spans if text[start:end].strip() and end - start <= _LONGEST_QUOTE]


# One class for the first mark, so that the search can skip to it.
_MARKS = lazy_pattern(r"[\"“”«»\n](?:(?<!\n)|[ \t\r]*\n)")


def _touching(article: Article, start: int, end: int, at: int) -> tuple[int, int]:
    """Indexes of the first and last sentence that the offsets touch, looked for from index `at` on."""
    sentences = article.sentences
    while at < len(sentences) - 1 and sentences[at].end <= start:
        at += 1
    last = at
    while last < len(sentences) - 1 and sentences[last + 1].start < end:
        last += 1
    return at, last


@lru_cache(maxsize=8)
def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article with their speakers, in order."""
    found: list[Quotation] = []
    index = 0
    for start, end in quote_spans(article.text):
        if not article.sentences:
            break
        index, last = _touching(article, start, end, index)
        if end <= article.sentences[index].start:
            continue
        speaker, where = _speaker_of(article, index, last, start, end, found)
        found.append(
            Quotation(
                article.sentences[index].number,
                article.sentences[last].number,
                start,
                end,
                article.text[start:end],
                speaker,
                where,
            )
        )
    return tuple(found)


def _speaker_of(
    article: Article, first: int, last: int, start: int, end: int, earlier: list[Quotation]
) -> tuple[Actor | None, int | None]:
    """The speaker of the quotation at these offsets, by the attribution outside its marks."""
    sentences = article.sentences
    for index in dict.fromkeys((last, first)):
        sentence = sentences[index]
        speaker = _outside(sentence, start, end)
        if speaker is not None:
            return speaker, sentence.number
    paragraph = sentences[first].paragraph
    whole = start - 1 <= sentences[first].start and end + 1 >= sentences[last].end - 1
    if whole:
        # A quotation that fills its sentences goes on with the speaker of its paragraph.
        if (
            earlier
            and earlier[-1].speaker is not None
            and sentences[first].paragraph == sentences[earlier[-1].last_sentence - 1].paragraph
            and first - (earlier[-1].last_sentence - 1) <= 1
        ):
            return earlier[-1].speaker, earlier[-1].speaker_sentence
        if first > 0:
            before = sentences[first - 1]
            if before.paragraph == paragraph or before.text.rstrip().endswith(":"):
                speaker = _outside(before, start, end) or _subject(before.text)
                if speaker is not None:
                    return speaker, before.number
        if (
            last + 1 < len(sentences)
            and sentences[last + 1].paragraph == paragraph
            and sentences[last + 1].text[:1].islower()
        ):
            after = sentences[last + 1]
            speaker = _outside(after, start, end)
            if speaker is not None:
                return speaker, after.number
        return None, None
    speaker = _subject(sentences[first].text)
    return (speaker, sentences[first].number) if speaker is not None else (None, None)


def _outside(sentence: Sentence, start: int, end: int) -> Actor | None:
    """The speaker named in `sentence` outside the quotation; the nearest to it counts."""
    best: Actor | None = None
    distance = 1 << 30
    for report in speakers(sentence.text):
        cue = sentence.start + report.cue_start
        if start <= cue < end or report.speaker is None:
            continue
        gap = start - cue if cue < start else cue - end
        # A verb whose scope does not reach the quotation does not introduce it.
        if gap < distance:
            best, distance = report.speaker, gap
    return best


@lru_cache(maxsize=1024)
def _subject(text: str) -> Actor | None:
    """The subject of the first verb of a sentence ("Roe condemned the attack as ...")."""
    sentence = line(text)
    for at in range(1, len(sentence.raw)):
        word = sentence.low[at]
        if (word in VERBS or word.endswith("ed")) and word not in CONJUNCTIONS and word not in PRONOUNS:
            if "who" in sentence.low[max(0, at - 2) : at] or "which" in sentence.low[max(0, at - 2) : at]:
                continue
            subject = actor_before(sentence, at)
            if subject is not None and subject.kind != "thing":
                return subject
            if at > 25:
                break
    return None
