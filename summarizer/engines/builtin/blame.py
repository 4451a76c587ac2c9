"""Rows of blame: each actor that a sentence about the main incident accuses, with accusers, status and answer."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from summarizer.article import Sentence
from summarizer.brief import CATEGORY_OF, EventType, Response, Status
from summarizer.draft import DraftBlame
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.actors import Actor
from summarizer.language.attackers import is_bare_attacker
from summarizer.language.attribution import PREFERENCE, BlameReading, blame_readings, no_claim_cue, response_readings
from summarizer.language.cast import Cast, cast_of, country_in, is_one_person, is_own_side, names_person
from summarizer.language.countries import country_code
from summarizer.language.frames import status_by
from summarizer.language.names import bare, contains_name, is_short_for
from summarizer.language.other_claims import claims_another, is_titled
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import word_set
from summarizer.records import record

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
_FORCES = frozenset({"army", "military", "forces", "troops"})
_LEAD = 3
"""Sentences of headline and lead in which a state's forces may be blamed as plain fact."""


@record(slots=True)
class _Row:
    actor: Actor
    keys: set[tuple[str, ...]]
    readings: list[tuple[int, BlameReading, Actor | None]] = field(default_factory=list)
    answers: list[tuple[int, Response]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Proper names and short names that the article uses."""


def find_blame(setting: Setting) -> list[Found[DraftBlame]]:
    """The blame rows of the main incident, in the order of the article; none when there is no incident."""
    if not setting.incident:
        return []
    cast = cast_of(setting.article)
    rows: list[_Row] = []
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
            _add(rows, cast, sentence.number, reading)
    _name_described(rows, cast)
    rows = _merge_bands(_merge_unnamed(_merge_headline(_without_answering_fire(rows, setting), setting)))
    rows = _merge_claimed(rows)
    if not rows:
        rows.extend(_charged(setting, cast))
    _hear_spokesmen(rows, setting.article.sentences)
    _answer(rows, cast, setting.article.sentences)
    return [found for row in rows if (found := _draft(row)) is not None]


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
    if reading.rule in _OF_AN_EVENT and sentence.number not in setting.main[:_LEAD]:
        lead = " ".join(one.text for one in setting.article.sentences if one.number in setting.main[:_LEAD])
        if claims_another(sentence.text, reading.cue_start, lead):
            return False
    category = CATEGORY_OF[setting.event_type]
    if category not in _DEEDS:
        return reading.rule in _EXPLICIT or reading.status == "cleared"
    if reading.rule == "weapon":
        return setting.event_type in _WEAPON_DEEDS and sentence.number in setting.main
    if reading.rule == "says_own" and setting.event_type == "armed_clash":
        # Both sides of a battle say whom they killed; that is no claim to have begun it.
        return not sentence.text[reading.cue_start : reading.cue_end].lower().startswith("kill")
    if reading.rule in ("act", "fought") and reading.status == "reported_as_fact":
        if sentence.number not in setting.main:
            return False
        if reading.actor.kind in ("authority", "state"):
            return setting.event_type in _STATE_DEEDS and sentence.number in setting.main[:_LEAD]
    return True


def _is_bomber(setting: Setting, reading: BlameReading) -> bool:
    """Whether an army that says "it" killed somebody is the attacker: one that bombs is, one that fights may not be."""
    return setting.event_type in _FROM_AFAR and reading.accuser == reading.actor


def _own_forces(rows: Sequence[_Row], reading: BlameReading, number: int) -> bool:
    """Take "our air force struck it" for the admission of the one force that is blamed; of no other."""
    forces = [row for row in rows if row.actor.kind in ("authority", "state") and row.actor.key[-1] in _FORCES]
    if len(forces) == 1:
        forces[0].readings.append((number, reading, reading.accuser))
    return len(forces) == 1


def _add(rows: list[_Row], cast: Cast, number: int, reading: BlameReading) -> None:
    named = reading.actor if not reading.actor.is_pronoun and reading.status != "claimed" else None
    accuser = cast.resolve(reading.accuser, number, named) if reading.accuser is not None else None
    blamed = cast.resolve(reading.actor, number, accuser if reading.status != "claimed" else None)
    if reading.rule in _CUSTODY and reading.actor.name.lower() in ("he", "she"):
        blamed = _only_person(rows) or blamed
    if blamed.is_pronoun or blamed.kind in ("thing", "media"):
        return
    if reading.rule == "act" and blamed.kind == "civil" and blamed is not reading.actor and not reading.actor.proper:
        return  # "The group has besieged the town": not the observatory that was named before
    status = reading.status
    if (
        status in ("accused", "accused_by_authorities")
        and reading.accuser is not None
        and reading.rule not in ("custody", "case", "surrender", "identify")
    ):
        status = status_by(accuser)
    if reading.rule in ("act", "fought", "weapon") and is_own_side(accuser, blamed):
        status = "claimed"
    if status == "cleared" and accuser is not None and accuser.kind not in ("authority", "state", "other", "person"):
        return
    if accuser is not None and status != "claimed" and (accuser.key == blamed.key):
        return
    same = (
        row
        for row in rows
        if (blamed.key in row.keys if status == "cleared" and not blamed.proper else _is_same(row, blamed))
    )
    row = next(same, None) or (_taken_up(rows, reading.actor, number) if status == "cleared" else None)
    if row is None:
        row = _Row(blamed, {blamed.key})
        rows.append(row)
    row.keys.add(blamed.key)
    row.keys.update(bare(alias) for alias in blamed.aliases)
    row.names.extend(
        alias for alias in (*((blamed.name,) if blamed.proper else ()), *blamed.aliases) if alias not in row.names
    )
    if len(blamed.key) > len(row.actor.key) and blamed.proper:
        row.actor = blamed
    row.readings.append((number, replace(reading, status=status), accuser))


_CUSTODY = frozenset({"custody", "case", "surrender"})


def _only_person(rows: Sequence[_Row]) -> Actor | None:
    """The one person blamed so far, who is "he" in "he was charged", whoever was spoken of in between."""
    persons = [row.actor for row in rows if is_one_person(row.actor) and _status(row) != "cleared"]
    named = [one for one in persons if one.proper]
    return named[0] if len(named) == 1 else persons[0] if len(persons) == 1 else None


_TAKING_UP = frozenset({"man", "woman", "youth", "boy", "girl", "driver", "teenager", "suspect", "he", "she"})
_TAKEN_UP_AFTER = 3
"""Sentences over which "the man" may take up somebody accused; farther away another man may stand between them."""


def _taken_up(rows: Sequence[_Row], mention: Actor, number: int) -> _Row | None:
    """The one unnamed person accused just before, whom "the man" or "he" takes up; None where there are several."""
    words = mention.mentions.lower().split()
    if not words or words[-1] not in _TAKING_UP or (len(words) > 1 and words[0] not in ("the", "that", "this")):
        return None
    near = [
        row
        for row in rows
        if any(number - _TAKEN_UP_AFTER <= at <= number for at, _, _ in row.readings)
        and is_one_person(row.actor)
        and not row.actor.proper
    ]
    return near[0] if len(near) == 1 else None


# "Houthi rebels", "the Houthis", "Taliban fighters": the noun after the name is no part of it.
_FOLLOWERS = word_set("blame", "lists", "followers")


def _stem(key: tuple[str, ...]) -> tuple[str, ...]:
    words = list(key)
    while len(words) > 1 and words[-1] in _FOLLOWERS:
        words.pop()
    return tuple(word.removesuffix("s") for word in words)


def _is_people_of(country: Actor, force: Actor) -> bool:
    """Whether "Russian troops" are those of "Russia"."""
    return (
        country.kind == "state"
        and force.kind == "authority"
        and country_code(force.key[0]) is not None
        and (country_code(force.key[0]) == country_code(country.name))
    )


def _is_same(row: _Row, blamed: Actor) -> bool:
    if blamed.key in row.keys:
        return True
    if not blamed.proper and not row.actor.proper and blamed.key[-1:] == row.actor.key[-1:]:
        # "the attackers" are those named before; "a second man" is another.
        return len(blamed.key) == 1 or len(row.actor.key) == 1
    if _is_people_of(row.actor, blamed) or _is_people_of(blamed, row.actor):
        return True
    stem = _stem(blamed.key)
    if (
        stem == _stem(row.actor.key)
        and len(stem[0]) > 3
        and (blamed.proper or row.actor.proper or country_code(stem[0]) is not None)
    ):
        return True
    if is_short_for(blamed.name, row.actor.name) or is_short_for(row.actor.name, blamed.name):
        return True
    if not blamed.proper or not row.actor.proper:
        return False
    return any(bare(alias) in row.keys for alias in blamed.aliases) or any(
        len(key) > 0 and (key == blamed.key[-len(key) :] or blamed.key == key[-len(blamed.key) :]) for key in row.keys
    )


def _without_answering_fire(rows: list[_Row], setting: Setting) -> list[_Row]:
    """Rows without a force that is only said to have shot armed people, where somebody else is blamed."""
    attacked = any(row.actor.kind not in ("authority", "state") and _status(row) != "cleared" for row in rows)
    return [row for row in rows if not attacked or not _only_answers(row, setting)]


def _only_answers(row: _Row, setting: Setting) -> bool:
    """Whether a force only shoots at the attackers, or is told of far below the lead."""
    if row.actor.kind != "authority" or any(reading.rule not in ("act", "fought") for _, reading, _ in row.readings):
        return False
    lead = setting.main[:_LEAD]
    return all(
        reading.rule == "fought" or (number not in lead and (said is None or said.kind in ("authority", "state")))
        for number, reading, said in row.readings
    )


_UNNAMED = word_set("blame", "lists", "unnamed")


def _is_named_person(row: _Row) -> bool:
    """Whether a row names a person; who was "identified as" somebody is one, whatever his trade."""
    identified = any(reading.rule == "identify" and reading.described is not None for _, reading, _ in row.readings)
    return names_person(row.actor) or (identified and row.actor.proper and is_one_person(row.actor))


def _merge_unnamed(rows: list[_Row]) -> list[_Row]:
    """Rows without those of an unnamed attacker whom the article names elsewhere."""
    persons = [row for row in rows if _is_named_person(row) and row.readings[-1][1].status != "cleared"]
    if len(persons) != 1:
        return rows
    named, kept = persons[0], []
    for row in rows:
        head = row.actor.full.lower().split()[-1]
        unnamed = not row.actor.proper and (head in _UNNAMED or head.endswith("-year-old"))
        if unnamed and not any(reading.status == "cleared" for _, reading, _ in row.readings):
            named.readings.extend(row.readings)
            named.answers.extend(row.answers)
            named.keys |= row.keys
        else:
            kept.append(row)
    return kept


def _merge_headline(rows: list[_Row], setting: Setting) -> list[_Row]:
    """Rows without the unnamed actor of the headline whom the text names: "rebel column says it did it"."""
    headline = frozenset(setting.article.headline)
    named = [row for row in rows if row.actor.proper and _status(row) != "cleared"]
    kept = []
    for row in rows:
        numbers = {number for number, _, _ in row.readings}
        same = [one for one in named if _status(one) == _status(row)]
        if not row.actor.proper and numbers <= headline and len(same) == 1:
            same[0].readings.extend(row.readings)
            same[0].keys |= row.keys
        else:
            kept.append(row)
    return kept


def _name_described(rows: Sequence[_Row], cast: Cast) -> None:
    """Give "a chandler in Lomé" the name that the article tells later: "The chandler, Acme Supplies, denied it"."""
    for row in rows:
        if row.actor.proper or row.actor.kind == "pronoun" or not row.actor.key:
            continue
        named = cast.named_as(row.actor, row.readings[0][0])
        if named is not None and not any(other is not row and named.key in other.keys for other in rows):
            row.keys.add(named.key)
            row.names.append(named.name)
            row.actor = named


_BAND = word_set("blame", "lists", "band")
_FIGHTERS = word_set("blame", "lists", "fighters")


def _merge_bands(rows: list[_Row]) -> list[_Row]:
    """Rows in which "gunmen", "the attackers" and "three men" are one, and "rebels" the one group named."""
    groups = [
        row for row in rows if row.actor.proper and row.actor.kind in ("armed", "other") and not names_person(row.actor)
    ]
    band: _Row | None = None
    kept: list[_Row] = []
    for row in rows:
        head = row.actor.key[-1] if row.actor.key else ""
        free = not row.actor.proper and all(reading.rule not in _CUSTODY for _, reading, _ in row.readings)
        free = free and _status(row) != "cleared"
        into: _Row | None = None
        if free and head in _FIGHTERS and len(groups) == 1 and _status(groups[0]) != "cleared":
            into = groups[0]
        elif free and (head in _BAND or (head == "men" and band is not None)):
            into, band = band, band or row
        if into is None:
            kept.append(row)
        else:
            into.readings.extend(row.readings)
            into.answers.extend(row.answers)
            into.keys |= row.keys
    return kept


def _merge_claimed(rows: list[_Row]) -> list[_Row]:
    """Rows without the unnamed attackers of the article's own voice where a named group claims the attack: its own."""
    claiming = [row for row in rows if row.actor.proper and _status(row) == "claimed"]
    if len(claiming) != 1:
        return rows
    kept: list[_Row] = []
    for row in rows:
        if _status(row) == "reported_as_fact" and not row.actor.proper and is_bare_attacker(row.actor.name):
            claiming[0].answers.extend(row.answers)
        else:
            kept.append(row)
    return kept


def _hear_spokesmen(rows: Sequence[_Row], sentences: Sequence[Sentence]) -> None:
    """Add who speaks for a side that claims the act, right after the claim: "its spokesman, Abu Ali, said"."""
    for row in rows:
        claims = [number for number, reading, _ in row.readings if reading.status == "claimed"]
        if not claims or not row.actor.proper:
            continue
        for number in (claims[0], claims[0] + 1):
            sentence = sentences[number - 1] if number <= len(sentences) else None
            for report in speakers(sentence.text) if sentence is not None else ():
                if report.speaker is not None and _speaks_for(report.speaker, row, claims[0] == number - 1):
                    reading = BlameReading(
                        0, row.actor, report.speaker, "claimed", report.cue_start, report.cue_end, "spokesman"
                    )
                    row.readings.append((number, reading, report.speaker))


def _speaks_for(speaker: Actor, row: _Row, next_to_claim: bool) -> bool:
    """Whether a named person speaks for the side of the row."""
    words = frozenset((speaker.role or "").lower().replace("'s", "").split())
    if not speaker.proper or len(speaker.key) < 2 or not words & _SPEAKING:
        return False
    own = any(contains_name(speaker.mentions, name) for name in (row.actor.name, *row.actor.aliases))
    return own or (next_to_claim and (bool(words & {"its", "their"}) or "the group" in (speaker.role or "").lower()))


_SPEAKING = word_set("actors", "lists", "spoken_for")


def _charged(setting: Setting, cast: Cast) -> Iterator[_Row]:
    """The actor who rejects a charge that the sentence before holds, where no rule has read the charge itself."""
    sentences = setting.article.sentences
    for before, sentence in pairwise(sentences):
        for answer in response_readings((sentence.text,)):
            if answer.response != "denied" or answer.holder is None or not answer.to_accusation:
                continue
            if setting.is_other(sentence.number, answer.cue_start, answer.cue_end):
                continue
            said = [one.speaker for one in speakers(before.text) if one.speaker is not None]
            holder = cast.resolve(answer.holder, sentence.number)
            if not said or holder.is_pronoun or names_person(holder) or holder.kind in ("thing", "media"):
                continue
            accuser = cast.resolve(said[-1], before.number, holder)
            if accuser.is_pronoun or accuser.key == holder.key or accuser.kind in ("thing", "media"):
                continue
            row = _Row(holder, {holder.key})
            cue = (answer.cue_start, answer.cue_end)
            reading = BlameReading(0, holder, accuser, status_by(accuser), *cue, "charged")
            row.readings.append((before.number, reading, accuser))
            yield row


def _answer(rows: Sequence[_Row], cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Give each row the answers of its side."""
    if not rows:
        return
    accused = {number for row in rows for number, _, _ in row.readings}
    for sentence in sentences:
        for reading in response_readings((sentence.text,)):
            holder = cast.resolve(reading.holder, sentence.number) if reading.holder is not None else None
            row = _answering(rows, holder, reading.holder, sentence.number)
            if (
                row is None
                and (reading.to_accusation or reading.response == "no_comment")
                and reading.response != "admitted"
            ):
                # "The government in Kabul did not answer questions about the allegation", right after it was made.
                near = _accused_before(rows, sentence.number, 1)
                if not near and reading.response == "denied" and holder is not None and not holder.is_pronoun:
                    # A denial of "the accusation" reaches two sentences back, as the check of dropped denials expects.
                    near = _accused_before(rows, sentence.number, 2) if reading.to_accusation else []
                accusers = {accuser.key for row in near for _, _, accuser in row.readings if accuser is not None}
                stranger = holder is not None and (
                    holder.key in accusers or holder.kind == "media" or (names_person(holder) and holder.role is None)
                )
                if len(near) == 1 and not stranger:
                    row = near[0]
            if row is not None:
                row.answers.append((sentence.number, reading.response))
        soon = not accused.isdisjoint(range(sentence.number - 3, sentence.number))
        if soon and not response_readings((sentence.text,)):
            _answer_by_negation(rows, cast, sentence)


def _accused_before(rows: Sequence[_Row], number: int, back: int) -> list[_Row]:
    """The rows with a reading in sentence `number` or the `back` ones before it."""
    return [row for row in rows if any(number - back <= at <= number for at, _, _ in row.readings)]


_NOT = frozenset({"neither", "never", "not", "no", "nobody"})
# "It did not know", "he would not say": no denials.
_UNDECIDED = frozenset(
    {"know", "comment", "say", "sure", "clear", "yet", "discuss", "speculate", "rule", "exclude", "expect"}
)


def _answer_by_negation(rows: Sequence[_Row], cast: Cast, sentence: Sentence) -> None:
    """Take "the Front said it had neither called nor joined the march" for a denial, right after the accusation."""
    for report in speakers(sentence.text):
        if report.speaker is None or report.believes or report.verb == "according":
            continue
        words = bare(sentence.text[report.scope_start : report.scope_end])[:9]
        if not words or words[0] not in ("it", "he", "she", "they", "we", "its", "his", "her", "their", "that"):
            continue
        denies = any(word in _NOT or word.endswith("n't") for word in words[1:6])
        if not denies or not _UNDECIDED.isdisjoint(words):
            continue
        speaker = cast.resolve(report.speaker, sentence.number)
        row = _answering(rows, speaker, report.speaker, sentence.number)
        if row is not None and any(0 < sentence.number - number <= 3 for number, _, _ in row.readings):
            row.answers.append((sentence.number, "denied"))


def _answering(rows: Sequence[_Row], holder: Actor | None, mention: Actor | None, number: int) -> _Row | None:
    if holder is None:
        return None
    for row in rows:
        if holder.key in row.keys:
            return row
    for row in rows:
        # "The brigades" answer for the Sabil Brigades.
        if not holder.is_pronoun and any(holder.key == key[-len(holder.key) :] for key in row.keys):
            return row
    for row in rows:
        names = {row.actor.name, *row.actor.aliases}
        text = " ".join((holder.mentions, holder.full, mention.mentions if mention else ""))
        if any(contains_name(text, name) for name in names) or (
            row.actor.kind == "person" and contains_name(text, row.actor.name.split()[-1])
        ):
            return row
    if mention is not None and len(speaks := [row for row in rows if _is_spoken_for(row, holder, mention)]) == 1:
        return speaks[0]
    country = country_in(holder.full) if holder.kind in ("authority", "state") else None
    for row in rows:
        # "Ukrainian officials" answer for "Ukraine's military".
        if country is not None and country_in(row.actor.name) == country:
            return row
    for row in rows:
        # "The military" answers for "the army".
        if not holder.proper and not row.actor.proper and {holder.key[-1], row.actor.key[-1]} <= _FORCES:
            return row
    # "His lawyer, Ann Roe": the one blamed last.
    described = f"{mention.role or ''} {mention.full}".lower().split() if mention else []
    if described and described[0] in ("his", "her", "their", "its"):
        before = [row for row in rows if row.readings and row.readings[0][0] <= number]
        accused = [row for row in before if _status(row) != "cleared"]
        near = [row for row in before if any(number - 4 <= at <= number for at, _, _ in row.readings)]
        before = near if len(near) == 1 else accused
        return max(before, key=lambda row: max(at for at, _, _ in row.readings if at <= number), default=None)
    return None


def _is_spoken_for(row: _Row, holder: Actor, mention: Actor) -> bool:
    """Whether "a spokesman for the coalition" speaks for the "Saudi-led coalition"."""
    for described in (holder.full, mention.full, holder.role or "", mention.role or ""):
        words = bare(described)
        speaking = next((at for at, word in enumerate(words) if word in _SPEAKING), -1)
        if speaking >= 0 and words[speaking + 1 : speaking + 2] in (("for",), ("of",)) and len(words) > speaking + 2:
            return words[-1] in row.actor.key
    return False


def _status(row: _Row) -> Status:
    """MUC-4's decision tree; a later acquittal beats everything."""
    cleared = [number for number, reading, _ in row.readings if reading.status == "cleared"]
    others = [number for number, reading, _ in row.readings if reading.status != "cleared"]
    if cleared and (not others or max(cleared) >= max(others)):
        return "cleared"
    held = {reading.status for _, reading, _ in row.readings}
    return next(status for status in PREFERENCE if status in held)


def _draft(row: _Row) -> Found[DraftBlame] | None:
    status = _status(row)
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
        if accuser is not None and not accuser.is_pronoun and (name := _without_quantifier(accuser)) not in accusers:
            accusers.append(name)
    response: Response | None = row.answers[-1][1] if row.answers else None
    if status == "claimed":
        response = "admitted"
    sentences = list(
        dict.fromkeys(
            [number for number, _, _ in _strongest_first(used, status)] + [number for number, _ in row.answers]
        )
    )
    name = _bare_of_quotes(row.actor.name)
    # A surname or "the Front" is found in the name itself; another name is an alias.
    aliases = [alias for alias in dict.fromkeys(row.names) if not contains_name(name, alias)]
    first = used[0][1]
    return Found(
        DraftBlame(s=sentences, actor=name, aliases=aliases, accusers=accusers, status=status, response=response),
        f"blame.{first.rule}",
        name,
    )


_QUANTIFIERS = frozenset({"some", "many", "several", "most", "other"})


def _without_quantifier(someone: Actor) -> str:
    """The name without "some" or "many" before a noun."""
    first, _, rest = someone.name.partition(" ")
    return rest if rest and not someone.proper and first.lower() in _QUANTIFIERS and rest[0].islower() else someone.name


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
