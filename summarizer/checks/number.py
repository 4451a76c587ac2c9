"""Every count is re-read from its own evidence: the number, its bound, the harm, the group, the source."""

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Article
from summarizer.brief import Brief, Count, Evidence, Toll
from summarizer.finding import Finding
from summarizer.language.bounds import Reading, add
from summarizer.language.casualties import held_aboard, readings_in
from summarizer.language.counts import find_counts, read_phrases
from summarizer.language.harms import HarmReading
from summarizer.language.names import contains_name, same_name, tokens
from summarizer.language.nouns import GENERAL
from summarizer.language.phrases import occurrences
from summarizer.language.sources import Source, sources
from summarizer.language.vague import apply
from summarizer.language.vocabulary import vocabulary
from summarizer.reasons import RejectionReason

_REPLACED = re.compile("|".join(vocabulary("superseded")["cues"]), re.IGNORECASE)

Span = tuple[int, int]


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for the counts of main and background tolls, and for sources and supersession of the main ones."""
    for at, row in enumerate(brief.casualties):
        path = f"casualties[{at}]"
        found = list(_count(path, row.count, row.harm, row.victims, row.evidence, brief.run.vague, article))
        yield from found
        if not found:
            yield from _source(path, row, article)
            yield from _superseded(path, row, brief.casualties)
    for at, event in enumerate(brief.background):
        for index, toll in enumerate(event.casualties):
            path = f"background[{at}].casualties[{index}]"
            yield from _count(path, toll.count, toll.harm, toll.victims, toll.evidence, brief.run.vague, article)


def phrases_of(count: Count, sentence: str) -> list[tuple[str, list[Span]]]:
    """The phrases of a count with every place where each stands in `sentence`."""
    whole = occurrences(sentence, count.text)
    if whole:
        return [(count.text, whole)]
    return [(phrase, occurrences(sentence, phrase)) for phrase in count.text.split("; ")]


def _count(
    path: str,
    count: Count,
    harm: str,
    victims: str | None,
    evidence: Sequence[Evidence],
    vague: str,
    article: Article,
) -> Iterator[Finding]:
    """At most one finding: the first thing that the evidence does not carry."""

    def refuse(field: str, reason: RejectionReason, detail: str, value: str) -> Finding:
        return Finding(f"{path}.{field}", reason, detail, value, "drop_row")

    if not evidence:
        yield refuse("count", "number_not_in_evidence", "no sentence is cited", count.text)
        return
    sentence = evidence[0]
    phrases = phrases_of(count, sentence.text)
    missing = [phrase for phrase, places in phrases if not places]
    if missing:
        yield refuse("count", "number_not_in_evidence", _counts_of(sentence), count.text)
        return
    read = read_phrases([phrase for phrase, _ in phrases])
    if read is None:
        yield refuse("count", "not_a_count", "the words hold no number of people", count.text)
        return
    read = apply(read, count.text, vague)
    if (read.low, read.high, read.qualifier) != (count.low, count.high, count.qualifier):
        same = {read.low, read.high} & {count.low, count.high} - {None}
        reason: RejectionReason = "certainty_upgraded" if same else "number_not_in_evidence"
        yield refuse("count", reason, f"the words say {_shown(read)}", _shown(count))
        return
    readings = readings_in(article, sentence.sentence)
    chosen: list[HarmReading] = []
    for phrase, places in phrases:
        said = [one for one in readings if any(s < one.count_end and one.count_start < e for s, e in places)]
        fitting = [one for one in said if one.harm == harm and not one.negated]
        if not fitting and _said_elsewhere(phrase, harm, evidence, article):
            continue
        if not fitting and harm == "abducted" and held_aboard(article, [item.sentence for item in evidence]):
            continue
        if not fitting:
            yield refuse("count", "harm_not_in_evidence", _harms_of(said, sentence), count.text)
            return
        wrong = _bound(phrase, fitting)
        if wrong is not None:
            yield refuse("count", wrong, f"there it says {_shown(fitting[0].reading)}", phrase)
            return
        chosen.extend(fitting)
    if victims is not None and not _group_fits(victims, chosen, readings, evidence):
        yield refuse("victims", "group_not_in_evidence", "the sentence does not say it of this group", victims)


def _said_elsewhere(phrase: str, harm: str, evidence: Sequence[Evidence], article: Article) -> bool:
    """Whether another cited sentence says the harm of the people named here.

    One person: it says so of that name or of a pronoun close by. A group: it says so of all ("all nine people aboard").
    """
    alone = read_phrases([phrase])
    if alone is None or alone.low is None:
        return False
    for item in evidence[1:]:
        for one in readings_in(article, item.sentence):
            if one.harm != harm or one.negated:
                continue
            count = item.text[one.count_start : one.count_end]
            if _EVERYONE.match(count) and (one.reading.low or 0) >= alone.low:
                return True
            near = abs(item.sentence - evidence[0].sentence) <= NEAR
            same = count.casefold() in _ONE_PRONOUNS or bool(_stems(count) & _stems(phrase) - GENERAL)
            if alone.low == alone.high == 1 and one.described and near and same:
                return True
    return False


def _bound(phrase: str, fitting: Sequence[HarmReading]) -> RejectionReason | None:
    """What is wrong with reading `phrase` by itself where the sentence says more around it; None: nothing."""
    alone = read_phrases([phrase])
    distinct = list({(one.count_start, one.count_end): one.reading for one in fitting}.values())
    if alone in distinct or (len(distinct) > 1 and add(distinct) == alone):
        return None
    if alone is None:
        return "not_a_count"
    if any({one.low, one.high} & {alone.low, alone.high} - {None} for one in distinct):
        return "certainty_upgraded"
    return "number_not_in_evidence"


def _group_fits(
    victims: str, chosen: Sequence[HarmReading], readings: Sequence[HarmReading], evidence: Sequence[Evidence]
) -> bool:
    """Whether the group's words stand in the evidence, and no other count there claims them."""
    if not any(contains_name(item.text, victims) for item in evidence):
        return False
    text = evidence[0].text
    wanted = _stems(victims)
    if not wanted - GENERAL:
        return True
    own = {stem for one in chosen for stem in _stems(_around(text, one)) | _stems(_named_group(text, one))}
    if wanted & own:
        return True
    if any(one.victims_start is not None and not _general(text, one) for one in chosen):
        # The count names its own group, and it is another one: only a name that stands for it can be right.
        return not contains_name(text, victims)
    if any(_OF_THEM.search(text[one.count_start : one.count_end]) for one in chosen):
        return True
    if any(_OTHERS.search(text[one.count_start : one.count_end]) for one in chosen):
        return True  # "six Mexicans died and seven others were hurt": others of the group named before
    spans = {(one.count_start, one.count_end) for one in chosen}
    others = [one for one in readings if (one.count_start, one.count_end) not in spans]
    return not any(wanted & _stems(_around(text, one)) for one in others)


def _named_group(text: str, one: HarmReading) -> str:
    return "" if one.victims_start is None else text[one.victims_start : one.victims_end]


def _general(text: str, one: HarmReading) -> bool:
    assert one.victims_start is not None
    return not _stems(text[one.victims_start : one.victims_end]) - GENERAL


def _around(text: str, one: HarmReading) -> str:
    """The words of a count and what follows it up to the next mark: "five victims died at the Marriott"."""
    end = one.count_end
    while end < len(text) and text[end] not in ",;.":
        end += 1
    return text[one.count_start : end]


def _stems(text: str) -> set[str]:
    """The tokens of `text` without articles, singulars and plurals alike."""
    return {word.rstrip("s") if len(word) > 3 else word for word in tokens(text)} - {
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "and",
        "from",
        "on",
    }


def _source(path: str, row: Toll, article: Article) -> Iterator[Finding]:
    """Whether the reporter stands where the number does."""
    if row.reported_by is None:
        return
    sentence = row.evidence[0]
    if _vouches(row.reported_by, row, article):
        return
    named = ", ".join(source.name for source in sources(sentence.text)) or "nobody"
    yield Finding(
        f"{path}.reported_by", "source_not_in_evidence", f"there {named} reports", row.reported_by, "null_field"
    )


def _vouches(name: str, row: Toll, article: Article) -> bool:
    sentence = row.evidence[0]
    places = [place for _, spots in phrases_of(row.count, sentence.text) for place in spots]
    found = sources(sentence.text)
    over = [source for source in found if any(source.covers(start) or source.covers(end - 1) for start, end in places)]
    if any(_is_source(name, source) for source in over):
        return True
    if re.search(rf"\bby (?:the )?{re.escape(name)}", sentence.text, re.IGNORECASE):
        return True
    if contains_name(sentence.text, name):
        # Named there, and no rule sees another source for this very number.
        rivals = [source for source in over if not source.pronoun and not _is_source(name, source)]
        return not rivals
    if not any(contains_name(item.text, name) for item in row.evidence):
        before = [article.sentence(sentence.sentence - step) for step in (1, 2, 3)]
        if not any(one is not None and contains_name(one.text, name) for one in before):
            return False
    # Behind a pronoun, or inside a quotation that runs over several sentences.
    return any(source.pronoun for source in over) or _quoted(article, sentence) or _anaphor(sentence.text)


def _is_source(name: str, source: Source) -> bool:
    return (
        same_name(name, source.name)
        or same_name(name, source.full)
        or contains_name(source.full, name)
        or contains_name(name, source.name)
    )


_OF_THEM = re.compile(r"\bof (?:them|whom|these|those)\b", re.IGNORECASE)
_EVERYONE = re.compile(r"all\b", re.IGNORECASE)
_ONE_PRONOUNS = frozenset(("he", "she", "him", "her"))
NEAR = 2
"""Sentences that a pronoun may stand from the name it means."""
_OTHERS = re.compile(r"\b(?:others?|more|another|further|additional)\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"\bthe (?:group|organi[sz]ation|ministry|agency|statement|spokes\w+|official|source|report|minister|governor|"
    r"mayor|police)\b|\b(?:he|she|they|it) (?:also |later |then )?\w+(?:ed|s|id|put)\b",
    re.IGNORECASE,
)


def _anaphor(text: str) -> bool:
    return _ANAPHOR.search(text) is not None


def _quoted(article: Article, sentence: Evidence) -> bool:
    """Whether the sentence lies in a quotation that began before it, or holds one."""
    before = article.text[: sentence.start]
    opened = before.count("“") > before.count("”") or before.rsplit("\n\n", 1)[-1].count('"') % 2 == 1
    return opened or any(mark in sentence.text for mark in '"“”')


def _superseded(path: str, row: Toll, rows: Sequence[Toll]) -> Iterator[Finding]:
    """Whether the article itself replaces the figure."""
    if not row.superseded or any(_REPLACED.search(item.text) for item in row.evidence):
        return
    newer = (
        other
        for other in rows
        if other is not row and other.harm == row.harm and not other.superseded and other.reported_by is not None
    )
    if row.reported_by is not None and any(same_name(row.reported_by, other.reported_by or "") for other in newer):
        return
    detail = "no cited sentence says that the figure was replaced"
    yield Finding(f"{path}.superseded", "superseded_not_in_evidence", detail, "true", "drop_row")


def _shown(count: Reading | Count) -> str:
    low = "none" if count.low is None else str(count.low)
    high = "none" if count.high is None else str(count.high)
    return f"{low}..{high} {count.qualifier}"


def _counts_of(sentence: Evidence) -> str:
    counts = [
        sentence.text[one.start : one.end] for one in find_counts(sentence.text) if one.kind in ("people", "other")
    ]
    said = ", ".join(counts[:6]) or "no count of people"
    return f"sentence {sentence.sentence} says {said}"


def _harms_of(said: Sequence[HarmReading], sentence: Evidence) -> str:
    if not said:
        return f"sentence {sentence.sentence} says no harm of this number"
    first = said[0]
    word = "not " if first.negated else ""
    return f"sentence {sentence.sentence} says {word}{first.harm} of it"
