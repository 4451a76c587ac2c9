"""Who says what: reporting verbs with their speakers and scopes."""

from functools import lru_cache

from summarizer.language.actors import Actor, actor, actor_after, actor_before
from summarizer.language.homographs import is_noun
from summarizer.language.lines import Line, line
from summarizer.language.nounphrases import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    NounPhrase,
    phrase_after,
    phrase_before,
)
from summarizer.language.viewpoints import VIEWS, viewpoint
from summarizer.language.vocabulary import word_set
from summarizer.records import record

_SAY = word_set("speech", "verbs", "say")
_PLURAL_ONLY = word_set("speech", "lists", "plural_only")
_THAT_ONLY = word_set("speech", "lists", "that_only")
_BELIEVE = word_set("speech", "verbs", "believe")
_REPORT = _SAY | _BELIEVE
# They may stand before their speaker after a comma or a quotation mark.
_INVERTING = word_set("speech", "lists", "inverting")
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly"})
_RUMOURS = word_set("speech", "lists", "rumours")
_BY_MEANS = frozenset({"telephone", "phone", "radio", "email"})
_TRIGGERS = _REPORT | _RUMOURS | _HEDGES | VIEWS | {"according", "for"}
_QUOTE_MARKS = frozenset('"“”«»')
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@record(frozen=True, slots=True)
class Attribution:
    """A report inside a sentence; offsets are half-open and into the sentence."""

    speaker: Actor | None
    """None: reported, but nobody is named ("reportedly", "is said to")."""
    verb: str
    """The reporting word, lower case."""
    cue_start: int
    cue_end: int
    scope_start: int
    """What is reported."""
    scope_end: int

    @property
    def believes(self) -> bool:
        """Whether the speaker only believes or suspects."""
        return self.verb in _BELIEVE

    def covers(self, offset: int) -> bool:
        """Whether the word at `offset` is part of what is reported."""
        return self.scope_start <= offset < self.scope_end


@lru_cache(maxsize=2048)
def speakers(text: str) -> tuple[Attribution, ...]:
    """The reports in one sentence, in order."""
    sentence = line(text)
    if sentence.vocabulary.isdisjoint(_TRIGGERS):
        return ()
    found: list[Attribution] = []
    low = sentence.low
    for at in [index for index, word in enumerate(low) if word in _TRIGGERS]:
        word = low[at]
        if word in _REPORT:
            report = _report(sentence, at)
        elif word == "according" and sentence.at(at + 1) == "to":
            report = _according(sentence, at)
        elif word in VIEWS or word == "for":
            report = _viewed(sentence, at)
        elif word in _RUMOURS and sentence.at(at + 1) in ("that", "spread") and "that" in low[at + 1 : at + 4]:
            holder = _holder(sentence, at) if word in _THOUGHTS else None
            report = Attribution(
                holder, word, sentence.starts[at], sentence.ends[at], sentence.ends[at], _end(sentence)
            )
        elif word in _HEDGES:
            # "Khan reportedly started": the adverb hedges the verb beside it, not the whole sentence.
            last = min(at + 6, len(sentence.raw) - 1)
            start = 0 if at <= 1 else sentence.starts[at]
            report = Attribution(None, word, sentence.starts[at], sentence.ends[at], start, sentence.ends[last])
        else:
            continue
        if report is not None:
            found.append(report)
    return tuple(found)


_THOUGHTS = frozenset(
    {"assumption", "theory", "hypothesis", "belief", "possibility", "premise", "suspicion", "conviction"}
)


def _holder(sentence: Line, at: int) -> Actor | None:
    """Who holds a thought: "Detectives are working on the assumption that", "police consider the theory"."""
    for back in range(at - 1, max(0, at - 10), -1):
        if sentence.low[back] in VERBS or sentence.low[back].endswith(("ing", "ed")):
            subject = actor_before(sentence, back)
            if subject is not None and subject.kind not in ("thing", "media"):
                return subject
    return None


def _clause(sentence: Line, at: int) -> tuple[int, int]:
    """Offsets of the clause around the word, cut at semicolons and at "but"."""
    first, last = at, at
    while first > 0 and sentence.low[first - 1] not in (";", "but"):
        first -= 1
    while last < len(sentence.raw) and sentence.low[last] not in (";", "but"):
        last += 1
    return sentence.starts[first], sentence.ends[last - 1]


def _inserted(sentence: Line, at: int, after: int) -> tuple[int, int] | None:
    """The relative clause between commas that the word closes: "The driver, who was ill according to Roe, died"."""
    first = next((k for k in range(at - 1, 0, -1) if sentence.raw[k] == ","), -1)
    if first < 0 or sentence.at(first + 1) not in ("who", "which", "whose") or sentence.at(after) != ",":
        return None
    return sentence.starts[first + 1], sentence.ends[after - 1]


def _end(sentence: Line) -> int:
    return sentence.ends[-1]


def _according(sentence: Line, at: int) -> Attribution | None:
    phrase = _source_phrase(sentence, at + 2)
    speaker = actor(sentence, phrase)
    if phrase is None or speaker is None:
        return None
    end = sentence.ends[phrase.outer[1] - 1]
    opens = at == 0 or sentence.raw[at - 1] in ";" or sentence.at(at - 1) in ("and", "but")
    start, stop = (end, _end(sentence)) if opens else _inserted(sentence, at, phrase.outer[1]) or _clause(sentence, at)
    return Attribution(speaker, "according", sentence.starts[at], end, start, stop)


def _source_phrase(sentence: Line, index: int) -> NounPhrase | None:
    """Who stands behind "according to": bodies and papers take no apposition, and a paper is its owner's."""
    phrase = phrase_after(sentence, index)
    if phrase is None or sentence.low[phrase.last - 1] not in _UNEXPLAINED:
        return phrase
    last = phrase.last
    owner = last - 1 if last - 2 >= phrase.first and sentence.low[last - 2].endswith(("'s", "’s", "s'", "s’")) else last
    if owner < last and sentence.low[last - 1] in _PAPERS:
        return NounPhrase(phrase.first, owner, None, None, (phrase.first, last))
    return NounPhrase(phrase.first, last, None, None, (phrase.first, last)) if phrase.apposition else phrase


_PAPERS = frozenset({"report", "account", "version", "statement", "findings", "log", "complaint", "indictment"})
_UNEXPLAINED = _PAPERS | frozenset({"police", "prosecutors", "investigators", "witnesses", "residents", "officials"})


def _viewed(sentence: Line, at: int) -> Attribution | None:
    """The report of "in the ministry's reading", which holds for the clause around it or the one behind it."""
    view = viewpoint(sentence, at)
    if view is None:
        return None
    speaker, first, last = view
    start, stop = (sentence.ends[last], _end(sentence)) if first == 0 else _clause(sentence, at)
    return Attribution(speaker, sentence.low[at], sentence.starts[first], sentence.ends[last], start, stop)


def _report(sentence: Line, at: int) -> Attribution | None:
    low = sentence.low
    word = low[at]
    if at and sentence.is_capital(at) and sentence.at(at - 1) not in _QUOTE_MARKS:
        # "The United States Geological Survey": part of a name.
        return None
    if word == "saying" and sentence.at(at - 1) == "as":
        # "The BBC cited Roe as saying": Roe is the speaker.
        cited = next(
            (k for k in range(at - 2, max(-1, at - 18), -1) if low[k] in ("cited", "quoted", "quoting", "citing")), -1
        )
        speaker = actor_after(sentence, cited + 1) if cited >= 0 else None
        return Attribution(speaker, word, sentence.starts[at], sentence.ends[at], sentence.ends[at], _end(sentence))
    if _tells_nothing(sentence, at):
        return None
    if word in _HEDGING and sentence.at(at + 1) == "to":
        # "Gunmen believed to belong to X": a participle; nobody in the sentence believes it.
        return Attribution(None, word, sentence.starts[at], sentence.ends[at], sentence.ends[at], _end(sentence))
    if word in _PASSIVES and _passive(sentence, at):
        return _passive_report(sentence, at)
    if any(low[k] in ("not", "never", "nobody") or low[k].endswith("n't") for k in range(max(0, at - 3), at)):
        return None
    if word == "told" and _passive(sentence, at):
        # "About 5,000 people were told to leave": they hear it.
        return None
    return _inverted(sentence, at) or _by_subject(sentence, at)


_HEDGING = frozenset({"believed", "thought", "suspected", "said", "alleged", "reported"})
_PASSIVES = _HEDGING | frozenset({"feared", "assumed", "described", "quoted", "mentioned", "called"})
_HARMED = frozenset({"killed", "dead", "injured", "wounded", "missing", "drowned", "kidnapped"})


def _tells_nothing(sentence: Line, at: int) -> bool:
    """Whether the words beside a form of a reporting verb make it a noun, a participle or another verb."""
    low = sentence.low
    word, before, follow = low[at], sentence.at(at - 1), sentence.at(at + 1)
    if before in ("of", "to", "no"):
        return True
    if before in DETERMINERS and before not in ("all", "both", "many", "some", "one", "this", "that"):
        return True
    if is_noun(sentence, at):
        return True
    if word in ("cited", "cites", "quoted"):
        return "saying" in low[at + 1 : at + 18]
    return (
        (word in _THAT_ONLY and follow != "that" and not _closes_report(sentence, at))
        or (word in _PLURAL_ONLY and not _after_plural(sentence, at))
        or (word == "added" and (follow in ("a", "an", "another", "to") or follow.isdigit()))
        or (word in ("claim", "claimed", "claims") and follow in ("responsibility", "the", "lives"))
        # "Two citizens confirmed killed"
        or (word in ("confirmed", "reported", "feared") and follow in _HARMED)
    )


def _closes_report(sentence: Line, at: int) -> bool:
    """Whether a verb that is mostly no report ends its sentence behind a comma: "the shell was theirs, it found"."""
    if at + 1 < len(sentence.raw) and sentence.raw[at + 1] not in ".;":
        return False
    return "," in sentence.raw[max(0, at - 8) : at] and sentence.low[at].endswith(("ed", "d", "s"))


def _passive_report(sentence: Line, at: int) -> Attribution | None:
    """The report of "it is believed", "was quoted as", "was reported by Roe"."""
    low = sentence.low
    word = low[at]
    if word in ("described", "called", "mentioned"):
        return None
    start, end = _clause(sentence, at)
    agent = next((k for k in range(at + 1, min(at + 4, len(low))) if low[k] == "by"), -1)
    speaker = actor_after(sentence, agent + 1) if agent > 0 else None
    if word == "quoted":
        speaker = actor_before(sentence, at)
    return Attribution(speaker, word, sentence.starts[at], sentence.ends[at], start, end)


def _by_subject(sentence: Line, at: int) -> Attribution | None:
    """The report of the speaker who stands before the verb at `at`."""
    low = sentence.low
    word = low[at]
    subject = phrase_before(sentence, at)
    if subject is not None and low[subject.outer[0] - 1] == "by" and low[subject.outer[0]] in _BY_MEANS:
        # "A teacher reached by telephone said"
        subject = phrase_before(sentence, subject.outer[0] - 2)
    if subject is not None and low[subject.outer[0] - 1] == "been" and subject.outer[0]:
        return None  # "Two have been released, their organisation said": no rule finds the speaker there
    speaker = actor(sentence, subject)
    # An inquiry finds, though it says nothing; an autopsy or a hearing accuses nobody.
    finds = word in _FINDING and speaker is not None and speaker.key[-1:] in _INQUIRIES
    if word in _FINDS_ONLY and speaker is not None and not finds and speaker.kind == "other" and not speaker.proper:
        return None
    if subject is None and (joined := _coordinated_subject(sentence, at)) is not None:
        # "The Front denied any role and said ..."
        start, end = sentence.ends[at], _end(sentence)
        return Attribution(joined, word, sentence.starts[at], sentence.ends[at], start, end)
    if subject is None or speaker is None or (speaker.kind == "thing" and not speaker.proper and not finds):
        if not word.endswith("ing") or not at:
            return None
        # ", adding that ..." goes on with the speaker before it.
        again, told = _last_subject(sentence, at), sentence.ends[at]
        return Attribution(again, word, sentence.starts[at], told, told, _end(sentence))
    start, end = _scope(sentence, at, subject.outer[0])
    return Attribution(speaker, word, sentence.starts[at], sentence.ends[at], start, end)


_FINDING = word_set("speech", "lists", "finding")
_FINDS_ONLY = frozenset({"found", "finds", "established", "establishes", "ruled", "determined"})
_INQUIRIES = (("inquiry",), ("investigation",), ("probe",), ("report",), ("audit",))


def _after_plural(sentence: Line, at: int) -> bool:
    """Whether a plural stands before a base form and no preposition behind: "villagers claim soldiers fired"."""
    before = sentence.at(at - 1)
    plural = before in ("they", "we", "people", "police", "who", "also", "still", "now")
    plural = plural or (before.endswith("s") and not before.endswith(("'s", "ss")) and sentence.is_word(at - 1))
    return plural and sentence.at(at + 1) not in PREPOSITIONS


def _coordinated_subject(sentence: Line, at: int) -> Actor | None:
    """Who says it in "X denied any role and said": the subject of the main clause that "and" goes on with."""
    joint = at - 1
    while joint > 0 and (sentence.low[joint] in ADVERBS or sentence.low[joint] in AUXILIARIES):
        joint -= 1
    if sentence.at(joint) not in ("and", "but"):
        return None
    for back in range(joint - 1, 0, -1):
        word = sentence.low[back]
        if word == ";":
            return None
        finite = (word in VERBS or (word.endswith("ed") and len(word) > 4)) and not word.endswith("ing")
        phrase = phrase_before(sentence, back) if finite else None
        if phrase is None:
            continue
        first = phrase.outer[0]
        opens = first == 0 or not sentence.is_word(first - 1) or sentence.low[first - 1] in ("and", "but")
        someone = actor(sentence, phrase) if opens and not sentence.low[first].endswith("ing") else None
        if someone is not None and someone.kind not in ("thing", "media"):
            return someone
    return None


def _last_subject(sentence: Line, before: int) -> Actor | None:
    # Who has spoken goes on; only without one the nearest subject does.
    for verbs in (_REPORT, VERBS):
        for at in range(before - 1, 0, -1):
            if sentence.low[at] in verbs and not sentence.low[at].endswith("ing"):
                subject = actor_before(sentence, at)
                if subject is not None:
                    return subject
    return None


def _passive(sentence: Line, at: int) -> bool:
    for back in range(at - 1, max(-1, at - 4), -1):
        word = sentence.low[back]
        if word in _BE:
            return True
        if word not in ADVERBS and word not in AUXILIARIES:
            return False
    return False


def _inverted(sentence: Line, at: int) -> Attribution | None:
    """ "..., said Jane Roe": the speaker after the verb."""
    if sentence.low[at] not in _INVERTING or at < 1:
        return None
    mark = sentence.raw[at - 1]
    if sentence.is_word(at - 1):
        return None
    after = at + 1
    if sentence.low[at] == "told" or sentence.at(after) in (
        "that",
        "in",
        "on",
        "it",
        "he",
        "she",
        "they",
        "there",
        "we",
        "i",
    ):
        return None
    if mark not in _QUOTE_MARKS and mark != "," and mark not in "’'":
        return None
    phrase = phrase_after(sentence, after)
    speaker = actor(sentence, phrase)
    if phrase is None or speaker is None:
        return None
    # A subject on the left and a clause on the right make it no inversion ("Roe, a farmer, said the men ...").
    follow = phrase.outer[1]
    if mark == "," and (
        any(
            sentence.at(k) in VERBS or sentence.at(k) in AUXILIARIES
            for k in range(follow, min(follow + 2, len(sentence.raw)))
        )
        or not _closes(sentence, follow)
        or (speaker.kind in ("thing", "other") and not speaker.proper and _subject_is_explained(sentence, at))
    ):
        return None
    return Attribution(speaker, sentence.low[at], sentence.starts[at], sentence.ends[at], 0, sentence.starts[at])


def _closes(sentence: Line, index: int) -> bool:
    """Whether no verb of an unknown form follows a speaker: the sentence ends, or goes on with a small word."""
    word = sentence.at(index)
    return (
        not sentence.is_word(index)
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in ADVERBS
        or word in DAYS
        or word in PRONOUNS
        or word.endswith(("ing", "day", "ly"))
    )


def _subject_is_explained(sentence: Line, at: int) -> bool:
    """Whether a subject with an apposition stands before the verb: "The governor, Ann Roe, announced a plan"."""
    subject = phrase_before(sentence, at)
    return subject is not None and subject.apposition is not None


def _parted(sentence: Line, comma: int, behind: int) -> int | None:
    """Where the clause begins that a report between two commas parts: "Shortly after eight, police say, Roe shot him".

    None where a clause with its own verb ends at the first comma and another subject goes on behind the second.
    """
    first = comma
    while first > 0 and sentence.low[first - 1] not in (";", "but"):
        first -= 1
    finite = any(
        sentence.low[k] in AUXILIARIES
        or ((sentence.low[k] in VERBS or sentence.low[k].endswith("ed")) and not sentence.is_capital(k))
        for k in range(first, comma)
    )
    goes_on = sentence.at(behind + 1) == "and" and sentence.at(behind + 2) in VERBS
    return first if goes_on or not finite else None


def _scope(sentence: Line, at: int, subject: int) -> tuple[int, int]:
    """What the verb at `at` reports: the words after it, or those before its subject when the sentence ends with it."""
    size = len(sentence.raw)
    after = at + 1
    while after < size and (
        sentence.low[after] in DAYS
        or sentence.low[after] in ADVERBS
        or sentence.low[after] in ("on", "in", "a", "statement", "late", "early", "to", "the")
    ):
        after += 1
    raw = sentence.raw
    rest = [k for k in range(after, size) if raw[k][0].isalnum()]
    closes = not rest
    told = sentence.low[at] in ("told", "tells")
    if told:
        rest = [
            k
            for k in rest
            if not any(sentence.raw[back] in _QUOTE_MARKS or sentence.raw[back] == "," for back in range(after, k))
        ]
    if (
        not closes
        and subject > 0
        and sentence.raw[subject - 1] == ","
        and (told or sentence.at(at + 1) in PREPOSITIONS)
    ):
        # ", prosecutors allege in the complaint", ", he told the radio": no clause follows.
        closes = "that" not in sentence.low[at:] and not any(
            sentence.low[k] in VERBS or sentence.low[k] in AUXILIARIES for k in rest
        )
    preceded = subject > 0 and (sentence.raw[subject - 1] in _QUOTE_MARKS or sentence.raw[subject - 1] == ",")
    # ", the sheriff told reporters, ..."
    behind = min(after + 1, size - 1) if told and sentence.is_word(after) else after
    if preceded and sentence.at(behind) == "," and (opens := _parted(sentence, subject - 1, behind)) is not None:
        return sentence.starts[opens], _clause(sentence, behind)[1]
    if preceded and (closes or sentence.raw[min(after, size - 1)] in ",;." or sentence.at(at + 1) in ("and",)):
        return 0, sentence.starts[subject]
    if closes:
        return (0, sentence.starts[subject]) if subject > 0 else (sentence.ends[at], _end(sentence))
    return sentence.ends[at], _end(sentence)
