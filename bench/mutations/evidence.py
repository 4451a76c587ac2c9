"""The sentences an annotator would cite for an accusation, an answer or a replaced figure.

Where the rules here miss them, `evidence.toml` has them as read by a person.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from summarizer.article import Article, Sentence
from summarizer.scoring.label import BlamedLabel

from .anchors import form_in, naming

_BLAME = re.compile(
    r"blam|accus|suspect|arrest|charg|claim|responsib|detain|in custody|believ|behind|suspicio|perpetrat|carried out|"
    r"at fault|alleg|order|point(?:ed|s|ing)? (?:to|at)|held|attribut|identif|work of|admit|confess|negligen|fail|caus|"
    r"fired|attack|launched|bomb|shot|kill|said|says|told|according",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"blam|accus|suspect|arrest|charg|claim|responsib|detain|custody|behind|suspicio|perpetrat|at fault|alleg|attribut|"
    r"work of|admit|confess|negligen|clear|ruled? out|not involved|released|no longer|hoax|innocent",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"clear|ruled? out|rules out|not involved|no (?:link|evidence|involvement|sign|longer)|released|freed|exclud|"
    r"innocent|hoax|dismiss|had nothing|dropp|was not|were not|wrong|nothing to do|not behind|does not exist|discount",
    re.IGNORECASE,
)
_CLEARS = re.compile(
    r"clear(?:ed|s)|rul(?:ed|es|ing) out|releas|freed|let go|no longer|innocent|exonerat|acquit|dropp|no link|"
    r"not involved|nothing to do|no evidence",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"claim|responsib|admit|confess|acknowledg|conced|own(?:ed)? up|told (?:police|investigators|prosecutors)|"
    r"statement|message|\bour\b|\bwe\b|leaflet|video|posted|apolog|regret|not dispute|pleaded guilty|took credit",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"attack|kill|fire|shot|shoot|bomb|blew|blow|launch|seiz|stabb|ramm|drove|storm|raid|ambush|set |plant|hijack|"
    r"abduct|kidnap|clash|loot|burn|struck|strike|hit|threw|detonat|board|open|execut|rape|march|hurl|batter|smash",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\W*(?:he|she|they|it)\b[^.]{0,40}?\b(?:said|says|told|added|accus|blam|claim)", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:said|says|told|according|alleg\w+|claim\w+|accus\w+|blam\w+|reported)\b", re.IGNORECASE)
_ANSWERS = {
    "denied": re.compile(
        r"den(?:y|ies|ied|ying|ial)|reject|dismiss|not involved|no part|nothing to do|innocent|not guilty|untrue|"
        r"\blies?\b|did not|had not|was not|were not|never|false|nonsense|slander|no hand|invent|fabricat|refut|"
        r"not ours|disown",
        re.IGNORECASE,
    ),
    "no_comment": re.compile(
        r"comment|silen|not respond|no (?:answer|reply|statement|word)|declin|not (?:be )?reach|said nothing|refus|"
        r"unanswered|would not say|not answer|yet to|has not spoken|unavailable|not said|not returned|"
        r"say how he would plead",
        re.IGNORECASE,
    ),
    "admitted": re.compile(r"claim|admit|responsib|confess|apolog|regret|acknowledg|took|our |\bwe\b|concede", re.I),
}
_REPLACED = re.compile(
    r"earlier|initial|revis|rose|rise|risen|climb|correct|wrong|at first|first|previous|up from|instead|had been|"
    r"bring(?:s|ing)|brought|lower|raised|counted twice|from \w+ to|mistake|no longer|later|since|now",
    re.IGNORECASE,
)


def _hits(pattern: re.Pattern[str], sentence: Sentence) -> int:
    return len(pattern.findall(sentence.text))


def _nearest(sentences: Sequence[Sentence], number: int) -> Sentence | None:
    return min(sentences, key=lambda one: (abs(one.number - number), one.number), default=None)


@lru_cache(maxsize=1)
def _read_by_hand() -> dict[tuple[str, int], list[int]]:
    entries = tomllib.loads(Path(__file__).with_name("evidence.toml").read_text("utf-8"))["blamed"]
    return {(one["sample"], one["row"]): one["sentences"] for one in entries}


def of_blame(article: Article, row: BlamedLabel, sample: str, at: int) -> list[int]:
    """Sentence numbers for a blame row: the accusation first, then where the accuser stands, then the answer.

    Args:
        sample, at: whose label it is, and which of its rows, for the sentences that a person has read.
    """
    if row.evidence:
        return list(row.evidence[0])
    if (sample, at) in _read_by_hand():
        return _read_by_hand()[sample, at]
    actors = naming(article, row.actor)
    if not actors:
        return []
    cue = {"cleared": _CLEARED, "claimed": _CLAIMED, "reported_as_fact": _DEED}.get(row.status[0], _STRONG)
    everyone = [form for forms in row.accusers for form in forms]
    told = row.status[0] == "reported_as_fact"

    def score(one: Sentence) -> float:
        before = article.sentence(one.number - 1)
        # "He said the rebels had shelled the town": the accuser is named in the sentence before.
        goes_on = before is not None and _GOES_ON.match(one.text) and form_in(before.text, everyone) is not None
        return (
            1.7 * bool(goes_on and one.paragraph == (before.paragraph if before else -1))
            + 2.0 * (_hits(cue, one) > 0)
            + 0.5 * (_hits(_BLAME, one) > 0)
            + 1.5 * bool(form_in(one.text, everyone))
            - 1.5 * (told and _hits(_REPORT, one) > 0)
            - 0.5 * (one.number in article.headline)
            - (0.05 if told else 0.001) * one.number
        )

    best = max(actors, key=score)
    numbers = [best.number]
    for forms in row.accusers:
        if form_in(best.text, forms) is None:
            found = _nearest(naming(article, forms), best.number)
            if found is not None:
                numbers.append(found.number)
    if row.status[0] == "cleared" and _hits(_CLEARS, best) == 0:
        # "He was let go on Monday": what clears him stands behind the sentence that names him.
        behind = [article.sentence(best.number + step) for step in (1, 2, 3)]
        numbers += [one.number for one in behind if one is not None and _hits(_CLEARS, one)][:1]
    if _hits(cue, best) == 0:
        # "It was they": the accusation stands beside the name.
        beside = [article.sentence(best.number + step) for step in (1, -1, 2, 3)]
        numbers += [one.number for one in beside if one is not None and _hits(cue, one)][:1]
    if row.response is not None:
        answer = _answer(article, row, best)
        if answer is not None:
            numbers.append(answer)
    return list(dict.fromkeys(numbers))


def _answer(article: Article, row: BlamedLabel, accusation: Sentence) -> int | None:
    assert row.response is not None
    pattern = _ANSWERS[row.response]
    own = [one for one in naming(article, row.actor) if _hits(pattern, one)]
    others = [
        one
        for one in article.sentences
        if _hits(pattern, one) and 0 <= one.number - accusation.number <= 4 and one.number not in article.headline
    ]
    spoken = [one for one in article.sentences if _hits(pattern, one) and _speaks_for(one, row)]
    chosen = _nearest(own, accusation.number + 1) or _nearest(others, accusation.number + 1)
    chosen = chosen or _nearest(spoken, accusation.number + 1)
    return None if chosen is None else chosen.number


def _speaks_for(one: Sentence, row: BlamedLabel) -> bool:
    """Whether somebody's lawyer or spokesman, or the actor under the last word of a name, speaks in the sentence."""
    last = {form.split()[-1] for form in row.actor if len(form.split()[-1]) > 3}
    return any(re.search(rf"\b{re.escape(word)}\b", one.text) for word in last)


def of_replacement(article: Article, number: int) -> list[int]:
    """Sentences in and beside `number` that say that a figure was replaced."""
    near = [article.sentence(number + step) for step in (0, -1, 1)]
    return [one.number for one in near if one is not None and _REPLACED.search(one.text)]
