"""Counts of people that no pattern reads: whether a harm may be said of them for all that."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

from summarizer.article import Article
from summarizer.brief import Evidence, Harm
from summarizer.checks.free_words import extent, free_word_reaches
from summarizer.checks.indirect import is_noun_of, is_said_indirectly
from summarizer.checks.leftover import acts, is_left_over, stands_beside
from summarizer.checks.overruled import unclaimed
from summarizer.checks.partitives import is_among, is_rest
from summarizer.language.bounds import ONE, add
from summarizer.language.casualties import readings_in, wide_readings_in
from summarizer.language.clauses import clause_of, clauses
from summarizer.language.counts import find_counts, read_phrases
from summarizer.language.harm_cues import find_cues
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.nouns import names_person
from summarizer.language.persons import described_in
from summarizer.language.quantities import quantities
from summarizer.language.vocabulary import vocabulary
from summarizer.language.words import words

Span = tuple[int, int]

_OPEN: frozenset[Harm] = frozenset(("displaced", "affected", "rescued", "abducted", "detained"))
"""Harms that articles tell in too many ways for any list; nobody dies of a hint read wrongly."""
_GRAVEST: tuple[Harm, ...] = ("killed", "missing", "injured")
"""Of several harms in one sentence the first here is the one that became of those it speaks of."""
_RANKED = frozenset(_GRAVEST)
_HINTS: dict[Harm, re.Pattern[str]] = {
    harm: lazy_pattern(str(vocabulary("harm_hints")[harm]), re.IGNORECASE) for harm in get_args(Harm)
}
_OPENING = 12
"""Characters before a count that still opens its sentence: "The other three"."""
_ROSTER = lazy_pattern(
    r"(?:\w+ ){0,2}(?:the|those) "
    r"(?:(?:dead|killed|slain|injured|wounded|missing|victims? killed)|(?:\w+ )?fatalities)\b"
    r"[^.,;]{0,40}?\b(?:were|was|are|is|includ\w+)\b(?: (?:identified|named) as\b)?",
    re.IGNORECASE,
)
_OF_THEM = lazy_pattern(r"\w+ of (?:them|these|those)\b", re.IGNORECASE)
_OF_WHOM = lazy_pattern(r" of (?:them|whom|these|those)\b", re.IGNORECASE)
_VICTIMS = frozenset(("victim", "victims", "casualty", "casualties"))
_SAVED = lazy_pattern(r"\b(?:pulled|plucked|saved|rescued|freed|lifted|winched)\b", re.IGNORECASE)
_SHOT = lazy_pattern(r"(?:shot|stabbed|beaten|struck|hit)", re.IGNORECASE)
_ALL_BUT = lazy_pattern(r"all but\b", re.IGNORECASE)
_BOMBER = lazy_pattern(r"\bsuicide (?:car |truck )?(?:bomb|attack)ers?\b", re.IGNORECASE)
_STRUCK = lazy_pattern(
    r"[^.;]{0,60}?\b(?:killed|killing|blew|blown|detonated|exploded|struck|rammed|hit|attacked|targeted|injured|wounded)\b"
)
_NO_LIST = lazy_pattern(r";|\b(?:by|to|with|when|as|while|after|before|than)\b", re.IGNORECASE)
_LISTED = lazy_pattern(
    r"\s*(?:, and|,|and|, plus|as well as|along with)(?: (?:his|her|their|\d+-year-old))?\s+(?:ex-|step-)?",
    re.IGNORECASE,
)
_GOES_ON = lazy_pattern(
    r"(?:\band(?: then| also| later)?|[,;] (?:and )?(?:(?:in|at|on|near) [\w' -]{1,30} |[\w' ,-]{0,60}, )?)\s*"
    r"(?:another |a further |at least )?$",
    re.IGNORECASE,
)
_SOMEWHERE = lazy_pattern(
    r"\s*(?:[.,;]|$|(?:in|at|on|from|near|across|further|elsewhere|outside|along|up|down)\b)", re.IGNORECASE
)
_OF_WHAT = lazy_pattern(
    r" of (?!(?:them|these|those|whom|us|which)\b)(?:(?:the|these|those|its|their|his|her|our)\b )?(?:[\w-]+ ){0,2}?"
    r"([\w-]+s|[\w-]+ing|people|men|women|children|police)\b",
    re.IGNORECASE,
)
NEAR = 2
"""Sentences between a count and the cited sentence that says what became of those it counts."""


def may_be_said(
    harm: Harm,
    phrase: str,
    place: Span,
    said: Sequence[HarmReading],
    readings: Sequence[HarmReading],
    evidence: Sequence[Evidence],
    article: Article,
    *,
    ill: bool,
    vague: bool = False,
) -> bool:
    """Whether the cited sentences allow a harm of a count at `place` of which no pattern reads it.

    The burden of proof lies on the refusal: the first line of the table that holds decides.

    | what stands in the cited sentences                                        | verdict      |
    |---------------------------------------------------------------------------|--------------|
    | the count is of no people, or leaves out a bound of its number            | contradicted |
    | it is put among those of this harm (`partitives`), or by a detour         | found        |
    | it is read as killed or missing                                           | contradicted |
    | it is read as injured, and the harm is not killed                         | contradicted |
    | it stands in a list, or is a part, of those who are read with this harm   | found        |
    | a word of this harm that nobody claims can be said of it (`free_words`)   | found        |
    | such a word or list says that it is killed, missing or injured            | contradicted |
    | this harm is denied of it                                                 | contradicted |
    | the headline or another cited sentence gives the very number so           | found        |
    | it is read as rescued, held, displaced or ill (trapped may be rescued)    | contradicted |
    | its clause hints at other harms only                                      | contradicted |
    | a cited sentence nearby says this harm of all, and no other harm          | found        |
    | nothing of the kind                                                       | unknown      |

    An unknown count is refused: a sentence that says no harm at all confirms none.

    Args:
        said: what the patterns read at that place.
        readings: what they read in the whole sentence.
        ill: whether people in hospital are ill here, not hurt.
        vague: whether the words leave the number open, so that nothing counts: "some of its citizens".
    """
    text = evidence[0].text
    if is_noun_of(harm, phrase):
        return True
    place = narrowed(text, place)
    if not (vague or _counts_people(text, place)) or not is_whole(text, phrase, place):
        return False
    graver = any(one.harm in _RANKED and one.harm != harm for one in said)
    if (not graver and is_among(harm, text, place)) or (harm == "killed" and _died_striking(text, place)):
        return True
    if is_said_indirectly(harm, text, place, readings):
        return True
    if any(_excludes(one, harm, text) for one in said):
        return False
    if harm == "killed" and said and _died_of_it(text, said, evidence, article):
        return True
    everything = [*readings, *wide_readings_in(article, evidence[0].sentence)]
    if _reaches(harm, text, place, readings, everything, ill=ill):
        return True
    if harm in _OPEN and any(
        is_among(one, text, place) or _reaches(one, text, place, readings, everything, ill=ill) for one in _GRAVEST
    ):
        return False  # nobody wounded was displaced as long as no word says so
    if any(one.negated and one.harm == harm for one in said):
        return False
    if not said and _told_elsewhere(harm, phrase, evidence, article):
        return True
    clause = _clause(text, place)
    if _sure_people(text, place) and is_left_over(harm, text, place, clause, everything):
        return True
    if said:
        saved = harm == "rescued" and all(one.harm == "affected" for one in said)
        return saved and _SAVED.search(text, *clause) is not None
    return _hinted_at(harm, text, place, readings, evidence, article)


def _reaches(
    harm: Harm,
    text: str,
    place: Span,
    readings: Sequence[HarmReading],
    everything: Sequence[HarmReading],
    *,
    ill: bool,
) -> bool:
    """Whether a list, a whole with its part, or a word that nobody claims says this harm of the count.

    Args:
        readings: what the patterns read in the sentence.
        everything: these, and what only a bold reader finds there.
    """
    if _in_roster(harm, text, place) or _is_part(harm, text, place, readings):
        return True
    return _elided(harm, text, place, readings) or free_word_reaches(harm, text, place, everything, care=not ill)


def narrowed(text: str, place: Span) -> Span:
    """The one count or person within longer words: "the teacher" of "wounded the teacher slightly"."""
    counts = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    inside = [(one.start, one.end) for one in counts if one.kind in ("people", "other")]
    if not inside:
        sentence = words(text)
        spans = [
            (sentence.starts[one.first], sentence.ends[one.last - 1])
            for one in described_in(sentence, quantities(text))
        ]
        inside = [one for one in spans if place[0] <= one[0] and one[1] <= place[1]]
    if len(inside) != 1 or not (place[0] <= inside[0][0] and inside[0][1] <= place[1]):
        return place
    return inside[0]


def _died_striking(text: str, place: Span) -> bool:
    """ "A suicide bomber killed ten people": who strikes like that is dead by the words for him."""
    return _BOMBER.search(text, *place) is not None and _STRUCK.match(text, place[1]) is not None


def _told_elsewhere(harm: Harm, phrase: str, evidence: Sequence[Evidence], article: Article) -> bool:
    """Whether the headline or another cited sentence gives the very number with this harm."""
    alone = read_phrases([phrase])
    if alone is None or (alone.low or 0) < 2:
        return False
    rest = _ALL_BUT.match(phrase) is not None
    numbers = {*article.headline, *(item.sentence for item in evidence[1:])} - {evidence[0].sentence}
    return any(
        one.harm == harm
        and not one.negated
        and one.reading == alone
        and not (rest and _is_said_of_whole(one, readings_in(article, number)))
        for number in numbers
        for one in readings_in(article, number)
    )


def _is_said_of_whole(one: HarmReading, readings: Sequence[HarmReading]) -> bool:
    """ "All but one of the seven kidnapped nurses were freed": the participle is said of all seven."""
    return any(
        other.count_start == one.count_start and other.cue_start > one.cue_start and other.harm != one.harm
        for other in readings
    )


def _died_of_it(text: str, said: Sequence[HarmReading], evidence: Sequence[Evidence], article: Article) -> bool:
    """Whether one who "was shot" is dead by the headline or another cited sentence that tells of one dead person."""
    if not any(_SHOT.fullmatch(text[one.cue_start : one.cue_end]) and one.reading == ONE for one in said):
        return False
    numbers = {*article.headline, *(item.sentence for item in evidence[1:])}
    return any(
        one.harm == "killed" and not one.negated and one.reading == ONE
        for number in numbers
        for one in readings_in(article, number)
    )


def _excludes(one: HarmReading, harm: Harm, text: str) -> bool:
    """Whether a reading of the count speaks against a harm.

    Who is hurt may die of it, and the noun of "three shooting victims" says no harm for sure.
    """
    if one.negated:
        return False
    if text[one.cue_start : one.cue_end].lower() in _VICTIMS:
        return False
    return one.harm in ("killed", "missing") or (one.harm == "injured" and harm != "killed")


def _hinted_at(
    harm: Harm,
    text: str,
    place: Span,
    readings: Sequence[HarmReading],
    evidence: Sequence[Evidence],
    article: Article,
) -> bool:
    """Whether the clause or a cited sentence nearby hints at this harm, and at no graver one."""
    near = [item for item in evidence[1:] if abs(item.sentence - evidence[0].sentence) <= NEAR]
    own = _hinted(text, _clause(text, place), readings)
    if harm in _OPEN:
        if harm in ("abducted", "detained") and not unclaimed(harm, [item.text for item in evidence]):
            return False
        if own:
            return harm in own
        milder = [item for item in near if not any(_HINTS[one].search(item.text) for one in _GRAVEST)]
        return harm in _hinted(text, (0, len(text)), readings) or any(_HINTS[harm].search(one.text) for one in milder)
    if own & _RANKED and harm not in own:
        return False
    before = next((item.text for item in near if item.sentence == evidence[0].sentence - 1), None)
    if before is not None and is_rest(harm, text, before):
        return True
    if any(_told_of_all(harm, item, article) for item in near):
        return True
    alike = [item for item in near if _only_harm(item, article) == harm]
    if alike and _leans(text, place):
        return True
    # "Six sat in the front row. All of it was brought up lifeless": nobody else is counted where the harm is told.
    if _silent(text, place) and any(not _counts_somebody(item.text) for item in alike):
        return True
    return not own & _RANKED and _part_of_before(harm, text, place, evidence[0], article)


def _in_roster(harm: Harm, text: str, place: Span) -> bool:
    """ "The dead were a couple, their two sons and a guide": one clause that lists whom the harm befell."""
    opened = _ROSTER.match(text)
    if opened is None or place[0] < opened.end() or not _sure_people(text, place):
        return False
    said = [one for one in _GRAVEST if _HINTS[one].search(opened.group())]
    between = text[opened.end() : place[1]]
    return said == [harm] and not _NO_LIST.search(between) and not find_cues(words(text[opened.end() :]))


def _elided(harm: Harm, text: str, place: Span, readings: Sequence[HarmReading]) -> bool:
    """ "The slide took 14 lives in Mbale and three in the next valley": the verb of the count before goes on.

    A further group of the same list needs no noun of its own: "a woman and her two sons were found dead".
    """
    before = [one for one in readings if one.count_end <= place[0] and one.count_start < place[0]]
    last = max(before, key=lambda one: one.count_end, default=None)
    if last is None or last.harm != harm or last.negated or last.subgroup:
        return False
    gap = text[last.count_end : place[0]]
    if _LISTED.fullmatch(gap) and _sure_people(text, place):
        return True
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    bare = bool(counted) and all(one.noun is None or one.noun.lower() in ("more", "others") for one in counted)
    if not bare or not _GOES_ON.search(gap) or not _SOMEWHERE.match(text, counted[-1].end):
        return False
    told = max(last.cue_end, last.count_end)
    end = next((at for at in range(place[1], len(text)) if text[at] in ".;"), len(text))
    # Words of place such as "from roofs" stand between the verb and the count; what is said behind it counts in full.
    between = told < place[0] and any(_HINTS[one].search(text, told, place[0]) for one in _GRAVEST)
    return not between and not any(hints.search(text, place[1], end) for hints in _HINTS.values())


def _is_part(harm: Harm, text: str, place: Span, readings: Sequence[HarmReading]) -> bool:
    """ "51 were treated, four of them for gunshot wounds": a part without a harm of its own shares the whole's."""
    if not (_OF_THEM.match(text, place[0]) or _OF_WHOM.match(text, place[1])):
        return False
    whole = [one for one in readings if one.count_end <= place[0] and not one.negated]
    last = max(whole, key=lambda one: one.count_end, default=None)
    return last is not None and last.harm == harm and ";" not in text[last.count_end : place[0]]


def _part_of_before(harm: Harm, text: str, place: Span, item: Evidence, article: Article) -> bool:
    """ "Two of them were women": a part without a harm shares the one that the sentence before tells."""
    if not _OF_THEM.match(text, place[0]) or place[0] > _OPENING or find_cues(words(text), wide=True):
        return False
    before = article.sentence(item.sentence - 1)
    if before is None:
        return False
    told = {one.harm for one in readings_in(article, before.number) if not one.negated and not one.described}
    return told == {harm}


def _counts_people(text: str, place: Span) -> bool:
    """Whether the words at `place` count or describe people, as far as their noun tells."""
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    behind = _OF_WHAT.match(text, place[1])
    if behind is not None and not names_person(behind.group(1).lower()):
        return False  # "two of the three treatment centres", "five of shooting with intent"
    if counted and not all(one.kind in ("age", "ordinal") for one in counted):
        return all(one.kind in ("people", "other") for one in counted)
    if any(one.kind == "age" and one.start <= place[0] and place[1] <= one.end for one in counted):
        return False
    # "a man of 62" holds a number, but counts by its noun; "a second skiier" counts although no list has the noun.
    return bool(counted) or _describes(text, place) or read_phrases([text[place[0] : place[1]]]) == ONE


def _describes(text: str, place: Span) -> bool:
    sentence = words(text)
    return any(
        sentence.starts[one.first] < place[1] and place[0] < sentence.ends[one.last - 1]
        for one in described_in(sentence, quantities(text))
    )


def is_whole(text: str, phrase: str, place: Span) -> bool:
    """Whether the phrase leaves no bound of its number out: "12,000" of "upwards of 12,000"."""
    alone = read_phrases([phrase])
    counted = [
        one.reading for one in find_counts(text) if one.start < place[1] and place[0] < one.end and one.kind != "age"
    ]
    return not counted or alone in counted or (len(counted) > 1 and alone == add(counted))


def _hinted(text: str, span: Span, readings: Sequence[HarmReading]) -> frozenset[Harm]:
    """The harms of which a word stands within `span` that is said of nobody else."""
    found: set[Harm] = set()
    for harm, hints in _HINTS.items():
        for match in hints.finditer(text, *span):
            named = harm in _OPEN and match.start() > span[0] and match.group()[0].isupper()
            if named:
                continue  # "a rink in Mile House" shelters nobody by its name
            if not any(one.cue_start < match.end() and match.start() < one.cue_end for one in readings):
                found.add(harm)
                break
    return frozenset(found)


def _sure_people(text: str, place: Span) -> bool:
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    return all(one.kind == "people" for one in counted) if counted else _describes(text, place)


@lru_cache(maxsize=256)
def _clause(text: str, place: Span) -> Span:
    return clause_of(text, *place) if len(clauses(text)) > 1 else (0, len(text))


def _leans(text: str, place: Span) -> bool:
    """ "Nine had been sent on to the capital": a bare count that opens a sentence without a harm."""
    counted = [one for one in find_counts(text) if one.start < place[1] and place[0] < one.end]
    bare = bool(counted) and all(one.noun is None or one.noun.lower() in ("them", "others") for one in counted)
    return bare and place[0] <= _OPENING and not find_cues(words(text), wide=True)


def _silent(text: str, place: Span) -> bool:
    """Whether the sentence says no grave harm of anybody, and the people counted there are doing nothing in it."""
    sentence = words(text)
    unit = extent(sentence, place)
    told = any(_HINTS[one].search(text) for one in _GRAVEST)
    return not told and _sure_people(text, place) and not stands_beside(sentence, unit) and not acts(sentence, unit)


def _counts_somebody(text: str) -> bool:
    return any(one.kind in ("people", "other") for one in find_counts(text))


def _only_harm(item: Evidence, article: Article) -> Harm | None:
    """The one harm that a cited sentence tells, if it is one; hints count where nothing is read."""
    told = {one.harm for one in readings_in(article, item.sentence) if not one.negated}
    if len(told) == 1:
        return told.pop()
    hinted = [harm for harm in _GRAVEST if _HINTS[harm].search(item.text)]
    return hinted[0] if not told and hinted else None


def _told_of_all(harm: Harm, item: Evidence, article: Article) -> bool:
    """Whether another cited sentence says the harm without counting anybody by it: "all the bodies were recovered"."""
    said = [one for one in _GRAVEST if _HINTS[one].search(item.text)]
    if not said or said[0] != harm:
        return False
    read = {one.harm for one in readings_in(article, item.sentence) if not one.negated}
    if read and harm not in read:
        return False  # "abducted seven nurses from a clinic" tells another harm of all
    return not any(
        one.harm == harm and not one.described and one.reading.low not in (None, 0)
        for one in wide_readings_in(article, item.sentence)
    )
