"""Further figures of a harm that a sentence has counted before: corrected, compared, or another source's."""

from dataclasses import replace

from summarizer.language.harm_line import Group, Line, Pair
from summarizer.language.vocabulary import vocabulary, word_set

_CORRECTING = word_set("harms", "toll", "correcting")
_SAYING = tuple(tuple(phrase.split()) for phrase in vocabulary("harms")["toll"]["saying"])
_SAYING_OPENERS = frozenset(phrase[0] for phrase in _SAYING)
_BEFORE_NOW = frozenset(("earlier", "before", "previously", "first", "initially", "reported", "announced"))


def add_other_figures(line: Line) -> None:
    """Add the pairs of such figures to the line, and mark those that the sentence takes back."""
    _compared(line)
    _corrections(line)
    _further_figures(line)


def _compared(line: Line) -> None:
    """ "16 dead, up from the nine they had first spoken of", "31 died, against 28 reported before"."""
    low = line.sentence.low
    for at, word in enumerate(low):
        if low[at : at + 2] not in (("up", "from"), ("down", "from")) and word != "against":
            continue
        behind = at + 1 if word == "against" else at + 2
        newer = _last_pair(line, at)
        older = next((one for one in line.groups if behind <= one.first <= behind + 2), None)
        if newer is None or older is None or older.quantity is None or newer.group.last + 14 < at:
            continue
        if not older.bare or any(pair.group is older for pair in line.pairs):
            continue
        if word != "against" or not _BEFORE_NOW.isdisjoint(low[older.last : older.last + 4]):
            line.pairs.append(replace(newer, group=older, replaced=True, subgroup=False, joined=False))


def _corrections(line: Line) -> None:
    """ "26 wounded, which the hospital later corrected to 31", "71 died, revising upward the 58 announced"."""
    if _CORRECTING.isdisjoint(line.sentence.low):
        return
    for at, word in enumerate(line.sentence.low):
        if word not in _CORRECTING:
            continue
        earlier = _last_pair(line, at)
        newer = _bare_behind(line, at, 6)
        if earlier is None or newer is None:
            continue
        if line.sentence.at(newer.first - 1) == "to":
            line.pairs = [replace(pair, replaced=True) if pair.group is earlier.group else pair for pair in line.pairs]
            line.pairs.append(replace(earlier, group=newer))
        elif line.sentence.at(newer.first - 1) in (
            "the",
            "from",
            "upward",
            "upwards",
            "downward",
            "downwards",
        ):
            line.pairs.append(replace(earlier, group=newer, replaced=True))


def _further_figures(line: Line) -> None:
    """ "41 passengers are missing, whereas the owner speaks of 12": the same harm from another source."""
    low = line.sentence.low
    if _SAYING_OPENERS.isdisjoint(low):
        return
    for at, word in enumerate(low):
        if word not in _SAYING_OPENERS or not any(line.sentence.matches(at, phrase) for phrase in _SAYING):
            continue
        earlier, figure = _last_pair(line, at), _bare_behind(line, at, 5)
        if earlier is not None and figure is not None and not earlier.subgroup:
            line.pairs.append(replace(earlier, group=figure, joined=False))


def _last_pair(line: Line, at: int) -> Pair | None:
    """The last counted statement before a word."""
    before = [
        pair
        for pair in line.pairs
        if pair.group.last <= at and pair.group.quantity is not None and not pair.replaced and not pair.cue.denied
    ]
    return max(before, key=lambda pair: pair.group.first, default=None)


def _bare_behind(line: Line, at: int, reach: int) -> Group | None:
    """The next bare figure behind a word, when nothing says a harm of it yet."""
    group = next((group for group in line.groups if group.first > at), None)
    if group is None or group.quantity is None or group.first > at + reach or not group.bare:
        return None
    return None if any(pair.group is group for pair in line.pairs) else group
