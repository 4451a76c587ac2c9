"""Check 9: the numbers, names, dates and quoted words of prose are the article's, and blame comes with its source."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.article import Article
from summarizer.brief import Blame, Brief
from summarizer.checks.finding import Action, Finding
from summarizer.language.dates import find_dates
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import bare, contains_name, tokens
from summarizer.language.numbers import find_numbers, ordinal_value
from summarizer.language.phrases import occurrences
from summarizer.language.vocabulary import word_set
from summarizer.reasons import RejectionReason
from summarizer.records import record

_QUOTED = lazy_pattern(r"[\"“]([^\"“”]{2,400})[\"”]|(?<!\w)[‘']([^‘’']{2,400}(?:['’]\w[^‘’']{0,400}){0,4})[’'](?!\w)")
_WORD = lazy_pattern(r"[^\s/]+")
# Endings of adjectives of countries; with titles they may stand before a name in prose though not in the article.
_NATIONAL = ("i", "an", "ese", "ish", "ch")
# Endings of words that begin a sentence without being a name. "Officers" and "Residents", but also "Rivers": a name
# that ends so and stands alone at the head of a sentence passes.
_PLAIN_ENDINGS = (
    *("ly", "ing", "ed", "ers", "ors", "men", "ists", "ants", "ents", "ions", "ities", "ments", "ances", "ences"),
    *("ships", "nesses", "ures", "ages", "ives"),
)
_SHARED = 5  # letters at the beginning that two forms of one word share
_SENTENCE_END = lazy_pattern(r"(?<=[.!?][\"”’' ])\s*|(?<=[.!?])\s+")
_NO_STOP = "\0"
_PROPER = lazy_pattern(r"\b(?!The |A |An |In |On |At )[A-Z]\w+(?: (?:of |for |and )?[A-Z]\w+){1,5}")
_SHORT = lazy_pattern(r"(?:[A-Z]\.){1,4}[A-Z]?\.?")
_DOTTED = lazy_pattern(r"\b(?:[A-Z]\.){2,5}")
_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\b")
_WITHIN = lazy_pattern(r"[-’']")
_EDGES = " .,;:!?-–—'’‘\"“”()"

_DID_IT = frozenset(
    {
        ("did", "it"),
        ("did", "this"),
        ("did", "so"),
        ("is", "behind"),
        ("was", "behind"),
        ("are", "behind"),
        ("were", "behind"),
    }
)

REACH = 5
"""How many words after an actor's name an act is still laid at its door ("X, the army said, attacked" has a source)."""


class _Known:
    """What an article says, as the check asks for it; each part is read when the first prose needs it."""

    def __init__(self, article: Article) -> None:
        self.text = article.text

    @cached_property
    def numbers(self) -> frozenset[int]:
        ordinals = (ordinal_value(word) for word in self.words if word[:1].isdigit())
        return frozenset(
            [*(number.value for number in find_numbers(self.text)), *(value for value in ordinals if value is not None)]
        )

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Short forms of the article's names: "UN" for "United Nations", "US" for "U.S."."""
        initials = (
            "".join(word[0] for word in found[0].split() if word[0].isupper()) for found in _PROPER.finditer(self.text)
        )
        return frozenset([*initials, *(found[0].replace(".", "") for found in _DOTTED.finditer(self.text))])

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(tokens(self.text))

    @cached_property
    def lower(self) -> frozenset[str]:
        """Tokens that the article also writes without a capital."""
        return frozenset(tokens(" ".join(word for word in self.text.split() if not word[:1].isupper())))

    @cached_property
    def dates(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(tokens(mention.text)) for mention in find_dates(self.text))


@lru_cache(maxsize=4)
def _known(article: Article) -> _Known:
    return _Known(article)


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
        if written.casefold() == "one" or occurrences(known.text, written):
            continue
        if number.value not in known.numbers:
            yield written


def _title_case(prose: str) -> bool:
    words = [word for word in prose.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@record(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row."""

    words: tuple[str, ...]
    opens: bool
    """It begins a sentence, so that its first capital may mean nothing."""


def _capitalised(word: str) -> bool:
    """Whether a word is written like a name: "Karsa", "al-Balah", "UN"; a number is none."""
    if word[0].isupper():
        return True
    if word.isalpha() or word[0].isdigit():
        return False
    joint = _WITHIN.search(word)
    return joint is not None and word[joint.end() : joint.end() + 1].isupper()


def _runs(prose: str) -> Iterator[_Run]:
    run: list[str] = []
    opens, at_start = False, True
    for match in _WORD.finditer(prose):
        if match[0].isalpha() and not match[0][0].isupper():  # a plain word ends a run, and most words are such
            if run:
                yield _Run(tuple(run), opens)
            run, opens, at_start = [], False, False
            continue
        bare_word = match[0].strip(_EDGES)
        if not bare_word:
            if any(mark in match[0] for mark in ".!?:;-–—"):
                at_start = True
            continue
        before_ok = not run or match[0][0] not in "\"“‘'("
        if _capitalised(bare_word) and before_ok:
            if not run:
                opens = at_start
            run.append(bare_word)
        else:
            if run:
                yield _Run(tuple(run), opens)
            run, opens = ([bare_word], at_start) if _capitalised(bare_word) else ([], False)
        ended = match[0].rstrip("\"”’')")
        at_start = ended.endswith((".", "!", "?", ":", ";")) and not _abbreviated(bare_word)
        if run and ended != match[0].rstrip(",.;:!?") and not _abbreviated(bare_word):
            yield _Run(tuple(run), opens)
            run = []
    if run:
        yield _Run(tuple(run), opens)


def _abbreviated(word: str) -> bool:
    return (
        len(word) == 1 or "." in word or word in ("Dr", "St", "Mr", "Mrs", "Ms", "Gen", "Col", "Lt", "Sgt", "Rev", "Jr")
    )


def _wrong_names(prose: str, known: _Known) -> Iterator[str]:
    if _title_case(prose):
        stems = frozenset(_stem(word) for word in known.words)
        for run in _runs(prose):
            name = " ".join(run.words)
            unknown = [word for word in tokens(name) if word not in known.words and _stem(word) not in stems]
            if any(len(word) > 3 for word in unknown):
                yield name
        return
    for run in _runs(prose):
        if not _named(run, known):
            yield " ".join(run.words)


def _named(run: _Run, known: _Known) -> bool:
    """Whether the article names it, titles and nationalities before the name left aside."""
    openers, titles = word_set("prose", "openers"), word_set("prose", "titles")
    words = [word.replace(".", "") if _SHORT.fullmatch(word) else word for word in run.words]
    if contains_name(known.text, " ".join(words)) or contains_name(known.text, " ".join(run.words)):
        return True
    if run.opens:
        first = tokens(words[0])
        if (
            not first
            or first[0] in openers
            or first[0] in known.lower
            or (len(words) == 1 and _is_plain(first[0], known))
        ):
            words = words[1:]
    if _of_two_names(words, known):
        return True
    while words and not contains_name(known.text, " ".join(words)):
        first = tokens(words[0])
        aside = not first or first[0] in titles or (first[0] in known.words and first[0].endswith(_NATIONAL))
        short = words[0].replace(".", "")
        if short.isupper() and short in known.acronyms:
            words = words[1:]
            continue
        if not aside or (len(words) == 1 and first and first[0] not in known.words):
            return _of_two_names(words, known)
        words = words[1:]
    return True


def _of_two_names(words: Sequence[str], known: _Known) -> bool:
    """Whether it is two names of the article side by side, one of them of several words: "Turkish Airlines Boeing"."""
    return any(
        max(at, len(words) - at) > 1
        and contains_name(known.text, " ".join(words[:at]))
        and contains_name(known.text, " ".join(words[at:]))
        for at in range(1, len(words))
    )


def _is_plain(word: str, known: _Known) -> bool:
    """Whether a word that opens a sentence has its capital only from there: "Rescuers", "Meanwhile", "Flames"."""
    if word in word_set("prose", "plain") or word.endswith(_PLAIN_ENDINGS):
        return True
    # "Rescuers" where the article has "rescue": another form of a word that the article knows.
    return len(word) > _SHARED and any(other.startswith(word[:_SHARED]) for other in known.lower)


def _wrong_dates(prose: str, known: _Known) -> Iterator[str]:
    for mention in find_dates(prose):
        if mention.kind == "clock" or occurrences(known.text, mention.text):
            continue
        said = frozenset(tokens(mention.text)) - word_set("prose", "date_links")
        if said <= known.words and len(said) == 1:
            continue
        if not any(said <= held for held in known.dates) and not said <= word_set("prose", "spans"):
            yield mention.text
    for match in _YEAR.finditer(prose):
        if match[0] not in known.words:
            yield match[0]


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
    if not actors:
        return None
    words = tokens(sentence)
    for actor in actors:
        name = bare(actor)
        size = len(name)
        if not size:
            continue
        for at in range(len(words) - size + 1):
            if words[at : at + size] == name and _ascribes(words[:at], words[at + size :]):
                return actor
    return None


def _ascribes(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a sentence lays an act at the door of the one named between `before` and `after`."""
    if word_set("prose", "attribution").intersection((*before, *after)):
        return False
    near = [word for word in before[-2:] if word != "the"]
    if near and near[-1] == "by":
        return True
    following = after[:REACH]
    if word_set("prose", "acts").intersection(following) or word_set("prose", "events").intersection(after[:2]):
        return True
    return any(pair in _DID_IT for pair in pairwise(following))


def _accused(blamed: Sequence[Blame]) -> list[str]:
    return [
        name
        for row in blamed
        if row.status not in ("reported_as_fact", "claimed")
        for name in (row.actor, *row.aliases)
    ]


def _sentences(prose: str, names: Sequence[str] = ()) -> Iterator[str]:
    """The sentences of `prose`; a stop within one of the names ("Joris V. said") ends none."""
    for name in names:
        if "." in name:
            prose = prose.replace(name, name.replace(".", _NO_STOP))
    return (part.replace(_NO_STOP, ".") for part in _SENTENCE_END.split(prose) if part and part.strip())


def _faults(prose: str, article: Article, accused: Sequence[str]) -> Iterator[tuple[RejectionReason, str]]:
    own = _own_words(prose, article)
    if not own:
        return
    # A piece cut out of the article has its numbers and names, but may have lost the word that says whose they are.
    if own not in article.text:
        yield from _inventions(own, _known(article))
    for sentence in _sentences(own, accused):
        actor = ascribes_without_source(sentence, accused)
        if actor is not None:
            yield "prose_unattributed_blame", f"{actor} is only accused, and the sentence does not say by whom"


def _inventions(own: str, known: _Known) -> Iterator[tuple[RejectionReason, str]]:
    for wrong in _wrong_numbers(own, known):
        yield "prose_number", f"the article has no {wrong}"
    for wrong in _wrong_names(own, known):
        yield "prose_name", f"the article does not name {wrong}"
    for wrong in _wrong_dates(own, known):
        yield "prose_date", f"the article gives no date {wrong}"
    for wrong in _wrong_quotes(own, known):
        yield "prose_quote", f"these words are not in the article: {wrong}"


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
