"""Every count is re-read from its own evidence: the number, its bound, the harm, the group, the source."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.article import Article
from summarizer.brief import Brief, Count, Evidence, Harm, Toll
from summarizer.checks.group import group_fits, stems
from summarizer.checks.indirect import is_taken_up
from summarizer.checks.overruled import is_denied_report, standing
from summarizer.checks.reporter import vouches
from summarizer.checks.unread import is_whole, may_be_said
from summarizer.finding import Finding
from summarizer.language.bounds import NOBODY, VAGUE, Reading, add
from summarizer.language.casualties import held_aboard, readings_in, wide_readings_in
from summarizer.language.counts import find_counts, read_phrase, read_phrases
from summarizer.language.harm_unreal import is_unreal_count
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import same_name
from summarizer.language.nouns import GENERAL
from summarizer.language.phrases import occurrences
from summarizer.language.sources import sources
from summarizer.language.vague import apply, profiles
from summarizer.language.vocabulary import vocabulary
from summarizer.language.worded_counts import may_read, read_each, without_all
from summarizer.reasons import RejectionReason

_REPLACED = lazy_pattern("|".join(vocabulary("superseded")["cues"]), re.IGNORECASE)

# Keys with values, braces, markers of chat templates: `{"killed": 512}` in an article says of nobody that he died.
_CODE = lazy_pattern(r"[\"'“”]\s*:\s*[\d\"'\[{]|[{}]|<\|")
# "explains the difference by two victims who were registered twice": a count of entries, not of victims.
_TWICE = lazy_pattern(r"[^.;]{0,40}\b(?:registered|counted|listed|recorded|reported) (?:twice|double|by mistake)\b")
_ILL = lazy_pattern(
    r"\b(?:ill|sick\w*|flu|cholera|measles|ebola|virus|disease|outbreak|epidemic|(?<!smoke )poison\w*|infected with|"
    r"infections?|symptoms?|vomit\w*|nause\w+|fever|diarrh\w+|dizz\w+|faint\w*|illness|unwell|contaminat\w+|toxic|fumes|chlorine|"
    r"ammonia|(?:carbon )?monoxide|gas leak|leak of gas|methanol|bootleg|heatstroke|heat stroke|dehydrat\w+|"
    r"breathing (?:difficult\w+|problems?)|dengue|typhoid|malaria|meningitis|plague|hepatitis|salmonella|covid\S*)\b",
    re.IGNORECASE,
)
_UNHARMED = lazy_pattern(
    r"\b(?:nobody|no one|no-one|none)\b[^.;]{0,30}\b(?:suffered any harm|came to (?:any )?harm|(?:was|were) harmed)\b",
    re.IGNORECASE,
)
_ABUSED = lazy_pattern(
    r"[^.;,]{0,60}?\bwho (?:were|had been|have been) (?:raped|sexually (?:assaulted|abused))\b", re.IGNORECASE
)
_EVERYONE = lazy_pattern(r"all\b(?! but\b)", re.IGNORECASE)
_NO_SURVIVORS = lazy_pattern(r"\bno survivors\b|\bno one survived\b|\bnobody survived\b", re.IGNORECASE)
_AND = lazy_pattern(r",? and |, ")
_THESE = lazy_pattern(r"(?:the|these|those)\b", re.IGNORECASE)
_SHARE = lazy_pattern(r"\w of (?:the|these|those) $", re.IGNORECASE)
_MOVED = lazy_pattern(
    r" (?:were|had been|have been|are being|who had been) (?:moved|evacuated)\b(?! to (?:an? |the )?(?:\w+ )?hospital)"
)
_JOINT = lazy_pattern(r",? (?:and |as well as )?(?:(?:an?|the|his|her|their|state) )?")
_PRONOUN = lazy_pattern(r"^(?:he|she|they)\b|^(?:her|them)$|(?<!of )\bhim\b", re.IGNORECASE)
_ONE_PRONOUNS = frozenset(("he", "she", "him", "her"))
OPENING = 3
"""Sentences that tell whether an article is about a disease."""
NEAR = 2
"""Sentences that a pronoun may stand from the name it means."""

Span = tuple[int, int]


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for the counts of main and background tolls, and for sources and supersession of the main ones."""
    for at, row in enumerate(brief.casualties):
        path = f"casualties[{at}]"
        found = list(
            _count(path, row.count, row.harm, row.victims, row.evidence, brief, article, replaced=row.superseded)
        )
        yield from found
        if not found:
            yield from _source(path, row, article)
            yield from _superseded(path, row, brief.casualties)
    for at, event in enumerate(brief.background):
        for index, toll in enumerate(event.casualties):
            path = f"background[{at}].casualties[{index}]"
            yield from _count(path, toll.count, toll.harm, toll.victims, toll.evidence, brief, article)


def phrases_of(count: Count, sentence: str) -> list[tuple[str, list[Span]]]:
    """The phrases of a count with every place where each stands in `sentence`."""
    whole = occurrences(sentence, count.text)
    if whole:
        return [(count.text, whole)]
    return [(phrase, occurrences(sentence, phrase)) for phrase in count.text.split("; ")]


@lru_cache(maxsize=256)
def _tells_of_illness(text: str) -> bool:
    # Every row asks it of the opening, and most rows of the same few sentences.
    return _ILL.search(text) is not None


def _count(
    path: str,
    count: Count,
    harm: Harm,
    victims: str | None,
    evidence: Sequence[Evidence],
    brief: Brief,
    article: Article,
    *,
    replaced: bool = False,
) -> Iterator[Finding]:
    """At most one finding: the first thing that the evidence does not carry.

    Args:
        replaced: whether the row says itself that its figure did not last.
    """

    def refuse(field: str, reason: RejectionReason, detail: str, value: str) -> Finding:
        return Finding(f"{path}.{field}", reason, detail, value, "drop_row")

    if not evidence:
        yield refuse("count", "number_not_in_evidence", "no sentence is cited", count.text)
        return
    sentence = evidence[0]
    phrases = phrases_of(count, sentence.text)
    fault = _misread(count, harm, phrases, sentence, _profile(brief))
    if fault is not None:
        yield refuse("count", *fault)
        return
    spots = [place for _, places in phrases for place in places]
    if count.high != 0 and not replaced and any(is_denied_report(sentence.text, place) for place in spots):
        yield refuse("count", "harm_not_in_evidence", "the sentence calls the report of it false", count.text)
        return
    worded = _worded(count, phrases)
    if worded == NOBODY:
        phrases = []  # "the driver was unhurt": the words of the count themselves say it
    told = (*(one.text for one in article.sentences[:OPENING]), *(one.text for one in evidence))
    ill = brief.what.event_type == "epidemic" or any(map(_tells_of_illness, told))
    chosen, readings, fault = _unsaid(count, harm, phrases, worded, evidence, article, ill=ill)
    if fault is not None:
        yield refuse("count", *fault)
        return
    pronoun = _PRONOUN.search(count.text) is not None
    if victims is not None and not group_fits(victims, chosen, readings, evidence, count=count.text, pronoun=pronoun):
        yield refuse("victims", "group_not_in_evidence", "the sentence does not say it of this group", victims)


def _unsaid(
    count: Count,
    harm: Harm,
    phrases: Sequence[tuple[str, list[Span]]],
    worded: Reading | None,
    evidence: Sequence[Evidence],
    article: Article,
    *,
    ill: bool,
) -> tuple[list[HarmReading], Sequence[HarmReading], tuple[RejectionReason, str, str] | None]:
    """The readings that say `harm` of the count, all of its sentence, and why one of its phrases is not said to be so.

    Args:
        worded: what the words of the count say where they hold no number.
        ill: whether the people in hospital are ill, not hurt.
    """
    sentence = evidence[0]
    readings: Sequence[HarmReading] = readings_in(article, sentence.sentence)
    chosen: list[HarmReading] = []
    pieces = read_each([phrase for phrase, _ in phrases], harm) if len(phrases) > 1 else [worded]
    whole = Reading(count.low, count.high, count.qualifier)
    joint = _list_of(phrases, sentence.text)
    for (phrase, places), piece in zip(phrases, pieces, strict=False):
        said, fitting = _said(readings, places, harm, sentence.text, ill=ill)
        fitting = standing(fitting, said, readings, sentence.text, article)
        if not fitting:
            # What only a bold reader finds confirms a count too, as long as it is found.
            wide = wide_readings_in(article, sentence.sentence)
            boldly, fitting = _said(wide, places, harm, sentence.text, ill=ill)
            fitting = standing(fitting, boldly, wide, sentence.text, article)
            readings = wide if fitting else readings
        if fitting:
            wrong = _bound(phrase, fitting, worded, piece)
            if wrong is not None:
                return chosen, readings, (wrong, f"there it says {_shown(fitting[0].reading)}", phrase)
            chosen.extend(fitting)
        elif (count.high != 0 and is_unreal_count(sentence.text, line(sentence.text).low, places[0])) or not (
            is_taken_up(harm, whole, places[0][1], sentence.text, readings)
            or _allowed(phrase, places[0], harm, said, readings, evidence, article, ill=ill, vague=worded == VAGUE)
            or (joint is not None and not said and may_be_said(harm, *joint, [], readings, evidence, article, ill=ill))
        ):
            return chosen, readings, ("harm_not_in_evidence", _harms_of(said, sentence), count.text)
    return chosen, readings, None


def _list_of(phrases: Sequence[tuple[str, list[Span]]], text: str) -> tuple[str, Span] | None:
    """The words and the place of all pieces of a count together, where nothing but joints stands between them."""
    firsts = [places[0] for _, places in phrases]
    if len(firsts) < 2 or not all(_JOINT.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(firsts)):
        return None
    place = firsts[0][0], firsts[-1][0] + len(without_all(phrases[-1][0]))
    return text[place[0] : place[1]], place


def _profile(brief: Brief) -> str:
    """The profile of vague words; one that does not exist, which `shape` names, gives no bounds."""
    return brief.run.vague if brief.run.vague in profiles() else "none"


def _is_told_as_such(harm: Harm, phrase: str, text: str, place: Span) -> bool:
    """Whether the words say it without a harm word of their own: nobody came to any harm, women were raped."""
    if harm in ("killed", "injured"):
        return _UNHARMED.search(phrase) is not None
    return harm == "affected" and _ABUSED.match(text, place[1]) is not None


def _misread(
    count: Count, harm: Harm, phrases: Sequence[tuple[str, list[Span]]], sentence: Evidence, vague: str
) -> tuple[RejectionReason, str, str] | None:
    """Why the words of a count are not its number, whatever is said of those it counts: reason, detail, value."""
    if not all(places for _, places in phrases):
        return "number_not_in_evidence", _counts_of(sentence), count.text
    if _CODE.search(sentence.text):
        return "harm_not_in_evidence", "the sentence is code or data, no statement", count.text
    if any(_TWICE.match(sentence.text, end) for _, places in phrases for _, end in places):
        return "harm_not_in_evidence", "the words say that these were counted twice", count.text
    words = [phrase for phrase, _ in phrases]
    plain = read_phrases(words)
    # What words without a number say is asked only where the plain reading is another one.
    for read in (plain, *([] if _agrees(plain, count, vague) else may_read(words, harm))):
        if _agrees(read, count, vague):
            return None
    if plain is None and not may_read(words, harm):
        return "not_a_count", "the words hold no number of people", count.text
    read = apply(plain or may_read(words, harm)[0], count.text, vague)
    same = {read.low, read.high} & {count.low, count.high} - {None}
    reason: RejectionReason = "certainty_upgraded" if same else "number_not_in_evidence"
    return reason, f"the words say {_shown(read)}", _shown(count)


def _agrees(read: Reading | None, count: Count, vague: str) -> bool:
    if read is None:
        return False
    bounded = apply(read, count.text, vague)
    return (bounded.low, bounded.high, bounded.qualifier) == (count.low, count.high, count.qualifier)


def _allowed(
    phrase: str,
    place: Span,
    harm: Harm,
    said: Sequence[HarmReading],
    readings: Sequence[HarmReading],
    evidence: Sequence[Evidence],
    article: Article,
    *,
    ill: bool,
    vague: bool,
) -> bool:
    """Whether the cited sentences allow the harm of a count of which no pattern reads it."""
    if not said and _said_elsewhere(phrase, harm, evidence, article):
        return True
    if may_be_said(harm, phrase, place, said, readings, evidence, article, ill=ill, vague=vague):
        return True
    if _is_told_as_such(harm, phrase, evidence[0].text, place) and is_whole(evidence[0].text, phrase, place):
        return True
    return harm == "abducted" and held_aboard(article, [item.sentence for item in evidence])


def _worded(count: Count, phrases: Sequence[tuple[str, list[Span]]]) -> Reading | None:
    """The reading of a count whose words hold no number that says it: "was unhurt", "wounded the teacher"."""
    read = read_phrases([phrase for phrase, _ in phrases])
    if read is not None and (read.low, read.high) == (count.low, count.high):
        return None
    return Reading(count.low, count.high, count.qualifier)


def _is_share(text: str, one: HarmReading, start: int) -> bool:
    """Whether a reading counts a part of those whose number stands at `start`: "eleven of the 36 wounded"."""
    before = text[one.count_start : start]
    return one.count_start < start and (
        _SHARE.search(before) is not None or (before.endswith(" of ") and _THESE.match(text, start) is not None)
    )


def _said(
    readings: Sequence[HarmReading], places: Sequence[Span], harm: str, text: str, *, ill: bool
) -> tuple[list[HarmReading], list[HarmReading]]:
    """What the readings say of the count at these places, and those of them that say `harm`.

    Args:
        ill: whether the people in hospital are ill, not hurt.
    """
    said = [
        one
        for one in readings
        if any(s < one.count_end and one.count_start < e and not _is_share(text, one, s) for s, e in places)
    ]
    fitting = [one for one in said if one.harm == harm and not one.negated]
    if harm == "affected" and not ill:
        # In hospital means affected only where people are ill; elsewhere the same words say injured.
        fitting = [one for one in fitting if _are_moved(one, text) or not any(_says_injured(two, one) for two in said)]
    if harm == "injured" and not ill:
        fitting = [one for one in fitting if not _are_moved(one, text)]
    if harm == "injured" and not ill and not fitting:
        # "The clinic has 20 patients from the fire"
        fitting = [one for one in said if one.harm == "affected" and not one.negated and _are_patients(one)]
        fitting = [one for one in fitting if not _are_moved(one, text)]
        # "Dialysis patients", "cancer patients" were ill before.
        fitting = [one for one in fitting if one.victims_start is None or one.victims_start == one.cue_start]
    return said, fitting


def _are_patients(one: HarmReading) -> bool:
    """Whether it is only the noun "patients" that says affected; what a count carries on has no word of its own."""
    own = one.cue_start >= one.count_start and one.cue_end <= one.count_end
    return own and (one.cue_start, one.cue_end) != (one.count_start, one.count_end)


def _are_moved(one: HarmReading, text: str) -> bool:
    """ "Eleven patients were moved from the clinic": ill before, and hurt by nothing that is told."""
    return text[one.count_start : one.count_end].endswith("patients") and _MOVED.match(text, one.count_end) is not None


def _said_elsewhere(phrase: str, harm: str, evidence: Sequence[Evidence], article: Article) -> bool:
    """Whether another cited sentence says the harm of the people named here.

    One person: it says so of that name or of a pronoun close by. A group: it says so of all ("all nine people aboard").
    """
    alone = read_phrases([phrase])
    if alone is None or alone.low is None:
        return False
    for item in evidence[1:]:
        if harm == "killed" and _NO_SURVIVORS.search(item.text):
            return True
        for one in readings_in(article, item.sentence):
            if one.harm != harm or one.negated:
                continue
            count = item.text[one.count_start : one.count_end]
            if _EVERYONE.match(count) and (one.reading.low or 0) >= alone.low:
                return True
            near = abs(item.sentence - evidence[0].sentence) <= NEAR
            same = count.casefold() in _ONE_PRONOUNS or bool(stems(count) & stems(phrase) - GENERAL)
            if alone.low == alone.high == 1 and one.described and near and same:
                return True
    return False


def _says_injured(other: HarmReading, one: HarmReading) -> bool:
    return other.harm == "injured" and (other.cue_start, other.cue_end) == (one.cue_start, one.cue_end)


def _bound(
    phrase: str, fitting: Sequence[HarmReading], worded: Reading | None, piece: Reading | None
) -> RejectionReason | None:
    """What is wrong with reading `phrase` by itself where the sentence says more around it; None: nothing.

    Args:
        worded: what words without a number say, of all pieces together.
        piece: what this one says as a piece of a list.
    """
    if worded == VAGUE:
        return None  # it leaves the number open
    alone = read_phrases([phrase]) or piece
    distinct = list({(one.count_start, one.count_end): one.reading for one in fitting}.values())
    if worded is not None and (worded in distinct or piece in distinct):
        return None  # "Ann Roe and Bo Lund, both 51, died"
    if alone in distinct or (len(distinct) > 1 and add(distinct) == alone):
        return None
    if alone is None:
        return "not_a_count"
    parts = _AND.split(phrase)
    if len(parts) > 1 and read_phrases(parts) == alone and all(one in map(read_phrase, parts) for one in distinct):
        return None  # "two women and a man": a list of which the patterns read a part
    if any({one.low, one.high} & {alone.low, alone.high} - {None} for one in distinct):
        return "certainty_upgraded"
    return "number_not_in_evidence"


def _source(path: str, row: Toll, article: Article) -> Iterator[Finding]:
    """Whether the reporter stands where the number does."""
    if row.reported_by is None:
        return
    sentence = row.evidence[0]
    places = [place for _, spots in phrases_of(row.count, sentence.text) for place in spots]
    here = readings_in(article, sentence.sentence)
    if not any(s < one.count_end and one.count_start < e for one in here for s, e in places):
        places = []  # another cited sentence says the harm, and may name the source
    if vouches(row.reported_by, row, places, article):
        return
    named = ", ".join(source.name for source in sources(sentence.text)) or "nobody"
    yield Finding(
        f"{path}.reported_by", "source_not_in_evidence", f"there {named} reports", row.reported_by, "null_field"
    )


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
