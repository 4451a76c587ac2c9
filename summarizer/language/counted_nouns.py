"""The counted noun behind a number: where its phrase ends and what it stands for."""

from summarizer.language.figures import DASHES
from summarizer.language.nouns import STOPS, VERBS, Kind, is_people, is_thing, noun_kind
from summarizer.language.numbers import digits_value
from summarizer.language.vocabulary import word_set
from summarizer.language.words import Words

_SKIPPED = word_set("counts", "words", "group_skip")
# "two of the wounded": participles that stand for people behind "of the".
_HARMED = word_set("counts", "words", "harmed")
# Participles that stand before a noun: "25 wounded people".
ATTRIBUTIVE = word_set("counts", "words", "attributive")
_QUOTES = frozenset("\"”“'")


def head_at(sentence: Words, at: int) -> tuple[int | None, int, bool]:
    """The head of the noun phrase at `at`, where its group words begin, and whether it counts others."""
    more, of_the = False, False
    if sentence.at(at) in _QUOTES and sentence.at(at + 1) not in STOPS:
        at += 1  # 'killed "close to 70" soldiers'
    while sentence.at(at) in _SKIPPED:
        word = sentence.low[at]
        if word == "the" and not of_the:
            return None, at, more  # "bringing to 160 the number of dead"
        if word in ("others", "them", "us"):
            return at, at, more or word == "others"
        more = more or word in ("more", "other", "additional", "further")
        of_the = of_the or word == "of"
        at += 1
    if of_the and sentence.at(at) in _HARMED:
        return at, at, more
    group_first, head, limit = at, None, at + 8
    while at < min(len(sentence), limit):
        word = sentence.low[at]
        if not (word[0].isalpha() or word[0].isdigit()):
            if word in DASHES and at > group_first and at + 1 < len(sentence):
                at += 1
                continue
            break
        if head is not None and _counts_anew(sentence, at, head):
            break
        if word in STOPS or (word in VERBS and (head is not None or not _adjective(sentence, at))):
            break
        # "measles related deaths", but "soldiers wounded children" has a verb there.
        related = word == "related" and is_people(sentence.at(at + 1))
        if head is not None and word.endswith(("ed", "ly", "ing")) and not (is_people(word) or related):
            break
        if head is not None and is_people(sentence.low[head]) and not (is_people(word) or is_thing(word)):
            break
        if is_people(word) or is_thing(word) or word.endswith("s") or word in ("cases", "infections"):
            head = at
        at += 1
    if head is None and at > group_first and at - 1 >= group_first:
        # No plural, no known noun: "14 people-less" words such as "six Pashtun" keep their last word.
        last = at - 1
        if sentence.low[last][0].isalpha() and not sentence.low[last].endswith(("ed", "ly", "ing")):
            head = last
    if head is not None and sentence.low[head] == "passers" and sentence.matches(head + 1, ("-", "by")):
        head += 2
    return head, group_first, more


def _counts_anew(sentence: Words, at: int, head: int) -> bool:
    """Whether a count of its own begins behind the noun: "in one village 1,345 residents"."""
    figure = digits_value(sentence.low[at]) is not None and is_people(sentence.at(at + 1))
    return figure and (is_thing(sentence.low[head]) or "," in sentence.low[at])


def _adjective(sentence: Words, at: int) -> bool:
    """Whether a verb form stands before a noun: "25 wounded people", "nine missing fishermen"; or heads: "12 dead"."""
    following = sentence.at(at + 1)
    word = sentence.low[at]
    if not (word in ATTRIBUTIVE or word.endswith("ing")) or following in ATTRIBUTIVE:
        return False
    return is_people(following) or (
        following.isalpha() and following not in STOPS and following not in VERBS and is_people(sentence.at(at + 2))
    )


def head_kind(sentence: Words, head: int) -> Kind:
    """What the noun at `head` stands for."""
    if sentence.low[head] == "by":
        return "people"  # passers-by
    capital = sentence.raw[head][0].isupper() and head > 0
    return noun_kind(sentence.low[head], capitalised=capital)


def is_bare(sentence: Words, at: int) -> bool:
    """Whether no noun follows at `at`."""
    word = sentence.at(at)
    return word == "" or not word[0].isalpha() or word in STOPS or word in VERBS


def is_noun_word(sentence: Words, at: int) -> bool:
    """Whether the word at `at` can stand inside a noun phrase."""
    word = sentence.at(at)
    return bool(word) and (word[0].isalpha() or word in DASHES) and word not in STOPS and word not in VERBS
