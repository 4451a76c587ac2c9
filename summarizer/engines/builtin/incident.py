"""The verdict about an article's main subject: incident or not, of which type and stage, told by which sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import cast

from summarizer.article import Article
from summarizer.brief import CATEGORY_OF, EventType, Stage
from summarizer.engines.builtin.sentence_points import BODY_WEIGHTS, BY_SOMEBODY, PAST, Reading, read_sentences
from summarizer.language.events import cues_of
from summarizer.language.lexicon import tokens_of
from summarizer.language.vocabulary import word_set
from summarizer.records import record


@record(frozen=True, slots=True)
class Verdict:
    """What the article reports."""

    incident: bool
    event_type: EventType
    stage: Stage | None
    main: tuple[int, ...]
    """Sentences that report the main incident, headline and lead first; empty when there is none."""
    rule: str
    words: str


# Tuned on the development articles and every fifth dev document of MUC-4, as are all constants of this module.
# A radio script or a letter comes to the point late: figures of the harmed stand for the lead, where hardly a word
# speaks for anything but an incident.
COUNTED, COUNTED_LATE = 1.5, 2
LATE_EVENT, LATE_NEAR = 0.3, 0.3
FOCUS_THRESHOLD = 1.9
"""Least points of the strongest sentence among headline and lead (0 to 7) of an incident under a headline."""

EVENT_THRESHOLD = 0.45
"""Least weighted mean of all sentences (0 to 7) there."""

NEAR_SHARE = 0.36
"""Share of the event points at which near-miss words of one kind make the text one about something else."""

NEAR_SHARE_UNDATED = 0.15
"""That share in a text without any word for a day: news of an event has one."""

NEAR_SHARE_UNHARMED = 0.25
"""That share in a text whose headline and lead tell of no harm: "a storm over the pension bill"."""

NEAR_SHARE_TOLD = 0.8
"""That share where headline and first sentence both tell of the harm as news: a politician shot dead in a campaign."""

NAMED = 1.5
"""Points of event words from which a sentence names an event: one plain word."""

# What a victim did is told besides: a lawmaker, a singer.
_OF_THE_VICTIM = frozenset(("policy", "leisure"))

HARM_TOLD = 1.5
"""Points of harm words from which a sentence tells of harm."""

_UNHARMING = frozenset(("protest", "riot", "cyberattack"))

# Politics and services are talked about after a real event as well; the other kinds are not.
NEAR_WEIGHT: Mapping[str, float] = {"policy": 0.6, "service": 0.6, "court": 0.8}

BLIND_POINTS = 3.0
"""Points of a disaster or an accident from which it, and nobody, killed."""

MOST_MAIN = 12
"""Most sentences that stand as evidence of the event itself."""

THREAT_NEAR = 1.0
"""Most near-miss points of a text about a threat: politicians threaten each other every day."""

CIVIL_TOLD = 0.45
"""Acts against unarmed people (per root of the sentences) from which a text without a headline is about them."""

# Points of a text without a headline, where only the mass of what is told shows the subject: the mean of points set by
# hand and of a logistic regression over all development documents of MUC-4 (AUC 0.90; at this threshold precision 78,
# recall 90). Acts told in quotations, by "us" or of "the violence" are a speaker's complaint; a dated act is news.
ACTS_THRESHOLD = 0.85
HAPPENED = 1.5
"""For the share of sentences that say of something that it happened or was carried out."""
TOLD, DATED, QUOTED, GENERAL, OURS = 1.2, 0.8, -1.1, -1.5, -1.0
FIRST, STRONGEST, LEAD_EVENT, DATED_ACTS, THREAT = 0.65, 0.55, 0.1, 0.2, 2.0
CLASH, NEAR_LEAD, PAST_SHARE, EXERCISE = -1.0, -0.1, -1.7, -7.0
MASS: Mapping[str, float] = {
    "assassination": 1.1,
    "bombing": 0.4,
    "shooting": 0.3,
    "arson": 0.4,
    "abduction": 0.2,
    "armed_attack": 0.2,
    "missile_or_artillery_attack": -0.8,
}
NATURAL = 1.5
"""Least weighted mean of all sentences (0 to 7) of a disaster without a headline, where nobody does anything."""

MOST_OF_ONE = 3.0
"""Most points of one type that one sentence adds."""

# A text about a trial or a drill says so in several words; one or two different ones may stand there by chance.
FEW_WORDS: Mapping[int, float] = {0: 0.3, 1: 0.4, 2: 0.8}


def _mean(readings: Sequence[Reading], values: Sequence[float]) -> float:
    total = sum(one.weight for one in readings)
    return sum(one.weight * value for one, value in zip(readings, values, strict=True)) / total if total else 0.0


def _nearness(readings: Sequence[Reading]) -> tuple[float, str]:
    """Points of the near-miss kind that the text speaks of most, with half of the next, and its name."""
    kinds: dict[str, float] = {}
    for one in readings:
        for kind, points in one.cues.near.items():
            kinds[kind] = kinds.get(kind, 0.0) + one.weight * NEAR_WEIGHT.get(kind, 1.0) * min(3.0, points)
    said = {pair for one in readings for pair in one.near_words()}
    words = Counter(kind for kind, _ in said)
    for kind in kinds:
        kinds[kind] *= FEW_WORDS.get(words[kind], 1.0)
    ranked = sorted(kinds.items(), key=lambda item: -item[1])[:2]
    total = sum(one.weight for one in readings)
    points = sum(value / (1 + rank) for rank, (_, value) in enumerate(ranked)) / total
    return points, ranked[0][0] if ranked else "none"


def _harms(reading: Reading) -> bool:
    """Whether a sentence about now tells of people hurt, of damage or of an act against somebody."""
    return not reading.cues.past and (reading.cues.harm >= HARM_TOLD or reading.civil >= 1.0)


def _told_at_once(readings: Sequence[Reading]) -> bool:
    """Whether headline and first sentence both name the event with its harm, and one of the first two dates it."""
    body = [one for one in readings if not one.headline][:2]
    opening = [one for one in readings if one.headline] + body[:1]
    return (
        len(opening) > 1
        and any(one.cues.recent for one in body)
        and all(_hurts(one) and sum(one.cues.events.values()) >= NAMED for one in opening)
    )


def _hurts(reading: Reading) -> bool:
    """Whether a sentence about now tells of people killed, wounded or abducted."""
    return not reading.cues.past and (
        reading.cues.harm >= HARM_TOLD or any(act.real and act.kind == "kill" for act in reading.acts)
    )


def _under_a_headline(readings: Sequence[Reading], types: Mapping[str, float]) -> tuple[bool, str]:
    near, kind = _nearness(readings)
    body = [one for one in readings if not (one.headline or one.aside)]
    zone = [one for one in readings if one.headline] + body[:3]
    harmed = any(map(_harms, zone))
    event = _mean(readings, [one.strength for one in readings])
    focus = max(one.strength for one in zone)
    share = NEAR_SHARE if any(one.cues.recent for one in readings) else NEAR_SHARE_UNDATED
    if max(types, key=lambda name: types[name]) not in _UNHARMING and not harmed:
        share = min(share, NEAR_SHARE_UNHARMED)
    elif kind in _OF_THE_VICTIM and _told_at_once(readings):
        share = NEAR_SHARE_TOLD
    incident = focus >= FOCUS_THRESHOLD and event >= EVENT_THRESHOLD and near < share * event
    counted = sum(one.cues.harm >= COUNTED and not one.cues.past for one in body)
    incident = incident or (counted >= COUNTED_LATE and event >= LATE_EVENT and near < LATE_NEAR * event)
    return incident, f"lead {focus:.1f}, event words {event:.2f}, near-miss words ({kind}) {near:.2f}"


_OURS = frozenset(("we", "our", "us"))


def _told(readings: Sequence[Reading]) -> float:
    """How much sentences tell of acts against unarmed people."""
    return sum(one.civil for one in readings)


def _mass(readings: Sequence[Reading], name: str) -> float:
    """How much sentences tell of one type."""
    return sum(min(MOST_OF_ONE, one.types.get(name, 0.0)) for one in readings)


_HAPPENING = frozenset(("occurred", "happened", "perpetrated", "perpetrators", "carried", "responsibility"))


def _acts_points(readings: Sequence[Reading]) -> float:
    # The root lets a long text tell of other things too.
    size, root = len(readings), sqrt(len(readings))
    told = (
        TOLD * _told(readings)
        + DATED * _told([one for one in readings if one.cues.recent])
        + QUOTED * _told([one for one in readings if '"' in one.text or "“" in one.text])
        + GENERAL * _told([one for one in readings if one.cues.general])
        + OURS * _told([one for one in readings if not _OURS.isdisjoint(one.words)])
        + sum(points * _mass(readings, name) for name, points in MASS.items())
    )
    shares = (
        CLASH * sum(min(4.0, one.cues.events.get("armed_clash", 0.0)) for one in readings)
        + EXERCISE * sum(one.cues.near.get("exercise", 0.0) for one in readings)
        + PAST_SHARE * sum(one.cues.past for one in readings)
        + HAPPENED * sum(not _HAPPENING.isdisjoint(one.words) for one in readings)
    )
    lead = readings[:3]
    opening = (
        FIRST * readings[0].civil
        + LEAD_EVENT * max(min(6.0, one.strength) for one in lead)
        + NEAR_LEAD * _mean(lead, [one.near for one in lead])
        + THREAT * any(one.cues.threatened for one in lead)
    )
    dated = DATED_ACTS * min(2, sum(one.cues.recent and one.civil >= 1.0 for one in readings))
    return told / root + shares / size + opening + dated + STRONGEST * max(one.civil for one in readings)


def _without_headline(readings: Sequence[Reading]) -> tuple[bool, str]:
    acts = _acts_points(readings)
    event = _mean(readings, [one.strength for one in readings])
    near = _mean(readings, [one.near for one in readings])
    natural = event >= NATURAL and event > near + 0.5
    return acts >= ACTS_THRESHOLD or natural, f"acts {acts:.2f}, event words {event:.2f}, near-miss {near:.2f}"


_BLIND_TYPES = frozenset(name for name, category in CATEGORY_OF.items() if category in ("natural", "accident"))


def _article_types(readings: Sequence[Reading]) -> dict[str, float]:
    types: dict[str, float] = {}
    for one in readings:
        factor = one.weight * (PAST if one.cues.past else 1.0)
        for name, points in one.types.items():
            types[name] = types.get(name, 0.0) + factor * min(4.0, points)
    by_somebody = types.pop(BY_SOMEBODY, 0.0)
    blind = max((points for name, points in types.items() if name in _BLIND_TYPES), default=0.0)
    if by_somebody and blind < BLIND_POINTS:
        types["armed_attack"] = types.get("armed_attack", 0.0) + by_somebody
    return types


# A type that says no more than that something happened, or only what came of it -> the types that win over it, each
# with the share of its points that they need: a bomb is named once, and then goes on as "the attack"; who drowns in a
# flood is a victim of the flood.
_MORE_EXACT: Mapping[str, Mapping[str, float]] = {
    "armed_attack": {
        "bombing": 0.3,
        "shooting": 0.45,
        "stabbing": 0.45,
        "assassination": 0.45,
        "arson": 0.45,
        "air_strike": 0.45,
        "missile_or_artillery_attack": 0.45,
        "abduction": 0.45,
        "vehicle_attack": 0.45,
        "sexual_violence": 0.45,
    },
    "bombing": {"air_strike": 0.5},
    "shooting": {
        "assassination": 0.4,
        "abduction": 0.6,
        "sexual_violence": 0.6,
        "vehicle_attack": 0.6,
        "stabbing": 0.8,
    },
    "armed_clash": {"bombing": 0.7, "air_strike": 0.6, "missile_or_artillery_attack": 0.8, "abduction": 0.8},
    "earthquake": {"tsunami": 0.5},
    "landslide": {"earthquake": 0.5},
    "building_collapse": {"earthquake": 0.4, "landslide": 0.5, "storm": 0.6, "bombing": 0.5, "air_strike": 0.5},
    "drowning": {
        "flood": 0.45,
        "tsunami": 0.25,
        "storm": 0.45,
        "landslide": 0.4,
        "transport_accident": 0.5,
        "crowd_crush": 0.5,
    },
    "explosion": {"bombing": 0.25, "industrial_accident": 0.5, "transport_accident": 0.9},
    "fire": {"arson": 0.8, "wildfire": 0.8, "industrial_accident": 0.8, "transport_accident": 0.8},
    "arson": {"riot": 0.7, "bombing": 0.8, "armed_attack": 0.85},
    "protest": {"riot": 0.5, "armed_clash": 0.6, "shooting": 0.8, "abduction": 0.8},
    "transport_accident": {"bombing": 0.7},
}


def _choose_type(types: Mapping[str, float]) -> str:
    best = max(types, key=lambda name: types[name])
    exact = {
        name: types.get(name, 0.0)
        for name, share in _MORE_EXACT.get(best, {}).items()
        if types.get(name, 0.0) >= share * types[best]
    }
    return max(exact, key=lambda name: exact[name]) if exact else best


_BESIDE_ACTS = ("protest", "transport_accident")


def _of_the_acts(readings: Sequence[Reading], types: Mapping[str, float]) -> dict[str, float]:
    """The types without those that a text full of politics and journeys names by the way.

    Where acts alone made the verdict, as in a murder that judges protest against, they are what it is about.
    """
    kept = {name: points for name, points in types.items() if name not in _BESIDE_ACTS}
    natural = _mean(readings, [one.strength for one in readings]) >= NATURAL
    violent = any(CATEGORY_OF[cast("EventType", name)] == "conflict" for name in kept)
    return kept if violent and not natural else dict(types)


def _lead(readings: Sequence[Reading]) -> list[Reading]:
    body = [one for one in readings if not one.headline]
    return [one for one in readings if one.headline] + body[:2]


_DEVICES = frozenset(("bomb", "dynamite", "explosive", "explosives", "grenade", "grenades", "device", "devices"))
WITH_A_DEVICE, WITHOUT = 1.5, 0.6
"""What points for a bombing count in a text without a headline that names what went off, and in one that does not."""


def _by_device(readings: Sequence[Reading], types: Mapping[str, float]) -> dict[str, float]:
    """The types with bombings weighed by what went off: who deplores "the bombings" tells of no bomb."""
    named = any(not (one.cues.past or _DEVICES.isdisjoint(one.words)) for one in readings)
    factor = WITH_A_DEVICE if named else WITHOUT
    return {name: points * factor if name == "bombing" else points for name, points in types.items()}


_BY_ARMS = ("shooting", "stabbing")


def _by_a_band(readings: Sequence[Reading]) -> bool:
    """Whether headline or lead name armed bands: their raid is an attack, whatever they shot or cut with."""
    bands = word_set("participants", "bands")
    return any(not bands.isdisjoint(one.words) for one in _lead(readings))


def _stage(readings: Sequence[Reading], best: str) -> Stage:
    """Tried or threatened when the lead says so and tells of nobody who came to harm."""
    lead = _lead(readings)
    harmed = sum(one.cues.harm for one in lead) >= 1.5 or any(
        act.real and act.kind in ("kill", "wound", "abduct") and act.obj is not None for one in lead for act in one.acts
    )
    if any(one.cues.attempted for one in lead) and not harmed and best != "armed_clash":
        return "attempted"
    if any(one.cues.threatened for one in lead) and not harmed and not any(_happened(one) for one in lead):
        return "threatened"
    return "accomplished"


def _happened(reading: Reading) -> bool:
    return any(act.real and act.obj is not None for act in reading.acts)


def _threat(readings: Sequence[Reading]) -> str | None:
    """The type of what is threatened, when the lead is about a threat."""
    lead = _lead(readings)
    if not any(one.cues.threatened for one in lead) or _nearness(readings)[0] > THREAT_NEAR:
        return None
    types: dict[str, float] = {"armed_attack": 0.5}
    for one in lead:
        for name, points in (*one.cues.events.items(), *one.cues.unreal_events.items()):
            types[name] = types.get(name, 0.0) + points
    types.pop("other", None)
    return _choose_type(types)


def _main(readings: Sequence[Reading], best: str) -> tuple[int, ...]:
    """The sentences that tell of it: headline, lead, and those with its event words, its harm or an act of now."""
    # "The attack" and "the explosion" go on telling of the bombing.
    names = [best, *(vague for vague, exact in _MORE_EXACT.items() if best in exact)]
    numbers: list[int] = []
    body = 0
    for one in readings:
        body += not one.headline
        points = max(one.types.get(name, 0.0) for name in names)
        told = max(points, one.cues.harm) >= 1.5 or one.civil >= 1.0
        if one.headline or (told and (body <= 2 or not one.cues.past)):
            numbers.append(one.number)
    if not any(not one.headline and one.number in numbers for one in readings):
        numbers.extend(one.number for one in readings if not one.headline and one.weight == BODY_WEIGHTS[0])
    return tuple(sorted(numbers)[:MOST_MAIN])


def judge(article: Article) -> Verdict:
    """What `article` reports, from its headline, its lead and the mass of its event, harm and near-miss words."""
    readings = read_sentences(article)
    if not readings:
        return Verdict(False, "none", None, (), "no sentences", "")
    types = _article_types(readings)
    incident, rule = False, "no event words"
    if types:
        incident, rule = _under_a_headline(readings, types) if article.headline else _without_headline(readings)
    if incident:
        if not article.headline and _told(readings) >= CIVIL_TOLD * sqrt(len(readings)) and len(types) > 1:
            types.pop("armed_clash", None)
        if not article.headline:
            types = _by_device(readings, _of_the_acts(readings, types))
        best = _choose_type(types)
        if best in _BY_ARMS and _by_a_band(readings):
            best = "armed_attack"
        stage = _stage(readings, best)
    else:
        threatened = _threat(readings)
        if threatened is None:
            return Verdict(False, "none", None, (), rule, "")
        best, stage, rule = threatened, "threatened", f"a threat; {rule}"
    return Verdict(True, cast("EventType", best), stage, _main(readings, best), rule, _first_words(article, best))


def _first_words(article: Article, best: str) -> str:
    """The first words, for the trace, that speak for the chosen type."""
    for sentence in article.sentences:
        for one in cues_of(tokens_of(sentence.text)).mentions:
            if one.cue.name == best:
                return one.words
    return ""
