"""The casualty words of a sentence: which harm they say, and on which side their victims stand."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer.language.harm_idioms import idiom_at, idiom_openers, wide_openers
from summarizer.language.harm_words import (
    AUXILIARIES,
    BE,
    HARM_VERBS,
    HAVE,
    NOUN_HARMS,
    OF_HARMS,
    TOLL_NOUNS,
    Cue,
    is_adverb,
)
from summarizer.language.nouns import is_people
from summarizer.language.numbers import MULTIPLIERS, TENS, UNITS
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words

if TYPE_CHECKING:  # at run time it would load pydantic
    from summarizer.brief import Harm

_NEGATIONS = word_set("harms", "grammar", "negations")
_HYPOTHETICAL = word_set("harms", "grammar", "hypothetical")
_ALSO_NOUNS = word_set("harms", "verbs", "also_nouns")
_NOUN_OPENERS = word_set("harms", "verbs", "noun_openers")
_TAKE_LIVES = word_set("harms", "verbs", "take_lives")
_RISE = word_set("harms", "verbs", "rise")
_COUNTED_BY = word_set("harms", "verbs", "counted_by")
_COUNTED_WORDS = word_set("harms", "verbs", "counted_words")
_BY_THE = frozenset(("dozens", "scores", "hundreds", "thousands"))
_MADE = frozenset(("made", "driven", "rendered", "killed", "injured", "wounded", "displaced", "detained", "missing"))
_NAMED = frozenset(("identified", "named", "identifies", "listed"))
_NUMBERED = frozenset(("number", "numbered", "numbers", "total", "totalled", "totaled"))
_PUT = frozenset(("put", "puts", "putting", "estimates", "estimated", "estimate"))
_LOST_LIVES: "tuple[Harm, ...]" = ("killed",)
_OWN = frozenset(("own", "enemy", "his", "its", "their", "army", "rebel", "government", "military"))
_BODIES = frozenset(("body", "bodies", "corpse", "corpses", "remains"))
_BETWEEN = frozenset(("to", "of", "at", "for", "the", "a", "an", "their", "his", "into", "in"))

# "He was shot at by police", "shot at when he fled": behind them no place follows that was meant.
_NO_PLACE = frozenset(
    (
        "by",
        "after",
        "while",
        "when",
        "as",
        "on",
        "from",
        "and",
        "but",
        "or",
        "before",
        "during",
        "with",
        "in",
        "because",
    )
)

# "It was not known if", "couldn't say if": behind them a clause tells nothing; it ends at these marks and words.
_ASKING = frozenset(
    ("know", "known", "knows", "unclear", "clear", "confirm", "confirmed", "unknown", "determine", "say")
)
_CLAUSE_EDGES = frozenset((",", ";", ".", ":", '"', "who", "which", "that", "whose", "when", "after", "where"))
_CLAUSE = 10
"""Words between "whether" and the harm that it leaves open."""

_STRONG = frozenset(HARM_VERBS) | frozenset(NOUN_HARMS) | frozenset(OF_HARMS) | TOLL_NOUNS
_OPENERS = idiom_openers()
_STARTERS = (
    _STRONG
    | _OPENERS
    | _COUNTED_BY
    | frozenset(("fatally", "among", "amongst", "of", "the", "those", "that", "losses"))
)
_NUMERALS = frozenset(UNITS) | frozenset(TENS) | frozenset(MULTIPLIERS) | word_set("harms", "grammar", "numerals")
# These idioms name a harm even of one person without a number.
_TELLING = word_set("harms", "grammar", "telling")


def has_cue(sentence: Words) -> bool:
    """Whether a sentence can say a harm at all; quick, so that most sentences cost nothing more."""
    if not _STRONG.isdisjoint(sentence.low) or not _TELLING.isdisjoint(sentence.low):
        return True
    if _OPENERS.isdisjoint(sentence.low):
        return False
    return not _NUMERALS.isdisjoint(sentence.low) or sentence.has_digit


def find_cues(sentence: Words, *, wide: bool = False) -> tuple[Cue, ...]:
    """The casualty words of a sentence, in order; none overlaps another.

    Args:
        wide: whether words count that are enough to confirm a harm, but not to find it.
    """
    starters = _wide_starters() if wide else _STARTERS
    cues: list[Cue] = []
    behind = 0
    for at, word in enumerate(sentence.low):
        if at < behind or word not in starters:
            continue
        cue = _cue_at(sentence, at, wide=wide)
        if cue is not None:
            denied = (_denied(sentence, cue) or _in_question(sentence, cue)) and not (wide and _as_fact(sentence, cue))
            cues.append(replace(cue, denied=True) if denied else cue)
            behind = cue.last
    return tuple(cues)


@cache
def _wide_starters() -> frozenset[str]:
    return _STARTERS | wide_openers()


def _as_fact(sentence: Words, cue: Cue) -> bool:
    """ "six could be saved", "six could not be accounted for": no mere possibility."""
    could = "could" in sentence.low[max(0, cue.first - 3) : cue.first]
    return could and (cue.harms == ("rescued",) or sentence.low[cue.first] in _NEGATIONS)


def _cue_at(sentence: Words, at: int, *, wide: bool) -> Cue | None:
    if sentence.low[at] in ("shot", "hit") and sentence.at(at + 1) == "back":
        return None  # "the mayor shot back that ...": an answer, in words or in kind
    return (
        _among(sentence, at)
        or _toll(sentence, at)
        or idiom_at(sentence, at, wide=wide)
        or _shot_at(sentence, at)
        or _noun_of(sentence, at)
        or _verb(sentence, at)
    )


def _among(sentence: Words, at: int) -> Cue | None:
    """ "among the dead", "those killed included", "the victims include"."""
    word = sentence.low[at]
    if word in ("among", "amongst"):
        end = at + 1
        while sentence.at(end) in ("the", "those", "all", "its"):
            end += 1
        if sentence.at(end) == "who":
            # "among those who died", "among those who were injured"
            end += 1
            while sentence.at(end) in BE or sentence.at(end) in HAVE or is_adverb(sentence.at(end)):
                end += 1
            told = _LOST_LIVES if sentence.matches(end, ("lost", "their", "lives")) else _verb_harm(sentence.at(end))
            return Cue(at, end + 1, told, "among") if told else None
        while end > at + 1 and (
            sentence.at(end) in ("people", "confirmed", "persons", "reported") or _is_number(sentence.at(end))
        ):
            end += 1
        harms = NOUN_HARMS.get(sentence.at(end)) if end > at + 1 else None
        if harms is None:
            return None
        # "among the dead and wounded" says neither by itself.
        if sentence.at(end + 1) in ("and", "or") and sentence.at(end + 2) in NOUN_HARMS:
            return Cue(at, end + 3, tuple(dict.fromkeys(harms + NOUN_HARMS[sentence.at(end + 2)])), "among")
        return Cue(at, end + 1, harms, "among")
    if word in ("the", "those") and sentence.at(at + 1) in NOUN_HARMS:
        end = at + 2
        if sentence.at(end) == "as" and not _NAMED.isdisjoint(sentence.low[max(0, at - 3) : at]):
            return Cue(at, end + 1, NOUN_HARMS[sentence.at(at + 1)], "list")  # "identified the dead as Ann Roe and ..."
        while sentence.at(end) in BE or sentence.at(end) in HAVE or is_adverb(sentence.at(end)):
            end += 1
        if sentence.at(end) in ("include", "included", "includes"):
            return Cue(at, end + 1, NOUN_HARMS[sentence.at(at + 1)], "list")
        titled = any(word[:1].isupper() for word in sentence.raw[end : end + 4]) and sentence.at(end) not in _BETWEEN
        listing = sentence.at(end) in ("a", "an", "both") or _is_number(sentence.at(end)) or titled
        if sentence.at(end - 1) in BE and listing:
            return Cue(at, end, NOUN_HARMS[sentence.at(at + 1)], "list")  # "the dead were a clerk and two guards"
    if word != "of" or sentence.at(at - 1) not in ("", ",", ";") or sentence.at(at + 1) not in ("the", "those"):
        return None
    end = at + 2
    while sentence.at(end) in ("confirmed", "reported", "known", "who") or _is_number(sentence.at(end)):
        end += 1
    while end > at + 2 and (sentence.at(end) in BE or is_adverb(sentence.at(end))):
        end += 1
    harms = NOUN_HARMS.get(sentence.at(end)) or (_verb_harm(sentence.at(end)) if end > at + 2 else None)
    if harms and sentence.at(end + 1) in (",", "people"):
        return Cue(at, end + 1, harms, "among")  # "of the dead, 19 were children", "of those who died, ..."
    return None


def _shot_at(sentence: Words, at: int) -> Cue | None:
    """ "two men were shot at a bar", "shot at 140 Park Road": where they were hit; "they were shot at" is a miss."""
    if sentence.low[at] != "shot" or sentence.at(at + 1) != "at":
        return None
    where = sentence.at(at + 2)
    before = at - 1
    while before > 0 and is_adverb(sentence.low[before]) and sentence.low[before] not in BE:
        before -= 1
    passive = sentence.at(before) in BE and (where[:1].isdigit() or (where.isalpha() and where not in _NO_PLACE))
    return Cue(at, at + 1, ("injured",), "left") if passive or where[:1].isdigit() else None


def _is_number(word: str) -> bool:
    return word in UNITS or word in TENS or word.isdigit()


def _toll(sentence: Words, at: int) -> Cue | None:
    """ "death toll", "number of injured": nouns that a figure follows."""
    word = sentence.low[at]
    if word in ("toll", "tally") or (word == "count" and sentence.at(at - 1) in ("death", "body", "casualty")):
        harm: Harm = "injured" if sentence.at(at - 1) in ("injury", "injured") else "killed"
        return Cue(at, at + 1, (harm,), "toll")
    if word == "losses" and sentence.at(at - 1) in _OWN and sentence.at(at + 1) in ("at", "to", "of", "came", "were"):
        return Cue(at, at + (2 if sentence.at(at + 1) in ("came", "were") else 1), ("killed",), "toll")
    if word in NOUN_HARMS and sentence.at(at - 1) == "the" and sentence.at(at + 1) in _NUMBERED:
        return Cue(at, at + 2, NOUN_HARMS[word], "toll")  # "the wounded numbered 14"
    if word in NOUN_HARMS and sentence.at(at + 1) == "at" and not _PUT.isdisjoint(sentence.low[max(0, at - 5) : at]):
        return Cue(at, at + 1, NOUN_HARMS[word], "toll")  # "put the wounded at 33"
    made = sentence.at(at - 1) == "the" and sentence.at(at + 1) in _MADE
    if (
        word in _COUNTED_BY
        and (made or sentence.at(at + 1) in ("of", "for"))
        and sentence.at(at - 1) not in ("a", "an")
    ):
        end = at + (1 if made else 2)
        while sentence.at(end) in _COUNTED_WORDS:
            end += 1
        harms = NOUN_HARMS.get(sentence.at(end)) or _verb_harm(sentence.at(end))
        if harms is None and "victims" in sentence.low[at + 2 : end]:
            harms = NOUN_HARMS["victims"]
        return Cue(at, end + 1, harms, "toll") if harms else None
    if word == "total" and sentence.at(at - 1) in ("the", "overall") and sentence.at(at + 1) in ("to", "at", "now"):
        # "17 new deaths, raising the total to 214": the total of what was counted just before.
        counted = [NOUN_HARMS.get(one) or _verb_harm(one) for one in sentence.low[max(0, at - 14) : at]]
        known = [harms for harms in counted if harms]
        # "two of the wounded succumbed to their injuries, which brought the total to 21": of the dead
        deadly = [harms for harms in known if harms == _LOST_LIVES]
        return Cue(at, at + 1, (deadly or known)[-1], "toll") if known else None
    if word in TOLL_NOUNS and sentence.matches(at + 1, ("in", "the")) and sentence.at(at + 3) in _BY_THE:
        return Cue(at, at + 1, NOUN_HARMS.get(word, ("killed",)), "toll")  # "casualties in the dozens"
    if word in TOLL_NOUNS and word not in HARM_VERBS and not _RISE.isdisjoint(sentence.low[at + 1 : at + 5]):
        return Cue(at, at + 1, NOUN_HARMS.get(word, ("killed",)), "toll")
    return None


def _verb_harm(word: str) -> "tuple[Harm, ...] | None":
    entry = HARM_VERBS.get(word)
    return (entry[0],) if entry else None


def _noun_of(sentence: Words, at: int) -> Cue | None:
    """ "the deaths of 39 people", "injuries to at least 19", "claimed the lives of 33"."""
    word = sentence.low[at]
    if word in ("that", "those") and sentence.at(at + 1) == "of" and sentence.at(at - 1) in BE:
        # "the body was that of a teacher"
        found = not _BODIES.isdisjoint(sentence.low[max(0, at - 12) : at])
        return Cue(at, at + 2, ("killed",), "right") if found else None
    harm = OF_HARMS.get(word)
    if harm is None:
        return None
    following = sentence.at(at + 1)
    if following not in ("of", "to", "among", "for") or (following in ("to", "for") and harm != "injured"):
        return None
    if word in ("life", "lives") and _TAKE_LIVES.isdisjoint(sentence.low[max(0, at - 4) : at]):
        behind = sentence.low[at + 2 : at + 10]
        if not {"been", "were", "was"} & set(behind) or _TAKE_LIVES.isdisjoint(behind):
            return None  # "the lives of 23 people had been lost" is dead too
    return Cue(at, at + 2, (harm,), "right")


def _verb(sentence: Words, at: int) -> Cue | None:
    word = sentence.low[at]
    if word == "fatally" and sentence.at(at + 1) in ("", ".", ",", ";", "and"):
        return Cue(at, at + 1, ("killed",), "left")  # "Four were wounded, two of them fatally"
    entry = HARM_VERBS.get(word)
    if entry is None:
        return None
    before, following = sentence.at(at - 1), sentence.at(at + 1)
    if word == "missing" and following in ("out", "the", "a"):
        return None
    if word == "free" and before in BE:
        return None
    if before in ("the", "those") and word in NOUN_HARMS and not is_people(following):
        return None  # "visited the injured": people, and no verb
    if word in _ALSO_NOUNS and before in _NOUN_OPENERS:
        return None
    # "the killing" is a noun and takes no object here.
    if word.endswith("ing") and word != "missing" and before in ("the", "a", "this", "that"):
        return None
    return Cue(at, at + 1, (entry[0],), entry[1])


def _in_question(sentence: Words, cue: Cue) -> bool:
    """Whether nobody knows if it is so: "could not confirm whether any were killed", "unclear if he was hit"."""
    finite = cue.side == "among"
    for index in range(cue.first - 1, max(-1, cue.first - _CLAUSE), -1):
        word = sentence.low[index]
        if word in _CLAUSE_EDGES:
            return False
        finite = finite or word in BE or word in HAVE
        if word == "whether" or (word == "if" and not _ASKING.isdisjoint(sentence.low[max(0, index - 4) : index])):
            return finite
    return False


def _denied(sentence: Words, cue: Cue) -> bool:
    """Whether a word before the cue takes it back ("was not injured", "threatened to kill").

    Only auxiliaries, adverbs and small words may stand between, so that "patients who could not be moved were missing"
    stays a statement.
    """
    for index in range(cue.first - 1, max(-1, cue.first - 7), -1):
        word = sentence.low[index]
        if word in _NEGATIONS:
            # "no one was killed" is a count of zero, not a denial of the cue.
            return word not in ("no", "nobody", "none", "without") and sentence.at(index + 1) not in ("only", "just")
        if word == "could" and sentence.low[cue.first] == "not":
            return False  # "17 could not be accounted for" tells what is
        if word in _HYPOTHETICAL:
            return not (word in ("may", "might", "could") and sentence.at(index + 1) == "have")
        if word not in AUXILIARIES and not is_adverb(word) and word not in _BETWEEN:
            return False
    return False
