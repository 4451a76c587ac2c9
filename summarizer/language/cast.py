"""Who is who in an article: surnames, short names and pronouns led back to the names they stand for."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from summarizer.article import Article
from summarizer.language.actors import Actor, actor, actor_after
from summarizer.language.attribution import blame_readings, response_readings
from summarizer.language.countries import country_code
from summarizer.language.lazy import lazy_pattern
from summarizer.language.lines import line
from summarizer.language.names import bare, same_actor
from summarizer.language.nounphrases import PREPOSITIONS, phrase_ending
from summarizer.language.readings import BlameReading
from summarizer.language.speech import speakers
from summarizer.language.vocabulary import vocabulary, word_set
from summarizer.records import record

_SINGULAR = frozenset({"he", "she", "him", "her"})
_FIRST_PERSON = frozenset({"we", "i"})
_BODIES = (
    word_set("actors", "lists", "org_words")
    | word_set("actors", "kinds", "authority")
    | word_set("actors", "kinds", "civil")
    | word_set("actors", "kinds", "armed")
    | word_set("actors", "names", "armed")
    | word_set("actors", "kinds", "media")
    | word_set("actors", "titles", "announcers")
)
_TITLES = word_set("actors", "titles", "words")
_PUBLIC = word_set("actors", "kinds", "public")
_GROUP_NOUNS = word_set("actors", "lists", "taken_up")
# Whom "a spokesman for the ..." may speak for, by the sort of body.
_SPEAKING = word_set("actors", "lists", "spoken_for")
_BODY_KINDS = {
    noun: frozenset(entry["kinds"].split())
    for entry in vocabulary("actors")["bodies"]
    for noun in entry["nouns"].split()
}
_PEOPLE = word_set("actors", "lists", "people")
_INSTITUTIONS = word_set("actors", "lists", "institutions")
_NAME_WORD = lazy_pattern(r"[A-Z][^\W_]+")
_SAME = {
    "he": frozenset({"he", "him", "his"}),
    "him": frozenset({"he", "him", "his"}),
    "she": frozenset({"she", "her"}),
    "her": frozenset({"she", "her"}),
}
_FORCES = word_set("actors", "names", "state_forces")
_COUNTRY_NAMES = frozenset(name.lower() for country in vocabulary("countries").values() for name in country["names"])
_CAPITALS: dict[str, str] = vocabulary("actors")["capitals"]
_MANY = frozenset({"people", "men", "women", "children", "police", "troops", "officials", "residents", "villagers"})
# Others may be called so as well.
_GENERAL_PERSONS = frozenset(
    {"man", "woman", "person", "resident", "witness", "official", "officer", "spokesman", "minister"}
)
_LONGEST_CHAIN = 10
"""Sentences over which a repeated pronoun may be led back."""
_SPEECH_LOOK_BACK = 5
"""Sentences over which "he said" may go on with the last speaker, where nobody else is found."""
_FEMALE = frozenset(
    {"woman", "girl", "mother", "wife", "daughter", "sister", "widow", "grandmother", "aunt", "spokeswoman", "female"}
)
_MALE = frozenset(
    {"man", "boy", "father", "husband", "son", "brother", "grandfather", "uncle", "widower", "male", "spokesman"}
)
_LOOK_BACK = 3
"""Sentences that a pronoun may reach back over."""
_BODY_LOOK_BACK = 8
"""Sentences over which "the group" in "a spokesman for the group" may reach back; nouns reach farther than pronouns."""


@record(frozen=True, slots=True)
class Known:
    """An actor as the whole article knows them."""

    actor: Actor
    sentence: int
    """Number of the sentence with the fullest name."""
    aliases: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    """The tokens of name and aliases: every mention of an article is compared with those of all known actors."""


def _known_as(someone: Actor, number: int, aliases: tuple[str, ...]) -> Known:
    return Known(someone, number, aliases, (someone.key, *(bare(alias) for alias in aliases)))


class Cast:
    """The named actors of an article and what sentences call them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._mentions: dict[int, tuple[Actor, ...]] = {}
        self._known: list[Known] = []
        self._surnames: dict[str, Actor | None] = {}
        self._has_sheriff = "sheriff" in article.text.lower() or " County" in article.text
        """Where "deputies" are his; elsewhere they sit in a parliament."""
        for sentence in article.sentences:
            for someone in _read_actors(sentence.text):
                if someone.proper and someone.kind != "media":
                    self._register(someone, sentence.number)

    def _register(self, someone: Actor, number: int) -> None:
        own = [bare(alias) for alias in someone.aliases]
        for at, known in enumerate(self._known):
            if someone.key in known.keys or any(alias in known.keys for alias in own):
                better = _merge(known.actor, someone)
                aliases = tuple(dict.fromkeys((*known.aliases, *someone.aliases)))
                self._known[at] = _known_as(better, known.sentence, aliases)
                return
        self._known.append(_known_as(someone, number, someone.aliases))

    def known(self, someone: Actor) -> Known | None:
        """The fullest name that a proper name of a sentence stands for; None when only this sentence names it."""
        best: Known | None = None
        for known in self._known:
            if someone.key in known.keys:
                if best is None or len(known.actor.key) > len(best.actor.key):
                    best = known
            elif (
                len(someone.key) < len(known.actor.key)
                and someone.key == known.actor.key[-len(someone.key) :]
                and " of " not in known.actor.name
                and (best is None or len(known.actor.key) > len(best.actor.key))
            ):
                best = known
        return best

    def kind_of(self, name: str) -> str | None:
        """The sort of actor that the article makes of a proper name; None when no rule read it."""
        key = bare(name)
        for known in self._known:
            if same_actor(key, known.actor.key) or key in known.keys:
                return known.actor.kind
        return None

    def texts_before(self, number: int) -> list[str]:
        """The sentences before sentence `number`."""
        return [sentence.text for sentence in self._article.sentences[: max(0, number - 1)]]

    def is_attacker(self, reading: BlameReading, number: int) -> bool:
        """Whether "he was identified as Y" of sentence `number` speaks of an attacker; True for every other reading."""
        described = reading.described
        if described is None or not described.is_pronoun:
            return True
        return self.resolve(described, number).kind == "armed"

    def resolve(self, someone: Actor, number: int, other_than: Actor | None = None) -> Actor:
        """The actor that `someone` of sentence `number` stands for; itself when nothing better is known.

        A pronoun never stands for `other_than`: who accuses "him" is somebody else.
        """
        if someone.is_pronoun or _takes_up(someone) or someone.name.lower() in ("both",):
            return self._antecedent(someone, number, other_than) or someone
        if someone.key == ("deputies",) and not self._has_sheriff:
            return replace(someone, kind="civil")
        if not someone.proper:
            holder = None if self._is_elsewhere(someone, number) else self._office_holder(someone, number)
            if holder is not None:
                return holder
            body = self.body_behind(someone, number)
            # The phrase then mentions the body too, as a lawyer's phrase mentions his client.
            return replace(someone, mentions=f"{someone.mentions} ({body.name})") if body is not None else someone
        known = self.known(someone)
        if len(someone.key) == 1 and (full := self._full_name(someone)) is not None:
            if known is None or len(known.actor.key) == 1:
                return full
            if names_person(known.actor) and known.actor.key[0] != full.key[0] and known.sentence > number:
                # Two persons of one surname: the one named before is meant.
                return full
        if someone.kind == "state" and (force := self._force_of(someone)) is not None:
            return force
        if known is not None:
            kind = (
                someone.kind
                if known.actor.kind in ("other", "person") and someone.kind not in ("other", "person")
                else known.actor.kind
            )
            aliases = tuple(dict.fromkeys((*known.aliases, *known.actor.aliases)))
            if kind == known.actor.kind and aliases == known.actor.aliases:
                return known.actor
            return replace(known.actor, kind=kind, aliases=aliases)
        return someone

    def who_says(self, someone: Actor, number: int, other_than: Actor | None = None) -> Actor:
        """`resolve` for who accuses or reacts: "we" is who is quoted there."""
        first = someone.is_pronoun and someone.name.lower() in _FIRST_PERSON
        return (self._quoted(someone, number) if first else None) or self.resolve(someone, number, other_than)

    def _is_elsewhere(self, someone: Actor, number: int) -> bool:
        """Whether the office is that of a place just named: "according to the governor there"."""
        text = self._article.sentences[number - 1].text
        return text[max(someone.end, someone.outer[1]) :].startswith(" there")

    def _office_holder(self, someone: Actor, number: int) -> Actor | None:
        """The one person whom the article names as the holder of "the commissioner" or "the mayor", named before."""
        if someone.mentions[:4].lower() != "the ":
            return None
        words = bare(someone.mentions)
        if not 1 <= len(words) <= 3 or words[-1] not in _TITLES:
            return None
        holders = [
            known.actor
            for known in self._known
            if known.actor.role is not None
            and known.sentence < number
            and bare(known.actor.role)[-len(words) :] == words
        ]
        return holders[0] if len(holders) == 1 else None

    def named_as(self, someone: Actor, number: int) -> Actor | None:
        """The one actor named from sentence `number` on whose only description is "the chandler" of "a chandler"."""
        words = someone.full.lower().split()
        head = words[next((at for at, word in enumerate(words) if word in PREPOSITIONS and at), len(words)) - 1]
        if head in _GENERAL_PERSONS or head.endswith("s"):
            return None
        found = [
            known.actor
            for known in self._known
            if known.sentence >= number
            and known.actor.role is not None
            and known.actor.role.lower().split() in ([head], ["the", head])
        ]
        return found[0] if len(found) == 1 else None

    def body_behind(self, someone: Actor, number: int) -> Actor | None:
        """The body last named for which "a spokesman for the group" or "the group's leader" speaks; else None."""
        noun = _spoken_for(someone)
        if noun is None:
            return None
        for back in range(number, max(0, number - _BODY_LOOK_BACK), -1):
            for other in reversed(self.mentions(back)):
                if back == number and other.start >= someone.start:
                    continue
                if other.proper and other.kind in _BODY_KINDS[noun] and not names_person(other):
                    return self.resolve(other, back)
        return None

    def _force_of(self, someone: Actor) -> Actor | None:
        """The army by which the article knows the side of "an Israeli shell"; None for a country's own name."""
        code = country_code(someone.name)
        if code is None or len(someone.key) != 1 or someone.name.lower() in _COUNTRY_NAMES:
            return None
        for sentence in self._article.sentences:
            for other in self.mentions(sentence.number):
                # "Israel's army", "the Israeli military"
                if other.kind == "authority" and other.key[-1] in _FORCES and country_in(other.name) == code:
                    return other
        return None

    def _full_name(self, someone: Actor) -> Actor | None:
        """The person with this surname whom any sentence names in full."""
        if someone.kind not in ("other", "person", "authority"):
            return None
        surname = someone.key[0]
        if surname not in self._surnames:
            self._surnames[surname] = self._find_full_name(someone.name)
        return self._surnames[surname]

    def _find_full_name(self, surname: str) -> Actor | None:
        for sentence in self._article.sentences:
            if surname not in sentence.text:
                continue
            words = line(sentence.text)
            for at, word in enumerate(words.raw):
                if at and word.removesuffix("'s").removesuffix("’s") == surname and words.is_capital(at - 1):
                    full = actor(words, phrase_ending(words, at + 1))
                    if (
                        full is not None
                        and full.proper
                        and len(full.key) > 1
                        and full.kind in ("person", "authority", "civil", "public")
                    ):
                        return full
        return None

    def _antecedent(self, someone: Actor, number: int, other_than: Actor | None) -> Actor | None:
        word = someone.name.lower()
        speaks = word in _SINGULAR and self._speaks(someone, number)
        if speaks and (speaker := self._speaking_before(word, number, 1)) is not None:
            return speaker if other_than is None or not same_actor(speaker.key, other_than.key) else None
        found = self._mentioned_before(someone, number, other_than)
        if speaks and (found is None or (found.kind == "armed" and not found.proper)):
            # "He said" after a sentence about the gunman: who has spoken before goes on.
            return self._speaking_before(word, number, _SPEECH_LOOK_BACK) or found
        return found

    def _quoted(self, someone: Actor, number: int) -> Actor | None:
        """Who says "we" there, when somebody who is named speaks: '"We blame the port," said Ann Roe'."""
        sentence = self._article.sentence(number)
        for report in speakers(sentence.text) if sentence is not None else ():
            if report.speaker is not None and not report.speaker.is_pronoun and report.covers(someone.start):
                return self.resolve(report.speaker, number)
        return None

    def _mentioned_before(self, someone: Actor, number: int, other_than: Actor | None) -> Actor | None:
        word = someone.name.lower()
        reach = max(0, number - (_LOOK_BACK if someone.is_pronoun else _BODY_LOOK_BACK))
        back = number + 1
        while (back := back - 1) > reach:
            # In earlier sentences the subject, which stands first, is taken up again; proper names before descriptions.
            mentioned = self.mentions(back)
            order = reversed(mentioned) if back == number else sorted(mentioned, key=lambda one: not one.proper)
            for other in order:
                if back == number and other.start >= someone.start:
                    continue
                if other.is_pronoun or (other_than is not None and same_actor(other.key, other_than.key)):
                    continue
                if word in _SINGULAR and (not is_one_person(other) or _is_other_gender(other, word)):
                    continue
                if word not in _SINGULAR and (is_one_person(other) or (_takes_up(someone) and not other.proper)):
                    continue
                if word == "it" and not other.proper and other.full.lower().split()[-1] in _MANY:
                    continue
                if other.kind in ("thing", "media") or (other.kind == "other" and not other.proper):
                    continue
                found = self.resolve(other, back)
                if _takes_up(someone) and found.kind not in _BODY_KINDS.get(someone.key[-1], (found.kind,)):
                    # "The company" is no armed group.
                    continue
                if word in _SINGULAR or not is_one_person(found):
                    return found
            sentence = self._article.sentence(back)
            if word in _SINGULAR and sentence is not None and reach > number - _LONGEST_CHAIN:
                # "She said ... She added ...": each link of the chain carries the name farther.
                reach -= not _SAME[word].isdisjoint(line(sentence.text).vocabulary)
        return None

    def _speaks(self, someone: Actor, number: int) -> bool:
        """Whether `someone` is the speaker of a report in sentence `number`."""
        here = self._article.sentence(number)
        return here is not None and any(one.speaker == someone for one in speakers(here.text))

    def _speaking_before(self, word: str, number: int, reach: int) -> Actor | None:
        """Who "she" in ", she said" is: the person who spoke last in the `reach` sentences before; None elsewhere."""
        for back in range(number - 1, max(0, number - 1 - reach), -1):
            before = self._article.sentence(back)
            for report in reversed(speakers(before.text) if before else ()):
                if report.speaker is None or report.speaker.kind in ("media", "thing"):
                    continue
                if report.speaker.mentions.lower().startswith(("his ", "her ", "their ", "its ")):
                    # "Sinai took back what her commander had said": she speaks, not he.
                    continue
                found = self.resolve(report.speaker, back)
                if reach == 1:
                    return found if not found.is_pronoun and is_one_person(found) else None
                if not found.is_pronoun and is_one_person(found) and not _is_other_gender(found, word):
                    return found
        return None

    def mentions(self, number: int) -> tuple[Actor, ...]:
        """The actors that sentence `number` names, in order."""
        if number not in self._mentions:
            sentence = self._article.sentence(number)
            self._mentions[number] = _mentions(sentence.text) if sentence else ()
        return self._mentions[number]


_recent: list[tuple[Article, Cast]] = []


def cast_of(article: Article) -> Cast:
    """The cast of an article; the last few are kept, since rules and checks ask one after the other."""
    for known, cast in _recent:
        if known is article:
            return cast
    cast = Cast(article)
    _recent.insert(0, (article, cast))
    del _recent[4:]
    return cast


def country_in(name: str) -> str | None:
    """The country that a name speaks of ("Ukraine's military", "Ukrainian officials"), or None."""
    for word in name.split():
        plain = word.removesuffix("'s").removesuffix("’s")
        code = country_code(plain) or _CAPITALS.get(plain.lower())
        if code is not None:
            return code
    return None


def _spoken_for(someone: Actor) -> str | None:
    """The noun of the unnamed body that someone speaks for ("group" of "a spokesman for the group"), or None."""
    words = bare(someone.mentions)
    if _BODY_KINDS.keys().isdisjoint(words):
        return None
    for at, word in enumerate(words):
        if word in _BODY_KINDS and at and words[at - 1] == "the" and at > 2 and words[at - 2] in ("for", "of"):
            return word if words[at - 3] in _SPEAKING else None
        if word in _BODY_KINDS and at + 1 < len(words) and words[at + 1] in _SPEAKING:
            # "The group's leader": `bare` takes the article and the possessive ending off.
            return word if at == 0 and someone.mentions.lower().startswith(("the ", "that ")) else None
    return None


def _takes_up(someone: Actor) -> bool:
    """Whether "the group", "the company" stands for a body named before."""
    words = someone.mentions.lower().split()
    return len(words) == 2 and words[0] == "the" and words[1] in _GROUP_NOUNS


def is_own_side(speaker: Actor | None, someone: Actor) -> bool:
    """Whether a country's officials speak of that country's forces: "Chad's president said Chadian forces killed"."""
    if speaker is None or speaker.kind not in ("authority", "state") or someone.kind not in ("authority", "state"):
        return False
    force = country_code(someone.key[0]) if someone.key else None
    return force is not None and any(
        country_code(word) == force for word in _NAME_WORD.findall(f"{speaker.full} {speaker.role or ''}")
    )


def _is_other_gender(someone: Actor, word: str) -> bool:
    """Whether the noun of a described person, or a named one's role, forbids "he" or "she"."""
    words = frozenset(f"{someone.role or ''} {'' if someone.proper else someone.full}".lower().split())
    return not words.isdisjoint(_FEMALE if word in ("he", "him") else _MALE)


def names_person(someone: Actor) -> bool:
    """Whether the name is that of one person: two words or more and none that only bodies have."""
    return someone.proper and (
        someone.kind == "person"
        or (
            len(someone.key) >= 2
            and not any(word in _BODIES for word in someone.key)
            and someone.kind in ("civil", "public")
        )
    )


def is_one_person(someone: Actor) -> bool:
    """Whether "he" or "she" can stand for the actor: a named person, an office holder or one described person."""
    if someone.proper and someone.kind in ("person", "authority", "public", "civil", "medical", "other"):
        words = someone.key
        named = len(words) >= 2 and not any(word in _BODIES for word in words)
        office = frozenset((someone.role or "").lower().split())
        if not (office.isdisjoint(_TITLES) and office.isdisjoint(_PUBLIC)):
            return True
        # "A fish farm, Odanu Carp": the role is a body's.
        return office.isdisjoint(_BODIES) and (someone.kind == "person" or named)
    described = someone.full.lower().split()
    head = described[next((at for at, word in enumerate(described) if word in PREPOSITIONS and at), len(described)) - 1]
    return (
        not someone.proper
        and not head.endswith("s")
        and head not in _BODY_KINDS
        and head not in _INSTITUTIONS
        and head not in ("police", "people", "men", "women")
    )


def _merge(one: Actor, other: Actor) -> Actor:
    """The fuller of two mentions of one actor: it keeps an office and a kind that either knows."""
    role = one.role or other.role
    kind = one.kind if one.kind not in ("other", "person") else other.kind
    base = one if len(one.key) >= len(other.key) else other
    return replace(base, role=role, kind=kind, full=one.full if len(one.full) >= len(other.full) else other.full)


def _read_actors(text: str) -> Iterator[Actor]:
    """The actors that a pattern read in the sentence: speakers, accusers, blamed and answering sides."""
    for report in speakers(text):
        if report.speaker is not None:
            yield report.speaker
    for reading in blame_readings((text,)):
        yield reading.actor
        if reading.accuser is not None and reading.accuser.kind != "thing":
            yield reading.accuser
    for answer in response_readings((text,)):
        if answer.holder is not None:
            yield answer.holder


@lru_cache(maxsize=1024)
def _mentions(text: str) -> tuple[Actor, ...]:
    """The actors of one sentence in order: its opening, people in it, and those that a pattern read."""
    found: dict[tuple[int, int], Actor] = {}
    sentence = line(text)
    if sentence.raw:
        start = 0
        if sentence.low[0] in PREPOSITIONS and "," in sentence.raw[:9]:
            start = sentence.raw.index(",") + 1
        opening = actor_after(sentence, start)
        if opening is not None:
            found[opening.start, opening.end] = opening
    for at, word in enumerate(sentence.low):
        if word in _PEOPLE and at:
            someone = actor(sentence, phrase_ending(sentence, at + 1))
            if someone is not None:
                found.setdefault((someone.start, someone.end), someone)
    for at, word in enumerate(sentence.raw):
        if word == "," and at > 2 and sentence.low[at - 3 : at - 1] == ("one", "of") and sentence.is_capital(at + 1):
            # "One of them, Adam W., has said": "he" is that one.
            one = actor_after(sentence, at + 1)
            if one is not None and one.proper:
                found[one.start, one.end] = one
        if word == "," and sentence.is_capital(at + 1):
            # "A fish farm, Aquabar,": whom "the company" takes up.
            described = phrase_ending(sentence, at, placed=False)
            if described is not None and sentence.low[described.first] in ("a", "an", "the"):
                named = actor_after(sentence, described.first)
                if named is not None and named.proper and named.start > sentence.starts[at]:
                    found.setdefault((named.start, named.end), named)
    for report in speakers(text):
        # "Police said Ian Poe, 61, had been hiding": whom the report is about.
        at = next((k for k in range(len(sentence.starts)) if sentence.starts[k] >= report.scope_start), -1)
        if report.cue_end <= report.scope_start and at > 0:
            about = actor_after(sentence, at)
            if about is not None and about.proper:
                found[about.start, about.end] = about
    for someone in _read_actors(text):
        found[someone.start, someone.end] = someone
    return tuple(found[span] for span in sorted(found))
