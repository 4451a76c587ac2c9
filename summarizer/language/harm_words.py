"""The lexicon of harm: verbs, nouns and adjectives with the harm they say."""

from typing import TYPE_CHECKING, Literal

from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_DATA = vocabulary("harms")

Side = Literal["left", "right", "either", "toll", "among", "list"]


@record(frozen=True, slots=True)
class Cue:
    """A casualty word or phrase, as words `first` to `last` (half-open) of a sentence."""

    first: int
    last: int
    harms: "tuple[Harm, ...]"
    side: Side
    """left: the victims stand before it; right: after it; either: voice decides; toll: a figure follows a link word;
    among: "among the dead" names a whole of which others are part; list: "the dead were" lists the parts behind it."""
    denied: bool = False
    """Negated, planned, or only possible."""
    near: bool = False
    """The victims stand right beside it, since the words say a harm only of people."""


def _forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb as the vocabulary writes it."""
    if "/" in verb:
        base, third, past, participle, ing = verb.split("/")
        return base, third, past, participle, ing
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, third, verb + "ed", verb + "ed", verb + "ing"


def _verbs() -> "dict[str, tuple[Harm, Side]]":
    table: dict[str, tuple[Harm, Side]] = {}
    for harm, entry in _DATA["transitive"].items():
        for verb in entry.split():
            base, third, past, participle, ing = _forms(verb)
            table.update(dict.fromkeys((base, third, ing), (harm, "right")))
            table.update(dict.fromkeys((past, participle), (harm, "either")))
    for harm, entry in _DATA["intransitive"].items():
        for verb in entry.split():
            table.update(dict.fromkeys(_forms(verb), (harm, "left")))
    for harm, entry in _DATA["adjectives"].items():
        table.update(dict.fromkeys(entry.split(), (harm, "left")))
    return table


def _nouns() -> "dict[str, tuple[Harm, ...]]":
    table: dict[str, tuple[Harm, ...]] = {}
    for harm, entry in _DATA["nouns"].items():
        for word in entry.split():
            table[word] = (*table.get(word, ()), harm)
    return table


HARM_VERBS = _verbs()
"""Forms of verbs and adjectives with their harm and the side of their victims."""
NOUN_HARMS = _nouns()
"""The harms that a counted noun carries by itself."""
OF_HARMS: "dict[str, Harm]" = {word: harm for harm, entry in _DATA["of"].items() for word in entry.split()}
"""Nouns that take their victims with a preposition: "the deaths of 39 people"."""
AMBITRANSITIVE = word_set("harms", "verbs", "ambitransitive")
"""Verbs whose victims stand before them where nothing follows: "14 people have drowned"."""
TOLL_NOUNS = word_set("harms", "toll", "nouns")
BE = word_set("harms", "grammar", "be")
HAVE = word_set("harms", "grammar", "have")
ADVERBS = word_set("harms", "grammar", "adverbs")
AUXILIARIES = BE | HAVE | word_set("harms", "grammar", "auxiliary")
_NO_ADVERBS = frozenset(("family", "july", "fly", "supply", "assembly"))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)
