"""Where the words of a label stand in its article, found without the code that is under test."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.article import Article, Sentence
from summarizer.language.names import contains_name
from summarizer.language.numbers import find_numbers
from summarizer.language.phrases import occurrences

HARM_STEMS: dict[str, str] = {
    "killed": (
        r"kill|dead|death|died|dies?\b|dying|slain|perish|bodies|body|fatal|toll|lost (?:their|his|her|its) li|shot|"
        r"murder|claimed|casualt|drown|corpse|surviv|victim|beheaded|executed|burnt|lives?\b"
    ),
    "injured": r"injur|wound|hurt|hospital|treat|burn|maim|casualt|bruis|unhurt|surviv|scratch|cuts",
    "missing": r"missing|unaccounted|lost|disappear|feared|search|trapped|no trace",
    "abducted": r"abduct|kidnap|hostage|captur|taken|seiz|snatch|hijack|captiv|marched",
    "detained": r"detain|arrest|captur|held|prison|custody|taken",
    "displaced": r"displac|evacuat|homeless|fled|flee|left their|shelter|moved|leave|without (?:a )?(?:home|roof)|camp",
    "rescued": r"rescu|saved|pulled|freed|brought|safe|releas|picked|airlift|winched|plucked",
    "affected": r"affect|ill\b|sick|infect|strand|cases|need|without|cut off|suffer|food|aid|diagnos|power|symptom",
}
"""What a sentence says of a harm, loosely: only for choosing among sentences that hold a label's words."""

_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|eleven|twelve)"
_BEFORE = re.compile(
    r"(?:\b(?:at (?:least|most)|no (?:fewer|less|more) than|(?:not )?(?:more|less|fewer) than|over|well over|up to|"
    r"as many as|about|around|some|nearly|almost|an estimated|estimated|roughly|approximately|close to|just over|"
    r"just under|under|another|a further|further|all but|all|both|only|just|exceeded|"
    rf"between {_NUMBER} and|(?<!from ){_NUMBER} (?:to|or))|\d[\d,.]*[-–])\s*$",
    re.IGNORECASE,
)
_STOP_WORDS = (
    "were was are is be been had have has died die dies killed injured wounded hurt missing dead perished "
    "drowned fell lost remain remained remains still in at on of from by with after when while and or but who "
    "whose which that as for to during near inside outside including among since say says said told according "
    "would could may might will it he she they there before stay stays stayed under over into out off up down "
    "live lay left lie went came taken held do does did not yet later earlier then now today yesterday"
)
_STOP = frozenset(_STOP_WORDS.split())
_HARM_NOUNS = frozenset({"dead", "injured", "wounded", "missing", "hurt", "killed"})
_WORD = re.compile(r"[\s,]*([\w’'-]+)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in one sentence; half-open offsets in its text."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]


def speaks_of(harm: str, text: str) -> bool:
    """Whether a sentence may speak of a harm at all."""
    return re.search(HARM_STEMS[harm], text, re.IGNORECASE) is not None


def naming(article: Article, forms: Iterable[str]) -> list[Sentence]:
    """The sentences that hold one of the forms."""
    forms = list(forms)
    return [one for one in article.sentences if any(contains_name(one.text, form) for form in forms)]


def form_in(text: str, forms: Sequence[str]) -> str | None:
    """The first of the forms that stands in a text."""
    return next((form for form in forms if contains_name(text, form)), None)


def nearest_of_harm(article: Article, harm: str, number: int) -> list[int]:
    """The sentence nearest to `number` that speaks of a harm, for a count whose own sentence does not; [] for none."""
    found = [one.number for one in article.sentences if speaks_of(harm, one.text)]
    return sorted(found, key=lambda one: (abs(one - number), one))[:1]


def _distance_to_harm(harm: str, sentence: str, start: int, end: int) -> int:
    cues = [found.span() for found in re.finditer(HARM_STEMS[harm], sentence, re.IGNORECASE)]
    return min((max(0, low - end, start - high) for low, high in cues), default=999)


def toll_anchor(
    article: Article, text: str, harm: str, victims: Sequence[str], sources: Sequence[str]
) -> Anchor | None:
    """The place of a label's figure that fits its harm, group and source best; None: the words are not there."""
    best: tuple[float, Anchor] | None = None
    for sentence in article.sentences:
        for start, end in occurrences(sentence.text, text):
            before = article.sentence(sentence.number - 1)
            near = f"{before.text if before else ''} {sentence.text}"
            score = 3.0 * speaks_of(harm, sentence.text)
            score += 2.0 * bool(form_in(sentence.text, sources)) + 0.5 * bool(form_in(near, sources))
            score += 4.0 * any(
                sentence.text[end : end + 30].lower().lstrip().startswith(one.lower().split()[0]) for one in victims
            )
            score += 1.0 * bool(form_in(sentence.text, victims))
            score -= 6.0 * sentence.text[end : end + 8].lower().startswith((" third", " in ten"))
            score -= 0.01 * min(_distance_to_harm(harm, sentence.text, start, end), 90)
            score -= 0.3 * (sentence.number in article.headline)
            score -= 0.001 * sentence.number
            if best is None or score > best[0]:
                best = (score, Anchor(sentence, start, end))
    return None if best is None else best[1]


def with_bounds(anchor: Anchor) -> Anchor:
    """The place with the words before it that bound its number: "at least", "up to", "between 12 and"."""
    start = anchor.start
    while (found := _BEFORE.search(anchor.sentence.text[:start])) is not None:
        start = found.start()
    return Anchor(anchor.sentence, start, anchor.end)


def with_noun(anchor: Anchor) -> Anchor:
    """The place with the noun after it: at most three words, up to the first word that begins something else."""
    text, end = anchor.sentence.text, anchor.end
    if not re.fullmatch(r"(?:[\w.,-]+)(?: (?:\w+|million|thousand|hundred))?", anchor.text):
        return anchor
    for _ in range(3):
        found = re.compile(r" ([\w’'-]+)").match(text, end)
        if found is None:
            break
        word = found.group(1).lower()
        if word in _STOP and word not in _HARM_NOUNS:
            break
        end = found.end()
        if word in _HARM_NOUNS:
            break
    return Anchor(anchor.sentence, anchor.start, end)


def unique(anchor: Anchor) -> Anchor:
    """The place lengthened until its words stand only once in the sentence."""
    text, start, end = anchor.sentence.text, anchor.start, anchor.end
    for _ in range(12):
        if len(occurrences(text, text[start:end])) <= 1:
            break
        after = _WORD.match(text, end)
        if after is not None:
            end = after.end()
            continue
        start = max(0, text.rfind(" ", 0, max(0, start - 1)) + 1)
    return Anchor(anchor.sentence, start, end)


def pieces(text: str, people: int | None) -> list[str]:
    """A list of victims as the phrases that a draft points at, one for each number or person.

    Args:
        people: how many the list holds, which tells "A, a porter, and B" from "A, B and C".
    """
    if people is None or people < 2 or re.search(r"\bbetween\b|\ball but\b|\bor\b|^both ", text) or " and " not in text:
        return [text]
    if any(number.value == people for number in find_numbers(text)):
        return [text]  # "two men were shot and killed": one number counts them all
    parts = [part.strip(" ,") for part in re.split(r",? and ", text)]
    if len(parts) < people and not any(re.search(rf"\b{_NUMBER}\b", part, re.IGNORECASE) for part in parts):
        finer = [piece.strip() for part in parts for piece in part.split(", ")]
        if len(finer) == people:
            return finer
    return parts
