"""Casualty words of a sentence: which harm they say, and on which side their victims stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.language.nouns import STOPS, VERBS
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import Words

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_DATA = vocabulary("harms")

Side = Literal["left", "right", "either", "toll", "among"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A casualty word or phrase, as words `first` to `last` (half-open)."""

    first: int
    last: int
    harms: "tuple[Harm, ...]"
    side: Side
    """left: the victims stand before it; right: after it; either: voice decides; toll: a figure follows a link word;
    among: "among the dead" names a whole of which others are part."""
    denied: bool = False
    """Negated, planned, or only possible."""
    near: bool = False
    """The victims stand right beside it, since the words say a harm only of people."""


def word_list(*path: str) -> frozenset[str]:
    """The words of one entry of the vocabulary of harms."""
    entry = _DATA
    for key in path:
        entry = entry[key]
    return frozenset(str(entry).split())


def _forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb as the vocabulary writes it."""
    if "/" in verb:
        base, third, past, participle, ing = verb.split("/")
        return base, third, past, participle, ing
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, third, verb + "ed", verb + "ed", verb + "ing"


def _verbs() -> "dict[str, tuple[Harm, Side]]":
    table: dict[str, tuple[Harm, Side]] = {}
    for harm, entry in _DATA["transitive"].items():
        for verb in entry.split():
            base, third, past, participle, ing = _forms(verb)
            for form in (base, third, ing):
                table[form] = (harm, "right")
            for form in (past, participle):
                table[form] = (harm, "either")
    for harm, entry in _DATA["intransitive"].items():
        for verb in entry.split():
            for form in _forms(verb):
                table[form] = (harm, "left")
    for harm, entry in _DATA["adjectives"].items():
        for adjective in entry.split():
            table[adjective] = (harm, "left")
    return table


_VERBS = _verbs()
_OF = {word: harm for harm, entry in _DATA["of"].items() for word in entry.split()}
NOUN_HARMS: "dict[str, tuple[Harm, ...]]" = {}
"""The harms that a counted noun carries by itself."""
for _harm, _entry in _DATA["nouns"].items():
    for _word in _entry.split():
        NOUN_HARMS[_word] = (*NOUN_HARMS.get(_word, ()), _harm)
_TOLL_NOUNS = word_list("toll", "nouns")
BE = word_list("grammar", "be")
HAVE = word_list("grammar", "have")
ADVERBS = word_list("grammar", "adverbs")
AUXILIARIES = BE | HAVE | word_list("grammar", "auxiliary")
_NEGATIONS = word_list("grammar", "negations")
_HYPOTHETICAL = word_list("grammar", "hypothetical")
_SHOT = word_list("partial", "shot")
_STABBED = word_list("partial", "stabbed")
_BEATEN = word_list("partial", "beaten")
_IN_BED = BE | {"recovering", "treatment", "recuperating"}
_SUFFERED = word_list("partial", "suffered")
_WOUNDS = word_list("partial", "wounds")
_HOSPITAL = word_list("partial", "hospital")
_CARE = tuple("hospital hospitals clinic clinics health medical infirmary treatment".split())
_CONDITION = word_list("partial", "condition")
_TAKE = word_list("partial", "take")
_CAPTIVE = word_list("partial", "captive")
_SHELTERS = word_list("partial", "shelters")
_BODY = word_list("partial", "body")
_SHELTERING = frozenset("living staying sleeping sheltering sheltered camping camped housed camp shelter live".split())
_BETWEEN = frozenset("to of at for the a an their his into in".split())
_THE_DEAD = frozenset(NOUN_HARMS)

CUE_WORDS = frozenset(_VERBS) | frozenset(_OF) | _THE_DEAD | _TOLL_NOUNS | _SHOT | _STABBED | _BEATEN | _HOSPITAL
"""A sentence without any of these says no harm."""
CUE_WORDS |= _WOUNDS | _CAPTIVE | word_list("partial", "openers")


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in ADVERBS or (word.endswith("ly") and word not in ("family", "july", "fly", "supply", "assembly"))


def has_cue(sentence: Words) -> bool:
    """Whether a sentence holds any casualty word at all; quick, so that most sentences cost nothing more."""
    return not CUE_WORDS.isdisjoint(sentence.low)


def find_cues(sentence: Words) -> tuple[Cue, ...]:
    """The casualty words of a sentence, in order; none overlaps another."""
    cues: list[Cue] = []
    at = 0
    while at < len(sentence):
        cue = _cue_at(sentence, at)
        if cue is None:
            at += 1
            continue
        cues.append(replace(cue, denied=True) if _denied(sentence, cue) else cue)
        at = cue.last
    return tuple(cues)


def _cue_at(sentence: Words, at: int) -> Cue | None:
    for rule in (_among, _toll, _phrases, _deadly, _noun_of, _verb):
        cue = rule(sentence, at)
        if cue is not None:
            return cue
    return None


def _among(sentence: Words, at: int) -> Cue | None:
    """ "among the dead", "those killed included", "the victims include"."""
    word = sentence.low[at]
    if word in ("among", "amongst"):
        end = at + 1
        while sentence.at(end) in ("the", "those", "all", "its"):
            end += 1
        if sentence.at(end) in ("people", "confirmed", "persons", "reported"):
            end += 1
        harms = NOUN_HARMS.get(sentence.at(end)) if end > at + 1 else None
        if harms:
            # "among the dead and wounded" says neither by itself.
            if sentence.at(end + 1) in ("and", "or") and sentence.at(end + 2) in NOUN_HARMS:
                return Cue(at, end + 3, tuple(dict.fromkeys(harms + NOUN_HARMS[sentence.at(end + 2)])), "among")
            return Cue(at, end + 1, harms, "among")
    if word in ("the", "those") and sentence.at(at + 1) in NOUN_HARMS:
        end = at + 2
        while sentence.at(end) in BE | HAVE | ADVERBS:
            end += 1
        if sentence.at(end) in ("include", "included", "includes"):
            return Cue(at, end + 1, NOUN_HARMS[sentence.at(at + 1)], "right")
    return None


def _toll(sentence: Words, at: int) -> Cue | None:
    """ "death toll", "number of injured": nouns that a figure follows."""
    word = sentence.low[at]
    if word in ("toll", "tally"):
        before = sentence.at(at - 1)
        harm: Harm = "injured" if before in ("injury", "injured") else "killed"
        return Cue(at, at + 1, (harm,), "toll")
    if word in ("number", "numbers", "count", "figure", "total", "amount") and sentence.at(at + 1) in ("of", "for"):
        end = at + 2
        while sentence.at(end) in (
            "the",
            "people",
            "those",
            "persons",
            "confirmed",
            "who",
            "have",
            "had",
            "were",
            "been",
            "victims",
        ):
            end += 1
        harms = NOUN_HARMS.get(sentence.at(end)) or _verb_harm(sentence.at(end))
        if harms and sentence.at(at - 1) not in ("a", "an"):
            return Cue(at, end + 1, harms, "toll")
    if word in _TOLL_NOUNS and word not in _VERBS and _figure_follows(sentence, at + 1):
        return Cue(at, at + 1, NOUN_HARMS.get(word, ("killed",)), "toll")
    return None


def _verb_harm(word: str) -> "tuple[Harm, ...] | None":
    entry = _VERBS.get(word)
    return (entry[0],) if entry else None


_RISE = frozenset(
    "rose risen rises rising climbed climbs climbing reached reaching stands stood increased jumped now at".split()
)


def _figure_follows(sentence: Words, at: int) -> bool:
    return any(sentence.at(index) in _RISE for index in range(at, at + 4))


def _phrases(sentence: Words, at: int) -> Cue | None:
    """Harms said by two words together."""
    word = sentence.low[at]
    if word in ("lost", "lose", "losing", "loses", "gave"):
        if sentence.at(at + 1) in ("their", "his", "her", "its") and sentence.at(at + 2) in ("life", "lives"):
            return Cue(at, at + 3, ("killed",), "left")
        # "lost nine soldiers": the object tells whether it is people.
        return Cue(at, at + 1, ("killed",), "right", near=True) if word != "gave" else None
    if word == "laid" and sentence.at(at + 1) == "down" and sentence.at(at + 3) in ("life", "lives"):
        return Cue(at, at + 4, ("killed",), "left")
    if word in ("cost", "costing") and any(sentence.at(index) in ("life", "lives") for index in range(at + 2, at + 8)):
        return Cue(at, at + 1, ("killed",), "right")
    if word == "fallen" and sentence.at(at - 1) in HAVE:
        return Cue(at, at + 1, ("killed",), "left", near=True)
    if (
        word == "fell"
        and sentence.at(at + 1) in ("in", "to")
        and sentence.at(at + 2) in ("an", "a", "the", "action", "battle", "fighting")
    ):
        if sentence.at(at + 2) in ("action", "battle", "fighting") or sentence.at(at + 3) in (
            "ambush",
            "attack",
            "battle",
            "clash",
            "fighting",
        ):
            return Cue(at, at + 1, ("killed",), "left")
    if (
        word in ("broke", "breaking")
        and sentence.at(at + 1) in ("a", "an", "his", "her")
        and sentence.at(at + 2) in _BODY
    ):
        return Cue(at, at + 3, ("injured",), "left")
    if word in ("has", "have") and _wounds_follow(sentence, at + 1):
        return Cue(at, at + 1, ("injured",), "left", near=True)
    if word == "on" and sentence.at(at + 1) == "the" and sentence.at(at + 2) == "move":
        return Cue(at, at + 3, ("displaced",), "left", near=True)
    if word in _SHELTERING and any(_within(sentence, at + 1, 6, (place,)) for place in _SHELTERS):
        return Cue(at, at + 1, ("displaced",), "left")
    if word in ("taken", "brought", "found", "lifted", "carried", "got") and _within(sentence, at + 1, 4, ("alive",)):
        return Cue(at, at + 1, ("rescued",), "either")
    if (
        word in ("hit", "struck")
        and sentence.at(at - 1) in BE
        and sentence.at(at + 1) in ("by", ".", ";", ",", "in", "")
    ):
        return Cue(at, at + 1, ("injured",), "left", near=True)
    if word in ("leave", "left", "leaving") and sentence.at(at + 1) == "their" and sentence.at(at + 2) in _HOMES:
        return Cue(at, at + 1, ("displaced",), "left")
    if (
        word in ("come", "returned", "seen", "found", "heard")
        and sentence.at(at - 1) in ("not", "been")
        and "not" in sentence.low[max(0, at - 3) : at]
    ):
        if word != "come" or sentence.at(at + 1) == "back":
            return Cue(at, at + 1, ("missing",), "left")
    if word == "in" and sentence.at(at + 1) in ("custody", "detention"):
        return Cue(at, at + 2, ("detained",), "left", near=True)
    if (
        word == "taken"
        and sentence.at(at - 1) in BE
        and sentence.at(at + 1) in ("from", "away", "off", "by")
        and not _within(sentence, at + 1, 9, ("hospital", "hospitals", "clinic"))
    ):
        return Cue(at, at + 1, ("abducted",), "left")
    captive = _captive(sentence, at) if word in _TAKE else None
    if captive is not None:
        return captive
    if word in ("fled", "flee", "fleeing") and _within(sentence, at + 1, 7, _HOMES):
        return Cue(at, at + 1, ("displaced",), "left")
    if word == "unaccounted" and sentence.at(at + 1) == "for":
        return Cue(at, at + 2, ("missing",), "left")
    if word in ("rounded", "rounding") and sentence.at(at + 1) == "up":
        return Cue(at, at + 2, ("detained",), "either")
    if word in ("went", "gone", "go", "reported") and sentence.at(at + 1) == "missing":
        return Cue(at, at + 2, ("missing",), "left")
    if word in ("gunned", "mowed", "cut") and sentence.at(at + 1) == "down":
        return Cue(at, at + 2, ("killed",), "either")
    if word == "tested" and sentence.at(at + 1) == "positive":
        return Cue(at, at + 2, ("affected",), "left")
    if word in ("passed",) and sentence.at(at + 1) == "away":
        return Cue(at, at + 2, ("killed",), "left")
    if word == "without" and sentence.at(at + 1) in ("power", "electricity", "water", "shelter", "food"):
        return Cue(at, at + 2, ("affected",), "left")
    if word in ("pulled", "dug", "plucked", "brought") and _within(
        sentence, at + 1, 5, ("alive", "safety", "rubble", "out")
    ):
        return Cue(at, at + 1, ("rescued",), "either")
    if word in ("seized", "seizing", "seize", "snatched", "snatching"):
        return Cue(at, at + 1, ("abducted", "detained"), "either")
    if word in ("forced", "left", "leaving", "forcing", "driven") and _within(
        sentence, at + 1, 6, ("homes", "flee", "evacuate")
    ):
        if word.startswith("forc") or word == "driven" or sentence.at(at + 1) == "their":
            return Cue(at, at + 1, ("displaced",), "either" if word != "forcing" else "right")
    return _injuries(sentence, at)


_HOMES = tuple(
    "homes houses home village villages town towns city cities area areas region country fighting violence camp camps province".split()
)


def _within(sentence: Words, at: int, reach: int, wanted: tuple[str, ...]) -> bool:
    """Whether one of `wanted` stands in the next `reach` words, before a comma or another clause."""
    for index in range(at, min(at + reach, len(sentence))):
        word = sentence.low[index]
        if word in wanted:
            return True
        if word in (",", ";", ".", "who", "which"):
            return False
    return False


def _wounds_follow(sentence: Words, at: int) -> bool:
    """Whether an injury is the object that begins here: "has wounds to the neck", not "have died of their burns"."""
    for index in range(at, at + 4):
        word = sentence.at(index)
        if word in _WOUNDS:
            return True
        if word in VERBS or not word.isalpha() or (word in STOPS and word not in ("a", "an", "his", "her")):
            return False
    return False


def _captive(sentence: Words, at: int) -> Cue | None:
    """ "taken hostage", "took 12 people hostage", "took into custody"."""
    following = sentence.at(at + 1)
    if following in _CAPTIVE:
        return Cue(at, at + 2, ("abducted",), "either")
    if following == "into" and sentence.at(at + 2) == "custody":
        return Cue(at, at + 3, ("detained",), "either")
    for index in range(at + 2, min(at + 10, len(sentence))):
        word = sentence.low[index]
        if word in ("hostage", "captive", "prisoner"):
            return Cue(at, at + 1, ("abducted",), "right")
        if word == "into" and sentence.at(index + 1) == "custody":
            return Cue(at, at + 1, ("detained",), "right")
        if word in (",", ";", ".", "who", "which", "when", "after") or word in AUXILIARIES:
            break
    return None


def _injuries(sentence: Words, at: int) -> Cue | None:
    """ "suffered burns", "taken to hospital", "in critical condition", "treated for injuries"."""
    word = sentence.low[at]
    if word in _SUFFERED and word not in ("with", "had"):
        for index in range(at + 1, min(at + 7, len(sentence))):
            if sentence.low[index] in _WOUNDS:
                return Cue(at, index + 1, ("injured",), "left")
            if sentence.low[index] in (",", ";"):
                return None
    if word in ("treated", "treating") and sentence.at(at + 1) not in ("as", "like", "with"):
        return Cue(at, at + 1, ("injured", "affected"), "either")
    if word in (
        "taken",
        "rushed",
        "brought",
        "airlifted",
        "admitted",
        "transported",
        "sent",
        "flown",
        "transferred",
        "ferried",
        "carried",
        "moved",
    ):
        if any(_within(sentence, at + 1, 8, (place,)) for place in _CARE):
            return Cue(at, at + 1, ("injured", "affected"), "either")
    if word in ("in", "at") and (is_adverb(sentence.at(at - 1)) or sentence.at(at - 1) in _IN_BED):
        for index in range(at + 1, min(at + 6, len(sentence))):
            following = sentence.low[index]
            if following in _HOSPITAL or (following == "condition" and sentence.low[index - 1] in _CONDITION):
                return Cue(at, index + 1, ("injured", "affected"), "left")
            if following in (",", ";", "and"):
                return None
    if word in ("require", "required", "requiring", "needed", "needing", "receiving", "received", "need") and _within(
        sentence, at + 1, 5, ("treatment", "hospitalisation", "hospitalization", "surgery")
    ):
        return Cue(at, at + 1, ("injured", "affected"), "left")
    return None


def _deadly(sentence: Words, at: int) -> Cue | None:
    """Shot, stabbed, beaten: a death only when another word says so."""
    word = sentence.low[at]
    if word in _SHOT:
        if sentence.at(at + 1) in ("at", "down", "into", "off", "up", "from", "toward", "towards", "over"):
            return None
        if sentence.at(at + 1) == "dead":
            return Cue(at, at + 2, ("killed",), "either")
        if sentence.at(at - 1) in ("a", "an", "the", "mass", "of", "this", "that", "deadly", "drive-by") or word in (
            "shooting",
            "shots",
        ):
            return None
    elif word not in _STABBED and word not in _BEATEN:
        return None
    if sentence.at(at - 1) == "fatally":
        return Cue(at, at + 1, ("killed",), "either")
    if sentence.at(at + 1) in ("and", "or", ",") and sentence.at(at + 2) in (
        "killed",
        "wounded",
        "injured",
        "killing",
        "kill",
    ):
        return None
    for index in range(at + 1, min(at + 8, len(sentence))):
        following = sentence.low[index]
        if following == "to" and sentence.at(index + 1) == "death":
            if index == at + 1:
                return Cue(at, at + 3, ("killed",), "either")
            return Cue(at, at + 1, ("killed",), "right")
        if following in ("dead", "alive") and (word in _SHOT or following == "alive"):
            if word in _SHOT or word.startswith("burn"):
                return Cue(at, at + 1, ("killed",), "right" if index > at + 1 else "either")
        if following in (",", ";", "and", "who", "when", "as") or following in AUXILIARIES:
            break
    if word in ("burned", "burnt") and sentence.at(at + 1) in ("alive",):
        return Cue(at, at + 2, ("killed",), "either")
    if word in _BEATEN and word not in ("beaten", "beat", "trampled", "clubbed", "crushed", "burned", "burnt"):
        return None
    if word in ("burned", "burnt", "burning", "crushed") and sentence.at(at - 1) not in BE:
        # "Protesters burned a car": only a passive or counted people behind it say a harm.
        return Cue(at, at + 1, ("injured",), "right")
    if word in ("beat", "beats", "beating", "stabbing", "shooting", "stab", "shoot"):
        return None
    return Cue(at, at + 1, ("injured",), "either")


def _noun_of(sentence: Words, at: int) -> Cue | None:
    """ "the deaths of 39 people", "injuries to at least 19", "claimed the lives of 33"."""
    word = sentence.low[at]
    harm = _OF.get(word)
    if harm is None:
        return None
    following = sentence.at(at + 1)
    if following not in ("of", "to", "among", "for") or (following in ("to", "for") and harm != "injured"):
        return None
    if word in ("life", "lives") and not any(
        sentence.at(index)
        in (
            "claimed",
            "claiming",
            "claims",
            "claim",
            "took",
            "taking",
            "taken",
            "takes",
            "cost",
            "costing",
            "loss",
            "lost",
            "ended",
            "take",
        )
        for index in range(max(0, at - 4), at)
    ):
        return None
    return Cue(at, at + 2, (harm,), "right")


def _verb(sentence: Words, at: int) -> Cue | None:
    entry = _VERBS.get(sentence.low[at])
    if entry is None:
        return None
    harm, side = entry
    word = sentence.low[at]
    if word in ("missing",) and sentence.at(at + 1) in ("out", "the", "a"):
        return None
    if word == "free" and sentence.at(at - 1) in BE:
        return None
    if word in (
        "wound",
        "murder",
        "kill",
        "trap",
        "capture",
        "rescue",
        "arrest",
        "save",
        "free",
        "strand",
        "poison",
        "wounds",
        "traps",
        "murders",
    ):
        # Base forms count only as verbs: after "to", an auxiliary, or with a counted object behind them.
        before = sentence.at(at - 1)
        if before in ("a", "an", "the", "of", "his", "her", "their", "for", "with"):
            return None
    # "killing" before a noun of its own ("killing spree") or as a noun ("the killing") takes no object here.
    if word.endswith("ing") and word != "missing" and sentence.at(at - 1) in ("the", "a", "this", "that"):
        return None
    return Cue(at, at + 1, (harm,), side)


def _denied(sentence: Words, cue: Cue) -> bool:
    """Whether a word before the cue takes it back ("was not injured", "threatened to kill").

    Only auxiliaries, adverbs and small words may stand between, so that "patients who could not be moved were missing"
    stays a statement.
    """
    if cue.harms == ("missing",) and sentence.low[cue.first] in ("come", "returned", "seen", "found", "heard"):
        return False
    for index in range(cue.first - 1, max(-1, cue.first - 7), -1):
        word = sentence.low[index]
        if word in _NEGATIONS:
            # "no one was killed" is a count of zero, not a denial of the cue.
            return word not in ("no", "nobody", "none", "without") and sentence.at(index + 1) not in ("only", "just")
        if word in _HYPOTHETICAL:
            return not (word in ("may", "might", "could") and sentence.at(index + 1) == "have")
        if word not in AUXILIARIES and not is_adverb(word) and word not in _BETWEEN:
            return False
    return False


def cue_starts(cues: tuple[Cue, ...]) -> Iterator[int]:
    """The first word of each cue."""
    return (cue.first for cue in cues)
