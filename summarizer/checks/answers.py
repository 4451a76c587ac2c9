"""The answer of a blamed side: in its row as the cited sentences give it, and no denial left out."""

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Article
from summarizer.brief import Blame
from summarizer.checks.hearing import Hearing
from summarizer.checks.identity import holds, is_one_of, is_someones, surname_of
from summarizer.finding import Finding
from summarizer.language.actors import Actor
from summarizer.language.attackers import is_unnamed_attacker
from summarizer.language.attribution import ResponseReading, blame_readings, response_readings
from summarizer.language.cast import Cast
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import contains_name, tokens
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import vocabulary, word_set

CLAIM_WORDS = (
    word_set("blame", "claim", "verbs")
    | word_set("blame", "claim", "admit")
    | frozenset(
        {
            "responsibility",
            "claim",
            "confirmed",
            "confession",
            "guilty",
            "confessed",
            "regretted",
            "regrets",
            "apologised",
            "apologized",
        }
    )
)
_DENIAL_WORDS = (
    word_set("blame", "deny", "verbs")
    | word_set("blame", "deny", "reject")
    | word_set("blame", "deny", "falsehood")
    | frozenset({"not", "never", "no", "nothing", "neither", "nor", "none", "denial", "innocent"})
)
_ADMISSION_WORDS = word_set("blame", "claim", "admit") | frozenset(
    {"guilty", "confession", "fault", "regret", "regrets"}
)
_SPEAKS_FOR = lazy_pattern(
    r"\b(?:spokes\w+|chief|head|chairman|leader|director|commander|lawyer)s? (?:for|of) "
    r"(?:the |its )?(?:[\w-]{1,30} ){0,2}?(\w+)\s*$",
    re.IGNORECASE,
)
# "Lies," said the colonel: a quotation of nothing but the charge that it is false.
_FALSE = lazy_pattern(
    rf"[\"“](?:(?:an?|all|pure|total|complete|absolute|utter|just|that is) )*"
    rf"(?:{'|'.join(sorted(word_set('blame', 'deny', 'falsehood')))})[.,!][\"”]",
    re.IGNORECASE,
)
_BEHIND = 2
"""Sentences behind an accusation in which an answer to it may stand that names nobody."""
_WEAK_DENIALS = frozenset({"not", "never", "no", "nothing", "neither", "nor", "none"})
_TELLING = word_set("blame_check", "telling")
_FORCES = word_set("blame_check", "forces")
_COUNTERING = word_set("blame_check", "countering")
_TALKED_DOWN = lazy_pattern(str(vocabulary("blame_check")["talked_down"]), re.IGNORECASE)
_WORDED = {
    response: lazy_pattern(str(vocabulary("blame_check")[key]), re.IGNORECASE)
    for response, key in (("denied", "denying"), ("no_comment", "silent"), ("admitted", "admitting"))
}
_THEIRS = lazy_pattern(str(vocabulary("blame_check")["theirs"]), re.IGNORECASE)
_CLAUSE = lazy_pattern(r"[;.]|, (?:and|but|while) ")
# Nobody is silent who only "said" something: a word of refusal or "not" stands before the word of speaking.
_SILENT = lazy_pattern(
    r"(?:\b(?:declin\w+|refus\w+|refrain\w*|avoid\w+|not|no|without|never|nor|neither|nobody)\b|n['’]t\b)[^.;]{0,60}?"
    rf"\b(?:{'|'.join(sorted(word_set('blame', 'no_comment', 'comment')))}|reached|available|drawn)\b|"
    r"\b(?:silent|silence|unanswered|unavailable)\b",
    re.IGNORECASE,
)


def _answers(evidence: Hearing, names: Sequence[str], response: str, accusers: Sequence[str]) -> list[ResponseReading]:
    """The answers of this sort that may be the actor's; an answer without a holder counts when the actor gives none."""
    explicit = [
        (one, holder) for one, holder in evidence.answers if one.holder and holder and holds(names, one.holder, holder)
    ]
    if explicit:
        return [one for one, _ in explicit if one.response == response]
    # "His lawyer, Jo Orr, denied it": where Orr accuses somebody else, his denial is not that one's.
    answers = [
        (one, holder)
        for one, holder in evidence.answers
        if one.holder is None or holder is None or not is_one_of(accusers, one.holder, holder)
    ]
    return [
        one
        for one, holder in answers
        if one.response == response
        and (one.holder is None or holder is None or holder.is_pronoun or one.to_accusation or is_someones(one.holder))
    ]


def check_answer(
    path: str, row: Blame, names: Sequence[str], evidence: Hearing, article: Article, cast: Cast
) -> Iterator[Finding]:
    """Findings for an answer that the cited sentences don't give, and for a denial that the row leaves out."""
    if row.response is None:
        last = _last_answer(row, names, article, cast) or _free_denial(row, names)
        if last is not None and last[1] == "denied":
            detail = f"sentence {last[0]} holds a denial that the row leaves out"
            yield Finding(path, "status_contradicted", detail, "response null", "drop_row")
        return
    if row.status == "claimed" and row.response == "admitted":
        return
    words = {"denied": _DENIAL_WORDS, "admitted": _ADMISSION_WORDS}.get(row.response, frozenset())
    read = _answers(evidence, names, row.response, row.accusers)
    others = [
        one
        for one, holder in evidence.answers
        if holder is not None and one.holder is not None and holds(names, one.holder, holder)
    ]
    flipped = bool(others) and others[-1].response != row.response and not read
    if not flipped and (read or _answers_in_words(row.response, names, words, evidence)):
        return
    if not flipped and any(_answers_freely(row, names, text) for text in evidence.texts):
        return
    last = _last_answer(row, names, article, cast)
    # The article gives this answer, though the row cites another sentence: the row would fall with it, and it is right.
    if last is None or last[1] != row.response:
        said = others[-1].response if flipped else "nothing of the kind"
        yield Finding(
            f"{path}.response",
            "response_not_in_evidence",
            f"the cited sentences say {said}",
            row.response,
            "null_field",
        )


def _answers_in_words(response: str, names: Sequence[str], words: frozenset[str], evidence: Hearing) -> bool:
    """Whether the actor, or somebody behind a pronoun, speaks in a cited sentence with words of such an answer."""
    for text in evidence.texts:
        low = frozenset(line(text).low)
        spoken = [report.speaker for report in speakers(text) if report.speaker is not None]
        if response == "denied" and _TALKED_DOWN.search(text) and any(contains_name(text, name) for name in names):
            return True
        if response == "denied" and low & _COUNTERING and any(is_one_of(names, one) for one in spoken):
            return True
        silent = _SILENT.search(text) is not None
        if not (silent if response == "no_comment" else low & words):
            continue
        if response == "denied" and silent and not low & (words - _WEAK_DENIALS):
            continue  # "said he would make no comment"
        if any(is_one_of(names, one) or one.is_pronoun or is_someones(one) for one in spoken):
            return True
        if any(_in_arms(names) and _in_arms([one.full, one.role or ""]) for one in spoken):
            return True
        strong = silent if response == "no_comment" else low & (words - _WEAK_DENIALS)
        if strong and not any(one.proper and not is_one_of(names, one) for one in spoken):
            return True
    return False


def _free_denial(row: Blame, names: Sequence[str]) -> tuple[int, str] | None:
    """A denial in other words in a cited sentence, as `_last_answer` gives it."""
    if row.status in ("cleared", "claimed") or is_unnamed_attacker(row.actor):
        return None
    denied = row.model_copy(update={"response": "denied"})
    found = [one.sentence for one in row.evidence if _answers_freely(denied, names, one.text)]
    return (found[-1], "denied") if found else None


def _answers_freely(row: Blame, names: Sequence[str], text: str) -> bool:
    """Whether the accused, or words that may stand for them, answer in other words: "said all rules were followed"."""
    assert row.response is not None
    forms = [*names, *(short for name in names if (short := surname_of(name)))]
    if row.response == "admitted" and any(
        re.search(rf"\bclaim(?:s|ed)?(?: of responsibility)? (?:by|from|of) (?:the )?{re.escape(name)}", text)
        for name in names
        if name in text
    ):
        return True
    for found in _WORDED[row.response].finditer(text):
        before = _CLAUSE.split(text[: found.start()])[-1]
        if any(contains_name(before, form) for form in forms):
            return True
        if any(contains_name(before, one) for one in row.accusers):
            continue
        spoken = [one.speaker for one in speakers(text) if one.speaker is not None]
        voices = [f"the {one.full} {one.role or ''}" for one in spoken]
        if any(_THEIRS.search(words) or any(contains_name(words, form) for form in forms) for words in voices):
            return True
        if _THEIRS.match(before.lstrip(' "“')) or (_THEIRS.search(before) is not None and not voices):
            return True
    return False


def _in_arms(names: Sequence[str]) -> bool:
    """Whether a name means those under arms: "the army spokesman" answers for "troops"."""
    return any(not _FORCES.isdisjoint(tokens(name)) for name in names)


def _denies_for(row: Blame, names: Sequence[str], one: ResponseReading, holder: Actor, number: int) -> bool:
    """Whether somebody denies for the actor: who speaks for "the army", or who answers right behind the accusation."""
    assert one.holder is not None
    if row.status == "cleared" or is_unnamed_attacker(row.actor) or is_one_of(row.accusers, one.holder, holder):
        return False
    speaks = _SPEAKS_FOR.search(f"{one.holder.full} {holder.full}")
    if speaks is not None and any(speaks.group(1).lower() in tokens(name) for name in names):
        return True
    if not _TELLING.isdisjoint(tokens(one.holder.full)):
        return False  # "relatives of the dead man rejected it": no word of the one who is accused
    cited = {item.sentence for item in row.evidence[:1]}
    behind = any(0 < number - sentence <= _BEHIND for sentence in cited)
    return behind and one.to_accusation and not holder.is_pronoun


def _last_answer(row: Blame, names: Sequence[str], article: Article, cast: Cast) -> tuple[int, str] | None:
    """The actor's own last answer in the article, with the number of its sentence; None: it gives none."""
    last: tuple[int, str] | None = None
    cited = {one.sentence for one in row.evidence}
    for sentence in article.sentences:
        for one in response_readings((sentence.text,)):
            if one.holder is None:
                continue
            holder = cast.resolve(one.holder, sentence.number)
            near = {sentence.number - back for back in range(4)} & cited
            named = any(
                contains_name(text, name)
                for number in near
                for name in names
                for text in (article.sentences[number - 1].text,)
            )
            theirs = (not holder.is_pronoun and holds(names, one.holder, holder)) or (is_someones(one.holder) and named)
            if theirs or (one.response == "denied" and _denies_for(row, names, one, holder, sentence.number)):
                last = (sentence.number, one.response)
        if _FALSE.search(sentence.text) and any(
            report.speaker is not None and holds(names, report.speaker, cast.resolve(report.speaker, sentence.number))
            for report in speakers(sentence.text)
        ):
            last = (sentence.number, "denied")
        for reading in blame_readings((sentence.text,)):
            if reading.status == "claimed" and is_one_of(names, reading.actor):
                last = (sentence.number, "admitted")
    return last
