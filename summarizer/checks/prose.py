"""Check 9: prose says nothing that the article does not: numbers, names, dates, quoted words, blame without its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.article import Article
from summarizer.brief import Blame, Brief
from summarizer.checks.finding import Action, Finding
from summarizer.language.dates import find_dates
from summarizer.language.names import bare, contains_name, tokens
from summarizer.language.numbers import find_numbers
from summarizer.language.phrases import occurrences
from summarizer.language.vocabulary import word_set
from summarizer.reasons import RejectionReason

_QUOTED = re.compile(r"[\"“]([^\"“”]{2,400})[\"”]|(?<!\w)[‘']([^‘’']{2,400}(?:['’]\w[^‘’']{0,400}){0,4})[’'](?!\w)")
# A capitalised word and those that follow it; small words inside a name keep it together.
_NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?:\s(?:(?:of|the|de|la|al|el|bin|van|von|and)\s){0,2}[^\W\d_a-zß-öø-ÿ][\w’'.-]*)*"
)
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”’' ])\s*|(?<=[.!?])\s+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_EDGES = " .,;:!?-–—'’‘\"“”()"

REACH = 5
"""How many words after an actor's name an act is still laid at its door ("X, the army said, attacked" has a source)."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article says, as the check asks for it."""

    text: str
    numbers: frozenset[int]
    words: frozenset[str]
    lower: frozenset[str]
    """Tokens that the article also writes without a capital."""
    dates: tuple[frozenset[str], ...]


@lru_cache(maxsize=4)
def _known(article: Article) -> _Known:
    text = article.text
    words = frozenset(tokens(text))
    return _Known(
        text=text,
        numbers=frozenset(number.value for number in find_numbers(text)),
        words=words,
        lower=frozenset(tokens(" ".join(word for word in text.split() if not word[:1].isupper()))),
        dates=tuple(frozenset(tokens(mention.text)) for mention in find_dates(text)),
    )


def _own_words(prose: str, article: Article) -> str:
    """The prose without whole sentences of the article, which are the article's own statements."""
    for sentence in article.sentences:
        if len(sentence.text) <= len(prose) and sentence.text in prose:
            prose = prose.replace(sentence.text, "\n")
    return prose.strip()


def _wrong_numbers(prose: str, known: _Known) -> Iterator[str]:
    for number in find_numbers(prose):
        written = prose[number.start : number.end]
        # "one" is as often a pronoun; a figure that the article spells in another way has the same value.
        if number.value not in known.numbers and written.casefold() != "one" and not occurrences(known.text, written):
            yield written


def _title_case(prose: str) -> bool:
    words = [word for word in prose.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _wrong_names(prose: str, known: _Known) -> Iterator[str]:
    title_case = _title_case(prose)
    stems = frozenset(_stem(word) for word in known.words) if title_case else frozenset[str]()
    for match in _NAME.finditer(prose):
        name = match[0].strip(_EDGES)
        sequence = bare(name)
        if not sequence or contains_name(known.text, name):
            continue
        if title_case:
            unknown = [word for word in sequence if word not in known.words and _stem(word) not in stems]
            if unknown and not all(len(word) < 4 for word in unknown):
                yield name
            continue
        if _opens_sentence(prose, match.start()):
            # The capital may only open the sentence: then the rest of the run has to be known.
            rest = name.split(maxsplit=1)
            if len(rest) == 1:
                if sequence[0] in known.lower or sequence[0] in _OPENERS or not _name_like(name, prose):
                    continue
            elif contains_name(known.text, rest[1]) and (
                sequence[0] in known.lower or sequence[0] in _OPENERS or sequence[0] in known.words
            ):
                continue
        yield name


# Words that open a sentence of prose with a capital and are no names.
_OPENERS = frozenset(
    "a an the this that these those in on at by for from after before during when while as since although though but and or nor so "
    "it he she they we its his her their there here one two three four five six seven eight nine ten eleven twelve dozens scores hundreds "
    "thousands several many some most all both no none nobody another other others at least more over about around nearly almost police "
    "officials authorities witnesses residents people gunmen rescuers survivors investigators prosecutors rebels militants soldiers troops "
    "two's according earlier later meanwhile however following called said condemned denied vowed warned urged blamed accused".split()
)


def _opens_sentence(prose: str, start: int) -> bool:
    before = prose[:start].rstrip(" \"“'‘(")
    return not before or before[-1] in ".!?:;\n"


def _name_like(name: str, prose: str) -> bool:
    """Whether a word that opens a sentence is a name: it is capitalised elsewhere in the prose, or inside, too."""
    return any(char.isupper() for char in name[1:]) or len(re.findall(rf"(?<=[a-z,] ){re.escape(name)}\b", prose)) > 0


def _wrong_dates(prose: str, known: _Known) -> Iterator[str]:
    for mention in find_dates(prose):
        if mention.kind == "clock" or occurrences(known.text, mention.text):
            continue
        said = frozenset(tokens(mention.text)) - _DATE_WORDS
        if not any(said <= held for held in known.dates) and not said <= _SMALL_DATE_WORDS:
            yield mention.text
    for match in _YEAR.finditer(prose):
        if match[0] not in known.words:
            yield match[0]


_DATE_WORDS = frozenset("on in at the of late early last this around about from until by since during".split())
_SMALL_DATE_WORDS = frozenset("day days week weeks month months year years hours night morning evening".split())


def _wrong_quotes(prose: str, known: _Known) -> Iterator[str]:
    for match in _QUOTED.finditer(prose):
        quoted = (match[1] or match[2]).strip(_EDGES)
        if quoted and not occurrences(known.text, quoted):
            yield quoted


def ascribes_without_source(sentence: str, actors: Sequence[str]) -> str | None:
    """The actor at whose door a sentence lays an act without any word of attribution, or None.

    Args:
        actors: names and aliases of blamed actors whose guilt is somebody's word.
    """
    words = tokens(sentence)
    if word_set("prose", "attribution").intersection(words):
        return None
    acts, events = word_set("prose", "acts"), word_set("prose", "events")
    for actor in actors:
        name = bare(actor)
        size = len(name)
        if not size:
            continue
        for at in range(len(words) - size + 1):
            if words[at : at + size] != name:
                continue
            before = [word for word in words[max(0, at - 2) : at] if word != "the"]
            if before and before[-1] == "by":
                return actor
            after = words[at + size : at + size + REACH]
            if acts.intersection(after) or events.intersection(after[:2]):
                return actor
    return None


def _accused(blamed: Sequence[Blame]) -> list[str]:
    return [
        name
        for row in blamed
        if row.status not in ("reported_as_fact", "claimed")
        for name in (row.actor, *row.aliases)
    ]


def _sentences(prose: str) -> Iterator[str]:
    return (part for part in _SENTENCE_END.split(prose) if part and part.strip())


def _faults(prose: str, article: Article, accused: Sequence[str]) -> Iterator[tuple[RejectionReason, str]]:
    known = _known(article)
    own = _own_words(prose, article)
    if not own:
        return
    for wrong in _wrong_numbers(own, known):
        yield "prose_number", f"the article has no {wrong}"
    for wrong in _wrong_names(own, known):
        yield "prose_name", f"the article does not name {wrong}"
    for wrong in _wrong_dates(own, known):
        yield "prose_date", f"the article gives no date {wrong}"
    for wrong in _wrong_quotes(own, known):
        yield "prose_quote", f"these words are not in the article: {wrong}"
    for sentence in _sentences(own):
        actor = ascribes_without_source(sentence, accused)
        if actor is not None:
            yield "prose_unattributed_blame", f"{actor} is only accused, and the sentence does not say by whom"


def _prose(brief: Brief) -> Iterator[tuple[str, str, Action]]:
    yield "headline", brief.headline, "replace_prose"
    if brief.what.summary is not None:
        yield "what.summary", brief.what.summary, "replace_prose"
    for at, reaction in enumerate(brief.reactions):
        yield f"reactions[{at}].gist", reaction.gist, "replace_prose"
    for at, event in enumerate(brief.background):
        yield f"background[{at}].summary", event.summary, "replace_prose"


def _phrases(brief: Brief) -> Iterator[tuple[str, str, Action]]:
    for at, weapon in enumerate(brief.what.weapons):
        yield f"what.weapons[{at}]", weapon, "remove_item"
    for at, target in enumerate(brief.what.targets):
        yield f"what.targets[{at}]", target, "remove_item"
    for at, reaction in enumerate(brief.reactions):
        if reaction.role is not None:
            yield f"reactions[{at}].role", reaction.role, "null_field"


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for prose that carries more than the article, one per piece of prose and reason."""
    accused = _accused(brief.blamed)
    for path, prose, action in _prose(brief):
        said: set[RejectionReason] = set()
        for reason, detail in _faults(prose, article, accused):
            if reason not in said:
                said.add(reason)
                yield Finding(path, reason, detail, prose, action)
    for path, phrase, action in _phrases(brief):
        if not contains_name(article.text, phrase):
            yield Finding(path, "prose_name", "these words are not in the article", phrase, action)
