"""Casualty statements of the main incident, as the rules of the built-in engine collect them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from summarizer.article import Sentence
from summarizer.brief import Harm
from summarizer.engines.builtin.setting import Setting
from summarizer.language.bounds import Reading, add
from summarizer.language.casualties import readings_in
from summarizer.language.counts import find_counts, read_phrases
from summarizer.language.harms import HarmReading
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import bare, tokens
from summarizer.language.nouns import GENERAL, is_people, is_thing
from summarizer.language.phrases import occurrences
from summarizer.language.sources import source_of, sources
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

_WORDS = vocabulary("groups")
ATTACKERS = word_set("groups", "attackers")
FIGHTERS = word_set("groups", "fighters")
_CAPTURED = word_set("groups", "captured")
_SUSPECTS = word_set("groups", "suspects")
_WANTED = frozenset(("men", "man", "women", "woman", "person", "suspects", "suspect"))
_PATIENTS = frozenset(("patient", "patients", "case", "cases", "infection", "infections"))
_BESIDE = frozenset(("other", "others", "more"))
_FLED_BEFORE = frozenset(("refugees", "refugee", "evacuations"))
_PRONOUNS = word_set("groups", "pronouns")
_SPEAKERS = word_set("groups", "speakers")
_REPLACED = lazy_pattern(_WORDS["earlier_figure"], re.IGNORECASE)
_OWNER = lazy_pattern(r"^.*\w['’]s (?=\w)")
_TOLD = lazy_pattern(r"\b(?:told|tells) $")
# "The suspect took off", "taken from the pier by two ambulances", "taken off life support": nobody was carried off.
_LEFT = lazy_pattern(r"(?:took|taken) off\b|taken from\b[^.;]{0,40}\b(?:ambulances?|scene)\b", re.IGNORECASE)
_OWNED = lazy_pattern(r"(?:his|her|their) ", re.IGNORECASE)
# "offered condolences on the death of his father": another death than the one reported.
_OF_KIN = lazy_pattern(r"(?:his|her|their|my|our) ", re.IGNORECASE)
_DEATH_OF = lazy_pattern(r"(?:death|deaths|loss|funeral) of\b", re.IGNORECASE)
_ALSO = lazy_pattern(r"\b(?:also|too|as well)\b", re.IGNORECASE)
_OWN_COUNT = lazy_pattern(_WORDS["own_count"], re.IGNORECASE)
# Between members of one list: "the cook of the barge and", "a man and his".
_WITH = "and|or|as well as|along with"
_JOINS = lazy_pattern(rf"(?: of (?:the |an? )?[\w-]+)? (?:{_WITH}) (his |her |their )?|\W*(?:{_WITH})?\W*")
_KIN = lazy_pattern(r" of (?:his|her|their) ")
# A headline's or a quotation's capitals make names of them: "3 Fatally Shot", "We're dying".
_NO_NAME = lazy_pattern(r"(?:(?:fat|critic|reported|alleged)(?:al)?ly|\w+['’](?:re|m|ve|ll)\b.*)$", re.IGNORECASE)
_SOME_OF_THEM = lazy_pattern(r"(?:many|most|some|several|a few|dozens) of (?:them|whom|those)\b", re.IGNORECASE)
_ON_THE_GROUND = lazy_pattern(r"\bon the ground\b", re.IGNORECASE)
_MORE = lazy_pattern(r"\b(?:others?|more(?! than)|another|further|additional)\b", re.IGNORECASE)
_ADDS = lazy_pattern(r"\b(?:more|another|further|additional)\b(?! than)", re.IGNORECASE)
_LISTS = lazy_pattern(r"(?:the|those) \w+ (?:are|were|include)", re.IGNORECASE)
_SURVIVOR = lazy_pattern(r"(?:an? |the (?:sole|lone|only) )", re.IGNORECASE)
_TAKEN_CRAFT = lazy_pattern(_WORDS["taken_craft"], re.IGNORECASE)
_ABOARD = lazy_pattern(_WORDS["aboard"], re.IGNORECASE)
_TAKERS = lazy_pattern(_WORDS["takers"], re.IGNORECASE)
_LED_AWAY = lazy_pattern(
    r"(?:took|take|taking|led|dragged|hauled|carried|marched|herded|seized|bundled)\b", re.IGNORECASE
)
_AUTHORITIES = lazy_pattern(r"\b(?:police|policemen|officers|gendarmes|authorities|security forces)\b", re.IGNORECASE)
_LEANS = lazy_pattern(r"\bof (?:them|whom|these|those)$", re.IGNORECASE)
_AT_ONE = lazy_pattern(
    r"[^,;.]{0,40}?\b(?:(?:at|in) (?:one|a|another) (?:[a-z]+ ){0,2}(?:hospital|clinic|village|house|town|district)|"
    r"at the scene|on the spot|instantly|in hospital)\b"
)
_OPENS_IN = lazy_pattern(
    r"(?:In|At|Near|Around|Across the border in|Further \w+,? in|Elsewhere in) (?:the )?(?:[a-z-]+ ){0,3}([A-Z][\w’-]+)"
)
_WHERE = lazy_pattern(
    r"\b(?:in|at|near|was|is) (?:the )?(?:[a-z-]+ ){0,3}([A-Z][\w’-]+)[^.;]{0,60}, where [^.;]{0,30}$"
)
_IN_PLACE = lazy_pattern(r"[^,;.]{0,45}?\b(?:in|at|near) (?:the )?(?:[a-z-]+ ){0,3}([A-Z][\w’-]+)")
_WHO = lazy_pattern(r"\bwho\b", re.IGNORECASE)
_ASIDE = lazy_pattern(_WORDS["aside"], re.IGNORECASE)
_UNREST = frozenset(("protest", "riot"))

# Which of two harms said by the same words stands in a row: "in hospital" is injured, in an epidemic affected.
_RANK: tuple[Harm, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "affected")
PRONOUN_REACH = 2
"""Sentences before a pronoun in which the source that it means is looked for."""
MASS_ARREST = 50
"""Fewest arrested people that are a toll and not suspects."""
GROUP_ARREST = 5
"""Fewest arrested members of a group, such as refugees, that are."""


@record(slots=True, eq=False)
class Statement:
    """One casualty statement on its way to a row."""

    sentence: int
    phrases: list[str]
    harm: Harm
    reading: Reading
    victims: str | None
    by: str | None
    cue: str
    start: int
    end: int
    superseded: bool = False
    part_of: bool = False
    """The words say that it is part of others counted."""
    more: bool = False
    """It counts others beside somebody already named."""
    adds: bool = False
    """It adds to a figure: "four more people died"."""
    described: bool = False
    named: bool = False
    implied: bool = False
    """Only the noun says the harm: "four victims", "all four hostages"."""
    joined: bool = False
    """One of several groups taken together."""
    antecedent: "Statement | None" = None
    """Beside whom it counts others: "a soldier was killed and six others wounded"."""
    whole: bool = False
    """Its sentence names somebody as part of it: "two leaders, including Roe"."""
    further: list[int] = field(default_factory=list)
    """Other sentences that say the same, or name the source."""
    by_pronoun: bool = False
    """A pronoun names the source, which stands in a sentence before."""
    also: bool = False
    """One more beside those counted: "A porter was also injured"."""
    own_count: bool = False
    """What one hospital or body has seen: "received nine wounded"."""
    in_headline: bool = False
    local: bool = False
    """Counted at one place that headline and lead don't name, or by how they died: "at the scene"."""
    pronoun: bool = False
    """"He was killed": the words alone tell nothing of the person."""
    aside: bool = False
    """Told in a clause about the time before or the setting: "two days after five officers were shot"."""
    attacker: bool = False
    """The words tell that the person did it: "a man suspected of opening fire"."""
    person: int | None = None
    """Who the statement is about, where it is about one person: equal numbers mean the same victim."""
    members: frozenset[int] = frozenset()
    """The persons of a list of described victims."""
    others: frozenset[int] = frozenset()
    """The persons who are certainly others than the one person of the statement."""
    sex: str = ""
    """"m" or "f" where the words for the one person tell."""
    everyone: bool = False
    """Said without a group, here or in a repeat."""
    repeats: list["Statement"] = field(default_factory=list)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high."""
        return self.reading.low, self.reading.high

    def counts_bodies(self) -> bool:
        """Whether it counts bodies, as a hospital or a morgue does."""
        return not _BODIES.isdisjoint(bare(self.phrases[0]))

    def is_demographic(self) -> bool:
        """Whether the group is one of age or sex, which is hardly ever everyone."""
        return not self.described and bool(self.group()) and self.group() <= _DEMOGRAPHIC

    def group(self) -> frozenset[str]:
        """The words of the group without number and case; empty for people in general."""
        words = _OWNER.sub("", self.victims or "")  # "the mayor's wife" is no mayor
        return frozenset(_stem(word) for word in bare(words)) - _GENERAL


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_BODIES = frozenset(("body", "bodies", "corpse", "corpses"))
_DEMOGRAPHIC = frozenset(_stem(word) for word in word_set("groups", "demographic"))
_GENERAL = frozenset(_stem(word) for word in GENERAL) | {"other", "more", "them", "a", "an"}


def statements(setting: Setting) -> list[Statement]:
    """The statements about the main incident, in the order of the text."""
    found: list[Statement] = []
    for sentence in setting.article.sentences:
        here = sorted(_of_sentence(setting, sentence), key=lambda one: (one.start, one.harm != "killed"))
        for at, one in enumerate(here):
            if one.more and not one.group() and at:
                _refer(one, here[:at])
            if one.part_of and one.described and at:
                _mark_whole(one, here[:at])
        for at, one in enumerate(here):
            _inherit(one, here[:at], found)
        found.extend(here)
    found.extend(_aboard(setting, {(one.sentence, one.start) for one in found}))
    return found


def _aboard(setting: Setting, known: set[tuple[int, int]]) -> Iterator[Statement]:
    """Those aboard a craft that was taken by force: "the tanker has eighteen crew members"."""
    lead = setting.article.sentences[:3]
    seizure = next((sentence.number for sentence in lead if _TAKEN_CRAFT.search(sentence.text)), None)
    if seizure is None:
        return
    for sentence in setting.article.sentences:
        text = sentence.text
        for mention in find_counts(text):
            about = text[mention.start : mention.end + 40]
            if mention.kind != "people" or (sentence.number, mention.start) in known or mention.reading.high == 0:
                continue
            if _ABOARD.search(about) is None or _TAKERS.search(text[mention.start : mention.end]) is not None:
                continue
            if setting.is_other(sentence.number, mention.start, mention.end):
                continue
            phrase = text[mention.start : mention.end]
            if len(occurrences(text, phrase)) == 1 and read_phrases([phrase]) == mention.reading:
                yield Statement(
                    sentence.number,
                    [phrase],
                    "abducted",
                    mention.reading,
                    None,
                    None,
                    "aboard",
                    mention.start,
                    mention.end,
                    further=[seizure],
                )


def _refer(one: Statement, before: Sequence[Statement]) -> None:
    """Tie others to those named before them; a counted group passes on its words ("six Greeks died, seven more")."""
    one.antecedent = next((other for other in reversed(before) if not other.part_of and other.harm != one.harm), None)
    several = one.antecedent is not None and not one.antecedent.described and one.antecedent.bounds != (1, 1)
    if one.antecedent is not None and several and not one.victims:
        one.victims = one.antecedent.victims


def _inherit(one: Statement, same: Sequence[Statement], before: Sequence[Statement]) -> None:
    """Give "three of them" the group of those counted just before: "twenty protesters were hurt, three of them"."""
    if one.victims is not None or one.described or _LEANS.search(one.phrases[0]) is None:
        return
    near = [other for other in before if one.sentence - other.sentence == 1]
    whole = next((other for other in reversed((*near, *same)) if not other.part_of), None)
    if whole is None or whole.described or len(whole.phrases) > 1 or whole.bounds == (0, 0) or whole.victims is None:
        return
    one.victims = whole.victims
    if whole.sentence != one.sentence:
        one.further.append(whole.sentence)


def _mark_whole(one: Statement, before: Sequence[Statement]) -> None:
    whole = next((other for other in reversed(before) if not other.part_of and other.harm == one.harm), None)
    if whole is not None:
        whole.whole = True


def _of_sentence(setting: Setting, sentence: Sentence) -> Iterator[Statement]:
    text = sentence.text
    by_count: dict[tuple[int, int], list[HarmReading]] = {}
    for reading in readings_in(setting.article, sentence.number):
        if reading.apposed or (reading.reading.high == 0 and reading.subgroup):
            continue
        if reading.negated or _is_of_other(setting, sentence, reading):
            continue
        by_count.setdefault((reading.count_start, reading.count_end), []).append(reading)
    chosen = [one for readings in by_count.values() for one in _chosen(setting, text, readings)]
    chosen = [_held_by_police(text, one) for one in chosen]
    chosen = [one for one in chosen if _is_toll(setting, text, one)]
    for members in _chains(text, chosen):
        statement = _statement(sentence, members)
        if statement is not None:
            _name_source(setting, statement, text)
            statement.in_headline = sentence.number in setting.article.headline
            statement.aside = _ASIDE.search(text, 0, statement.start) is not None
            statement.local = _is_local(setting, statement, text)
            yield statement


def _is_of_other(setting: Setting, sentence: Sentence, one: HarmReading) -> bool:
    """Whether a count belongs to another event: it stands there, or its harm does in a clause of "who" behind it."""
    if setting.is_other(sentence.number, one.count_start, one.count_end):
        return True
    if one.cue_start < one.count_end or not setting.is_other(sentence.number, one.cue_start, one.cue_end):
        return False
    return _WHO.search(sentence.text, one.count_end, one.cue_start) is not None


def _is_local(setting: Setting, one: Statement, text: str) -> bool:
    """Whether a count is said of one place: "In Karsa, ...", "died at one hospital", "died at the scene"."""
    headline = setting.article.headline
    lead = next((s.number for s in setting.article.sentences if s.number not in headline), 1)
    if one.sentence <= lead or one.described:
        return False
    if _AT_ONE.match(text, one.end, min(len(text), one.end + 70)):
        return True
    opening = _OPENS_IN.match(text)
    within = _IN_PLACE.match(text, one.end, min(len(text), one.end + 50))
    where = _WHERE.search(text, 0, one.start) if " where " in text else None
    if opening is None and within is None and where is None:
        return False
    told = " ".join(s.text for s in setting.article.sentences if s.number <= lead)
    return any(match is not None and match.group(1) not in told for match in (opening, within, where))


def _name_source(setting: Setting, one: Statement, text: str) -> None:
    """Put the name before the pronoun that reports a figure: "He said that seven had died"."""
    source = source_of(text, one.start)
    if source is None or not source.pronoun:
        return
    for back in range(PRONOUN_REACH + 1):
        before = setting.article.sentence(one.sentence - back)
        named = [
            other
            for other in (sources(before.text) if before is not None else ())
            if not (other.pronoun or find_counts(other.name)) and (back or other.start < source.start)
        ]
        if named:
            one.by = named[-1].name
            if back:
                one.further.append(one.sentence - back)
                one.by_pronoun = True
            return


def _chains(text: str, chosen: Sequence[HarmReading]) -> Iterator[list[HarmReading]]:
    """Readings that make one row together: a list of described victims, perhaps with others beside them."""
    waiting: list[HarmReading] = []
    counts: tuple[Harm, int] | None = None
    for one in sorted(chosen, key=lambda one: (one.harm, one.cue_start, one.count_start)):
        # "six cooks, two guards, a baker and a diver died": in a list of counts each stands for itself.
        if waiting and counts != (one.harm, one.cue_start) and _goes_on(text, waiting, one):
            if not _is_apposed(text, waiting[-1], one):
                waiting.append(one)
            continue
        if waiting:
            yield waiting
        if not one.described and one.joined and one.victims_start is not None:
            counts = (one.harm, one.cue_start)
        waiting = [one]
    if waiting:
        yield waiting


def _goes_on(text: str, waiting: Sequence[HarmReading], one: HarmReading) -> bool:
    last = waiting[-1]
    together = (
        ((last.joined and one.joined) or (last.subgroup and one.subgroup))
        and last.harm == one.harm
        and last.cue_start == one.cue_start
        and one.count_start >= last.count_end
    )
    if not together or not last.described or _LISTS.match(text[one.cue_start : one.cue_end]):
        return False
    if text[last.count_start : last.count_end].casefold() in _PRONOUNS:
        return False  # "He and two others": he may have a row of his own
    gap = _JOINS.fullmatch(text, last.count_end, one.count_start)
    if gap is None or _did_it(text, last) != _did_it(text, one):
        return False  # "A trooper and the gunman died": who did it has a row of his own
    if one.described:
        return True
    # "The harbour chief and two others", "a woman and four of her sons" are one row, "a bomber and five victims" two.
    kin = gap.group(1) is not None or _KIN.search(text, one.count_start, one.count_end) is not None
    return kin or re.match(r"(?:an?|another) ", text[last.count_start :], re.IGNORECASE) is None


def _did_it(text: str, one: HarmReading) -> bool:
    """Whether somebody's words tell that he did it: "a gunman", "the suspect"."""
    return not ATTACKERS.isdisjoint(bare(text[one.count_start : one.count_end]))


def _is_apposed(text: str, last: HarmReading, one: HarmReading) -> bool:
    """ "his mother, Ann Roe, and a guard": the name between commas is the mother's."""
    described, name = text[last.count_start : last.count_end], text[one.count_start : one.count_end]
    if not (_OWNED.match(described) and described.islower() and name[:1].isupper()):
        return False
    return text[last.count_end : one.count_start] == ", " and text[one.count_end : one.count_end + 1] == ","


def _statement(sentence: Sentence, members: Sequence[HarmReading]) -> Statement | None:
    text, first, last = sentence.text, members[0], members[-1]
    phrases = [_unique(text, one) for one in members]
    known = [phrase for phrase in phrases if phrase is not None]
    if len(known) < len(phrases):
        return None
    source = source_of(text, first.count_start)
    listed = len(members) > 1
    span = text[first.count_start : last.count_end]
    return Statement(
        sentence=sentence.number,
        phrases=known,
        harm=first.harm,
        reading=add([one.reading for one in members]),
        victims=span if listed else _victims(text, first),
        by=None if source is None or source.pronoun else source.name,
        cue=text[first.cue_start : first.cue_end].casefold(),
        start=first.count_start,
        end=last.count_end,
        superseded=first.replaced
        or _REPLACED.search(text[max(0, first.count_start - 60) : first.count_start]) is not None,
        part_of=first.subgroup
        or (
            first.reading.high == 0
            and (_is_of_some(text, first) or _ON_THE_GROUND.search(text[last.count_end :]) is not None)
        ),
        more=not listed and not first.described and _MORE.search(span) is not None,
        adds=not listed and not first.described and _ADDS.search(span) is not None,
        described=first.described,
        named=first.described and any(word[:1].isupper() for word in span.split()[1:] or span.split()),
        implied=first.count_start <= first.cue_start and first.cue_end <= first.count_end,
        pronoun=first.described and frozenset(bare(span)) <= _PRONOUNS,
        joined=first.joined and not listed,
        also=_ALSO.search(text[first.count_end :]) is not None,
        own_count=source is not None
        and _OWN_COUNT.search(text[max(0, first.count_start - 40) : first.count_start]) is not None,
        everyone=not first.joined and not first.subgroup and not first.described and _victims(text, first) is None,
    )


def _is_of_some(text: str, one: HarmReading) -> bool:
    """Whether nobody of one group is hurt: "no officers were injured" says nothing of others."""
    named = [word for word in tokens(_victims(text, one) or "") if is_people(word)]
    return bool(frozenset(_stem(word) for word in named) - _GENERAL - _DEMOGRAPHIC)


def _chosen(setting: Setting, text: str, readings: Sequence[HarmReading]) -> Iterator[HarmReading]:
    """One reading per thing said: a verb beats what the noun implies, and one harm beats its double."""
    spoken = [one for one in readings if not (one.count_start <= one.cue_start and one.cue_end <= one.count_end)]
    implied = [one for one in readings if one not in spoken]
    by_cue: dict[tuple[int, int], list[HarmReading]] = {}
    for one in (*spoken, *(implied if not spoken or _adds(implied, spoken) else [])):
        by_cue.setdefault((one.cue_start, one.cue_end), []).append(one)
    seen: set[Harm] = set()
    for group in by_cue.values():
        best = _best(setting, text, group)
        if best.harm == "affected" and any(one.harm == "rescued" for one in spoken):
            continue  # "rescued many who had been trapped"
        if best.harm not in seen:
            seen.add(best.harm)
            yield best


def _held_by_police(text: str, one: HarmReading) -> HarmReading:
    """The statement, as detained where police "took away" people."""
    if one.harm != "abducted" or _LED_AWAY.match(text, one.cue_start) is None:
        return one
    agent = _AUTHORITIES.search(text, max(0, one.cue_start - 40), one.cue_start)
    return replace(one, harm="detained") if agent is not None else one


def _adds(implied: Sequence[HarmReading], spoken: Sequence[HarmReading]) -> bool:
    """Whether the noun's own harm stands beside the verb's: "12 hostages were killed" says both."""
    return any(one.harm == "abducted" for one in implied) and not any(one.harm == "abducted" for one in spoken)


def _best(setting: Setting, text: str, group: Sequence[HarmReading]) -> HarmReading:
    harms = {one.harm: one for one in group}
    if setting.event_type == "epidemic" and "affected" in harms:
        return harms["affected"]
    cue = text[group[0].cue_start : group[0].cue_end].casefold()
    if cue in ("casualties", "casualty") and "injured" in harms and group[0].reading.high != 0:
        return harms["injured"]
    return min(group, key=lambda one: _RANK.index(one.harm))


def _is_toll(setting: Setting, text: str, one: HarmReading) -> bool:
    """Whether a statement counts as a toll: suspects are blame, and one person matters only when hurt or held."""
    span = text[one.count_start : one.count_end]
    words = frozenset(bare(span))
    low = one.reading.low or one.reading.high or 0
    if one.reading.qualifier == "vague" and _SOME_OF_THEM.match(span):
        return False
    if one.harm == "displaced" and one.count_start <= one.cue_start < one.count_end and words & _FLED_BEFORE:
        return False  # "dozens of refugees were on the boat": not driven out by this
    if one.harm == "affected" and setting.event_type != "epidemic" and words & _PATIENTS:
        return False
    if one.harm == "missing" and words & (ATTACKERS | _WANTED) and "search" in text[one.cue_start : one.cue_end]:
        return False
    if one.harm == "abducted" and _LEFT.match(text, one.cue_start):
        return False
    if one.harm == "detained":
        if one.described or words & _SUSPECTS:
            return False
        if setting.event_type in _UNREST or words & (FIGHTERS | _CAPTURED | _BESIDE):
            return True
        # Elsewhere "five people were detained" are suspects; "a dozen refugees" are not.
        named = frozenset(_stem(word) for word in tokens(_victims(text, one) or "")) - _GENERAL
        return low >= (GROUP_ARREST if named else MASS_ARREST)
    if not one.described:
        return True
    if words and (words <= _SPEAKERS or all(is_thing(word) for word in words)):
        return False
    if _NO_NAME.match(span):
        return False
    if _TOLD.search(text[: one.count_start]) or (_OF_KIN.match(span) and _DEATH_OF.match(text[one.cue_start :])):
        return False
    if words <= _PRONOUNS and one.harm not in ("killed", "injured"):
        return False
    if one.harm == "rescued":
        return _SURVIVOR.match(span) is not None
    if text[one.cue_start : one.cue_end].casefold() in ("seized", "seizing", "seize"):
        return False
    if one.harm == "missing":
        return "missing" in text[one.cue_start : one.cue_end].casefold()
    return one.harm in ("killed", "injured", "abducted")


def _victims(text: str, one: HarmReading) -> str | None:
    if one.victims_start is None:
        return None
    words = text[one.victims_start : one.victims_end]
    return None if frozenset(_stem(word) for word in tokens(words)) <= _GENERAL else words


def _unique(text: str, one: HarmReading) -> str | None:
    """The count phrase, lengthened until it stands once in the sentence and still reads the same; None: it can't be."""
    for first, last in _wider(text, one):
        phrase = text[first:last]
        if len(occurrences(text, phrase)) == 1 and read_phrases([phrase]) == one.reading:
            return phrase
    return None


def _wider(text: str, one: HarmReading) -> Iterable[tuple[int, int]]:
    start, end = one.count_start, one.count_end
    yield start, end
    low, high = min(start, one.cue_start), max(end, one.cue_end)
    yield low, high
    for _ in range(4):
        following = re.match(r"\W*\w+", text[high:])
        high += following.end() if following else 0
        yield start, high
        yield low, high
