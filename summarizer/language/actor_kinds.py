"""The sort of actor that words tell: authority, armed group, witness; or a thing, which is none."""

from typing import Literal

from summarizer.language.lazy import lazy_pattern
from summarizer.language.vocabulary import vocabulary, word_set

Kind = Literal[
    "authority", "armed", "state", "media", "medical", "civil", "public", "person", "thing", "pronoun", "other"
]

AUTHORITY = word_set("actors", "kinds", "authority")
ARMED = word_set("actors", "kinds", "armed")
MEDIA = word_set("actors", "kinds", "media")
_PUBLIC = word_set("actors", "kinds", "public")
MEDICAL = word_set("actors", "kinds", "medical")
CIVIL = word_set("actors", "kinds", "civil")
THING = word_set("actors", "kinds", "thing")
AGE = lazy_pattern(r"\d+-year-old$")
# Their side is that of the body they speak for.
SPOKEN_FOR = word_set("actors", "lists", "spoken_for")
_COUNTRIES = frozenset(
    name.lower() for country in vocabulary("countries").values() for name in country["names"]
) | frozenset(
    {"US", "kyiv", "moscow", "washington", "beijing", "tehran", "kabul", "damascus", "ankara", "pyongyang", "jerusalem"}
)
_PEOPLES = frozenset(name.lower() for country in vocabulary("countries").values() for name in country["people"])
_MEDIA_BODIES = MEDIA - {"press"}
# "A SWAT team", "the police bomb squad"
_TEAMS = frozenset({"team", "teams", "unit", "units", "squad", "squads"})
_FORCE_TEAMS = frozenset({"swat", "police", "bomb", "tactical", "army", "military", "sheriff's", "ordnance", "riot"})
_HELPING = frozenset({"rescue", "aid", "relief", "emergency", "search", "humanitarian"})
# "A terrorist motive": what is armed in it is no actor.
_MOTIVES = word_set("actors", "lists", "motives")
_STATE_ADJECTIVES = frozenset({"national", "federal", "armed", "air", "royal", "central", "state", "coast"})
_ARMED_NAMES = word_set("actors", "names", "armed")
_STATE_FORCES = word_set("actors", "names", "state_forces")

# "Chief Ian Poe", "Assistant Chief Ann Roe": of the police or the fire service, where no body is named.
_CHIEFS = frozenset({"chief", "assistant", "deputy", "interim", "acting", "battalion"})


def _parts(word: str) -> tuple[str, ...]:
    plain = word.removesuffix("'s").removesuffix("s'") if "'" in word else word
    return (plain, *plain.split("-")) if "-" in plain else (plain,)


def is_people_word(word: str) -> bool:
    """Whether a word is an adjective of a people ("Indian", "Turkish", "Yemeni")."""
    return word in _PEOPLES


def kind_of_words(words: tuple[str, ...], head: int) -> Kind | None:
    """The kind that the words of a common noun phrase tell; `head` is the index of its head."""
    core = words[head]
    if words[0] in ("its", "their") and (core in AUTHORITY or core in SPOKEN_FOR):
        # "Its president": whose side that is stands elsewhere.
        return (
            "authority"
            if core in ("army", "police", "military", "troops", "soldiers", "government", "forces", "ministry")
            else "civil"
        )
    if core == "chief" and _CHIEFS.issuperset(words):
        return "authority"
    if core in SPOKEN_FOR:
        rest = words[:head] + words[head + 1 :]
        for kind, vocabulary in (
            ("armed", ARMED),
            ("medical", MEDICAL),
            ("authority", AUTHORITY),
            ("media", _MEDIA_BODIES),
            ("civil", CIVIL),
        ):
            if any(part in vocabulary for word in rest for part in _parts(word)):
                return kind  # type: ignore[return-value]
        return "authority" if core in ("official", "officials", "commander", "attorney") else None
    if core in THING or core in _MOTIVES:
        return "thing"
    if AGE.match(core):
        return "public"
    if core in _TEAMS and not _FORCE_TEAMS.isdisjoint(words[:head]):
        return "authority"
    if core in ("workers", "worker", "teams", "team", "personnel", "staff") and words[max(0, head - 1)] in _HELPING:
        return "civil"
    if core == "staff" and head and words[head - 1] == "general":
        return "authority"
    if core in ("agency", "agencies") and "news" not in words:
        return "authority"
    if any(part in ARMED for word in words[: head + 1] for part in _parts(word)):
        return "armed"
    for part in _parts(core):
        if part in AUTHORITY:
            return "authority"
        if part in MEDIA:
            return "media"
        if part in MEDICAL:
            return "medical"
        if part in _PUBLIC:
            return "public"
        if part in CIVIL:
            return "civil"
        if part in THING:
            return "thing"
    return None


def kind_of_name(words: tuple[str, ...]) -> Kind | None:
    """The kind that a proper name tells by its own words."""
    parts = tuple(part for word in words for part in _parts(word))
    if " ".join(words).removesuffix("'s") in _COUNTRIES:
        return "state"
    if "and" in words and all(word in _COUNTRIES for word in words if word != "and"):
        return "state"
    for at, part in enumerate(parts):
        if (
            part in _STATE_FORCES
            and at
            and (is_people_word(parts[at - 1]) or parts[at - 1] in _STATE_ADJECTIVES or parts[at - 1] in _COUNTRIES)
        ):
            return "authority"
    if any(part in MEDIA for part in parts):
        return "media"
    if "islamic" in parts and "state" in parts:
        return "armed"
    if any(part in _ARMED_NAMES or part in ARMED for part in parts):
        if "army" in parts and not (
            {"of", "liberation", "resistance", "people", "lord", "revolutionary", "red"} & set(parts)
        ):
            return "authority"
        return "armed"
    for part in reversed(parts):
        if part in AUTHORITY:
            return "authority"
        if part in MEDICAL:
            return "medical"
        if part in CIVIL:
            return "civil"
    return None
