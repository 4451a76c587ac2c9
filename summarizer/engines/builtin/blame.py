"""Rows of blame: each actor that a sentence about the main incident accuses, with accusers, status and answer."""

from collections.abc import Iterator, Sequence

from summarizer.article import Article, Sentence
from summarizer.brief import CATEGORY_OF, EventType, Response, Status
from summarizer.draft import DraftBlame
from summarizer.engines.builtin.blame_answers import FORCES, add_answers, hear_spokesmen
from summarizer.engines.builtin.blame_charged import charged
from summarizer.engines.builtin.blame_merging import (
    LEAD,
    merge_bands,
    merge_claimed,
    merge_headline,
    merge_lone,
    merge_unnamed,
    name_described,
    without_answering_fire,
)
from summarizer.engines.builtin.blame_rows import Row, add_reading, status_of
from summarizer.engines.builtin.blame_tellers import hear_tellers
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.actor_kinds import is_people_word
from summarizer.language.actors import Actor
from summarizer.language.attribution import BlameReading, blame_readings, no_claim_cue
from summarizer.language.cast import cast_of
from summarizer.language.names import bare, contains_name
from summarizer.language.other_claims import claims_another, is_titled
from summarizer.language.vocabulary import word_set

_EXPLICIT = word_set("blame", "lists", "explicit")
"""Rules whose sentence accuses whatever the incident is; a fire or a flood has no other blame."""


# Incidents that someone does to someone; elsewhere "X hit Y" is no blame.
# Their cue says of which event they speak.
_OF_AN_EVENT = frozenset({"claim", "claim_by", "blamed_on", "attribute"})


_DEEDS = frozenset({"conflict", "unrest", "cyber"})


_STATE_DEEDS: frozenset[EventType] = frozenset(
    {"air_strike", "missile_or_artillery_attack", "armed_clash", "armed_attack", "other"}
)


_FROM_AFAR: frozenset[EventType] = frozenset({"air_strike", "missile_or_artillery_attack"})


_WEAPON_DEEDS: frozenset[EventType] = frozenset({"air_strike", "missile_or_artillery_attack", "bombing"})


def find_blame(setting: Setting) -> list[Found[DraftBlame]]:
    """The blame rows of the main incident, in the order of the article; none when there is no incident."""
    if not setting.incident:
        return []
    cast = cast_of(setting.article)
    rows: list[Row] = []
    body = _body_of(setting)
    for sentence in setting.article.sentences:
        titled = sentence.number in setting.article.headline and is_titled(sentence.text)
        for reading in blame_readings((sentence.text,)):
            if titled and not _is_told_in(body, reading.actor):
                # "Netanyahu Calls Attack": where every word has a capital, only the text tells what is a name.
                continue
            if not _is_admissible(setting, sentence, reading) or not cast.is_attacker(reading, sentence.number):
                continue
            own = reading.rule == "own_forces"
            if own and (_own_forces(rows, reading, sentence.number) or not _is_bomber(setting, reading)):
                continue
            add_reading(rows, cast, sentence.number, reading)
    name_described(rows, cast)
    rows = merge_bands(merge_unnamed(merge_headline(without_answering_fire(rows, setting), setting)))
    rows = merge_lone(merge_claimed(rows))
    hear_tellers(rows, setting, cast)
    hear_spokesmen(rows, setting.article.sentences)
    add_answers(rows, cast, setting.article.sentences)
    rows.extend(charged(rows, setting, cast))
    return [found for row in rows if (found := _draft(row, setting.article)) is not None]


def _is_told_in(body: str, someone: Actor) -> bool:
    return someone.name in body or (someone.kind == "armed" and someone.name.lower() in body)


def _body_of(setting: Setting) -> str:
    """The text after the headline."""
    headline = setting.article.headline
    return " ".join(sentence.text for sentence in setting.article.sentences if sentence.number not in headline)


def _is_admissible(setting: Setting, sentence: Sentence, reading: BlameReading) -> bool:
    """Whether the reading is about the main incident and of a kind that blames in such an incident."""
    if setting.is_other(sentence.number, reading.cue_start, reading.cue_end):
        return False
    if reading.rule in _OF_AN_EVENT and sentence.number not in setting.main[:LEAD]:
        lead = " ".join(one.text for one in setting.article.sentences if one.number in setting.main[:LEAD])
        if claims_another(sentence.text, reading.cue_start, lead):
            return False
    category = CATEGORY_OF[setting.event_type]
    if category not in _DEEDS:
        return reading.rule in _EXPLICIT or reading.status == "cleared"
    if reading.rule == "fault" and reading.actor.kind != "civil":
        # In an attack "warned" and "without" tell of what people did, not of a duty.
        return False
    if reading.rule == "weapon":
        return setting.event_type in _WEAPON_DEEDS and sentence.number in setting.main
    if reading.rule == "says_own" and setting.event_type == "armed_clash":
        # Both sides of a battle say whom they killed; that is no claim to have begun it.
        return not sentence.text[reading.cue_start : reading.cue_end].lower().startswith("kill")
    if reading.rule in ("act", "fought") and reading.status == "reported_as_fact":
        if sentence.number not in setting.main:
            return False
        if reading.actor.kind in ("authority", "state"):
            return setting.event_type in _STATE_DEEDS and sentence.number in setting.main[:LEAD]
    return True


def _is_bomber(setting: Setting, reading: BlameReading) -> bool:
    """Whether an army that says "it" killed somebody is the attacker: one that bombs is, one that fights may not be."""
    return setting.event_type in _FROM_AFAR and reading.accuser == reading.actor


def _own_forces(rows: Sequence[Row], reading: BlameReading, number: int) -> bool:
    """Take "our air force struck it" for the admission of the one force that is blamed; of no other."""
    forces = [row for row in rows if row.actor.kind in ("authority", "state") and row.actor.key[-1] in FORCES]
    if len(forces) == 1:
        forces[0].readings.append((number, reading, reading.accuser))
    return len(forces) == 1


def _draft(row: Row, article: Article) -> Found[DraftBlame] | None:
    status = status_of(row)
    guessed = status == "possible" and not row.actor.proper and row.actor.kind != "armed"
    if guessed and all(accuser is None for _, _, accuser in row.readings):
        return None
    used = [
        (number, reading, accuser)
        for number, reading, accuser in row.readings
        if status != "cleared" or reading.status == "cleared"
    ]
    accusers: list[str] = []
    for _, reading, said in used:
        own = reading.status == "claimed" and said is not None and said.key in row.keys
        accuser = row.actor if own else said
        if reading.status == "cleared" and status != "cleared":
            continue
        if accuser is None or accuser.is_pronoun:
            continue
        name = _without_quantifier(accuser)
        if bare(name) not in map(bare, accusers):
            accusers.append(name)
    accusers = [name for name in accusers if not _is_repeated(name, accusers)]
    response: Response | None = row.answers[-1][1] if row.answers else None
    if status == "claimed":
        response = "admitted"
    sentences = list(
        dict.fromkeys(
            [number for number, _, _ in _strongest_first(used, status)] + [number for number, _ in row.answers]
        )
    )
    name = _with_craft(row, article) or _bare_of_quotes(row.actor.name)
    # A surname or "the Front" is found in the name itself; another name is an alias.
    aliases = [alias for alias in dict.fromkeys(row.names) if not contains_name(name, alias)]
    first = used[0][1]
    return Found(
        DraftBlame(s=sentences, actor=name, aliases=aliases, accusers=accusers, status=status, response=response),
        f"blame.{first.rule}",
        name,
    )


def _is_repeated(name: str, names: Sequence[str]) -> bool:
    """Whether another of the names ends in all words of this one: "the ministry" beside "the Interior Ministry"."""
    key = bare(name)
    return key != ("police",) and any(len(key) < len(other) and other[-len(key) :] == key for other in map(bare, names))


_QUANTIFIERS = frozenset({"some", "many", "several", "most", "other"})


def _without_quantifier(someone: Actor) -> str:
    """The name without "some" or "many" before a noun."""
    first, _, rest = someone.name.partition(" ")
    return rest if rest and not someone.proper and first.lower() in _QUANTIFIERS and rest[0].islower() else someone.name


_CRAFT = word_set("blame", "acts", "weapons", "craft")


def _with_craft(row: Row, article: Article) -> str | None:
    """ "Russian warplanes", where the article blames no more than the adjective of a people; None elsewhere."""
    number, reading, _ = row.readings[0]
    sentence = article.sentence(number)
    if row.actor is not reading.actor or reading.rule != "weapon" or sentence is None:
        return None
    phrase = sentence.text[reading.actor.start : reading.cue_end]
    adjective = is_people_word(row.actor.name.lower()) and reading.cue_start > reading.actor.end
    return phrase if adjective and phrase.rsplit(" ", 1)[-1].lower() in _CRAFT else None


def _bare_of_quotes(name: str) -> str:
    """The name after a quotation that it breaks into ("paid agitators" of X); itself when it holds no mark."""
    for mark in ('" of ', "” of "):
        if mark in name:
            return name.split(mark, 1)[1]
    return name


def _strongest_first(
    used: Sequence[tuple[int, BlameReading, Actor | None]], status: Status
) -> Iterator[tuple[int, BlameReading, Actor | None]]:
    yield from (item for item in used if item[1].status == status)
    yield from (item for item in used if item[1].status != status)


def find_no_claim(setting: Setting) -> list[Found[int]]:
    """The sentences that say nobody has claimed the main incident."""
    if not setting.incident:
        return []
    found = []
    for sentence in setting.article.sentences:
        cue = no_claim_cue(sentence.text)
        if cue is not None and not setting.is_other(sentence.number, *cue):
            found.append(Found(sentence.number, "blame.no_claim", sentence.text[cue[0] : cue[1]]))
    return found
