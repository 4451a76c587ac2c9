"""The answer of a blamed side: in its row as the cited sentences give it, and no denial left out."""

from collections.abc import Iterator, Sequence

from summarizer.article import Article
from summarizer.brief import Blame
from summarizer.checks.hearing import Hearing
from summarizer.checks.identity import holds, is_one_of, is_someones
from summarizer.finding import Finding
from summarizer.language.attribution import ResponseReading, blame_readings, response_readings
from summarizer.language.cast import Cast
from summarizer.language.lines import line
from summarizer.language.names import contains_name
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import word_set

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
    | frozenset({"not", "never", "no", "nothing", "denial", "innocent"})
)
_ADMISSION_WORDS = word_set("blame", "claim", "admit") | frozenset(
    {"guilty", "confession", "fault", "regret", "regrets"}
)
_WEAK_DENIALS = frozenset({"not", "never", "no", "nothing"})
_SILENCE_WORDS = word_set("blame", "no_comment", "comment") | frozenset(
    {"reached", "silent", "silence", "unanswered", "unavailable"}
)


def _answers(evidence: Hearing, names: Sequence[str], response: str) -> list[ResponseReading]:
    """The answers of this sort that may be the actor's; an answer without a holder counts when the actor gives none."""
    explicit = [
        (one, holder) for one, holder in evidence.answers if one.holder and holder and holds(names, one.holder, holder)
    ]
    if explicit:
        return [one for one, _ in explicit if one.response == response]
    return [
        one
        for one, holder in evidence.answers
        if one.response == response
        and (one.holder is None or holder is None or holder.is_pronoun or one.to_accusation or is_someones(one.holder))
    ]


def check_answer(
    path: str, row: Blame, names: Sequence[str], evidence: Hearing, article: Article, cast: Cast
) -> Iterator[Finding]:
    """Findings for an answer that the cited sentences don't give, and for a denial that the row leaves out."""
    if row.response is None:
        denial = _dropped_denial(row, names, article, cast)
        if denial is not None:
            detail = f"sentence {denial} holds a denial that the row leaves out"
            yield Finding(path, "status_contradicted", detail, "response null", "drop_row")
        return
    if row.status == "claimed" and row.response == "admitted":
        return
    words = {"denied": _DENIAL_WORDS, "admitted": _ADMISSION_WORDS, "no_comment": _SILENCE_WORDS}[row.response]
    read = _answers(evidence, names, row.response)
    others = [
        one
        for one, holder in evidence.answers
        if holder is not None and one.holder is not None and holds(names, one.holder, holder)
    ]
    flipped = bool(others) and others[-1].response != row.response and not read
    if flipped or not (read or _answers_in_words(row.response, names, words, evidence)):
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
        if not low & words:
            continue
        spoken = [report.speaker for report in speakers(text) if report.speaker is not None]
        if any(is_one_of(names, one) or one.is_pronoun or is_someones(one) for one in spoken):
            return True
        strong = low & (_SILENCE_WORDS if response == "no_comment" else words - _WEAK_DENIALS)
        if strong and not any(one.proper and not is_one_of(names, one) for one in spoken):
            return True
    return False


def _dropped_denial(row: Blame, names: Sequence[str], article: Article, cast: Cast) -> int | None:
    """Number of the sentence with the actor's own last answer, when that is a denial; None otherwise."""
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
            if (not holder.is_pronoun and holds(names, one.holder, holder)) or (is_someones(one.holder) and named):
                last = (sentence.number, one.response)
        for reading in blame_readings((sentence.text,)):
            if reading.status == "claimed" and is_one_of(names, reading.actor):
                last = (sentence.number, "admitted")
    return last[0] if last is not None and last[1] == "denied" else None
