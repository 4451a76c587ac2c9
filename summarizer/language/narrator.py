"""Whether a sentence tells a deed in the narrator's own voice, where no rule has found who else says it."""

from typing import Literal

from summarizer.language.actors import actor_before
from summarizer.language.lines import Line
from summarizer.language.nounphrases import AUXILIARIES, DETERMINERS, MODALS, PREPOSITIONS, VERBS
from summarizer.language.vocabulary import word_set
from summarizer.records import record

Voice = Literal["narrator", "told", "guessed", "denied"]

_TOLD = word_set("narrator", "told")
_GUESSED = word_set("narrator", "guessed")
_NOUNS = _TOLD | _GUESSED
_SEEMING = word_set("narrator", "seeming")
_UNSURE = _SEEMING | MODALS
_PAPERS = word_set("narrator", "papers")
_FACTIVE = word_set("narrator", "factive")
_DENYING = word_set("narrator", "denying")
_PUTTING = word_set("narrator", "putting")
_ALLEGED = word_set("narrator", "alleged")
_SPREADING = word_set("narrator", "spreading")

_VIEWING = frozenset({"in", "by", "on", "to", "under", "from", "for"})
_CONDITIONS = frozenset({"had", "were", "should"})
_UNLESS = frozenset({"if", "unless"})
_INTENSE = frozenset({"so", "such"})
_DASHES = frozenset({"-", "–", "—"})
_REACH = 5
"""Words before "that" in which a denial stands: "there is no evidence that"."""
_SEEMS = 4
"""Words before a verb in which "appears to have" stands."""
_SPEAKER = 3
"""Most words of a speaker before a colon or behind a dash: "State television: ...", "... - police"."""


@record(frozen=True, slots=True)
class _Deed:
    """Where a sentence tells a deed."""

    line: Line
    first: int
    """Index of the first word of who did it, or of the deed where that stands before."""
    at: int
    """Index of the word that tells it."""


def voice_at(sentence: Line, at: int, actor: int) -> Voice:
    """In whose voice the sentence says that somebody did what the word at `at` tells.

    Args:
        sentence: the sentence; reports with a verb of saying are read elsewhere.
        at: index of the word that tells the deed.
        actor: offset at which the name of who is said to have done it begins.

    Returns:
        `narrator`: the article itself; `told`: somebody, named or not; `guessed`: nobody is sure; `denied`: it is said
        not to be so.
    """
    first = next((k for k, end in enumerate(sentence.ends) if end > actor), at)
    deed = _Deed(sentence, min(first, at), at)
    for rule in (_conditional, _behind_that, _seeming, _behind_view, _in_papers, _beside_mark, _set_apart, _judged):
        voice = rule(deed)
        if voice != "narrator":
            return voice
    return "narrator"


def _conditional(deed: _Deed) -> Voice:
    """ "If the Front did it, it will pay", "Had the Front killed them, it would have said so"."""
    low = deed.line.low
    opening = low[max(0, deed.first - 2) : deed.first]
    if not _UNLESS.isdisjoint(opening):
        return "denied"
    if "whether" in opening:
        return "guessed"
    inverted = deed.first > 0 and low[0] in _CONDITIONS and deed.first <= 2
    return "denied" if inverted and "would" in low[deed.at :] else "narrator"


def _behind_that(deed: _Deed) -> Voice:
    """ "Neighbours whisper that the Front did it": whose subject stands behind "that", the narrator does not say."""
    low = deed.line.low
    that = next((k for k in range(deed.first - 1, 0, -1) if low[k] in ("that", ";")), -1)
    if that < 1 or low[that] != "that" or not deed.line.is_word(that - 1):
        return "narrator"
    before = low[max(0, that - _REACH) : that]
    if low[that - 1] in PREPOSITIONS or low[that - 1] in ("and", "or") or not _INTENSE.isdisjoint(before):
        return "narrator"  # "after that", "so fast that"
    if any(_is_verb(word) for word in low[that + 1 : deed.first]):
        return "narrator"  # "In clashes that began on Monday, the Front ..."
    if any(word in _DENYING or word.endswith("n't") for word in before):
        return "denied"
    if not _GUESSED.isdisjoint(before):
        return "guessed"
    if not _TOLD.isdisjoint(before):
        return "told"
    # Behind any other noun "that" may be a relative pronoun: "the day that the Front struck".
    return "told" if _is_verb(low[that - 1]) and _FACTIVE.isdisjoint(before) else "narrator"


def _is_verb(word: str) -> bool:
    return word in VERBS or word in _SPREADING or word in AUXILIARIES or (word.endswith("ed") and len(word) > 4)


def _seeming(deed: _Deed) -> Voice:
    """ "The Front appears to have planted it", "apparently the Front did"."""
    window = deed.line.low[max(0, deed.at - _SEEMS) : deed.at] + deed.line.low[max(0, deed.first - 2) : deed.first]
    return "guessed" if not _UNSURE.isdisjoint(window) else "narrator"


def _behind_view(deed: _Deed) -> Voice:
    """ "In the view of the ministry, the Front did it", "by the army's account"."""
    low = deed.line.low
    if deed.first < 3 or low[0] not in _VIEWING:
        return "narrator"
    comma = next((k for k in range(deed.first - 1, 0, -1) if low[k] == ","), -1)
    return "told" if comma > 0 and not _NOUNS.isdisjoint(low[1:comma]) else "narrator"


def _in_papers(deed: _Deed) -> Voice:
    """ "Court papers show Roe fired": a paper says it, and a paper is nobody's deed."""
    return "told" if not _PAPERS.isdisjoint(deed.line.low[max(0, deed.first - 6) : deed.first]) else "narrator"


def _beside_mark(deed: _Deed) -> Voice:
    """ "State television: the Front did it", "Roe shot the guard - police", "for the army it is clear: ..."."""
    low = deed.line.low
    colon = next((k for k in range(deed.first - 1, 0, -1) if low[k] == ":"), -1)
    if colon > 0 and (_speaks(deed.line, colon) or not _NOUNS.isdisjoint(low[:colon]) or low[0] == "for"):
        return "told"
    last = len(low) - 1
    while last > deed.at and not deed.line.is_word(last):
        last -= 1
    dash = next((k for k in range(last, max(deed.at, last - _SPEAKER - 1), -1) if low[k] in _DASHES), -1)
    return "told" if dash > deed.at and dash < last else "narrator"


def _speaks(sentence: Line, colon: int) -> bool:
    """Whether the words before the colon name a speaker and no matter: "Activists: ...", not "Odanu shooting: ..."."""
    speaker = actor_before(sentence, colon) if colon <= _SPEAKER else None
    return speaker is not None and speaker.kind not in ("thing", "other")


def _set_apart(deed: _Deed) -> Voice:
    """ "The Front, as the army put it, did it"; "The Front did it, a claim it rejects"."""
    low = deed.line.low
    for comma in [k for k, word in enumerate(low) if word == ","]:
        after = comma + 1
        if deed.line.at(after) in ("as", "so") and not _PUTTING.isdisjoint(low[after + 1 : after + 6]):
            return "told"
        if comma > deed.at and deed.line.at(after) in DETERMINERS and not _NOUNS.isdisjoint(low[after + 1 : after + 3]):
            return "told"
    return "narrator"


def _judged(deed: _Deed) -> Voice:
    """ "John Roe, the alleged gunman, shot the guard", "a presumed Reed Front squad"."""
    return "told" if not _ALLEGED.isdisjoint(deed.line.low[max(0, deed.first - 1) : deed.at]) else "narrator"
