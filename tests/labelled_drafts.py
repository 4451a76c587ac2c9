"""The draft that a perfect model would return for a labelled article: found by code from the label and the article.

A label says what is so; a draft says where the article says it. This module finds the sentences and the verbatim
phrases: in the label's evidence, else in sentences that hold the label's words. What it cannot find it leaves out,
with a line in `losses`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.article import Article, Sentence
from summarizer.draft import (
    Draft,
    DraftBackground,
    DraftBackgroundToll,
    DraftBlame,
    DraftPhrase,
    DraftPlace,
    DraftReaction,
    DraftToll,
)
from summarizer.language.countries import country_code
from summarizer.language.counts import find_counts, read_phrases
from summarizer.language.dates import find_dates, resolve
from summarizer.language.harms import harm_readings
from summarizer.language.phrases import occurrences
from summarizer.language.placenames import find_places
from summarizer.scoring.alias import known
from summarizer.scoring.label import BackgroundLabel, BlamedLabel, Label, ReactionLabel, TollLabel
from summarizer.scoring.wording import EVERYONE, content

_CUES = {
    "denied": r"\bden(?:y|ies|ied|ying|ial)|\bnot (?:us|involved|behind|responsible)|reject|dismiss|no role|nothing to",
    "admitted": r"\badmit|acknowledg|claim|confess|responsib|confirm",
    "no_comment": r"comment|respond|answer|reply|silent|statement",
}
_REPLACED = re.compile(r"earlier|initial|first|revis|rose|risen|previous|correct|wrong|mistak|later|update|now", re.I)
_HELD = re.compile(r"hijack|seiz|held|captur|abduct|kidnap|hostage", re.I)
_STATUS_CUES = {
    "cleared": r"clear|rul\w+ out|released|freed|let go|no longer|innocent|exonerat|acquit|dropp|no link|not involved",
    "claimed": r"claim|responsib|admit|confess|\bour\b|\bwe\b|statement|guilty|apolog",
    "accused": r"blam|accus|suspect|arrest|charg|allege|custody|behind|wanted|held|convict|indict|identif",
    "reported_as_fact": r"attack|kill|fired|shot|bomb|storm|open|burn|raid|ambush|stab|fought|clash",
}
_MOST_CITED = 5
_BEHIND = 3
"""Sentences behind an accusation in which its answer may stand without a name."""


@dataclass
class Derived:
    """A draft, and what of the label could not be pointed at."""

    draft: Draft
    losses: list[str] = field(default_factory=list)


def _naming(article: Article, forms: Iterable[str]) -> list[int]:
    found = {one.number for form in forms for one in article.sentences if occurrences(one.text, form)}
    return sorted(found)


def _overlap(gist: str, sentence: Sentence) -> float:
    wanted = set(content(gist))
    return len(wanted & set(content(sentence.text))) / len(wanted) if wanted else 0.0


def _form_in(article: Article, forms: Sequence[str], numbers: Sequence[int] = ()) -> str | None:
    """The first form that stands in these sentences, else anywhere."""
    for form in forms:
        if any(occurrences(article.sentences[number - 1].text, form) for number in numbers):
            return form
    return next((form for form in forms if occurrences(article.text, form)), None)


def _longer(text: str, start: int, end: int) -> Iterator[str]:
    """The span, then the span with more and more words behind and before it."""
    yield text[start:end]
    after = [end + match.end() for match in re.finditer(r"\s*\S+", text[end:])][:6]
    before = [match.start() for match in re.finditer(r"\S+\s*", text[:start])][::-1][:4]
    yield from (text[start:stop].rstrip(',.;:"”') for stop in after)
    yield from (text[begin:end] for begin in before)
    yield from (text[begin:stop].rstrip(',.;:"”') for begin in before for stop in after[:3])


def _count_phrase(row: TollLabel, sentence: Sentence) -> tuple[list[str], int] | None:
    """Count phrases for the row in this sentence, and how sure it is that they are meant."""
    spans = occurrences(sentence.text, row.text)
    best: tuple[list[str], int] | None = None
    readings = harm_readings(sentence.text)
    for start, end in spans:
        candidates: list[tuple[str, int]] = []
        for reading in readings:
            if reading.count_start < end and start < reading.count_end:
                sure = 4 if reading.harm == row.harm else 1
                candidates += [(phrase, sure) for phrase in [sentence.text[reading.count_start : reading.count_end]]]
        for mention in find_counts(sentence.text):
            if mention.start < end and start < mention.end:
                candidates.append((sentence.text[mention.start : mention.end], 1))
        candidates += [(phrase, 0) for phrase in _longer(sentence.text, start, end)]
        for phrase, sure in candidates:
            read = read_phrases([phrase])
            if read is None or len(occurrences(sentence.text, phrase)) != 1:
                continue
            if (read.low, read.high) == (row.low, row.high) and (best is None or sure > best[1]):
                best = ([phrase], sure)
    return best


def _parts(row: TollLabel, article: Article) -> tuple[list[str], int] | None:
    """A figure that the article only gives in parts ("a Canadian", "an American"): one phrase for each."""
    pieces = [piece for piece in re.split(r";|, | and |/|\+", row.text) if piece.strip()]
    if len(pieces) < 2:
        return None
    for sentence in article.sentences:
        if all(len(occurrences(sentence.text, piece)) == 1 for piece in pieces):
            read = read_phrases(pieces)
            if read is not None and (read.low, read.high) == (row.low, row.high):
                return pieces, sentence.number
    return None


def _says(harm: str, sentence: Sentence) -> bool:
    return any(one.harm == harm and not one.negated for one in harm_readings(sentence.text))


def _nearest(numbers: Sequence[int], number: int) -> list[int]:
    """The number nearest to another one; [] for none."""
    return sorted(numbers, key=lambda one: (abs(one - number), one))[:1]


class _Deriving:
    def __init__(self, label: Label, article: Article) -> None:
        self.label, self.article = label, article
        self.losses: list[str] = []

    def _sentences(self, numbers: Iterable[int]) -> list[Sentence]:
        return [one for number in numbers if (one := self.article.sentence(number)) is not None]

    def _toll(self, row: TollLabel) -> DraftToll | None:
        article = self.article
        given = {number for one in row.evidence for number in one}
        best: tuple[float, int, list[str]] | None = None
        for sentence in article.sentences:
            found = _count_phrase(row, sentence)
            if found is None:
                continue
            score = float(found[1])
            score += 3 if sentence.number in given else 0
            score += 2 if row.reported_by and _naming(article, row.reported_by).count(sentence.number) else 0
            score += 1 if any(occurrences(sentence.text, form) for form in row.victims) else 0
            score -= 1 if sentence.number in article.headline else 0
            if best is None or score > best[0]:
                best = (score, sentence.number, found[0])
        if best is None:
            parts = _parts(row, article)
            if parts is None:
                self.losses.append(f"toll {row.harm} {row.text!r}: no phrase of the article reads as its bounds")
                return None
            best = (0.0, parts[1], parts[0])
        number = best[1]
        cited = [number]
        if row.superseded:
            near = self._sentences([number - 1, number + 1])
            cited += [one.number for one in near if _REPLACED.search(one.text)]
        if row.harm == "abducted" and not _HELD.search(article.sentences[number - 1].text):
            # Aboard a hijacked craft: the sentence that says so is what makes the crew abducted.
            cited += _nearest([one.number for one in article.sentences if _HELD.search(one.text)], number)
        elif not _says(row.harm, article.sentences[number - 1]):
            # "On board were a pilot and two sisters": what became of them stands elsewhere.
            cited += _nearest([one.number for one in article.sentences if _says(row.harm, one)], number)
        by = None
        if row.reported_by:
            by = _form_in(article, row.reported_by, [number]) or row.reported_by[0]
            if not occurrences(article.sentences[number - 1].text, by):
                cited += [one for one in (number - 1, number + 1) if one in _naming(article, row.reported_by)]
        return DraftToll(
            s=list(dict.fromkeys(cited)),
            count=best[2],
            harm=row.harm,
            victims=self._victims(row, number, best[2]),
            scope=row.scope,
            by=by,
            superseded=row.superseded,
        )

    def _victims(self, row: TollLabel, number: int, count: Sequence[str]) -> str | None:
        """The group in the article's words: a form of the label, else what the sentence counts."""
        if known(EVERYONE, row.victims):
            return None
        form = _form_in(self.article, row.victims, [number])
        if form is not None:
            return form
        sentence = self.article.sentences[number - 1].text
        for reading in harm_readings(sentence):
            if reading.victims_start is not None and sentence[reading.count_start : reading.count_end] in count:
                return sentence[reading.victims_start : reading.victims_end]
        self.losses.append(f"toll {row.harm} {row.text!r}: the article does not name {row.victims[0]!r}")
        return None

    def _blame(self, row: BlamedLabel) -> DraftBlame | None:
        article = self.article
        actor = _form_in(article, row.actor)
        if actor is None:
            self.losses.append(f"blame {row.actor[0]!r}: the article has no such words")
            return None
        naming = _naming(article, row.actor)
        accusing = [_naming(article, forms) for forms in row.accusers]
        if row.evidence:
            cited = list(row.evidence[0])
        else:
            together = [one for one in naming if any(one in numbers for numbers in accusing)]
            alone = [numbers for numbers in accusing if numbers and not set(numbers) & set(together)]
            # An accuser named elsewhere: the sentence of theirs that is nearest to one about the actor.
            near = [min(numbers, key=lambda one: min(abs(one - other) for other in naming)) for numbers in alone]
            cited = [*together[:2], *near, *together[2:], *naming]
            # The sentences that say it come first: an actor may be named long before anybody accuses him.
            saying = re.compile(_STATUS_CUES.get(row.status[0], _STATUS_CUES["accused"]), re.I)
            cited.sort(key=lambda one: not saying.search(article.sentences[one - 1].text))
            if row.status[0] == "cleared":
                behind = [one.number for one in article.sentences if saying.search(one.text)]
                cited[1:1] = [one for one in behind if any(0 < one - other <= _BEHIND for other in cited[:1])][:1]
        if row.response:
            cue = re.compile(_CUES[row.response], re.I)
            answers = [one.number for one in article.sentences if cue.search(one.text)]
            near = [one for one in answers if one in naming]
            near += [one for one in answers if any(0 < one - other <= _BEHIND for other in [*naming, *cited])]
            cited = [*cited[: _MOST_CITED - 2], *near[:2], *cited[_MOST_CITED - 2 :]]
        cited = list(dict.fromkeys(cited))[:_MOST_CITED]
        accusers = [_form_in(article, forms, cited) or forms[0] for forms in row.accusers]
        return DraftBlame(
            s=cited, actor=actor, aliases=[], accusers=accusers, status=row.status[0], response=row.response
        )

    def _reaction(self, row: ReactionLabel) -> DraftReaction | None:
        article = self.article
        naming = _naming(article, row.actor)
        if not naming:
            self.losses.append(f"reaction of {row.actor[0]!r}: the article has no such words")
            return None
        given = [number for one in row.evidence[:1] for number in one]
        best = max(self._sentences(naming), key=lambda one: (_overlap(row.gist, one), -one.number))
        cited = list(dict.fromkeys([*given, best.number])) if given else [best.number]
        actor = _form_in(article, row.actor, [best.number]) or row.actor[0]
        return DraftReaction(s=cited, actor=actor, role=None, kind=row.kind[0], gist=row.gist, quote=None)

    def _background(self, row: BackgroundLabel) -> DraftBackground | None:
        article = self.article
        given = [number for one in row.evidence[:1] for number in one]
        ranked = sorted(article.sentences, key=lambda one: -_overlap(row.gist, one))
        cited = given or [ranked[0].number]
        tolls = []
        for harm, wanted in (("killed", row.killed), ("injured", row.injured)):
            if wanted is None:
                continue
            found = self._background_toll(harm, wanted, [*self._sentences(cited), *ranked])
            if found is None:
                self.losses.append(f"background {row.gist!r}: no phrase reads as {wanted} {harm}")
            else:
                tolls.append(found)
        summary = row.gist
        numbers = dict.fromkeys([*cited, *(number for toll in tolls for number in toll.s)])
        return DraftBackground(
            s=list(numbers), relation=row.relation, summary=summary, when=None, where=None, tolls=tolls
        )

    def _background_toll(self, harm: str, wanted: int, sentences: Sequence[Sentence]) -> DraftBackgroundToll | None:
        for sentence in dict.fromkeys(sentences):
            readings = [
                one
                for one in harm_readings(sentence.text)
                if one.harm == harm and wanted in (one.reading.low, one.reading.high)
            ]
            for one in readings:
                phrase = sentence.text[one.count_start : one.count_end]
                if len(occurrences(sentence.text, phrase)) == 1 and read_phrases([phrase]) is not None:
                    return DraftBackgroundToll(s=[sentence.number], count=[phrase], harm=one.harm, victims=None)
        return None

    def _when(self) -> list[DraftPhrase]:
        when, article = self.label.when, self.article
        if when.start is None or when.text is None:
            return []
        wanted = (when.start, when.end or when.start)
        mentions = [(one.number, mention.text) for one in article.sentences for mention in find_dates(one.text)]
        verbatim = [(one.number, when.text) for one in article.sentences if occurrences(one.text, when.text)]
        read = {text: found for _, text in [*verbatim, *mentions] if (found := resolve([text], article.published))}
        for number, text in [*verbatim, *mentions]:
            if text in read and (read[text].start, read[text].end) == wanted:
                return [DraftPhrase(s=number, text=text)]
        opening = [one for one in mentions if one[1] in read and read[one[1]].start == read[one[1]].end == wanted[0]]
        closing = [one for one in mentions if one[1] in read and read[one[1]].start == read[one[1]].end == wanted[1]]
        if opening and closing:
            return [DraftPhrase(s=number, text=text) for number, text in (opening[0], closing[0])]
        if verbatim:
            return [DraftPhrase(s=verbatim[0][0], text=when.text)]
        self.losses.append(f"when {when.text!r}: not in one sentence of the article")
        return []

    def _where(self) -> list[DraftPlace]:
        where, article = self.label.where, self.article
        if not where.places:
            return []
        name = _form_in(article, where.places[0])
        if name is None:
            self.losses.append(f"where {where.places[0][0]!r}: the article has no such words")
            return []
        number = min(_naming(article, [name]), key=lambda one: (one in article.headline, one))
        within = [
            form for forms in where.places[1:] if (form := _form_in(article, forms)) and country_code(form) is None
        ]
        return [DraftPlace(s=number, name=name, within=within, country=self._country())]

    def _country(self) -> str | None:
        wanted = self.label.where.country
        for mention in find_places(self.article.text):
            if wanted is not None and country_code(mention.text) == wanted:
                return mention.text
        for forms in self.label.where.places:
            for form in forms:
                if wanted is not None and country_code(form) == wanted:
                    return form
        return None

    def _no_claim(self) -> list[int]:
        if not self.label.no_claim:
            return []
        cue = re.compile(
            r"\bno (?:one|group|body|organi[sz]ation|immediate|claim)|nobody|not (?:yet )?(?:been )?claim|none", re.I
        )
        found = [
            one.number for one in self.article.sentences if cue.search(one.text) and "claim" in one.text + "respons"
        ]
        return [number for number in found if re.search(r"claim|responsib", self.article.sentences[number - 1].text)][
            :1
        ]

    def derived(self) -> Derived:
        label, article = self.label, self.article
        body = [one for one in article.sentences if one.number not in article.headline]
        lead = body[0] if body else article.sentences[0]
        title = article.sentences[article.headline[0] - 1].text if article.headline else lead.text
        if not label.incident:
            return Derived(_nothing(title), self.losses)
        draft = Draft(
            incident=True,
            main=list(dict.fromkeys([*article.headline[:1], lead.number])),
            event_type=label.event_type[0],
            stage="accomplished",
            when=self._when(),
            where=self._where(),
            tolls=[row for one in label.tolls if (row := self._toll(one))],
            blamed=[row for one in label.blamed if (row := self._blame(one))],
            no_claim=self._no_claim(),
            reactions=[row for one in label.reactions if (row := self._reaction(one))],
            background=[row for one in label.background if (row := self._background(one))],
            weapons=[],
            targets=[],
            headline=title,
            summary=lead.text,
        )
        return Derived(draft, self.losses)


def _nothing(headline: str) -> Draft:
    return Draft(
        incident=False,
        main=[],
        event_type="none",
        stage=None,
        when=[],
        where=[],
        tolls=[],
        blamed=[],
        no_claim=[],
        reactions=[],
        background=[],
        weapons=[],
        targets=[],
        headline=headline,
        summary=None,
    )


def right_draft(label: Label, article: Article) -> Derived:
    """The draft that points at everything the label says."""
    return _Deriving(label, article).derived()
