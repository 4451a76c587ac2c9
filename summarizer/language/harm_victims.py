"""Which words of a sentence name the people that a casualty statement is about."""

from summarizer.language.harm_line import Group, Line, Pair
from summarizer.language.harm_words import BE, NOUN_HARMS
from summarizer.language.nouns import GENERAL, is_people
from summarizer.language.vocabulary import word_set

# "14 of the dead" is a part by its own words.
_WHOLES = word_set("harms", "heads", "wholes")


def victims_of(line: Line, pair: Pair) -> tuple[int, int] | None:
    """The offsets of the words that name the group; None: people in general."""
    sentence, group = line.sentence, pair.group
    if group.described is not None:
        return edges(line, group)
    quantity = group.quantity
    assert quantity is not None
    if (
        pair.cue.side == "toll"
        and group.bare
        and pair.cue.last < len(sentence)
        and is_people(sentence.low[pair.cue.last])
    ):
        # "the number of injured demonstrators stands at 12"
        return sentence.starts[pair.cue.last], sentence.ends[pair.cue.last]
    told = line.starts.get(group.last + 1)
    if told is not None and group.bare and line.sentence.low[group.last] in BE and told.described is not None:
        # "of whom two were soldiers"
        return sentence.starts[told.first], sentence.ends[told.last - 1]
    counted = _is_counted(line, group)
    last = group.last + 1 if counted else group.last
    told = line.starts.get(last + 1)
    share = sentence.at(last) in BE and (counted or sentence.low[group.last - 1] in ("them", *_WHOLES))
    if told is not None and share and told.described is not None and _of_whom(line, group):
        # "three of them were policemen", "eight of the dead were pupils", "thirteen of the 48 wounded were pupils"
        return sentence.starts[told.first], sentence.ends[told.last - 1]
    told = line.starts.get(group.last)
    if told is not None and told.described is not None and sentence.low[group.last - 1] in ("them", "whom", "these"):
        return sentence.starts[told.first], sentence.ends[told.last - 1]  # "12 of them soldiers"
    if quantity.group_last <= quantity.group_first:
        return None
    chosen = sentence.low[quantity.group_first : quantity.group_last]
    if all(word in GENERAL or word in NOUN_HARMS for word in chosen):
        return None
    return sentence.starts[quantity.group_first], sentence.ends[quantity.group_last - 1]


def edges(line: Line, group: Group) -> tuple[int, int]:
    """The offsets of a group's words, without a possessive: "the mayor's murder"."""
    sentence = line.sentence
    owned = group.described is not None and sentence.low[group.last - 1].endswith("'s")
    return sentence.starts[group.first], sentence.ends[group.last - 1] - 2 * owned


def is_of_the_dead(line: Line, group: Group) -> bool:
    """ "14 of the dead", "two of the wounded"."""
    low = line.sentence.low[group.first : group.last]
    behind = line.sentence.low[group.last : group.last + 3]
    if behind in (("of", "those", "who"), ("of", "those", "killed"), ("of", "those", "injured")):
        return True  # "at least 15 of those who perished were pupils"
    return "of" in low and (_is_counted(line, group) or (low[-1] in _WHOLES and low[-2:-1] in (("the",), ("those",))))


def _is_counted(line: Line, group: Group) -> bool:
    """ "thirteen of the 48 wounded": the whole has a number of its own."""
    return line.sentence.at(group.last) in _WHOLES and line.sentence.low[group.last - 1].isdigit()


def _of_whom(line: Line, group: Group) -> bool:
    """Whether the group is a share of people named before: "eight of the dead", "three of them"."""
    return "of" in line.sentence.low[group.first : group.last]
