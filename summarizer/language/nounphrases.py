"""Noun phrases beside a word of a sentence, with their appositions and parenthesised short names."""

from summarizer.language.lines import Line
from summarizer.language.vocabulary import word_set
from summarizer.records import record

DETERMINERS = word_set("grammar", "determiners")
AUXILIARIES = word_set("grammar", "auxiliaries")
MODALS = word_set("grammar", "modals")
PREPOSITIONS = word_set("grammar", "prepositions")
CONJUNCTIONS = word_set("grammar", "conjunctions")
PRONOUNS = word_set("grammar", "pronouns")
ADVERBS = word_set("grammar", "adverbs")
DAYS = word_set("grammar", "days")
_PARTICLES = word_set("actors", "names", "particles")
_REPORTING = word_set("speech", "verbs", "say") | word_set("speech", "verbs", "believe")
_ACCUSING = (
    word_set("blame", "accuse", "direct")
    | word_set("blame", "accuse", "attribute_to")
    | word_set("blame", "claim", "verbs")
    | word_set("blame", "claim", "admit")
    | word_set("blame", "deny", "verbs")
    | word_set("blame", "deny", "reject")
    | word_set("blame", "no_comment", "decline")
    | word_set("blame", "custody", "identify")
)
_CUSTODY = word_set("blame", "custody", "verbs")
ACTS = word_set("blame", "acts", "verbs")
ACT_NOUNS = word_set("blame", "acts", "nouns", "words")
_ADJECTIVES = word_set("blame", "accuse", "adjectives")
# Words that may be a noun as well as a verb bound a phrase only where no determiner or adjective asks for a noun.
_NOUNISH = (
    frozenset({"claims", "claim", "report", "reports", "suspects", "suspect", "charges", "charge", "fears", "fear"})
    | ACT_NOUNS
)
VERBS = (
    (
        word_set("grammar", "verbs")
        | word_set("grammar", "irregular")
        | _REPORTING
        | _ACCUSING
        | _CUSTODY
        | (ACTS - ACT_NOUNS)
    )
    - _ADJECTIVES
    - _NOUNISH
)
_STOP = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS | AUXILIARIES | VERBS
_OPEN_QUOTES = frozenset('"“”‘«»')
_HUMAN_HEADS = (
    word_set("actors", "kinds", "authority")
    | word_set("actors", "kinds", "armed")
    | word_set("actors", "kinds", "public")
    | word_set("actors", "kinds", "civil")
    | word_set("actors", "kinds", "medical")
    | word_set("actors", "kinds", "media")
    | word_set("actors", "titles", "words")
)
NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"]
) | {str(n) for n in range(100)}
_TITLE_STOPS = word_set("grammar", "lists", "title_stops")
_MAX_WORDS = 14
"""Longest phrase that is walked, in words; longer runs are never names in the samples."""


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


def is_abbreviation_stop(sentence: Line, index: int) -> bool:
    """Whether the mark at `index` is the full stop of an initial or title inside a name ("R. K. Jalla")."""
    if sentence.raw[index] != "." or index == 0 or not sentence.is_capital(index + 1):
        return False
    before = sentence.raw[index - 1]
    return sentence.ends[index - 1] == sentence.starts[index] and (
        len(before) <= 4
        and before[0].isupper()
        and (len(before) == 1 or "." in before or before.lower() in _TITLE_STOPS)
    )


def _is_participle_adjective(sentence: Line, index: int) -> bool:
    """Whether an "-ed" or "-ing" word describes the noun after it ("armed men") instead of being a verb."""
    before = sentence.at(index - 1)
    return (
        index == 0
        or before in DETERMINERS
        or before in _STOP
        or not sentence.is_word(index - 1)
        or before[0].isdigit()
        or before in _ADJECTIVES
        or (before.endswith("ly"))
    )


def _joins(sentence: Line, index: int) -> bool:
    """Whether the "and" at `index` joins two parts of one name or two bodies named together."""
    left, right = index - 1, index + 1
    if sentence.is_capital(left) and sentence.is_capital(right):
        return sentence.at(left) not in DAYS
    return sentence.at(left) in _HUMAN_HEADS and sentence.at(right) in _HUMAN_HEADS and not sentence.is_capital(left)


def _takes_left(sentence: Line, index: int, last: int) -> bool:
    """Whether the word at `index` belongs to the phrase that begins right after it."""
    word = sentence.low[index]
    if not sentence.is_word(index):
        return is_abbreviation_stop(sentence, index)
    if word in ("and", "&"):
        return _joins(sentence, index)
    if (
        sentence.is_capital(index)
        and index > 0
        and word not in PREPOSITIONS
        and word not in CONJUNCTIONS
        and word not in DAYS
    ):
        return word not in PRONOUNS and (
            word not in VERBS or (word == "states" and sentence.low[index - 1] == "united")
        )
    if word in _STOP:
        # "al", "bin", "de" inside a name; "in" and "for" after a role are handled by the caller.
        return word in _PARTICLES and word not in PREPOSITIONS and sentence.is_capital(index + 1)
    return not (
        len(word) > 4
        and word.endswith(("ed", "ing"))
        and index < last
        and not _is_participle_adjective(sentence, index)
    )


_PLACING = word_set("grammar", "lists", "placing")
_TIME_NOUNS = word_set("grammar", "lists", "time_nouns")
_LINKS = frozenset({"of", "for", "in", "from", "at", "with", "on"})


def _start_of(sentence: Line, last: int) -> int:
    """First word of the noun phrase whose last word is `last - 1`; `last` itself when that word ends none."""
    at = last - 1
    if at < 0:
        return last
    if sentence.raw[at] == "." and at > 0 and len(sentence.raw[at - 1]) == 1 and sentence.raw[at - 1].isupper():
        at -= 1
    word = sentence.low[at]
    if word in PRONOUNS:
        return at
    if not sentence.is_word(at) or (word in _STOP and not (sentence.is_capital(at) and at > 0)):
        return last
    first = last
    while at >= 0 and last - at <= _MAX_WORDS:
        word = sentence.low[at]
        if word in DETERMINERS:
            first = at
            if at >= 2 and sentence.low[at - 1] in _LINKS and _links(sentence, at - 1):
                at -= 2
                continue
            if at >= 1 and sentence.low[at - 1] in DETERMINERS:
                first = at - 1
            break
        if word in _LINKS and at < last - 1 and _links(sentence, at):
            at -= 1
            continue
        if word in _TIME_NOUNS and sentence.is_capital(at + 1):
            break
        if word == "to" and sentence.at(at + 1) in NUMBERS and sentence.at(at - 1) in NUMBERS:
            at -= 1
            continue
        if not _takes_left(sentence, at, last - 1):
            break
        if sentence.is_word(at) or is_abbreviation_stop(sentence, at):
            first = at
        at -= 1
    while first < last and (sentence.low[first] in ("and", "&", "of") or not sentence.is_word(first)):
        first += 1
    return first


def _links(sentence: Line, index: int) -> bool:
    """Whether the preposition at `index` ties what follows to the noun before it."""
    before = sentence.at(index - 1)
    if not sentence.is_word(index - 1) or before in _STOP:
        return False
    if sentence.low[index] == "of":
        return True
    return before in _HUMAN_HEADS


def _end_of(sentence: Line, first: int) -> int:
    """Word after the last of the noun phrase that begins with `first`; `first` itself when none begins there."""
    at, size = first, len(sentence.raw)
    if (
        at < size
        and sentence.low[at] in PRONOUNS
        and not (sentence.low[at] == "her" and sentence.is_word(at + 1) and sentence.at(at + 1) not in _STOP)
    ):
        return at + 1
    if at < size and sentence.low[at] == "her":
        at += 1
    while at < size and sentence.low[at] in DETERMINERS:
        at += 1
    last = first
    while at < size and at - first <= _MAX_WORDS:
        word = sentence.low[at]
        if not sentence.is_word(at):
            if is_abbreviation_stop(sentence, at):
                at += 1
                continue
            if sentence.raw[at] in _OPEN_QUOTES and _closes_soon(sentence, at, first):
                at += 1
                continue
            break
        if word in _LINKS and last > first:
            following = sentence.at(at + 1)
            if word == "of" and following and not following.endswith("ing") and sentence.is_word(at + 1):
                at += 1
                while sentence.at(at) in DETERMINERS:
                    at += 1
                continue
            if (
                word in ("in", "from")
                and following == "the"
                and sentence.is_capital(at + 2)
                and sentence.is_capital(at - 1)
            ):
                at += 2
                continue
            if (
                word in ("in", "from")
                and sentence.is_capital(at + 1)
                and sentence.low[at - 1] in _HUMAN_HEADS
                and following not in DAYS
            ):
                at += 1
                continue
            if word == "for" and sentence.low[at - 1] in ("spokesman", "spokeswoman", "spokesperson"):
                at += 1
                while sentence.at(at) in DETERMINERS:
                    at += 1
                continue
            break
        if word in ("and", "&"):
            if not _joins(sentence, at):
                break
        elif sentence.is_capital(at) and word not in CONJUNCTIONS and word not in PREPOSITIONS:
            if word in DAYS or (word in PRONOUNS):
                break
        elif word in _STOP:
            if not (word in _PARTICLES and word not in PREPOSITIONS and sentence.is_capital(at + 1)):
                break
        elif last > first and _is_plural_head(sentence, at - 1) and sentence.at(at + 1) in DETERMINERS:
            # "The inhabitants direct their anger": no plural of people describes a noun.
            break
        elif (
            (word == "known" and last > first)
            or (word in ACT_NOUNS and last > first and word not in _NOUNISH)
            or (
                last > first
                and len(word) > 4
                and word.endswith(("ed", "ing"))
                and not (
                    sentence.low[at - 1] in DETERMINERS
                    or sentence.low[at - 1] in _ADJECTIVES
                    or sentence.low[at - 1].endswith("ly")
                )
            )
        ):
            break
        at += 1
        last = at
    while last > first and (sentence.low[last - 1] in ("and", "&", "of") or sentence.low[last - 1] in DETERMINERS):
        last -= 1
    return last


def _is_plural_head(sentence: Line, index: int) -> bool:
    """Whether a plural noun for people stands there."""
    word = sentence.at(index)
    return word in _HUMAN_HEADS and word.endswith("s") and not word.endswith("ss") and not sentence.is_capital(index)


def _closes_soon(sentence: Line, index: int, first: int) -> bool:
    """Whether a quotation mark belongs to a short quotation inside the phrase ("the 'paid agitators' of X")."""
    low, high = max(first - 1, index - 5), min(len(sentence.raw), index + 6)
    return any(sentence.raw[at] in _OPEN_QUOTES for at in range(low, high) if at != index) and sentence.is_word(
        index + 1
    )


def _closing_comma(sentence: Line, index: int, limit: int = 12) -> int:
    """The comma that opens what the comma at `index` closes, or -1."""
    for at in range(index - 1, max(-1, index - 1 - limit), -1):
        mark = sentence.raw[at]
        if mark == ",":
            return at
        if mark in (";", ":") or mark in _OPEN_QUOTES:
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
            word in AUXILIARIES or word in ADVERBS or word in DAYS or (word.endswith("ly") and len(word) > 4)
        ) and word not in ("far", "ago"):
            at -= 1
        elif (word == "longer" and at >= 2 and sentence.low[at - 2] == "no") or (
            word in ("first", "last", "once") and at >= 2 and sentence.low[at - 2] == "at"
        ):
            at -= 2
        elif word in ("n't", "to") and at >= 2 and sentence.low[at - 2] in AUXILIARIES:
            at -= 1
        elif word in _REFLEXIVES and at >= 2 and sentence.is_word(at - 2) and sentence.low[at - 2] not in _STOP:
            # "The company itself said"
            at -= 1
        elif word in ("statement", "interview", "message") and sentence.at(at - 3) == "in":
            at -= 3
        else:
            break
    return at


def phrase_before(sentence: Line, index: int) -> NounPhrase | None:
    """The noun phrase that is the subject of the verb at `index`, or None.

    Adverbs, auxiliaries, "on Monday", a relative "who" and an apposition between two commas are stepped over.
    """
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
        return _simple_before(sentence, at, at, placed=False)
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
    if last > 1 and sentence.low[last - 1] in _REFLEXIVES and sentence.low[last - 2] not in _STOP:
        # "The firm itself, which is in debt, ..."
        last -= 1
    first = _start_of(sentence, last)
    if first >= last:
        return None
    naming = _named_as(sentence, first)
    if naming > 0:
        described = _start_of(sentence, naming)
        if described < naming and not sentence.is_capital(naming - 1):
            # "A group called Mothers for Peace": the name explains the noun.
            return NounPhrase(described, naming, (first, last), short, (described, outer_last))
    for _ in range(3 if placed else 0):
        # "a mine near Sibi killed": the subject stands before the preposition.
        human = any(word in _HUMAN_HEADS for word in sentence.low[first:last])
        if first < 2 or human or sentence.low[first - 1] not in _PLACING or sentence.low[first - 2] in DAYS:
            break
        left = _start_of(sentence, first - 1)
        if left >= first - 1:
            break
        first, last, short = left, first - 1, None
    return NounPhrase(first, last, None, short, (first, outer_last))


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
            end = _end_of(sentence, start)
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
    for _ in range(3):
        opening = _closing_comma(sentence, closing, 18)
        if opening < 0:
            return best
        main = _simple_before(sentence, opening, comma + 1)
        if main is None or sentence.low[main.first] in DAYS or sentence.low[main.last - 1] in _TIME_NOUNS:
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
        if best is not None and sentence.at(main.first - 1) in PREPOSITIONS | {","}:
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
    if not sentence.is_word(start) or (sentence.low[start] in _STOP and not sentence.is_capital(start)):
        return False
    # A verb with a tense inside makes it a clause of its own, unless a relative pronoun stands before it.
    for at in range(start, last):
        if sentence.low[at] in ("who", "which", "that", "whose", "whom"):
            return at > start
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
    last = _end_of(sentence, at)
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
            end = _end_of(sentence, inner + 1)
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
            end = _end_of(sentence, start)
            if end > start:
                short, outer_last = (start, end), end
        else:
            end = _end_of(sentence, inner)
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
