"""Where a noun phrase of a sentence begins and ends."""

from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import Line
from summarizer.language.vocabulary import vocabulary, word_set

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
CONTRACTIONS = word_set("grammar", "contractions")
STOP = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS | AUXILIARIES | VERBS | CONTRACTIONS
OPEN_QUOTES = frozenset('"“”‘«»')
HUMAN_HEADS = (
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
_NO_ADVERBS = word_set("grammar", "lists", "no_adverbs")
TRAILING = word_set("grammar", "lists", "trailing")
_MONTHS = frozenset(vocabulary("dates")["months"])
# "Last week", "this month", "late Monday" behind a name date the clause.
DATING = frozenset({"last", "next", "this", "earlier", "late", "early"})
# A file name or a sentence glued to the next one: "crash.jpg", "said.A".
_GLUED = lazy_pattern(r"\w+\.(?:jpe?g|png|gif|mp4|pdf|html?)|\w{3,}[a-z]\.(?:\d.*|[A-Z][a-z]*)")
# Whose statement a bare clause can report: "the man police say was armed".
_STATING = frozenset({"police", "authorities", "officials", "investigators", "prosecutors", "detectives", "deputies"})
_SPOKEN_OF = frozenset(
    {"man", "woman", "men", "women", "boy", "girl", "people", "person", "reporters", "victim", "victims", "teenager"}
) | {"suspect", "suspects", "gunman", "gunmen", "attacker", "attackers"}
_TITLE_PARTS = frozenset({"without", "against", "beyond", "before"})
_MAX_WORDS = 14
"""Longest phrase that is walked, in words; longer runs are never names in the samples."""


def is_abbreviation_stop(sentence: Line, index: int) -> bool:
    """Whether the mark at `index` is a full stop inside a name: of an initial or a title, or in "the U.S. embassy"."""
    if sentence.raw[index] != "." or index == 0 or not sentence.is_word(index + 1):
        return False
    before = sentence.raw[index - 1]
    if sentence.ends[index - 1] != sentence.starts[index] or len(before) > 4 or not before[0].isupper():
        return False
    if "." in before:
        return before.isupper() or sentence.is_capital(index + 1)
    return sentence.is_capital(index + 1) and (len(before) == 1 or before.lower() in _TITLE_STOPS)


def _is_participle_adjective(sentence: Line, index: int) -> bool:
    """Whether an "-ed" or "-ing" word describes the noun after it ("armed men") instead of being a verb."""
    before = sentence.at(index - 1)
    if before in PRONOUNS or before in ("who", "which"):
        return False  # "they encountered Roe"
    return (
        index == 0
        or before in DETERMINERS
        or before in STOP
        or not sentence.is_word(index - 1)
        or before[0].isdigit()
        or before in _ADJECTIVES
        or (before.endswith("ly"))
    )


def _joins(sentence: Line, index: int) -> bool:
    """Whether the "and" at `index` joins two parts of one name or two bodies named together."""
    left, right = index - 1, index + 1
    if sentence.is_capital(left) and sentence.is_capital(right):
        return sentence.at(left) not in DAYS and not _between_persons(sentence, index)
    return sentence.at(left) in HUMAN_HEADS and sentence.at(right) in HUMAN_HEADS and not sentence.is_capital(left)


def _between_persons(sentence: Line, index: int) -> bool:
    """Whether names of two words stand on both sides, as of two persons: "Ian Poe and Ann Roe"."""
    low = sentence.low[max(0, index - 2) : index + 3]
    return (
        len(low) == 5
        and sentence.is_capital(index - 2)
        and sentence.is_capital(index + 2)
        and not sentence.is_capital(index - 3)
        and not sentence.is_capital(index + 3)
        and sentence.at(index - 3) != "of"
        and _IMPERSONAL.isdisjoint(low)
    )


def _takes_left(sentence: Line, index: int, last: int) -> bool:
    """Whether the word at `index` belongs to the phrase that begins right after it."""
    word = sentence.low[index]
    if not sentence.is_word(index):
        return is_abbreviation_stop(sentence, index)
    if word in ("and", "&"):
        return _joins(sentence, index)
    if _is_glued(sentence, index) or (word in _SPOKEN_OF and sentence.at(index + 1) in _STATING):
        return False
    if (
        sentence.is_capital(index)
        and index > 0
        and word not in PREPOSITIONS
        and word not in CONJUNCTIONS
        and word not in DAYS
    ):
        return word not in PRONOUNS and (
            word not in VERBS or word == "may" or (word == "states" and sentence.low[index - 1] == "united")
        )
    if _in_title(sentence, index):
        return True
    if word in STOP:
        # "al", "bin", "de" inside a name; "in" and "for" after a role are handled by the caller.
        return word in _PARTICLES and word not in PREPOSITIONS and sentence.is_capital(index + 1)
    return not (
        len(word) > 4
        and word.endswith(("ed", "ing"))
        and index < last
        and not _is_participle_adjective(sentence, index)
    )


def is_adverb(word: str) -> bool:
    """Whether a lower-case word ends like an adverb ("fatally") and is none of the nouns and adjectives that do too."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


_ED_NOUNS = frozenset({"accused", "wounded", "injured", "deceased", "hundred", "unemployed", "disabled", "armed"})


def _is_past(sentence: Line, index: int) -> bool:
    """Whether a past form of a verb stands there behind its subject: "police Thursday filed"."""
    word = sentence.low[index]
    if not word.endswith("ed") or len(word) < 5 or word.endswith("eed") or word in _ED_NOUNS:
        return False
    return not _is_participle_adjective(sentence, index)


def _is_glued(sentence: Line, index: int) -> bool:
    """Whether a file name or a sentence without its blank stands there: "crash.jpg", "said.A"."""
    raw = sentence.raw[index]
    return "." in raw and _GLUED.fullmatch(raw) is not None


TIME_NOUNS = word_set("grammar", "lists", "time_nouns")
_NAMED_BODIES = word_set("actors", "lists", "org_words")
_LINKS = frozenset({"of", "for", "in", "from", "at", "with", "on", "to"})
# Offices at a body: "the ambassador to the United Nations".
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "adviser", "advisor"})
# What somebody is accused of.
_DEEDS = word_set("blame", "claim", "events") | frozenset({"involvement", "complicity", "negligence", "terrorism"})
# Words of bodies, places and things, which "and" joins into one name.
_IMPERSONAL = (
    word_set("actors", "kinds", "authority")
    | word_set("actors", "kinds", "armed")
    | word_set("actors", "kinds", "media")
    | word_set("actors", "kinds", "thing")
    | word_set("actors", "kinds", "civil")
    | word_set("actors", "kinds", "medical")
    | word_set("actors", "names", "armed")
    | word_set("actors", "lists", "institutions")
    | word_set("grammar", "prepositions")
    | frozenset({"north", "south", "east", "west", "new", "saint", "san", "el", "united", "red", "the"})
)


def start_of(sentence: Line, last: int) -> int:
    """First word of the noun phrase whose last word is `last - 1`; `last` itself when that word ends none."""
    at = last - 1
    if at < 0:
        return last
    if sentence.raw[at] == "." and at > 0 and len(sentence.raw[at - 1]) == 1 and sentence.raw[at - 1].isupper():
        at -= 1
    word = sentence.low[at]
    if word in PRONOUNS:
        return at
    if not sentence.is_word(at) or (word in STOP and not (sentence.is_capital(at) and at > 0)):
        return last
    if _is_glued(sentence, at) or (not sentence.is_capital(at) and (is_adverb(word) or _is_past(sentence, at))):
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
        if word in TIME_NOUNS and sentence.is_capital(at + 1):
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
    if not sentence.is_word(index - 1) or before in STOP:
        return False
    if sentence.low[index] == "to":
        return before in _ENVOYS and sentence.is_capital(_after_determiners(sentence, index + 1))
    if sentence.low[index] == "of" or before in HUMAN_HEADS:
        return True
    return names_purpose(sentence, index)


def end_of(sentence: Line, first: int) -> int:
    """Word after the last of the noun phrase that begins with `first`; `first` itself when none begins there."""
    size = len(sentence.raw)
    if first >= size:
        return first
    at = first
    if sentence.low[at] in PRONOUNS:
        if not (sentence.low[at] == "her" and sentence.is_word(at + 1) and sentence.at(at + 1) not in STOP):
            return at + 1
        at += 1
    at = _after_determiners(sentence, at)
    last = first
    while at < size and at - first <= _MAX_WORDS:
        if not sentence.is_word(at):
            if not (is_abbreviation_stop(sentence, at) or _is_short_quotation(sentence, at, first)):
                break
            at += 1
        elif sentence.low[at] in _LINKS and last > first:
            linked = _after_link(sentence, at)
            if linked < 0:
                break
            at = linked
        elif _ends_before(sentence, at) or (last > first and _ends_behind_noun(sentence, at)):
            break
        else:
            at += 1
            last = at
    while last > first and (sentence.low[last - 1] in ("and", "&", "of") or sentence.low[last - 1] in DETERMINERS):
        last -= 1
    return last


def names_purpose(sentence: Line, at: int) -> bool:
    """Whether the preposition at `at` stands inside a body's name: "Coalition for Gun Control", "Council on Aging"."""
    if sentence.low[at] not in ("for", "on") or sentence.at(at - 1) not in _NAMED_BODIES:
        return False
    behind = _after_determiners(sentence, at + 1)
    return sentence.is_capital(at - 1) and sentence.is_capital(behind) and sentence.low[behind] not in DAYS


def _in_title(sentence: Line, at: int) -> bool:
    """Whether a capital preposition joins two capitals of a name: "Doctors Without Borders"."""
    return at > 0 and all(sentence.is_capital(k) for k in (at - 1, at, at + 1)) and sentence.low[at] in _TITLE_PARTS


def _after_determiners(sentence: Line, at: int) -> int:
    while sentence.at(at) in DETERMINERS:
        at += 1
    return at


def _after_link(sentence: Line, at: int) -> int:
    """Where the phrase goes on behind the preposition at `at`; -1 when that hangs on no noun."""
    word, following = sentence.low[at], sentence.at(at + 1)
    if word == "of":
        goes_on = sentence.is_word(at + 1) and not following.endswith("ing") and not _of_deed(sentence, at)
        return _after_determiners(sentence, at + 1) if goes_on else -1
    if word in ("in", "from"):
        if following == "the" and sentence.is_capital(at + 2) and sentence.is_capital(at - 1):
            return at + 2
        placed = sentence.is_capital(at + 1) and following not in DAYS
        return at + 1 if placed and sentence.low[at - 1] in HUMAN_HEADS else -1
    if names_purpose(sentence, at) or (word == "to" and _links(sentence, at)):
        return _after_determiners(sentence, at + 1)
    if word == "for" and sentence.low[at - 1] in ("spokesman", "spokeswoman", "spokesperson"):
        return _after_determiners(sentence, at + 1)
    return -1


def _of_deed(sentence: Line, at: int) -> bool:
    """Whether "of" behind a name belongs to an accusation: "accused Ian Poe of the attack"."""
    if not sentence.is_capital(at - 1) or at < 2:
        return False
    noun = _after_determiners(sentence, at + 1)
    return sentence.at(noun) in _DEEDS and not sentence.is_capital(noun) and sentence.low[at - 2] not in HUMAN_HEADS


def _ends_before(sentence: Line, at: int) -> bool:
    """Whether the word at `at` belongs to no noun phrase."""
    word = sentence.low[at]
    if word in ("and", "&"):
        return not _joins(sentence, at)
    if _in_title(sentence, at):
        return False
    if sentence.is_capital(at) and word not in CONJUNCTIONS and word not in PREPOSITIONS:
        return word in DAYS or word in PRONOUNS or word in CONTRACTIONS
    return word in STOP and not (word in _PARTICLES and word not in PREPOSITIONS and sentence.is_capital(at + 1))


def _ends_behind_noun(sentence: Line, at: int) -> bool:
    """Whether the word at `at` ends a phrase that has begun: a verb or participle behind its noun."""
    word, before, following = sentence.low[at], sentence.low[at - 1], sentence.at(at + 1)
    if word in ("and", "&"):
        return False
    if _is_glued(sentence, at):
        return True
    if sentence.is_capital(at):
        return word in _MONTHS and following.isdigit()
    if is_adverb(word) or word in TRAILING or (word in DATING and (following in TIME_NOUNS or following in DAYS)):
        return True
    if _is_plural_head(sentence, at - 1) and following in DETERMINERS:
        # "The inhabitants direct their anger": no plural of people describes a noun.
        return True
    if word == "known" or (word in ACT_NOUNS and word not in _NOUNISH):
        return True
    participle = len(word) > 4 and word.endswith(("ed", "ing"))
    counted = before in NUMBERS or before[0].isdigit()  # "four suspected members"
    return participle and not (counted or before in DETERMINERS or before in _ADJECTIVES or before.endswith("ly"))


def _is_plural_head(sentence: Line, index: int) -> bool:
    """Whether a plural noun for people stands there."""
    word = sentence.at(index)
    return word in HUMAN_HEADS and word.endswith("s") and not word.endswith("ss") and not sentence.is_capital(index)


def _is_short_quotation(sentence: Line, index: int, first: int) -> bool:
    """Whether a quotation mark belongs to a short quotation inside the phrase ("the 'paid agitators' of X")."""
    if sentence.raw[index] not in OPEN_QUOTES:
        return False
    low, high = max(first - 1, index - 5), min(len(sentence.raw), index + 6)
    return any(sentence.raw[at] in OPEN_QUOTES for at in range(low, high) if at != index) and sentence.is_word(
        index + 1
    )
