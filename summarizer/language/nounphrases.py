"""Noun phrases beside a word of a sentence, with their appositions and parenthesised short names."""

from summarizer.language.homographs import is_noun
from summarizer.language.lines import Line
from summarizer.language.nounspans import (
    ACT_NOUNS,
    ACTS,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DATING,
    DAYS,
    DETERMINERS,
    HUMAN_HEADS,
    MODALS,
    NUMBERS,
    OPEN_QUOTES,
    PREPOSITIONS,
    PRONOUNS,
    STOP,
    TIME_NOUNS,
    TRAILING,
    VERBS,
    end_of,
    start_of,
)
from summarizer.language.relatives import home_of
from summarizer.language.vocabulary import word_set
from summarizer.records import record

__all__ = [
    "ACTS",
    "ACT_NOUNS",
    "ADVERBS",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DAYS",
    "DETERMINERS",
    "MODALS",
    "NUMBERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "VERBS",
    "NounPhrase",
    "phrase_after",
    "phrase_before",
    "phrase_ending",
]

_PLACING = word_set("grammar", "lists", "placing")


@record(frozen=True, slots=True)
class NounPhrase:
    """Words `first` to `last` (half-open) of a sentence, with what stands beside them in apposition."""

    first: int
    last: int
    apposition: tuple[int, int] | None = None
    """Words of an apposition: "Gladkov, the governor of Belgorod,"."""
    short: tuple[int, int] | None = None
    """Words of a short or other name: "the Army of the North (AN)", "the Front, or BFF,"."""
    outer: tuple[int, int] = (0, 0)
    """Words from the first to the last of the phrase with all that belongs to it."""


def _closing_comma(sentence: Line, index: int, limit: int = 12) -> int:
    """The comma that opens what the comma at `index` closes, or -1."""
    for at in range(index - 1, max(-1, index - 1 - limit), -1):
        mark = sentence.raw[at]
        if mark == ",":
            return at
        if mark in (";", ":") or mark in OPEN_QUOTES:
            return -1
    return -1


_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves"})


def _skip_back(sentence: Line, index: int) -> int:
    """`index` moved left over adverbs, auxiliaries and "on Monday" before a verb."""
    at = index
    while at > 0:
        word = sentence.low[at - 1]
        if word in DAYS and at >= 2 and sentence.low[at - 2] in ("on", "late", "early"):
            at -= 2
        elif (
            (word in AUXILIARIES or word in ADVERBS or word in DAYS or (word.endswith("ly") and len(word) > 4))
            and word not in ("far", "ago")
        ) or word in TRAILING:
            at -= 1
        elif word in TIME_NOUNS and at >= 2 and sentence.low[at - 2] in DATING:
            # "Roe last week said"
            at -= 2
        elif (word == "longer" and at >= 2 and sentence.low[at - 2] == "no") or (
            word in ("first", "last", "once") and at >= 2 and sentence.low[at - 2] == "at"
        ):
            at -= 2
        elif word in ("n't", "to") and at >= 2 and sentence.low[at - 2] in AUXILIARIES:
            at -= 1
        elif word in _REFLEXIVES and at >= 2 and sentence.is_word(at - 2) and sentence.low[at - 2] not in STOP:
            # "The company itself said"
            at -= 1
        elif word in ("statement", "interview", "message") and sentence.at(at - 3) == "in":
            at -= 3
        elif word in TIME_NOUNS and at >= 2 and sentence.low[at - 2] in ("last", "this", "next", "earlier"):
            at -= 2
        else:
            break
    return at


def phrase_before(sentence: Line, index: int) -> NounPhrase | None:
    """The noun phrase that is the subject of the verb at `index`, or None.

    Adverbs, auxiliaries, "on Monday", a relative "who" and an apposition between two commas are stepped over.
    """
    if index < len(sentence.low) and is_noun(sentence, index):
        return None
    key = ("phrase before", index)
    if key not in sentence.memo:
        sentence.memo[key] = _find_before(sentence, index)
    found: NounPhrase | None = sentence.memo[key]
    return found


def _find_before(sentence: Line, index: int) -> NounPhrase | None:
    at = _skip_back(sentence, index)
    if at <= 0:
        return None
    word = sentence.low[at - 1]
    outer_last = at
    if word in ("who", "which", "that"):
        at -= 1
        if sentence.at(at - 1) == ",":
            at -= 1
        antecedent = _simple_before(sentence, at, at, placed=False)
        return _owner_of(sentence, antecedent) if word == "who" and antecedent is not None else antecedent
    if sentence.raw[at - 1] in ")]":
        return _simple_before(sentence, at, outer_last)
    if sentence.raw[at - 1] == ",":
        return _before_comma(sentence, at - 1)
    return _simple_before(sentence, at, outer_last)


def _simple_before(sentence: Line, last: int, outer_last: int, *, placed: bool = True) -> NounPhrase | None:
    """The noun phrase that ends before `last`; with `placed`, "a mine near Sibi" is the mine."""
    short = None
    if last > 0 and sentence.raw[last - 1] in ")]":
        opening = next((at for at in range(last - 2, max(-1, last - 10), -1) if sentence.raw[at] in "(["), -1)
        if opening < 1:
            return None
        if last - opening <= 7:
            short = (opening + 1, last - 1)
        last = opening
    if last > 1 and sentence.low[last - 1] in _REFLEXIVES and sentence.low[last - 2] not in STOP:
        # "The firm itself, which is in debt, ..."
        last -= 1
    first = start_of(sentence, last)
    if first >= last:
        return None
    if sentence.raw[first - 1] == ")" and first > 3 and not sentence.is_capital(first) and short is None:
        # "The Reed Front (RF) fighters": the short name stands inside the phrase.
        opening = next((at for at in range(first - 2, max(0, first - 6), -1) if sentence.raw[at] == "("), -1)
        if opening > 0 and sentence.is_capital(opening - 1):
            first, last, short = start_of(sentence, opening), opening, (opening + 1, first - 1)
    naming = _named_as(sentence, first)
    if naming > 0:
        described = start_of(sentence, naming)
        if described < naming and not sentence.is_capital(naming - 1):
            # "A group called Mothers for Peace": the name explains the noun.
            return NounPhrase(described, naming, (first, last), short, (described, outer_last))
    for _ in range(3 if placed else 0):
        # "a mine near Sibi killed": the subject stands before the preposition.
        human = any(word in HUMAN_HEADS for word in sentence.low[first:last])
        if first < 2 or human or sentence.low[first - 1] not in _PLACING or sentence.low[first - 2] in DAYS:
            break
        if sentence.low[first - 2] in _INTRANSITIVE:
            break  # "police responded to shots"
        tail = _before_participle(sentence, first - 1)
        left = start_of(sentence, tail)
        if left >= tail:
            break
        first, last, short = left, tail, None
    return NounPhrase(first, last, None, short, (first, outer_last))


def _owner_of(sentence: Line, phrase: NounPhrase) -> NounPhrase:
    """The person in "the home of Ian Poe, who was away": "who" takes up no thing."""
    of = next((at for at in range(phrase.last - 1, phrase.first, -1) if sentence.low[at] == "of"), -1)
    if of < 0 or sentence.low[of - 1] in HUMAN_HEADS or not sentence.is_capital(phrase.last - 1):
        return phrase
    return NounPhrase(of + 1, phrase.last, phrase.apposition, phrase.short, (of + 1, phrase.outer[1]))


def _before_participle(sentence: Line, last: int) -> int:
    """`last` without a participle that describes the noun before it: "gunmen armed with rifles", "a man shot at"."""
    word, noun = sentence.at(last - 1), last - 2
    described = word in _DESCRIBING or (word.endswith("ed") and len(word) > 4)
    capital = sentence.is_capital(last - 1)
    if not described or capital or not sentence.is_word(noun) or sentence.low[noun] in STOP | DETERMINERS:
        return last
    return last - 1


_DESCRIBING = word_set("grammar", "lists", "describing")
_INTRANSITIVE = word_set("grammar", "lists", "intransitive")
_NAMING = word_set("grammar", "lists", "naming")


def _named_as(sentence: Line, index: int) -> int:
    """First word of "called", "named" or "by the name of" right before the name at `index`, or -1."""
    if not sentence.is_capital(index):
        return -1
    before = sentence.at(index - 1)
    if before in _NAMING:
        return index - 1
    two = sentence.low[max(0, index - 2) : index]
    if two in (("calling", "itself"), ("calling", "himself"), ("calling", "themselves"), ("known", "as")) or (
        two == ("identified", "as")
    ):
        return index - 2
    return index - 4 if sentence.low[max(0, index - 4) : index] == ("by", "the", "name", "of") else -1


def _name_behind(sentence: Line, last: int) -> tuple[int, int] | None:
    """The name that "called", "named" or "by the name of" gives to a phrase ending before `last`; None without one."""
    for size in (1, 2, 4):
        start = last + size
        if _named_as(sentence, start) == last:
            end = end_of(sentence, start)
            return (start, end) if end > start else None
    return None


def phrase_ending(sentence: Line, last: int, *, placed: bool = True) -> NounPhrase | None:
    """The noun phrase whose last word is `last - 1`, or None; with `placed`, "a mine near Sibi" is the mine."""
    return _simple_before(sentence, last, last, placed=placed)


def _is_known_as(sentence: Line, index: int) -> bool:
    """Whether "known as" or "formerly" begins there ("also known as", "previously called")."""
    return (
        sentence.at(index) == "formerly"
        or "known" in sentence.low[index : index + 3]
        or "called" in sentence.low[index : index + 2]
    )


def _before_comma(sentence: Line, comma: int) -> NounPhrase | None:
    """The phrase before an inserted part that the comma at `comma` closes; the farthest of a chain of appositions."""
    closing, best = comma, None
    named = home_of(sentence, comma)
    if named > 0 and (someone := _simple_before(sentence, named, comma + 1)) is not None:
        return someone
    for _ in range(3):
        opening = _closing_comma(sentence, closing, 18)
        if opening < 0:
            return best
        main = _simple_before(sentence, opening, comma + 1)
        if main is None or sentence.low[main.first] in DAYS or sentence.low[main.last - 1] in TIME_NOUNS:
            return best
        inner = opening + 1
        known_as = _is_known_as(sentence, inner)
        while sentence.at(inner) in ADVERBS:
            inner += 1
        word = sentence.at(inner)
        if word == "or" or known_as:
            start = inner + 1
            while sentence.at(start) in ("known", "called", "previously", "formerly", "as", "also", "the"):
                start += 1
            return NounPhrase(main.first, main.last, None, (start, closing), (main.first, comma + 1))
        if best is not None and (sentence.at(main.first - 1) in PREPOSITIONS or sentence.at(main.first - 1) == ","):
            return best
        if word in _RELATIVES or sentence.at(inner + 1) in _RELATIVES:
            # "Roe, the president, who was abroad, said": the relative clause hangs on what stands before it.
            best = best or NounPhrase(main.first, main.last, None, main.short, (main.first, comma + 1))
            closing = opening
            continue
        if sentence.low[main.first] not in PRONOUNS and _is_apposition(sentence, inner, closing):
            # "Roe, a senior superintendent, Rajouri, said": the farthest phrase is the actor.
            explained = main.apposition or (inner, closing)
            best = NounPhrase(main.first, main.last, explained, main.short, (main.first, comma + 1))
            closing = opening
            continue
        if best is None and (word in _INSERTING or word.endswith(("ing", "ed"))):
            best = NounPhrase(main.first, main.last, main.apposition, main.short, (main.first, comma + 1))
            closing = opening
            continue
        return best
    return best


_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_INSERTING = frozenset({"in", "at", "from", "for", "of", "speaking", "like", "meanwhile"})


def _is_apposition(sentence: Line, first: int, last: int) -> bool:
    """Whether the words `first` to `last` read as a noun phrase or an age, so that they can explain the one before."""
    if last - first > 14 or last <= first:
        return False
    if last - first <= 2 and sentence.low[first].isdigit():
        return True
    if sentence.low[first] in ("aged",):
        return True
    start = first + 1 if sentence.low[first] == "of" else first
    if not sentence.is_word(start) or (sentence.low[start] in STOP and not sentence.is_capital(start)):
        return False
    # A verb with a tense inside makes it a clause of its own, unless a relative pronoun stands before it.
    for at in range(start, last):
        if sentence.low[at] in ("who", "which", "that", "whose", "whom"):
            return at > start
        if at > start and sentence.at(at + 1) == "by" and sentence.low[at].endswith(("ed", "en", "ung", "ought")):
            continue  # "the gang first mentioned by the government": a participle with its agent
        if sentence.low[at] in VERBS or sentence.low[at] in AUXILIARIES:
            return False
    return True


def phrase_after(sentence: Line, index: int) -> NounPhrase | None:
    """The noun phrase that begins at the word `index`, with a parenthesis or apposition right after it; or None."""
    at = index
    while sentence.at(at) in ("on", "that") or (
        sentence.at(at) in ADVERBS and sentence.at(at) not in ("there", "here")
    ):
        at += 1
    last = end_of(sentence, at)
    if last <= at:
        return None
    short, apposition, outer_last = None, None, last
    size = len(sentence.raw)
    named = _name_behind(sentence, last) if not sentence.is_capital(last - 1) else None
    if named is not None:
        return NounPhrase(at, last, named, None, (at, named[1]))
    if last < size and sentence.raw[last] in "([":
        closing = next((k for k in range(last + 1, min(size, last + 9)) if sentence.raw[k] in ")]"), -1)
        if closing > 0:
            short, outer_last = (last + 1, closing), closing + 1
    if outer_last < size and sentence.raw[outer_last] == "," and (last - at > 1 or sentence.low[at] not in PRONOUNS):
        inner = outer_last + 1
        if sentence.at(inner) == "or" and short is None:
            end = end_of(sentence, inner + 1)
            if inner + 1 < end < size and sentence.raw[end] in ",.":
                short, outer_last = (inner + 1, end), end
        elif _known_as(sentence, inner):
            start = inner
            while sentence.at(start) in (
                "also",
                "previously",
                "formerly",
                "known",
                "called",
                "as",
                "which",
                "was",
                "is",
                "the",
            ):
                start += 1
            end = end_of(sentence, start)
            if end > start:
                short, outer_last = (start, end), end
        else:
            end = end_of(sentence, inner)
            if (
                end > inner and (end >= size or sentence.raw[end] in ",.;") and _is_apposition(sentence, inner, end)
            ) or (
                end > inner
                and sentence.at(end) in ("who", "that", "from", "with", "in")
                and _is_apposition(sentence, inner, end)
            ):
                apposition, outer_last = (inner, end), end
    return NounPhrase(at, last, apposition, short, (at, outer_last))


def _known_as(sentence: Line, index: int) -> bool:
    return any(
        (sentence.at(at) == "known" and sentence.at(at + 1) == "as") or sentence.at(at) in ("formerly",)
        for at in range(index, index + 5)
    )
