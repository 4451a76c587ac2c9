"""A draft and its article become a brief: code reads spans, counts, dates and places from the words pointed at."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any, TypeVar

from summarizer.article import Article
from summarizer.brief import (
    CATEGORY_OF,
    Background,
    BackgroundToll,
    Blame,
    Brief,
    Count,
    Evidence,
    Harm,
    NoClaim,
    Place,
    Reaction,
    Rejected,
    Run,
    Source,
    Toll,
    What,
    When,
)
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
from summarizer.finding import Finding
from summarizer.language.bounds import NOBODY, VAGUE
from summarizer.language.counts import read_phrases
from summarizer.language.dates import resolve
from summarizer.language.harms import harm_readings
from summarizer.language.names import bare, same_name
from summarizer.language.phrases import occurrences, verbatim
from summarizer.language.places import country_code, country_context, locate
from summarizer.language.vague import apply as apply_profile
from summarizer.language.worded_counts import may_read
from summarizer.reasons import Flag, RejectionReason
from summarizer.records import record
from summarizer.totals import totals_of

Row = TypeVar("Row", DraftBlame, DraftReaction, DraftBackground)


@record(slots=True)
class Assembled:
    """A brief before its checks, where each part came from, and what could not even be assembled."""

    brief: Brief
    origin: dict[str, str]
    """Path of each row in the brief -> path of the row in the draft that it came from."""
    rejected: list[Rejected] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    findings: list[Finding] | None = None
    """What `verify` says of this brief, once somebody has asked."""


class _Refused(Exception):
    """A row that cannot be assembled."""

    def __init__(self, path: str, value: str, reason: RejectionReason, detail: str) -> None:
        self.entry = Rejected(path=path, value=value, reason=reason, detail=detail)
        super().__init__(detail)


@lru_cache(maxsize=256)
def _evidence(number: int, start: int, end: int, text: str) -> Evidence:
    # Several rows cite one sentence; a model cannot be changed, so that they can share it.
    return Evidence(sentence=number, start=start, end=end, text=text)


def evidence_of(numbers: Sequence[int], article: Article, path: str = "") -> list[Evidence]:
    """The cited sentences, each once, in the order cited.

    Raises:
        _Refused: a number that is no sentence of the article, or no number at all.
    """
    evidence = []
    for number in dict.fromkeys(numbers):
        sentence = article.sentence(number)
        if sentence is None:
            detail = f"the article has {len(article.sentences)} sentences"
            raise _Refused(f"{path}.s", str(number), "sentence_missing", detail)
        evidence.append(_evidence(number, sentence.start, sentence.end, sentence.text))
    if not evidence:
        raise _Refused(f"{path}.s", "", "sentence_missing", "no sentence is cited")
    return evidence


def _phrase_in(sentence: Evidence, phrase: str, path: str, *, once: bool) -> str:
    """The article's own spelling of a pointed-at phrase."""
    places = occurrences(sentence.text, phrase)
    if not places:
        detail = f"sentence {sentence.sentence} does not hold it"
        raise _Refused(path, phrase, "phrase_not_in_sentence", detail)
    if once and len(places) > 1:
        detail = f"it stands {len(places)} times in sentence {sentence.sentence}"
        raise _Refused(path, phrase, "phrase_ambiguous", detail)
    start, end = places[0]
    return sentence.text[start:end]


def _count(
    row: DraftToll | DraftBackgroundToll, evidence: Sequence[Evidence], path: str, vague: str
) -> tuple[Count, bool]:
    phrases = [_phrase_in(evidence[0], phrase, f"{path}.count", once=True) for phrase in row.count]
    allowed = may_read(phrases, row.harm)
    plain = read_phrases(phrases)
    # Who is unhurt is nobody injured even behind a number, and a plural without one counts nobody.
    reading = NOBODY if NOBODY in allowed else plain or next((one for one in allowed if one != VAGUE), None)
    if reading is None:
        raise _Refused(f"{path}.count", "; ".join(row.count), "not_a_count", "the words hold no number of people")
    text = "; ".join(phrases)
    bounded = apply_profile(reading, text, vague)
    return Count(low=bounded.low, high=bounded.high, text=text, qualifier=bounded.qualifier), reading.high == 0


def _harms(row: DraftToll, count: Count, sentence: Evidence, *, is_zero: bool) -> list[Harm]:
    """The row's harm, and the second one when the words deny both ("no casualties" = nobody killed, nobody hurt)."""
    if not is_zero or row.harm not in ("killed", "injured"):
        return [row.harm]
    spans = occurrences(sentence.text, count.text)
    said: dict[Harm, None] = {row.harm: None}
    for reading in harm_readings(sentence.text):
        if reading.reading.high == 0 and any(s < reading.count_end and reading.count_start < e for s, e in spans):
            said[reading.harm] = None
    return [harm for harm in said if harm in ("killed", "injured")]


def _same_row(one: Toll, other: Toll) -> bool:
    same_source = one.reported_by is None or other.reported_by is None or same_name(one.reported_by, other.reported_by)
    return (
        one.harm == other.harm
        and bare(one.victims or "") == bare(other.victims or "")
        and one.scope == other.scope
        and one.superseded == other.superseded
        and (one.count.low, one.count.high) == (other.count.low, other.count.high)
        # Two vague figures are the same only in the same words.
        and (one.count.qualifier != "vague" or one.count.text.casefold() == other.count.text.casefold())
        and same_source
    )


def _joined(one: Toll, other: Toll) -> Toll:
    evidence = {item.sentence: item for item in [*one.evidence, *other.evidence]}
    if one.reported_by is None and other.reported_by is not None:
        # The row with the source leads, so that the reporter stands beside the count phrase.
        one, evidence = other, {item.sentence: item for item in [*other.evidence, *one.evidence]}
    return one.model_copy(update={"evidence": list(evidence.values())})


class _Assembly:
    """One draft on its way to a brief; collects origins and refusals."""

    def __init__(self, draft: Draft, article: Article, vague: str) -> None:
        self.draft, self.article, self.vague = draft, article, vague
        self.origin: dict[str, str] = {}
        self.rejected: list[Rejected] = []
        self.flags: list[Flag] = []

    def tolls(self) -> list[Toll]:
        rows: list[Toll] = []
        for at, row in enumerate(self.draft.tolls):
            path = f"tolls[{at}]"
            try:
                evidence = evidence_of(row.s, self.article, path)
                count, is_zero = _count(row, evidence, path, self.vague)
            except _Refused as refusal:
                self.rejected.append(refusal.entry)
                continue
            for harm in _harms(row, count, evidence[0], is_zero=is_zero):
                toll = Toll(
                    harm=harm,
                    victims=self._spelled(row.victims),
                    scope=row.scope,
                    count=count,
                    reported_by=self._spelled(row.by),
                    superseded=row.superseded,
                    evidence=evidence,
                )
                for known_at, known in enumerate(rows):
                    if _same_row(known, toll):
                        rows[known_at] = _joined(known, toll)
                        break
                else:
                    self.origin[f"casualties[{len(rows)}]"] = path
                    rows.append(toll)
        return rows

    def _spelled(self, name: str | None) -> str | None:
        """A name in the article's own spelling where it stands there; else as given, for the checks to judge."""
        if name is None or not name.strip():
            return None
        return verbatim(self.article.text, name) or name

    def when(self) -> When | None:
        phrases = self.draft.when
        if not phrases:
            return None
        try:
            numbers = [phrase.s for phrase in phrases]
            evidence = evidence_of(numbers, self.article, "when")
            by_number = {one.sentence: one for one in evidence}
            texts = [_phrase_in(by_number[phrase.s], phrase.text, "when", once=False) for phrase in phrases]
            resolved = resolve(texts, self.article.published) if len(texts) <= 2 else None
            if resolved is None:
                raise _Refused("when", " ... ".join(texts), "date_not_from_text", "the words are no date expression")
        except _Refused as refusal:
            self.rejected.append(refusal.entry)
            return None
        self.origin["when"] = "when"
        return When(
            text=" ... ".join(texts),
            start=resolved.start,
            end=resolved.end,
            precision=resolved.precision,
            how=resolved.how,
            evidence=evidence,
        )

    def places(self) -> list[Place]:
        rows: list[Place] = []
        context = country_context(self.article.text) if self.draft.where else {}
        for at, row in enumerate(self.draft.where):
            path = f"where[{at}]"
            try:
                evidence = evidence_of([row.s], self.article, path)
                name = _phrase_in(evidence[0], row.name, f"{path}.name", once=False)
            except _Refused as refusal:
                self.rejected.append(refusal.entry)
                continue
            if any(same_name(name, known.name) for known in rows):
                continue
            self.origin[f"where[{len(rows)}]"] = path
            rows.append(self._place(row, name, evidence, context))
        return rows

    def _place(self, row: DraftPlace, name: str, evidence: list[Evidence], context: dict[str, float]) -> Place:
        said = country_code(row.country) if row.country else None
        located = locate(name, row.within, said, context)
        country = located.country if located is not None and located.disputed else said
        if country is None and located is not None:
            country = located.country
        if located is not None and located.disputed and "disputed_place" not in self.flags:
            self.flags.append("disputed_place")
        admin = [
            self._spelled(one) or one for one in row.within if country_code(one) is None or country_code(one) != country
        ]
        return Place(
            name=name,
            admin=admin,
            country=country,
            lat=located.lat if located else None,
            lon=located.lon if located else None,
            evidence=evidence,
        )

    def _carried(self, name: str, rows: Sequence[Row]) -> Iterator[tuple[Row, str, list[Evidence]]]:
        """Each row that cites sentences of the article, with its place in the draft and these; others are rejected."""
        kept = 0
        for at, row in enumerate(rows):
            path = f"{name}[{at}]"
            try:
                evidence = evidence_of(row.s, self.article, path)
            except _Refused as refusal:
                self.rejected.append(refusal.entry)
                continue
            self.origin[f"{name}[{kept}]"] = path
            kept += 1
            yield row, path, evidence

    def blamed(self) -> list[Blame]:
        rows: list[Blame] = []
        for row, _, evidence in self._carried("blamed", self.draft.blamed):
            rows.append(
                Blame(
                    actor=self._spelled(row.actor) or row.actor,
                    aliases=[self._spelled(one) or one for one in row.aliases],
                    accusers=[self._spelled(one) or one for one in row.accusers],
                    status=row.status,
                    response="admitted" if row.status == "claimed" else row.response,
                    evidence=evidence,
                )
            )
        return rows

    def no_claim(self) -> NoClaim:
        if not self.draft.no_claim:
            return NoClaim(value=False, evidence=[])
        try:
            evidence = evidence_of(self.draft.no_claim, self.article, "no_claim")
        except _Refused as refusal:
            self.rejected.append(refusal.entry)
            return NoClaim(value=False, evidence=[])
        self.origin["no_claim"] = "no_claim"
        return NoClaim(value=True, evidence=evidence)

    def reactions(self) -> list[Reaction]:
        rows: list[Reaction] = []
        for row, _, evidence in self._carried("reactions", self.draft.reactions):
            rows.append(
                Reaction(
                    actor=self._spelled(row.actor) or row.actor,
                    role=row.role,
                    kind=row.kind,
                    gist=row.gist,
                    quote=row.quote.strip("\"“”'‘’ ") if row.quote and row.quote.strip() else None,
                    evidence=evidence,
                )
            )
        return rows

    def background(self) -> list[Background]:
        rows: list[Background] = []
        for row, path, evidence in self._carried("background", self.draft.background):
            rows.append(
                Background(
                    relation=row.relation,
                    summary=row.summary,
                    when=self._spelled(row.when),
                    where=self._spelled(row.where),
                    casualties=self._background_tolls(row, path, f"background[{len(rows)}]"),
                    evidence=evidence,
                )
            )
        return rows

    def _background_tolls(self, event: DraftBackground, path: str, target: str) -> list[BackgroundToll]:
        tolls: list[BackgroundToll] = []
        for at, row in enumerate(event.tolls):
            toll_path = f"{path}.tolls[{at}]"
            try:
                evidence = evidence_of(row.s, self.article, toll_path)
                count, _ = _count(row, evidence, toll_path, self.vague)
            except _Refused as refusal:
                self.rejected.append(refusal.entry)
                continue
            self.origin[f"{target}.casualties[{len(tolls)}]"] = toll_path
            tolls.append(
                BackgroundToll(harm=row.harm, victims=self._spelled(row.victims), count=count, evidence=evidence)
            )
        return tolls

    def what(self) -> What:
        draft = self.draft
        numbers = [number for number in draft.main if self.article.sentence(number)]
        if not numbers:
            numbers = lead_sentences(self.article)
        objects: dict[str, list[str]] = {"weapons": [], "targets": []}
        for kind, phrases in (("weapons", draft.weapons), ("targets", draft.targets)):
            for at, text in self._objects(kind, phrases, numbers):
                self.origin[f"what.{kind}[{len(objects[kind])}]"] = f"{kind}[{at}]"
                objects[kind].append(text)
        self.origin["what"], self.origin["what.summary"] = "main", "summary"
        self.origin["headline"] = "headline"
        return What(
            event_type=draft.event_type,
            category=CATEGORY_OF[draft.event_type],
            stage=draft.stage,
            summary=draft.summary,
            weapons=objects["weapons"],
            targets=objects["targets"],
            evidence=evidence_of(sorted(set(numbers)), self.article) if self.article.sentences else [],
        )

    def _objects(self, kind: str, phrases: Sequence[DraftPhrase], numbers: list[int]) -> Iterator[tuple[int, str]]:
        seen: set[tuple[str, ...]] = set()
        for at, phrase in enumerate(phrases):
            path = f"{kind}[{at}]"
            try:
                evidence = evidence_of([phrase.s], self.article, path)
                text = _phrase_in(evidence[0], phrase.text, path, once=False)
            except _Refused as refusal:
                self.rejected.append(refusal.entry)
                continue
            if bare(text) not in seen:
                seen.add(bare(text))
                numbers.append(phrase.s)
                yield at, text


def lead_sentences(article: Article) -> list[int]:
    """The first sentence after the headline, or the headline when there is nothing else."""
    body = [one.number for one in article.sentences if one.number not in article.headline]
    return body[:1] or [one.number for one in article.sentences[:1]]


def _none_rows(draft: Draft) -> Iterator[Rejected]:
    lists: dict[str, Sequence[Any]] = {
        name: getattr(draft, name)
        for name in ("when", "where", "tolls", "blamed", "reactions", "background", "weapons", "targets", "no_claim")
    }
    for name, rows in lists.items():
        if rows:
            value = f"{len(rows)} entries"
            yield Rejected(
                path=name, value=value, reason="not_an_incident", detail="the draft says there is no incident"
            )


def source_of(article: Article) -> Source:
    """The article's identity as a brief states it."""
    return Source(
        sha256=article.sha256,
        text_sha256=article.text_sha256,
        path=article.path,
        title=article.title,
        published=article.published,
        published_from=article.published_from,
        language=article.language,
    )


def assemble(draft: Draft, article: Article, run: Run) -> Assembled:
    """The brief that `draft` describes, unchecked.

    Args:
        run: how the draft was made; its `vague` names the profile that gives vague words their bounds.
    """
    work = _Assembly(draft, article, run.vague)
    if not draft.incident or draft.event_type == "none":
        return _no_incident(draft, article, run)
    casualties = work.tolls()
    brief = Brief(
        incident=True,
        headline=draft.headline,
        what=work.what(),
        when=work.when(),
        where=work.places(),
        blamed=work.blamed(),
        no_claim=work.no_claim(),
        casualties=casualties,
        totals=totals_of(casualties, article.headline),
        reactions=work.reactions(),
        background=work.background(),
        unused_numbers=[],
        rejected=[],
        source=source_of(article),
        run=run,
    )
    return Assembled(brief, work.origin, work.rejected, work.flags)


def _no_incident(draft: Draft, article: Article, run: Run) -> Assembled:
    what = What(event_type="none", category="none", stage=None, summary=None, weapons=[], targets=[], evidence=[])
    brief = Brief(
        incident=False,
        headline=draft.headline,
        what=what,
        when=None,
        where=[],
        blamed=[],
        no_claim=NoClaim(value=False, evidence=[]),
        casualties=[],
        totals=totals_of([], article.headline),
        reactions=[],
        background=[],
        unused_numbers=[],
        rejected=[],
        source=source_of(article),
        run=run,
    )
    return Assembled(brief, {"headline": "headline"}, list(_none_rows(draft)))
