"""What the blamed side and its spokesmen answer."""

from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.engines.builtin.blame_rows import Row, status_of
from summarizer.language.actors import Actor
from summarizer.language.attribution import BlameReading, response_readings
from summarizer.language.cast import Cast, country_in, names_person
from summarizer.language.names import bare, contains_name
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import word_set


def hear_spokesmen(rows: Sequence[Row], sentences: Sequence[Sentence]) -> None:
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


def _speaks_for(speaker: Actor, row: Row, next_to_claim: bool) -> bool:
    """Whether a named person speaks for the side of the row."""
    words = frozenset((speaker.role or "").lower().replace("'s", "").split())
    if not speaker.proper or len(speaker.key) < 2 or not words & _SPEAKING:
        return False
    own = any(contains_name(speaker.mentions, name) for name in (row.actor.name, *row.actor.aliases))
    return own or (next_to_claim and (bool(words & {"its", "their"}) or "the group" in (speaker.role or "").lower()))


_SPEAKING = word_set("actors", "lists", "spoken_for")


def add_answers(rows: Sequence[Row], cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Give each row the answers of its side."""
    if not rows:
        return
    accused = {number for row in rows for number, _, _ in row.readings}
    for sentence in sentences:
        for reading in response_readings((sentence.text,)):
            holder = cast.resolve(reading.holder, sentence.number) if reading.holder is not None else None
            if reading.response == "no_comment" and holder is not None and _is_kin(holder):
                continue
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


_KIN = frozenset({"mother", "father", "parents", "sister", "brother", "wife", "husband", "son", "daughter", "family"})


def _is_kin(holder: Actor) -> bool:
    """Whether a relative keeps silent, whose silence is no answer of the accused: "Her mother declined to comment"."""
    return not _KIN.isdisjoint(f"{holder.role or ''} {'' if holder.proper else holder.full}".lower().split())


def _accused_before(rows: Sequence[Row], number: int, back: int) -> list[Row]:
    """The rows with a reading in sentence `number` or the `back` ones before it."""
    return [row for row in rows if any(number - back <= at <= number for at, _, _ in row.readings)]


_NOT = frozenset({"neither", "never", "not", "no", "nobody"})


# "It did not know", "he would not say": no denials.
_UNDECIDED = frozenset(
    {"know", "comment", "say", "sure", "clear", "yet", "discuss", "speculate", "rule", "exclude", "expect"}
)


def _answer_by_negation(rows: Sequence[Row], cast: Cast, sentence: Sentence) -> None:
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


FORCES = frozenset({"army", "military", "forces", "troops"})


def _answering(rows: Sequence[Row], holder: Actor | None, mention: Actor | None, number: int) -> Row | None:
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
        if not holder.proper and not row.actor.proper and {holder.key[-1], row.actor.key[-1]} <= FORCES:
            return row
    # "His lawyer, Ann Roe": the one blamed last.
    described = f"{mention.role or ''} {mention.full}".lower().split() if mention else []
    if described and described[0] in ("his", "her", "their", "its"):
        before = [row for row in rows if row.readings and row.readings[0][0] <= number]
        accused = [row for row in before if status_of(row) != "cleared"]
        near = [row for row in before if any(number - 4 <= at <= number for at, _, _ in row.readings)]
        before = near if len(near) == 1 else accused
        return max(before, key=lambda row: max(at for at, _, _ in row.readings if at <= number), default=None)
    return None


def _is_spoken_for(row: Row, holder: Actor, mention: Actor) -> bool:
    """Whether "a spokesman for the coalition" speaks for the "Saudi-led coalition"."""
    for described in (holder.full, mention.full, holder.role or "", mention.role or ""):
        words = bare(described)
        speaking = next((at for at, word in enumerate(words) if word in _SPEAKING), -1)
        if speaking >= 0 and words[speaking + 1 : speaking + 2] in (("for",), ("of",)) and len(words) > speaking + 2:
            return words[-1] in row.actor.key
    return False
