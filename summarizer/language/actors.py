"""Who acts: the bare name, office and sort of the actor that a noun phrase names."""

from dataclasses import field, replace

from summarizer.language.actor_kinds import (
    AGE,
    ARMED,
    AUTHORITY,
    CIVIL,
    MEDIA,
    MEDICAL,
    SPOKEN_FOR,
    THING,
    Kind,
    is_people_word,
    kind_of_name,
    kind_of_words,
)
from summarizer.language.lines import Line
from summarizer.language.names import bare
from summarizer.language.nounphrases import (
    DAYS,
    DETERMINERS,
    NUMBERS,
    PRONOUNS,
    NounPhrase,
    phrase_after,
    phrase_before,
)
from summarizer.language.nounspans import CONTRACTIONS, names_purpose
from summarizer.language.vocabulary import word_set
from summarizer.records import record

_TITLES = word_set("actors", "titles", "words")
_ANNOUNCERS = word_set("actors", "titles", "announcers")
_PARTICLES = word_set("actors", "names", "particles")
# "Guerrillas of the Frente Llanero": the body is the actor.
_OF_BODY = word_set("actors", "lists", "of_body")
_ORG_WORDS = word_set("actors", "lists", "org_words")
_NOT_IN_NAMES = _ORG_WORDS | AUTHORITY | CIVIL | _TITLES
_LINKING = frozenset(
    {"of", "for", "to", "in", "from", "at", "with", "on", "who", "known", "called", "named", "that", "which"}
)


@record(frozen=True, slots=True)
class Actor:
    """One who acts, speaks or is blamed, as one sentence names them."""

    name: str
    """The bare name or, without a proper name, the whole phrase ("two suspects")."""
    start: int
    """Half-open offsets of `name` in the sentence."""
    end: int
    full: str
    """The phrase with its title ("Provincial home minister Naseer Bugti")."""
    role: str | None
    """Office or description, in the sentence's words."""
    kind: Kind
    proper: bool
    """Whether `name` is a proper name."""
    aliases: tuple[str, ...] = ()
    outer: tuple[int, int] = (0, 0)
    """Half-open offsets of the phrase with title, apposition and parenthesis."""
    key: tuple[str, ...] = field(default=(), compare=False)
    """The name's tokens, for comparisons."""
    mentions: str = field(default="", compare=False)
    """The text of the whole phrase: a lawyer's phrase mentions his client."""

    @property
    def is_pronoun(self) -> bool:
        return self.kind == "pronoun"


def _head(sentence: Line, first: int, last: int) -> int:
    """Index of the head word of the phrase: the last before the first preposition."""
    for at in range(first + 1, last):
        if sentence.low[at] in _LINKING and not (sentence.low[at] == "of" and sentence.low[at - 1] in _QUANTITIES):
            return at - 1
    return last - 1


# "Dozens of fighters" are fighters.
_QUANTITIES = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "couple", "number", "handful", "pair"})


def _strip(sentence: Line, first: int, last: int) -> tuple[int, int]:
    """The phrase without leading determiners, marks and days, and without "dozens of"."""
    if sentence.low[first] == "both" and last - first > 1 and sentence.low[first + 1] in DETERMINERS:
        first += 1  # "both the Front and the Army"
    if last - first > 2 and sentence.low[first] in _QUANTITIES and sentence.low[first + 1] == "of":
        first += 2
    while first < last - 1 and (
        (
            sentence.low[first] in DETERMINERS
            and sentence.low[first]
            not in (
                "one",
                "two",
                "three",
                "several",
                "many",
                "all",
                "both",
                "some",
                "few",
                "his",
                "her",
                "its",
                "their",
                "a",
                "an",
            )
        )
        or not sentence.is_word(first)
        or sentence.low[first] in DAYS
    ):
        first += 1
    return first, last


def _name_split(sentence: Line, first: int, last: int) -> tuple[int, int] | None:
    """Where a title ends and the bare name begins: (end of title, start of name), or None without a title."""
    for at in range(last - 2, first - 1, -1):
        word = sentence.low[at]
        title = (
            word in _TITLES
            or AGE.match(word) is not None
            or (
                not sentence.is_capital(at)
                and (word in _ANNOUNCERS or word in ARMED or word in AUTHORITY or word in CIVIL)
            )
        )
        if not title and "-" in word:
            title = word.rsplit("-", 1)[1] in _TITLES
        if not title:
            continue
        follow = at + 1
        if sentence.low[follow] == "." and follow + 1 < last:
            follow += 1
        if follow == last - 1 and sentence.low[follow] in MEDICAL:
            return None  # "Odanu General Hospital" has no general
        if sentence.low[follow] in ("of", "for", "to"):
            return _split_after_of(sentence, follow, last)
        if at > first + 1 and sentence.low[at - 1] == "of" and sentence.is_capital(at - 2) and sentence.is_capital(at):
            # "The Eastern Command of General Salem Obeidi" is the command.
            return None
        if sentence.low[last - 1] in _TITLES and not sentence.is_capital(last - 1):
            # "President Arroyo's peace adviser" is the adviser.
            return None
        return (at + 1, follow) if sentence.is_capital(follow) and sentence.low[follow] not in _TITLES else None
    return _after_common_noun(sentence, first, last)


def _after_common_noun(sentence: Line, first: int, last: int) -> tuple[int, int] | None:
    """Where a name begins after any other common noun ("the wholesaler Huon Trading"); None where there is none."""
    start = last
    while start > first and (
        sentence.is_capital(start - 1) or sentence.low[start - 1] in _PARTICLES or sentence.raw[start - 1] == "."
    ):
        start -= 1
    noun = start - 1
    while start < last and not sentence.is_capital(start):
        start += 1
    if start >= last or noun < first or sentence.low[noun] in _LINKING or not sentence.low[noun].isalpha():
        return None
    if sentence.low[noun] in DETERMINERS or sentence.low[noun] in _NOT_NOUNS or sentence.low[noun] == "and":
        return None
    if not any(sentence.low[at] in DETERMINERS for at in range(max(0, first - 1), noun)):
        return None
    return (start, start) if not is_people_word(sentence.low[last - 1].removesuffix("s")) else None


_NOT_NOUNS = word_set("actors", "lists", "before_names")


def _split_after_of(sentence: Line, of: int, last: int) -> tuple[int, int] | None:
    """ "President of Ukraine Volodymyr Zelenskyy": three or more capitals after "of" hold a place and a person.

    Behind a body's name the person begins: "envoy to the United Nations Ian Poe".
    """
    run = of + 1
    while run < last and sentence.low[run] in DETERMINERS:
        run += 1
    if last - run < 3 or not all(sentence.is_capital(at) or sentence.low[at] in _PARTICLES for at in range(run, last)):
        return None
    bodies = [at for at in range(run, last) if sentence.low[at] in _ORG_WORDS or sentence.low[at] in AUTHORITY]
    if bodies:
        named = bodies[-1] + 1
        return (named, named) if 2 <= last - named <= 4 and sentence.is_capital(named) else None
    return (last - 2, last - 2)


def _is_proper(sentence: Line, first: int, last: int) -> bool:
    """Whether the words are a proper name: last and head are capitals; a sentence's first word proves little."""
    tail = last - 1
    while tail > first and (sentence.low[tail].isdigit() or not sentence.is_word(tail)):
        tail -= 1
    head = _head(sentence, first, last)
    if not sentence.is_capital(tail) or not (
        sentence.is_capital(tail if head == last - 1 else head) or sentence.low[first] in _PARTICLES
    ):
        return False
    alone = sentence.low[tail]
    return (
        tail > 0
        or "-" in sentence.raw[0]
        or sentence.raw[0].isupper()
        or not (kind_of_words((alone,), 0) or alone in _TITLES or alone in SPOKEN_FOR)
    )


def _span(sentence: Line, first: int, last: int) -> tuple[int, int]:
    """Offsets of the words, a possessive ending and a trailing mark left out."""
    start, end = sentence.starts[first], sentence.ends[last - 1]
    text = sentence.text[start:end]
    for ending in ("'s", "’s"):
        if text.endswith(ending):
            return start, end - 2
    return start, end


def _short_names(sentence: Line, phrase: NounPhrase) -> tuple[str, ...]:
    if phrase.short is None:
        return ()
    first, last = phrase.short
    while first < last and (sentence.raw[first] in ("the", "The", "a") or not sentence.is_word(first)):
        first += 1
    while last > first and not sentence.is_word(last - 1):
        last -= 1
    if first >= last or last - first > 9 or not sentence.is_capital(first):
        return ()
    return (sentence.slice(first, last),)


def _build(
    sentence: Line, phrase: NounPhrase, name: tuple[int, int], role: tuple[int, int] | None, core: tuple[int, int]
) -> Actor:
    whole = name
    name = _cut(sentence, *name)
    member = name[1] < whole[1] and sentence.low[name[1]] == "of"
    if sentence.low[name[0]] in ("a", "an") and name[1] - name[0] > 1 and "of" not in sentence.low[slice(*name)]:
        # "A naval officer in Apapa" is the "naval officer"; "a manager of Falcon Guard" needs all its words.
        name = (name[0] + 1, name[1])
    if sentence.low[name[0]] in NUMBERS and name[1] - name[0] > 2 and not sentence.low[name[1] - 1].endswith("s"):
        # "Three Indian Army" of "three Indian Army vehicles".
        name = (name[0] + 1, name[1])
    start, end = _span(sentence, *name)
    words = sentence.low[core[0] : core[1]]
    own = sentence.low[name[0] : name[1]]
    proper = _is_proper(sentence, *name)
    role_text = sentence.slice(*_strip(sentence, *role)) if role and role[1] > role[0] else None
    kind: Kind | None = None
    if role is not None and role[1] > role[0]:
        span = _strip(sentence, *role)
        kind = kind_of_words(sentence.low[span[0] : span[1]], _head(sentence, *span) - span[0])
    if kind is None and proper and name[0] > core[0] and any(word in ARMED for word in words):
        kind = "armed"
    if kind is None and proper:
        kind = kind_of_name(own)
    if kind is None and words and not (proper and role is None and name == core):
        kind = kind_of_words(words, _head(sentence, *core) - core[0])
    if kind is None and proper:
        kind = _kind_by_clause(sentence, phrase, core)
    if kind is None and proper:
        # "The Red Cell" has an article; a person has none.
        body = phrase.first < core[0] and sentence.low[phrase.first] == "the" and role is None
        # "Sheldon Yett of UNICEF" speaks for a body, "Lucy Roe of The Times" only relays.
        relays = member and any(word in MEDIA for word in sentence.low[name[1] : whole[1]])
        person: Kind = "media" if relays else "civil" if member else "person"
        bodily = body or any(word in _ORG_WORDS or word == "and" for word in own)
        kind = person if len(own) > 1 and not bodily else "other"
    outer_first, outer_last = phrase.outer if phrase.outer[1] else core
    outer = (sentence.starts[outer_first], sentence.ends[outer_last - 1])
    return Actor(
        name=sentence.text[start:end],
        start=start,
        end=end,
        full=sentence.text[slice(*_span(sentence, *core))],
        role=role_text,
        kind=kind or "other",
        proper=proper,
        aliases=_short_names(sentence, phrase),
        outer=outer,
        key=_key(own, sentence.text[start:end]),
        mentions=sentence.text[outer[0] : outer[1]],
    )


def _key(words: tuple[str, ...], name: str) -> tuple[str, ...]:
    """`bare(name)`, from the words that were read already where they are plain."""
    if not name.isascii() or not all(word.isalnum() for word in words):
        return bare(name)
    key = tuple([word.lower() for word in words])
    return key[1:] if len(key) > 1 and key[0] == "the" else key


def _kind_by_clause(sentence: Line, phrase: NounPhrase, core: tuple[int, int]) -> Kind | None:
    """The kind that an apposition or "who leads the police" tells of a named person."""
    first, last = phrase.apposition or (phrase.outer[1], phrase.outer[1])
    if phrase.apposition is None:
        first = core[1] if sentence.at(core[1]) == "," else max(core[1], phrase.outer[1])
        if sentence.at(first) == ",":
            first += 1
        if sentence.at(first) != "who":
            return None
        last = next((at for at in range(first, len(sentence.raw)) if sentence.raw[at] in ",.;"), first)
    for word in sentence.low[first : min(last, first + 10)]:
        for kind, words in (("armed", ARMED), ("authority", AUTHORITY), ("medical", MEDICAL), ("media", MEDIA)):
            if word in words:
                return kind  # type: ignore[return-value]
    return None


def actor(sentence: Line, phrase: NounPhrase | None) -> Actor | None:
    """The actor that `phrase` names, or None for a phrase that names none."""
    if phrase is None:
        return None
    if phrase.last - phrase.first == 1 and sentence.low[phrase.first] in PRONOUNS:
        start, end = sentence.starts[phrase.first], sentence.ends[phrase.first]
        word = sentence.text[start:end]
        return Actor(word, start, end, word, None, "pronoun", False, (), (start, end), (word.lower(),), word)
    core = _strip(sentence, phrase.first, phrase.last)
    if (
        core[1] <= core[0]
        or sentence.low[core[1] - 1] in DETERMINERS
        or (sentence.low[core[1] - 1] in _EMPTY and not sentence.is_capital(core[1] - 1))
    ):
        return None
    if all(word in DAYS for word in sentence.low[core[0] : core[1]]) or _names_nobody(sentence, *core):
        return None
    if phrase.apposition is not None and _is_person(sentence, *_strip(sentence, *phrase.apposition)):
        split = None if _splits_after_of(sentence, *core) else _name_split(sentence, *core)
    else:
        split = _name_split(sentence, *core)
    body = _body(sentence, *core)
    if body is not None and (split is None or split[1] == body[0]):
        built = _build(sentence, phrase, body, None, core)
        return replace(built, kind="other") if built.kind == "person" else built
    own: tuple[int, int] = (split[1], core[1]) if split else core
    role: tuple[int, int] | None = (core[0], split[0]) if split and not AGE.match(sentence.low[split[0] - 1]) else None
    if phrase.apposition is not None:
        inner = _strip(sentence, *phrase.apposition)
        if not split and _explains(sentence, core, inner):
            inner_split = _name_split(sentence, *inner)
            name = (inner_split[1], inner[1]) if inner_split else inner
            built = _build(sentence, phrase, name, core, core)
            ranked = inner_split is not None and any(
                word in AUTHORITY for word in sentence.low[inner[0] : inner_split[0]]
            )
            return replace(built, kind="authority") if ranked else built
        if role is None and _is_office(sentence, inner):
            return _build(sentence, phrase, own, _cut_office(sentence, inner), core)
    return _build(sentence, phrase, own, role, core)


_EMPTY = word_set("actors", "lists", "empty")
_PRONOUN_NAMES = frozenset(
    {
        "edt",
        "est",
        "cdt",
        "cst",
        "mdt",
        "mst",
        "pdt",
        "pst",
        "gmt",
        "there",
        "here",
        "it's",
        "that's",
        "what's",
        "who's",
        "there's",
        "i'm",
        "we're",
    }
)


def _names_nobody(sentence: Line, first: int, last: int) -> bool:
    """Whether the words only look like a noun phrase: "there", "definitely", "assaulting an officer"."""
    word = sentence.low[first]
    if word in _PRONOUN_NAMES or word in CONTRACTIONS:
        return True
    if sentence.is_capital(first) and first > 0:
        return False
    if word.endswith("ing") and len(word) > 5:
        alone = last - first == 1 and word not in THING and sentence.raw[first][0].islower()
        return alone or sentence.at(first + 1) in DETERMINERS
    return last - first == 1 and word.endswith("ly") and word not in ("family", "ally")


def _is_person(sentence: Line, first: int, last: int) -> bool:
    return last - first >= 2 and all(
        sentence.is_capital(at) or sentence.low[at] in _PARTICLES or not sentence.is_word(at)
        for at in range(first, last)
    )


def _splits_after_of(sentence: Line, first: int, last: int) -> bool:
    """Whether the only name in the phrase follows "of" ("the general manager of Abu Dhabi Media, Ali bin Tamim")."""
    return any(sentence.low[at] in ("of", "for") for at in range(first, last))


def _body(sentence: Line, first: int, last: int) -> tuple[int, int] | None:
    """The body's name in "fighters of the X", "the outfit X", "the X network"; None when the phrase has none."""
    low = sentence.low
    for at in range(first, last - 1):
        if (
            low[at] in _ANNOUNCERS
            and sentence.is_capital(at + 1)
            and all(
                sentence.is_capital(k) or low[k] in _PARTICLES or low[k] in ("of", "the", "and", "for")
                for k in range(at + 1, last)
            )
        ):
            return at + 1, last
    of = next((at for at in range(first + 1, last) if low[at] == "of"), -1)
    if of > 0 and low[of - 1] in _OF_BODY and not (sentence.is_capital(of - 1) and of > 1):
        start = of + 1
        while start < last and (low[start] in DETERMINERS):
            start += 1
        # "Fighters of the Reed Front", "warplanes of the Saudi-led coalition"
        named = sentence.is_capital(last - 1) or low[last - 1] in CIVIL or low[last - 1] in AUTHORITY
        if start < last and sentence.is_capital(start) and named:
            return start, last
    if (
        low[last - 1] in _ANNOUNCERS
        and not sentence.is_capital(last - 1)
        and last - first >= 2
        and sentence.is_capital(last - 2)
    ):
        start = last - 1
        while start > first and (sentence.is_capital(start - 1) or low[start - 1] in _PARTICLES):
            start -= 1
        if not all(is_people_word(low[at]) or low[at] in ARMED for at in range(start, last - 1)) and (
            start > 0 or last - 1 - start > 1
        ):
            return start, last - 1
    return None


def _cut(sentence: Line, first: int, last: int) -> tuple[int, int]:
    """The name without a place or body that follows it: "Sheldon Yett of UNICEF", "French troops in Mali"."""
    for at in range(first + 1, last):
        word = sentence.low[at]
        if word in ("in", "from", "at", "on", "with"):
            if names_purpose(sentence, at):
                continue
            if (
                at + 2 < last
                and sentence.is_capital(at - 1)
                and sentence.low[at + 1] == "the"
                and sentence.is_capital(at + 2)
            ):
                continue
            return first, at
        if (
            word == "of"
            and at - first >= 2
            and all(sentence.is_capital(k) and sentence.low[k] not in _NOT_IN_NAMES for k in range(first, at))
        ):
            return first, at
    return first, last


def actor_before(sentence: Line, index: int) -> Actor | None:
    """The actor that is the subject of the verb at `index`, by the phrase directly before it."""
    key = ("before", index)
    if key not in sentence.memo:
        sentence.memo[key] = actor(sentence, phrase_before(sentence, index))
    found: Actor | None = sentence.memo[key]
    return found


def actor_after(sentence: Line, index: int) -> Actor | None:
    """The actor named by the phrase that begins at `index`."""
    key = ("after", index)
    if key not in sentence.memo:
        sentence.memo[key] = actor(sentence, phrase_after(sentence, index))
    found: Actor | None = sentence.memo[key]
    return found


def _explains(sentence: Line, core: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Whether the apposition holds the name and the phrase before it only a description."""
    while inner[1] > inner[0] and not sentence.is_word(inner[1] - 1):
        # "Jefferson M."
        inner = (inner[0], inner[1] - 1)
    if inner[1] <= inner[0] or (
        not sentence.is_capital(inner[1] - 1) and not any(sentence.is_capital(at) for at in range(*inner))
    ):
        return False
    head = _head(sentence, *core)
    described = (
        not sentence.is_capital(head)
        or (sentence.low[head] in _TITLES and core[1] - core[0] <= 8 and head < core[1] - 1)
        or (head == 0 and sentence.low[head] in _TITLES)
    )
    named = sentence.is_capital(inner[0]) and (sentence.is_capital(inner[1] - 1) or sentence.low[inner[1] - 1] in THING)
    return described and (named or (sentence.low[core[0]] in ("a", "an", "another") and sentence.is_capital(inner[0])))


def _is_office(sentence: Line, inner: tuple[int, int]) -> bool:
    if inner[1] - inner[0] < 1 or sentence.low[inner[0]].isdigit() or sentence.low[inner[0]] in ("of", "aged", "or"):
        return False
    return not all(sentence.is_capital(at) for at in range(*inner)) or sentence.low[inner[0]] in _TITLES


def _cut_office(sentence: Line, inner: tuple[int, int]) -> tuple[int, int]:
    first, last = inner
    if sentence.low[first] in ("a", "an") and last - first > 1:
        first += 1
    return first, last
