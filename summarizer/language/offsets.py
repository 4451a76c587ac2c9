"""Where the words of a text stand, found when somebody asks: most sentences of an article hold nothing to point at."""

from collections.abc import Iterable


def offsets(text: str, words: Iterable[str]) -> tuple[list[int], list[int]]:
    """Where each word begins and ends (half-open), for words in order between which no word character stands.

    A second pass of the pattern that cut them would take twice the time.
    """
    starts, ends = [], []
    find, end = text.find, 0
    for word in words:
        start = find(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return starts, ends
