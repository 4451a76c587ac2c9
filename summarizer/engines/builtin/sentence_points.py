"""How much each sentence of an article speaks of an event, and of which kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from summarizer.article import Article
from summarizer.engines.builtin.setting import ASIDE
from summarizer.language.acts import Act, find_acts
from summarizer.language.event_reach import OtherSpan
from summarizer.language.events import SentenceCues, cues_of
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lexicon import Tokens, tokens_of
from summarizer.language.other_events import other_event_spans
from summarizer.language.vocabulary import word_set
from summarizer.records import record

# Worth of a sentence by its place: headline, then the sentences of the body in order; later ones count the least.
# Tuned on the development articles and every fifth dev document of MUC-4, as are all constants of this module.
HEADLINE_WEIGHT = 2.0
BODY_WEIGHTS = (2.0, 1.2, 0.9, 0.7)
LATER_WEIGHT = 0.35

PAST = 0.4
"""What a sentence about times long gone is worth beside one about now."""

RECENT = 1.5
"""What an act dated today, last night or on a weekday is worth beside an undated one."""


@record(slots=True)
class Reading:
    """One sentence, read."""

    number: int
    text: str
    weight: float
    words: Sequence[str]
    cues: SentenceCues
    acts: tuple[Act, ...]
    headline: bool
    civil: float = 0.0
    """Acts against people who bear no arms, or things; single ones count fully."""
    armed: float = 0.0
    types: dict[str, float] = field(default_factory=dict)
    aside: bool = False
    """Told of another event, and behind the lead."""

    @property
    def strength(self) -> float:
        """Points of event words, harm words and acts, 0 to 7."""
        events = sum(self.cues.events.values())
        points = min(4.0, events) + min(2.0, self.cues.harm) + 0.5 * self.civil
        return points * (PAST if self.cues.past else 1.0)

    def near_words(self) -> Iterator[tuple[str, str]]:
        """The near-miss kinds that words of the sentence speak for, each with its word; without the weak ones."""
        for one in self.cues.mentions:
            if one.cue.family == "near" and one.cue.weight > 1:
                yield one.cue.name, one.words.casefold()

    @property
    def near(self) -> float:
        return min(4.0, sum(self.cues.near.values()) + 0.5 * self.cues.unreal)


# What an act against armed people, or an act whose object is not said, is worth beside one against others.
_UNSAID = {"kill": 0.4, "abduct": 0.4, "bomb": 0.4, "blast": 0.4}


def _civil(acts: Sequence[Act]) -> float:
    points = 0.0
    for act in acts:
        if not act.real or act.obj in ("armed", "police"):
            continue
        if act.obj is not None:
            points += 1.0 if act.single else 0.3
        elif act.single:
            points += _UNSAID.get(act.kind, 0.0)
    return min(2.0, points)


def _armed(acts: Sequence[Act]) -> float:
    return float(sum(1 for act in acts if act.real and act.obj in ("armed", "police")))


# Points of acts that a storm or a fire can do as well as a man; they count for an attack unless one of those is told.
BY_SOMEBODY = "by somebody"

_DYING = frozenset(("died", "dies", "dead", "perished", "lost", "body", "bodies", "death", "deaths"))

# Which event type an act speaks for, by kind of act and whether its object bears arms.
_TYPE_OF_ACT: Mapping[str, tuple[str, float]] = {
    "kill": (BY_SOMEBODY, 0.6),
    "wound": (BY_SOMEBODY, 0.3),
    "attack": ("armed_attack", 0.8),
    "abduct": ("abduction", 1.5),
    "bomb": ("bombing", 1.5),
    "blast": ("explosion", 0.8),
    "damage": (BY_SOMEBODY, 0.2),
    "burn": ("arson", 1.5),
}


_BURNING = frozenset(("burn", "burned", "burnt", "burns", "burning"))

_PLACING = frozenset(("in", "at", "on", "near", "outside", "during", "after", "as", "when", "off", "for", "from"))

OFFICE_REACH = 3
"""How many tokens before the noun of a victim his office may stand: "the head of the military police"."""


def _names_office(tokens: Tokens, act: Act) -> bool:
    """Whether an act's victim is an office-holder, or behind "head of" or "chief of"; no commander in a fight."""
    at = act.object_at or 0
    if act.obj != "armed" and tokens.words[at] in word_set("participants", "office"):
        return True
    before = tokens.words[max(0, at - OFFICE_REACH - 1) : at]
    return any(word in ("head", "chief", "director") and "of" in before[place:] for place, word in enumerate(before))


def _on(tokens: Tokens, act: Act) -> bool:
    """Whether an act's object stands right behind it: "burned two shops", not "burned in Lima"."""
    if act.object_at is None or act.object_at <= act.at:
        return False
    return _PLACING.isdisjoint(tokens.words[act.at : act.object_at])


def _types(cues: SentenceCues, acts: Sequence[Act], tokens: Tokens) -> dict[str, float]:
    types = dict(cues.events)
    for act in acts:
        if not act.real:
            continue
        planned = act.kind in ("kill", "attack") and act.object_at is not None and _names_office(tokens, act)
        if planned:
            types["assassination"] = types.get("assassination", 0.0) + 2.0
        elif act.obj == "armed" and act.kind in ("kill", "wound", "attack"):
            types["armed_clash"] = types.get("armed_clash", 0.0) + 1.2
            continue
        if act.kind == "kill" and tokens.words[act.at] in _DYING:
            continue  # Nobody need have done it.
        name, points = _TYPE_OF_ACT[act.kind]
        blew_up = tokens.words[act.at : act.at + 2] == ["blew", "up"]
        if act.kind == "bomb" and (act.obj is None or (blew_up and not _on(tokens, act))):
            # "A tanker blew up" says nothing of a bomb.
            name, points = "explosion", 0.5
        if act.kind == "burn" and tokens.words[act.at] in _BURNING and not _on(tokens, act):
            # "The hotel burned" says nothing of a hand that set it alight.
            name, points = "fire", 0.5
        types[name] = types.get(name, 0.0) + points
        if act.obj == "civil" and tokens.words[act.at].startswith("seiz"):
            types["abduction"] = types.get("abduction", 0.0) + 1.5
    return types


_YEAR = lazy_pattern(r"\b[12]\d{3}\b")
_YEARS = frozenset(map(str, range(1500, 2101)))
_OPENS_YEAR = frozenset(("in", "since", "of", "during", "between", "from"))


def _old_year(words: Sequence[str], this_year: int | None, *, headline: bool) -> bool:
    """Whether "in 1982" or "since May 2003" dates a sentence: news of today gives a year only to other years."""
    if _YEARS.isdisjoint(words):
        return False
    for at, word in enumerate(words):
        if word in _YEARS and words[at + 1 : at + 2] != ["block"]:
            opened = headline or not _OPENS_YEAR.isdisjoint(words[max(0, at - 2) : at])
            if opened and int(word) != this_year:
                return True
    return False


def _as_real(cues: SentenceCues) -> SentenceCues:
    """The cues of what was tried and failed: told as "a plot to bomb", and yet it is what happened."""
    events = dict(cues.events)
    for name, points in cues.unreal_events.items():
        events[name] = events.get(name, 0.0) + points
    return replace(cues, events=events, unreal=0.0, unreal_events={})


def read_sentences(article: Article) -> list[Reading]:
    """Every sentence of the article with its points, in order."""
    readings: list[Reading] = []
    year = article.published.year if article.published is not None else None
    body = 0
    others = other_event_spans(article) if article.headline else {}
    for sentence in article.sentences:
        headline = sentence.number in article.headline
        # Behind the lead a sentence about another event moves nothing down that is told of this one.
        aside = body > 0 and _is_covered(sentence.text, others.get(sentence.number, ()))
        if headline:
            weight = HEADLINE_WEIGHT / len(article.headline)
        elif aside:
            weight = LATER_WEIGHT
        else:
            weight = BODY_WEIGHTS[body] if body < len(BODY_WEIGHTS) else LATER_WEIGHT
            body += 1
        tokens = tokens_of(sentence.text)
        cues = cues_of(tokens)
        if cues.attempted:
            cues = _as_real(cues)
        acts = find_acts(tokens)
        civil = _civil(acts)
        if not cues.past and _old_year(tokens.words, year, headline=headline) and _YEAR.search(sentence.text):
            cues = replace(cues, past=True)
        if cues.past:
            civil *= PAST
        elif cues.recent:
            civil = min(2.0, civil * RECENT)
        readings.append(
            Reading(
                sentence.number,
                sentence.text,
                weight,
                tokens.words,
                cues,
                acts,
                headline,
                civil,
                _armed(acts),
                _types(cues, acts, tokens),
                aside,
            )
        )
    return readings


def _is_covered(text: str, spans: Sequence[OtherSpan]) -> bool:
    return sum(one.end - one.start for one in spans) > ASIDE * len(text)
